//! What two dates leave open: which half of the day, which calendar, where the year began. They exclude each other only when they do so
//! however each is read.

use jiff::ToSpan;
use jiff::civil::date;

use super::level::{Level, level};
use crate::model::calendar;
use crate::model::{Calendar, DateMention, Precision, When, WhenForm};

/// The level of two dates by the readings that go together best, each with the readings that the other's form gives it; `shift` takes
/// the zones off.
pub fn best(a: &DateMention, b: &DateMention, shift: impl Fn(&When, bool) -> When) -> Option<Level> {
    let (x, y) = (a.when.as_ref()?, b.when.as_ref()?);
    let plain = level(&shift(x, true), &shift(y, false));
    if plain != Level::Exclusive {
        let calendars = a.calendar.is_some() && b.calendar.is_some() && a.calendar != b.calendar;
        return Some(if calendars && plain == Level::Identical { Level::TwoCalendars } else { plain });
    }
    let fits = |p: &When, q: &When| level(&shift(p, true), &shift(q, false)) != Level::Exclusive;
    let (of_calendar_a, of_calendar_b) = (other_calendar(a, b), other_calendar(b, a));
    if of_calendar_a.iter().any(|p| fits(p, y)) || of_calendar_b.iter().any(|q| fits(x, q)) {
        return Some(Level::TwoCalendars);
    }
    let all = |when: &When, told: &DateMention, calendar: Option<When>| -> Vec<When> {
        let mut out: Vec<When> =
            std::iter::once(when.clone()).chain(told.readings.iter().cloned()).chain(calendar).chain(about(when)).collect();
        let later: Vec<When> = out.iter().filter_map(|w| of_next_year(w, told)).collect();
        out.extend(later);
        out
    };
    let (left, right) = (all(x, a, of_calendar_a), all(y, b, of_calendar_b));
    let readable = left.iter().any(|p| right.iter().any(|q| fits(p, q)));
    Some(if readable { Level::Readable } else { Level::Exclusive })
}

/// A day without a mark beside one that has it may be a day of either calendar.
fn other_calendar(told: &DateMention, other: &DateMention) -> Option<When> {
    let when = told.when.as_ref().filter(|w| w.precision == Precision::Day && w.form == WhenForm::Point)?;
    let (day, asked) = (when.first_day(), told.calendar.is_none() && other.calendar.is_some());
    calendar::gregorian(day.year(), day.month(), day.day()).filter(|_| asked).map(When::day)
}

/// Years by which "about 1450" may be off: more where the figure is a round one.
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

/// Until 1751 the year began in England on 25 March: a day before that may be told with the year before.
fn of_next_year(when: &When, told: &DateMention) -> Option<When> {
    const OLD_YEARS: std::ops::RangeInclusive<i16> = 1155..=1751;
    let day = when.first_day();
    let lady_day = if told.calendar == Some(Calendar::Julian) { calendar::gregorian(day.year(), 3, 25)? } else { date(day.year(), 3, 25) };
    let told_so = when.precision == Precision::Day && told.calendar != Some(Calendar::Gregorian) && when.form == WhenForm::Point;
    let next = When { start: when.start.checked_add(1.year()).ok()?, end: when.end.checked_add(1.year()).ok()?, ..when.clone() };
    (OLD_YEARS.contains(&day.year()) && day < lady_day && told_so).then_some(next)
}
