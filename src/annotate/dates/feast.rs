//! The days of holidays and feasts by their rules: fixed ones, those of a weekday of a month, and those that move with Easter. Before
//! the calendars were one, a feast that moves stood on two days of a year.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Opens the rule of a feast that moves.
pub const EASTER: &str = "easter";
/// Closes the rule of the day before one.
pub const EVE: &str = "<";
/// Stands in the rule of a day that is counted from one, before the number of days.
pub const AFTER: char = '>';
/// Years in which some had their Easter by the Gregorian calendar and England by the Julian one.
pub const TWO_CALENDARS: RangeInclusive<i16> = 1583..=1752;

/// The day of a holiday rule in a year: `12-25`, `11-4#4` (fourth Thursday of November), `easter-2`, `06-24<` (its eve).
pub fn holiday(rule: &str, year: i16) -> Option<Date> {
    if let Some(rule) = rule.strip_suffix(EVE) {
        return holiday(rule, year)?.yesterday().ok();
    }
    if let Some((rule, days)) = rule.split_once(AFTER) {
        return holiday(rule, year)?.checked_add(days.parse::<i64>().ok()?.days()).ok();
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

/// The day of a feast that moves, as those told it who kept the Julian calendar.
pub fn by_other_easter(rule: &str, year: i16) -> Option<Date> {
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
    use super::{by_other_easter, holiday};
    use jiff::civil::date;

    #[test]
    fn feasts_that_move() {
        assert_eq!(holiday("easter+50", 1856), Some(date(1856, 5, 12)));
        assert_eq!(holiday("easter-47", 2021), Some(date(2021, 2, 16)));
        assert_eq!(holiday("easter", 1411), Some(date(1411, 4, 12)));
        assert_eq!(by_other_easter("easter", 1645), Some(date(1645, 4, 6)));
        assert_eq!(holiday("06-24<", 1900), Some(date(1900, 6, 23)));
        assert_eq!(holiday("06-24>1", 1297), Some(date(1297, 6, 25)));
        assert_eq!(holiday("easter>7", 2021), Some(date(2021, 4, 11)));
    }
}
