//! Who tells what, as a heat map: a row for each claim, a column for each account.

use super::accounts::scroller;
use super::place;
use super::{Page, card};
use crate::model::{ClaimId, DifferenceId};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::telling::{self, LEGEND, Telling};
use crate::report::words;

/// Beyond so many accounts their names stand upright.
const LEVEL: usize = 6;

/// The section.
pub fn section(page: &Page<'_>) -> Markup {
    if page.view.claims.is_empty() {
        return Markup::default();
    }
    let comparison = page.comparison;
    let upright = if page.digest.accounts.len() > LEVEL { "heat upright" } else { "heat" };
    let names =
        page.digest.accounts.iter().map(|id| tag("th").set("scope", "col").put(tag("span").put(place::account_link(comparison, *id))));
    let head = tag("tr").put(Markup::fixed("<th scope=\"col\">claim</th>")).all(names);
    let tellings = telling::tellings(comparison, page.view, &page.digest.accounts);
    let rows = tellings.iter().map(|(id, tellings)| row(page, *id, tellings));
    let table = tag("table").class(upright).put(tag("thead").put(head)).put(tag("tbody").all(rows));
    let key = tag("p").class("quiet key").all(LEGEND.map(|(relation, meaning)| {
        tag("span").put(tag("b").class(format!("kind {}", relation.word())).say(telling::sign(relation))).say(&format!(" {meaning} "))
    }));
    let silence =
        tag("p").class("quiet key").say("– no match found; “before”: was published before it happened; empty: not expected to tell it");
    let meaning = "Each claim, and what each account makes of it.";
    let name = format!(
        "The table: {} by {}",
        words::count(tellings.len(), "claim", "claims"),
        words::count(page.digest.accounts.len(), "account", "accounts")
    );
    let table =
        tag("details").class("fold").put(tag("summary").say(&name)).put(key).put(silence).put(scroller("Table of who tells what", table));
    card::section(page, "matrix", "Who tells what", None::<usize>, meaning).put(table).into()
}

fn row(page: &Page<'_>, id: ClaimId, tellings: &[Telling]) -> Tag {
    let claim = &page.comparison.claims[id.0];
    let cells = tellings.iter().map(|telling| match telling {
        Telling::Told(relation) => tag("td").class(relation.word()).say(telling::sign(*relation)),
        Telling::Before => tag("td").say("before"),
        Telling::Silent => tag("td").class("unmatched").say("–"),
        Telling::Apart => tag("td"),
    });
    let findings: Vec<DifferenceId> = page.findings.iter().filter(|f| f.claim == id).map(|f| f.ids[0]).collect();
    let links = findings.iter().map(|d| tag("a").set("href", format!("#{d}")).say(&d.to_string()));
    let mut about = tag("p").class("quiet");
    for link in links {
        about = about.put(link).say(" ");
    }
    let gist = tag("p").set("dir", "auto").put(place::claim_link(id)).say(" ").say(page.comparison.words(claim.gist));
    let row = tag("tr");
    // A claim that is told on no card is found here.
    let row = if page.homes.contains_key(&id) { row } else { row.set("id", id) };
    row.put(tag("th").set("scope", "row").put(gist).put(about)).all(cells)
}
