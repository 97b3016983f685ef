//! Fifth stage: claims to typed differences. One comparison per kind, each an ordered ladder of levels; then wording.
//!
//! A conflict is reported only for typed facts of the same event in a comparable role and scope. What cannot be decided is not reported.

mod actor;
mod answers;
mod attribution;
mod being;
mod certainty;
mod date;
mod finding;
mod itself;
mod kinds;
#[cfg(test)]
mod made;
mod materiality;
mod members;
mod numbered;
mod omission;
mod order;
mod outcome;
mod pair;
mod place;
mod polarity;
mod predicate;
mod qualified;
mod quantity;
mod quote;
mod said;
mod swapped;
mod table_rows;
mod tallies;
mod verdict;
mod wording;

pub use members::describe;
pub use pair::Paired;
pub use quantity::Figures;
pub use said::Said;
pub use verdict::{judge, strength};

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::language::Language;
use crate::model::{Account, Claim, ClaimId, Difference, Entity, Notice, Relation, Statement, StatementId, Tolerances};
use crate::text::Repeats;
use answers::{asks, compare_questions, is_in_words_of_both};
use finding::{Finding, differences_of_findings, leave_undated_open, without_repeats};
use itself::compare_with_itself;
use kinds::{Compared, Comparison, KINDS, OF_ONE_FACT, WITHOUT_WORD_LISTS, pairwise_comparisons};
use materiality::rank_differences;
use omission::{SharedClaims, compare_coverage};
use order::without_reorderings;
use pair::Pair;
use qualified::period::within_periods;
use qualified::within_qualifiers;
use table_rows::own_counterparts;
use wording::compare_wording;

/// What this stage reads.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// All accounts.
    pub accounts: &'a [Account],
    /// All statements.
    pub statements: &'a [Statement],
    /// All entities.
    pub entities: &'a [Entity],
    /// How probable the pairings of a claim's statements are.
    pub paired: &'a Paired,
    /// The language of the run.
    pub language: &'a Language,
    /// Which differences between figures to ignore.
    pub tolerances: Tolerances,
    /// What accounts say about their figures elsewhere.
    pub figures: &'a Figures,
}

/// Most pairs of statements compared in one claim; beyond it, the remaining statements are compared only with its gist.
const MOST_PAIRS: usize = 3000;

/// Least probability with which two statements must pair for their sources, certainty and wording to be compared. On events left out of
/// every fit, eight to nine in ten such findings are then between statements of one claim; over all pairs only seven or eight are.
const SURELY: f64 = 0.6;

/// True if the statements of a claim contain a conflict or a superseded figure. Questions never conflict, so among them any difference
/// counts.
pub fn conflicts(reading: Context<'_>, claim: &Claim) -> bool {
    let asked = claim.statements.iter().any(|s| reading.statements[s.0].asks());
    let counts = |relation| asked || matches!(relation, Relation::Conflict | Relation::Supersedes);
    differences_of(reading, ClaimId(0), claim).iter().any(|d| counts(d.relation))
}

/// The notice that the bound on pairs was reached: the first claim it affected, and how many more.
pub fn notice(reading: Context<'_>, claims: &[Claim]) -> Option<Notice> {
    let reported = |claim: &Claim| {
        let firsts: BTreeSet<StatementId> = claim.statements.iter().map(|s| reading.paired.first(*s)).collect();
        firsts.len()
    };
    let touched: Vec<&Claim> = claims
        .iter()
        .filter(|c| c.statements.len() * c.statements.len() > MOST_PAIRS && reported(c) * (reported(c) - 1) / 2 > MOST_PAIRS)
        .collect();
    let first = &reading.statements[touched.first()?.gist.0];
    let more = if touched.len() == 1 { String::new() } else { format!("; the same applies to {} more claims", touched.len() - 1) };
    let text = format!("this claim has too many statements to compare every pair: most are compared only with this one{more}");
    Some(Notice::line(&reading.accounts[first.account.0].path, first.line, text))
}

