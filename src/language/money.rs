//! Money of other times: pounds, shillings and pence as used until 1971, and exchange rates in other years. Sums of old money are computed in
//! farthings, so that they are exact.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::lookup::{Phrases, by_phrase, stems};
use super::units::DOLLAR;

/// A coin whose name does not give its value: a guinea.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Coin {
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
    #[serde(deserialize_with = "by_phrase")]
    pub pieces: Phrases<Coin>,
    /// `sixpence` → 24.
    pub words: FxHashMap<String, u32>,
    /// Words around a price.
    pub(crate) cues: Cues,
}

impl OldMoney {
    /// The English lists.
    pub fn english() -> OldMoney {
        english_lists!("old_money")
    }
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

/// The contents of `rates.toml`.
#[derive(Debug, Deserialize)]
pub struct Rates {
    dollars: BTreeMap<String, Vec<(i16, i16, Decimal, Decimal)>>,
}

impl Rates {
    /// The rates, compiled into the program.
    ///
    /// # Panics
    /// If the compiled-in file does not parse, which is a bug that the tests find.
    pub fn read() -> Rates {
        toml::from_str(include_str!("rates.toml")).expect("rates.toml is well formed")
    }

    /// True for a currency (ISO 4217 code) whose rates are known for some years.
    pub fn knows(&self, code: &str) -> bool {
        code == DOLLAR || self.dollars.contains_key(code)
    }

    /// The lowest and highest value of one unit in US dollars in any year of a range; `None` if a year is not known.
    pub fn in_dollars(&self, code: &str, (first, last): (i16, i16)) -> Option<(Decimal, Decimal)> {
        if code == DOLLAR {
            return Some((Decimal::ONE, Decimal::ONE));
        }
        let known = self.dollars.get(code)?;
        let of = |year: i16| known.iter().find(|(from, to, ..)| (*from..=*to).contains(&year));
        let spans: Vec<_> = (first..=last).map(of).collect::<Option<_>>()?;
        Some((spans.iter().map(|s| s.2).min()?, spans.iter().map(|s| s.3).max()?))
    }
}

#[cfg(test)]
mod tests {
    use super::{OldMoney, Rates, pounds};

    #[test]
    fn a_guinea_is_a_pound_and_a_shilling() {
        let money = OldMoney::english();
        assert_eq!(money.letters["s"] * 20, money.names["pounds"]);
        assert_eq!(pounds(1008.into()).map(|p| p.to_string()), Some("1.05".into()));
        assert_eq!(pounds(money.words["sixpence"].into()).map(|p| p.to_string()), Some("0.025".into()));
    }

    #[test]
    fn spans_are_in_order_and_leave_no_year_twice() {
        let rates = Rates::read();
        for (code, spans) in &rates.dollars {
            assert!(spans.iter().all(|(from, to, least, most)| from <= to && least < most), "{code}");
            assert!(spans.windows(2).all(|w| w[0].1 < w[1].0), "{code}");
        }
    }

    #[test]
    fn a_stretch_of_years_takes_the_widest_span() {
        let d = |v: &str| v.parse::<rust_decimal::Decimal>().expect("a number");
        let rates = Rates::read();
        assert_eq!(rates.in_dollars("EUR", (2013, 2013)), Some((d("1.17"), d("1.53"))));
        assert_eq!(rates.in_dollars("EUR", (2014, 2015)), Some((d("1.02"), d("1.53"))));
        assert_eq!(rates.in_dollars("EUR", (1990, 1990)), None);
        assert_eq!(rates.in_dollars("USD", (1990, 1990)), Some((d("1"), d("1"))));
    }
}
