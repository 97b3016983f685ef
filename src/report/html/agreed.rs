//! What two or more accounts tell without conflict, and what only one tells.

use std::collections::BTreeMap;

use super::Page;
use super::evidence;
use super::findings;
use super::place;
use super::quotation;
use crate::digest::standing::Standing;
use crate::model::{AccountId, StatementId};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::section::{self, Agreed, Section};
use crate::report::words;

/// So many are in sight, those with the most independent texts behind them; the rest is folded away, so that the conflicts stay near.
const MOST: usize = 8;

/// The claims of a standing.
pub fn agreed(page: &Page<'_>, standing: Standing) -> Markup {
    let all = section::standing(page.comparison, page.view, standing);
    if all.is_empty() {
        return Markup::default();
    }
    let meaning = section::standing_meaning(page.comparison, standing, &all, page.accounts.len());
    let (first, rest) = all.split_at(all.len().min(MOST));
    let cards = |own: &[Agreed]| tag("div").class("cards").all(own.iter().map(|own| article(page, *own, standing)));
    let mut out = super::section_of(page, standing.address(), standing.name(), Some(all.len()), &meaning).put(cards(first));
    if !rest.is_empty() {
        let more = format!("{} more, with fewer independent origins or fewer accounts", rest.len());
        out = out.put(tag("details").class("rest").put(tag("summary").say(&more)).put(cards(rest)));
    }
    out.into()
}

/// In a line or two: the claim, when, by how many; its words; who and where, and all places.
fn article(page: &Page<'_>, own: Agreed, standing: Standing) -> Tag {
    let comparison = page.comparison;
    let claim = &comparison.claims[own.id.0];
    let accounts = super::accounts_of(claim.accounts.iter().copied());
    let mut places = tag("p").class("also");
    let about = words::about(comparison, claim, 3);
    if !about.is_empty() {
        places = places.put(tag("bdi").say(&about)).say(" · ");
    }
    places = places.put(place::statement_links(comparison, &claim.statements));
    let wording = page.findings.iter().find(|f| f.claim == own.id && own.reworded && Section::of(f) == Section::Wording);
    if let Some(wording) = wording {
        places = places.say(" · ").put(tag("a").set("href", format!("#{}", wording.ids[0])).say("~ in other words"));
    }
    if let Some(claim) = own.disputed {
        let conflict = page.findings.iter().find(|f| f.claim == claim && Section::of(f) == Section::Conflicts);
        let link = conflict.map(|f| tag("a").set("href", format!("#{}", f.ids[0])).say(&format!("≠ in conflict: {claim}")));
        places = places.all(link.map(|link| tag("span").say(" · ").put(link)));
    }
    let body = tag("div")
        .class("body")
        .put(tag("p").class("words").set("dir", "auto").put(quotation::statement(comparison, claim.gist, &[])))
        .put(places)
        .put(evidence::details(comparison, &page.pairings[own.id.0], &claim.statements));
    super::card(page, own.id, &words::behind(comparison, claim), "card brief")
        .set("tabindex", "-1")
        .set("data-kind", standing.address())
        .set("data-accounts", accounts.join(" "))
        .put(body)
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
    super::section_of(page, "alone", "No match found", Some(page.view.unmatched.len()), "statements with no match found in another account")
        .all(parts)
        .into()
}

fn of_account(page: &Page<'_>, id: AccountId, statements: &[StatementId]) -> Tag {
    let account = page.comparison.account(id);
    let mut head = tag("header").put(tag("h3").put(place::account_link(page.comparison, id)));
    if account.source != account.label {
        head = head.put(tag("p").class("quiet").set("dir", "auto").say(&account.source));
    }
    let items = statements.iter().map(|s| {
        findings::quoted(page.comparison, *s, &[]).class("item").set("tabindex", "-1").set("data-kind", "alone").set("data-accounts", id.0)
    });
    tag("article").class("card").put(head).put(tag("div").class("body").put(tag("ul").class("said").all(items)))
}
