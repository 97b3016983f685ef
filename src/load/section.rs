//! Headings that date what stands below them: "A.D. 823." before the entries of a chronicle, "12 March", "Monday, 3 May 1915:" or "Day 4" in
//! a diary, a log, a chronology. One alone is no such form: an account has it when two different ones have text below them.

use std::collections::BTreeSet;

use super::page::{Part, Piece};
use crate::language::Language;
use crate::text::{Token, TokenKind, squeeze, tokens};

/// A heading is looked for in so many bytes.
const SEARCHED: usize = 80;

/// For each piece of a page, the length of the heading that opens it; all `None` where the account has not that form.
pub fn headings(text: &str, pieces: &[Piece], language: &Language) -> Vec<Option<usize>> {
    let found: Vec<Option<usize>> = pieces
        .iter()
        .map(
            |piece| {
                if matches!(piece.part, Part::Paragraph | Part::Headline) { heading(&text[piece.range.clone()], language) } else { None }
            },
        )
        .collect();
    let whole = |at: usize| found[at].is_some_and(|length| text[pieces[at].range.clone()][length..].trim().is_empty());
    let dates = |at: usize| found[at].is_some() && (!whole(at) || at + 1 < pieces.len() && !whole(at + 1));
    let told: BTreeSet<String> = (0..pieces.len())
        .filter(|at| dates(*at))
        .map(|at| squeeze(&text[pieces[at].range.start..pieces[at].range.start + found[at].unwrap_or(0)]))
        .collect();
    if told.len() > 1 { found } else { vec![None; pieces.len()] }
}

/// The length of the heading that opens a paragraph, with its mark.
fn heading(paragraph: &str, language: &Language) -> Option<usize> {
    let mut end = paragraph.len().min(SEARCHED);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let all = tokens(&paragraph[..end], 0);
    let words = Words { all: &all, text: paragraph, language };
    let (at, marked) = words.date()?;
    closed(&all, paragraph, at, marked)
}

/// Where a heading ends whose date takes `at` tokens: it is the whole paragraph or line, or a point, a colon or a dash stands behind it.
fn closed(all: &[Token], text: &str, at: usize, marked: bool) -> Option<usize> {
    let last = all.get(at.checked_sub(1)?)?;
    let rest = &text[last.end..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let opens =
        |rest: &str| rest.trim_start().chars().next().is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || "\"'“‘([".contains(c));
    if rest.trim().is_empty() {
        return Some(text.len());
    }
    if rest[blank..].starts_with(['\n', '\r']) {
        return opens(rest).then_some(last.end);
    }
    if marked && blank > 1 {
        return Some(last.end);
    }
    let mark = rest[blank..].chars().next().filter(|c| matches!(c, '.' | ':' | '—' | '–' | '-'))?;
    let dash = !matches!(mark, '.' | ':');
    let after = &rest[blank + mark.len_utf8()..];
    let after = if dash { after.trim_start_matches(['—', '–', '-']) } else { after };
    let apart = after.is_empty() || after.starts_with(char::is_whitespace);
    (apart && opens(after)).then_some(text.len() - after.len())
}

/// The first tokens of a paragraph.
struct Words<'t> {
    all: &'t [Token],
    text: &'t str,
    language: &'t Language,
}

