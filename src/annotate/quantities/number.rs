//! Bare numbers: digits, words, fractions, ordinals, "dozens". What they count is not asked here.

use std::ops::Range;

use rust_decimal::Decimal;

use super::cardinal::cardinal;
use super::fraction::{fraction, mixed, ratio};
use super::ordinal::ordinal;
use super::power::power;
use super::reader::Reader;
use super::vague::vague;
use crate::language::function_word::ONE;

/// A number in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its value; for vague words the lower end.
    pub value: Decimal,
    /// What it was made of.
    pub form: NumberForm,
    /// For vague words, the greatest value.
    pub high: Option<Decimal>,
    /// The scale word it ends in, 1 without one: a million for "2.5 million".
    pub scale: Decimal,
}

impl Number {
    /// Does it end in a scale word?
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
    if let Some(found) = super::bracketed::bracketed(reader, at) {
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
pub fn unsigned(reader: &Reader, at: usize) -> Option<Number> {
    if pronoun(reader, at) {
        return None;
    }
    power(reader, at)
        .or_else(|| fraction(reader, at))
        .or_else(|| ordinal(reader, at))
        .or_else(|| vague(reader, at))
        .or_else(|| plain(reader, at))
}

/// A cardinal with what may follow it: "and a half", "in five", "/ 3".
fn plain(reader: &Reader, at: usize) -> Option<Number> {
    let found = cardinal(reader, at)?;
    ratio(reader, &found).or_else(|| mixed(reader, &found)).or(Some(found))
}

/// Where the number after a minus begins. A hyphen that joins words or figures is no sign.
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

/// "one" that stands for something already named: "the one", "this one", "one another", "no one".
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

/// After "the one": is a noun counted ("the one person who")?
fn counted(reader: &Reader, at: usize) -> bool {
    reader.word(at) && reader.words.roles.is_person(reader.norm(at))
}
