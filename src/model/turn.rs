//! What is said by turns: the label before a speaker's words, and what a statement of such words is, a question or the answer to one.

use serde::Serialize;

use super::Span;

/// What a label says of the words behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// "Q.": all behind it is asked.
    Question,
    /// "A.", "THE WITNESS:": it answers what was asked last, whoever spoke between.
    Answer,
    /// "THE COURT:", "DC Brown:": somebody speaks.
    Speaker,
}

/// A statement of a conversation that is printed by turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The label that names who speaks.
    pub label: Span,
    /// Is something asked? A question tells nothing.
    pub asks: bool,
    /// The question that it answers.
    pub answers: Option<Span>,
    /// What it makes of that question.
    pub reply: Reply,
}

impl Turn {
    /// Who speaks, as the label has it, without the number of its line.
    pub fn speaker<'t>(&self, text: &'t str) -> &'t str {
        self.label.text(text).trim_start_matches(|c: char| !c.is_alphabetic()).trim_end_matches([':', '.', ')', '*', '_'])
    }
}

/// What an answer makes of its question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Reply {
    /// It affirms what is asked.
    Yes,
    /// It denies it.
    No,
    /// It gives the one thing that was asked for, and takes the rest from the question: "Two."
    Value,
    /// It leaves the question open: "I don't remember."
    Open,
    /// It tells something by itself, or answers nothing.
    #[default]
    Own,
}

impl Reply {
    /// Is the answer read with the words of its question?
    pub fn needs_question(self) -> bool {
        match self {
            Reply::Yes | Reply::No | Reply::Value => true,
            Reply::Open | Reply::Own => false,
        }
    }

    /// Does it affirm or deny?
    pub fn decides(self) -> bool {
        matches!(self, Reply::Yes | Reply::No)
    }
}
