//! Ranks: "third", "21st", "twenty-fifth", "second to last". They order; they do not count. A rank from the end is negative: the last but
//! one is −2.

use rust_decimal::Decimal;

use super::cardinal::{cardinal, money_before};
use super::number::{Number, NumberForm};
use super::reader::Reader;
use crate::language::function_word::{AND, FROM, LAST, ONE, THE};
use crate::language::numbers::ORDINAL_ENDINGS;

/// The ordinal that begins at a token.
pub fn ordinal(reader: &Reader, at: usize) -> Option<Number> {
    let (value, end) = rank(reader, at)?;
    Some(Number { tokens: at..end, value, form: NumberForm::Ordinal, high: None, scale: Decimal::ONE })
}

/// Value and end of an ordinal.
pub fn rank(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let the = at + usize::from(reader.norm(at) == THE);
    // "the" belongs to "the last but one", not to "the penultimate".
    if let Some(found) = before_last(reader, the).or_else(|| from_end(reader, the)).filter(|(_, end)| the == at || *end > the + 1) {
        return Some(found);
    }
    plain(reader, at)
}

/// A rank from the start.
fn plain(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    suffixed(reader, at).or_else(|| single(reader, at)).or_else(|| compound(reader, at))
}

/// "second to last", "third-to-last", "fourth from the end"
fn from_end(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let (value, end) = plain(reader, at)?;
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
