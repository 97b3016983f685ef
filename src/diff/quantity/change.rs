//! Changes: up in one statement and down in the other, or the same number of percent and of percentage points. A percentage point is one
//! point of the level; a percent is a hundredth of the previous level.

use crate::language::comparing::unit;
use crate::language::function_word::FROM;
use rust_decimal::Decimal;

use super::comparable::Counted;
use super::value_of;
use crate::diff::finding::{Finding, Half};
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::{Change, DifferenceKind, Quantity, Relation, Span};

/// Least pairing probability, and least share of words in common, at which the only changes of two statements are compared.
const SURELY: f64 = 0.6;

/// How near the word for its direction must be to a figure.
const REACH: usize = 12;

/// Compares the changes of two statements.
pub(super) fn compare_changes(pair: &Pair<'_>, left: &[Counted<'_>], right: &[Counted<'_>]) -> Vec<Finding> {
    let mut out = Vec::new();
    for a in left.iter().filter(|c| is_up_by(c.quantity).is_some()) {
        for b in right.iter().filter(|c| is_up_by(c.quantity).is_some()) {
            if !belong_together(pair, *a, *b) {
                continue;
            }
            out.extend(if is_up_by(a.quantity) == is_up_by(b.quantity) {
                points_against_percent(pair, *a, *b)
            } else {
                opposite_directions(pair, *a, *b)
            });
        }
    }
    out.extend(opposite_ends(pair, left, right));
    out.extend(level_against_change(pair, left, right));
    out
}

/// "Fell to 400" and "fell by 400", in one place of two near copies: the new level is not the size of the change.
fn level_against_change(pair: &Pair<'_>, left: &[Counted<'_>], right: &[Counted<'_>]) -> Vec<Finding> {
    let both = left.iter().flat_map(|a| right.iter().map(move |b| (*a, *b)));
    let one_way = |a: Counted<'_>, b: Counted<'_>| {
        let (p, q) = (a.quantity, b.quantity);
        let (step, end) = (is_up_by(p).zip(is_up_to(q)), is_up_to(p).zip(is_up_by(q)));
        step.or(end).is_some_and(|(x, y)| x == y)
            && p.value == q.value
            && p.unit == q.unit
            && pair.same_slot(a.mention.span, b.mention.span)
    };
    both.filter(|(a, b)| one_way(*a, *b))
        .map(|(a, b)| change_finding(pair, (a, None), (b, None), "one is the value reached, the other the change"))
        .collect()
}

/// "rose from 300 to 900" and "was cut from 900 to 300": the only such change of each side, up on one and down on the other.
fn opposite_ends(pair: &Pair<'_>, left: &[Counted<'_>], right: &[Counted<'_>]) -> Option<Finding> {
    fn only_change<'a>(all: &[Counted<'a>]) -> Option<(Counted<'a>, bool)> {
        let mut found = all.iter().filter_map(|c| Some((*c, is_up_to(c.quantity)?)));
        found.next().filter(|_| found.next().is_none())
    }
    let ((a, up), (b, other)) = (only_change(left)?, only_change(right)?);
    let from = |c: Counted<'_>, all: &[Counted<'_>]| {
        let before = all.iter().rfind(|d| d.mention.span.end() <= c.mention.span.start());
        before.filter(|d| d.said.word_before(d.mention.span) == Some(FROM)).and_then(|d| d.quantity.value)
    };
    let turned = from(a, left).is_some() && from(a, left) == b.quantity.value && from(b, right) == a.quantity.value;
    let belong = turned || pair.same_slot(a.mention.span, b.mention.span);
    (up != other && a.quantity.unit == b.quantity.unit && belong)
        .then(|| change_finding(pair, (a, cue_of(pair, a, up)), (b, cue_of(pair, b, other)), "one goes up, the other down"))
}

/// True if it goes up to so much, false if it goes down; `None` otherwise.
fn is_up_to(q: &Quantity) -> Option<bool> {
    match q.change? {
        Change::UpTo => Some(true),
        Change::DownTo => Some(false),
        Change::UpBy | Change::DownBy => None,
    }
}

/// True if it goes up by so much, false if it goes down; `None` otherwise.
pub(super) fn is_up_by(q: &Quantity) -> Option<bool> {
    match q.change? {
        Change::UpBy => Some(true),
        Change::DownBy => Some(false),
        Change::UpTo | Change::DownTo => None,
    }
}

/// True if they are in the same place of two near copies, or each is the only change of its statement and the two statements surely pair.
fn belong_together(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let only = |c: Counted<'_>| c.said.quantities().filter(|(_, q)| is_up_by(q).is_some()).count() == 1;
    pair.same_slot(a.mention.span, b.mention.span) || only(a) && only(b) && pair.paired >= SURELY && pair.overlap >= SURELY
}

