//! The head of the page and of each event: what it is about and a summary of the findings; and the bar that stays visible: links to the parts with
//! their counts, search, and filters by account and kind.

use std::collections::BTreeSet;

use super::account_sections::shares_section;
use super::cards::{account_links, day_text, number_text};
use super::drawings::value_label;
use super::{Page, Part};
use crate::digest::sections::{event_name, uncompared_accounts};
use crate::digest::{Dispute, Sentence, Value};
use crate::model::{DifferenceKind, EventId};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::prose;
use crate::text::capitalised;

/// Maximum number of findings linked for one sentence.
const LINKS: usize = 5;

/// Maximum number of answers to a question in the head.
const ANSWERS: usize = 4;

/// The title of the page.
pub(super) fn title(page: &Page<'_>) -> String {
    if let [account] = page.comparison.accounts.as_slice() {
        return format!("{}: one account", account.label);
    }
    let head = &page.digest.head;
    let accounts = format!("{} accounts", number_text(page.comparison.accounts.len()));
    if page.comparison.events.len() > 1 {
        return capitalised(&format!("{accounts} of {} events", number_text(page.comparison.events.len())));
    }
    let about: Vec<String> = [head.subject.clone(), head.date.as_ref().map(day_text).unwrap_or_default()].into();
    let about: Vec<&str> = about.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    if about.is_empty() { capitalised(&format!("{accounts} compared")) } else { format!("{}: {accounts}", about.join(", ")) }
}

/// The head of the page; if there are several events, it lists them.
pub(super) fn top(page: &Page<'_>, events: &[Page<'_>]) -> Tag {
    let comparison = page.comparison;
    let read = tag("a").class("button").set("href", "#side").say("Read side by side");
    let several = comparison.events.len() > 1;
    let texts = prose::count(page.digest.head.texts, "independent text", "independent texts");
    let statements = prose::count(comparison.statements.len(), "statement", "statements");
    let mut facts = vec![texts, statements];
    if let Some(selection) = &page.view.selection {
        facts.push(format!("shown: {selection}; the rest is hidden"));
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

/// The summary and the shares.
fn overview(page: &Page<'_>) -> Tag {
    tag("div").class("overview").put(in_short(page)).put(shares_section(page))
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
    // A finding can be reached by its claim; a choice of words has only its own address.
    let claims: Vec<String> = sentence.claims.iter().map(ToString::to_string).collect();
    let found: Vec<String> = if claims.is_empty() { sentence.differences.iter().map(ToString::to_string).collect() } else { claims };
    let mut links = tag("span").class("refs");
    for address in found.iter().take(LINKS) {
        links = links.put(tag("a").set("href", format!("#{address}")).set("title", "to this finding").say(address)).say(" ");
    }
    if found.len() > LINKS { links.say("…") } else { links }
}

/// The first points in dispute, each a link to its card; the first one with its answers, so that readers see one without a click.
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

/// A question, linked to its card.
fn asked(dispute: &Dispute<'_>) -> Tag {
    let address = dispute.differences.first().map(ToString::to_string).unwrap_or_default();
    tag("a").set("href", format!("#{address}")).set("dir", "auto").say(&dispute.question.asked)
}

/// Its answers, one per line, with the accounts that give them.
fn answers(page: &Page<'_>, dispute: &Dispute<'_>) -> Tag {
    let answer = |value: &Value<'_>| {
        let who: Vec<&str> = value.accounts.iter().map(|id| page.comparison.account(*id).label.as_str()).collect();
        let who = match who.as_slice() {
            [first, second, rest @ ..] if rest.len() > 1 => format!("{first}, {second} and {} more", rest.len()),
            all => all.join(", "),
        };
        tag("li").put(tag("b").set("dir", "auto").say(&value_label(value))).say(" ").put(tag("bdi").class("quiet").say(&who))
    };
    let mut out = tag("ul").class("given").all(dispute.values.iter().take(ANSWERS).map(answer));
    if dispute.values.len() > ANSWERS {
        out = out.put(tag("li").class("quiet").say(&prose::count(dispute.values.len() - ANSWERS, "more answer", "more answers")));
    }
    out
}

/// The events of a run, each with its accounts and the number of disputes.
fn list(page: &Page<'_>, events: &[Page<'_>]) -> Tag {
    let rows = events.iter().filter_map(|own| {
        let id = own.event?;
        let mut name = tag("th").set("scope", "row").put(tag("a").set("href", format!("#{id}")).set("dir", "auto").say(&name(own, id)));
        if let Some(dispute) = own.digest.disputes.first() {
            name = name.put(tag("div").class("first").put(asked(dispute)).put(answers(own, dispute)));
        }
        let accounts = tag("td").put(account_links(page.comparison, &own.digest.accounts));
        Some(tag("tr").put(name).put(accounts).put(tag("td").class("number").say(&own.digest.disputes.len().to_string())))
    });
    let head = "<thead><tr><th scope=\"col\">event</th><th scope=\"col\">accounts</th><th scope=\"col\" class=\"number\">disputes</th></tr></thead>\n";
    let table = tag("table").class("wide events").put(Markup::fixed(head)).put(tag("tbody").all(rows));
    let out = tag("div").put(super::account_sections::scroller("Table of events", table));
    let alone = uncompared_accounts(page.comparison);
    if alone.is_empty() {
        return out;
    }
    let note = tag("p").class("quiet").say("Not compared, each the only one on its event: ");
    out.put(note.put(account_links(page.comparison, &alone)))
}

