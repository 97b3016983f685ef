//! Numbers in digits, in any grouping: `1,960`, `12,34,567.89`, `40 000`, `1.250.000`, `2'400'000`, `.500`, `5,00`. One group after a point ("1.250")
//! or a comma is read as in the account's other numbers. A number that continues after punctuation of no known format is not read. Powers (`1e10`,
//! `1.3x10^6`, `2.5^-1`) are computed exactly or not at all. A figure in brackets (`(1,200)`, `$(4.5) million`) is negative in accounting; in running
//! text brackets enclose an aside, so they count only if the sentence needs a figure there, or in a column of figures.

use std::ops::Range;

use rust_decimal::Decimal;

use super::cardinal::{cardinal, money_before};
use super::number::{Number, NumberForm};
use super::reader::Reader;
use crate::language::function_word::OF;
use crate::language::inflect::ends_as_plural;

/// The number in digits that begins at a token, and where it ends.
pub(super) fn digits(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    if reader.norm(at) == "." && reader.digits(at + 1) && reader.glued(at + 1) && !reader.glued(at) {
        let written = format!("0.{}", reader.norm(at + 1));
        return Some((written.parse().ok()?, at + 2));
    }
    if !reader.digits(at) || reader.norm(at).contains(':') {
        return None;
    }
    let mut written = plain(reader.norm(at), reader.habits.continental || is_sum(reader, at) || is_count(reader, at));
    let mut end = at + 1;
    if reader.norm(at).bytes().all(|b| b.is_ascii_digit()) {
        end = grouped(reader, at, &mut written);
    }
    Some((written.parse().ok()?, end))
}

/// "450.000 euros": true for a sum, which never has three decimals. A fuel price, "1.459 euros a litre", does.
fn is_sum(reader: &Reader, at: usize) -> bool {
    let norm = reader.norm(at);
    let money = || {
        let behind = reader.unit_at(at + 1, false).is_some_and(|(_, unit)| unit.money);
        let rate = [at + 1, at + 2].iter().any(|next| reader.cues.digits.rates.contains(reader.norm(*next)));
        !rate && (behind || super::cardinal::money_before(reader, at))
    };
    norm.contains('.') && one_group(norm) && money()
}

/// "3.200 seals": true for what is counted in whole numbers. A mean, a rate and a measure may have three decimals.
fn is_count(reader: &Reader, at: usize) -> bool {
    const REACH: usize = 4;
    let norm = reader.norm(at);
    let next = reader.norm(at + 1);
    let plural = counts_plural(reader, at + 1);
    let measured = || reader.unit_at(at + 1, true).is_some();
    let mean = || (at.saturating_sub(REACH)..at + 1 + REACH).any(|near| reader.cues.digits.means.contains(reader.norm(near)));
    norm.contains('.') && one_group(norm) && plural && !measured() && !mean() && !reader.language.words.is_stop(next)
}

/// True for the plural of a counted thing.
pub(super) fn counts_plural(reader: &Reader, at: usize) -> bool {
    let norm = reader.norm(at);
    reader.word(at) && !reader.capital(at) && (ends_as_plural(norm) || reader.cues.digits.plurals.contains(norm))
}

/// The number without grouping punctuation and with a point before the decimals. A single comma before three digits groups, a single point begins
/// decimals; for a continental account the other way round.
fn plain(norm: &str, continental: bool) -> String {
    let marks: Vec<char> = norm.chars().filter(|c| !c.is_ascii_digit()).collect();
    let decimal = match (marks.as_slice(), marks.last()) {
        (_, None) => None,
        ([one], _) if matches!(one, '.' | ',') && continental && one_group(norm) => Some(if *one == ',' { ',' } else { '\0' }),
        (['.'], _) => Some('.'),
        ([first, ..], Some(last)) if first != last => Some(*last),
        _ => None,
    };
    norm.chars().filter(|c| c.is_ascii_digit() || Some(*c) == decimal).map(|c| if c.is_ascii_digit() { c } else { '.' }).collect()
}

/// `1.250`, `12,500`: true for one group of three that can be thousands or thousandths.
pub(super) fn one_group(norm: &str) -> bool {
    norm.split_once(['.', ',']).is_some_and(|(whole, rest)| {
        rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && rest.bytes().all(|b| b.is_ascii_digit())
    })
}

