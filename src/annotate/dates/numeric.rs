//! Reads dates in digits alone: "2020-11-25", "25/11/2020", "11/25/2020", "25.11.2020", "20201125", "11/25". The order of day and month is
//! decided once per account.

use super::calendar::{century, month, year_after};
use super::clock::clock_at;
use super::cursor::Cursor;
use super::phrase::{Meaning, Partial, Phrase};
use crate::language::function_word::TO;

/// The order of day and month for dates whose numbers do not show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Day first, as other dates of the account show.
    Day,
    /// Month first, as other dates of the account show.
    Month,
    /// Unknown.
    Open,
}

/// The date that begins at `at`, if there is one. `order` decides if both readings are possible.
pub(super) fn numeric_date(c: &Cursor, at: usize, order: Order) -> Option<Phrase> {
    if at > 0
        && c.glued(at)
        && (c.is_any(at - 1, &["/", ".", "#", "£", "$", "€", ":"])
            || (c.is_dash(at - 1) && c.digits(at.wrapping_sub(2)).is_some() && c.norm(at.wrapping_sub(3)) != "/"))
    {
        return None;
    }
    three(c, at, order).or_else(|| compact(c, at)).or_else(|| two(c, at, order == Order::Day))
}

/// Sums what the numeric dates of these tokens show: +1 for a date that must be day-first, −1 for one that must be month-first.
pub(super) fn vote(c: &Cursor) -> i32 {
    (0..c.tokens.len())
        .filter_map(|at| pieces(c, at))
        .map(|([a, b, _], _)| match (a.0, b.0) {
            (13..=31, 1..=12) => 1,
            (1..=12, 13..=31) => -1,
            _ => 0,
        })
        .sum()
}

/// Three numbers with the same punctuation between them and no spaces, and the index after them.
fn pieces(c: &Cursor, at: usize) -> Option<([(i64, usize); 3], usize)> {
    if let Some(dotted) = dotted(c, at) {
        return Some(dotted);
    }
    let first = c.digits(at)?;
    let mark = c.norm(at + 1);
    if !matches!(mark, "-" | "/" | "." | "–") || c.norm(at + 3) != mark || !(1..=4).all(|step| c.glued(at + step)) {
        return None;
    }
    let (second, third) = (c.digits(at + 2)?, c.digits(at + 4)?);
    if c.is_any(at + 5, &["-", "/"]) && c.glued(at + 5) && c.digits(at + 6).is_some() && c.norm(at + 5) == mark {
        return None;
    }
    Some(([first, second, third], at + 5))
}

/// "25.11.2020": the tokenizer reads the first two as one decimal.
fn dotted(c: &Cursor, at: usize) -> Option<([(i64, usize); 3], usize)> {
    let (a, b) = c.norm(at).split_once('.')?;
    if c.norm(at + 1) != "." || !c.glued(at + 1) || !c.glued(at + 2) || a.len() > 4 || b.len() > 2 {
        return None;
    }
    Some(([(a.parse().ok()?, a.len()), (b.parse().ok()?, b.len()), c.digits(at + 2)?], at + 3))
}

fn three(c: &Cursor, at: usize, order: Order) -> Option<Phrase> {
    if let Some(phrase) = with_month_name(c, at) {
        return Some(phrase);
    }
    let ([a, b, d], end) = pieces(c, at)?;
    let (year, month, day, sure) = match (a.1, d.1) {
        (4, 1..=2) => (a.0, b.0, d.0, true),
        (1..=2, 4) | (1..=2, 2) => {
            let year = if d.1 == 4 { d.0 } else { i64::from(century(d.0)) };
            // With full stops between the numbers, the day comes first.
            let pointed = c.norm(at).contains('.') || c.norm(at + 1) == ".";
            let (day_first, sure) = match (a.0, b.0) {
                (13.., _) => (true, true),
                (_, 13..) => (false, true),
                _ => (pointed || order == Order::Day, pointed || order != Order::Open || a.0 == b.0),
            };
            if day_first { (year, b.0, a.0, sure) } else { (year, a.0, b.0, sure) }
        }
        _ => return None,
    };
    let dashes_of_two = d.1 == 2 && a.1 != 4 && c.is_dash(at + 1);
    if dashes_of_two || !(1000..2200).contains(&year) {
        return None;
    }
    let mut phrase = dated(c, at, (year, month, day), end)?;
    if let Meaning::Date(partial) = &mut phrase.meaning {
        partial.either_way = !sure;
    }
    Some(phrase)
}

fn dated(c: &Cursor, at: usize, (year, month, day): (i64, i64, i64), end: usize) -> Option<Phrase> {
    jiff::civil::Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let partial = Partial { year: Some(year as i16), month: Some(month as i8), day: Some(day as i8), ..Partial::default() };
    let mut phrase = Phrase::new(at..end, Meaning::Date(partial));
    // ISO 8601: 2020-11-25T14:30
    if let Some(rest) = c.norm(end - 1).strip_prefix('t').or(c.norm(end).strip_prefix('t')).filter(|_| c.glued(end))
        && let (Ok(hour), Some((minute, _))) = (rest.parse::<i8>(), c.digits(end + 2).filter(|_| c.norm(end + 1) == ":"))
    {
        phrase.clock = clock_at(hour, Some(minute as i8));
        phrase.tokens.end = end + 3;
    }
    Some(phrase)
}

