//! The comparison as one web page: a single file that asks for nothing from elsewhere, complete without its script, in print and from a
//! disk. A policy in the page lets only its own style and script run. Text gets in only through `markup::Markup`.

mod accounts;
mod agreed;
mod agreement;
mod evidence;
mod findings;

mod matrix;
mod names;
mod notices;
mod place;
mod policy;
mod quotation;
mod texts;
mod timeline;
mod understood;

use crate::digest::fold::{self, Finding};
use crate::digest::standing::Standing;
use crate::model::{AccountId, ClaimId, Comparison, EventId, Pairing};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::section::{self, Section};
use crate::report::words;
use crate::select::View;

/// What every part of the page is made from: all of it, or what is told of one event.
struct Page<'a> {
    comparison: &'a Comparison,
    view: &'a View,
    event: Option<EventId>,
    /// Whose words it is about.
    accounts: Vec<AccountId>,
    findings: Vec<Finding<'a>>,
    /// The pairings inside each claim.
    pairings: &'a [Vec<&'a Pairing>],
}

impl<'a> Page<'a> {
    fn new(comparison: &'a Comparison, (event, view): (Option<EventId>, &'a View), pairings: &'a [Vec<&'a Pairing>]) -> Page<'a> {
        let accounts = section::accounts(comparison, event);
        Page { comparison, view, event, accounts, findings: fold::findings(comparison, view), pairings }
    }
}

/// A section: its address, its name, what it holds.
type Part = (String, String, Markup);

/// Renders what the view shows.
pub fn render(comparison: &Comparison, view: &View) -> String {
    let pairings = pairings(comparison);
    let page = Page::new(comparison, (None, view), &pairings);
    let whole = |address: &str, name: &str, html: Markup| vec![(address.to_string(), name.to_string(), html)];
    let mut parts = whole("accounts", "Accounts", accounts::section(&page));
    for (event, view) in section::events(comparison, view) {
        let page = Page::new(comparison, (event, &view), &pairings);
        parts.extend(event.map(|id| (id.to_string(), event_link(comparison, id), event_head(&page, id))));
        parts.extend(told(&page));
    }
    parts.extend(whole("names", "Names", names::section(&page)));
    parts.extend(whole("texts", "Texts", texts::section(&page)));
    parts.extend(whole("notices", "Notices", notices::section(&page)));
    let shown = || parts.iter().filter(|(_, _, part)| !part.is_empty());
    // With several events their sections would fill the line: the events stand for them.
    let several = comparison.events.len() > 1;
    let within = |address: &str| several && address.strip_prefix("event-").is_some_and(|rest| rest.contains('-'));
    let linked = shown().filter(|(address, ..)| !within(address));
    let links = linked.map(|(address, name, _)| tag("li").put(tag("a").set("href", format!("#{address}")).say(name)));
    let nav = tag("nav").set("aria-label", "Sections").put(tag("ul").all(links));
    let main = tag("main").set("id", "main").put(tools(comparison)).all(shown().map(|(_, _, part)| part.clone()));
    let body = tag("body")
        .put(Markup::fixed("<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n"))
        .put(head(&page))
        .put(nav)
        .put(main)
        .put(foot(&page))
        .put(policy::script());
    let html = tag("html").set("lang", "en").put(policy::head(&title(comparison))).put(body);
    let mut out = Markup::fixed("<!DOCTYPE html>\n");
    out.push(html);
    out.push(Markup::fixed("\n"));
    out.into_string()
}

