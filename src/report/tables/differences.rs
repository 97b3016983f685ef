//! The tables of differences. differences: a row for each difference, with its two sides next to each other. sides: a row for each finding and
//! account that is part of it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::cell::{Cell, days, edtf};
use super::{Column, Run, Table, day, id, number, text};
use crate::digest::Digest;
use crate::digest::findings::{Finding, shown_findings};
use crate::digest::sections::event_views;
use crate::model::{AccountId, Comparison, Content, DifferenceId, DifferenceKind, Materiality, Side, When};
use crate::report::prose;

/// The table of differences.
pub(super) const DIFFERENCES: Table = Table {
    name: "differences",
    meaning: "A row for each difference and two of its sides; a difference with more sides has a row for each further side against the \
              first, under the same id. To count accounts, use `sides`.",
    columns: &DIFFERENCE_COLUMNS,
    per_account: false,
    rows: difference_rows,
};

const DIFFERENCE_COLUMNS: [Column; 25] = [
    id("difference", 11, "its id"),
    id("claim", 8, "its claim"),
    text("family", 10, "`fact`, `source`, `certainty`, `wording`, `coverage`, `internal`"),
    text("kind", 12, "as in the manual's table of kinds"),
    text("relation", 12, "how its sides relate"),
    text("date", 12, "that of the claim"),
    text("a_account", 14, "the first side's account"),
    id("a_statement", 14, "its statement; empty if the account is silent"),
    text("a_words", 26, "the words that differ"),
    text("a_value", 14, "their normal form: a number, a date, a lemma"),
    text("a_speaker", 18, "who says so: `own voice`, or who is quoted"),
    text("a_text", 50, "the whole statement"),
    text("b_account", 14, "the other side: as above"),
    id("b_statement", 14, "as above"),
    text("b_words", 26, "as above"),
    text("b_value", 14, "as above"),
    text("b_speaker", 18, "as above"),
    text("b_text", 50, "as above"),
    text("explanation", 60, "why it is a finding"),
    text("materiality", 12, "`major`, `minor`, `trivial`"),
    number("rank", 7, "1 matters most"),
    text("event", 9, "the event that it belongs to"),
    day("date_from", "the first day on which the reported event can have happened"),
    day("date_to", "the last such day"),
    text("date_text", 17, "the same in words"),
];

fn difference_rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let mut out = Vec::new();
    for id in &run.view.differences {
        let mut sides: Vec<&Side> = run.comparison.differences[id.0].sides.iter().collect();
        sides.sort_by_key(|side| Some(side.account) != run.view.base);
        let (first, others) = (sides.first(), sides.get(1..).unwrap_or_default());
        if others.is_empty() {
            out.push(difference_row(run, *id, first.copied(), None));
        }
        out.extend(others.iter().map(|other| difference_row(run, *id, first.copied(), Some(other))));
    }
    out
}

fn difference_row(run: &Run<'_>, id: DifferenceId, a: Option<&Side>, b: Option<&Side>) -> Vec<Cell> {
    let comparison = run.comparison;
    let difference = &comparison.differences[id.0];
    let claim = &comparison.claims[difference.claim.0];
    let mut out = vec![Cell::Finding(id), Cell::Claim(difference.claim)];
    out.extend([difference.kind.family().word(), difference.kind.word(), difference.relation.word()].map(Cell::text));
    out.push(edtf(claim.date.as_ref()));
    for side in [a, b] {
        out.extend(side.map_or_else(|| [const { Cell::Empty }; 6], |side| cells(comparison, side)));
    }
    let Materiality { level, rank, origins: _, certainty: _ } = difference.materiality;
    out.extend([Cell::text(&difference.explanation), Cell::text(level.word()), Cell::Count(rank), run.event(claim.accounts[0])]);
    out.extend(days(claim.date.as_ref()));
    out
}

