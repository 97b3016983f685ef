//! Reads times of day with their zones: "11:30 p.m.", "6.30am", "0735 GMT", "7:37 a.m. local time", "noon", "half past seven", "2 to 4 p.m.".
//! Refuses scores, ratios and results of races.

use super::cursor::Cursor;
use super::phrase::{Clock, ClockZone, Meaning, Phrase};
use crate::language::dates::Keyword;
use crate::language::function_word::{AND, AT, BETWEEN, POSSESSIVE, THE, TO};

/// The clock time that begins at `at`, if there is one.
pub(super) fn clock_time(c: &Cursor, at: usize) -> Option<Phrase> {
    let (clock, end) = military(c, at)
        .or_else(|| span_of_hours(c, at))
        .or_else(|| with_half(c, at))
        .or_else(|| named(c, at))
        .or_else(|| past_hour(c, at))
        .or_else(|| plain(c, at))?;
    let (zone, end) = read_zone(c, end);
    let mut phrase = Phrase::new(at..end, Meaning::Clock);
    phrase.clock = Some(Clock { zone, ..clock });
    Some(phrase)
}

/// A clock time, if hour and minute are valid.
pub(super) fn clock_at(hour: i8, minute: Option<i8>) -> Option<Clock> {
    let fits = (0..24).contains(&hour) && minute.is_none_or(|m| (0..60).contains(&m));
    fits.then_some(Clock { hour, minute, sure: true, ..Clock::default() })
}

/// Hour and minute in digits: "8", "8:30", "8.30", "8:00:31", "0830".
fn digits(c: &Cursor, place: usize) -> Option<(Clock, usize)> {
    let norm = c.norm(place);
    if !norm.bytes().all(|b| b.is_ascii_digit() || b == b':' || b == b'.') {
        return None;
    }
    let (hour, rest) = norm.split_once([':', '.']).unwrap_or((norm, ""));
    let (minute, second) = rest.split_once(':').unwrap_or((rest, ""));
    let number = |text: &str| text.parse::<i8>().ok();
    let whole = norm.len() == 4 && rest.is_empty();
    let clock = if whole {
        clock_at(number(&norm[..2])?, number(&norm[2..]))
    } else {
        clock_at(number(hour)?, if rest.is_empty() { None } else { Some(number(minute)?) })
    };
    let sized = (whole || hour.len() <= 2) && (rest.is_empty() || minute.len() == 2);
    let clock = clock.filter(|_| sized)?;
    Some((Clock { second: if second.is_empty() { None } else { number(second) }, ..clock }, place + 1))
}

/// "am", "p.m.", "p. m.", "pm": true for after noon, and the index after it. The last full stop of the spaced form belongs to the sentence.
fn half(c: &Cursor, place: usize) -> Option<(bool, usize)> {
    let words = &c.words.clock;
    if let Some(after_noon) = words.halves.get(c.norm(place)) {
        return Some((*after_noon, place + 1));
    }
    let Some(after_noon) = words.half_letters.get(c.norm(place)) else {
        return if c.norm(place) == "." && c.glued(place) { half(c, place + 1) } else { None };
    };
    if c.glued(place) && c.before(place, 1).contains(':') {
        return Some((*after_noon, place + 1));
    }
    let m = c.skip(place + 1, &["."]);
    let goes_on = c.tokens.get(m + 2).is_some()
        && (!c.capital(m + 2) || c.words.weekdays.contains_key(c.norm(m + 2)) || read_zone(c, m + 2).1 > m + 2);
    let end = m + 1 + usize::from(c.norm(m + 1) == "." && goes_on);
    c.is_in(m, &words.half_ends).then_some((*after_noon, end))
}

fn with_half(c: &Cursor, place: usize) -> Option<(Clock, usize)> {
    let (clock, end) = dashed(c, place).or_else(|| digits(c, place)).or_else(|| spelled(c, place))?;
    let end = c.skip_in(end, &c.words.clock.oclock);
    let (after_noon, end) = half(c, end)?;
    Some((on_half(clock, after_noon)?, end))
}

/// "9-15 p.m.": hour and minutes. "9-10 p.m." may be two hours.
fn dashed(c: &Cursor, place: usize) -> Option<(Clock, usize)> {
    let (hour, _) = c.digits(place).filter(|(hour, _)| (1..=12).contains(hour))?;
    let (minute, length) = c.digits(place + 2).filter(|_| c.is_dash(place + 1) && c.glued(place + 1) && c.glued(place + 2))?;
    let minutes = length == 2 && (minute > 12 || c.norm(place + 2).starts_with('0')) && half(c, place + 3).is_some();
    Some((clock_at(i8::try_from(hour).ok()?, Some(i8::try_from(minute).ok().filter(|_| minutes)?))?, place + 3))
}

