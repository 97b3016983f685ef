//! A statement: a sentence, headline, list item or quoted sentence of an account, with what was understood of it.

use std::sync::Arc;

use serde::Serialize;

use super::{AccountId, Content, DateMention, EntityId, Mention, NameForm, Place, Reply, Span, TimeClass, Tree, Turn};
use crate::text::{Token, TokenKind};

/// Index of a statement in [`super::Comparison::statements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatementId(pub usize);

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The account it belongs to.
    pub account: AccountId,
    /// `aa:5`: account and place; the second statement of a line is `aa:5.2`.
    pub label: String,
    /// Where a reader finds it: its line, or the place that a file without lines uses instead.
    pub place: Place,
    /// Line of its first character in the account's text, from 1.
    pub line: usize,
    /// Its place in the text.
    pub span: Span,
    /// What it is.
    pub kind: StatementKind,
    /// Number of its paragraph in the account, from 0.
    pub paragraph: usize,
    /// The dated heading above it, as in annals and diaries: "A.D. 823.", "12 March". It comes before the statement.
    pub section: Option<Mention>,
    /// For a row of a table: the row that names its columns.
    pub heads: Option<Span>,
    /// For a quotation that spans several statements: the words that name its speaker, in an earlier or later one.
    pub speaker: Option<Span>,
    /// Its part in a conversation that is printed by turns; `None` in running text.
    pub turn: Option<Turn>,
    /// Its tokens; offsets are into the account's text.
    pub tokens: Vec<Token>,
    /// Their dependency tree; empty until the statement is parsed.
    pub tree: Tree,
    /// What was understood, in order of position.
    pub mentions: Vec<Mention>,
    /// The meaning of the whole statement, a vector of length 1; only in runs with a sentence encoder.
    pub encoded: Option<Arc<[f32]>>,
}

impl Statement {
    /// True for a question, in a conversation or in running text. A question asserts nothing.
    pub fn asks(&self) -> bool {
        match self.turn {
            Some(turn) => turn.asks,
            None => self.tokens.iter().rev().find(|t| !matches!(t.norm.as_str(), "\"" | "'" | "!" | ")" | "]")).is_some_and(|t| t.is("?")),
        }
    }

    /// True if it contains somebody's question among other words: "Was it dark?" he asked.
    pub fn quotes_question(&self) -> bool {
        self.turn.is_none() && !self.asks() && self.tokens.iter().any(|t| t.is("?"))
    }

    /// How many of its tokens come from its question, if it is read together with that.
    pub fn question_tokens(&self) -> usize {
        self.tokens.partition_point(|t| t.end <= self.span.start())
    }

    /// How it answers its question.
    pub fn reply(&self) -> Reply {
        self.turn.map_or(Reply::Own, |turn| turn.reply)
    }

    /// The date in the heading above it; `None` if there is none.
    pub fn section_date(&self) -> Option<(&Mention, &DateMention)> {
        let section = self.section.as_ref()?;
        if let Content::Date(date) = &section.content { Some((section, date)) } else { None }
    }

    /// True if the headings of two statements exclude each other: another year, another day, or different words as in "Day 4" and "Day 5".
    pub fn of_other_section(&self, other: &Statement) -> bool {
        let (Some((_, own)), Some((_, theirs))) = (self.section_date(), other.section_date()) else { return false };
        match (&own.when, &theirs.when) {
            (Some(x), Some(y)) => !x.overlaps(y),
            (None, None) if own.class == TimeClass::Time => false,
            (None, None) => own.timex != theirs.timex,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// The person or thing named in a stretch, right after it, or right before it with only punctuation between: "27" is the age of "Dahl" in
    /// "27-year-old Dahl" and in "Dahl, 27, said".
    pub fn name_beside(&self, span: Span) -> Option<EntityId> {
        let named = self.mentions.iter().filter_map(|m| match &m.content {
            Content::Name(name) if name.form == NameForm::Proper => Some((m.span, name.entity?)),
            _ => None,
        });
        let between = |from: usize, to: usize| self.tokens.iter().filter(move |t| from <= t.start && t.end <= to);
        let after = |name: Span| span.end() <= name.start() && between(span.end(), name.start()).next().is_none();
        let before = |name: Span| {
            let mut marks = between(name.end(), span.start()).peekable();
            name.end() <= span.start() && marks.peek().is_some() && marks.all(|t| t.kind == TokenKind::Mark)
        };
        let find = |stands: &dyn Fn(Span) -> bool| named.clone().find(|(name, _)| stands(*name));
        find(&|name| name.overlaps(span)).or_else(|| find(&after)).or_else(|| find(&before)).map(|(_, entity)| entity)
    }
}

/// What a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum StatementKind {
    /// The title.
    Headline,
    /// A sentence of running text.
    Body,
    /// A sentence that is wholly inside quotation marks.
    Quote,
    /// An item of a list.
    List,
}

impl StatementKind {
    /// The word for it in JSON and CSV.
    pub fn word(self) -> &'static str {
        match self {
            StatementKind::Headline => "headline",
            StatementKind::Body => "body",
            StatementKind::Quote => "quote",
            StatementKind::List => "list",
        }
    }
}
