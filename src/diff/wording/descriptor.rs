//! `label` by entity: what each account calls the one whom both name, beside the name: "the start-up Ferrolux", "Ferrolux, a
//! specialist in alloys", "Ferrolux is a maker of alloys". A person's office is
//! not called anything: it is left out.

use std::ops::Range;

use super::super::{Finding, Pair, Said};
use super::phrase;
use super::telling::Telling;
use super::tie;
use crate::model::tree::Link;
use crate::model::{DifferenceKind, EntityId, EntityKind, NameForm};
use crate::{vectors, wordnet};

/// How near two descriptions of one thing must stand: a grammar that misreads a sentence finds some that describe something else.
const LEAST_NEAR: f64 = 0.1;
const LEAST_COSINE: f64 = 0.2;

/// What each side calls an entity that both name, where the words differ.
pub(super) fn compare(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let (left, right) = (called(pair, pair.left), called(pair, pair.right));
    let mut out = Vec::new();
    for (entity, a) in &left {
        for (_, b) in right.iter().filter(|(other, _)| other == entity) {
            let heads = (a.end - 1..a.end, b.end - 1..b.end);
            let kin = near(pair, a.end - 1, b.end - 1) && !general(pair, pair.left, a) && !general(pair, pair.right, b);
            let differ = kin && !tie::shared(pair.left, &heads.0, pair.right) && !tie::shared(pair.right, &heads.1, pair.left);
            let (x, y) = (tie::span_of(pair.left, &heads.0), tie::span_of(pair.right, &heads.1));
            if differ && telling.is_choice(pair, x, y) {
                let spans = (tie::span_of(pair.left, a), tie::span_of(pair.right, b));
                let name = &pair.reading.entities[entity.0].name;
                out.push(tie::finding(pair, DifferenceKind::Label, spans, &format!("each calls {name} by another word")));
            }
        }
    }
    out
}

/// Are two nouns near enough in meaning to be two answers to one question?
fn near(pair: &Pair<'_>, a: usize, b: usize) -> bool {
    let (x, y) = (&pair.left.statement.tokens[a].norm, &pair.right.statement.tokens[b].norm);
    let cosine = || vectors::english().word(x).zip(vectors::english().word(y)).is_some_and(|(x, y)| x.cosine(&y) >= LEAST_COSINE);
    wordnet::nearness(x, y) >= LEAST_NEAR || cosine()
}

/// Does a description end in a word that can name nearly anything?
fn general(pair: &Pair<'_>, said: &Said<'_>, at: &Range<usize>) -> bool {
    pair.reading.language.wording.is_general(&said.statement.tokens[at.end - 1].norm)
}

/// The words that say what each named entity is, in order.
fn called(pair: &Pair<'_>, said: &Said<'_>) -> Vec<(EntityId, Range<usize>)> {
    let mut out = Vec::new();
    for (mention, name) in said.names().filter(|(_, n)| n.form == NameForm::Proper) {
        let at = said.tokens_in(mention.span);
        let Some(entity) = name.entity.filter(|_| !at.is_empty()) else { continue };
        let heads = heads(said, &at).into_iter().filter(|head| phrase::is_common(said, *head));
        let office = |head: &usize| name.kind == EntityKind::Person && !is_person(pair, said, *head);
        out.extend(heads.filter(|head| !office(head)).map(|head| (entity, phrase::phrase(said, head))));
    }
    out
}

/// Places of the nouns that stand beside a name as what it is.
fn heads(said: &Said<'_>, name: &Range<usize>) -> Vec<usize> {
    let tree = &said.statement.tree;
    let top = name.clone().find(|at| tree.head(*at).is_none_or(|head| !name.contains(&head))).unwrap_or(name.end - 1);
    let mut out = Vec::new();
    // "the start-up Ferrolux": a compound, or the noun that the name stands beside.
    if let Some(before) = name.start.checked_sub(1) {
        let compound = tree.link(before) == Link::Compound && tree.head(before).is_some_and(|head| name.contains(&head));
        out.extend((compound || tree.link(top) == Link::Apposition && tree.head(top) == Some(before)).then_some(before));
    }
    out.extend(tree.children(top).filter(|child| tree.link(*child) == Link::Apposition && *child >= name.end));
    // "Ferrolux is a maker": told of now, as what it is.
    if let Some(verb) = tree.head(top).filter(|_| tree.link(top) == Link::Subject) {
        out.extend(tree.child(verb, &[Link::Predicate]));
    }
    out
}

/// Is it a word for people that is no office: "teenager", "gunman"?
fn is_person(pair: &Pair<'_>, said: &Said<'_>, head: usize) -> bool {
    let norm = &said.statement.tokens[head].norm;
    let singular = norm.strip_suffix('s').unwrap_or(norm);
    let mut terms = pair.reading.language.wording.at(&said.statement.tokens[head..=head]);
    pair.reading.language.numbers.roles.is_person(singular) || terms.next().is_some()
}
