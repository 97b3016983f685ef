//! What a number counts: the head of the noun phrase after it, by rules over tokens. The head is the first plural noun ("14 Armenian servicemen",
//! "nearly 300 settlements"), after "one" and hyphenated measures the first noun ("a 16-year-old boy").

use std::ops::Range;

use super::reader::Reader;
use crate::language::function_word::{OF, POSSESSIVE};
use crate::language::inflect::{has_plural_ending, is_men, singular};
use crate::language::quantities::ends_in_any;

/// At most this many tokens are read for a noun phrase.
const REACH: usize = 8;

/// A counted noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// Its tokens, from the first modifier to the head.
    pub(super) tokens: Range<usize>,
    /// Singular of the head, lower case.
    pub(super) head: String,
    /// Lower-case modifiers.
    pub(super) modifiers: Vec<String>,
}

/// The noun phrase that begins at a token. `one`: true if a singular noun is counted.
pub(super) fn noun_phrase(reader: &Reader, at: usize, one: bool) -> Option<Counted> {
    let start = past_determiners(reader, at);
    let end = (start..start + REACH).take_while(|at| inside(reader, *at, start)).last()? + 1;
    let plural_head = (start..end).find(|at| plural(reader, *at) && !follows_possessor(reader, *at, end));
    let head = match plural_head {
        Some(head) if !one => head,
        _ if one => singular_head(reader, start, end)?,
        _ => return None,
    };
    let modifiers =
        (start..head).filter(|at| reader.word(*at) && reader.norm(*at) != POSSESSIVE).map(|at| reader.norm(at).to_string()).collect();
    Some(Counted { tokens: start..head + 1, head: singular(&reader.language.words, reader.norm(head)), modifiers })
}

/// The phrase after "of" in "20 percent of the territory", "six of the ten houses": headed by the plural, else by the first noun.
pub(super) fn whole_of(reader: &Reader, at: usize) -> Option<Counted> {
    (reader.norm(at) == OF).then(|| noun_phrase(reader, at + 1, false).or_else(|| noun_phrase(reader, at + 1, true))).flatten()
}

/// At most this many words are skipped before a noun phrase.
const DETERMINERS: usize = 4;

/// Skips "the", "those", "its", "other", "more", "of the".
fn past_determiners(reader: &Reader, at: usize) -> usize {
    (at..at + DETERMINERS).find(|at| !reader.cues.nouns.skipped.contains(reader.norm(*at))).unwrap_or(at + DETERMINERS)
}

/// True if the token can be inside a noun phrase.
fn inside(reader: &Reader, at: usize, start: usize) -> bool {
    let norm = reader.norm(at);
    if reader.hyphen(at) || (norm == POSSESSIVE && at > start) {
        return true;
    }
    let number = reader.words.cardinals.contains_key(norm) || reader.words.scales.contains_key(norm);
    let verb = at > start && reader.words.roles.states.contains_key(norm) && !reader.word(at + 1);
    let nouns = &reader.cues.nouns;
    let owner = nouns.inside.contains(norm) || nouns.inside_later.contains(norm) && at > start;
    reader.word(at) && !number && !verb && (owner || !reader.language.words.is_stop(norm))
}

/// "Johnson's deputies": a plural before 's owns the head; "plainclothes NYPD officers": some plurals come before nouns. Such a
/// plural is not the head.
fn follows_possessor(reader: &Reader, at: usize, end: usize) -> bool {
    let next = reader.norm(at + 1);
    let owner = at + 1 < end && (next == POSSESSIVE || next == "'");
    let joined = at + 1 < end && reader.hyphen(at + 1);
    owner || joined || reader.cues.nouns.before_nouns.contains(reader.norm(at)) && (at + 1..end).any(|later| plural(reader, later))
}

/// The first noun of a run after "one", skipping words that look like adjectives.
fn singular_head(reader: &Reader, start: usize, end: usize) -> Option<usize> {
    let mut at = start;
    while at < end {
        let next = at + 1;
        let compound = reader.hyphen(next) || reader.norm(next) == POSSESSIVE;
        if compound && next + 1 < end {
            at = next + 1;
        } else if next < end && (adjective(reader, at) || noun_pair(reader, at)) {
            at = next;
        } else {
            break;
        }
    }
    let norm = reader.norm(at);
    (at < end && reader.word(at) && !norm.starts_with('\'') && !norm.ends_with(&reader.cues.nouns.adverb_ending) && norm.len() > 1)
        .then_some(at)
}

/// "police officer", "soccer fan": true if the second word is a noun too, judging by its ending.
fn noun_pair(reader: &Reader, at: usize) -> bool {
    let next = reader.norm(at + 1);
    let ending = ends_in_any(next, &reader.cues.nouns.second_endings);
    reader.word(at + 1) && (ending || reader.words.roles.is_person(next)) && !reader.words.roles.is_person(reader.norm(at))
}

/// True if a word looks like an adjective or a name before a noun.
fn adjective(reader: &Reader, at: usize) -> bool {
    let norm = reader.norm(at);
    let nouns = &reader.cues.nouns;
    let person = reader.words.roles.is_person(norm);
    !person
        && (nouns.adjectives.contains(norm)
            || reader.capital(at) && !reader.headline
            || norm.len() > 4 && ends_in_any(norm, &nouns.adjective_endings))
}

/// True if the token is a plural noun, judging by its form.
pub(super) fn plural(reader: &Reader, at: usize) -> bool {
    let norm = reader.norm(at);
    let nouns = &reader.cues.nouns;
    if nouns.plurals.contains(norm) {
        return true;
    }
    if nouns.never_counted.contains(norm) {
        return false;
    }
    if is_men(norm) {
        return true;
    }
    let abbreviated =
        norm.len() == 3 && norm.ends_with('s') && reader.raw(at).starts_with(|c: char| c.is_uppercase()) && reader.raw(at).ends_with('s');
    let place = reader.capital(at) && norm.ends_with(&nouns.place_ending) && !reader.headline; // Texas, Honduras
    reader.word(at) && (has_plural_ending(norm) || abbreviated) && !place && !reader.language.words.is_stop(norm)
}
