//! Dates and clock times as pages print them around an article: "November 25,2020", "25.11.2020 10:08", "Wed, 3 March 2021, 2:05 pm". This
//! module reads lines that state when an article was printed; the annotator reads dates in sentences.

use jiff::civil::{Date, Time};

use crate::language::page::{ClockWords, PageWords};
use crate::model::{Precision, When};
use crate::text::english;
use crate::text::{Token, TokenKind};

/// Years in which an article may have been printed. Another number is not a year.
const YEARS: std::ops::Range<i16> = 1500..2200;

/// A day, possibly without its year, and optionally a time of day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Year, month, day.
    pub day: Option<Day>,
    /// Hour and minute.
    pub clock: Option<(i8, i8)>,
}

/// A day as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// `None` for "Nov 25".
    pub year: Option<i16>,
    /// From 1.
    pub month: i8,
    /// From 1.
    pub day: i8,
    /// True for "03/04/2021", where either number may be the day.
    pub doubtful: bool,
}

impl Stamp {
    /// Returns the moment. `year` is used if the stamp has none.
    pub(super) fn when(&self, year: Option<i16>) -> Option<When> {
        let day = self.day.filter(|d| !d.doubtful)?;
        let date = Date::new(day.year.or(year)?, day.month, day.day).ok()?;
        match self.clock.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok()) {
            Some(time) => Some(When::unit(date.to_datetime(time), Precision::Minute)),
            None => Some(When::day(date)),
        }
    }

    /// Fills in missing fields from another stamp.
    pub(super) fn complete(&mut self, other: &Stamp) {
        self.day = self.day.or(other.day);
        self.clock = self.clock.or(other.clock);
    }
}

/// Returns the day at the start of `tokens` and the number of tokens it takes.
pub(super) fn day(tokens: &[Token], text: &str, page: &PageWords) -> Option<(Day, usize)> {
    let named = tokens.first().is_some_and(|t| t.kind == TokenKind::Word && page.is_weekday(&t.norm));
    let mut skip = usize::from(named);
    while skip > 0 && tokens.get(skip).is_some_and(|t| t.is(",") || t.is(".")) {
        skip += 1;
    }
    let rest = &tokens[skip.min(tokens.len())..];
    let (day, used) = in_digits(rest, text, page).or_else(|| day_first(rest, page)).or_else(|| month_first(rest, page))?;
    Date::new(day.year.unwrap_or(2000), day.month, day.day).ok()?; // 2000 has a 29 February
    Some((day, skip + used))
}

/// Reads `2020-11-25`, `25.11.2020`, `11/25/2020`. It works on characters, because tokens split points and hyphens differently.
fn in_digits(tokens: &[Token], text: &str, page: &PageWords) -> Option<(Day, usize)> {
    let first = tokens.first().filter(|t| t.kind == TokenKind::Number)?;
    let run = text[first.start..].bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/')).count();
    let end = first.start + text[first.start..first.start + run].trim_end_matches(['.', '-', '/']).len();
    let parts: Vec<&str> = text[first.start..end].split(['-', '.', '/']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |s: &str| s.parse::<i16>().ok();
    let day = match (a.len(), b.len(), c.len()) {
        (4, 1..=2, 1..=2) => Day { year: number(a), month: small(b)?, day: small(c)?, doubtful: false },
        (1..=2, 1..=2, 2 | 4) => {
            let (x, y) = (small(a)?, small(b)?);
            let year = number(c).map(|year| if c.len() == 2 { 2000 + year } else { year });
            let month_leads = y > 12 && page.month_may_lead;
            let (day, month) = if month_leads { (y, x) } else { (x, y) };
            let doubtful = page.month_may_lead && x <= 12 && y <= 12 && x != y && text[first.start..end].contains('/');
            Day { year, month, day, doubtful }
        }
        _ => return None,
    };
    // A clock time may be attached: 2020-11-25T10:08.
    let used = tokens.iter().take_while(|t| t.start < end).count();
    day.year.filter(|y| YEARS.contains(y))?;
    Some((day, used))
}

fn small(digits: &str) -> Option<i8> {
    digits.parse().ok()
}

/// Reads "25 November 2020", "25th of Nov., 2020", "25 Nov", "25. November 2020", "25 de noviembre de 2020".
fn day_first(tokens: &[Token], page: &PageWords) -> Option<(Day, usize)> {
    let (number, mut at) = number_of_day(tokens)?;
    let of = |at: usize| usize::from(tokens.get(at).is_some_and(|t| page.of.iter().any(|of| t.is(of))));
    at += of(at);
    at += usize::from(tokens.get(at).is_some_and(|t| t.is("-")));
    let month = page.month(&tokens.get(at)?.norm)?;
    at += 1;
    at += usize::from(tokens.get(at).is_some_and(|t| t.is("-")));
    let (year, used) = match year(&tokens[at..]) {
        (None, _) if of(at) > 0 => year(&tokens[at + 1..]).0.map_or((None, 0), |found| (Some(found), 2)),
        found => found,
    };
    Some((Day { year, month, day: number, doubtful: false }, at + used))
}

/// Reads "November 25,2020", "Nov. 25th".
fn month_first(tokens: &[Token], page: &PageWords) -> Option<(Day, usize)> {
    let month = page.month(&tokens.first()?.norm)?;
    let mut at = 1;
    at += usize::from(tokens.get(at).is_some_and(|t| t.is(".") && t.glued));
    let (number, used) = number_of_day(tokens.get(at..)?)?;
    at += used;
    let (year, used) = year(&tokens[at..]);
    Some((Day { year, month, day: number, doubtful: false }, at + used))
}

/// Reads "25" or "25th". The ending may be a token of its own.
fn number_of_day(tokens: &[Token]) -> Option<(i8, usize)> {
    let first = tokens.first().filter(|t| t.kind == TokenKind::Number)?;
    let number: i8 = first.norm.parse().ok().filter(|n| (1..=31).contains(n))?;
    let ending = tokens.get(1).is_some_and(|t| t.glued && english().ordinal_endings.contains(&t.norm));
    Some((number, 1 + usize::from(ending)))
}

/// Reads a year after an optional comma or point.
fn year(tokens: &[Token]) -> (Option<i16>, usize) {
    let skip = tokens.iter().take(2).take_while(|t| t.is(",") || t.is(".")).count();
    let Some(token) = tokens.get(skip).filter(|t| t.kind == TokenKind::Number && t.norm.len() == 4) else { return (None, 0) };
    match token.norm.parse::<i16>() {
        Ok(year) if YEARS.contains(&year) => (Some(year), skip + 1),
        Ok(_) | Err(_) => (None, 0),
    }
}

/// Returns the time of day at the start of `tokens` and the number of tokens it takes: "10:08", "2.05 pm", "1405 GMT", "7 a.m.",
/// "T10:08:00Z".
pub(super) fn clock(tokens: &[Token], text: &str, page: &PageWords) -> Option<((i8, i8), usize)> {
    let first = tokens.first()?;
    if first.kind == TokenKind::Word && first.glued && first.norm.starts_with('t') {
        return glued_clock(tokens, text);
    }
    if first.kind != TokenKind::Number {
        return None;
    }
    let half = half_of_day(tokens.get(1), &page.clock);
    let zoned = tokens.get(1).is_some_and(|t| is_zone(&t.norm, &page.clock));
    let (hour, minute) = match first.norm.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() >= 2 => (hour.parse::<i8>().ok()?, minute.get(..2)?.parse::<i8>().ok()?),
        None if half.is_some() => (first.norm.parse::<i8>().ok()?, 0),
        None if first.norm.len() == 4 && zoned && first.norm.is_ascii() => {
            (first.norm[..2].parse::<i8>().ok()?, first.norm[2..].parse::<i8>().ok()?)
        }
        Some(_) | None => return None,
    };
    let pointed = first.norm.contains('.');
    if (pointed && half.is_none() && !zoned) || !(0..24).contains(&hour) || !(0..60).contains(&minute) {
        return None;
    }
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        Some(_) | None => hour,
    };
    Some(((hour, minute), 1 + usize::from(half.is_some())))
}

