//! Decides the kind of each name. Every mention of a name votes, by the words inside and around it, and all mentions with the same key decide
//! together, so that one "in Ganja" or "Mr. Gray" counts for the whole account.

use std::collections::BTreeMap;

use crate::language::function_word::{AND, AT, FROM, OF, POSSESSIVE, THE, TO, WHO};
use crate::language::gazetteer::PlaceKind;
use crate::language::names::has_ending;
use crate::model::{EntityKind, NameForm};
use crate::text::{Token, TokenKind};

use super::evidence::{Case, starts};
use super::parts::headed;
use super::reading::NameContext;
use super::{Candidate, KINDS, is_all_capitals};

/// Sets `kind` of all candidates, and the posts and titles of persons. Votes are whole numbers set by judgement: 1 to 3 for a hint, 4 to 6 for an
/// indication, 7 to 9 for a strong one, 10 and more if a list or the head word of the name settles it.
pub(super) fn decide_kinds(reading: &NameContext, candidates: &mut [Candidate]) {
    for candidate in candidates.iter_mut().filter(|c| c.form != NameForm::Adjective) {
        inside(reading, candidate);
        around(reading, candidate);
        titles(reading, candidate);
    }
    share(candidates);
    lend_surnames(candidates);
    for candidate in candidates.iter_mut() {
        candidate.kind = winner(&candidate.votes);
    }
}

/// The votes of a candidate for a kind.
pub(super) fn votes_of(candidate: &Candidate, kind: EntityKind) -> i32 {
    KINDS.iter().position(|k| *k == kind).map_or(0, |at| candidate.votes[at])
}

/// The kind with most votes; `Other` if there are none.
fn winner(votes: &[i32; KINDS.len()]) -> EntityKind {
    let best = votes.iter().copied().max().unwrap_or(0);
    if best <= 0 {
        return EntityKind::Other;
    }
    votes.iter().position(|v| *v == best).map_or(EntityKind::Other, |at| KINDS[at])
}

/// Gives all candidates of a key the sum of their votes.
fn share(candidates: &mut [Candidate]) {
    let mut sums: BTreeMap<String, [i32; KINDS.len()]> = BTreeMap::new();
    for candidate in candidates.iter() {
        let sum = sums.entry(candidate.key.clone()).or_default();
        for (all, own) in sum.iter_mut().zip(candidate.votes) {
            *all += own;
        }
    }
    for candidate in candidates.iter_mut() {
        candidate.votes = sums[&candidate.key];
    }
}

/// A single word that is the surname or first name of a person in the account probably means that person.
fn lend_surnames(candidates: &mut [Candidate]) {
    let mut parts: BTreeMap<String, i32> = BTreeMap::new();
    for candidate in candidates.iter().filter(|c| c.key.contains(' ') && winner(&c.votes) == EntityKind::Person) {
        let words = candidate.words();
        for (at, word) in words.iter().enumerate().filter(|(_, w)| w.len() > 2) {
            let weight = if at + 1 == words.len() { 6 } else { 4 };
            let lent = parts.entry((*word).to_string()).or_default();
            *lent = (*lent).max(weight);
        }
    }
    for candidate in candidates.iter_mut() {
        if let Some(weight) = parts.get(&candidate.key) {
            candidate.vote(EntityKind::Person, *weight);
        }
    }
}