/// At most this many groups of digits are read: more do not fit any number.
const GROUPS: usize = 9;

/// Reads further groups that are separate tokens. Returns the index after them.
fn grouped(reader: &Reader, at: usize, written: &mut String) -> usize {
    let short = reader.norm(at).len() <= 3;
    let mut end = at + 1;
    while short
        && end < at + GROUPS
        && reader.digits(end)
        && reader.norm(end).split(['.', ',']).next().is_some_and(|d| d.len() == 3)
        && one_space(reader, end)
        && spaced_group(reader.norm(end), end > at + 1)
    {
        written.push_str(&reader.norm(end).replace(',', "."));
        end += 1;
        if reader.norm(end - 1).contains(['.', ',']) {
            return end;
        }
    }
    if end > at + 1 {
        return decimal_comma(reader, end, written).unwrap_or(end);
    }
    // "170, 000", "2, 045", "$2, 129": an accidental space
    let groups: Vec<usize> = parted(reader, at).collect();
    if groups.iter().any(|group| reader.norm(*group).starts_with('0')) || super::cardinal::money_before(reader, at) {
        groups.iter().for_each(|group| written.push_str(reader.norm(*group)));
        end = groups.last().map_or(end, |last| last + 1);
    }
    if end > at + 1 {
        return end;
    }
    let signed = reader.glued(at) && super::cardinal::money_before(reader, at);
    if !reader.glued(at) || signed { decimal_comma(reader, end, written).unwrap_or(end) } else { end }
}

/// The tokens of three digits that follow a number of at most three, each after a comma and a blank.
pub(super) fn parted<'r>(reader: &'r Reader, at: usize) -> impl Iterator<Item = usize> + 'r {
    let whole = |at: usize, length: std::ops::RangeInclusive<usize>| {
        length.contains(&reader.norm(at).len()) && reader.norm(at).bytes().all(|b| b.is_ascii_digit())
    };
    let group = move |at: usize| reader.norm(at - 1) == "," && reader.glued(at - 1) && whole(at, 3..=3) && one_space(reader, at);
    let groups = if whole(at, 1..=3) { GROUPS } else { 0 };
    (1..=groups).map(move |n| at + 2 * n).take_while(move |at| *at < reader.len() && group(*at))
}

/// True if a token may be another group after a space. The last group may have decimals: after a comma only if spaces grouped before.
fn spaced_group(norm: &str, behind_another: bool) -> bool {
    !norm.contains(':') && (!norm.contains(',') || behind_another && !one_group(norm))
}

/// "5,00", "3,5": decimals after a comma. Returns the index after them.
fn decimal_comma(reader: &Reader, end: usize, written: &mut String) -> Option<usize> {
    let comma = |at: usize| reader.norm(at) == "," && reader.glued(at) && reader.glued(at + 1) && reader.digits(at + 1);
    let fits = comma(end) && reader.norm(end + 1).len() <= 2 && !comma(end + 2);
    fits.then(|| {
        written.push('.');
        written.push_str(reader.norm(end + 1));
        end + 2
    })
}

/// True if exactly one (thin, no-break or plain) space is between a token and the one before.
fn one_space(reader: &Reader, at: usize) -> bool {
    let (before, here) = (&reader.tokens[at - 1], &reader.tokens[at]);
    let gap = &reader.text[before.end..here.start];
    gap.chars().count() == 1 && !gap.contains(['\n', '\t'])
}

/// Greatest exponent that is computed: no `Decimal` is large enough for more.
const GREATEST_EXPONENT: u32 = 60;

/// The power that begins at a token.
pub(super) fn power(reader: &Reader, at: usize) -> Option<Number> {
    let (base, end) = digits(reader, at)?;
    let (value, end) = scientific(reader, base, end).or_else(|| times_ten(reader, base, end)).or_else(|| raised(reader, base, end))?;
    Some(Number { tokens: at..end, value, form: NumberForm::Digits, high: None, scale: Decimal::ONE })
}

/// `1e10`, `12e-1`
fn scientific(reader: &Reader, base: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let exponent = reader.norm(at).strip_prefix('e').filter(|_| reader.glued(at))?;
    let (exponent, end) = if exponent.is_empty() { signed(reader, at + 1)? } else { (exponent.parse().ok()?, at + 1) };
    Some((base.checked_mul(raise(Decimal::TEN, exponent)?)?, end))
}

