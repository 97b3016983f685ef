//! `intensity` of a figure: the same number, which one side makes small or large: "just 10 kilometres" against "10 kilometres".

use std::ops::Range;

use super::super::{Finding, Pair, Said};
use super::telling::Telling;
use super::tie;
use crate::model::{DifferenceKind, Quantity, Span};

/// One finding per figure of the same value that one side limits and the other does not.
pub(super) fn compare(pair: &Pair<'_>, _telling: &Telling<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (left, a) in pair.left.quantities() {
        for (right, _) in pair.right.quantities().filter(|(_, b)| same(a, b)) {
            let limits = (limit(pair, pair.left, left.span), limit(pair, pair.right, right.span));
            let (said, at) = match &limits {
                (Some(at), None) => (pair.left, at),
                (None, Some(at)) => (pair.right, at),
                (Some(_), Some(_)) | (None, None) => continue,
            };
            let spans = (with(pair.left, left.span, limits.0.as_ref()), with(pair.right, right.span, limits.1.as_ref()));
            let why = format!("“{}” tells what to think of the figure", said.words(tie::span_of(said, at)));
            out.push(tie::finding(pair, DifferenceKind::Intensity, spans, &why));
        }
    }
    out
}

/// The same figure of the same thing, as far as both say of what.
fn same(a: &Quantity, b: &Quantity) -> bool {
    let things = a.of.as_ref().zip(b.of.as_ref()).is_none_or(|(x, y)| x == y);
    a.value.is_some() && a.value == b.value && a.unit == b.unit && a.role == b.role && things && !a.ordinal && !b.ordinal
}

/// Where the words stand that make a figure small or large.
fn limit(pair: &Pair<'_>, said: &Said<'_>, figure: Span) -> Option<Range<usize>> {
    let at = said.tokens_in(figure);
    let ends = at.start..at.end.min(at.start + 3);
    ends.clone().find_map(|end| {
        let words = pair.reading.language.wording.limit_before(&said.statement.tokens[..end])?;
        Some(end - words..end)
    })
}

fn with(said: &Said<'_>, figure: Span, limit: Option<&Range<usize>>) -> Span {
    limit.map_or(figure, |at| figure.cover(tie::span_of(said, at)))
}
