//! The unit of a number: money before or after it, measures after it, compound measures, rates.

use std::ops::Range;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::figure::Figure;
use super::number::{Number, NumberForm};
use super::reader::Reader;
use crate::language::function_word::{A, AN, AND, OF};
use crate::language::units::{DOLLAR, MONEY, POUND, RANKING, SECOND, STERLING, Unit};
use crate::model::Scope;

/// The figure for a number, with its unit and rate. Tokens before `floor` belong to another figure.
pub(super) fn measured(reader: &Reader, number: &Number, floor: usize) -> Figure {
    let mut figure = Figure::bare(number);
    if number.form == NumberForm::Ordinal || number.form == NumberForm::Ratio {
        return figure;
    }
    if let Some((tokens, unit)) = millions(reader, number, floor)
        && let Some(value) = number.value.checked_mul(Decimal::from(1_000_000))
    {
        (figure.value, figure.low, figure.high, figure.scale) = (value, Some(value), Some(value), Decimal::from(1_000_000));
        (figure.tokens, figure.unit) = (tokens.clone(), Some(unit));
        figure.whole = tokens;
        return figure;
    }
    if let Some((len, unit)) = sign_before(reader, number).filter(|(len, _)| number.tokens.start >= floor + len) {
        figure.tokens.start -= len;
        figure.unit = Some(unit);
    }
    if let Some((end, unit)) = unit_after(reader, number, figure.unit.as_ref()) {
        figure.tokens.end = end;
        figure.unit = Some(unit);
    } else if figure.unit.is_none() {
        super::implied_units::put_magnitude(reader, &mut figure);
    }
    compound(reader, &mut figure);
    rate(reader, &mut figure);
    figure.whole = figure.tokens.clone();
    figure
}

fn sign_before(reader: &Reader, number: &Number) -> Option<(usize, Unit)> {
    if number.high.is_some() {
        return None;
    }
    let start = number.tokens.start;
    if let Some((len, unit)) = reader.money_sign_before(start) {
        return Some((len, unit.clone()));
    }
    // "dollar 22.5 million": the bare name right before the digits
    let name = reader.cues.units.before_digits.contains(reader.before(start)).then(|| reader.unit_at(start - 1, false));
    let digits = reader.digits(start) && reader.glued(start - usize::from(start > 0)) == reader.glued(start);
    name.flatten().filter(|_| digits).map(|(_, unit)| (1, unit.clone()))
}

/// "48.5 MGBP", "MUSD 60": millions as in balance sheets.
fn millions(reader: &Reader, number: &Number, floor: usize) -> Option<(Range<usize>, Unit)> {
    let money = |at: usize| {
        let code = reader.raw(at).strip_prefix('M').filter(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))?;
        reader.words.units.named(code).filter(|unit| unit.money).cloned()
    };
    let Range { start, end } = number.tokens;
    if let Some(unit) = money(end) {
        return Some((start..end + 1, unit));
    }
    let before = start.checked_sub(1).filter(|before| *before >= floor && reader.digits(start))?;
    money(before).map(|unit| (before..end, unit))
}

