//! statements.csv: a row for each statement, with the claims that it belongs to; none: only its account tells it.

use super::{Cell, count, head};
use crate::model::{Comparison, Content, StatementId};
use crate::select::{View, event_date};

/// The columns, in order.
pub const COLUMNS: [&str; 8] = ["statement", "account", "line", "kind", "date", "claims", "names", "text"];

pub(super) fn rows(comparison: &Comparison, _view: &View) -> Vec<Vec<Cell>> {
    let mut claims: Vec<Vec<String>> = vec![Vec::new(); comparison.statements.len()];
    for (at, claim) in comparison.claims.iter().enumerate() {
        for id in &claim.statements {
            claims[id.0].push(crate::model::ClaimId(at).to_string());
        }
    }
    let ids = (0..comparison.statements.len()).map(StatementId);
    std::iter::once(head(&COLUMNS)).chain(ids.map(|id| row(comparison, id, &claims[id.0]))).collect()
}

fn row(comparison: &Comparison, id: StatementId, claims: &[String]) -> Vec<Cell> {
    let statement = comparison.statement(id);
    vec![
        Cell::text(&statement.label),
        Cell::text(&comparison.account(statement.account).label),
        count(statement.line),
        Cell::text(statement.kind.word()),
        Cell::text(&event_date(statement).map(|when| when.edtf()).unwrap_or_default()),
        Cell::text(&claims.join(" ")),
        Cell::text(&names(comparison, id).join(", ")),
        Cell::text(comparison.words(id)),
    ]
}

/// Canonical names of what it names, each once.
fn names(comparison: &Comparison, id: StatementId) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for mention in &comparison.statement(id).mentions {
        if let Content::Name(name) = &mention.content
            && let Some(entity) = name.entity
        {
            let name = comparison.entities[entity.0].name.as_str();
            if !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out
}
