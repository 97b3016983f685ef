//! Reads dates that name a month or a weekday: "25 November 2020", "Nov. 25", "the 25th of November", "Tuesday", "15-25 November". Refuses names of
//! months and weekdays that are other words in their place ("may", "march", "sat").

use super::cursor::Cursor;
use super::phrase::{Meaning, Partial, Phrase};
use super::style::second_day;
use super::years::year_of_era;
use crate::language::dates::Keyword;
use crate::language::function_word::{AND, BETWEEN, IN, OF, OR, THE, TO};
use crate::model::Calendar;

/// Letters of the longest abbreviation of a month.
const LONGEST_SHORT: usize = 4;
/// A list of days has at most this many.
const MOST_DAYS: usize = 8;

/// The date that begins at `at`, if there is one.
pub(super) fn calendar_date(c: &Cursor, at: usize) -> Option<Phrase> {
    weekday_first(c, at)
        .or_else(|| nth_weekday(c, at))
        .or_else(|| day_first(c, at))
        .or_else(|| month_first(c, at))
        .or_else(|| year_first(c, at))
        .or_else(|| roman(c, at))
}

/// "the Ides of March 1180"
fn roman(c: &Cursor, at: usize) -> Option<Phrase> {
    const LATER: [i8; 4] = [3, 5, 7, 10];
    let start = c.skip(at, &[THE]);
    let named = *c.words.roman_days.get(c.norm(start)).filter(|_| c.norm(start + 1) == OF)?;
    let (month, end) = month(c, start + 2)?;
    let day = if named > 1 && LATER.contains(&month) { named + 2 } else { named };
    let (year, end) = year_after(c, end);
    Some(Phrase::new(at..end, Meaning::Date(Partial { day: Some(day), month: Some(month), year, ..Partial::default() })))
}

/// "2017 April".
fn year_first(c: &Cursor, at: usize) -> Option<Phrase> {
    let (year, next) = c.year(at)?;
    let (month, end) = month(c, next).filter(|(_, end)| c.norm(next).len() > 3 && c.day(*end).is_none())?;
    Some(Phrase::new(at..end, Meaning::Date(Partial { month: Some(month), year: Some(year), ..Partial::default() })))
}

/// "the first Tuesday of November": uses the same rule as a movable holiday.
fn nth_weekday(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip(at, &[THE]);
    let (nth, place) = if c.is(start, Keyword::Last) { (-1, start + 1) } else { c.ordinal(start).filter(|(n, _)| (1..=5).contains(n))? };
    let weekday = *c.words.weekdays.get(c.norm(place))?;
    let (month, end) = month(c, place + 2).filter(|_| c.is_any(place + 1, &[OF, IN]))?;
    let (year, end) = year_after(c, end);
    Some(Phrase::new(at..end, Meaning::Date(Partial { holiday: Some(format!("{month}-{weekday}#{nth}")), year, ..Partial::default() })))
}

/// A month at `at`, and the index after it and its full stop.
pub(super) fn month(c: &Cursor, at: usize) -> Option<(i8, usize)> {
    let month = *c.words.months.get(c.norm(at))?;
    let short = c.norm(at).len() <= LONGEST_SHORT && !c.is_in(at, &c.words.calendar.unshortened);
    let end = if short { c.skip_point(at + 1) } else { at + 1 };
    Some((month, end))
}

/// "Tuesday", "Tuesday, 25 November 2020", "Tuesday the 4th".
fn weekday_first(c: &Cursor, at: usize) -> Option<Phrase> {
    let weekday = *c.words.weekdays.get(c.norm(at))?;
    let short = c.norm(at).len() <= 5;
    let mut end = if short { c.skip_point(at + 1) } else { at + 1 };
    let next = c.skip(end, &[","]);
    let next = c.skip(next, &[THE]);
    if let Some(rest) = day_first(c, next).or_else(|| month_first(c, next)) {
        if let Meaning::Date(partial) = &rest.meaning {
            if partial.day.is_some() {
                let partial = Partial { weekday: Some(weekday), ..partial.clone() };
                return Some(Phrase::new(at..rest.tokens.end, Meaning::Date(partial)));
            }
        } else {
            return Some(Phrase { tokens: at..rest.tokens.end, ..rest });
        }
    }
    if let Some(numeric) = super::numeric::after_weekday(c, end) {
        let Meaning::Date(partial) = numeric.meaning else { return None };
        return Some(Phrase {
            tokens: at..numeric.tokens.end,
            meaning: Meaning::Date(Partial { weekday: Some(weekday), ..partial }),
            ..numeric
        });
    }
    if let Some((day, after)) = day_of_weekday(c, end) {
        let partial = Partial { weekday: Some(weekday), day: Some(day), ..Partial::default() };
        return Some(Phrase::new(at..after, Meaning::Date(partial)));
    }
    if c.words.calendar.unsure.contains(c.norm(at)) && !(c.capital(at) && (stands_as_date(c, at, end) || c.norm(end) == ",")) {
        return None;
    }
    if !c.capital(at) && short {
        return None;
    }
    let start = if c.is_in(at.wrapping_sub(1), &c.words.words.indefinite) { at - 1 } else { at };
    end = end.max(at + 1);
    Some(Phrase::new(start..end, Meaning::Date(Partial { weekday: Some(weekday), ..Partial::default() })))
}