/// The unit after the number: without a space, after a hyphen, after a space, in brackets, or after "of a" ("two-thirds of a mile").
fn unit_after(reader: &Reader, number: &Number, before: Option<&Unit>) -> Option<(usize, Unit)> {
    let end = number.tokens.end;
    let digits = reader.digits(end - 1) || number.scaled();
    let hyphen = reader.past_hyphen(end);
    let mut starts = vec![hyphen];
    if number.form == NumberForm::Fraction && reader.article(end) {
        starts.push(end + 1);
    }
    if reader.norm(end) == OF && (number.high.is_some() || reader.article(end + 1)) {
        starts.push(if number.high.is_some() { end + 1 } else { end + 2 });
    }
    if matches!(reader.norm(end), "(" | "[" | "{" | "<") {
        starts.push(end + 1);
    }
    for start in starts {
        // "one US fluid ounce"
        let start = if reader.cues.units.national.contains(reader.norm(start)) && before.is_none() { start + 1 } else { start };
        let Some((len, unit)) = reader.unit_at(start, digits) else { continue };
        if !plausible(reader, number, start, len, unit) {
            continue;
        }
        let mut stop = start + len;
        if start > end && matches!(reader.norm(end), "(" | "[" | "{" | "<") {
            if !matches!(reader.norm(stop), ")" | "]" | "}" | ">") {
                continue;
            }
            stop += 1;
        }
        return match before {
            // after a currency symbol a measure is not the number's unit, and another currency must be a more exact name for "$"
            Some(first) if unit.name == first.name || unit.money && first.name == DOLLAR && dollars(reader, stop - 1) => {
                Some((stop, unit.clone()))
            }
            Some(_) => None,
            None => Some((stop, pounds(reader, number, start, unit))),
        };
    }
    None
}

/// True for a name of dollars: "Canadian dollars", "AUD".
fn dollars(reader: &Reader, at: usize) -> bool {
    let raw = reader.raw(at);
    reader.norm(at).starts_with(&reader.cues.units.dollar) || raw.len() == 3 && raw.bytes().all(|b| b.is_ascii_uppercase())
}

/// False for words that only look like units in this place.
fn plausible(reader: &Reader, number: &Number, at: usize, len: usize, unit: &Unit) -> bool {
    let raw = reader.raw(at);
    // "1 $10 bill": the symbol belongs to the number after it
    if unit.money && !raw.contains(char::is_alphanumeric) && reader.digits(at + len) {
        return false;
    }
    let single = len == 1 && raw.chars().count() == 1 && raw.chars().all(char::is_alphabetic);
    let glued = reader.glued(at);
    if single && !glued && matches!(raw, "C" | "F" | "K") {
        return super::implied_units::mentions_warmth(reader);
    }
    if single && !glued && matches!(raw, "A" | "T" | "N" | "J" | "s" | "t" | "c" | "R") {
        return raw == "R" || raw == "c" && !reader.word(at + 1);
    }
    let units = &reader.cues.units;
    if units.rare_lengths.contains(raw) && !units.behind_rare_lengths.contains(reader.norm(at + 1)) {
        return false;
    }
    if single && reader.hyphen(at + 1) {
        return false; // "24703 L-202"
    }
    if raw == "s" && glued && number.tokens.len() == 1 && (number.value % Decimal::TEN).is_zero() && number.value.fract().is_zero() {
        return false; // the 1990s, in his 20s
    }
    // A unit's name may also begin the counted noun: "two minute hands" and "12 point guards" stay measures; "second" is a rank.
    !(unit.name == RANKING && raw == RANKING && !reader.dash(at.saturating_sub(1)) && number.value != Decimal::ONE)
}

/// A word that shows whether pounds are money or weight is at most this many tokens before their number.
const REACH: usize = 5;

/// "pounds" are a weight unless something shows money.
fn pounds(reader: &Reader, number: &Number, at: usize, unit: &Unit) -> Unit {
    let units = &reader.cues.units;
    let (start, behind) = (number.tokens.start, reader.norm(at + 1));
    if unit.name != POUND || !units.pounds.contains(reader.norm(at)) {
        return unit.clone();
    }
    let near = |cues: &FxHashSet<String>| (start.saturating_sub(REACH)..start).any(|at| cues.contains(reader.norm(at)));
    let of_old = reader.habits.old_money && !near(&units.before_weight) && !units.behind_weight.contains(behind);
    let scaled = number.scaled() && number.scale >= Decimal::ONE_THOUSAND;
    let money = of_old || scaled || near(&units.before_money) || reader.sterling && behind != OF;
    if money { reader.words.units.money(STERLING) } else { unit.clone() }
}

/// In every currency, this many of the smaller coin make one.
const CENTS: u32 = 100;

