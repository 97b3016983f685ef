//! Turns lengths and parts into intervals: "two days ago", "the past two years", "the last three weeks of the year", "the first half of 1849", "the
//! turn of the year", and ranges from one date to another. Calendar arithmetic is jiff's.

use jiff::civil::DateTime;
use jiff::{Span, ToSpan, Unit as Counted};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::choose;
use super::phrase::{Anchor, Length, Meaning, Phrase, Share};
use super::resolve::{Core, Setting, core, counted, finished};
use super::timex::length_value;
use crate::language::dates::Unit;
use crate::model::{Basis, Precision, TimeClass, When, WhenForm};

/// A length as a calendar span, with its smallest unit; `None` for a vague or absurdly long one.
fn span_of(length: &Length) -> Option<(Span, Unit)> {
    let mut span = Span::new();
    let mut finest = Unit::Year;
    for (unit, amount) in &length.parts {
        let amount = (*amount)?;
        let whole = amount.fract().is_zero();
        let (unit, amount) = match unit {
            Unit::Year if !whole => (Unit::Month, amount.checked_mul(Decimal::from(12))?),
            Unit::Month if !whole => (Unit::Day, amount.checked_mul(Decimal::from(30))?),
            Unit::Week if !whole => (Unit::Day, amount.checked_mul(Decimal::from(7))?),
            Unit::Day if !whole => (Unit::Hour, amount.checked_mul(Decimal::from(24))?),
            Unit::Hour if !whole => (Unit::Minute, amount.checked_mul(Decimal::from(60))?),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Weekend | Unit::Week | Unit::Month | Unit::Year => (*unit, amount),
        };
        let count = amount.round().to_i64().filter(|n| *n <= 19_000)?;
        span = match unit {
            Unit::Second => span.try_seconds(count),
            Unit::Minute => span.try_minutes(count),
            Unit::Hour => span.try_hours(count),
            Unit::Day => span.try_days(count),
            Unit::Weekend | Unit::Week => span.try_weeks(count),
            Unit::Month => span.try_months(count),
            Unit::Year => span.try_years(count),
        }
        .ok()?;
        finest = finest.min(unit);
    }
    Some((span, finest))
}

/// "two days ago", "a week later", "three weeks from tomorrow".
pub(super) fn shift(length: &Length, (forward, exact): (bool, bool), from: &Anchor, setting: &Setting) -> Core {
    let value = length_value(length);
    let Some((span, finest)) = span_of(length) else {
        let past = *from == Anchor::Published && !forward;
        return if past { Core::open("PAST_REF".into()) } else { Core { class: TimeClass::Duration, ..Core::open(value) } };
    };
    let base = match from {
        Anchor::Published => setting.published.map(|w| (w.clone(), Basis::Published)),
        Anchor::Context => {
            setting.last.map(|(_, w)| (w.clone(), Basis::Context)).or(setting.published.map(|w| (w.clone(), Basis::Published)))
        }
        Anchor::Phrase(phrase) => finished(phrase, setting).and_then(|c| Some((c.when?, c.basis))),
    };
    let enough = |when: &When| match finest {
        Unit::Second | Unit::Minute | Unit::Hour => when.precision >= Precision::Hour,
        Unit::Day | Unit::Weekend | Unit::Week => when.precision >= Precision::Day,
        Unit::Month => when.precision >= Precision::Month,
        Unit::Year => true,
    };
    let day_long = finest <= Unit::Hour;
    let Some((base, basis)) = base.filter(|(when, _)| enough(when) || exact) else {
        return Core { class: if day_long { TimeClass::Duration } else { TimeClass::Date }, ..Core::open(value) };
    };
    let moved = if forward { base.start.checked_add(span) } else { base.start.checked_sub(span) };
    let Ok(moved) = moved else { return Core::open(value) };
    let when = match finest {
        Unit::Second | Unit::Minute | Unit::Hour => When::unit(moved, Precision::Minute),
        Unit::Week | Unit::Month | Unit::Year if exact => When::day(moved.date()),
        Unit::Day | Unit::Weekend => When::day(moved.date()),
        Unit::Week | Unit::Month | Unit::Year => counted(moved.date(), finest, 1, 0).unwrap_or(When::day(moved.date())),
    };
    let clock = when.precision == Precision::Minute;
    let mut core = Core::date(when, basis);
    if clock {
        core.class = TimeClass::Time;
        core.timex = format!("{}T{:02}:{:02}", moved.date(), moved.hour(), moved.minute());
    }
    core
}

/// "to the 3rd"
fn day_only(phrase: &Phrase) -> bool {
    matches!(&phrase.meaning, Meaning::Date(partial) if partial.day.is_some() && partial.month.is_none() && partial.year.is_none())
}

/// "the past two years": the stretch up to publication.
pub(super) fn stretch(length: &Length, forward: bool, setting: &Setting) -> Core {
    let duration = Core { class: TimeClass::Duration, ..Core::open(length_value(length)) };
    let (Some(published), Some((span, finest))) = (setting.published, span_of(length)) else { return duration };
    let published = setting.last.filter(|_| setting.historical).map_or(published, |(_, when)| when);
    let whole_days = finest >= Unit::Day;
    let next_day =
        if whole_days { published.first_day().at(0, 0, 0, 0).checked_add(1.day()).unwrap_or(published.start) } else { published.start };
    let (start, end) = if forward {
        (next_day, next_day.checked_add(span))
    } else {
        let now = if whole_days { published.first_day().at(0, 0, 0, 0) } else { published.start };
        (now.checked_sub(span).unwrap_or(now), Ok(now))
    };
    let Ok(end) = end else { return duration };
    let precision = if whole_days { Precision::Day } else { Precision::Minute };
    Core { when: Some(When { start, end, precision, form: WhenForm::Range, approximate: true }), ..duration }
}

