//! The words around a phrase that belong to it: "early", "the end of", "the first half of" and "about" before it, "morning" after it, and the "since"
//! or "until" that opens it. A part of a period is a stretch of its own; if the text does not count the parts, its ends are approximate.

use super::cursor::Cursor;
use super::phrase::{Meaning, Partial, Phrase, Scale, Share};
use super::relative::part_of_day;
use crate::language::dates::{Bound, Edge, Keyword};
use crate::language::function_word::{AFTER, AND, FROM, IN, OF, ON, THAN, THAT, THE};

/// Adds "early" and "about" before and "morning" after.
pub(super) fn own_words(c: &Cursor, mut phrase: Phrase) -> Phrase {
    let dated = matches!(phrase.meaning, Meaning::Date(_) | Meaning::Day(_) | Meaning::Near { .. });
    if dated && phrase.part.is_none() {
        take_part(c, &mut phrase);
    }
    if phrase.edge.is_none()
        && !matches!(phrase.meaning, Meaning::Length(_) | Meaning::Set(_) | Meaning::Stretch { .. } | Meaning::Reference(_))
    {
        take_edge(c, &mut phrase);
    }
    take_about(c, &mut phrase);
    take_share(c, phrase)
}

fn take_part(c: &Cursor, phrase: &mut Phrase) {
    // "a third straight night Wednesday"
    let start = phrase.tokens.start;
    let weekday = matches!(&phrase.meaning, Meaning::Date(p) if p.weekday.is_some() && p.day.is_none());
    if let Some(part) = start.checked_sub(1).and_then(|at| part_of_day(c, at)).filter(|_| weekday && !c.capital(start - 1)) {
        phrase.part = Some(part.clone());
        phrase.tokens.start = start - 1;
        return;
    }
    let end = phrase.tokens.end;
    let gap = c.skip(end, &[","]);
    let place = if gap == end && c.norm(end) == IN && c.norm(end + 1) == THE { end + 2 } else { end };
    let place = if place == end { c.skip_in(place, &c.words.around.part_adjectives) } else { place };
    let day = phrase.meaning.is_day();
    let noon = c.words.clocks.contains_key(c.norm(place));
    if let Some(part) = part_of_day(c, place).filter(|_| day && !noon) {
        // "Sunday Night Football"
        let name = c.capital(place) && c.is_word(place + 1) && c.capital(place + 1);
        if !name {
            phrase.part = Some(part.clone());
            phrase.tokens.end = place + 1;
        }
    }
}

