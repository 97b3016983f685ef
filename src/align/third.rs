//! The support of third accounts for a pair: how surely both statements pair with one statement elsewhere.

use rayon::prelude::*;

use super::candidates::Candidate;
use super::profile::Profile;

/// Most partners of a statement that are considered, surest first.
const MOST_PARTNERS: usize = 32;
/// Least probability of a partner.
const LEAST_PARTNER: f64 = 0.1;

/// For each statement, its surest partners in other accounts with the probability of the pair, surest first.
pub struct Partners(Vec<Vec<(usize, f64)>>);

impl Partners {
    /// Collects the partners from the candidates with their probabilities. An account in a language without word lists does not support a
    /// pair of other accounts, so its statements are partners only of each other.
    pub fn new(candidates: &[Candidate], probabilities: &[f64], profiles: &[Profile]) -> Partners {
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
    pub fn tell(&self, candidates: &[Candidate]) -> Vec<f64> {
        let groups: Vec<&[Candidate]> = candidates.chunk_by(|x, y| x.a == y.a).collect();
        let nobody = || vec![0.0; self.0.len()];
        let told: Vec<Vec<f64>> = groups.into_par_iter().map_init(nobody, |sure, group| self.of_one(group, sure)).collect();
        told.concat()
    }

    /// The same for candidates with one first statement; `sure` is 0 for all statements, before and after.
    fn of_one(&self, group: &[Candidate], sure: &mut [f64]) -> Vec<f64> {
        let Some(first) = group.first() else { return Vec::new() };
        self.0[first.a].iter().for_each(|(at, probability)| sure[*at] = *probability);
        let best = |c: &Candidate| {
            let mut best: f64 = 0.0;
            for (at, probability) in &self.0[c.b] {
                // The following ones are less sure, and the weaker link counts.
                if *probability <= best {
                    break;
                }
                best = best.max(probability.min(sure[*at]));
            }
            best
        };
        let told = group.iter().map(best).collect();
        self.0[first.a].iter().for_each(|(at, _)| sure[*at] = 0.0);
        told
    }
}

#[cfg(test)]
mod tests {
    use super::Partners;
    use crate::align::candidates::Candidate;

    #[test]
    fn the_weaker_link_counts_and_the_best_third() {
        let pair = |a: usize, b: usize| Candidate { a, b, within: false };
        let candidates = [pair(0, 1), pair(0, 2), pair(0, 3), pair(1, 2), pair(1, 3), pair(2, 3)];
        let told = Partners::of(&candidates, &[0.05, 0.9, 0.3, 0.6, 0.8, 0.0], 4, |_| false).tell(&candidates);
        // 0 and 1 both pair with 2 (0.6) and 3 (0.3); 0 and 2 share only a statement that 0 does not pair with.
        assert_eq!(told, [0.6, 0.0, 0.0, 0.0, 0.0, 0.6]);
    }

    #[test]
    fn one_account_twice_is_no_third() {
        let candidates =
            [Candidate { a: 0, b: 1, within: true }, Candidate { a: 0, b: 2, within: false }, Candidate { a: 1, b: 2, within: false }];
        assert_eq!(Partners::of(&candidates, &[0.9; 3], 3, |_| false).tell(&candidates), [0.9, 0.0, 0.0]);
    }
}
