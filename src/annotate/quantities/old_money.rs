//! Sums in pounds, shillings and pence: `£12 10s. 6d.`, `50l.`, `2/6`, "two shillings and sixpence", "ten guineas", "half a crown". Each is one
//! figure in pounds. A letter after digits is a coin only if the account or the words around it are about such money.

use std::ops::Range;

use rust_decimal::Decimal;

use super::figure::Figure;
use super::fraction::one_sign;
use super::number::{Number, NumberForm};
use super::reader::Reader;
use crate::language::function_word::{AND, OF};
use crate::language::money::{CROWN, PENCE, PENNY, POUND, SHILLING, SHILLINGS, pounds};
use crate::language::units::STERLING;

/// From here on, a number before a slash is not a number of shillings.
const MOST_SHILLINGS: Decimal = Decimal::from_parts(200, 0, 0, false, 0);
/// From here on, a number after a pound sign and before a slash or hyphen is not part of a sum.
const MOST_POUNDS: u32 = 1_000_000;

/// A sum and its position.
pub(super) struct Sum {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its value in farthings.
    farthings: Decimal,
    /// True if it cannot be other money or a measure, whatever is around it.
    pub(super) sure: bool,
}

/// A part of a sum: a number of one coin.
struct Part {
    end: usize,
    farthings: Decimal,
    /// Value of the coin in farthings: the coins of a sum get smaller.
    coin: u32,
    /// True if it cannot be other money or a measure.
    sure: bool,
    /// True if the coin is written as a letter.
    letter: bool,
}

/// The sums of a statement as figures, in order.
pub(super) fn figures(reader: &Reader) -> Vec<Figure> {
    let figure = |sum: Sum| {
        let value = pounds(sum.farthings)?;
        let number = Number { tokens: sum.tokens, value, form: NumberForm::Digits, high: None, scale: Decimal::ONE };
        Some(Figure { unit: Some(reader.words.units.money(STERLING)), ..Figure::bare(&number) })
    };
    sums(reader).into_iter().filter_map(figure).collect()
}

/// The sums of a statement, in order.
pub(super) fn sums(reader: &Reader) -> Vec<Sum> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < reader.len() {
        match slashed(reader, at).or_else(|| spoken(reader, at)).filter(|sum| sum.tokens.end > at) {
            Some(sum) => {
                at = sum.tokens.end;
                out.push(sum);
            }
            None => at += 1,
        }
    }
    out
}

/// `£2/3/6`, `£12.10.6`, `2/6`, `6/-`.
fn slashed(reader: &Reader, at: usize) -> Option<Sum> {
    let signed = reader.norm(at) == "£";
    let start = at + usize::from(signed);
    let (first, mut end) = small(reader, start, MOST_POUNDS)?;
    let mark = reader.norm(end);
    let tied = |at: usize| reader.norm(at) == mark && reader.glued(at) && reader.glued(at + 1);
    if signed && matches!(mark, "/" | "-") && tied(end) {
        let (shillings, next) = small(reader, end + 1, SHILLINGS)?;
        let (pence, next) = tied(next).then(|| small(reader, next + 1, PENCE)).flatten()?;
        let farthings = first * Decimal::from(POUND) + shillings * Decimal::from(SHILLING) + pence * Decimal::from(PENNY);
        return Some(Sum { tokens: at..next, farthings, sure: true });
    }
    if signed || mark != "/" || !tied(end) || at > 0 && reader.glued(at) && reader.before(at) == "/" || first >= MOST_SHILLINGS {
        return None;
    }
    let bare = reader.dash(end + 1) && !reader.glued(end + 2) | !reader.word(end + 2);
    let (pence, next) = if bare { (Decimal::ZERO, end + 2) } else { small(reader, end + 1, PENCE)? };
    end = next;
    let more = matches!(reader.norm(end), "/" | OF) || reader.unit_at(end, false).is_some();
    // "4/6 a day": fractions are never written like this.
    let coarse = first >= pence || [2, 3, 5].iter().any(|n| (first % Decimal::from(*n)).is_zero() && (pence % Decimal::from(*n)).is_zero());
    let rated = coarse && !pence.is_zero() && reader.words.old_money.cues.per_piece.contains(reader.norm(end));
    let fits = bare
        || rated && !more
        || !more
            && !reader.words.old_money.cues.before_dates.contains(reader.before(at))
            && (priced(reader, at) || reader.habits.old_money && offered(reader, at, end));
    fits.then(|| Sum { tokens: at..end, sure: bare, farthings: first * Decimal::from(SHILLING) + pence * Decimal::from(PENNY) })
}

