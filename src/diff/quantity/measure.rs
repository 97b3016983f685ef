//! Two units of one measure that no factor alone brings together: scales of temperature, a share and percent, "francs" of a land that is not
//! told. Says nothing of currencies with rates (`sums`) nor of points against percent (`change`).

use rust_decimal::Decimal;

use super::ladder::{self, Level};
use crate::diff::pair::Pair;
use crate::language::units::Scale;
use crate::model::{Bound, Change, Quantity};

/// A temperature that is rounded when it is brought to another scale is off by no more than this.
const ROUGHLY: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// A share told as a fraction is off by no more than so many percent.
const FRACTION: i64 = 10;

/// Are the two of one measure, though in units that have no factor between them?
pub fn alike(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    one_money(pair, a, b) || scales(pair, a, b).is_some() || shares(a, b).is_some()
}

/// The level of two such quantities; `None` for all others.
pub fn level(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> Option<Level> {
    if one_money(pair, a, b) {
        let b = Quantity { unit: a.unit.clone(), base: a.base.clone(), ..b.clone() };
        return ladder::level(a, &b, pair.reading.tolerances);
    }
    if let Some((x, y)) = shares(a, b) {
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
    let all = scales(pair, a, b)?;
    all.into_iter().filter_map(|(x, y)| degrees((a, x), (b, y))).min()
}

/// Are two temperatures in one unit so near that the rounder one may be the other, told roughly: minus 17 and minus 20?
pub fn roughly(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let warmth = |unit: &str| unit == "degree" || pair.reading.language.numbers.units.scale(unit).is_some();
    let one = a.unit == b.unit && a.unit.as_deref().is_some_and(warmth);
    let round = |v: Decimal| (v % Decimal::TEN).is_zero();
    one && a.value.zip(b.value).is_some_and(|(x, y)| x != y && (x - y).abs() <= ROUGHLY && round(x) != round(y))
}

fn one_money(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let units = a.unit.as_deref().zip(b.unit.as_deref());
    units.is_some_and(|(x, y)| x != y && pair.reading.language.numbers.units.one_money(x, y))
}

/// The scales on which two temperatures may be told; degrees alone may be of any that people use.
fn scales(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> Option<Vec<(Scale, Scale)>> {
    let units = &pair.reading.language.numbers.units;
    let (x, y) = a.unit.as_deref().zip(b.unit.as_deref()).filter(|(x, y)| x != y)?;
    let open = |unit: &str| unit == "degree";
    let of = |unit: &str| -> Vec<Scale> {
        if open(unit) {
            ["celsius", "fahrenheit"].iter().filter_map(|u| units.scale(u)).collect()
        } else {
            units.scale(unit).into_iter().collect()
        }
    };
    if open(x) && open(y) {
        return None;
    }
    let (left, right) = (of(x), of(y));
    let all: Vec<(Scale, Scale)> = left.iter().flat_map(|x| right.iter().map(move |y| (*x, *y))).collect();
    (!all.is_empty()).then_some(all)
}

/// Two temperatures in kelvins, each as finely as it is told. A change has no nought.
fn degrees((a, x): (&Quantity, Scale), (b, y): (&Quantity, Scale)) -> Option<Level> {
    let change = |q: &Quantity| matches!(q.change, Some(Change::UpBy | Change::DownBy));
    let step = change(a) || change(b);
    let kelvins = |value: Decimal, scale: Scale| {
        let warmth = value.checked_mul(scale.degree)?;
        if step { Some(warmth) } else { warmth.checked_add(scale.nought) }
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

/// A share of one and a percentage, both in percent.
fn shares(a: &Quantity, b: &Quantity) -> Option<(Option<Decimal>, Option<Decimal>)> {
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
