//! Links and places in the page: every account, statement, claim and finding has an address that stays the same for the same input.

use std::collections::BTreeMap;

use crate::digest::Digest;
use crate::model::{AccountId, ClaimId, Comparison, DifferenceId, StatementId};
use crate::report::markup::{Markup, Tag, tag};

/// So many places of one reading are named; the rest is counted, and stands in the matrix.
const MOST: usize = 12;

/// Address of a statement in its account's full text.
pub fn statement(id: StatementId) -> String {
    format!("s{}", id.0 + 1)
}

/// Address of an account's full text.
pub fn account(id: AccountId) -> String {
    format!("a{}", id.0 + 1)
}

/// A link to a statement, named by account and line.
pub fn statement_link(comparison: &Comparison, id: StatementId) -> Tag {
    link(&statement(id), &comparison.statement(id).label)
}

/// A link to an account's full text.
pub fn account_link(comparison: &Comparison, id: AccountId) -> Tag {
    link(&account(id), &comparison.account(id).label)
}

/// A link to a claim.
pub fn claim_link(id: ClaimId) -> Tag {
    link(&id.to_string(), &id.to_string())
}

/// A link to an address in the page. Labels come from files' names, which may run from right to left.
fn link(address: &str, label: &str) -> Tag {
    tag("a").class("at").set("dir", "auto").set("href", format!("#{address}")).say(label)
}

/// The card that each claim is told on: its row, or the first dispute that holds it. A claim without one is told in the table of all.
pub fn homes(digest: &Digest<'_>) -> BTreeMap<ClaimId, String> {
    let mut out = BTreeMap::new();
    for row in digest.agreed.iter().chain(&digest.not_settled).chain(&digest.several).chain(&digest.perhaps) {
        for claim in std::iter::once(row.claim).chain(row.others.iter().copied()) {
            out.entry(claim).or_insert_with(|| row.claim.to_string());
        }
    }
    for dispute in digest.disputes.iter().chain(&digest.moved) {
        for (claim, first) in dispute.claims.iter().filter_map(|claim| Some((*claim, dispute.differences.first()?))) {
            out.entry(claim).or_insert_with(|| first.to_string());
        }
    }
    out
}

/// Places for the addresses of claims and findings that are told on a card with another address.
pub fn also(own: &str, homes: &BTreeMap<ClaimId, String>, claims: &[ClaimId], differences: &[DifferenceId]) -> Markup {
    let claims = claims.iter().filter(|id| homes.get(id).is_some_and(|home| home == own)).map(ToString::to_string);
    let addresses = claims.chain(differences.iter().map(ToString::to_string)).filter(|address| address != own);
    addresses.map(|address| tag("span").set("id", address)).collect()
}

/// The permanent link of a card.
pub fn permanent(address: &str) -> Tag {
    tag("a").class("link").set("href", format!("#{address}")).set("title", "permanent link").say(&format!("#{address}"))
}

/// Names of accounts, each a link to its text; when there are many, the first of them and how many more.
pub fn names(comparison: &Comparison, accounts: &[AccountId]) -> Tag {
    let mut out = tag("span").class("who");
    let shown = &accounts[..accounts.len().min(MOST)];
    for (at, id) in shown.iter().enumerate() {
        // A comma stays with its name.
        let comma = if at + 1 < shown.len() { "," } else { "" };
        out = out.say(if at > 0 { " " } else { "" }).put(tag("span").put(account_link(comparison, *id)).say(comma));
    }
    if accounts.len() > MOST { out.say(&format!(" and {} more", accounts.len() - MOST)) } else { out }
}

/// Links to statements, each once; when there are many, the first of them and how many more.
pub fn statement_links(comparison: &Comparison, ids: &[StatementId]) -> Markup {
    let mut ids = ids.to_vec();
    ids.dedup();
    let mut out = Markup::default();
    for id in ids.iter().take(MOST) {
        out.push(Markup::text(" "));
        out.push(statement_link(comparison, *id));
    }
    if ids.len() > MOST {
        out.push(Markup::text(&format!(" and {} more", ids.len() - MOST)));
    }
    out
}
