//! The accounts, how much each one reports, the names that each one uses, what was understood of a single account, and the notices of what could not
//! be read.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Page;
use super::cards::{self, card_section, day_text, statement_address};
use crate::digest::Share;
use crate::model::{AccountId, Notice};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::names_used::{Named, Used, entities_named};
use crate::report::prose;
use crate::report::understood::{self, ALONE, Item, Part};

/// With more accounts than this, the table is folded.
const LONG: usize = 30;

/// The section of accounts.
pub(super) fn accounts_section(page: &Page<'_>) -> Markup {
    let comparison = page.comparison;
    // The first account of each text.
    let mut texts: BTreeMap<&str, AccountId> = BTreeMap::new();
    for (at, account) in comparison.accounts.iter().enumerate() {
        texts.entry(&account.origin).or_insert(AccountId(at));
    }
    let several = comparison.events.len() > 1;
    let head = ["account", "outlet", "published", "text", "event"];
    let head = head.iter().filter(|name| several || **name != "event").map(|name| tag("th").set("scope", "col").say(name));
    let rows = (0..comparison.accounts.len()).map(|at| account_row(page, AccountId(at), &texts));
    let table = tag("table").class("wide").put(tag("thead").put(tag("tr").all(head))).put(tag("tbody").all(rows));
    let meaning = if texts.len() < comparison.accounts.len() {
        "Accounts that print the same text count once."
    } else {
        "All are independent texts."
    };
    card_section(page, "accounts", "Accounts", Some(comparison.accounts.len()), meaning)
        .put(cards::folded(comparison.accounts.len() > LONG, "The table of accounts", scroller("Table of accounts", table)))
        .into()
}

fn account_row(page: &Page<'_>, id: AccountId, texts: &BTreeMap<&str, AccountId>) -> Tag {
    let account = page.comparison.account(id);
    let published = account.published.as_ref().map_or_else(|| "unknown".into(), day_text);
    let text = match texts.get(account.origin.as_str()) {
        Some(first) if *first != id => tag("td").say("same text as ").put(cards::account_link(page.comparison, *first)),
        Some(_) | None => tag("td").say("independent"),
    };
    tag("tr")
        .put(tag("th").set("scope", "row").put(cards::account_link(page.comparison, id)))
        .put(tag("td").set("dir", "auto").say(&account.source))
        .put(tag("td").class("date").say(&published))
        .put(text)
        .all((page.comparison.events.len() > 1).then(|| tag("td").say(&(account.event.0 + 1).to_string())))
}

/// A part that may be wider than the page: it scrolls by itself, also by keyboard.
pub(super) fn scroller(label: &str, inside: impl Into<Markup>) -> Tag {
    tag("div").class("scroller").set("role", "region").set("tabindex", "0").set("aria-label", label).put(inside)
}

/// Number of accounts shown unfolded, those that report most; if there is only one more, all are shown, in their order.
const MOST_SHARES: usize = 8;

/// The section of shares: a table with bars.
pub(super) fn shares_section(page: &Page<'_>) -> Markup {
    let mut shares: Vec<&Share> = page.digest.shares.iter().collect();
    let most = shares.iter().map(|share| share.statements).max().unwrap_or(0);
    if most == 0 {
        return Markup::default();
    }
    if shares.len() > MOST_SHARES + 1 {
        shares.sort_by_key(|share| (Reverse(share.statements), share.account));
    }
    let (first, rest) = shares.split_at(if shares.len() > MOST_SHARES + 1 { MOST_SHARES } else { shares.len() });
    let address = page.event.map_or_else(|| "shares".to_string(), |event| format!("{event}-shares"));
    let mut out = tag("section")
        .class("shares")
        .set("aria-labelledby", &address)
        .put(tag("h2").set("id", &address).say("Who reports how much"))
        .put(shares_table(page, first, most, "Statements of each account"));
    if !rest.is_empty() {
        let name = format!("{} more", rest.len());
        let table = shares_table(page, rest, most, "Statements of the other accounts");
        out = out.put(tag("details").class("rest").put(tag("summary").say(&name)).put(table));
    }
    out.into()
}

