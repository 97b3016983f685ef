//! Powers of ten and others in digits: `1e10`, `1.3x10^6`, `2.5^-1`. Exact or not at all.

use rust_decimal::Decimal;

use super::digits::digits;
use super::number::{Number, NumberForm};
use super::reader::Reader;

/// Greatest exponent that is worked out: beyond it no decimal holds the result.
const LIMIT: u32 = 60;

/// The power that begins at a token.
pub fn power(reader: &Reader, at: usize) -> Option<Number> {
    let (base, end) = digits(reader, at)?;
    let (value, end) = scientific(reader, base, end).or_else(|| times_ten(reader, base, end)).or_else(|| raised(reader, base, end))?;
    Some(Number { tokens: at..end, value, form: NumberForm::Digits, high: None, scale: Decimal::ONE })
}

/// `1e10`, `12e-1`
fn scientific(reader: &Reader, base: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let exponent = reader.norm(at).strip_prefix('e').filter(|_| reader.glued(at))?;
    let (exponent, end) = if exponent.is_empty() { signed(reader, at + 1)? } else { (exponent.parse().ok()?, at + 1) };
    Some((base.checked_mul(raise(Decimal::TEN, exponent)?)?, end))
}

/// `1.3x10^6`, `1.3 × 10^6`
fn times_ten(reader: &Reader, base: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let after = match (reader.norm(at), reader.norm(at + 1)) {
        ("x10" | "×10", _) => at + 1,
        ("x" | "×" | "*", "10") => at + 2,
        _ => return None,
    };
    let (exponent, end) = signed(reader, after + 1).filter(|_| reader.norm(after) == "^")?;
    Some((base.checked_mul(raise(Decimal::TEN, exponent)?)?, end))
}

/// `1.1^23`
fn raised(reader: &Reader, base: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let (exponent, end) = signed(reader, at + 1).filter(|_| reader.norm(at) == "^" && reader.glued(at))?;
    Some((raise(base, exponent)?, end))
}

/// A whole number with any of `+`, `-` and `--` before it.
fn signed(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    let marks = (at..at + 3).take_while(|at| matches!(reader.norm(*at), "+" | "-")).count();
    let minus = (at..at + marks).filter(|at| reader.dash(*at)).count();
    let value: i32 = reader.norm(at + marks).parse().ok()?;
    Some((if minus == 1 { -value } else { value }, at + marks + 1))
}

fn raise(base: Decimal, exponent: i32) -> Option<Decimal> {
    let count = Some(exponent.unsigned_abs()).filter(|n| *n <= LIMIT)?;
    let value = (0..count).try_fold(Decimal::ONE, |value, _| value.checked_mul(base))?;
    if exponent < 0 { Decimal::ONE.checked_div(value) } else { Some(value) }
}
