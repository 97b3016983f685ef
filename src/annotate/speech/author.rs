//! Whose words a message holds that somebody else passes on: "read a statement from the union". Who reads it
//! out does not say it.

use std::ops::Range;

use super::Report;
use super::unit::Unit;
use crate::annotate::clause::Tag;
use crate::language::Language;
use crate::model::tree::{Link, Part};

/// Gives the words of a message to whoever it is from, in place of who passes it on.
pub(super) fn settle(unit: &Unit<'_>, reports: &mut [Report], language: &Language) {
    for report in reports {
        let Some(verb) = report.cue.as_ref().map(|cue| cue.end - 1) else { continue };
        if let Some(author) = author(unit, report, verb, language) {
            report.source = Some(author);
        }
    }
}

fn author(unit: &Unit<'_>, report: &Report, verb: usize, language: &Language) -> Option<Range<usize>> {
    let tree = &unit.tree;
    let message = |at: &usize| language.speech.is_message(&unit.words[*at].token.norm) && tree.part(*at) == Part::Noun;
    let object = |verb: usize| tree.child(verb, &[Link::Object]).filter(|at| *at > verb).filter(message);
    // "Read a statement from the union: “…”", and "read a letter from the bishop, saying “…”"
    let quoted = report.content.iter().flat_map(|c| c.clone()).any(|at| matches!(unit.words[at].tag, Tag::Quoted | Tag::Speech));
    let main = tree.head(verb).filter(|_| tree.link(verb) == Link::Adverbial && tree.part(verb) == Part::Gerund);
    let noun = object(verb).filter(|_| quoted).or_else(|| main.and_then(object))?;
    from(unit, noun, language).filter(|author| !report.content.iter().any(|c| c.start < author.end && author.start < c.end))
}

/// Whom a message is from: "from the union", "by the union", "signed by the union", "the union's".
fn from(unit: &Unit<'_>, noun: usize, language: &Language) -> Option<Range<usize>> {
    let tree = &unit.tree;
    let speech = &language.speech;
    let by = tree
        .children(noun)
        .find(|c| *c > noun && tree.link(*c) == Link::Preposition && speech.is_before_author(&unit.words[*c].token.norm));
    let signed = || {
        let made = tree.children(noun).find(|c| *c > noun && tree.link(*c) == Link::Reduced && tree.part(*c) == Part::Participle)?;
        tree.child(made, &[Link::Agent]).filter(|_| speech.makes_message(&unit.words[made].token.norm))
    };
    let behind = by.or_else(signed).and_then(|by| tree.child(by, &[Link::PrepositionObject]));
    let owner = || {
        tree.child(noun, &[Link::Possessive]).filter(|owner| tree.part(*owner) == Part::Noun && unit.words[*owner].tag != Tag::Possessive)
    };
    behind.or_else(owner).map(|at| phrase(unit, at))
}

/// A noun with what hangs on it, as far as a mark.
fn phrase(unit: &Unit<'_>, noun: usize) -> Range<usize> {
    let reach = unit.tree.reach(noun);
    let mark = |at: &usize| matches!(unit.words[*at].tag, Tag::Comma | Tag::Colon | Tag::Dash | Tag::Stop | Tag::Speech | Tag::Quoted);
    let end = (noun..reach.end).find(mark).unwrap_or(reach.end);
    let start = (reach.start..noun).rev().find(mark).map_or(reach.start, |at| at + 1);
    let owns = |at: usize| unit.words[at].tag == Tag::Possessive || unit.words[at].is("'s");
    if end > noun + 1 && owns(end - 1) { start..end - 1 } else { start..end }
}
