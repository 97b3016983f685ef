//! The head of the page and of each event: what it is about, what was found in short, and who reports how much. The foot says how it was made.

use super::{Page, Part, place, plain, shares};
use crate::digest::{Sentence, event};
use crate::model::EventId;
use crate::report::markup::{Markup, Tag, tag};
use crate::report::words;

/// So many findings of a sentence are linked.
const LINKS: usize = 5;

/// What the page is called.
pub fn title(page: &Page<'_>) -> String {
    if let [account] = page.comparison.accounts.as_slice() {
        return format!("{}: one account", account.label);
    }
    let head = &page.digest.head;
    let accounts = format!("{} accounts", plain::number(page.comparison.accounts.len()));
    if page.comparison.events.len() > 1 {
        return plain::capital(&format!("{accounts} of {} events", plain::number(page.comparison.events.len())));
    }
    let about: Vec<String> = [head.subject.clone(), head.date.as_ref().map(plain::day).unwrap_or_default()].into();
    let about: Vec<&str> = about.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    if about.is_empty() { plain::capital(&format!("{accounts} compared")) } else { format!("{}: {accounts}", about.join(", ")) }
}

/// The head of the page; of several events it lists them.
pub fn top(page: &Page<'_>, events: &[Page<'_>]) -> Tag {
    let comparison = page.comparison;
    let read = tag("a").class("button").set("href", "#side").say("Read side by side");
    let several = comparison.events.len() > 1;
    let texts = words::count(page.digest.head.texts, "independent text", "independent texts");
    let statements = words::count(comparison.statements.len(), "statement", "statements");
    let mut facts = vec![texts, statements];
    if let Some(selection) = &page.view.selection {
        facts.push(format!("shown: {selection}; the rest was asked not to be shown"));
    }
    let mut out = tag("header")
        .class("top")
        .put(
            tag("div")
                .class("title")
                .put(tag("h1").set("dir", "auto").say(&title(page)))
                .all((comparison.accounts.len() > 1).then_some(read)),
        )
        .put(tag("p").class("quiet").say(&facts.join(" · ")).say(" · Nothing here says who is right."));
    if several {
        out = out.put(list(page, events));
    } else if comparison.accounts.len() > 1 {
        out = out.put(overview(page));
    }
    out
}

/// In short, and who reports how much.
fn overview(page: &Page<'_>) -> Tag {
    tag("div").class("overview").put(in_short(page)).put(shares::section(page))
}

fn in_short(page: &Page<'_>) -> Markup {
    if page.digest.in_short.is_empty() {
        return Markup::default();
    }
    let sentence = |sentence: &Sentence| {
        let item = tag("li").set("dir", "auto").say(&sentence.text).say(" ");
        // A finding is found by its claim as well; a choice of words has only its own address.
        let claims: Vec<String> = sentence.claims.iter().map(ToString::to_string).collect();
        let found: Vec<String> = if claims.is_empty() { sentence.differences.iter().map(ToString::to_string).collect() } else { claims };
        let mut links = tag("span").class("refs");
        for address in found.iter().take(LINKS) {
            links = links.put(tag("a").set("href", format!("#{address}")).set("title", "to this finding").say(address)).say(" ");
        }
        item.put(if found.len() > LINKS { links.say("…") } else { links })
    };
    let address = page.event.map_or_else(|| "in-short".to_string(), |event| format!("{event}-in-short"));
    tag("section")
        .class("short")
        .set("aria-labelledby", &address)
        .put(tag("h2").set("id", &address).say("In short"))
        .put(tag("ul").all(page.digest.in_short.iter().map(sentence)))
        .into()
}

/// The events of a run, each with who tells of it and how many disputes there are.
fn list(page: &Page<'_>, events: &[Page<'_>]) -> Tag {
    let rows = events.iter().filter_map(|own| {
        let id = own.event?;
        let name = tag("th").set("scope", "row").put(tag("a").set("href", format!("#{id}")).set("dir", "auto").say(&name(own, id)));
        let accounts = tag("td").put(place::names(page.comparison, &own.digest.accounts));
        Some(tag("tr").put(name).put(accounts).put(tag("td").class("number").say(&own.digest.disputes.len().to_string())))
    });
    let head = "<thead><tr><th scope=\"col\">event</th><th scope=\"col\">accounts</th><th scope=\"col\" class=\"number\">disputes</th></tr></thead>\n";
    let table = tag("table").class("wide").put(Markup::fixed(head)).put(tag("tbody").all(rows));
    let out = tag("div").put(super::accounts::scroller("Table of events", table));
    let alone = event::uncompared(page.comparison);
    if alone.is_empty() {
        return out;
    }
    let note = tag("p").class("quiet").say("Compared with none, each the only one on its event: ");
    out.put(note.put(place::names(page.comparison, &alone)))
}

/// "Event 2: Kalbajar, 25 November 2020"
fn name(page: &Page<'_>, id: EventId) -> String {
    let (number, about) = event::name(page.comparison, id);
    let head = &page.digest.head;
    let subject = if head.subject.is_empty() { about.split(", ").next().unwrap_or_default() } else { &head.subject };
    let day = head.date.as_ref().map(plain::day).unwrap_or_default();
    let told: Vec<&str> = [subject, day.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    if told.is_empty() { number } else { format!("{number}: {}", told.join(", ")) }
}

/// The head of an event.
pub fn event(page: &Page<'_>, id: EventId) -> Part {
    let name = name(page, id);
    let html = tag("section")
        .class("event")
        .set("id", id)
        .set("aria-labelledby", format!("{id}-heading"))
        .put(tag("h2").set("id", format!("{id}-heading")).set("dir", "auto").say(&name))
        .put(tag("p").class("quiet").say("told by ").put(place::names(page.comparison, &page.digest.accounts)))
        .put(overview(page));
    Part { address: id.to_string(), name, count: None, html: html.into() }
}

/// How the page was made.
pub fn foot(page: &Page<'_>) -> Tag {
    let version = env!("CARGO_PKG_VERSION");
    let pairing = page.comparison.settings.pairing;
    let made = format!(
        "Made by compare {version}, offline. Statements are paired when they are at least {:.0} % likely to tell the same.",
        100.0 * pairing
    );
    let folded = "What is folded away on the page, such as why statements were paired, is printed where it was unfolded.";
    tag("footer").put(tag("p").class("quiet").say(&made)).put(tag("p").class("quiet printed").say(folded))
}
