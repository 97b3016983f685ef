//! "He" and "she", where it is safe: the sentence before names exactly one person, near its start, and this one names nobody
//! before the pronoun. Inside quotation marks a pronoun is left alone, since whose it is depends on who speaks.

use crate::model::{Content, EntityKind, NameForm, SpeechForm, StatementKind};
use crate::text::{Token, TokenKind};

use super::candidate::Candidate;
use super::reading::Reading;

/// How far into a sentence its subject may begin, in tokens.
const SUBJECT: usize = 5;

/// Pronouns that stand for a person in `candidates`, which are in order of place.
pub fn find(reading: &Reading, candidates: &[Candidate]) -> Vec<Candidate> {
    let mut persons: Vec<Vec<&Candidate>> = vec![Vec::new(); reading.statements.len()];
    for candidate in candidates.iter().filter(|c| c.kind == EntityKind::Person) {
        persons[candidate.statement].push(candidate);
    }
    let mut out: Vec<Candidate> = Vec::new();
    let mut last: Option<(usize, Candidate)> = None; // the person of the sentence before, also by pronoun
    for (at, here) in persons.iter().enumerate() {
        let tokens = reading.tokens(at);
        let antecedent = last.take().filter(|(from, _)| near(reading, *from, at));
        let found = antecedent.and_then(|(_, person)| {
            let at_token = subject(reading, at, tokens, here.first().map_or(tokens.len(), |c| c.from))?;
            let female = tokens[at_token].is("she");
            (person.female.is_none_or(|f| f == female)).then(|| pronoun(reading, at, at_token, female, &person))
        });
        last = match (&found, one_person(here)) {
            (Some(pronoun), None) if here.is_empty() => Some((at, pronoun.clone())),
            (_, Some(person)) if person.from <= SUBJECT && !other_people(reading, tokens) => Some((at, person.clone())),
            _ => None,
        };
        out.extend(found);
    }
    out
}

/// The next statement of the same or the following paragraph, both in running text.
fn near(reading: &Reading, from: usize, to: usize) -> bool {
    let (a, b) = (&reading.statements[from], &reading.statements[to]);
    b.paragraph <= a.paragraph + 1 && a.kind != StatementKind::Headline && b.kind != StatementKind::Headline
}

/// The first "he" or "she" before `limit`, near the start and outside quotation marks.
fn subject(reading: &Reading, at: usize, tokens: &[Token], limit: usize) -> Option<usize> {
    let place = tokens[..limit.min(tokens.len())].iter().position(|t| t.is("he") || t.is("she"))?;
    let quoted = reading.statements[at].mentions.iter().any(|m| match &m.content {
        Content::Speech(speech) => {
            speech.form != SpeechForm::Indirect && m.span.start() <= tokens[place].start && tokens[place].end <= m.span.end()
        }
        _ => false,
    });
    let marks = tokens[..place].iter().filter(|t| matches!(t.norm.as_str(), "\"" | "“" | "”")).count();
    (!quoted && marks % 2 == 0 && !other_people(reading, &tokens[..place])).then_some(place)
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
fn one_person<'c>(persons: &[&'c Candidate]) -> Option<&'c Candidate> {
    let first = persons.first()?;
    let same = |c: &&&Candidate| {
        c.key == first.key || c.refers_to.is_some() && c.refers_to == first.refers_to || c.words().last() == first.words().last()
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
