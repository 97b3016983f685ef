//! What the user states about names, found among the nodes: which are to be one, which never. It decides nothing by itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::language::gazetteer::key;
use crate::model::aliases::{AliasRule, Aliases};

use super::node::Nodes;
use super::union::Union;

/// The basis of what the user states.
pub const BASIS: &str = "stated";

/// Statements of the user by what they are about.
pub struct Stated<'a> {
    aliases: &'a Aliases,
    /// Names that a rule parts from others.
    parted: BTreeSet<String>,
    /// Those of them that the gazetteer takes for one place.
    alike: BTreeSet<String>,
}

/// A name without case, accents, points and "the".
pub fn form(name: &str) -> String {
    let key = key(name);
    key.strip_prefix("the ").map_or(key.clone(), str::to_string)
}

impl<'a> Stated<'a> {
    /// Looks the names up.
    pub fn new(aliases: &'a Aliases, language: &Language) -> Stated<'a> {
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

    /// Is a name parted from any?
    pub fn parted(&self, name: &str) -> bool {
        !self.parted.is_empty() && self.parted.contains(&form(name))
    }

    /// Is a name parted from another that the gazetteer takes for the same place?
    pub fn alike(&self, name: &str) -> bool {
        !self.alike.is_empty() && self.alike.contains(&form(name))
    }

    /// Parts and joins nodes as stated, before any rule of ours.
    pub fn apply(&self, nodes: &Nodes, union: &mut Union) {
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
                union.force(all[0], *other, BASIS);
            }
        }
    }

    /// The rules that join names of each set, by its root, in the order in which they are stated.
    pub fn of_roots(&self, nodes: &Nodes, union: &mut Union) -> BTreeMap<usize, Vec<&'a AliasRule>> {
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
