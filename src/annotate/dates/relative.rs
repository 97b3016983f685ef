//! Times relative to the day of publication or to the last date: "today", "last week", "this morning", "the following month", "last Tuesday", "the
//! same day", "the early hours"; days of a month given by a word ("the 12th inst.", "the 5th of this month"); and "last" or "next" after a day
//! ("Tuesday last"). They are resolved later.

use super::calendar::{calendar_date, month};
use super::cursor::Cursor;
use super::periods::period;
use super::phrase::{Anchor, Length, Meaning, Partial, Phrase};
use crate::language::dates::{Keyword, PartOfDay, Unit, UnitWord, Which};
use crate::language::function_word::{AT, IN, OF, ON, THAT, THE, THIS, TO};

/// The relative expression that begins at `at`, if there is one.
pub(super) fn relative_time(c: &Cursor, at: usize) -> Option<Phrase> {
    around_day(c, at).or_else(|| day_word(c, at)).or_else(|| near(c, at)).or_else(|| part(c, at)).or_else(|| reference(c, at))
}

/// The part of the day that a word names.
pub(super) fn part_of_day<'t>(c: &Cursor<'t>, at: usize) -> Option<&'t PartOfDay> {
    c.words.parts.get(c.norm(at))
}

/// "today", "tonight", "yesterday".
fn day_word(c: &Cursor, at: usize) -> Option<Phrase> {
    let word = c.words.days.get(c.norm(at))?;
    let today = word.offset == 0 && word.part.is_none();
    let named = c.is_in(at.wrapping_sub(1), &c.words.relative.names_today)
        || c.before(at, 1) == "-" && c.glued(at)
        || (c.capital(at) && at > 0 && c.capital(at - 1) && c.is_word(at - 1) && today);
    if named {
        return None;
    }
    let mut phrase = Phrase::new(at..at + 1, Meaning::Day(word.offset));
    phrase.part = word.part.as_ref().and_then(|key| c.words.parts.get(key)).cloned();
    Some(phrase)
}

/// "the day before yesterday", "the day after tomorrow"; "the day before", "the night before" relative to the last date.
fn around_day(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip(at, &[THE]);
    let (unit, part) = match c.norm(start) {
        _ if part_of_day(c, start).is_some() && !c.is(start, Keyword::Dawn) => (Unit::Day, part_of_day(c, start).cloned()),
        norm => (c.words.units.get(norm).filter(|w| w.times == 1 && w.unit >= Unit::Day)?.unit, None),
    };
    let (words, direction) = (&c.words.relative, c.norm(start + 1));
    let forward = *words.beside.get(direction).or_else(|| words.apart.get(direction).filter(|_| start > at))?;
    if unit == Unit::Day
        && let Some(day) = c.words.days.get(c.norm(start + 2)).filter(|d| d.part.is_none())
    {
        return Some(Phrase::new(at..start + 3, Meaning::Day(day.offset + if forward { 1 } else { -1 })));
    }
    let open = !c.is_word(start + 2) || c.is_in(start + 2, &words.behind_the_day);
    if start == at || !open {
        return None;
    }
    let mut phrase =
        Phrase::new(at..start + 2, Meaning::Near { unit, times: 1, which: if forward { Which::After } else { Which::Before } });
    phrase.part = part;
    Some(phrase)
}

/// "last week", "this year", "the following day", "last Tuesday", "next May", "that night", "this weekend", "the weekend".
fn near(c: &Cursor, at: usize) -> Option<Phrase> {
    let the = c.skip(at, &[THE]);
    if the > at && c.is(the, Keyword::Weekend) && c.before(at, 1) != OF {
        return Some(Phrase::new(at..the + 1, Meaning::Near { unit: Unit::Weekend, times: 1, which: Which::Last }));
    }
    if let Some(phrase) = own_period(c, at, the) {
        return Some(phrase);
    }
    let at_word =
        if c.norm(the) == THIS && c.is_in(the + 1, &c.words.relative.behind_this) || c.norm(the) == THAT && c.is(the + 1, Keyword::Same) {
            the + 1
        } else {
            the
        };
    let which = *c.words.which.get(c.norm(at_word))?;
    let which = if the > at && which == Which::Next { Which::After } else { which };
    let start = c.skip_in(at_word + 1, &c.words.relative.between);
    let start = if c.words.months.contains_key(c.norm(start)) && part_of_day(c, start + 1).is_some() { start + 1 } else { start };
    if let Some(weekday) = c.words.weekdays.get(c.norm(start)).filter(|_| c.capital(start) || c.norm(start).len() > 5) {
        let partial = Partial { weekday: Some(*weekday), which: Some(which), ..Partial::default() };
        return Some(Phrase::new(at..c.skip_point(start + 1).min(start + 1), Meaning::Date(partial)));
    }
    if let Some((month, end)) = month(c, start).filter(|_| c.capital(start) && !c.is_in(the, &c.words.relative.no_month)) {
        let day = c.day(end).filter(|(_, after, _)| c.words.unit(c.norm(*after)).is_none());
        let (day, end) = day.map_or((None, end), |(day, after, _)| (Some(day), after));
        let partial = Partial { month: Some(month), day, which: Some(which), ..Partial::default() };
        return Some(Phrase::new(at..end, Meaning::Date(partial)));
    }
    if let Some(part) = part_of_day(c, start).filter(|p| p.lone) {
        return part_near(c, at, start, which, part);
    }
    let (unit, plural) = c.words.unit(c.norm(start))?;
    unit_near(c, at..start + 1, (the, at_word), which, (unit, plural))
}

