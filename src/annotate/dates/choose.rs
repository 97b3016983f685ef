//! Completes a calendar date that lacks its year, month or week, from the day of publication, the tense of the clause, and the year
//! that the text is about.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::clause::Tense;
use super::holidays::{EASTER, TWO_CALENDARS, WEEKEND, by_other_easter, holiday_in};
use super::phrase::{Meaning, Partial, Phrase, Scale, Stretch};
use super::resolve::{Core, Setting, counted, monday};
use super::timex::{SEASONS, pattern};
use crate::language::dates::{Unit, Which};
use crate::model::{Basis, Calendar, Precision, When, WhenForm, julian_to_gregorian};

/// Completes a calendar date.
pub(super) fn date(partial: &Partial, setting: &Setting) -> Core {
    if let Some(year) = partial.year {
        let stated = if partial.double { year + 1 } else { year };
        let readings = other_years(partial, year);
        let when = in_year(partial, stated).map(|when| Core { readings, ..whole(when, partial, Basis::Absolute) });
        return when.unwrap_or_else(|| Core::open(pattern(partial)));
    }
    if let Some((unit, offset)) = partial.within {
        let when = setting.day().and_then(|day| inside(partial, counted(day, unit, 1, offset)?));
        return when.map_or(Core::open(pattern(partial)), |when| whole(when, partial, Basis::Published));
    }
    let from_text = matches!(partial.which, Some(Which::Before | Which::After | Which::Same));
    // "That spring", where a year was mentioned before, is the spring of that year.
    let least = if partial.stretch.is_some() || partial.month.is_some() { Precision::Year } else { Precision::Month };
    let context = if from_text { setting.last_date(least) } else { None };
    if partial.which.is_none()
        && setting.tense != Tense::Future
        && partial.weekday.is_none()
        && (partial.month.is_some() || partial.stretch.is_some() || partial.holiday.is_some() && under_a_year(setting))
        && let Some(when) = year_of_text(setting).and_then(|year| in_year(partial, year))
    {
        return whole(when, partial, Basis::Context);
    }
    let Some((anchor, basis)) = context.or(setting.day().map(|d| (d, Basis::Published))) else { return Core::open(pattern(partial)) };
    let chosen = pick(&candidates(partial, anchor), anchor, partial, setting.tense);
    chosen.map_or(Core::open(pattern(partial)), |when| whole(when, partial, basis))
}

fn whole(when: When, partial: &Partial, basis: Basis) -> Core {
    let mut core = Core::date(when, basis);
    if let (Some(Stretch::Season(season)), Some(when)) = (partial.stretch, &core.when) {
        core.timex = format!("{:04}-{}", when.first_day().year(), SEASONS[usize::from(season.unsigned_abs().saturating_sub(1)) % 4]);
    }
    core
}

/// True if the text is under the heading of a year or a month.
fn under_a_year(setting: &Setting) -> bool {
    setting.historical && setting.published.is_some_and(|when| when.precision <= Precision::Month)
}

/// A year holds for this many statements after it; in news, which goes back and forth, only for the next one.
const SAME_YEAR: usize = 6;
const SAME_YEAR_IN_NEWS: usize = 1;

/// The past year that the text is about: one mentioned shortly before, well away from publication. In news it must have had its month.
fn year_of_text(setting: &Setting) -> Option<i16> {
    let (ago, when) = setting.last?;
    let year = when.first_day().year();
    let far = setting.historical || setting.day().is_none_or(|d| !(d.year() - 1..=d.year()).contains(&year));
    let close = if setting.historical {
        *ago <= SAME_YEAR && when.precision >= Precision::Year
    } else {
        *ago <= SAME_YEAR_IN_NEWS && when.precision >= Precision::Month
    };
    (close && far).then_some(year)
}

/// Other meanings of a date with its year: the first year of "1731/2"; the other Easter, while two calendars were used; day and month swapped.
fn other_years(partial: &Partial, year: i16) -> Vec<When> {
    let first = in_year(partial, year).filter(|_| partial.double);
    let moving = partial.holiday.as_deref().filter(|rule| rule.starts_with(EASTER) && TWO_CALENDARS.contains(&year));
    let other = moving.and_then(|rule| by_other_easter(rule, year)).map(When::day);
    let turned = partial.day.zip(partial.month).filter(|_| partial.either_way);
    let turned = turned.and_then(|(day, month)| in_year(&Partial { day: Some(month), month: Some(day), ..partial.clone() }, year));
    first.into_iter().chain(other).chain(turned).collect()
}

