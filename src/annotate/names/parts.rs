//! Splits a run of capitalised words into names: "Turkish President Recep Erdogan" is an adjective, a post and a person, while "Turkish Defence
//! Ministry" is one name. Drops runs that are not names: "Prime Minister", a lone everyday word.

use std::ops::Range;

use crate::language::function_word::{AND, FOR, OF, POSSESSIVE, THE};
use crate::language::gazetteer::{self, PlaceKind};
use crate::model::{EntityKind, NameForm};
use crate::text::{Token, TokenKind};

use super::reading::NameContext;
use super::{Candidate, is_all_capitals};

/// Adds the names of a run to `out`. Every step removes at least one token, so the loop ends.
pub(super) fn split(reading: &NameContext, statement: usize, run: Range<usize>, out: &mut Vec<Candidate>) {
    let mut rest = run;
    loop {
        rest = trim(reading, statement, rest);
        if rest.is_empty() {
            return;
        }
        let headed = headed(reading, statement, &rest);
        let cut = people_first(reading, statement, &rest, headed)
            .or_else(|| pair_of_places(reading, statement, &rest))
            .or_else(|| titled(reading, statement, &rest, headed))
            .or_else(|| everyday_first(reading, statement, &rest, headed))
            .or_else(|| described(reading, statement, &rest, headed))
            .or_else(|| governor_of(reading, statement, &rest))
            .or_else(|| town_in(reading, statement, &rest))
            .or_else(|| signature(reading, statement, &rest))
            .or_else(|| works_at(reading, statement, &rest, headed));
        match cut {
            Some(at) => {
                split_before(reading, statement, rest.start..at, out);
                rest = at..rest.end;
            }
            None => {
                out.extend(name(reading, statement, rest));
                return;
            }
        }
    }
}

/// Adds what is before the cut, such as a people or place, or a name before a post. Posts are dropped.
fn split_before(reading: &NameContext, statement: usize, part: Range<usize>, out: &mut Vec<Candidate>) {
    let mut part = trim(reading, statement, part);
    let tokens = reading.tokens(statement);
    while part.end > part.start && (is_post(reading, &tokens[part.end - 1]) || tokens[part.end - 1].kind == TokenKind::Mark) {
        part.end -= 1;
    }
    let prefix = people_prefix(reading, statement, &part);
    if prefix > 0 && prefix < part.len() {
        out.extend(name(reading, statement, part.start..part.start + prefix));
        part.start += prefix;
    }
    part = trim(reading, statement, part);
    if !part.is_empty() {
        out.extend(name(reading, statement, part));
    }
}

/// Removes punctuation and words that are not part of a name from both ends.
fn trim(reading: &NameContext, statement: usize, mut run: Range<usize>) -> Range<usize> {
    let tokens = reading.tokens(statement);
    let loose = |t: &Token| t.kind == TokenKind::Mark || matches!(t.norm.as_str(), OF | AND | THE | POSSESSIVE | FOR);
    while run.start < run.end && loose(&tokens[run.start]) {
        run.start += 1;
    }
    while run.start < run.end
        && loose(&tokens[run.end - 1])
        && !(tokens[run.end - 1].is(".") && run.end - run.start > 1 && is_pointed_suffix(reading, &tokens[run.end - 2]))
        && !(tokens[run.end - 1].is(POSSESSIVE)
            && run.end - run.start == 2
            && reading.language.names.possessive.contains(&tokens[run.start].norm))
    {
        run.end -= 1;
    }
    run
}

/// "Jr.", "Inc.": true if the full stop belongs to the name.
fn is_pointed_suffix(reading: &NameContext, token: &Token) -> bool {
    let signs = &reading.language.names.signs;
    signs.generations.american.contains(&token.norm) || signs.pointed_company_suffixes.contains(&token.norm)
}

fn is_post(reading: &NameContext, token: &Token) -> bool {
    reading.language.names.signs.honorifics.contains(&token.norm) || reading.language.names.signs.posts.contains(&token.norm)
}

