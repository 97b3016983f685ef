//! Named periods: seasons, quarters and halves of a year, weeks by number, and regnal years ("the third year of Henry V", "3 Henry V"). A regnal year
//! begins on the day of the accession, so that it is in two calendar years.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar::{century, month, year_after};
use super::cursor::Cursor;
use super::holidays::read_holiday;
use super::phrase::{Meaning, Partial, Phrase, Stretch};
use crate::language::dates::Keyword;
use crate::language::function_word::{IN, OF, POSSESSIVE, THE};

/// The period that begins at `at`, if there is one.
pub(super) fn period(c: &Cursor, at: usize) -> Option<Phrase> {
    quarter(c, at).or_else(|| half(c, at)).or_else(|| week(c, at)).or_else(|| read_holiday(c, at)).or_else(|| season(c, at))
}

fn stretch(c: &Cursor, at: usize, end: usize, stretch: Stretch) -> Phrase {
    let (mut year, mut end) = year_after(c, end);
    if year.is_none() && c.is_any(end, &[OF, IN]) && c.is_in(end + 1, &c.words.period.fiscal) {
        (year, end) = year_after(c, end + 2);
    }
    Phrase::new(at..end, Meaning::Date(Partial { stretch: Some(stretch), year, ..Partial::default() }))
}

/// "the third quarter of 2012", "third-quarter", "Q3 2012", "2012 Q3".
fn quarter(c: &Cursor, at: usize) -> Option<Phrase> {
    if let Some((year, end)) = c.year(at) {
        let end = if c.is_dash(end) { end + 1 } else { end };
        let number = *c.words.period.short_quarters.get(c.norm(end))?;
        let partial = Partial { stretch: Some(Stretch::Quarter(number)), year: Some(year), ..Partial::default() };
        return Some(Phrase::new(at..end + 1, Meaning::Date(partial)));
    }
    if let Some(number) = c.words.period.short_quarters.get(c.norm(at)) {
        return Some(stretch(c, at, at + 1, Stretch::Quarter(*number)));
    }
    let start = c.skip(at, &[THE]);
    let (number, end) = c.ordinal(start)?;
    let fiscal = end + usize::from(c.is(end, Keyword::Fiscal));
    let dash = c.is_dash(fiscal) && c.glued(fiscal);
    let place = if dash { fiscal + 1 } else { fiscal };
    let game = c.norm(place + 1) == OF && c.norm(place + 2) == THE && c.is_in(place + 3, &c.words.period.games);
    let fits = c.is(place, Keyword::Quarter) && (1..=4).contains(&number) && !game;
    fits.then(|| stretch(c, at, place + 1, Stretch::Quarter(number as i8)))
}

/// "the first half of 2012": only with its year.
fn half(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip(at, &[THE]);
    let (number, end) = c.ordinal(start).filter(|(n, _)| (1..=2).contains(n))?;
    if !c.is(end, Keyword::Half) || c.norm(end + 1) != OF {
        return None;
    }
    let phrase = stretch(c, at, end + 1, Stretch::Half(number as i8));
    let year = matches!(&phrase.meaning, Meaning::Date(partial) if partial.year.is_some());
    year.then_some(phrase)
}

/// "week 31", "week 3 of 2027", "the second week of March".
fn week(c: &Cursor, at: usize) -> Option<Phrase> {
    if c.is(at, Keyword::Week) {
        let (number, _) = c.digits(at + 1).filter(|(n, len)| *len <= 2 && (1..=53).contains(n))?;
        let (year, end) = year_after(c, at + 2);
        // "Week 3" with a capital and no year is a week of a sports season or of a course.
        if year.is_none() && c.capital(at) && at > 0 {
            return None;
        }
        let partial = Partial { week: Some(number as i8), year, ..Partial::default() };
        return Some(Phrase::new(at..end, Meaning::Date(partial)));
    }
    let start = c.skip(at, &[THE]);
    let (number, end) =
        c.ordinal(start).filter(|(n, _)| (1..=5).contains(n)).or_else(|| (c.is(start, Keyword::Last)).then_some((-1, start + 1)))?;
    if !c.is(end, Keyword::Week) || !c.is_any(end + 1, &[OF, IN]) {
        return None;
    }
    let week = Some(number as i8);
    if let Some((month, after)) = month(c, end + 2) {
        let (year, after) = year_after(c, after);
        let partial = Partial { week, month: Some(month), year, ..Partial::default() };
        return Some(Phrase::new(at..after, Meaning::Date(partial)));
    }
    let (year, after) = c.year(end + 2)?;
    Some(Phrase::new(at..after, Meaning::Date(Partial { week, year: Some(year), ..Partial::default() })))
}

