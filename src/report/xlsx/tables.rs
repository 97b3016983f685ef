//! The tables of the workbook: their columns, and cells that know whether they are text, a number, a day or a link.

use jiff::civil::Date;

use crate::digest::standing::Standing;
use crate::model::{AccountId, ClaimId, Comparison, Difference, Materiality, Precision, Side, StatementId, When, WhenForm};
use crate::report::section::{self, Section};
use crate::report::telling::{self, Telling};
use crate::report::words;
use crate::select::{View, event_date};
use crate::text::Visible;

/// A sheet's content.
pub struct Table {
    /// The sheet's name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The first of the columns that say who is silent, if there are any; they are the last ones.
    pub silences: Option<usize>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
pub struct Column {
    /// Its head.
    pub name: String,
    /// Its width in characters.
    pub width: f64,
}

/// A cell.
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text with nothing hidden in it.
    Text(Visible),
    /// A number to count with.
    Number(f64),
    /// A day of the calendar.
    Day(Date),
    /// A link to the row of another sheet, from 0 beneath its head.
    Link {
        /// The sheet.
        sheet: &'static str,
        /// The row.
        row: usize,
        /// What is shown.
        text: Visible,
    },
}

const CLAIMS: &str = "Claims";
const STATEMENTS: &str = "Statements";
/// A sheet has no more columns for accounts than this.
const ACCOUNTS: usize = 16_000;

/// A row for each account.
pub fn accounts(comparison: &Comparison) -> Table {
    let columns = columns(&[
        ("account", 16.0),
        ("source", 28.0),
        ("headline", 60.0),
        ("published", 12.0),
        ("language", 9.0),
        ("origin", 8.0),
        ("path", 30.0),
        ("address", 30.0),
    ]);
    let row = |account: &crate::model::Account| {
        vec![
            text(&account.label),
            text(&account.source),
            text(account.title.as_deref().unwrap_or("")),
            when(account.published.as_ref()),
            text(&account.language),
            text(&account.origin),
            text(&account.path),
            text(account.url.as_deref().unwrap_or("")),
        ]
    };
    Table { name: "Accounts", columns, silences: None, rows: comparison.accounts.iter().map(row).collect() }
}

/// A row for each claim of a standing, those with the most independent texts behind them first.
pub fn agreed(comparison: &Comparison, view: &View, standing: Standing) -> Table {
    let columns = columns(&[
        ("claim", 8.0),
        ("date", 12.0),
        ("about", 28.0),
        ("accounts", 10.0),
        ("origins", 9.0),
        ("what is told", 80.0),
        ("told by", 40.0),
        ("in other words", 10.0),
        ("in conflict elsewhere", 12.0),
    ]);
    let row = |own: section::Agreed| {
        let claim = &comparison.claims[own.id.0];
        vec![
            to_claim(own.id, view),
            when(claim.date.as_ref()),
            text(&words::about(comparison, claim, usize::MAX)),
            number(claim.accounts.len()),
            number(words::origins(comparison, &claim.accounts)),
            text(comparison.words(claim.gist)),
            labels(comparison, &claim.statements),
            text(if own.reworded { "yes" } else { "" }),
            own.disputed.map_or(Cell::Empty, |id| to_claim(id, view)),
        ]
    };
    Table {
        name: standing.name(),
        columns,
        silences: None,
        rows: section::standing(comparison, view, standing).into_iter().map(row).collect(),
    }
}

/// A row for each statement that no other account makes.
pub fn alone(comparison: &Comparison, view: &View) -> Table {
    let columns = columns(&[("statement", 16.0), ("account", 14.0), ("source", 28.0), ("date", 12.0), ("text", 100.0)]);
    let row = |id: &StatementId| {
        let own = comparison.statement(*id);
        let account = comparison.account(own.account);
        vec![statement(comparison, *id), text(&account.label), text(&account.source), when(event_date(own)), text(comparison.words(*id))]
    };
    Table { name: "No match found", columns, silences: None, rows: view.unmatched.iter().map(row).collect() }
}

