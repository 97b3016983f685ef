//! Candidates to probabilities: each pair judged by itself, then, where there are more than two accounts, again with what
//! a third account tells of it.

use rayon::prelude::*;

use super::candidates::Candidate;
use super::features::{Measures, THIRD, measure_all};
use super::model::Model;
use super::profile::Profile;

/// How often third accounts are asked: what they tell makes other pairs surer, which tell more in turn.
const ROUNDS: usize = 2;
/// Partners of a statement that are looked at, surest first.
const MOST_PARTNERS: usize = 32;
/// Least probability of a partner that is looked at.
const LEAST_PARTNER: f64 = 0.1;

/// A candidate with its score.
pub struct Scored {
    /// The two.
    pub candidate: Candidate,
    /// What was measured of them.
    pub measures: Measures,
    /// Probability that they make one claim.
    pub probability: f64,
}

/// Accepted pairings kept of a statement, surest first; one that either statement keeps is kept.
const MOST_PAIRINGS: usize = 16;

/// All candidates with their scores, and the model that gave them.
pub fn score(candidates: Vec<Candidate>, profiles: &[Profile], accounts: usize) -> (Vec<Scored>, &'static Model) {
    let encoded = profiles.iter().any(|p| p.encoded.is_some());
    let (two, many) = (Model::for_two(encoded), Model::for_many(encoded));
    let alone = |(candidate, measures)| Scored { candidate, measures, probability: two.probability(&measures) };
    let measured = measure_all(&candidates, profiles);
    let mut scored: Vec<Scored> = candidates.into_par_iter().zip(measured).map(alone).collect();
    if accounts < 3 {
        return (scored, two);
    }
    for _ in 0..ROUNDS {
        let partners = partners(&scored, profiles.len());
        scored.par_iter_mut().for_each(|s| {
            s.measures[THIRD] = third(&s.candidate, &partners, profiles);
            s.probability = many.probability(&s.measures);
        });
    }
    (scored, many)
}

/// The probabilities of pairs that need be no candidates, beside the candidates of a run.
pub fn probabilities(asked: Vec<Candidate>, candidates: Vec<Candidate>, profiles: &[Profile], accounts: usize) -> Vec<f64> {
    let measured = measure_all(&asked, profiles);
    let (around, model) = score(candidates, profiles, accounts);
    if accounts < 3 {
        return measured.iter().map(|m| model.probability(m)).collect();
    }
    let partners = partners(&around, profiles.len());
    let told = asked.iter().zip(measured).map(|(candidate, mut measures)| {
        measures[THIRD] = third(candidate, &partners, profiles);
        model.probability(&measures)
    });
    told.collect()
}

/// The pairings at least as probable as `least`, in order. Where very many accounts tell one thing, a statement's surest say enough.
pub fn accepted(scored: &[Scored], statements: usize, least: f64) -> Vec<&Scored> {
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); statements];
    for (at, s) in scored.iter().enumerate().filter(|(_, s)| !s.candidate.within && s.probability >= least) {
        of[s.candidate.a].push(at);
        of[s.candidate.b].push(at);
    }
    let surest = |mut own: Vec<usize>| {
        own.sort_by(|x, y| scored[*y].probability.total_cmp(&scored[*x].probability));
        own.truncate(MOST_PAIRINGS);
        own
    };
    let mut kept: Vec<usize> = of.into_iter().flat_map(surest).collect();
    kept.sort_unstable();
    kept.dedup();
    kept.into_iter().map(|at| &scored[at]).collect()
}

/// The surest partners of each statement in other accounts, by place.
fn partners(scored: &[Scored], statements: usize) -> Vec<Vec<(usize, f64)>> {
    let mut partners: Vec<Vec<(usize, f64)>> = vec![Vec::new(); statements];
    for s in scored.iter().filter(|s| !s.candidate.within && s.probability >= LEAST_PARTNER) {
        partners[s.candidate.a].push((s.candidate.b, s.probability));
        partners[s.candidate.b].push((s.candidate.a, s.probability));
    }
    for list in &mut partners {
        list.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        list.truncate(MOST_PARTNERS);
        list.sort_unstable_by_key(|(at, _)| *at);
    }
    partners
}

/// How sure both are to pair with one statement of a third account: the best of the weaker of the two links.
fn third(candidate: &Candidate, partners: &[Vec<(usize, f64)>], profiles: &[Profile]) -> f64 {
    let (ours, theirs) = (&partners[candidate.a], &partners[candidate.b]);
    let own = [profiles[candidate.a].account, profiles[candidate.b].account];
    let mut best: f64 = 0.0;
    let mut at = 0;
    for (other, probability) in ours.iter().filter(|(other, _)| !own.contains(&profiles[*other].account)) {
        while theirs.get(at).is_some_and(|(t, _)| t < other) {
            at += 1;
        }
        if let Some((_, second)) = theirs.get(at).filter(|(t, _)| t == other) {
            best = best.max(probability.min(*second));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{MOST_PAIRINGS, Scored, accepted};
    use crate::align::candidates::Candidate;
    use crate::align::features::COUNT;

    #[test]
    fn every_statement_keeps_its_surest_pairings() {
        let scored = |a: usize, b: usize| {
            let probability = if b - a < 20 { 1.0 - (a + b) as f64 / 200.0 } else { 0.3 };
            Scored { candidate: Candidate { a, b, within: false }, measures: [0.0; COUNT], probability }
        };
        let all: Vec<Scored> = (0..40).flat_map(|a| (a + 1..40).map(move |b| scored(a, b))).collect();
        let kept = accepted(&all, 40, 0.5);
        let of = |at: usize| kept.iter().filter(|s| s.candidate.a == at || s.candidate.b == at).count();
        assert!((0..40).all(|at| of(at) >= MOST_PAIRINGS) && kept.len() <= 40 * MOST_PAIRINGS);
        assert!(kept.iter().all(|s| s.probability >= 0.5) && kept.is_sorted_by_key(|s| (s.candidate.a, s.candidate.b)));
    }
}
