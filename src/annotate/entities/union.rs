//! Sets of nodes that mean one entity, with the reason for each join. Refuses to join two different known places, or a woman and a man, unless the
//! user states it, and any two nodes that are stated to be different. Also finds among the nodes what the user states about names.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::language::function_word::THE;
use crate::language::gazetteer::key;
use crate::language::persons::Generation;
use crate::model::{AliasRule, Aliases, EntityKind};

use super::Basis;
use super::node::{Known, Node, Nodes};

/// A disjoint-set forest over nodes.
pub(super) struct Union {
    parent: Vec<usize>,
    /// By root: the place or people that identifies the set.
    known: Vec<Option<Known>>,
    /// By root: true for a woman, false for a man.
    female: Vec<Option<bool>>,
    /// By root: the elder or the younger of a name, or the third.
    generation: Vec<Option<Generation>>,
    /// By node: the basis of the first join that it took part in.
    why: Vec<Option<Basis>>,
    /// Nodes that are stated to be different.
    apart: Vec<(usize, usize)>,
}

impl Union {
    /// Every node in a set of its own.
    pub(super) fn new(nodes: &Nodes, language: &Language) -> Union {
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

    /// The node that represents the set of `at`.
    pub(super) fn root(&mut self, at: usize) -> usize {
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

    /// The basis of the first join that a node took part in.
    pub(super) fn why(&self, at: usize) -> Option<Basis> {
        self.why[at]
    }

    /// Keeps two nodes apart from now on.
    pub(super) fn part(&mut self, a: usize, b: usize) {
        self.apart.push((a, b));
    }

    /// Joins two sets whatever identifies them.
    pub(super) fn force(&mut self, a: usize, b: usize, basis: Basis) {
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

    /// True if one is a woman and the other a man, or if they are of two generations.
    pub(super) fn two_persons(&mut self, a: usize, b: usize) -> bool {
        let (x, y) = (self.root(a), self.root(b));
        let sexes = self.female[x].zip(self.female[y]).is_some_and(|(one, other)| one != other);
        sexes || self.generation[x].zip(self.generation[y]).is_some_and(|(one, other)| one != other)
    }

    /// Joins two sets, unless they are stated to be different, are identified as different places or peoples, or are two persons.
    pub(super) fn join(&mut self, a: usize, b: usize, basis: Basis) {
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

/// What the user states about names.
pub(super) struct Stated<'a> {
    aliases: &'a Aliases,
    /// Names that a rule separates from others.
    parted: BTreeSet<String>,
    /// The separated names for which the gazetteer gives the same place as for another name of the rule.
    alike: BTreeSet<String>,
}

/// A name without case, accents, full stops and "the".
pub fn form(name: &str) -> String {
    let key = key(name);
    match key.split_once(' ') {
        Some((THE, rest)) => rest.to_string(),
        _ => key,
    }
}

impl<'a> Stated<'a> {
    /// Looks up the names.
    pub(super) fn new(aliases: &'a Aliases, language: &Language) -> Stated<'a> {
        let parted = aliases.rules.iter().filter(|r| !r.together).flat_map(|r| &r.names).map(|n| form(n)).collect();
        let place = |name: &String| language.names.gazetteer.place(&form(name)).map(|(at, _)| at);
        let twice = |rule: &AliasRule, name: &String| {
            let at = place(name);
            at.is_some() && rule.names.iter().filter(|other| place(other) == at).count() > 1
        };
        let parts = aliases.rules.iter().filter(|r| !r.together);
        let alike = parts.flat_map(|r| r.names.iter().filter(|n| twice(r, n))).map(|n| form(n)).collect();
        Stated { aliases, parted, alike }
    }

    /// True if a rule separates the name from any other.
    pub(super) fn parted(&self, name: &str) -> bool {
        !self.parted.is_empty() && self.parted.contains(&form(name))
    }

    /// True if a rule separates the name from another for which the gazetteer gives the same place.
    pub(super) fn alike(&self, name: &str) -> bool {
        !self.alike.is_empty() && self.alike.contains(&form(name))
    }

    /// Separates and joins nodes as stated, before any of our rules.
    pub(super) fn apply(&self, nodes: &Nodes, union: &mut Union) {
        let of = |name: &String| nodes.by_form.get(&form(name)).into_iter().flatten().copied();
        for rule in self.aliases.rules.iter().filter(|r| !r.together) {
            for (at, one) in rule.names.iter().enumerate() {
                for other in &rule.names[at + 1..] {
                    of(one).for_each(|a| of(other).filter(|b| *b != a).for_each(|b| union.part(a, b)));
                }
            }
        }
        for rule in self.aliases.rules.iter().filter(|r| r.together) {
            let all: Vec<usize> = rule.names.iter().flat_map(of).collect();
            for other in all.iter().skip(1) {
                union.force(all[0], *other, Basis::Stated);
            }
        }
    }

    /// The stated rules that join the names of each set, by its root, in the order of the rules.
    pub(super) fn of_roots(&self, nodes: &Nodes, union: &mut Union) -> BTreeMap<usize, Vec<&'a AliasRule>> {
        let mut out: BTreeMap<usize, Vec<&AliasRule>> = BTreeMap::new();
        for rule in self.aliases.rules.iter().filter(|r| r.together) {
            let node = rule.names.iter().find_map(|name| nodes.by_form.get(&form(name))?.first().copied());
            if let Some(node) = node {
                out.entry(union.root(node)).or_default().push(rule);
            }
        }
        out
    }
}
