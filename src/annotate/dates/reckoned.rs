//! Times counted from a day that is named by what happened on it: "the day after Easter 1901", "three days after the mutiny of 4 May 1857", "the eve
//! of her birthday, 10 May", "within a week of her birth on 2 June"; and "Monday week". The named day is only the point counted from.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::phrase::{Anchor, Length, Meaning, Partial, Phrase};
use super::relative::{anchor, part_of_day};
use crate::language::dates::{Keyword, Unit, Which};
use crate::language::function_word::{AFTER, FROM, OF, ON, THE, TO};

/// Most words between a preposition and the day: "the fall of the fort on 3 May".
const REACH: usize = 6;

/// The time that begins at `at` and is counted from a day named after it.
pub(super) fn reckoned_time(c: &Cursor, at: usize) -> Option<Phrase> {
    weeks_on(c, at).or_else(|| beside(c, at)).or_else(|| eve(c, at))
}

/// "Monday week", "today fortnight", "yesterday week".
fn weeks_on(c: &Cursor, at: usize) -> Option<Phrase> {
    let weeks = match c.words.keywords.get(c.norm(at + 1)) {
        Some(Keyword::Week) => 1,
        Some(Keyword::Fortnight) => 2,
        _ => return None,
    };
    let ends = !c.is_word(at + 2) || c.words.words.function.contains(c.norm(at + 2));
    let led = c.words.which.contains_key(c.before(at, 1)) || c.is_in(at.wrapping_sub(1), &c.words.words.every);
    let (meaning, forward) = if let Some(weekday) = c.words.weekdays.get(c.norm(at)).filter(|_| c.capital(at)) {
        (Meaning::Date(Partial { weekday: Some(*weekday), which: Some(Which::This), ..Partial::default() }), true)
    } else {
        let day = c.words.days.get(c.norm(at)).filter(|day| day.part.is_none())?;
        (Meaning::Day(day.offset), day.offset >= 0)
    };
    let from = Anchor::Phrase(Box::new(Phrase::new(at..at + 1, meaning)));
    let meaning = Meaning::Shift { length: one(Unit::Week, weeks), forward, from, exact: true };
    (ends && !led).then(|| Phrase::new(at..at + 2, meaning))
}

/// "the day after May Day 1890", "the night before the regatta of 9 July".
fn beside(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip(at, &[THE]);
    let part = part_of_day(c, start).cloned();
    let day = part.is_some() || c.words.units.get(c.norm(start)).is_some_and(|unit| unit.times == 1 && unit.unit == Unit::Day);
    if start == at || !day {
        return None;
    }
    let forward = *c.words.relative.from_day.get(c.norm(start + 1))?;
    let place = if c.is(start + 1, Keyword::Prior) { c.skip(start + 2, &[TO]) } else { start + 2 };
    // the night after a battle may be on the same day
    if forward && part.as_ref().is_some_and(|part| part.from >= 12) {
        return None;
    }
    let (from, end) = named_day(c, place, false)?;
    let meaning = Meaning::Shift { length: one(Unit::Day, 1), forward, from: Anchor::Phrase(Box::new(from)), exact: true };
    Some(Phrase { part, ..Phrase::new(at..end, meaning) })
}

/// "the eve of the battle of 3 May", "the eve of her birthday, 10 May".
fn eve(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip(at, &[THE]);
    if !c.is(start, Keyword::Eve) || c.norm(start + 1) != OF {
        return None;
    }
    let (from, end) = named_day(c, start + 2, true)?;
    let meaning = Meaning::Shift { length: one(Unit::Day, 1), forward: false, from: Anchor::Phrase(Box::new(from)), exact: true };
    Some(Phrase::new(at..end, meaning))
}

/// "within a week of her birth on 2 June": between that day and a week later. `end` is the index after the length.
pub(super) fn within(c: &Cursor, at: usize, end: usize, length: &Length) -> Option<Phrase> {
    if !c.is(at.wrapping_sub(1), Keyword::Within) || !c.is_any(end, &[OF, AFTER, FROM]) {
        return None;
    }
    let (from, after) = named_day(c, end + 1, false)?;
    let last = Meaning::Shift { length: length.clone(), forward: true, from: Anchor::Phrase(Box::new(from.clone())), exact: true };
    let last = Phrase::new(at..after, last);
    Some(Phrase { between: true, ..Phrase::new(at..after, Meaning::Range(Box::new(from), Box::new(last))) })
}

/// The day that begins at an index, or that ends a noun phrase which begins there, "the mutiny of 4 May 1857"; and the index after it.
pub(super) fn named_day(c: &Cursor, at: usize, apposed: bool) -> Option<(Phrase, usize)> {
    let day = |at: usize| {
        let (from, end) = anchor(c, at)?;
        match from {
            Anchor::Phrase(phrase) if phrase.meaning.is_day() => Some((*phrase, end)),
            Anchor::Phrase(_) | Anchor::Published | Anchor::Context => None,
        }
    };
    if let Some(found) = day(at) {
        return Some(found);
    }
    let mut noun = false;
    for place in at..at + REACH {
        let norm = c.norm(place);
        if noun && (c.is_any(place, &[OF, ON]) || apposed && norm == ",") {
            if let Some(found) = day(place + 1) {
                return Some(found);
            }
            noun = norm == OF;
            if !noun {
                return None;
            }
        } else if c.words.year.openers.contains(norm) || norm == OF {
            continue;
        } else if !c.is_word(place) || c.words.words.function.contains(norm) || c.digits(place).is_some() {
            return None;
        } else {
            noun = true;
        }
    }
    None
}

fn one(unit: Unit, count: i64) -> Length {
    Length { parts: vec![(unit, Some(Decimal::from(count)))] }
}
