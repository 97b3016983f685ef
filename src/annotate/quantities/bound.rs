//! The words that limit a number, before and after it, and the interval that they leave.

use rust_decimal::Decimal;

use super::figure::Figure;
use super::number::NumberForm;
use super::reader::Reader;
use crate::language::function_word::{A, AN, AND, AT, BUT, OVER, PLUS, SOME, THAN};
use crate::language::numbers::Limit;
use crate::model::Bound;

/// "about" and "nearly" allow for a tenth of the number.
const SLACK: Decimal = Decimal::from_parts(1, 0, 0, false, 1);
/// At most this many bounding phrases are read before one number ("at least some 20").
const DEPTH: usize = 3;

/// Reads the bounds around each figure, up to the end of the figure before it.
pub(super) fn put_bounds(reader: &Reader, figures: &mut [Figure]) {
    let mut floor = 0;
    for figure in figures {
        if figure.form != NumberForm::Ordinal {
            let before = bounds_before(reader, figure, floor);
            let after = bounds_after(reader, figure);
            // "about 500 or more": the limit applies, not the vagueness
            let before = match (before, after) {
                (Some(Limit::MoreThan), Some(Limit::OrEqual)) => Some(Limit::AtLeast),
                (Some(Limit::LessThan), Some(Limit::OrEqual)) => Some(Limit::AtMost),
                _ => before,
            };
            let loose = matches!(before, Some(Limit::About | Limit::Nearly)) && after.is_some();
            if let Some(limit) = if loose { after } else { before.or(after) }.filter(|_| figure.bound == Bound::Exact) {
                figure.bound = bound_of(limit);
            }
        }
        floor = figure.whole.end;
    }
}

fn bounds_before(reader: &Reader, figure: &mut Figure, floor: usize) -> Option<Limit> {
    let mut found: Option<Limit> = None;
    for _ in 0..DEPTH {
        let start = skip_filler(reader, figure.whole.start);
        let Some((len, limit)) = reader.words.bounds_before.ending(&reader.tokens, start) else { break };
        if start - len < floor || !bounds_here(reader, figure, start, len) {
            break;
        }
        figure.whole.start = start - len;
        found = match (found, *limit) {
            (None | Some(Limit::Exact), limit) => Some(limit),
            (Some(Limit::About | Limit::Nearly), limit @ (Limit::AtLeast | Limit::MoreThan | Limit::AtMost | Limit::LessThan)) => {
                Some(limit)
            }
            (some, _) => some,
        };
    }
    found.filter(|limit| *limit != Limit::Exact)
}

/// "about a dozen", "almost the whole 5": articles and hyphens between bound and number.
fn skip_filler(reader: &Reader, start: usize) -> usize {
    match reader.before(start) {
        "-" if start >= 2 && reader.hyphen(start - 1) => start - 1,
        A | AN if start >= 2 && reader.words.bounds_before.ending(&reader.tokens, start - 1).is_some() => start - 1,
        _ => start,
    }
}

/// True if the words bound the number; some do so only in certain surroundings.
fn bounds_here(reader: &Reader, figure: &Figure, start: usize, len: usize) -> bool {
    if len > 1 {
        return true;
    }
    let earlier = start.checked_sub(2).map_or("", |at| reader.norm(at));
    match reader.before(start) {
        OVER if figure.duration() => reader.cues.bounds.before_over_time.contains(earlier),
        SOME => figure.value >= Decimal::TEN || figure.unit.is_some() || figure.scale > Decimal::ONE,
        "<" | ">" | "=" => !(reader.glued(start - 1) && matches!(earlier, "<" | ">" | "=")),
        PLUS => false,
        _ => true,
    }
}

fn bounds_after(reader: &Reader, figure: &mut Figure) -> Option<Limit> {
    for end in [figure.number.end, figure.tokens.end] {
        let Some((len, limit)) = reader.words.bounds_after.starting(&reader.tokens, end) else { continue };
        let word = reader.norm(end);
        let more = reader.norm(end + len);
        let misread = reader.cues.bounds.never_before_digits.contains(word) && reader.digits(end + len)
            || word == "+" && reader.digits(end + 1)
            || len == 2 && more == THAN
            || *limit == Limit::OrEqual && reader.digits(end + len)
            || word == AT && reader.digits(end + len);
        if misread {
            continue;
        }
        if end == figure.number.end && figure.tokens.end == end {
            late_unit(reader, figure, end + len);
        }
        figure.whole.end = figure.whole.end.max(end + len).max(figure.tokens.end);
        return Some(*limit);
    }
    None
}

