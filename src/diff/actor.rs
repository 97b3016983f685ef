//! Who did it, and to whom. A conflict if agent and patient or any other two names are swapped, if another name is in the same place of
//! sentences that are otherwise alike, or if the two nouns cannot mean one person (mother and father, lessor and lessee).

use std::collections::BTreeSet;
use std::ops::Range;

use super::finding::{Finding, Half};
use super::order::exchanged;
use super::pair::{Change, Pair};
use super::predicate::{Event, events};
use super::said::Said;
use super::swapped::swapped_names;
use crate::model::{DifferenceKind, Relation, Span};
use crate::text::TokenKind;
use crate::wordnet;
use crate::wordnet::Word;

/// Compares who did what to whom.
pub(super) fn compare_actors(pair: &Pair<'_>) -> Vec<Finding> {
    let mut out: Vec<Finding> = (swapped_names(pair).into_iter().filter(|s| !s.places))
        .map(|s| {
            let why = format!("{} against {}, in sentences otherwise alike", s.left.value, s.right.value);
            actor_conflict(s.left, s.right, why, 2.0)
        })
        .collect();
    if out.is_empty() {
        out.extend(compare_person_nouns(pair));
    }
    out.extend(agent_and_patient_swapped(pair));
    if out.is_empty() {
        out.extend(exchanged(pair).map(|e| {
            let why = format!("“{}” against “{}”: the two have changed places", e.left.value, e.right.value);
            Finding { kind: e.kind, ..actor_conflict(e.left, e.right, why, 1.0 + pair.overlap) }
        }));
    }
    out
}

/// The same verb with agent and patient swapped: "guards fired on marchers", "marchers fired on guards". Verbs such as "met" report one
/// event either way.
fn agent_and_patient_swapped(pair: &Pair<'_>) -> Vec<Finding> {
    const SHARED: f64 = 0.5;
    if pair.overlap < SHARED {
        return Vec::new();
    }
    let mut out = Vec::new();
    for a in &events(pair, pair.left) {
        for b in &events(pair, pair.right) {
            let mutual = pair.reading.language.opposites.is_mutual(&a.action.lemma);
            if a.stem == b.stem && !mutual && a.negated == b.negated && are_crossed(a, b) && !share_a_surname(pair, a, b) {
                let (left, right) = (event_half(pair.left, a), event_half(pair.right, b));
                if let (Some(left), Some(right)) = (left, right) {
                    let why = format!("“{}” against “{}”: doer and target are swapped", left.value, right.value);
                    out.push(actor_conflict(left, right, why, 1.0 + pair.overlap));
                }
            }
        }
    }
    out
}

/// True if the agent of one event shares only a surname with the patient of the other: "Paul Weiss sued", "Paula Weiss was sued".
fn share_a_surname(pair: &Pair<'_>, a: &Event<'_>, b: &Event<'_>) -> bool {
    let proper = |said: &Said<'_>, stem: &str| (0..said.stems.len()).any(|at| said.stems[at] == stem && said.statement.tree.proper(at));
    let family = |x: &BTreeSet<&str>, y: &BTreeSet<&str>, left: &Said<'_>, right: &Said<'_>| {
        let (own, other): (Vec<&str>, Vec<&str>) = (x.difference(y).copied().collect(), y.difference(x).copied().collect());
        !own.is_empty() && !other.is_empty() && own.iter().all(|stem| proper(left, stem)) && other.iter().all(|stem| proper(right, stem))
    };
    family(&a.agent, &b.patient, pair.left, pair.right) || family(&a.patient, &b.agent, pair.left, pair.right)
}

fn are_crossed(a: &Event<'_>, b: &Event<'_>) -> bool {
    let all = [&a.agent, &a.patient, &b.agent, &b.patient];
    let same_roles = !a.agent.is_disjoint(&b.agent) || !a.patient.is_disjoint(&b.patient);
    all.iter().all(|s| !s.is_empty()) && !same_roles && !a.agent.is_disjoint(&b.patient) && !a.patient.is_disjoint(&b.agent)
}

/// The words from agent to patient, with the verb between or around them.
fn event_half(said: &Said<'_>, event: &Event<'_>) -> Option<Half> {
    let span = event.action.agent?.cover(event.action.patient?).cover(event.mention.span);
    Some(Half::verbatim(said, span))
}