/// "2020-Nov-25", "2020/Nov/25".
fn with_month_name(c: &Cursor, at: usize) -> Option<Phrase> {
    let (year, _) = c.digits(at).filter(|(value, len)| *len == 4 && (1000..2200).contains(value))?;
    if !(c.is_dash(at + 1) || c.norm(at + 1) == "/") || c.norm(at + 3) != c.norm(at + 1) || !(1..=4).all(|step| c.glued(at + step)) {
        return None;
    }
    let (month, _) = month(c, at + 2)?;
    let (day, _) = c.digits(at + 4)?;
    dated(c, at, (year, i64::from(month), day), at + 5)
}

/// "20201125"; and "2015-12" for a month.
fn compact(c: &Cursor, at: usize) -> Option<Phrase> {
    let (value, len) = c.digits(at)?;
    if len == 8 && (1900..2100).contains(&(value / 10_000)) {
        return dated(c, at, (value / 10_000, value / 100 % 100, value % 100), at + 1);
    }
    let (year, end) = c.year(at)?;
    let (month, len) = c.digits(end + 1).filter(|_| c.norm(end) == "-" && c.glued(end) && c.glued(end + 1))?;
    let next = (c.is_dash(end + 2) && c.glued(end + 2)) || c.is_word(end + 2) && c.glued(end + 2);
    if len != 2 || !(1..=12).contains(&month) || next || i64::from(year % 100) < month && i64::from(year % 100) + 1 == month {
        return None;
    }
    Some(Phrase::new(at..end + 2, Meaning::Date(Partial { year: Some(year), month: Some(month as i8), ..Partial::default() })))
}

/// "Friday 7/6", "Friday 7.6", "Friday 2018-7-6": a weekday before makes it a date. Month first if both orders fit.
pub(super) fn after_weekday(c: &Cursor, at: usize) -> Option<Phrase> {
    if let Some(phrase) = three(c, at, Order::Month) {
        return Some(phrase);
    }
    if let Some((month, day)) = c.norm(at).split_once('.') {
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        jiff::civil::Date::new(2000, month, day).ok()?;
        let half = c.is_in(at + 1, &c.words.clock.half_marks) || c.words.clock.half_letters.contains_key(c.norm(at + 1));
        return (!half && !c.is_word(at + 1))
            .then(|| Phrase::new(at..at + 1, Meaning::Date(Partial { month: Some(month), day: Some(day), ..Partial::default() })));
    }
    two(c, at, false).filter(|p| !(c.norm(at + 1) == "-" && c.is_in(p.tokens.end, &c.words.clock.half_marks)))
}

/// "11/25", "25/11": only if the word before announces a date, or next to another date of this kind.
fn two(c: &Cursor, at: usize, day_first: bool) -> Option<Phrase> {
    let (a, b) = (c.digits(at)?, c.digits(at + 2)?);
    let mark = c.norm(at + 1);
    if a.1 > 2 || b.1 > 2 || !matches!(mark, "/" | "-") || !c.glued(at + 1) || !c.glued(at + 2) {
        return None;
    }
    let lead = at.wrapping_sub(1);
    let leads = c.is_in(lead, &c.words.calendar.before_digits) || c.words.weekdays.contains_key(c.norm(lead));
    let listed = c.is_in(lead, &c.words.words.joined) || c.is_any(lead, &[",", TO, "-"]);
    let leads = leads || listed && c.norm(at.wrapping_sub(3)) == "/";
    let leads = leads || c.is_dash(at + 3) && c.norm(at + 5) == "/" || c.before(at, 1) == "-" && c.norm(at.wrapping_sub(3)) == "/";
    let weekday =
        c.words.weekdays.contains_key(c.before(at, 1)) || c.before(at, 1) == "," && c.words.weekdays.contains_key(c.before(at, 2));
    let hours = mark == "-" && (a.0 > 12 || b.0 > 12 || a.0 < b.0 || a.0 >= 9 && b.0 <= 8) && c.norm(at.wrapping_sub(1)) != ",";
    if hours || !leads || (mark == "-" && !weekday) || c.norm(at + 3) == "%" || c.is_in(at + 3, &c.words.calendar.no_date) {
        return None;
    }
    let day_first = if a.0 > 12 {
        true
    } else if b.0 > 12 {
        false
    } else {
        day_first
    };
    let (day, month) = if day_first { (a.0, b.0) } else { (b.0, a.0) };
    jiff::civil::Date::new(2000, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let (year, end) = if c.norm(at + 3) == "," { year_after(c, at + 3) } else { (None, at + 3) };
    Some(Phrase::new(at..end, Meaning::Date(Partial { month: Some(month as i8), day: Some(day as i8), year, ..Partial::default() })))
}