/// Votes from the words of the name itself.
fn inside(reading: &NameContext, candidate: &mut Candidate) {
    let names = &reading.language.names;
    let run = candidate.from..candidate.to;
    let tokens = &reading.tokens(candidate.statement)[run.clone()];
    let words: Vec<&Token> = tokens.iter().filter(|t| t.kind == TokenKind::Word).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    if let Some((_, place)) = names.gazetteer.place(&candidate.key) {
        candidate.vote(EntityKind::Place, if place.kind == PlaceKind::City { 7 } else { 9 });
    }
    if known_organisation(reading, &candidate.key, tokens) {
        candidate.vote(EntityKind::Organisation, 12);
    }
    if tokens.len() == 2 && tokens[1].is(POSSESSIVE) && names.possessive.contains(&first.norm) {
        candidate.vote(EntityKind::Organisation, 12);
    }
    if words.len() > 1 && names.signs.company_suffixes.contains(&last.norm) {
        candidate.vote(EntityKind::Organisation, 12);
    }
    if let Some(kind) = headed(reading, candidate.statement, &run) {
        candidate.vote(kind, if kind == EntityKind::Place { 10 } else { 8 });
    } else if words.len() > 1 && team(reading, candidate, tokens) {
        candidate.vote(EntityKind::Organisation, 6);
    }
    if !tokens.iter().any(|t| t.is("&")) {
        person_inside(reading, candidate, &words);
    }
    let made = (1..tokens.len())
        .find(|n| known_organisation(reading, &reading.key(candidate.statement, candidate.from, candidate.from + n), &tokens[..*n]));
    if made.is_some() && headed(reading, candidate.statement, &run).is_none() {
        candidate.vote(EntityKind::Product, 4); // "Toyota Roe"
    }
    let multi = words.len() > 1;
    if !multi && !candidate.key.contains(' ') {
        single(reading, candidate, first);
    }
    // "GSB Roe", "D&D": a person's name has no such word
    let capitals =
        reading.cases[candidate.statement] != Case::Upper && words.iter().any(|t| is_all_capitals(t.of(reading.text)) && t.norm.len() > 2);
    let everyday = words.iter().filter(|t| reading.common(&t.norm)).count();
    if multi && everyday == words.len() && !names.first.contains(&first.norm) {
        candidate.vote(EntityKind::Organisation, 3);
    } else if multi && words.len() <= 3 && everyday == 0 && !capitals && reading.cases[candidate.statement] == Case::Running {
        candidate.vote(EntityKind::Person, 3);
    }
    if multi && names.signs.place_openers.contains(&first.norm) && !names.first.contains(&first.norm) {
        candidate.vote(EntityKind::Place, 5);
    }
    if tokens.iter().any(|t| t.is("&")) {
        candidate.vote(EntityKind::Organisation, 6);
    }
}

/// "Kandahar Lions": true for a place and a plural, which make a club.
fn team(reading: &NameContext, candidate: &Candidate, tokens: &[Token]) -> bool {
    let plural = tokens.last().is_some_and(|t| reading.language.functions.looks_plural(&t.norm));
    let place = |to: usize| reading.language.names.gazetteer.place(&reading.key(candidate.statement, candidate.from, to)).is_some();
    plural && !reading.language.names.last.contains(&tokens[tokens.len() - 1].norm) && (candidate.from + 1..candidate.to).any(place)
}

fn known_organisation(reading: &NameContext, key: &str, tokens: &[Token]) -> bool {
    let known = &reading.language.names.signs.known_organisations;
    let word = tokens[0].of(reading.text);
    if tokens.len() == 1 {
        return known.contains(&tokens[0].norm) && reading.known(word);
    }
    known.contains(key) || known.contains(&key.replace(' ', "-"))
}

/// Votes for a person by first names, initials, suffixes and particles.
fn person_inside(reading: &NameContext, candidate: &mut Candidate, words: &[&Token]) {
    let names = &reading.language.names;
    let (first, last) = (words[0], words[words.len() - 1]);
    if words.len() > 1 {
        if names.first.contains(&first.norm) {
            candidate.vote(EntityKind::Person, if words.len() < 5 { 7 } else { 3 });
        }
        if names.last.contains(&last.norm) {
            candidate.vote(EntityKind::Person, 2);
        }
        if words[..words.len() - 1].iter().any(|t| t.norm.chars().count() == 1 && t.capitalised(reading.text)) {
            candidate.vote(EntityKind::Person, 6);
        }
        if names.signs.generations.american.contains(&last.norm) || names.signs.generations.numbered.contains(&last.norm) {
            candidate.vote(EntityKind::Person, 8);
        }
        if words.iter().any(|t| names.signs.person_particles.contains(&t.norm)) {
            candidate.vote(EntityKind::Person, 4);
        }
    }
    if ends_with_more(&last.norm, &names.signs.surname_endings) && !reading.common(&last.norm) {
        candidate.vote(EntityKind::Person, 2);
    }
}

