//! What was understood of one account that there is no other to compare with: what it dates, its figures, who says what in it, whom it names
//! and how, and which of its words take sides, strengthen or hedge. The terminal, the page and Markdown show the same lists.

mod lists;
mod terminal;

use crate::model::{Comparison, Span, StatementId};
use crate::select::View;

pub use terminal::render;

/// Said where an account stands alone. What it says against itself is found in claims, and claims take two accounts.
pub const ALONE: &str = "There is one account, and nothing is compared. This is what was understood of it; whether it contradicts itself was \
                         not looked into. Name a second account to compare the two.";

/// A list of what was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub meaning: &'static str,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// One thing that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What: a time, a figure, a speaker, a name, a word.
    pub what: String,
    /// More on it: the report verb, what is counted, the class of a word.
    pub note: String,
    /// Where it stands, or where it stands first.
    pub statement: StatementId,
    /// What to show of it.
    pub shown: Shown,
}

/// What is shown of an item.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// Its statement, with these words marked.
    Statement(Vec<Span>),
    /// Words of our own.
    Words(String),
}

impl Item {
    /// Its words on one line.
    pub fn words(&self, comparison: &Comparison) -> String {
        match &self.shown {
            Shown::Statement(_) => crate::text::one_line(comparison.words(self.statement)),
            Shown::Words(words) => words.clone(),
        }
    }
}

/// Is there one account only?
pub fn is_alone(comparison: &Comparison) -> bool {
    comparison.accounts.len() == 1
}

/// The lists that hold anything.
pub fn parts(comparison: &Comparison, view: &View) -> Vec<Part> {
    let mut out = lists::facts(comparison, view);
    out.extend(lists::tellings(comparison, view));
    out.retain(|part| !part.items.is_empty());
    out
}
