//! Finds whom "he", "him", "his", "she", "her" refer to, and which organisation "it" and "its", where it is safe. Counts everybody who is named
//! earlier in the sentence or in the one before and may be meant. If that is one person, and nobody without a name can be meant, the pronoun refers
//! to that person. If there are several, it refers to the subject of the clause above, or to the one that the pronoun of the previous sentence meant.
//! Pronouns inside quotation marks are not read, since their meaning depends on the speaker.

use std::ops::Range;

use crate::model::tree::{Link, Named, Part};
use crate::model::{Content, EntityKind, NameForm, SpeechForm, StatementKind};
use crate::text::{Token, TokenKind};

use super::Candidate;
use super::noun_phrase;
use super::reading::NameContext;

/// Number of statements after the last one with a named person within which a pronoun may refer to that person.
const NEAR: usize = 2;

/// The pronouns that refer to a person among `candidates`, which are sorted by position.
pub(super) fn of_persons(reading: &NameContext, candidates: &[Candidate]) -> Vec<Candidate> {
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
            // after one unclear "he", later ones in the statement are unclear too
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

/// True if it is a person by a title, a first name or a post, or if the parser says so as well.
fn surely(reading: &NameContext, candidate: &Candidate) -> bool {
    let named = reading.statements[candidate.statement].tree.named();
    let over = |n: &&Named| usize::from(n.from) < candidate.to && candidate.from < usize::from(n.to);
    candidate.kind == EntityKind::Person
        && (candidate.female.is_some()
            || candidate.post.is_some()
            || candidate.form != NameForm::Proper
            || named.iter().find(over).is_some_and(|n| n.kind == EntityKind::Person))
}

/// True if it is the name of something that acts and may be a person. A pronoun may then refer to it, but is not linked.
fn perhaps(reading: &NameContext, candidate: &Candidate) -> bool {
    let tree = &reading.statements[candidate.statement].tree;
    let acts = matches!(tree.link(candidate.to - 1), Link::Subject | Link::PassiveSubject);
    matches!(candidate.kind, EntityKind::Person | EntityKind::Other) && candidate.form == NameForm::Proper && acts
}

/// The pronouns of a statement, each with true for a woman's and false for a man's.
fn pronouns(reading: &NameContext, at: usize) -> Vec<(usize, bool)> {
    if reading.statements[at].kind == StatementKind::Headline {
        return Vec::new();
    }
    let tokens = reading.tokens(at).iter().enumerate();
    tokens.filter_map(|(i, token)| Some((i, reading.language.functions.is_womans(&token.norm)?))).collect()
}

/// True if a token is in direct speech.
pub(super) fn quoted(reading: &NameContext, at: usize, token: usize) -> bool {
    let (statement, tokens) = (&reading.statements[at], reading.tokens(at));
    let said = statement.mentions.iter().any(|m| match &m.content {
        Content::Speech(speech) => {
            speech.form != SpeechForm::Indirect && m.span.start() <= tokens[token].start && tokens[token].end <= m.span.end()
        }
        _ => false,
    });
    said || tokens[..token].iter().filter(|t| matches!(t.norm.as_str(), "\"" | "“" | "”")).count() % 2 == 1
}

/// Who was mentioned in the statements before.
#[derive(Default)]
struct Before {
    /// The last statement that mentions anybody.
    at: usize,
    people: Vec<Candidate>,
    /// For "he" and "she": true if they could mean anybody else who was mentioned, named or not.
    others: [bool; 2],
    /// The person who was the subject of that statement.
    subject: Option<Candidate>,
}

impl Before {
    /// Clears the memory if that statement is too far away.
    fn forget(&mut self, reading: &NameContext, at: usize) {
        let (a, b) = (&reading.statements[self.at], &reading.statements[at]);
        let near = at <= self.at + NEAR && b.paragraph <= a.paragraph + 1 && a.kind != StatementKind::Headline;
        if !near {
            *self = Before::default();
        }
    }

    /// Remembers the people of a statement. A statement without people leaves those before it.
    fn note(&mut self, reading: &NameContext, at: usize, people: Vec<Candidate>, open: [bool; 2]) {
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

/// A statement whose pronouns are being read.
struct Here<'b> {
    at: usize,
    /// Its persons, by name, description and pronoun.
    people: Vec<Candidate>,
    before: &'b Before,
}

impl Here<'_> {
    /// The person that a pronoun refers to.
    fn meant(&self, reading: &NameContext, token: usize, female: bool) -> Option<Candidate> {
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

    /// "Roe told him": the subject of the verb whose object the pronoun is. The pronoun means somebody else.
    fn subject_beside(&self, reading: &NameContext, token: usize) -> Option<usize> {
        let tree = &reading.statements[self.at].tree;
        let object = matches!(tree.link(token), Link::Object | Link::Dative | Link::PrepositionObject);
        let reflexive = reading.language.functions.is_reflexive(&reading.tokens(self.at)[token].norm);
        let verb = tree.governor(token..token + 1).filter(|_| object && !reflexive)?;
        // "keen on hiring him": the person who is keen
        let above = || tree.above(verb..verb + 1).into_iter().find_map(|up| tree.child(up, &[Link::Subject, Link::PassiveSubject]));
        tree.subject(verb).map(|(at, _)| at).or_else(above)
    }

    /// "On his website, Roe says": true if the pronoun is in a phrase before the subject and may refer to that subject.
    fn names_behind(&self, reading: &NameContext, token: usize) -> bool {
        let tree = &reading.statements[self.at].tree;
        let verbs = tree.above(token..token + 1).into_iter().filter(|at| tree.is_verb(*at));
        let subjects = verbs.filter_map(|verb| tree.child(verb, &[Link::Subject, Link::PassiveSubject]));
        let mut behind = subjects.filter(|subject| *subject > token && !tree.reach(*subject).contains(&token));
        behind.any(|subject| self.people.iter().any(|c| c.from <= subject && subject < c.to))
    }

    /// True if a person mentioned earlier is also the subject of this statement.
    fn is_subject(&self, subject: Option<usize>, carried: &Candidate) -> bool {
        let here = subject.and_then(|at| self.people.iter().find(|c| c.from <= at && at < c.to));
        here.is_some_and(|c| c.key == carried.key)
    }

    /// "Roe sued Vane, claiming he was dismissed": the subject of the nearest verb above the pronoun's own clause, if nobody who
    /// fits comes between them.
    fn above<'c>(&self, reading: &NameContext, token: usize, own: &[&'c Candidate]) -> Option<&'c Candidate> {
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

/// True if a stretch mentions somebody without a name whom "he" or "she" could mean.
fn unnamed(reading: &NameContext, at: usize, stretch: Range<usize>, female: bool, people: &[Candidate]) -> bool {
    let (tokens, tree) = (reading.tokens(at), &reading.statements[at].tree);
    let signs = &reading.language.names.signs;
    stretch.into_iter().any(|i| {
        let token = &tokens[i];
        let inside = people.iter().any(|c| c.from <= i && i < c.to);
        let noun = token.kind == TokenKind::Word && tree.part(i) == Part::Noun && !tree.proper(i) && !inside;
        let described = matches!(tree.link(i), Link::Apposition | Link::Predicate | Link::Compound);
        let other = if female { signs.he_nouns.contains(&token.norm) } else { signs.she_nouns.contains(&token.norm) };
        noun && !described && !other && noun_phrase::is_person(reading, &token.norm)
    })
}

/// True if a sentence has common nouns for people, whom a pronoun may mean just as well.
pub(super) fn mentions_other_people(reading: &NameContext, tokens: &[Token]) -> bool {
    let signs = &reading.language.names.signs;
    tokens.windows(2).any(|w| {
        reading.language.functions.before_person.contains(&w[0].norm)
            && w[1].kind == TokenKind::Word
            && (signs.person_nouns.contains(&w[1].norm) || signs.posts.contains(&w[1].norm) || signs.plain_persons.contains(&w[1].norm))
    })
}

/// The person that all the candidates mean, or `None` if they mean several.
fn one_person<'c>(reading: &NameContext, persons: &[&'c Candidate]) -> Option<&'c Candidate> {
    let first = persons.first()?;
    let meant = |c: &Candidate| c.refers_to.unwrap_or_else(|| reading.span(c));
    let same = |c: &&&Candidate| {
        c.key == first.key || meant(c) == meant(first) || !c.key.contains(' ') && first.words().last() == c.words().last()
    };
    persons.iter().all(|c| same(&c)).then_some(first)
}

