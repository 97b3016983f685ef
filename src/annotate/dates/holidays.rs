//! Holidays and feasts: their names in a text, and the day of each by its rule: a fixed day, a weekday of a month, or a day that moves with Easter.
//! While two calendars were used, a movable feast had two days in a year.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::calendar::year_after;
use super::cursor::Cursor;
use super::phrase::{Meaning, Partial, Phrase};
use crate::language::dates::{Keyword, Which};
use crate::language::function_word::{OF, THE};
use crate::text::TokenKind;

/// Opens the rule of a movable feast.
pub(super) const EASTER: &str = "easter";
/// Ends a rule that means the day before.
pub(super) const EVE: &str = "<";
/// In a rule that counts from another day, comes before the number of days.
pub(super) const AFTER: char = '>';
/// Years in which England still had Easter by the Julian calendar and others by the Gregorian one.
pub(super) const TWO_CALENDARS: RangeInclusive<i16> = 1583..=1752;
/// Ends a rule that means the weekend of the holiday.
pub(super) const WEEKEND: &str = "~";

/// A holiday by its name, with the year or "last" and "next" around it; also "Labor Day weekend", "the weekend of Labor Day".
pub(super) fn read_holiday(c: &Cursor, at: usize) -> Option<Phrase> {
    let which = c.words.which.get(c.norm(at)).copied().filter(|w| *w != Which::Same);
    let the = c.skip(at, &[THE]);
    let of = c.is(the, Keyword::Weekend) && c.norm(the + 1) == OF;
    let feast = the + usize::from(c.words.edges.contains_key(c.norm(the)));
    let around = c.words.feast_days.get(c.norm(feast)).copied();
    let announced = (around.is_some() || c.is_in(feast, &c.words.period.feasts)) && c.norm(feast + 1) == OF;
    let start_of_name = c.skip(feast + 2, &[THE]);
    let start_of_name = if c.is(start_of_name, Keyword::Feast) && c.norm(start_of_name + 1) == OF { start_of_name + 2 } else { feast + 2 };
    let start = if announced {
        start_of_name
    } else if of {
        the + 2
    } else {
        at + usize::from(which.is_some())
    };
    let (mut rule, end) = named(c, start, announced)?;
    match around.filter(|_| announced) {
        Some(-1) => rule.push_str(EVE),
        Some(days) => rule.push_str(&format!("{}{days}", AFTER)),
        None => {}
    }
    let (mut year, mut end) = year_after(c, end);
    let weekend = of || c.is(end, Keyword::Weekend);
    if weekend && !of {
        let (later, after) = year_after(c, end + 1);
        (year, end) = if year.is_none() { (later, after) } else { (year, end + 1) };
    }
    let leads = c.is_in(start.wrapping_sub(1), &c.words.period.before_a_holiday);
    if !c.capital(start) && which.is_none() && !leads && !weekend && start > 0 {
        return None;
    }
    let noun = year.is_none() && c.is_word(end) && !c.capital(end) && !c.words.parts.contains_key(c.norm(end));
    if noun && !c.words.words.function.contains(c.norm(end)) || c.is_in(start.wrapping_sub(1), &c.words.period.greetings) {
        return None;
    }
    if weekend {
        rule.push_str(WEEKEND);
    }
    Some(Phrase::new(at..end, Meaning::Date(Partial { holiday: Some(rule), year, which, ..Partial::default() })))
}

/// Most tokens of the name of a feast: "St. Peter's and St. Paul's Day".
const LONGEST_NAME: usize = 11;
/// Most bytes of the name.
const LONGEST: usize = 48;

/// The rule of the longest name that begins here, and the index after it. A saint alone is a feast only if one is `announced`.
fn named(c: &Cursor, at: usize, announced: bool) -> Option<(String, usize)> {
    let first = c.tokens.get(at).filter(|t| t.kind == TokenKind::Word && c.words.may_open_holiday(&t.norm))?.start;
    (1..=LONGEST_NAME).rev().find_map(|length| {
        let last = c.tokens.get(at + length - 1).filter(|t| t.end - first < LONGEST)?;
        let (rule, eve) = c.words.holiday(&c.phrase(at, length), announced)?;
        let rule = if eve { format!("{rule}{}", EVE) } else { rule.to_string() };
        (last.kind == TokenKind::Word).then_some((rule, at + length))
    })
}

/// The day of a holiday rule in a year: `12-25`, `11-4#4` (fourth Thursday of November), `easter-2`, `06-24<` (its eve).
pub(super) fn holiday_in(rule: &str, year: i16) -> Option<Date> {
    if let Some(rule) = rule.strip_suffix(EVE) {
        return holiday_in(rule, year)?.yesterday().ok();
    }
    if let Some((rule, days)) = rule.split_once(AFTER) {
        return holiday_in(rule, year)?.checked_add(days.parse::<i64>().ok()?.days()).ok();
    }
    if let Some(offset) = rule.strip_prefix(EASTER) {
        let easter = if year < *TWO_CALENDARS.start() { julian_easter(year) } else { easter(year) };
        return from_easter(easter?, offset);
    }
    let (month, day) = rule.split_once('-')?;
    let month = month.parse().ok()?;
    let Some((weekday, nth)) = day.split_once('#') else { return Date::new(year, month, day.parse().ok()?).ok() };
    let weekday = Weekday::from_monday_one_offset(weekday.parse().ok()?).ok()?;
    let (nth, plus): (&str, i64) = match nth.split_once('+') {
        Some((nth, plus)) => (nth, plus.parse().ok()?),
        None => (nth, 0),
    };
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth.parse().ok()?, weekday).ok()?.checked_add(plus.days()).ok()
}

/// The day of a movable feast by the Julian calendar.
pub(super) fn by_other_easter(rule: &str, year: i16) -> Option<Date> {
    let (rule, after) = rule.split_once(AFTER).unwrap_or((rule, "0"));
    from_easter(julian_easter(year)?, rule.strip_prefix(EASTER)?)?.checked_add(after.parse::<i64>().ok()?.days()).ok()
}

fn from_easter(easter: Date, offset: &str) -> Option<Date> {
    let days: i64 = if offset.is_empty() { 0 } else { offset.parse().ok()? };
    easter.checked_add(days.days()).ok()
}

/// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let n = (h + l - 7 * m + 90) / 25;
    let p = (h + l - 7 * m + 33 * n + 19).rem_euclid(32);
    Date::new(year, i8::try_from(n).ok()?, i8::try_from(p).ok()?).ok()
}

/// Easter Sunday of the Julian calendar, as a day of that calendar (the same chapter).
fn julian_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let d = (19 * y.rem_euclid(19) + 15) % 30;
    let e = (2 * y.rem_euclid(4) + 4 * y.rem_euclid(7) - d + 34).rem_euclid(7);
    let days = d + e + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{by_other_easter, holiday_in};
    use jiff::civil::date;

    #[test]
    fn feasts_that_move() {
        assert_eq!(holiday_in("easter+50", 1856), Some(date(1856, 5, 12)));
        assert_eq!(holiday_in("easter-47", 2021), Some(date(2021, 2, 16)));
        assert_eq!(holiday_in("easter", 1411), Some(date(1411, 4, 12)));
        assert_eq!(by_other_easter("easter", 1645), Some(date(1645, 4, 6)));
        assert_eq!(holiday_in("06-24<", 1900), Some(date(1900, 6, 23)));
        assert_eq!(holiday_in("06-24>1", 1297), Some(date(1297, 6, 25)));
        assert_eq!(holiday_in("easter>7", 2021), Some(date(2021, 4, 11)));
    }
}
