//! What a date without its year tells of a day in any year: "at Michaelmas", "in spring", "on 3 May", "on a Thursday".

use super::feast;
use super::periods::WEEKEND;
use super::told::{Partial, Stretch};
use crate::language::dates::Unit;
use crate::model::Cycle;

/// Easter falls on these days of a leap year.
const EASTER: (i16, i16) = (82, 116);

/// The cycle of a date.
pub fn of(partial: &Partial) -> Cycle {
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

/// From the first day by the month to the last by the sun.
fn season_days(season: i8) -> Option<(i16, i16)> {
    let first = Cycle::day_of_year(season.checked_mul(3).filter(|m| (3..=12).contains(m))?, 1)?;
    let next = if season == 4 { 3 } else { season * 3 + 3 };
    Some((first, Cycle::day_of_year(next, 22)?))
}

fn of_holiday(rule: &str, out: Cycle) -> Cycle {
    if rule.ends_with(WEEKEND) {
        return Cycle::default();
    }
    let (rule, eve) = match (rule.strip_suffix(feast::EVE), rule.split_once(feast::AFTER)) {
        (Some(rule), _) => (rule, 1),
        (None, Some((rule, days))) => (rule, -days.parse::<i16>().unwrap_or_default()),
        (None, None) => (rule, 0),
    };
    if let Some(offset) = rule.strip_prefix(feast::EASTER) {
        let Ok(offset) = (if offset.is_empty() { Ok(0) } else { offset.parse::<i16>() }) else { return out };
        let moved = |day: i16| day + offset - eve;
        return Cycle { easter: Some(i64::from(offset - eve)), days: Some((moved(EASTER.0), moved(EASTER.1))), ..out };
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
