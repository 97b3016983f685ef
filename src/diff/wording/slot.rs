//! `label` by place: in two statements that are nearly word for word alike, or between words that are equal before and after, the words
//! that stand in place of each other.

use std::ops::Range;

use super::super::{Finding, Pair, Said};
use super::telling::Telling;
use super::tie;
use crate::model::tree::Link;
use crate::model::{Content, DifferenceKind, Mention};
use crate::text::TokenKind;

/// Longest stretch, in tokens, that counts as another word for the same.
const LONGEST: usize = 4;

/// One finding per replaced stretch of plain words.
pub(super) fn compare(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let whole = pair.is_near_copy();
    let placed = pair.changes.iter().filter(|c| whole || pair.is_framed(c));
    placed
        .filter(|c| whole || is_of_a_kind(pair.left, &c.left) && is_of_a_kind(pair.right, &c.right))
        .filter(|c| wordy(pair, pair.left, &c.left) && wordy(pair, pair.right, &c.right))
        .map(|c| (tie::span_of(pair.left, &c.left), tie::span_of(pair.right, &c.right)))
        .filter(|(left, right)| telling.is_choice(pair, *left, *right))
        .map(|spans| tie::finding(pair, DifferenceKind::Label, spans, "other words in the same place"))
        .collect()
}

/// Does the word right before a stretch tell of what kind it is, as "seismic" does in "seismic upheaval", and is it no part of something
/// named? Between equal words alone different things can stand too: "a rifle", "a suitcase".
fn is_of_a_kind(said: &Said<'_>, at: &Range<usize>) -> bool {
    let tree = &said.statement.tree;
    let told = |before: usize| {
        matches!(tree.link(before), Link::Modifier | Link::Compound) && tree.head(before).is_some_and(|head| at.contains(&head))
    };
    at.start.checked_sub(1).is_some_and(told) && !is_part_of_a_place(said, at.end)
}

/// Do the words before a place tell where something named is: "the western tip of Sumatra", "the west coast of Sumatra"?
fn is_part_of_a_place(said: &Said<'_>, end: usize) -> bool {
    let of = said.statement.tokens.get(end).is_some_and(|t| t.is("of"));
    let Some(next) = said.statement.tokens.get(end + 1).filter(|_| of) else { return false };
    said.names().any(|(m, _)| m.span.start() <= next.start && next.end <= m.span.end())
}

/// A few words with content, none of them a number, a date, a name or a negation, nor a verb: those differ in fact, not in wording.
fn wordy(pair: &Pair<'_>, said: &Said<'_>, at: &Range<usize>) -> bool {
    let language = pair.reading.language;
    let tokens = &said.statement.tokens[at.clone()];
    let plain = |norm: &str| said.content.contains(language.words.stem(norm).as_ref()) && language.verbs.readings(norm).is_empty();
    let words = tokens.iter().all(|t| t.is("-") || t.kind == TokenKind::Word && plain(&t.norm));
    let fact = |m: &&Mention| matches!(m.content, Content::Date(_) | Content::Quantity(_) | Content::Name(_) | Content::Negation { .. });
    let span = || tie::span_of(said, at);
    // "Witness A" and "witness B" are two witnesses.
    let letter = tokens.iter().any(|t| t.norm.chars().count() == 1 && t.kind == TokenKind::Word);
    let general = at.len() == 1 && language.wording.is_general(&tokens[0].norm);
    (1..=LONGEST).contains(&at.len())
        && words
        && !general
        && !letter
        && !said.statement.mentions.iter().filter(fact).any(|m| m.span.overlaps(span()))
}
