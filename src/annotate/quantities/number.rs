//! Bare numbers: digits, words, fractions, ranks ("third", "21st", "second to last"), and vague ones ("dozens", "several"), regardless of what they
//! count. Ranks order and do not count; a rank from the end is negative: the last but one is −2.

use std::ops::Range;

use rust_decimal::Decimal;

use super::cardinal::{cardinal, money_before};
use super::digits::power;
use super::fraction::{fraction, mixed, ratio};
use super::reader::Reader;
use crate::language::function_word::{AND, FROM, LAST, OF, ONE, THE};
use crate::language::numbers::ORDINAL_ENDINGS;

/// A number in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its value; for vague words the least.
    pub value: Decimal,
    /// How it is written.
    pub form: NumberForm,
    /// For vague words, the greatest value.
    pub high: Option<Decimal>,
    /// The scale word it ends with, 1 if there is none: a million for "2.5 million".
    pub scale: Decimal,
}

impl Number {
    /// True if it ends with a scale word.
    pub fn scaled(&self) -> bool {
        self.scale > Decimal::ONE
    }
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberForm {
    /// `1,960`, `3.5 million`
    Digits,
    /// `twenty-two`
    Words,
    /// `two thirds`, `½`
    Fraction,
    /// `one in five`
    Ratio,
    /// `third`, `21st`
    Ordinal,
    /// `dozens`, `several`
    Vague,
}

/// All numbers of a statement, from left to right.
pub fn scan(reader: &Reader) -> Vec<Number> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < reader.len() {
        match number(reader, at) {
            Some(found) => {
                at = found.tokens.end.max(at + 1);
                out.push(found);
            }
            None => at += 1,
        }
    }
    out
}

/// The number that begins at a token.
fn number(reader: &Reader, at: usize) -> Option<Number> {
    if let Some(found) = super::digits::bracketed(reader, at) {
        return Some(found);
    }
    let start = sign(reader, at);
    let mut found = unsigned(reader, start.unwrap_or(at))?;
    if start.is_some() {
        if matches!(found.form, NumberForm::Ordinal | NumberForm::Vague) {
            return None;
        }
        found.value = -found.value;
        found.tokens.start = at;
    }
    Some(found)
}

/// The number that begins at a token, without a sign.
pub(super) fn unsigned(reader: &Reader, at: usize) -> Option<Number> {
    if pronoun(reader, at) {
        return None;
    }
    power(reader, at)
        .or_else(|| fraction(reader, at))
        .or_else(|| ordinal(reader, at))
        .or_else(|| vague(reader, at))
        .or_else(|| cardinal_or_fraction(reader, at))
}

/// A cardinal with what may follow it: "and a half", "in five".
fn cardinal_or_fraction(reader: &Reader, at: usize) -> Option<Number> {
    let found = cardinal(reader, at)?;
    ratio(reader, &found).or_else(|| mixed(reader, &found)).or(Some(found))
}

/// The index at which the number after a minus begins. A hyphen that joins words or numbers is not a minus.
fn sign(reader: &Reader, at: usize) -> Option<usize> {
    match reader.norm(at) {
        word if reader.cues.spoken.negative.contains(word) => Some(reader.past_hyphen(at + 1)),
        "-" if reader.digits(at + 1) || reader.norm(at + 1) == "." => {
            let free = !reader.glued(at) || matches!(reader.before(at), "(" | "[" | "<" | ">" | "=" | "$");
            (free && reader.glued(at + 1)).then_some(at + 1)
        }
        _ => None,
    }
}

/// "one" as a pronoun: "the one", "this one", "one another", "no one".
fn pronoun(reader: &Reader, at: usize) -> bool {
    if reader.norm(at) != ONE || reader.hyphen(at + 1) {
        return false;
    }
    let spoken = &reader.cues.spoken;
    let scale = reader.words.scales.contains_key(reader.norm(at + 1)) || reader.words.cardinals.contains_key(reader.norm(at + 1));
    !scale
        && ((spoken.before_pronoun_one.contains(reader.before(at)) && !counted(reader, at + 1))
            || spoken.after_pronoun_one.contains(reader.norm(at + 1)))
}

/// True if a noun is counted after "the one": "the one person who".
fn counted(reader: &Reader, at: usize) -> bool {
    reader.word(at) && reader.words.roles.is_person(reader.norm(at))
}

/// The ordinal that begins at a token.
pub(super) fn ordinal(reader: &Reader, at: usize) -> Option<Number> {
    let (value, end) = rank(reader, at)?;
    Some(Number { tokens: at..end, value, form: NumberForm::Ordinal, high: None, scale: Decimal::ONE })
}