fn cells(comparison: &Comparison, side: &Side) -> [Cell; 6] {
    let account = comparison.account(side.account);
    let own = || "own voice".to_string();
    [
        Cell::text(&account.label),
        Cell::statement(side.statement),
        Cell::text(side.span.map_or("", |span| span.text(&account.text))),
        Cell::value(&side.value),
        Cell::text(&prose::speaker(comparison, side.account, &side.voice).unwrap_or_else(own)),
        Cell::text(side.statement.map_or("", |id| comparison.words(id))),
    ]
}

/// The table of sides.
pub(super) const SIDES: Table = Table {
    name: "sides",
    meaning: "A row for each finding and account that is part of it: what the account says, with figures and days in columns of their own. Rows of one \
              finding with the same number in `side` say the same.",
    columns: &SIDE_COLUMNS,
    per_account: false,
    rows: side_rows,
};

const SIDE_COLUMNS: [Column; 28] = [
    id("finding", 9, "its id: that of its first difference"),
    id("claim", 8, "its claim"),
    text("event", 9, "the event that it belongs to"),
    text("family", 10, "`fact`, `source`, `certainty`, `wording`, `coverage`, `internal`"),
    text("kind", 12, "as in the manual's table of kinds"),
    text("relation", 12, "how the sides relate, as in claims"),
    text("materiality", 11, "`major`, `minor`, `trivial`"),
    number("rank", 7, "1 matters most"),
    number("side", 6, "which side the account is on, from 1"),
    text("account", 16, "the account"),
    text("outlet", 24, "who published it"),
    day("published", "the day of its publication"),
    text("published_text", 17, "when it was published, to the minute if known"),
    id("statement", 14, "the statement that says so; empty if no match was found"),
    text("words", 30, "the words that differ"),
    text("value", 16, "their normal form: a number, a date, a lemma"),
    number("number", 10, "for a figure: the number; for a range or bound: its lowest or, without one, its highest value"),
    text("unit", 14, "for a figure: its unit, or what is counted"),
    text("role", 12, "for a figure: the role of what is counted: `killed`, `injured`, `missing`, `paid` …"),
    day("date_from", "for a time: its first day"),
    day("date_to", "for a time: its last day"),
    text("date_text", 17, "for a time: how it is written"),
    text("voice", 10, "`own voice`, or `quoted`: somebody is reported to have said it"),
    text("speaker", 22, "who is reported to have said it"),
    text("text", 60, "the whole statement"),
    text("explanation", 60, "why it is a finding"),
    number("dispute", 8, "for a conflict: its number in the summary of its event; findings about one fact share it, whatever their claims"),
    text("question", 40, "the question that a conflict or an updated figure answers"),
];

fn side_rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let findings = shown_findings(run.comparison, run.view);
    let asked = asked(run);
    findings.iter().flat_map(|finding| of_finding(run, finding, &asked)).collect()
}

/// The question of a difference, and the number of its dispute.
type Asked = BTreeMap<DifferenceId, (Option<usize>, String)>;

fn asked(run: &Run<'_>) -> Asked {
    let mut out = Asked::new();
    for (event, view) in event_views(run.comparison, run.view) {
        let digest = Digest::of(run.comparison, &view, event);
        let disputes = digest.disputes.iter().enumerate().map(|(at, dispute)| (Some(at + 1), dispute));
        for (number, dispute) in disputes.chain(digest.moved.iter().map(|dispute| (None, dispute))) {
            out.extend(dispute.differences.iter().map(|id| (*id, (number, dispute.question.asked.clone()))));
        }
    }
    out
}

fn of_finding(run: &Run<'_>, finding: &Finding<'_>, asked: &Asked) -> Vec<Vec<Cell>> {
    let (number, question) =
        finding.ids.iter().find_map(|id| asked.get(id)).map_or((None, ""), |(number, asked)| (*number, asked.as_str()));
    let mut out = Vec::new();
    for (at, reading) in finding.readings.iter().enumerate() {
        let mut known: BTreeSet<AccountId> = BTreeSet::new();
        for side in reading.sides.iter().filter(|side| known.insert(side.account)) {
            let mut row = head(run, finding);
            row.push(Cell::Count(at + 1));
            row.extend(side_cells(run, finding, side));
            row.push(Cell::text(finding.explanations.first().copied().unwrap_or("")));
            row.extend([number.map_or(Cell::Empty, Cell::Count), Cell::text(question)]);
            out.push(row);
        }
    }
    out
}

