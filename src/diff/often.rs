//! How often it happened: "twice" against "three times", in one place of near copies.

use std::ops::Range;

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::model::{DifferenceKind, Relation, Span};

/// Two numbers of times where one stands in place of the other; what bounds one ("at least twice", "twice as many") is left alone.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    if !pair.is_near_copy() {
        return Vec::new();
    }
    let found = pair.changes.iter().filter_map(|change| {
        let (a, b) = (often(pair, pair.left, &change.left)?, often(pair, pair.right, &change.right)?);
        // two figures are compared as figures
        let counted = |said: &Said<'_>, span: Span| said.quantities().any(|(m, _)| m.span.overlaps(span));
        let figures = counted(pair.left, a.1) && counted(pair.right, b.1);
        (a.0 != b.0 && !figures).then(|| finding(pair, a.1, b.1))
    });
    found.collect()
}

/// The number of times told in a stretch, and where.
fn often(pair: &Pair<'_>, said: &Said<'_>, at: &Range<usize>) -> Option<(u32, Span)> {
    let tokens = &said.statement.tokens;
    let language = pair.reading.language;
    let norm = |at: usize| tokens.get(at).map_or("", |t| t.norm.as_str());
    let number = |at: usize| norm(at).parse().ok().or_else(|| language.numbers.cardinals.get(norm(at)).copied());
    let told = |at: usize| {
        let word = language.opposites.often(norm(at)).map(|times| (times, at + 1));
        word.or_else(|| number(at).filter(|_| norm(at + 1) == "times").map(|times| (times, at + 2)))
    };
    let bounded = |first: usize, end: usize| {
        let before = if first == 0 { "" } else { norm(first - 1) };
        matches!(before, "than" | "least" | "most" | "about" | "nearly" | "almost" | "or")
            || matches!(norm(end), "as" | "the" | "or" | "more")
    };
    let (first, (times, end)) = { at.clone() }.find_map(|at| told(at).map(|found| (at, found)))?;
    (!bounded(first, end)).then(|| (times, Span::of(said.text, tokens[first].start..tokens[end - 1].end)))
}

fn finding(pair: &Pair<'_>, a: Span, b: Span) -> Finding {
    let (left, right) = (Half::verbatim(pair.left, a), Half::verbatim(pair.right, b));
    let explanation = format!("{} against {}: it happened as often as one of them says", left.value, right.value);
    let topic = a.start().to_string();
    Finding { kind: DifferenceKind::Quantity, topic, relation: Relation::Conflict, weight: 2.0, form: false, left, right, explanation }
}
