//! Runs of tokens that look like names: capitalised words, with what may stand between them: particles ("van", "bin"), hyphens, "of"
//! after an organisation or republic, "and" between two everyday words, initials with their points. Not yet split or typed.

use std::ops::Range;

use crate::text::{Token, TokenKind};

use super::reading::{Reading, mailbox};

/// Longest run, in tokens: beyond it a list of capitalised words is cut.
const LONGEST: usize = 24;

/// The runs of a statement, in order, not overlapping.
pub fn chunks(reading: &Reading, statement: usize) -> Vec<Range<usize>> {
    let tokens = reading.tokens(statement);
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(first) = opening(reading, statement, at) else {
            at += 1;
            continue;
        };
        let mut end = first + 1;
        while end - at < LONGEST {
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

/// The first capitalised token of a run that begins at `at`: `at` itself, or behind a particle or ordinal.
fn opening(reading: &Reading, statement: usize, at: usize) -> Option<usize> {
    let tokens = reading.tokens(statement);
    if reading.is_part(statement, at) {
        return Some(at);
    }
    let part = |i: usize| i < tokens.len() && reading.is_part(statement, i);
    let norm = tokens[at].norm.as_str();
    if glued_mark(tokens, at + 1, "-")
        && part(at + 2)
        && tokens[at + 2].glued
        && matches!(norm, "al" | "el" | "az" | "as" | "ad" | "an" | "ar" | "ash")
    {
        return Some(at + 2);
    }
    if matches!(norm, "bin" | "van" | "von" | "de" | "al") && part(at + 1) && !tokens[at + 1].glued {
        return Some(at + 1);
    }
    let ordinal = tokens[at].kind == TokenKind::Number
        && tokens.get(at + 1).is_some_and(|t| t.glued && matches!(t.norm.as_str(), "st" | "nd" | "rd" | "th"));
    if ordinal && part(at + 2) {
        let signs = &reading.language.names.signs;
        let head = tokens[at + 2].norm.as_str();
        if signs.places.contains(head) || signs.organisations.contains(head) {
            return Some(at + 2);
        }
    }
    None
}

/// One past the last token after the run `at..end` is extended by one more word, or `None` when it ends.
fn extend(reading: &Reading, statement: usize, at: usize, end: usize) -> Option<usize> {
    let tokens = reading.tokens(statement);
    let part = |i: usize| i < tokens.len() && reading.is_part(statement, i);
    let token = tokens.get(end)?;
    if part(end) {
        return Some(end + 1);
    }
    let signs = &reading.language.names.signs;
    let numeral = !token.is("i")
        || tokens.get(end + 1).is_none_or(|t| t.kind == TokenKind::Mark || matches!(t.norm.as_str(), "of" | "and" | "was" | "'s"));
    if signs.suffixes.contains(&token.norm) && token.capitalised(reading.text) && numeral {
        return Some(end + 1); // "Henry I", "Andrew Roe III": numerals are no names by themselves
    }
    if token.is(".") && token.glued && matches!(tokens[end - 1].norm.as_str(), "inc" | "corp" | "ltd" | "co") && end > at + 1 {
        return Some(end + 1);
    }
    if token.is("'s") && end == at + 1 && reading.language.names.possessive.contains(&tokens[at].norm) {
        return Some(end + 1); // "Moody's"
    }
    if token.is("the")
        && tokens.get(end + 1).is_some_and(|t| matches!(t.norm.as_str(), "elder" | "younger" | "great") && t.capitalised(reading.text))
    {
        return Some(end + 2);
    }
    if token.is(".") && token.glued && pointed(reading, &tokens[end - 1]) {
        return (part(end + 1) && !tokens[end + 1].glued || signs.suffixes.contains(&tokens[end - 1].norm)).then_some(end + 1);
    }
    if token.is("-") && token.glued {
        let next = tokens.get(end + 1).filter(|t| t.glued)?;
        let prefix = matches!(tokens[end - 1].norm.as_str(), "co" | "re" | "non" | "anti" | "counter" | "vice" | "pre" | "post");
        let joins = part(end + 1)
            || prefix && next.kind == TokenKind::Word
            || next.kind == TokenKind::Number
            || (signs.particles.contains(&next.norm) || next.is("on") || next.is("upon") || next.is("i") || next.is("ez"))
                && glued_mark(tokens, end + 2, "-");
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
            .filter(|i| tokens[end + 1..*i].iter().all(|t| signs.particles.contains(&t.norm) || t.is("-") || t.is("la")))?;
        return Some(next + 1);
    }
    linked(reading, statement, at, end)
}

/// "of", "for", "and", "'s" between capitalised words.
fn linked(reading: &Reading, statement: usize, at: usize, end: usize) -> Option<usize> {
    let tokens = reading.tokens(statement);
    let part = |i: usize| i < tokens.len() && reading.is_part(statement, i);
    let signs = &reading.language.names.signs;
    let after_the = if tokens.get(end + 1).is_some_and(|t| t.is("the")) { end + 2 } else { end + 1 };
    let last = tokens[end - 1].norm.as_str();
    let organisation = signs.of_organisations.contains(last);
    match tokens[end].norm.as_str() {
        "of" if part(after_the) && (organisation || signs.of_places.contains(last) || signs.of_events.contains(last)) => {
            Some(after_the + 1)
        }
        "of" if part(after_the) && of_chain(reading, &tokens[at..end]) => Some(after_the + 1),
        "for" | "on" | "against" if part(after_the) && organisation => Some(after_the + 1),
        "in" if part(end + 1) && tokens[at..end].iter().any(|t| t.is("for")) => Some(end + 2),
        "and" if part(end + 1) && between_common(reading, tokens, end) && in_organisation(reading, statement, at, end) => Some(end + 2),
        "'s" | "'" if part(end + 1) && at + 1 == end && reading.common(last) && !reading.known(tokens[at].of(reading.text)) => {
            Some(end + 2)
        }
        _ => None,
    }
}

/// "Ministry of Defence of": an organisation before an earlier "of" takes a second one.
fn of_chain(reading: &Reading, run: &[Token]) -> bool {
    let signs = &reading.language.names.signs;
    run.windows(2).any(|w| w[1].is("of") && signs.of_organisations.contains(&w[0].norm)) && run.iter().filter(|t| t.is("of")).count() < 3
}

/// "Labour and Social": both neighbours are everyday words.
fn between_common(reading: &Reading, tokens: &[Token], at: usize) -> bool {
    let everyday = |t: &Token| {
        reading.common(&t.norm)
            && !reading.language.names.first.contains(&t.norm)
            && !reading.language.names.signs.honorifics.contains(&t.norm)
    };
    let prefix = tokens[at + 1].is("co") && glued_mark(tokens, at + 2, "-"); // "Security and Co-operation"
    everyday(&tokens[at - 1]) && (prefix || everyday(&tokens[at + 1]))
}

/// The run before or the words behind hold the head of an organisation.
fn in_organisation(reading: &Reading, statement: usize, at: usize, end: usize) -> bool {
    let tokens = reading.tokens(statement);
    let signs = &reading.language.names.signs;
    let before = tokens[at..end].windows(2).any(|w| (w[1].is("of") || w[1].is("for")) && signs.of_organisations.contains(&w[0].norm));
    let behind = (end + 1..tokens.len().min(end + 5))
        .take_while(|i| reading.is_part(statement, *i))
        .last()
        .is_some_and(|i| signs.organisations.contains(&tokens[i].norm));
    before || behind && end - at <= 2
}

fn glued_mark(tokens: &[Token], at: usize, mark: &str) -> bool {
    tokens.get(at).is_some_and(|t| t.glued && t.is(mark))
}

/// May a point stand behind the word inside a name: initials, "St.", "Sgt.", "Jr."?
fn pointed(reading: &Reading, token: &Token) -> bool {
    let signs = &reading.language.names.signs;
    let letters = token.norm.chars().count();
    letters == 1
        || letters <= 4
            && (signs.honorifics.contains(&token.norm)
                || signs.suffixes.contains(&token.norm)
                || matches!(token.norm.as_str(), "st" | "mt" | "ft" | "messrs"))
        || reading.language.words.abbreviations.contains(&token.norm) && signs.honorifics.contains(&token.norm)
}
