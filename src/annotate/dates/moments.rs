//! Puts clock times and parts of the day on their day, with their other meanings: "eight o'clock" in the morning or in the evening, "midnight" at
//! either end of the day. What the text leaves open stays open. For places in the word list only what is certain about their clocks is used: in years
//! in which summer time was set anew each spring, both clocks are possible.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan};

use super::cursor::Cursor;
use super::phrase::{Clock, ClockZone, Equal, Phrase};
use super::resolve::Core;
use crate::language::dates::{PartOfDay, PlaceClock, Summer};
use crate::language::function_word::OF;
use crate::model::{DateMention, Precision, TimeClass, When, WhenForm, Zone};

/// Puts a clock time on a day.
pub(super) fn on_clock(core: Core, clock: Clock) -> Core {
    let Some(day) = &core.when else {
        let zone = clock.zone.map(zone_of_any_day);
        return Core { timex: timex(&core.timex, &clock, zone), class: TimeClass::Time, zone, readings: of_any_day(&clock), ..core };
    };
    let local = moment(day, &clock);
    let (clock, when) = match clock.equal {
        Some(equal) => same_moment(&local, day, equal),
        None => (clock, local),
    };
    let mut readings: Vec<When> = other_half(&clock).into_iter().filter_map(|hours| moved(&when, hours)).collect();
    let zone = clock.zone.map(|zone| {
        let (zone, earlier) = zone_on(zone, when.first_day());
        // If clocks were put forward, the same words name an earlier moment.
        let forward: Vec<When> =
            earlier.into_iter().flat_map(|by| std::iter::once(&when).chain(&readings).filter_map(move |w| moved(w, -by))).collect();
        readings.extend(forward);
        zone
    });
    let timex = timex(&when.first_day().to_string(), &clock, zone);
    Core { when: Some(when), timex, class: TimeClass::Time, basis: core.basis, readings, zone }
}

/// What a clock time can mean on an unknown day: two such times can still be compared.
fn of_any_day(clock: &Clock) -> Vec<When> {
    let when = moment(&When::day(Date::ZERO), clock);
    let other = other_half(clock).and_then(|minutes| moved(&when, minutes));
    std::iter::once(when).chain(other).collect()
}

/// The moment or stretch of a clock time on a day.
fn moment(day: &When, clock: &Clock) -> When {
    let precision = if clock.minute.is_some() { Precision::Minute } else { Precision::Hour };
    let start = day.first_day().at(clock.hour, clock.minute.unwrap_or(0), 0, 0);
    let unit = When { approximate: day.approximate, ..When::unit(start, precision) };
    let Some((hour, minute)) = clock.until else { return unit };
    let same = day.first_day().at(hour, minute, 0, 0);
    let noon = same.checked_add(12.hours()).ok().filter(|e| !clock.sure && hour < 12 && *e > start && same <= start);
    let end = if let Some(noon) = noon {
        noon
    } else if same > start {
        same
    } else {
        same.checked_add(1.day()).unwrap_or(same)
    };
    When { end, precision: Precision::Minute, form: WhenForm::Range, ..unit }
}

/// "2.20 a.m. ship's time (5.47 GMT)": the clock whose zone is known, on the day on which the two are nearest.
fn same_moment(local: &When, day: &When, equal: Equal) -> (Clock, When) {
    let clock = Clock { hour: equal.hour, minute: equal.minute, zone: Some(equal.zone), sure: true, ..Clock::default() };
    let days = (-1..=1).filter_map(|by| moved(&moment(day, &clock), by * 24 * 60));
    let apart = |when: &When| when.start.duration_since(local.start).as_secs().abs();
    let nearest = days.min_by_key(apart).unwrap_or_else(|| local.clone());
    (clock, nearest)
}

/// Minutes to the other time that a clock can mean: in the other half of the day, or at the other end of it.
fn other_half(clock: &Clock) -> Option<i64> {
    const HALF: i64 = 12 * 60;
    match clock.hour {
        0 if clock.minute.is_none() => Some(2 * HALF),
        1..=11 if !clock.sure => Some(HALF),
        12 if !clock.sure => Some(-HALF),
        _ => None,
    }
}