/// "the end of the year", "earlier in the week": the period around publication.
fn own_period(c: &Cursor, at: usize, the: usize) -> Option<Phrase> {
    let edge = the > at
        && c.is_any(at.wrapping_sub(1), &[OF, IN])
        && (c.words.edges.contains_key(c.before(at, 2)) || at > 1 && c.is(at - 2, Keyword::Day));
    let unit = c.words.units.get(c.norm(the)).filter(|u| edge && u.times == 1 && u.unit >= Unit::Day && !u.own)?;
    let open = !c.is_word(the + 1) || c.words.words.function.contains(c.norm(the + 1)) && c.norm(the + 1) != OF;
    open.then(|| Phrase::new(at..the + 1, Meaning::Near { unit: unit.unit, times: 1, which: Which::This }))
}

fn unit_near(
    c: &Cursor,
    tokens: std::ops::Range<usize>,
    (the, at_word): (usize, usize),
    which: Which,
    (unit, plural): (UnitWord, bool),
) -> Option<Phrase> {
    let at = tokens.start;
    let quarter = unit.times == 3 && unit.unit == Unit::Month;
    let over = !c.is(at_word, Keyword::Following)
        && c.is_in(at.wrapping_sub(1), &c.words.relative.over)
        && !matches!(which, Which::Last | Which::This | Which::Same);
    let rolling = c.is_in(at_word, &c.words.relative.rolling) || over && the > at;
    if plural || unit.own && !quarter && unit.unit != Unit::Weekend || unit.unit < Unit::Day && !rolling {
        return None;
    }
    // "that day" and "the same year" refer back, and so does "that week's"; "this time" is not a unit.
    if the > at && which == Which::This || which == Which::Same && c.norm(at_word) == THAT && the > at {
        return None;
    }
    if rolling && !quarter {
        let length = Length { parts: vec![(unit.unit, Some(unit.times.into()))] };
        return Some(Phrase::new(tokens, Meaning::Stretch { length, forward: !matches!(which, Which::Last | Which::Before) }));
    }
    Some(Phrase::new(tokens, Meaning::Near { unit: unit.unit, times: unit.times, which }))
}

/// "this morning", "last night", "the next evening", "that night".
fn part_near(c: &Cursor, at: usize, start: usize, which: Which, part: &PartOfDay) -> Option<Phrase> {
    let name = c.capital(start) && c.capital(start + 1) && c.is_word(start + 1);
    let meaning = match which {
        Which::This => Meaning::Day(0),
        Which::Last => Meaning::Day(-1),
        Which::Next | Which::After | Which::Coming => Meaning::Near { unit: Unit::Day, times: 1, which: Which::After },
        Which::Before | Which::Same => Meaning::Near { unit: Unit::Day, times: 1, which },
    };
    let mut phrase = Phrase::new(at..start + 1, meaning);
    phrase.part = Some(part.clone());
    (!name).then_some(phrase)
}

/// A part of a day by itself: "in the morning", "the early hours of the morning", "during the night".
fn part(c: &Cursor, at: usize) -> Option<Phrase> {
    let words = &c.words.relative;
    let hours = words.small_hours.get(c.norm(at + 1)).filter(|_| c.norm(at) == THE && c.is(at + 2, Keyword::Hours));
    if let Some(part) = hours {
        let end = at + 3;
        let morning = c.norm(end) == OF && c.norm(end + 1) == THE && part_of_day(c, end + 2).is_some();
        let mut phrase = Phrase::new(at..if morning { end + 3 } else { end }, Meaning::Clock);
        phrase.part = c.words.parts.get(part).cloned();
        return (morning || c.norm(end) == OF || !c.is_word(end)).then_some(phrase);
    }
    let at_night = c.is(at, Keyword::Night) && c.before(at, 1) == AT;
    let leads = at_night || c.is_in(at.wrapping_sub(1), &words.before_a_part);
    let start = c.skip(at, &[THE]);
    let edge = start + usize::from(start > at && c.words.edges.contains_key(c.norm(start)));
    let part = part_of_day(c, edge).filter(|p| p.lone)?;
    let of = c.skip(edge + 2, &[THE]);
    let of_day = c.norm(edge + 1) == OF
        && !c.is(edge, Keyword::Night)
        && (c.day(of).is_some() || c.words.weekdays.contains_key(c.norm(of)) || c.words.months.contains_key(c.norm(of)));
    let on = c.before(at, 1) == ON && !of_day;
    if !leads || on || start == at && !c.is(edge, Keyword::Dawn) && !at_night {
        return None;
    }
    let generic = c.norm(edge + 1) == OF && !of_day || c.is_word(edge + 1) && c.is_in(edge + 1, &words.behind_a_part);
    let mut phrase = Phrase::new(at..edge + 1, Meaning::Clock);
    phrase.part = Some(part.clone());
    (!generic).then_some(phrase)
}