/// What is told of an event.
fn told(page: &Page<'_>) -> Vec<Part> {
    let parts = [
        ("agreed", "Agreed", agreed::agreed(page, Standing::Agreed)),
        ("conflicts", "Conflicts", findings::section(page, Section::Conflicts)),
        ("not-settled", "Not settled", agreed::agreed(page, Standing::NotSettled)),
        ("wording", "Wording", findings::section(page, Section::Wording)),
        ("compatible", "Compatible", findings::section(page, Section::Compatible)),
        ("perhaps", "Perhaps the same", agreed::agreed(page, Standing::Perhaps)),
        ("understood", "What was understood", understood::section(page)),
        ("alone", "No match found", if understood::is_alone(page) { Markup::default() } else { agreed::alone(page) }),
        ("left-out", "Left out", findings::section(page, Section::LeftOut)),
        ("matrix", "Who tells what", matrix::section(page)),
        ("timeline", "Timeline", timeline::section(page)),
        ("agreement", "Who agrees with whom", agreement::section(page)),
    ];
    let address = |name: &str| page.event.map_or_else(|| name.to_string(), |event| format!("{event}-{name}"));
    parts.into_iter().map(|(at, name, html)| (address(at), name.to_string(), html)).collect()
}

/// What the event is called in the list of sections: its number and the name that tells most.
fn event_link(comparison: &Comparison, id: EventId) -> String {
    let name = section::event_name(comparison, id).0;
    comparison.events[id.0].names.first().map_or_else(|| name.clone(), |about| format!("{name}: {about}"))
}

/// Which event comes now, what it is about and who tells of it.
fn event_head(page: &Page<'_>, id: EventId) -> Markup {
    let (name, about) = section::event_name(page.comparison, id);
    let heading = tag("h2").set("id", format!("{id}-heading")).set("dir", "auto").say(&name);
    let heading = if about.is_empty() { heading } else { heading.say(" · ").say(&about) };
    let accounts = page.accounts.iter().map(|a| tag("span").put(place::account_link(page.comparison, *a)).say(" "));
    let tellers = tag("p").class("quiet meaning").say("told by ").all(accounts);
    tag("section").class("event").set("id", id).set("aria-labelledby", format!("{id}-heading")).put(heading).put(tellers).into()
}

fn title(comparison: &Comparison) -> String {
    let labels: Vec<&str> = comparison.accounts.iter().take(4).map(|a| a.label.as_str()).collect();
    let more = if comparison.accounts.len() > labels.len() { " …" } else { "" };
    format!("{} compared: {}{more}", words::count(comparison.accounts.len(), "account", "accounts"), labels.join(", "))
}

fn head(page: &Page<'_>) -> Tag {
    let comparison = page.comparison;
    let heading = section::title(comparison);
    let statements = words::count(comparison.statements.len(), "statement", "statements");
    let claims = words::count(page.view.claims.len(), "claim", "claims");
    let mut out = tag("header")
        .class("top")
        .put(tag("h1").say(&heading))
        .put(tag("p").class("summary").say(&section::summary(comparison, page.view).join(" · ")))
        .put(tag("p").class("quiet").say(&format!("{statements} · {claims} told by two or more")));
    if let Some(selection) = &page.view.selection {
        out = out.put(tag("p").put(tag("b").say("Shown: ")).say(selection).say(" (the rest was asked not to be shown)"));
    }
    if let Some(lesser) = section::lesser(comparison, page.view) {
        // The flag is not broken at its dashes.
        let (count, flag) = lesser.split_once(": ").unwrap_or((&lesser, ""));
        out = out.put(tag("p").say(&format!("{count}: ")).put(tag("span").class("flag").say(flag)));
    }
    out.put(tag("p").class("quiet").say(
        "Every finding quotes its accounts and links to the line. Nothing here says who is right: a conflict means that both cannot be true.",
    ))
}

