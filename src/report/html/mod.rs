//! The comparison as one web page: a single file that loads nothing from elsewhere and is complete without its script, in print and from a disk. Its
//! content security policy allows only its own style and script. Text gets in only through `markup::Markup`.

mod account_sections;
mod cards;
mod choice_cards;
mod claim_cards;
mod dispute_cards;
mod drawings;
mod overview;
mod page_head;
pub(super) mod policy;
mod profile;
mod quotation;
mod texts;

use std::collections::BTreeMap;

use super::markup::{Markup, tag};
use crate::digest::findings::{Finding, lesser_findings, shown_findings};
use crate::digest::sections::{Section, event_views, section_findings};
use crate::digest::{self, Choice, Digest, Dispute};
use crate::model::{ClaimId, Comparison, EventId, Pairing};
use crate::select::View;
use account_sections::{accounts_section, names_section, notices_section, understood_section};
use cards::claim_addresses;
use claim_cards::{no_match_section, rows_section};
use dispute_cards::{disputes_section, findings_section, moved_section};
use overview::{agreement_section, matrix_section, timeline_section};
use texts::{side_by_side_section, texts_section};

/// The data of the page's parts: of the whole run, or of one event.
struct Page<'a> {
    comparison: &'a Comparison,
    view: &'a View,
    event: Option<EventId>,
    digest: Digest<'a>,
    findings: Vec<Finding<'a>>,
    /// Less material findings.
    lesser: Lesser<'a>,
    /// The card on which each claim is shown.
    homes: BTreeMap<ClaimId, String>,
    /// The pairings inside each claim.
    pairings: &'a [Vec<&'a Pairing>],
}

/// Less material findings: on the page, but hidden until they are asked for.
struct Lesser<'a> {
    findings: Vec<Finding<'a>>,
    disputes: Vec<Dispute<'a>>,
    moved: Vec<Dispute<'a>>,
    choices: Vec<Choice<'a>>,
}

impl<'a> Page<'a> {
    fn new(comparison: &'a Comparison, (event, view): (Option<EventId>, &'a View), pairings: &'a [Vec<&'a Pairing>]) -> Page<'a> {
        let digest = Digest::of(comparison, view, event);
        let less = lesser_findings(comparison, view);
        let lesser = Lesser {
            disputes: digest::disputes(comparison, &less),
            moved: digest::moved(comparison, &less),
            choices: digest::choices(comparison, &less),
            findings: less,
        };
        let homes = claim_addresses(&digest);
        Page { comparison, view, event, digest, findings: shown_findings(comparison, view), lesser, homes, pairings }
    }
}

/// A part of the page.
struct Part {
    /// Its address.
    address: String,
    /// Its name in the list of parts.
    name: String,
    /// Number of its items.
    count: Option<usize>,
    html: Markup,
}

/// Renders what the view shows.
pub fn render(comparison: &Comparison, view: &View) -> String {
    let pairings = pairings(comparison);
    let events = event_views(comparison, view);
    let pages: Vec<Page<'_>> = events.iter().map(|(event, view)| Page::new(comparison, (*event, view), &pairings)).collect();
    // A run of one event has one page; if there are several, the parts about all accounts are made from a page of everything.
    let several = comparison.events.len() > 1;
    let everything = (several || pages.is_empty()).then(|| Page::new(comparison, (None, view), &pairings));
    let Some(whole) = everything.as_ref().or(pages.first()) else { return String::new() };
    let mut parts = Vec::new();
    for page in &pages {
        parts.extend(page.event.map(|id| page_head::event(page, id)));
        parts.extend(parts_of_event(page));
    }
    parts.extend(about_all(whole));
    parts.retain(|part| !part.html.is_empty());
    let bar = page_head::links(&parts, several);
    let main = tag("main").set("id", "main").put(page_head::tools(whole, &pages)).all(parts.into_iter().map(|part| part.html));
    let body = tag("body")
        .put(Markup::fixed("<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n"))
        .put(page_head::top(whole, &pages))
        .put(bar)
        .put(main)
        .put(page_head::foot(whole))
        .put(policy::script());
    let html = tag("html").set("lang", "en").put(policy::head(&page_head::title(whole))).put(body);
    let mut out = Markup::fixed("<!DOCTYPE html>\n");
    out.push(html);
    out.push(Markup::fixed("\n"));
    out.into_string()
}

/// The parts about one event; disputes come first.
fn parts_of_event(page: &Page<'_>) -> Vec<Part> {
    if account_sections::is_alone(page) {
        return alone(page);
    }
    let digest = &page.digest;
    let count = |section| Some(section_findings(&page.findings, section).len());
    let chosen = |of| Some(choice_cards::choices(&digest.choices, of).len());
    let parts = [
        ("disputes", "Disputes", Some(digest.disputes.len()), disputes_section(page)),
        ("moved", "Moved", Some(digest.moved.len()), moved_section(page)),
        ("not-settled", "Not settled", Some(digest.not_settled.len()), rows_section(page, Section::NotSettled)),
        ("several", "Reported by several", Some(digest.several.len()), rows_section(page, Section::Several)),
        ("agreed", "Agreed", Some(digest.agreed.len()), rows_section(page, Section::Same)),
        ("words", "Words", chosen(choice_cards::Of::Words), choice_cards::section(page, choice_cards::Of::Words)),
        ("sources", "Who says so", chosen(choice_cards::Of::Source), choice_cards::section(page, choice_cards::Of::Source)),
        ("certainty", "How surely", chosen(choice_cards::Of::Certainty), choice_cards::section(page, choice_cards::Of::Certainty)),
        ("alone", "No match", Some(page.view.unmatched.len()), no_match_section(page)),
        ("compatible", "Both can be true", count(Section::Compatible), findings_section(page, Section::Compatible)),
        ("perhaps", "Perhaps", Some(digest.perhaps.len()), rows_section(page, Section::Perhaps)),
        ("left-out", "Reported by some", count(Section::LeftOut), findings_section(page, Section::LeftOut)),
        ("timeline", "Timeline", None, timeline_section(page)),
        ("matrix", "Who reports what", None, matrix_section(page)),
        ("agreement", "Who agrees", None, agreement_section(page)),
    ];
    let address = |name: &str| page.event.map_or_else(|| name.to_string(), |event| format!("{event}-{name}"));
    let part = |(at, name, count, html): (&str, &str, _, _)| Part { address: address(at), name: name.into(), count, html };
    parts.into_iter().map(part).collect()
}

/// The parts about a single account.
fn alone(page: &Page<'_>) -> Vec<Part> {
    let parts = [("understood", "What was understood", understood_section(page)), ("timeline", "Timeline", timeline_section(page))];
    parts.map(|(at, name, html)| Part { address: at.into(), name: name.into(), count: None, html }).into()
}

/// The parts about all accounts.
fn about_all(page: &Page<'_>) -> Vec<Part> {
    let parts = [
        ("profile", "How each reports it", profile::section(page)),
        ("names", "Names", names_section(page)),
        ("accounts", "Accounts", accounts_section(page)),
        ("side", "Side by side", side_by_side_section(page)),
        ("texts", "Texts", texts_section(page)),
        ("notices", "Notices", notices_section(page)),
    ];
    parts.map(|(at, name, html)| Part { address: at.into(), name: name.into(), count: None, html }).into()
}

/// The pairings by claim: a pairing belongs to the claims that contain both its statements.
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
