//! The tokens of a statement with the simple questions that every reader asks of them: which word, which number, how far.

use rustc_hash::FxHashSet;

use crate::language::dates::{DateWords, Keyword};
use crate::language::function_word::AND;
use crate::text::{Token, TokenKind};

/// The tokens of one statement with the account's text and the language's words.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    /// The statement's tokens.
    pub tokens: &'t [Token],
    /// The whole text they point into.
    pub text: &'t str,
    /// Words of the language.
    pub words: &'t DateWords,
}

impl<'t> Cursor<'t> {
    /// Lower-case form of a token; empty past the end.
    pub(super) fn norm(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |t| t.norm.as_str())
    }

    /// Lower-case form of the token `back` positions before `at`; empty before the start.
    pub(super) fn before(&self, at: usize, back: usize) -> &'t str {
        at.checked_sub(back).map_or("", |place| self.norm(place))
    }

    /// True if the token is this word.
    pub(super) fn is(&self, at: usize, word: Keyword) -> bool {
        self.words.keywords.get(self.norm(at)) == Some(&word)
    }

    /// True if the token is in this class.
    pub(super) fn is_in(&self, at: usize, class: &FxHashSet<String>) -> bool {
        class.contains(self.norm(at))
    }

    /// True if the token is one of these words or punctuation marks.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.norm(at))
    }

    /// True if no space is between the token and the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.glued)
    }

    /// True if the token begins with a capital letter.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.capitalised(self.text))
    }

    /// True if the token is a word (letters).
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// The value and number of digits of a token that has only digits.
    pub(super) fn digits(&self, at: usize) -> Option<(i64, usize)> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number)?;
        let plain = token.norm.len() <= 9 && token.norm.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| Some((token.norm.parse().ok()?, token.norm.len())))?
    }

    /// The index after the token at `at` if it is one of these words, else `at`.
    pub(super) fn skip(&self, at: usize, words: &[&str]) -> usize {
        if self.is_any(at, words) { at + 1 } else { at }
    }

    /// The index after the token at `at` if it is in this class, else `at`.
    pub(super) fn skip_in(&self, at: usize, class: &FxHashSet<String>) -> usize {
        if self.is_in(at, class) { at + 1 } else { at }
    }

    /// The index after an abbreviation's full stop: "Nov" + "." without a space.
    pub(super) fn skip_point(&self, at: usize) -> usize {
        if self.norm(at) == "." && self.glued(at) { at + 1 } else { at }
    }

    /// True for a dash of any length.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.is_any(at, &["-", "–", "—", "‐", "‑", "~", "−"])
    }

    /// Some tokens as one phrase, with spaces where the text has them.
    pub(super) fn phrase(&self, at: usize, length: usize) -> String {
        let piece =
            |place: usize| if place > at && !self.glued(place) { format!(" {}", self.norm(place)) } else { self.norm(place).into() };
        (at..at + length).map(piece).collect()
    }

    /// A whole number in words below a million, "twenty-five", "nineteen hundred ninety three", and the index after it.
    pub(super) fn spelled(&self, at: usize) -> Option<(i64, usize)> {
        let (mut total, mut group, mut place, mut last) = (0, 0, at, i64::MAX);
        loop {
            let word =
                if self.is_dash(place) && self.glued(place) && (20..100).contains(&last) && last % 10 == 0 { place + 1 } else { place };
            let word = if self.norm(word) == AND && (100..i64::MAX).contains(&last) { word + 1 } else { word };
            let Some(&value) = self.words.numbers.get(self.norm(word)) else { break };
            match value {
                1000 if group > 0 && total == 0 => (total, group) = (group * 1000, 0),
                100 if (1..100).contains(&group) => group *= 100,
                _ if value >= 100 => break,
                _ if group == 0 || group % 100 == 0 || (group % 10 == 0 && group % 100 >= 20 && value < 10) => group += value,
                _ => break,
            }
            (last, place) = (value, word + 1);
        }
        (place > at).then_some((total + group, place))
    }

    /// A whole number in digits or words, and the index after it. Grouping commas are read.
    pub(super) fn count(&self, at: usize) -> Option<(i64, usize)> {
        if let Some((value, _)) = self.digits(at) {
            return Some((value, at + 1));
        }
        let grouped = self.tokens.get(at).filter(|t| t.kind == TokenKind::Number && t.norm.contains(','));
        if let Some(value) = grouped.and_then(|t| t.norm.replace(',', "").parse().ok()) {
            return Some((value, at + 1));
        }
        self.spelled(at)
    }

    /// An ordinal, "16th", "sixteenth", "twenty-first", and the index after it.
    pub(super) fn ordinal(&self, at: usize) -> Option<(i64, usize)> {
        if let Some((value, _)) = self.digits(at) {
            let old = self.is_in(at + 1, &self.words.words.old_ordinal_endings) && matches!(value, 2 | 3 | 22 | 23);
            let suffix = (self.is_in(at + 1, &self.words.words.ordinal_endings) || old) && self.glued(at + 1);
            return suffix.then_some((value, at + 2));
        }
        if let Some(&value) = self.words.ordinals.get(self.norm(at)) {
            return Some((value, at + 1));
        }
        let tens = *self.words.numbers.get(self.norm(at)).filter(|v| **v == 20 || **v == 30)?;
        let next = if self.is_dash(at + 1) && self.glued(at + 1) { at + 2 } else { at + 1 };
        let unit = *self.words.ordinals.get(self.norm(next)).filter(|v| **v < 10)?;
        Some((tens + unit, next + 1))
    }

    /// A day of the month, "25", "25th", "twenty-fifth"; the index after it, and true if it has an ordinal form.
    pub(super) fn day(&self, at: usize) -> Option<(i8, usize, bool)> {
        let (value, end, ordinal) = match self.ordinal(at) {
            Some((value, end)) => (value, end, true),
            None => {
                let (value, len) = self.digits(at)?;
                (value, (len <= 2).then_some(at + 1)?, false)
            }
        };
        (1..=31).contains(&value).then_some((value as i8, end, ordinal))
    }

    /// A year of four digits between 1000 and 2199, and the index after it.
    pub(super) fn year(&self, at: usize) -> Option<(i16, usize)> {
        let (value, len) = self.digits(at)?;
        let fits = len == 4 && (1000..2200).contains(&value);
        let unit = self.glued(at + 1) && self.is_word(at + 1) && !self.is_in(at + 1, &self.words.words.plural_endings);
        (fits && !unit).then_some((value as i16, at + 1))
    }
}