/// Adds "early 2019", "mid-November", "the end of the year", "late on Tuesday", "the early hours of Sunday".
fn take_edge(c: &Cursor, phrase: &mut Phrase) {
    let start = phrase.tokens.start;
    let clock = phrase.meaning == Meaning::Clock;
    let mut at = start;
    if at > 0 && c.is_dash(at - 1) && at > 1 && c.glued(at) {
        at -= 1;
    }
    let linked = at == start && c.is_any(at.wrapping_sub(1), &[OF, IN, ON]);
    let link = c.before(at, 1);
    let place = if linked { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
    let Some(edge) = c.words.edges.get(c.norm(place)).copied() else { return };
    if c.norm(start) == THAT {
        return;
    }
    let words = &c.words.around;
    let noun = c.is_in(place, &words.edge_nouns);
    let compared = c.is_in(place, &c.words.words.comparatives);
    let adjective = c.is_in(place, &words.part_adjectives);
    let allowed = if noun {
        link == OF
    } else if linked {
        let coarse = matches!(&phrase.meaning, Meaning::Date(p) if p.day.is_none() && p.weekday.is_none());
        link == ON || compared && c.norm(start) == THE || adjective && link == IN && coarse
    } else {
        true
    };
    let hyphen = at != start;
    let verb = c.is_in(place, &words.edge_verbs) && c.is_in(place.wrapping_sub(1), &words.before_edge_verbs);
    if !allowed || verb || hyphen && !c.is_in(place, &words.edge_prefixes) || clock && compared {
        return;
    }
    phrase.edge = Some(edge);
    phrase.share = Some(share_of_edge(edge, noun));
    if linked && link == IN && adjective {
        return;
    }
    phrase.tokens.start = if (noun || hyphen) && c.before(place, 1) == THE { place - 1 } else { place };
}

/// Adds "about 1990", "nearly three weeks", "exactly two years ago", "less than ten minutes".
fn take_about(c: &Cursor, phrase: &mut Phrase) {
    let start = phrase.tokens.start;
    if c.norm(start) == THE || matches!(phrase.meaning, Meaning::Set(_) | Meaning::Reference(_)) {
        return;
    }
    let Some(at) = start.checked_sub(1) else { return };
    // "about a quarter past six"
    let article = phrase.meaning == Meaning::Clock && phrase.clock.is_some() && c.is_in(at, &c.words.around.articles) && at > 0;
    let at = at - usize::from(article);
    // "What about half an hour?" does not make the length approximate.
    if c.is_in(at.wrapping_sub(1), &c.words.around.asking) && at > 0 {
        return;
    }
    let year = matches!(&phrase.meaning, Meaning::Date(p) if p.year.is_some() && p.day.is_none() && p.scale == Scale::Year);
    if let Some(at) = circa(c, start).filter(|_| year) {
        (phrase.tokens.start, phrase.approximate) = (at, true);
        return;
    }
    let length = matches!(phrase.meaning, Meaning::Length(_) | Meaning::Shift { .. });
    let point = phrase.meaning == Meaning::Clock && phrase.clock.is_some()
        || matches!(&phrase.meaning, Meaning::Date(p) if p.scale == Scale::Year && p.year.is_some() && p.month.is_none() && p.stretch.is_none() && p.week.is_none());
    if let Some(about) = c.words.about.get(c.norm(at)).filter(|_| length || point && c.is_in(at, &c.words.around.roughly)) {
        // "just over a week": "just" is not next to the length and is left out.
        phrase.tokens.start = at;
        phrase.approximate = *about;
        if let Meaning::Shift { exact, .. } = &mut phrase.meaning {
            *exact |= c.is_in(at, &c.words.around.exactly);
        }
    } else if length && c.norm(at) == THAN && c.is_in(at.wrapping_sub(1), &c.words.around.compared) && at > 0 {
        phrase.tokens.start = at - 1;
        phrase.approximate = true;
    }
}

/// The index at which "c." or "circa" begins before a year.
pub(super) fn circa(c: &Cursor, year: usize) -> Option<usize> {
    let at = year.checked_sub(1)?;
    let at = if c.norm(at) == "." && c.glued(at) { at.checked_sub(1)? } else { at };
    (c.words.year.circa.contains(c.norm(at)) && !c.glued(at)).then_some(at)
}

/// Sets the bound from "since", "until" or "by" before the phrase.
pub(super) fn bound(c: &Cursor, mut phrase: Phrase) -> Phrase {
    let lengths = matches!(phrase.meaning, Meaning::Length(_) | Meaning::Set(_) | Meaning::Stretch { .. } | Meaning::Range(..));
    let at = phrase.tokens.start;
    if !lengths && open_end(c, phrase.tokens.end) {
        phrase.bound = Some(Bound::Since);
        phrase.tokens.end += 2;
    }
    if phrase.bound.is_some() || lengths {
        return phrase;
    }
    let lead = c.before(at, 1);
    let since = lead == AFTER && dates_all(c, &phrase, at) || lead == FROM && c.is_in(phrase.tokens.end, &c.words.words.onward);
    phrase.bound = if since { Some(Bound::Since) } else { c.words.words.bounds.get(lead).copied() };
    phrase
}

/// "Rebuilt after 1240": true, but not for "the day after 4 May" or "after Friday's game".
fn dates_all(c: &Cursor, phrase: &Phrase, at: usize) -> bool {
    let with_year = matches!(&phrase.meaning, Meaning::Date(p) if p.year.is_some() && p.holiday.is_none());
    let length = at.checked_sub(2).is_some_and(|before| c.words.unit(c.norm(before)).is_some());
    let end = phrase.tokens.end;
    with_year && !length && !c.is_in(end, &c.words.words.genitives) && (!c.is_word(end) || c.words.words.function.contains(c.norm(end)))
}

/// True for "2016 and later", "1 May and after".
fn open_end(c: &Cursor, end: usize) -> bool {
    c.norm(end) == AND && c.is_in(end + 1, &c.words.words.and_later) && !c.is_word(end + 2) && c.digits(end + 2).is_none()
}

/// Adds "the first half of", "the last quarter of", "the closing years of", "the turn of" before a period.
fn take_share(c: &Cursor, mut phrase: Phrase) -> Phrase {
    let period = matches!(&phrase.meaning, Meaning::Date(p) if p.day.is_none() && p.weekday.is_none() && p.holiday.is_none());
    let near = matches!(phrase.meaning, Meaning::Near { .. });
    let start = phrase.tokens.start;
    let decade = matches!(&phrase.meaning, Meaning::Date(Partial { scale: Scale::Century, .. }));
    if !(period || near) || phrase.share.is_some() {
        return phrase;
    }
    // "the closing days of the 1960 campaign"
    let end = phrase.tokens.end;
    if c.is_word(end) && !c.words.words.function.contains(c.norm(end)) {
        return phrase;
    }
    let of = start.checked_sub(1).filter(|at| c.norm(*at) == OF);
    if let Some((share, from)) = of.and_then(|of| share_before(c, of, decade)) {
        (phrase.share, phrase.edge) = (Some(share), None);
        // A vague share only qualifies the date; its words stay outside the span.
        phrase.tokens.start = if matches!(share, Share::Part { sharp: false, .. }) { start } else { from };
    }
    phrase
}

/// The share that ends before "of", and the index at which its words begin.
fn share_before(c: &Cursor, of: usize, of_century: bool) -> Option<(Share, usize)> {
    let (noun, words) = (of.checked_sub(1)?, &c.words.around);
    if words.turns.contains(c.norm(noun)) {
        return Some((Share::Turn, with_the(c, noun)));
    }
    let at = if c.is_dash(noun.checked_sub(1)?) { noun.checked_sub(2)? } else { noun - 1 };
    let last = words.last_of_several.contains(c.norm(at)) || c.words.edges.get(c.norm(at)) == Some(&Edge::End);
    let (which, from) = if last { (None, at) } else { ordinal_before(c, at)? };
    let parts = c.words.shares.get(c.norm(noun)).copied().or((of_century && c.is(noun, Keyword::Decade)).then_some(DECADES));
    let share = match (parts, which) {
        (Some(of), Some(nth)) if nth <= of => Share::Part { nth, of, sharp: true },
        (Some(of), None) => Share::Part { nth: of, of, sharp: true },
        (None, Some(1)) if words.share_nouns.contains(c.norm(noun)) => VAGUE_START,
        (None, None) if words.share_nouns.contains(c.norm(noun)) => VAGUE_END,
        (Some(_) | None, Some(_) | None) => return None,
    };
    Some((share, with_the(c, from)))
}

/// Decades of a century.
const DECADES: i64 = 10;
const VAGUE_START: Share = Share::Part { nth: 1, of: 4, sharp: false };
const VAGUE_END: Share = Share::Part { nth: 4, of: 4, sharp: false };

/// "first", "opening", "twenty-first": the number, and the index at which it begins.
fn ordinal_before(c: &Cursor, at: usize) -> Option<(Option<i64>, usize)> {
    if c.words.edges.get(c.norm(at)) == Some(&Edge::Start) {
        return Some((Some(1), at));
    }
    let (nth, end) = c.ordinal(at).or_else(|| c.ordinal(at.checked_sub(1)?))?;
    let from = if c.ordinal(at).is_some() { at } else { at - 1 };
    (end == at + 1).then_some((Some(nth), from))
}

fn with_the(c: &Cursor, at: usize) -> usize {
    if c.before(at, 1) == THE { at - 1 } else { at }
}

/// The share for a word such as "early" or "end".
pub(super) fn share_of_edge(edge: Edge, is_noun: bool) -> Share {
    let (nth, of) = match (edge, is_noun) {
        (Edge::Start, true) => return VAGUE_START,
        (Edge::End, true) => return VAGUE_END,
        (Edge::Start, false) => (1, 3),
        (Edge::Middle, _) => (2, 3),
        (Edge::End, false) => (3, 3),
    };
    Share::Part { nth, of, sharp: false }
}
