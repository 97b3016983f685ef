//! Disputes, each as a question with its answers: on a line where they are days or figures, then one short quotation for each. Figures that
//! moved are told in the same way, as steps in time.

use std::collections::BTreeSet;

use super::{Page, card, evidence, line, place, plain, quotation, steps};
use crate::digest::{Dispute, Value};
use crate::model::{Relation, StatementId};
use crate::report::markup::{Markup, Tag, tag};
use crate::report::words;

/// So many answers are quoted unfolded.
const QUOTED: usize = 6;
/// So many other statements are quoted; the rest is named.
const OTHERS: usize = 24;

/// What cannot all be right.
pub fn section(page: &Page<'_>) -> Markup {
    let (own, lesser) = (&page.digest.disputes, &page.lesser.disputes);
    let meaning = "Each question has answers that cannot all be right. Nothing here says who is.";
    let mut out = card::section(page, "disputes", "Cannot all be right", Some(own.len()), meaning);
    if own.is_empty() {
        out = out.put(tag("p").class("quiet").say("None was found."));
    }
    let card = |dispute: &Dispute<'_>| card(page, dispute, Relation::Conflict);
    out.all(own.iter().map(card)).put(card::minor(lesser.len(), tag("div").all(lesser.iter().map(card)))).into()
}

/// Figures of which later reports have later values.
pub fn moved(page: &Page<'_>) -> Markup {
    let (own, lesser) = (&page.digest.moved, &page.lesser.moved);
    if own.is_empty() && lesser.is_empty() {
        return Markup::default();
    }
    let card = |dispute: &Dispute<'_>| card(page, dispute, Relation::Supersedes);
    card::section(page, "moved", "Figures that moved", Some(own.len()), "Later reports have later values: an update, not a contradiction.")
        .all(own.iter().map(card))
        .put(card::minor(lesser.len(), tag("div").all(lesser.iter().map(card))))
        .into()
}

fn card(page: &Page<'_>, dispute: &Dispute<'_>, relation: Relation) -> Tag {
    let comparison = page.comparison;
    let address = dispute.differences.first().map(ToString::to_string).unwrap_or_default();
    let drawing = match relation {
        Relation::Supersedes => steps::drawing(comparison, dispute),
        _ => line::drawing(comparison, dispute),
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
        let more = words::count(rest.len(), "more answer", "more answers");
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
    card::card(page, &dispute.claims, &address, dispute.kind.word(), accounts)
        .set("data-relation", relation.word())
        .set("data-sides", card::sides(dispute.values.iter().map(|value| value.sides.as_slice())))
        .put(place::also(&address, &page.homes, &dispute.claims, &dispute.differences))
        .put(
            tag("header").put(tag("h3").set("dir", "auto").say(&dispute.question.asked)).put(
                tag("p").class("quiet").put(card::badge(relation, plain::kind(dispute.kind))).say(" ").put(place::permanent(&address)),
            ),
        )
        .put(body.put(card::folds([self::others(page, &others), evidence::details(comparison, &pairings, &about)])))
}

/// An answer: its words where no drawing has them, who gives it, and the shortest quotation.
fn answer(page: &Page<'_>, value: &Value<'_>, relation: Relation, drawn: bool, quoted: &mut BTreeSet<StatementId>) -> Tag {
    let comparison = page.comparison;
    let length = |side: &&crate::model::Side| side.statement.map_or(usize::MAX, |id| comparison.words(id).len());
    let fresh = |side: &&&crate::model::Side| side.statement.is_some_and(|id| !quoted.contains(&id));
    let side =
        value.sides.iter().copied().filter(|s| fresh(&s)).min_by_key(length).or_else(|| value.sides.iter().copied().min_by_key(length));
    quoted.extend(side.and_then(|side| side.statement));
    let label = match relation {
        Relation::Supersedes => format!("{}: {}", steps::time(value), line::label(value)),
        _ => line::label(value),
    };
    let head = tag("p").class(if drawn { "answer quiet" } else { "answer" }).put(tag("b").set("dir", "auto").say(&label)).say(" ");
    let quotation = side.and_then(|side| quotation::side(comparison, side, relation));
    tag("li").put(head.put(place::names(comparison, &value.accounts))).all(quotation.map(|item| tag("ul").class("said").put(item)))
}

/// What others say on it, folded away.
fn others(page: &Page<'_>, ids: &BTreeSet<StatementId>) -> Markup {
    if ids.is_empty() {
        return Markup::default();
    }
    let items = ids.iter().take(OTHERS).map(|id| quotation::item(page.comparison, *id, quotation::statement(page.comparison, *id, &[])));
    let mut out =
        tag("details").put(tag("summary").say(&format!("Other statements on it ({})", ids.len()))).put(tag("ul").class("said").all(items));
    let rest: Vec<StatementId> = ids.iter().skip(OTHERS).copied().collect();
    if !rest.is_empty() {
        out = out.put(tag("p").class("places").say("and").put(place::statement_links(page.comparison, &rest)));
    }
    out.into()
}
