//! Candidates to probabilities: each pair is judged by itself and then, if there are more than two accounts, again with the support of
//! third accounts.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::candidates::Candidate;
use super::features::features_all;
use super::model::{Model, Weights, probability};
use super::profile::Profile;
use super::third::Partners;
use crate::model::{Feature, Features};

/// How often third accounts are consulted: their support makes other pairs surer, which in turn support more.
const ROUNDS: usize = 2;
/// Most accepted pairings kept for a statement, surest first; a pairing that either statement keeps is kept.
const MOST_PAIRINGS: usize = 8;

/// All candidates with their scores, stored by column, since there are very many.
pub struct Scores {
    candidates: Vec<Candidate>,
    features: Vec<Features>,
    probabilities: Vec<f64>,
}

/// A candidate with its score.
#[derive(Clone, Copy)]
pub struct Scored<'s> {
    /// The two statements.
    pub candidate: Candidate,
    /// Their features.
    pub features: &'s Features,
    /// Probability that they make one claim.
    pub probability: f64,
}

impl Scores {
    /// Raises some candidates to at least this probability.
    pub fn raise(&mut self, least: f64, which: impl Fn(&Candidate) -> bool) {
        let all = self.candidates.iter().zip(&mut self.probabilities);
        all.filter(|(candidate, _)| which(candidate)).for_each(|(_, probability)| *probability = probability.max(least));
    }

    /// All of them, in the order of the candidates.
    pub fn iter(&self) -> impl Iterator<Item = Scored<'_>> {
        let all = self.candidates.iter().zip(&self.features).zip(&self.probabilities);
        all.map(|((candidate, features), probability)| Scored { candidate: *candidate, features, probability: *probability })
    }

    fn at(&self, at: usize) -> Scored<'_> {
        Scored { candidate: self.candidates[at], features: &self.features[at], probability: self.probabilities[at] }
    }

    fn partners(&self, profiles: &[Profile]) -> Partners {
        Partners::new(&self.candidates, &self.probabilities, profiles)
    }
}

/// The models for the pairs of each event, by its number of accounts.
pub struct Models(Vec<Model>);

impl Models {
    /// The models for features that include third accounts.
    pub fn new(profiles: &[Profile], weights: &Weights) -> Models {
        Models::with(profiles, weights, |accounts| accounts)
    }

    /// The models for a pair by itself.
    pub fn of_two(profiles: &[Profile], weights: &Weights) -> Models {
        Models::with(profiles, weights, |_| 2)
    }

    fn with(profiles: &[Profile], weights: &Weights, accounts: impl Fn(usize) -> usize) -> Models {
        let encoded = profiles.iter().any(|p| p.encoded.is_some());
        let read = profiles.iter().filter(|p| !p.is_foreign);
        let told: BTreeSet<(usize, usize)> = read.map(|p| (p.event.0, p.account.0)).collect();
        let events = profiles.iter().map(|p| p.event.0 + 1).max().unwrap_or(0);
        let count = |event: usize| told.range((event, 0)..(event + 1, 0)).count();
        Models((0..events).map(|event| weights.for_accounts(accounts(count(event)), encoded)).collect())
    }

    /// The model for a pair.
    pub fn of(&self, candidate: &Candidate, profiles: &[Profile]) -> &Model {
        &self.0[profiles[candidate.a].event.0]
    }
}

/// All candidates with their scores, and the models that gave them.
pub fn score(candidates: Vec<Candidate>, profiles: &[Profile], weights: &Weights) -> (Scores, Models) {
    let (two, models) = (Models::of_two(profiles, weights), Models::new(profiles, weights));
    let features = features_all(&candidates, profiles);
    let odds = |(c, m): (&Candidate, &Features)| (two.of(c, profiles).probability(m), models.of(c, profiles).odds(m));
    let (probabilities, untold): (Vec<f64>, Vec<f64>) = candidates.par_iter().zip(&features).map(odds).unzip();
    let mut scores = Scores { candidates, features, probabilities };
    let mut told = Vec::new();
    for _ in 0..ROUNDS {
        told = scores.partners(profiles).tell(&scores.candidates);
        let with =
            |((c, odds), told): ((&Candidate, &f64), &f64)| probability(odds + models.of(c, profiles).beside_zero(Feature::Third, *told));
        scores.probabilities = scores.candidates.par_iter().zip(&untold).zip(&told).map(with).collect();
    }
    scores.features.iter_mut().zip(told).for_each(|(features, told)| features[Feature::Third] = told);
    (scores, models)
}

/// The probabilities of pairs that need not be candidates, given the candidates of a run.
pub fn probabilities(asked: &[Candidate], candidates: Vec<Candidate>, profiles: &[Profile]) -> Vec<f64> {
    let mut measured = features_all(asked, profiles);
    let (around, models) = score(candidates, profiles, Weights::shipped());
    let told = around.partners(profiles).tell(asked);
    measured.iter_mut().zip(told).for_each(|(features, told)| features[Feature::Third] = told);
    asked.iter().zip(&measured).map(|(c, m)| models.of(c, profiles).probability(m)).collect()
}

/// The pairings at least as probable as `least`, in order. If very many accounts say one thing, only a statement's surest pairings are
/// kept.
pub fn accepted(scores: &Scores, statements: usize, least: f64) -> Vec<Scored<'_>> {
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); statements];
    for (at, s) in scores.iter().enumerate().filter(|(_, s)| !s.candidate.within && s.probability >= least) {
        of[s.candidate.a].push(at);
        of[s.candidate.b].push(at);
    }
    let surer = |x: &usize, y: &usize| scores.probabilities[*y].total_cmp(&scores.probabilities[*x]).then(x.cmp(y));
    let surest = |mut own: Vec<usize>| {
        if own.len() > MOST_PAIRINGS {
            own.select_nth_unstable_by(MOST_PAIRINGS, surer);
            own.truncate(MOST_PAIRINGS);
        }
        own
    };
    let mut kept: Vec<usize> = of.into_iter().flat_map(surest).collect();
    kept.sort_unstable();
    kept.dedup();
    kept.into_iter().map(|at| scores.at(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::{MOST_PAIRINGS, Scores, accepted};
    use crate::align::candidates::Candidate;
    use crate::model::Features;

    #[test]
    fn every_statement_keeps_its_surest_pairings() {
        let candidates: Vec<Candidate> = (0..40).flat_map(|a| (a + 1..40).map(move |b| Candidate { a, b, within: false })).collect();
        let probability = |c: &Candidate| if c.b - c.a < 20 { 1.0 - (c.a + c.b) as f64 / 200.0 } else { 0.3 };
        let probabilities = candidates.iter().map(probability).collect();
        let all = Scores { features: vec![Features::NONE; candidates.len()], candidates, probabilities };
        let kept = accepted(&all, 40, 0.5);
        let of = |at: usize| kept.iter().filter(|s| s.candidate.a == at || s.candidate.b == at).count();
        assert!((0..40).all(|at| of(at) >= MOST_PAIRINGS) && kept.len() <= 40 * MOST_PAIRINGS);
        assert!(kept.iter().all(|s| s.probability >= 0.5) && kept.is_sorted_by_key(|s| (s.candidate.a, s.candidate.b)));
    }
}
