//! How two times relate, from identical to exclusive; and how two dates of which at least one lacks its year can still exclude each other
//! by feast, season, day of the month or day of the week.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::model::{Basis, Calendar, Cycle, DateMention, Precision, TimeClass, When, WhenForm, share_a_day, stretch_contains};

/// The levels of two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// The same time.
    Identical,
    /// One lies within the other and is more precise.
    Within,
    /// One day, given in two calendars.
    TwoCalendars,
    /// They share a time in one of their possible readings.
    Readable,
    /// They overlap, and neither contains the other.
    Overlapping,
    /// They share no time, but may be the same if "about" is taken widely.
    Near,
    /// They share no time.
    Exclusive,
    /// One clock reading in two time zones.
    TwoClocks,
}

/// How two times relate.
pub(super) fn level_of_times(x: &When, y: &When) -> Level {
    let loose = x.approximate || y.approximate;
    if x == y {
        Level::Identical
    } else if x.form == WhenForm::Since && y.form == WhenForm::Since {
        // For one event, a "since" is a date of its own: it began in 1993 or in 1994.
        level_of_times(&begun(x), &begun(y))
    } else if is_open(x) || is_open(y) {
        // "since" and "until" give limits, not dates.
        if x.overlaps(y) { Level::Overlapping } else { Level::Exclusive }
    } else if x.contains(y) || y.contains(x) {
        if x.start == y.start && x.end == y.end { Level::Identical } else { Level::Within }
    } else if x.overlaps(y) || one_night(x, y) {
        Level::Overlapping
    } else if (loose || parts_of_day(x, y) || in_season(x, y)) && are_touching(x, y) {
        Level::Near
    } else {
        Level::Exclusive
    }
}

/// How two ranges with both ends given relate: if the starts or the ends differ, in the coarser unit of the two, they are different ranges.
pub(super) fn level_by_ends(x: &When, y: &When) -> Level {
    let unit = x.precision.min(y.precision);
    let first = |w: &When| truncated(w.start, unit);
    let last = |w: &When| truncated(w.end.checked_sub(1.nanosecond()).unwrap_or(w.end), unit);
    let exact = !(x.approximate || y.approximate) && x.form == WhenForm::Range && y.form == WhenForm::Range;
    if exact && (first(x) != first(y) || last(x) != last(y)) { Level::Exclusive } else { level_of_times(x, y) }
}

/// The year, and the month, day, hour and minute as far as the unit goes.
fn truncated(at: DateTime, unit: Precision) -> (i16, i8, i8, i8, i8) {
    let year = match unit {
        Precision::Century => at.year() / 100,
        Precision::Decade => at.year() / 10,
        Precision::Year
        | Precision::Season
        | Precision::Month
        | Precision::Week
        | Precision::Day
        | Precision::PartOfDay
        | Precision::Hour
        | Precision::Minute => at.year(),
    };
    let from = |least: Precision, value: i8| if unit >= least { value } else { 0 };
    let (month, day) = (from(Precision::Season, at.month()), from(Precision::Week, at.day()));
    (year, month, day, from(Precision::Hour, at.hour()), from(Precision::Minute, at.minute()))
}

fn parts_of_day(x: &When, y: &When) -> bool {
    x.precision == Precision::PartOfDay && y.precision == Precision::PartOfDay
}

/// For some writers, the night of a day is the one that ends in its morning.
fn one_night(x: &When, y: &When) -> bool {
    let night = |w: &When| w.precision == Precision::PartOfDay && w.last_day() > w.first_day();
    let early = |w: &When| w.precision >= Precision::PartOfDay && w.start.hour() < 12;
    x.first_day() == y.first_day() && (night(x) && early(y) || night(y) && early(x))
}

/// True for "since" and "until".
pub(super) fn is_open(x: &When) -> bool {
    matches!(x.form, WhenForm::Since | WhenForm::Until)
}

/// The start that a "since" gives, as a point in time.
fn begun(x: &When) -> When {
    When { form: WhenForm::Point, ..x.clone() }
}

/// True if one is a season and the other is not: an astronomical season ends three weeks later than one by months.
fn in_season(x: &When, y: &When) -> bool {
    (x.precision == Precision::Season) != (y.precision == Precision::Season)
}