/// True if it is a price: "at 2/6", "2/6 each".
fn offered(reader: &Reader, at: usize, end: usize) -> bool {
    let cues = &reader.words.old_money.cues;
    cues.before_price.contains(reader.before(at)) || cues.behind_price.contains(reader.norm(end))
}

/// A whole number below `limit`.
fn small(reader: &Reader, at: usize, limit: u32) -> Option<(Decimal, usize)> {
    let (value, end) = super::digits::digits(reader, at)?;
    (value < Decimal::from(limit) && value.fract().is_zero()).then_some((value, end))
}

/// Parts with ever smaller coins, or one piece.
fn spoken(reader: &Reader, at: usize) -> Option<Sum> {
    let signed = reader.norm(at) == "£";
    let first = if signed { signed_pounds(reader, at)? } else { piece(reader, at).or_else(|| part(reader, at, false))? };
    let (mut farthings, mut end, mut coin, mut sure, mut letter, mut parts) =
        (first.farthings, first.end, first.coin, first.sure, first.letter, 1);
    // "three pounds and 50 pence" is modern money.
    let of_today = |coin: u32, next: &Part| {
        coin == POUND && next.coin == PENNY && !next.letter && !(reader.habits.old_money && next.farthings < Decimal::from(SHILLING))
    };
    while let Some(next) = part(reader, past_joint(reader, end), true).filter(|next| next.coin < coin && !of_today(coin, next)) {
        farthings = farthings.checked_add(next.farthings)?;
        (end, coin, letter, parts) = (next.end, next.coin, letter || next.letter, parts + 1);
        sure = true;
    }
    let stop = reader.norm(end) == "." && reader.glued(end);
    let goes_on = stop && reader.word(end + 1) && !reader.capital(end + 1);
    let alone = parts == 1 && !signed;
    if signed && parts == 1 {
        return None; // "£80" is read like any other sum
    }
    // "5l. of petrol"
    let litres = letter && alone && first.coin == POUND && reader.norm(end + usize::from(stop)) == OF;
    let fits = sure || !litres && (reader.habits.old_money || letter && alone && stop && (goes_on || priced(reader, at)));
    let end = if letter && stop && (goes_on || end + 1 < reader.len()) { end + 1 } else { end };
    fits.then_some(Sum { tokens: at..end, farthings, sure })
}

/// The index after what joins two parts: ".", ",", "and", "-".
fn past_joint(reader: &Reader, at: usize) -> usize {
    let at = if reader.norm(at) == "." && reader.glued(at) { at + 1 } else { at };
    if matches!(reader.norm(at), AND | "," | "-") { at + 1 } else { at }
}

fn signed_pounds(reader: &Reader, at: usize) -> Option<Part> {
    let (pounds, end) = super::digits::digits(reader, at + 1)?;
    Some(Part { end, farthings: pounds.checked_mul(Decimal::from(POUND))?, coin: POUND, sure: false, letter: false })
}

