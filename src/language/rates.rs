//! Exchange rates of currencies in other years, as ranges that contain the rate of every day.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

/// The contents of `rates.toml`.
#[derive(Debug, Deserialize)]
pub struct Rates {
    dollars: BTreeMap<String, Vec<(i16, i16, Decimal, Decimal)>>,
}

/// The currency in which the others are valued.
const DOLLAR: &str = "USD";

/// The rates, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn rates() -> Rates {
    toml::from_str(include_str!("rates.toml")).expect("rates.toml is well formed")
}

impl Rates {
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
    use super::rates;

    #[test]
    fn spans_are_in_order_and_leave_no_year_twice() {
        let rates = rates();
        for (code, spans) in &rates.dollars {
            assert!(spans.iter().all(|(from, to, least, most)| from <= to && least < most), "{code}");
            assert!(spans.windows(2).all(|w| w[0].1 < w[1].0), "{code}");
        }
    }

    #[test]
    fn a_stretch_of_years_takes_the_widest_span() {
        let d = |v: &str| v.parse::<rust_decimal::Decimal>().expect("a number");
        let rates = rates();
        assert_eq!(rates.in_dollars("EUR", (2013, 2013)), Some((d("1.17"), d("1.53"))));
        assert_eq!(rates.in_dollars("EUR", (2014, 2015)), Some((d("1.02"), d("1.53"))));
        assert_eq!(rates.in_dollars("EUR", (1990, 1990)), None);
        assert_eq!(rates.in_dollars("USD", (1990, 1990)), Some((d("1"), d("1"))));
    }
}
