//! A statement: a sentence, headline, list item or quoted sentence of an account, with what was understood of it.

use std::sync::Arc;

use serde::Serialize;

use super::{AccountId, Content, DateMention, EntityId, Mention, NameForm, Place, Reply, Span, TimeClass, Tree, Turn};
use crate::text::{Token, TokenKind};

/// Place of a statement in [`super::Comparison::statements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatementId(pub usize);

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Whose.
    pub account: AccountId,
    /// `aa:5`: account and place; the second statement of a line is `aa:5.2`.
    pub label: String,
    /// Where a reader finds it: its line, or what a file has that has no lines.
    pub place: Place,
    /// Line of its first character in the account's text, from 1.
    pub line: usize,
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: StatementKind,
    /// Number of its paragraph in the account, from 0.
    pub paragraph: usize,
    /// The heading with a date that it stands under, as annals and diaries have it: "A.D. 823.", "12 March". It lies before the statement.
    pub section: Option<Mention>,
    /// Of a row of a table: the row that says what stands in its columns.
    pub heads: Option<Span>,
    /// Set by a quotation that runs over several statements: the words that name its speaker, in an earlier or later one.
    pub speaker: Option<Span>,
    /// What it is in a conversation that is printed by turns; `None` in running text.
    pub turn: Option<Turn>,
    /// Its tokens; offsets are into the account's text.
    pub tokens: Vec<Token>,
    /// How they depend on each other; empty until it is parsed.
    pub tree: Tree,
    /// What was understood, in order of position.
    pub mentions: Vec<Mention>,
    /// What it means as a whole, a vector of length 1; only of a run with a sentence encoder.
    pub encoded: Option<Arc<[f32]>>,
}

impl Statement {
    /// Is it a question, of a conversation or of running text? It tells nothing.
    pub fn asks(&self) -> bool {
        match self.turn {
            Some(turn) => turn.asks,
            None => self.tokens.iter().rev().find(|t| !matches!(t.norm.as_str(), "\"" | "'" | "!" | ")" | "]")).is_some_and(|t| t.is("?")),
        }
    }

    /// Does it hold a question that somebody puts, among other words: "Was it dark?" he asked?
    pub fn quotes_question(&self) -> bool {
        self.turn.is_none() && !self.asks() && self.tokens.iter().any(|t| t.is("?"))
    }

    /// How many of its tokens are those of its question, where it is read with that.
    pub fn question_tokens(&self) -> usize {
        self.tokens.partition_point(|t| t.end <= self.span.start())
    }

    /// What it makes of the question that it answers.
    pub fn reply(&self) -> Reply {
        self.turn.map_or(Reply::Own, |turn| turn.reply)
    }

    /// What the heading above it says of when: `None` where there is none.
    pub fn section_date(&self) -> Option<(&Mention, &DateMention)> {
        let section = self.section.as_ref()?;
        if let Content::Date(date) = &section.content { Some((section, date)) } else { None }
    }

    /// Do the headings of two statements exclude each other: another year, another day, or by their words "Day 4" and "Day 5"?
    pub fn of_other_section(&self, other: &Statement) -> bool {
        let (Some((_, own)), Some((_, theirs))) = (self.section_date(), other.section_date()) else { return false };
        match (&own.when, &theirs.when) {
            (Some(x), Some(y)) => !x.overlaps(y),
            (None, None) if own.class == TimeClass::Time => false,
            (None, None) => own.timex != theirs.timex,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// Who or what is named in a stretch, right after it, or right before it but for marks: whose age "27" is in "27-year-old Dahl", and in
    /// "Dahl, 27, said".
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
    /// A sentence that stands wholly inside quotation marks.
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
