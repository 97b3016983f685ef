//! The two figures of a score: those that have changed places, "by 34 to 19", "by 19 to 34", and another score of the same game, "won 3-1",
//! "won 3-2". A range rises on both sides; what falls on one is a score.

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::model::{DifferenceKind, Relation, Span};
use crate::text::TokenKind;

/// Two figures with "to" or a stroke between them, where both sides have them in near copies, in two orders.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    turned(pair).into_iter().map(|(a, b)| finding(pair, a, b)).chain(other(pair)).collect()
}

/// The one score that stands in the same place of two near copies, in other figures.
fn other(pair: &Pair<'_>) -> Option<Finding> {
    if !pair.is_near_copy() {
        return None;
    }
    let (left, right) = (scores(pair.left), scores(pair.right));
    let ([a], [b]) = (left.as_slice(), right.as_slice()) else { return None };
    let falls = |score: &Score<'_>| score.first.parse::<u32>().ok() > score.second.parse::<u32>().ok();
    let moved = a.first != b.first || a.second != b.second;
    let turned = a.first == b.second && a.second == b.first;
    (falls(a) && falls(b) && moved && !turned && pair.same_slot(a.span, b.span)).then(|| {
        let (left, right) = (Half::verbatim(pair.left, a.span), Half::verbatim(pair.right, b.span));
        let explanation = format!("{} against {}: two scores", left.value, right.value);
        conflict(left, right, a.span, explanation)
    })
}

/// Where scores stand that differ on the two sides, in order or in figures.
pub fn told(pair: &Pair<'_>) -> Vec<(Span, Span)> {
    turned(pair).into_iter().chain(other(pair).map(|f| (f.left.span, f.right.span))).collect()
}

/// Where such scores stand on each side.
fn turned(pair: &Pair<'_>) -> Vec<(Span, Span)> {
    if !pair.is_near_copy() {
        return Vec::new();
    }
    let (left, right) = (scores(pair.left), scores(pair.right));
    let turned = |a: &Score<'_>| right.iter().find(|b| a.first == b.second && a.second == b.first && a.first != a.second);
    let both = |a: &Score<'_>| right.iter().any(|b| a.first == b.first && a.second == b.second);
    left.iter().filter(|a| !both(a)).filter_map(|a| turned(a).map(|b| (a.span, b.span))).collect()
}

/// Two figures where they stand.
struct Score<'s> {
    first: &'s str,
    second: &'s str,
    span: Span,
}

/// Not behind "from": from 84 to 71 is a way.
fn scores<'s>(said: &'s Said<'_>) -> Vec<Score<'s>> {
    let tokens = &said.statement.tokens;
    let figure = |at: usize| tokens[at].kind == TokenKind::Number && tokens[at].norm.bytes().all(|b| b.is_ascii_digit());
    let between = |at: usize| matches!(tokens[at].norm.as_str(), "to" | "-" | "–" | "—");
    let dated = |span: Span| said.dates().any(|(m, _)| m.span.overlaps(span));
    (0..tokens.len().saturating_sub(2))
        .filter(|at| figure(*at) && between(at + 1) && figure(at + 2) && !(*at > 0 && tokens[at - 1].is("from")))
        .map(|at| Score {
            first: tokens[at].norm.as_str(),
            second: tokens[at + 2].norm.as_str(),
            span: Span::of(said.text, tokens[at].start..tokens[at + 2].end),
        })
        .filter(|score| !dated(score.span))
        .collect()
}

fn finding(pair: &Pair<'_>, a: Span, b: Span) -> Finding {
    let (left, right) = (Half::verbatim(pair.left, a), Half::verbatim(pair.right, b));
    let explanation = format!("{} against {}: the two figures have changed places", left.value, right.value);
    conflict(left, right, a, explanation)
}

fn conflict(left: Half, right: Half, at: Span, explanation: String) -> Finding {
    let topic = at.start().to_string();
    Finding { kind: DifferenceKind::Quantity, topic, relation: Relation::Conflict, weight: 2.0, form: false, left, right, explanation }
}
