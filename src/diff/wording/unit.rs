//! What can be worded one way or another in a statement: each verb, and each noun with the words before it that say what kind it is.
//! Only words of the claim's members count where these are known. Figures, dates and pronouns are compared elsewhere.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::Said;
use super::{phrase, tie};
use crate::model::tree::{Link, Part};
use crate::model::{EntityId, NameForm, Span};
use crate::text::TokenKind;
use crate::vectors::{self, Vector};
use crate::wordnet::Word;

/// A verb, or a noun phrase.
pub(super) struct Unit {
    /// Its words.
    pub at: Range<usize>,
    /// The word that the others belong to.
    pub head: usize,
    /// What they are.
    pub span: Span,
    /// Is it a verb?
    pub is_verb: bool,
    /// Is it, or does it hold, a proper name?
    pub proper: bool,
    /// Who or what is named in it.
    pub entities: BTreeSet<EntityId>,
    /// What it is to the verb above, by the name of the link or the preposition.
    pub role: String,
    /// The nearest verb above it.
    pub governor: Option<usize>,
    /// Is nothing of the claim above it?
    pub top: bool,
    /// The stems of its content words.
    pub stems: BTreeSet<String>,
    /// The meaning of its head, and of all its words, by the company that they keep.
    pub vector: Option<Vector>,
    /// The mean of all.
    pub whole: Option<Vector>,
    /// Its head in WordNet.
    pub word: Option<Word>,
}

/// All of a statement, in order.
pub(super) fn units(said: &Said<'_>, is_light: impl Fn(&str) -> bool) -> Vec<Unit> {
    let members = members(said);
    let inside = |at: usize| members.iter().any(|m| m.contains(&at));
    let tree = &said.statement.tree;
    let told = |at: &usize| {
        let token = &said.statement.tokens[*at];
        let plain = token.kind == TokenKind::Word && said.content.contains(&said.stems[*at]) && !said.is_figure(token);
        let noun = tree.part(*at) == Part::Noun && !matches!(tree.link(*at), Link::Compound);
        inside(*at) && plain && !is_light(&token.norm) && (noun || tree.is_verb(*at) && tree.link(*at) != Link::Auxiliary)
    };
    (0..said.stems.len()).filter(told).map(|at| unit(said, at, &inside)).collect()
}

/// The tokens of the members, all where none are known.
fn members(said: &Said<'_>) -> Vec<Range<usize>> {
    if said.members.is_empty() { vec![0..said.stems.len()] } else { said.members.iter().map(|m| said.tokens_in(*m)).collect() }
}

fn unit(said: &Said<'_>, head: usize, inside: &impl Fn(usize) -> bool) -> Unit {
    let tree = &said.statement.tree;
    let is_verb = tree.is_verb(head);
    let at = if is_verb { head..head + 1 } else { phrase::phrase(said, head) };
    let span = tie::span_of(said, &at);
    let named = || said.names().filter(|(m, _)| m.span.overlaps(span));
    let words: Vec<Vector> = at.clone().filter_map(|i| vectors::english().word(&said.statement.tokens[i].norm)).collect();
    let above = tree.head(head);
    let over_preposition = above.filter(|a| tree.link(head) == Link::PrepositionObject && *a != head);
    let role = match over_preposition {
        Some(preposition) => said.statement.tokens[preposition].norm.clone(),
        None => format!("{:?}", tree.link(head)),
    };
    Unit {
        head,
        span,
        is_verb,
        proper: tree.proper(head) || named().any(|(_, n)| n.form == NameForm::Proper),
        entities: named().filter_map(|(_, n)| n.entity).collect(),
        role,
        governor: tree.governor(at.clone()),
        top: above.is_none_or(|a| a == head || !inside(a)),
        stems: said.content_in(span).into_iter().map(str::to_string).collect(),
        vector: vectors::english().word(&said.statement.tokens[head].norm),
        whole: Vector::sum(words.iter().map(|v| (v, 1.0))),
        word: Word::new(&said.statement.tokens[head].norm),
        at,
    }
}
