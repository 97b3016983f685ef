//! Ranks differences: by how much each matters, then by how many independent origins are behind it. The table in `kinds.rs` says how much
//! findings of a kind matter by themselves; a conflict is always major, and no difference is removed here.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Context;
use super::attribution::BY_WORDS;
use super::finding::Finding;
use super::kinds::{Importance, excludes, row_of};
use crate::model::connected::connected;
use crate::model::{AccountId, Difference, MaterialityLevel, Voice};

/// An omission is major if at least so many independent origins report the claim.
const MANY_ORIGINS: usize = 3;

/// How much a finding matters by itself.
pub(super) fn level_of_finding(finding: &Finding) -> MaterialityLevel {
    if excludes(finding) {
        return MaterialityLevel::Major;
    }
    if finding.form {
        return MaterialityLevel::Trivial;
    }
    let voices = [&finding.left.voice, &finding.right.voice];
    let major = match row_of(finding.kind).importance {
        Importance::Minor => false,
        Importance::Major => true,
        Importance::MajorInOwnVoice => voices.iter().all(|voice| **voice == Voice::Own),
        Importance::MajorWhenVouchedFor => finding.topic != BY_WORDS && voices.contains(&&Voice::Own),
    };
    if major { MaterialityLevel::Major } else { MaterialityLevel::Minor }
}

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
fn origins<'a>(reading: Context<'_>, differences: &'a [Difference]) -> Vec<usize> {
    let values = |of: &'a Difference| of.sides.iter().map(move |side| (of.claim, of.kind, side.value.as_str()));
    let mut out = vec![0; differences.len()];
    for group in connected(differences.iter().map(values)) {
        let sides = group.iter().flat_map(|at| &differences[*at].sides).filter(|side| side.statement.is_some());
        let origins: BTreeSet<&str> = sides.map(|side| reading.accounts[side.account.0].origin.as_str()).collect();
        group.into_iter().for_each(|at| out[at] = origins.len());
    }
    out
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