fn moved(when: &When, minutes: i64) -> Option<When> {
    let by: Span = minutes.minutes();
    Some(When { start: when.start.checked_add(by).ok()?, end: when.end.checked_add(by).ok()?, ..when.clone() })
}

fn timex(day: &str, clock: &Clock, zone: Option<Zone>) -> String {
    let minute = clock.minute.map_or(String::new(), |m| format!(":{m:02}"));
    let second = clock.second.map_or(String::new(), |s| format!(":{s:02}"));
    let zone = zone.map_or_else(String::new, Zone::iso);
    let short = if clock.minute.is_none() { ":00" } else { "" };
    format!("{day}T{:02}{minute}{second}{short}{zone}", clock.hour)
}

/// Puts a part of the day on a day.
pub(super) fn on_part(core: Core, part: &PartOfDay) -> Core {
    let day = core.when.as_ref().map_or(core.timex.clone(), |w| w.first_day().to_string());
    let timex = format!("{day}T{}", part.code);
    let on = |when: When| hours_of(&when, part.from, part.hours);
    let mut readings: Vec<When> = core.readings.into_iter().map(on).collect();
    // Parts of two unknown days can still be compared.
    readings.extend(core.when.is_none().then(|| on(When::day(Date::ZERO))));
    Core { when: core.when.map(on), timex, class: TimeClass::Time, readings, ..core }
}

/// "The night of 14 June" continues into the early hours of the 15th: returns those hours.
pub(super) fn into_the_morning(c: &Cursor, phrase: &Phrase, mention: &DateMention) -> Option<When> {
    const SMALL_HOURS: i64 = 6;
    let at = phrase.tokens.start;
    let night = c.words.parts.get(c.before(at, 2)).is_some_and(|part| i64::from(part.from) + part.hours > 24);
    let day = mention.when.as_ref().filter(|w| w.precision == Precision::Day && w.form == WhenForm::Point)?;
    let next = When::day(day.first_day().tomorrow().ok()?);
    (night && c.before(at, 1) == OF).then(|| hours_of(&next, 0, SMALL_HOURS))
}

/// Some hours of a day.
pub(super) fn hours_of(day: &When, from: i8, hours: i64) -> When {
    let start = day.first_day().at(from, 0, 0, 0);
    When {
        end: start.checked_add(hours.hours()).unwrap_or(DateTime::MAX),
        approximate: day.approximate,
        ..When::unit(start, Precision::PartOfDay)
    }
}

/// Minutes by which clocks are put forward.
const FORWARD: i64 = 60;

/// The zone of a clock time without its day.
fn zone_of_any_day(zone: ClockZone) -> Zone {
    match zone {
        ClockZone::Fixed(minutes) => Zone::Offset(minutes),
        ClockZone::Local => Zone::Local,
        ClockZone::Place(PlaceClock { summer: None, standard, .. }) => Zone::Offset(standard),
        ClockZone::Place(_) | ClockZone::Unclear => Zone::Unclear,
    }
}

/// The zone on a day, and by how many minutes its clocks may have been put forward.
fn zone_on(zone: ClockZone, day: Date) -> (Zone, Option<i64>) {
    let ClockZone::Place(place) = zone else { return (zone_of_any_day(zone), None) };
    if day.year() < place.since {
        return (Zone::Unclear, None);
    }
    match place.summer.map_or(Clocks::Standard, |rule| how_clocks_stood(rule, day)) {
        Clocks::Standard => (Zone::Offset(place.standard), None),
        Clocks::Forward => (Zone::Offset(place.standard + FORWARD as i16), None),
        Clocks::Either => (Zone::Offset(place.standard), Some(FORWARD)),
    }
}

/// Whether the clocks of a place were put forward.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Clocks {
    Standard,
    Forward,
    Either,
}

fn how_clocks_stood(rule: Summer, day: Date) -> Clocks {
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
