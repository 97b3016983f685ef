//! How the values of two quantities of one thing relate, from identical to exclusive. Bounds are intervals, a rounder number stands for all
//! that round to it, and other units are converted before the comparison. Sums in two currencies are compared in `units.rs`.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Bound, Quantity, Tolerances, VOTE};

/// The levels of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// The same number with the same bound, or the same measure in another unit.
    Identical,
    /// One is the other rounded: 1,960 and 2,000.
    Rounded,
    /// The stated bounds overlap: "at least six" and ten.
    WithinBound,
    /// Two currencies, at a rate that applied in those years.
    AtSomeRate,
    /// One is only a word for many: "dozens".
    Vague,
    /// No reading makes both true.
    Exclusive,
}

/// True if two quantities are one figure, given more or less exactly. "About 2,000" and 1,960 are; "some 120" and "about 150" are not,
/// though the words may allow both, nor are "at least six" and "at least ten".
pub(super) fn one_figure(a: &Quantity, b: &Quantity, tolerances: Tolerances) -> bool {
    let plain = |q: &Quantity| matches!(q.bound, Bound::Exact | Bound::About | Bound::Nearly);
    plain(a) && plain(b) && a.unit == b.unit && is_near(a.value, b.value, tolerances.rounding_percent)
}

/// A value as an interval in a common unit.
struct Reach {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

/// The level of two quantities; `None` if their units cannot be compared.
pub(super) fn level_of_values(a: &Quantity, b: &Quantity, tolerances: Tolerances) -> Option<Level> {
    let (x, y, converted) = reaches(a, b, tolerances)?;
    if a.bound == Bound::Vague || b.bound == Bound::Vague {
        let equal_bounds = a.bound == b.bound && a.low == b.low && a.high == b.high;
        return Some(if equal_bounds { Level::Identical } else { vague_level(&x, &y) });
    }
    // The votes in favour come first: "11 to 9" is not "9 to 11".
    let vote = |q: &Quantity| q.unit.as_deref() == Some(VOTE);
    if vote(a) && vote(b) && a.value != b.value {
        return Some(Level::Exclusive);
    }
    if a.bound == b.bound && !converted && a.value == b.value && a.high == b.high {
        return Some(Level::Identical);
    }
    if is_exact(a) && is_exact(b) {
        return Some(exact_level((a, b), (&x, &y), converted, tolerances));
    }
    if do_overlap(&x, &y) {
        return Some(Level::WithinBound);
    }
    let rounds =
        |p: &Reach, q: &Reach| is_near(p.low, q.high, tolerances.rounding_percent) || is_near(p.high, q.low, tolerances.rounding_percent);
    // the interval already includes what "about" allows
    let rough = a.bound == Bound::About && b.bound == Bound::About && a.unit == b.unit;
    Some(if !rough && rounds(&x, &y) { Level::Rounded } else { Level::Exclusive })
}

/// The intervals of both in one unit, and whether that took a conversion; `None` if there is no common unit.
fn reaches(a: &Quantity, b: &Quantity, tolerances: Tolerances) -> Option<(Reach, Reach, bool)> {
    if a.unit == b.unit {
        return Some((reach(a, Decimal::ONE, false, tolerances)?, reach(b, Decimal::ONE, false, tolerances)?, false));
    }
    let ((base_a, factor_a), (base_b, factor_b)) = (a.base.as_ref()?, b.base.as_ref()?);
    if base_a != base_b {
        return None;
    }
    Some((reach(a, *factor_a, true, tolerances)?, reach(b, *factor_b, true, tolerances)?, true))
}

/// The interval that the words allow; an exact number allows half of its last digit.
pub(super) fn interval(q: &Quantity, tolerances: Tolerances) -> Option<(Option<Decimal>, Option<Decimal>)> {
    reach(q, Decimal::ONE, true, tolerances).map(|reach| (reach.low, reach.high))
}

/// The interval that the words allow, times `factor`. "about" allows a share of the value either way, and a converted number half of its
/// last digit.
fn reach(q: &Quantity, factor: Decimal, converted: bool, tolerances: Tolerances) -> Option<Reach> {
    let share = |v: Decimal| v.abs().checked_mul(Decimal::new(i64::from(tolerances.about_percent), 2));
    let (mut low, mut high) = (q.low, q.high);
    if let Some(value) = q.value {
        match q.bound {
            Bound::About => {
                low = Some(low.unwrap_or(value).min(value - share(value)?));
                high = Some(high.unwrap_or(value).max(value + share(value)?));
            }
            Bound::Nearly => {
                low = Some(low.unwrap_or(value).min(value - share(value)?));
                high = Some(high.unwrap_or(value).max(value));
            }
            Bound::Exact if converted => {
                let half = half_step(value)?;
                (low, high) = (Some(value.checked_sub(half)?), Some(value.checked_add(half)?));
            }
            Bound::Exact => (low, high) = (Some(value), Some(value)),
            Bound::AtLeast | Bound::MoreThan | Bound::AtMost | Bound::LessThan | Bound::Range | Bound::Vague => {}
        }
    }
    let scaled = |v: Option<Decimal>| v.map_or(Some(None), |v| v.checked_mul(factor).map(Some));
    Some(Reach { low: scaled(low)?, high: scaled(high)? })
}

fn is_exact(q: &Quantity) -> bool {
    q.bound == Bound::Exact && q.value.is_some()
}

fn exact_level((a, b): (&Quantity, &Quantity), (x, y): (&Reach, &Reach), converted: bool, tolerances: Tolerances) -> Level {
    let (Some(p), Some(q)) = (a.value, b.value) else { return Level::Exclusive };
    if converted {
        // the same number in two different units is no rounding
        let factor = |q: &Quantity| q.base.as_ref().map(|(_, factor)| *factor);
        if p == q && !is_near(factor(a), factor(b), SAME_UNIT) {
            return Level::Exclusive;
        }
        return if do_overlap(x, y) { Level::Identical } else { Level::Exclusive };
    }
    if p == q {
        Level::Identical
    } else if rounds_to(p, q, tolerances) || rounds_to(q, p, tolerances) || leaves_out_cents(p, q) || leaves_out_cents(q, p) {
        Level::Rounded
    } else {
        Level::Exclusive
    }
}

/// True if `fine` rounds to `rough`, which must be as round as people round to, and close enough.
fn rounds_to(fine: Decimal, rough: Decimal, tolerances: Tolerances) -> bool {
    let grain = step(rough);
    if grain <= step(fine) || !is_near(Some(fine), Some(rough), tolerances.rounding_percent) {
        return false;
    }
    let (Some(units), Some(exact)) = (fine.checked_div(grain), rough.checked_div(grain)) else { return false };
    let whole = |v: Decimal| v.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let rounded = whole(units) == exact;
    // "20 died" is not a rounded 19: small whole numbers of things are counted, not rounded.
    rounded && (rough.abs() >= Decimal::ONE_HUNDRED || grain < Decimal::ONE || fine.scale() > 0)
}

/// Units that differ by at most this percentage are confused with each other: tons and tonnes.
const SAME_UNIT: u8 = 2;

/// Omitted cents are at most so many percent.
const CENTS: u8 = 2;

/// "$99" for "$99.99": hundredths that are cut off rather than rounded.
fn leaves_out_cents(fine: Decimal, rough: Decimal) -> bool {
    fine.normalize().scale() == 2 && fine.trunc() == rough && is_near(Some(fine), Some(rough), CENTS)
}

/// True if they differ by at most `percent` of the larger.
fn is_near(a: Option<Decimal>, b: Option<Decimal>, percent: u8) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let allowed = a.abs().max(b.abs()).checked_mul(Decimal::from(percent));
    let gap = a.checked_sub(b).and_then(|gap| gap.abs().checked_mul(Decimal::ONE_HUNDRED));
    gap.zip(allowed).is_some_and(|(gap, allowed)| gap <= allowed)
}

