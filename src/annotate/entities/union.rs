//! Sets of nodes that mean one entity, with the reason for each joining. It refuses to bring two known places together.

use super::node::{Known, Node, Nodes};

/// A disjoint-set forest over nodes.
pub struct Union {
    parent: Vec<usize>,
    /// By root: the place or people that the set is known as.
    known: Vec<Option<Known>>,
    /// By node: the basis of the first joining that it took part in.
    why: Vec<Option<&'static str>>,
}

impl Union {
    /// Every node by itself.
    pub fn new(nodes: &Nodes) -> Union {
        Union { parent: (0..nodes.list.len()).collect(), known: nodes.list.iter().map(known).collect(), why: vec![None; nodes.list.len()] }
    }

    /// The node that stands for the set of `at`.
    pub fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        let mut walk = at;
        while self.parent[walk] != root {
            walk = std::mem::replace(&mut self.parent[walk], root);
        }
        root
    }

    /// The basis of the first joining that a node took part in.
    pub fn why(&self, at: usize) -> Option<&'static str> {
        self.why[at]
    }

    /// Joins two sets, unless both are known as something different.
    pub fn join(&mut self, a: usize, b: usize, basis: &'static str) {
        let (x, y) = (self.root(a), self.root(b));
        if x == y {
            return;
        }
        if let (Some(one), Some(other)) = (&self.known[x], &self.known[y])
            && one != other
        {
            return;
        }
        let (root, leaf) = (x.min(y), x.max(y));
        let known = self.known[leaf].take();
        self.known[root] = self.known[root].take().or(known);
        self.parent[leaf] = root;
        for node in [a, b] {
            self.why[node].get_or_insert(basis);
        }
    }
}

fn known(node: &Node) -> Option<Known> {
    match &node.known {
        Known::Place(_) | Known::People(_) => Some(node.known.clone()),
        Known::Words(_) => None,
    }
}
