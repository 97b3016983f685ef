//! A stretch of tokens held to be a name, while its kind is still being decided.

use crate::model::{EntityKind, NameForm, Span};

/// A candidate: tokens `from..to` of a statement, never empty.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Place of the statement in the slice that is read.
    pub statement: usize,
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// How it names.
    pub form: NameForm,
    /// What is named: what the votes of all candidates with the same key decide.
    pub kind: EntityKind,
    /// Votes of this place in the text, in the order of [`KINDS`].
    pub votes: [i32; KINDS.len()],
    /// The words compared, lower case, spaces between: `nagorno karabakh`.
    pub key: String,
    /// The post that introduces a person: `prime minister`.
    pub post: Option<String>,
    /// Told by "Ms." or "King" and the like, by the first name, or by a "she" behind it.
    pub female: Option<bool>,
    /// The fuller name in the account.
    pub refers_to: Option<Span>,
}

/// Kinds that are voted on; the first wins a tie.
pub const KINDS: [EntityKind; 7] = [
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
    pub fn new(statement: usize, from: usize, to: usize, key: String) -> Candidate {
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
    pub fn vote(&mut self, kind: EntityKind, weight: i32) {
        if let Some(at) = KINDS.iter().position(|k| *k == kind) {
            self.votes[at] += weight;
        }
    }

    /// Words of the key.
    pub fn words(&self) -> Vec<&str> {
        self.key.split(' ').collect()
    }
}
