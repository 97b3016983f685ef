//! Reads years, decades and centuries: "in 1994", "the 2004 tsunami", "'93", "the 1990s", "late 1980s", "the 19th century", "508 BC". A number of
//! four digits is a year only if a year is possible there: "2000 people", "1,960 peacekeepers" and "No. 1994" are not.

use rustc_hash::FxHashSet;

use super::calendar::{short_year, spelled_year};
use super::cursor::Cursor;
use super::phrase::{Meaning, Partial, Phrase, Scale};
use super::style::second_year;
use super::surroundings::circa;
use crate::language::dates::Keyword;
use crate::language::function_word::{AND, IN, OF, S, THE};
use crate::text::TokenKind;

/// The year, decade or century that begins at `at`, if there is one. `read_to` is the index after the last phrase read.
pub(super) fn year_or_era(c: &Cursor, at: usize, read_to: usize) -> Option<Phrase> {
    centuries(c, at).or_else(|| decade(c, at)).or_else(|| era(c, at)).or_else(|| lone(c, at, read_to)).or_else(|| early(c, at))
}

fn dated(tokens: std::ops::Range<usize>, year: i64, scale: Scale) -> Option<Phrase> {
    let year = i16::try_from(year).ok().filter(|y| (-9000..9000).contains(y))?;
    Some(Phrase::new(tokens, Meaning::Date(Partial { year: Some(year), scale, ..Partial::default() })))
}

/// "the 20th century", "the fifth century BC".
fn centuries(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip(at, &[THE]);
    let edge = if c.words.edges.contains_key(c.norm(start)) { start + 1 } else { start };
    let edge = if c.is_dash(edge) { edge + 1 } else { edge };
    let (number, end) = c.ordinal(if start > at { edge } else { start })?;
    let end = if c.is_dash(end) && c.glued(end) { end + 1 } else { end };
    if !c.is(end, Keyword::Century) || !(1..=30).contains(&number) {
        return None;
    }
    let era = c.words.year.eras.get(c.norm(end + 1));
    let before = era.is_some_and(|counted_back| *counted_back);
    let end = if era.is_some() { end + 2 } else { end + 1 };
    let mut phrase = dated(at..end, if before { 1 - number * 100 } else { (number - 1) * 100 }, Scale::Century)?;
    phrase.edge = (edge > start && start > at).then(|| c.words.edges.get(c.norm(start)).copied()).flatten();
    Some(phrase)
}

/// "the 1990s", "1990's", "'90s", "the nineties", "the 1800s" (a century).
fn decade(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip(at, &[THE]);
    let edge = start + usize::from(start > at && c.words.edges.contains_key(c.norm(start)));
    let edge = if edge > start && c.is_dash(edge) { edge + 1 } else { edge };
    let mark = edge + usize::from(c.is_any(edge, &["'"]));
    let mut phrase = if let Some((value, len)) = c.digits(mark) {
        let plural = c.is_in(mark + 1, &c.words.words.plural_endings) && c.glued(mark + 1);
        let spaced = c.norm(mark + 1) == S && !c.is_word(mark + 2);
        match len {
            _ if !(plural || spaced) => return None,
            4 if value % 100 == 0 && c.norm(mark + 1) == S && value < 2000 => dated(at..mark + 2, value, Scale::Century),
            4 if value % 10 == 0 && (1000..2200).contains(&value) => dated(at..mark + 2, value, Scale::Decade),
            2 if value % 10 == 0 && decade_stands(c, at, mark, value) => dated(at..mark + 2, tens(value), Scale::Decade),
            _ => None,
        }?
    } else {
        let value = *c.words.decades.get(c.norm(mark))?;
        let aged = c.is_in(at.wrapping_sub(1), &c.words.year.ages) || start == at && c.before(at, 1) != IN;
        (!aged).then(|| dated(at..mark + 1, tens(value), Scale::Decade))??
    };
    if edge > start {
        phrase.edge = c.words.edges.get(c.norm(start)).copied();
    }
    Some(phrase)
}

