//! Pairs of units without a conversion factor: temperature scales, a share and percent, "francs" of a country that is not named, and sums
//! in two currencies. It is unknown which rate a writer took; but it is known whether any rate of those years makes the two sums equal.

use crate::language::comparing::unit;
use rust_decimal::Decimal;

use super::comparable::Counted;
use super::ladder::{Level, interval, level_of_values};
use super::scope::times_of;
use crate::diff::pair::Pair;
use crate::language::units::Scale;
use crate::model::{Bound, Change, Quantity};

/// A temperature that is converted and rounded is off by no more than this.
const ROUGHLY: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// A share given as a fraction is off by no more than this percentage.
const FRACTION: i64 = 10;

/// True if the two are of one measure, though their units have no conversion factor.
pub(super) fn share_a_measure(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    one_money(pair, a, b) || temperature_scales(pair, a, b).is_some() || shares_of_whole(a, b).is_some()
}

/// The level of two such quantities; `None` for all others.
pub(super) fn level_of_measures(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> Option<Level> {
    if one_money(pair, a, b) {
        let b = Quantity { unit: a.unit.clone(), base: a.base.clone(), ..b.clone() };
        return level_of_values(a, &b, pair.reading.tolerances);
    }
    if let Some((x, y)) = shares_of_whole(a, b) {
        let (x, y) = (x?, y?);
        let gap = (x - y).abs().checked_mul(Decimal::ONE_HUNDRED)?;
        let allowed = x.abs().max(y.abs()).checked_mul(Decimal::from(FRACTION))?;
        return Some(if x == y {
            Level::Identical
        } else if gap <= allowed {
            Level::Rounded
        } else {
            Level::Exclusive
        });
    }
    let all = temperature_scales(pair, a, b)?;
    all.into_iter().filter_map(|(x, y)| level_of_degrees((a, x), (b, y))).min()
}

/// True if two temperatures in one unit are so close that the rounder one may be a rough form of the other: minus 17 and minus 20.
pub(super) fn are_roughly_equal(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let is_temperature = |unit: &str| unit == unit::DEGREE || pair.reading.language.numbers.units.scale(unit).is_some();
    let one = a.unit == b.unit && a.unit.as_deref().is_some_and(is_temperature);
    let round = |v: Decimal| (v % Decimal::TEN).is_zero();
    one && a.value.zip(b.value).is_some_and(|(x, y)| x != y && (x - y).abs() <= ROUGHLY && round(x) != round(y))
}

fn one_money(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let units = a.unit.as_deref().zip(b.unit.as_deref());
    units.is_some_and(|(x, y)| x != y && pair.reading.language.numbers.units.same_currency(x, y))
}

/// The possible scales of two temperatures; degrees without a scale may be in any common one.
fn temperature_scales(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> Option<Vec<(Scale, Scale)>> {
    let units = &pair.reading.language.numbers.units;
    let (x, y) = a.unit.as_deref().zip(b.unit.as_deref()).filter(|(x, y)| x != y)?;
    let open = |unit: &str| unit == unit::DEGREE;
    let of = |unit: &str| -> Vec<Scale> {
        if open(unit) { unit::SCALES.iter().filter_map(|u| units.scale(u)).collect() } else { units.scale(unit).into_iter().collect() }
    };
    if open(x) && open(y) {
        return None;
    }
    let (left, right) = (of(x), of(y));
    let all: Vec<(Scale, Scale)> = left.iter().flat_map(|x| right.iter().map(move |y| (*x, *y))).collect();
    (!all.is_empty()).then_some(all)
}

/// The level of two temperatures in kelvins, each with the precision it is given in. A change has no zero point.
fn level_of_degrees((a, x): (&Quantity, Scale), (b, y): (&Quantity, Scale)) -> Option<Level> {
    let change = |q: &Quantity| matches!(q.change, Some(Change::UpBy | Change::DownBy));
    let step = change(a) || change(b);
    let kelvins = |value: Decimal, scale: Scale| {
        let temperature = value.checked_mul(scale.degree)?;
        if step { Some(temperature) } else { temperature.checked_add(scale.nought) }
    };
    let ends = |q: &Quantity, scale: Scale| -> Option<(Option<Decimal>, Option<Decimal>)> {
        let half = Decimal::new(5, (q.value.map_or(0, |v| v.normalize().scale()) + 1).min(Decimal::MAX_SCALE));
        let slack = if q.bound == Bound::Exact { half } else { Decimal::ZERO };
        let end = |v: Option<Decimal>, by: Decimal| v.map_or(Some(None), |v| kelvins(v.checked_add(by)?, scale).map(Some));
        Some((end(q.low, -slack)?, end(q.high, slack)?))
    };
    let (p, q) = (ends(a, x)?, ends(b, y)?);
    let gap =
        |high: Option<Decimal>, low: Option<Decimal>| high.zip(low).map_or(Decimal::ZERO, |(high, low)| (low - high).max(Decimal::ZERO));
    let gap = gap(p.1, q.0).max(gap(q.1, p.0));
    let round = |q: &Quantity| q.value.is_some_and(|v| (v % Decimal::TEN).is_zero());
    Some(match (a.bound, b.bound) {
        (Bound::Exact, Bound::Exact) if gap.is_zero() => Level::Identical,
        _ if gap.is_zero() => Level::WithinBound,
        _ if gap <= ROUGHLY && !step && (round(a) || round(b)) => Level::Rounded,
        _ => Level::Exclusive,
    })
}

/// A fraction and a percentage, both in percent.
fn shares_of_whole(a: &Quantity, b: &Quantity) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let part = |q: &Quantity| q.unit.is_none() && !q.ordinal && q.value.is_some_and(|v| v > Decimal::ZERO && v < Decimal::ONE);
    let percent = |q: &Quantity| q.unit.as_deref() == Some("%");
    let thousandth = |q: &Quantity| q.unit.as_deref() == Some("‰");
    let tenth = |q: &Quantity| q.value.and_then(|v| v.checked_div(Decimal::TEN));
    let hundred = |q: &Quantity| q.value.and_then(|v| v.checked_mul(Decimal::ONE_HUNDRED));
    let plain = a.bound == Bound::Exact && b.bound == Bound::Exact;
    match () {
        () if !plain => None,
        () if thousandth(a) && percent(b) => Some((tenth(a), b.value)),
        () if percent(a) && thousandth(b) => Some((a.value, tenth(b))),
        () if part(a) && percent(b) => Some((hundred(a), b.value)),
        () if percent(a) && part(b) => Some((a.value, hundred(b))),
        () => None,
    }
}

/// True if both are sums, in two currencies whose rates are known for some years.
pub(super) fn in_two_currencies(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let known = |q: &Quantity| q.unit.as_deref().is_some_and(|unit| pair.reading.language.rates.knows(unit));
    a.unit != b.unit && known(a) && known(b)
}

/// The level of two sums in two currencies, by the rates of the years in which the two accounts were published and of those that they
/// report on. `None` if the rates of one of these years are unknown.
pub(super) fn level_of_sums(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> Option<Level> {
    if !in_two_currencies(pair, a.quantity, b.quantity) {
        return None;
    }
    let published = |c: Counted<'_>| Some(pair.reading.accounts[c.said.account.0].published.as_ref()?.start.year());
    let stated = [a, b].into_iter().flat_map(|c| times_of(c.said)).map(|when| when.start.year());
    let years: Vec<i16> = stated.chain([published(a)?, published(b)?]).collect();
    let years = (*years.iter().min()?, *years.iter().max()?);
    let dollars = |c: Counted<'_>| -> Option<(Option<Decimal>, Option<Decimal>)> {
        let (least, most) = pair.reading.language.rates.in_dollars(c.quantity.unit.as_deref()?, years)?;
        let (low, high) = interval(c.quantity, pair.reading.tolerances)?;
        Some((low.and_then(|v| v.checked_mul(least)), high.and_then(|v| v.checked_mul(most))))
    };
    let (p, q) = (dollars(a)?, dollars(b)?);
    let below = |high: Option<Decimal>, low: Option<Decimal>| matches!((high, low), (Some(high), Some(low)) if high < low);
    Some(if below(p.1, q.0) || below(q.1, p.0) { Level::Exclusive } else { Level::AtSomeRate })
}
