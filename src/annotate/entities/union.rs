//! Sets of nodes that mean one entity, with the reason for each joining. It refuses to bring two known places together, or a woman and a man,
//! unless that is stated, and any two nodes that are stated to be apart.

use crate::language::Language;
use crate::language::persons::Generation;
use crate::model::EntityKind;

use super::node::{Known, Node, Nodes};

/// A disjoint-set forest over nodes.
pub struct Union {
    parent: Vec<usize>,
    /// By root: the place or people that the set is known as.
    known: Vec<Option<Known>>,
    /// By root: whether it is a woman or a man.
    female: Vec<Option<bool>>,
    /// By root: whether it is the elder or the younger of a name, or the third.
    generation: Vec<Option<Generation>>,
    /// By node: the basis of the first joining that it took part in.
    why: Vec<Option<&'static str>>,
    /// Nodes that are stated never to be one.
    apart: Vec<(usize, usize)>,
}

impl Union {
    /// Every node by itself.
    pub fn new(nodes: &Nodes, language: &Language) -> Union {
        let generation = |node: &Node| {
            let last = node.words.last().filter(|_| node.words.len() > 1 && node.kind() == EntityKind::Person);
            last.and_then(|word| language.persons.generation(word))
        };
        Union {
            parent: (0..nodes.list.len()).collect(),
            known: nodes.list.iter().map(known).collect(),
            female: nodes.list.iter().map(|node| node.is_woman().filter(|_| node.kind() == EntityKind::Person)).collect(),
            generation: nodes.list.iter().map(generation).collect(),
            why: vec![None; nodes.list.len()],
            apart: Vec::new(),
        }
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

    /// Keeps two nodes apart from now on.
    pub fn part(&mut self, a: usize, b: usize) {
        self.apart.push((a, b));
    }

    /// Joins two sets whatever they are known as.
    pub fn force(&mut self, a: usize, b: usize, basis: &'static str) {
        let (x, y) = (self.root(a), self.root(b));
        if x != y {
            self.link(x.min(y), x.max(y));
        }
        for node in [a, b] {
            self.why[node] = Some(basis);
        }
    }

    fn link(&mut self, root: usize, leaf: usize) {
        let known = self.known[leaf].take();
        self.known[root] = self.known[root].take().or(known);
        self.female[root] = self.female[root].or(self.female[leaf]);
        self.generation[root] = self.generation[root].or(self.generation[leaf]);
        self.parent[leaf] = root;
    }

    fn apart(&mut self, x: usize, y: usize) -> bool {
        (0..self.apart.len()).any(|at| {
            let (a, b) = self.apart[at];
            let ends = (self.root(a), self.root(b));
            ends == (x, y) || ends == (y, x)
        })
    }

    /// Is the one a woman and the other a man, or are they of two generations?
    pub fn two_persons(&mut self, a: usize, b: usize) -> bool {
        let (x, y) = (self.root(a), self.root(b));
        let sexes = self.female[x].zip(self.female[y]).is_some_and(|(one, other)| one != other);
        sexes || self.generation[x].zip(self.generation[y]).is_some_and(|(one, other)| one != other)
    }

    /// Joins two sets, unless they are stated to be apart or both are known as something different.
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
        if self.two_persons(x, y) || self.apart(x, y) {
            return;
        }
        self.link(x.min(y), x.max(y));
        for node in [a, b] {
            self.why[node].get_or_insert(basis);
        }
    }
}

fn known(node: &Node) -> Option<Known> {
    match &node.known {
        Known::Place(_) | Known::People(_) => Some(node.known.clone()),
        Known::Words(_) | Known::Later(..) => None,
    }
}
