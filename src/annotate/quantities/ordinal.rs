//! Ranks: "third", "21st", "twenty-fifth". They order; they do not count.

use rust_decimal::Decimal;

use super::cardinal::{cardinal, money_before};
use super::number::{Number, NumberForm};
use super::reader::Reader;

/// The ordinal that begins at a token.
pub fn ordinal(reader: &Reader, at: usize) -> Option<Number> {
    let (value, end) = rank(reader, at)?;
    Some(Number { tokens: at..end, value, form: NumberForm::Ordinal, high: None, scale: Decimal::ONE })
}

/// Value and end of an ordinal.
pub fn rank(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    suffixed(reader, at).or_else(|| single(reader, at)).or_else(|| compound(reader, at))
}

/// "11th", "2nd"
fn suffixed(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let suffix = matches!(reader.norm(at + 1), "st" | "nd" | "rd" | "th") && reader.glued(at + 1);
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
        "and" => end + 1,
        _ => reader.past_hyphen(end),
    };
    let (last, after) = single(reader, next)?;
    let joined = if last >= Decimal::ONE_HUNDRED {
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