/// Controls that the script brings to life; without it they stay hidden.
fn tools(comparison: &Comparison) -> Tag {
    let accounts = comparison.accounts.iter().enumerate().map(|(at, a)| tag("option").set("value", at).say(&a.label));
    tag("form")
        .set("id", "tools")
        .set("role", "search")
        .set("hidden", "")
        .put(Markup::fixed("<label>Search <input type=\"search\" id=\"search\" autocomplete=\"off\" placeholder=\"press /\"></label>\n"))
        .put(Markup::fixed("<label>Kind <select id=\"kind\"><option value=\"\">all</option></select></label>\n"))
        .put(tag("label").say("Account ").put(
            tag("select").set("id", "account").put(Markup::fixed("<option value=\"\">all</option>")).all(accounts),
        ))
        .put(Markup::fixed(concat!(
            "\n<label>Sort <select id=\"sort\"><option value=\"order\">what matters first</option><option value=\"date\">by date</option>",
            "<option value=\"support\">by accounts</option></select></label>\n",
            "<button type=\"button\" id=\"expand\">Expand all</button>\n",
            "<label><input type=\"checkbox\" id=\"keys\" checked> keys <kbd>j</kbd> <kbd>k</kbd> finding, <kbd>n</kbd> <kbd>p</kbd> section",
            "</label>\n<output id=\"count\" aria-live=\"polite\"></output>\n",
        )))
}

fn foot(page: &Page<'_>) -> Tag {
    let version = env!("CARGO_PKG_VERSION");
    let made =
        format!("Made by compare {version}, offline; statements are paired from a probability of {}.", page.comparison.settings.pairing);
    let folded = "What is folded away on the page, such as why statements were put together, is printed where it was unfolded.";
    tag("footer").put(tag("p").class("quiet").say(&made)).put(tag("p").class("quiet printed").say(folded))
}

/// A section with its heading, how much is in it, and what it holds.
fn section_of(page: &Page<'_>, address: &'static str, name: &str, count: Option<impl std::fmt::Display>, meaning: &str) -> Tag {
    let address = page.event.map_or_else(|| address.to_string(), |event| format!("{event}-{address}"));
    let mut heading = tag("h2").set("id", format!("{address}-heading")).say(name);
    if let Some(count) = count {
        heading = heading.say(" ").put(tag("span").class("count").say(&count.to_string()));
    }
    tag("section")
        .set("aria-labelledby", format!("{address}-heading"))
        .set("id", address)
        .put(heading)
        .put(tag("p").class("quiet meaning").say(meaning))
}

/// An article about a claim, with its head: the claim, when, about whom, told by how many.
fn card(page: &Page<'_>, id: ClaimId, support: &str, class: &str) -> Tag {
    let comparison = page.comparison;
    let claim = &comparison.claims[id.0];
    let date = claim.date.as_ref().map(|when| when.edtf()).unwrap_or_default();
    let told = claim.date.as_ref().map(crate::report::when::told).unwrap_or_default();
    let mut head = tag("header").put(tag("h3").put(place::claim_link(id)));
    // What is told in brief has who and where beneath its words.
    let about = if class == "card" { words::about(comparison, claim, 3) } else { String::new() };
    for part in [told.as_str(), &about, support] {
        if !part.is_empty() {
            head = head.put(tag("p").class("quiet").set("dir", "auto").say(part));
        }
    }
    tag("article").class(class).set("data-order", id.0).set("data-date", date).set("data-support", claim.accounts.len()).put(head)
}

/// The places of accounts in the list, each once, for the filter.
fn accounts_of(ids: impl Iterator<Item = AccountId>) -> Vec<String> {
    let ids: std::collections::BTreeSet<AccountId> = ids.collect();
    ids.into_iter().map(|id| id.0.to_string()).collect()
}

/// A pairing belongs to the claims that hold both its statements.
fn pairings(comparison: &Comparison) -> Vec<Vec<&Pairing>> {
    let mut claims: Vec<Vec<usize>> = vec![Vec::new(); comparison.statements.len()];
    for (at, claim) in comparison.claims.iter().enumerate() {
        claim.statements.iter().for_each(|s| claims[s.0].push(at));
    }
    let mut out: Vec<Vec<&Pairing>> = vec![Vec::new(); comparison.claims.len()];
    for pairing in &comparison.pairings {
        let (a, b) = pairing.statements;
        claims[a.0].iter().filter(|at| claims[b.0].contains(at)).for_each(|at| out[*at].push(pairing));
    }
    out
}
