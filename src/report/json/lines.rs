//! A finding a line, for tools that read line by line: the difference as in the whole document, with its claim's date and names and the
//! sides' statements, so that a line can be read by itself.

use serde::Serialize;

use super::escape;
use super::parts::DifferenceOut;
use crate::model::{Comparison, DifferenceId};
use crate::select::View;

/// A line of JSONL: a difference that can be read by itself.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Line"))]
pub(super) struct LineOut<'a> {
    #[serde(flatten)]
    difference: DifferenceOut<'a>,
    /// When it happened, EDTF.
    date: Option<String>,
    /// The names of whom and what the claim is about.
    about: Vec<&'a str>,
    /// The whole statements, in the order of the sides; null where a side is silent.
    statements: Vec<Option<&'a str>>,
}

/// Renders the differences that the view shows.
pub fn render(comparison: &Comparison, view: &View) -> String {
    view.differences.iter().map(|id| escape::to_line(&line(comparison, view, *id))).collect()
}

fn line<'a>(comparison: &'a Comparison, view: &View, id: DifferenceId) -> LineOut<'a> {
    let difference = &comparison.differences[id.0];
    let claim = &comparison.claims[difference.claim.0];
    let mut sides: Vec<_> = difference.sides.iter().collect();
    sides.sort_by_key(|side| Some(side.account) != view.base);
    LineOut {
        difference: DifferenceOut::new(comparison, id, view.base),
        date: claim.date.as_ref().map(|when| when.edtf()),
        about: claim.entities.iter().map(|e| comparison.entities[e.0].name.as_str()).collect(),
        statements: sides.into_iter().map(|side| side.statement.map(|s| comparison.words(s))).collect(),
    }
}
