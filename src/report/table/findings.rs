//! Rows for findings: kind, ids and date; then every reading with its places and its words in their statement; then why.

use super::columns::Columns;
use crate::model::{Claim, Comparison, DifferenceKind, Relation};
use crate::report::excerpt::{self, Cut};
use crate::report::fold::{Finding, Reading};
use crate::report::grid::{Grid, Row};
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, words};

/// So many places of one reading, names of a claim and explanations of a finding are shown without `--all`.
const PLACES: usize = 6;
const NAMES: usize = 2;
const REASONS: usize = 1;

/// The table of some findings of one section.
pub fn render(comparison: &Comparison, findings: &[&Finding<'_>], ink: Ink, look: &Look) -> String {
    let columns = Columns::new(comparison, look);
    let rows = findings.iter().map(|finding| row(comparison, finding, ink, &columns, look)).collect();
    Grid { widths: columns.widths(), rows, ..Grid::default() }.paint(look)
}

fn row(comparison: &Comparison, finding: &Finding<'_>, ink: Ink, columns: &Columns, look: &Look) -> Row {
    let ink = if finding.relation == Relation::Supersedes { Ink::Moved } else { ink };
    let mut bands: Vec<Vec<Rich>> = finding.readings.iter().map(|r| band(comparison, finding, r, ink, columns, look)).collect();
    let why = why(finding, look);
    match columns.why {
        Some(_) => {
            let mut why = Some(why);
            bands.iter_mut().for_each(|band| band.push(why.take().unwrap_or_default()));
        }
        None if why.is_empty() => {}
        None => bands.push(vec![Rich::default(), why]),
    }
    Row { first: what(comparison, finding, ink), bands }
}

/// Kind, relation where it is not the section's own, ids, date, names.
fn what(comparison: &Comparison, finding: &Finding<'_>, ink: Ink) -> Vec<Rich> {
    let claim = &comparison.claims[finding.claim.0];
    let mut out = vec![Rich::of(ink, finding.kind.word())];
    if finding.relation == Relation::Supersedes {
        out.push(Rich::plain(finding.relation.word()));
    }
    out.push(Rich::of(Ink::Dim, &ids(finding)));
    out.extend(date(claim).map(|date| Rich::of(Ink::Dim, &date)));
    let about = words::about(comparison, claim, NAMES);
    if !about.is_empty() {
        out.push(Rich::of(Ink::Dim, &about));
    }
    out
}

/// When it happened; an interval breaks after its stroke.
pub fn date(claim: &Claim) -> Option<String> {
    claim.date.as_ref().map(|when| when.edtf().replace('/', "/ "))
}

fn ids(finding: &Finding<'_>) -> String {
    let claim = finding.claim;
    match finding.ids.as_slice() {
        [] => claim.to_string(),
        [one] => format!("{claim} {one}"),
        [first, .., last] if last.0 - first.0 + 1 == finding.ids.len() => format!("{claim} {first}–{last}"),
        [first, rest @ ..] => format!("{claim} {first} +{}", rest.len()),
    }
}

fn band(comparison: &Comparison, finding: &Finding<'_>, reading: &Reading<'_>, ink: Ink, columns: &Columns, look: &Look) -> Vec<Rich> {
    let first = reading.sides[0];
    let mut text = excerpt::side(comparison, first, Cut { ink, room: columns.room(look), look });
    if first.statement.is_none() && finding.kind == DifferenceKind::NotInSpan {
        text = Rich::of(Ink::Dim, "published before it happened");
    }
    let told = finding.kind != DifferenceKind::Attribution;
    if let Some(speaker) = words::speaker(comparison, first.account, &first.voice).filter(|_| told) {
        text.push(Ink::Dim, &format!(" — so {speaker}"));
    }
    vec![places(comparison, reading, look), text]
}

fn places(comparison: &Comparison, reading: &Reading<'_>, look: &Look) -> Rich {
    let mut all: Vec<&str> = reading.sides.iter().map(|side| words::place(comparison, side)).collect();
    all.dedup();
    let shown = if look.all { all.len() } else { all.len().min(PLACES) };
    let mut line = Rich::of(Ink::Strong, &all[..shown].join(" "));
    if shown < all.len() {
        line.push(Ink::Dim, &format!(" +{}", all.len() - shown));
    }
    line
}

fn why(finding: &Finding<'_>, look: &Look) -> Rich {
    let shown = if look.all { finding.explanations.len() } else { finding.explanations.len().min(REASONS) };
    if shown == 0 {
        return Rich::default();
    }
    let mut line = Rich::of(Ink::Dim, &format!("→ {}", finding.explanations[..shown].join(" · ")));
    if shown < finding.explanations.len() {
        line.push(Ink::Dim, &format!(" (+{} alike)", finding.explanations.len() - shown));
    }
    line
}
