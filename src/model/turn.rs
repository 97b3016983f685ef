//! What is said by turns: the label before a speaker's words, and whether a statement among these words is a question or an answer.

use serde::Serialize;

use super::Span;

/// What a label says about the words after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// "Q.": everything after it is a question.
    Question,
    /// "A.", "THE WITNESS:": it answers the last question, whoever spoke in between.
    Answer,
    /// "THE COURT:", "DC Brown:": this person speaks.
    Speaker,
}

/// A statement of a conversation that is printed by turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The label that names who speaks.
    pub label: Span,
    /// True for a question, which asserts nothing.
    pub asks: bool,
    /// The question that it answers.
    pub answers: Option<Span>,
    /// How it answers that question.
    pub reply: Reply,
}

impl Turn {
    /// Who speaks, as the label names them, without the line number.
    pub fn speaker<'t>(&self, text: &'t str) -> &'t str {
        self.label.text(text).trim_start_matches(|c: char| !c.is_alphabetic()).trim_end_matches([':', '.', ')', '*', '_'])
    }
}

/// How an answer answers its question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Reply {
    /// It affirms the question.
    Yes,
    /// It denies the question.
    No,
    /// It gives the one thing that was asked for and takes the rest from the question: "Two."
    Value,
    /// It leaves the question open: "I don't remember."
    Open,
    /// It says something by itself, or answers nothing.
    #[default]
    Own,
}

impl Reply {
    /// True if the answer must be read with the words of its question.
    pub fn needs_question(self) -> bool {
        match self {
            Reply::Yes | Reply::No | Reply::Value => true,
            Reply::Open | Reply::Own => false,
        }
    }

    /// True if it affirms or denies.
    pub fn decides(self) -> bool {
        matches!(self, Reply::Yes | Reply::No)
    }
}
