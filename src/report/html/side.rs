//! Two accounts read side by side: their texts in two columns with lines between what is paired, which the script draws. Without it, tables
//! of what two accounts say, claim by claim, for those that have most in dispute.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Page, card, place};
use crate::digest::sections::Standing;
use crate::model::{AccountId, ClaimId, DifferenceId, Relation};
use crate::report::agreement::Shared;
use crate::report::markup::{Markup, Tag, tag};
use crate::report::{agreement, telling, words};

/// So many tables are made.
const TABLES: usize = 6;
/// With so many rows at most in each.
const ROWS: usize = 60;

/// The section.
pub fn section(page: &Page<'_>) -> Markup {
    let shared = agreement::agreement(page.comparison, page.view);
    let mut pairs: Vec<(&(AccountId, AccountId), &Shared)> = shared.iter().collect();
    pairs.sort_by_key(|(pair, shared)| (Reverse(shared.conflicts.len()), Reverse(shared.claims), **pair));
    let Some((first, _)) = pairs.first() else { return Markup::default() };
    let tables = pairs.iter().take(TABLES).map(|(pair, shared)| table(page, **pair, shared));
    let meaning = "Two accounts beside each other, with lines between what was paired.";
    card::section(page, "side", "Read side by side", None, meaning)
        .put(controls(page, **first))
        .put(reader())
        .put(tag("div").class("still").all(tables))
        .into()
}

/// Which two, and how they are read.
fn controls(page: &Page<'_>, (left, right): (AccountId, AccountId)) -> Tag {
    let choice = |name: &'static str, label: &str, chosen: AccountId| {
        let options = page.comparison.accounts.iter().enumerate().map(|(at, account)| {
            let option = tag("option").set("value", at).say(&account.label);
            if at == chosen.0 { option.set("selected", "") } else { option }
        });
        tag("label").say(label).say(" ").put(tag("select").set("id", name).all(options))
    };
    let key =
        [("conflict", "≠ cannot both be right"), ("wording", "~ other words"), ("same", "= the same"), ("perhaps", "? perhaps the same")];
    let key = key.map(|(class, name)| tag("span").class(format!("kind {class}")).say(name));
    tag("form")
        .set("id", "pair")
        .class("live")
        .set("aria-label", "Two accounts")
        .put(choice("left", "Left", left))
        .put(choice("right", "Right", right))
        .put(Markup::fixed(concat!(
            "<label><input type=\"checkbox\" id=\"lock\" checked> scroll together</label>\n",
            "<span class=\"steps\"><button type=\"button\" id=\"before\">‹ back</button> <button type=\"button\" id=\"next\">next pair ›</button></span>\n",
            "<output id=\"pairing\" aria-live=\"polite\"></output>\n",
        )))
        .put(tag("p").class("key").all(key))
}

/// What the script fills: a strip, a text, room for the lines, a text, a strip.
fn reader() -> Tag {
    let pane = |id: &'static str, label: &'static str| {
        tag("div").set("id", id).class("pane").set("role", "region").set("tabindex", "0").set("aria-label", label)
    };
    let strip = |id: &'static str| tag("svg").set("id", id).class("strip").set("aria-hidden", "true");
    tag("div")
        .set("id", "reader")
        .class("live")
        .put(strip("strip-left"))
        .put(pane("pane-left", "Left text"))
        .put(tag("svg").set("id", "threads").set("aria-hidden", "true"))
        .put(pane("pane-right", "Right text"))
        .put(strip("strip-right"))
}

/// What two accounts say, claim by claim.
fn table(page: &Page<'_>, (left, right): (AccountId, AccountId), shared: &Shared) -> Tag {
    let comparison = page.comparison;
    let label = |id: AccountId| comparison.account(id).label.as_str();
    let disputed = if shared.conflicts.is_empty() { String::new() } else { format!(", {} in dispute", shared.conflicts.len()) };
    let name = format!("{} and {}: {}{disputed}", label(left), label(right), words::count(shared.claims, "claim", "claims"));
    let relations = relations(page, left, right);
    let both = |id: &&ClaimId| [left, right].iter().all(|account| comparison.claims[id.0].accounts.contains(account));
    let mut claims: Vec<ClaimId> = page.view.claims.iter().filter(both).copied().collect();
    claims.sort_by_key(|id| comparison.claims[id.0].statements.iter().find(|s| comparison.statement(**s).account == left).copied());
    let rows = claims.iter().take(ROWS).map(|id| {
        let relation = relations.get(id).copied();
        let perhaps = Standing::of(&comparison.claims[id.0]) == Some(Standing::Perhaps);
        let (class, sign) = match relation {
            None if perhaps => ("perhaps", "?"),
            None => (Relation::Same.word(), telling::sign(Relation::Same)),
            Some(relation) => (relation.word(), telling::sign(relation)),
        };
        let sign = tag("b").class(format!("kind {class}")).say(sign);
        let said = |account| {
            let own = telling::statements(comparison, *id, account).into_iter();
            tag("td")
                .all(own.map(|s| tag("p").set("dir", "auto").put(place::statement_link(comparison, s)).say(" ").say(comparison.words(s))))
        };
        tag("tr").put(tag("td").put(sign).say(" ").put(place::claim_link(*id))).put(said(left)).put(said(right))
    });
    let heads = [left, right].map(|id| tag("th").set("scope", "col").put(place::account_link(comparison, id)));
    let head = tag("thead").put(tag("tr").put(Markup::fixed("<th scope=\"col\">claim</th>")).all(heads));
    let table = tag("table").class("wide two").put(head).put(tag("tbody").all(rows));
    tag("details").put(tag("summary").say(&name)).put(super::accounts::scroller(&name, table))
}

/// The most telling relation between two accounts in each claim.
fn relations(page: &Page<'_>, left: AccountId, right: AccountId) -> BTreeMap<ClaimId, Relation> {
    let ids: BTreeSet<DifferenceId> = page.view.differences.iter().copied().collect();
    let mut out: BTreeMap<ClaimId, Relation> = BTreeMap::new();
    for difference in ids.iter().map(|id| &page.comparison.differences[id.0]) {
        let told = |account| difference.sides.iter().any(|side| side.account == account && side.statement.is_some());
        if told(left) && told(right) {
            let known = out.entry(difference.claim).or_insert(difference.relation);
            *known = (*known).max(difference.relation);
        }
    }
    out
}