/// "up 4 per cent" and "down 4 per cent". Opposite words in near copies are an outcome instead.
fn opposite_directions(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> Option<Finding> {
    if a.quantity.unit != b.quantity.unit {
        return None;
    }
    let cues = (cue_of_step(pair, a), cue_of_step(pair, b));
    if let (Some(x), Some(y)) = cues
        && pair.is_near_copy()
        && (pair.opposite_verbs(x, y) || contrast(pair, x, y))
    {
        return None;
    }
    Some(change_finding(pair, (a, cues.0), (b, cues.1), "one goes up, the other down"))
}

fn contrast(pair: &Pair<'_>, left: usize, right: usize) -> bool {
    let (a, b) = (&pair.left.statement.tokens[left].norm, &pair.right.statement.tokens[right].norm);
    pair.reading.language.opposites.contrast(a, b)
}

/// The word for the direction of a change, before its figure or right after it.
fn cue_of_step(pair: &Pair<'_>, c: Counted<'_>) -> Option<usize> {
    cue_of(pair, c, is_up_by(c.quantity)?)
}

fn cue_of(pair: &Pair<'_>, c: Counted<'_>, up: bool) -> Option<usize> {
    let words = &pair.reading.language.numbers.changes;
    let says = |at: &usize| {
        let norm = c.said.statement.tokens[*at].norm.as_str();
        words.particles.get(norm).or_else(|| words.stems.get(&c.said.stems[*at])) == Some(&up) || !up && words.down_before.contains(norm)
    };
    let at = c.said.tokens_in(c.mention.span);
    let end = (at.end + 2).min(c.said.statement.tokens.len());
    (at.start.saturating_sub(REACH)..at.start).rev().find(says).or_else(|| (at.end..end).find(says))
}

/// "2 percentage points" and "2 percent": the same change only from one particular previous level.
fn points_against_percent(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> Option<Finding> {
    let (points, percent) = match (percentage_points(a), percentage_points(b)) {
        (Some(points), None) if is_percent(b.quantity) => ((a, points), b),
        (None, Some(points)) if is_percent(a.quantity) => ((b, points), a),
        _ => return None,
    };
    let (stated, wanted) = (percent.quantity.value?, points.1);
    let up = is_up_by(a.quantity)?;
    let one = match percentage_reached(a.said).or_else(|| percentage_reached(b.said)) {
        Some(level) => {
            let before = if up { level.checked_sub(wanted)? } else { level.checked_add(wanted)? };
            let share = wanted.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before)?;
            let half = Decimal::new(5, (stated.normalize().scale() + 1).min(Decimal::MAX_SCALE));
            (share - stated).abs() <= half.max(stated.abs().checked_div(Decimal::TEN)?)
        }
        None if stated == wanted => false,
        None => return None,
    };
    (!one).then(|| change_finding(pair, (a, None), (b, None), "a percentage point is not a percent"))
}

fn is_percent(q: &Quantity) -> bool {
    q.unit.as_deref() == Some("%")
}

/// A change in percentage points; "points" are percentage points if the statement gives a percentage that they lead to.
fn percentage_points(c: Counted<'_>) -> Option<Decimal> {
    let q = c.quantity;
    if q.unit.as_deref() == Some(unit::POINT) && percentage_reached(c.said).is_some() {
        return q.value;
    }
    let (symbol, factor) = q.base.as_ref()?;
    q.value?.checked_mul(*factor).filter(|_| symbol == "percentage point")
}

/// The percentage that a statement says was reached.
fn percentage_reached(said: &Said<'_>) -> Option<Decimal> {
    let reached = |q: &Quantity| matches!(q.change, Some(Change::UpTo | Change::DownTo)) && is_percent(q);
    said.quantities().find(|(_, q)| reached(q)).and_then(|(_, q)| q.value)
}

fn change_finding(
    pair: &Pair<'_>,
    (a, from): (Counted<'_>, Option<usize>),
    (b, to): (Counted<'_>, Option<usize>),
    reason: &str,
) -> Finding {
    let half = |c: Counted<'_>, cue: Option<usize>| {
        let own = c.mention.span;
        let words = cue.map_or(own, |at| {
            let token = &c.said.statement.tokens[at];
            Span::of(c.said.text, own.start().min(token.start)..own.end().max(token.end))
        });
        let sign = match is_up_by(c.quantity) {
            Some(true) => "+",
            Some(false) => "-",
            None => "",
        };
        Half::new(c.said, words, format!("{sign}{}", value_of(c.quantity)))
    };
    let (left, right) = (half(a, from), half(b, to));
    let words = |c: Counted<'_>, half: &Half| crate::text::one_line(c.said.words(half.span));
    Finding {
        kind: DifferenceKind::Quantity,
        topic: format!("change {}", a.mention.span.start()),
        relation: Relation::Conflict,
        weight: 2.0 + pair.sameness,
        form: false,
        explanation: format!("{} against {}: {reason}", words(a, &left), words(b, &right)),
        left,
        right,
    }
}
