//! "He", "him", "his", "she", "her": where it is safe. Whoever is named before in the sentence or in the one before, and may be meant by the
//! pronoun, is counted; where that is one person and nobody without a name comes into question, the pronoun means that one. Of several, it
//! means the subject of the clause above it, or the one that the pronoun of the sentence before meant. Inside quotation marks a pronoun is
//! left alone, since whose it is depends on who speaks.

use crate::model::tree::Link;
use crate::model::{Content, EntityKind, NameForm, SpeechForm, StatementKind};
use crate::text::{Token, TokenKind};

use super::candidate::Candidate;
use super::noun_phrase;
use super::reading::Reading;

/// How many statements behind the last that names somebody a pronoun may still mean one of these.
const NEAR: usize = 2;

/// Pronouns that stand for a person in `candidates`, which are in order of place.
pub fn find(reading: &Reading, candidates: &[Candidate]) -> Vec<Candidate> {
    let mut persons: Vec<Vec<&Candidate>> = vec![Vec::new(); reading.statements.len()];
    for candidate in candidates.iter().filter(|c| surely(reading, c) || perhaps(reading, c)) {
        persons[candidate.statement].push(candidate);
    }
    let mut out: Vec<Candidate> = Vec::new();
    let mut before = Before::default();
    for (at, named) in persons.iter().enumerate() {
        before.forget(reading, at);
        let mut here = Here { at, people: named.iter().map(|c| (*c).clone()).collect(), before: &before };
        let mut open = [false; 2];
        for (token, female) in pronouns(reading, at) {
            // whoever "he" was before is meant again
            let free = !open[usize::from(female)] && reading.statements[at].kind != StatementKind::Quote && !quoted(reading, at, token);
            let meant = free.then(|| here.meant(reading, token, female)).flatten().filter(|c| c.kind == EntityKind::Person);
            let Some(person) = meant else {
                open[usize::from(female)] = true;
                continue;
            };
            let found = pronoun(reading, at, token, female, &person);
            here.people.push(found.clone());
            out.push(found);
        }
        let people = here.people;
        before.note(reading, at, people, open);
    }
    out
}

/// Is it a person by a title or first name, or to the grammar as well?
fn surely(reading: &Reading, candidate: &Candidate) -> bool {
    let named = reading.statements[candidate.statement].tree.named();
    let over = |n: &&crate::model::tree::Named| usize::from(n.from) < candidate.to && candidate.from < usize::from(n.to);
    candidate.kind == EntityKind::Person
        && (candidate.female.is_some()
            || candidate.post.is_some()
            || candidate.form != NameForm::Proper
            || named.iter().find(over).is_some_and(|n| n.kind == EntityKind::Person))
}

/// Is it a name that does something, and may be a person's? Then a pronoun may mean it, but we do not say so.
fn perhaps(reading: &Reading, candidate: &Candidate) -> bool {
    let tree = &reading.statements[candidate.statement].tree;
    let acts = matches!(tree.link(candidate.to - 1), Link::Subject | Link::PassiveSubject);
    matches!(candidate.kind, EntityKind::Person | EntityKind::Other) && candidate.form == NameForm::Proper && acts
}

/// The pronouns of a statement, and whether they are a woman's.
fn pronouns(reading: &Reading, at: usize) -> Vec<(usize, bool)> {
    if reading.statements[at].kind == StatementKind::Headline {
        return Vec::new();
    }
    let female = |t: &Token| match t.norm.as_str() {
        "he" | "him" | "his" | "himself" => Some(false),
        "she" | "her" | "hers" | "herself" => Some(true),
        _ => None,
    };
    let tokens = reading.tokens(at);
    (0..tokens.len()).filter_map(|i| Some((i, female(&tokens[i])?))).collect()
}

/// Does a token stand in direct speech?
pub fn quoted(reading: &Reading, at: usize, token: usize) -> bool {
    let (statement, tokens) = (&reading.statements[at], reading.tokens(at));
    let said = statement.mentions.iter().any(|m| match &m.content {
        Content::Speech(speech) => {
            speech.form != SpeechForm::Indirect && m.span.start() <= tokens[token].start && tokens[token].end <= m.span.end()
        }
        _ => false,
    });
    said || tokens[..token].iter().filter(|t| matches!(t.norm.as_str(), "\"" | "“" | "”")).count() % 2 == 1
}

