//! Pairs to claims over any number of accounts. A claim grows from its surest pair by statements that fit nearly all of its
//! members, so a chain of links cannot merge two events; a statement that tells two things may end up in two claims.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Share of a claim's members that a statement must fit to join them.
const QUORUM: f64 = 0.8;
/// A statement fits a member when their link is at least this part of what makes a pair.
const FIT: f64 = 0.4;
/// Its links with all members must on average be at least this part of what makes a pair.
const AVERAGE: f64 = 0.8;

/// A scored pair of statements, given by their ranks.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The lower rank.
    pub a: usize,
    /// The higher rank.
    pub b: usize,
    /// Probability that the two make one claim.
    pub probability: f64,
    /// Are they of one account? Then they are no pair, but may repeat each other.
    pub within: bool,
    /// Do their dates exclude each other?
    pub apart: bool,
}

/// The links of each statement, by the other one.
type Near = HashMap<usize, BTreeMap<usize, Link>>;

/// Groups of ranks; `least` is the probability at which two statements pair. Equal links in another order give equal groups.
pub fn clusters(links: &[Link], least: f64) -> Vec<Vec<usize>> {
    let mut near: Near = HashMap::new();
    for link in links {
        near.entry(link.a).or_default().insert(link.b, *link);
        near.entry(link.b).or_default().insert(link.a, *link);
    }
    let mut ordered: Vec<&Link> = links.iter().filter(|l| !l.within && l.probability >= least).collect();
    ordered.sort_by(|x, y| y.probability.total_cmp(&x.probability).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut covered: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut placed: BTreeSet<usize> = BTreeSet::new();
    let mut groups = Vec::new();
    for seed in ordered {
        if covered.contains(&(seed.a, seed.b)) {
            continue;
        }
        let group = grow(seed, &near, least);
        if retold(&group, &groups, &placed) {
            covered.insert((seed.a, seed.b));
            continue;
        }
        for (at, x) in group.iter().enumerate() {
            placed.insert(*x);
            covered.extend(group[at + 1..].iter().map(|y| (*x.min(y), *x.max(y))));
        }
        groups.push(group);
    }
    whole(groups)
}

/// The groups that are no part of another: a larger one that came later tells what they tell.
fn whole(groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let sets: Vec<BTreeSet<usize>> = groups.iter().map(|g| g.iter().copied().collect()).collect();
    let mut of: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        group.iter().for_each(|m| of.entry(*m).or_default().push(at));
    }
    // Whatever holds all of a group holds its first member, so only the groups of that one are looked at.
    let part =
        |at: usize| of[&groups[at][0]].iter().any(|other| groups[*other].len() > groups[at].len() && sets[at].is_subset(&sets[*other]));
    (0..groups.len()).filter(|at| !part(*at)).map(|at| groups[at].clone()).collect()
}

/// Is a group, but for a member or two, an earlier one again? Then it tells nothing new, unless it places a statement.
fn retold(group: &[usize], earlier: &[Vec<usize>], placed: &BTreeSet<usize>) -> bool {
    const MOSTLY: f64 = 0.6;
    let shared = |other: &Vec<usize>| group.iter().filter(|m| other.binary_search(m).is_ok()).count() as f64;
    group.iter().all(|m| placed.contains(m)) && earlier.iter().any(|other| shared(other) >= MOSTLY * group.len() as f64)
}

/// Adds the statement that fits best, as long as one fits. Statements that no link joins do not fit at all.
fn grow(seed: &Link, near: &Near, least: f64) -> Vec<usize> {
    let mut group = vec![seed.a, seed.b];
    let mut fits: BTreeMap<usize, Fit> = BTreeMap::new();
    reach(&near[&seed.a], &mut fits, least);
    reach(&near[&seed.b], &mut fits, least);
    loop {
        let size = group.len() as f64;
        let fit = |fit: &Fit| !fit.forbidden && fit.count >= QUORUM * size && fit.sum >= AVERAGE * least * size;
        let free = fits.iter().filter(|(at, f)| fit(f) && !group.contains(at));
        let Some(at) = free.max_by(|x, y| x.1.sum.total_cmp(&y.1.sum).then(y.0.cmp(x.0))).map(|(at, _)| *at) else { break };
        group.push(at);
        reach(&near[&at], &mut fits, least);
    }
    group.sort_unstable();
    group
}

/// How a statement fits a growing group.
#[derive(Default)]
struct Fit {
    /// Sum of the probabilities of its links with the members.
    sum: f64,
    /// Number of members that it fits.
    count: f64,
    /// Does a date exclude it?
    forbidden: bool,
}

fn reach(links: &BTreeMap<usize, Link>, fits: &mut BTreeMap<usize, Fit>, least: f64) {
    for (other, link) in links {
        let fit = fits.entry(*other).or_default();
        fit.sum += link.probability;
        fit.count += f64::from(u8::from(link.probability >= FIT * least));
        fit.forbidden |= link.apart && link.probability < least;
    }
}

#[cfg(test)]
mod tests {
    use super::{Link, clusters};

    fn links(of: &[(usize, usize, f64)]) -> Vec<Link> {
        of.iter().map(|(a, b, probability)| Link { a: *a, b: *b, probability: *probability, within: false, apart: false }).collect()
    }

    #[test]
    fn a_chain_does_not_merge_two_events() {
        let links = links(&[(0, 1, 0.9), (1, 2, 0.55), (2, 3, 0.9), (0, 2, 0.1), (1, 3, 0.1), (0, 3, 0.05)]);
        let groups = clusters(&links, 0.5);
        assert!(groups.contains(&vec![0, 1]) && groups.contains(&vec![2, 3]), "{groups:?}");
        assert!(groups.iter().all(|g| g.len() == 2), "{groups:?}");
    }

    #[test]
    fn a_statement_joins_when_it_fits_nearly_all_members() {
        let mut all =
            vec![(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (0, 3, 0.9), (1, 3, 0.9), (2, 3, 0.9), (0, 4, 0.9), (1, 4, 0.9), (2, 4, 0.9)];
        // 4 fits three of the members 0 to 3, which are short of four fifths; with a fair link to 3 it fits all.
        assert!(clusters(&links(&all), 0.5).contains(&vec![0, 1, 2, 3]));
        all.push((3, 4, 0.3));
        assert_eq!(clusters(&links(&all), 0.5), [vec![0, 1, 2, 3, 4]]);
    }

    #[test]
    fn one_statement_told_as_two() {
        // 0 tells what 1 and 2 of another account tell apart; 3 repeats 1 alone.
        let groups = clusters(&links(&[(0, 1, 0.8), (0, 2, 0.7), (0, 3, 0.8), (1, 3, 0.9), (2, 3, 0.1)]), 0.5);
        assert_eq!(groups, [vec![0, 1, 3], vec![0, 2]]);
    }

    #[test]
    fn dates_that_exclude_each_other_keep_a_statement_out() {
        let mut all = links(&[(0, 1, 0.95), (0, 2, 0.9), (1, 2, 0.3)]);
        all[2].apart = true;
        assert_eq!(clusters(&all, 0.5), [vec![0, 1], vec![0, 2]]);
    }

    #[test]
    fn a_part_of_a_later_claim_is_no_claim() {
        assert_eq!(super::whole(vec![vec![0, 1], vec![0, 1, 2], vec![2, 3]]), [vec![0, 1, 2], vec![2, 3]]);
    }
}
