//! What a claim's verdict rests on, and what came near: the parts of a claim that are objects of their own.

use serde::Serialize;

use super::parts::label;
use super::rounded;
use crate::model::{Comparison, DifferenceKind, Doubt, DoubtKind, Member, Near, Span, StatementId};

/// Something that two statements do not share and that may matter.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Doubt"))]
pub(super) struct DoubtOut<'a> {
    /// What is left over.
    kind: DoubtKind,
    /// Where it stands.
    sides: Vec<WordsOut<'a>>,
}

/// Words of a statement.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Words"))]
struct WordsOut<'a> {
    /// Id of the statement.
    statement: &'a str,
    /// The words, where there are any.
    text: Option<&'a str>,
}

/// The words of a statement that make a claim.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Member"))]
pub(super) struct MemberOut<'a> {
    /// Id of the statement.
    statement: &'a str,
    /// Byte offsets into the account's text.
    #[cfg_attr(test, schemars(with = "[usize; 2]"))]
    span: Span,
    /// What it gives the claim's slot.
    value: Option<&'a str>,
}

/// What takes a value in a claim.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Slot"))]
pub(super) struct SlotOut<'a> {
    /// Kind of its values.
    pub kind: DifferenceKind,
    /// What is counted, measured or dated.
    pub key: &'a str,
}

/// A statement of another account that comes near.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Near"))]
pub(super) struct NearOut<'a> {
    /// Id of its account.
    account: &'a str,
    /// Its id.
    statement: &'a str,
    /// How probably it tells the same, 0 to 1.
    probability: f64,
}

/// A statement in no claim, and the one that comes nearest.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Perhaps"))]
pub(super) struct PerhapsOut<'a> {
    /// Id of the statement.
    statement: &'a str,
    /// The nearest one of another account.
    near: &'a str,
    /// How probably the two tell the same, 0 to 1.
    probability: f64,
}

impl<'a> DoubtOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, doubt: &Doubt) -> Self {
        let words = |(id, span): &(StatementId, Option<Span>)| WordsOut {
            statement: label(comparison, *id),
            text: span.map(|s| s.text(&comparison.account(comparison.statement(*id).account).text)),
        };
        DoubtOut { kind: doubt.kind, sides: doubt.sides.iter().map(words).collect() }
    }
}

impl<'a> MemberOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, member: &'a Member) -> Self {
        MemberOut { statement: label(comparison, member.statement), span: member.span, value: member.value.as_deref() }
    }
}

impl<'a> NearOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, near: &Near) -> Self {
        let account = &comparison.account(near.account).label;
        NearOut { account, statement: label(comparison, near.statement), probability: rounded(near.probability) }
    }
}

impl<'a> PerhapsOut<'a> {
    pub(super) fn new(comparison: &'a Comparison, (id, near): &(StatementId, Near)) -> Self {
        let probability = rounded(near.probability);
        PerhapsOut { statement: label(comparison, *id), near: label(comparison, near.statement), probability }
    }
}
