//! A typed cell of a table, so that programs get numbers as numbers and a workbook days as days.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::{ClaimId, Comparison, DifferenceId, StatementId, When, WhenForm};
use crate::report::prose::time_in_words;

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// No content.
    Empty,
    /// Words, unchanged: the sink makes them safe.
    Text(String),
    /// The normal form of something that may be a number.
    Value(String),
    /// A count.
    Count(usize),
    /// An exact number.
    Number(Decimal),
    /// A share, a probability or a rate, to two decimals.
    Share(f64),
    /// A day.
    Day(Date),
    /// A claim.
    Claim(ClaimId),
    /// A statement.
    Statement(StatementId),
    /// A finding.
    Finding(DifferenceId),
}

impl Cell {
    /// Words; an empty cell if there are none.
    pub fn text(text: &str) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) }
    }

    /// The normal form of something; an empty cell if there is none.
    pub fn value(text: &str) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Value(text.into()) }
    }

    /// Yes or no.
    pub fn yes(is: bool) -> Cell {
        Cell::Text(if is { "yes" } else { "no" }.into())
    }

    /// A statement; an empty cell if there is none.
    pub fn statement(id: Option<StatementId>) -> Cell {
        id.map_or(Cell::Empty, Cell::Statement)
    }

    /// The cell as text.
    pub fn words(&self, comparison: &Comparison) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Value(text) => text.clone(),
            Cell::Count(number) => number.to_string(),
            Cell::Number(number) => number.normalize().to_string(),
            Cell::Share(number) => format!("{number:.2}"),
            Cell::Day(day) => day.to_string(),
            Cell::Claim(id) => id.to_string(),
            Cell::Statement(id) => comparison.statement(*id).label.clone(),
            Cell::Finding(id) => id.to_string(),
        }
    }
}

/// A time as three cells: its first day, its last day, and how it is written. An open end is empty.
pub(super) fn days(when: Option<&When>) -> [Cell; 3] {
    let Some(when) = when else { return [const { Cell::Empty }; 3] };
    let (first, last) = (Cell::Day(when.first_day()), Cell::Day(when.last_day()));
    let written = Cell::text(&time_in_words(when));
    match when.form {
        WhenForm::Point | WhenForm::Range => [first, last, written],
        WhenForm::Since => [first, Cell::Empty, written],
        WhenForm::Until => [Cell::Empty, last, written],
    }
}

/// A time in EDTF.
pub(super) fn edtf(when: Option<&When>) -> Cell {
    Cell::text(&when.map(When::edtf).unwrap_or_default())
}

/// The labels of several statements, separated by spaces.
pub(super) fn labels(comparison: &Comparison, ids: &[StatementId]) -> Cell {
    Cell::text(&ids.iter().map(|id| comparison.statement(*id).label.as_str()).collect::<Vec<_>>().join(" "))
}
