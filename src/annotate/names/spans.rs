//! Finds where names may be: runs of capitalised words with what may come between them (particles such as "van" and "bin", hyphens, "of" after an
//! organisation or republic, "and" between two everyday words, initials with their full stops), not yet split or typed. Also finds names without
//! capitals, as in posts and notes written in lower case throughout: only those that the lists know and the parser or a preposition confirms, persons
//! and organisations only in sentences that begin in lower case; and the name of somebody who signs below a greeting.

use std::ops::Range;

use crate::language::function_word::{AND, FOR, I, IN, OF, POSSESSIVE, THE};
use crate::language::gazetteer::PlaceKind;
use crate::model::EntityKind;
use crate::text::{Token, TokenKind};

use super::Candidate;
use super::reading::{NameContext, mailbox};

/// Longest run, in tokens: a longer list of capitalised words is cut.
const LONGEST_RUN: usize = 24;

/// The runs of a statement, in order, not overlapping.
pub(super) fn capitalised_runs(reading: &NameContext, statement: usize) -> Vec<Range<usize>> {
    let tokens = reading.tokens(statement);
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(first) = opening(reading, statement, at) else {
            at += 1;
            continue;
        };
        let mut end = first + 1;
        while end - at < LONGEST_RUN {
            match extend(reading, statement, at, end) {
                Some(next) => end = next,
                None => break,
            }
        }
        out.push(at..end);
        at = end;
    }
    out
}

/// The first capitalised token of a run that begins at `at`: `at` itself, or the one after a particle or ordinal.
fn opening(reading: &NameContext, statement: usize, at: usize) -> Option<usize> {
    let tokens = reading.tokens(statement);
    if reading.is_part(statement, at) {
        return Some(at);
    }
    let part = |i: usize| i < tokens.len() && reading.is_part(statement, i);
    let norm = tokens[at].norm.as_str();
    let signs = &reading.language.names.signs;
    if glued_mark(tokens, at + 1, "-") && part(at + 2) && tokens[at + 2].glued && signs.articles_before_hyphen.contains(norm) {
        return Some(at + 2);
    }
    if signs.opening_particles.contains(norm) && part(at + 1) && !tokens[at + 1].glued {
        return Some(at + 1);
    }
    let ordinal = tokens[at].kind == TokenKind::Number
        && tokens.get(at + 1).is_some_and(|t| t.glued && reading.language.functions.ordinal_endings.contains(&t.norm));
    if ordinal && part(at + 2) {
        let head = tokens[at + 2].norm.as_str();
        if signs.places.contains(head) || signs.organisations.contains(head) {
            return Some(at + 2);
        }
    }
    None
}

/// One past the last token after the run `at..end` is extended by one more word, or `None` if it ends.
fn extend(reading: &NameContext, statement: usize, at: usize, end: usize) -> Option<usize> {
    let tokens = reading.tokens(statement);
    let part = |i: usize| i < tokens.len() && reading.is_part(statement, i);
    let token = tokens.get(end)?;
    if part(end) {
        return Some(end + 1);
    }
    let signs = &reading.language.names.signs;
    let numeral = !token.is(I) || tokens.get(end + 1).is_none_or(|t| t.kind == TokenKind::Mark || signs.behind_numeral.contains(&t.norm));
    if signs.suffixes.contains(&token.norm) && token.capitalised(reading.text) && numeral {
        return Some(end + 1); // "Henry I", "Andrew Roe III": numerals are not names by themselves
    }
    if token.is(".") && token.glued && signs.pointed_company_suffixes.contains(&tokens[end - 1].norm) && end > at + 1 {
        return Some(end + 1);
    }
    if token.is(POSSESSIVE) && end == at + 1 && reading.language.names.possessive.contains(&tokens[at].norm) {
        return Some(end + 1); // "Moody's"
    }
    if token.is(THE) && tokens.get(end + 1).is_some_and(|t| signs.bynames.contains(&t.norm) && t.capitalised(reading.text)) {
        return Some(end + 2);
    }
    if token.is(".") && token.glued && pointed(reading, &tokens[end - 1]) {
        return (part(end + 1) && !tokens[end + 1].glued || signs.suffixes.contains(&tokens[end - 1].norm)).then_some(end + 1);
    }
    if token.is("-") && token.glued {
        let next = tokens.get(end + 1).filter(|t| t.glued)?;
        let prefix = signs.hyphen_prefixes.contains(&tokens[end - 1].norm);
        let joins = part(end + 1)
            || prefix && next.kind == TokenKind::Word
            || next.kind == TokenKind::Number
            || (signs.particles.contains(&next.norm) || signs.between_hyphens.contains(&next.norm)) && glued_mark(tokens, end + 2, "-");
        return joins.then_some(end + 2);
    }
    if token.is("@") && mailbox(reading.text, tokens, end - 1) {
        return Some(end + 2);
    }
    if token.is("&") && part(end + 1) {
        return Some(end + 2);
    }
    if token.is(",") && tokens.get(end + 1).is_some_and(|t| signs.company_suffixes.contains(&t.norm) && t.capitalised(reading.text)) {
        return Some(end + 2);
    }
    if signs.particles.contains(&token.norm) && token.kind == TokenKind::Word {
        let next = (end + 1..end + 3)
            .find(|i| part(*i))
            .filter(|i| tokens[end + 1..*i].iter().all(|t| signs.particles.contains(&t.norm) || t.is("-")))?;
        return Some(next + 1);
    }
    linked(reading, statement, at, end)
}