/// "Event 2: Kalbajar, 25 November 2020"
fn name(page: &Page<'_>, id: EventId) -> String {
    let (number, about) = event_name(page.comparison, id);
    let head = &page.digest.head;
    let subject = if head.subject.is_empty() { about.split(", ").next().unwrap_or_default() } else { &head.subject };
    let day = head.date.as_ref().map(day_text).unwrap_or_default();
    let parts: Vec<&str> = [subject, day.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { number } else { format!("{number}: {}", parts.join(", ")) }
}

/// The head of an event.
pub(super) fn event(page: &Page<'_>, id: EventId) -> Part {
    let name = name(page, id);
    let html = tag("section")
        .class("event")
        .set("id", id)
        .set("aria-labelledby", format!("{id}-heading"))
        .put(tag("h2").set("id", format!("{id}-heading")).set("dir", "auto").say(&name))
        .put(tag("p").class("quiet").say("reported by ").put(account_links(page.comparison, &page.digest.accounts)))
        .put(overview(page));
    Part { address: id.to_string(), name, count: None, html: html.into() }
}

/// The foot: how the page was made.
pub(super) fn foot(page: &Page<'_>) -> Tag {
    let version = env!("CARGO_PKG_VERSION");
    let pairing = page.comparison.settings.pairing;
    let made = format!(
        "Made by compare {version}, offline. Statements are paired when they are at least {:.0} % likely to say the same.",
        100.0 * pairing
    );
    let folded = "Folded parts of the page, such as why statements were paired, are printed only if unfolded.";
    tag("footer").put(tag("p").class("quiet").say(&made)).put(tag("p").class("quiet printed").say(folded))
}

/// With more accounts than these, their buttons get lines of their own, or lines that scroll.
const SEVERAL: usize = 6;
const MANY: usize = 24;

/// Links to the parts. If there are several events, only the events are linked, not the parts within them.
pub(super) fn links(parts: &[Part], several: bool) -> Tag {
    let within = |part: &&Part| !(several && part.address.strip_prefix("event-").is_some_and(|rest| rest.contains('-')));
    let link = |part: &Part| {
        let link = tag("a").set("href", format!("#{}", part.address)).set("dir", "auto").say(&part.name);
        let count = part.count.map(|count| tag("span").class("count").say(&count.to_string()));
        tag("li").put(link.say(if count.is_some() { " " } else { "" }).all(count))
    };
    tag("nav").set("aria-label", "Parts").put(tag("ul").all(parts.iter().filter(within).map(link)))
}

/// Controls that the script activates; without it they stay hidden.
pub(super) fn tools(page: &Page<'_>, events: &[Page<'_>]) -> Tag {
    let accounts = page.comparison.accounts.iter().enumerate().map(|(at, account)| {
        tag("button")
            .set("type", "button")
            .class("chip")
            .set("aria-pressed", "false")
            .set("data-account", at)
            .set("title", &account.source)
            .set("dir", "auto")
            .say(&account.label)
    });
    let class = match page.comparison.accounts.len() {
        many if many > MANY => "chips several many",
        several if several > SEVERAL => "chips several",
        _ => "chips",
    };
    let chips = tag("div").class(class).set("role", "group").set("aria-label", "Accounts").all(accounts);
    tag("form")
        .set("id", "tools")
        .set("role", "search")
        .class("live")
        .put(Markup::fixed("<label>Search <input type=\"search\" id=\"search\" autocomplete=\"off\" placeholder=\"press /\"></label>\n"))
        .put(chips)
        .put(tag("label").say("Kind ").put(kinds(events)))
        .all(minor(events))
        .put(Markup::fixed(concat!(
            "<details class=\"more\"><summary>More</summary><div>\n",
            "<label>Order <select id=\"sort\"><option value=\"order\">what matters first</option><option value=\"date\">by date</option>",
            "<option value=\"support\">by accounts</option></select></label>\n",
            "<button type=\"button\" id=\"expand\">Unfold all</button>\n",
            "<label class=\"keys\"><input type=\"checkbox\" id=\"keys\" checked> keys <kbd>j</kbd> <kbd>k</kbd> finding, ",
            "<kbd>n</kbd> <kbd>p</kbd> part</label></div></details>\n",
            "<p id=\"found\" hidden><output id=\"count\" aria-live=\"polite\"></output> <button type=\"button\" id=\"clear\">Show all</button> ",
            "<a id=\"two\" href=\"#side\">Read these two side by side</a></p>\n",
        )))
}