/// Who was told of in the statements before.
#[derive(Default)]
struct Before {
    /// The statement that told of them.
    at: usize,
    people: Vec<Candidate>,
    /// Nobody else was told of, with a name or without, whom "he" or "she" could mean.
    others: [bool; 2],
    /// The person who was its subject.
    subject: Option<Candidate>,
}

impl Before {
    /// Drops them where they are too far away.
    fn forget(&mut self, reading: &Reading, at: usize) {
        let (a, b) = (&reading.statements[self.at], &reading.statements[at]);
        let near = at <= self.at + NEAR && b.paragraph <= a.paragraph + 1 && a.kind != StatementKind::Headline;
        if !near {
            *self = Before::default();
        }
    }

    /// Remembers the people of a statement; one without any leaves those before it.
    fn note(&mut self, reading: &Reading, at: usize, people: Vec<Candidate>, open: [bool; 2]) {
        let all = 0..reading.tokens(at).len();
        let others = [false, true].map(|female| open[usize::from(female)] || unnamed(reading, at, all.clone(), female, &people));
        if people.is_empty() {
            self.others = [self.others[0] || others[0], self.others[1] || others[1]];
            return;
        }
        let tree = &reading.statements[at].tree;
        let subject = |c: &&Candidate| matches!(tree.link(c.to - 1), Link::Subject | Link::PassiveSubject);
        let subject = people.iter().filter(subject).min_by_key(|c| c.from).cloned();
        *self = Before { at, people, others, subject };
    }
}

/// A statement while its pronouns are read.
struct Here<'b> {
    at: usize,
    /// Its persons by name, description and pronoun.
    people: Vec<Candidate>,
    before: &'b Before,
}

impl Here<'_> {
    /// Whom a pronoun means.
    fn meant(&self, reading: &Reading, token: usize, female: bool) -> Option<Candidate> {
        let tree = &reading.statements[self.at].tree;
        if self.names_behind(reading, token) {
            return None;
        }
        let fits = |c: &&Candidate| c.female.is_none_or(|f| f == female);
        let subject = self.subject_beside(reading, token);
        let other = |c: &&Candidate| subject.is_none_or(|subject| !(c.from <= subject && subject < c.to));
        let own: Vec<&Candidate> = self.people.iter().filter(|c| c.to <= token).filter(fits).filter(other).collect();
        let carried: Vec<&Candidate> =
            self.before.people.iter().filter(fits).filter(|c| subject.is_none() || !self.is_subject(subject, c)).collect();
        let unnamed = unnamed(reading, self.at, 0..token, female, &self.people);
        let only = |people: &[&Candidate]| one_person(reading, people).filter(|_| !unnamed).cloned();
        if let Some(above) = self.above(reading, token, &own) {
            return Some(above.clone());
        }
        if own.is_empty() {
            let chain =
                tree.link(token) == Link::Subject || tree.link(token) == Link::PassiveSubject || tree.link(token) == Link::Possessive;
            let continued =
                self.before.subject.as_ref().filter(|s| s.form == NameForm::Pronoun && s.female == Some(female) && chain && !unnamed);
            let alone = only(&carried).filter(|_| !self.before.others[usize::from(female)]);
            return alone.or_else(|| continued.cloned());
        }
        let all: Vec<&Candidate> = own.iter().chain(&carried).copied().collect();
        only(&all).filter(|_| !self.before.others[usize::from(female)])
    }

    /// "Roe told him": the subject of the verb that a pronoun is an object of, who is another.
    fn subject_beside(&self, reading: &Reading, token: usize) -> Option<usize> {
        let tree = &reading.statements[self.at].tree;
        let object = matches!(tree.link(token), Link::Object | Link::Dative | Link::PrepositionObject);
        let own = reading.tokens(self.at)[token].norm.ends_with("self");
        let verb = tree.governor(token..token + 1).filter(|_| object && !own)?;
        // "keen on hiring him": whoever is keen
        let above = || tree.above(verb..verb + 1).into_iter().find_map(|up| tree.child(up, &[Link::Subject, Link::PassiveSubject]));
        tree.subject(verb).map(|(at, _)| at).or_else(above)
    }

    /// "On his website, Roe says": a pronoun in a phrase before the subject may mean the subject.
    fn names_behind(&self, reading: &Reading, token: usize) -> bool {
        let tree = &reading.statements[self.at].tree;
        let verbs = tree.above(token..token + 1).into_iter().filter(|at| tree.is_verb(*at));
        let subjects = verbs.filter_map(|verb| tree.child(verb, &[Link::Subject, Link::PassiveSubject]));
        let mut behind = subjects.filter(|subject| *subject > token && !tree.reach(*subject).contains(&token));
        behind.any(|subject| self.people.iter().any(|c| c.from <= subject && subject < c.to))
    }

    /// Is somebody told of before the one that a subject of this statement means?
    fn is_subject(&self, subject: Option<usize>, carried: &Candidate) -> bool {
        let here = subject.and_then(|at| self.people.iter().find(|c| c.from <= at && at < c.to));
        here.is_some_and(|c| c.key == carried.key)
    }

    /// "Roe sued Vane, claiming he was dismissed": the subject of the nearest verb above the pronoun's own clause, if nobody who fits
    /// stands between.
    fn above<'c>(&self, reading: &Reading, token: usize, own: &[&'c Candidate]) -> Option<&'c Candidate> {
        let tree = &reading.statements[self.at].tree;
        let verbs = tree.above(token..token + 1).into_iter().filter(|at| tree.is_verb(*at));
        let subjects = verbs.filter_map(|verb| tree.child(verb, &[Link::Subject, Link::PassiveSubject])).filter(|at| *at < token);
        let nearest = subjects.into_iter().next()?;
        let person = own.iter().find(|c| c.from <= nearest && nearest < c.to && c.female.is_some())?;
        let between = own.iter().any(|c| c.from > person.from && c.key != person.key);
        let unnamed = unnamed(reading, self.at, person.to..token, person.female?, &self.people);
        (!between && !unnamed).then_some(*person)
    }
}

