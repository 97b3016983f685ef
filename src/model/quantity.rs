//! Counted and measured things: an exact interval, a bound, a unit, what is counted and in what role.

use rust_decimal::Decimal;
use serde::Serialize;

use super::Span;

/// The unit of a vote result given as "11 to 9".
pub const VOTE: &str = "vote result";

/// A quantity as stated. Numbers are exact decimals, never floats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The stated number; for a range, its lower end; `None` for "dozens of" and the like (see `low` and `high`).
    pub value: Option<Decimal>,
    /// Least value that the words allow; `None`: no lower limit. An exact 15 has `low` = `high` = 15.
    pub low: Option<Decimal>,
    /// Greatest value that the words allow; `None`: no upper limit.
    pub high: Option<Decimal>,
    /// How the number is bounded.
    pub bound: Bound,
    /// Canonical unit: `%`, `percentage point`, ISO 4217 code (`USD`), or a measure's singular name (`kilometre`); `None` for counts.
    pub unit: Option<String>,
    /// Factor that converts `value` into the SI base unit (or 1 of the currency), if there is one: `(symbol, factor)`.
    pub base: Option<(String, Decimal)>,
    /// Head of what is counted, singular and lower case: "settlement" for "nearly 300 settlements".
    pub of: Option<String>,
    /// The counted noun phrase, modifiers included: "Armenian servicemen".
    pub of_span: Option<Span>,
    /// Lower-case modifiers of the counted noun: "armenian".
    pub modifiers: Vec<String>,
    /// The part that the counted people or things have in the event, from the role ontology: `killed`, `injured`, `missing`, `arrested`, `paid` …
    pub role: Option<String>,
    /// The change of the quantity, if the text states one.
    pub change: Option<Change>,
    /// Part, rate or period that makes it incomparable with a plain total.
    pub scope: Option<Scope>,
    /// True for an ordinal ("the third"), which ranks and does not count.
    pub ordinal: bool,
}

/// How the words limit a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// "15"
    Exact,
    /// "about", "some", "around", "an estimated"
    About,
    /// "nearly", "almost", "close to": about, not above
    Nearly,
    /// "at least", "no fewer than"
    AtLeast,
    /// "more than", "over", "above"
    MoreThan,
    /// "at most", "up to", "as many as"
    AtMost,
    /// "fewer than", "under", "below"
    LessThan,
    /// "between 60 and 100", "10 to 15"
    Range,
    /// "dozens", "hundreds", "several", "a few"
    Vague,
}

/// A stated change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// "rose by 5"
    UpBy,
    /// "fell by 5"
    DownBy,
    /// "rose to 5"
    UpTo,
    /// "fell to 5"
    DownTo,
}

/// What limits the comparison of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// "a day", "per year", "an hour"
    Rate,
    /// "of them", "among them", "including"
    Part,
    /// "in all", "a total of", "so far", "since the war began"
    Total,
    /// "another", "a further", "more": on top of others
    Additional,
}
