//! A statement of the document: where it stands, what it is, and, in a conversation, who speaks and what is answered.

use serde::Serialize;

use crate::model::{Comparison, Content, EntityId, Place, Reply, Span, Statement, StatementKind};
use crate::select::event_date;

/// A sentence, headline, list item or quoted sentence.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Statement"))]
pub(super) struct StatementOut<'a> {
    /// Account and line: `aa:5`, `aa:5.2`.
    id: &'a str,
    /// Id of the account.
    account: &'a str,
    /// Line of its first character, from 1.
    line: usize,
    /// Where a reader finds it, of a file that has no lines: `p3.2` (page and paragraph), `¶12`, `00:14:05`.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// Byte offsets into the account's text.
    #[cfg_attr(test, schemars(with = "[usize; 2]"))]
    span: Span,
    /// The words.
    text: &'a str,
    /// What it is.
    kind: StatementKind,
    /// When what it tells happened, EDTF.
    date: Option<String>,
    /// Ids of whom and what it names.
    entities: Vec<String>,
    /// In a conversation printed by turns, who speaks, as the label has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    /// There, whether it asks: a question tells nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    asks: Option<bool>,
    /// There, the id of the question that it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<&'a str>,
    /// There, what it makes of that question; `own` where it tells something by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<Reply>,
}

impl<'a> StatementOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, statement: &'a Statement) -> Self {
        let account = comparison.account(statement.account);
        StatementOut {
            id: &statement.label,
            account: &account.label,
            line: statement.line,
            place: (!matches!(statement.place, Place::Line(_))).then(|| statement.place.to_string()),
            span: statement.span,
            text: statement.span.text(&account.text),
            kind: statement.kind,
            date: event_date(statement).map(|w| w.edtf()),
            entities: named(statement).iter().map(EntityId::to_string).collect(),
            speaker: statement.turn.map(|turn| turn.speaker(&account.text)),
            asks: statement.turn.map(|turn| turn.asks),
            answers: comparison.question_of(statement).map(|question| question.label.as_str()),
            reply: statement.turn.filter(|turn| turn.answers.is_some()).map(|turn| turn.reply),
        }
    }
}

/// Who and what it names, each once, in order.
fn named(statement: &Statement) -> Vec<EntityId> {
    let mut out = Vec::new();
    for mention in &statement.mentions {
        if let Content::Name(name) = &mention.content
            && let Some(id) = name.entity
            && !out.contains(&id)
        {
            out.push(id);
        }
    }
    out
}