/// The date of a partial in a given year.
pub(super) fn in_year(partial: &Partial, year: i16) -> Option<When> {
    let start = |month: i8, day: i8| Date::new(year, month, day).ok().map(|d| d.at(0, 0, 0, 0));
    match partial.scale {
        Scale::Century => return Some(When::unit(start(1, 1)?, Precision::Century)),
        Scale::Decade => return Some(When::unit(start(1, 1)?, Precision::Decade)),
        Scale::Year => {}
    }
    if let Some(rule) = &partial.holiday {
        return match rule.strip_suffix(WEEKEND) {
            Some(rule) => weekend_of(holiday_in(rule, year)?),
            None => holiday_in(rule, year).map(When::day),
        };
    }
    if let Some(stretch) = partial.stretch {
        return of_year(stretch, year);
    }
    if let Some(week) = partial.week {
        let first = match partial.month {
            Some(month) => Date::new(year, month, 1).ok()?,
            None => jiff::civil::ISOWeekDate::new(year, 1, Weekday::Monday).ok()?.date(),
        };
        let first = if week < 0 { first.last_of_month() } else { first };
        return counted(first, Unit::Week, 1, if week < 0 { 0 } else { i64::from(week) - 1 });
    }
    match (partial.month, partial.day) {
        (Some(month), Some(day)) if partial.calendar == Some(Calendar::Julian) => julian_to_gregorian(year, month, day).map(When::day),
        (Some(month), Some(day)) => Some(When::day(Date::new(year, month, day).ok()?)),
        (Some(month), None) => Some(When::unit(start(month, 1)?, Precision::Month)),
        (None, _) => Some(When::unit(start(1, 1)?, Precision::Year)),
    }
}

fn of_year(stretch: Stretch, year: i16) -> Option<When> {
    let at = |month: i8| Some(Date::new(year, month, 1).ok()?.at(0, 0, 0, 0));
    let span = |month: i8, months: i64| {
        let start = at(month)?;
        let end = start.checked_add(months.months()).ok()?;
        Some(When { end, form: WhenForm::Range, ..When::unit(start, Precision::Month) })
    };
    match stretch {
        Stretch::Season(season) => Some(When::unit(at(season * 3)?, Precision::Season)),
        Stretch::Quarter(quarter) => span(quarter * 3 - 2, 3),
        Stretch::Half(half) => span(half * 6 - 5, 6),
    }
}

/// A partial date inside a unit: "Friday next week", "April last year".
fn inside(partial: &Partial, unit: When) -> Option<When> {
    let day = unit.first_day();
    if unit.precision == Precision::Year {
        return in_year(partial, day.year());
    }
    if unit.precision == Precision::Month {
        if partial.week.is_some() {
            return in_year(&Partial { month: Some(day.month()), ..partial.clone() }, day.year());
        }
        return Some(When::day(Date::new(day.year(), day.month(), partial.day?).ok()?));
    }
    let weekday = i64::from(partial.weekday?);
    Some(When::day(monday(day)?.checked_add((weekday - 1).days()).ok()?))
}

/// How far readings are searched on both sides: in years for a day with its month (a weekday and number recur within seven years), in months for a
/// day of the month, in days for a weekday with its number (which may need more than a year), and in days for a weekday.
const NEAR_YEARS: i16 = 9;
const NEAR_MONTHS: i64 = 2;
const NUMBERED_DAYS: i64 = 400;
const NEAR_DAYS: i64 = 14;

/// All near readings, in chronological order.
fn candidates(partial: &Partial, anchor: Date) -> Vec<When> {
    let days = |range: std::ops::RangeInclusive<i64>| range.filter_map(|n| anchor.checked_add(n.days()).ok());
    match (partial.month, partial.day, partial.weekday) {
        (Some(_), _, weekday) | (None, None, weekday @ None) => {
            let years = (anchor.year() - NEAR_YEARS)..=(anchor.year() + NEAR_YEARS);
            let fits = |when: &When| weekday.is_none_or(|w| when.first_day().weekday().to_monday_one_offset() == w);
            let all: Vec<When> = years.filter_map(|year| in_year(partial, year)).collect();
            let near = |w: &When| (w.first_day().year() - anchor.year()).abs() <= 1;
            let fitting: Vec<When> =
                all.iter().filter(|w| partial.day.is_none() || weekday.is_none() || fits(w) && near(w)).cloned().collect();
            if fitting.is_empty() { all } else { fitting }
        }
        (None, Some(day), None) => {
            let months = (-NEAR_MONTHS..=NEAR_MONTHS).filter_map(|n| anchor.first_of_month().checked_add(n.months()).ok());
            months.filter_map(|m| Date::new(m.year(), m.month(), day).ok()).map(When::day).collect()
        }
        (None, Some(day), Some(weekday)) => days(-NUMBERED_DAYS..=NUMBERED_DAYS)
            .filter(|d| d.day() == day && d.weekday().to_monday_one_offset() == weekday)
            .map(When::day)
            .collect(),
        (None, None, Some(weekday)) => {
            days(-NEAR_DAYS..=NEAR_DAYS).filter(|d| d.weekday().to_monday_one_offset() == weekday).map(When::day).collect()
        }
    }
}

