//! Accounts in languages without word lists join the claims that the others make among themselves. They neither join nor split those: the
//! comparison of accounts that can be read must not depend on one that cannot.

use std::collections::BTreeSet;

use crate::model::{Account, EventId};

/// For each account, whether its words, names and dates count for rarity: true for those with word lists, or for all accounts of an event
/// where none has any.
pub fn weighed(accounts: &[Account]) -> Vec<bool> {
    let read: BTreeSet<EventId> = accounts.iter().filter(|a| a.has_word_lists).map(|a| a.event).collect();
    accounts.iter().map(|a| a.has_word_lists || !read.contains(&a.event)).collect()
}

/// The groups of statements with word lists, each with the foreign statements that are grouped with most of its members in `all`, the
/// groups of all statements; a group of `all` that matches none of `own` stays a group.
pub fn attached(mut own: Vec<Vec<usize>>, all: Vec<Vec<usize>>, is_foreign: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut more: Vec<Vec<usize>> = Vec::new();
    for group in all {
        let (foreign, read): (Vec<usize>, Vec<usize>) = group.into_iter().partition(|at| is_foreign(*at));
        if foreign.is_empty() {
            continue;
        }
        let shared = |of: &Vec<usize>| of.iter().filter(|at| read.contains(at)).count();
        // The first on a tie.
        let joined = own.iter_mut().rev().max_by_key(|of| shared(of)).filter(|of| shared(of) > 0);
        match joined {
            Some(of) => {
                of.extend(foreign);
                of.sort_unstable();
                of.dedup();
            }
            None => {
                // Two statements that only a foreign one connects do not make one claim.
                let mut rest = foreign;
                rest.extend(read.first());
                rest.sort_unstable();
                more.push(rest);
            }
        }
    }
    more.retain(|group| group.len() > 1);
    own.extend(more);
    own
}

#[cfg(test)]
mod tests {
    use super::attached;

    /// Statements from 100 on are foreign.
    fn joined(own: &[&[usize]], all: &[&[usize]]) -> Vec<Vec<usize>> {
        let groups = |of: &[&[usize]]| of.iter().map(|group| group.to_vec()).collect();
        attached(groups(own), groups(all), |at| at >= 100)
    }

    #[test]
    fn a_foreign_statement_joins_no_two_claims() {
        assert_eq!(joined(&[&[0, 10], &[1, 11]], &[&[0, 10, 11, 100], &[1, 11]]), [vec![0, 10, 100], vec![1, 11]]);
    }

    #[test]
    fn it_takes_none_away() {
        assert_eq!(joined(&[&[0, 10]], &[&[0, 100], &[10, 101]]), [vec![0, 10, 100, 101]]);
        assert_eq!(joined(&[&[0, 10]], &[&[2, 100], &[100, 101]]), [vec![0, 10], vec![2, 100], vec![100, 101]]);
    }

    #[test]
    fn two_that_only_it_holds_together_are_not_one() {
        assert_eq!(joined(&[], &[&[2, 12, 100]]), [vec![2, 100]]);
    }
}