/// Half of the last digit that is not a trailing zero, up to a limit: a hundred acres are not 60.
fn half_step(value: Decimal) -> Option<Decimal> {
    let most = value.abs().checked_div(Decimal::TEN)?.max(Decimal::new(5, (value.normalize().scale() + 1).min(Decimal::MAX_SCALE)));
    Some(step(value).checked_div(Decimal::TWO)?.min(most))
}

/// The place value of the last digit that is not a trailing zero: 100 in 1,900, 0.1 in 2.6.
fn step(value: Decimal) -> Decimal {
    let plain = value.normalize();
    if plain.scale() > 0 {
        return Decimal::new(1, plain.scale());
    }
    let mut step = Decimal::ONE;
    let mut rest = plain.abs();
    while !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
        step *= Decimal::TEN;
    }
    step
}

fn do_overlap(x: &Reach, y: &Reach) -> bool {
    let below = |low: Option<Decimal>, high: Option<Decimal>| !matches!((low, high), (Some(l), Some(h)) if l > h);
    below(x.low, y.high) && below(y.low, x.high)
}

/// "dozens" can be any large number, but not five.
fn vague_level(x: &Reach, y: &Reach) -> Level {
    let half = |v: Option<Decimal>| v.and_then(|v| v.checked_div(Decimal::TWO));
    let double = |v: Option<Decimal>| v.and_then(|v| v.checked_mul(Decimal::TWO));
    let wide = |r: &Reach| Reach { low: half(r.low), high: double(r.high) };
    if do_overlap(&wide(x), &wide(y)) { Level::Vague } else { Level::Exclusive }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::Level;
    use crate::model::{Bound, Quantity, Tolerances};
    use rust_decimal::Decimal;

    fn level(a: &Quantity, b: &Quantity) -> Option<Level> {
        super::level_of_values(a, b, Tolerances::default())
    }

    /// A plain quantity for tests: `low` and `high` as an annotator gives them.
    pub(crate) fn quantity(value: &str, bound: Bound, unit: Option<(&str, &str, &str)>) -> Quantity {
        let value: Decimal = value.parse().expect("a number");
        let (low, high) = match bound {
            Bound::AtLeast | Bound::MoreThan => (Some(value), None),
            Bound::AtMost | Bound::LessThan => (None, Some(value)),
            _ => (Some(value), Some(value)),
        };
        Quantity {
            value: Some(value),
            low,
            high,
            bound,
            unit: unit.map(|u| u.0.into()),
            base: unit.map(|u| (u.1.into(), u.2.parse().expect("a number"))),
            of: None,
            of_span: None,
            modifiers: vec![],
            role: None,
            change: None,
            scope: None,
            ordinal: false,
        }
    }

    #[test]
    fn levels_of_figures() {
        let n = |v: &str, b| quantity(v, b, None);
        for (a, b, wanted) in [
            (n("14", Bound::Exact), n("14", Bound::Exact), Level::Identical),
            (n("14", Bound::Exact), n("9", Bound::Exact), Level::Exclusive),
            (n("1960", Bound::Exact), n("2000", Bound::Exact), Level::Rounded),
            (n("1960", Bound::Exact), n("2000", Bound::About), Level::WithinBound),
            (n("300", Bound::Nearly), n("300", Bound::Exact), Level::WithinBound),
            (n("6", Bound::AtLeast), n("10", Bound::AtLeast), Level::WithinBound),
            (n("6", Bound::AtMost), n("10", Bound::AtLeast), Level::Exclusive),
            (n("70", Bound::Exact), n("100", Bound::MoreThan), Level::Exclusive),
            (n("20", Bound::Exact), n("19", Bound::Exact), Level::Exclusive),
            (n("2.6", Bound::Exact), n("2.5", Bound::Exact), Level::Exclusive),
            (n("5687.75", Bound::Exact), n("5587.75", Bound::Exact), Level::Exclusive),
            (n("6.08", Bound::Exact), n("6.1", Bound::Exact), Level::Rounded),
        ] {
            assert_eq!(level(&a, &b), Some(wanted), "{a:?} {b:?}");
            assert_eq!(level(&b, &a), Some(wanted), "swapped: {a:?} {b:?}");
        }
    }

    #[test]
    fn one_figure_in_several_roundings() {
        let n = |v: &str, b| quantity(v, b, None);
        let one = |a, b| super::one_figure(&a, &b, Tolerances::default());
        assert!(one(n("1960", Bound::Exact), n("2000", Bound::About)) && one(n("300", Bound::Nearly), n("300", Bound::Exact)));
        assert!(!one(n("120", Bound::About), n("150", Bound::About)) && !one(n("10", Bound::AtLeast), n("10", Bound::Exact)));
    }

    #[test]
    fn tolerances_come_from_the_settings() {
        let n = |v: &str, b| quantity(v, b, None);
        let (fine, rough) = (n("1960", Bound::Exact), n("2000", Bound::Exact));
        let strict = Tolerances { rounding_percent: 1, about_percent: 0 };
        assert_eq!(super::level_of_values(&fine, &rough, strict), Some(Level::Exclusive));
        assert_eq!(super::level_of_values(&fine, &n("2000", Bound::About), strict), Some(Level::Exclusive));
        let loose = Tolerances { rounding_percent: 5, about_percent: 30 };
        assert_eq!(super::level_of_values(&n("80", Bound::Exact), &n("100", Bound::About), loose), Some(Level::WithinBound));
    }

    #[test]
    fn units_are_converted_and_currencies_are_not() {
        let m = |v: &str, u| quantity(v, Bound::Exact, Some(u));
        let (day, week) = (("day", "s", "86400"), ("week", "s", "604800"));
        assert_eq!(level(&m("44", day), &m("6", week)), Some(Level::Identical));
        assert_eq!(level(&m("44", day), &m("9", week)), Some(Level::Exclusive));
        let (km, mile) = (("kilometre", "m", "1000"), ("mile", "m", "1609.344"));
        assert_eq!(level(&m("55", km), &m("34", mile)), Some(Level::Identical));
        assert_eq!(level(&m("10", ("USD", "USD", "1")), &m("10", ("EUR", "EUR", "1"))), None);
    }
}
