//! Names without capitals, as in posts and notes that are written in small letters throughout: only those that the lists know and the
//! grammar or a preposition confirms, persons and organisations only in sentences that begin small. Also who signs, in a line below the greeting.

use crate::language::gazetteer::PlaceKind;
use crate::model::EntityKind;
use crate::text::{Token, TokenKind};

use super::candidate::Candidate;
use super::reading::Reading;

/// Longest name that is looked for, in words.
const LONGEST: usize = 3;

/// Names in small letters and signatures that share no token with `candidates`.
pub fn find(reading: &Reading, candidates: &[Candidate]) -> Vec<Candidate> {
    let mut taken: Vec<Vec<bool>> = reading.statements.iter().map(|s| vec![false; s.tokens.len()]).collect();
    for candidate in candidates {
        taken[candidate.statement][candidate.from..candidate.to].fill(true);
    }
    let mut out = Vec::new();
    for (at, taken) in taken.iter().enumerate() {
        if let Some(signed) = signs(reading, at).filter(|c| !taken[c.from..c.to].contains(&true)) {
            out.push(signed);
        } else {
            scan(reading, at, taken, &mut out);
        }
    }
    out
}

/// Does the sentence begin with a small letter?
fn small(reading: &Reading, at: usize) -> bool {
    let first = reading.tokens(at).iter().find(|t| t.kind == TokenKind::Word);
    first.is_some_and(|t| t.of(reading.text).starts_with(char::is_lowercase)) || reading.tokens(at).windows(2).any(|w| little_i(reading, w))
}

/// "i" for "I" tells as much.
fn little_i(reading: &Reading, pair: &[Token]) -> bool {
    pair[0].of(reading.text) == "i" && !pair[0].glued && pair[1].kind == TokenKind::Word
}

fn scan(reading: &Reading, at: usize, taken: &[bool], out: &mut Vec<Candidate>) {
    let tokens = reading.tokens(at);
    let mut from = 0;
    while from < tokens.len() {
        let found = (1..=LONGEST.min(tokens.len() - from)).rev().find_map(|n| {
            let run = from..from + n;
            let words = tokens[run.clone()].iter().all(|t| t.kind == TokenKind::Word && t.of(reading.text).starts_with(char::is_lowercase));
            (words && !taken[run.clone()].contains(&true)).then(|| listed(reading, at, from, from + n)).flatten()
        });
        match found {
            Some(candidate) => {
                from = candidate.to;
                out.push(candidate);
            }
            None => from += 1,
        }
    }
}

/// The candidate of words that a list knows and the sentence confirms.
fn listed(reading: &Reading, at: usize, from: usize, to: usize) -> Option<Candidate> {
    let names = &reading.language.names;
    let tokens = &reading.tokens(at)[from..to];
    let key = reading.key(at, from, to);
    let everyday = || tokens.iter().all(|t| reading.common(&t.norm));
    let ner = |kind: EntityKind| {
        let named = reading.statements[at].tree.named().iter();
        named.filter(|n| n.kind == kind).any(|n| usize::from(n.from) < to && usize::from(n.to) > from)
    };
    let long = key.chars().count() > 3;
    let small = || small(reading, at);
    let sure = |kind: PlaceKind| small() || !everyday() && (kind != PlaceKind::City || key.chars().count() > 5);
    let place = long
        && names.gazetteer.place(&key).is_some_and(|(_, p)| sure(p.kind))
        && (ner(EntityKind::Place) || !everyday() && reading.place_before(reading.tokens(at), from));
    let organisation = long
        && names.signs.known_organisations.contains(&key)
        && small()
        && !everyday()
        && (0..to - from).any(|i| reading.statements[at].tree.proper(from + i));
    let first = names.first.contains(&tokens[0].norm) && !reading.common(&tokens[0].norm);
    let person = first
        && ner(EntityKind::Person)
        && small()
        && tokens[1..].iter().all(|t| names.last.contains(&t.norm) || names.first.contains(&t.norm) || !reading.common(&t.norm));
    let kind = match (place, organisation, person) {
        (true, ..) => EntityKind::Place,
        (_, true, _) => EntityKind::Organisation,
        (.., true) => EntityKind::Person,
        _ => return None,
    };
    let mut out = Candidate::new(at, from, to, key);
    out.vote(kind, 6);
    Some(out)
}

/// Who signs, as a candidate.
fn signs(reading: &Reading, at: usize) -> Option<Candidate> {
    let word = signature(reading, at)?;
    let mut out = Candidate::new(at, word, word + 1, reading.key(at, word, word + 1));
    out.vote(EntityKind::Person, 6);
    Some(out)
}

/// The word of a line of one short word below "Thanks," or "Regards": who signs.
pub fn signature(reading: &Reading, at: usize) -> Option<usize> {
    let tokens = reading.tokens(at);
    let word = tokens.iter().position(|t| t.kind == TokenKind::Word)?;
    let alone = tokens.iter().enumerate().all(|(i, t)| i == word || matches!(t.norm.as_str(), "-" | "," | "–" | "—"));
    let before = &reading.tokens(at.checked_sub(1)?);
    let greeting = before.len() < 8 && before.iter().any(|t| reading.language.names.signs.greetings.contains(&t.norm));
    let name = !reading.common(&tokens[word].norm) || reading.language.names.first.contains(&tokens[word].norm);
    (alone && greeting && name).then_some(word)
}
