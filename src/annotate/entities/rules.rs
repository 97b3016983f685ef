//! Joins names by rules other than spelling: the same words in another order, an acronym and its expansion, and two names that a text equates.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::Language;
use crate::language::function_word::{AND, FOR, IN, OF, ON, OR, THE};
use crate::language::gazetteer::PlaceKind;
use crate::language::names::acronyms;
use crate::model::{Content, EntityKind, Mention, NameForm, Statement};
use crate::text::Token;

use super::Basis;
use super::node::{Known, Nodes};
use super::union::Union;

/// Joins organisations, events and places that have the same words in any order: "Ministry of Defence of Azerbaijan" and "Azerbaijani Defence
/// Ministry". Adjectives of countries count as their country; function words do not count.
pub(super) fn join_same_words(nodes: &Nodes, union: &mut Union, language: &Language) {
    let mut by_words: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for (at, node) in nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() > 1) {
        if matches!(node.kind(), EntityKind::Person | EntityKind::Group) {
            continue;
        }
        let first = *by_words.entry(bag(&node.words, language)).or_insert(at);
        union.join(first, at, Basis::SameName);
    }
}

/// Most words of a place's name inside another name: "United Arab Emirates".
const LONGEST_PLACE: usize = 3;

/// The content words of a name, sorted. Places and demonyms are replaced by the place, so that "U.S." equals "United States".
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
            None if matches!(word.as_str(), OF | THE | FOR | AND | IN | ON) => {}
            None => out.push(word.clone()),
        }
        at += found.map_or(1, |(_, length)| length);
    }
    out.sort();
    out
}

/// Joins acronyms to the one name with their initials.
pub(super) fn join_acronyms(nodes: &Nodes, union: &mut Union, language: &Language) {
    let mut expansions: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, node) in nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() > 1 && n.words.len() < 12) {
        if matches!(node.kind(), EntityKind::Person | EntityKind::Group) {
            continue;
        }
        let root = union.root(at);
        let words: Vec<&str> = node.words.iter().map(String::as_str).collect();
        for acronym in acronyms(&words, language) {
            expansions.entry(acronym).or_default().insert(root);
        }
    }
    for (at, node) in nodes.list.iter().enumerate().filter(|(_, n)| n.words.len() == 1 && n.all_capitals) {
        let Some(long) = expansions.get(&node.words[0]).filter(|e| e.len() == 1).and_then(|e| e.first()) else { continue };
        union.join(*long, at, Basis::Acronym);
    }
}

/// Joins shorter names that one account introduces to the same names used alone in another: "Roe Steelworks (RS)", elsewhere "RS". Names of everyday
/// words only are not joined, since every country has a Defence Ministry, and neither are common first names.
pub(super) fn join_declared(nodes: &Nodes, union: &mut Union, language: &Language) {
    for ((short, basis), full) in &nodes.declared {
        let Ok(at) = nodes.list.binary_search_by(|n| n.known.cmp(&Known::Words(short.clone()))) else { continue };
        let telling = match *basis {
            Basis::Acronym => true,
            Basis::FirstName => !language.names.first.contains(short),
            _ => short.split(' ').any(|w| !language.names.is_common(&language.words.stem(w)) && !language.words.is_stop(w)),
        };
        let roots: BTreeSet<usize> = full.iter().map(|n| union.root(*n)).collect();
        if let (true, Some(root), 1) = (telling, roots.first(), roots.len()) {
            union.join(*root, at, *basis);
        }
    }
}

/// Joins two names that an account equates: "Karvachar (Kalbajar)", "Karvachar, also known as Kalbajar". A bracket alone counts for places only, and
/// only if the gazetteer does not know both: "Tokyo (Reuters)" and "Paris (France)" mean something else.
pub(super) fn join_equated(statements: &[Statement], nodes: &Nodes, union: &mut Union, language: &Language) {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (statement, row) in statements.iter().zip(&nodes.of_mention) {
        let names: Vec<(usize, &Mention, EntityKind)> = statement.mentions.iter().enumerate().filter_map(|(at, m)| proper(at, m)).collect();
        for pair in names.windows(2) {
            let ((i, one, kind), (j, other, second)) = (pair[0], pair[1]);
            let (Some((a, _)), Some((b, _))) = (row[i], row[j]) else { continue };
            let bracket = bracketed(&statement.tokens, one, other);
            if bracket && [a, b].iter().any(|n| holds_places(&nodes.list[*n].known, language)) {
                continue;
            }
            if a != b
                && is_equated(&statement.tokens, one, other, (kind, second), language)
                && !(second == EntityKind::Person && nodes.list[b].words.len() < 2)
                && !matches!((&nodes.list[a].known, &nodes.list[b].known), (Known::Place(_), Known::Place(_)))
            {
                found.push((a.min(b), a.max(b)));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    for (a, b) in found {
        union.join(a, b, Basis::AlsoKnownAs);
    }
}

/// "San Roe (Texas)": true for a country or region, which in a bracket says where something is, not what else it is called.
fn holds_places(known: &Known, language: &Language) -> bool {
    match known {
        Known::Place(at) => match language.names.gazetteer.numbered(*at).kind {
            PlaceKind::Country | PlaceKind::Region | PlaceKind::Wide => true,
            PlaceKind::Capital | PlaceKind::City => false,
        },
        Known::People(_) => true,
        Known::Words(_) | Known::Later(..) => false,
    }
}

/// True if only an opening bracket is between the two.
fn bracketed(tokens: &[Token], one: &Mention, other: &Mention) -> bool {
    let from = tokens.partition_point(|t| t.start < one.span.end());
    let to = tokens.partition_point(|t| t.start < other.span.start());
    to == from + 1 && tokens[from].is("(")
}

fn proper(at: usize, mention: &Mention) -> Option<(usize, &Mention, EntityKind)> {
    match &mention.content {
        Content::Name(name) if name.form == NameForm::Proper => Some((at, mention, name.kind)),
        _ => None,
    }
}

/// True if the words between two names, and the one after, equate them.
fn is_equated(tokens: &[Token], one: &Mention, other: &Mention, kinds: (EntityKind, EntityKind), language: &Language) -> bool {
    let from = tokens.partition_point(|t| t.start < one.span.end());
    let to = tokens.partition_point(|t| t.start < other.span.start());
    let between: Vec<&str> =
        tokens[from..to.max(from)].iter().map(|t| t.norm.as_str()).filter(|w| !matches!(*w, "," | "\"" | "“" | THE)).collect();
    let place = |k: EntityKind| matches!(k, EntityKind::Place | EntityKind::Other | EntityKind::Person);
    let after = tokens.partition_point(|t| t.start < other.span.end());
    let said = between.strip_prefix(&["("]).unwrap_or(&between).join(" ");
    match between.as_slice() {
        ["(", OR] => true,
        _ if language.names.signs.equating.contains(&said) => true,
        ["("] => {
            let closed = tokens.get(after).is_some_and(|t| t.is(")"));
            closed && place(kinds.0) && place(kinds.1) && (kinds.0 == EntityKind::Place || kinds.1 == EntityKind::Place)
        }
        _ => false,
    }
}