/// The value of an ordinal and the index after it.
pub(super) fn rank(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let the = at + usize::from(reader.norm(at) == THE);
    // "the" belongs to "the last but one", not to "the penultimate".
    if let Some(found) = before_last(reader, the).or_else(|| from_end(reader, the)).filter(|(_, end)| the == at || *end > the + 1) {
        return Some(found);
    }
    rank_from_start(reader, at)
}

/// A rank from the start.
fn rank_from_start(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    suffixed(reader, at).or_else(|| single(reader, at)).or_else(|| compound(reader, at))
}

/// "second to last", "third-to-last", "fourth from the end"
fn from_end(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let (value, end) = rank_from_start(reader, at)?;
    let to = reader.past_hyphen(end);
    let last = reader.past_hyphen(to + 1);
    let past = match (reader.norm(to), reader.norm(last)) {
        (joint, LAST) if reader.cues.ranks.from_end.contains(joint) => last + 1,
        (FROM, THE) if reader.cues.ranks.ends.contains(reader.norm(last + 1)) => last + 2,
        _ => return None,
    };
    Some((-value, past))
}

/// "penultimate", "last but one", "one before the last one"
fn before_last(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    if let Some(back) = reader.words.ordinals_from_end.get(reader.norm(at)) {
        return Some((-*back, at + 1));
    }
    let words = |words: &[String]| words.iter().enumerate().all(|(step, word)| reader.norm(at + step) == word);
    let ranks = &reader.cues.ranks;
    if words(&ranks.last_but) {
        let skipped = Decimal::from(*reader.words.cardinals.get(reader.norm(at + 2))?);
        return Some((-skipped - Decimal::ONE, at + 3));
    }
    let end = at + ranks.one_before_last.len();
    words(&ranks.one_before_last).then(|| (-Decimal::TWO, end + usize::from(reader.norm(end) == ONE)))
}

/// "11th", "2nd"
fn suffixed(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let suffix = ORDINAL_ENDINGS.contains(&reader.norm(at + 1)) && reader.glued(at + 1);
    let value = reader.norm(at).replace(',', "").parse().ok().filter(|_| suffix && reader.digits(at))?;
    Some((value, at + 2))
}

fn single(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    reader.words.ordinals.get(reader.norm(at)).map(|value| (*value, at + 1))
}

/// "one hundred twenty-fifth", "three trillionth": a cardinal whose last word is an ordinal.
fn compound(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let before = cardinal(reader, at).filter(|before| before.form == NumberForm::Words && !money_before(reader, at))?;
    let end = before.tokens.end;
    let next = match reader.norm(end) {
        AND => end + 1,
        _ => reader.past_hyphen(end),
    };
    let (last, after) = single(reader, next)?;
    let joined = if last.is_sign_negative() {
        return None;
    } else if last >= Decimal::ONE_HUNDRED {
        before.value.checked_mul(last)?
    } else if last < Decimal::TEN && before.value >= Decimal::from(20) && (before.value % Decimal::TEN).is_zero()
        || last >= Decimal::TEN && (before.value % Decimal::ONE_HUNDRED).is_zero()
    {
        before.value.checked_add(last)?
    } else {
        return None;
    };
    Some((joined, after))
}

/// The vague number that begins at a token.
pub(super) fn vague(reader: &Reader, at: usize) -> Option<Number> {
    let (low, high, end) = vague_plural(reader, at).or_else(|| small_number(reader, at))?;
    Some(Number { tokens: at..end, value: low, form: NumberForm::Vague, high: Some(high), scale: Decimal::ONE })
}

/// "dozens", "tens of thousands".
fn vague_plural(reader: &Reader, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let (mut low, mut high) = *reader.words.vague.get(reader.norm(at))?;
    let mut end = at + 1;
    if reader.cues.spoken.only_before_of.contains(reader.norm(at)) && reader.norm(end) != OF {
        return None;
    }
    while reader.norm(end) == OF
        && let Some((factor, _)) = reader.words.vague.get(reader.norm(end + 1))
    {
        low = low.checked_mul(*factor)?;
        high = high.checked_mul(*factor)?;
        end += 2;
    }
    Some((low, high, end))
}

/// "several", "a few", and with a scale: "several hundred", "a couple of thousand".
fn small_number(reader: &Reader, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let (len, (low, high)) = reader.words.few.starting(&reader.tokens, at)?;
    let end = at + len;
    let factor = reader.words.scales.get(reader.norm(end)).or_else(|| super::cardinal::many(reader, end));
    match factor {
        Some(factor) => Some((low.checked_mul(*factor)?, high.checked_mul(*factor)?, end + 1)),
        None if reader.norm(at) == reader.cues.spoken.few && !reader.cues.spoken.before_few.contains(reader.before(at)) => None,
        None => Some((*low, *high, end)),
    }
}
