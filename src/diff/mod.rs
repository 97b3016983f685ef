//! Fifth stage: claims to typed differences. One comparison per kind, each an ordered ladder of levels; then wording.
//!
//! A conflict is called only on typed facts of the same event in a comparable role and scope. What cannot be decided is called nothing.

mod actor;
mod alike;
mod answered;
mod asked;
mod attribution;
mod being;
mod cells;
mod certainty;
mod clause;
mod core;
mod coverage;
mod date;
mod denied;
mod detail;
mod duty;
mod elsewhere;
mod event;
mod exchanged;
mod finding;
mod holder;
mod itself;
mod leftover;
mod located;
#[cfg(test)]
mod made;
mod material;
mod merge;
mod namesakes;
mod numbered;
mod numbered_before;
mod often;
mod outcome;
mod pair;
mod paired;
mod period;
mod persons;
mod place;
mod polarity;
mod position;
mod predicate;
mod qualified;
mod quantity;
mod quote;
mod reordered;
mod said;
mod score;
mod shares;
mod swapped;
mod tolls;
mod undated;
mod verdict;
pub mod wording;

pub use finding::{Finding, Half};
pub use pair::{Change, Pair};
pub use paired::Paired;
pub use quantity::Figures;
pub use said::Said;
pub use verdict::{judge, strength};

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::language::Language;
use crate::model::{Account, Claim, ClaimId, Difference, Entity, Notice, Relation, Statement, StatementId, Tolerances};
use crate::text::repeats::Repeats;

/// What the comparison of claims reads.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// All accounts.
    pub accounts: &'a [Account],
    /// All statements.
    pub statements: &'a [Statement],
    /// All entities.
    pub entities: &'a [Entity],
    /// How probably two statements of a claim pair.
    pub paired: &'a Paired,
    /// The language of the run.
    pub language: &'a Language,
    /// What goes through as the same figure told otherwise.
    pub tolerances: Tolerances,
    /// What accounts tell of their figures in other places.
    pub figures: &'a Figures,
}

/// Most pairs of statements compared in one claim; beyond it the rest of the claim's statements are compared with its gist only.
const MOST_PAIRS: usize = 3000;