fn shares_table(page: &Page<'_>, shares: &[&Share], most: usize, caption: &str) -> Tag {
    let head = concat!(
        "<thead><tr><th scope=\"col\">account</th><td></td><th scope=\"col\" class=\"number\"><i class=\"key same\"></i>shared</th>",
        "<th scope=\"col\" class=\"number\">of these<br><i class=\"key conflict\"></i>in dispute</th>",
        "<th scope=\"col\" class=\"number\"><i class=\"key perhaps\"></i>perhaps</th>",
        "<th scope=\"col\" class=\"number\"><i class=\"key alone\"></i>no match</th><th scope=\"col\" class=\"number\">all</th></tr></thead>\n"
    );
    let rows = shares.iter().map(|share| share_row(page, share, most));
    let caption = tag("caption").class("unseen").say(caption);
    tag("table").class("bars").put(caption).put(Markup::fixed(head)).put(tag("tbody").all(rows))
}

fn share_row(page: &Page<'_>, share: &Share, most: usize) -> Tag {
    let number = |count: usize| tag("td").class("number").say(&count.to_string());
    let name = tag("th").set("scope", "row").put(cards::account_link(page.comparison, share.account));
    let counts = [share.shared, share.disputed, perhaps(share), share.alone, share.statements];
    tag("tr").put(name).put(tag("td").put(share_bar(share, most))).all(counts.map(number))
}

/// Statements that are neither shared nor without a match may be the same as something elsewhere.
fn perhaps(share: &Share) -> usize {
    share.statements.saturating_sub(share.shared + share.alone)
}

