//! Disputes, each as a question with its answers; figures that were updated; and findings that are neither a dispute nor a choice of words: values
//! that are compatible, and omissions.

use std::collections::BTreeSet;

use super::cards::{self, account_links, also_at, card_section, permanent_link, statements_of_sides};
use super::claim_cards::evidence_details;
use super::drawings::{step_drawing, time_of_value, value_label, value_line};
use super::{Page, quotation};
use crate::digest::findings::{Finding, Reading};
use crate::digest::sections::{Section, section_findings};
use crate::digest::{Dispute, Value};
use crate::model::{AccountId, Comparison, DifferenceKind, Relation, Side, StatementId};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::prose;

/// Maximum number of answers quoted unfolded.
const QUOTED: usize = 6;
/// Maximum number of other statements quoted; the rest is linked.
const OTHERS: usize = 24;

/// The section of disputes.
pub(super) fn disputes_section(page: &Page<'_>) -> Markup {
    let (own, lesser) = (&page.digest.disputes, &page.lesser.disputes);
    let meaning = "Each question has answers that cannot all be right. This page does not say who is.";
    let mut out = card_section(page, "disputes", "Cannot all be right", Some(own.len()), meaning);
    if own.is_empty() {
        out = out.put(tag("p").class("quiet").say("None was found."));
    }
    let card = |dispute: &Dispute<'_>| dispute_card(page, dispute, Relation::Conflict);
    out.all(own.iter().map(card)).put(cards::minor(lesser.len(), tag("div").all(lesser.iter().map(card)))).into()
}

/// The section of figures for which later reports have later values.
pub(super) fn moved_section(page: &Page<'_>) -> Markup {
    let (own, lesser) = (&page.digest.moved, &page.lesser.moved);
    if own.is_empty() && lesser.is_empty() {
        return Markup::default();
    }
    let card = |dispute: &Dispute<'_>| dispute_card(page, dispute, Relation::Supersedes);
    card_section(page, "moved", "Figures that moved", Some(own.len()), "Later reports have later values: an update, not a contradiction.")
        .all(own.iter().map(card))
        .put(cards::minor(lesser.len(), tag("div").all(lesser.iter().map(card))))
        .into()
}

fn dispute_card(page: &Page<'_>, dispute: &Dispute<'_>, relation: Relation) -> Tag {
    let comparison = page.comparison;
    let address = dispute.differences.first().map(ToString::to_string).unwrap_or_default();
    let drawing = match relation {
        Relation::Supersedes => step_drawing(comparison, dispute),
        _ => value_line(comparison, dispute),
    };
    let drawn = drawing.is_some();
    let (first, rest) = dispute.values.split_at(dispute.values.len().min(QUOTED));
    let mut quoted: BTreeSet<StatementId> = BTreeSet::new();
    let mut answers = |values: &[Value<'_>]| {
        let items: Vec<Tag> = values.iter().map(|value| answer(page, value, relation, drawn, &mut quoted)).collect();
        tag("ul").class("answers").all(items)
    };
    let mut body = tag("div").class("body").all(drawing.map(|svg| tag("div").class("drawing").put(svg))).put(answers(first));
    if !rest.is_empty() {
        let more = prose::count(rest.len(), "more answer", "more answers");
        body = body.put(tag("details").class("rest").put(tag("summary").say(&more)).put(answers(rest)));
    }
    for reason in dispute.reasons.iter().take(1) {
        body = body.put(tag("p").class("why").set("dir", "auto").say(reason));
    }
    let sides = || dispute.values.iter().flat_map(|value| value.sides.iter().filter_map(|side| side.statement));
    let others: BTreeSet<StatementId> = sides().filter(|id| !quoted.contains(id)).collect();
    let about: Vec<StatementId> = sides().collect();
    let accounts = dispute.values.iter().flat_map(|value| value.accounts.iter().copied());
    let pairings: Vec<_> = dispute.claims.iter().flat_map(|claim| page.pairings[claim.0].iter().copied()).collect();
    cards::card(page, &dispute.claims, &address, dispute.kind.word(), accounts)
        .set("data-relation", relation.word())
        .set("data-sides", statements_of_sides(dispute.values.iter().map(|value| value.sides.as_slice())))
        .put(also_at(&address, &page.homes, &dispute.claims, &dispute.differences))
        .put(tag("header").put(tag("h3").set("dir", "auto").say(&dispute.question.asked)).put(
            tag("p").class("quiet").put(cards::badge(relation, prose::kind_on_card(dispute.kind))).say(" ").put(permanent_link(&address)),
        ))
        .put(body.put(cards::folds([self::others(page, &others), evidence_details(comparison, &pairings, &about)])))
}