/// "12 ft 2 in", "5 feet and 2 inches", "10 dollars and 30 cents", "three pounds 50 pence".
fn compound(reader: &Reader, figure: &mut Figure) {
    let Some(unit) = figure.unit.clone() else { return };
    // "3 ft. 6 in."
    let stop = usize::from(reader.norm(figure.tokens.end) == "." && reader.glued(figure.tokens.end));
    let end = figure.tokens.end + stop;
    let joint = usize::from(reader.norm(end) == AND);
    let Some(small) = super::cardinal::cardinal(reader, end + joint) else { return };
    let at = small.tokens.end;
    let next = reader.norm(at);
    if stop > 0 && !reader.word(at) {
        return;
    }
    // "thirteen dollars forty-five", "15 dollars and 15"
    let bare_cents = || {
        !reader.word(at) && !reader.digits(at) && small.tokens.len() <= 3 && !small.scaled() && figure.tokens.start == figure.number.start
    };
    let units = &reader.cues.units;
    let whole = match () {
        () if unit.money && bare_cents() => Some(CENTS),
        () if unit.money => units.parts_of(MONEY, next),
        () => units.parts_of(&unit.name, next),
    };
    let part = whole.map(Decimal::from).or_else(|| smaller(reader, &unit, at)).unwrap_or_default();
    let marked = matches!(next, "'" | "′" | "’");
    if !small.value.fract().is_zero() || small.value.is_sign_negative() || small.value >= part {
        return;
    }
    if let Some(value) = small.value.checked_div(part).and_then(|more| figure.value.checked_add(more)) {
        (figure.value, figure.low, figure.high) = (value, Some(value), Some(value));
        figure.tokens.end = if reader.word(at) || marked { at + 1 } else { at };
        figure.number.end = at;
    }
}

/// How many of the unit at a token make one of a larger unit of the same measure: "3 rods and 2 feet". Hours and minutes are
/// left out: they are times.
fn smaller(reader: &Reader, unit: &Unit, at: usize) -> Option<Decimal> {
    let (_, small) = reader.unit_at(at, false)?;
    let ((base, factor), (other, part)) = (unit.base.as_ref()?, small.base.as_ref()?);
    let times = factor.checked_div(*part)?;
    (base == other && base != SECOND && !unit.money && reader.word(at) && times > Decimal::ONE).then_some(times)
}

/// Reads "a year", "per gram", "an ounce", "/kg", "a-day" or "annually" right after the unit.
pub(super) fn rate(reader: &Reader, figure: &mut Figure) {
    if figure.unit.is_none() || figure.rate.is_some() {
        return;
    }
    if let Some((end, of)) = rate_at(reader, figure.tokens.end, figure.money()) {
        figure.rate = Some(of);
        figure.scope = Some(Scope::Rate);
        figure.tokens.end = end;
        figure.whole.end = figure.whole.end.max(end);
    }
}

/// The end and the unit of a rate that begins at a token.
pub(super) fn rate_at(reader: &Reader, at: usize, money: bool) -> Option<(usize, String)> {
    if let Some((len, unit)) = reader.words.rate_adverbs.starting(&reader.tokens, at) {
        return Some((at + len, unit.clone()));
    }
    let (len, joint) =
        reader.words.rate_joints.starting(&reader.tokens, at).map(|(len, ())| (len, reader.norm(at + len - 1 - usize::from(len > 1))))?;
    let start = at + len;
    if let Some((more, unit)) = reader.unit_at(start, joint == "/") {
        let spread = matches!(joint, A | AN) && reader.cues.units.behind_time.contains(reader.norm(start + more));
        return (!spread && !unit.money).then(|| (start + more, unit.name.clone()));
    }
    let noun = reader.norm(start);
    let units = &reader.cues.units;
    let fits = if units.each.contains(joint) {
        reader.word(start) && !reader.language.words.is_stop(noun) && noun != units.cent
    } else {
        money && units.sold.contains(noun)
    };
    fits.then(|| (start + 1, noun.to_string()))
}
