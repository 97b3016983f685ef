//! The zones of clocks: "GMT", "est", "Pacific time", "New York time", "ship's time", and what they stood at on a day. Of the places in
//! the word list only what is sure is said: in the years in which summer time was put together anew each spring, both clocks stay open.

use jiff::civil::{Date, Weekday};

use super::cursor::Cursor;
use super::told::ClockZone;
use crate::language::dates::{Keyword, PlaceClock, Summer};
use crate::language::particles::GENITIVE;
use crate::model::Zone;

/// Words of a name such as "British Summer Time".
const LONGEST_NAME: usize = 5;
/// Minutes by which clocks are put forward.
const FORWARD: i64 = 60;

/// The zone that begins at `place`, and the place after; the same place where none does.
pub fn read(c: &Cursor, place: usize) -> (Option<ClockZone>, usize) {
    let open = c.is_any(place, &["(", "["]);
    if open {
        let (zone, end) = read(c, place + 1);
        return match zone.filter(|_| c.is_any(end, &[")", "]"])) {
            Some(zone) => (Some(zone), end + 1),
            None => (None, place),
        };
    }
    let place_or_name = named(c, place).or_else(|| of_place(c, place));
    place_or_name.or_else(|| abbreviated(c, place)).or_else(|| other(c, place)).map_or((None, place), |(zone, end)| (Some(zone), end))
}

/// "British Summer Time", "Eastern Standard Time".
fn named(c: &Cursor, place: usize) -> Option<(ClockZone, usize)> {
    (2..=LONGEST_NAME).rev().find_map(|length| {
        let minutes = c.words.zones.get(&c.phrase(place, length))?;
        Some((ClockZone::Fixed(*minutes), place + length))
    })
}

/// "New York time", "Pacific time", "Eastern", "ET".
fn of_place(c: &Cursor, place: usize) -> Option<(ClockZone, usize)> {
    (1..=3).rev().find_map(|length| {
        let clock = c.words.place_clocks.get(&c.phrase(place, length))?;
        let end = c.skip(place + length, &[GENITIVE]);
        let end = end + usize::from(c.is(end, Keyword::Local));
        let time = c.is(end, Keyword::Time);
        let alone = clock.alone && (c.capital(place) || small(c, place));
        (time || alone).then_some((ClockZone::Place(*clock), if time { end + 1 } else { place + length }))
    })
}

/// "GMT", "est", "UTC+2", "IST"; in small letters only what is no other word.
fn abbreviated(c: &Cursor, place: usize) -> Option<(ClockZone, usize)> {
    let norm = c.norm(place);
    let upper = c.tokens.get(place).is_some_and(|t| t.of(c.text).chars().all(|ch| !ch.is_lowercase()));
    if !c.words.is_zone(norm) || !upper && !small(c, place) {
        return None;
    }
    let zone = c.words.zones.get(norm).map_or(ClockZone::Unclear, |minutes| ClockZone::Fixed(*minutes));
    let from_universal = shifted(c, place + 1).filter(|_| zone == ClockZone::Fixed(0));
    let by_itself = || (zone, place + 1 + usize::from(c.is(place + 1, Keyword::Time)));
    Some(from_universal.map_or_else(by_itself, |(minutes, end)| (ClockZone::Fixed(minutes), end)))
}

fn small(c: &Cursor, place: usize) -> bool {
    !c.words.clock.zones_in_capitals.contains(c.norm(place)) && !c.is_in(place + 1, &c.words.clock.no_zone)
}

/// "+2", "-05:30" behind "UTC".
fn shifted(c: &Cursor, at: usize) -> Option<(i16, usize)> {
    let back = c.is_dash(at);
    let (hours, minutes) = c.norm(at + 1).split_once(':').unwrap_or((c.norm(at + 1), "0"));
    let whole = hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
    let fits = (back || c.norm(at) == "+") && c.glued(at + 1) && whole <= 14 * 60;
    fits.then_some((if back { -whole } else { whole }, at + 2))
}

