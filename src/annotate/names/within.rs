//! Pronouns of the sentence that names their person: "Jane Roe said she had sold her shop". Only where the sentence names one person
//! and speaks of nobody else before the pronoun, and outside quotation marks, where whose it is depends on who speaks.

use crate::model::{EntityKind, NameForm};

use super::candidate::Candidate;
use super::pronoun::{other_people, pronoun, quoted};
use super::reading::Reading;

/// Pronouns that stand for the one person of their sentence; `candidates` are in order of place.
pub fn find(reading: &Reading, candidates: &[Candidate]) -> Vec<Candidate> {
    let mut out = Vec::new();
    for here in candidates.chunk_by(|a, b| a.statement == b.statement) {
        let persons: Vec<&Candidate> = here.iter().filter(|c| c.kind == EntityKind::Person).collect();
        if let Some(person) = one(reading, &persons) {
            after(reading, person, &persons, &mut out);
        }
    }
    out
}

/// The first of the mentions, where all are of one person. One surname is not enough: two of a family stay two.
fn one<'c>(reading: &Reading, persons: &[&'c Candidate]) -> Option<&'c Candidate> {
    let first = *persons.first()?;
    let root = |c: &Candidate| c.refers_to.unwrap_or_else(|| reading.span(c));
    persons.iter().all(|c| root(c) == root(first) || c.key == first.key).then_some(first)
}

/// The pronouns after `person`, as long as nobody else comes in and all are of one gender.
fn after(reading: &Reading, person: &Candidate, persons: &[&Candidate], out: &mut Vec<Candidate>) {
    let at = person.statement;
    let tokens = reading.tokens(at);
    let signs = &reading.language.names.signs;
    let spoken = persons.iter().find(|c| c.form == NameForm::Pronoun).and_then(|c| c.female);
    let mut gender = person.female.or(spoken);
    for place in person.to..tokens.len() {
        let (her, his) = (signs.her_pronouns.contains(&tokens[place].norm), signs.his_pronouns.contains(&tokens[place].norm));
        if !her && !his {
            continue;
        }
        if persons.iter().any(|c| c.from <= place && place < c.to) || quoted(reading, at, place) {
            continue;
        }
        if gender.is_some_and(|g| g != her) || other_people(reading, &tokens[..place]) {
            break;
        }
        gender = Some(her);
        out.push(pronoun(reading, at, place, her, person));
    }
}
