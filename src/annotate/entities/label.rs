//! Names of the same words in another order: "Ministry of Defence of Azerbaijan" and "Azerbaijani Defence Ministry". Adjectives of
//! countries count as their country, small words not at all.

use std::collections::BTreeMap;

use crate::language::Language;
use crate::model::EntityKind;

use super::node::{ITSELF, Nodes};
use super::union::Union;

/// Joins organisations, events and places whose words are the same but for order.
pub fn join_same_words(nodes: &Nodes, union: &mut Union, language: &Language) {
    let mut by_words: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for (at, node) in nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() > 1) {
        if matches!(node.kind(), EntityKind::Person | EntityKind::Group) {
            continue;
        }
        let first = *by_words.entry(bag(&node.words, language)).or_insert(at);
        union.join(first, at, ITSELF);
    }
}

/// The content words of a name, sorted, demonyms as countries.
fn bag(words: &[String], language: &Language) -> Vec<String> {
    let gazetteer = &language.names.gazetteer;
    let country = |word: &String| {
        let place = gazetteer.people(word).and_then(|p| p.place).or_else(|| gazetteer.place(word).map(|(at, _)| at));
        place.map_or_else(|| word.clone(), |at| format!("={at}"))
    };
    let mut out: Vec<String> =
        words.iter().filter(|w| !matches!(w.as_str(), "of" | "the" | "for" | "and" | "in" | "on")).map(country).collect();
    out.sort();
    out
}
