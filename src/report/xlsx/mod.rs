//! The comparison as a workbook: a summary in front, a sheet for each table of [`crate::report::tables`] with frozen heads, filters and
//! links from findings to claims and statements, and at the end what every column means. Text is written as text, never as a formula, with
//! everything hidden made visible. The same comparison gives the same bytes.

mod book;
mod looks;
mod readme;
mod summary;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::tables::{self, Run};
use crate::model::Comparison;
use crate::select::View;

/// Renders what the view shows.
pub fn render(comparison: &Comparison, view: &View) -> Vec<u8> {
    written(comparison, view).expect("names, sizes and dates are kept within those of a workbook")
}

fn written(comparison: &Comparison, view: &View) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day of writing would change the bytes from run to run.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = DocProperties::new().set_title("Accounts compared").set_creation_datetime(&made);
    workbook.set_properties(&title);
    summary::sheet(workbook.add_worksheet(), comparison, view)?;
    let run = Run::of(comparison, view);
    for table in &tables::ALL {
        book::sheet(workbook.add_worksheet(), table, &run)?;
    }
    readme::sheet(workbook.add_worksheet())?;
    workbook.save_to_buffer()
}