/// "summer 2012", "the winter of 1776-77", "last summer", "this spring", "in the autumn".
fn season(c: &Cursor, at: usize) -> Option<Phrase> {
    let which = c.words.which.get(c.norm(at)).copied();
    let the = at + usize::from(which.is_some() || c.norm(at) == THE);
    let edge = c.words.edges.get(c.norm(the)).copied().filter(|_| the > at);
    let start = the + usize::from(edge.is_some());
    let season = *c.words.seasons.get(c.norm(start))?;
    let (mut year, mut end) = year_after(c, start + 1);
    if year.is_some()
        && c.is_any(end, &["-", "–", "/"])
        && let Some((value, _)) = c.digits(end + 1).filter(|(_, len)| *len == 2 || *len == 4)
    {
        let second = if value < 100 { i64::from(year.unwrap_or(0)) / 100 * 100 + value } else { value };
        if i64::from(year.unwrap_or(0)) + 1 == second {
            (year, end) = (year, end + 2);
        }
    }
    if year.is_none()
        && let Some((value, after)) = c.digits(end + 1).filter(|(_, len)| *len == 2 && c.norm(end) == "'").map(|(v, _)| (v, end + 2))
    {
        (year, end) = (Some(century(value)), after);
    }
    let name = c.capital(start)
        && (c.capital(end) && c.is_word(end) || start > 0 && c.capital(start - 1) && c.is_word(start - 1) && start > 1 && which.is_none());
    let noun = c.is_word(end) && !c.words.words.function.contains(c.norm(end)) && !c.is(end, Keyword::Months);
    let (words, lead) = (&c.words.period, at.wrapping_sub(1));
    let leads = c.is_in(lead, &words.before_a_season) || c.norm(lead) == "-";
    let unsure = c.is_in(start, &words.unsure_seasons);
    let stated = c.is_in(lead, &words.was) && c.is_in(at.wrapping_sub(2), &words.it)
        || c.capital(at) && at == 0 && c.is_in(end, &words.behind_a_season);
    let lone = stated || (leads || c.norm(at) == THE && !unsure) && !(unsure && c.is_in(end, &words.behind_other_words)) && !noun;
    if name && year.is_none() || year.is_none() && which.is_none() && !lone || c.is_in(at, &words.rolling) {
        return None;
    }
    let months = year.is_none() && c.is(end, Keyword::Months);
    let partial = Partial { stretch: Some(Stretch::Season(season)), year, which, ..Partial::default() };
    let mut phrase = Phrase::new(at..end + usize::from(months), Meaning::Date(partial));
    phrase.edge = edge;
    Some(phrase)
}

/// The regnal year that begins at `at`, if there is one.
pub(super) fn regnal_year(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip(at, &[THE]);
    let (nth, end) = c
        .ordinal(start)
        .filter(|(_, end)| c.is(*end, Keyword::Year) && c.norm(end + 1) == OF)
        .map(|(n, end)| (n, end + 2))
        .or_else(|| cited(c, at))?;
    let reign = c.norm(end) == THE && c.is(end + 1, Keyword::Reign) && c.norm(end + 2) == OF;
    let name = c.skip_in(if reign { end + 3 } else { end }, &c.words.period.titles);
    let (days, end) = sovereign(c, name)?;
    let end = if c.norm(end) == POSSESSIVE && c.is(end + 1, Keyword::Reign) { end + 2 } else { end };
    year_of(days, nth, at..end)
}

/// "3 Henry V": the number of the regnal year, if a sovereign with a number follows.
fn cited(c: &Cursor, at: usize) -> Option<(i64, usize)> {
    let (nth, length) = c.digits(at)?;
    let led = c.is_in(at.wrapping_sub(1), &c.words.period.before_a_reign) || c.is_any(at.wrapping_sub(1), &["(", ","]);
    let numbered = sovereign(c, at + 1).is_some_and(|(_, end)| end > at + 2);
    (length <= 2 && led && numbered).then_some((nth, at + 1))
}

/// The reign of a sovereign named at an index: "Henry V", "Henry the Fifth", "William and Mary", "Anne".
fn sovereign<'t>(c: &Cursor<'t>, at: usize) -> Option<(&'t str, usize)> {
    let known = |name: &str| c.words.reigns.get(name).map(String::as_str);
    let short = || abbreviated(c, at);
    let numeral = |n: i64| ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"].get(usize::try_from(n - 1).ok()?).copied();
    if !c.capital(at) {
        return None;
    }
    let in_words = || {
        let (n, end) = c.ordinal(at + 2).filter(|_| c.norm(at + 1) == THE && c.capital(at + 2))?;
        Some((known(&format!("{} {}", c.norm(at), numeral(n)?))?, end))
    };
    in_words().or_else(|| (1..=3).rev().find_map(|length| Some((known(&c.phrase(at, length))?, at + length)))).or_else(short)
}

/// "Hen. VIII", "Geo. III", "Eliz.": a sovereign as in citations of statutes.
fn abbreviated<'t>(c: &Cursor<'t>, at: usize) -> Option<(&'t str, usize)> {
    let name = c.words.reign_names.get(c.norm(at).trim_end_matches('.'))?;
    let end = if c.norm(at).ends_with('.') { at + 1 } else { c.skip_point(at + 1).max(at + 1) };
    let known = |name: &str| c.words.reigns.get(name).map(String::as_str);
    let numbered = known(&format!("{name} {}", c.norm(end)));
    let point = end > at + 1 || c.norm(at).ends_with('.');
    numbered.filter(|_| c.is_word(end)).map(|days| (days, end + 1)).or_else(|| known(name).filter(|_| point).map(|days| (days, end)))
}

fn year_of(days: &str, nth: i64, tokens: Range<usize>) -> Option<Phrase> {
    let (start, last) = days.split_once('/')?;
    let (start, last): (Date, Date) = (start.parse().ok()?, last.parse().ok()?);
    let from = start.checked_add((nth - 1).years()).ok().filter(|from| nth > 0 && *from <= last)?;
    let to = from.checked_add(1.year()).ok()?.yesterday().ok()?.min(last);
    let day = |d: Date| Partial { year: Some(d.year()), month: Some(d.month()), day: Some(d.day()), ..Partial::default() };
    let end = |d: Date| Box::new(Phrase::new(tokens.clone(), Meaning::Date(day(d))));
    Some(Phrase::new(tokens.clone(), Meaning::Range(end(from), end(to))))
}
