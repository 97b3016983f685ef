//! Places: where something was, by name or by latitude and longitude. A conflict only between two places that are neither equal nor nested,
//! in the same place of sentences that are otherwise alike, or after the same preposition of the same event. If it is unknown whether one
//! place is within the other, the two are only shown side by side.

use crate::language::function_word::OF;
use std::ops::Range;

use rust_decimal::Decimal;

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::predicate::{Event, events, same_event};
use super::said::Said;
use super::swapped::{nested, swapped_names};
use crate::language::positions::Coordinate;
use crate::model::{DifferenceKind, Entity, EntityId, EntityKind, Mention, NameForm, Relation, Span};

/// Least probability that two statements pair by themselves for the places of one event to be compared.
const SURELY: f64 = 0.5;

/// Compares where it was.
pub(super) fn compare_places(pair: &Pair<'_>) -> Vec<Finding> {
    let copies: Vec<Finding> = swapped_names(pair).into_iter().filter(|s| s.places).map(|s| place_conflict(s.left, s.right, 2.0)).collect();
    if !copies.is_empty() {
        return copies;
    }
    sole_places(pair).or_else(|| of_one_event(pair)).into_iter().collect()
}

/// Compares the one place after a preposition on each side.
fn sole_places(pair: &Pair<'_>) -> Option<Finding> {
    const SHARED: f64 = 0.5;
    let (a, b) = (sole_place(pair, pair.left)?, sole_place(pair, pair.right)?);
    let (x, y) = (&pair.reading.entities[a.1.0], &pair.reading.entities[b.1.0]);
    if a.1 == b.1 || pair.overlap < SHARED || names_both(pair, a.1, b.1) {
        return None;
    }
    let (left, right) = (Half::new(pair.left, a.0, x.name.clone()), Half::new(pair.right, b.0, y.name.clone()));
    if nested(x, y) {
        return Some(place_finding(left, right, Level::Within, pair.overlap));
    }
    let one_event = events(pair, pair.left).iter().any(|d| events(pair, pair.right).iter().any(|e| same_event(pair, d, e)));
    (one_event && are_apart(x, y)).then(|| place_conflict(left, right, pair.overlap))
}

/// The levels of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// One place is within the other.
    Within,
    /// One place: in it on one side, beside it on the other.
    Beside,
    /// Two places whose relation is unknown.
    Unknown,
    /// Two separate places.
    Apart,
}

/// Compares the places of an event that both sides report, if neither side names a place of the other.
fn of_one_event(pair: &Pair<'_>) -> Option<Finding> {
    if pair.paired < SURELY {
        return None;
    }
    let (left, right) = (events(pair, pair.left), events(pair, pair.right));
    let (ours, theirs) = (located(pair, pair.left), located(pair, pair.right));
    let both = left.iter().flat_map(|a| right.iter().map(move |b| (a, b))).filter(|(a, b)| same_event(pair, a, b));
    both.filter_map(|(a, b)| {
        side_by_side(pair, &places_of_event(pair, pair.left, a, &ours), &places_of_event(pair, pair.right, b, &theirs))
    })
    .next()
}

/// Where an event was: the places that its verb governs or has as its object.
fn places_of_event(pair: &Pair<'_>, said: &Said<'_>, event: &Event<'_>, all: &[Located]) -> Vec<Located> {
    let verb = said.tokens_in(event.mention.span).start;
    let object = event.action.patient.and_then(|patient| place_as_object(pair, said, verb, patient));
    all.iter().copied().filter(|l| l.verb == Some(verb)).chain(object).collect()
}

fn side_by_side(pair: &Pair<'_>, ours: &[Located], theirs: &[Located]) -> Option<Finding> {
    let (a, b) = (ours.first()?, theirs.first()?);
    let shared = |one: &Located, all: &[Located]| all.iter().any(|other| other.place == one.place && other.position == one.position);
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
    } else if names_both(pair, a.place, b.place) || are_apart(entity(a), entity(b)) {
        return None;
    } else {
        (a, b, Level::Unknown)
    };
    Some(place_finding(half(pair.left, a), half(pair.right, b), level, pair.overlap))
}

