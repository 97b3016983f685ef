//! differences.csv: a row for each difference, the two sides beside each other. A difference with more sides has a row for each of them
//! against the first, under the same id. Columns are only ever added at the end.

use super::{Cell, head};
use crate::model::{Comparison, DifferenceId, Materiality, Side};
use crate::report::words;
use crate::select::View;

/// The columns, in order; the sides' own follow with `a_` and `b_` before their names, then those of [`END`].
pub const COLUMNS: [&str; 6] = ["difference", "claim", "family", "kind", "relation", "date"];
/// The last columns.
pub const END: [&str; 3] = ["explanation", "materiality", "rank"];
/// The columns of a side: account, statement, the words that differ, their normal form, who says it, the whole statement.
pub const SIDE: [&str; 6] = ["account", "statement", "words", "value", "speaker", "text"];

pub(super) fn rows(comparison: &Comparison, view: &View) -> Vec<Vec<Cell>> {
    let sides = ["a", "b"].iter().flat_map(|side| SIDE.map(|name| format!("{side}_{name}")));
    let names: Vec<String> = COLUMNS.map(str::to_string).into_iter().chain(sides).chain(END.map(str::to_string)).collect();
    let mut out = vec![head(&names.iter().map(String::as_str).collect::<Vec<_>>())];
    for id in &view.differences {
        let mut sides: Vec<&Side> = comparison.differences[id.0].sides.iter().collect();
        sides.sort_by_key(|side| Some(side.account) != view.base);
        let (first, others) = (sides.first(), sides.get(1..).unwrap_or_default());
        if others.is_empty() {
            out.push(row(comparison, *id, first.copied(), None));
        }
        out.extend(others.iter().map(|other| row(comparison, *id, first.copied(), Some(other))));
    }
    out
}

fn row(comparison: &Comparison, id: DifferenceId, a: Option<&Side>, b: Option<&Side>) -> Vec<Cell> {
    let difference = &comparison.differences[id.0];
    let family = difference.kind.family().word();
    let date = comparison.claims[difference.claim.0].date.as_ref().map(|when| when.edtf()).unwrap_or_default();
    let words = [&id.to_string(), &difference.claim.to_string(), family, difference.kind.word(), difference.relation.word(), &date];
    let mut out: Vec<Cell> = words.into_iter().map(Cell::text).collect();
    for side in [a, b] {
        out.extend(side.map_or_else(|| vec![Cell::default(); SIDE.len()], |side| cells(comparison, side)));
    }
    let Materiality { level, rank, origins: _, certainty: _ } = difference.materiality;
    out.extend([difference.explanation.as_str(), level.word(), &rank.to_string()].map(Cell::text));
    out
}

fn cells(comparison: &Comparison, side: &Side) -> Vec<Cell> {
    let account = comparison.account(side.account);
    let own = || "own voice".to_string();
    vec![
        Cell::text(&account.label),
        Cell::text(side.statement.map_or("", |id| &comparison.statement(id).label)),
        Cell::text(side.span.map_or("", |span| span.text(&account.text))),
        Cell::text(&side.value),
        Cell::text(&words::speaker(comparison, side.account, &side.voice).unwrap_or_else(own)),
        Cell::text(side.statement.map_or("", |id| comparison.words(id))),
    ]
}
