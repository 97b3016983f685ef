//! Candidates to probabilities: each pair judged by itself, then, where there are more than two accounts, once more with what
//! a third account tells of it.

use std::collections::HashMap;

use rayon::prelude::*;

use super::candidates::Candidate;
use super::features::{Measures, THIRD, measure};
use super::model::Model;
use super::profile::Profile;

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

/// All candidates with their scores, and the model that gave them.
pub fn score(candidates: Vec<Candidate>, profiles: &[Profile], accounts: usize) -> (Vec<Scored>, &'static Model) {
    let alone = |candidate: Candidate| {
        let measures = measure(&candidate, profiles);
        Scored { candidate, measures, probability: Model::for_two().probability(&measures) }
    };
    let mut scored: Vec<Scored> = candidates.into_par_iter().map(alone).collect();
    if accounts < 3 {
        return (scored, Model::for_two());
    }
    let partners = partners(&scored);
    scored.par_iter_mut().for_each(|s| {
        s.measures[THIRD] = third(&s.candidate, &partners, profiles);
        s.probability = Model::for_many().probability(&s.measures);
    });
    (scored, Model::for_many())
}

/// The surest partners of each statement in other accounts, by place.
fn partners(scored: &[Scored]) -> HashMap<usize, Vec<(usize, f64)>> {
    let mut partners: HashMap<usize, Vec<(usize, f64)>> = HashMap::new();
    for s in scored.iter().filter(|s| !s.candidate.within && s.probability >= LEAST_PARTNER) {
        partners.entry(s.candidate.a).or_default().push((s.candidate.b, s.probability));
        partners.entry(s.candidate.b).or_default().push((s.candidate.a, s.probability));
    }
    for list in partners.values_mut() {
        list.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        list.truncate(MOST_PARTNERS);
        list.sort_by_key(|(at, _)| *at);
    }
    partners
}

/// How sure both are to pair with one statement of a third account: the best of the weaker of the two links.
fn third(candidate: &Candidate, partners: &HashMap<usize, Vec<(usize, f64)>>, profiles: &[Profile]) -> f64 {
    let (Some(ours), Some(theirs)) = (partners.get(&candidate.a), partners.get(&candidate.b)) else { return 0.0 };
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
