//! Links of statements to links of units, so that clustering sees what the user stated: a unit counts as one statement, and a cannot-link
//! excludes like two exclusive dates, so that of two cannot-link statements the one with the weaker links stays out of a claim.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Link;

/// Two units, the lower rank first.
type Two = (usize, usize);

/// The links of units; `unit` gives the unit of a rank, and `cannot_link` contains pairs of ranks.
pub fn links(links: &[Link], unit: impl Fn(usize) -> usize, cannot_link: &[Two]) -> Vec<Link> {
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
    let apart: BTreeSet<Two> = cannot_link.iter().map(|(a, b)| two(*a, *b)).filter(|(a, b)| a != b).collect();
    for (a, b) in &apart {
        out.insert((*a, *b), Link { a: *a, b: *b, probability: 0.0, within: false, apart: true });
    }
    out.into_values().collect()
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
    fn of_two_cannot_link_the_one_with_the_weaker_bound_leaves_the_claim() {
        let told = all(&[(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.8), (0, 3, 0.7), (1, 3, 0.95), (2, 3, 0.9)]);
        assert_eq!(clusters(&told, 0.5), [vec![0, 1, 2, 3]]);
        let cannot_link = links(&told, |at| at, &[(0, 1)]);
        assert_eq!(clusters(&cannot_link, 0.5), [vec![1, 2, 3], vec![0, 2, 3]]);
    }

    #[test]
    fn what_is_must_link_links_as_one() {
        let told = all(&[(0, 1, 0.9), (2, 3, 0.2)]);
        let united = links(&told, |at| if at == 2 { 1 } else { at }, &[(0, 3)]);
        let found: Vec<(usize, usize, f64, bool)> = united.iter().map(|l| (l.a, l.b, l.probability, l.apart)).collect();
        assert_eq!(found, [(0, 1, 0.9, false), (0, 3, 0.0, true), (1, 3, 0.2, false)]);
    }

    proptest! {
        #[test]
        fn the_cannot_link_never_share_a_group(
            told in prop::collection::vec((0..12usize, 0..12usize, 0.0..1.0f64), 0..60),
            cannot_link in prop::collection::vec((0..12usize, 0..12usize), 0..8),
        ) {
            let told: Vec<_> = told.into_iter().filter(|(a, b, _)| a < b).collect();
            let cannot_link: Vec<_> = cannot_link.into_iter().filter(|(a, b)| a < b).collect();
            let mut turned = cannot_link.clone();
            turned.reverse();
            let groups = clusters(&links(&all(&told), |at| at, &cannot_link), 0.5);
            prop_assert!(groups.iter().all(|g| cannot_link.iter().all(|(a, b)| !g.contains(a) || !g.contains(b))));
            prop_assert_eq!(groups, clusters(&links(&all(&told), |at| at, &turned), 0.5));
        }
    }
}
