//! Reports that an adjective tells of: "is confident that", "was unwilling to", "made clear that".

use super::Report;
use super::unit::Unit;
use crate::language::Language;
use crate::model::tree::{Link, Part};

/// The reports of the adjectives of thought and will in a unit.
pub(super) fn find(unit: &Unit<'_>, language: &Language) -> Vec<Report> {
    let known = |at: &usize| language.speech.adjectives.contains(&unit.words[*at].token.norm);
    if unit.titled {
        return Vec::new();
    }
    (0..unit.words.len()).filter(known).filter_map(|at| report(unit, at)).collect()
}

fn report(unit: &Unit<'_>, at: usize) -> Option<Report> {
    let tree = &unit.tree;
    let verb = tree
        .head(at)
        .filter(|verb| *verb < at && matches!(tree.link(at), Link::Adjective | Link::Predicate | Link::Clause | Link::PassiveSubject))?;
    let (subject, link) = tree.subject(verb)?;
    let somebody = link == Link::Subject && !matches!(unit.words[subject].token.norm.as_str(), "it" | "that" | "this" | "there" | "what");
    let opened = |c: usize, by: &[&str]| tree.children(c).any(|o| by.contains(&unit.words[o].token.norm.as_str()));
    let clause = |c: &usize| match tree.link(*c) {
        Link::Clause => true,
        Link::Subject | Link::Adverbial => tree.is_verb(*c) && opened(*c, &["that"]),
        Link::OpenClause => tree.part(*c) == Part::Base,
        _ => false,
    };
    let phrase = |c: &usize| tree.link(*c) == Link::Preposition && ["about", "of"].contains(&unit.words[*c].token.norm.as_str());
    let mut behind = tree.children(at).filter(|c| *c > at);
    let mut on = tree.children(at).filter(|c| *c > at);
    let content = behind.find(clause).or_else(|| on.find(phrase).and_then(|p| tree.children(p).find(|c| *c > p)));
    let content = tree.reach(content.filter(|_| somebody)?);
    let source = tree.reach(subject);
    let source = if source.contains(&at) { subject..subject + 1 } else { source };
    Some(Report { source: Some(source), cue: Some(verb..at + 1), verb: unit.words[at].token.norm.clone(), content: vec![content] })
}
