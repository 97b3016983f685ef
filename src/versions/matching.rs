//! Matches the sentences of two versions: first those that are word for word the same, then the most alike of the rest. Sentences outside the longest
//! run that kept its order have moved.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rustc_hash::FxHashMap;

use crate::model::{Account, Statement};
use crate::text::{TokenKind, one_line};

/// A sentence of both versions, or of one if it has no counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Its index in the older version.
    pub old: Option<usize>,
    /// Its index in the newer version.
    pub new: Option<usize>,
    /// True if both are word for word the same.
    pub equal: bool,
    /// True if its order among the sentences of both versions changed.
    pub moved: bool,
}

/// Least share of common words (Dice) for two sentences to match.
const ALIKE: f64 = 0.5;
/// A word in more sentences than this is not used to find candidates.
const COMMON: usize = 200;
/// Maximum number of candidates, those that share most words.
const CANDIDATES: usize = 20;

/// All sentences of both versions, in the order of the newer one. Removed sentences follow the sentence that preceded them.
pub(super) fn matches(accounts: &[Account], old: &[Statement], new: &[Statement]) -> Vec<Match> {
    let text = |s: &Statement| one_line(s.span.text(&accounts[s.account.0].text));
    let (before, after): (Vec<String>, Vec<String>) = (old.iter().map(text).collect(), new.iter().map(text).collect());
    let mut partner: Vec<Option<(usize, bool)>> = vec![None; new.len()];
    let mut gone = vec![true; old.len()];
    the_same(&before, &after, &mut partner, &mut gone);
    most_alike(old, new, &mut partner, &mut gone);
    in_order(&partner, &gone)
}

/// Matches sentences that are word for word the same; of several equal ones, the first with the first.
fn the_same(before: &[String], after: &[String], partner: &mut [Option<(usize, bool)>], gone: &mut [bool]) {
    let mut left: HashMap<&str, Vec<usize>> = HashMap::new();
    (0..before.len()).rev().filter(|at| gone[*at]).for_each(|at| left.entry(&before[at]).or_default().push(at));
    for (at, text) in after.iter().enumerate() {
        if partner[at].is_none()
            && let Some(found) = left.get_mut(text.as_str()).and_then(Vec::pop)
        {
            partner[at] = Some((found, true));
            gone[found] = false;
        }
    }
}

/// Matches the rest, the most alike first.
fn most_alike(old: &[Statement], new: &[Statement], partner: &mut [Option<(usize, bool)>], gone: &mut [bool]) {
    let words = |s: &Statement| {
        let mut bag: BTreeMap<String, usize> = BTreeMap::new();
        s.tokens
            .iter()
            .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
            .for_each(|t| *bag.entry(t.norm.clone()).or_default() += 1);
        bag
    };
    let rest: Vec<usize> = (0..old.len()).filter(|at| gone[*at]).collect();
    let bags: Vec<BTreeMap<String, usize>> = rest.iter().map(|at| words(&old[*at])).collect();
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    bags.iter().enumerate().for_each(|(at, bag)| bag.keys().for_each(|word| places.entry(word).or_default().push(at)));
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for at in (0..new.len()).filter(|at| partner[*at].is_none()).collect::<Vec<usize>>() {
        let bag = words(&new[at]);
        let of = |word: &String| places.get(word.as_str()).filter(|found| found.len() <= COMMON);
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        bag.keys().filter_map(of).flatten().for_each(|candidate| *shared.entry(*candidate).or_default() += 1);
        let mut candidates: Vec<(Reverse<usize>, usize)> =
            shared.into_iter().map(|(candidate, words)| (Reverse(words), candidate)).collect();
        candidates.sort_unstable();
        candidates.truncate(CANDIDATES);
        let alike = |candidate: &usize| {
            let other = &bags[*candidate];
            let shared: usize = bag.iter().map(|(word, n)| n.min(other.get(word).unwrap_or(&0))).sum();
            2.0 * shared as f64 / (bag.values().sum::<usize>() + other.values().sum::<usize>()).max(1) as f64
        };
        pairs.extend(candidates.iter().map(|(_, c)| (alike(c), at, rest[*c])).filter(|(alike, ..)| *alike >= ALIKE));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1.abs_diff(a.2), a.1, a.2).cmp(&(b.1.abs_diff(b.2), b.1, b.2))));
    for (_, at, before) in pairs {
        if partner[at].is_none() && gone[before] {
            partner[at] = Some((before, false));
            gone[before] = false;
        }
    }
}

/// All sentences in the order of the newer version; those out of their old order are marked as moved.
fn in_order(partner: &[Option<(usize, bool)>], gone: &[bool]) -> Vec<Match> {
    let kept_order = longest_rise(&partner.iter().flatten().map(|(old, _)| *old).collect::<Vec<usize>>());
    let mut out: Vec<Match> = Vec::with_capacity(partner.len());
    let removed = |range: std::ops::Range<usize>, out: &mut Vec<Match>| {
        out.extend(range.filter(|at| gone[*at]).map(|at| Match { old: Some(at), new: None, equal: false, moved: false }));
    };
    let (mut next, mut seen) = (0, 0);
    for (at, partner) in partner.iter().enumerate() {
        let Some((old, equal)) = *partner else {
            out.push(Match { old: None, new: Some(at), equal: false, moved: false });
            continue;
        };
        let moved = !kept_order[seen];
        seen += 1;
        if !moved {
            removed(next..old, &mut out);
            next = old + 1;
        }
        out.push(Match { old: Some(old), new: Some(at), equal, moved });
    }
    removed(next..gone.len(), &mut out);
    out
}

/// Marks a longest increasing subsequence: the sentences that kept their order.
fn longest_rise(numbers: &[usize]) -> Vec<bool> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; numbers.len()];
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before[at] = length.checked_sub(1).map(|last| ends[last]);
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut out = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(place) = at {
        out[place] = true;
        at = before[place];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::longest_rise;

    #[test]
    fn the_longest_rise_is_marked() {
        assert_eq!(longest_rise(&[0, 3, 1, 2]), [true, false, true, true]);
        assert_eq!(longest_rise(&[]), Vec::<bool>::new());
        assert_eq!(longest_rise(&[2, 1]).iter().filter(|kept| **kept).count(), 1);
    }
}
