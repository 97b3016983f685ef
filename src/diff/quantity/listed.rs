//! Figures shared out over places: "70 percent in Egypt and 60 percent in India". Each figure goes with one of the places, and is no other
//! figure of another. Says nothing of statements that name one place only.

use std::collections::BTreeSet;

use super::comparable::Counted;
use crate::diff::pair::Pair;
use crate::model::{EntityId, EntityKind, NameForm};

/// A place stands so many words behind its figure …
const BEHIND: usize = 4;
/// … or so many before.
const BEFORE: usize = 6;

/// The place that a figure goes with, where its statement names several: the one behind it ("60 percent in India"), or else the one before
/// it ("in India by 60 percent"), with no other figure in between.
pub fn place(pair: &Pair<'_>, c: Counted<'_>) -> Option<EntityId> {
    let named = c.said.names().filter(|(_, n)| n.form == NameForm::Proper);
    let places: Vec<(usize, usize, EntityId)> = named
        .filter_map(|(m, n)| Some((c.said.tokens_in(m.span), n.entity?)))
        .filter(|(_, id)| pair.reading.entities[id.0].kind == EntityKind::Place)
        .map(|(at, id)| (at.start, at.end, id))
        .collect();
    if places.iter().map(|(.., id)| id).collect::<BTreeSet<_>>().len() < 2 {
        return None;
    }
    let own = c.said.tokens_in(c.mention.span);
    let figures: Vec<usize> = c.said.quantities().map(|(m, _)| c.said.tokens_in(m.span).start).filter(|at| *at != own.start).collect();
    let alone = |from: usize, to: usize| !figures.iter().any(|at| (from..to).contains(at));
    // ", in India by 65 percent": a comma ends what goes with the figure before it
    let comma = |from: usize, to: usize| c.said.statement.tokens[from..to].iter().any(|t| t.is(","));
    let near = |start: usize| start >= own.end && start < own.end + BEHIND && !comma(own.end, start);
    let behind = places.iter().find(|(start, ..)| near(*start) && alone(own.end, *start));
    let before = || places.iter().rfind(|(_, end, _)| *end <= own.start && *end + BEFORE > own.start && alone(*end, own.start));
    behind.or_else(before).map(|(.., id)| *id)
}
