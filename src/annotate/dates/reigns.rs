//! Years of a reign: "the third year of Henry V", "the 12th year of the reign of Queen Anne", "3 Henry V". Each runs from the day of the
//! accession, so that it lies in two years of the calendar.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::cursor::Cursor;
use super::told::{Partial, Phrase, Told};
use crate::language::dates::Keyword;
use crate::language::particles::{GENITIVE, OF, THE};

/// The year of a reign that begins at `at`, if one does.
pub fn read(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip(at, &[THE]);
    let (nth, end) = c
        .ordinal(start)
        .filter(|(_, end)| c.is(*end, Keyword::Year) && c.norm(end + 1) == OF)
        .map(|(n, end)| (n, end + 2))
        .or_else(|| cited(c, at))?;
    let reign = c.norm(end) == THE && c.is(end + 1, Keyword::Reign) && c.norm(end + 2) == OF;
    let name = c.skip_in(if reign { end + 3 } else { end }, &c.words.period.titles);
    let (days, end) = sovereign(c, name)?;
    let end = if c.norm(end) == GENITIVE && c.is(end + 1, Keyword::Reign) { end + 2 } else { end };
    year_of(days, nth, at..end)
}

/// "3 Henry V": the number of the year, where a sovereign with his own follows.
fn cited(c: &Cursor, at: usize) -> Option<(i64, usize)> {
    let (nth, length) = c.digits(at)?;
    let led = c.is_in(at.wrapping_sub(1), &c.words.period.before_a_reign) || c.is_any(at.wrapping_sub(1), &["(", ","]);
    let numbered = sovereign(c, at + 1).is_some_and(|(_, end)| end > at + 2);
    (length <= 2 && led && numbered).then_some((nth, at + 1))
}

/// The reign of a sovereign named at a place: "Henry V", "Henry the Fifth", "William and Mary", "Anne".
fn sovereign<'t>(c: &Cursor<'t>, at: usize) -> Option<(&'t str, usize)> {
    let known = |name: &str| c.words.reigns.get(name).map(String::as_str);
    let short = || abbreviated(c, at);
    let numeral = |n: i64| ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"].get(usize::try_from(n - 1).ok()?).copied();
    if !c.capital(at) {
        return None;
    }
    let told = || {
        let (n, end) = c.ordinal(at + 2).filter(|_| c.norm(at + 1) == THE && c.capital(at + 2))?;
        Some((known(&format!("{} {}", c.norm(at), numeral(n)?))?, end))
    };
    told().or_else(|| (1..=3).rev().find_map(|length| Some((known(&c.phrase(at, length))?, at + length)))).or_else(short)
}

/// "Hen. VIII", "Geo. III", "Eliz.": a sovereign as statutes are cited.
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
    let end = |d: Date| Box::new(Phrase::new(tokens.clone(), Told::Date(day(d))));
    Some(Phrase::new(tokens.clone(), Told::Range(end(from), end(to))))
}