impl Words<'_> {
    fn norm(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |t| t.norm.as_str())
    }

    fn number(&self, at: usize) -> Option<(i64, usize)> {
        let token = self.all.get(at).filter(|t| t.kind == TokenKind::Number && t.norm.bytes().all(|b| b.is_ascii_digit()))?;
        Some((token.norm.parse().ok()?, token.norm.len()))
    }

    /// Past one of these.
    fn skip(&self, at: usize, words: &[&str]) -> usize {
        if words.contains(&self.norm(at)) { at + 1 } else { at }
    }

    /// The tokens of the date at the start; and whether an era marks it.
    fn date(&self) -> Option<(usize, bool)> {
        let capital = self.all.first()?.capitalised(self.text) || self.all.first()?.kind == TokenKind::Number;
        if !capital {
            return None;
        }
        let plain = |at: usize| (at, false);
        self.era().map(|at| (at, true)).or_else(|| self.counted().or_else(|| self.day(0)).or_else(|| self.weekday()).map(plain)).or_else(
            || {
                let year = |(value, length): &(i64, usize)| (3..=4).contains(length) && (100..2200).contains(value);
                self.number(0).filter(year).map(|_| (1, false))
            },
        )
    }

    /// "A.D. 823", "Anno 823", "Year 823", "823 A.D."
    fn era(&self) -> Option<usize> {
        const ERAS: [&str; 4] = ["a.d.", "ad", "anno", "an"];
        if ERAS.contains(&self.norm(0)) {
            let at = self.skip(self.skip(1, &["."]), &["domini"]);
            return self.number(at).filter(|(_, length)| *length <= 4).map(|_| at + 1);
        }
        self.number(0).filter(|_| ["a.d.", "ad", "b.c.", "bc"].contains(&self.norm(1)))?;
        Some(2)
    }

    /// "Day 4", "Week Two", "Year 3", "The fourth day".
    fn counted(&self) -> Option<usize> {
        let dates = &self.language.dates;
        let unit = |at: usize| dates.units.get(self.norm(at)).is_some_and(|u| u.times == 1 && u.unit >= crate::language::dates::Unit::Day);
        let spelled = |at: usize| dates.numbers.contains_key(self.norm(at)) || self.number(at).is_some_and(|(_, length)| length <= 3);
        if unit(0) && spelled(1) {
            let tens = self.norm(2) == "-" && dates.numbers.contains_key(self.norm(3));
            return Some(if tens { 4 } else { 2 });
        }
        let at = self.skip(0, &["the"]);
        (dates.ordinals.contains_key(self.norm(at)) && unit(at + 1)).then_some(at + 2)
    }

    /// "Monday", "Monday, 3 May 1915".
    fn weekday(&self) -> Option<usize> {
        self.language.dates.weekdays.get(self.norm(0))?;
        let short = self.norm(0).len() <= 5;
        let at = if short { self.skip(1, &["."]) } else { 1 };
        let next = self.skip(self.skip(at, &[","]), &["the"]);
        self.day(next).or(Some(at))
    }

    /// "12 March 1461", "March 12th, 1461", "March 1461", "March", "2015-05-03".
    fn day(&self, from: usize) -> Option<usize> {
        let month = |at: usize| self.language.dates.months.contains_key(self.norm(at)) && self.all[at].capitalised(self.text);
        let of_month = |at: usize| if self.norm(at).len() <= 4 && self.norm(at) != "may" { self.skip_point(at + 1) } else { at + 1 };
        let day = |at: usize| {
            self.number(at).filter(|(value, length)| *length <= 2 && (1..=31).contains(value))?;
            Some(self.skip(at + 1, &["st", "nd", "rd", "th", "d"]))
        };
        if let Some(after) = day(from) {
            let at = self.skip(self.skip(after, &["day"]), &["of"]);
            if at < self.all.len() && month(at) {
                return Some(self.year(of_month(at)));
            }
            return self.digits(from);
        }
        if from >= self.all.len() || !month(from) {
            return self.digits(from);
        }
        let after = of_month(from);
        match day(self.skip(after, &["the"])) {
            Some(end) => Some(self.year(end)),
            None => Some(self.year(after)),
        }
    }

    /// A point of an abbreviation, not the last mark of the heading.
    fn skip_point(&self, at: usize) -> usize {
        let goes_on = self.all.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number || t.is(",") || t.is("."));
        if self.norm(at) == "." && goes_on { at + 1 } else { at }
    }

    /// Past a year, where one follows.
    fn year(&self, at: usize) -> usize {
        let place = self.skip(at, &[","]);
        let place = self.skip(self.skip(place, &["a.d.", "ad"]), &["."]);
        if self.number(place).is_some_and(|(_, length)| (3..=4).contains(&length)) { place + 1 } else { at }
    }

    /// "2015-05-03", "3/5/1915".
    fn digits(&self, at: usize) -> Option<usize> {
        let mark = self.norm(at + 1);
        let three = matches!(mark, "-" | "/") && self.norm(at + 3) == mark && self.number(at).is_some();
        (three && self.number(at + 2).is_some() && self.number(at + 4).is_some()).then_some(at + 5)
    }
}

#[cfg(test)]
mod tests {
    use super::heading;
    use crate::language::Language;

    #[test]
    fn headings_and_what_is_none() {
        for (text, length) in [
            ("A.D. 823.  This year it rained.", 9),
            ("A.D. 823  This year it rained.", 8),
            ("823. It rained.", 4),
            ("12 March.", 9),
            ("12 March 1461. It rained.", 14),
            ("Monday, 3 May 1915", 18),
            ("March 3rd, 1915: It rained.", 16),
            ("Nov. 3 — It rained.", 10),
            ("Day 4", 5),
            ("Day Twenty-one. It rained.", 15),
            ("Tuesday.", 8),
            ("2015-05-03: It rained.", 11),
        ] {
            assert_eq!(heading(text, Language::english()), Some(length), "{text}");
        }
        for text in [
            "On 12 March it rained.",
            "12 March was wet.",
            "Monday was wet.",
            "12 men died.",
            "March on, she said.",
            "1984 was wet.",
            "May. be",
        ] {
            assert_eq!(heading(text, Language::english()), None, "{text}");
        }
    }
}
