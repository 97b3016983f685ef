//! Who tells what, as a heat map: a row for each claim, a column for each account.

use std::collections::{BTreeMap, BTreeSet};

use super::Page;
use super::accounts::scroller;
use super::markup::{Html, Tag, tag};
use super::place;
use crate::model::{AccountId, ClaimId, DifferenceId, DifferenceKind, Relation};
use crate::report::silence;
use crate::report::words;

/// Beyond so many accounts their names stand upright.
const LEVEL: usize = 6;

/// The section.
pub fn section(page: &Page<'_>) -> Html {
    if page.view.claims.is_empty() {
        return Html::default();
    }
    let comparison = page.comparison;
    let silent = silence::silent(comparison);
    let told = relations(page);
    let upright = if page.accounts.len() > LEVEL { "heat upright" } else { "heat" };
    let names = page.accounts.iter().map(|id| tag("th").set("scope", "col").put(tag("span").put(place::account_link(comparison, *id))));
    let head = tag("tr").put(Html::fixed("<th scope=\"col\">claim</th>")).all(names);
    let rows = page.view.claims.iter().map(|id| row(page, *id, &told, &silent));
    let table = tag("table").class(upright).put(tag("thead").put(head)).put(tag("tbody").all(rows));
    let key = tag("p").class("quiet key").all(
        [
            (Relation::Conflict, "in conflict"),
            (Relation::Supersedes, "a figure that moved"),
            (Relation::Wording, "in other words"),
            (Relation::Compatible, "differently, and both can be true"),
            (Relation::Same, "the same"),
        ]
        .map(|(relation, meaning)| {
            tag("span").put(tag("b").class(format!("kind {}", relation.word())).say(super::sign(relation))).say(&format!(" {meaning} "))
        }),
    );
    let silence = tag("p")
        .class("quiet key")
        .say("– could have told it and does not; “before”: was published before it happened; empty: not expected to tell it");
    let meaning = "each claim, and what each account makes of it";
    super::section_of(page, "matrix", "Who tells what", None, meaning)
        .put(key)
        .put(silence)
        .put(scroller("Table of who tells what", table))
        .into()
}

/// The most telling relation of the differences in which an account has words.
fn relations(page: &Page<'_>) -> BTreeMap<(ClaimId, AccountId), Relation> {
    let mut out: BTreeMap<(ClaimId, AccountId), Relation> = BTreeMap::new();
    for difference in page.view.differences.iter().map(|id| &page.comparison.differences[id.0]) {
        for side in difference.sides.iter().filter(|side| side.statement.is_some() && difference.relation != Relation::Unmatched) {
            let known = out.entry((difference.claim, side.account)).or_insert(Relation::Same);
            *known = (*known).max(difference.relation);
        }
    }
    out
}

fn row(
    page: &Page<'_>,
    id: ClaimId,
    told: &BTreeMap<(ClaimId, AccountId), Relation>,
    silent: &BTreeMap<(ClaimId, AccountId), DifferenceKind>,
) -> Tag {
    let claim = &page.comparison.claims[id.0];
    let tells: BTreeSet<AccountId> = claim.accounts.iter().copied().collect();
    let cells = page.accounts.iter().copied().map(|account| {
        if tells.contains(&account) {
            let relation = told.get(&(id, account)).copied().unwrap_or(Relation::Same);
            return tag("td").class(relation.word()).say(super::sign(relation));
        }
        match silent.get(&(id, account)) {
            Some(DifferenceKind::NotInSpan) => tag("td").say("before"),
            Some(_) => tag("td").class("unmatched").say("–"),
            None => tag("td"),
        }
    });
    let findings: Vec<DifferenceId> = page.findings.iter().filter(|f| f.claim == id).map(|f| f.ids[0]).collect();
    let links = findings.iter().map(|d| tag("a").set("href", format!("#{d}")).say(&d.to_string()));
    let mut about = tag("p").class("quiet").say(&words::support(page.comparison, claim)).say(" ");
    for link in links {
        about = about.put(link).say(" ");
    }
    let gist = tag("p").set("dir", "auto").put(place::claim_link(id)).say(" ").say(page.comparison.words(claim.gist));
    tag("tr").set("id", id).put(tag("th").set("scope", "row").put(gist).put(about)).all(cells)
}
