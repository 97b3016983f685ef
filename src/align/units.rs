//! Links of statements to links of units, so that clustering sees what the user stated: what is paired is one, and what is parted is
//! as far apart as dates that exclude each other. What links with both of two that are parted keeps the stronger of its two bounds.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Link;

/// Two units, the lower rank first.
type Two = (usize, usize);

/// The links of units and the bounds that were removed; `unit` gives the unit of a rank, `parted` the ranks that are parted.
pub fn links(links: &[Link], unit: impl Fn(usize) -> usize, parted: &[Two]) -> (Vec<Link>, BTreeSet<Two>) {
    let two = |a: usize, b: usize| (unit(a).min(unit(b)), unit(a).max(unit(b)));
    let mut out: BTreeMap<Two, Link> = BTreeMap::new();
    for link in links {
        let (a, b) = two(link.a, link.b);
        let link = Link { a, b, ..*link };
        let weight = |l: &Link| (!l.within, l.probability);
        if a != b && out.get(&(a, b)).is_none_or(|old| weight(&link) > weight(old)) {
            out.insert((a, b), link);
        }
    }
    let apart: BTreeSet<Two> = parted.iter().map(|(a, b)| two(*a, *b)).filter(|(a, b)| a != b).collect();
    for (a, b) in &apart {
        out.insert((*a, *b), Link { a: *a, b: *b, probability: 0.0, within: false, apart: true });
    }
    let cut = weaker(&out, &apart);
    for two in &cut {
        out.entry(*two).and_modify(|link| link.probability = 0.0);
    }
    (out.into_values().collect(), cut)
}

/// Of every unit that links with both of two that are parted, the weaker link; of equals the one with the later.
fn weaker(links: &BTreeMap<Two, Link>, apart: &BTreeSet<Two>) -> BTreeSet<Two> {
    let mut near: BTreeMap<usize, BTreeMap<usize, f64>> =
        apart.iter().flat_map(|(a, b)| [*a, *b]).map(|at| (at, BTreeMap::new())).collect();
    for ((a, b), link) in links {
        for (one, other) in [(a, b), (b, a)] {
            if let Some(own) = near.get_mut(one) {
                own.insert(*other, link.probability);
            }
        }
    }
    let mut cut = BTreeSet::new();
    for (a, b) in apart {
        for (third, with_a) in &near[a] {
            if let Some(with_b) = near[b].get(third) {
                let far = if with_b > with_a { a } else { b };
                cut.insert((*far.min(third), *far.max(third)));
            }
        }
    }
    cut
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::links;
    use crate::align::cluster::{Link, clusters};

    fn all(of: &[(usize, usize, f64)]) -> Vec<Link> {
        of.iter().map(|(a, b, probability)| Link { a: *a, b: *b, probability: *probability, within: false, apart: false }).collect()
    }

    #[test]
    fn a_claim_is_split_at_the_weaker_bound() {
        let told = all(&[(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.8), (0, 3, 0.7), (1, 3, 0.95), (2, 3, 0.9)]);
        assert_eq!(clusters(&told, 0.5), [vec![0, 1, 2, 3]]);
        let (parted, cut) = links(&told, |at| at, &[(0, 1)]);
        assert_eq!(clusters(&parted, 0.5), [vec![1, 3], vec![0, 2]]);
        assert_eq!(cut.into_iter().collect::<Vec<_>>(), [(0, 3), (1, 2)]);
    }

    #[test]
    fn what_is_paired_links_as_one() {
        let told = all(&[(0, 1, 0.9), (2, 3, 0.2)]);
        let (united, cut) = links(&told, |at| if at == 2 { 1 } else { at }, &[(0, 3)]);
        let found: Vec<(usize, usize, f64, bool)> = united.iter().map(|l| (l.a, l.b, l.probability, l.apart)).collect();
        assert_eq!(found, [(0, 1, 0.9, false), (0, 3, 0.0, true), (1, 3, 0.0, false)]);
        assert_eq!(cut.into_iter().collect::<Vec<_>>(), [(1, 3)]);
    }

    proptest! {
        #[test]
        fn the_parted_never_share_a_group(
            told in prop::collection::vec((0..12usize, 0..12usize, 0.0..1.0f64), 0..60),
            parted in prop::collection::vec((0..12usize, 0..12usize), 0..8),
        ) {
            let told: Vec<_> = told.into_iter().filter(|(a, b, _)| a < b).collect();
            let parted: Vec<_> = parted.into_iter().filter(|(a, b)| a < b).collect();
            let mut turned = parted.clone();
            turned.reverse();
            let groups = clusters(&links(&all(&told), |at| at, &parted).0, 0.5);
            prop_assert!(groups.iter().all(|g| parted.iter().all(|(a, b)| !g.contains(a) || !g.contains(b))));
            prop_assert_eq!(groups, clusters(&links(&all(&told), |at| at, &turned).0, 0.5));
        }
    }
}
