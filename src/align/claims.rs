//! Groups of statements to claims: their accounts, date, entities, gist and best rejected pairing, and the nearest statements that do not
//! belong: of accounts silent on a claim, and for statements in no claim. The nearest are taken from the scored candidates, including those
//! below the threshold, so that silence can be distinguished from a near miss.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rust_decimal::Decimal;

use super::Context;
use super::cluster::Link;
use super::copies::Copies;
use super::evidence::{self, EvidenceContext};
use super::profile::Profile;
use super::score::{Scored, Scores};
use crate::language::opposites::Opposites;
use crate::model::{
    AccountId, Claim, Content, EntityId, Mention, Near, Pairing, Quantity, Relation, Statement, StatementId, StatementKind, Verdict, Voice,
    When, WordingClass,
};

/// The claims of the groups, each with the best pairing of a member with a statement outside.
pub(super) fn claims(groups: &[Vec<usize>], scored: &Scores, context: &EvidenceContext<'_>, reading: &Context<'_>) -> Vec<Claim> {
    let mut of: Vec<Vec<usize>> = vec![Vec::new(); context.profiles.len()];
    for (claim, group) in groups.iter().enumerate() {
        group.iter().for_each(|member| of[*member].push(claim));
    }
    let claims_of = |at: usize| of[at].as_slice();
    let mut inside: Vec<Vec<Link>> = vec![Vec::new(); groups.len()];
    let mut outside: Vec<Option<Scored<'_>>> = vec![None; groups.len()];
    for pair in scored.iter().filter(|s| !s.candidate.within) {
        let (a, b) = (pair.candidate.a, pair.candidate.b);
        let shared = claims_of(a).iter().any(|c| claims_of(b).contains(c));
        for claim in claims_of(a).iter().filter(|c| claims_of(b).contains(c)) {
            inside[*claim].push(Link { a, b, probability: pair.probability, within: false, apart: false });
        }
        for claim in claims_of(a).iter().chain(claims_of(b)).filter(|_| !shared) {
            if outside[*claim].is_none_or(|best| pair.probability > best.probability) {
                outside[*claim] = Some(pair);
            }
        }
    }
    let each = groups.par_iter().zip(&outside);
    let claim = |(group, outside): (&Vec<usize>, &Option<Scored<'_>>)| {
        let runner_up = outside.map(|s| evidence::pairing(&s.candidate, s.features, context));
        claim_of(group, context.profiles, runner_up)
    };
    let mut claims: Vec<Claim> = each.map(claim).collect();
    choose_gists(&mut claims, &inside, reading.statements, &reading.language.opposites);
    claims
}

/// The claim of a group of statements.
fn claim_of(members: &[usize], profiles: &[Profile], runner_up: Option<Pairing>) -> Claim {
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
    let mut counts: BTreeMap<String, (usize, &When)> = BTreeMap::new();
    for member in members {
        let mut own: Vec<&When> = profiles[*member].dates.iter().collect();
        own.dedup();
        for when in own {
            counts.entry(when.edtf()).or_insert((0, when)).0 += 1;
        }
    }
    let best = counts.values().max_by(|x, y| (x.0, x.1.precision).cmp(&(y.0, y.1.precision)).then(y.1.start.cmp(&x.1.start)));
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
fn choose_gists(claims: &mut [Claim], links: &[Vec<Link>], statements: &[Statement], opposites: &Opposites) {
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
        let of_claim = figures(claim.statements.iter().map(|id| &statements[id.0]), opposites);
        let order = |(id, fit): &(StatementId, f64)| {
            let statement = &statements[id.0];
            let alone = of_claim.iter().filter(|(_, by)| by.len() == 1 && by.contains(&statement.account)).map(|(figure, _)| figure);
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

/// Less probable candidates do not count as similar.
const LEAST_NEAR: f64 = 0.05;

/// Gives each claim the nearest statement of every account that does not report it.
pub(super) fn add_nearest(claims: &mut [Claim], scored: &Scores, profiles: &[Profile], copies: &Copies) {
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
pub(super) fn nearest_statements(ids: &[StatementId], scored: &Scores, profiles: &[Profile], copies: &Copies) -> Vec<(StatementId, Near)> {
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
    let alike = |s: &Scored<'_>| !s.candidate.within && s.probability >= LEAST_NEAR;
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
