//! Two numbers that make one figure: "10 to 15", "60-100", "between 60 and 100", "three or four". A score or vote ("won 3-2") is a result and not a
//! range; a change ("rose from 6 to 8") stays two figures.

use super::change::is_change;
use super::figure::Figure;
use super::number::NumberForm;
use super::reader::Reader;
use crate::language::function_word::{AND, BETWEEN, BY, FROM, OR, TO};
use crate::language::units::{PERCENT, RECORD, SCORE, Unit};
use crate::model::Bound;
use crate::model::VOTE;
use rust_decimal::Decimal;

/// Joins neighbours that make a range or a result.
pub(super) fn join(reader: &Reader, figures: Vec<Figure>) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::with_capacity(figures.len());
    for figure in figures {
        match out.last().and_then(|last| score(reader, last, &figure).or_else(|| joined(reader, last, &figure))) {
            Some(range) => {
                out.pop();
                out.push(range);
            }
            None => out.push(figure),
        }
    }
    out
}

/// "voted 11 to 9", "passed by 12 to 9".
fn voted(reader: &Reader, first: &Figure, second: &Figure) -> bool {
    const REACH: usize = 5;
    let (start, end) = (first.tokens.start, second.tokens.end);
    let by = reader.before(start) == BY;
    let results = &reader.cues.results;
    let shows_result = |word: &str| results.words.contains(word) || by && results.votes.contains(word);
    let near = || (start.saturating_sub(REACH)..start).any(|at| shows_result(reader.norm(at)));
    let next = reader.norm(end);
    let closed = !next.starts_with(char::is_alphanumeric) || results.behind.contains(next);
    reader.norm(first.tokens.end) == TO && second.tokens.start == first.tokens.end + 1 && reader.before(start) != FROM && closed && near()
}

/// A word for a result is at most this many tokens before a score.
const BEFORE: usize = 4;

/// "won 3-2", "a 5-4 ruling": both figures together are one result, in this order.
fn score(reader: &Reader, first: &Figure, second: &Figure) -> Option<Figure> {
    let plain = |f: &Figure| {
        f.form == NumberForm::Digits
            && f.unit.is_none()
            && f.bound == Bound::Exact
            && f.value.fract().is_zero()
            && f.value < Decimal::ONE_THOUSAND
    };
    let at = first.tokens.end;
    let tied = reader.hyphen(at) && second.tokens.start == at + 1 && dashed(reader, first, second);
    let voted = voted(reader, first, second);
    if !(tied || voted) || !plain(first) || !plain(second) {
        return None;
    }
    let near = voted
        || (first.tokens.start.saturating_sub(BEFORE)..first.tokens.start)
            .chain(second.tokens.end..second.tokens.end + 2)
            .any(|at| reader.cues.results.words.contains(reader.norm(at)));
    let measured = reader.unit_at(second.tokens.end, true).is_some();
    // "the Colts (11-4)": games won and lost so far.
    let record = reader.before(first.tokens.start) == "(" && reader.norm(second.tokens.end) == ")";
    let name = match () {
        () if record => RECORD,
        () if voted => VOTE,
        () => SCORE,
    };
    (near || record || first.value >= second.value && !measured).then(|| Figure {
        unit: Some(Unit { name: name.into(), base: None, money: false }),
        value: first.value,
        ..pair(first, second, first.value, first.tokens.start)
    })
}