fn on_half(clock: Clock, after_noon: bool) -> Option<Clock> {
    let hour = match (clock.hour, after_noon) {
        (12, false) => 0,
        (1..=11, true) => clock.hour + 12,
        (0..=23, _) => clock.hour,
        _ => return None,
    };
    Some(Clock { hour, sure: true, ..clock })
}

/// "eight", "eight thirty" before "p.m.".
fn spelled(c: &Cursor, place: usize) -> Option<(Clock, usize)> {
    let hour = *c.words.numbers.get(c.norm(place)).filter(|h| (1..=12).contains(*h))?;
    let next = if c.is_dash(place + 1) { place + 2 } else { place + 1 };
    let minute = c.spelled(next).filter(|(m, _)| (10..60).contains(m));
    let end = minute.map_or(place + 1, |m| m.1);
    Some((Clock { sure: false, ..clock_at(hour as i8, minute.map(|m| m.0 as i8))? }, end))
}

/// "2 to 4 p.m.", "between 2 and 4 p.m." (from "2"), "3-8pm".
fn span_of_hours(c: &Cursor, place: usize) -> Option<(Clock, usize)> {
    if dashed(c, place).is_some() {
        return None;
    }
    let (first, end) = digits(c, place)?;
    let (first_half, end) = half(c, end).map_or((None, end), |(h, e)| (Some(h), e));
    let joined = c.is_dash(end) || c.is_in(end, &c.words.words.joins) || (c.norm(end) == AND && c.before(place, 1) == BETWEEN);
    let (last, after) = with_half(c, end + 1).filter(|_| joined)?;
    let first = match first_half {
        Some(after_noon) => on_half(first, after_noon)?,
        None => {
            let (start, end) = ((first.hour, first.minute), (last.hour - 12, last.minute));
            on_half(first, last.hour >= 12 && !(start > end && last.hour > 12 || first.hour == 12)).unwrap_or(first)
        }
    };
    Some((Clock { until: Some((last.hour, last.minute.unwrap_or(0))), sure: true, ..first }, after))
}

/// "between 0730-0930", "from 2300 to 0130 hours": four digits each, one with a zero before it.
fn military(c: &Cursor, place: usize) -> Option<(Clock, usize)> {
    let whole = |at: usize| c.digits(at).is_some_and(|(_, length)| length == 4);
    let zero = c.norm(place).starts_with('0') || c.norm(place + 2).starts_with('0');
    let announced = c.is_in(place.wrapping_sub(1), &c.words.clock.before_four_digits);
    let joined = c.is_dash(place + 1) || c.is_in(place + 1, &c.words.words.hour_joins) || c.norm(place + 1) == AND;
    if !(announced && whole(place) && whole(place + 2) && zero && joined) {
        return None;
    }
    let (first, _) = digits(c, place)?;
    let (last, end) = digits(c, place + 2)?;
    let end = c.skip_in(end, &c.words.clock.hours_behind_two);
    Some((Clock { until: Some((last.hour, last.minute.unwrap_or(0))), sure: true, ..first }, end))
}

/// "noon", "12 noon", "midnight".
fn named(c: &Cursor, place: usize) -> Option<(Clock, usize)> {
    let start = if c.norm(place) == "12" { place + 1 } else { place };
    let hour = *c.words.clocks.get(c.norm(start))?;
    let end = if start == place && place > 0 && c.is_dash(place - 1) && c.glued(place) { return None } else { start + 1 };
    Some((clock_at(hour, None)?, end))
}

