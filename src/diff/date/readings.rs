//! What two dates leave open: which half of the day, which calendar, where the year began. They exclude each other only when they do so
//! however each is read.

use super::level::{Level, by_ends, level};
use crate::model::calendar;
use crate::model::{DateMention, Precision, TimeClass, When, WhenForm};

/// The level of two dates by the readings that go together best, each with the readings that the other's form gives it; `shift` takes
/// the zones off. Of two stretches the ends count, where `ends` says that both are told.
pub fn best(a: &DateMention, b: &DateMention, ends: bool, shift: impl Fn(&When, bool) -> When) -> Option<Level> {
    let (x, y) = (a.meant()?, b.meant()?);
    let level =
        |p: &When, q: &When| if ends { by_ends(&shift(p, true), &shift(q, false)) } else { level(&shift(p, true), &shift(q, false)) };
    let plain = level(x, y);
    // "8/9/1921" is the 9th of August or the 8th of September.
    if plain != Level::Exclusive && is_either_way(a) != is_either_way(b) {
        return Some(Level::Readable);
    }
    if plain != Level::Exclusive {
        let calendars = a.calendar.is_some() && b.calendar.is_some() && a.calendar != b.calendar;
        return Some(if calendars && plain == Level::Identical { Level::TwoCalendars } else { plain });
    }
    let fits = |p: &When, q: &When| level(p, q) != Level::Exclusive;
    let (of_calendar_a, of_calendar_b) = (other_calendar(a, b), other_calendar(b, a));
    if of_calendar_a.iter().any(|p| fits(p, y)) || of_calendar_b.iter().any(|q| fits(x, q)) {
        return Some(Level::TwoCalendars);
    }
    // Of two days without a mark the years began alike.
    let unmarked = is_unmarked_day(a) && is_unmarked_day(b);
    let all = |when: &When, told: &DateMention, calendar: Option<When>| -> Vec<When> {
        let readings = told.readings.iter().filter(|reading| !unmarked || reading.form != WhenForm::Point).cloned();
        std::iter::once(when.clone()).chain(readings).chain(calendar).collect()
    };
    let (left, right) = (all(x, a, of_calendar_a), all(y, b, of_calendar_b));
    let readable = left.iter().any(|p| right.iter().any(|q| fits(p, q)));
    Some(if readable { Level::Readable } else { Level::Exclusive })
}

/// Can day and month change places?
fn is_either_way(told: &DateMention) -> bool {
    let Some(day) = told.when.as_ref().filter(|w| told.class == TimeClass::Date && w.precision == Precision::Day).map(When::first_day)
    else {
        return false;
    };
    told.readings.iter().any(|other| {
        let other = other.first_day();
        (other.year(), other.month(), other.day()) == (day.year(), day.day(), day.month()) && other != day
    })
}

/// A day that no calendar is told with, and whose year may have begun on Lady Day.
fn is_unmarked_day(told: &DateMention) -> bool {
    let next_year = |when: &When| told.readings.len() == 1 && told.readings[0].first_day().year() == when.first_day().year() + 1;
    told.calendar.is_none() && told.class == TimeClass::Date && told.when.as_ref().is_some_and(next_year)
}

/// A day without a mark beside one that has it may be a day of either calendar.
fn other_calendar(told: &DateMention, other: &DateMention) -> Option<When> {
    let when = told.when.as_ref().filter(|w| w.precision == Precision::Day && w.form == WhenForm::Point)?;
    let (day, asked) = (when.first_day(), told.calendar.is_none() && other.calendar.is_some());
    calendar::gregorian(day.year(), day.month(), day.day()).filter(|_| asked).map(When::day)
}

/// Can two clock times without a day be of one moment?
pub fn clocks_meet(a: &DateMention, b: &DateMention) -> bool {
    is_clock_alone(a) && is_clock_alone(b) && a.readings.iter().any(|x| b.readings.iter().any(|y| level(x, y) != Level::Exclusive))
}

/// A clock time whose day nobody tells.
pub fn is_clock_alone(date: &DateMention) -> bool {
    let day = date.timex.split('T').next().unwrap_or_default();
    date.when.is_none() && !date.readings.is_empty() && !day.contains(|c: char| c.is_ascii_digit())
}

/// Does only one of two clock times tell its day, and is the hour another however each is read? In one place of near copies the day is
/// the same, whoever tells it.
pub fn clocks_apart(a: &DateMention, b: &DateMention) -> bool {
    let one_tells = is_clock_alone(a) != is_clock_alone(b);
    let (x, y) = (hours(a), hours(b));
    one_tells && !x.is_empty() && !y.is_empty() && !x.iter().any(|p| y.contains(p))
}

/// "Midnight on Friday", "0:00 on Saturday": two days that nobody places, side by side, of which one is told at midnight, which is at either end.
pub fn end_of_day(a: &DateMention, b: &DateMention) -> bool {
    let either = |d: &DateMention| d.readings.iter().filter(|when| when.start.hour() == 0).count() > 1;
    let day = |d: &DateMention| -> Option<i32> { d.timex.split('T').next()?.rsplit(['-', 'X']).next()?.parse().ok() };
    let clocks = a.class == TimeClass::Time && b.class == TimeClass::Time;
    let beside = |x: i32, y: i32| (x - y).abs() == 1 || x.min(y) == 1 && x.max(y) >= 7;
    clocks && (either(a) || either(b)) && day(a).zip(day(b)).is_some_and(|(x, y)| beside(x, y))
}

/// The hours that a clock time can mean.
fn hours(date: &DateMention) -> Vec<i8> {
    let clock = |when: &When| (when.precision >= Precision::Hour && when.form == WhenForm::Point).then(|| when.start.hour());
    let told: Option<Vec<i8>> = date.when.iter().chain(&date.readings).map(clock).collect();
    let written = || date.timex.split_once('T').and_then(|(_, time)| time.get(..2)?.parse().ok());
    match told.filter(|told| !told.is_empty()) {
        _ if date.class != TimeClass::Time => Vec::new(),
        Some(told) => told,
        None => written().into_iter().collect(),
    }
}
