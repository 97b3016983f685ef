//! Times of day that their words alone do not show. Hours in bare digits are times only next to a day ("Saturday at 5", "Monday 12-4"), in words also
//! after a verb of coming and going ("arrived at five"); all others are left for quantities. Aboard ships a bell is struck every half hour of a
//! four-hour watch ("four bells in the morning watch"); bells without their watch can be at any of six hours and are not read.

use super::clock::clock_at;
use super::cursor::Cursor;
use super::phrase::{Clock, Meaning, Phrase};
use crate::language::dates::PartOfDay;
use crate::language::function_word::{AND, BETWEEN, FROM, IN, OF, ON, THE};

/// The hours that begin at `at`, if a day is next to them. `last` is the phrase read before.
pub(super) fn bare_hours(c: &Cursor, at: usize, last: Option<&Phrase>) -> Option<Phrase> {
    let lead = c.before(at, 1);
    let before = day_before(c, at, last);
    let (first, end) = hour(c, at)?;
    if let Some((last_hour, after)) = second(c, end, lead) {
        let near = before || matches!(lead, FROM | BETWEEN) && day_after(c, after);
        let order = last_hour.hour >= first.hour || last_hour.hour <= 12;
        if near && order && closed(c, after) {
            let mut phrase = Phrase::new(at..after, Meaning::Clock);
            phrase.clock = Some(Clock { until: Some((last_hour.hour, last_hour.minute.unwrap_or(0))), sure: false, ..first });
            return Some(phrase);
        }
    }
    let dated = before || day_after(c, end) || done_then(c, at);
    let single = dated && c.words.clock.before_bare.contains(lead) && closed(c, end) && c.norm(end) != "%";
    single.then(|| {
        let mut phrase = Phrase::new(at..end, Meaning::Clock);
        phrase.clock = Some(Clock { sure: false, ..first });
        phrase
    })
}

/// "5", "10:30", "seven", "seven twenty-seven".
fn hour(c: &Cursor, at: usize) -> Option<(Clock, usize)> {
    if let Some((hour, minute)) = c.norm(at).split_once(':') {
        return Some((clock_at(hour.parse().ok()?, Some(minute.parse().ok()?))?, at + 1));
    }
    let (value, end) = c.digits(at).map(|(value, _)| (value, at + 1)).or_else(|| Some((*c.words.numbers.get(c.norm(at))?, at + 1)))?;
    let hour = i8::try_from(value).ok().filter(|h| (1..=23).contains(h))?;
    let spelled = c.digits(at).is_none();
    let minutes = c.spelled(end).filter(|(m, _)| spelled && (10..60).contains(m));
    let (minute, end) = minutes.map_or((None, end), |(m, after)| (Some(m as i8), c.skip_in(after, &c.words.clock.whole_minutes)));
    Some((clock_at(hour, minute)?, end))
}

/// The end of a pair: "to 4", "and 4", "-4".
fn second(c: &Cursor, at: usize, lead: &str) -> Option<(Clock, usize)> {
    let joined = c.is_dash(at) || c.is_in(at, &c.words.words.hour_joins) || c.norm(at) == AND && lead == BETWEEN;
    hour(c, at + 1).filter(|_| joined)
}

/// True if a day ends just before, with at most a preposition between.
fn day_before(c: &Cursor, at: usize, last: Option<&Phrase>) -> bool {
    let Some(last) = last.filter(|l| (l.meaning.is_day() || l.part.is_some()) && l.clock.is_none()) else { return false };
    let gap = at.saturating_sub(last.tokens.end);
    let words = (last.tokens.end..at).all(|i| c.norm(i) == "," || c.is_in(i, &c.words.clock.day_to_hour));
    gap <= 2 && words
}

/// True if a day follows.
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

/// "arrived at five", "left for home about six": true if a number in words comes soon after a verb that often has a time of day.
fn done_then(c: &Cursor, at: usize) -> bool {
    const REACH: usize = 5;
    let hour = c.words.numbers.get(c.norm(at)).is_some_and(|hour| (1..=12).contains(hour));
    hour && (2..=REACH).any(|back| c.words.clock.verbs.contains(c.before(at, back)))
}

/// True if the number counts nothing: no noun and no unit follows.
fn closed(c: &Cursor, at: usize) -> bool {
    let norm = c.norm(at);
    let linked = c.is_dash(at) && c.glued(at) || norm == "%" || norm == "/" || norm == "." && c.glued(at + 1) && c.digits(at + 1).is_some();
    let known = c.words.words.function.contains(norm)
        || c.words.days.contains_key(norm)
        || c.words.weekdays.contains_key(norm)
        || c.words.which.contains_key(norm);
    !linked && (!c.is_word(at) || known || c.words.is_zone(norm)) && norm != OF
}

/// Hours of a watch, and most bells in one.
const HOURS: i64 = 4;
const MOST_BELLS: i64 = 8;
/// Hours of the two short watches in the evening.
const DOG_WATCHES: std::ops::Range<i8> = 16..20;

/// The bells of a watch, or a watch, that begins at `at`.
pub(super) fn time_aboard(c: &Cursor, at: usize) -> Option<Phrase> {
    bells(c, at).or_else(|| watch_alone(c, at))
}

/// "four bells in the morning watch"
fn bells(c: &Cursor, at: usize) -> Option<Phrase> {
    let (count, end) = c.count(at).filter(|(count, _)| (1..=MOST_BELLS).contains(count))?;
    let place = end + 1;
    let linked = c.words.clock.bells.contains(c.norm(end)) && c.is_any(place, &[IN, OF]);
    let (from, end) = watch(c, c.skip(place + 1, &[THE])).filter(|_| linked)?;
    let minutes = i64::from(from) * 60 + count * 30;
    let (hour, minute) = ((minutes / 60 % 24) as i8, (minutes % 60) as i8);
    let clock = Clock { hour, minute: Some(minute), sure: true, ..Clock::default() };
    Some(Phrase { clock: Some(clock), ..Phrase::new(at..end, Meaning::Clock) })
}

/// "the middle watch", after a word that leads to a time.
fn watch_alone(c: &Cursor, at: usize) -> Option<Phrase> {
    let leads = c.is_in(at.wrapping_sub(1), &c.words.clock.before_a_watch) && at > 0;
    let (from, end) = watch(c, c.skip(at, &[THE])).filter(|_| leads && c.norm(at) == THE)?;
    let hours = if DOG_WATCHES.contains(&from) { HOURS / 2 } else { HOURS };
    let code = match from {
        0..12 => "MO",
        12..16 => "AF",
        16..20 => "EV",
        _ => "NI",
    };
    let part = PartOfDay { code: code.into(), from, hours, lone: true };
    Some(Phrase { part: Some(part), ..Phrase::new(at..end, Meaning::Clock) })
}

/// The hour at which a watch begins, and the index after its name.
fn watch(c: &Cursor, at: usize) -> Option<(i8, usize)> {
    let named = |words: usize| c.words.watches.get(&c.phrase(at, words)).map(|from| (*from, at + words));
    let (from, end) = named(2).or_else(|| named(1))?;
    c.words.clock.watch.contains(c.norm(end)).then_some((from, end + 1))
}
