//! How two times relate, from the same to the exclusive.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::model::{Precision, When, WhenForm};

/// The levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The same time.
    Identical,
    /// One lies within the other: told more precisely.
    Within,
    /// One day, told in two calendars.
    TwoCalendars,
    /// They share a time in one of the ways in which what is left open can be read.
    Readable,
    /// They share a time, though neither holds the other.
    Overlapping,
    /// They share no time, and may be one where "about" is meant widely.
    Near,
    /// They share no time.
    Exclusive,
    /// One reading of two clocks that do not go alike.
    TwoClocks,
}

/// How two times relate.
pub fn level(x: &When, y: &When) -> Level {
    let loose = x.approximate || y.approximate;
    if x == y {
        Level::Identical
    } else if x.form == WhenForm::Since && y.form == WhenForm::Since {
        // Of one event, since when is a date of its own: it began in 1993 or in 1994.
        level(&begun(x), &begun(y))
    } else if open(x) || open(y) {
        // "since" and "until" limit, they do not date.
        if x.overlaps(y) { Level::Overlapping } else { Level::Exclusive }
    } else if x.contains(y) || y.contains(x) {
        if x.start == y.start && x.end == y.end { Level::Identical } else { Level::Within }
    } else if x.overlaps(y) || one_night(x, y) {
        Level::Overlapping
    } else if (loose || parts_of_day(x, y) || in_season(x, y)) && touching(x, y) {
        Level::Near
    } else {
        Level::Exclusive
    }
}

/// How two stretches relate of which both ends are told: another start or another end, by the coarser unit of the two, makes another stretch.
pub fn by_ends(x: &When, y: &When) -> Level {
    let unit = x.precision.min(y.precision);
    let first = |w: &When| truncated(w.start, unit);
    let last = |w: &When| truncated(w.end.checked_sub(1.nanosecond()).unwrap_or(w.end), unit);
    let exact = !(x.approximate || y.approximate) && x.form == WhenForm::Range && y.form == WhenForm::Range;
    if exact && (first(x) != first(y) || last(x) != last(y)) { Level::Exclusive } else { level(x, y) }
}

/// The year, and as far as the unit tells them the month, the day and the minute.
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

/// The night of a day is the one that ends in its morning, for some writers.
fn one_night(x: &When, y: &When) -> bool {
    let night = |w: &When| w.precision == Precision::PartOfDay && w.last_day() > w.first_day();
    let early = |w: &When| w.precision >= Precision::PartOfDay && w.start.hour() < 12;
    x.first_day() == y.first_day() && (night(x) && early(y) || night(y) && early(x))
}

/// "since" and "until".
pub fn open(x: &When) -> bool {
    matches!(x.form, WhenForm::Since | WhenForm::Until)
}

/// The time that "since" is said of.
fn begun(x: &When) -> When {
    When { form: WhenForm::Point, ..x.clone() }
}

/// A season by the sun ends three weeks later than one by the month.
fn in_season(x: &When, y: &When) -> bool {
    (x.precision == Precision::Season) != (y.precision == Precision::Season)
}

/// Apart by no more than the longer of the two, or by what the ends of a part of a period or of a season are unsharp by. Parts of a day have
/// no sharp ends: the night reaches into the early morning.
fn touching(x: &When, y: &When) -> bool {
    const OF_SEASON: i32 = 21;
    const LEAST: i32 = 5;
    let days = |w: &When| (w.last_day() - w.first_day()).get_days().abs() + 1;
    let part = |w: &When| (w.approximate && w.form == WhenForm::Range).then(|| (days(w) / 3).max(LEAST));
    let (first, second) = if x.start <= y.start { (x, y) } else { (y, x) };
    if x.precision >= Precision::Hour && y.precision >= Precision::Hour {
        // Nobody means by "about half past five" a quarter past six.
        let told_to_the_hour = x.precision == Precision::Hour || y.precision == Precision::Hour;
        let minutes = if told_to_the_hour { 30 } else { 20 };
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