fn actor_conflict(left: Half, right: Half, explanation: String, weight: f64) -> Finding {
    let topic = left.span.start().to_string();
    Finding { kind: DifferenceKind::Actor, topic, relation: Relation::Conflict, weight, form: false, left, right, explanation }
}

/// Nouns for two different persons in one place of near copies, neither of them denied. The number of each is compared as a figure.
fn compare_person_nouns(pair: &Pair<'_>) -> Vec<Finding> {
    // "Men earned 40,000, women 35,000": figures of two groups
    let figures = pair.left.quantities().next().is_some() && pair.right.quantities().next().is_some();
    if !pair.is_near_copy() || figures {
        return Vec::new();
    }
    let found = pair.changes.iter().filter_map(|change| {
        let (i, j) = places_of_change(change).find(|(i, j)| are_two_persons(pair, *i, *j))?;
        let alone = |said: &Said<'_>, own: usize, other: &str| {
            let named = said.stems.iter().any(|stem| stem == other);
            !named && !said.denies(own) && !is_counted(said, own)
        };
        let apart = alone(pair.left, i, &pair.right.stems[j]) && alone(pair.right, j, &pair.left.stems[i]);
        apart.then(|| person_conflict(pair, i, j))
    });
    found.collect()
}

/// All places on the left paired with all on the right.
fn places_of_change(change: &Change) -> impl Iterator<Item = (usize, usize)> + '_ {
    change.left.clone().flat_map(|i| change.right.clone().map(move |j| (i, j)))
}

/// True if the words at the two places name two different persons.
fn are_two_persons(pair: &Pair<'_>, i: usize, j: usize) -> bool {
    let word = |said: &Said<'_>, at: usize| said.statement.tokens[at].kind == TokenKind::Word;
    let norm = |said: &Said<'_>, at: usize| hyphenated(said, at);
    word(pair.left, i) && word(pair.right, j) && exclude_as_persons(pair, &norm(pair.left, i), &norm(pair.right, j))
}

/// A word with what hyphens join to it: "daughter-in-law".
fn hyphenated(said: &Said<'_>, at: usize) -> String {
    let tokens = &said.statement.tokens;
    let joined = |mark: usize, next: usize| {
        tokens.get(mark).is_some_and(|t| t.is("-") && t.glued) && tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word && t.glued)
    };
    let mut end = at + 1;
    while joined(end, end + 1) {
        end += 2;
    }
    let range: Range<usize> = at..end;
    tokens[range].iter().map(|t| t.norm.as_str()).collect()
}

/// True if two nouns, in lower case, name different persons: by the word list, or as antonyms that both name persons.
fn exclude_as_persons(pair: &Pair<'_>, a: &str, b: &str) -> bool {
    let person = |word: &str| wordnet::is_person(word.strip_suffix('s').unwrap_or(word));
    let opposite = || Word::new(a).zip(Word::new(b)).is_some_and(|(x, y)| x.meets(y) == wordnet::Relation::Antonym);
    pair.reading.language.persons.exclude(a, b) || person(a) && person(b) && opposite()
}

/// True if a number counts the noun.
fn is_counted(said: &Said<'_>, at: usize) -> bool {
    let token = &said.statement.tokens[at];
    let noun = Span::of(said.text, token.start..token.end);
    said.quantities().any(|(m, q)| !q.ordinal && (m.span.overlaps(noun) || q.of_span.is_some_and(|of| of.overlaps(noun))))
}

fn person_conflict(pair: &Pair<'_>, i: usize, j: usize) -> Finding {
    let half = |said: &Said<'_>, at: usize| {
        let token = &said.statement.tokens[at];
        Half::verbatim(said, Span::of(said.text, token.start..token.end))
    };
    let (left, right) = (half(pair.left, i), half(pair.right, j));
    let explanation = format!("“{}” against “{}”: these are two persons", left.value, right.value);
    let topic = left.span.start().to_string();
    Finding { kind: DifferenceKind::Actor, topic, relation: Relation::Conflict, weight: 2.0, form: false, left, right, explanation }
}