/// Extends a run over "of", "for", "and" or "'s" between capitalised words.
fn linked(reading: &NameContext, statement: usize, at: usize, end: usize) -> Option<usize> {
    let tokens = reading.tokens(statement);
    let part = |i: usize| i < tokens.len() && reading.is_part(statement, i);
    let signs = &reading.language.names.signs;
    let after_the = if tokens.get(end + 1).is_some_and(|t| t.is(THE)) { end + 2 } else { end + 1 };
    let last = tokens[end - 1].norm.as_str();
    let organisation = signs.of_organisations.contains(last);
    match tokens[end].norm.as_str() {
        OF if part(after_the) && (organisation || signs.of_places.contains(last) || signs.of_events.contains(last)) => Some(after_the + 1),
        OF if part(after_the) && of_chain(reading, &tokens[at..end]) => Some(after_the + 1),
        word if signs.name_prepositions.contains(word) && part(after_the) && organisation => Some(after_the + 1),
        IN if part(end + 1) && tokens[at..end].iter().any(|t| t.is(FOR)) => Some(end + 2),
        AND if part(end + 1) && between_common(reading, tokens, end) && in_organisation(reading, statement, at, end) => Some(end + 2),
        POSSESSIVE | "'" if part(end + 1) && at + 1 == end && reading.common(last) && !reading.known(tokens[at].of(reading.text)) => {
            Some(end + 2)
        }
        _ => None,
    }
}

/// "Ministry of Defence of": true if an organisation comes before an earlier "of"; a second "of" is then allowed.
fn of_chain(reading: &NameContext, run: &[Token]) -> bool {
    let signs = &reading.language.names.signs;
    run.windows(2).any(|w| w[1].is(OF) && signs.of_organisations.contains(&w[0].norm)) && run.iter().filter(|t| t.is(OF)).count() < 3
}

/// "Labour and Social": true if both neighbours are everyday words.
fn between_common(reading: &NameContext, tokens: &[Token], at: usize) -> bool {
    let everyday = |t: &Token| {
        reading.common(&t.norm)
            && !reading.language.names.first.contains(&t.norm)
            && !reading.language.names.signs.honorifics.contains(&t.norm)
    };
    let prefix = tokens[at + 1].is(&reading.language.names.signs.cooperation_prefix) && glued_mark(tokens, at + 2, "-"); // "Security and Co-operation"
    everyday(&tokens[at - 1]) && (prefix || everyday(&tokens[at + 1]))
}

/// True if the head of an organisation is in the run before or in the words after.
fn in_organisation(reading: &NameContext, statement: usize, at: usize, end: usize) -> bool {
    let tokens = reading.tokens(statement);
    let signs = &reading.language.names.signs;
    let before = tokens[at..end].windows(2).any(|w| (w[1].is(OF) || w[1].is(FOR)) && signs.of_organisations.contains(&w[0].norm));
    let behind = (end + 1..tokens.len().min(end + 5))
        .take_while(|i| reading.is_part(statement, *i))
        .last()
        .is_some_and(|i| signs.organisations.contains(&tokens[i].norm));
    before || behind && end - at <= 2
}

