//! Statements with no match found, account by account, each with what comes nearest to it elsewhere.

use std::collections::BTreeMap;

use super::{Page, card, place, quotation};
use crate::model::{AccountId, StatementId};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::words;

/// So many of one account are in sight.
const MOST: usize = 6;
/// And so many in all.
const IN_ALL: usize = 40;

/// The section.
pub fn section(page: &Page<'_>) -> Markup {
    if page.view.unmatched.is_empty() {
        return Markup::default();
    }
    let near: BTreeMap<StatementId, StatementId> = page.comparison.perhaps.iter().map(|(id, near)| (*id, near.statement)).collect();
    let mut own: BTreeMap<AccountId, Vec<StatementId>> = BTreeMap::new();
    for id in &page.view.unmatched {
        own.entry(page.comparison.statement(*id).account).or_default().push(*id);
    }
    let mut own: Vec<(AccountId, Vec<StatementId>)> = own.into_iter().collect();
    own.sort_by_key(|(account, ids)| (std::cmp::Reverse(ids.len()), *account));
    let most = if page.view.unmatched.len() > IN_ALL { MOST / 2 } else { MOST };
    let parts = own.iter().map(|(account, ids)| of_account(page, *account, ids, &near, most));
    let meaning = "Nothing in the other accounts was found to say the same. That is not to say that they deny it.";
    card::section(page, "alone", "No match found", Some(page.view.unmatched.len()), meaning).all(parts).into()
}

fn of_account(page: &Page<'_>, id: AccountId, ids: &[StatementId], near: &BTreeMap<StatementId, StatementId>, most: usize) -> Tag {
    let account = page.comparison.account(id);
    let mut head = tag("header").put(tag("h3").put(place::account_link(page.comparison, id)).say(&format!(" {}", ids.len())));
    if account.source != account.label {
        head = head.put(tag("p").class("quiet").set("dir", "auto").say(&account.source));
    }
    let list = |ids: &[StatementId]| tag("ul").class("said").all(ids.iter().map(|id| item(page, *id, near.get(id).copied())));
    let (first, rest) = ids.split_at(if ids.len() > most + 2 { most } else { ids.len() });
    let mut body = tag("div").class("body").put(list(first));
    if !rest.is_empty() {
        let more = words::count(rest.len(), "more statement", "more statements");
        body = body.put(tag("details").class("rest").put(tag("summary").say(&more)).put(list(rest)));
    }
    tag("article").class("card group").put(head).put(body)
}

fn item(page: &Page<'_>, id: StatementId, near: Option<StatementId>) -> Tag {
    let comparison = page.comparison;
    let words = quotation::statement(comparison, id, &[]);
    let near = near.map(|near| tag("p").class("also").say("perhaps ").put(place::statement_link(comparison, near)));
    quotation::item(comparison, id, words)
        .class("item")
        .set("tabindex", "-1")
        .set("data-kind", "alone")
        .set("data-accounts", comparison.statement(id).account.0)
        .all(near)
}
