//! Two names that a text says are one: "Karvachar (Kalbajar)", "Karvachar, also known as Kalbajar". A bracket alone is believed for
//! places only, and only where the gazetteer does not know both: "Tokyo (Reuters)" and "Paris (France)" are something else.

use crate::language::Language;
use crate::language::gazetteer::PlaceKind;
use crate::model::{Content, EntityKind, Mention, NameForm, Statement};
use crate::text::Token;

use super::node::{Known, Nodes};
use super::union::Union;

/// The basis of such a joining.
const BASIS: &str = "also known as";

/// Joins names that an account equates.
pub fn join(statements: &[Statement], nodes: &Nodes, union: &mut Union, language: &Language) {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (statement, row) in statements.iter().zip(&nodes.of_mention) {
        let names: Vec<(usize, &Mention, EntityKind)> = statement.mentions.iter().enumerate().filter_map(|(at, m)| proper(at, m)).collect();
        for pair in names.windows(2) {
            let ((i, one, kind), (j, other, second)) = (pair[0], pair[1]);
            let (Some((a, _)), Some((b, _))) = (row[i], row[j]) else { continue };
            let bracket = bracketed(&statement.tokens, one, other);
            if bracket && [a, b].iter().any(|n| holds_places(&nodes.list[*n].known, language)) {
                continue;
            }
            if a != b
                && equated(&statement.tokens, one, other, (kind, second), language)
                && !(second == EntityKind::Person && nodes.list[b].words.len() < 2)
                && !matches!((&nodes.list[a].known, &nodes.list[b].known), (Known::Place(_), Known::Place(_)))
            {
                found.push((a.min(b), a.max(b)));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    for (a, b) in found {
        union.join(a, b, BASIS);
    }
}

/// "San Roe (Texas)": a country or region in a bracket tells where, not what else it is called.
fn holds_places(known: &Known, language: &Language) -> bool {
    match known {
        Known::Place(at) => match language.names.gazetteer.numbered(*at).kind {
            PlaceKind::Country | PlaceKind::Region | PlaceKind::Wide => true,
            PlaceKind::Capital | PlaceKind::City => false,
        },
        Known::People(_) => true,
        Known::Words(_) | Known::Later(..) => false,
    }
}

/// Does an opening bracket alone stand between the two?
fn bracketed(tokens: &[Token], one: &Mention, other: &Mention) -> bool {
    let from = tokens.partition_point(|t| t.start < one.span.end());
    let to = tokens.partition_point(|t| t.start < other.span.start());
    to == from + 1 && tokens[from].is("(")
}

fn proper(at: usize, mention: &Mention) -> Option<(usize, &Mention, EntityKind)> {
    match &mention.content {
        Content::Name(name) if name.form == NameForm::Proper => Some((at, mention, name.kind)),
        _ => None,
    }
}

/// Do the words between two names, and the one after, say that they are one?
fn equated(tokens: &[Token], one: &Mention, other: &Mention, kinds: (EntityKind, EntityKind), language: &Language) -> bool {
    let from = tokens.partition_point(|t| t.start < one.span.end());
    let to = tokens.partition_point(|t| t.start < other.span.start());
    let between: Vec<&str> =
        tokens[from..to.max(from)].iter().map(|t| t.norm.as_str()).filter(|w| !matches!(*w, "," | "\"" | "“" | "the")).collect();
    let place = |k: EntityKind| matches!(k, EntityKind::Place | EntityKind::Other | EntityKind::Person);
    let after = tokens.partition_point(|t| t.start < other.span.end());
    let said = between.strip_prefix(&["("]).unwrap_or(&between).join(" ");
    match between.as_slice() {
        ["(", "or"] => true,
        _ if language.names.signs.equating.contains(&said) => true,
        ["("] => {
            let closed = tokens.get(after).is_some_and(|t| t.is(")"));
            closed && place(kinds.0) && place(kinds.1) && (kinds.0 == EntityKind::Place || kinds.1 == EntityKind::Place)
        }
        _ => false,
    }
}
