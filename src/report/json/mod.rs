//! The comparison as JSON, schema 1: what scripts read. Keys are only ever added within a schema. Spans are byte offsets into the
//! account's text. One element of each section a line, so that two reports can be compared line by line.

pub(super) mod escape;
mod judged;
pub mod lines;
mod mentions;
pub(super) mod parts;
#[cfg(test)]
mod schema;
mod statements;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Comparison, EventId, Settings, StatementId};
use crate::select::View;
use judged::PerhapsOut;
use mentions::MentionOut;
use parts::{AccountOut, ClaimOut, DifferenceOut, EntityOut, EventOut, NoticeOut, PairingOut};
use statements::StatementOut;

/// Number of the schema. It changes when a key loses its meaning, never when one is added.
const SCHEMA: u32 = 1;

/// A comparison, in the order that is printed. Keys are only ever added.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Document<'a> {
    /// Number of the schema.
    #[cfg_attr(test, schemars(extend("const" = SCHEMA)))]
    schema: u32,
    /// The accounts, ordered by path.
    accounts: Vec<AccountOut<'a>>,
    /// The events that they tell of.
    events: Vec<EventOut<'a>>,
    /// All statements, by account and position.
    statements: Vec<StatementOut<'a>>,
    /// What was understood of them, in the same order.
    mentions: Vec<MentionOut<'a>>,
    /// Who and what they name.
    entities: Vec<EntityOut<'a>>,
    /// What two or more accounts tell, as far as it was asked for.
    claims: Vec<ClaimOut<'a>>,
    /// The accepted pairings behind the claims.
    pairings: Vec<PairingOut<'a>>,
    /// How the accounts differ, as far as it was asked for.
    differences: Vec<DifferenceOut<'a>>,
    /// Ids of statements that one account tells only, as far as it was asked for.
    unmatched: Vec<&'a str>,
    /// Of those, the ones that have a near statement in another account.
    perhaps: Vec<PerhapsOut<'a>>,
    /// What could not be read or decided.
    notices: Vec<NoticeOut<'a>>,
    /// How it was made.
    settings: SettingsOut<'a>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Settings"))]
struct SettingsOut<'a> {
    #[serde(flatten)]
    settings: &'a Settings,
    /// Of the program.
    version: &'static str,
    /// What was asked for, if not all is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    selection: Option<&'a str>,
}

/// Renders what the view shows. Accounts, statements, mentions and entities are always whole: other parts refer to them.
pub fn render(comparison: &Comparison, view: &View) -> String {
    let unmatched: BTreeSet<StatementId> = view.unmatched.iter().copied().collect();
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
        perhaps: comparison.perhaps.iter().filter(|(id, _)| unmatched.contains(id)).map(|p| PerhapsOut::new(comparison, p)).collect(),
        notices: comparison.notices.iter().map(NoticeOut::new).collect(),
        settings: SettingsOut { settings: &comparison.settings, version: env!("CARGO_PKG_VERSION"), selection: view.selection.as_deref() },
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

/// Probabilities and weights are printed to four places: more would claim a precision that they do not have.
fn rounded(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}
