//! Groups of statements to claims: their accounts, date, entities, the statement that stands for them, the best rejected pairing.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Link;
use super::profile::Profile;
use crate::model::{AccountId, Claim, EntityId, Pairing, Relation, StatementId, When};

/// The claim of a group of statements; `links` are the scored pairs among them.
pub fn claim(members: &[usize], links: &[&Link], profiles: &[Profile], runner_up: Option<Pairing>) -> Claim {
    let accounts: BTreeSet<AccountId> = members.iter().map(|m| profiles[*m].account).collect();
    Claim {
        statements: members.iter().map(|m| StatementId(*m)).collect(),
        accounts: accounts.into_iter().collect(),
        date: date(members, profiles),
        entities: entities(members, profiles),
        relation: Relation::Same,
        gist: StatementId(gist(members, links)),
        runner_up,
        fact: None,
    }
}

/// The date that most members tell; of equals the finer, then the earlier.
fn date(members: &[usize], profiles: &[Profile]) -> Option<When> {
    let mut told: BTreeMap<String, (usize, &When)> = BTreeMap::new();
    for member in members {
        let mut own: Vec<&When> = profiles[*member].dates.iter().collect();
        own.dedup();
        for when in own {
            told.entry(when.edtf()).or_insert((0, when)).0 += 1;
        }
    }
    let best = told.values().max_by(|x, y| (x.0, x.1.precision).cmp(&(y.0, y.1.precision)).then(y.1.start.cmp(&x.1.start)));
    best.map(|(_, when)| (*when).clone())
}

/// The entities that at least half of the members name.
fn entities(members: &[usize], profiles: &[Profile]) -> Vec<EntityId> {
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    for member in members {
        for (id, _) in &profiles[*member].entities.entries {
            *counts.entry(*id).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| count * 2 >= members.len()).map(|(id, _)| EntityId(id as usize)).collect()
}

/// The member that fits the others best.
fn gist(members: &[usize], links: &[&Link]) -> usize {
    let mut fit: BTreeMap<usize, f64> = members.iter().map(|m| (*m, 0.0)).collect();
    for link in links {
        [link.a, link.b].iter().for_each(|at| *fit.entry(*at).or_default() += link.probability);
    }
    fit.into_iter().max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0))).map_or(0, |(at, _)| at)
}
