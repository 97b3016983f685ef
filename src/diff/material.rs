//! How much each finding matters: by its kind and relation, by who says it, by whether it is a matter of form, and by how many independent
//! origins stand behind it. A conflict is never small, and nothing is taken away here.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::{Reading, attribution};
use crate::model::{AccountId, ClaimId, Difference, DifferenceKind, MaterialityLevel, Relation, Voice};

/// What an account leaves out matters to an editor when at least so many independent origins tell it.
const MANY: usize = 3;

/// How much a finding matters by itself.
pub fn level(finding: &Finding) -> MaterialityLevel {
    use DifferenceKind as K;
    if matches!(finding.relation, Relation::Conflict | Relation::Supersedes) {
        return MaterialityLevel::Major;
    }
    if finding.form {
        return MaterialityLevel::Trivial;
    }
    // Framing in somebody's words is somebody's, not the account's.
    let voices = [&finding.left.voice, &finding.right.voice];
    let own = voices.iter().all(|voice| **voice == Voice::Own);
    match finding.kind {
        K::Certainty => MaterialityLevel::Major,
        // Words in common are less than a predicate in common.
        K::Attribution if finding.topic == attribution::BY_WORDS => MaterialityLevel::Minor,
        // To vouch for what another has from somebody is more than to have it from somebody else.
        K::Attribution if voices.contains(&&Voice::Own) => MaterialityLevel::Major,
        K::Attribution => MaterialityLevel::Minor,
        K::Loaded | K::Distancing if own => MaterialityLevel::Major,
        K::Loaded | K::Distancing => MaterialityLevel::Minor,
        K::Quantity | K::Date | K::Place | K::Actor | K::Polarity | K::Outcome | K::Quote => MaterialityLevel::Minor,
        K::Label | K::ReportVerb | K::Agency | K::Intensity => MaterialityLevel::Minor,
        K::Detail | K::Omission | K::NotInSpan | K::Itself => MaterialityLevel::Minor,
    }
}

/// How much it matters that accounts leave out what these tell.
pub fn of_omission(reading: Reading<'_>, tellers: &[AccountId]) -> MaterialityLevel {
    let origins: BTreeSet<&str> = tellers.iter().map(|a| reading.accounts[a.0].origin.as_str()).collect();
    if origins.len() >= MANY { MaterialityLevel::Major } else { MaterialityLevel::Minor }
}

/// Counts the origins behind each difference and ranks all: by level and relation, then kind, then origins. Beyond that the story goes on
/// in its order, and of one claim what is surer comes first.
pub fn rank(reading: Reading<'_>, differences: &mut [Difference]) {
    let origins = origins(reading, differences);
    differences.iter_mut().zip(origins).for_each(|(difference, origins)| difference.materiality.origins = origins);
    let mut order: Vec<usize> = (0..differences.len()).collect();
    order.sort_by_key(|at| {
        let Difference { claim, kind, relation, materiality, .. } = &differences[*at];
        let matters = Reverse((materiality.level, *relation));
        (matters, place(*kind), Reverse(materiality.origins), *claim, Reverse(materiality.certainty))
    });
    for (before, at) in order.into_iter().enumerate() {
        differences[at].materiality.rank = before + 1;
    }
}

/// How many origins take part in what each difference tells of: three accounts that tell 2, 6 and 7 are three, though each difference has
/// two sides. Those of one claim and kind that share a value tell of one thing.
fn origins(reading: Reading<'_>, differences: &[Difference]) -> Vec<usize> {
    let mut thing: Vec<usize> = (0..differences.len()).collect();
    let mut first: BTreeMap<(ClaimId, DifferenceKind, &str), usize> = BTreeMap::new();
    for (at, difference) in differences.iter().enumerate() {
        for side in &difference.sides {
            let other = *first.entry((difference.claim, difference.kind, &side.value)).or_insert(at);
            let (a, b) = (root(&thing, other), root(&thing, at));
            thing[a.max(b)] = a.min(b);
        }
    }
    let mut telling: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (at, difference) in differences.iter().enumerate() {
        let tellers = difference.sides.iter().filter(|side| side.statement.is_some());
        let origins = tellers.map(|side| reading.accounts[side.account.0].origin.as_str());
        telling.entry(root(&thing, at)).or_default().extend(origins);
    }
    (0..differences.len()).map(|at| telling[&root(&thing, at)].len()).collect()
}

fn root(thing: &[usize], mut at: usize) -> usize {
    while thing[at] != at {
        at = thing[at];
    }
    at
}

/// What is read before what, between findings of one level and relation. Of facts none comes before another.
fn place(kind: DifferenceKind) -> u8 {
    use DifferenceKind as K;
    match kind {
        K::Quantity | K::Date | K::Place | K::Actor | K::Polarity | K::Outcome | K::Quote => 0,
        K::Itself => 1,
        K::Loaded => 2,
        K::Attribution => 3,
        K::Certainty => 4,
        K::Distancing => 5,
        K::Agency => 6,
        K::Intensity => 7,
        K::ReportVerb => 8,
        K::Label => 9,
        K::Detail => 10,
        K::Omission => 11,
        K::NotInSpan => 12,
    }
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