/// "90s" needs an article or apostrophe, or a decade just before; "in his 50s" is an age, "in the 60s" may be a temperature.
fn decade_stands(c: &Cursor, at: usize, mark: usize, value: i64) -> bool {
    let (words, lead) = (&c.words.year, at.wrapping_sub(1));
    let linked = c.is_in(lead, &words.decade_links) || c.norm(lead) == "-";
    let pair = linked && c.is_in(at.wrapping_sub(2), &c.words.words.plural_endings);
    let leads = c.is_in(lead, &words.before_a_decade) || c.norm(lead) == "-";
    let quoted = mark > 0 && c.is_any(mark - 1, &["'"]) && c.glued(mark);
    (quoted || pair || leads || c.norm(at) == THE)
        && c.norm(mark + 2) != "°"
        && !c.is_in(mark + 2, &words.degrees)
        && (10..=90).contains(&value)
}

fn tens(value: i64) -> i64 {
    if value >= 20 { 1900 + value } else { 2000 + value }
}

/// "508 BC", "AD 79", "394 AD".
fn era(c: &Cursor, at: usize) -> Option<Phrase> {
    year_of_era(c, at).and_then(|(year, end)| dated(at..end, i64::from(year), Scale::Year))
}

/// A year with its era, and the index after it; 44 BC is the year -43.
pub(super) fn year_of_era(c: &Cursor, at: usize) -> Option<(i16, usize)> {
    if c.is_in(at, &c.words.year.leading_eras) && c.capital(at) {
        let (value, _) = c.digits(at + 1).filter(|(_, len)| *len <= 4)?;
        return Some((i16::try_from(value).ok()?, at + 2));
    }
    let (value, end) = c.count(at).filter(|_| c.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number))?;
    let counted_back = *c.words.year.eras.get(c.norm(end)).filter(|_| c.capital(end) && value != 0)?;
    Some((i16::try_from(if counted_back { 1 - value } else { value }).ok()?, end + 1))
}

/// "In 807": a number of three digits at the end of its phrase, after a word that only a year can follow there.
fn early(c: &Cursor, at: usize) -> Option<Phrase> {
    let (value, _) = c.digits(at).filter(|(value, len)| *len == 3 && *value >= 100)?;
    let leads = c.is_in(at.wrapping_sub(1), &c.words.year.before_three_digits) && !c.glued(at);
    let ends = at + 1 >= c.tokens.len() || c.is_any(at + 1, &[".", ",", ";", ")"]) && !c.glued(at + 2);
    (leads && ends).then(|| dated(at..at + 1, value, Scale::Year))?
}

/// A year by itself.
fn lone(c: &Cursor, at: usize, read_to: usize) -> Option<Phrase> {
    if let Some((year, _)) = c.digits(at).filter(|(_, length)| (3..=4).contains(length) && circa(c, at).is_some()) {
        return dated(at..at + 1, year, Scale::Year);
    }
    if let Some((year, end)) = short_year(c, at).filter(|_| c.before(at, 1) != OF || c.digits(at).is_none()) {
        return dated(at..end, i64::from(year), Scale::Year);
    }
    let start = if c.norm(at) == THE && c.is(at + 1, Keyword::Year) { at + 2 } else { at };
    let (year, end) = c.year(start).or_else(|| spelled_year(c, start).filter(|_| start > at || c.before(at, 1) == IN))?;
    if !(start > at || year_stands(c, at, end, year, read_to)) {
        return None;
    }
    split_years(c, at, end, year).or_else(|| dated(at..end, i64::from(year), Scale::Year))
}

/// Longer spans are written in full: "2015-32" is not a span of years.
const LONGEST_SPLIT: i16 = 16;

