//! Who calls whom what: the names of each entity, account by account, with the lines where they stand.

use super::accounts::scroller;
use super::place;
use super::{Page, card};
use crate::model::AccountId;
use crate::report::markup::{Markup, Tag, tag};
use crate::report::naming::{self, Named, Used};

/// More accounts than this make a wide table.
const WIDE: usize = 12;
/// So many lines of one name are linked; the rest is in the count.
const LINES: usize = 5;

/// The section.
pub fn section(page: &Page<'_>) -> Markup {
    let named = naming::named(page.comparison, &page.digest.accounts);
    if named.is_empty() {
        return Markup::default();
    }
    // An account that names none of them needs no column.
    let accounts: Vec<AccountId> =
        page.digest.accounts.iter().copied().filter(|id| named.iter().any(|n| n.accounts.contains_key(id))).collect();
    let head = tag("tr")
        .put(Markup::fixed("<th scope=\"col\">who or what</th>"))
        .all(accounts.iter().map(|id| tag("th").set("scope", "col").put(place::account_link(page.comparison, *id))));
    let table =
        tag("table").class("wide names").put(tag("thead").put(head)).put(tag("tbody").all(named.iter().map(|n| row(page, n, &accounts))));
    let meaning = "Who and what goes by several names: each name as written, how often, and in which lines.";
    card::section(page, "names", "Names", Some(named.len()), meaning)
        .put(card::folded(page.digest.accounts.len() > WIDE, "The table of names", scroller("Table of names", table)))
        .into()
}

fn row(page: &Page<'_>, named: &Named, accounts: &[AccountId]) -> Tag {
    let entity = &page.comparison.entities[named.entity.0];
    let head = tag("th").set("scope", "row").put(tag("bdi").say(&entity.name)).put(tag("p").class("quiet").say(entity.kind.word()));
    let cells = accounts.iter().map(|id| {
        let used = named.accounts.get(id).map_or(&[][..], Vec::as_slice);
        tag("td").all(used.iter().map(|used| name(page, used)))
    });
    tag("tr").put(head).all(cells)
}

fn name(page: &Page<'_>, used: &Used) -> Tag {
    let times = if used.statements.len() > 1 { format!(" × {}", used.statements.len()) } else { String::new() };
    let mut out = tag("p").put(tag("bdi").say(used.name.as_str())).say(&times).say(" ");
    let mut lines = used.statements.clone();
    lines.dedup_by_key(|id| page.comparison.statement(*id).place);
    let mut links = tag("span").class("quiet");
    for id in lines.iter().take(LINES) {
        let line = page.comparison.statement(*id).place.to_string();
        links = links.put(tag("a").set("href", format!("#{}", place::statement(*id))).say(&line)).say(" ");
    }
    if lines.len() > LINES {
        links = links.say("…");
    }
    out = out.put(links);
    out
}
