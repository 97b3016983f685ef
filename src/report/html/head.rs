//! The head of the page and of each event: what it is about, what was found in short, and who reports how much. The foot says how it was made.

use super::{Page, Part, line, place, plain, shares};
use crate::digest::sections::{event_name, uncompared_accounts};
use crate::digest::{Dispute, Sentence, Value};
use crate::model::EventId;
use crate::report::markup::{Markup, Tag, tag};
use crate::report::words;

/// So many findings of a sentence are linked.
const LINKS: usize = 5;

/// So many answers to a question stand in the head.
const ANSWERS: usize = 4;

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
        let item = tag("li").set("dir", "auto");
        match &sentence.points {
            Some((lead, count)) => item.say(lead).say(":").put(points(page, *count)),
            None => item.say(&sentence.text).say(" ").put(refs(sentence)),
        }
    };
    let address = page.event.map_or_else(|| "in-short".to_string(), |event| format!("{event}-in-short"));
    tag("section")
        .class("short")
        .set("aria-labelledby", &address)
        .put(tag("h2").set("id", &address).say("In short"))
        .put(tag("ul").all(page.digest.in_short.iter().map(sentence)))
        .into()
}

/// Links to the findings of a sentence.
fn refs(sentence: &Sentence) -> Tag {
    // A finding is found by its claim as well; a choice of words has only its own address.
    let claims: Vec<String> = sentence.claims.iter().map(ToString::to_string).collect();
    let found: Vec<String> = if claims.is_empty() { sentence.differences.iter().map(ToString::to_string).collect() } else { claims };
    let mut links = tag("span").class("refs");
    for address in found.iter().take(LINKS) {
        links = links.put(tag("a").set("href", format!("#{address}")).set("title", "to this finding").say(address)).say(" ");
    }
    if found.len() > LINKS { links.say("…") } else { links }
}

/// The first points in dispute, each a link to its card; the first with its answers, so that one is read before anything is turned.
fn points(page: &Page<'_>, count: usize) -> Tag {
    let own = &page.digest.disputes;
    let point = |(at, dispute): (usize, &Dispute<'_>)| {
        let item = tag("li").put(asked(dispute));
        if at == 0 { item.put(answers(page, dispute)) } else { item }
    };
    let mut out = tag("ol").class("points").all(own.iter().take(count).enumerate().map(point));
    if own.len() > count {
        let all = page.event.map_or_else(|| "disputes".to_string(), |event| format!("{event}-disputes"));
        out = out.put(tag("li").class("more").put(tag("a").set("href", format!("#{all}")).say(&format!("{} more", own.len() - count))));
    }
    out
}

/// A question, which leads to its card.
fn asked(dispute: &Dispute<'_>) -> Tag {
    let address = dispute.differences.first().map(ToString::to_string).unwrap_or_default();
    tag("a").set("href", format!("#{address}")).set("dir", "auto").say(&dispute.question.asked)
}

/// Its answers in a line each, with who gives them.
fn answers(page: &Page<'_>, dispute: &Dispute<'_>) -> Tag {
    let answer = |value: &Value<'_>| {
        let who: Vec<&str> = value.accounts.iter().map(|id| page.comparison.account(*id).label.as_str()).collect();
        let who = match who.as_slice() {
            [first, second, rest @ ..] if rest.len() > 1 => format!("{first}, {second} and {} more", rest.len()),
            all => all.join(", "),
        };
        tag("li").put(tag("b").set("dir", "auto").say(&line::label(value))).say(" ").put(tag("bdi").class("quiet").say(&who))
    };
    let mut out = tag("ul").class("given").all(dispute.values.iter().take(ANSWERS).map(answer));
    if dispute.values.len() > ANSWERS {
        out = out.put(tag("li").class("quiet").say(&words::count(dispute.values.len() - ANSWERS, "more answer", "more answers")));
    }
    out
}

/// The events of a run, each with who tells of it and how many disputes there are.
fn list(page: &Page<'_>, events: &[Page<'_>]) -> Tag {
    let rows = events.iter().filter_map(|own| {
        let id = own.event?;
        let mut name = tag("th").set("scope", "row").put(tag("a").set("href", format!("#{id}")).set("dir", "auto").say(&name(own, id)));
        if let Some(dispute) = own.digest.disputes.first() {
            name = name.put(tag("div").class("first").put(asked(dispute)).put(answers(own, dispute)));
        }
        let accounts = tag("td").put(place::names(page.comparison, &own.digest.accounts));
        Some(tag("tr").put(name).put(accounts).put(tag("td").class("number").say(&own.digest.disputes.len().to_string())))
    });
    let head = "<thead><tr><th scope=\"col\">event</th><th scope=\"col\">accounts</th><th scope=\"col\" class=\"number\">disputes</th></tr></thead>\n";
    let table = tag("table").class("wide events").put(Markup::fixed(head)).put(tag("tbody").all(rows));
    let out = tag("div").put(super::accounts::scroller("Table of events", table));
    let alone = uncompared_accounts(page.comparison);
    if alone.is_empty() {
        return out;
    }
    let note = tag("p").class("quiet").say("Compared with none, each the only one on its event: ");
    out.put(note.put(place::names(page.comparison, &alone)))
}

/// "Event 2: Kalbajar, 25 November 2020"
fn name(page: &Page<'_>, id: EventId) -> String {
    let (number, about) = event_name(page.comparison, id);
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
