//! Days of two calendars: "1 July 1690 O.S.", "25 October (7 November) 1917", "12/23 April 1616", "11 February 1731/2". The mark of the calendar
//! belongs to the date, and a day of the Julian calendar becomes that of the Gregorian. Dates without a mark stay as they are written.

use super::cursor::Cursor;
use super::join::gap;
use super::phrase::{Meaning, Partial, Phrase};
use crate::language::function_word::THE;
use crate::model::{Calendar, julian_to_gregorian};

/// Most words of a mark: "old style".
const LONGEST_MARK: usize = 3;
/// The calendars differ by this many days, from the sixteenth century to ours.
const APART: std::ops::RangeInclusive<i8> = 10..=13;

/// A date with the mark of its calendar after or before it, and with a second year.
pub(super) fn marked(c: &Cursor, mut phrase: Phrase) -> Phrase {
    if !of_month(&phrase.meaning) {
        return phrase;
    }
    if let Meaning::Date(partial) = &mut phrase.meaning
        && let Some(end) =
            partial.year.and_then(|year| second_year(c, phrase.tokens.end, year).or_else(|| hyphened(c, partial, phrase.tokens.end)))
    {
        (partial.double, phrase.tokens.end) = (true, end);
    }
    // Two years show the old calendar, in which the year began on Lady Day.
    if let Meaning::Date(partial) = &mut phrase.meaning
        && partial.double
        && partial.calendar.is_none()
    {
        partial.calendar = Some(Calendar::Julian);
    }
    let before = phrase.tokens.start.checked_sub(1).and_then(|at| c.words.styles.get(c.norm(at)).map(|calendar| (*calendar, at)));
    if let Some((calendar, at)) = before.filter(|(_, at)| c.norm(*at).contains('.')) {
        phrase.tokens.start = at;
        set(&mut phrase.meaning, calendar);
    } else if let Some((calendar, end)) = mark(c, phrase.tokens.end) {
        phrase.tokens.end = end;
        set(&mut phrase.meaning, calendar);
        if let Meaning::Date(partial) = &mut phrase.meaning
            && partial.year.is_none()
            && let Some((year, end)) = c.year(c.skip(end, &[","]))
        {
            (partial.year, phrase.tokens.end) = (Some(year), end);
        }
    }
    phrase
}

fn of_month(meaning: &Meaning) -> bool {
    if let Meaning::Range(first, last) = meaning {
        return of_month(&first.meaning) && of_month(&last.meaning);
    }
    matches!(meaning, Meaning::Date(partial) if partial.month.is_some() && partial.holiday.is_none())
}

fn set(meaning: &mut Meaning, calendar: Calendar) {
    if let Meaning::Range(first, last) = meaning {
        [first, last].into_iter().for_each(|end| set(&mut end.meaning, calendar));
    } else if let Meaning::Date(partial) = meaning {
        partial.calendar = Some(calendar);
    }
}

/// "(O.S.)", "Old Style", "by the Julian calendar", and the index after it.
fn mark(c: &Cursor, at: usize) -> Option<(Calendar, usize)> {
    let open = c.is_any(at, &["(", "["]);
    let start = at + usize::from(open || c.norm(at) == ",");
    let lists = &c.words.around;
    let by = (1..=2).rev().find(|length| lists.styled_by.contains(&c.phrase(start, *length))).map(|length| start + length);
    let (calendar, end, sure) = bare_mark(c, c.skip(by.unwrap_or(start), &[THE]))?;
    let closed = !open || c.is_any(end, &[")", "]"]);
    (closed && (sure || open)).then_some((calendar, end + usize::from(open)))
}

/// "Old Style", "Julian calendar"; and true if the words cannot mean anything else.
fn bare_mark(c: &Cursor, at: usize) -> Option<(Calendar, usize, bool)> {
    let (calendar, end) = (1..=LONGEST_MARK).rev().find_map(|length| Some((*c.words.styles.get(&c.phrase(at, length))?, at + length)))?;
    let noun = c.words.around.style_nouns.contains(c.norm(end));
    let short = end == at + 1 && c.norm(at).len() == 2;
    let capitals = c.tokens.get(at).is_some_and(|t| t.of(c.text).chars().all(char::is_uppercase));
    let sure = noun || c.norm(at).contains('.') || short && capitals || end > at + 1;
    (!short || capitals).then_some((calendar, end + usize::from(noun), sure))
}

