//! The scorer's weights: for each feature a piecewise linear curve; the curves add up to log odds. They are data, made by
//! `train/pairing.py`, so that they can be read and reviewed.

use std::sync::LazyLock;

use crate::model::{Feature, Features, PairingWeights, WeightsCurve, WeightsOf};

/// An additive model of log odds.
pub(super) struct Model {
    /// Log odds of a candidate pair about which nothing else is known.
    pub prior: f64,
    curves: Vec<Curve>,
}

#[derive(Clone)]
struct Curve {
    feature: Feature,
    points: Vec<Point>,
    /// Its value at 0, where most features of most pairs are.
    at_zero: f64,
}

/// A knot, its value, and the slope of the line after it.
#[derive(Clone, Copy)]
struct Point {
    knot: f64,
    value: f64,
    slope: f64,
}

/// The models for two accounts and for many, each without and with an encoder.
pub(super) struct Weights([Model; 4]);

static SHIPPED: LazyLock<Weights> =
    LazyLock::new(|| Weights::of(&toml::from_str(include_str!("weights.toml")).expect("weights.toml is well formed")));

/// From so many accounts on, only the weights that include third accounts are used: the events that they were fitted on have about as many.
const MANY: usize = 8;

impl Weights {
    /// The weights that the program ships with.
    pub(super) fn shipped() -> &'static Weights {
        &SHIPPED
    }

    /// Builds the models from weights as data.
    pub(super) fn of(data: &PairingWeights) -> Weights {
        let encoded = |own: &Option<WeightsOf>, plain: &WeightsOf| Model::new(own.as_ref().unwrap_or(plain));
        let (two, many) = (&data.two, &data.many);
        Weights([Model::new(two), Model::new(many), encoded(&data.two_encoded, two), encoded(&data.many_encoded, many)])
    }

    /// The model for a run of so many accounts, with or without encoded statements. With two accounts a pair is judged by itself. The more
    /// accounts there are, the more it counts whether a third supports the pair: among few accounts there may be none that could.
    pub(super) fn for_accounts(&self, accounts: usize, encoded: bool) -> Model {
        let [two, many] = if encoded { [&self.0[2], &self.0[3]] } else { [&self.0[0], &self.0[1]] };
        let share = accounts.clamp(2, MANY).abs_diff(2) as f64 / (MANY - 2) as f64;
        let of = |model: &Model, share: f64| model.curves.iter().filter(|_| share > 0.0).map(|c| c.times(share)).collect::<Vec<_>>();
        Model { prior: two.prior + share * (many.prior - two.prior), curves: [of(two, 1.0 - share), of(many, share)].concat() }
    }
}

impl Model {
    fn new(weights: &WeightsOf) -> Model {
        let points = |c: &WeightsCurve| c.knots.iter().copied().zip(c.values.iter().copied()).collect::<Vec<_>>();
        let curve = |c: &WeightsCurve| Curve::new(c.feature, &points(c));
        Model { prior: weights.prior, curves: weights.curve.iter().map(curve).collect() }
    }

    /// Log odds that each feature adds.
    pub(super) fn parts(&self, features: &Features) -> Features {
        let mut out = Features::NONE;
        for curve in &self.curves {
            out[curve.feature] += curve.at(features[curve.feature]);
        }
        out
    }

    /// Log odds that the two statements make one claim.
    pub(super) fn odds(&self, features: &Features) -> f64 {
        self.prior + self.curves.iter().map(|curve| curve.at(features[curve.feature])).sum::<f64>()
    }

    /// Probability that the two statements make one claim.
    pub(super) fn probability(&self, features: &Features) -> f64 {
        probability(self.odds(features))
    }

    /// What one feature adds to the log odds, compared with its value at 0.
    pub(super) fn beside_zero(&self, feature: Feature, value: f64) -> f64 {
        if value == 0.0 {
            return 0.0;
        }
        self.curves.iter().filter(|c| c.feature == feature).map(|c| c.at(value) - c.at_zero).sum()
    }
}

/// The probability for log odds.
pub(super) fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

impl Curve {
    fn new(feature: Feature, points: &[(f64, f64)]) -> Curve {
        let slopes = points.windows(2).map(|two| (two[1].1 - two[0].1) / (two[1].0 - two[0].0)).chain([0.0]);
        let points = points.iter().zip(slopes).map(|((knot, value), slope)| Point { knot: *knot, value: *value, slope }).collect();
        let mut curve = Curve { feature, points, at_zero: 0.0 };
        curve.at_zero = curve.between(0.0);
        curve
    }

    fn times(&self, factor: f64) -> Curve {
        Curve::new(self.feature, &self.points.iter().map(|p| (p.knot, factor * p.value)).collect::<Vec<_>>())
    }

    fn at(&self, x: f64) -> f64 {
        if x == 0.0 { self.at_zero } else { self.between(x) }
    }

    /// The value at `x` of the line through the points, constant before the first and after the last.
    fn between(&self, x: f64) -> f64 {
        match self.points.iter().rev().find(|p| p.knot <= x) {
            Some(point) => point.value + point.slope * (x - point.knot),
            None => self.points.first().map_or(0.0, |first| first.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Curve, Weights};
    use crate::model::{Feature, Features};

    #[test]
    fn curves_are_straight_between_knots_and_level_outside() {
        let curve = Curve::new(Feature::Cosine, &[(0.0, -1.0), (0.5, 0.0), (1.0, 4.0)]);
        let at: Vec<f64> = [-9.0, 0.0, 0.25, 0.5, 0.75, 1.0, 7.0].iter().map(|x| curve.at(*x)).collect();
        assert_eq!(at, [-1.0, -1.0, -0.5, 0.0, 2.0, 4.0, 4.0]);
    }

    #[test]
    fn the_shipped_weights_load_and_are_sceptical_of_nothing_shared() {
        for encoded in [false, true] {
            assert!([2, 5, 8, 100].iter().all(|n| Weights::shipped().for_accounts(*n, encoded).probability(&Features::NONE) < 0.1));
        }
    }

    #[test]
    fn the_more_accounts_the_more_a_third_counts() {
        let third = |accounts: usize| Weights::shipped().for_accounts(accounts, false).beside_zero(Feature::Third, 0.9);
        assert_eq!(third(2), 0.0);
        assert!(third(3) > 0.0 && third(5) > third(3) && third(8) > third(5) && third(100) == third(8));
    }

    #[test]
    fn without_an_encoder_what_it_would_say_counts_for_nothing() {
        let mut features = Features::NONE;
        features[Feature::Encoded] = 1.0;
        for accounts in [2, 5, 8] {
            let [plain, encoded] = [false, true].map(|encoded| Weights::shipped().for_accounts(accounts, encoded));
            assert_eq!(plain.parts(&features)[Feature::Encoded], 0.0);
            assert!(encoded.parts(&features)[Feature::Encoded] > 0.0);
        }
    }
}
