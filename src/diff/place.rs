//! Places: where it was. A conflict only between two places that are neither equal nor nested, in the same place of sentences that are
//! otherwise alike, or after the same preposition of the same deed. Whether one unknown place lies in another cannot be known.

use super::deed::{deeds, same_deed};
use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use super::swapped::{nested, swapped};
use crate::model::{DifferenceKind, Entity, EntityId, EntityKind, NameForm, Relation, Span};

/// Compares where.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let copies: Vec<Finding> =
        swapped(pair).into_iter().filter(|s| s.places).map(|s| finding(s.left, s.right, Relation::Conflict, 2.0)).collect();
    if !copies.is_empty() {
        return copies;
    }
    located(pair).into_iter().collect()
}

/// The one place after a preposition on each side.
fn located(pair: &Pair<'_>) -> Option<Finding> {
    const SHARED: f64 = 0.5;
    let (a, b) = (sole_place(pair, pair.left)?, sole_place(pair, pair.right)?);
    let (x, y) = (&pair.reading.entities[a.1.0], &pair.reading.entities[b.1.0]);
    if a.1 == b.1 || pair.overlap < SHARED || names_both(pair, a.1, b.1) {
        return None;
    }
    let (left, right) = (Half::new(pair.left, a.0, x.name.clone()), Half::new(pair.right, b.0, y.name.clone()));
    if nested(x, y) {
        return Some(finding(left, right, Relation::Compatible, pair.overlap));
    }
    let one_deed = deeds(pair, pair.left).iter().any(|d| deeds(pair, pair.right).iter().any(|e| same_deed(pair, d, e)));
    (one_deed && apart(x, y)).then(|| finding(left, right, Relation::Conflict, pair.overlap))
}

/// Known by the gazetteer to lie in different wholes, or side by side in one.
fn apart(x: &Entity, y: &Entity) -> bool {
    x.within.is_some() && y.within.is_some()
}

/// A statement that names the other's place as well does not say another one.
fn names_both(pair: &Pair<'_>, a: EntityId, b: EntityId) -> bool {
    let names = |said: &Said<'_>, id: EntityId| said.names().any(|(_, n)| n.entity == Some(id));
    names(pair.left, b) || names(pair.right, a)
}

/// The only place of a statement that stands after a preposition of place.
fn sole_place(pair: &Pair<'_>, said: &Said<'_>) -> Option<(Span, EntityId)> {
    let mut found = said.names().filter_map(|(m, n)| {
        let id = n.entity.filter(|id| n.form == NameForm::Proper && pair.reading.entities[id.0].kind == EntityKind::Place)?;
        let before = said.word_before(m.span)?;
        matches!(before, "in" | "at" | "near" | "off" | "outside" | "inside").then_some((m.span, id))
    });
    let first = found.next()?;
    found.all(|(_, id)| id == first.1).then_some(first)
}

fn finding(left: Half, right: Half, relation: Relation, weight: f64) -> Finding {
    let reason = match relation {
        Relation::Compatible => "one lies in the other",
        _ => "neither is, or lies in, the other",
    };
    let explanation = format!("{} against {}: {reason}", left.value, right.value);
    Finding { kind: DifferenceKind::Place, topic: String::new(), relation, weight, form: false, left, right, explanation }
}
