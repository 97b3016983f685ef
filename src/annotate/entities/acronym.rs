//! Acronyms across accounts: "OSCE" in one, "Organization for Security and Co-operation in Europe" in another. Only where one
//! expansion in the whole run has these initials.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::model::EntityKind;

use super::node::{Known, Nodes};
use super::union::Union;

/// Joins acronyms to the one name with their initials.
pub fn join(nodes: &Nodes, union: &mut Union, language: &Language) {
    let mut expansions: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, node) in nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() > 1 && n.words.len() < 12) {
        if matches!(node.kind(), EntityKind::Person | EntityKind::Group) {
            continue;
        }
        let root = union.root(at);
        for acronym in initials(&node.words, language) {
            expansions.entry(acronym).or_default().insert(root);
        }
    }
    for (at, node) in nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() == 1 && n.shouted) {
        let Some(long) = expansions.get(&node.words[0]).filter(|e| e.len() == 1).and_then(|e| e.first()) else { continue };
        union.join(*long, at, "acronym");
    }
}

/// Joins shorter names that one account introduces to the same names bare in another: "Roe Steelworks (RS)", elsewhere "RS". Names of
/// everyday words only are left apart, since every country has a Defence Ministry, and so are usual first names.
pub fn join_declared(nodes: &Nodes, union: &mut Union, language: &Language) {
    for ((short, basis), full) in &nodes.declared {
        let Ok(at) = nodes.list.binary_search_by(|n| n.known.cmp(&Known::Words(short.clone()))) else { continue };
        let telling = match *basis {
            "acronym" => true,
            "first name" => !language.names.first.contains(short),
            _ => short.split(' ').any(|w| !language.names.is_common(&language.words.stem(w)) && !language.words.is_stop(w)),
        };
        let roots: BTreeSet<usize> = full.iter().map(|n| union.root(*n)).collect();
        if let (true, Some(root), 1) = (telling, roots.first(), roots.len()) {
            union.join(*root, at, basis);
        }
    }
}

/// Initials with and without the small words, an acronym among the words in full ("US Geological Survey" is the USGS); an acronym has at
/// least two letters, three where it is a guess over accounts.
fn initials(words: &[String], language: &Language) -> Vec<String> {
    let of =
        |small: bool| words.iter().filter(|w| small || !language.words.is_stop(w)).filter_map(|w| w.chars().next()).collect::<String>();
    let mut out = vec![of(false), of(true), language.names.initials_in_full(words.iter().map(String::as_str))];
    out.dedup();
    out.retain(|a| a.chars().count() > 1);
    out
}
