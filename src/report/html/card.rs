//! What cards and sections of the page have in common.

use super::Page;
use crate::model::{AccountId, ClaimId, Relation, Side};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::telling;

/// A section with its heading, how much is in it, and what it holds.
pub fn section(page: &Page<'_>, address: &'static str, name: &str, count: Option<usize>, meaning: &str) -> Tag {
    let address = page.event.map_or_else(|| address.to_string(), |event| format!("{event}-{address}"));
    let mut heading = tag("h2").set("id", format!("{address}-heading")).say(name);
    if let Some(count) = count {
        heading = heading.say(" ").put(tag("span").class("count").say(&count.to_string()));
    }
    tag("section")
        .set("aria-labelledby", format!("{address}-heading"))
        .set("id", address)
        .put(heading)
        .put(tag("p").class("quiet meaning").say(meaning))
}

/// A card: what search, filters, sorting and links find.
pub fn card(page: &Page<'_>, claims: &[ClaimId], address: &str, kind: &str, accounts: impl Iterator<Item = AccountId>) -> Tag {
    let accounts = of_accounts(accounts);
    let date = claims.iter().find_map(|id| page.comparison.claims[id.0].date.as_ref()).map(|when| when.edtf());
    tag("article")
        .set("id", address)
        .class("card item")
        .set("tabindex", "-1")
        .set("data-kind", kind)
        .set("data-date", date.unwrap_or_default())
        .set("data-support", accounts.len())
        .set("data-accounts", accounts.join(" "))
}

/// What matters less, folded away.
pub fn minor(count: usize, cards: Tag) -> Markup {
    if count == 0 {
        return Markup::default();
    }
    let name = format!("{count} that {} less", if count == 1 { "matters" } else { "matter" });
    tag("details").class("minor").put(tag("summary").say(&name)).put(cards).into()
}

/// What is folded away beneath a card, side by side until it is unfolded.
pub fn folds(parts: [Markup; 2]) -> Markup {
    let parts: Vec<Markup> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { Markup::default() } else { tag("div").class("folds").all(parts).into() }
}

/// A part that is folded away where it is long.
pub fn folded(long: bool, name: &str, part: Tag) -> Tag {
    if long { tag("details").class("fold").put(tag("summary").say(name)).put(part) } else { part }
}

/// What differs, with the sign of how it relates.
pub fn badge(relation: Relation, name: &str) -> Tag {
    tag("b").class(format!("kind {}", relation.word())).say(telling::sign(relation)).say(" ").say(name)
}

/// The places of accounts in the list, each once, for the filter.
pub fn of_accounts(ids: impl Iterator<Item = AccountId>) -> Vec<String> {
    let ids: std::collections::BTreeSet<AccountId> = ids.collect();
    ids.into_iter().map(|id| id.0.to_string()).collect()
}

/// The statements of each of several answers, for lines between them: "3 5|8".
pub fn sides<'s>(answers: impl Iterator<Item = &'s [&'s Side]>) -> String {
    let numbers = |sides: &[&Side]| {
        let ids: std::collections::BTreeSet<usize> = sides.iter().filter_map(|side| side.statement).map(|id| id.0 + 1).collect();
        ids.into_iter().map(|id| id.to_string()).collect::<Vec<_>>().join(" ")
    };
    answers.map(numbers).collect::<Vec<_>>().join("|")
}
