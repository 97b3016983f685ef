//! Sums in two currencies. Which rate a writer took is not known; whether any rate of those years makes one sum of both is.

use rust_decimal::Decimal;

use super::footing::{Counted, long_past};
use super::ladder::{self, Level};
use crate::diff::pair::Pair;
use crate::model::Quantity;

/// Are both sums, in two currencies whose rates are known in some years?
pub fn in_two_currencies(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let known = |q: &Quantity| q.unit.as_deref().is_some_and(|unit| pair.reading.language.rates.knows(unit));
    a.unit != b.unit && known(a) && known(b)
}

/// The rung of two sums in two currencies by the rates of the years in which the two accounts were published. `None` where those are not
/// known, or where the sums are of long ago.
pub fn level(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> Option<Level> {
    if !in_two_currencies(pair, a.quantity, b.quantity) || long_past(pair, a.said) || long_past(pair, b.said) {
        return None;
    }
    let year = |c: Counted<'_>| Some(pair.reading.accounts[c.said.account.0].published.as_ref()?.start.year());
    let (x, y) = (year(a)?, year(b)?);
    let years = (x.min(y), x.max(y));
    let dollars = |c: Counted<'_>| -> Option<(Option<Decimal>, Option<Decimal>)> {
        let (least, most) = pair.reading.language.rates.in_dollars(c.quantity.unit.as_deref()?, years)?;
        let (low, high) = ladder::interval(c.quantity, pair.reading.tolerances)?;
        Some((low.and_then(|v| v.checked_mul(least)), high.and_then(|v| v.checked_mul(most))))
    };
    let (p, q) = (dollars(a)?, dollars(b)?);
    let below = |high: Option<Decimal>, low: Option<Decimal>| matches!((high, low), (Some(high), Some(low)) if high < low);
    Some(if below(p.1, q.0) || below(q.1, p.0) { Level::Exclusive } else { Level::AtSomeRate })
}
