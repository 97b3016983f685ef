//! A finding: one typed comparison of two statements of different accounts, before findings are merged into differences.

use super::said::Said;
use crate::model::{DifferenceKind, Relation, Span, StatementId, Voice};
use crate::text::normalise::is_unseen;

/// What one comparison of two statements found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What was compared.
    pub kind: DifferenceKind,
    /// What of: findings of one kind and topic between two accounts become one difference.
    pub topic: String,
    /// How the sides relate. `Same` is never shown; it keeps weaker readings of the same words from being called a conflict.
    pub relation: Relation,
    /// How sure it is that the two belong together: among findings of one topic the surest is shown.
    pub weight: f64,
    /// Is it a matter of form only: a spelling, a title, a rounded figure, a day told more precisely?
    pub form: bool,
    /// What the account that stands first says.
    pub left: Half,
    /// What the other says.
    pub right: Half,
    /// One line in words.
    pub explanation: String,
}

/// One half of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Half {
    /// The statement.
    pub statement: StatementId,
    /// The words that differ.
    pub span: Span,
    /// Their normal form.
    pub value: String,
    /// Who is talking.
    pub voice: Voice,
}

impl Half {
    /// The words of `span` with a normal form.
    pub fn new(said: &Said<'_>, span: Span, value: impl Into<String>) -> Half {
        Half { statement: said.id, span, value: value.into(), voice: said.voice_at(span) }
    }

    /// The words of `span` as they stand.
    pub fn verbatim(said: &Said<'_>, span: Span) -> Half {
        let words = crate::text::one_line(said.words(span));
        Half::new(said, span, words.replace(is_unseen, ""))
    }
}
