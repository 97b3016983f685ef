//! Candidates to probabilities: each pair is judged by itself and then, if there are more than two accounts, again with the support of
//! third accounts: how surely both statements pair with one statement elsewhere.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::candidates::Candidate;
use super::features::features_all;
use super::profile::Profile;
use super::weights::{Model, Weights, probability};
use crate::model::{Feature, Features};

/// How often third accounts are consulted: their support makes other pairs surer, which in turn support more.
const ROUNDS: usize = 2;
/// Most accepted pairings kept for a statement, surest first; a pairing that either statement keeps is kept.
const MOST_PAIRINGS: usize = 8;

/// All candidates with their scores, stored by column, since there are very many.
pub(super) struct Scores {
    candidates: Vec<Candidate>,
    features: Vec<Features>,
    probabilities: Vec<f64>,
}

/// A candidate with its score.
#[derive(Clone, Copy)]
pub(super) struct Scored<'s> {
    /// The two statements.
    pub candidate: Candidate,
    /// Their features.
    pub features: &'s Features,
    /// Probability that they make one claim.
    pub probability: f64,
}

impl Scores {
    /// Raises some candidates to at least this probability.
    pub(super) fn raise(&mut self, least: f64, which: impl Fn(&Candidate) -> bool) {
        let all = self.candidates.iter().zip(&mut self.probabilities);
        all.filter(|(candidate, _)| which(candidate)).for_each(|(_, probability)| *probability = probability.max(least));
    }

    /// All of them, in the order of the candidates.
    pub(super) fn iter(&self) -> impl Iterator<Item = Scored<'_>> {
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
pub(super) struct Models(Vec<Model>);

impl Models {
    /// The models for features that include third accounts.
    pub(super) fn new(profiles: &[Profile], weights: &Weights) -> Models {
        Models::with(profiles, weights, |accounts| accounts)
    }

    /// The models for a pair by itself.
    pub(super) fn of_two(profiles: &[Profile], weights: &Weights) -> Models {
        Models::with(profiles, weights, |_| 2)
    }

    fn with(profiles: &[Profile], weights: &Weights, accounts: impl Fn(usize) -> usize) -> Models {
        let encoded = profiles.iter().any(|p| p.encoded.is_some());
        let read = profiles.iter().filter(|p| !p.is_foreign);
        let accounts_of_events: BTreeSet<(usize, usize)> = read.map(|p| (p.event.0, p.account.0)).collect();
        let events = profiles.iter().map(|p| p.event.0 + 1).max().unwrap_or(0);
        let count = |event: usize| accounts_of_events.range((event, 0)..(event + 1, 0)).count();
        Models((0..events).map(|event| weights.for_accounts(accounts(count(event)), encoded)).collect())
    }

    /// The model for a pair.
    pub(super) fn of(&self, candidate: &Candidate, profiles: &[Profile]) -> &Model {
        &self.0[profiles[candidate.a].event.0]
    }
}

/// All candidates with their scores, and the models that gave them.
pub(super) fn score(candidates: Vec<Candidate>, profiles: &[Profile], weights: &Weights) -> (Scores, Models) {
    let (two, models) = (Models::of_two(profiles, weights), Models::new(profiles, weights));
    let features = features_all(&candidates, profiles);
    let odds = |(c, m): (&Candidate, &Features)| (two.of(c, profiles).probability(m), models.of(c, profiles).odds(m));
    let (probabilities, odds_alone): (Vec<f64>, Vec<f64>) = candidates.par_iter().zip(&features).map(odds).unzip();
    let mut scores = Scores { candidates, features, probabilities };
    let mut support = Vec::new();
    for _ in 0..ROUNDS {
        support = scores.partners(profiles).support(&scores.candidates);
        let with = |((c, odds), support): ((&Candidate, &f64), &f64)| {
            probability(odds + models.of(c, profiles).beside_zero(Feature::Third, *support))
        };
        scores.probabilities = scores.candidates.par_iter().zip(&odds_alone).zip(&support).map(with).collect();
    }
    scores.features.iter_mut().zip(support).for_each(|(features, support)| features[Feature::Third] = support);
    (scores, models)
}

/// The probabilities of pairs that need not be candidates, given the candidates of a run.
pub(super) fn probabilities(pairs: &[Candidate], candidates: Vec<Candidate>, profiles: &[Profile]) -> Vec<f64> {
    let mut measured = features_all(pairs, profiles);
    let (around, models) = score(candidates, profiles, Weights::shipped());
    let support = around.partners(profiles).support(pairs);
    measured.iter_mut().zip(support).for_each(|(features, support)| features[Feature::Third] = support);
    pairs.iter().zip(&measured).map(|(c, m)| models.of(c, profiles).probability(m)).collect()
}

/// The pairings at least as probable as `least`, in order. If very many accounts say one thing, only a statement's surest pairings are
/// kept.
pub(super) fn accepted(scores: &Scores, statements: usize, least: f64) -> Vec<Scored<'_>> {
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

/// Most partners of a statement that are considered, surest first.
const MOST_PARTNERS: usize = 32;
/// Least probability of a partner.
const LEAST_PARTNER: f64 = 0.1;

/// For each statement, its surest partners in other accounts with the probability of the pair, surest first.
pub(super) struct Partners(Vec<Vec<(usize, f64)>>);

impl Partners {
    /// Collects the partners from the candidates with their probabilities. An account in a language without word lists does not support a
    /// pair of other accounts, so its statements are partners only of each other.
    pub(super) fn new(candidates: &[Candidate], probabilities: &[f64], profiles: &[Profile]) -> Partners {
        Partners::of(candidates, probabilities, profiles.len(), |at| profiles[at].is_foreign)
    }