/// "10s", "6½d", "fifteen shillings", "sixpence"; behind a part with a larger coin also "10 s.".
fn part(reader: &Reader, at: usize, behind: bool) -> Option<Part> {
    let money = &reader.words.old_money;
    if let Some(farthings) = money.words.get(reader.norm(at)) {
        let half = usize::from(reader.norm(at + 1) == money.cues.halfpenny) as u32;
        let worth = Decimal::from(*farthings + 2 * half);
        return Some(Part { end: at + 1 + half as usize, farthings: worth, coin: PENNY, sure: true, letter: false });
    }
    let found =
        super::number::unsigned(reader, at).filter(|n| matches!(n.form, NumberForm::Digits | NumberForm::Words | NumberForm::Fraction))?;
    let (mut count, mut end) = (found.value, found.tokens.end);
    if found.scaled() && found.scale > Decimal::ONE_HUNDRED {
        return None;
    }
    let digits = reader.digits(end - 1);
    // "1½d": the letter and the half are one token.
    let mut norm = reader.norm(end);
    if let Some((more, rest)) = half_before(norm).filter(|_| digits && reader.glued(end)) {
        count = count.checked_add(more)?;
        norm = rest;
    }
    let lettered = digits || reader.norm(end - 1).contains(['½', '¼', '¾']);
    let sterling = behind || norm == "l" || reader.glued(end);
    let coin = money.letters.get(norm).filter(|_| lettered && sterling && !found.value.is_zero());
    let (coin, letter) = match coin {
        Some(coin) => (*coin, true),
        None => (*money.names.get(norm).filter(|_| !reader.glued(end))?, false),
    };
    if reader.hyphen(end + 1)
        || letter && (reader.glued(end + 1) && (reader.word(end + 1) || reader.norm(end + 1) == "/") || !whole_enough(count))
    {
        return None;
    }
    end += 1;
    let shillings = coin == SHILLING && !letter && count < Decimal::ONE_THOUSAND && !modern(reader);
    Some(Part { end, farthings: count.checked_mul(Decimal::from(coin))?, coin, sure: shillings, letter })
}

/// True for a count of coins that is whole or has a half or quarter.
fn whole_enough(count: Decimal) -> bool {
    (count * Decimal::from(4)).fract().is_zero()
}

/// Splits "½d" into a half and "d".
fn half_before(norm: &str) -> Option<(Decimal, &str)> {
    let first = norm.chars().next()?;
    let more = match first {
        '½' => Decimal::new(5, 1),
        '¼' => Decimal::new(25, 2),
        '¾' => Decimal::new(75, 2),
        _ => return None,
    };
    Some((more, &norm[first.len_utf8()..]))
}

/// "ten guineas", "a guinea", "half a crown", "half-a-guinea".
fn piece(reader: &Reader, at: usize) -> Option<Part> {
    let pieces = &reader.words.old_money.pieces;
    let after_half = || {
        let a = reader.past_hyphen(at + 1);
        let next = if reader.article(a) { reader.past_hyphen(a + 1) } else { a };
        pieces.starting(&reader.tokens, next).map(|(len, piece)| (next + len, Decimal::new(5, 1), *piece))
    };
    let counted = || {
        let (count, end) = if reader.article(at) {
            (Decimal::ONE, at + 1)
        } else {
            let number = super::number::unsigned(reader, at)
                .filter(|n| matches!(n.form, NumberForm::Digits | NumberForm::Words | NumberForm::Fraction))?;
            (number.value, number.tokens.end)
        };
        pieces.starting(&reader.tokens, end).map(|(len, piece)| (end + len, count, *piece))
    };
    let half = reader.norm(at) == reader.cues.parts.half;
    let (end, count, piece) = if half { after_half().or_else(counted) } else { counted() }?;
    let one_sign = one_sign(reader, at).is_some();
    let sure = piece.sure || half && piece.farthings == CROWN && !one_sign;
    if !sure && (!reader.habits.old_money || reader.norm(end) == OF) {
        return None;
    }
    Some(Part { end, farthings: count.checked_mul(Decimal::from(piece.farthings))?, coin: piece.farthings, sure, letter: false })
}

/// True if a word for paying is just before a sum.
fn priced(reader: &Reader, at: usize) -> bool {
    const REACH: usize = 5;
    (at.saturating_sub(REACH)..at).any(|at| reader.words.old_money.cues.paid.contains(reader.stem(at).as_ref()))
}

/// True if the statement names a country whose modern currency is the shilling.
fn modern(reader: &Reader) -> bool {
    *reader.shillings.get_or_init(|| reader.tokens.iter().any(|t| reader.words.old_money.cues.elsewhere.contains(&t.norm)))
}
