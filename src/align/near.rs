//! The nearest statements that do not belong: of accounts silent on a claim, and for statements in no claim. They are taken from the scored
//! candidates, including those below the threshold, so that silence can be distinguished from a near miss.

use std::collections::BTreeMap;

use super::copies::Copies;
use super::profile::Profile;
use super::score::{Scored, Scores};
use crate::model::{AccountId, Claim, Near, StatementId};

/// Less probable candidates do not count as similar.
const LEAST: f64 = 0.05;

/// Gives each claim the nearest statement of every account that does not report it.
pub fn claims(claims: &mut [Claim], scored: &Scores, profiles: &[Profile], copies: &Copies) {
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); profiles.len()];
    for (at, claim) in claims.iter().enumerate() {
        claim.statements.iter().for_each(|s| of[s.0].push(at));
    }
    let mut best: Vec<BTreeMap<AccountId, Near>> = vec![BTreeMap::new(); claims.len()];
    for (own, other, probability) in both_ways(scored).flat_map(|(own, other, p)| copies.all(other).map(move |at| (own, at, p))) {
        let account = profiles[other].account;
        for claim in of[own].iter().filter(|at| !claims[**at].accounts.contains(&account)) {
            let near = Near { account, statement: StatementId(other), probability };
            let kept = best[*claim].entry(account).or_insert(near);
            *kept = nearer(*kept, near);
        }
    }
    claims.iter_mut().zip(best).for_each(|(claim, best)| claim.nearest = best.into_values().collect());
}

/// The nearest statement of another account for each of these, in order.
pub fn statements(ids: &[StatementId], scored: &Scores, profiles: &[Profile], copies: &Copies) -> Vec<(StatementId, Near)> {
    let mut best: BTreeMap<usize, Option<Near>> = ids.iter().map(|id| (copies.first(id.0), None)).collect();
    for (own, other, probability) in both_ways(scored) {
        if let Some(kept) = best.get_mut(&own) {
            let near = Near { account: profiles[other].account, statement: StatementId(other), probability };
            *kept = Some(kept.map_or(near, |kept| nearer(kept, near)));
        }
    }
    let near = |id: &StatementId| best[&copies.first(id.0)].filter(|near| near.account != profiles[id.0].account);
    ids.iter().filter_map(|id| Some((*id, near(id)?))).collect()
}

/// The candidates between two accounts, in both directions.
fn both_ways(scored: &Scores) -> impl Iterator<Item = (usize, usize, f64)> + '_ {
    let alike = |s: &Scored<'_>| !s.candidate.within && s.probability >= LEAST;
    scored.iter().filter(alike).flat_map(|s| {
        let (a, b) = (s.candidate.a, s.candidate.b);
        [(a, b, s.probability), (b, a, s.probability)]
    })
}

/// The more probable of two; on a tie the first in the text.
fn nearer(kept: Near, near: Near) -> Near {
    let better = near.probability > kept.probability || (near.probability == kept.probability && near.statement < kept.statement);
    if better { near } else { kept }
}
