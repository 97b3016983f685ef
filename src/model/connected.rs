//! Groups of things that are connected: directly, or through others between them.

use std::collections::BTreeMap;

/// Groups of the numbers below a count.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// For each number an earlier one of its group; for the first of a group the number itself.
    earlier: Vec<usize>,
}

impl Groups {
    /// A group for each number.
    pub fn single(count: usize) -> Groups {
        Groups { earlier: (0..count).collect() }
    }

    /// Joins the groups of two numbers.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.earlier[a.max(b)] = a.min(b);
    }

    /// The first number of a group.
    pub fn first(&mut self, mut at: usize) -> usize {
        while self.earlier[at] != at {
            self.earlier[at] = self.earlier[self.earlier[at]]; // the next search is shorter
            at = self.earlier[at];
        }
        at
    }

    /// The groups in order of their first numbers, the numbers of each in order.
    pub fn all(mut self) -> Vec<Vec<usize>> {
        let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.earlier.len() {
            out.entry(self.first(at)).or_default().push(at);
        }
        out.into_values().collect()
    }
}

/// Groups things by their places in a list: things with a common key are in one group.
pub fn connected<K: Ord>(keys: impl IntoIterator<Item = impl IntoIterator<Item = K>>) -> Vec<Vec<usize>> {
    let mut groups = Groups::default();
    let mut first: BTreeMap<K, usize> = BTreeMap::new();
    for (at, keys) in keys.into_iter().enumerate() {
        groups.earlier.push(at);
        for key in keys {
            let other = *first.entry(key).or_insert(at);
            groups.join(other, at);
        }
    }
    groups.all()
}

#[cfg(test)]
mod tests {
    use super::connected;

    #[test]
    fn what_shares_a_key_is_one_group() {
        assert_eq!(connected([vec!["a"], vec!["b"], vec!["c"], vec!["b", "a"]]), [vec![0, 1, 3], vec![2]]);
        assert_eq!(connected([Vec::<u8>::new(), Vec::new()]), [[0], [1]]);
    }
}
