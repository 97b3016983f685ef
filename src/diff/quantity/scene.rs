//! The places of two counts and distances: where each is told to be, and what it is from.

use std::collections::BTreeSet;

use super::comparable::Counted;
use super::listed;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::{EntityId, EntityKind, Mention, NameForm};

/// Places named around the two counts: when each side names places, one must be among both; a place that opens a statement
/// ("In Central Aceh, 10 people …") limits its count, so the other side must name it too.
pub fn same_places(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let (left, right) = (places(pair, a.said), places(pair, b.said));
    let opens = |c: Counted<'_>| opening_place(c.said);
    let (first_left, first_right) = (opens(a), opens(b));
    if first_left.is_some_and(|p| !right.contains(&p)) || first_right.is_some_and(|p| !left.contains(&p)) {
        return false;
    }
    if let (Some(x), Some(y)) = (listed::place(pair, a), listed::place(pair, b)) {
        return x == y || nested(pair, &BTreeSet::from([x]), &BTreeSet::from([y]));
    }
    left.is_empty() || right.is_empty() || !left.is_disjoint(&right) || nested(pair, &left, &right)
}

/// Does one side place its count where few accounts are, and the other not? "10 houses in Takengon" are not those of the whole quake.
pub fn part_of_scene(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let (left, right) = (places(pair, a.said), places(pair, b.said));
    local(pair, &left, &right) || local(pair, &right, &left)
}

fn local(pair: &Pair<'_>, places: &BTreeSet<EntityId>, others: &BTreeSet<EntityId>) -> bool {
    let event = pair.reading.accounts[pair.left.account.0].event;
    let all = pair.reading.accounts.iter().filter(|a| a.event == event).count();
    let local = |id: &&EntityId| pair.reading.entities[id.0].accounts.len() * 2 < all;
    let mut local = places.iter().filter(local).peekable();
    all > 2 && local.peek().is_some() && local.all(|id| !others.contains(id))
}

fn nested(pair: &Pair<'_>, left: &BTreeSet<EntityId>, right: &BTreeSet<EntityId>) -> bool {
    let entity = |id: &EntityId| &pair.reading.entities[id.0];
    let inside = |x: &EntityId, y: &EntityId| entity(x).within.as_deref() == Some(entity(y).name.as_str());
    left.iter().any(|x| right.iter().any(|y| inside(x, y) || inside(y, x)))
}

fn places(pair: &Pair<'_>, said: &Said<'_>) -> BTreeSet<EntityId> {
    (said.names())
        .filter(|(_, n)| n.form == NameForm::Proper)
        .filter_map(|(_, n)| n.entity)
        .filter(|id| pair.reading.entities[id.0].kind == EntityKind::Place)
        .collect()
}

/// The place of "In … district," at the very start.
fn opening_place(said: &Said<'_>) -> Option<EntityId> {
    let first = said.statement.tokens.first()?;
    if !matches!(first.norm.as_str(), "in" | "at" | "near" | "across" | "around") {
        return None;
    }
    let name = said.names().find(|(m, n)| n.kind == EntityKind::Place && said.tokens_in(m.span).start <= 4)?;
    name.1.entity
}

/// The named place or thing that a distance is from: "two miles from Harn, four miles from Tarn" has each before the next.
fn origin(c: Counted<'_>) -> Option<EntityId> {
    const BEHIND: usize = 8;
    let end = c.said.tokens_in(c.mention.span).end;
    let next = c.said.quantities().map(|(m, _)| c.said.tokens_in(m.span).start).filter(|start| *start > end).min();
    let reach = end..next.unwrap_or(usize::MAX).min(end + BEHIND);
    let near = |m: &Mention| reach.contains(&c.said.tokens_in(m.span).start);
    let led = |m: &Mention| matches!(c.said.word_before(m.span), Some("of" | "from"));
    let named = |m: &Mention, n: &crate::model::Name| n.kind == EntityKind::Place || n.form == NameForm::Proper && led(m);
    c.said.names().find(|(m, n)| near(m) && named(m, n)).and_then(|(_, n)| n.entity)
}

/// Two distances from two places.
pub fn apart(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let distance = a.quantity.role.as_deref() == Some("distance") || b.quantity.role.as_deref() == Some("distance");
    match (origin(a), origin(b)) {
        (Some(x), Some(y)) if distance => x != y && pair.reading.entities[x.0].name != pair.reading.entities[y.0].name,
        (Some(_), Some(_)) | (None, _) | (_, None) => false,
    }
}

/// Two distances from one place.
pub fn from_one_place(a: Counted<'_>, b: Counted<'_>) -> bool {
    let distance = |c: Counted<'_>| c.quantity.role.as_deref() == Some("distance");
    distance(a) && distance(b) && origin(a).is_some() && origin(a) == origin(b)
}
