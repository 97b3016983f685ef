//! Statements that several accounts have word for word, or that very many have nearly so: one of them represents all, so that a hundred
//! reprints cost no more than one, and no bound on candidates can separate them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::bundles;
use super::profile::Profile;
use crate::model::{Account, AccountId, Statement};

/// Which statements have the same words, dates and headings in accounts of one event.
pub struct Copies {
    /// The representative of each statement.
    first: Vec<usize>,
    /// For each statement, the first with the same words.
    same: Vec<usize>,
    /// All statements that each representative of several represents, including itself, in order.
    all: BTreeMap<usize, Vec<usize>>,
    /// The accounts of those statements.
    accounts: BTreeMap<usize, BTreeSet<AccountId>>,
}

impl Copies {
    /// Finds the copies among statements in the order of their ranks, so that the representative does not depend on the order of the
    /// accounts; `alone` is true for statements that represent only themselves.
    pub fn of(statements: &[Statement], profiles: &[Profile], by_rank: &[usize], alone: impl Fn(usize) -> bool) -> Copies {
        type Key<'k> = ((usize, bool), Vec<&'k str>, Vec<String>, Option<&'k str>);
        let mut known: HashMap<Key<'_>, usize> = HashMap::new();
        let mut out = Copies { first: (0..statements.len()).collect(), same: Vec::new(), all: BTreeMap::new(), accounts: BTreeMap::new() };
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
        out.same = out.first.clone();
        out.count(statements);
        out
    }

    /// Adds near copies that very many accounts have.
    pub fn bundled(mut self, accounts: &[Account], statements: &[Statement], profiles: &[Profile], by_rank: &[usize]) -> Copies {
        let firsts = by_rank.iter().copied().filter(|at| self.is_first(*at));
        let tellers = |at: usize| self.all(at).map(|copy| statements[copy].account).collect();
        let bundles = bundles::bundles(accounts, statements, profiles, firsts, tellers);
        for (first, others) in &bundles {
            for other in others {
                let moved: Vec<usize> = self.all(*other).collect();
                moved.iter().for_each(|at| self.first[*at] = *first);
                self.all.remove(other);
                self.accounts.remove(other);
                self.all.entry(*first).or_insert_with(|| vec![*first]).extend(moved);
            }
        }
        self.count(statements);
        self
    }

    /// Sorts what each one represents, and collects the accounts.
    fn count(&mut self, statements: &[Statement]) {
        for (first, all) in &mut self.all {
            all.sort_unstable();
            self.accounts.insert(*first, all.iter().map(|at| statements[*at].account).collect());
        }
    }

    /// True if a statement represents itself.
    pub fn is_first(&self, at: usize) -> bool {
        self.first[at] == at
    }

    /// The representative of a statement.
    pub fn first(&self, at: usize) -> usize {
        self.first[at]
    }

    /// All statements that one represents, including itself.
    pub fn all(&self, first: usize) -> impl Iterator<Item = usize> + '_ {
        let of_several = self.all.get(&first);
        of_several.into_iter().flatten().copied().chain(of_several.is_none().then_some(first))
    }

    /// Each statement that has the words of another, after the first that has them.
    pub fn word_for_word(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.same.iter().enumerate().filter(|(at, first)| at != *first).map(|(at, first)| (*first, at))
    }

    /// Each near copy, after its representative.
    pub fn nearly(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.pairs().filter(|(first, at)| self.same[*at] != *first)
    }

    /// Near copies of one representative, each with the next: a third account then supports both.
    pub fn neighbours(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let near = |(first, all): (&usize, &Vec<usize>)| all.iter().copied().filter(|at| self.same[*at] != *first).collect::<Vec<usize>>();
        self.all.iter().map(near).flat_map(|all| all.windows(2).map(|two| (two[0], two[1])).collect::<Vec<_>>())
    }

    /// Each statement that another represents, after that one.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.all.iter().flat_map(|(first, all)| all.iter().filter(move |at| *at != first).map(|at| (*first, *at)))
    }

    /// True if exactly the same accounts have what two representatives say. Then the two cannot be compared.
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
