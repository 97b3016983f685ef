//! Numbers in digits, in any grouping: `1,960`, `12,34,567.89`, `40 000`, `1.250.000`, `2'400'000`, `.500`, `5,00`. One group behind a point
//! ("1.250") or a comma is read as the account writes its other numbers. A number that goes on behind a mark that fits nothing is not read.

use rust_decimal::Decimal;

use super::reader::Reader;
use crate::language::nouns::ends_as_plural;

/// The number in digits that begins at a token, and where it ends.
pub fn digits(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
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

/// "450.000 euros": no sum has three decimals; a price of fuel, "1.459 euros a litre", has.
fn is_sum(reader: &Reader, at: usize) -> bool {
    let norm = reader.norm(at);
    let money = || {
        let behind = reader.words.units.after(reader.text, &reader.tokens, at + 1, false).is_some_and(|(_, unit)| unit.money);
        let rate = [at + 1, at + 2].iter().any(|next| reader.cues.digits.rates.contains(reader.norm(*next)));
        !rate && (behind || super::cardinal::money_before(reader, at))
    };
    norm.contains('.') && one_group(norm) && money()
}

/// "3.200 seals": what is counted by the piece comes in whole numbers. A mean, a rate and a measure may have three decimals.
fn is_count(reader: &Reader, at: usize) -> bool {
    const REACH: usize = 4;
    let norm = reader.norm(at);
    let next = reader.norm(at + 1);
    let plural = reader.word(at + 1) && !reader.capital(at + 1) && (ends_as_plural(next) || reader.cues.digits.plurals.contains(next));
    let measured = || reader.words.units.after(reader.text, &reader.tokens, at + 1, true).is_some();
    let mean = || (at.saturating_sub(REACH)..at + 1 + REACH).any(|near| reader.cues.digits.means.contains(reader.norm(near)));
    norm.contains('.') && one_group(norm) && plural && !measured() && !mean() && !reader.language.words.is_stop(next)
}

/// Without grouping marks, and with a point before the decimals. What stands once and before three digits groups, if it is a comma, and
/// parts decimals, if it is a point; to a continental hand the other way round.
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

/// `1.250`, `12,500`: one group of three that can be thousands or thousandths.
pub fn one_group(norm: &str) -> bool {
    norm.split_once(['.', ',']).is_some_and(|(whole, rest)| {
        rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && rest.bytes().all(|b| b.is_ascii_digit())
    })
}

/// At most so many groups of digits are read: more fit no number.
const GROUPS: usize = 9;

/// Reads on over groups that the common tokens keep apart; returns where they end.
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
    // "170, 000": a space that slipped in
    while short && end < at + GROUPS && reader.norm(end) == "," && reader.glued(end) && reader.norm(end + 1) == "000" {
        written.push_str("000");
        end += 2;
    }
    if end > at + 1 {
        return end;
    }
    let signed = reader.glued(at) && super::cardinal::money_before(reader, at);
    if !reader.glued(at) || signed { decimal_comma(reader, end, written).unwrap_or(end) } else { end }
}

/// May a token be another group behind a space? Digits, and in the last one decimals: after a comma only where spaces grouped before.
fn spaced_group(norm: &str, behind_another: bool) -> bool {
    !norm.contains(':') && (!norm.contains(',') || behind_another && !one_group(norm))
}

/// "5,00", "3,5": decimals behind a comma; returns where they end.
fn decimal_comma(reader: &Reader, end: usize, written: &mut String) -> Option<usize> {
    let comma = |at: usize| reader.norm(at) == "," && reader.glued(at) && reader.glued(at + 1) && reader.digits(at + 1);
    let fits = comma(end) && reader.norm(end + 1).len() <= 2 && !comma(end + 2);
    fits.then(|| {
        written.push('.');
        written.push_str(reader.norm(end + 1));
        end + 2
    })
}

/// Exactly one (thin, no-break or plain) space between a token and the one before.
fn one_space(reader: &Reader, at: usize) -> bool {
    let (before, here) = (&reader.tokens[at - 1], &reader.tokens[at]);
    let gap = &reader.text[before.end..here.start];
    gap.chars().count() == 1 && !gap.contains(['\n', '\t'])
}
