//! What two times leave open: the half of the day, the calendar, the start of the year, the time zone, the day itself. Two times exclude
//! each other only if all their readings do.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::Dated;
use super::level::{Level, level_by_ends, level_of_times};
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::{DateMention, EntityId, Precision, TimeClass, When, WhenForm, Zone, julian_to_gregorian};

/// The level of the two readings that fit best. The form of each date can add readings to the other; `shift` removes the time zones. If
/// `ends` is true, both ranges give both ends, and the ends are compared.
pub(super) fn level_of_readings(a: &DateMention, b: &DateMention, ends: bool, shift: impl Fn(&When, bool) -> When) -> Option<Level> {
    let (x, y) = (a.meant()?, b.meant()?);
    let level = |p: &When, q: &When| {
        if ends { level_by_ends(&shift(p, true), &shift(q, false)) } else { level_of_times(&shift(p, true), &shift(q, false)) }
    };
    let plain = level(x, y);
    // "8/9/1921" is 9 August or 8 September.
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
    // Two days without a named calendar have the same start of the year.
    let unmarked = is_unmarked_day(a) && is_unmarked_day(b);
    let all = |when: &When, given: &DateMention, calendar: Option<When>| -> Vec<When> {
        let readings = given.readings.iter().filter(|reading| !unmarked || reading.form != WhenForm::Point).cloned();
        std::iter::once(when.clone()).chain(readings).chain(calendar).collect()
    };
    let (left, right) = (all(x, a, of_calendar_a), all(y, b, of_calendar_b));
    let readable = left.iter().any(|p| right.iter().any(|q| fits(p, q)));
    Some(if readable { Level::Readable } else { Level::Exclusive })
}

/// True if day and month can be exchanged.
fn is_either_way(given: &DateMention) -> bool {
    let Some(day) = given.when.as_ref().filter(|w| given.class == TimeClass::Date && w.precision == Precision::Day).map(When::first_day)
    else {
        return false;
    };
    given.readings.iter().any(|other| {
        let other = other.first_day();
        (other.year(), other.month(), other.day()) == (day.year(), day.day(), day.month()) && other != day
    })
}

/// True for a day without a named calendar whose year may have begun on Lady Day.
fn is_unmarked_day(given: &DateMention) -> bool {
    let next_year = |when: &When| given.readings.len() == 1 && given.readings[0].first_day().year() == when.first_day().year() + 1;
    given.calendar.is_none() && given.class == TimeClass::Date && given.when.as_ref().is_some_and(next_year)
}

/// The Gregorian day of a Julian reading: a day without a named calendar may be in either if the other date names one.
fn other_calendar(given: &DateMention, other: &DateMention) -> Option<When> {
    let when = given.when.as_ref().filter(|w| w.precision == Precision::Day && w.form == WhenForm::Point)?;
    let (day, asked) = (when.first_day(), given.calendar.is_none() && other.calendar.is_some());
    julian_to_gregorian(day.year(), day.month(), day.day()).filter(|_| asked).map(When::day)
}

/// True if two clock times without a day can be the same moment.
pub(super) fn clocks_meet(a: &DateMention, b: &DateMention) -> bool {
    is_clock_alone(a) && is_clock_alone(b) && a.readings.iter().any(|x| b.readings.iter().any(|y| level_of_times(x, y) != Level::Exclusive))
}

/// True for a clock time whose day is not given.
pub(super) fn is_clock_alone(date: &DateMention) -> bool {
    let day = date.timex.split('T').next().unwrap_or_default();
    date.when.is_none() && !date.readings.is_empty() && !day.contains(|c: char| c.is_ascii_digit())
}

/// True if only one of two clock times has a day and no reading gives the same hour. In one place of near copies the day is the same,
/// whichever gives it.
pub(super) fn clocks_apart(a: &DateMention, b: &DateMention) -> bool {
    let one_gives = is_clock_alone(a) != is_clock_alone(b);
    let (x, y) = (hours_of(a), hours_of(b));
    one_gives && !x.is_empty() && !y.is_empty() && !x.iter().any(|p| y.contains(p))
}

