//! The words of a dated heading, from the first token of a paragraph on, and the clock times at the start of log entries: "08.15", "0815
//! hrs". A number with a point alone is not a clock time: "10.5" or "12.15" without a leading zero may be a clause or a price.

use super::Kind;
use crate::language::Language;
use crate::language::page::ClockWords;
use crate::text::{Token, TokenKind};

/// The first tokens of a paragraph.
pub(super) struct Words<'t> {
    /// Its tokens.
    pub all: &'t [Token],
    /// The paragraph.
    pub text: &'t str,
    /// The language of the run.
    pub language: &'t Language,
}

impl Words<'_> {
    fn norm(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |t| t.norm.as_str())
    }

    fn number(&self, at: usize) -> Option<(i64, usize)> {
        let token = self.all.get(at).filter(|t| t.kind == TokenKind::Number && t.norm.bytes().all(|b| b.is_ascii_digit()))?;
        Some((token.norm.parse().ok()?, token.norm.len()))
    }

    /// Returns the position after one of these words if it is there, otherwise `at`.
    fn skip<W: AsRef<str>>(&self, at: usize, words: &[W]) -> usize {
        if words.iter().any(|word| word.as_ref() == self.norm(at)) { at + 1 } else { at }
    }

    /// Returns the number of tokens of the date at the start, whether an era marks it, and its kind. Bare numbers do not count.
    pub(super) fn date(&self) -> Option<(usize, bool, Kind)> {
        let dated = self.counted().or_else(|| self.day(0)).or_else(|| self.year_first()).or_else(|| self.weekday());
        let dated = dated.map(|at| self.behind_weekday(at));
        let found = self.era().map(|at| (at, true, Kind::Date)).or(dated.map(|at| (at, false, Kind::Date)));
        found.filter(|_| self.begins())
    }

    /// Reads a number that opens a paragraph and is a day of the month or a year.
    pub(super) fn number_alone(&self) -> Option<(usize, bool, Kind)> {
        let year = || self.lone_year().map(|at| (at, false, Kind::Date));
        self.day_alone().map(|at| (at, false, Kind::DayAlone)).or_else(year).filter(|_| self.begins())
    }

    fn begins(&self) -> bool {
        self.all.first().is_some_and(|first| first.capitalised(self.text) || first.kind == TokenKind::Number)
    }

    /// Returns the position after the day of the week in brackets: "7 Aug. 1862 (Thurs.)".
    fn behind_weekday(&self, at: usize) -> usize {
        let named = self.norm(at) == "(" && self.language.dates.weekdays.contains_key(self.norm(at + 1));
        let close = self.skip(at + 2, &["."]);
        if named && self.norm(close) == ")" { close + 1 } else { at }
    }

    /// Reads "823", "1087", "MLXXXVII".
    fn lone_year(&self) -> Option<usize> {
        const ROMAN_YEARS: std::ops::Range<i64> = 500..2200;
        const SHORTEST: usize = 3;
        let in_digits = self.number(0).is_some_and(|(value, length)| (3..=4).contains(&length) && (100..2200).contains(&value));
        let in_letters = || self.roman(0).is_some_and(|year| ROMAN_YEARS.contains(&year) && self.norm(0).len() >= SHORTEST);
        (in_digits || in_letters()).then_some(1)
    }

    /// Reads a number in Roman capitals.
    fn roman(&self, at: usize) -> Option<i64> {
        crate::text::roman(self.all.get(at)?.of(self.text))
    }

    /// Reads "A.D. 823", "Anno 823", "AN. 823", "Anno Domini MDCXLII", "823 A.D."
    fn era(&self) -> Option<usize> {
        let words = &self.language.page.entries;
        let is_in = |words: &[String], at: usize| words.iter().any(|word| word == self.norm(at));
        if is_in(&words.eras, 0) {
            let short = self.norm(0) == words.era_or_article
                && self.norm(1) != "."
                && self.all[0].of(self.text) != words.era_or_article.to_uppercase();
            let at = self.skip(self.skip(1, &["."]), &words.era_lords);
            let at = if at > 1 { self.skip(at, &["."]) } else { at };
            let year = self.number(at).is_some_and(|(_, length)| length <= 4) || self.roman(at).is_some();
            return (year && !short).then_some(at + 1);
        }
        self.number(0).filter(|_| is_in(&words.eras_behind, 1))?;
        Some(2)
    }

    /// Reads "1862, June 3rd", "1862. 3 June".
    fn year_first(&self) -> Option<usize> {
        self.number(0).filter(|(value, length)| *length == 4 && (1000..2200).contains(value))?;
        let end = self.day(self.skip(1, &[",", "."]))?;
        self.all[1..end].iter().any(|t| self.language.dates.months.contains_key(&t.norm)).then_some(end)
    }

    /// Reads "3rd".
    fn day_alone(&self) -> Option<usize> {
        self.day_of_month(0).filter(|end| *end > 1)
    }

    /// Returns the position after a day of the month: "3", "3rd".
    fn day_of_month(&self, at: usize) -> Option<usize> {
        self.number(at).filter(|(value, length)| *length <= 2 && (1..=31).contains(value))?;
        Some(self.skip(at + 1, &self.language.page.entries.day_endings))
    }

    /// Reads "Day 4", "Week Two", "Year 3", "The fourth day".
    fn counted(&self) -> Option<usize> {
        let dates = &self.language.dates;
        let unit = |at: usize| dates.units.get(self.norm(at)).is_some_and(|u| u.times == 1 && u.unit >= crate::language::dates::Unit::Day);
        let spelled = |at: usize| dates.numbers.contains_key(self.norm(at)) || self.number(at).is_some_and(|(_, length)| length <= 3);
        if unit(0) && spelled(1) {
            let tens = self.norm(2) == "-" && dates.numbers.contains_key(self.norm(3));
            return Some(if tens { 4 } else { 2 });
        }
        let at = self.skip(0, &self.language.page.entries.articles);
        (dates.ordinals.contains_key(self.norm(at)) && unit(at + 1)).then_some(at + 2)
    }

    /// Reads "Monday", "Monday, 3 May 1915".
    fn weekday(&self) -> Option<usize> {
        self.language.dates.weekdays.get(self.norm(0))?;
        let short = self.norm(0).len() <= 5;
        let at = if short { self.skip(1, &["."]) } else { 1 };
        let next = self.skip(self.skip(at, &[","]), &self.language.page.entries.articles);
        self.day(next).or_else(|| self.day_of_month(next)).or(Some(at))
    }

    /// Reads "12 March 1461", "March 12th, 1461", "March 1461", "March", "2015-05-03".
    fn day(&self, from: usize) -> Option<usize> {
        let month = |at: usize| self.language.dates.months.contains_key(self.norm(at)) && self.all[at].capitalised(self.text);
        let words = &self.language.page.entries;
        let shortened = |at: usize| self.norm(at).len() <= 4 && !words.short_months.iter().any(|month| month == self.norm(at));
        let of_month = |at: usize| if shortened(at) { self.skip_point(at + 1) } else { at + 1 };
        if let Some(after) = self.day_of_month(from) {
            let at = self.skip(self.skip(after, &words.day_nouns), &self.language.page.of);
            if at < self.all.len() && month(at) {
                return Some(self.year(of_month(at)));
            }
            return self.digits(from);
        }
        if from >= self.all.len() || !month(from) {
            return self.digits(from);
        }
        let after = of_month(from);
        match self.day_of_month(self.skip(after, &words.articles)) {
            Some(end) => Some(self.year(end)),
            None => Some(self.year(after)),
        }
    }

    /// Skips the point of an abbreviation, but not the last punctuation of the heading.
    fn skip_point(&self, at: usize) -> usize {
        let goes_on = self.all.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number || t.is(",") || t.is("."));
        if self.norm(at) == "." && goes_on { at + 1 } else { at }
    }

    /// Returns the position after a year if one follows, otherwise `at`.
    fn year(&self, at: usize) -> usize {
        let place = self.skip(at, &[","]);
        let place = self.skip(self.skip(place, &self.language.page.entries.eras_between), &["."]);
        if self.number(place).is_some_and(|(_, length)| (3..=4).contains(&length)) { place + 1 } else { at }
    }

    /// Reads "2015-05-03", "3/5/1915".
    fn digits(&self, at: usize) -> Option<usize> {
        let mark = self.norm(at + 1);
        let three = matches!(mark, "-" | "/") && self.norm(at + 3) == mark && self.number(at).is_some();
        (three && self.number(at + 2).is_some() && self.number(at + 4).is_some()).then_some(at + 5)
    }
}

