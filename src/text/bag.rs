//! Weighted sets of keys, kept sorted so that two of them are compared in one pass and every sum is added in the same order.

/// Keys with their weights, sorted by key, each key once.
#[derive(Clone, Debug, Default)]
pub struct Bag {
    /// Key and weight.
    pub entries: Vec<(u64, f64)>,
    /// Sum of the weights.
    pub sum: f64,
    /// Square root of the sum of squared weights.
    pub norm: f64,
}

/// What two bags share.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shared {
    /// Sum of the weights of shared keys.
    pub sum: f64,
    /// Sum of their squares.
    pub square: f64,
    /// Number of shared keys.
    pub count: usize,
}

impl Bag {
    /// A bag of these keys; if a key occurs twice, the greater weight counts.
    pub fn new(mut entries: Vec<(u64, f64)>) -> Bag {
        entries.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
        entries.dedup_by_key(|e| e.0);
        let sum = entries.iter().map(|e| e.1).sum();
        let norm = entries.iter().map(|e| e.1 * e.1).sum::<f64>().sqrt();
        Bag { entries, sum, norm }
    }

    /// What the two have in common.
    pub fn shared(&self, other: &Bag) -> Shared {
        let mut out = Shared::default();
        for (_, weight) in self.common(other) {
            out.sum += weight;
            out.square += weight * weight;
            out.count += 1;
        }
        out
    }

    /// The shared keys, in order, with their weight here. Which bag has the next key is unpredictable, so the loop adds the result of each
    /// comparison instead of branching on it.
    pub fn common<'b>(&'b self, other: &'b Bag) -> impl Iterator<Item = (u64, f64)> + 'b {
        let (mut here, mut there) = (0, 0);
        std::iter::from_fn(move || {
            while let (Some(own), Some(theirs)) = (self.entries.get(here), other.entries.get(there)) {
                here += usize::from(own.0 <= theirs.0);
                there += usize::from(theirs.0 <= own.0);
                if own.0 == theirs.0 {
                    return Some(*own);
                }
            }
            None
        })
    }

    /// True if it contains the key.
    pub fn holds(&self, key: u64) -> bool {
        self.entries.binary_search_by_key(&key, |e| e.0).is_ok()
    }
}

impl Shared {
    /// Cosine of the angle between the two bags it was made from.
    pub fn cosine(&self, a: &Bag, b: &Bag) -> f64 {
        if a.norm * b.norm == 0.0 { 0.0 } else { self.square / (a.norm * b.norm) }
    }

    /// Share of the lighter bag that the heavier one contains.
    pub fn containment(&self, a: &Bag, b: &Bag) -> f64 {
        let least = a.sum.min(b.sum);
        if least == 0.0 { 0.0 } else { self.sum / least }
    }
}

#[cfg(test)]
mod tests {
    use super::Bag;

    #[test]
    fn shares_are_counted_once_and_both_ways_alike() {
        let a = Bag::new(vec![(3, 1.0), (1, 2.0), (3, 1.5)]);
        let b = Bag::new(vec![(3, 1.5), (7, 4.0)]);
        assert_eq!(a.entries, [(1, 2.0), (3, 1.5)]);
        let shared = a.shared(&b);
        assert_eq!((shared.count, shared.sum), (1, 1.5));
        assert_eq!(shared.cosine(&a, &b), b.shared(&a).cosine(&b, &a));
        assert_eq!(shared.containment(&a, &b), 1.5 / 3.5);
    }
}
