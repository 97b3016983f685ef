//! Actors: who did it, and to whom. A conflict where agent and patient or any other two are swapped, or where another name stands in the same
//! place of sentences that are otherwise alike.

use std::collections::BTreeSet;

use super::event::{Event, events};
use super::exchanged::exchanged;
use super::finding::{Finding, Half};
use super::pair::Pair;
use super::persons;
use super::swapped::swapped;
use crate::model::{DifferenceKind, Relation};

/// Compares who did what to whom.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let mut out: Vec<Finding> = (swapped(pair).into_iter().filter(|s| !s.places))
        .map(|s| {
            let why = format!("{} against {}, in sentences otherwise alike", s.left.value, s.right.value);
            conflict(s.left, s.right, why, 2.0)
        })
        .collect();
    if out.is_empty() {
        out.extend(persons::compare(pair));
    }
    out.extend(turned_round(pair));
    if out.is_empty() {
        out.extend(exchanged(pair).map(|e| {
            let why = format!("“{}” against “{}”: two have changed places", e.left.value, e.right.value);
            Finding { kind: e.kind, ..conflict(e.left, e.right, why, 1.0 + pair.overlap) }
        }));
    }
    out
}

/// The same verb with agent and patient swapped: "guards fired on marchers", "marchers fired on guards". Who met whom is one event either way.
fn turned_round(pair: &Pair<'_>) -> Vec<Finding> {
    const SHARED: f64 = 0.5;
    if pair.overlap < SHARED {
        return Vec::new();
    }
    let mut out = Vec::new();
    for a in &events(pair, pair.left) {
        for b in &events(pair, pair.right) {
            let mutual = pair.reading.language.opposites.is_mutual(&a.action.lemma);
            if a.stem == b.stem && !mutual && a.negated == b.negated && crossed(a, b) && !of_one_family(pair, a, b) {
                let (left, right) = (told(pair.left, a), told(pair.right, b));
                if let (Some(left), Some(right)) = (left, right) {
                    let why = format!("“{}” against “{}”: doer and target are swapped", left.value, right.value);
                    out.push(conflict(left, right, why, 1.0 + pair.overlap));
                }
            }
        }
    }
    out
}

/// Is it only a surname that the agent of the one shares with the patient of the other: "Paul Weiss sued", "Paula Weiss was sued"?
fn of_one_family(pair: &Pair<'_>, a: &Event<'_>, b: &Event<'_>) -> bool {
    let proper =
        |said: &super::Said<'_>, stem: &str| (0..said.stems.len()).any(|at| said.stems[at] == stem && said.statement.tree.proper(at));
    let family = |x: &BTreeSet<&str>, y: &BTreeSet<&str>, left: &super::Said<'_>, right: &super::Said<'_>| {
        let (own, other): (Vec<&str>, Vec<&str>) = (x.difference(y).copied().collect(), y.difference(x).copied().collect());
        !own.is_empty() && !other.is_empty() && own.iter().all(|stem| proper(left, stem)) && other.iter().all(|stem| proper(right, stem))
    };
    family(&a.agent, &b.patient, pair.left, pair.right) || family(&a.patient, &b.agent, pair.left, pair.right)
}

fn crossed(a: &Event<'_>, b: &Event<'_>) -> bool {
    let all = [&a.agent, &a.patient, &b.agent, &b.patient];
    let straight = !a.agent.is_disjoint(&b.agent) || !a.patient.is_disjoint(&b.patient);
    all.iter().all(|s| !s.is_empty()) && !straight && !a.agent.is_disjoint(&b.patient) && !a.patient.is_disjoint(&b.agent)
}

/// From agent to patient, verb between or around.
fn told(said: &super::Said<'_>, event: &Event<'_>) -> Option<Half> {
    let span = event.action.agent?.cover(event.action.patient?).cover(event.mention.span);
    Some(Half::verbatim(said, span))
}

fn conflict(left: Half, right: Half, explanation: String, weight: f64) -> Finding {
    let topic = left.span.start().to_string();
    Finding { kind: DifferenceKind::Actor, topic, relation: Relation::Conflict, weight, form: false, left, right, explanation }
}
