//! Finds names of persons, organisations, places, groups, events and products in one account, and the other expressions that refer to them: shorter
//! forms, acronyms, "the ministry", "he", "its". Whether two accounts mean the same entity is decided later, in [`super::entities`].

mod evidence;
mod kind;
mod ner;
mod nominal;
mod noun_phrase;
mod parts;
mod pronoun;
mod reading;
mod refer;
mod role;
mod spans;

use super::Found;
use crate::language::Language;
use crate::model::{Account, Content, EntityKind, Mention, Name, NameForm, Span, Statement, Voice};

use reading::NameContext;

/// The mentions found, each with the index of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let reading = NameContext::new(account.read(), statements, language);
    let mut candidates: Vec<Candidate> = Vec::new();
    for at in 0..statements.len() {
        for range in spans::capitalised_runs(&reading, at) {
            parts::split(&reading, at, range, &mut candidates);
        }
    }
    candidates.extend(spans::without_capitals(&reading, &candidates));
    candidates.sort_by_key(|c| (c.statement, c.from, c.to));
    kind::decide_kinds(&reading, &mut candidates);
    ner::correct_kinds(&reading, &mut candidates);
    refer::decide_gender(&reading, &mut candidates);
    refer::link_short_names(&reading, &mut candidates);
    let nominals = nominal::descriptions(&reading, &candidates);
    candidates.extend(nominals);
    candidates.sort_by_key(|c| (c.statement, c.from, c.to));
    let pronouns = pronoun::of_persons(&reading, &candidates);
    let things = pronoun::of_organisations(&reading, &candidates);
    candidates.extend(pronouns);
    candidates.extend(things);
    candidates.into_iter().map(|c| found(&reading, c)).collect()
}

fn found(reading: &NameContext, candidate: Candidate) -> Found {
    let span = reading.span(&candidate);
    let refers_to = candidate.refers_to.filter(|other| *other != span);
    let name = Name { kind: candidate.kind, form: candidate.form, entity: None, female: candidate.female, refers_to };
    (candidate.statement, Mention { span, voice: Voice::Own, content: Content::Name(name) })
}

/// A stretch that may be a name, while its kind is being decided: tokens `from..to` of a statement, never empty.
#[derive(Clone, Debug)]
struct Candidate {
    /// Index of the statement in the slice that is read.
    pub statement: usize,
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// The form of the name.
    pub form: NameForm,
    /// The kind of what is named, decided by the votes of all candidates with the same key.
    pub kind: EntityKind,
    /// Votes from this mention alone, in the order of [`KINDS`]; after sharing, the sum for its key.
    pub votes: [i32; KINDS.len()],
    /// The words that are compared, in lower case, separated by spaces: `nagorno karabakh`.
    pub key: String,
    /// The post that introduces a person: `prime minister`.
    pub post: Option<String>,
    /// True for a woman, false for a man: by "Ms." or "King", by the first name, or by a later "she". `None` if unknown.
    pub female: Option<bool>,
    /// The fuller name in the account that this one refers to.
    pub refers_to: Option<Span>,
}

/// True if the word has more than one letter and all of them are capitals.
pub(super) fn is_all_capitals(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

/// The kinds that are voted on; the first wins a tie.
const KINDS: [EntityKind; 7] = [
    EntityKind::Person,
    EntityKind::Place,
    EntityKind::Organisation,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Product,
    EntityKind::Other,
];

impl Candidate {
    /// A proper name without votes.
    pub(crate) fn new(statement: usize, from: usize, to: usize, key: String) -> Candidate {
        Candidate {
            statement,
            from,
            to,
            form: NameForm::Proper,
            kind: EntityKind::Other,
            votes: [0; KINDS.len()],
            key,
            post: None,
            female: None,
            refers_to: None,
        }
    }

    /// Adds votes for a kind.
    pub(crate) fn vote(&mut self, kind: EntityKind, weight: i32) {
        if let Some(at) = KINDS.iter().position(|k| *k == kind) {
            self.votes[at] += weight;
        }
    }

    /// The words of the key.
    pub(crate) fn words(&self) -> Vec<&str> {
        self.key.split(' ').collect()
    }
}
