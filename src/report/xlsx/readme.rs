//! The last sheet: what every table and column holds, a row each.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::looks::{Looks, height, lines, printed};
use crate::report::tables::{self, Table};

/// What holds for all tables.
const GENERAL: [(&str, &str); 6] = [
    ("ids", "Claims are c1, c2 …, differences d1, d2 …; they are the same in every report of the same input."),
    ("statements", "A statement is named by account and line: masis:11.2 is the second statement of line 11."),
    (
        "days",
        "date_from and date_to are the first and the last day that a time can be; both are the same for a whole day. An open end is empty.",
    ),
    ("accounts", "A cell that names several accounts or statements is to be read, not counted: tellings and sides have a row for each."),
    ("no match found", "Nothing like it was found in that account. It may be told there in words that share nothing with it."),
    ("right and wrong", "No table says who is right. A conflict means that the values cannot all be true as they were told."),
];

/// Writes the sheet.
pub fn sheet(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let looks = Looks::new();
    sheet.set_name("Read me")?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, (name, width)) in [("sheet", 14.0), ("column", 18.0), ("type", 9.0), ("what it holds", 110.0)].into_iter().enumerate() {
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, name, &looks.head)?;
    }
    printed(sheet, true)?;
    let general = GENERAL.map(|(what, meaning)| ["all".to_string(), what.to_string(), String::new(), meaning.to_string()]);
    let rows: Vec<[String; 4]> = general.into_iter().chain(tables::ALL.iter().flat_map(of_table)).collect();
    for (row, cells) in (1u32..).zip(&rows) {
        for (column, cell) in (0u16..).zip(cells) {
            sheet.write_string_with_format(row, column, cell, &looks.text)?;
        }
        sheet.set_row_height(row, height(lines(&cells[3], 110.0)))?;
    }
    sheet.autofilter(0, 0, u32::try_from(rows.len()).unwrap_or(u32::MAX), 3)?;
    Ok(())
}

/// A row for the table and one for each of its columns. Marks of code are for documents.
fn of_table(table: &Table) -> Vec<[String; 4]> {
    let plain = |text: &str| text.replace('`', "");
    let own = [table.sheet(), String::new(), String::new(), plain(table.meaning)];
    let column = |c: &tables::Column| [table.sheet(), c.name.into(), c.holds.word().into(), plain(c.meaning)];
    std::iter::once(own).chain(table.columns.iter().map(column)).collect()
}