/// True if the gazetteer shows that they are in different wholes, or side by side in one.
fn are_apart(x: &Entity, y: &Entity) -> bool {
    x.within.is_some() && y.within.is_some()
}

/// True if one statement names both places: then it does not report a different one.
fn names_both(pair: &Pair<'_>, a: EntityId, b: EntityId) -> bool {
    let names = |said: &Said<'_>, id: EntityId| said.names().any(|(_, n)| n.entity == Some(id));
    names(pair.left, b) || names(pair.right, a)
}

/// The only place of a statement after a preposition of place.
fn sole_place(pair: &Pair<'_>, said: &Said<'_>) -> Option<(Span, EntityId)> {
    let mut found = said.names().filter_map(|(m, n)| {
        let id = n.entity.filter(|id| n.form == NameForm::Proper && pair.reading.entities[id.0].kind == EntityKind::Place)?;
        let before = said.word_before(m.span)?;
        pair.reading.language.comparing.places.locating.contains(before).then_some((m.span, id))
    });
    let first = found.next()?;
    found.all(|(_, id)| id == first.1).then_some(first)
}

fn place_conflict(left: Half, right: Half, weight: f64) -> Finding {
    place_finding(left, right, Level::Apart, weight)
}

fn place_finding(left: Half, right: Half, level: Level, weight: f64) -> Finding {
    let (relation, reason) = match level {
        Level::Within => (Relation::Compatible, "one is in the other"),
        Level::Beside => (Relation::Compatible, "one says in the place, the other beside it"),
        Level::Unknown => (Relation::Compatible, "it is not known whether one is in the other"),
        Level::Apart => (Relation::Conflict, "these are different places"),
    };
    let explanation = format!("{} against {}: {reason}", left.value, right.value);
    Finding { kind: DifferenceKind::Place, topic: String::new(), relation, weight, form: false, left, right, explanation }
}

/// How an event is located relative to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Position {
    /// "in Harn", "struck Harn"
    Inside,
    /// "off Harn", "near Harn", "12 miles west of Harn"
    Beside,
}

/// A place where something happened.
#[derive(Clone, Copy, Debug)]
struct Located {
    /// From the preposition to the end of the name.
    pub span: Span,
    /// Whether it is in the place or beside it.
    pub position: Position,
    /// The place.
    pub place: EntityId,
    /// The token of the verb that it belongs to.
    pub verb: Option<usize>,
}

/// The places of a statement after a preposition of place.
fn located(pair: &Pair<'_>, said: &Said<'_>) -> Vec<Located> {
    const MOST: usize = 8;
    let place = |id: &EntityId| pair.reading.entities[id.0].kind == EntityKind::Place;
    let named = said.names().filter(|(_, n)| n.form == NameForm::Proper);
    named
        .filter_map(|(m, n)| Some((m, n.entity.filter(place)?)))
        .filter_map(|(m, id)| behind_preposition(pair, said, m, id))
        .take(MOST)
        .collect()
}

/// The place that is the object of a verb: "the quake struck Harn", "struck the Harn district".
fn place_as_object(pair: &Pair<'_>, said: &Said<'_>, verb: usize, patient: Span) -> Option<Located> {
    let (tree, signs) = (&said.statement.tree, &pair.reading.language.names.signs);
    let place = |id: &EntityId| pair.reading.entities[id.0].kind == EntityKind::Place;
    let direct = |name: &Mention| {
        let at = said.tokens_in(name.span);
        let above = tree.above(at.clone());
        let noun = |at: &usize| signs.place_nouns.contains(&said.statement.tokens[*at].norm);
        above.first() == Some(&verb) || above.first().is_some_and(noun) && above.get(1) == Some(&verb)
    };
    let named =
        said.names().filter(|(m, n)| n.form == NameForm::Proper && patient.contains(m.span) && !is_possessive(said, m) && direct(m));
    let (m, id) = named.filter_map(|(m, n)| Some((m, n.entity.filter(place)?))).next()?;
    Some(Located { span: m.span, position: Position::Inside, place: id, verb: Some(verb) })
}