/// Does a stretch tell of somebody without a name whom "he" or "she" could mean?
fn unnamed(reading: &Reading, at: usize, stretch: std::ops::Range<usize>, female: bool, people: &[Candidate]) -> bool {
    let (tokens, tree) = (reading.tokens(at), &reading.statements[at].tree);
    let signs = &reading.language.names.signs;
    stretch.into_iter().any(|i| {
        let token = &tokens[i];
        let inside = people.iter().any(|c| c.from <= i && i < c.to);
        let noun = token.kind == TokenKind::Word && tree.part(i) == crate::model::tree::Part::Noun && !tree.proper(i) && !inside;
        let told = matches!(tree.link(i), Link::Apposition | Link::Predicate | Link::Compound);
        let other = if female { signs.he_nouns.contains(&token.norm) } else { signs.she_nouns.contains(&token.norm) };
        noun && !told && !other && noun_phrase::is_person(reading, &token.norm)
    })
}

/// Common nouns for people, who may be meant by a pronoun just as well.
pub fn other_people(reading: &Reading, tokens: &[Token]) -> bool {
    let signs = &reading.language.names.signs;
    tokens.windows(2).any(|w| {
        matches!(w[0].norm.as_str(), "a" | "an" | "the" | "his" | "her" | "another")
            && w[1].kind == TokenKind::Word
            && (signs.person_nouns.contains(&w[1].norm)
                || signs.posts.contains(&w[1].norm)
                || matches!(w[1].norm.as_str(), "man" | "woman" | "boy" | "girl" | "officer"))
    })
}

/// The one person that all the candidates mean, or `None`.
fn one_person<'c>(reading: &Reading, persons: &[&'c Candidate]) -> Option<&'c Candidate> {
    let first = persons.first()?;
    let meant = |c: &Candidate| c.refers_to.unwrap_or_else(|| reading.span(c));
    let same = |c: &&&Candidate| {
        c.key == first.key || meant(c) == meant(first) || !c.key.contains(' ') && first.words().last() == c.words().last()
    };
    persons.iter().all(|c| same(&c)).then_some(first)
}

fn pronoun(reading: &Reading, statement: usize, at: usize, female: bool, person: &Candidate) -> Candidate {
    let mut out = Candidate::new(statement, at, at + 1, person.key.clone());
    out.form = NameForm::Pronoun;
    out.kind = EntityKind::Person;
    out.female = Some(female);
    out.refers_to = Some(person.refers_to.unwrap_or_else(|| reading.span(person)));
    out
}
