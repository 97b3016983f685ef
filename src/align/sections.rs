//! Statements under headings with dates, as annals and diaries have them: what stands under two headings that exclude each other is not one
//! thing, in one account or in two. Only a near copy under another date is, where neither account has a section of the other's date: then
//! the two date one thing differently.

use std::collections::BTreeMap;

use super::candidates::Candidate;
use super::profile::Profile;
use crate::model::{AccountId, When};

/// Least likeness of the words of a near copy.
const NEAR: f64 = 0.6;

/// Leaves out the candidates whose headings part them.
pub fn parted(candidates: Vec<Candidate>, profiles: &[Profile]) -> Vec<Candidate> {
    let mut known: BTreeMap<AccountId, BTreeMap<&str, Option<&When>>> = BTreeMap::new();
    for profile in profiles {
        if let Some((told, when)) = &profile.section {
            known.entry(profile.account).or_default().insert(told, when.as_ref());
        }
    }
    if known.is_empty() {
        return candidates;
    }
    let has = |account: AccountId, section: &(String, Option<When>)| {
        known.get(&account).is_some_and(|all| all.iter().any(|(told, when)| meets((told, *when), (&section.0, section.1.as_ref()))))
    };
    let keeps = |c: &Candidate| {
        let (a, b) = (&profiles[c.a], &profiles[c.b]);
        let (Some(x), Some(y)) = (&a.section, &b.section) else { return true };
        let near = || a.words.shared(&b.words).cosine(&a.words, &b.words) >= NEAR;
        meets((&x.0, x.1.as_ref()), (&y.0, y.1.as_ref()))
            || !c.within && x.1.is_some() && !has(b.account, x) && !has(a.account, y) && near()
    };
    candidates.into_iter().filter(keeps).collect()
}

/// Can two headings be of one time?
fn meets(x: (&str, Option<&When>), y: (&str, Option<&When>)) -> bool {
    match (x.1, y.1) {
        (Some(a), Some(b)) => a.overlaps(b),
        (None, None) => x.0 == y.0,
        (Some(_), None) | (None, Some(_)) => true,
    }
}