fn pronoun(reading: &NameContext, statement: usize, at: usize, female: bool, person: &Candidate) -> Candidate {
    let mut out = Candidate::new(statement, at, at + 1, person.key.clone());
    out.form = NameForm::Pronoun;
    out.kind = EntityKind::Person;
    out.female = Some(female);
    out.refers_to = Some(person.refers_to.unwrap_or_else(|| reading.span(person)));
    out
}

/// "It" and "its" for an organisation in `candidates`, which are sorted by position. Only where the grammar decides: "Kraft closed its plant", "Kraft
/// said it would close the plant". The subject of the pronoun's own clause, or of the one above, must be the organisation, and nothing else that "it"
/// could mean may come between them.
pub(super) fn of_organisations(reading: &NameContext, candidates: &[Candidate]) -> Vec<Candidate> {
    let mut out = Vec::new();
    let organisation = |c: &&Candidate| c.kind == EntityKind::Organisation && c.form != NameForm::Adjective;
    for at in 0..reading.statements.len() {
        if reading.statements[at].kind == StatementKind::Headline {
            continue;
        }
        let from = candidates.partition_point(|c| c.statement < at);
        let mut here: Vec<Candidate> = candidates[from..].iter().take_while(|c| c.statement == at).filter(organisation).cloned().collect();
        for (token, _) in reading.tokens(at).iter().enumerate().filter(|(_, t)| reading.language.functions.it.contains(&t.norm)) {
            let Some(subject) = subject_meant(reading, at, token).filter(|_| !quoted(reading, at, token)) else { continue };
            let Some(meant) = here.iter().find(|c| c.from <= subject && subject < c.to) else { continue };
            let found = neuter(reading, at, token, meant);
            here.push(found.clone());
            out.push(found);
        }
    }
    out
}

