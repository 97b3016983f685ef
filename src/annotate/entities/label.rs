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

/// The longest name of a place inside another name has so many words: "United Arab Emirates".
const LONGEST_PLACE: usize = 3;

/// The content words of a name, sorted; places and demonyms as the place, so that "U.S." is "United States".
fn bag(words: &[String], language: &Language) -> Vec<String> {
    let gazetteer = &language.names.gazetteer;
    let place = |words: &[String]| {
        let name = words.join(" ");
        let people = || gazetteer.people(&name).and_then(|p| p.place);
        people().or_else(|| gazetteer.place(&name).map(|(at, _)| at))
    };
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let longest = LONGEST_PLACE.min(words.len() - at);
        let found = (1..=longest).rev().find_map(|length| Some((place(&words[at..at + length])?, length)));
        match found {
            Some((place, _)) => out.push(format!("={place}")),
            None if matches!(word.as_str(), "of" | "the" | "for" | "and" | "in" | "on") => {}
            None => out.push(word.clone()),
        }
        at += found.map_or(1, |(_, length)| length);
    }
    out.sort();
    out
}
