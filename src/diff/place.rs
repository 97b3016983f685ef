//! Places: where it was, from one and the same place through told otherwise to elsewhere. A conflict only between two places that are
//! neither equal nor nested, in the same place of sentences that are otherwise alike, or after the same preposition of the same event.
//! Whether one unknown place lies in another cannot be known: the two are shown side by side.

use super::event::{Event, events, same_event};
use super::finding::{Finding, Half};
use super::located::{Located, as_object, located};
use super::pair::Pair;
use super::said::Said;
use super::swapped::{nested, swapped};
use crate::model::{DifferenceKind, Entity, EntityId, EntityKind, NameForm, Relation, Span};

/// Least probability that two statements pair by themselves for places of one event to be set side by side.
const SURELY: f64 = 0.5;

/// Compares where.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let copies: Vec<Finding> = swapped(pair).into_iter().filter(|s| s.places).map(|s| conflict(s.left, s.right, 2.0)).collect();
    if !copies.is_empty() {
        return copies;
    }
    sole(pair).or_else(|| of_one_event(pair)).into_iter().collect()
}

/// The one place after a preposition on each side.
fn sole(pair: &Pair<'_>) -> Option<Finding> {
    const SHARED: f64 = 0.5;
    let (a, b) = (sole_place(pair, pair.left)?, sole_place(pair, pair.right)?);
    let (x, y) = (&pair.reading.entities[a.1.0], &pair.reading.entities[b.1.0]);
    if a.1 == b.1 || pair.overlap < SHARED || names_both(pair, a.1, b.1) {
        return None;
    }
    let (left, right) = (Half::new(pair.left, a.0, x.name.clone()), Half::new(pair.right, b.0, y.name.clone()));
    if nested(x, y) {
        return Some(finding(left, right, Level::Within, pair.overlap));
    }
    let one_event = events(pair, pair.left).iter().any(|d| events(pair, pair.right).iter().any(|e| same_event(pair, d, e)));
    (one_event && apart(x, y)).then(|| conflict(left, right, pair.overlap))
}

/// The levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// One lies in the other.
    Within,
    /// One place, in it here and beside it there.
    Beside,
    /// Two places, of which nothing is known.
    Unknown,
    /// Two places that share no ground.
    Apart,
}

/// The places of an event that both sides tell, each side naming none that the other names too.
fn of_one_event(pair: &Pair<'_>) -> Option<Finding> {
    if pair.paired < SURELY {
        return None;
    }
    let (left, right) = (events(pair, pair.left), events(pair, pair.right));
    let (ours, theirs) = (located(pair, pair.left), located(pair, pair.right));
    let both = left.iter().flat_map(|a| right.iter().map(move |b| (a, b))).filter(|(a, b)| same_event(pair, a, b));
    both.filter_map(|(a, b)| side_by_side(pair, &of(pair, pair.left, a, &ours), &of(pair, pair.right, b, &theirs))).next()
}

/// Where an event was: what its verb governs, or has for its object.
fn of(pair: &Pair<'_>, said: &Said<'_>, event: &Event<'_>, all: &[Located]) -> Vec<Located> {
    let verb = said.tokens_in(event.mention.span).start;
    let object = event.action.patient.and_then(|patient| as_object(pair, said, verb, patient));
    all.iter().copied().filter(|l| l.verb == Some(verb)).chain(object).collect()
}

fn side_by_side(pair: &Pair<'_>, ours: &[Located], theirs: &[Located]) -> Option<Finding> {
    let (a, b) = (ours.first()?, theirs.first()?);
    let shared = |one: &Located, all: &[Located]| all.iter().any(|other| other.place == one.place && other.way == one.way);
    if ours.iter().any(|l| shared(l, theirs)) {
        return None;
    }
    let half = |said: &Said<'_>, l: &Located| Half::verbatim(said, l.span);
    let entity = |l: &Located| &pair.reading.entities[l.place.0];
    let every = || ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
    let (a, b, level) = if let Some((a, b)) = every().find(|(a, b)| a.place == b.place) {
        (a, b, Level::Beside)
    } else if let Some((a, b)) = every().find(|(a, b)| nested(entity(a), entity(b))) {
        (a, b, Level::Within)
    } else if names_both(pair, a.place, b.place) || apart(entity(a), entity(b)) {
        return None;
    } else {
        (a, b, Level::Unknown)
    };
    Some(finding(half(pair.left, a), half(pair.right, b), level, pair.overlap))
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

fn conflict(left: Half, right: Half, weight: f64) -> Finding {
    finding(left, right, Level::Apart, weight)
}

fn finding(left: Half, right: Half, level: Level, weight: f64) -> Finding {
    let (relation, reason) = match level {
        Level::Within => (Relation::Compatible, "one lies in the other"),
        Level::Beside => (Relation::Compatible, "one says in the place, the other beside it"),
        Level::Unknown => (Relation::Compatible, "whether one lies in the other is not known"),
        Level::Apart => (Relation::Conflict, "neither is, or lies in, the other"),
    };
    let explanation = format!("{} against {}: {reason}", left.value, right.value);
    Finding { kind: DifferenceKind::Place, topic: String::new(), relation, weight, form: false, left, right, explanation }
}
