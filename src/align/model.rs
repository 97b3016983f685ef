//! The scorer's weights: for each measure a curve, straight between a few knots; the curves add up to log odds. They are data,
//! made by `train/pairing.py`, so that they can be read and reviewed.

use std::sync::LazyLock;

use serde::Deserialize;

use super::features::{COUNT, Measures, NAMES};

/// An additive model of log odds.
pub struct Model {
    /// Log odds of a pair of which nothing is known but that it is a candidate.
    pub prior: f64,
    curves: Vec<Curve>,
}

#[derive(Deserialize)]
struct File {
    two: Weights,
    many: Weights,
    two_encoded: Weights,
    many_encoded: Weights,
}

#[derive(Deserialize)]
struct Weights {
    prior: f64,
    curve: Vec<CurveText>,
}

#[derive(Deserialize)]
struct CurveText {
    measure: String,
    knots: Vec<f64>,
    values: Vec<f64>,
}

#[derive(Clone)]
struct Curve {
    measure: usize,
    points: Vec<Point>,
    /// Its value at 0, where most measures of most pairs are.
    at_zero: f64,
}

/// A knot, the value there, and how steep the line is that follows.
#[derive(Clone, Copy)]
struct Point {
    knot: f64,
    value: f64,
    slope: f64,
}

static SHIPPED: LazyLock<[Model; 4]> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("weights.toml")).expect("weights.toml is well formed");
    [file.two, file.many, file.two_encoded, file.many_encoded].map(Model::new)
});

/// From so many accounts on the weights that ask third accounts are used alone: the events that they were fitted on have about as many.
const MANY: usize = 8;

impl Model {
    /// The weights for a run of so many accounts; others where statements are encoded. Of two accounts a pair is judged by itself. The more
    /// there are, the more counts what a third tells of it, and that none tells it: among few accounts there may be none that could.
    pub fn for_accounts(accounts: usize, encoded: bool) -> Model {
        let [two, many] = if encoded { [&SHIPPED[2], &SHIPPED[3]] } else { [&SHIPPED[0], &SHIPPED[1]] };
        let share = accounts.clamp(2, MANY).abs_diff(2) as f64 / (MANY - 2) as f64;
        let of = |model: &Model, share: f64| model.curves.iter().filter(|_| share > 0.0).map(|c| c.times(share)).collect::<Vec<_>>();
        Model { prior: two.prior + share * (many.prior - two.prior), curves: [of(two, 1.0 - share), of(many, share)].concat() }
    }

    fn new(weights: Weights) -> Model {
        let place = |name: &str| NAMES.iter().position(|n| *n == name).expect("weights.toml names known measures");
        let curve = |c: CurveText| Curve::new(place(&c.measure), &c.knots.into_iter().zip(c.values).collect::<Vec<_>>());
        Model { prior: weights.prior, curves: weights.curve.into_iter().map(curve).collect() }
    }

    /// Log odds that each measure adds.
    pub fn parts(&self, measures: &Measures) -> [f64; COUNT] {
        let mut out = [0.0; COUNT];
        for curve in &self.curves {
            out[curve.measure] += curve.at(measures[curve.measure]);
        }
        out
    }

    /// Log odds that the two statements make one claim.
    pub fn odds(&self, measures: &Measures) -> f64 {
        self.prior + self.curves.iter().map(|curve| curve.at(measures[curve.measure])).sum::<f64>()
    }

    /// Probability that the two statements make one claim.
    pub fn probability(&self, measures: &Measures) -> f64 {
        probability(self.odds(measures))
    }

    /// What one measure adds to the log odds, beside what it adds where it is 0.
    pub fn beside_zero(&self, measure: usize, value: f64) -> f64 {
        if value == 0.0 {
            return 0.0;
        }
        self.curves.iter().filter(|c| c.measure == measure).map(|c| c.at(value) - c.at_zero).sum()
    }
}

/// The probability of log odds.
pub fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

impl Curve {
    fn new(measure: usize, points: &[(f64, f64)]) -> Curve {
        let slopes = points.windows(2).map(|two| (two[1].1 - two[0].1) / (two[1].0 - two[0].0)).chain([0.0]);
        let points = points.iter().zip(slopes).map(|((knot, value), slope)| Point { knot: *knot, value: *value, slope }).collect();
        let mut curve = Curve { measure, points, at_zero: 0.0 };
        curve.at_zero = curve.between(0.0);
        curve
    }

    fn times(&self, factor: f64) -> Curve {
        Curve::new(self.measure, &self.points.iter().map(|p| (p.knot, factor * p.value)).collect::<Vec<_>>())
    }

    fn at(&self, x: f64) -> f64 {
        if x == 0.0 { self.at_zero } else { self.between(x) }
    }

    /// The value at `x` of the line through the points, level before the first and after the last.
    fn between(&self, x: f64) -> f64 {
        match self.points.iter().rev().find(|p| p.knot <= x) {
            Some(point) => point.value + point.slope * (x - point.knot),
            None => self.points.first().map_or(0.0, |first| first.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Curve, Model};
    use crate::align::features::{COUNT, NAMES, THIRD};

    const ENCODED: usize = COUNT - 2;

    #[test]
    fn the_encoder_has_its_place() {
        assert_eq!(NAMES[ENCODED], "encoded");
    }

    #[test]
    fn curves_are_straight_between_knots_and_level_outside() {
        let curve = Curve::new(0, &[(0.0, -1.0), (0.5, 0.0), (1.0, 4.0)]);
        let at: Vec<f64> = [-9.0, 0.0, 0.25, 0.5, 0.75, 1.0, 7.0].iter().map(|x| curve.at(*x)).collect();
        assert_eq!(at, [-1.0, -1.0, -0.5, 0.0, 2.0, 4.0, 4.0]);
    }

    #[test]
    fn the_shipped_weights_load_and_are_sceptical_of_nothing_shared() {
        for encoded in [false, true] {
            assert!([2, 5, 8, 100].iter().all(|n| Model::for_accounts(*n, encoded).probability(&[0.0; COUNT]) < 0.1));
        }
    }

    #[test]
    fn the_more_accounts_the_more_a_third_counts() {
        let third = |accounts: usize| Model::for_accounts(accounts, false).beside_zero(THIRD, 0.9);
        assert_eq!(third(2), 0.0);
        assert!(third(3) > 0.0 && third(5) > third(3) && third(8) > third(5) && third(100) == third(8));
    }

    #[test]
    fn without_an_encoder_what_it_would_say_counts_for_nothing() {
        let mut measures = [0.0; COUNT];
        measures[ENCODED] = 1.0;
        for accounts in [2, 5, 8] {
            let [plain, encoded] = [false, true].map(|encoded| Model::for_accounts(accounts, encoded));
            assert_eq!(plain.parts(&measures)[ENCODED], 0.0);
            assert!(encoded.parts(&measures)[ENCODED] > 0.0);
        }
    }
}
