//! Pairs to claims over any number of accounts. A claim grows from its surest pair by adding statements that fit nearly all of its members,
//! so a chain of links cannot merge two events; a statement that says two things may end up in two claims.

use std::collections::BTreeMap;

/// Share of a claim's members that a statement must fit to join them.
const QUORUM: f64 = 0.9;
/// A statement fits a member if the probability of their link is at least this share of the threshold for a pair.
const FIT: f64 = 0.5;
/// A statement that joins several must fit better than a pair: the probability of its links with all members must on average be this share
/// of the way from the threshold to certainty.
const SURER: f64 = 0.13;
/// Most attempts to start a claim from a statement that is already in one: it says only a few things, and its near copies must not cost an
/// attempt each.
const MOST_TRIES: usize = 4;

/// A scored pair of statements, given by their ranks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    /// The lower rank.
    pub a: usize,
    /// The higher rank.
    pub b: usize,
    /// Probability that the two make one claim.
    pub probability: f64,
    /// True if both are of one account. Then they are no pair, but may repeat each other.
    pub within: bool,
    /// True if their dates exclude each other.
    pub apart: bool,
}

/// Groups of ranks; `least` is the probability at which two statements pair. The order of the links does not matter.
pub(super) fn clusters(links: &[Link], least: f64) -> Vec<Vec<usize>> {
    let mut growth = Growth::new(links, least);
    let mut ordered: Vec<&Link> = links.iter().filter(|l| !l.within && l.probability >= least).collect();
    ordered.sort_by(|x, y| y.probability.total_cmp(&x.probability).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut groups = Groups { groups: Vec::new(), of: vec![Vec::new(); growth.near.len()] };
    let mut tries = vec![0; growth.near.len()];
    for seed in ordered {
        let (a, b) = (seed.a, seed.b);
        let tried_enough = || groups.holds(a) && groups.holds(b) && tries[a].max(tries[b]) >= MOST_TRIES;
        if groups.together(a, b) || tried_enough() {
            continue;
        }
        tries[a] += 1;
        tries[b] += 1;
        // If both are in claims already and nobody joins them, their link must be as sure as for joining several.
        let placed = groups.holds(a) && groups.holds(b);
        let group = growth.from(seed);
        let sure = !placed || group.len() > 2 || seed.probability >= surer(least);
        if sure && !groups.repeats(&group) {
            groups.add(group);
        }
    }
    groups.without_parts()
}

/// The least average probability of the links of a statement that joins several.
fn surer(least: f64) -> f64 {
    least + SURER * (1.0 - least)
}

/// The groups so far, and the groups of each statement.
struct Groups {
    groups: Vec<Vec<usize>>,
    of: Vec<Vec<usize>>,
}

impl Groups {
    fn holds(&self, at: usize) -> bool {
        !self.of[at].is_empty()
    }

    fn together(&self, a: usize, b: usize) -> bool {
        self.of[a].iter().any(|group| self.of[b].contains(group))
    }

    fn add(&mut self, group: Vec<usize>) {
        group.iter().for_each(|member| self.of[*member].push(self.groups.len()));
        self.groups.push(group);
    }

    /// True if a group is, except for a member or two, an earlier group again. Then it adds nothing, unless it places a statement.
    fn repeats(&self, group: &[usize]) -> bool {
        const MOSTLY: f64 = 0.6;
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for earlier in group.iter().flat_map(|member| &self.of[*member]) {
            *shared.entry(*earlier).or_default() += 1;
        }
        group.iter().all(|m| self.holds(*m)) && shared.values().any(|count| *count as f64 >= MOSTLY * group.len() as f64)
    }

    /// The groups that are not part of another: a larger one that came later says the same.
    fn without_parts(self) -> Vec<Vec<usize>> {
        let part = |group: &[usize], other: &[usize]| group.len() < other.len() && group.iter().all(|m| other.binary_search(m).is_ok());
        // A group that contains all of this one contains its first member, so only the groups of that member are compared.
        let of_another = |group: &Vec<usize>| self.of[group[0]].iter().any(|at| part(group, &self.groups[*at]));
        self.groups.iter().filter(|group| !of_another(group)).cloned().collect()
    }
}

/// Grows groups from pairs. Only statements linked to one of the pair can join.
struct Growth {
    least: f64,
    /// The links of each statement.
    near: Vec<Vec<Neighbour>>,
    /// The index of each statement in `fits`; `None` for statements that cannot join.
    places: Vec<Option<u32>>,
    /// How the statements that can join fit the growing group.
    fits: Vec<Fit>,
}

/// A link, seen from one of its two statements.
#[derive(Clone, Copy)]
struct Neighbour {
    other: usize,
    probability: f64,
    apart: bool,
}

/// How a statement fits a growing group.
#[derive(Clone, Copy)]
struct Fit {
    statement: usize,
    /// Sum of the probabilities of its links with the members.
    sum: f64,
    /// Number of members that it fits.
    count: f64,
    /// True if it can no longer join: it is a member, or a date excludes it.
    closed: bool,
}

impl Growth {
    fn new(links: &[Link], least: f64) -> Growth {
        let ranks = links.iter().map(|l| l.a.max(l.b) + 1).max().unwrap_or(0);
        let mut counts = vec![0; ranks];
        links.iter().flat_map(|link| [link.a, link.b]).for_each(|at| counts[at] += 1);
        let mut near: Vec<Vec<Neighbour>> = counts.into_iter().map(Vec::with_capacity).collect();
        for Link { a, b, probability, apart, .. } in links.iter().copied() {
            near[a].push(Neighbour { other: b, probability, apart });
            near[b].push(Neighbour { other: a, probability, apart });
        }
        Growth { least, near, places: vec![None; ranks], fits: Vec::new() }
    }

    /// Adds the best-fitting statement, as long as one fits. Statements without a link do not fit at all.
    fn from(&mut self, seed: &Link) -> Vec<usize> {
        self.collect(seed);
        let mut group = Vec::new();
        let mut next = Some(seed.a);
        while let Some(at) = next {
            group.push(at);
            self.reach(at);
            next = if group.len() == 1 { Some(seed.b) } else { self.best(group.len() as f64) };
        }
        self.fits.iter().for_each(|fit| self.places[fit.statement] = None);
        group.sort_unstable();
        group
    }

    /// Collects all statements linked to one of the seed's, in order.
    fn collect(&mut self, seed: &Link) {
        let mut reached: Vec<usize> = [seed.a, seed.b].iter().flat_map(|at| &self.near[*at]).map(|neighbour| neighbour.other).collect();
        reached.sort(); // mostly two sorted runs, which are merged
        reached.dedup();
        reached.retain(|at| *at != seed.a && *at != seed.b);
        self.fits.clear();
        for statement in reached {
            self.places[statement] = Some(self.fits.len() as u32);
            self.fits.push(Fit { statement, sum: 0.0, count: 0.0, closed: false });
        }
    }

    /// Updates the fit of the others for a new member.
    fn reach(&mut self, member: usize) {
        for neighbour in &self.near[member] {
            if let Some(place) = self.places[neighbour.other] {
                let fit = &mut self.fits[place as usize];
                fit.sum += neighbour.probability;
                fit.count += f64::from(u8::from(neighbour.probability >= FIT * self.least));
                fit.closed |= neighbour.apart && neighbour.probability < self.least;
            }
        }
    }

    /// The statement that fits a group of this size best, the first on a tie. It is not returned again.
    fn best(&mut self, size: f64) -> Option<usize> {
        let (quorum, enough) = (QUORUM * size, surer(self.least) * size);
        let mut best: Option<&mut Fit> = None;
        for fit in &mut self.fits {
            let fits = !fit.closed && fit.count >= quorum && fit.sum >= enough;
            if fits && best.as_ref().is_none_or(|other| fit.sum > other.sum) {
                best = Some(fit);
            }
        }
        best.map(|fit| {
            fit.closed = true;
            fit.statement
        })
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
        // 4 fits three of the members 0 to 3, which is less than nine in ten; with a fair link to 3 it fits all.
        assert!(clusters(&links(&all), 0.5).contains(&vec![0, 1, 2, 3]));
        all.push((3, 4, 0.3));
        assert_eq!(clusters(&links(&all), 0.5), [vec![0, 1, 2, 3, 4]]);
    }

    #[test]
    fn one_statement_told_as_two() {
        // 0 says what 1 and 2 of another account say separately; 3 repeats only 1.
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
        let mut groups = super::Groups { groups: Vec::new(), of: vec![Vec::new(); 4] };
        [vec![0, 1], vec![0, 1, 2], vec![2, 3]].into_iter().for_each(|group| groups.add(group));
        assert_eq!(groups.without_parts(), [vec![0, 1, 2], vec![2, 3]]);
    }

    #[test]
    fn many_copies_make_one_claim_in_any_order_of_links() {
        let link = |a: usize, b: usize| (a, b, if a % 2 == b % 2 { 0.9 } else { 0.65 + ((a + b) % 7) as f64 / 100.0 });
        let mut all = links(&(0..60).flat_map(|a| (a + 1..60).map(move |b| link(a, b))).collect::<Vec<_>>());
        let groups = clusters(&all, 0.5);
        assert_eq!(groups, [(0..60).collect::<Vec<_>>()]);
        all.reverse();
        assert_eq!(clusters(&all, 0.5), groups);
    }

    #[test]
    fn a_statement_in_a_claim_is_tried_a_few_times_and_one_in_none_always() {
        // 0 pairs with each of the others, none of which pair with each other.
        let star: Vec<(usize, usize, f64)> = (1..40).map(|other| (0, other, 0.9)).collect();
        assert_eq!(clusters(&links(&star), 0.5).len(), 39);
        // A ring whose ends are all in a claim already gives no more groups than the attempts allow.
        let pairs: Vec<(usize, usize, f64)> = (0..40).step_by(2).map(|a| (a, a + 1, 0.9)).collect();
        let across = (0..40)
            .step_by(2)
            .flat_map(|a| (0..40).skip(1).step_by(2).filter(move |b| *b != a + 1).map(move |b| (a.min(b), a.max(b), 0.6)));
        let groups = clusters(&links(&pairs.into_iter().chain(across).collect::<Vec<_>>()), 0.5);
        assert!(groups.len() <= 20 * super::MOST_TRIES, "{}", groups.len());
    }
}