/// True for a possessive: "Orland's" does not say where something was.
fn is_possessive(said: &Said<'_>, name: &Mention) -> bool {
    said.word_after(name.span).is_some_and(|word| said.language.comparing.possessive_endings.contains(word))
}

fn behind_preposition(pair: &Pair<'_>, said: &Said<'_>, name: &Mention, place: EntityId) -> Option<Located> {
    let (tokens, tree) = (&said.statement.tokens, &said.statement.tree);
    let functions = &pair.reading.language.functions;
    let mut position = Position::Inside;
    let mut from = None;
    for at in tree.above(said.tokens_in(name.span)) {
        let norm = tokens[at].norm.as_str();
        let (inside, beside) = (functions.inside.contains(norm), functions.beside.contains(norm));
        if functions.edges.contains(norm) || beside {
            position = Position::Beside;
        }
        // In "12 miles west of Harn" the preposition is not next to the name.
        if inside || beside || tree.is_verb(at) || norm != OF && functions.prepositions.contains(norm) {
            from = (inside || beside).then_some(at);
            break;
        }
    }
    let from = from.filter(|from| tokens[*from].start < name.span.start() && !is_possessive(said, name))?;
    let span = Span::of(said.text, tokens[from].start..name.span.end());
    Some(Located { span, position, place, verb: tree.governor(from..from + 1) })
}

/// Least probability that two statements pair for their positions to be compared.
const PAIRED_SURELY: f64 = 0.5;

/// Compares positions; statements with several are not compared.
pub(super) fn compare_positions(pair: &Pair<'_>) -> Vec<Finding> {
    let of = |said: &Said<'_>| pair.reading.language.numbers.positions.all(said.text, &said.statement.tokens);
    let (left, right) = (of(pair.left), of(pair.right));
    let one =
        |all: &[Coordinate]| !all.is_empty() && [true, false].iter().all(|lat| all.iter().filter(|c| c.latitude == *lat).count() <= 1);
    if !one(&left) || !one(&right) || !(pair.is_near_copy() || pair.paired >= PAIRED_SURELY) {
        return Vec::new();
    }
    let apart = left.iter().any(|a| right.iter().any(|b| a.latitude == b.latitude && are_two_positions(a, b)));
    let together = left.iter().any(|a| right.iter().any(|b| a.latitude == b.latitude));
    if !together {
        return Vec::new();
    }
    let half = |said: &Said<'_>, all: &[Coordinate]| {
        let tokens = &said.statement.tokens;
        let end = all.iter().map(|c| c.tokens.end).max().unwrap_or(1);
        Half::verbatim(said, Span::of(said.text, tokens[all[0].tokens.start].start..tokens[end - 1].end))
    };
    let (left, right) = (half(pair.left, &left), half(pair.right, &right));
    let (relation, reason) = if apart { (Relation::Conflict, "two positions") } else { (Relation::Same, "one position") };
    let explanation = format!("{} against {}: {reason}", left.value, right.value);
    vec![Finding { kind: DifferenceKind::Place, topic: "position".into(), relation, weight: 2.0, form: false, left, right, explanation }]
}

/// The tokens of the positions that both statements give, in whatever form: on the left and on the right.
pub(super) fn shared_positions(pair: &Pair<'_>) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let of = |said: &Said<'_>| pair.reading.language.numbers.positions.all(said.text, &said.statement.tokens);
    let (left, right) = (of(pair.left), of(pair.right));
    let same = |a: &Coordinate, b: &Coordinate| a.latitude == b.latitude && !are_two_positions(a, b);
    let with = |own: &[Coordinate], other: &[Coordinate]| -> Vec<Range<usize>> {
        own.iter().filter(|a| other.iter().any(|b| same(a, b))).map(|a| a.tokens.clone()).collect()
    };
    (with(&left, &right), with(&right, &left))
}

/// True if they differ by more than the last digit of the less precise one.
fn are_two_positions(a: &Coordinate, b: &Coordinate) -> bool {
    let allowed: Decimal = a.step.max(b.step);
    (a.degrees - b.degrees).abs() > allowed
}