fn joined(reader: &Reader, first: &Figure, second: &Figure) -> Option<Figure> {
    let counts = |f: &Figure| matches!(f.form, NumberForm::Digits | NumberForm::Words | NumberForm::Fraction) && f.bound == Bound::Exact;
    if !counts(first) || !counts(second) {
        return None;
    }
    // "fell by a quarter to 30 per cent" is a change and then its result.
    if first.form == NumberForm::Fraction && second.value > Decimal::ONE && is_change(reader, first, false) {
        return None;
    }
    // "is down by £3m to £18m": two figures, each with its unit
    if reader.before(first.whole.start) == BY && reader.norm(first.tokens.end) == TO && first.money() && second.unit.is_some() {
        return None;
    }
    let gap: Vec<&str> = (first.tokens.end..second.tokens.start).map(|at| reader.norm(at)).collect();
    let between = opens(reader, first.tokens.start, BETWEEN);
    let from = opens(reader, first.tokens.start, FROM);
    let spread = scaled_alike(first, second);
    let rising = spread < second.value;
    let fits = match gap.as_slice() {
        ["-"] => rising && dashed(reader, first, second),
        [TO] | ["-", TO] | [TO, "-"] | ["-", TO, "-"] => {
            !is_change(reader, first, from.is_some()) && (rising || from.is_some())
                || (rising && first.unit.is_none() && second.unit.is_some() && from.is_none())
        }
        [AND] | ["-", AND, "-"] => between.is_some() && rising,
        [OR] | ["-", OR, "-"] => {
            rising && second.value - spread <= Decimal::ONE && second.value <= Decimal::TEN || rising && both_round(spread, second.value)
        }
        ["~"] => rising,
        _ => false,
    };
    if !fits || !units_agree(first, second) {
        return None;
    }
    let start = between.or(from).unwrap_or(first.tokens.start);
    Some(pair(first, second, spread, start))
}

/// Both figures as one with the values from `spread` to the second, beginning at the token `start`.
fn pair(first: &Figure, second: &Figure, spread: Decimal, start: usize) -> Figure {
    Figure {
        number: first.number.start..second.number.end,
        tokens: first.tokens.start..second.tokens.end,
        whole: start..second.tokens.end,
        value: spread,
        second: Some(second.value),
        low: Some(spread.min(second.value)),
        high: Some(spread.max(second.value)),
        bound: Bound::Range,
        unit: second.unit.clone().or_else(|| first.unit.clone()),
        ..second.clone()
    }
}

/// "40 or 50", "200 or 300": true for neighbouring round numbers.
fn both_round(first: Decimal, second: Decimal) -> bool {
    let step = second - first;
    step >= Decimal::TEN && (first % step).is_zero() && (second % step).is_zero() && second <= first * Decimal::TWO
}

/// The index of "between" or "from" before a figure, skipping bounding words.
fn opens(reader: &Reader, start: usize, word: &str) -> Option<usize> {
    let mut at = start;
    for _ in 0..2 {
        if reader.before(at) == word {
            return Some(at - 1);
        }
        let (len, _) = reader.words.bounds_before.ending(&reader.tokens, at)?;
        at -= len;
    }
    None
}

/// The first value at the second's scale: "10 to 15 million" begins at ten million, "five and six hundred" at five hundred, but "$200
/// to $4 million" at 200.
fn scaled_alike(first: &Figure, second: &Figure) -> Decimal {
    let plain = first.scale == Decimal::ONE && second.scale > Decimal::ONE && first.value < second.scale.min(Decimal::ONE_THOUSAND);
    let mantissa = second.value.checked_div(second.scale).unwrap_or(second.value);
    if plain && first.value < mantissa { first.value.checked_mul(second.scale).unwrap_or(first.value) } else { first.value }
}

/// True for a hyphen or dash between two figures that is not part of a longer chain.
fn dashed(reader: &Reader, first: &Figure, second: &Figure) -> bool {
    let chain = reader.dash(second.tokens.end) && reader.digits(second.tokens.end + 1) && reader.glued(second.tokens.end);
    let alike = reader.glued(first.tokens.end) == reader.glued(second.tokens.start);
    !chain && (alike || !reader.glued(first.tokens.end))
}

fn units_agree(first: &Figure, second: &Figure) -> bool {
    match (&first.unit, &second.unit) {
        (Some(a), Some(b)) => a.name == b.name,
        (Some(a), None) => a.money || a.name == PERCENT,
        (None, _) => true,
    }
}
