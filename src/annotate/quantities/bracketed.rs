//! Figures in brackets, as accounts of money write what is below nought: `(1,200)`, `$(4.5) million`, `a loss of ($300)`. In running text a
//! bracket is an aside, and the figure in it is what it says; so a bracket counts only where the sentence has no figure without it, or where
//! it is a column.

use rust_decimal::Decimal;

use super::cardinal::{cardinal, money_before};
use super::number::{Number, NumberForm};
use super::reader::Reader;
use crate::language::function_word::OF;

/// A word for a loss stands so near before its figure.
const LOSS: usize = 8;

/// The number below nought whose bracket opens at a token.
pub fn bracketed(reader: &Reader, at: usize) -> Option<Number> {
    if reader.norm(at) != "(" {
        return None;
    }
    let signed = usize::from(!reader.digits(at + 1) && reader.words.units.before(reader.text, &reader.tokens, at + 2).is_some());
    let start = at + 1 + signed;
    let inner = cardinal(reader, start).filter(|n| n.form == NumberForm::Digits && reader.digits(start))?;
    let close = inner.tokens.end;
    let whole = reader.norm(close) == ")" && reader.glued(start) && reader.glued(close);
    if !whole || !(money_before(reader, at) && reader.glued(at) || wanted(reader, at, close) || column(reader, at, close)) {
        return None;
    }
    // "a loss of (300)": the word says already that it is below nought
    let loss = (0..at).rev().take(LOSS).any(|at| reader.words.losses.contains(reader.language.words.stem(reader.norm(at)).as_ref()));
    let scale = reader.words.scales.get(reader.norm(close + 1)).copied();
    let (value, end) = match scale {
        Some(scale) => (inner.value.checked_mul(scale)?, close + 2),
        None => (inner.value, close + 1),
    };
    // the sign of the money inside is left for the unit to find
    let tokens = if signed > 0 { start..close } else { at..end };
    Some(Number { tokens, value: if loss { value } else { -value }, scale: scale.unwrap_or(Decimal::ONE).max(inner.scale), ..inner })
}

/// Does the sentence want a figure there: "a result of (1,200)", "the balance was (350)"? A year and a number of a note are no sums.
fn wanted(reader: &Reader, at: usize, close: usize) -> bool {
    let led = reader.cues.digits.before_brackets.contains(reader.before(at));
    led && !(close == at + 2 && plain_year(reader, at + 1)) && reader.norm(close + 1) != OF
}

/// Does it stand where only figures and strokes stand beside it?
fn column(reader: &Reader, at: usize, close: usize) -> bool {
    let edge = |at: usize| reader.norm(at) == "|" || reader.digits(at) || reader.norm(at) == "(" && reader.digits(at + 1);
    let before = at > 0 && (matches!(reader.before(at), "|" | ")") || reader.digits(at - 1));
    before && (close + 1 >= reader.len() || edge(close + 1)) && !plain_year(reader, at + 1)
}

fn plain_year(reader: &Reader, at: usize) -> bool {
    reader.norm(at).len() == 4 && reader.norm(at).parse::<u16>().is_ok_and(|year| (1000..2100).contains(&year))
}
