//! The nouns that an event gives to those it names: "police arrested Leo Marsh" tells who the suspect is, "Marsh drove the lorry" who the driver
//! is and of what, "Roe was appointed minister" who the minister is. An event that is denied or not sure gives none.

use std::collections::BTreeSet;

use crate::language::event_roles::agent;
use crate::model::tree::{Link, Part};
use crate::text::TokenKind;

use super::candidate::Candidate;
use super::noun_phrase::NounPhrase;
use super::reading::Reading;
use super::role::Role;

/// The roles that the events of a person give him; nouns with "-er" as far as `phrases` hold them.
pub fn all(reading: &Reading, at: usize, candidate: &Candidate, phrases: &[NounPhrase]) -> Vec<Role> {
    let Some((verb, undergoes)) = event(reading, candidate) else { return Vec::new() };
    let tree = &reading.statements[candidate.statement].tree;
    let tokens = reading.tokens(candidate.statement);
    let object = tree.child(verb, &[Link::Object]).filter(|_| !undergoes);
    let patient = || tree.child(verb, &[Link::PassiveSubject]).filter(|_| !undergoes);
    let head = (tree.link(verb) == Link::Reduced).then(|| tree.head(verb)).flatten().filter(|_| !undergoes);
    let of: BTreeSet<String> = object.or_else(patient).or(head).map(|noun| words(reading, candidate.statement, noun)).unwrap_or_default();
    let language = reading.language;
    let lemmas: Vec<&str> = language.verbs.readings(&tokens[verb].norm).iter().map(|r| r.lemma.as_str()).collect();
    let mut nouns: BTreeSet<String> = BTreeSet::new();
    for lemma in lemmas.into_iter().filter(|lemma| !language.opposites.is_light(lemma) || object.is_some()) {
        if undergoes {
            nouns.extend(language.event_roles.undergoing(lemma).iter().cloned());
            continue;
        }
        let behind = object.map(|noun| format!("{lemma} {}", tokens[noun].norm));
        nouns.extend(language.event_roles.doing(lemma).iter().cloned());
        nouns.extend(behind.iter().flat_map(|phrase| language.event_roles.doing(phrase)).cloned());
        nouns.extend(phrases.iter().map(|p| p.word(reading)).filter(|noun| agent(noun, lemma)).map(str::to_string));
    }
    let role = |noun: String| Role { noun, details: of.clone(), of: at, at: (candidate.statement, verb), known: false, told: true };
    nouns.into_iter().map(role).collect()
}

/// The verb of which somebody named is alone the subject or the object, and whether he undergoes it.
fn event(reading: &Reading, candidate: &Candidate) -> Option<(usize, bool)> {
    let statement = &reading.statements[candidate.statement];
    let tree = &statement.tree;
    let inside = |at: usize| candidate.from <= at && at < candidate.to;
    let head = (candidate.from..candidate.to).find(|at| tree.head(*at).is_none_or(|up| !inside(up)))?;
    // of two it is not known which one is meant by "the suspect"
    if tree.child(head, &[Link::Conjunct]).is_some() {
        return None;
    }
    let up = tree.head(head)?;
    let (verb, undergoes) = match tree.link(head) {
        Link::Subject => (up, false),
        Link::PassiveSubject | Link::Object => (up, true),
        // "driven by Karl Moss"
        Link::PrepositionObject if tree.link(up) == Link::Agent => (tree.head(up)?, false),
        _ => return None,
    };
    let helped = |child: usize| tree.link(child) == Link::Negation || tree.part(child) == Part::Modal;
    let told = tree.is_verb(verb) && !tree.children(verb).any(helped) && !statement.asks();
    told.then_some((verb, undergoes))
}

/// The words of a noun phrase that say which thing it is: the noun and those before it.
fn words(reading: &Reading, statement: usize, noun: usize) -> BTreeSet<String> {
    let tree = &reading.statements[statement].tree;
    let tokens = reading.tokens(statement);
    let before = tree.children(noun).filter(|c| *c < noun && matches!(tree.link(*c), Link::Compound | Link::Modifier));
    let word = |at: &usize| tokens[*at].kind == TokenKind::Word;
    before.chain(std::iter::once(noun)).filter(word).map(|at| tokens[at].norm.clone()).collect()
}