/// "half past seven", "20 minutes past eight", "quarter to nine".
fn past_hour(c: &Cursor, place: usize) -> Option<(Clock, usize)> {
    let words = &c.words.clock;
    let fraction = words.fractions.get(c.norm(place));
    let (minutes, end) = match fraction {
        Some(minutes) => (*minutes, place + 1),
        None => c.count(place).filter(|(n, _)| (1..60).contains(n)).map(|(n, e)| (n as i8, c.skip_in(e, &words.minutes)))?,
    };
    let before = *words.sides.get(c.norm(end))?;
    let (hour, after) = c.count(end + 1).filter(|(h, _)| (1..=12).contains(h))?;
    let counted = c.is_in(end.wrapping_sub(1), &words.minutes);
    let certain = fraction.is_some() || c.is_in(after, &words.oclock) || !before;
    let placed = of_the_day(c, after) || (counted || minutes % 5 == 0 && hour > 1 && c.digits(place).is_none()) && led(c, place);
    if !(certain || placed) || c.digits(place).is_some() && before && !placed {
        return None;
    }
    let hour = if before { (hour as i8 + 11) % 12 } else { hour as i8 };
    let minute = if before { 60 - minutes } else { minutes };
    Some((Clock { sure: false, ..clock_at(hour, Some(minute))? }, c.skip_in(after, &words.oclock)))
}

/// True if the word before announces a time of day. "Ten to one" may be the odds.
fn led(c: &Cursor, place: usize) -> bool {
    c.is_in(place.wrapping_sub(1), &c.words.clock.before_spelled)
}

/// True if a part of the day follows: "In the afternoon", "at night", "p.m.", "this morning".
fn of_the_day(c: &Cursor, after: usize) -> bool {
    let place = c.skip(c.skip_in(after, &c.words.clock.before_a_part), &[THE]);
    place > after && c.words.parts.contains_key(c.norm(place)) || half(c, after).is_some()
}

/// "20:30", "at 3:30", "0735 GMT", "seven o'clock".
fn plain(c: &Cursor, place: usize) -> Option<(Clock, usize)> {
    let words = &c.words.clock;
    if let Some((hour, end)) = c.count(place).filter(|(h, e)| (0..=24).contains(h) && c.is_in(*e, &words.oclock)) {
        return Some((Clock { sure: false, ..clock_at((hour % 24) as i8, None)? }, end + 1));
    }
    let (clock, end) = digits(c, place)?;
    let norm = c.norm(place);
    let hours = c.is_in(end, &words.hours);
    let zoned = read_zone(c, end).1 > end || hours && norm.len() == 4;
    let colon = norm.contains(':') && norm.len() >= 4;
    let lead = place.wrapping_sub(1);
    let leads = c.is_in(lead, &words.before_digits) || c.is_any(lead, &[",", "|"]);
    if hours && !leads {
        return None;
    }
    // "with 7:41 left in the first half" is the rest of a game, not a time of day.
    let left = c.is_in(end, &words.left) || c.norm(end) == TO && c.is_in(end + 1, &words.left_to);
    if left && !zoned && c.before(place, 1) != AT {
        return None;
    }
    let score = !zoned && c.is_any(end, &[TO, "-", "/"]) && c.digits(end + 1).is_some()
        || !zoned && !date_near(c, place, end) && c.is_in(lead, &words.before_a_result);
    // "at 21.00.", "at 4.05 on Friday": no unit or noun follows.
    let bare = c.before(place, 1) == AT && norm.split_once('.').is_some_and(|(_, minutes)| minutes.len() == 2) && ends_there(c, end);
    let dotted = norm.contains('.') && (zoned || bare) && clock.minute.is_some();
    let wide = colon && clock.second.is_none() && !score && (leads || zoned || norm.len() == 5 || date_near(c, place, end));
    if !(wide || dotted || (zoned && norm.len() == 4 && !norm.contains('.')) || colon && clock.second.is_some() && date_near(c, place, end))
    {
        return None;
    }
    let end = if hours { end + 1 } else { end };
    // "0735 GMT", "07:35" and universal time use 24 hours; "8:15" and "8:15 EST" may be before or after noon.
    let whole = norm.len() == 4 && !norm.contains([':', '.']) || norm.len() >= 5 && norm.starts_with('0');
    let universal = matches!(read_zone(c, end).0, Some(ClockZone::Fixed(0)));
    Some((Clock { sure: clock.hour > 12 || whole || universal, ..clock }, end))
}

/// True if a number is the end of its phrase.
fn ends_there(c: &Cursor, end: usize) -> bool {
    let close = end >= c.tokens.len() || c.is_any(end, &[".", ",", ";", ")"]) && !c.glued(end + 1);
    close || c.is_in(end, &c.words.clock.behind_digits)
}

fn date_near(c: &Cursor, place: usize, end: usize) -> bool {
    if c.is_in(place.wrapping_sub(1), &c.words.words.ordinal_endings) {
        return true;
    }
    let known = |norm: &str| c.words.weekdays.contains_key(norm) || c.words.days.contains_key(norm) || c.words.months.contains_key(norm);
    known(c.norm(end))
        || known(c.norm(end + 1))
        || known(c.before(place, 1))
        || c.year(place.wrapping_sub(1)).is_some()
        || known(c.before(place, 2))
}