/// In days.
const NEARLY_A_YEAR: i64 = 330;

/// The candidate that a "last", "next" or the tense points to.
fn pick(all: &[When], anchor: Date, partial: &Partial, tense: Tense) -> Option<When> {
    let midnight = anchor.at(0, 0, 0, 0);
    let past = || all.iter().rev().find(|w| w.start <= midnight);
    let future = || all.iter().find(|w| w.end > midnight);
    let nearest = || all.iter().min_by_key(|w| if w.start <= midnight && w.end > midnight { 0 } else { distance(w, anchor) });
    let weekday = partial.weekday.is_some() && partial.month.is_none() && partial.day.is_none();
    let chosen = match (partial.which, tense) {
        (Some(Which::Last | Which::Before), _) => all.iter().rev().find(|w| w.end <= midnight),
        (Some(Which::Next), _) if weekday => {
            let week = monday(anchor)?.checked_add(7.days()).ok()?;
            all.iter().find(|w| w.first_day() >= week)
        }
        (Some(Which::Next | Which::After | Which::Coming), _) => all.iter().find(|w| w.first_day() > anchor),
        (Some(Which::Same), _) => all.iter().find(|w| w.start.year() == anchor.year()),
        (Some(Which::This), tense) if weekday && tense.is_past() => past(),
        (Some(Which::This), _) if weekday => future(),
        (Some(Which::This), _) => all.iter().find(|w| w.start.year() == anchor.year()).or_else(nearest),
        // A day nearly a year ago is rarely given by month and number alone; if only a later verb is in the past, the day in a few weeks is meant.
        (None, Tense::PastBehind) if partial.day.is_some() && partial.month.is_some() => {
            past().filter(|w| -When::day(anchor).days_to(w) < NEARLY_A_YEAR)
        }
        (None, Tense::Past | Tense::PastBehind) => past(),
        (None, Tense::Future) => future(),
        (None, Tense::Unknown) if weekday => past(),
        (None, Tense::Unknown) => nearest(),
    };
    chosen.or_else(nearest).cloned()
}

fn distance(when: &When, anchor: Date) -> i64 {
    let days = When::day(anchor).days_to(when);
    // Of two that are equally near, the past one.
    if days > 0 { days * 2 + 1 } else { -days * 2 }
}

/// The first date after `start` that the phrase can mean: the end of a range.
pub(super) fn after(phrase: &Phrase, start: Date) -> Option<When> {
    let Meaning::Date(partial) = &phrase.meaning else { return None };
    candidates(partial, start).into_iter().find(|w| w.first_day() > start)
}

/// "the weekend", "last weekend": Saturday and Sunday.
pub(super) fn weekend(day: Date, which: Which, tense: Tense) -> Option<When> {
    let saturday = monday(day)?.checked_add(5.days()).ok()?;
    let begun = day >= saturday;
    let weeks = match (which, tense) {
        (Which::Next | Which::After, _) => 1,
        (Which::Coming, _) => 0,
        (Which::This | Which::Same, Tense::Past | Tense::PastBehind) if !begun && day.weekday().to_monday_one_offset() <= 2 => -1,
        (Which::This | Which::Same, _) => 0,
        (Which::Last | Which::Before, Tense::Future) => 0,
        (Which::Last | Which::Before, Tense::Past | Tense::PastBehind | Tense::Unknown) if begun => 0,
        (Which::Last | Which::Before, Tense::Past | Tense::PastBehind | Tense::Unknown) => -1,
    };
    let saturday = saturday.checked_add(weeks.weeks()).ok()?;
    let sunday = saturday.tomorrow().ok()?;
    Some(When::range(&When::day(saturday), &When::day(sunday)))
}

/// The weekend at a holiday: the nearest one, including the holiday itself if it is a Monday or a Friday.
fn weekend_of(holiday: Date) -> Option<When> {
    let weekday = i64::from(holiday.weekday().to_monday_one_offset());
    let (from, to) = match weekday {
        1 => (-2, 0),
        2 => (-3, -2),
        5 => (0, 2),
        _ => (6 - weekday, 7 - weekday),
    };
    let day = |offset: i64| holiday.checked_add(offset.days()).ok();
    Some(When::range(&When::day(day(from)?), &When::day(day(to)?)))
}

/// The quarter that contains a day, moved by `offset` quarters.
pub(super) fn quarter(day: Date, offset: i64) -> Option<When> {
    let first = Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?.checked_add((offset * 3).months()).ok()?;
    of_year(Stretch::Quarter((first.month() - 1) / 3 + 1), first.year())
}