fn head(run: &Run<'_>, finding: &Finding<'_>) -> Vec<Cell> {
    let comparison = run.comparison;
    let level = finding.ids.iter().map(|id| comparison.differences[id.0].materiality.level).max();
    vec![
        Cell::Finding(finding.ids[0]),
        Cell::Claim(finding.claim),
        run.event(comparison.claims[finding.claim.0].accounts[0]),
        Cell::text(finding.kind.family().word()),
        Cell::text(finding.kind.word()),
        Cell::text(finding.relation.word()),
        Cell::text(level.map_or("", |level| level.word())),
        Cell::Count(finding.rank),
    ]
}

fn side_cells(run: &Run<'_>, finding: &Finding<'_>, side: &Side) -> Vec<Cell> {
    let comparison = run.comparison;
    let account = comparison.account(side.account);
    let [published, _, published_text] = days(account.published.as_ref());
    let voice = if side.statement.is_some() { run.voice(side.account, &side.voice) } else { [const { Cell::Empty }; 2] };
    let mut row = run.who(side.account).to_vec();
    row.extend([published, published_text, Cell::statement(side.statement)]);
    row.push(Cell::text(finding.words_of(side).map_or("", |span| span.text(&account.text))));
    row.push(value(finding.kind, side));
    row.extend(match figure(comparison, finding.kind, side) {
        Some((number, unit, role)) => [Cell::Number(number), Cell::text(unit), Cell::text(role)],
        None => [const { Cell::Empty }; 3],
    });
    row.extend(days(time(comparison, finding.kind, side)));
    row.extend(voice);
    row.push(Cell::text(side.statement.map_or("", |id| comparison.words(id))));
    row
}

/// The value of a side; for a silent one, the reason for its silence.
fn value(kind: DifferenceKind, side: &Side) -> Cell {
    if side.statement.is_some() {
        return Cell::value(&side.value);
    }
    Cell::text(if kind == DifferenceKind::NotInSpan { super::claims::BEFORE } else { super::claims::NO_MATCH })
}

/// The figure in the words of a side, with its unit or what it counts, and its role. If there are several, the one that is the side's value.
fn figure<'a>(comparison: &'a Comparison, kind: DifferenceKind, side: &Side) -> Option<(Decimal, &'a str, &'a str)> {
    if !matches!(kind, DifferenceKind::Quantity | DifferenceKind::Itself) {
        return None;
    }
    let beside = mentions(comparison, side)?.filter_map(|content| {
        let Content::Quantity(own) = content else { return None };
        let number = own.value.or(own.low).or(own.high)?;
        Some((number, own.unit.as_deref().or(own.of.as_deref()).unwrap_or(""), own.role.as_deref().unwrap_or("")))
    });
    let all: Vec<(Decimal, &str, &str)> = beside.collect();
    let named = side.value.parse::<Decimal>().ok();
    all.iter().find(|(number, ..)| Some(*number) == named).or_else(|| all.first()).copied()
}

/// The time in the words of a side.
fn time<'a>(comparison: &'a Comparison, kind: DifferenceKind, side: &Side) -> Option<&'a When> {
    if !matches!(kind, DifferenceKind::Date | DifferenceKind::Itself) {
        return None;
    }
    mentions(comparison, side)?.find_map(|content| {
        let Content::Date(date) = content else { return None };
        date.when.as_ref()
    })
}

/// The mentions in the words of a side.
fn mentions<'a>(comparison: &'a Comparison, side: &Side) -> Option<impl Iterator<Item = &'a Content>> {
    let (statement, span) = (comparison.statement(side.statement?), side.span?);
    Some(statement.mentions.iter().filter(move |m| m.span.overlaps(span)).map(|m| &m.content))
}