/// The kind shown by the head word: the last word, or the word before the first "of" or "for".
pub(super) fn headed(reading: &NameContext, statement: usize, run: &Range<usize>) -> Option<EntityKind> {
    let signs = &reading.language.names.signs;
    let tokens = &reading.tokens(statement)[run.clone()];
    if tokens.len() < 2 {
        return None;
    }
    let link = tokens.iter().position(|t| t.is(OF) || signs.name_prepositions.contains(&t.norm));
    if let Some(before) = link.filter(|at| *at > 0).map(|at| tokens[at - 1].norm.as_str()) {
        return if signs.of_organisations.contains(before) {
            Some(EntityKind::Organisation)
        } else if signs.of_events.contains(before) {
            Some(EntityKind::Event)
        } else if signs.of_places.contains(before) {
            Some(EntityKind::Place)
        } else {
            None
        };
    }
    let last = tokens.iter().rev().find(|t| t.kind == TokenKind::Word && !t.is(POSSESSIVE))?;
    let last = last.norm.as_str();
    let first = tokens[0].norm.as_str();
    if signs.product_openers.contains(first) {
        Some(EntityKind::Product)
    } else if signs.event_openers.contains(first) || signs.events.contains(last) {
        Some(EntityKind::Event)
    } else if signs.organisations.contains(last) {
        Some(EntityKind::Organisation)
    } else if signs.places.contains(last) {
        Some(EntityKind::Place)
    } else if signs.products.contains(last) {
        Some(EntityKind::Product)
    } else {
        None
    }
}

/// Longest name of a people or country, in tokens.
const LONGEST_PEOPLE: usize = 3;

/// Number of tokens of the people that the run begins with: "North Korean" 2, "Armenian" 1, else 0.
fn people_prefix(reading: &NameContext, statement: usize, run: &Range<usize>) -> usize {
    (1..=run.len().min(LONGEST_PEOPLE))
        .rev()
        .find(|n| reading.language.names.gazetteer.people(&reading.key(statement, run.start, run.start + n)).is_some())
        .unwrap_or(0)
}

/// Cuts after a people, unless it is part of a headed name or of a longer place.
fn people_first(reading: &NameContext, statement: usize, run: &Range<usize>, headed: Option<EntityKind>) -> Option<usize> {
    let prefix = people_prefix(reading, statement, run);
    let whole = reading.language.names.gazetteer.place(&reading.key(statement, run.start, run.end)).is_some()
        || christened(reading, statement, run);
    (prefix > 0 && prefix < run.len() && headed.is_none() && !whole).then_some(run.start + prefix)
}

/// "Christian Roe", "Roman Roe": true for a people that is also a first name, before one unknown word, where the parser finds a person.
fn christened(reading: &NameContext, statement: usize, run: &Range<usize>) -> bool {
    let tokens = reading.tokens(statement);
    let ner = reading.statements[statement].tree.named().iter().any(|n| n.kind == EntityKind::Person && usize::from(n.to) == run.end);
    run.len() == 2
        && ner
        && reading.language.names.first.contains(&tokens[run.start].norm)
        && !reading.common(&tokens[run.start + 1].norm)
        && !reading.language.names.first.contains(&tokens[run.start + 1].norm)
}

/// "Armenia-Azerbaijan": two places in the gazetteer, joined by a hyphen.
fn pair_of_places(reading: &NameContext, statement: usize, run: &Range<usize>) -> Option<usize> {
    let tokens = reading.tokens(statement);
    let gazetteer = &reading.language.names.gazetteer;
    let known = |from: usize, to: usize| {
        let key = reading.key(statement, from, to);
        gazetteer.place(&key).is_some() || gazetteer.people(&key).is_some()
    };
    if known(run.start, run.end) {
        return None;
    }
    (run.start + 1..run.end - 1).find(|at| tokens[*at].is("-") && known(run.start, *at) && known(*at + 1, run.end.min(*at + 2)))
}

/// Cuts after the last title: what follows is a person, unless the whole is a headed name ("King's College", "General Motors").
fn titled(reading: &NameContext, statement: usize, run: &Range<usize>, headed: Option<EntityKind>) -> Option<usize> {
    let tokens = reading.tokens(statement);
    let names = &reading.language.names;
    let at = (run.start..run.end - 1)
        .rev()
        .find(|at| names.signs.honorifics.contains(&tokens[*at].norm) && tokens[*at].kind == TokenKind::Word)?;
    let next = (at + 1..run.end).find(|i| tokens[*i].kind == TokenKind::Word)?;
    let linked = matches!(tokens[next].norm.as_str(), OF | FOR | POSSESSIVE | AND);
    let person = headed.is_none() || names.first.contains(&tokens[next].norm) && names.last.contains(&tokens[run.end - 1].norm);
    if at > run.start && names.first.contains(&tokens[at - 1].norm) {
        return None; // a middle name: "Harry Dean Roe"
    }
    let belongs = names.signs.titles_in_names.contains(&tokens[at].norm) && at == run.start;
    (!linked && person && !belongs && !is_post(reading, &tokens[next])).then_some(next)
}