/// A row for each claim.
pub fn claims(comparison: &Comparison, view: &View) -> Table {
    let columns = columns(&[
        ("claim", 8.0),
        ("relation", 12.0),
        ("date", 12.0),
        ("about", 28.0),
        ("accounts", 8.0),
        ("origins", 8.0),
        ("differences", 11.0),
        ("statements", 26.0),
        ("told by", 14.0),
        ("gist", 80.0),
        ("event", 9.0),
    ]);
    let mut differences = vec![0; comparison.claims.len()];
    view.differences.iter().for_each(|id| differences[comparison.differences[id.0].claim.0] += 1);
    let row = |id: &ClaimId| {
        let claim = &comparison.claims[id.0];
        vec![
            text(&id.to_string()),
            text(claim.relation.word()),
            when(claim.date.as_ref()),
            text(&words::about(comparison, claim, usize::MAX)),
            number(claim.accounts.len()),
            number(words::origins(comparison, &claim.accounts)),
            number(differences[id.0]),
            labels(comparison, &claim.statements),
            statement(comparison, claim.gist),
            text(comparison.words(claim.gist)),
            text(&comparison.account(claim.accounts[0]).event.to_string()),
        ]
    };
    Table { name: CLAIMS, columns, silences: None, rows: view.claims.iter().map(row).collect() }
}

/// A row for each difference and two of its sides: what conflicts first, then as the sections of other reports, what matters most first.
pub fn differences(comparison: &Comparison, view: &View) -> Table {
    let mut names: Vec<(String, f64)> =
        [("difference", 11.0), ("claim", 8.0), ("family", 10.0), ("kind", 12.0), ("relation", 12.0), ("date", 12.0)]
            .map(|(name, width)| (name.to_string(), width))
            .to_vec();
    for side in ["a", "b"] {
        let own = [("account", 14.0), ("statement", 14.0), ("words", 26.0), ("value", 14.0), ("speaker", 18.0), ("text", 50.0)];
        names.extend(own.map(|(name, width)| (format!("{side} {name}"), width)));
    }
    names.extend([("explanation", 60.0), ("materiality", 12.0), ("rank", 7.0)].map(|(name, width)| (name.to_string(), width)));
    let columns = names.into_iter().map(|(name, width)| Column { name, width }).collect();
    let mut rows = Vec::new();
    let mut ids = view.differences.clone();
    ids.sort_by_key(|id| {
        let difference = &comparison.differences[id.0];
        let section = Section::holding(difference.relation, difference.kind);
        (Section::ALL.iter().position(|own| *own == section), difference.materiality.rank)
    });
    for id in ids {
        let difference = &comparison.differences[id.0];
        let mut sides: Vec<&Side> = difference.sides.iter().collect();
        sides.sort_by_key(|side| Some(side.account) != view.base);
        let others: Vec<Option<&Side>> = if sides.len() > 1 { sides[1..].iter().map(|s| Some(*s)).collect() } else { vec![None] };
        for other in others {
            let mut row = vec![text(&id.to_string())];
            row.extend(of_difference(comparison, difference, view));
            row.extend([sides.first().copied(), other].into_iter().flat_map(|s| side(comparison, s)));
            let Materiality { level, rank, origins: _, certainty: _ } = difference.materiality;
            row.extend([text(&difference.explanation), text(level.word()), number(rank)]);
            rows.push(row);
        }
    }
    Table { name: "Differences", columns, silences: None, rows }
}

fn of_difference(comparison: &Comparison, difference: &Difference, view: &View) -> [Cell; 5] {
    let date = comparison.claims[difference.claim.0].date.as_ref();
    [
        to_claim(difference.claim, view),
        text(difference.kind.family().word()),
        text(difference.kind.word()),
        text(difference.relation.word()),
        when(date),
    ]
}

fn side(comparison: &Comparison, side: Option<&Side>) -> [Cell; 6] {
    let Some(side) = side else { return [const { Cell::Empty }; 6] };
    let account = comparison.account(side.account);
    [
        text(&account.label),
        side.statement.map_or(Cell::Empty, |id| statement(comparison, id)),
        text(side.span.map_or("", |span| span.text(&account.text))),
        value(&side.value),
        text(&words::speaker(comparison, side.account, &side.voice).unwrap_or_else(|| "own voice".into())),
        text(side.statement.map_or("", |id| comparison.words(id))),
    ]
}