/// "the last three weeks of the year". A single week is the calendar week that contains the day.
pub(super) fn portion(length: &Length, last: bool, of: &Phrase, setting: &Setting) -> Core {
    let open = Core { class: TimeClass::Duration, ..Core::open(length_value(length)) };
    let Some((whole, basis)) = core(of, setting).and_then(|c| Some((c.when?, c.basis))) else { return open };
    if whole.precision == Precision::Day {
        return counted(whole.first_day(), Unit::Week, 1, 0).map_or(open, |when| Core::date(when, basis));
    }
    let Some((span, _)) = span_of(length) else { return open };
    let moved = if last { whole.end.checked_sub(span) } else { whole.start.checked_add(span) };
    let Ok(moved) = moved else { return open };
    let (start, end) = if last { (moved, whole.end) } else { (whole.start, moved) };
    let when = When { start, end, precision: Precision::Day, form: WhenForm::Range, approximate: false };
    Core { timex: length_value(length), ..Core::date(when, basis) }
}

/// A range from its two ends, each completed by the other.
pub(super) fn range(first: &Phrase, last: &Phrase, setting: &Setting) -> Option<Core> {
    let (mut first, mut last) = (first.clone(), last.clone());
    if let (Meaning::Date(a), Meaning::Date(b)) = (&mut first.meaning, &mut last.meaning) {
        b.month = b.month.or(a.month.filter(|_| b.day.is_some() && a.day.is_some_and(|x| b.day.is_some_and(|y| y > x))));
        b.year = b.year.or(a.year);
        a.month = a.month.or(b.month.filter(|_| a.day.is_some() && a.weekday.is_none()));
    }
    let end = finished(&last, setting)?;
    if let (Meaning::Date(a), Some(when)) = (&mut first.meaning, &end.when)
        && a.year.is_none()
        && a.weekday.is_none()
        && a.which.is_none()
        && a.within.is_none()
        && a.holiday.is_none()
    {
        a.year = Some(when.first_day().year());
        let early = choose::date(a, setting).when.is_some_and(|w| w.start > when.start);
        if early {
            a.year = a.year.map(|y| y - 1);
        }
    }
    let start = finished(&first, setting)?;
    let timex = format!("{}/{}", start.timex, end.timex);
    let when = match (start.when, end.when) {
        (Some(a), Some(b)) if a.start <= b.end && !day_only(&last) => Some(When::range(&a, &b)),
        (Some(a), Some(b)) => {
            // "27 April to the 3rd", "Friday to Monday": the end is the first such day after the start.
            choose::after(&last, a.first_day()).map(|w| When::range(&a, &w)).or(Some(b))
        }
        (Some(a), None) if end.timex == "PRESENT_REF" => Some(When { form: WhenForm::Since, ..a }),
        (Some(_) | None, Some(_) | None) => None,
    };
    Some(Core { when, class: start.class, basis: end.basis, zone: start.zone.or(end.zone), ..Core::open(timex) })
}

/// Periods shorter than a month have no parts: those of a day are its hours.
const COARSEST: Precision = Precision::Century;
const FINEST: Precision = Precision::Month;

/// The part of a period that is meant, and its other meaning.
pub(super) fn part_of_period(whole: &When, share: Share) -> Option<(When, Option<When>)> {
    if whole.form != WhenForm::Point || !(COARSEST..=FINEST).contains(&whole.precision) {
        return None;
    }
    match share {
        Share::Part { nth, of, sharp } => {
            let cut = |at: i64| between(whole, at, of);
            Some((part_from(whole, cut(nth - 1)?, cut(nth)?, !sharp), None))
        }
        Share::Turn => {
            let around = |at: DateTime| {
                let by = between(whole, 1, 12)?.duration_since(whole.start);
                Some(part_from(whole, at.checked_sub(by).ok()?, at.checked_add(by).ok()?, true))
            };
            Some((around(whole.start)?, around(whole.end)))
        }
    }
}

fn part_from(whole: &When, start: DateTime, end: DateTime, approximate: bool) -> When {
    When { start, end, precision: finer(whole.precision), form: WhenForm::Range, approximate }
}

/// The precision of a part: that of the small units that make up its period.
fn finer(precision: Precision) -> Precision {
    match precision {
        Precision::Century | Precision::Decade => Precision::Year,
        Precision::Year | Precision::Season => Precision::Month,
        Precision::Month | Precision::Week | Precision::Day | Precision::PartOfDay | Precision::Hour | Precision::Minute => Precision::Day,
    }
}

/// The start of the day on which `parts` of `of` parts of a period are over. Counted in whole months if the period is longer than a month
/// and they divide evenly.
fn between(whole: &When, parts: i64, of: i64) -> Option<DateTime> {
    let months = whole.start.until((Counted::Month, whole.end)).ok()?.get_months();
    let whole_months = whole.precision < Precision::Month && (i64::from(months) * parts) % of == 0;
    if whole_months {
        return whole.start.checked_add(jiff::Span::new().try_months(i64::from(months) * parts / of).ok()?).ok();
    }
    let days = i64::from(whole.start.until((Counted::Day, whole.end)).ok()?.get_days());
    whole.start.checked_add(jiff::Span::new().try_days(days * parts / of).ok()?).ok()
}
