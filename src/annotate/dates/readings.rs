//! What a date can mean besides its interval. "About 1450" is a stretch of years; while the year began on Lady Day, 20 February 1698 may be in our
//! 1699; and a date without its year is a day of any year ("at Michaelmas", "in spring", "on a Thursday").

use jiff::ToSpan;
use jiff::civil::date;

use super::holidays::{AFTER, EASTER, EVE, WEEKEND};
use super::phrase::{Meaning, Partial, Phrase, Stretch};
use crate::language::dates::Unit;
use crate::model::{Calendar, Cycle, Precision, When, WhenForm, julian_to_gregorian};

/// The other readings of a date.
pub(super) fn other_readings(when: &When, phrase: &Phrase) -> Vec<When> {
    let partial = if let Meaning::Date(partial) = &phrase.meaning { Some(partial) } else { None };
    about(when)
        .filter(|_| phrase.share.is_none() && phrase.edge.is_none())
        .into_iter()
        .chain(partial.and_then(|partial| of_next_year(when, partial)))
        .collect()
}

/// The years that "about 1450" may mean: more for a round number. "Early 1450" is not included.
fn about(when: &When) -> Option<When> {
    let year = when.start.year();
    let slack = match () {
        () if year % 50 == 0 => 10,
        () if year % 10 == 0 => 5,
        () => 2,
    };
    let fits = when.approximate && when.precision == Precision::Year && when.form == WhenForm::Point;
    let (start, end) = (when.start.checked_sub(slack.years()).ok()?, when.end.checked_add(slack.years()).ok()?);
    fits.then(|| When { start, end, form: WhenForm::Range, ..when.clone() })
}

/// Until 1751 the year began in England on 25 March: a day before that may have the number of the previous year.
fn of_next_year(when: &When, partial: &Partial) -> Option<When> {
    const OLD_YEARS: std::ops::RangeInclusive<i16> = 1155..=1751;
    let day = when.first_day();
    let lady_day =
        if partial.calendar == Some(Calendar::Julian) { julian_to_gregorian(day.year(), 3, 25)? } else { date(day.year(), 3, 25) };
    let plain = when.precision == Precision::Day && when.form == WhenForm::Point && partial.month.is_some() && !partial.double;
    let old = partial.calendar != Some(Calendar::Gregorian) && OLD_YEARS.contains(&day.year()) && day < lady_day;
    let later = || Some(When { start: when.start.checked_add(1.year()).ok()?, end: when.end.checked_add(1.year()).ok()?, ..when.clone() });
    let julian = || julian_to_gregorian(partial.year?.checked_add(1)?, partial.month?, partial.day?).map(When::day);
    if !(plain && old) {
        return None;
    }
    if partial.calendar == Some(Calendar::Julian) { julian().or_else(later) } else { later() }
}

/// Days of a leap year on which Easter can fall.
const EASTER_DAYS: (i16, i16) = (82, 116);

/// The cycle of a date: what recurs of it every year.
pub(super) fn cycle_of(partial: &Partial) -> Cycle {
    let mut out = Cycle { weekday: partial.weekday, ..Cycle::default() };
    if let Some(rule) = &partial.holiday {
        return of_holiday(rule, out);
    }
    if let Some(Stretch::Season(season)) = partial.stretch {
        (out.season, out.days) = (Some(season), season_days(season));
    }
    if let Some((Unit::Month, months)) = partial.within
        && partial.month.is_none()
        && partial.day.is_some()
    {
        out.months = Some(months);
    }
    match (partial.month, partial.day) {
        (Some(month), Some(day)) => out.days = Cycle::day_of_year(month, day).map(|day| (day, day)),
        (Some(month), None) => out.days = month_days(month),
        (None, day) => out.day = day,
    }
    out
}

fn month_days(month: i8) -> Option<(i16, i16)> {
    let first = Cycle::day_of_year(month, 1)?;
    let next = if month == 12 { 367 } else { Cycle::day_of_year(month + 1, 1)? };
    Some((first, next - 1))
}

/// From the first day of the season by the months to its last day by the sun.
fn season_days(season: i8) -> Option<(i16, i16)> {
    let first = Cycle::day_of_year(season.checked_mul(3).filter(|m| (3..=12).contains(m))?, 1)?;
    let next = if season == 4 { 3 } else { season * 3 + 3 };
    Some((first, Cycle::day_of_year(next, 22)?))
}

fn of_holiday(rule: &str, out: Cycle) -> Cycle {
    if rule.ends_with(WEEKEND) {
        return Cycle::default();
    }
    let (rule, eve) = match (rule.strip_suffix(EVE), rule.split_once(AFTER)) {
        (Some(rule), _) => (rule, 1),
        (None, Some((rule, days))) => (rule, -days.parse::<i16>().unwrap_or_default()),
        (None, None) => (rule, 0),
    };
    if let Some(offset) = rule.strip_prefix(EASTER) {
        let Ok(offset) = (if offset.is_empty() { Ok(0) } else { offset.parse::<i16>() }) else { return out };
        let moved = |day: i16| day + offset - eve;
        return Cycle { easter: Some(i64::from(offset - eve)), days: Some((moved(EASTER_DAYS.0), moved(EASTER_DAYS.1))), ..out };
    }
    let numbers: Vec<i8> = rule.split(['-', '#', '+']).filter_map(|piece| piece.parse().ok()).collect();
    match numbers.as_slice() {
        [month, day] => {
            let day = Cycle::day_of_year(*month, *day).map(|day| (day - eve - 1).rem_euclid(366) + 1);
            Cycle { days: day.map(|day| (day, day)), ..out }
        }
        [month, weekday, ..] if eve == 0 && !rule.contains('+') => Cycle { days: month_days(*month), weekday: Some(*weekday), ..out },
        _ => out,
    }
}
