//! Latitude and longitude: where it was, by numbers. Two positions that differ by more than how finely they are told are two places.

use std::ops::Range;

use rust_decimal::Decimal;

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::language::positions::Coordinate;
use crate::model::{DifferenceKind, Relation, Span};

/// Least probability that two statements pair for their positions to be compared.
const SURELY: f64 = 0.5;

/// Compares positions; of several in one statement nothing is known.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let of = |said: &Said<'_>| pair.reading.language.numbers.positions.all(said.text, &said.statement.tokens);
    let (left, right) = (of(pair.left), of(pair.right));
    let one =
        |all: &[Coordinate]| !all.is_empty() && [true, false].iter().all(|lat| all.iter().filter(|c| c.latitude == *lat).count() <= 1);
    if !one(&left) || !one(&right) || !(pair.is_near_copy() || pair.paired >= SURELY) {
        return Vec::new();
    }
    let apart = left.iter().any(|a| right.iter().any(|b| a.latitude == b.latitude && differ(a, b)));
    let together = left.iter().any(|a| right.iter().any(|b| a.latitude == b.latitude));
    if !together {
        return Vec::new();
    }
    let half = |said: &Said<'_>, all: &[Coordinate]| {
        let tokens = &said.statement.tokens;
        let end = all.iter().map(|c| c.tokens.end).max().unwrap_or(1);
        Half::verbatim(said, Span::of(said.text, tokens[all[0].tokens.start].start..tokens[end - 1].end))
    };
    let (left, right) = (half(pair.left, &left), half(pair.right, &right));
    let (relation, reason) = if apart { (Relation::Conflict, "two positions") } else { (Relation::Same, "one position") };
    let explanation = format!("{} against {}: {reason}", left.value, right.value);
    vec![Finding { kind: DifferenceKind::Place, topic: "position".into(), relation, weight: 2.0, form: false, left, right, explanation }]
}

/// The tokens of positions that both statements tell, in whatever way, on the left and on the right.
pub fn shared(pair: &Pair<'_>) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let of = |said: &Said<'_>| pair.reading.language.numbers.positions.all(said.text, &said.statement.tokens);
    let (left, right) = (of(pair.left), of(pair.right));
    let same = |a: &Coordinate, b: &Coordinate| a.latitude == b.latitude && !differ(a, b);
    let with = |own: &[Coordinate], other: &[Coordinate]| -> Vec<Range<usize>> {
        own.iter().filter(|a| other.iter().any(|b| same(a, b))).map(|a| a.tokens.clone()).collect()
    };
    (with(&left, &right), with(&right, &left))
}

/// Further apart than the last digit of the rougher one?
fn differ(a: &Coordinate, b: &Coordinate) -> bool {
    let allowed: Decimal = a.step.max(b.step);
    (a.degrees - b.degrees).abs() > allowed
}
