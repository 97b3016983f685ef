//! Ranks differences: by how much each matters, then by how many independent origins are behind it. The table in `kinds.rs` says how much a
//! finding matters by itself; a conflict is always major, and no difference is removed here.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::kinds::row_of;
use crate::model::{AccountId, ClaimId, Difference, DifferenceKind, MaterialityLevel};

/// An omission is major if at least so many independent origins report the claim.
const MANY_ORIGINS: usize = 3;

/// How much an omission matters, given the accounts that report the claim.
pub(super) fn level_of_omission(reading: Context<'_>, reporting: &[AccountId]) -> MaterialityLevel {
    let origins: BTreeSet<&str> = reporting.iter().map(|a| reading.accounts[a.0].origin.as_str()).collect();
    if origins.len() >= MANY_ORIGINS { MaterialityLevel::Major } else { MaterialityLevel::Minor }
}

/// Counts the origins behind each difference and ranks all: by level and relation, then kind, then origins; then in the order of the
/// claims, and within a claim by certainty.
pub(super) fn rank_differences(reading: Context<'_>, differences: &mut [Difference]) {
    let origins = origins(reading, differences);
    differences.iter_mut().zip(origins).for_each(|(difference, origins)| difference.materiality.origins = origins);
    let mut order: Vec<usize> = (0..differences.len()).collect();
    order.sort_by_key(|at| {
        let Difference { claim, kind, relation, materiality, .. } = &differences[*at];
        let matters = Reverse((materiality.level, *relation));
        (matters, row_of(*kind).order, Reverse(materiality.origins), *claim, Reverse(materiality.certainty))
    });
    for (before, at) in order.into_iter().enumerate() {
        differences[at].materiality.rank = before + 1;
    }
}

/// The number of origins behind what each difference is about: three accounts that say 2, 6 and 7 are three origins, though each difference
/// has two sides. Differences of one claim and kind that share a value are about one thing.
fn origins(reading: Context<'_>, differences: &[Difference]) -> Vec<usize> {
    let mut thing: Vec<usize> = (0..differences.len()).collect();
    let mut first: BTreeMap<(ClaimId, DifferenceKind, &str), usize> = BTreeMap::new();
    for (at, difference) in differences.iter().enumerate() {
        for side in &difference.sides {
            let other = *first.entry((difference.claim, difference.kind, &side.value)).or_insert(at);
            let (a, b) = (root_of(&thing, other), root_of(&thing, at));
            thing[a.max(b)] = a.min(b);
        }
    }
    let mut relevant: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (at, difference) in differences.iter().enumerate() {
        let reporting = difference.sides.iter().filter(|side| side.statement.is_some());
        let origins = reporting.map(|side| reading.accounts[side.account.0].origin.as_str());
        relevant.entry(root_of(&thing, at)).or_default().extend(origins);
    }
    (0..differences.len()).map(|at| relevant[&root_of(&thing, at)].len()).collect()
}

fn root_of(thing: &[usize], mut at: usize) -> usize {
    while thing[at] != at {
        at = thing[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use crate::diff::made::Made;
    use crate::model::{Difference, DifferenceKind, MaterialityLevel};

    fn of(texts: &[&str]) -> Vec<Difference> {
        texts.iter().fold(Made::default(), |made, text| made.with(text, None, vec![])).diff()
    }

    #[test]
    fn side_taking_in_an_accounts_own_voice_is_major_and_a_label_is_not() {
        let found = of(&["The soldiers liberated the harbour of Brevik.", "The troops captured the harbour of Brevik."]);
        let level = |kind| found.iter().find(|d| d.kind == kind).map(|d| (d.materiality.level, d.materiality.rank));
        assert_eq!(level(DifferenceKind::Loaded), Some((MaterialityLevel::Major, 1)));
        assert_eq!(level(DifferenceKind::Label), Some((MaterialityLevel::Minor, 2)));
    }

    #[test]
    fn origins_are_counted_over_all_that_say_the_same() {
        let (soldiers, troops) = ("The soldiers entered the harbour of Brevik.", "The troops entered the harbour of Brevik.");
        let mut made = [soldiers, troops, troops].iter().fold(Made::default(), |made, text| made.with(text, None, vec![]));
        for (at, account) in made.accounts.iter_mut().enumerate() {
            account.origin = format!("o{at}");
        }
        assert!(made.diff().iter().all(|d| d.materiality.origins == 3), "{:?}", made.diff());
        made.accounts[2].origin = "o1".into();
        assert!(made.diff().iter().all(|d| d.materiality.origins == 2), "{:?}", made.diff());
    }
}
