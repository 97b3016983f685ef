//! The comparison as a workbook: a sheet for each table, first those that answer what is agreed, how accounts differ and what only one tells, with frozen heads, filters and links from a finding to its claim and statements.
//! Text is written as text, never as a formula, with everything hidden made visible. The same comparison gives the same bytes.

mod book;
mod tables;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::digest::standing::Standing;
use crate::model::Comparison;
use crate::select::View;
use tables::Table;

/// Renders what the view shows.
pub fn render(comparison: &Comparison, view: &View) -> Vec<u8> {
    let tables = [
        tables::accounts(comparison),
        tables::agreed(comparison, view, Standing::Agreed),
        tables::agreed(comparison, view, Standing::NotSettled),
        tables::agreed(comparison, view, Standing::Perhaps),
        tables::differences(comparison, view),
        tables::alone(comparison, view),
        tables::claims(comparison, view),
        tables::statements(comparison),
        tables::coverage(comparison, view),
    ];
    written(&tables).expect("names, sizes and dates are kept within those of a workbook")
}

fn written(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day of writing would change the bytes from run to run.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = DocProperties::new().set_title("Accounts compared").set_creation_datetime(&made);
    workbook.set_properties(&title);
    for table in tables {
        book::sheet(workbook.add_worksheet(), table)?;
    }
    workbook.save_to_buffer()
}