/// The subject that "it" or "its" refers to by its position in the sentence.
fn subject_meant(reading: &NameContext, at: usize, token: usize) -> Option<usize> {
    let tree = &reading.statements[at].tree;
    let own = tree.governor(token..token + 1)?;
    let of = |verb: usize| tree.child(verb, &[Link::Subject, Link::PassiveSubject]).filter(|subject| *subject < token);
    match tree.link(token) {
        Link::Possessive => {
            // "told the city its plant": may be the city's
            let between =
                |from: usize| (from + 1..token).any(|i| tree.part(i) == Part::Noun && matches!(tree.link(i), Link::Object | Link::Dative));
            let verb = std::iter::once(own).chain(tree.above(own..own + 1)).find(|verb| tree.is_verb(*verb) && of(*verb).is_some())?;
            of(verb).filter(|subject| !between(*subject))
        }
        // "it is hard to say": refers to nothing
        Link::Subject | Link::PassiveSubject => {
            let empty = reading.language.functions.be.contains(&reading.tokens(at)[own].norm)
                || tree.child(own, &[Link::Clause]).is_some_and(|c| tree.link(own) == Link::Root && c > own);
            let above = tree.head(own).filter(|_| matches!(tree.link(own), Link::Clause | Link::Adverbial) && !empty)?;
            let other = tree.child(above, &[Link::Object, Link::Dative]).is_some_and(|object| object < token);
            of(above).filter(|_| tree.is_verb(above) && !other)
        }
        _ => None,
    }
}

fn neuter(reading: &NameContext, statement: usize, at: usize, meant: &Candidate) -> Candidate {
    let mut out = Candidate::new(statement, at, at + 1, meant.key.clone());
    out.form = NameForm::Pronoun;
    out.kind = meant.kind;
    out.refers_to = Some(meant.refers_to.unwrap_or_else(|| reading.span(meant)));
    out
}
