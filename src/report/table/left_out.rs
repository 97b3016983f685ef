//! Rows for what some accounts leave out: what is told, by whom, and who is silent; poorer statements as other findings.

use super::columns::Columns;
use super::findings;
use crate::digest::fold::Finding;
use crate::model::{Comparison, DifferenceKind};
use crate::report::excerpt::{self, Cut};
use crate::report::grid::Row;
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, words};

/// The row of a finding.
pub fn row(comparison: &Comparison, finding: &Finding<'_>, ink: Ink, look: &Look) -> Row {
    if finding.kind == DifferenceKind::Omission {
        silent(comparison, finding, (ink, "not in"), look)
    } else if finding.kind == DifferenceKind::NotInSpan {
        silent(comparison, finding, (ink, "published before"), look)
    } else {
        findings::row(comparison, finding, ink, look)
    }
}

/// The claim once, with those who tell it; then those who do not.
fn silent(comparison: &Comparison, finding: &Finding<'_>, (ink, silence): (Ink, &str), look: &Look) -> Row {
    let columns = Columns::new(comparison, look);
    let claim = &comparison.claims[finding.claim.0];
    let mut first = vec![Rich::of(ink, finding.kind.word()), Rich::of(Ink::Dim, &findings::ids(finding))];
    first.extend(findings::circumstances(comparison, claim));
    let text = excerpt::statement(comparison, claim.gist, Cut { ink, room: columns.room(look), look });
    let told = words::places(comparison, &claim.statements, findings::PLACES, look);
    let mut missing = Rich::of(Ink::Dim, &format!("{silence}: "));
    let sides = finding.readings.iter().flat_map(|r| &r.sides).filter(|side| side.statement.is_none());
    let mut names: Vec<&str> = sides.map(|side| words::place(comparison, side)).collect();
    names.dedup();
    missing.push(ink, &names.join(", "));
    match columns.why {
        Some(_) => Row { first, bands: vec![vec![told, text]], last: Some(vec![missing]) },
        None => Row { first, bands: vec![vec![told, text], vec![Rich::default(), missing]], last: None },
    }
}
