//! Counts differences whose relation is conflict or supersedes, by three criteria: loose, strict, exact.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Tally;
use super::output::Found;
use super::score::{Event, Wanted};

fn hard(relation: &str) -> bool {
    matches!(relation, "conflict" | "supersedes")
}

/// A claim, its accounts and a kind.
type Place<'e> = (&'e str, Vec<usize>, &'e str);

/// The program's findings at one place, merged.
struct Merged<'e> {
    found: Found,
    relations: BTreeSet<&'e str>,
}

pub fn count(event: &Event, tally: &mut Tally) {
    let gold = gold(event);
    let got = merged(event);
    let mut neutral = BTreeSet::new();
    let (mut hit, mut sure) = (BTreeSet::new(), BTreeSet::new());
    let (mut right, mut exact) = (0, 0);
    for (place, merged) in &got {
        let fits =
            |wanted: &Wanted| wanted.pair == place.1 && wanted.kinds.contains(place.2) && event.in_claim(&merged.found, wanted.claim);
        let answered: Vec<usize> = (0..gold.len()).filter(|n| fits(gold[*n][0])).collect();
        let fine: Vec<usize> = answered.iter().copied().filter(|n| gold[*n].iter().any(|w| event.values_right(w, &merged.found))).collect();
        right += usize::from(!answered.is_empty());
        exact += usize::from(!fine.is_empty());
        let moving = |w: &&Wanted| w.difference.relation == "compatible" && w.difference.note.contains("evolving");
        if answered.is_empty() && merged.relations.iter().eq(&["supersedes"]) && event.wanted.iter().filter(moving).any(fits) {
            neutral.insert(place.clone());
        }
        hit.extend(answered);
        sure.extend(fine);
    }
    let predicted = got.len() - neutral.len();
    tally.hits("conflict_strict", right, predicted, hit.len(), gold.len());
    tally.hits("conflict_exact", exact, predicted, sure.len(), gold.len());
    loose(&gold, got.keys().filter(|place| !neutral.contains(*place)), tally);
}

/// The gold's conflicts grouped by place, in the gold's order.
fn gold<'e>(event: &'e Event) -> Vec<Vec<&'e Wanted<'e>>> {
    let mut at: BTreeMap<Place, usize> = BTreeMap::new();
    let mut out: Vec<Vec<&Wanted>> = Vec::new();
    for wanted in event.wanted.iter().filter(|w| hard(&w.difference.relation) && w.difference.kind != "self") {
        let place = (wanted.claim, wanted.pair.clone(), wanted.difference.kind.as_str());
        let number = *at.entry(place).or_insert(out.len());
        if number == out.len() {
            out.push(Vec::new());
        }
        out[number].push(wanted);
    }
    out
}

fn merged<'e>(event: &'e Event) -> BTreeMap<Place<'e>, Merged<'e>> {
    let mut out: BTreeMap<Place, Merged> = BTreeMap::new();
    for found in event.output.found.iter().filter(|f| hard(&f.relation) && f.kind != "self") {
        let place = (found.claim.as_str(), found.sides.keys().copied().collect(), found.kind.as_str());
        let merged = out
            .entry(place)
            .or_insert_with(|| Merged { found: Found { sides: BTreeMap::new(), ..found.clone() }, relations: BTreeSet::new() });
        merged.relations.insert(&found.relation);
        for (at, side) in &found.sides {
            let whole = merged.found.sides.entry(*at).or_default();
            whole.sentences.extend(&side.sentences);
            whole.values.extend(side.values.iter().cloned());
            whole.own |= side.own;
        }
    }
    out
}

/// Counts conflicts by the pair of accounts and the kind alone.
fn loose<'p>(gold: &[Vec<&Wanted>], got: impl Iterator<Item = &'p Place<'p>>, tally: &mut Tally) {
    let mut wanted: BTreeMap<(&Vec<usize>, &str), BTreeSet<&str>> = BTreeMap::new();
    for group in gold {
        wanted.entry((&group[0].pair, &group[0].difference.kind)).or_default().extend(&group[0].kinds);
    }
    let got: BTreeSet<(&Vec<usize>, &str)> = got.map(|(_, pair, kind)| (pair, *kind)).collect();
    let right = got.iter().filter(|(pair, kind)| wanted.iter().any(|((p, _), kinds)| p == pair && kinds.contains(kind))).count();
    let found = wanted.iter().filter(|((pair, _), kinds)| got.iter().any(|(p, kind)| p == pair && kinds.contains(kind))).count();
    tally.hits("conflict_loose", right, got.len(), found, wanted.len());
}
