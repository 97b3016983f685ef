//! The words around a phrase that belong to it: "early", "the end of" and "about" before it, "morning" after it, and the "since" or
//! "until" that opens it.

use super::cursor::Cursor;
use super::relative::part_of_day;
use super::shares;
use super::told::{Phrase, Scale, Told};
use crate::language::dates::Bound;
use crate::language::particles::{AFTER, AND, FROM, IN, OF, ON, THAN, THAT, THE};

/// Takes in "early", "about" before and "morning" after.
pub fn own_words(c: &Cursor, mut phrase: Phrase) -> Phrase {
    let dated = matches!(phrase.told, Told::Date(_) | Told::Day(_) | Told::Near { .. });
    if dated && phrase.part.is_none() {
        take_part(c, &mut phrase);
    }
    if phrase.edge.is_none() && !matches!(phrase.told, Told::Length(_) | Told::Set(_) | Told::Stretch { .. } | Told::Reference(_)) {
        take_edge(c, &mut phrase);
    }
    take_about(c, &mut phrase);
    shares::take(c, phrase)
}

fn take_part(c: &Cursor, phrase: &mut Phrase) {
    // "a third straight night Wednesday"
    let start = phrase.tokens.start;
    let weekday = matches!(&phrase.told, Told::Date(p) if p.weekday.is_some() && p.day.is_none());
    if let Some(part) = start.checked_sub(1).and_then(|at| part_of_day(c, at)).filter(|_| weekday && !c.capital(start - 1)) {
        phrase.part = Some(part.clone());
        phrase.tokens.start = start - 1;
        return;
    }
    let end = phrase.tokens.end;
    let gap = c.skip(end, &[","]);
    let place = if gap == end && c.norm(end) == IN && c.norm(end + 1) == THE { end + 2 } else { end };
    let place = if place == end { c.skip_in(place, &c.words.around.part_adjectives) } else { place };
    let day = phrase.told.is_day();
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

/// "early 2019", "mid-November", "the end of the year", "late on Tuesday", "the early hours of Sunday".
fn take_edge(c: &Cursor, phrase: &mut Phrase) {
    let start = phrase.tokens.start;
    let clock = phrase.told == Told::Clock;
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
        let coarse = matches!(&phrase.told, Told::Date(p) if p.day.is_none() && p.weekday.is_none());
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
    phrase.share = Some(shares::of_edge(edge, noun));
    if linked && link == IN && adjective {
        return;
    }
    phrase.tokens.start = if (noun || hyphen) && c.before(place, 1) == THE { place - 1 } else { place };
}

/// "about 1990", "nearly three weeks", "exactly two years ago", "less than ten minutes".
fn take_about(c: &Cursor, phrase: &mut Phrase) {
    let start = phrase.tokens.start;
    if c.norm(start) == THE || matches!(phrase.told, Told::Set(_) | Told::Reference(_)) {
        return;
    }
    let Some(at) = start.checked_sub(1) else { return };
    // "about a quarter past six"
    let article = phrase.told == Told::Clock && phrase.clock.is_some() && c.is_in(at, &c.words.around.articles) && at > 0;
    let at = at - usize::from(article);
    // "What about half an hour?" says nothing of how sure it is.
    if c.is_in(at.wrapping_sub(1), &c.words.around.asking) && at > 0 {
        return;
    }
    let year = matches!(&phrase.told, Told::Date(p) if p.year.is_some() && p.day.is_none() && p.scale == Scale::Year);
    if let Some(at) = circa(c, start).filter(|_| year) {
        (phrase.tokens.start, phrase.approximate) = (at, true);
        return;
    }
    let length = matches!(phrase.told, Told::Length(_) | Told::Shift { .. });
    let point = phrase.told == Told::Clock && phrase.clock.is_some()
        || matches!(&phrase.told, Told::Date(p) if p.scale == Scale::Year && p.year.is_some() && p.month.is_none() && p.stretch.is_none() && p.week.is_none());
    if let Some(about) = c.words.about.get(c.norm(at)).filter(|_| length || point && c.is_in(at, &c.words.around.roughly)) {
        // "just over a week": "just" is not next to the length and stays out.
        phrase.tokens.start = at;
        phrase.approximate = *about;
        if let Told::Shift { exact, .. } = &mut phrase.told {
            *exact |= c.is_in(at, &c.words.around.exactly);
        }
    } else if length && c.norm(at) == THAN && c.is_in(at.wrapping_sub(1), &c.words.around.compared) && at > 0 {
        phrase.tokens.start = at - 1;
        phrase.approximate = true;
    }
}

/// Where "c." or "circa" begins before a year.
pub fn circa(c: &Cursor, year: usize) -> Option<usize> {
    let at = year.checked_sub(1)?;
    let at = if c.norm(at) == "." && c.glued(at) { at.checked_sub(1)? } else { at };
    (c.words.year.circa.contains(c.norm(at)) && !c.glued(at)).then_some(at)
}

/// "since", "until", "by" before the phrase.
pub fn bound(c: &Cursor, mut phrase: Phrase) -> Phrase {
    let lengths = matches!(phrase.told, Told::Length(_) | Told::Set(_) | Told::Stretch { .. } | Told::Range(..));
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

/// "Rebuilt after 1240": not "the day after 4 May", and not "after Friday's game".
fn dates_all(c: &Cursor, phrase: &Phrase, at: usize) -> bool {
    let told = matches!(&phrase.told, Told::Date(p) if p.year.is_some() && p.holiday.is_none());
    let length = at.checked_sub(2).is_some_and(|before| c.words.unit(c.norm(before)).is_some());
    let end = phrase.tokens.end;
    told && !length && !c.is_in(end, &c.words.words.genitives) && !c.is_word(end) | c.words.words.function.contains(c.norm(end))
}

/// "2016 and later", "1 May and after".
fn open_end(c: &Cursor, end: usize) -> bool {
    c.norm(end) == AND && c.is_in(end + 1, &c.words.words.and_later) && !c.is_word(end + 2) && c.digits(end + 2).is_none()
}