/// True for two adjacent unresolved days, one of them with midnight, which is at either end of a day: "midnight on Friday", "0:00 on
/// Saturday".
pub(super) fn end_of_day(a: &DateMention, b: &DateMention) -> bool {
    let either = |d: &DateMention| d.readings.iter().filter(|when| when.start.hour() == 0).count() > 1;
    let day = |d: &DateMention| -> Option<i32> { d.timex.split('T').next()?.rsplit(['-', 'X']).next()?.parse().ok() };
    let clocks = a.class == TimeClass::Time && b.class == TimeClass::Time;
    let beside = |x: i32, y: i32| (x - y).abs() == 1 || x.min(y) == 1 && x.max(y) >= 7;
    clocks && (either(a) || either(b)) && day(a).zip(day(b)).is_some_and(|(x, y)| beside(x, y))
}

/// The hours that a clock time can mean.
fn hours_of(date: &DateMention) -> Vec<i8> {
    let clock = |when: &When| (when.precision >= Precision::Hour && when.form == WhenForm::Point).then(|| when.start.hour());
    let given: Option<Vec<i8>> = date.when.iter().chain(&date.readings).map(clock).collect();
    let written = || date.timex.split_once('T').and_then(|(_, time)| time.get(..2)?.parse().ok());
    match given.filter(|given| !given.is_empty()) {
        _ if date.class != TimeClass::Time => Vec::new(),
        Some(given) => given,
        None => written().into_iter().collect(),
    }
}

/// Whether two clock times can be compared.
pub(super) enum Zones {
    /// They can, after subtracting so many minutes from each.
    One((i16, i16)),
    /// One is in universal time, the other in local time.
    UniversalAndLocal,
    /// One is in a stated zone, and the other's zone is not given.
    Unknown,
}

