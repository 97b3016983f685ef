//! Reads times told from where one stands: "today", "last week", "this morning", "the following month", "last Tuesday",
//! "the same day", "the early hours". They are resolved later, against the day of publication or the date told last.

use super::calendar::month;
use super::cursor::Cursor;
use super::told::{Anchor, Length, Partial, Phrase, Told};
use crate::language::dates::{Keyword, PartOfDay, Unit, UnitWord, Which};
use crate::language::particles::{AT, IN, OF, ON, THAT, THE, THIS, TO};

/// The relative expression that begins at `at`, if one does.
pub fn read(c: &Cursor, at: usize) -> Option<Phrase> {
    around_day(c, at).or_else(|| day_word(c, at)).or_else(|| near(c, at)).or_else(|| part(c, at)).or_else(|| reference(c, at))
}

/// The part of day a word names.
pub fn part_of_day<'t>(c: &Cursor<'t>, at: usize) -> Option<&'t PartOfDay> {
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
    let mut phrase = Phrase::new(at..at + 1, Told::Day(word.offset));
    phrase.part = word.part.as_ref().and_then(|key| c.words.parts.get(key)).cloned();
    Some(phrase)
}

/// "the day before yesterday", "the day after tomorrow"; "the day before", "the night before" told of the last date.
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
        return Some(Phrase::new(at..start + 3, Told::Day(day.offset + if forward { 1 } else { -1 })));
    }
    let open = !c.is_word(start + 2) || c.is_in(start + 2, &words.behind_the_day);
    if start == at || !open {
        return None;
    }
    let mut phrase = Phrase::new(at..start + 2, Told::Near { unit, times: 1, which: if forward { Which::After } else { Which::Before } });
    phrase.part = part;
    Some(phrase)
}

/// "last week", "this year", "the following day", "last Tuesday", "next May", "that night", "this weekend", "the weekend".
fn near(c: &Cursor, at: usize) -> Option<Phrase> {
    let the = c.skip(at, &[THE]);
    if the > at && c.is(the, Keyword::Weekend) && c.before(at, 1) != OF {
        return Some(Phrase::new(at..the + 1, Told::Near { unit: Unit::Weekend, times: 1, which: Which::Last }));
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
        return Some(Phrase::new(at..c.skip_point(start + 1).min(start + 1), Told::Date(partial)));
    }
    if let Some((month, end)) = month(c, start).filter(|_| c.capital(start) && !c.is_in(the, &c.words.relative.no_month)) {
        let day = c.day(end).filter(|(_, after, _)| c.words.unit(c.norm(*after)).is_none());
        let (day, end) = day.map_or((None, end), |(day, after, _)| (Some(day), after));
        let partial = Partial { month: Some(month), day, which: Some(which), ..Partial::default() };
        return Some(Phrase::new(at..end, Told::Date(partial)));
    }
    if let Some(part) = part_of_day(c, start).filter(|p| p.lone) {
        return part_near(c, at, start, which, part);
    }
    let (unit, plural) = c.words.unit(c.norm(start))?;
    unit_near(c, at..start + 1, (the, at_word), which, (unit, plural))
}

/// "the end of the year", "earlier in the week": the one around publication.
fn own_period(c: &Cursor, at: usize, the: usize) -> Option<Phrase> {
    let edge = the > at
        && c.is_any(at.wrapping_sub(1), &[OF, IN])
        && (c.words.edges.contains_key(c.before(at, 2)) || at > 1 && c.is(at - 2, Keyword::Day));
    let unit = c.words.units.get(c.norm(the)).filter(|u| edge && u.times == 1 && u.unit >= Unit::Day && !u.own)?;
    let open = !c.is_word(the + 1) || c.words.words.function.contains(c.norm(the + 1)) && c.norm(the + 1) != OF;
    open.then(|| Phrase::new(at..the + 1, Told::Near { unit: unit.unit, times: 1, which: Which::This }))
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
    // "that day" and "the same year" point back; "that week's" too; "this time" is no unit.
    if the > at && which == Which::This || which == Which::Same && c.norm(at_word) == THAT && the > at {
        return None;
    }
    if rolling && !quarter {
        let length = Length { parts: vec![(unit.unit, Some(unit.times.into()))] };
        return Some(Phrase::new(tokens, Told::Stretch { length, forward: !matches!(which, Which::Last | Which::Before) }));
    }
    Some(Phrase::new(tokens, Told::Near { unit: unit.unit, times: unit.times, which }))
}