/// A comparison of one kind: two statements to findings.
type Comparison = fn(&Pair<'_>) -> Vec<Finding>;

/// Who says a thing, how surely and in which words is compared only of statements that pair at least so probably: on events left out of
/// every fit eight to nine in ten such findings are then between statements of one claim, of all pairs no more than seven or eight.
const SURELY: f64 = 0.6;

/// The comparisons of facts; certainty, sources and wording are compared of what pairs surely.
const COMPARISONS: [Comparison; 14] = [
    quantity::compare,
    cells::compare,
    date::compare,
    place::compare,
    position::compare,
    numbered::compare,
    actor::compare,
    polarity::compare,
    outcome::compare,
    quote::compare,
    being::compare,
    holder::compare,
    score::compare,
    often::compare,
];

/// What is compared of statements that only a fact brought together: their wording tells of other things.
const FACTS: [Comparison; 3] = [quantity::compare, date::compare, polarity::compare];

/// What is compared where a language has no word lists.
const SIGNS: [Comparison; 2] = [quantity::compare, date::compare];

/// Is there a conflict, or a figure that moved, among the statements of a claim? Questions conflict in nothing: any difference counts.
pub fn conflicts(reading: Reading<'_>, claim: &Claim) -> bool {
    let asked = claim.statements.iter().any(|s| reading.statements[s.0].asks());
    let counts = |relation| asked || matches!(relation, Relation::Conflict | Relation::Supersedes);
    differences_of(reading, ClaimId(0), claim).iter().any(|d| counts(d.relation))
}

/// What a reader must know of the bound on pairs: which claim it touched first, and how many.
pub fn notice(reading: Reading<'_>, claims: &[Claim]) -> Option<Notice> {
    let told = |claim: &Claim| {
        let firsts: BTreeSet<StatementId> = claim.statements.iter().map(|s| reading.paired.first(*s)).collect();
        firsts.len()
    };
    let touched: Vec<&Claim> = claims
        .iter()
        .filter(|c| c.statements.len() * c.statements.len() > MOST_PAIRS && told(c) * (told(c) - 1) / 2 > MOST_PAIRS)
        .collect();
    let first = &reading.statements[touched.first()?.gist.0];
    let more = if touched.len() == 1 { String::new() } else { format!(", and so are {} more claims", touched.len() - 1) };
    let text = format!("told in so many ways that most are compared with this statement alone{more}");
    Some(Notice::line(&reading.accounts[first.account.0].path, first.line, text))
}

/// The differences of every claim, in order of claim, kind and accounts.
pub fn diff(reading: Reading<'_>, claims: &[Claim]) -> Vec<Difference> {
    let shared = coverage::Shared::of(claims);
    let of_claim = |(at, claim): (usize, &Claim)| {
        if claim.fact.is_none() && !claim.is_likely() {
            return Vec::new(); // perhaps the same: offered as such, and nothing is found in it
        }
        let mut differences = differences_of(reading, ClaimId(at), claim);
        if claim.fact.is_none() && !claim.statements.iter().any(|s| reading.statements[s.0].asks()) {
            differences.extend(coverage::compare(reading, ClaimId(at), claim, &shared));
        }
        undated::open(reading, &mut differences);
        differences.sort_by_key(|d| d.kind);
        differences
    };
    let all: Vec<Difference> = claims.par_iter().enumerate().flat_map_iter(of_claim).collect();
    let mut once = merge::once(reading, all);
    material::rank(reading, &mut once);
    once
}

fn differences_of(reading: Reading<'_>, id: ClaimId, claim: &Claim) -> Vec<Difference> {
    let said: Vec<Said<'_>> = claim.statements.iter().map(|s| Said::new(reading, *s)).collect();
    let (own, pairs): (Vec<Pair<'_>>, Vec<Pair<'_>>) =
        pairs(reading, claim, &said).into_iter().partition(|p| p.left.account == p.right.account);
    if claim.fact.is_some() {
        let (asked, told): (Vec<Pair<'_>>, Vec<Pair<'_>>) = pairs.into_iter().partition(asked::asks);
        let facts = told.iter().flat_map(|pair| compared(pair, if pair.has_word_lists() { &FACTS[..] } else { &SIGNS[..] }));
        let findings = facts.chain(asked.iter().flat_map(asked::compare)).collect();
        return merge::merge(reading, id, findings);
    }
    let (pairs, foreign): (Vec<Pair<'_>>, Vec<Pair<'_>>) = pairs.into_iter().partition(|pair| pair.has_word_lists());
    let (asked, pairs): (Vec<Pair<'_>>, Vec<Pair<'_>>) = pairs.into_iter().partition(asked::asks);
    let mut findings: Vec<Finding> = asked.iter().flat_map(asked::compare).collect();
    findings.extend(pairs.iter().flat_map(|pair| compared(pair, &COMPARISONS)));
    findings.extend(foreign.iter().flat_map(|pair| compared(pair, &SIGNS)));
    findings.extend(detail::compare(&pairs));
    let sure: Vec<Pair<'_>> = pairs.into_iter().filter(|pair| pair.paired >= SURELY).collect();
    findings.extend(sure.iter().flat_map(certainty::compare));
    findings.extend(attribution::compare(&sure));
    findings.extend(wording::compare(&sure));
    findings.retain(|finding| answered::is_told(reading, finding));
    findings.extend(itself::compare(own.iter().filter(|pair| !asked::asks(pair) && pair.has_word_lists())));
    merge::merge(reading, id, findings)
}

/// What comparisons find between two statements, within the periods and of the parts that these tell of.
fn compared(pair: &Pair<'_>, comparisons: &[Comparison]) -> Vec<Finding> {
    let found = comparisons.iter().flat_map(|compare| compare(pair)).collect();
    elsewhere::own_counterparts(pair, reordered::checked(pair, qualified::bounded(pair, period::bounded(pair, found))))
}

/// The pairs of statements of a claim, the account (of one account: the statement) that stands first on the left. Copies are no pair, nor are
/// two statements that both accounts tell word for word.
fn pairs<'a>(reading: Reading<'a>, claim: &Claim, said: &'a [Said<'a>]) -> Vec<Pair<'a>> {
    let mut out = Vec::new();
    let repeats = Repeats::new(said.iter().map(|s| (s.account.0, s.statement.tokens.as_slice())));
    for (at, one) in said.iter().enumerate() {
        for (after, other) in said[at + 1..].iter().enumerate() {
            if reading.paired.are_copies(one.id, other.id) || repeats.both_tell_both(at, at + 1 + after) {
                continue;
            }
            if out.len() >= MOST_PAIRS && one.id != claim.gist && other.id != claim.gist {
                continue;
            }
            let first = (one.account, one.id) < (other.account, other.id);
            out.push(if first { Pair::new(reading, one, other) } else { Pair::new(reading, other, one) });
        }
    }
    out
}