/// Cuts before a first name that follows everyday words: "State John Kerry", "Actor Jane Roe".
fn everyday_first(reading: &NameContext, statement: usize, run: &Range<usize>, headed: Option<EntityKind>) -> Option<usize> {
    let tokens = reading.tokens(statement);
    let names = &reading.language.names;
    let everyday = |t: &Token| reading.common(&t.norm) && !names.first.contains(&t.norm) && !reading.known(t.of(reading.text));
    let next = (run.start..run.end).find(|at| !everyday(&tokens[*at]))?;
    let words = tokens[next..run.end].iter().filter(|t| t.kind == TokenKind::Word).count();
    let linked = tokens[run.clone()].iter().any(|t| matches!(t.norm.as_str(), OF | AND | POSSESSIVE));
    (next > run.start && words > 1 && headed.is_none() && !linked && names.first.contains(&tokens[next].norm)).then_some(next)
}

/// "Fullback Mike Roe", "FBI Agent John Roe": cuts before a first name with one or two words after it, if the word before it is an everyday word, an
/// acronym, known, or a plural. A first name after an unknown word is a middle name.
fn described(reading: &NameContext, statement: usize, run: &Range<usize>, headed: Option<EntityKind>) -> Option<usize> {
    let tokens = reading.tokens(statement);
    let names = &reading.language.names;
    let plain = tokens[run.clone()].iter().all(|t| t.kind == TokenKind::Word && !matches!(t.norm.as_str(), OF | FOR | AND));
    if headed.is_some() || !plain || run.len() < 3 || names.first.contains(&tokens[run.start].norm) {
        return None;
    }
    let at = (run.start + 1..run.end - 1).find(|at| names.first.contains(&tokens[*at].norm) && run.end - at <= 3)?;
    let describes = |t: &Token| {
        let word = t.of(reading.text);
        reading.known(word)
            || reading.common(&t.norm)
            || is_all_capitals(word)
            || t.norm.len() > 4 && t.norm.ends_with(reading.language.functions.plural_ending.as_str())
    };
    describes(&tokens[at - 1]).then_some(at)
}

/// "Alaska Governor", "Indonesia Aceh": cuts after a place that is followed only by posts or another place.
fn governor_of(reading: &NameContext, statement: usize, run: &Range<usize>) -> Option<usize> {
    let gazetteer = &reading.language.names.gazetteer;
    let place = |from: usize, to: usize| gazetteer.place(&reading.key(statement, from, to)).is_some();
    if run.len() < 2 || place(run.start, run.end) {
        return None;
    }
    let cut = (run.start + 1..run.end).rev().find(|at| place(run.start, *at))?;
    let tokens = &reading.tokens(statement)[cut..run.end];
    let behind_places = &reading.language.names.signs.posts_behind_places;
    let posts = tokens.iter().all(|t| is_post(reading, t) || behind_places.contains(&t.norm) || t.is("."));
    (posts || place(cut, run.end)).then_some(cut)
}

/// "Invercargill New Zealand", "Houston TX": cuts before a country or region after an unknown town, if a preposition shows a place, or
/// before a postal code.
fn town_in(reading: &NameContext, statement: usize, run: &Range<usize>) -> Option<usize> {
    let tokens = reading.tokens(statement);
    if run.len() < 2 {
        return None;
    }
    if reading.postal(statement, run.end - 1).is_some() {
        return Some(run.end - 1);
    }
    let town = &tokens[run.start];
    let unknown = reading.place_before(tokens, run.start) && town.kind == TokenKind::Word && !reading.common(&town.norm);
    let country = reading.language.names.gazetteer.place(&reading.key(statement, run.start + 1, run.end));
    (unknown && country.is_some_and(|(_, p)| matches!(p.kind, PlaceKind::Country | PlaceKind::Region))).then_some(run.start + 1)
}

/// "Jane Roe Goldman Sachs": cuts between a first name with surname and an organisation in the list.
fn works_at(reading: &NameContext, statement: usize, run: &Range<usize>, headed: Option<EntityKind>) -> Option<usize> {
    let tokens = reading.tokens(statement);
    let names = &reading.language.names;
    if headed.is_none() && run.len() < 4 || !names.first.contains(&tokens[run.start].norm) {
        return None;
    }
    (run.start + 2..run.end).find(|at| {
        (1..=3.min(run.end - at)).any(|n| {
            names.signs.known_organisations.contains(&reading.key(statement, *at, at + n))
                && (n > 1 || reading.known(tokens[*at].of(reading.text)))
        })
    })
}