/// The options of the filter by kind: the kinds of finding that occur, then the lists.
fn kinds(events: &[Page<'_>]) -> Tag {
    let found =
        |page: &Page<'_>| page.findings.iter().chain(&page.lesser.findings).map(|finding| finding.kind).collect::<Vec<DifferenceKind>>();
    let there: BTreeSet<DifferenceKind> = events.iter().flat_map(found).collect();
    let differences =
        DifferenceKind::ALL.into_iter().filter(|kind| there.contains(kind)).map(|kind| (kind.word(), prose::kind_on_card(kind)));
    let lists = [
        ("agreed", "several say the same", events.iter().any(|p| !p.digest.agreed.is_empty())),
        ("several", "several report it", events.iter().any(|p| !p.digest.several.is_empty())),
        ("not-settled", "not settled", events.iter().any(|p| !p.digest.not_settled.is_empty())),
        ("perhaps", "perhaps the same", events.iter().any(|p| !p.digest.perhaps.is_empty())),
        ("alone", "no match found in any", events.iter().any(|p| !p.view.unmatched.is_empty())),
        ("profile", "how each reports it", true),
    ];
    let lists = lists.into_iter().filter(|(.., there)| *there).map(|(value, name, _)| (value, name));
    let options = differences.chain(lists).map(|(value, name)| tag("option").set("value", value).say(name));
    tag("select").set("id", "kind").put(Markup::fixed("<option value=\"\">all</option>")).all(options)
}

/// The control that shows less material findings; `None` if there are none.
fn minor(events: &[Page<'_>]) -> Option<Tag> {
    use crate::digest::sections::{Section, section_findings};
    let of = |page: &Page<'_>| {
        let less = &page.lesser;
        let lines = section_findings(&less.findings, Section::Compatible).len() + section_findings(&less.findings, Section::LeftOut).len();
        less.disputes.len() + less.moved.len() + less.choices.len() + lines
    };
    let count: usize = events.iter().map(of).sum();
    let name = format!(" minor ({count})");
    let title = "findings that matter less";
    (count > 0).then(|| tag("label").set("title", title).put(Markup::fixed("<input type=\"checkbox\" id=\"minor\">")).say(&name))
}
