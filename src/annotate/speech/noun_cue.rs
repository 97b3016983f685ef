//! Reports that a noun tells of: "the claim that …", "his refusal to …", "accusations by X that …".

use std::ops::Range;

use super::Report;
use super::content;
use super::unit::Unit;
use crate::annotate::clause::{Tag, Word, phrase_left, phrase_right};
use crate::language::Language;
use crate::model::tree::{Link, Part};

/// The reports of the nouns of speech and thought in a unit.
pub(super) fn find(unit: &Unit<'_>, language: &Language) -> Vec<Report> {
    let words = &unit.words;
    (0..words.len())
        .filter(|at| words[*at].tag == Tag::Noun && language.speech.nouns.contains(&words[*at].token.norm))
        .filter_map(|at| if unit.titled { report(words, at, language) } else { told(unit, at, language) })
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

fn report(words: &[Word<'_>], noun: usize, language: &Language) -> Option<Report> {
    let mut at = noun + 1;
    let mut source = owner(words, noun);
    if words.get(at).is_some_and(|w| w.is("by") || w.is("from")) {
        let by = phrase_right(words, at + 1, false)?;
        at = by.end;
        source = Some(by);
    }
    let next = words.get(at)?;
    let content = match next.tag {
        Tag::Subordinator if next.is("that") => content::rest(words, at, language)?,
        Tag::To if source.is_some() => content::rest(words, at, language)?,
        Tag::Preposition if source.is_some() && at == noun + 1 && matches!(next.token.norm.as_str(), "of" | "about" | "for" | "on") => {
            phrase_right(words, at + 1, true)?
        }
        _ => return None,
    };
    Some(Report { source, cue: Some(noun..noun + 1), verb: words[noun].token.norm.clone(), content: vec![content] })
}

/// Whose claim: "his", "the ministry's".
fn owner(words: &[Word<'_>], noun: usize) -> Option<Range<usize>> {
    let mark = (0..noun)
        .rev()
        .take(3)
        .take_while(|at| !matches!(words[*at].tag, Tag::Verb(_) | Tag::Comma | Tag::Preposition))
        .find(|at| words[*at].tag == Tag::Possessive)?;
    if words[mark].token.norm.starts_with('\'') { phrase_left(words, mark) } else { Some(mark..mark + 1) }
}
