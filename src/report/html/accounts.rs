//! The accounts, with what is known of them.

use std::collections::BTreeMap;

use super::{Page, card, place, plain};
use crate::model::AccountId;
use crate::report::markup::{Markup, Tag, tag};

/// More accounts than this make a long table.
const LONG: usize = 30;

/// The section.
pub fn section(page: &Page<'_>) -> Markup {
    let comparison = page.comparison;
    // The first account of each text.
    let mut texts: BTreeMap<&str, AccountId> = BTreeMap::new();
    for (at, account) in comparison.accounts.iter().enumerate() {
        texts.entry(&account.origin).or_insert(AccountId(at));
    }
    let several = comparison.events.len() > 1;
    let head = ["account", "outlet", "published", "text", "event"];
    let head = head.iter().filter(|name| several || **name != "event").map(|name| tag("th").set("scope", "col").say(name));
    let rows = (0..comparison.accounts.len()).map(|at| row(page, AccountId(at), &texts));
    let table = tag("table").class("wide").put(tag("thead").put(tag("tr").all(head))).put(tag("tbody").all(rows));
    let meaning =
        if texts.len() < comparison.accounts.len() { "Accounts that print one text count once." } else { "Each is a text of its own." };
    card::section(page, "accounts", "Accounts", Some(comparison.accounts.len()), meaning)
        .put(card::folded(comparison.accounts.len() > LONG, "The table of accounts", scroller("Table of accounts", table)))
        .into()
}

fn row(page: &Page<'_>, id: AccountId, texts: &BTreeMap<&str, AccountId>) -> Tag {
    let account = page.comparison.account(id);
    let published = account.published.as_ref().map_or_else(|| "unknown".into(), plain::day);
    let text = match texts.get(account.origin.as_str()) {
        Some(first) if *first != id => tag("td").say("same text as ").put(place::account_link(page.comparison, *first)),
        Some(_) | None => tag("td").say("independent"),
    };
    tag("tr")
        .put(tag("th").set("scope", "row").put(place::account_link(page.comparison, id)))
        .put(tag("td").set("dir", "auto").say(&account.source))
        .put(tag("td").class("date").say(&published))
        .put(text)
        .all((page.comparison.events.len() > 1).then(|| tag("td").say(&(account.event.0 + 1).to_string())))
}

/// A part that may be wider than the page: it scrolls by itself, also by keyboard.
pub fn scroller(label: &str, inside: impl Into<Markup>) -> Tag {
    tag("div").class("scroller").set("role", "region").set("tabindex", "0").set("aria-label", label).put(inside)
}
