//! Days of a month that is told by a word: "the 12th inst.", "Tuesday, the 28th ultimo", "the 3d prox.", "the 5th of this month"; and "last"
//! or "next" behind a day: "Tuesday last", "Michaelmas next".

use super::cursor::Cursor;
use super::told::{Partial, Phrase, Told};
use crate::language::dates::{Keyword, Unit, Which};
use crate::language::particles::{OF, THE};

/// The day that begins at `at`, if one does.
pub fn read(c: &Cursor, at: usize) -> Option<Phrase> {
    let weekday = c.words.weekdays.contains_key(c.norm(at)).then(|| c.skip(c.skip_point(at + 1), &[","]));
    let (day, end) = numbered(c, c.skip(weekday.unwrap_or(at), &[THE]))?;
    let (months, end) = month(c, end).or_else(|| Some((listed(c, end)?, end)))?;
    Some(Phrase::new(at..end, Told::Date(Partial { day: Some(day), within: Some((Unit::Month, months)), ..Partial::default() })))
}

/// "12th", "12", "3d".
fn numbered(c: &Cursor, at: usize) -> Option<(i8, usize)> {
    let (day, end, _) = c.day(at)?;
    Some((day, end))
}

/// "inst.", "of the present month", with the place after.
fn month(c: &Cursor, at: usize) -> Option<(i64, usize)> {
    let day = at + usize::from(c.is(at, Keyword::Day));
    let word = c.skip_in(c.skip(c.skip(day, &[","]), &[OF]), &c.words.calendar.this_month);
    if let Some(months) = c.words.told_months.get(c.norm(word)) {
        let point = c.skip_point(word + 1);
        return Some((*months, if c.tokens.get(point).is_some() { point } else { word + 1 }));
    }
    let of = c.norm(day) == OF;
    let the = c.skip(day + 1, &[THE]);
    let which = if c.is(the, Keyword::Present) { Some(Which::This) } else { c.words.which.get(c.norm(the)).copied() };
    let months = match which.filter(|_| of && c.is(the + 1, Keyword::Month))? {
        Which::This => 0,
        Which::Last => -1,
        Which::Next | Which::Coming => 1,
        Which::Before | Which::After | Which::Same => return None,
    };
    Some((months, the + 2))
}

/// The month of the first of "the 12th and 13th inst.".
fn listed(c: &Cursor, at: usize) -> Option<i64> {
    let next = c.skip_in(c.skip(at, &[","]), &c.words.words.joined);
    let (_, end) = numbered(c, c.skip(next, &[THE])).filter(|_| next > at)?;
    month(c, end).map(|(months, _)| months).or_else(|| listed(c, end))
}

/// "Tuesday last", "June next", "Michaelmas last": which one is told behind the date.
pub fn last_or_next(c: &Cursor, mut phrase: Phrase) -> Phrase {
    let end = phrase.tokens.end;
    let open = !c.is_word(end + 1) || c.words.words.function.contains(c.norm(end + 1));
    let which = c.words.which.get(c.norm(end)).copied().filter(|w| open && matches!(w, Which::Last | Which::Next));
    if let (Told::Date(partial), Some(which)) = (&mut phrase.told, which.filter(|_| c.is_in(end, &c.words.calendar.behind)))
        && partial.year.is_none()
        && partial.which.is_none()
        && partial.within.is_none()
        && (partial.weekday.is_some() || partial.month.is_some() || partial.holiday.is_some() || partial.stretch.is_some())
    {
        (partial.which, phrase.tokens.end) = (Some(which), end + 1);
    }
    phrase
}