fn glued_mark(tokens: &[Token], at: usize, mark: &str) -> bool {
    tokens.get(at).is_some_and(|t| t.glued && t.is(mark))
}

/// True if a full stop can follow the word inside a name: initials, "St.", "Sgt.", "Jr.".
fn pointed(reading: &NameContext, token: &Token) -> bool {
    let signs = &reading.language.names.signs;
    let letters = token.norm.chars().count();
    letters == 1
        || letters <= 4
            && (signs.honorifics.contains(&token.norm) || signs.suffixes.contains(&token.norm) || signs.pointed.contains(&token.norm))
        || reading.language.words.abbreviations.contains(&token.norm) && signs.honorifics.contains(&token.norm)
}

/// Longest name without capitals that is searched for, in words.
const LONGEST_SMALL: usize = 3;

/// Shortest places without capitals, in letters: shorter ones are just as often ordinary words. Names of cities coincide with words more often.
const SHORTEST_PLACE: usize = 4;
const SHORTEST_CITY: usize = 6;

/// Votes for a name that a list and the sentence confirm, and for a signature.
const LISTED: i32 = 6;

/// Longest line of greeting, in tokens.
const LONGEST_GREETING: usize = 7;

/// Names in lower case and signatures that share no token with `candidates`.
pub(super) fn without_capitals(reading: &NameContext, candidates: &[Candidate]) -> Vec<Candidate> {
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

/// True if the sentence begins with a lower-case letter or writes "i" for "I".
fn small(reading: &NameContext, at: usize) -> bool {
    let first = reading.tokens(at).iter().find(|t| t.kind == TokenKind::Word);
    first.is_some_and(|t| t.of(reading.text).starts_with(char::is_lowercase)) || reading.tokens(at).windows(2).any(|w| little_i(reading, w))
}

/// "i" for "I" shows a text in lower case too.
fn little_i(reading: &NameContext, pair: &[Token]) -> bool {
    pair[0].of(reading.text) == I && !pair[0].glued && pair[1].kind == TokenKind::Word
}

fn scan(reading: &NameContext, at: usize, taken: &[bool], out: &mut Vec<Candidate>) {
    let tokens = reading.tokens(at);
    let mut from = 0;
    while from < tokens.len() {
        let found = (1..=LONGEST_SMALL.min(tokens.len() - from)).rev().find_map(|n| {
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

/// The candidate for words that a list knows and the sentence confirms.
fn listed(reading: &NameContext, at: usize, from: usize, to: usize) -> Option<Candidate> {
    let names = &reading.language.names;
    let tokens = &reading.tokens(at)[from..to];
    let key = reading.key(at, from, to);
    let everyday = || tokens.iter().all(|t| reading.common(&t.norm));
    let ner = |kind: EntityKind| {
        let named = reading.statements[at].tree.named().iter();
        named.filter(|n| n.kind == kind).any(|n| usize::from(n.from) < to && usize::from(n.to) > from)
    };
    let long = key.chars().count() >= SHORTEST_PLACE;
    let small = || small(reading, at);
    let sure = |kind: PlaceKind| small() || !everyday() && (kind != PlaceKind::City || key.chars().count() >= SHORTEST_CITY);
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
    out.vote(kind, LISTED);
    Some(out)
}

/// The name of the signer as a candidate.
fn signs(reading: &NameContext, at: usize) -> Option<Candidate> {
    let word = signature(reading, at)?;
    let mut out = Candidate::new(at, word, word + 1, reading.key(at, word, word + 1));
    out.vote(EntityKind::Person, LISTED);
    Some(out)
}

/// The word that signs: a line of one word below "Thanks," or "Regards".
pub(super) fn signature(reading: &NameContext, at: usize) -> Option<usize> {
    let tokens = reading.tokens(at);
    let word = tokens.iter().position(|t| t.kind == TokenKind::Word)?;
    let alone = tokens.iter().enumerate().all(|(i, t)| i == word || matches!(t.norm.as_str(), "-" | "," | "–" | "—"));
    let before = &reading.tokens(at.checked_sub(1)?);
    let greeting = before.len() <= LONGEST_GREETING && before.iter().any(|t| reading.language.names.signs.greetings.contains(&t.norm));
    let name = !reading.common(&tokens[word].norm) || reading.language.names.first.contains(&tokens[word].norm);
    (alone && greeting && name).then_some(word)
}