    fn of(candidates: &[Candidate], probabilities: &[f64], statements: usize, is_foreign: impl Fn(usize) -> bool) -> Partners {
        let mut partners: Vec<Vec<(usize, f64)>> = vec![Vec::new(); statements];
        let likely = |(c, p): &(&Candidate, &f64)| !c.within && **p >= LEAST_PARTNER;
        for (candidate, probability) in candidates.iter().zip(probabilities).filter(likely) {
            for (of, partner) in [(candidate.a, candidate.b), (candidate.b, candidate.a)] {
                if is_foreign(of) || !is_foreign(partner) {
                    partners[of].push((partner, *probability));
                }
            }
        }
        let surer = |x: &(usize, f64), y: &(usize, f64)| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0));
        partners.par_iter_mut().for_each(|list| {
            if list.len() > MOST_PARTNERS {
                list.select_nth_unstable_by(MOST_PARTNERS, surer);
                list.truncate(MOST_PARTNERS);
            }
            list.sort_unstable_by(surer);
        });
        Partners(partners)
    }

    /// For each candidate, the weaker of its two links with a third statement, for the best such statement. It is always of a third
    /// account, since partners are never of the same account.
    pub(super) fn support(&self, candidates: &[Candidate]) -> Vec<f64> {
        let groups: Vec<&[Candidate]> = candidates.chunk_by(|x, y| x.a == y.a).collect();
        let none = || vec![0.0; self.0.len()];
        let support: Vec<Vec<f64>> = groups.into_par_iter().map_init(none, |with_first, group| self.of_one(group, with_first)).collect();
        support.concat()
    }

    /// The same for candidates with one first statement; `with_first` is 0 for all statements, before and after.
    fn of_one(&self, group: &[Candidate], with_first: &mut [f64]) -> Vec<f64> {
        let Some(first) = group.first() else { return Vec::new() };
        self.0[first.a].iter().for_each(|(at, probability)| with_first[*at] = *probability);
        let best = |c: &Candidate| {
            let mut best: f64 = 0.0;
            for (at, probability) in &self.0[c.b] {
                // The following ones are less sure, and the weaker link counts.
                if *probability <= best {
                    break;
                }
                best = best.max(probability.min(with_first[*at]));
            }
            best
        };
        let support = group.iter().map(best).collect();
        self.0[first.a].iter().for_each(|(at, _)| with_first[*at] = 0.0);
        support
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_PAIRINGS, Partners, Scores, accepted};
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

    #[test]
    fn the_weaker_link_counts_and_the_best_third() {
        let pair = |a: usize, b: usize| Candidate { a, b, within: false };
        let candidates = [pair(0, 1), pair(0, 2), pair(0, 3), pair(1, 2), pair(1, 3), pair(2, 3)];
        let support = Partners::of(&candidates, &[0.05, 0.9, 0.3, 0.6, 0.8, 0.0], 4, |_| false).support(&candidates);
        // 0 and 1 both pair with 2 (0.6) and 3 (0.3); 0 and 2 share only a statement that 0 does not pair with.
        assert_eq!(support, [0.6, 0.0, 0.0, 0.0, 0.0, 0.6]);
    }

    #[test]
    fn one_account_twice_is_no_third() {
        let candidates =
            [Candidate { a: 0, b: 1, within: true }, Candidate { a: 0, b: 2, within: false }, Candidate { a: 1, b: 2, within: false }];
        assert_eq!(Partners::of(&candidates, &[0.9; 3], 3, |_| false).support(&candidates), [0.9, 0.0, 0.0]);
    }
}