/// A bar as wide as the account is long.
fn share_bar(share: &Share, most: usize) -> Tag {
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

/// With more accounts than this, the table of names is folded.
const WIDE: usize = 12;
/// Maximum number of places linked for one name; the count includes the rest.
const LINES: usize = 5;

/// The section of names.
pub(super) fn names_section(page: &Page<'_>) -> Markup {
    let named = entities_named(page.comparison, &page.digest.accounts);
    if named.is_empty() {
        return Markup::default();
    }
    // An account that names none of them needs no column.
    let accounts: Vec<AccountId> =
        page.digest.accounts.iter().copied().filter(|id| named.iter().any(|n| n.accounts.contains_key(id))).collect();
    let head = tag("tr")
        .put(Markup::fixed("<th scope=\"col\">who or what</th>"))
        .all(accounts.iter().map(|id| tag("th").set("scope", "col").put(cards::account_link(page.comparison, *id))));
    let table = tag("table")
        .class("wide names")
        .put(tag("thead").put(head))
        .put(tag("tbody").all(named.iter().map(|n| names_row(page, n, &accounts))));
    let meaning = "Who and what goes by several names: each name as written, how often, and in which lines.";
    card_section(page, "names", "Names", Some(named.len()), meaning)
        .put(cards::folded(page.digest.accounts.len() > WIDE, "The table of names", scroller("Table of names", table)))
        .into()
}

fn names_row(page: &Page<'_>, named: &Named, accounts: &[AccountId]) -> Tag {
    let entity = &page.comparison.entities[named.entity.0];
    let head = tag("th").set("scope", "row").put(tag("bdi").say(&entity.name)).put(tag("p").class("quiet").say(entity.kind.word()));
    let cells = accounts.iter().map(|id| {
        let used = named.accounts.get(id).map_or(&[][..], Vec::as_slice);
        tag("td").all(used.iter().map(|used| used_name(page, used)))
    });
    tag("tr").put(head).all(cells)
}

fn used_name(page: &Page<'_>, used: &Used) -> Tag {
    let times = if used.statements.len() > 1 { format!(" × {}", used.statements.len()) } else { String::new() };
    let mut out = tag("p").put(tag("bdi").say(used.name.as_str())).say(&times).say(" ");
    let mut lines = used.statements.clone();
    lines.dedup_by_key(|id| page.comparison.statement(*id).place);
    let mut links = tag("span").class("quiet");
    for id in lines.iter().take(LINES) {
        let line = page.comparison.statement(*id).place.to_string();
        links = links.put(tag("a").set("href", format!("#{}", statement_address(*id))).say(&line)).say(" ");
    }
    if lines.len() > LINES {
        links = links.say("…");
    }
    out = out.put(links);
    out
}

/// True if there is only one account.
pub(super) fn is_alone(page: &Page<'_>) -> bool {
    understood::is_alone(page.comparison)
}

/// The section of a single account.
pub(super) fn understood_section(page: &Page<'_>) -> Markup {
    let parts = understood::parts(page.comparison, page.view);
    card_section(page, "understood", "What was understood", None, ALONE).all(parts.iter().map(|own| understood_part(page, own))).into()
}

fn understood_part(page: &Page<'_>, own: &Part) -> Tag {
    let head = tag("header").put(tag("h3").say(own.name)).put(tag("p").class("quiet").say(own.meaning));
    let items = own.items.iter().map(|own| understood_item(page, own));
    tag("article").class("card").put(head).put(tag("div").class("body").put(tag("ul").class("said").all(items)))
}

fn understood_item(page: &Page<'_>, own: &Item) -> Tag {
    let comparison = page.comparison;
    let what = tag("p").put(tag("b").set("dir", "auto").say(&own.what));
    let what = if own.note.is_empty() { what } else { what.say(" ").put(tag("span").class("quiet").set("dir", "auto").say(&own.note)) };
    let words = tag("p").set("dir", "auto").say(&own.words(comparison)).say(" ").put(cards::statement_link(comparison, own.statement));
    tag("li").put(what).put(words)
}

/// Maximum number of files shown for one notice; if there is only one more, all are shown.
const FILES: usize = 4;

/// The section of notices; empty if there are none.
pub(super) fn notices_section(page: &Page<'_>) -> Markup {
    let notices = &page.comparison.notices;
    if notices.is_empty() {
        return Markup::default();
    }
    let mut all: Vec<(String, Vec<&Notice>)> = Vec::new();
    for notice in notices {
        let text = notice_text(&notice.text);
        match all.iter_mut().find(|(known, _)| *known == text) {
            Some((_, same)) => same.push(notice),
            None => all.push((text, vec![notice])),
        }
    }
    let meaning = "What could not be read or was set aside.";
    let items = all.iter().map(|(text, same)| notice_item(page, text, same));
    card_section(page, "notices", "Notices", Some(notices.len()), meaning).put(tag("ul").all(items)).into()
}

fn notice_item(page: &Page<'_>, text: &str, same: &[&Notice]) -> Tag {
    let (first, rest) = same.split_at(if same.len() > FILES + 1 { FILES } else { same.len() });
    let out = tag("li").put(tag("bdi").say(text)).say(" ").put(notice_files(page, first));
    if rest.is_empty() {
        return out;
    }
    let more = prose::count(rest.len(), "more file", "more files");
    out.put(tag("details").put(tag("summary").say(&more)).put(notice_files(page, rest)))
}

fn notice_files(page: &Page<'_>, notices: &[&Notice]) -> Tag {
    let mut out = tag("span").class("quiet");
    for (at, notice) in notices.iter().enumerate() {
        let line = notice.line.map(|line| format!(":{line}")).unwrap_or_default();
        let account = page.comparison.accounts.iter().position(|account| account.path == notice.path);
        let file: Markup = match account {
            Some(account) => cards::account_link(page.comparison, AccountId(account)).say(&line).into(),
            None => Markup::text(&format!("{}{line}", notice.path)),
        };
        out = out.say(if at > 0 { ", " } else { "" }).put(file);
    }
    out
}

/// A notice without the parts about flags: readers of the page do not run the program.
fn notice_text(notice: &str) -> String {
    notice.split("; ").filter(|part| !part.contains(" --")).collect::<Vec<_>>().join("; ")
}