/// A bound after the counted noun that ends at a token: "60 wagons at least", "eighty houses and upwards". Returns the bounded figure and
/// the end of the bound.
pub(super) fn behind_noun(reader: &Reader, figure: &Figure, noun: usize) -> Option<(Figure, usize)> {
    let at = noun + usize::from(reader.norm(noun) == ",");
    let (len, limit) = reader.words.bounds_after.starting(&reader.tokens, at)?;
    let end = at + len;
    // "at least 20 of them" bounds what follows, and a single word may belong to anything
    let other = len < 2 || reader.digits(end) || super::cardinal::cardinal(reader, end).is_some() || reader.norm(end) == THAN;
    let bound = bound_of(*limit);
    if other || bound == Bound::Exact || figure.bound != Bound::Exact || figure.form == NumberForm::Ordinal {
        return None;
    }
    let mut bounded = Figure { bound, ..figure.clone() };
    self::limit(&mut bounded);
    Some((bounded, end))
}

/// A unit after the bound: "20 or more miles", "100+ km".
fn late_unit(reader: &Reader, figure: &mut Figure, at: usize) {
    if figure.unit.is_some() {
        return;
    }
    if let Some((len, unit)) = reader.unit_at(at, false) {
        figure.unit = Some(unit.clone());
        figure.tokens.end = at + len;
    }
}

fn bound_of(limit: Limit) -> Bound {
    match limit {
        Limit::Exact | Limit::OrEqual => Bound::Exact,
        Limit::About => Bound::About,
        Limit::Nearly => Bound::Nearly,
        Limit::AtLeast => Bound::AtLeast,
        Limit::MoreThan => Bound::MoreThan,
        Limit::AtMost => Bound::AtMost,
        Limit::LessThan => Bound::LessThan,
    }
}

/// Sets the interval that the bound allows. Ranges keep their ends.
pub(super) fn limit(figure: &mut Figure) {
    let value = figure.value;
    let slack = value.abs().checked_mul(SLACK).unwrap_or_default();
    let (low, high) = match figure.bound {
        Bound::Exact => (Some(value), Some(value)),
        Bound::About => (value.checked_sub(slack), value.checked_add(slack)),
        Bound::Nearly => (value.checked_sub(slack), Some(value)),
        Bound::AtLeast | Bound::MoreThan => (Some(value), None),
        Bound::AtMost | Bound::LessThan => (None, Some(value)),
        Bound::Range | Bound::Vague => (figure.low, figure.high),
    };
    (figure.low, figure.high) = (low, high);
}

/// Joins neighbours that bound an interval from both sides: "at least 20 and at most 100".
pub(super) fn enclose(reader: &Reader, figures: Vec<Figure>) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::with_capacity(figures.len());
    for figure in figures {
        match out.last().and_then(|last| enclosed(reader, last, &figure)) {
            Some(both) => {
                out.pop();
                out.push(both);
            }
            None => out.push(figure),
        }
    }
    out
}

fn enclosed(reader: &Reader, first: &Figure, second: &Figure) -> Option<Figure> {
    let joint = matches!(reader.norm(first.whole.end), AND | BUT | ",") && first.whole.end + 1 == second.whole.start;
    let lower = |f: &Figure| matches!(f.bound, Bound::AtLeast | Bound::MoreThan);
    let upper = |f: &Figure| matches!(f.bound, Bound::AtMost | Bound::LessThan);
    let (low, high) = match (lower(first), upper(second), upper(first), lower(second)) {
        (true, true, _, _) => (first, second),
        (_, _, true, true) => (second, first),
        _ => return None,
    };
    let units = first.unit.is_none() || first.unit == second.unit;
    (joint && units && low.value < high.value).then(|| Figure {
        number: first.number.start..second.number.end,
        tokens: first.tokens.start..second.tokens.end,
        whole: first.whole.start..second.whole.end,
        value: low.value,
        second: Some(high.value),
        low: Some(low.value),
        high: Some(high.value),
        bound: Bound::Range,
        ends: Some((low.bound, high.bound)),
        ..second.clone()
    })
}
