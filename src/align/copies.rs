//! Statements that several accounts tell word for word: one of them stands for all, so that what a hundred reprints cost is what one
//! costs, and no bound on candidates can part them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::profile::Profile;
use crate::model::{AccountId, Statement};

/// Which statements have the same words, dates and headings in accounts of one event.
pub struct Copies {
    /// The statement that stands for each.
    first: Vec<usize>,
    /// All statements that one of several stands for, itself among them, in order.
    all: BTreeMap<usize, Vec<usize>>,
    /// The accounts of those.
    accounts: BTreeMap<usize, BTreeSet<AccountId>>,
}

impl Copies {
    /// Of statements, in the order of their ranks, so that the same one stands for the others in whatever order the accounts come;
    /// `alone` are those that stand for themselves.
    pub fn of(statements: &[Statement], profiles: &[Profile], by_rank: &[usize], alone: impl Fn(usize) -> bool) -> Copies {
        type Key<'k> = ((usize, bool), Vec<&'k str>, Vec<String>, Option<&'k str>);
        let mut known: HashMap<Key<'_>, usize> = HashMap::new();
        let mut out = Copies { first: (0..statements.len()).collect(), all: BTreeMap::new(), accounts: BTreeMap::new() };
        for at in by_rank.iter().copied().filter(|at| !alone(*at)) {
            let profile = &profiles[at];
            let words: Vec<&str> = statements[at].tokens.iter().map(|t| t.norm.as_str()).collect();
            let dates = profile.dates.iter().map(crate::model::When::edtf).collect();
            let section = profile.section.as_ref().map(|(told, _)| told.as_str());
            let first = *known.entry(((profile.event.0, profile.asks), words, dates, section)).or_insert(at);
            if first != at {
                out.first[at] = first;
                out.all.entry(first).or_insert_with(|| vec![first]).push(at);
            }
        }
        for (first, all) in &mut out.all {
            all.sort_unstable();
            out.accounts.insert(*first, all.iter().map(|at| statements[*at].account).collect());
        }
        out
    }

    /// Does a statement stand for itself?
    pub fn is_first(&self, at: usize) -> bool {
        self.first[at] == at
    }

    /// The statement that stands for one.
    pub fn first(&self, at: usize) -> usize {
        self.first[at]
    }

    /// All that one stands for, itself among them.
    pub fn all(&self, first: usize) -> impl Iterator<Item = usize> + '_ {
        let of_several = self.all.get(&first);
        of_several.into_iter().flatten().copied().chain(of_several.is_none().then_some(first))
    }

    /// Each statement that another stands for, with that one.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.all.iter().flat_map(|(first, all)| all.iter().filter(move |at| *at != first).map(|at| (*first, *at)))
    }

    /// Do just the same accounts tell two statements that stand for themselves? Then neither can be held against the other.
    pub fn of_the_same(&self, a: usize, b: usize, account: impl Fn(usize) -> AccountId) -> bool {
        match (self.accounts.get(&a), self.accounts.get(&b)) {
            (None, None) => account(a) == account(b),
            (Some(x), Some(y)) => x == y,
            (Some(several), None) | (None, Some(several)) => {
                let one = if self.accounts.contains_key(&a) { account(b) } else { account(a) };
                several.len() == 1 && several.contains(&one)
            }
        }
    }
}
