//! Links and places in the page: every account, statement, claim and finding has an address that stays the same for the same input.

use crate::model::{AccountId, ClaimId, Comparison, StatementId};
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