/// Votes for a name of one word.
fn single(reading: &NameContext, candidate: &mut Candidate, token: &Token) {
    let names = &reading.language.names;
    let word = token.of(reading.text);
    if names.first.contains(&token.norm) {
        candidate.vote(EntityKind::Person, 4);
    }
    if names.last.contains(&token.norm) {
        candidate.vote(EntityKind::Person, 3);
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if word.chars().any(|c| c.is_ascii_digit()) {
        candidate.vote(EntityKind::Product, 3);
    } else if token.norm.len() > 2 && reading.domain(&token.norm) {
        candidate.vote(EntityKind::Organisation, 8);
    } else if is_all_capitals(word) && letters < 7 && reading.cases[candidate.statement] != Case::Upper {
        candidate.vote(EntityKind::Organisation, 4);
    } else if has_capital_behind_small(word) {
        let surname = names.signs.surname_openings.iter().any(|opening| word.starts_with(opening.as_str()));
        candidate.vote(if surname { EntityKind::Person } else { EntityKind::Organisation }, 4);
    }
    if !is_all_capitals(word) && guessed_person(reading, candidate, token) {
        candidate.vote(EntityKind::Person, 1);
    }
    if ends_with_more(&token.norm, &names.signs.place_endings) {
        candidate.vote(EntityKind::Place, 2);
    }
}

/// True if an unknown capitalised word is more likely a person than anything else. A plural or an adjective is not. At the start of a sentence a verb
/// or punctuation must follow, since "Lovley food" begins with a capital too.
fn guessed_person(reading: &NameContext, candidate: &Candidate, token: &Token) -> bool {
    let norm = token.norm.as_str();
    let signs = &reading.language.names.signs;
    let plural = norm.ends_with(reading.language.functions.plural_ending.as_str()) && !has_ending(norm, &signs.singular_endings);
    let adjective = has_ending(norm, &signs.not_surname_endings);
    if plural || adjective || reading.common(norm) {
        return false;
    }
    let tokens = reading.tokens(candidate.statement);
    let behind = tokens.get(candidate.to);
    !starts(tokens, candidate.from)
        || reading.seen(norm).inner > 0
        || behind.is_none_or(|t| t.kind == TokenKind::Mark || verb_like(reading, &t.norm))
}

/// True for a word that often follows a subject: auxiliaries, past tenses, "'s".
fn verb_like(reading: &NameContext, norm: &str) -> bool {
    let signs = &reading.language.names.signs;
    signs.behind_subject.contains(norm)
        || norm.len() > 4 && norm.ends_with(reading.language.functions.past_ending.as_str())
        || signs.person_verbs.contains(norm)
        || signs.actor_verbs.contains(norm)
        || reading.language.words.irregular(norm).is_some()
}

/// True if a capital comes right after a lower-case letter: "McCarthy", "YouTube".
fn has_capital_behind_small(word: &str) -> bool {
    word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
}

/// True if the word has one of the endings and at least three letters before it.
fn ends_with_more(norm: &str, endings: &[String]) -> bool {
    endings.iter().any(|end| norm.len() > end.len() + 2 && norm.ends_with(end.as_str()))
}

/// Votes from the words before and after the name.
fn around(reading: &NameContext, candidate: &mut Candidate) {
    let tokens = reading.tokens(candidate.statement);
    let signs = &reading.language.names.signs;
    let before = candidate.from.checked_sub(1).map(|at| &tokens[at]);
    let behind = tokens.get(candidate.to);
    if let Some(before) = before {
        preceded(reading, candidate, before, tokens);
    }
    let Some(behind) = behind else { return };
    let norm = behind.norm.as_str();
    if behind.kind == TokenKind::Word && !behind.capitalised(reading.text) {
        if signs.place_nouns.contains(norm) {
            candidate.vote(EntityKind::Place, 5);
        }
        if signs.person_verbs.contains(norm) {
            candidate.vote(EntityKind::Person, 3);
        }
        if signs.organisation_nouns.contains(norm) {
            candidate.vote(EntityKind::Organisation, 2);
        }
        if norm == WHO {
            candidate.vote(EntityKind::Person, 5);
        }
    }
    let second = tokens.get(candidate.to + 1);
    if norm == "," {
        let aged = second.is_some_and(|t| t.kind == TokenKind::Number && t.norm.parse::<u32>().is_ok_and(|n| (5..110).contains(&n)))
            && tokens.get(candidate.to + 2).is_some_and(|t| t.is(",") || t.is("."));
        if aged {
            candidate.vote(EntityKind::Person, 8);
        }
        if second.is_some_and(|t| t.is(WHO)) {
            candidate.vote(EntityKind::Person, 6);
        }
        if second.is_some_and(|t| t.capitalised(reading.text) && in_gazetteer(reading, candidate.statement, candidate.to + 1))
            && before.is_some_and(|t| !t.is(","))
        {
            candidate.vote(EntityKind::Place, 4);
        }
    }
    if norm == POSSESSIVE && second.is_some_and(|t| signs.persons_of_somebody.contains(&t.norm)) {
        candidate.vote(EntityKind::Person, 5);
    }
}

/// True if a country or region begins at the token.
fn in_gazetteer(reading: &NameContext, statement: usize, at: usize) -> bool {
    let tokens = reading.tokens(statement);
    (1..=3).filter(|n| at + n <= tokens.len()).any(|n| {
        reading
            .language
            .names
            .gazetteer
            .place(&reading.key(statement, at, at + n))
            .is_some_and(|(_, p)| matches!(p.kind, PlaceKind::Country | PlaceKind::Region))
    })
}

fn preceded(reading: &NameContext, candidate: &mut Candidate, before: &Token, tokens: &[Token]) {
    let signs = &reading.language.names.signs;
    let norm = before.norm.as_str();
    let second = candidate.from.checked_sub(2).map_or("", |at| tokens[at].norm.as_str());
    if signs.place_before.contains(norm) {
        candidate.vote(EntityKind::Place, if norm == AT { 2 } else { 4 });
    }
    match norm {
        FROM => candidate.vote(EntityKind::Place, 2),
        TO => candidate.vote(EntityKind::Place, 1),
        OF if signs.place_nouns.contains(second) => candidate.vote(EntityKind::Place, 7),
        THE => candidate.vote(EntityKind::Person, -4),
        "." if signs.honorifics.contains(second) => candidate.vote(EntityKind::Person, 9),
        _ => {}
    }
    if before.kind != TokenKind::Word {
        return;
    }
    if signs.honorifics.contains(norm) && (before.capitalised(reading.text) || signs.posts.contains(norm)) {
        candidate.vote(EntityKind::Person, 9);
    } else if signs.person_nouns.contains(norm) {
        candidate.vote(EntityKind::Person, 6);
    } else if signs.organisation_nouns.contains(norm) {
        candidate.vote(EntityKind::Organisation, 5);
    }
}

/// Sets the post that introduces the name ("Prime Minister", "X, the prime minister,"), and the gender that a title shows.
fn titles(reading: &NameContext, candidate: &mut Candidate) {
    let tokens = reading.tokens(candidate.statement);
    let signs = &reading.language.names.signs;
    let point = candidate.from > 0 && tokens[candidate.from - 1].is(".");
    let end = if point { candidate.from - 1 } else { candidate.from };
    let first = reading.language.names.title_before(reading.text, tokens, candidate.from);
    for title in tokens[first..end.max(first)].iter().map(|t| t.norm.as_str()) {
        if signs.female.contains(title) {
            candidate.female = Some(true);
        } else if signs.male.contains(title) {
            candidate.female = Some(false);
        }
    }
    candidate.post = post_ending(reading, tokens, end).or_else(|| apposition(reading, tokens, candidate.to));
}

/// The longest post that ends right before a token.
fn post_ending(reading: &NameContext, tokens: &[Token], end: usize) -> Option<String> {
    (1..=3.min(end)).rev().map(|n| phrase(&tokens[end - n..end])).find(|p| reading.language.names.signs.posts.contains(p))
}

/// The post in an apposition after a name: ", the prime minister,".
fn apposition(reading: &NameContext, tokens: &[Token], to: usize) -> Option<String> {
    if !tokens.get(to)?.is(",") {
        return None;
    }
    let end =
        (to + 1..tokens.len().min(to + 7)).find(|at| tokens[*at].kind == TokenKind::Mark || tokens[*at].is(OF) || tokens[*at].is(WHO))?;
    // "Roe, undersecretary to the prime minister": somebody else's post
    let other = |t: &Token| t.is(AND) || t.is(TO) || reading.language.functions.prepositions.contains(&t.norm);
    (!tokens[to + 1..end].iter().any(other)).then(|| post_ending(reading, tokens, end)).flatten()
}

/// Words joined by spaces.
fn phrase(tokens: &[Token]) -> String {
    tokens.iter().map(|t| t.norm.as_str()).collect::<Vec<_>>().join(" ")
}
