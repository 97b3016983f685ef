//! Sums in two currencies. Which rate a writer took is not known; whether any rate of those years makes one sum of both is.

use rust_decimal::Decimal;

use super::comparable::Counted;
use super::ladder::{self, Level};
use super::times::whens;
use crate::diff::pair::Pair;
use crate::model::Quantity;

/// Are both sums, in two currencies whose rates are known in some years?
pub fn in_two_currencies(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let known = |q: &Quantity| q.unit.as_deref().is_some_and(|unit| pair.reading.language.rates.knows(unit));
    a.unit != b.unit && known(a) && known(b)
}

/// The level of two sums in two currencies by the rates of the years in which the two accounts were published, and of those that they tell
/// of. `None` where the rates of one of these years are not known.
pub fn level(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> Option<Level> {
    if !in_two_currencies(pair, a.quantity, b.quantity) {
        return None;
    }
    let published = |c: Counted<'_>| Some(pair.reading.accounts[c.said.account.0].published.as_ref()?.start.year());
    let told = [a, b].into_iter().flat_map(|c| whens(c.said)).map(|when| when.start.year());
    let years: Vec<i16> = told.chain([published(a)?, published(b)?]).collect();
    let years = (*years.iter().min()?, *years.iter().max()?);
    let dollars = |c: Counted<'_>| -> Option<(Option<Decimal>, Option<Decimal>)> {
        let (least, most) = pair.reading.language.rates.in_dollars(c.quantity.unit.as_deref()?, years)?;
        let (low, high) = ladder::interval(c.quantity, pair.reading.tolerances)?;
        Some((low.and_then(|v| v.checked_mul(least)), high.and_then(|v| v.checked_mul(most))))
    };
    let (p, q) = (dollars(a)?, dollars(b)?);
    let below = |high: Option<Decimal>, low: Option<Decimal>| matches!((high, low), (Some(high), Some(low)) if high < low);
    Some(if below(p.1, q.0) || below(q.1, p.0) { Level::Exclusive } else { Level::AtSomeRate })
}