/// A row for each statement.
pub fn statements(comparison: &Comparison) -> Table {
    let columns = columns(&[
        ("statement", 16.0),
        ("account", 14.0),
        ("line", 7.0),
        ("kind", 10.0),
        ("date", 12.0),
        ("claims", 12.0),
        ("text", 100.0),
    ]);
    let mut claims: Vec<Vec<String>> = vec![Vec::new(); comparison.statements.len()];
    for (at, claim) in comparison.claims.iter().enumerate() {
        claim.statements.iter().for_each(|id| claims[id.0].push(ClaimId(at).to_string()));
    }
    let row = |(at, own): (usize, &crate::model::Statement)| {
        vec![
            text(&own.label),
            text(&comparison.account(own.account).label),
            number(own.line),
            text(own.kind.word()),
            when(event_date(own)),
            text(&claims[at].join(" ")),
            text(comparison.words(StatementId(at))),
        ]
    };
    Table { name: STATEMENTS, columns, silences: None, rows: comparison.statements.iter().enumerate().map(row).collect() }
}

/// A row for each claim, a column for each account.
pub fn coverage(comparison: &Comparison, view: &View) -> Table {
    let mut columns = columns(&[("claim", 8.0), ("relation", 12.0), ("date", 12.0), ("gist", 60.0)]);
    let accounts = comparison.accounts.len().min(ACCOUNTS);
    columns.extend(comparison.accounts.iter().take(accounts).map(|a| Column { name: Visible::of(&a.label).to_string(), width: 16.0 }));
    let ids: Vec<AccountId> = (0..accounts).map(AccountId).collect();
    let row = |(at, (id, tellings)): (usize, &(ClaimId, Vec<Telling>))| {
        let claim = &comparison.claims[id.0];
        let link = Cell::Link { sheet: CLAIMS, row: at, text: Visible::of(&id.to_string()) };
        let mut row = vec![link, text(claim.relation.word()), when(claim.date.as_ref()), text(comparison.words(claim.gist))];
        row.extend(tellings.iter().zip(&ids).map(|(telling, account)| match telling {
            Telling::Told(_) => labels(comparison, &telling::statements(comparison, *id, *account)),
            Telling::Silent | Telling::Before | Telling::Apart => text(telling.untold()),
        }));
        row
    };
    let rows = telling::tellings(comparison, view, &ids).iter().enumerate().map(row).collect();
    Table { name: "Coverage", columns, silences: Some(4), rows }
}

fn labels(comparison: &Comparison, ids: &[StatementId]) -> Cell {
    text(&ids.iter().map(|id| comparison.statement(*id).label.as_str()).collect::<Vec<_>>().join(" "))
}

fn columns(names: &[(&str, f64)]) -> Vec<Column> {
    names.iter().map(|(name, width)| Column { name: (*name).into(), width: *width }).collect()
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(Visible::of(text)) }
}

fn number(number: usize) -> Cell {
    Cell::Number(f64::from(u32::try_from(number).unwrap_or(u32::MAX)))
}

/// A plain number as one; anything else as text. Fifteen digits are what a spreadsheet keeps.
fn value(value: &str) -> Cell {
    let plain = value.len() <= 15 && value.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    match value.parse::<f64>() {
        Ok(number) if plain => Cell::Number(number),
        Ok(_) | Err(_) => text(value),
    }
}

/// A whole day as a day, which spreadsheets know from 1900 on; anything else as it is written.
fn when(when: Option<&When>) -> Cell {
    let Some(when) = when else { return Cell::Empty };
    let day = when.precision == Precision::Day && when.form == WhenForm::Point && !when.approximate;
    if day && when.first_day().year() > 1900 { Cell::Day(when.first_day()) } else { text(&when.edtf()) }
}

/// A link to the claim's row, where it is shown; claims are shown in their order.
fn to_claim(id: ClaimId, view: &View) -> Cell {
    let text = Visible::of(&id.to_string());
    match view.claims.binary_search(&id) {
        Ok(row) => Cell::Link { sheet: CLAIMS, row, text },
        Err(_) => Cell::Text(text),
    }
}

fn statement(comparison: &Comparison, id: StatementId) -> Cell {
    Cell::Link { sheet: STATEMENTS, row: id.0, text: Visible::of(&comparison.statement(id).label) }
}