/// How the clocks of two dates relate.
pub(super) fn zones(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> Zones {
    let clock = |d: Dated<'_>| d.1.when.as_ref().is_some_and(|w| w.precision >= Precision::PartOfDay);
    match (a.1.zone, b.1.zone) {
        _ if !clock(a) || !clock(b) => Zones::One((0, 0)),
        (Some(Zone::Offset(x)), Some(Zone::Offset(y))) => Zones::One(if x == y { (0, 0) } else { (x, y) }),
        (Some(Zone::Offset(0)), Some(Zone::Local)) | (Some(Zone::Local), Some(Zone::Offset(0))) => Zones::UniversalAndLocal,
        (Some(Zone::Unclear), Some(Zone::Unclear)) if same_zone(pair, a, b) => Zones::One((0, 0)),
        (Some(Zone::Offset(_) | Zone::Unclear), _) | (_, Some(Zone::Offset(_) | Zone::Unclear)) => Zones::Unknown,
        (None | Some(Zone::Local), None | Some(Zone::Local)) => Zones::One((0, 0)),
    }
}

/// True if both name the same unknown zone: "IST" and "IST", "ship's time" and "ship's time".
fn same_zone(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    let half_days = &pair.reading.language.comparing.times.half_days;
    let words = |said: &Said<'_>, d: Dated<'_>| -> Vec<String> {
        let tokens = &said.statement.tokens[said.tokens_in(d.0.span)];
        let named = tokens.iter().filter(|t| !t.norm.contains(|c: char| c.is_ascii_digit()) && !half_days.contains(&t.norm));
        named.map(|t| t.norm.clone()).collect()
    };
    let (x, y) = (words(pair.left, a), words(pair.right, b));
    x == y
}

/// True if two clock times without a day are in the same known zone.
pub(super) fn zones_alike(a: Dated<'_>, b: Dated<'_>) -> bool {
    a.1.zone == b.1.zone && a.1.zone != Some(Zone::Unclear)
}

/// Whether two clock times without a day, each in a named zone, can be the same moment: "14:05 CET", "13:05 UTC". `None` if they are not of
/// this kind.
pub(super) fn moments_meet(a: Dated<'_>, b: Dated<'_>) -> Option<bool> {
    const DAY: i16 = 24 * 60;
    let (Some(Zone::Offset(x)), Some(Zone::Offset(y))) = (a.1.zone, b.1.zone) else { return None };
    let meet = |p: &When, q: &When| (-1..=1).any(|days| level_of_times(&earlier(p, x), &earlier(q, y + days * DAY)) != Level::Exclusive);
    let alone = is_clock_alone(a.1) && is_clock_alone(b.1);
    alone.then(|| a.1.readings.iter().any(|p| b.1.readings.iter().any(|q| meet(p, q))))
}

/// The time so many minutes earlier.
pub(super) fn earlier(when: &When, minutes: i16) -> When {
    let back = |at: jiff::civil::DateTime| at.checked_sub(i64::from(minutes).minutes()).unwrap_or(at);
    When { start: back(when.start), end: back(when.end), ..when.clone() }
}

/// True if a place is named where local time can be universal time.
pub(super) fn may_be_universal(pair: &Pair<'_>) -> bool {
    let universal = &pair.reading.language.dates.words.universal;
    let places = |said: &Said<'_>| -> Vec<EntityId> { said.names().filter_map(|(_, name)| name.entity).collect() };
    let (left, right) = (places(pair.left), places(pair.right));
    let mut named = left.into_iter().chain(right).map(|id| &pair.reading.entities[id.0]);
    named.any(|entity| universal.contains(&entity.name) || entity.within.as_ref().is_some_and(|within| universal.contains(within)))
}

/// The second of two such times, on the day of the first; if their zones differ, on the day that brings the two closest.
pub(super) fn clock_on_day_of(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> Option<DateMention> {
    if !is_alone(pair.left, a) || !is_alone(pair.right, b) {
        return None;
    }
    let (x, y) = match (&a.1.when, &b.1.when) {
        (Some(x), Some(y)) => (x, y),
        (Some(x), None) => return on_day_of(x, b.1),
        (None, Some(y)) => return Some(without_day(y, b.1)),
        (None, None) => return None,
    };
    let given = (x.first_day() - y.first_day()).get_days();
    let (first, second) = if let Zones::One(minutes) = zones(pair, a, b) { minutes } else { (0, 0) };
    let start = earlier(x, first).start;
    let apart = |days: i32| earlier(&moved_by_days(y, days), second).start.duration_since(start).as_secs().abs();
    let around = if first == second { given..=given } else { given - 1..=given + 1 };
    let days = around.min_by_key(|days| (apart(*days), (*days - given).abs()))?;
    (days != 0).then(|| DateMention {
        when: Some(moved_by_days(y, days)),
        readings: b.1.readings.iter().map(|reading| moved_by_days(reading, days)).collect(),
        part: b.1.part.as_ref().map(|part| moved_by_days(part, days)),
        ..b.1.clone()
    })
}

/// A time without a known day, on the day of the other.
fn on_day_of(x: &When, given: &DateMention) -> Option<DateMention> {
    let (first, others) = given.readings.split_first()?;
    let days = (x.first_day() - first.first_day()).get_days();
    let readings = others.iter().map(|reading| moved_by_days(reading, days)).collect();
    Some(DateMention { when: Some(moved_by_days(first, days)), readings, ..given.clone() })
}

/// A time with its day removed.
fn without_day(y: &When, given: &DateMention) -> DateMention {
    let days = (Date::ZERO - y.first_day()).get_days();
    let readings = std::iter::once(y).chain(&given.readings).map(|reading| moved_by_days(reading, days)).collect();
    let hour = given.timex.split_once('T').map_or("", |(_, hour)| hour);
    DateMention { when: None, readings, part: None, timex: format!("XXXX-XX-XXT{hour}"), ..given.clone() }
}

fn is_alone(said: &Said<'_>, date: Dated<'_>) -> bool {
    date.1.alone && said.statement.section.is_none()
}

fn moved_by_days(when: &When, days: i32) -> When {
    let to = |at: DateTime| at.checked_add(i64::from(days).days()).unwrap_or(at);
    When { start: to(when.start), end: to(when.end), ..when.clone() }
}