/// "Tuesday the 4th", "Wed 13th", "Monday 21": not "Monday 21 people died".
fn day_of_weekday(c: &Cursor, at: usize) -> Option<(i8, usize)> {
    let (day, after, ordinal) = c.day(c.skip(at, &[THE]))?;
    let clock = c.norm(after) == ":"
        || c.is_in(after, &c.words.clock.half_marks)
        || c.is_any(after, &["-", "–", "/", "%", TO])
        || c.norm(after) == "." && c.glued(after + 1);
    let free = !c.is_word(after) || c.is_in(after, &c.words.calendar.behind_a_number);
    let spelled = c.words.numbers.contains_key(c.norm(after));
    ((ordinal && (free || spelled || c.digits(after).is_some())) || !ordinal && free && !clock && c.digits(after).is_none())
        .then_some((day, after))
}

/// A further day of a list, "July 17th, 18th or 19th"; or "on the 25th" alone.
pub(super) fn listed(c: &Cursor, at: usize, last: Option<&Phrase>) -> Option<Phrase> {
    let the = c.skip(at, &[THE]);
    let (day, end, ordinal) = c.day(the)?;
    if ordinal && c.is(end, Keyword::Day) && c.norm(end + 1) == OF && c.is_in(end + 2, &c.words.calendar.whose_day) {
        return Some(Phrase::new(at..end + 1, Meaning::Date(Partial { day: Some(day), ..Partial::default() })));
    }
    if let Some(partial) = of_list(c, day, end, !ordinal) {
        return Some(Phrase::new(at..end, Meaning::Date(partial)));
    }
    let free = !c.is_word(end) || c.words.words.function.contains(c.norm(end)) && c.norm(end) != OF;
    if !ordinal || !free || c.is_dash(end) && c.glued(end) {
        return None;
    }
    let before =
        last.filter(|l| (1..=2).contains(&at.saturating_sub(l.tokens.end)) && (l.tokens.end..at).all(|i| c.is_any(i, &[",", AND, OR])));
    if let Some(Meaning::Date(partial)) = before.map(|l| &l.meaning).filter(|_| c.digits(the).is_some()) {
        let partial = Partial { day: Some(day), weekday: None, ..partial.clone() };
        return (partial.month.is_some() || partial.which.is_none() && partial.year.is_none())
            .then(|| Phrase::new(at..end, Meaning::Date(partial)));
    }
    let leads =
        c.is_in(at.wrapping_sub(1), &c.words.calendar.before_a_number) || c.before(at, 1) == OF && at > 1 && c.is(at - 2, Keyword::Week);
    (the > at && leads && c.digits(the).is_some())
        .then(|| Phrase::new(at..end, Meaning::Date(Partial { day: Some(day), ..Partial::default() })))
}

/// A day at the start of "the 22nd, 23rd and 30th of March", which takes its month from the end.
fn of_list(c: &Cursor, day: i8, end: usize, first_is_bare: bool) -> Option<Partial> {
    let mut place = end;
    for _ in 0..MOST_DAYS {
        let next = c.skip(place, &[","]);
        let next = c.skip(next, &[AND, OR]);
        let (_, after, ordinal) = c.day(c.skip(next, &[THE])).filter(|_| next > place)?;
        if let Some((partial, _)) = month_and_year(c, after, day).filter(|_| ordinal || first_is_bare) {
            return Some(partial);
        }
        place = after;
    }
    None
}