/// `1.3x10^6`, `1.3 × 10^6`
fn times_ten(reader: &Reader, base: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let after = match (reader.norm(at), reader.norm(at + 1)) {
        ("x10" | "×10", _) => at + 1,
        ("x" | "×" | "*", "10") => at + 2,
        _ => return None,
    };
    let (exponent, end) = signed(reader, after + 1).filter(|_| reader.norm(after) == "^")?;
    Some((base.checked_mul(raise(Decimal::TEN, exponent)?)?, end))
}

/// `1.1^23`
fn raised(reader: &Reader, base: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let (exponent, end) = signed(reader, at + 1).filter(|_| reader.norm(at) == "^" && reader.glued(at))?;
    Some((raise(base, exponent)?, end))
}

/// A whole number with any of `+`, `-` and `--` before it.
fn signed(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    let marks = (at..at + 3).take_while(|at| matches!(reader.norm(*at), "+" | "-")).count();
    let minus = (at..at + marks).filter(|at| reader.dash(*at)).count();
    let value: i32 = reader.norm(at + marks).parse().ok()?;
    Some((if minus == 1 { -value } else { value }, at + marks + 1))
}

fn raise(base: Decimal, exponent: i32) -> Option<Decimal> {
    let count = Some(exponent.unsigned_abs()).filter(|n| *n <= GREATEST_EXPONENT)?;
    let value = (0..count).try_fold(Decimal::ONE, |value, _| value.checked_mul(base))?;
    if exponent < 0 { Decimal::ONE.checked_div(value) } else { Some(value) }
}

/// A word for a loss is at most this many tokens before its figure.
const LOSS_REACH: usize = 8;

/// The negative number whose bracket opens at a token.
pub(super) fn bracketed(reader: &Reader, at: usize) -> Option<Number> {
    if reader.norm(at) != "(" {
        return None;
    }
    let signed = usize::from(!reader.digits(at + 1) && reader.money_sign_before(at + 2).is_some());
    let start = at + 1 + signed;
    let inner = cardinal(reader, start).filter(|n| n.form == NumberForm::Digits && reader.digits(start))?;
    let close = inner.tokens.end;
    let whole = reader.norm(close) == ")" && reader.glued(start) && reader.glued(close);
    if !whole || !(money_before(reader, at) && reader.glued(at) || needed(reader, at, close) || in_column(reader, at, close)) {
        return None;
    }
    // "a loss of (300)": the word already says that it is negative
    let loss = (0..at).rev().take(LOSS_REACH).any(|at| reader.words.losses.contains(reader.stem(at).as_ref()));
    let scale = reader.words.scales.get(reader.norm(close + 1)).copied();
    let (value, end) = match scale {
        Some(scale) => (inner.value.checked_mul(scale)?, close + 2),
        None => (inner.value, close + 1),
    };
    // the currency symbol inside is left for the unit to find
    let tokens = if signed > 0 { start..close } else { at..end };
    Some(Number { tokens, value: if loss { value } else { -value }, scale: scale.unwrap_or(Decimal::ONE).max(inner.scale), ..inner })
}

/// True if the sentence needs a figure there: "a result of (1,200)", "the balance was (350)". A year or the number of a note is not a sum.
fn needed(reader: &Reader, at: usize, close: usize) -> bool {
    let led = reader.cues.digits.before_brackets.contains(reader.before(at));
    led && !(close == at + 2 && reader.is_year(at + 1, &BRACKETED_YEARS)) && reader.norm(close + 1) != OF
}

/// True if only figures and vertical bars are next to it.
fn in_column(reader: &Reader, at: usize, close: usize) -> bool {
    let edge = |at: usize| reader.norm(at) == "|" || reader.digits(at) || reader.norm(at) == "(" && reader.digits(at + 1);
    let before = at > 0 && (matches!(reader.before(at), "|" | ")") || reader.digits(at - 1));
    before && (close + 1 >= reader.len() || edge(close + 1)) && !reader.is_year(at + 1, &BRACKETED_YEARS)
}

/// Years that may be in brackets: older ones than in running text, since sources are cited with theirs.
const BRACKETED_YEARS: Range<u16> = 1000..2100;
