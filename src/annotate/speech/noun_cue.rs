//! Reports that a noun tells of: "the claim that …", "his refusal to …", "accusations by X that …".

use std::ops::Range;

use super::Report;
use super::unit::Unit;
use crate::annotate::clause::Tag;
use crate::language::Language;
use crate::model::tree::{Link, Part};

/// The reports of the nouns of speech and thought in a unit.
pub(super) fn find(unit: &Unit<'_>, language: &Language) -> Vec<Report> {
    let words = &unit.words;
    let all = if unit.titled { 0..0 } else { 0..words.len() };
    all.filter(|at| words[*at].tag == Tag::Noun && language.speech.nouns.contains(&words[*at].token.norm))
        .filter_map(|at| told(unit, at, language))
        .collect()
}

/// What the tree tells of a noun: whose it is, and the clause, the infinitive or the phrase that hangs on it.
fn told(unit: &Unit<'_>, noun: usize, language: &Language) -> Option<Report> {
    let tree = &unit.tree;
    if tree.part(noun) != Part::Noun || matches!(tree.link(noun), Link::Modifier | Link::Compound) {
        return None;
    }
    let is = |at: usize, any: &[&str]| any.contains(&unit.words[at].token.norm.as_str());
    let behind = |wanted: &dyn Fn(usize) -> bool| tree.children(noun).find(|c| *c > noun && wanted(*c));
    let by = behind(&|c| tree.link(c) == Link::Preposition && is(c, &["by", "from"]));
    let by = by.and_then(|by| tree.child(by, &[Link::PrepositionObject]));
    let owner = tree.child(noun, &[Link::Possessive]);
    let source = by.or(owner).or_else(|| teller(unit, noun, language));
    let clause = |c: usize| {
        matches!(tree.link(c), Link::Reduced | Link::Clause) && tree.child(c, &[Link::Opener]).is_some_and(|o| is(o, &["that", "whether"]))
    };
    let infinitive = |c: usize| {
        matches!(tree.link(c), Link::Reduced | Link::OpenClause)
            && tree.children(c).any(|t| tree.link(t) == Link::Auxiliary && is(t, &["to"]))
    };
    let phrase = |c: usize| tree.link(c) == Link::Preposition && is(c, &["of", "about", "for", "on", "against", "to"]);
    let known = source.is_some();
    let content = behind(&clause)
        .or_else(|| predicate(unit, noun))
        .or_else(|| carried(unit, noun, language))
        .or_else(|| behind(&infinitive).filter(|_| known))
        .or_else(|| behind(&phrase).filter(|_| known).and_then(|p| tree.children(p).find(|c| *c > p)))?;
    let reach = tree.reach(content);
    let source = source.map(|at| speaker(unit, at, noun));
    Some(Report { source, cue: Some(noun..noun + 1), verb: unit.words[noun].token.norm.clone(), content: vec![reach] })
}

/// "His argument is that the dam holds".
fn predicate(unit: &Unit<'_>, noun: usize) -> Option<usize> {
    let tree = &unit.tree;
    let be = tree.head(noun).filter(|be| tree.link(noun) == Link::Subject && unit.words[*be].tag == Tag::Be)?;
    tree.children(be).find(|c| *c > be && tree.link(*c) == Link::Clause && tree.child(*c, &[Link::Opener]).is_some())
}

/// "They issued a warning that": the clause may hang on the verb.
fn carried(unit: &Unit<'_>, noun: usize, language: &Language) -> Option<usize> {
    let tree = &unit.tree;
    let verb = tree.head(noun).filter(|_| tree.link(noun) == Link::Object)?;
    let light = language.speech.light.contains(unit.words[verb].lemma);
    tree.children(verb).find(|c| light && *c > noun && tree.link(*c) == Link::Clause)
}

/// "They made the claim that": whoever does what is no more than telling.
fn teller(unit: &Unit<'_>, noun: usize, language: &Language) -> Option<usize> {
    let tree = &unit.tree;
    let verb = tree.head(noun).filter(|_| tree.link(noun) == Link::Object)?;
    let lemma = unit.words[verb].lemma;
    (language.speech.light.contains(lemma) || language.speech.class_of(lemma).is_some()).then(|| tree.subject(verb)).flatten().map(|s| s.0)
}

/// The phrase that names the speaker, as far as the noun does not stand in it.
fn speaker(unit: &Unit<'_>, head: usize, noun: usize) -> Range<usize> {
    let mut reach = unit.tree.reach(head);
    while reach.len() > 1 && (unit.words[reach.end - 1].tag == Tag::Possessive && reach.end - 1 > head) {
        reach.end -= 1;
    }
    if reach.contains(&noun) { head..head + 1 } else { reach }
}
