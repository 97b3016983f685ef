//! Findings that are no dispute and no choice of words: what is told differently and can be true together, and what some tell and others
//! do not. A line for each.

use super::{Page, card, place, plain, quotation};
use crate::digest::findings::{Finding, Reading};
use crate::digest::sections::{Section, section_findings};
use crate::model::{AccountId, Comparison, DifferenceKind, Side, StatementId};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::words;

/// So many are in sight.
const MOST: usize = 8;

/// The section; empty when nothing is in it.
pub fn section(page: &Page<'_>, section: Section) -> Markup {
    let (own, lesser) = (section_findings(&page.findings, section), section_findings(&page.lesser.findings, section));
    let (address, name, meaning) = if section == Section::LeftOut {
        ("left-out", "Told by some", "No match found in the others, or told there in less detail.")
    } else {
        ("compatible", "Both can be true", "Told differently; one is more precise, rounded, or a bound that holds the other.")
    };
    if own.is_empty() && lesser.is_empty() {
        return Markup::default();
    }
    let (first, rest) = own.split_at(own.len().min(MOST));
    let list = |own: &[&Finding<'_>]| tag("ul").class("findings").all(own.iter().map(|finding| item(page, finding)));
    let mut out = card::section(page, address, name, Some(own.len()), meaning).put(list(first));
    if !rest.is_empty() {
        out = out.put(tag("details").class("rest").put(tag("summary").say(&format!("{} more", rest.len()))).put(list(rest)));
    }
    out.put(card::minor(lesser.len(), list(&lesser))).into()
}

fn item(page: &Page<'_>, finding: &Finding<'_>) -> Tag {
    let comparison = page.comparison;
    let address = finding.ids.first().map(ToString::to_string).unwrap_or_default();
    let accounts = card::of_accounts(finding.readings.iter().flat_map(|r| &r.sides).map(|side| side.account));
    let claim = &comparison.claims[finding.claim.0];
    let out = tag("li")
        .set("id", &address)
        .class("item")
        .set("tabindex", "-1")
        .set("data-kind", finding.kind.word())
        .set("data-accounts", accounts.join(" "))
        .set("data-date", claim.date.as_ref().map(|when| when.edtf()).unwrap_or_default())
        .set("data-support", claim.accounts.len())
        .put(place::also(&address, &page.homes, &[], &finding.ids))
        .put(card::badge(finding.relation, plain::kind(finding.kind)))
        .say(" ");
    let out = if finding.told_or_not() { silence(comparison, finding, out) } else { readings(comparison, finding, out) };
    let out = out.say(" ").put(place::permanent(&address));
    match finding.explanations.first().filter(|_| !finding.told_or_not()) {
        Some(why) => out.put(tag("p").class("why").set("dir", "auto").say(why)),
        None => out.put(tag("p").class("words").set("dir", "auto").put(quotation::statement(comparison, claim.gist, &[]))),
    }
}

/// “November 9” masis:11.2 and “Nov 10” meridian:19
fn readings(comparison: &Comparison, finding: &Finding<'_>, mut out: Tag) -> Tag {
    for (at, reading) in finding.readings.iter().enumerate() {
        if at > 0 {
            out = out.put(tag("span").class("quiet").say(" and "));
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
        None if reading.value.is_empty() => out.put(tag("i").say("nothing of it")),
        None => out.put(tag("i").say(reading.value)),
    }
}

/// [no match found] in cc; told by aa:5 bb:2
fn silence(comparison: &Comparison, finding: &Finding<'_>, out: Tag) -> Tag {
    let sides = || finding.readings.iter().flat_map(|reading| &reading.sides);
    let told: Vec<StatementId> = sides().filter_map(|side| side.statement).collect();
    let silent_as = if finding.kind == DifferenceKind::NotInSpan { "" } else { "in " };
    let mut silent: Vec<AccountId> = sides().filter(|side| side.statement.is_none()).map(|side| side.account).collect();
    silent.dedup();
    let told = place::statement_links(comparison, &told);
    out.put(tag("span").class("places").say(silent_as).put(place::names(comparison, &silent)).say("; told by").put(told))
}