/// "local time", "ship's time", "Kabul time".
fn other(c: &Cursor, place: usize) -> Option<(ClockZone, usize)> {
    if c.is(place, Keyword::Local) && c.is(place + 1, Keyword::Time) {
        return Some((ClockZone::Local, place + 2));
    }
    if c.norm(place + 1) == GENITIVE && c.is(place + 2, Keyword::Time) && c.is_word(place) {
        return Some((ClockZone::Unclear, place + 3));
    }
    (1..=3).find_map(|length| {
        let end = place + length;
        let name = (place..end).all(|at| c.is_word(at) && c.capital(at));
        (name && c.is(end, Keyword::Time)).then_some((ClockZone::Unclear, end + 1))
    })
}

/// The zone of a clock time without its day.
pub fn anywhere(zone: ClockZone) -> Zone {
    match zone {
        ClockZone::Fixed(minutes) => Zone::Offset(minutes),
        ClockZone::Local => Zone::Local,
        ClockZone::Place(PlaceClock { summer: None, standard, .. }) => Zone::Offset(standard),
        ClockZone::Place(_) | ClockZone::Unclear => Zone::Unclear,
    }
}

/// The zone on a day; and where its clocks may have been put forward, by how many minutes.
pub fn at(zone: ClockZone, day: Date) -> (Zone, Option<i64>) {
    let ClockZone::Place(place) = zone else { return (anywhere(zone), None) };
    if day.year() < place.since {
        return (Zone::Unclear, None);
    }
    match place.summer.map_or(Clocks::Standard, |rule| clocks(rule, day)) {
        Clocks::Standard => (Zone::Offset(place.standard), None),
        Clocks::Forward => (Zone::Offset(place.standard + FORWARD as i16), None),
        Clocks::Either => (Zone::Offset(place.standard), Some(FORWARD)),
    }
}

/// How the clocks of a place stood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Clocks {
    Standard,
    Forward,
    Either,
}

fn clocks(rule: Summer, day: Date) -> Clocks {
    let (year, month) = (day.year(), day.month());
    let sunday = |month: i8, nth: i8| {
        Date::new(year, month, 1).ok().and_then(|first| first.nth_weekday_of_month(nth, Weekday::Sunday).ok()).unwrap_or(day)
    };
    let between = |from: Date, to: Date| match day {
        _ if day == from || day == to => Clocks::Either,
        _ if from < day && day < to => Clocks::Forward,
        _ => Clocks::Standard,
    };
    let perhaps = |open: bool| if open { Clocks::Either } else { Clocks::Standard };
    match (rule, year) {
        (Summer::Us, 2007..) => between(sunday(3, 2), sunday(11, 1)),
        (Summer::Us, 1987..) => between(sunday(4, 1), sunday(10, -1)),
        (Summer::Us, 1974 | 1975) => perhaps(true),
        (Summer::Us, 1967..) => between(sunday(4, -1), sunday(10, -1)),
        (Summer::Us, 1942..=1945) => perhaps(true),
        (Summer::Us, 1918..) => perhaps((3..=10).contains(&month)),
        (Summer::Europe, 1996..) => between(sunday(3, -1), sunday(10, -1)),
        (Summer::Europe, 1981..) if month == 10 => Clocks::Either,
        (Summer::Europe, 1981..) => between(sunday(3, -1), sunday(9, -1)),
        (Summer::Europe, 1940..=1945 | 1968..=1971) => perhaps(true),
        (Summer::Europe, 1916..) => perhaps((3..=11).contains(&month)),
        (Summer::South, 2008..) => match between(sunday(4, 1), sunday(10, 1)) {
            Clocks::Standard => Clocks::Forward,
            Clocks::Forward => Clocks::Standard,
            Clocks::Either => Clocks::Either,
        },
        (Summer::South, 1971..) => perhaps(!(4..=9).contains(&month)),
        (Summer::Us | Summer::Europe | Summer::South, _) => Clocks::Standard,
    }
}
