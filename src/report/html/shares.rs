//! Who reports how much: of the statements of each account, how many are shared, in dispute, or without a match, in figures and drawn.

use std::cmp::Reverse;

use super::{Page, place};
use crate::digest::Share;
use crate::report::markup::{Markup, Tag, tag};

/// So many accounts are in sight, those that report most; up to one more than that, all are, in their order.
const MOST: usize = 8;

/// The table with its bars.
pub fn section(page: &Page<'_>) -> Markup {
    let mut shares: Vec<&Share> = page.digest.shares.iter().collect();
    let most = shares.iter().map(|share| share.statements).max().unwrap_or(0);
    if most == 0 {
        return Markup::default();
    }
    if shares.len() > MOST + 1 {
        shares.sort_by_key(|share| (Reverse(share.statements), share.account));
    }
    let (first, rest) = shares.split_at(if shares.len() > MOST + 1 { MOST } else { shares.len() });
    let address = page.event.map_or_else(|| "shares".to_string(), |event| format!("{event}-shares"));
    let mut out = tag("section")
        .class("shares")
        .set("aria-labelledby", &address)
        .put(tag("h2").set("id", &address).say("Who reports how much"))
        .put(table(page, first, most, "Statements of each account"));
    if !rest.is_empty() {
        let name = format!("{} more", rest.len());
        let table = table(page, rest, most, "Statements of the other accounts");
        out = out.put(tag("details").class("rest").put(tag("summary").say(&name)).put(table));
    }
    out.into()
}

fn table(page: &Page<'_>, shares: &[&Share], most: usize, caption: &str) -> Tag {
    let head = concat!(
        "<thead><tr><th scope=\"col\">account</th><td></td><th scope=\"col\" class=\"number\"><i class=\"key same\"></i>shared</th>",
        "<th scope=\"col\" class=\"number\">of these<br><i class=\"key conflict\"></i>in dispute</th>",
        "<th scope=\"col\" class=\"number\"><i class=\"key perhaps\"></i>perhaps</th>",
        "<th scope=\"col\" class=\"number\"><i class=\"key alone\"></i>no match</th><th scope=\"col\" class=\"number\">all</th></tr></thead>\n"
    );
    let rows = shares.iter().map(|share| row(page, share, most));
    let caption = tag("caption").class("unseen").say(caption);
    tag("table").class("bars").put(caption).put(Markup::fixed(head)).put(tag("tbody").all(rows))
}

fn row(page: &Page<'_>, share: &Share, most: usize) -> Tag {
    let number = |count: usize| tag("td").class("number").say(&count.to_string());
    let name = tag("th").set("scope", "row").put(place::account_link(page.comparison, share.account));
    let counts = [share.shared, share.disputed, perhaps(share), share.alone, share.statements];
    tag("tr").put(name).put(tag("td").put(bar(share, most))).all(counts.map(number))
}

/// What is neither shared nor without a match may be the same as something elsewhere.
fn perhaps(share: &Share) -> usize {
    share.statements.saturating_sub(share.shared + share.alone)
}

/// Drawn as wide as the account is long.
fn bar(share: &Share, most: usize) -> Tag {
    let parts = [
        ("conflict", share.disputed),
        ("same", share.shared.saturating_sub(share.disputed)),
        ("perhaps", perhaps(share)),
        ("alone", share.alone),
    ];
    let mut out = tag("svg").class("share").set("aria-hidden", "true");
    let mut at = 0.0;
    for (class, count) in parts {
        let width = 100.0 * count as f64 / most as f64;
        out = out.put(tag("rect").class(class).set("x", format!("{at:.1}%")).set("width", format!("{width:.1}%")).set("height", "100%"));
        at += width;
    }
    out
}
