//! From lengths to intervals: "two days ago", "the past two years", "the last three weeks of the year", and ranges from one date to
//! another. Calendar arithmetic is jiff's.

use jiff::{Span, ToSpan};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::choose;
use super::lengths::length_value;
use super::resolve::{Core, Setting, core, counted, finished};
use super::told::{Anchor, Length, Phrase, Told};
use crate::language::dates::Unit;
use crate::model::{Basis, Precision, TimeClass, When, WhenForm};

/// A length as a calendar span, with its finest unit; `None` for a vague or absurd one.
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
pub fn shift(length: &Length, (forward, exact): (bool, bool), from: &Anchor, setting: &Setting) -> Core {
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
    matches!(&phrase.told, Told::Date(partial) if partial.day.is_some() && partial.month.is_none() && partial.year.is_none())
}

/// "the past two years": the stretch up to publication.
pub fn stretch(length: &Length, forward: bool, setting: &Setting) -> Core {
    let duration = Core { class: TimeClass::Duration, ..Core::open(length_value(length)) };
    let (Some(published), Some((span, finest))) = (setting.published, span_of(length)) else { return duration };
    let published = setting.last.filter(|_| setting.historical).map_or(published, |(_, told)| told);
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

/// "the last three weeks of the year"; a single week is the calendar week that holds the day.
pub fn portion(length: &Length, last: bool, of: &Phrase, setting: &Setting) -> Core {
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

/// The two ends, each completed by the other.
pub fn range(first: &Phrase, last: &Phrase, setting: &Setting) -> Option<Core> {
    let (mut first, mut last) = (first.clone(), last.clone());
    if let (Told::Date(a), Told::Date(b)) = (&mut first.told, &mut last.told) {
        b.month = b.month.or(a.month.filter(|_| b.day.is_some() && a.day.is_some_and(|x| b.day.is_some_and(|y| y > x))));
        b.year = b.year.or(a.year);
        a.month = a.month.or(b.month.filter(|_| a.day.is_some() && a.weekday.is_none()));
    }
    let end = finished(&last, setting)?;
    if let (Told::Date(a), Some(when)) = (&mut first.told, &end.when)
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
