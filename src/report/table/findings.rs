//! Rows for findings: kind, ids and date; then every reading with its places and its words in their statement; then why.

use super::columns::Columns;
use crate::digest::fold::{Finding, Reading};
use crate::model::{AccountId, Claim, Comparison, Relation, StatementId};
use crate::report::excerpt::{self, Cut};
use crate::report::grid::Row;
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, when, words};

/// So many places of one reading, names of a claim and explanations of a finding are shown without `--all`.
pub const PLACES: usize = 6;
const NAMES: usize = 2;
const REASONS: usize = 1;

/// The row of a finding.
pub fn row(comparison: &Comparison, finding: &Finding<'_>, ink: Ink, look: &Look) -> Row {
    let columns = &Columns::new(comparison, look);
    let ink = if finding.relation == Relation::Supersedes { Ink::Moved } else { ink };
    let mut bands: Vec<Vec<Rich>> = finding.readings.iter().map(|r| band(comparison, r, ink, columns, look)).collect();
    let why = why(finding, look);
    if columns.why.is_some() {
        return Row { first: what(comparison, finding, ink), bands, last: Some(vec![why]) };
    }
    if !why.is_empty() {
        bands.push(vec![Rich::default(), why]);
    }
    Row { first: what(comparison, finding, ink), bands, last: None }
}

/// Kind, relation where it is not the section's own, ids, date, names.
fn what(comparison: &Comparison, finding: &Finding<'_>, ink: Ink) -> Vec<Rich> {
    let claim = &comparison.claims[finding.claim.0];
    let mut out = vec![Rich::of(ink, finding.kind.word())];
    if finding.relation == Relation::Supersedes {
        out.push(Rich::plain(finding.relation.word()));
    }
    out.push(Rich::of(Ink::Dim, &ids(finding)));
    out.extend(circumstances(comparison, claim));
    out
}

/// When it happened, and the first names of what it is about.
pub fn circumstances(comparison: &Comparison, claim: &Claim) -> Vec<Rich> {
    let about = words::about(comparison, claim, NAMES);
    let about = (!about.is_empty()).then_some(about);
    date(claim).into_iter().chain(about).map(|text| Rich::of(Ink::Dim, &text)).collect()
}

/// When it happened.
pub fn date(claim: &Claim) -> Option<String> {
    claim.date.as_ref().map(when::told)
}

/// The claim and the differences: `c3 d5–d8`.
pub fn ids(finding: &Finding<'_>) -> String {
    let claim = finding.claim;
    match finding.ids.as_slice() {
        [] => claim.to_string(),
        [one] => format!("{claim} {one}"),
        [first, .., last] if last.0 - first.0 + 1 == finding.ids.len() => format!("{claim} {first}–{last}"),
        [first, rest @ ..] => format!("{claim} {first} +{}", rest.len()),
    }
}

/// The places of a reading and its words where they first stand.
fn band(comparison: &Comparison, reading: &Reading<'_>, ink: Ink, columns: &Columns, look: &Look) -> Vec<Rich> {
    let first = reading.sides[0];
    let mut text = excerpt::side(comparison, first, Cut { ink, room: columns.room(look), look });
    if let Some(speaker) = words::speaker(comparison, first.account, &first.voice) {
        text.push(Ink::Dim, &format!(" — quoting {speaker}"));
    }
    vec![places(comparison, reading, look), text]
}

/// Where a reading stands.
pub fn places(comparison: &Comparison, reading: &Reading<'_>, look: &Look) -> Rich {
    let mut all: Vec<(AccountId, Option<StatementId>)> = reading.sides.iter().map(|side| (side.account, side.statement)).collect();
    all.dedup();
    let shown = if look.all { all.len() } else { all.len().min(PLACES) };
    let mut line = Rich::default();
    for (at, (account, statement)) in all[..shown].iter().enumerate() {
        line.push(Ink::Plain, if at > 0 { " " } else { "" });
        line.append(match statement {
            Some(id) => Rich::place(comparison, *id),
            None => Rich::of(Ink::Strong, &comparison.account(*account).label),
        });
    }
    if shown < all.len() {
        line.push(Ink::Dim, &format!(" +{}", all.len() - shown));
    }
    line
}

/// Why it is a finding; of explanations that repeat each other account by account, the first.
pub fn why(finding: &Finding<'_>, look: &Look) -> Rich {
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
