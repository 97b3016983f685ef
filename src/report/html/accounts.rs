//! The accounts, with what is known of them and how much they share.

use std::collections::BTreeMap;

use super::Page;
use super::place;
use crate::model::AccountId;
use crate::report::markup::{Markup, Tag, tag};

/// Columns that hold numbers.
const NUMBERS: [&str; 3] = ["statements", "shared", "only here"];

/// The section.
pub fn section(page: &Page<'_>) -> Markup {
    let comparison = page.comparison;
    let mut origins: BTreeMap<&str, usize> = BTreeMap::new();
    comparison.accounts.iter().for_each(|a| *origins.entry(&a.origin).or_default() += 1);
    let (mut all, mut alone) = (vec![0; comparison.accounts.len()], vec![0; comparison.accounts.len()]);
    comparison.statements.iter().for_each(|s| all[s.account.0] += 1);
    comparison.unmatched.iter().for_each(|id| alone[comparison.statement(*id).account.0] += 1);
    let several = comparison.events.len() > 1;
    let head = ["account", "source", "headline", "published", "origin", "event", "statements", "shared", "only here"];
    let class = |name: &str| if NUMBERS.contains(&name) { "number" } else { "" };
    let head = tag("tr").all(
        head.iter().filter(|name| several || **name != "event").map(|name| tag("th").set("scope", "col").class(class(name)).say(name)),
    );
    let rows = (0..comparison.accounts.len()).map(|at| row(page, AccountId(at), &origins, (all[at], alone[at])));
    let table = tag("table").class("wide").put(tag("thead").put(head)).put(tag("tbody").all(rows));
    let meaning = if origins.values().any(|accounts| *accounts > 1) {
        "accounts that print one text share an origin and count once"
    } else {
        "each is a text of its own"
    };
    super::section_of(page, "accounts", "Accounts", Some(comparison.accounts.len()), meaning)
        .put(scroller("Table of accounts", table))
        .into()
}

fn row(page: &Page<'_>, id: AccountId, origins: &BTreeMap<&str, usize>, (all, alone): (usize, usize)) -> Tag {
    let account = page.comparison.account(id);
    let published = account.published.as_ref().map_or_else(|| "unknown".into(), crate::report::when::told);
    let origin = if origins[account.origin.as_str()] > 1 { account.origin.as_str() } else { "own" };
    let number = |n: usize| tag("td").class("number").say(&n.to_string());
    tag("tr")
        .put(tag("th").set("scope", "row").put(place::account_link(page.comparison, id)))
        .put(tag("td").set("dir", "auto").say(&account.source))
        .put(tag("td").set("dir", "auto").say(account.title.as_deref().unwrap_or("")))
        .put(tag("td").class("date").say(&published))
        .put(tag("td").say(origin))
        .all((page.comparison.events.len() > 1).then(|| tag("td").say(&(account.event.0 + 1).to_string())))
        .all([all, all - alone, alone].map(number))
}

/// A part that may be wider than the page: it scrolls by itself, also by keyboard.
pub fn scroller(label: &str, inside: impl Into<Markup>) -> Tag {
    tag("div").class("scroller").set("role", "region").set("tabindex", "0").set("aria-label", label).put(inside)
}