/// "20 March 1688-9": dates before Lady Day, while the year began on it, may have two years joined by a hyphen.
fn hyphened(c: &Cursor, partial: &Partial, at: usize) -> Option<usize> {
    const LAST: i16 = 1751;
    let year = partial.year.filter(|year| *year <= LAST && partial.month.is_some_and(|month| month <= 3) && c.is_dash(at))?;
    another_year(c, at, year)
}

/// The end of "/2" after "1731", or of "/44" after "1743".
pub(super) fn second_year(c: &Cursor, at: usize, year: i16) -> Option<usize> {
    another_year(c, at, year).filter(|_| c.norm(at) == "/")
}

/// The end of the next year after a slash or hyphen.
fn another_year(c: &Cursor, at: usize, year: i16) -> Option<usize> {
    let (value, length) = c.digits(at + 1).filter(|_| c.glued(at) && c.glued(at + 1))?;
    let whole = i64::from(year) + 1;
    let fits = match length {
        1 => value == whole % 10,
        2 => value == whole % 100,
        4 => value == whole,
        _ => false,
    };
    fits.then_some(at + 2)
}

/// "12/23 April": the second of two days of a month, which is the Gregorian one.
pub(super) fn second_day(c: &Cursor, at: usize, first: i8) -> Option<(i8, usize)> {
    let (last, end, _) = c.day(at + 1).filter(|_| c.norm(at) == "/" && c.glued(at) && c.glued(at + 1))?;
    APART.contains(&(last - first)).then_some((last, end))
}

/// One day in both calendars: "25 October (7 November) 1917", "7 November [O.S. 25 October] 1917", "28 June/8 July 1690".
pub(super) fn twice(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let (Meaning::Date(one), Meaning::Date(other)) = (&a.meaning, &b.meaning) else { return None };
    let between = gap(c, a, b)?;
    let open = matches!(between.first(), Some(&("(" | "[")));
    let led = if open && between.len() > 1 { bare_mark(c, a.tokens.end + 1).filter(|(_, end, _)| *end == b.tokens.start) } else { None };
    let close = usize::from(open);
    let linked = open && (between.len() == 1 || led.is_some()) && c.is_any(b.tokens.end, &[")", "]"]) || between == ["/"];
    if !linked || [one, other].iter().any(|p| p.day.is_none() || p.month.is_none()) {
        return None;
    }
    let end = b.tokens.end + close;
    let after = c.year(end).filter(|_| one.year.is_none() && other.year.is_none());
    let year = one.year.or(other.year).or(after.map(|(year, _)| year));
    let (one, other) = (Partial { year, ..one.clone() }, Partial { year: other.year.or(year), ..other.clone() });
    let calendar = one.calendar.or(led.map(|l| l.0).or(other.calendar).map(opposite)).or_else(|| calendar_of_first(&one, &other))?;
    let meaning = Meaning::Date(Partial { calendar: Some(calendar), ..one });
    Some(Phrase { tokens: a.tokens.start..after.map_or(end, |(_, end)| end), meaning, ..a.clone() })
}

fn opposite(calendar: Calendar) -> Calendar {
    match calendar {
        Calendar::Julian => Calendar::Gregorian,
        Calendar::Gregorian => Calendar::Julian,
    }
}

/// The calendar of the first of two dates that are the same day.
fn calendar_of_first(one: &Partial, other: &Partial) -> Option<Calendar> {
    let same = |julian: &Partial, plain: &Partial| {
        let (Some(year), Some(month), Some(day)) = (julian.year, julian.month, julian.day) else { return false };
        julian_to_gregorian(year, month, day).is_some_and(|d| Some(d.month()) == plain.month && Some(d.day()) == plain.day)
    };
    match () {
        () if same(one, other) => Some(Calendar::Julian),
        () if same(other, one) => Some(Calendar::Gregorian),
        () => None,
    }
}
