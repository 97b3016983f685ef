//! What two or more accounts tell without conflict, and what only one tells.

use std::collections::BTreeMap;

use super::Page;
use super::evidence;
use super::findings;
use super::place;
use crate::model::{AccountId, ClaimId, Relation, StatementId};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::{section, words};

/// The agreed claims, those with the most independent texts behind them first.
pub fn agreed(page: &Page<'_>) -> Markup {
    let ids = section::agreed(page.comparison, page.view);
    if ids.is_empty() {
        return Markup::default();
    }
    let worded = page.view.claims.iter().filter(|id| page.comparison.claims[id.0].relation == Relation::Wording).count();
    let mut meaning = "told by two or more in the same sense".to_string();
    if worded > 0 {
        meaning.push_str(&format!("; {} more only in other words", words::count(worded, "claim", "claims")));
    }
    super::section_of(page, "agreed", "Agreed", Some(ids.len()), &meaning).all(ids.into_iter().map(|id| article(page, id))).into()
}

fn article(page: &Page<'_>, id: ClaimId) -> Tag {
    let comparison = page.comparison;
    let claim = &comparison.claims[id.0];
    let accounts = super::accounts_of(claim.accounts.iter().copied());
    let others: Vec<StatementId> = claim.statements.iter().copied().filter(|s| *s != claim.gist).collect();
    let also = tag("p").class("also").say("Also").put(place::statement_links(comparison, &others));
    super::card(page, id).set("tabindex", "-1").set("data-kind", "agreed").set("data-accounts", accounts.join(" ")).put(
        tag("div")
            .class("body")
            .put(tag("ul").class("said").put(findings::quoted(comparison, claim.gist, &[])))
            .put(also)
            .put(evidence::details(comparison, &page.pairings[id.0], &claim.statements)),
    )
}

/// What only one account tells, account by account.
pub fn alone(page: &Page<'_>) -> Markup {
    if page.view.unmatched.is_empty() {
        return Markup::default();
    }
    let mut own: BTreeMap<AccountId, Vec<StatementId>> = BTreeMap::new();
    for id in &page.view.unmatched {
        own.entry(page.comparison.statement(*id).account).or_default().push(*id);
    }
    let parts = own.into_iter().map(|(account, ids)| of_account(page, account, &ids));
    super::section_of(page, "alone", "Only in one", Some(page.view.unmatched.len()), "statements that no other account makes")
        .all(parts)
        .into()
}

fn of_account(page: &Page<'_>, id: AccountId, statements: &[StatementId]) -> Tag {
    let account = page.comparison.account(id);
    let head = tag("header")
        .put(tag("h3").put(place::account_link(page.comparison, id)))
        .put(tag("p").class("quiet").set("dir", "auto").say(&account.source));
    let items = statements.iter().map(|s| {
        findings::quoted(page.comparison, *s, &[]).class("item").set("tabindex", "-1").set("data-kind", "alone").set("data-accounts", id.0)
    });
    tag("article").class("card").put(head).put(tag("div").class("body").put(tag("ul").class("said").all(items)))
}
