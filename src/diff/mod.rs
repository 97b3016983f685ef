//! Fifth stage: claims to typed differences. One comparison per kind, each an ordered ladder of levels; then wording.
//!
//! A conflict is called only on typed facts of the same event in a comparable role and scope. What cannot be decided is called nothing.

mod finding;
#[cfg(test)]
mod made;
mod merge;
mod pair;
mod quantity;
mod said;
pub mod wording;

pub use finding::{Finding, Half};
pub use pair::{Change, Pair};
pub use said::Said;

use crate::language::Language;
use crate::model::{Account, Claim, ClaimId, Difference, Entity, Statement, StatementId};

/// What the comparison of claims reads.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// All accounts.
    pub accounts: &'a [Account],
    /// All statements.
    pub statements: &'a [Statement],
    /// All entities.
    pub entities: &'a [Entity],
    /// The language of the run.
    pub language: &'a Language,
}

/// Most pairs of statements compared in one claim; beyond it the rest of the claim's statements are compared with its gist only.
const MOST_PAIRS: usize = 3000;

/// A comparison of one kind: two statements to findings.
type Comparison = fn(&Pair<'_>) -> Vec<Finding>;

/// The comparisons of facts, sources and certainty.
const COMPARISONS: [Comparison; 1] = [quantity::compare];

/// The differences of every claim, in order of claim, kind and accounts.
pub fn diff(reading: Reading<'_>, claims: &[Claim], _unmatched: &[StatementId]) -> Vec<Difference> {
    (claims.iter().enumerate()).flat_map(|(at, claim)| differences_of(reading, ClaimId(at), claim)).collect()
}

fn differences_of(reading: Reading<'_>, id: ClaimId, claim: &Claim) -> Vec<Difference> {
    let said: Vec<Said<'_>> = claim.statements.iter().map(|s| Said::new(reading, *s)).collect();
    let pairs = pairs(reading, claim, &said);
    let mut findings: Vec<Finding> = pairs.iter().flat_map(|pair| COMPARISONS.iter().flat_map(|compare| compare(pair))).collect();
    findings.extend(wording::compare(&pairs));
    merge::merge(reading, id, findings)
}

/// The pairs of statements of different accounts, the account that stands first on the left.
fn pairs<'a>(reading: Reading<'a>, claim: &Claim, said: &'a [Said<'a>]) -> Vec<Pair<'a>> {
    let mut out = Vec::new();
    for (at, left) in said.iter().enumerate() {
        for right in &said[at + 1..] {
            if left.account == right.account || (out.len() >= MOST_PAIRS && left.id != claim.gist && right.id != claim.gist) {
                continue;
            }
            out.push(if left.account < right.account { Pair::new(reading, left, right) } else { Pair::new(reading, right, left) });
        }
    }
    out
}
