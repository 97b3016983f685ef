//! How two times relate, from the same to the exclusive.

use crate::model::{Precision, When, WhenForm};

/// The rungs.
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
        // Of one deed, since when is a date of its own: it began in 1993 or in 1994.
        level(&begun(x), &begun(y))
    } else if open(x) || open(y) {
        // "since" and "until" limit, they do not date.
        if x.overlaps(y) { Level::Overlapping } else { Level::Exclusive }
    } else if x.contains(y) || y.contains(x) {
        if x.start == y.start && x.end == y.end { Level::Identical } else { Level::Within }
    } else if x.overlaps(y) || one_night(x, y) {
        Level::Overlapping
    } else if (loose || parts_of_day(x, y)) && touching(x, y) {
        Level::Near
    } else {
        Level::Exclusive
    }
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

/// Apart by no more than the longer of the two. Parts of a day have no sharp ends: the night reaches into the early morning.
fn touching(x: &When, y: &When) -> bool {
    let days = |w: &When| (w.last_day() - w.first_day()).get_days().abs() + 1;
    let (first, second) = if x.start <= y.start { (x, y) } else { (y, x) };
    if parts_of_day(x, y) { first.end >= second.start } else { (second.first_day() - first.last_day()).get_days() <= days(x).max(days(y)) }
}