/// Returns the length of the clock time at the start of a line, and whether it can be nothing else.
pub(super) fn clock_time(text: &str, words: &ClockWords) -> Option<(usize, bool)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let (hour, minute, end) = if first == 4 {
        (&text[..2], &text[2..4], 4)
    } else {
        let rest = text.get(first..)?;
        match rest.strip_prefix([':', '.']) {
            Some(rest) => (text.get(..first)?, rest.get(..digits(rest))?, first + 1 + digits(rest)),
            // "11 p.m."
            None if behind_number(text, first, &words.entry_halves).is_some() => (text.get(..first)?, "00", first),
            None => return None,
        }
    };
    let fits = |text: &str, below: u8| text.parse::<u8>().is_ok_and(|value| value < below);
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 || !fits(hour, 24) || !fits(minute, 60) {
        return None;
    }
    let (half, hours) = (behind_number(text, end, &words.entry_halves), behind_number(text, end, &words.entry_hours));
    let length = half.or(hours).unwrap_or(end);
    let sure = half.or(hours).is_some() || hour.starts_with('0') || text.as_bytes().get(first) == Some(&b':');
    let whole = !text[length..].starts_with(|c: char| c.is_alphanumeric());
    (whole && (sure || hour.len() == 2)).then_some((length, sure))
}

/// Returns the end of one of the words after a number.
fn behind_number(text: &str, end: usize, words: &[String]) -> Option<usize> {
    let rest = text[end..].strip_prefix(' ').unwrap_or(&text[end..]);
    let from = text.len() - rest.len();
    let word = words.iter().find(|word| rest.starts_with(word.as_str()))?;
    let apart = !rest[word.len()..].starts_with(|c: char| c.is_alphanumeric());
    apart.then_some(from + word.len())
}
