//! What the words of a time expression say before anything is resolved: the output of the readers and the input of `resolve`.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::language::dates::{Bound, Edge, PartOfDay, PlaceClock, Unit, Which};
use crate::model::Calendar;

/// A time expression in a statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    /// Its tokens, by index in the statement.
    pub tokens: Range<usize>,
    /// What it names.
    pub meaning: Meaning,
    /// "morning" in "Tuesday morning".
    pub part: Option<PartOfDay>,
    /// "8 p.m." in "8 p.m. on Tuesday".
    pub clock: Option<Clock>,
    /// "early" in "early 2019".
    pub edge: Option<Edge>,
    /// "the first half of", "the end of", "the turn of".
    pub share: Option<Share>,
    /// "between" before a range: the time is somewhere in it.
    pub between: bool,
    /// "about" in "about 1990".
    pub approximate: bool,
    /// "since", "until".
    pub bound: Option<Bound>,
}

impl Phrase {
    /// A phrase that names `meaning` and nothing else.
    pub(super) fn new(tokens: Range<usize>, meaning: Meaning) -> Phrase {
        Phrase { tokens, meaning, part: None, clock: None, edge: None, share: None, between: false, approximate: false, bound: None }
    }
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    /// One of several equal parts: its number from the start and the number of parts. `sharp` if the text counts them.
    Part { nth: i64, of: i64, sharp: bool },
    /// "the turn of"
    Turn,
}

/// The kinds of time expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A calendar date, perhaps with pieces missing.
    Date(Partial),
    /// "last week", "this year", "the same day": a unit counted from publication or from the last date.
    Near { unit: Unit, times: i64, which: Which },
    /// "today", "yesterday": days from publication.
    Day(i64),
    /// "two days ago", "a week later".
    Shift { length: Length, forward: bool, from: Anchor, exact: bool },
    /// "the past two years", "the next few months".
    Stretch { length: Length, forward: bool },
    /// "the first six months of 2012", "the week of 10 April": a length at the start or end of a period, or the week that contains a day.
    Portion { length: Length, last: bool, of: Box<Phrase> },
    /// "44 days".
    Length(Length),
    /// "every Tuesday": its TIMEX value.
    Set(String),
    /// "now": its TIMEX value.
    Reference(String),
    /// Only a clock time or a part of a day.
    Clock,
    /// "from … to …".
    Range(Box<Phrase>, Box<Phrase>),
}

impl Meaning {
    /// True if it is one day, which can have a part of the day or a clock time.
    pub(super) fn is_day(&self) -> bool {
        match self {
            Meaning::Date(partial) => partial.day.is_some() || partial.weekday.is_some() || partial.holiday.is_some(),
            Meaning::Day(_) => true,
            Meaning::Near { unit, .. } => *unit == Unit::Day,
            Meaning::Shift { .. }
            | Meaning::Stretch { .. }
            | Meaning::Portion { .. }
            | Meaning::Length(_)
            | Meaning::Set(_)
            | Meaning::Reference(_)
            | Meaning::Clock
            | Meaning::Range(..) => false,
        }
    }
}

/// The point from which a shift counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Anchor {
    /// The day of publication.
    Published,
    /// The last date mentioned.
    Context,
    /// "three weeks from tomorrow"
    Phrase(Box<Phrase>),
}

/// Parts of a calendar date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Partial {
    /// Astronomical year (508 BC is −507); for a decade or century, its first year.
    pub year: Option<i16>,
    /// How much of the year is known.
    pub scale: Scale,
    /// January is 1, December 12.
    pub month: Option<i8>,
    /// Day of the month.
    pub day: Option<i8>,
    /// Monday is 1, Sunday 7.
    pub weekday: Option<i8>,
    /// Stretch of the year: season, quarter, half.
    pub stretch: Option<Stretch>,
    /// Holiday rule from the language data.
    pub holiday: Option<String>,
    /// Week of the year or, with a month, of the month.
    pub week: Option<i8>,
    /// "last Tuesday", "next spring".
    pub which: Option<Which>,
    /// "Friday next week", "April last year": the unit counted from, and how many of them.
    pub within: Option<(Unit, i64)>,
    /// "1 July 1690 O.S.": the calendar that is named.
    pub calendar: Option<Calendar>,
    /// "1731/2": true if the next year is meant as well.
    pub double: bool,
    /// "8/9/1921": true if day and month may be swapped.
    pub either_way: bool,
}

/// How much of a year is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Scale {
    /// `1994`
    #[default]
    Year,
    /// `199X`
    Decade,
    /// `19XX`
    Century,
}

/// A named stretch of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Spring is 1, winter 4.
    Season(i8),
    /// First to fourth quarter.
    Quarter(i8),
    /// First or second half.
    Half(i8),
}

/// A length: amounts per unit, `None` for a vague one ("several").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Length {
    /// Largest unit first.
    pub parts: Vec<(Unit, Option<Decimal>)>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0 to 23.
    pub hour: i8,
    /// `None` in "8 p.m.".
    pub minute: Option<i8>,
    /// `None` unless written.
    pub second: Option<i8>,
    /// "GMT", "local time"; `None` if none is written.
    pub zone: Option<ClockZone>,
    /// True if the half of the day is known: "p.m.", "20:30" or a name.
    pub sure: bool,
    /// The end of "2 to 4 p.m.", as hour and minute.
    pub until: Option<(i8, i8)>,
    /// The same moment on a clock with a known zone, if this clock's zone is unknown: "2.20 a.m. ship's time (5.47 GMT)".
    pub equal: Option<Equal>,
}

/// A moment on a second clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Equal {
    /// 0 to 23.
    pub hour: i8,
    /// `None` in "5 GMT".
    pub minute: Option<i8>,
    /// Its zone.
    pub zone: ClockZone,
}

/// A zone as it is written, before the day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClockZone {
    /// "GMT", "EDT": minutes from universal time.
    Fixed(i16),
    /// "ET", "New York time"
    Place(PlaceClock),
    /// "local time"
    Local,
    /// "IST", "ship's time": written, but unknown or ambiguous.
    Unclear,
}
