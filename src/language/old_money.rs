//! Pounds, shillings and pence as used until 1971: the contents of `old_money.toml`. All sums are computed in farthings, so that they are exact.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

use super::numbers::stems;
use super::phrases::Phrases;

/// A coin whose name does not give its value: a guinea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Piece {
    /// Its value.
    pub farthings: u32,
    /// True if no other currency has a coin of that name.
    pub sure: bool,
}

/// How sums of old money are written.
#[derive(Debug, Deserialize)]
pub struct OldMoney {
    /// `s` → 48: only after figures.
    pub letters: FxHashMap<String, u32>,
    /// `shillings` → 48.
    pub names: FxHashMap<String, u32>,
    /// `guineas` → 1008.
    #[serde(deserialize_with = "pieces")]
    pub pieces: Phrases<Piece>,
    /// `sixpence` → 24.
    pub words: FxHashMap<String, u32>,
    /// Words around a price.
    pub(crate) cues: Cues,
}

/// Words around sums; the comments in the file explain each list.
#[derive(Debug, Deserialize)]
pub(crate) struct Cues {
    #[serde(deserialize_with = "stems")]
    pub(crate) paid: FxHashSet<String>,
    pub(crate) elsewhere: FxHashSet<String>,
    pub(crate) per_piece: FxHashSet<String>,
    pub(crate) before_dates: FxHashSet<String>,
    pub(crate) before_price: FxHashSet<String>,
    pub(crate) behind_price: FxHashSet<String>,
    pub(crate) halfpenny: String,
}

/// Farthings in a pound, a crown, a shilling and a penny.
pub(crate) const POUND: u32 = 960;
pub(crate) const CROWN: u32 = 240;
pub(crate) const SHILLING: u32 = 48;
pub(crate) const PENNY: u32 = 4;
/// Shillings in a pound, and pence in a shilling.
pub(crate) const SHILLINGS: u32 = POUND / SHILLING;
pub(crate) const PENCE: u32 = SHILLING / PENNY;

/// Decimal places: enough to distinguish two farthings.
const PLACES: u32 = 6;

/// A sum in pounds.
pub fn pounds(farthings: Decimal) -> Option<Decimal> {
    Some(farthings.checked_div(Decimal::from(POUND))?.round_dp(PLACES).normalize())
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> OldMoney {
    toml::from_str(include_str!("en/old_money.toml")).expect("en/old_money.toml is well formed")
}

fn pieces<'de, D: Deserializer<'de>>(table: D) -> Result<Phrases<Piece>, D::Error> {
    BTreeMap::<String, Piece>::deserialize(table).map(Phrases::new)
}

#[cfg(test)]
mod tests {
    use super::{english, pounds};

    #[test]
    fn a_guinea_is_a_pound_and_a_shilling() {
        let money = english();
        assert_eq!(money.letters["s"] * 20, money.names["pounds"]);
        assert_eq!(pounds(1008.into()).map(|p| p.to_string()), Some("1.05".into()));
        assert_eq!(pounds(money.words["sixpence"].into()).map(|p| p.to_string()), Some("0.025".into()));
    }
}
