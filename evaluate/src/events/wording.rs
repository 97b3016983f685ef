//! Counts wording, attribution, and each kind by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Tally;
use super::output::Found;
use super::score::{Event, Wanted};
use super::values::same_value;

/// True for kinds of the wording family.
pub fn is_wording(kind: &str) -> bool {
    matches!(kind, "label" | "loaded" | "intensity" | "report-verb" | "agency" | "distancing")
}

pub fn count(event: &Event, tally: &mut Tally) {
    precision(event, tally);
    for wanted in &event.wanted {
        recall(event, wanted, tally);
    }
}

/// Counts the program's wording differences, and those whose values are among the gold's in the same claim.
fn precision(event: &Event, tally: &mut Tally) {
    let mut pool: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for wanted in event.wanted.iter().filter(|w| is_wording(&w.difference.kind)) {
        let (a, b) = &wanted.difference.values;
        pool.entry(wanted.claim).or_default().extend([a.as_str(), b.as_str()]);
    }
    for found in event.output.found.iter().filter(|f| !f.kind.is_empty()) {
        tally.add(&format!("pred/{}", found.kind), 1);
        if !is_wording(&found.kind) {
            continue;
        }
        let near: Vec<&str> = event.claims.keys().copied().filter(|claim| event.in_claim(found, claim)).collect();
        let good = near.iter().any(|claim| {
            let known = pool.get(claim).map_or(&[][..], Vec::as_slice);
            let matched: Vec<BTreeSet<&str>> = found
                .sides
                .values()
                .map(|side| known.iter().copied().filter(|v| side.values.iter().any(|u| same_value(v, u))).collect())
                .collect();
            matched.iter().all(|m| !m.is_empty()) && matched.iter().flatten().collect::<BTreeSet<_>>().len() > 1
        });
        tally.add("wording_pred", 1);
        tally.add("wording_in", usize::from(!near.is_empty()));
        tally.add("wording_ok", usize::from(good));
    }
}

/// Counts a difference of the gold, and whether it is found.
fn recall(event: &Event, wanted: &Wanted, tally: &mut Tally) {
    let kind = wanted.difference.kind.as_str();
    let pair: Vec<&Found> = event.output.found.iter().filter(|f| f.sides.keys().eq(wanted.pair.iter())).collect();
    let near: Vec<&&Found> = pair.iter().filter(|f| wanted.kinds.contains(f.kind.as_str()) && event.in_claim(f, wanted.claim)).collect();
    tally.add(&format!("gold/{kind}"), 1);
    tally.add(&format!("found/{kind}"), usize::from(!near.is_empty()));
    if !near.is_empty() && !wanted.difference.moving {
        tally.add("relation_n", 1);
        tally.add("relation_ok", usize::from(near.iter().any(|f| f.relation == wanted.difference.relation)));
    }
    if kind == "attribution" {
        tally.add("attribution_exact", usize::from(near.iter().any(|f| event.values_right(wanted, f))));
    }
    if is_wording(kind) {
        let (a, b) = wanted.between;
        let (u, v) = &wanted.difference.values;
        let says =
            |found: &Found, at: usize, value: &str| found.sides.get(&at).is_some_and(|s| s.values.iter().any(|w| same_value(value, w)));
        let got = a != b && pair.iter().any(|f| is_wording(&f.kind) && says(f, a, u) && says(f, b, v));
        tally.add(&format!("family/{kind}"), usize::from(got));
        tally.add("wording_gold", 1);
        tally.add("wording_hit", usize::from(got));
    }
}