/// Most words of a name such as "British Summer Time".
const LONGEST_NAME: usize = 5;

/// The zone that begins at `place`, and the index after it. Returns `place` itself if there is none.
pub(super) fn read_zone(c: &Cursor, place: usize) -> (Option<ClockZone>, usize) {
    let open = c.is_any(place, &["(", "["]);
    if open {
        let (zone, end) = read_zone(c, place + 1);
        return match zone.filter(|_| c.is_any(end, &[")", "]"])) {
            Some(zone) => (Some(zone), end + 1),
            None => (None, place),
        };
    }
    let place_or_name = named_zone(c, place).or_else(|| zone_of_place(c, place));
    place_or_name
        .or_else(|| abbreviated_zone(c, place))
        .or_else(|| other_zone(c, place))
        .map_or((None, place), |(zone, end)| (Some(zone), end))
}

/// "British Summer Time", "Eastern Standard Time".
fn named_zone(c: &Cursor, place: usize) -> Option<(ClockZone, usize)> {
    (2..=LONGEST_NAME).rev().find_map(|length| {
        let minutes = c.words.zones.get(&c.phrase(place, length))?;
        Some((ClockZone::Fixed(*minutes), place + length))
    })
}

/// "New York time", "Pacific time", "Eastern", "ET".
fn zone_of_place(c: &Cursor, place: usize) -> Option<(ClockZone, usize)> {
    (1..=3).rev().find_map(|length| {
        let clock = c.words.place_clocks.get(&c.phrase(place, length))?;
        let end = c.skip(place + length, &[POSSESSIVE]);
        let end = end + usize::from(c.is(end, Keyword::Local));
        let time = c.is(end, Keyword::Time);
        let alone = clock.alone && (c.capital(place) || in_small_letters(c, place));
        (time || alone).then_some((ClockZone::Place(*clock), if time { end + 1 } else { place + length }))
    })
}

/// "GMT", "est", "UTC+2", "IST"; in lower case only if it is not another word.
fn abbreviated_zone(c: &Cursor, place: usize) -> Option<(ClockZone, usize)> {
    let norm = c.norm(place);
    let upper = c.tokens.get(place).is_some_and(|t| t.of(c.text).chars().all(|ch| !ch.is_lowercase()));
    if !c.words.is_zone(norm) || !upper && !in_small_letters(c, place) {
        return None;
    }
    let zone = c.words.zones.get(norm).map_or(ClockZone::Unclear, |minutes| ClockZone::Fixed(*minutes));
    let counted = from_universal(c, place + 1).filter(|_| zone == ClockZone::Fixed(0));
    let by_itself = || (zone, place + 1 + usize::from(c.is(place + 1, Keyword::Time)));
    Some(counted.map_or_else(by_itself, |(minutes, end)| (ClockZone::Fixed(minutes), end)))
}

fn in_small_letters(c: &Cursor, place: usize) -> bool {
    !c.words.clock.zones_in_capitals.contains(c.norm(place)) && !c.is_in(place + 1, &c.words.clock.no_zone)
}

/// "+2", "-05:30" after "UTC".
fn from_universal(c: &Cursor, at: usize) -> Option<(i16, usize)> {
    let back = c.is_dash(at);
    let (hours, minutes) = c.norm(at + 1).split_once(':').unwrap_or((c.norm(at + 1), "0"));
    let whole = hours.parse::<i16>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
    let fits = (back || c.norm(at) == "+") && c.glued(at + 1) && whole <= 14 * 60;
    fits.then_some((if back { -whole } else { whole }, at + 2))
}

/// "local time", "ship's time", "Kabul time".
fn other_zone(c: &Cursor, place: usize) -> Option<(ClockZone, usize)> {
    if c.is(place, Keyword::Local) && c.is(place + 1, Keyword::Time) {
        return Some((ClockZone::Local, place + 2));
    }
    if c.norm(place + 1) == POSSESSIVE && c.is(place + 2, Keyword::Time) && c.is_word(place) {
        return Some((ClockZone::Unclear, place + 3));
    }
    (1..=3).find_map(|length| {
        let end = place + length;
        let name = (place..end).all(|at| c.is_word(at) && c.capital(at));
        (name && c.is(end, Keyword::Time)).then_some((ClockZone::Unclear, end + 1))
    })
}
