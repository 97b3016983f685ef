//! Pounds, shillings and pence as they were until 1971: the contents of `old_money.toml`. All is reckoned in farthings, so that a sum is exact.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::phrases::Phrases;
use super::words::Words;

/// A piece that is told by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its worth.
    pub farthings: u32,
    /// Is it no other money's too?
    pub sure: bool,
}

/// How sums of old money are told.
#[derive(Debug)]
pub struct OldMoney {
    /// `s` → 48: behind figures only.
    pub letters: FxHashMap<String, u32>,
    /// `shillings` → 48.
    pub names: FxHashMap<String, u32>,
    /// `guineas` → 1008.
    pub pieces: Phrases<Piece>,
    /// `sixpence` → 24.
    pub words: FxHashMap<String, u32>,
    /// Stems of words for paying.
    pub paid: FxHashSet<String>,
    /// Words around a price.
    pub(crate) cues: Cues,
}

#[derive(Deserialize)]
struct File {
    coins: Vec<Coin>,
    pieces: Vec<PieceLine>,
    words: FxHashMap<String, u32>,
    cues: Cues,
}

#[derive(Deserialize)]
struct Coin {
    farthings: u32,
    letters: Vec<String>,
    names: Vec<String>,
}

#[derive(Deserialize)]
struct PieceLine {
    farthings: u32,
    names: Vec<String>,
    sure: bool,
}

/// Words around sums; the lists say what for.
#[derive(Debug, Deserialize)]
pub(crate) struct Cues {
    paid: Vec<String>,
    pub(crate) elsewhere: FxHashSet<String>,
    pub(crate) per_piece: FxHashSet<String>,
    pub(crate) before_dates: FxHashSet<String>,
    pub(crate) before_price: FxHashSet<String>,
    pub(crate) behind_price: FxHashSet<String>,
    pub(crate) halfpenny: String,
}

/// Farthings to the pound.
const POUND: Decimal = Decimal::from_parts(960, 0, 0, false, 0);

/// Digits behind the point that tell every farthing from the next.
const PLACES: u32 = 6;

/// A sum in pounds.
pub fn pounds(farthings: Decimal) -> Option<Decimal> {
    Some(farthings.checked_div(POUND)?.round_dp(PLACES).normalize())
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english(words: &Words) -> OldMoney {
    let file: File = toml::from_str(include_str!("en/old_money.toml")).expect("en/old_money.toml is well formed");
    let spread = |list: fn(&Coin) -> &Vec<String>| {
        file.coins.iter().flat_map(move |coin| list(coin).iter().map(|form| (form.clone(), coin.farthings))).collect()
    };
    let pieces = file.pieces.iter().flat_map(|line| {
        let piece = Piece { farthings: line.farthings, sure: line.sure };
        line.names.iter().map(move |name| (name.clone(), piece))
    });
    OldMoney {
        letters: spread(|coin| &coin.letters),
        names: spread(|coin| &coin.names),
        pieces: Phrases::new(pieces),
        words: file.words,
        paid: file.cues.paid.iter().map(|word| words.stem(word).into_owned()).collect(),
        cues: file.cues,
    }
}

#[cfg(test)]
mod tests {
    use super::{english, pounds};
    use crate::language::words;

    #[test]
    fn a_guinea_is_a_pound_and_a_shilling() {
        let money = english(&words::english());
        assert_eq!(money.letters["s"] * 20, money.names["pounds"]);
        assert_eq!(pounds(1008.into()).map(|p| p.to_string()), Some("1.05".into()));
        assert_eq!(pounds(money.words["sixpence"].into()).map(|p| p.to_string()), Some("0.025".into()));
    }
}
