//! The comparison as JSON, schema 1: what scripts read. Keys are only ever added within a schema. Spans are byte offsets into the
//! account's text. One element of each section a line, so that two reports can be compared line by line.

mod escape;
pub mod lines;
mod mentions;
mod parts;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::{Comparison, EventId, StatementId};
use crate::select::View;
use mentions::MentionOut;
use parts::{AccountOut, ClaimOut, DifferenceOut, EntityOut, EventOut, NoticeOut, PairingOut, StatementOut};

/// Number of the schema. It changes when a key loses its meaning, never when one is added.
const SCHEMA: u32 = 1;

/// The whole document, in the order that is printed.
#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    accounts: Vec<AccountOut<'a>>,
    events: Vec<EventOut<'a>>,
    statements: Vec<StatementOut<'a>>,
    mentions: Vec<MentionOut<'a>>,
    entities: Vec<EntityOut<'a>>,
    claims: Vec<ClaimOut<'a>>,
    pairings: Vec<PairingOut<'a>>,
    differences: Vec<DifferenceOut<'a>>,
    unmatched: Vec<&'a str>,
    notices: Vec<NoticeOut<'a>>,
    settings: Map<String, Value>,
}

/// Renders what the view shows. Accounts, statements, mentions and entities are always whole: other parts refer to them.
pub fn render(comparison: &Comparison, view: &View) -> String {
    let document = Document {
        schema: SCHEMA,
        accounts: comparison.accounts.iter().map(AccountOut::new).collect(),
        events: (0..comparison.events.len()).map(|at| EventOut::new(comparison, EventId(at))).collect(),
        statements: comparison.statements.iter().map(|s| StatementOut::new(comparison, s)).collect(),
        mentions: comparison.statements.iter().flat_map(|s| s.mentions.iter().map(|m| MentionOut::new(comparison, s, m))).collect(),
        entities: comparison.entities.iter().enumerate().map(|(at, e)| EntityOut::new(comparison, at, e)).collect(),
        claims: view.claims.iter().map(|id| ClaimOut::new(comparison, *id)).collect(),
        pairings: comparison
            .pairings
            .iter()
            .filter(|p| shown(comparison, view, p.statements))
            .map(|p| PairingOut::new(comparison, p))
            .collect(),
        differences: view.differences.iter().map(|id| DifferenceOut::new(comparison, *id, view.base)).collect(),
        unmatched: view.unmatched.iter().map(|id| comparison.statement(*id).label.as_str()).collect(),
        notices: comparison.notices.iter().map(NoticeOut::new).collect(),
        settings: settings(comparison, view),
    };
    escape::to_string(&document)
}

/// A pairing is shown when one of the shown claims holds both its statements.
fn shown(comparison: &Comparison, view: &View, (a, b): (StatementId, StatementId)) -> bool {
    if view.claims.len() == comparison.claims.len() {
        return true;
    }
    view.claims.iter().map(|id| &comparison.claims[id.0].statements).any(|s| s.contains(&a) && s.contains(&b))
}

/// How it was made and, if not all of it is shown, what was asked for.
fn settings(comparison: &Comparison, view: &View) -> Map<String, Value> {
    let mut out = match serde_json::to_value(&comparison.settings) {
        Ok(Value::Object(map)) => map,
        Ok(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) | Err(_) => Map::new(),
    };
    out.insert("version".into(), env!("CARGO_PKG_VERSION").into());
    if let Some(selection) = &view.selection {
        out.insert("selection".into(), selection.as_str().into());
    }
    out
}

/// Probabilities and weights are printed to four places: more would claim a precision that they do not have.
fn rounded(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}