/// "this morning", "last night", "the next evening", "that night".
fn part_near(c: &Cursor, at: usize, start: usize, which: Which, part: &PartOfDay) -> Option<Phrase> {
    let name = c.capital(start) && c.capital(start + 1) && c.is_word(start + 1);
    let told = match which {
        Which::This => Told::Day(0),
        Which::Last => Told::Day(-1),
        Which::Next | Which::After | Which::Coming => Told::Near { unit: Unit::Day, times: 1, which: Which::After },
        Which::Before | Which::Same => Told::Near { unit: Unit::Day, times: 1, which },
    };
    let mut phrase = Phrase::new(at..start + 1, told);
    phrase.part = Some(part.clone());
    (!name).then_some(phrase)
}

/// A part of a day told alone: "in the morning", "the early hours of the morning", "during the night".
fn part(c: &Cursor, at: usize) -> Option<Phrase> {
    let words = &c.words.relative;
    let hours = words.small_hours.get(c.norm(at + 1)).filter(|_| c.norm(at) == THE && c.is(at + 2, Keyword::Hours));
    if let Some(part) = hours {
        let end = at + 3;
        let morning = c.norm(end) == OF && c.norm(end + 1) == THE && part_of_day(c, end + 2).is_some();
        let mut phrase = Phrase::new(at..if morning { end + 3 } else { end }, Told::Clock);
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
    let mut phrase = Phrase::new(at..edge + 1, Told::Clock);
    phrase.part = Some(part.clone());
    (!generic).then_some(phrase)
}

/// "now".
fn reference(c: &Cursor, at: usize) -> Option<Phrase> {
    let open_end = c.is(at, Keyword::Present) && at > 0 && (c.is_dash(at - 1) || c.before(at, 2) == TO && c.before(at, 1) == THE);
    if open_end || c.norm(at) == THE && c.is(at + 1, Keyword::Past) && c.before(at, 1) == IN && !c.is_word(at + 2) {
        let (end, value) = if open_end { (at + 1, "PRESENT_REF") } else { (at + 2, "PAST_REF") };
        return Some(Phrase::new(at..end, Told::Reference(value.into())));
    }
    let several = (2..=4).rev().find_map(|len| {
        let words: Vec<&str> = (at..at + len).map(|i| c.norm(i)).collect();
        c.words.references.get(&words.join(" ")).map(|value| (value, at + len))
    });
    if let Some((value, end)) = several.filter(|_| c.norm(at) == AT) {
        return Some(Phrase::new(at..end, Told::Reference(value.clone())));
    }
    let value = c.words.references.get(c.norm(at))?;
    let linked =
        c.is_dash(at + 1) && c.glued(at + 1) || c.norm(at + 1) == THAT || c.is_in(at.wrapping_sub(1), &c.words.relative.before_now);
    (!linked).then(|| Phrase::new(at..at + 1, Told::Reference(value.clone())))
}

/// Where a shift from "now", "today" or "tomorrow" counts from; the place after.
pub fn anchor(c: &Cursor, at: usize) -> Option<(Anchor, usize)> {
    if c.is(at, Keyword::Now) {
        return Some((Anchor::Published, at + 1));
    }
    let phrase = day_word(c, at).or_else(|| near(c, at)).or_else(|| super::calendar::read(c, at)).or_else(|| super::periods::read(c, at));
    let phrase = phrase.or_else(|| {
        c.year(c.skip(at, &[THE])).map(|(year, end)| Phrase::new(at..end, Told::Date(Partial { year: Some(year), ..Partial::default() })))
    })?;
    let end = phrase.tokens.end;
    matches!(phrase.told, Told::Day(_) | Told::Date(_)).then(|| (Anchor::Phrase(Box::new(phrase)), end))
}
