//! Finds names of persons, organisations, places, groups, events and products, and what stands for them in one account: shorter
//! forms, acronyms, "the ministry", "he", "its". Whether two accounts mean the same is decided later, in [`super::entities`].

mod candidate;
mod careless;
mod chunk;
mod event_role;
mod evidence;
mod gender;
mod kind;
mod ner;
mod neuter;
mod nominal;
mod noun_phrase;
mod parts;
mod pronoun;
mod reading;
mod refer;
mod role;

use super::Found;
use crate::language::Language;
use crate::model::{Account, Content, Mention, Name, Span, Statement, Voice};

use candidate::Candidate;
use reading::Reading;

/// The mentions found, each with the place of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let reading = Reading::new(account.read(), statements, language);
    let mut candidates: Vec<Candidate> = Vec::new();
    for at in 0..statements.len() {
        for range in chunk::chunks(&reading, at) {
            parts::split(&reading, at, range, &mut candidates);
        }
    }
    candidates.extend(careless::find(&reading, &candidates));
    candidates.sort_by_key(|c| (c.statement, c.from, c.to));
    kind::decide(&reading, &mut candidates);
    ner::settle(&reading, &mut candidates);
    gender::settle(&reading, &mut candidates);
    refer::link(&reading, &mut candidates);
    let nominals = nominal::find(&reading, &candidates);
    candidates.extend(nominals);
    candidates.sort_by_key(|c| (c.statement, c.from, c.to));
    let pronouns = pronoun::find(&reading, &candidates);
    let things = neuter::find(&reading, &candidates);
    candidates.extend(pronouns);
    candidates.extend(things);
    candidates.into_iter().map(|c| found(&reading, c)).collect()
}

fn found(reading: &Reading, candidate: Candidate) -> Found {
    let span = reading.span(&candidate);
    let refers_to = candidate.refers_to.filter(|other| *other != span);
    let name = Name { kind: candidate.kind, form: candidate.form, entity: None, female: candidate.female, refers_to };
    (candidate.statement, Mention { span, voice: Voice::Own, content: Content::Name(name) })
}

impl Reading<'_> {
    /// Where a candidate stands in the account.
    fn span(&self, candidate: &Candidate) -> Span {
        let tokens = &self.statements[candidate.statement].tokens;
        Span::of(self.text, tokens[candidate.from].start..tokens[candidate.to - 1].end)
    }
}