/// "25 November 2020", "the 25th of November", "15-25 November", "18 and 19 June", "25-Nov-2020", "25/Nov/2020".
fn day_first(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip(at, &[THE]);
    let (day, after, _) = c.day(start)?;
    if let Some((partial, end)) = month_and_year(c, after, day) {
        return Some(Phrase::new(at..end, Meaning::Date(partial)));
    }
    if let Some((last, end)) = second_day(c, after, day)
        && let Some((partial, end)) = month_and_year(c, end, last)
    {
        return Some(Phrase::new(at..end, Meaning::Date(Partial { calendar: Some(Calendar::Gregorian), ..partial })));
    }
    // Two days with one month.
    let joined = c.is_dash(after) || c.is_in(after, &c.words.words.joins) || c.is_any(after, &[AND, OR, "/"]);
    let second = c.skip(after + 1, &[THE]);
    let (last, end, _) = c.day(second).filter(|_| joined && c.norm(after) != OR)?;
    // "the 3rd and 5th of March" leaves out the 4th.
    let apart = c.norm(after) == AND && last != day + 1 && c.before(at, 1) != BETWEEN;
    let (partial, end) = month_and_year(c, end, last).filter(|_| last > day && !apart)?;
    let first = Partial { day: Some(day), ..partial.clone() };
    let first = Phrase::new(at..after, Meaning::Date(first));
    let last = Phrase::new(second..end, Meaning::Date(partial));
    Some(Phrase::new(at..end, Meaning::Range(Box::new(first), Box::new(last))))
}

fn month_and_year(c: &Cursor, at: usize, day: i8) -> Option<(Partial, usize)> {
    let mut place = at;
    if c.is(place, Keyword::Day) {
        place += 1;
    }
    place = c.skip(place, &[OF]);
    if (c.is_dash(place) || c.norm(place) == "/") && c.glued(place) {
        place += 1;
    }
    let (month, end) = month(c, place)?;
    let other_word = c.is_in(place, &c.words.calendar.other_words) && c.before(place, 1) != OF;
    if !c.capital(place) && other_word {
        return None;
    }
    let (year, end) = year_after(c, end);
    Some((Partial { day: Some(day), month: Some(month), year, ..Partial::default() }, end))
}

/// The year that may follow a month or day, ", 2020", " of 2020", "-2020", " '93", " 44 BC", and the index after what was read.
pub(super) fn year_after(c: &Cursor, at: usize) -> (Option<i16>, usize) {
    let mut place = c.skip(at, &[","]);
    if (c.is_dash(place) || c.norm(place) == "/") && c.glued(place) && c.glued(place + 1) {
        place += 1;
    }
    place = c.skip(place, &[OF, IN]);
    match year_of_era(c, place).or_else(|| c.year(place)).or_else(|| short_year(c, place)).or_else(|| spelled_year(c, place)) {
        Some((year, end)) if !c.is(place + 1, Keyword::People) => (Some(year), end),
        Some(_) | None => (None, at),
    }
}

/// "'93", and after "of" a bare "87".
pub(super) fn short_year(c: &Cursor, at: usize) -> Option<(i16, usize)> {
    let mark = c.is_any(at, &["'"]);
    let place = if mark { at + 1 } else { at };
    let (value, len) = c.digits(place)?;
    let follows = (mark && c.glued(place)) || (c.before(at, 1) == OF && value > 31);
    if len != 2 || !follows || c.is_in(place + 1, &c.words.words.plural_endings) {
        return None;
    }
    Some((century(value), place + 1))
}

/// The year for its last two digits: up to 49 in this century.
pub(super) fn century(value: i64) -> i16 {
    (if value < 50 { 2000 + value } else { 1900 + value }) as i16
}

/// "two thousand and five", "nineteen hundred ninety three".
pub(super) fn spelled_year(c: &Cursor, at: usize) -> Option<(i16, usize)> {
    c.spelled(at).filter(|(value, _)| (1100..2200).contains(value)).map(|(value, end)| (value as i16, end))
}

/// "November 25, 2020", "Nov. 25", "November 2020", "November", "Nov. 18-19", "Oct/2".
fn month_first(c: &Cursor, at: usize) -> Option<Phrase> {
    let (month, after) = month(c, at)?;
    let glue = (c.is_dash(after) || c.norm(after) == "/") && c.glued(after) && c.glued(after + 1);
    let day_at = if glue { after + 1 } else { after };
    let day_at = c.skip(c.skip(day_at, &[","]), &[THE]);
    if let Some((day, end)) = day_after(c, day_at) {
        return Some(days_of_month(c, at, (month, day), end));
    }
    let (year, end) = year_after(c, after);
    if year.is_none() && !lone_month(c, at, after) {
        return None;
    }
    Some(Phrase::new(at..end, Meaning::Date(Partial { month: Some(month), year, ..Partial::default() })))
}

