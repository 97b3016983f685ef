//! Versions as one web page, with the policy and style of the other page and no script.

use super::{about, counts, fact_change, heading, meaning, notes, order, own_words};
use crate::model::{Comparison, StatementId};
use crate::report::html::policy;
use crate::report::markup::{Markup, Tag, tag};
use crate::versions::{Change, ChangeKind, Step, Versions};

/// Renders all steps.
pub fn render(comparison: &Comparison, versions: &Versions) -> String {
    let title = format!("{} versions of one text", versions.order.len());
    let row = |id| {
        let [label, source, day] = about(comparison, id);
        let known = [source, day].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        tag("li").put(tag("b").say(&label)).say(" ").put(tag("bdi").say(&known))
    };
    let top = tag("header")
        .class("top")
        .put(tag("h1").say(&title))
        .put(tag("p").class("quiet").say(&format!("{}. Nothing here says who is right.", order(versions))))
        .put(tag("ol").all(versions.order.iter().map(|id| row(*id))));
    let main = tag("main").set("id", "main").all(versions.steps.iter().enumerate().map(|(at, step)| section(comparison, at, step)));
    let html = tag("html").set("lang", "en").put(policy::head(&title)).put(tag("body").put(top).put(main));
    let mut out = Markup::fixed("<!DOCTYPE html>\n");
    out.push(html);
    out.push(Markup::fixed("\n"));
    out.into_string()
}

fn section(comparison: &Comparison, at: usize, step: &Step) -> Tag {
    let label = |id| comparison.account(id).label.as_str();
    let mut out = tag("section")
        .set("id", format!("step-{}", at + 1))
        .put(tag("h2").say(&format!("{} → {}", label(step.from), label(step.to))))
        .put(tag("p").say(&counts(step)))
        .all(notes(comparison, step).map(|note| tag("p").class("quiet").set("dir", "auto").say(&note)));
    for kind in ChangeKind::ALL.into_iter().filter(|kind| *kind != ChangeKind::Kept) {
        let all: Vec<&Change> = step.changes.iter().filter(|change| change.kind == kind).collect();
        if all.is_empty() {
            continue;
        }
        let heading = tag("h3")
            .say(&format!("{} · {}", heading(kind), all.len()))
            .put(tag("small").class("quiet").say(&format!(" {}", meaning(kind))));
        out = out.put(heading).put(tag("ul").all(all.into_iter().map(|change| item(comparison, change))));
    }
    let whole = tag("details")
        .put(tag("summary").say("The whole text, with its changes"))
        .all(step.changes.iter().map(|change| line(comparison, change)));
    out.put(whole)
}

fn item(comparison: &Comparison, change: &Change) -> Tag {
    let facts = change.facts.iter().map(|fact| tag("p").put(tag("b").set("dir", "auto").say(&fact_change(comparison, change, fact))));
    tag("li").put(line(comparison, change)).all(facts)
}

/// A sentence as it was and as it is; a sentence that only moved or was kept is printed once.
fn line(comparison: &Comparison, change: &Change) -> Tag {
    let same = matches!(change.kind, ChangeKind::Moved | ChangeKind::Kept);
    let old = change.old.filter(|_| !same || change.new.is_none()).map(|id| sentence(comparison, id, change.new, "del"));
    let new = change.new.map(|id| if same { sentence(comparison, id, None, "ins") } else { sentence(comparison, id, change.old, "ins") });
    tag("div").class(format!("change-{}", change.kind.word())).all(old).all(new)
}

fn sentence(comparison: &Comparison, id: StatementId, other: Option<StatementId>, mark: &'static str) -> Tag {
    let alone = other.is_none();
    let words = own_words(comparison, id, other)
        .into_iter()
        .map(|(own, text)| if own { Markup::from(tag(mark).say(&text)) } else { Markup::text(&text) });
    let place = tag("span").class("place quiet").say(&comparison.statement(id).label).say(" ");
    let out = tag("p").set("dir", "auto").put(place);
    if alone && mark == "del" { out.put(tag("del").all(words)) } else { out.all(words) }
}
