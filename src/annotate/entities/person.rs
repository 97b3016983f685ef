//! Names of persons: middle initials and suffixes left out, middle names left out, the surname alone. A surname alone is joined only
//! when one person of the whole run bears it; within an account that introduces its bearer it was linked before.

use std::collections::BTreeMap;

use crate::model::EntityKind;

use super::lives::apart;
use super::node::{ITSELF, Nodes};
use super::union::Union;

/// First and last word of a name, to the full names between them and their nodes.
type ByEnds<'n> = BTreeMap<(&'n str, &'n str), Vec<(Vec<&'n str>, usize)>>;

/// "Jane M. Roe" and "Jane Roe"; "Recep Tayyip Erdogan" and "Recep Erdogan", where no other middle name stands against it.
pub fn join_full(nodes: &Nodes, union: &mut Union) {
    let mut by_core: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let mut by_ends: ByEnds<'_> = BTreeMap::new();
    for (at, node) in persons(nodes) {
        let core = core(&node.words);
        if core.len() < 2 {
            continue;
        }
        let first = *by_core.entry(core.clone()).or_insert(at);
        union.join(first, at, ITSELF);
        if first == at {
            by_ends.entry((core[0], core[core.len() - 1])).or_default().push((core, at));
        }
    }
    for family in by_ends.values() {
        let (short, long): (Vec<_>, Vec<_>) = family.iter().partition(|(core, _)| core.len() == 2);
        if let ([(_, short)], [(_, long)]) = (short.as_slice(), long.as_slice()) {
            union.join(*short, *long, "short form");
        }
    }
}

/// A surname without first name, and the one person who bears it.
pub fn join_last_names(nodes: &Nodes, union: &mut Union) {
    let mut bearers: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    for (at, node) in persons(nodes) {
        let core = core(&node.words);
        if core.len() > 1 {
            let root = union.root(at);
            bearers.entry(core[core.len() - 1]).or_default().insert(root, at);
        }
    }
    for (at, node) in nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() == 1 && n.words[0].chars().count() > 1) {
        if !matches!(node.kind(), EntityKind::Person | EntityKind::Other) {
            continue;
        }
        let all = bearers.get(node.words[0].as_str()).into_iter().flatten();
        let mut near = all.filter(|(_, bearer)| !apart(&nodes.list[**bearer], node));
        if let (Some((one, _)), None) = (near.next(), near.next()) {
            union.join(*one, at, "last name");
        }
    }
}

fn persons(nodes: &Nodes) -> impl Iterator<Item = (usize, &super::node::Node)> {
    nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() > 1 && n.kind() == EntityKind::Person)
}

/// The words of a person's name without initials and suffixes.
fn core(words: &[String]) -> Vec<&str> {
    let suffix = |w: &str| matches!(w, "jr" | "sr");
    words.iter().map(String::as_str).filter(|w| w.chars().count() > 1 && !suffix(w)).collect()
}
