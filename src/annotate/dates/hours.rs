//! Reads hours in bare digits, which are times only next to a day: "Saturday at 5", "between 3 and 8 yesterday", "Monday 12-4",
//! "from 10:30 to 3 on 1 January", or in words behind a verb of coming and going: "arrived at five". The others are left for quantities.

use super::clock;
use super::cursor::Cursor;
use super::told::{Clock, Phrase, Told};
use crate::language::particles::{AND, BETWEEN, FROM, OF, ON, THE};

/// The hours that begin at `at`, if a day stands before or after them. `last` is the phrase read before.
pub fn read(c: &Cursor, at: usize, last: Option<&Phrase>) -> Option<Phrase> {
    let lead = c.before(at, 1);
    let before = day_before(c, at, last);
    let (first, end) = hour(c, at)?;
    if let Some((last_hour, after)) = second(c, end, lead) {
        let near = before || matches!(lead, FROM | BETWEEN) && day_after(c, after);
        let order = last_hour.hour >= first.hour || last_hour.hour <= 12;
        if near && order && closed(c, after) {
            let mut phrase = Phrase::new(at..after, Told::Clock);
            phrase.clock = Some(Clock { until: Some((last_hour.hour, last_hour.minute.unwrap_or(0))), sure: false, ..first });
            return Some(phrase);
        }
    }
    let dated = before || day_after(c, end) || done_then(c, at);
    let single = dated && c.words.clock.before_bare.contains(lead) && closed(c, end) && c.norm(end) != "%";
    single.then(|| {
        let mut phrase = Phrase::new(at..end, Told::Clock);
        phrase.clock = Some(Clock { sure: false, ..first });
        phrase
    })
}

/// "5", "10:30", "seven", "seven twenty-seven".
fn hour(c: &Cursor, at: usize) -> Option<(Clock, usize)> {
    if let Some((hour, minute)) = c.norm(at).split_once(':') {
        return Some((clock::at(hour.parse().ok()?, Some(minute.parse().ok()?))?, at + 1));
    }
    let (value, end) = c.digits(at).map(|(value, _)| (value, at + 1)).or_else(|| Some((*c.words.numbers.get(c.norm(at))?, at + 1)))?;
    let hour = i8::try_from(value).ok().filter(|h| (1..=23).contains(h))?;
    let spelled = c.digits(at).is_none();
    let minutes = c.spelled(end).filter(|(m, _)| spelled && (10..60).contains(m));
    let (minute, end) = minutes.map_or((None, end), |(m, after)| (Some(m as i8), c.skip_in(after, &c.words.clock.whole_minutes)));
    Some((clock::at(hour, minute)?, end))
}

/// The end of a pair: "to 4", "and 4", "-4".
fn second(c: &Cursor, at: usize, lead: &str) -> Option<(Clock, usize)> {
    let joined = c.is_dash(at) || c.is_in(at, &c.words.words.hour_joins) || c.norm(at) == AND && lead == BETWEEN;
    hour(c, at + 1).filter(|_| joined)
}

/// Does a day end just before, with at most a preposition between?
fn day_before(c: &Cursor, at: usize, last: Option<&Phrase>) -> bool {
    let Some(last) = last.filter(|l| (l.told.is_day() || l.part.is_some()) && l.clock.is_none()) else { return false };
    let gap = at.saturating_sub(last.tokens.end);
    let words = (last.tokens.end..at).all(|i| c.norm(i) == "," || c.is_in(i, &c.words.clock.day_to_hour));
    gap <= 2 && words
}

/// Does a day follow?
fn day_after(c: &Cursor, at: usize) -> bool {
    let place = c.skip_in(at, &c.words.clock.before_a_day);
    let place = c.skip(place, &[THE]);
    let norm = c.norm(place);
    let words = c.words;
    let named = words.days.contains_key(norm)
        || words.weekdays.contains_key(norm)
        || words.months.contains_key(norm)
        || words.parts.contains_key(norm);
    let near =
        words.which.contains_key(norm) && (words.parts.contains_key(c.norm(place + 1)) || words.weekdays.contains_key(c.norm(place + 1)));
    let by_number = c.day(place).is_some_and(|(_, end, _)| words.months.contains_key(c.norm(c.skip(end, &[OF]))));
    named || near || c.norm(at) == ON && (by_number || c.digits(place).is_some() && c.norm(place + 1) == "/")
}

/// "arrived at five", "left for home about six": of verbs that have a time of day, the number in words is one where nothing is counted.
fn done_then(c: &Cursor, at: usize) -> bool {
    const REACH: usize = 5;
    let hour = c.words.numbers.get(c.norm(at)).is_some_and(|hour| (1..=12).contains(hour));
    hour && (2..=REACH).any(|back| c.words.clock.verbs.contains(c.before(at, back)))
}

/// Nothing is counted by the number: no noun and no unit follows.
fn closed(c: &Cursor, at: usize) -> bool {
    let norm = c.norm(at);
    let linked = c.is_dash(at) && c.glued(at) || norm == "%" || norm == "/" || norm == "." && c.glued(at + 1) && c.digits(at + 1).is_some();
    let known = c.words.words.function.contains(norm)
        || c.words.days.contains_key(norm)
        || c.words.weekdays.contains_key(norm)
        || c.words.which.contains_key(norm);
    !linked && (!c.is_word(at) || known || c.words.is_zone(norm)) && norm != OF
}