fn day_after(c: &Cursor, at: usize) -> Option<(i8, usize)> {
    let (day, end, ordinal) = c.day(at)?;
    let counted = c.words.unit(c.norm(end)).is_some() || c.words.year.counted.contains(c.norm(end)) || c.norm(end) == "%";
    let clock = c.is_in(end, &c.words.clock.half_marks) || (c.norm(end) == ":" && c.glued(end));
    (ordinal || !(counted || clock)).then_some((day, end))
}

/// One or two days after their month, with the year that follows.
fn days_of_month(c: &Cursor, at: usize, (month, day): (i8, i8), after: usize) -> Phrase {
    let dual = second_day(c, after, day);
    let (day, after) = dual.unwrap_or((day, after));
    let (year, end) = year_after(c, after);
    let calendar = dual.map(|_| Calendar::Gregorian);
    let partial = Partial { month: Some(month), day: Some(day), year, calendar, ..Partial::default() };
    let single = Phrase::new(at..end, Meaning::Date(partial.clone()));
    let joined = c.is_dash(after) || c.is_in(after, &c.words.words.joins) || c.norm(after) == AND;
    let second = c.skip(after + 1, &[THE]);
    let Some((last, end)) = day_after(c, second).filter(|_| joined && dual.is_none()) else { return single };
    // "November 9 and 10 people"
    let loose = c.norm(after) == AND && c.is_word(end) && !c.capital(end) && !c.is_in(end, &c.words.calendar.behind_a_day);
    if c.words.months.contains_key(c.norm(end)) || loose {
        return single;
    }
    let (year, end) = year_after(c, end);
    let first = Partial { year, ..partial.clone() };
    let month = if last < day { None } else { Some(month) };
    let last = Partial { year, month, day: Some(last), ..Partial::default() };
    let first = Phrase::new(at..after, Meaning::Date(first));
    let last = Phrase::new(second..end, Meaning::Date(last));
    Phrase::new(at..end, Meaning::Range(Box::new(first), Box::new(last)))
}

/// True if a month can be a date by itself here: "may" and "march" only with a capital and where a date is possible; names of people never.
fn lone_month(c: &Cursor, at: usize, end: usize) -> bool {
    if !c.capital(at) && at > 1 && c.is_dash(at - 1) && c.words.months.contains_key(c.norm(at - 2)) {
        return true;
    }
    if !c.capital(at) {
        return !c.words.calendar.unsure.contains(c.norm(at))
            && c.norm(at).len() > LONGEST_SHORT
            && c.words.calendar.date_before.contains(c.before(at, 1));
    }
    if c.norm(at).len() <= LONGEST_SHORT && !c.is_in(at, &c.words.calendar.unsure) && !c.is_in(at, &c.words.calendar.unshortened) {
        let to_month = c.is_dash(end) && c.words.months.contains_key(c.norm(end + 1));
        return to_month || stands_as_date(c, at, end) || end > at + 1;
    }
    if c.words.calendar.unsure.contains(c.norm(at)) {
        let to_month = (c.is_dash(end) || c.is_in(end, &c.words.calendar.month_joins))
            && c.words.months.contains_key(c.norm(end + 1))
            && c.capital(end + 1);
        return stands_as_date(c, at, end) || to_month;
    }
    let name = at > 0 && c.capital(at - 1) && c.is_word(at - 1) && at > 1 && !c.words.calendar.date_before.contains(c.before(at, 1));
    !name || end > at + 1
}

/// True if the word before often leads to a date, or the word after belongs to one.
fn stands_as_date(c: &Cursor, at: usize, end: usize) -> bool {
    let before = c.before(at, 1);
    let before = if c.is_any(at.saturating_sub(1), &["-", "–"]) && at > 1 { c.before(at, 2) } else { before };
    let leads = c.words.calendar.date_before.contains(before) && (before != AND || c.words.months.contains_key(c.before(at, 2)));
    let follows = c.words.parts.contains_key(c.norm(end)) || c.words.days.contains_key(c.norm(end)) || c.is_in(end, &c.words.calendar.near);
    let name =
        c.capital(end) && c.is_word(end) && !c.words.calendar.date_before.contains(c.norm(end)) && !c.words.parts.contains_key(c.norm(end));
    (leads && !name) || (follows && !c.is_word(at.wrapping_sub(1)))
}
