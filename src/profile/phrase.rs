//! Places of a statement's tokens, and which of several stands above the others.

use std::ops::Range;

use crate::model::{Comparison, Span, Statement, StatementId};

/// The tokens of a statement that lie in a stretch.
pub fn tokens(statement: &Statement, span: Span) -> Range<usize> {
    let from = statement.tokens.partition_point(|t| t.end <= span.start());
    let to = statement.tokens.partition_point(|t| t.start < span.end());
    from..to.max(from)
}

/// The token of some that depends on none of the others; `None` without a tree.
pub fn top(statement: &Statement, tokens: Range<usize>) -> Option<usize> {
    statement.tree.node(tokens.start)?;
    tokens.clone().find(|at| statement.tree.head(*at).is_none_or(|head| !tokens.contains(&head)))
}

/// The stretch of some tokens.
pub fn span(text: &str, statement: &Statement, tokens: Range<usize>) -> Option<Span> {
    let (first, last) = (statement.tokens.get(tokens.start)?, statement.tokens.get(tokens.end.checked_sub(1)?)?);
    Span::new(text, first.start..last.end)
}

/// The statement of an account, of some in order, that holds a stretch.
pub fn holding(comparison: &Comparison, statements: &[StatementId], span: Span) -> Option<StatementId> {
    let at = statements.partition_point(|id| comparison.statement(*id).span.end() <= span.start());
    statements.get(at).copied().filter(|id| comparison.statement(*id).span.contains(span))
}