/// "1957-58", "1920 – 21", "1743/4": a range whose second year has only its last two digits.
fn split_years(c: &Cursor, at: usize, end: usize, year: i16) -> Option<Phrase> {
    let double = second_year(c, end, year).is_some();
    let (value, _) = c.digits(end + 1).filter(|(_, len)| double || *len == 2 && (c.is_dash(end) || c.norm(end) == "/"))?;
    let last = if double { year + 1 } else { year / 100 * 100 + i16::try_from(value).ok()? };
    let more = c.is_dash(end + 2) && c.glued(end + 2);
    if last <= year || last > year + LONGEST_SPLIT || more {
        return None;
    }
    let first = dated(at..end, i64::from(year), Scale::Year)?;
    let last = dated(end + 1..end + 2, i64::from(last), Scale::Year)?;
    Some(Phrase::new(at..end + 2, Meaning::Range(Box::new(first), Box::new(last))))
}

fn year_stands(c: &Cursor, at: usize, end: usize, year: i16, read_to: usize) -> bool {
    let (before, after, words) = (c.before(at, 1), c.norm(end), &c.words.year);
    // "est. 1938"
    let founded = before == "." && at > 1 && c.glued(at - 1) && c.is_in(at - 2, &words.founded);
    let before = if founded { c.before(at, 2) } else { before };
    let recent = (1900..2060).contains(&year);
    let glue = at > 0 && c.glued(at);
    if words.counted.contains(after)
        || c.words.unit(after).is_some_and(|(unit, plural)| plural || !unit.own)
        || matches!(after, "%" | "°" | "€")
    {
        return false;
    }
    if glue && matches!(before, "$" | "€" | "£" | "#" | "." | "@" | "/" | "_" | "=" | "+" | "¥") {
        return false;
    }
    if second_year(c, end, year).is_none()
        && c.glued(end)
        && matches!(after, "/" | "." | "-")
        && c.digits(end + 1).is_some_and(|(_, len)| len != 4 && len != 2)
    {
        return false;
    }
    if words.numbered.contains(before) {
        return false;
    }
    if words.before.contains(before) && at > 0 {
        return recent || !plural_noun(c, end);
    }
    if !(1000..=2100).contains(&year) {
        return false;
    }
    let point = usize::from(before == "." && at > 1 && c.glued(at - 1));
    if words.events.contains(c.before(at, 1 + point)) && !c.is_word(end) {
        return true;
    }
    // A second year in a list or range.
    if read_to > 0
        && read_to + 1 == at
        && (c.words.words.joined.contains(before) || matches!(before, "," | "/") || c.is_dash(at - 1))
        && (!plural_noun(c, end) || before == AND)
    {
        return true;
    }
    if matches!(before, "(" | "[") || (matches!(before, "," | ";") && year >= 1500 && !plural_noun(c, end)) {
        return recent || matches!(after, ")" | "]" | "-" | "–" | "," | ";" | ".");
    }
    if year >= 1500 && !plural_noun(c, end) && c.is_word(end) && words.points.contains(before) {
        return true;
    }
    if c.is_dash(at.wrapping_sub(1)) && at > 1 && c.glued(at) && c.words.edges.contains_key(c.before(at, 2)) {
        return true;
    }
    if words.about.contains(before) && !c.is_word(end) {
        return true;
    }
    if !recent {
        return false;
    }
    // "the 2004 tsunami", "Google's 2011 results"
    if words.openers.contains(before) || words.phrase_prepositions.contains(before) {
        return c.is_word(end);
    }
    at == 0 && !plural_noun(c, end)
        || (c.is_word(at.wrapping_sub(1)) && c.capital(at - 1) && at > 1)
        || (c.is_word(end) && !plural_noun(c, end) && at > 0)
        || !c.is_word(end) && c.is_word(at.wrapping_sub(1)) && !c.words.numbers.contains_key(before)
}

/// True for a plural in lower case, as after a count.
fn plural_noun(c: &Cursor, at: usize) -> bool {
    let (norm, words) = (c.norm(at), &c.words.year);
    let ends = |endings: &FxHashSet<String>| endings.iter().any(|ending| norm.ends_with(ending.as_str()));
    c.is_word(at)
        && !c.capital(at)
        && norm.len() > 3
        && ends(&words.plural_nouns)
        && !ends(&words.singular_nouns)
        && !words.no_nouns.contains(norm)
}
