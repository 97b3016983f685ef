//! Groups of statements to claims: their accounts, date, entities, gist and best rejected pairing.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::cluster::Link;
use super::profile::Profile;
use crate::language::opposites::Opposites;
use crate::model::{
    AccountId, Claim, Content, EntityId, Mention, Pairing, Quantity, Relation, Statement, StatementId, StatementKind, Verdict, Voice, When,
    WordingClass,
};

/// The claim of a group of statements.
pub fn claim(members: &[usize], profiles: &[Profile], runner_up: Option<Pairing>) -> Claim {
    let accounts: BTreeSet<AccountId> = members.iter().map(|m| profiles[*m].account).collect();
    Claim {
        statements: members.iter().map(|m| StatementId(*m)).collect(),
        accounts: accounts.into_iter().collect(),
        date: date(members, profiles),
        entities: entities(members, profiles),
        relation: Relation::Same,
        gist: StatementId(members[0]),
        members: Vec::new(),
        verdict: Verdict::default(),
        doubts: Vec::new(),
        nearest: Vec::new(),
        strength: 1.0,
        slot: None,
        runner_up,
        fact: None,
    }
}

/// The date that most members give; on a tie the more precise, then the earlier.
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

/// Chooses the gist of each claim; `links` are the scored pairs among its members. Among the statements that fit the others nearly best, it
/// prefers one that takes no side in its own words, gives no figure of its own, is no headline, and is not the gist of an earlier claim.
pub fn gists(claims: &mut [Claim], links: &[Vec<Link>], statements: &[Statement], opposites: &Opposites) {
    const NEARLY: f64 = 0.6;
    // Factor for a statement that is already the gist of another claim.
    const AGAIN: f64 = 0.95;
    let mut taken: BTreeSet<StatementId> = BTreeSet::new();
    for (claim, links) in claims.iter_mut().zip(links) {
        let mut fit: BTreeMap<StatementId, f64> = claim.statements.iter().map(|s| (*s, 0.0)).collect();
        for link in links {
            [link.a, link.b].iter().for_each(|at| *fit.entry(StatementId(*at)).or_default() += link.probability);
        }
        let best = fit.values().copied().fold(0.0, f64::max);
        let near = fit.into_iter().filter(|(_, fit)| *fit >= NEARLY * best);
        let told = figures(claim.statements.iter().map(|id| &statements[id.0]), opposites);
        let order = |(id, fit): &(StatementId, f64)| {
            let statement = &statements[id.0];
            let alone = told.iter().filter(|(_, by)| by.len() == 1 && by.contains(&statement.account)).map(|(figure, _)| figure);
            let own = alone.filter(|figure| figures([statement].into_iter(), opposites).contains_key(*figure)).count();
            let headline = statement.kind == StatementKind::Headline;
            let fit = if taken.contains(id) { fit * AGAIN } else { *fit };
            (sides(statement), own, headline, -(fit * 1e6) as i64, *id)
        };
        if let Some((id, _)) = near.min_by_key(order) {
            claim.gist = id;
            taken.insert(id);
        }
    }
}

/// Figures about an event as a whole, by role and value, with the accounts that give them.
fn figures<'s>(
    statements: impl Iterator<Item = &'s Statement>,
    opposites: &Opposites,
) -> BTreeMap<(&'s str, Decimal), BTreeSet<AccountId>> {
    let mut out: BTreeMap<(&str, Decimal), BTreeSet<AccountId>> = BTreeMap::new();
    for statement in statements {
        for mention in &statement.mentions {
            if let Content::Quantity(Quantity { role: Some(role), value: Some(value), .. }) = &mention.content
                && opposites.settles(role)
            {
                out.entry((role, value.normalize())).or_default().insert(statement.account);
            }
        }
    }
    out
}

/// How many words of a statement take sides in its account's own voice.
fn sides(statement: &Statement) -> usize {
    let own = |m: &&Mention| m.voice == Voice::Own;
    statement.mentions.iter().filter(own).filter(|m| matches!(&m.content, Content::Wording(w) if w.class == WordingClass::Loaded)).count()
}
