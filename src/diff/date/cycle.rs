//! Dates of which one at least lacks its year: the feast, the season, the month and day or the day of the week can exclude each other all the
//! same, when both are told of one event.

use super::level::Level;
use crate::model::cycle::{holds, share_a_day};
use crate::model::{Basis, Calendar, Cycle, DateMention, Precision, TimeClass, WhenForm};

/// How two dates relate whatever the year is; `None` where they tell nothing of one kind, or both tell their year.
pub fn level(a: &DateMention, b: &DateMention) -> Option<Level> {
    if a.when.is_some() && b.when.is_some() || a.class != TimeClass::Date || b.class != TimeClass::Date {
        return None;
    }
    let (x, y) = (cycle(a), cycle(b));
    let differ = |told: Option<(i64, i64)>| told.map(|(p, q)| p != q);
    let of_year = differ(x.easter.zip(y.easter)).or_else(|| differ(both(x.season, y.season))).or_else(|| apart(&x, &y));
    let of_week = differ(both(x.weekday, y.weekday));
    let of_month = differ(both(x.day, y.day));
    let told = [of_year, of_week, of_month];
    match () {
        () if told.contains(&Some(true)) => Some(Level::Exclusive),
        // "The 9th inst." of one text may be "the 9th ult." of another, and need not be.
        () if x.months != y.months => None,
        () if told.iter().all(Option::is_none) => None,
        () if x == y || x.days.is_some() && x.days == y.days && a.cycle.weekday == b.cycle.weekday && !in_full(a) && !in_full(b) => {
            Some(Level::Identical)
        }
        () if of_year.is_some() && !within(&x, &y) => Some(Level::Overlapping),
        () => Some(Level::Within),
    }
}

/// Is the year told?
fn in_full(date: &DateMention) -> bool {
    date.when.is_some() && date.basis == Basis::Absolute
}

/// Do two dates that agree by the calendar name two days of the week?
pub fn two_weekdays(a: &DateMention, b: &DateMention) -> bool {
    let day = |d: &DateMention| d.when.as_ref().is_some_and(|w| w.precision == Precision::Day && w.form == WhenForm::Point);
    let told = both(a.cycle.weekday, b.cycle.weekday);
    day(a) && day(b) && told.is_some_and(|(x, y)| x != y)
}

fn both(a: Option<i8>, b: Option<i8>) -> Option<(i64, i64)> {
    a.zip(b).map(|(a, b)| (i64::from(a), i64::from(b)))
}

fn apart(x: &Cycle, y: &Cycle) -> Option<bool> {
    x.days.zip(y.days).map(|(p, q)| !share_a_day(p, q))
}

fn within(x: &Cycle, y: &Cycle) -> bool {
    x.days.zip(y.days).is_none_or(|(p, q)| holds(p, q) || holds(q, p))
}

/// What a date tells of any year; of one that is told in full, what follows from its day.
fn cycle(date: &DateMention) -> Cycle {
    /// Before this year a day without a mark may be of either calendar, and its day of the week with it.
    const ONE_CALENDAR: i16 = 1753;
    let told = date.cycle.clone();
    let Some(when) = date.when.as_ref().filter(|w| w.form == WhenForm::Point && w.precision >= Precision::Month) else { return told };
    let (first, last) = (when.first_day(), when.last_day());
    let of_year = |day: jiff::civil::Date| Cycle::day_of_year(day.month(), day.day());
    let days = told.days.or(of_year(first).zip(of_year(last)));
    let sure = first.year() >= ONE_CALENDAR || date.calendar == Some(Calendar::Gregorian);
    let weekday = told.weekday.or((when.precision == Precision::Day && sure).then(|| first.weekday().to_monday_one_offset()));
    Cycle { days, weekday, ..told }
}
