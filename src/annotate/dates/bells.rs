//! The time aboard ships: "four bells in the morning watch", "the middle watch". A bell is struck every half hour of a watch of four; bells
//! without their watch can be any of six hours and are not read.

use super::cursor::Cursor;
use super::told::{Clock, Phrase, Told};
use crate::language::dates::PartOfDay;
use crate::language::particles::{IN, OF, THE};

/// Hours of a watch, and bells of a whole one.
const HOURS: i64 = 4;
const MOST_BELLS: i64 = 8;
/// Hours of the two short watches of the evening.
const DOG_WATCHES: std::ops::Range<i8> = 16..20;

/// The bells of a watch, or a watch, that begin at `at`.
pub fn read(c: &Cursor, at: usize) -> Option<Phrase> {
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
    Some(Phrase { clock: Some(clock), ..Phrase::new(at..end, Told::Clock) })
}

/// "the middle watch", behind a word that leads to a time.
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
    Some(Phrase { part: Some(part), ..Phrase::new(at..end, Told::Clock) })
}

/// The hour at which a watch begins, and the place after its name.
fn watch(c: &Cursor, at: usize) -> Option<(i8, usize)> {
    let named = |words: usize| c.words.watches.get(&c.phrase(at, words)).map(|from| (*from, at + words));
    let (from, end) = named(2).or_else(|| named(1))?;
    c.words.clock.watch.contains(c.norm(end)).then_some((from, end + 1))
}