/// "Jane Roe Vice President Roe Trading": cuts at the start of a line after a first name and surname, before a post or everyday words.
fn signature(reading: &NameContext, statement: usize, run: &Range<usize>) -> Option<usize> {
    let tokens = reading.tokens(statement);
    let names = &reading.language.names;
    let words: Vec<usize> = run.clone().filter(|at| tokens[*at].kind == TokenKind::Word).collect();
    let initial = words.get(1).is_some_and(|at| tokens[*at].norm.chars().count() == 1);
    let surname = if initial { 2 } else { 1 };
    let (Some(last), Some(next)) = (words.get(surname), words.get(surname + 1)) else { return None };
    let opens = run.start == 0 && names.first.contains(&tokens[run.start].norm) && !reading.common(&tokens[*last].norm);
    let post = |at: usize| is_post(reading, &tokens[at]) || names.signs.posts.contains(&tokens[at].norm);
    let goes_on = words.len() > surname + 2 && reading.common(&tokens[*next].norm) && !names.last.contains(&tokens[*next].norm);
    (opens && !tokens[*last + 1..*next].iter().any(|t| !t.is(".")) && (post(*next) || goes_on)).then_some(*last + 1)
}

/// The candidate of a run that is not cut further, or `None` if it is not a name.
fn name(reading: &NameContext, statement: usize, run: Range<usize>) -> Option<Candidate> {
    let tokens = &reading.tokens(statement)[run.clone()];
    let key = reading.key(statement, run.start, run.end);
    if key.is_empty() {
        return None;
    }
    let names = &reading.language.names;
    let postal = if run.len() == 1 { reading.postal(statement, run.start) } else { None };
    if let Some(region) = postal {
        let mut out = Candidate::new(statement, run.start, run.end, gazetteer::key(&names.gazetteer.numbered(region).name));
        out.vote(EntityKind::Place, 12);
        return Some(out);
    }
    let box_at = tokens.iter().position(|t| t.is("@")).filter(|at| *at > 0);
    let key = box_at.map_or(key, |at| reading.key(statement, run.start, run.start + at));
    let mut out = Candidate::new(statement, run.start, run.end, key);
    if box_at.is_some() {
        out.vote(EntityKind::Person, 8);
    }
    if let Some(people) = names
        .gazetteer
        .people(&out.key)
        .filter(|_| names.gazetteer.place(&out.key).is_none() && !names.signs.known_organisations.contains(&out.key))
    {
        out.form = if people.plural { NameForm::Proper } else { NameForm::Adjective };
        out.vote(EntityKind::Group, 20);
        return Some(out);
    }
    if tokens.iter().all(|t| is_post(reading, t) || t.kind != TokenKind::Word || t.is(OF)) && !reading.known(tokens[0].of(reading.text)) {
        return None;
    }
    let known = names.gazetteer.place(&out.key).is_some()
        || names.signs.known_organisations.contains(&out.key)
        || reading.known(tokens[0].of(reading.text));
    let seen = reading.seen(&tokens[0].norm);
    let everyday = tokens.len() == 1 && reading.common(&tokens[0].norm) && !names.first.contains(&tokens[0].norm);
    let numbered = reading.tokens(statement).get(run.end).is_some_and(|t| t.kind == TokenKind::Number);
    if everyday && !known && numbered {
        return None; // "Section 7"
    }
    if everyday && names.signs.company_suffixes.contains(&tokens[0].norm)
        || tokens.len() == 1 && names.signs.no_name_alone.contains(&out.key)
    {
        return None;
    }
    if everyday
        && !known
        && !after_title(reading, statement, run.start)
        && (seen.lower > 0 || seen.inner < 2 || is_post(reading, &tokens[0]))
    {
        return None;
    }
    if tokens.iter().filter(|t| t.kind == TokenKind::Word).all(|t| t.norm.chars().count() < 2) && !out.key.contains(' ') {
        return None;
    }
    Some(out)
}

/// True if "Dr." or "Mayor" is right before the token.
fn after_title(reading: &NameContext, statement: usize, at: usize) -> bool {
    let tokens = &reading.tokens(statement)[..at];
    let word = tokens.iter().rev().take(2).find(|t| !t.is("."));
    word.is_some_and(|t| reading.language.names.signs.honorifics.contains(&t.norm) && t.capitalised(reading.text))
}
