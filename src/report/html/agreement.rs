//! How much any two accounts share: claims that both tell, and those in which they conflict.

use std::collections::BTreeMap;

use super::accounts::scroller;
use super::{Page, card};
use super::{place, plain};
use crate::model::{AccountId, Comparison};
use crate::report::agreement::{self, Shared};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::words;

/// Pixels of a cell and of the names beside the cells.
const CELL: usize = 46;
const NAMES: usize = 130;
/// Pixels of the name above the first column; the others have room beside the triangle.
const TOP: usize = 22;
/// Characters of a name that have room.
const NAME: usize = 16;
/// More accounts than this are not drawn: only those in conflict are listed.
const DRAWN: usize = 24;
/// So many pairs are listed when there are too many to draw.
const LISTED: usize = 100;

/// The section.
pub fn section(page: &Page<'_>) -> Markup {
    let shared = agreement::agreement(page.comparison, page.view);
    if shared.is_empty() || page.digest.accounts.len() < 3 {
        return Markup::default();
    }
    let meaning = "Claims that both of two accounts tell; ≠ in how many of them the two cannot both be right.";
    let out = card::section(page, "agreement", "Who agrees with whom", None, meaning);
    if page.digest.accounts.len() > DRAWN {
        let mut rows: Vec<_> = shared.iter().filter(|(_, s)| !s.conflicts.is_empty()).collect();
        rows.sort_by_key(|(pair, s)| (std::cmp::Reverse(s.conflicts.len()), **pair));
        rows.truncate(LISTED);
        let note = format!("With more than {DRAWN} accounts, the pairs that conflict most are listed, {LISTED} at most.");
        let table = card::folded(true, "The list of pairs", table(page.comparison, rows.into_iter()));
        return out.put(tag("p").class("quiet").say(&note)).put(table).into();
    }
    let list = tag("details").put(tag("summary").say("The same as a table")).put(table(page.comparison, shared.iter()));
    out.put(scroller("Drawing of who agrees with whom", drawing(page, &shared))).put(list).into()
}

/// A triangle of cells, darker the more is shared.
fn drawing(page: &Page<'_>, shared: &BTreeMap<(AccountId, AccountId), Shared>) -> Tag {
    let accounts = &page.digest.accounts;
    let name = |id: &AccountId| plain::short(&page.comparison.account(*id).label, NAME);
    let most = shared.values().map(|s| s.claims).max().unwrap_or(1).max(1);
    let (width, height) = (2 * NAMES + (accounts.len() - 1) * CELL, TOP + (accounts.len() - 1) * CELL);
    let mut out = tag("svg")
        .class("agreement")
        .set("role", "img")
        .set("aria-label", "Claims that any two accounts share, and conflicts; the table beneath holds the same.")
        .set("width", width)
        .set("height", height)
        .set("viewBox", format!("0 0 {width} {height}"));
    for (row, account) in accounts.iter().enumerate().skip(1) {
        let y = TOP + (row - 1) * CELL;
        out = out.put(tag("text").set("x", 0).set("y", y + CELL / 2 + 4).say(&name(account)));
        for (column, other) in accounts.iter().enumerate().take(row) {
            let x = NAMES + column * CELL;
            let both = shared.get(&(*other, *account)).cloned().unwrap_or_default();
            out = out.put(cell(&both, most, (x, y)));
        }
    }
    for (column, account) in accounts.iter().enumerate().take(accounts.len() - 1) {
        let (x, y) = (NAMES + column * CELL + 2, TOP + column * CELL - 7);
        out = out.put(tag("text").set("x", x).set("y", y).say(&name(account)));
    }
    out
}

fn cell(both: &Shared, most: usize, (x, y): (usize, usize)) -> Tag {
    let share = both.claims as f64 / most as f64;
    let mut out = tag("g")
        .put(
            tag("rect")
                .set("x", x + 1)
                .set("y", y + 1)
                .set("width", CELL - 2)
                .set("height", CELL - 2)
                .set("rx", 3)
                .set("fill-opacity", format!("{:.2}", 0.04 + 0.3 * share)),
        )
        .put(
            tag("text")
                .set("x", x + CELL / 2)
                .set("y", y + if both.conflicts.is_empty() { 27 } else { 20 })
                .set("text-anchor", "middle")
                .say(&both.claims.to_string()),
        );
    if !both.conflicts.is_empty() {
        let text = format!("{} ≠", both.conflicts.len());
        out = out.put(tag("text").class("conflict").set("x", x + CELL / 2).set("y", y + 36).set("text-anchor", "middle").say(&text));
    }
    out
}

fn table<'s>(comparison: &Comparison, pairs: impl Iterator<Item = (&'s (AccountId, AccountId), &'s Shared)>) -> Tag {
    let rows = pairs.map(|((a, b), shared)| {
        let mut conflicts = tag("td");
        for id in &shared.conflicts {
            conflicts = conflicts.put(place::claim_link(*id)).say(" ");
        }
        let pair = tag("td").put(place::account_link(comparison, *a)).say(" and ").put(place::account_link(comparison, *b));
        tag("tr").put(pair).put(tag("td").say(&words::count(shared.claims, "claim", "claims"))).put(conflicts)
    });
    let head = "<thead><tr><th scope=\"col\">accounts</th><th scope=\"col\">both tell</th><th scope=\"col\">cannot both be right</th></tr></thead>\n";
    tag("table").class("wide").put(Markup::fixed(head)).put(tag("tbody").all(rows))
}