/// True if they are no farther apart than the longer of the two, or than the blurred ends of a part of a period or of a season. Parts of a
/// day have no sharp ends: the night extends into the early morning.
fn are_touching(x: &When, y: &When) -> bool {
    const OF_SEASON: i32 = 21;
    const LEAST: i32 = 5;
    let days = |w: &When| (w.last_day() - w.first_day()).get_days().abs() + 1;
    let part = |w: &When| (w.approximate && w.form == WhenForm::Range).then(|| (days(w) / 3).max(LEAST));
    let (first, second) = if x.start <= y.start { (x, y) } else { (y, x) };
    if x.precision >= Precision::Hour && y.precision >= Precision::Hour {
        // "About half past five" never means a quarter past six.
        let given_to_the_hour = x.precision == Precision::Hour || y.precision == Precision::Hour;
        let minutes = if given_to_the_hour { 30 } else { 20 };
        return second.start.duration_since(first.end).as_secs() <= minutes * 60;
    }
    if parts_of_day(x, y) {
        return first.end >= second.start;
    }
    let slack = match part(x).max(part(y)) {
        Some(slack) => slack,
        None if in_season(x, y) && !x.approximate && !y.approximate => OF_SEASON,
        None => days(x).max(days(y)),
    };
    (second.first_day() - first.last_day()).get_days() <= slack
}

/// How two dates relate whatever the year is; `None` if they have no comparable parts, or both have a year.
pub(super) fn level_without_year(a: &DateMention, b: &DateMention) -> Option<Level> {
    if a.when.is_some() && b.when.is_some() || a.class != TimeClass::Date || b.class != TimeClass::Date {
        return None;
    }
    let (x, y) = (cycle_of(a), cycle_of(b));
    let differ = |stated: Option<(i64, i64)>| stated.map(|(p, q)| p != q);
    let of_year = differ(x.easter.zip(y.easter)).or_else(|| differ(both_known(x.season, y.season))).or_else(|| are_apart(&x, &y));
    let of_week = differ(both_known(x.weekday, y.weekday));
    let of_month = differ(both_known(x.day, y.day));
    let stated = [of_year, of_week, of_month];
    match () {
        () if stated.contains(&Some(true)) => Some(Level::Exclusive),
        // "The 9th inst." of one text may or may not be "the 9th ult." of another.
        () if x.months != y.months => None,
        () if stated.iter().all(Option::is_none) => None,
        () if x == y || x.days.is_some() && x.days == y.days && a.cycle.weekday == b.cycle.weekday && !in_full(a) && !in_full(b) => {
            Some(Level::Identical)
        }
        () if of_year.is_some() && !is_within(&x, &y) => Some(Level::Overlapping),
        () => Some(Level::Within),
    }
}

/// True if the year is given.
fn in_full(date: &DateMention) -> bool {
    date.when.is_some() && date.basis == Basis::Absolute
}

/// True if two dates agree by the calendar but name two days of the week.
pub(super) fn two_weekdays(a: &DateMention, b: &DateMention) -> bool {
    let day = |d: &DateMention| d.when.as_ref().is_some_and(|w| w.precision == Precision::Day && w.form == WhenForm::Point);
    let stated = both_known(a.cycle.weekday, b.cycle.weekday);
    day(a) && day(b) && stated.is_some_and(|(x, y)| x != y)
}

fn both_known(a: Option<i8>, b: Option<i8>) -> Option<(i64, i64)> {
    a.zip(b).map(|(a, b)| (i64::from(a), i64::from(b)))
}

fn are_apart(x: &Cycle, y: &Cycle) -> Option<bool> {
    x.days.zip(y.days).map(|(p, q)| !share_a_day(p, q))
}

fn is_within(x: &Cycle, y: &Cycle) -> bool {
    x.days.zip(y.days).is_none_or(|(p, q)| stretch_contains(p, q) || stretch_contains(q, p))
}

/// What a date says about any year; for a full date, what follows from its day.
fn cycle_of(date: &DateMention) -> Cycle {
    /// Before this year a day without a named calendar, and so its day of the week, may be in either calendar.
    const ONE_CALENDAR: i16 = 1753;
    let stated = date.cycle.clone();
    let Some(when) = date.when.as_ref().filter(|w| w.form == WhenForm::Point && w.precision >= Precision::Month) else { return stated };
    let (first, last) = (when.first_day(), when.last_day());
    let of_year = |day: jiff::civil::Date| Cycle::day_of_year(day.month(), day.day());
    let days = stated.days.or(of_year(first).zip(of_year(last)));
    let sure = first.year() >= ONE_CALENDAR || date.calendar == Some(Calendar::Gregorian);
    let weekday = stated.weekday.or((when.precision == Precision::Day && sure).then(|| first.weekday().to_monday_one_offset()));
    Cycle { days, weekday, ..stated }
}
