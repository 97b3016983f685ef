//! Names of persons: middle initials and suffixes left out, middle names left out, initials and nicknames for first names, the surname alone.
//! A surname alone is joined only when one person of the whole run bears it; within an account that introduces its bearer it was linked before.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::model::EntityKind;

use super::close::Close;
use super::lives::apart;
use super::node::{ITSELF, Node, Nodes};
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

/// "J. K. Roe" and "Jane Roe", "Jim Roe" and "James Roe": where one person alone of that surname fits, and no account uses both names as two.
pub fn join_first_names(nodes: &Nodes, union: &mut Union, language: &Language) {
    let mut by_surname: BTreeMap<&str, Vec<(usize, &Node)>> = BTreeMap::new();
    persons(nodes).for_each(|(at, node)| by_surname.entry(surname(node)).or_default().push((at, node)));
    let near = Close::new(by_surname.keys().copied(), language);
    let spelt: BTreeMap<&str, Vec<&str>> = by_surname.keys().map(|last| (*last, near.to(last))).collect();
    for (at, node) in persons(nodes) {
        let fitting = |basis: &'static str, fits: &dyn Fn(&Node) -> bool, union: &mut Union| {
            let of_that_name = spelt[surname(node)].iter().flat_map(|last| &by_surname[last]);
            let others = of_that_name.filter(|(to, other)| *to != at && fits(other) && !as_two(node, other));
            let roots: BTreeSet<usize> = others.map(|(to, _)| union.root(*to)).collect();
            if let (Some(one), 1) = (roots.first(), roots.len()) {
                union.join(*one, at, basis);
            }
        };
        if is_initial(&node.words[0]) {
            fitting("initials", &|other| initials_fit(&node.words, &other.words), union);
        } else {
            fitting("nickname", &|other| language.names.one_nickname(&node.words[0], &other.words[0]), union);
            fitting("spelling", &|other| language.names.one_given(&node.words[0], &other.words[0]), union);
        }
    }
}

fn surname(node: &Node) -> &str {
    core(&node.words).last().copied().unwrap_or_default()
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

/// Does each initial stand for the name in its place, as far as there is one? Where the other has initials too, that is no first name.
fn initials_fit(short: &[String], full: &[String]) -> bool {
    let begins = |(a, b): (&String, &String)| a.chars().next() == b.chars().next();
    let (own, other) = (&short[..short.len() - 1], &full[..full.len() - 1]);
    let initials = own.iter().take_while(|w| is_initial(w)).count();
    !is_initial(&full[0]) && own[..initials].iter().zip(other).all(begins)
}

/// Does an account use both names more than once each? Then they are two.
fn as_two(a: &Node, b: &Node) -> bool {
    a.accounts.iter().any(|(account, n)| *n > 1 && b.accounts.get(account).is_some_and(|m| *m > 1))
}

/// A surname without first name, and the one person who bears it, however it is spelt. A woman's name is no man's.
pub fn join_last_names(nodes: &Nodes, union: &mut Union, language: &Language) {
    let mut bearers: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
    for (at, node) in persons(nodes) {
        let core = core(&node.words);
        if core.len() > 1 || is_initial(&node.words[0]) {
            let root = union.root(at);
            bearers.entry(surname(node)).or_default().insert(root, at);
        }
    }
    let near = Close::new(bearers.keys().copied(), language);
    for (at, node) in nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() == 1 && n.words[0].chars().count() > 1) {
        if !matches!(node.kind(), EntityKind::Person | EntityKind::Other) {
            continue;
        }
        let word = node.words[0].as_str();
        let exact = bearers.get(word).cloned();
        let spelt = || {
            let near = if node.kind() == EntityKind::Person { near.to(word) } else { Vec::new() };
            near.into_iter().flat_map(|last| bearers[last].iter().map(|(root, bearer)| (*root, *bearer))).collect()
        };
        let (all, basis) = exact.map_or_else(|| (spelt(), "spelling"), |all: BTreeMap<usize, usize>| (all, "last name"));
        let of_one_time = all.into_iter().filter(|(_, bearer)| !apart(&nodes.list[*bearer], node));
        let mut fitting: BTreeSet<usize> = of_one_time.map(|(one, _)| union.root(one)).collect();
        fitting.retain(|one| !union.two_persons(*one, at));
        if let (Some(one), 1) = (fitting.first(), fitting.len()) {
            union.join(*one, at, basis);
        }
    }
}

fn persons(nodes: &Nodes) -> impl Iterator<Item = (usize, &Node)> {
    nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() > 1 && n.kind() == EntityKind::Person)
}

/// The words of a person's name without initials and suffixes.
fn core(words: &[String]) -> Vec<&str> {
    let suffix = |w: &str| matches!(w, "jr" | "sr" | "jnr" | "snr");
    words.iter().map(String::as_str).filter(|w| w.chars().count() > 1 && !suffix(w)).collect()
}
