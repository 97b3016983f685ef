//! Coverage: who tells a claim and who does not. Silence counts as an omission only where the claim is strong and several independent
//! texts tell it, of an account that was published after it happened, tells something else that the tellers tell too, and has no statement
//! that is at all like it. An account published before it happened is set apart.

use std::collections::BTreeSet;

use super::Reading;
use super::{material, verdict};
use crate::model::{
    AccountId, Claim, ClaimId, Difference, DifferenceKind, Materiality, MaterialityLevel, Relation, Side, StatementId, Voice, When,
};

/// What each pair of accounts shares, for all claims of a run.
pub struct Shared {
    together: BTreeSet<(AccountId, AccountId)>,
}

impl Shared {
    /// Which accounts tell a claim together.
    pub fn of(claims: &[Claim]) -> Shared {
        const MOST: usize = 200; // a claim of more accounts adds nothing new about who shares what
        let mut together = BTreeSet::new();
        for claim in claims {
            for a in claim.accounts.iter().take(MOST) {
                together.extend(claim.accounts.iter().take(MOST).filter(|b| a != *b).map(|b| (*a, *b)));
            }
        }
        Shared { together }
    }

    fn with_any(&self, silent: AccountId, tellers: &[AccountId]) -> bool {
        tellers.iter().any(|t| self.together.contains(&(silent, *t)))
    }
}

/// The omission and the not-in-span difference of a claim.
pub fn compare(reading: Reading<'_>, id: ClaimId, claim: &Claim, shared: &Shared) -> Vec<Difference> {
    // What is announced can be told before its day.
    let happened = [claim.date.clone(), first_told(reading, claim)].into_iter().flatten().min_by_key(|w| w.start);
    let event = |a: AccountId| reading.accounts[a.0].event;
    let of_event = |a: &AccountId| claim.accounts.iter().any(|teller| event(*teller) == event(*a));
    // What an account in a language without word lists leaves out, nobody can tell.
    let read = |a: &AccountId| reading.accounts[a.0].has_word_lists;
    let silent = (0..reading.accounts.len()).map(AccountId).filter(|a| !claim.accounts.contains(a)).filter(of_event).filter(read);
    let firm = claim.strength >= verdict::STRONG && origins(reading, claim) >= SEVERAL;
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for account in silent {
        let published = reading.accounts[account.0].published.as_ref();
        match (published, &happened) {
            _ if !unlike(claim, account) => {}
            (Some(published), Some(happened)) if published.end <= happened.start => before.push(account),
            _ if firm && shared.with_any(account, &claim.accounts) => after.push(account),
            _ => {}
        }
    }
    let count = claim.accounts.len();
    let omission = format!("told by {count}; no match found in these, which speak of the same events and were published late enough");
    let not_yet = format!("told by {count}; these were published before it happened");
    [(DifferenceKind::Omission, after, omission), (DifferenceKind::NotInSpan, before, not_yet)]
        .into_iter()
        .filter(|(_, silent, _)| !silent.is_empty())
        .map(|(kind, silent, explanation)| {
            let mut sides: Vec<Side> = claim.accounts.iter().filter_map(|a| teller(reading, claim, *a)).collect();
            sides.extend(silent.into_iter().map(not_told));
            sides.sort_by_key(|s| s.account);
            let level =
                if kind == DifferenceKind::Omission { material::of_omission(reading, &claim.accounts) } else { MaterialityLevel::Minor };
            let materiality = Materiality { level, ..Materiality::default() };
            Difference { claim: id, kind, relation: Relation::Unmatched, sides, explanation, materiality }
        })
        .collect()
}

/// Of how many independent texts a claim is told that an account may be said to leave out.
const SEVERAL: usize = 2;

/// A statement at least so probably of the claim makes silence doubtful: perhaps the account tells it after all.
pub const LIKE: f64 = 0.1;

/// Is no statement of the account like the claim?
fn unlike(claim: &Claim, account: AccountId) -> bool {
    !claim.nearest.iter().any(|near| near.account == account && near.probability >= LIKE)
}

/// How many independent texts tell it; accounts of which nothing is known are independent.
fn origins(reading: Reading<'_>, claim: &Claim) -> usize {
    let origin = |a: &AccountId| reading.accounts[a.0].origin.as_str();
    let (unknown, known): (Vec<&str>, Vec<&str>) = claim.accounts.iter().map(origin).partition(|o| o.is_empty());
    unknown.len() + known.into_iter().collect::<BTreeSet<_>>().len()
}

/// The earliest day on which an account told it: what was published before cannot be held to it.
fn first_told(reading: Reading<'_>, claim: &Claim) -> Option<When> {
    claim.accounts.iter().filter_map(|a| reading.accounts[a.0].published.clone()).min_by_key(|w| w.start)
}

fn teller(reading: Reading<'_>, claim: &Claim, account: AccountId) -> Option<Side> {
    let of_account = |s: &&StatementId| reading.statements[s.0].account == account;
    let statement = *claim.statements.iter().find(of_account)?;
    let span = reading.statements[statement.0].span;
    Some(Side { account, statement: Some(statement), span: Some(span), value: "told".into(), voice: Voice::Own })
}

fn not_told(account: AccountId) -> Side {
    Side { account, statement: None, span: None, value: "not told".into(), voice: Voice::Own }
}