/// "now".
fn reference(c: &Cursor, at: usize) -> Option<Phrase> {
    let open_end = c.is(at, Keyword::Present) && at > 0 && (c.is_dash(at - 1) || c.before(at, 2) == TO && c.before(at, 1) == THE);
    if open_end || c.norm(at) == THE && c.is(at + 1, Keyword::Past) && c.before(at, 1) == IN && !c.is_word(at + 2) {
        let (end, value) = if open_end { (at + 1, "PRESENT_REF") } else { (at + 2, "PAST_REF") };
        return Some(Phrase::new(at..end, Meaning::Reference(value.into())));
    }
    let several = (2..=4).rev().find_map(|len| {
        let words: Vec<&str> = (at..at + len).map(|i| c.norm(i)).collect();
        c.words.references.get(&words.join(" ")).map(|value| (value, at + len))
    });
    if let Some((value, end)) = several.filter(|_| c.norm(at) == AT) {
        return Some(Phrase::new(at..end, Meaning::Reference(value.clone())));
    }
    let value = c.words.references.get(c.norm(at))?;
    let linked =
        c.is_dash(at + 1) && c.glued(at + 1) || c.norm(at + 1) == THAT || c.is_in(at.wrapping_sub(1), &c.words.relative.before_now);
    (!linked).then(|| Phrase::new(at..at + 1, Meaning::Reference(value.clone())))
}

/// The point from which a shift from "now", "today" or "tomorrow" counts, and the index after it.
pub(super) fn anchor(c: &Cursor, at: usize) -> Option<(Anchor, usize)> {
    if c.is(at, Keyword::Now) {
        return Some((Anchor::Published, at + 1));
    }
    let phrase = day_word(c, at).or_else(|| near(c, at)).or_else(|| calendar_date(c, at)).or_else(|| period(c, at));
    let phrase = phrase.or_else(|| {
        c.year(c.skip(at, &[THE]))
            .map(|(year, end)| Phrase::new(at..end, Meaning::Date(Partial { year: Some(year), ..Partial::default() })))
    })?;
    let end = phrase.tokens.end;
    matches!(phrase.meaning, Meaning::Day(_) | Meaning::Date(_)).then(|| (Anchor::Phrase(Box::new(phrase)), end))
}

/// The day that begins at `at` and whose month a word names, if there is one.
pub(super) fn day_of_named_month(c: &Cursor, at: usize) -> Option<Phrase> {
    let weekday = c.words.weekdays.contains_key(c.norm(at)).then(|| c.skip(c.skip_point(at + 1), &[","]));
    let (day, end) = numbered(c, c.skip(weekday.unwrap_or(at), &[THE]))?;
    let (months, end) = named_month(c, end).or_else(|| Some((month_of_list(c, end)?, end)))?;
    Some(Phrase::new(at..end, Meaning::Date(Partial { day: Some(day), within: Some((Unit::Month, months)), ..Partial::default() })))
}

/// "12th", "12", "3d".
fn numbered(c: &Cursor, at: usize) -> Option<(i8, usize)> {
    let (day, end, _) = c.day(at)?;
    Some((day, end))
}

/// "inst.", "of the present month": months from this one, and the index after it.
fn named_month(c: &Cursor, at: usize) -> Option<(i64, usize)> {
    let day = at + usize::from(c.is(at, Keyword::Day));
    let word = c.skip_in(c.skip(c.skip(day, &[","]), &[OF]), &c.words.calendar.this_month);
    if let Some(months) = c.words.named_months.get(c.norm(word)) {
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

/// The month of the first day in "the 12th and 13th inst.".
fn month_of_list(c: &Cursor, at: usize) -> Option<i64> {
    let next = c.skip_in(c.skip(at, &[","]), &c.words.words.joined);
    let (_, end) = numbered(c, c.skip(next, &[THE])).filter(|_| next > at)?;
    named_month(c, end).map(|(months, _)| months).or_else(|| month_of_list(c, end))
}

/// "Tuesday last", "June next", "Michaelmas last": adds the word after the date that says which one is meant.
pub(super) fn last_or_next(c: &Cursor, mut phrase: Phrase) -> Phrase {
    let end = phrase.tokens.end;
    let open = !c.is_word(end + 1) || c.words.words.function.contains(c.norm(end + 1));
    let which = c.words.which.get(c.norm(end)).copied().filter(|w| open && matches!(w, Which::Last | Which::Next));
    if let (Meaning::Date(partial), Some(which)) = (&mut phrase.meaning, which.filter(|_| c.is_in(end, &c.words.calendar.behind)))
        && partial.year.is_none()
        && partial.which.is_none()
        && partial.within.is_none()
        && (partial.weekday.is_some() || partial.month.is_some() || partial.holiday.is_some() || partial.stretch.is_some())
    {
        (partial.which, phrase.tokens.end) = (Some(which), end + 1);
    }
    phrase
}