/// The differences of every claim, in order of claim, kind and accounts.
pub fn diff(reading: Context<'_>, claims: &[Claim]) -> Vec<Difference> {
    let shared = SharedClaims::of(claims);
    let of_claim = |(at, claim): (usize, &Claim)| {
        if claim.fact.is_none() && !claim.is_likely() {
            return Vec::new(); // a possible pairing only: it is offered as such and not compared
        }
        let mut differences = differences_of(reading, ClaimId(at), claim);
        if claim.fact.is_none() && !claim.statements.iter().any(|s| reading.statements[s.0].asks()) {
            differences.extend(compare_coverage(reading, ClaimId(at), claim, &shared));
        }
        leave_undated_open(reading, &mut differences);
        differences.sort_by_key(|d| d.kind);
        differences
    };
    let all: Vec<Difference> = claims.par_iter().enumerate().flat_map_iter(of_claim).collect();
    let mut once = without_repeats(reading, all);
    rank_differences(reading, &mut once);
    once
}

fn differences_of(reading: Context<'_>, id: ClaimId, claim: &Claim) -> Vec<Difference> {
    let said: Vec<Said<'_>> = claim.statements.iter().map(|s| Said::new(reading, *s)).collect();
    let (own, pairs): (Vec<Pair<'_>>, Vec<Pair<'_>>) =
        pairs(reading, claim, &said).into_iter().partition(|p| p.left.account == p.right.account);
    if claim.fact.is_some() {
        let (questions, stated): (Vec<Pair<'_>>, Vec<Pair<'_>>) = pairs.into_iter().partition(asks);
        let comparisons = |pair: &Pair<'_>| if pair.has_word_lists() { &OF_ONE_FACT[..] } else { &WITHOUT_WORD_LISTS[..] };
        let facts = stated.iter().flat_map(|pair| compared(pair, comparisons(pair).iter().copied()));
        let findings = facts.chain(questions.iter().flat_map(compare_questions)).collect();
        return differences_of_findings(reading, id, findings);
    }
    let (pairs, foreign): (Vec<Pair<'_>>, Vec<Pair<'_>>) = pairs.into_iter().partition(|pair| pair.has_word_lists());
    let (questions, pairs): (Vec<Pair<'_>>, Vec<Pair<'_>>) = pairs.into_iter().partition(asks);
    let mut findings: Vec<Finding> = questions.iter().flat_map(compare_questions).collect();
    findings.extend(pairs.iter().flat_map(|pair| compared(pair, pairwise_comparisons())));
    findings.extend(foreign.iter().flat_map(|pair| compared(pair, WITHOUT_WORD_LISTS.into_iter())));
    for row in &KINDS {
        if let Compared::OfClaim(compare) = row.compared {
            findings.extend(compare(&pairs));
        }
    }
    let sure: Vec<Pair<'_>> = pairs.into_iter().filter(|pair| pair.paired >= SURELY).collect();
    for row in &KINDS {
        match row.compared {
            Compared::Surely(compare) => findings.extend(sure.iter().flat_map(compare)),
            Compared::SurelyOfClaim(compare) => findings.extend(compare(&sure)),
            Compared::Pairwise(_) | Compared::OfClaim(_) | Compared::Wording(_) | Compared::Silence | Compared::WithItself => {}
        }
    }
    findings.extend(compare_wording(&sure));
    findings.retain(|finding| is_in_words_of_both(reading, finding));
    findings.extend(compare_with_itself(own.iter().filter(|pair| !asks(pair) && pair.has_word_lists())));
    differences_of_findings(reading, id, findings)
}

/// The findings between two statements, limited to the periods and parts that both are about.
fn compared(pair: &Pair<'_>, comparisons: impl Iterator<Item = Comparison>) -> Vec<Finding> {
    let found = comparisons.flat_map(|compare| compare(pair)).collect();
    own_counterparts(pair, without_reorderings(pair, within_qualifiers(pair, within_periods(pair, found))))
}

/// The pairs of statements of a claim, with the earlier account (or, in one account, the earlier statement) on the left. Copies are not
/// paired, nor are two statements that both accounts have word for word.
fn pairs<'a>(reading: Context<'a>, claim: &Claim, said: &'a [Said<'a>]) -> Vec<Pair<'a>> {
    let mut out = Vec::new();
    let repeats = Repeats::new(said.iter().map(|s| (s.account.0, s.statement.tokens.as_slice())));
    for (at, one) in said.iter().enumerate() {
        for (after, other) in said[at + 1..].iter().enumerate() {
            if reading.paired.are_copies(one.id, other.id) || repeats.both_accounts_have_both(at, at + 1 + after) {
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
