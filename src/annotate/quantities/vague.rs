//! Words for some number of a size: "dozens", "hundreds of thousands", "several", "a few hundred".

use rust_decimal::Decimal;

use super::number::{Number, NumberForm};
use super::reader::Reader;
use crate::language::function_word::OF;

/// The vague number that begins at a token.
pub fn vague(reader: &Reader, at: usize) -> Option<Number> {
    let (low, high, end) = plural(reader, at).or_else(|| few(reader, at))?;
    Some(Number { tokens: at..end, value: low, form: NumberForm::Vague, high: Some(high), scale: Decimal::ONE })
}

/// "dozens", "tens of thousands"; "the thousands" and "hundreds" all alike.
fn plural(reader: &Reader, at: usize) -> Option<(Decimal, Decimal, usize)> {
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
fn few(reader: &Reader, at: usize) -> Option<(Decimal, Decimal, usize)> {
    let (len, (low, high)) = reader.words.few.starting(&reader.tokens, at)?;
    let end = at + len;
    let factor = reader.words.scales.get(reader.norm(end)).or_else(|| super::cardinal::many(reader, end));
    match factor {
        Some(factor) => Some((low.checked_mul(*factor)?, high.checked_mul(*factor)?, end + 1)),
        None if reader.norm(at) == reader.cues.spoken.few && !reader.cues.spoken.before_few.contains(reader.before(at)) => None,
        None => Some((*low, *high, end)),
    }
}
