//! Rows for choices of words, a row for each claim: its statements once, with all the words that differ marked, then each finding in a line.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Columns;
use super::findings;
use crate::digest::fold::Finding;
use crate::model::{ClaimId, Comparison, DifferenceKind, Side, Span, StatementId, Voice};
use crate::report::excerpt::{self, Cut};
use crate::report::grid::Row;
use crate::report::rich::{Ink, Rich};
use crate::report::{Look, section, words};

/// Words of a reading longer than this are cut in a finding's line; they stand marked above it.
const READING: usize = 48;

/// So many findings of a claim are shown without `--all`, those that matter most: more of them nobody reads in a row.
const MOST: usize = 6;

/// So many statements of a claim are quoted without `--all`.
const QUOTED: usize = 6;

/// So many places of a reading are shown in a finding's line without `--all`.
const PLACES: usize = 3;

/// The rows, the claim with what matters most first.
pub fn rows(comparison: &Comparison, findings: &[&Finding<'_>], look: &Look) -> Vec<Row> {
    let columns = Columns::new(comparison, look);
    section::by_claim(findings).into_iter().map(|(id, findings)| row(comparison, id, &findings, &columns, look)).collect()
}

fn row(comparison: &Comparison, id: ClaimId, findings: &[&Finding<'_>], columns: &Columns, look: &Look) -> Row {
    let mut first = vec![Rich::of(Ink::Wording, &id.to_string())];
    first.extend(findings::circumstances(comparison, &comparison.claims[id.0]));
    let cut = Cut { ink: Ink::Wording, room: columns.room(look), look };
    // One more takes no more room than to say that there is one.
    let shown = if look.all || findings.len() == MOST + 1 { findings.len() } else { findings.len().min(MOST) };
    let (findings, more) = findings.split_at(shown);
    let marks = statements(findings);
    let quoted = quoted(findings, &marks, look);
    let mut bands: Vec<Vec<Rich>> =
        quoted.iter().map(|id| vec![Rich::place(comparison, *id), excerpt::marked(comparison, *id, &marks[id], cut)]).collect();
    if quoted.len() < marks.len() {
        bands.push(vec![
            Rich::default(),
            Rich::of(Ink::Dim, &format!("… {} more statements: -a shows all of them", marks.len() - quoted.len())),
        ]);
    }
    for finding in findings {
        let why = findings::why(&without_readings(finding), look);
        let mut line = line(comparison, finding, look);
        let kind = Rich::of(Ink::Wording, finding.kind.word());
        bands.push(match columns.why {
            Some(_) => vec![kind, line, why],
            None => {
                line.push(Ink::Plain, " ");
                line.append(why);
                vec![kind, line]
            }
        });
    }
    if !more.is_empty() {
        bands.push(vec![Rich::default(), Rich::of(Ink::Dim, &format!("… {} more of this claim: -a shows all of them", more.len()))]);
    }
    Row { first, bands, last: None }
}

/// The statements that the findings are about, with the words that differ in each. Own voice is no stretch of words.
fn statements(findings: &[&Finding<'_>]) -> BTreeMap<StatementId, Vec<Span>> {
    let mut out: BTreeMap<StatementId, Vec<Span>> = BTreeMap::new();
    for finding in findings {
        for side in finding.readings.iter().flat_map(|reading| &reading.sides) {
            if let Some(id) = side.statement {
                out.entry(id).or_default().extend(side.span.filter(|_| !in_own_voice(finding.kind, side)));
            }
        }
    }
    out
}

/// Those that are quoted: the first that open a reading of what matters most. The others say the same, or are named in a finding's line.
fn quoted(findings: &[&Finding<'_>], marks: &BTreeMap<StatementId, Vec<Span>>, look: &Look) -> BTreeSet<StatementId> {
    if look.all || marks.len() <= QUOTED + 1 {
        return marks.keys().copied().collect();
    }
    let mut out = BTreeSet::new();
    for id in findings.iter().flat_map(|finding| &finding.readings).filter_map(|reading| reading.sides[0].statement) {
        if out.len() < QUOTED {
            out.insert(id);
        }
    }
    out
}

fn in_own_voice(kind: DifferenceKind, side: &Side) -> bool {
    kind == DifferenceKind::Attribution && side.voice == Voice::Own
}

/// The finding with explanations that do not say the readings again: they stand beside them. What is said of them comes after a colon.
fn without_readings<'a>(finding: &Finding<'a>) -> Finding<'a> {
    let mut explanations: Vec<&str> = Vec::new();
    for why in &finding.explanations {
        let short = why.rsplit_once("”: ").map_or(*why, |(_, after)| after);
        if !explanations.contains(&short) {
            explanations.push(short);
        }
    }
    Finding { explanations, ..finding.clone() }
}

/// "burned (aa:19) / set on fire (bb:17, quoting a photographer)"
fn line(comparison: &Comparison, finding: &Finding<'_>, look: &Look) -> Rich {
    let mut out = Rich::default();
    for (at, reading) in finding.readings.iter().enumerate() {
        let side = reading.sides[0];
        if at > 0 {
            out.push(Ink::Dim, " / ");
        }
        let text = match side.span.filter(|_| !in_own_voice(finding.kind, side)) {
            Some(span) => span.text(&comparison.account(side.account).text),
            None if reading.value.is_empty() => "says nothing of it",
            None => reading.value,
        };
        let (shown, more) = excerpt::from_start(text, READING);
        out.push(Ink::Strong, shown);
        if more {
            out.push(Ink::Dim, " …");
        }
        let mut places: Vec<&str> = reading.sides.iter().map(|s| words::place(comparison, s)).collect();
        places.dedup();
        let speaker = words::speaker(comparison, side.account, &side.voice).filter(|_| finding.kind != DifferenceKind::Attribution);
        let speaker = speaker.map(|name| format!(", quoting {name}")).unwrap_or_default();
        let shown = if look.all { places.len() } else { places.len().min(PLACES) };
        let more = if shown < places.len() { format!(" +{}", places.len() - shown) } else { String::new() };
        out.push(Ink::Dim, &format!(" ({}{more}{speaker})", places[..shown].join(" ")));
    }
    out
}