/// An answer: its words unless a drawing has them, the accounts that give it, and the shortest quotation.
fn answer(page: &Page<'_>, value: &Value<'_>, relation: Relation, drawn: bool, quoted: &mut BTreeSet<StatementId>) -> Tag {
    let comparison = page.comparison;
    let length = |side: &&crate::model::Side| side.statement.map_or(usize::MAX, |id| comparison.words(id).len());
    let fresh = |side: &&&crate::model::Side| side.statement.is_some_and(|id| !quoted.contains(&id));
    let side =
        value.sides.iter().copied().filter(|s| fresh(&s)).min_by_key(length).or_else(|| value.sides.iter().copied().min_by_key(length));
    quoted.extend(side.and_then(|side| side.statement));
    let label = match relation {
        Relation::Supersedes => format!("{}: {}", time_of_value(value), value_label(value)),
        _ => value_label(value),
    };
    let head = tag("p").class(if drawn { "answer quiet" } else { "answer" }).put(tag("b").set("dir", "auto").say(&label)).say(" ");
    let quotation = side.and_then(|side| quotation::side(comparison, side, relation));
    tag("li").put(head.put(account_links(comparison, &value.accounts))).all(quotation.map(|item| tag("ul").class("said").put(item)))
}

/// The other statements on the question, folded.
fn others(page: &Page<'_>, ids: &BTreeSet<StatementId>) -> Markup {
    if ids.is_empty() {
        return Markup::default();
    }
    let items = ids.iter().take(OTHERS).map(|id| quotation::item(page.comparison, *id, quotation::statement(page.comparison, *id, &[])));
    let mut out =
        tag("details").put(tag("summary").say(&format!("Other statements on it ({})", ids.len()))).put(tag("ul").class("said").all(items));
    let rest: Vec<StatementId> = ids.iter().skip(OTHERS).copied().collect();
    if !rest.is_empty() {
        out = out.put(tag("p").class("places").say("and").put(cards::statement_links(page.comparison, &rest)));
    }
    out.into()
}

/// Maximum number of findings shown unfolded.
const MOST: usize = 8;

/// A section of findings; empty if there are none.
pub(super) fn findings_section(page: &Page<'_>, section: Section) -> Markup {
    let (own, lesser) = (section_findings(&page.findings, section), section_findings(&page.lesser.findings, section));
    let (address, name, meaning) = if section == Section::LeftOut {
        ("left-out", "Reported by some", "No match found in the others, or reported there in less detail.")
    } else {
        ("compatible", "Both can be true", "Reported differently; one is more precise, rounded, or a bound that includes the other.")
    };
    if own.is_empty() && lesser.is_empty() {
        return Markup::default();
    }
    let (first, rest) = own.split_at(own.len().min(MOST));
    let list = |own: &[&Finding<'_>]| tag("ul").class("findings").all(own.iter().map(|finding| finding_item(page, finding)));
    let mut out = card_section(page, address, name, Some(own.len()), meaning).put(list(first));
    if !rest.is_empty() {
        out = out.put(tag("details").class("rest").put(tag("summary").say(&format!("{} more", rest.len()))).put(list(rest)));
    }
    out.put(cards::minor(lesser.len(), list(&lesser))).into()
}

fn finding_item(page: &Page<'_>, finding: &Finding<'_>) -> Tag {
    let comparison = page.comparison;
    let address = finding.ids.first().map(ToString::to_string).unwrap_or_default();
    let accounts = cards::of_accounts(finding.readings.iter().flat_map(|r| &r.sides).map(|side| side.account));
    let claim = &comparison.claims[finding.claim.0];
    let out = tag("li")
        .set("id", &address)
        .class("item")
        .set("tabindex", "-1")
        .set("data-kind", finding.kind.word())
        .set("data-accounts", accounts.join(" "))
        .set("data-date", claim.date.as_ref().map(|when| when.edtf()).unwrap_or_default())
        .set("data-support", claim.accounts.len())
        .put(also_at(&address, &page.homes, &[], &finding.ids))
        .put(cards::badge(finding.relation, prose::kind_on_card(finding.kind)))
        .say(" ");
    let out = if finding.is_coverage() { silence(comparison, finding, out) } else { readings(comparison, finding, out) };
    let out = out.say(" ").put(permanent_link(&address));
    match finding.explanations.first().filter(|_| !finding.is_coverage()) {
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
            if ids.is_empty() { cards::account_link(comparison, side.account).into() } else { cards::statement_links(comparison, &ids) };
        out = out.say(" ").put(tag("span").class("places").put(places));
        let speaker = prose::speaker(comparison, side.account, &side.voice).filter(|_| finding.kind != DifferenceKind::Attribution);
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
        None if reading.value.is_empty() => out.put(tag("i").say("nothing about it")),
        None => out.put(tag("i").say(reading.value)),
    }
}

/// [no match found] in cc; told by aa:5 bb:2
fn silence(comparison: &Comparison, finding: &Finding<'_>, out: Tag) -> Tag {
    let sides = || finding.readings.iter().flat_map(|reading| &reading.sides);
    let reporting: Vec<StatementId> = sides().filter_map(|side| side.statement).collect();
    let silent_as = if finding.kind == DifferenceKind::NotInSpan { "" } else { "in " };
    let mut silent: Vec<AccountId> = sides().filter(|side| side.statement.is_none()).map(|side| side.account).collect();
    silent.dedup();
    let links = cards::statement_links(comparison, &reporting);
    out.put(tag("span").class("places").say(silent_as).put(account_links(comparison, &silent)).say("; reported by").put(links))
}
