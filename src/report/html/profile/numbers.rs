//! The numbers of profiles as a table: a row for each account, outlet or group, each with a link to what stands behind it.

use super::Teller;
use crate::profile::{Charge, Totals};
use crate::report::html::accounts::scroller;
use crate::report::html::card;
use crate::report::markup::{Markup, Tag, tag};

/// The table.
pub fn table(tellers: &[Teller<'_>], what: &str) -> Tag {
    let head = |name: &str| tag("th").set("scope", "col").class("number").say(name);
    let charged = Charge::ALL.map(|class| head(class.word()));
    let groups = concat!(
        "<tr><td colspan=\"2\"></td><th scope=\"colgroup\" colspan=\"5\">words of others, as part of all words</th>",
        "<th scope=\"colgroup\" colspan=\"5\">charged words, per 1,000 words, + words of others</th></tr>\n"
    );
    let heads = tag("tr")
        .put(tag("th").set("scope", "col").say(what))
        .put(head("words"))
        .put(Markup::fixed("<td></td>"))
        .all(["in quotation marks", "reported", "sayings", "of these unnamed"].map(head))
        .all(charged);
    let rows = tellers.iter().map(row);
    let caption = tag("caption").class("unseen").say(&format!("How each {what} tells it, in numbers"));
    let table = tag("table").class("tellings").put(caption).put(tag("thead").put(Markup::fixed(groups)).put(heads));
    scroller(&format!("Table of how each {what} tells it"), table.put(tag("tbody").all(rows)))
}

fn row(teller: &Teller<'_>) -> Tag {
    let totals = &teller.totals;
    let number = |text: &str| tag("td").class("number").say(text);
    let link = tag("a").class("at").set("dir", "auto").set("href", format!("#{}", teller.address)).say(&teller.name);
    let mut name = tag("th").set("scope", "row").put(link);
    if !teller.alone {
        name = name.put(tag("span").class("quiet").say(&format!(" × {}", teller.profiles.len())));
    }
    let percent = |words: usize| match (words, 100.0 * totals.share(words)) {
        (0, _) => "0".to_string(),
        (_, little) if little < 1.0 => "under 1 %".to_string(),
        (_, share) => format!("{share:.0} %"),
    };
    tag("tr")
        .set("data-accounts", card::of_accounts(teller.accounts().into_iter()).join(" "))
        .put(name)
        .put(number(&totals.words.to_string()))
        .put(tag("td").put(bar(totals)))
        .all([percent(totals.marked), percent(totals.reported), totals.sayings.to_string(), totals.unnamed.to_string()].map(|n| number(&n)))
        .all(Charge::ALL.map(|class| charged(totals, class)))
}

/// How much of all words are quoted and reported ones.
fn bar(totals: &Totals) -> Tag {
    let part = |class: &'static str, from: usize, words: usize| {
        let percent = |words: usize| format!("{:.1}%", 100.0 * totals.share(words));
        tag("rect").class(class).set("x", percent(from)).set("width", percent(words)).set("height", "100%")
    };
    let parts = [("ground", 0, totals.words), ("quoted", 0, totals.marked), ("reported", totals.marked, totals.reported)];
    tag("svg").class("share").set("aria-hidden", "true").all(parts.map(|(class, from, words)| part(class, from, words)))
}

/// "3", "12.8" per 1,000 words, "+1" in the words of others.
fn charged(totals: &Totals, class: Charge) -> Tag {
    let (own, others) = totals.of(class);
    let mut out = tag("td").class("number").put(tag("b").say(&own.to_string()));
    if own > 0 {
        out = out.put(tag("span").class("quiet").say(&format!(" {:.1}", totals.rate(own))));
    }
    if others > 0 { out.say(&format!(" +{others}")) } else { out }
}
