//! A section of findings: an article for each claim with its statements once and the words that differ marked, the findings beneath, and
//! why the statements were put together.

use std::collections::BTreeMap;

use super::Page;
use super::evidence;
use super::place;
use super::quotation::{self, Mark};
use crate::digest::fold::{Finding, Reading};
use crate::model::{ClaimId, Comparison, DifferenceKind, Side, StatementId};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::section::{self, Section};
use crate::report::telling;
use crate::report::words;

/// The section; when nothing is in it, only conflicts say so.
pub fn section(page: &Page<'_>, section: Section) -> Markup {
    let own = section::findings(&page.findings, section);
    if own.is_empty() && section != Section::Conflicts {
        return Markup::default();
    }
    let claims = section::by_claim(&own);
    let told = section::count(own.len(), claims.len());
    let mut out = super::section_of(page, address(section), section.name(), Some(told), section.meaning());
    if own.is_empty() {
        out = out.put(tag("p").class("quiet").say("None was found."));
    }
    out.all(claims.iter().map(|(id, findings)| article(page, *id, findings))).into()
}

/// The section's address in the page.
pub fn address(section: Section) -> &'static str {
    match section {
        Section::Conflicts => "conflicts",
        Section::Wording => "wording",
        Section::Compatible => "compatible",
        Section::LeftOut => "left-out",
    }
}

fn article(page: &Page<'_>, id: ClaimId, findings: &[&Finding<'_>]) -> Tag {
    let comparison = page.comparison;
    let mut said: BTreeMap<StatementId, Vec<Mark>> = BTreeMap::new();
    for finding in findings {
        for (statement, words) in finding.quoted(comparison) {
            said.entry(statement).or_default().extend(quotation::mark(comparison, finding, statement, words));
        }
    }
    let ids: Vec<StatementId> = said.keys().copied().collect();
    let quotations = said.iter().map(|(id, marks)| quoted(comparison, *id, marks));
    super::card(page, id, &words::support(comparison, &comparison.claims[id.0]), "card").put(
        tag("div")
            .class("body")
            .put(tag("ul").class("said").all(quotations))
            .put(tag("ul").class("findings").all(findings.iter().map(|finding| item(comparison, finding))))
            .put(evidence::details(comparison, &page.pairings[id.0], &ids)),
    )
}

/// A statement: where it stands, whose it is, its words.
pub fn quoted(comparison: &Comparison, id: StatementId, marks: &[Mark]) -> Tag {
    let account = comparison.account(comparison.statement(id).account);
    let mut place = tag("span").class("place").put(place::statement_link(comparison, id));
    if account.source != account.label {
        place = place.say(" ").put(tag("bdi").say(&account.source));
    }
    tag("li").put(place).put(tag("p").class("words").set("dir", "auto").put(quotation::statement(comparison, id, marks)))
}

fn item(comparison: &Comparison, finding: &Finding<'_>) -> Tag {
    let first = finding.ids[0];
    let accounts: Vec<String> = super::accounts_of(finding.readings.iter().flat_map(|r| &r.sides).map(|side| side.account));
    let badge =
        tag("b").class(format!("kind {}", finding.relation.word())).say(telling::sign(finding.relation)).say(" ").say(finding.kind.word());
    let mut out = tag("li")
        .set("id", first)
        .class("item")
        .set("tabindex", "-1")
        .set("data-kind", finding.kind.word())
        .set("data-accounts", accounts.join(" "))
        .put(badge)
        .say(" ");
    out = if finding.told_or_not() {
        silence(comparison, finding, out)
    } else {
        let relation = tag("span").class("quiet").say(finding.relation.word());
        readings(comparison, finding, out.put(relation).say(" "))
    };
    let link = tag("a").class("link").set("href", format!("#{first}")).set("title", "permanent link to this finding").say(&name(finding));
    out = out.say(" ").put(link);
    match finding.explanations.first().filter(|_| !finding.told_or_not()) {
        Some(why) => out.put(tag("p").class("why").set("dir", "auto").say(why)),
        None => out,
    }
}

/// `d5`, or `d5 and 3 alike`.
fn name(finding: &Finding<'_>) -> String {
    match finding.ids.as_slice() {
        [] => String::new(),
        [one] => one.to_string(),
        [first, rest @ ..] => format!("{first} and {} alike", rest.len()),
    }
}

/// “November 9” masis:11.2 / “Nov 10” meridian:19
fn readings(comparison: &Comparison, finding: &Finding<'_>, mut out: Tag) -> Tag {
    for (at, reading) in finding.readings.iter().enumerate() {
        if at > 0 {
            out = out.put(tag("span").class("against").say(" against "));
        }
        out = words_of(comparison, finding, reading, out);
        let ids: Vec<StatementId> = reading.sides.iter().filter_map(|side| side.statement).collect();
        let side = reading.sides[0];
        let places =
            if ids.is_empty() { place::account_link(comparison, side.account).into() } else { place::statement_links(comparison, &ids) };
        out = out.say(" ").put(tag("span").class("places").put(places));
        let speaker = words::speaker(comparison, side.account, &side.voice).filter(|_| finding.kind != DifferenceKind::Attribution);
        if let Some(speaker) = speaker {
            out = out.say(" quoting ").put(tag("bdi").say(&speaker));
        }
    }
    out
}

fn words_of(comparison: &Comparison, finding: &Finding<'_>, reading: &Reading<'_>, out: Tag) -> Tag {
    let side: &Side = reading.sides[0];
    match finding.words_of(side) {
        Some(span) => out.put(tag("q").put(tag("bdi").say(span.text(&comparison.account(side.account).text)))),
        None if reading.value.is_empty() => out.put(tag("i").say("says nothing of it")),
        None => out.put(tag("i").say(reading.value)),
    }
}

/// told by aa:5 bb:2; not in cc
fn silence(comparison: &Comparison, finding: &Finding<'_>, out: Tag) -> Tag {
    let sides = || finding.readings.iter().flat_map(|reading| &reading.sides);
    let told: Vec<StatementId> = sides().filter_map(|side| side.statement).collect();
    let verb = if finding.kind == DifferenceKind::NotInSpan { "; published before: " } else { "; not in: " };
    let mut silent: Vec<_> = sides().filter(|side| side.statement.is_none()).map(|side| side.account).collect();
    silent.dedup();
    let mut places = tag("span").class("places").say("told by").put(place::statement_links(comparison, &told)).say(verb);
    for (at, account) in silent.into_iter().enumerate() {
        places = places.say(if at > 0 { ", " } else { "" }).put(place::account_link(comparison, account));
    }
    out.put(places)
}