/// True for what may follow a clock time: "GMT", "HKT", "hrs".
fn is_zone(norm: &str, words: &ClockWords) -> bool {
    words.zones.iter().any(|zone| zone == norm) || (3..=4).contains(&norm.len()) && norm.ends_with('t')
}

/// Returns true for "p.m.", false for "a.m.", `None` for anything else.
fn half_of_day(token: Option<&Token>, words: &ClockWords) -> Option<bool> {
    let norm = token?.norm.trim_end_matches('.');
    let is_in = |halves: &[String]| halves.iter().any(|half| half == norm);
    match () {
        () if is_in(&words.after_noon) => Some(true),
        () if is_in(&words.before_noon) => Some(false),
        () => None,
    }
}

/// Reads the `T10:08:00Z` of an ISO 8601 moment.
fn glued_clock(tokens: &[Token], text: &str) -> Option<((i8, i8), usize)> {
    let start = tokens.first()?.start;
    let run = text[start..].bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'+' | b'-' | b'.')).count();
    let clock = text.get(start + 1..start + 6)?;
    let (hour, minute) = clock.split_once(':')?;
    let (hour, minute) = (hour.parse().ok().filter(|h| (0..24).contains(h))?, minute.parse().ok().filter(|m| (0..60).contains(m))?);
    Some(((hour, minute), tokens.iter().take_while(|t| t.start < start + run).count()))
}

#[cfg(test)]
mod tests {
    use super::{Stamp, clock, day};
    use crate::language::page::PageWords;
    use crate::text::tokens;

    fn read(text: &str) -> Option<String> {
        let all = tokens(text, 0);
        let (day, used) = day(&all, text, &PageWords::english())?;
        let mut rest = &all[used..];
        while rest.first().is_some_and(|t| matches!(t.norm.as_str(), "," | "|" | "at")) {
            rest = &rest[1..];
        }
        let clock = clock(rest, text, &PageWords::english()).map(|(clock, _)| clock);
        Stamp { day: Some(day), clock }.when(None).map(|w| w.edtf())
    }

    #[test]
    fn days_as_printed() {
        for text in [
            "November 25,2020",
            "Nov. 25th, 2020",
            "25 November 2020",
            "Wed., 25 Nov 2020",
            "2020-11-25",
            "25.11.2020",
            "11/25/2020",
            "25-Nov-2020",
            "Wednesday, November 25, 2020",
        ] {
            assert_eq!(read(text).as_deref(), Some("2020-11-25"), "{text}");
        }
        for text in ["March", "31 February 2020", "03/04/2021", "25 people", "May 25", "12.5.1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn moments_as_printed() {
        for (text, want) in [
            ("25 November 2020 | 10:08", "2020-11-25T10:08"),
            ("Nov 25, 2020 at 2:05 p.m.", "2020-11-25T14:05"),
            ("25 Nov 2020, 1405 GMT", "2020-11-25T14:05"),
            ("2020-11-25T10:08:30Z", "2020-11-25T10:08"),
            ("25/11/2020 12.10am", "2020-11-25T00:10"),
        ] {
            assert_eq!(read(text).as_deref(), Some(want), "{text}");
        }
    }
}
