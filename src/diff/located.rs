//! Where a statement says that something happened: a named place, whether it was in it or beside it, and the verb that it belongs to.

use super::pair::Pair;
use super::said::Said;
use crate::model::{EntityId, EntityKind, Mention, NameForm, Span};

/// How an event lies to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// "in Harn", "struck Harn"
    Inside,
    /// "off Harn", "near Harn", "12 miles west of Harn"
    Beside,
}

/// A place that something is told of.
#[derive(Clone, Copy, Debug)]
pub struct Located {
    /// From the preposition to the end of the name.
    pub span: Span,
    /// In it or beside it.
    pub way: Way,
    /// The place.
    pub place: EntityId,
    /// The verb that it belongs to, as a place among the tokens.
    pub verb: Option<usize>,
}

/// The places of a statement that stand behind a preposition of place.
pub fn located(pair: &Pair<'_>, said: &Said<'_>) -> Vec<Located> {
    const MOST: usize = 8;
    let place = |id: &EntityId| pair.reading.entities[id.0].kind == EntityKind::Place;
    let named = said.names().filter(|(_, n)| n.form == NameForm::Proper);
    named.filter_map(|(m, n)| Some((m, n.entity.filter(place)?))).filter_map(|(m, id)| behind(pair, said, m, id)).take(MOST).collect()
}

/// The place that a verb has for its object: "the quake struck Harn", "struck the Harn district".
pub fn as_object(pair: &Pair<'_>, said: &Said<'_>, verb: usize, patient: Span) -> Option<Located> {
    let (tree, signs) = (&said.statement.tree, &pair.reading.language.names.signs);
    let place = |id: &EntityId| pair.reading.entities[id.0].kind == EntityKind::Place;
    let direct = |name: &Mention| {
        let at = said.tokens_in(name.span);
        let above = tree.above(at.clone());
        let noun = |at: &usize| signs.place_nouns.contains(&said.statement.tokens[*at].norm);
        above.first() == Some(&verb) || above.first().is_some_and(noun) && above.get(1) == Some(&verb)
    };
    let named = said.names().filter(|(m, n)| n.form == NameForm::Proper && patient.contains(m.span) && !owns(said, m) && direct(m));
    let (m, id) = named.filter_map(|(m, n)| Some((m, n.entity.filter(place)?))).next()?;
    Some(Located { span: m.span, way: Way::Inside, place: id, verb: Some(verb) })
}

/// "Orland's" is not where it was.
fn owns(said: &Said<'_>, name: &Mention) -> bool {
    matches!(said.word_after(name.span), Some("'s" | "’s" | "'" | "’"))
}

fn behind(pair: &Pair<'_>, said: &Said<'_>, name: &Mention, place: EntityId) -> Option<Located> {
    let (tokens, tree) = (&said.statement.tokens, &said.statement.tree);
    let functions = &pair.reading.language.functions;
    let mut way = Way::Inside;
    let mut from = None;
    for at in tree.above(said.tokens_in(name.span)) {
        let norm = tokens[at].norm.as_str();
        let (inside, beside) = (functions.inside.contains(norm), functions.beside.contains(norm));
        if functions.edges.contains(norm) || beside {
            way = Way::Beside;
        }
        // "12 miles west of Harn" has no preposition of its own.
        if inside || beside || tree.is_verb(at) || norm != "of" && functions.prepositions.contains(norm) {
            from = (inside || beside).then_some(at);
            break;
        }
    }
    let from = from.filter(|from| tokens[*from].start < name.span.start() && !owns(said, name))?;
    let span = Span::of(said.text, tokens[from].start..name.span.end());
    Some(Located { span, way, place, verb: tree.governor(from..from + 1) })
}
