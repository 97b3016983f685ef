//! Reads named periods: seasons, quarters and halves of a year, weeks by number, holidays.

use super::calendar::{century, month, year_after};
use super::cursor::Cursor;
use super::feast;
use super::told::{Partial, Phrase, Stretch, Told};
use crate::language::dates::{Keyword, Which};
use crate::language::particles::{IN, OF, THE};
use crate::text::TokenKind;

/// The period that begins at `at`, if one does.
pub fn read(c: &Cursor, at: usize) -> Option<Phrase> {
    quarter(c, at).or_else(|| half(c, at)).or_else(|| week(c, at)).or_else(|| holiday(c, at)).or_else(|| season(c, at))
}

fn stretch(c: &Cursor, at: usize, end: usize, stretch: Stretch) -> Phrase {
    let (mut year, mut end) = year_after(c, end);
    if year.is_none() && c.is_any(end, &[OF, IN]) && c.is_in(end + 1, &c.words.period.fiscal) {
        (year, end) = year_after(c, end + 2);
    }
    Phrase::new(at..end, Told::Date(Partial { stretch: Some(stretch), year, ..Partial::default() }))
}

/// "the third quarter of 2012", "third-quarter", "Q3 2012", "2012 Q3".
fn quarter(c: &Cursor, at: usize) -> Option<Phrase> {
    if let Some((year, end)) = c.year(at) {
        let end = if c.is_dash(end) { end + 1 } else { end };
        let number = *c.words.period.short_quarters.get(c.norm(end))?;
        let partial = Partial { stretch: Some(Stretch::Quarter(number)), year: Some(year), ..Partial::default() };
        return Some(Phrase::new(at..end + 1, Told::Date(partial)));
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
    let year = matches!(&phrase.told, Told::Date(partial) if partial.year.is_some());
    year.then_some(phrase)
}

/// "week 31", "week 3 of 2027", "the second week of March".
fn week(c: &Cursor, at: usize) -> Option<Phrase> {
    if c.is(at, Keyword::Week) {
        let (number, _) = c.digits(at + 1).filter(|(n, len)| *len <= 2 && (1..=53).contains(n))?;
        let (year, end) = year_after(c, at + 2);
        // "Week 3" with a capital and no year is a week of a season or of a course.
        if year.is_none() && c.capital(at) && at > 0 {
            return None;
        }
        let partial = Partial { week: Some(number as i8), year, ..Partial::default() };
        return Some(Phrase::new(at..end, Told::Date(partial)));
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
        return Some(Phrase::new(at..after, Told::Date(partial)));
    }
    let (year, after) = c.year(end + 2)?;
    Some(Phrase::new(at..after, Told::Date(Partial { week, year: Some(year), ..Partial::default() })))
}

/// What stands behind the rule of a holiday whose weekend is meant.
pub const WEEKEND: &str = "~";

/// A holiday by its name, with the year or "last" and "next" around it. "Labor Day weekend", "the weekend of Labor Day".
fn holiday(c: &Cursor, at: usize) -> Option<Phrase> {
    let which = c.words.which.get(c.norm(at)).copied().filter(|w| *w != Which::Same);
    let the = c.skip(at, &[THE]);
    let of = c.is(the, Keyword::Weekend) && c.norm(the + 1) == OF;
    let feast = the + usize::from(c.words.edges.contains_key(c.norm(the)));
    let around = c.words.feast_days.get(c.norm(feast)).copied();
    let announced = (around.is_some() || c.is_in(feast, &c.words.period.feasts)) && c.norm(feast + 1) == OF;
    let start_of_name = c.skip(feast + 2, &[THE]);
    let start_of_name = if c.is(start_of_name, Keyword::Feast) && c.norm(start_of_name + 1) == OF { start_of_name + 2 } else { feast + 2 };
    let start = if announced {
        start_of_name
    } else if of {
        the + 2
    } else {
        at + usize::from(which.is_some())
    };
    let (mut rule, end) = named(c, start, announced)?;
    match around.filter(|_| announced) {
        Some(-1) => rule.push_str(feast::EVE),
        Some(days) => rule.push_str(&format!("{}{days}", feast::AFTER)),
        None => {}
    }
    let (mut year, mut end) = year_after(c, end);
    let weekend = of || c.is(end, Keyword::Weekend);
    if weekend && !of {
        let (later, after) = year_after(c, end + 1);
        (year, end) = if year.is_none() { (later, after) } else { (year, end + 1) };
    }
    let leads = c.is_in(start.wrapping_sub(1), &c.words.period.before_a_holiday);
    if !c.capital(start) && which.is_none() && !leads && !weekend && start > 0 {
        return None;
    }
    let noun = year.is_none() && c.is_word(end) && !c.capital(end) && !c.words.parts.contains_key(c.norm(end));
    if noun && !c.words.words.function.contains(c.norm(end)) || c.is_in(start.wrapping_sub(1), &c.words.period.greetings) {
        return None;
    }
    if weekend {
        rule.push_str(WEEKEND);
    }
    Some(Phrase::new(at..end, Told::Date(Partial { holiday: Some(rule), year, which, ..Partial::default() })))
}

/// Most tokens of the name of a feast: "St. Peter's and St. Paul's Day".
const LONGEST_NAME: usize = 11;
/// Most bytes of it.
const LONGEST: usize = 48;

/// The rule of the longest name that begins here, and the place after it. A saint alone is a feast only where one is `announced`.
fn named(c: &Cursor, at: usize, announced: bool) -> Option<(String, usize)> {
    let first = c.tokens.get(at).filter(|t| t.kind == TokenKind::Word && c.words.may_open_holiday(&t.norm))?.start;
    (1..=LONGEST_NAME).rev().find_map(|length| {
        let last = c.tokens.get(at + length - 1).filter(|t| t.end - first < LONGEST)?;
        let (rule, eve) = c.words.holiday(&c.phrase(at, length), announced)?;
        let rule = if eve { format!("{rule}{}", feast::EVE) } else { rule.to_string() };
        (last.kind == TokenKind::Word).then_some((rule, at + length))
    })
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
    let told = c.is_in(lead, &words.was) && c.is_in(at.wrapping_sub(2), &words.it)
        || c.capital(at) && at == 0 && c.is_in(end, &words.behind_a_season);
    let lone = told || (leads || c.norm(at) == THE && !unsure) && !(unsure && c.is_in(end, &words.behind_other_words)) && !noun;
    if name && year.is_none() || year.is_none() && which.is_none() && !lone || c.is_in(at, &words.rolling) {
        return None;
    }
    let months = year.is_none() && c.is(end, Keyword::Months);
    let partial = Partial { stretch: Some(Stretch::Season(season)), year, which, ..Partial::default() };
    let mut phrase = Phrase::new(at..end + usize::from(months), Told::Date(partial));
    phrase.edge = edge;
    Some(phrase)
}
