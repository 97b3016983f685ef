//! One table as a sheet. What exceeds the limits of a workbook (characters of a cell, rows and links of a sheet) is cut, and the cut is shown.

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Color, ConditionalFormatCell, ConditionalFormatCellRule, ExcelDateTime, Format, Url, Worksheet, XlsxError};

use super::{Looks, lines_of, print_setup, row_height, shown_text};
use crate::model::{DifferenceKind, Relation, Verdict};
use crate::report::tables::{BEFORE, Cell, Column, NO_MATCH, Run, Table};

/// Limits of the workbook format: rows and links of a sheet.
const ROWS: usize = 1_048_576;
const LINKS: usize = 60_000;
/// Maximum number of columns of a sheet; the format's limit is 16 384.
const COLUMNS: usize = 16_000;
/// Width of an account's column.
const ACCOUNT: u16 = 16;
/// Verdicts have the colours of the corresponding relations.
const VERDICTS: [(Verdict, Relation); 3] =
    [(Verdict::Agreed, Relation::Same), (Verdict::Updated, Relation::Supersedes), (Verdict::Conflict, Relation::Conflict)];
/// The sheets that links point to.
pub(super) const CLAIMS: &str = "Claims";
const STATEMENTS: &str = "Statements";

/// Writes a table.
pub(super) fn sheet(sheet: &mut Worksheet, table: &Table, run: &Run<'_>) -> Result<(), XlsxError> {
    let looks = Looks::new();
    sheet.set_name(table.sheet())?;
    sheet.set_freeze_panes(1, 1)?;
    let mut names = table.heads(run.comparison);
    names.truncate(COLUMNS);
    let widths: Vec<f64> = (0..names.len()).map(|at| f64::from(table.columns.get(at).map_or(ACCOUNT, |c: &Column| c.width))).collect();
    for (at, (name, width)) in names.iter().zip(&widths).enumerate() {
        sheet.set_column_width(place(at), *width)?;
        sheet.write_string_with_format(0, place(at), shown_text(name), &looks.head)?;
    }
    let heads = names.iter().zip(&widths).map(|(name, width)| lines_of(name, *width)).max().unwrap_or(1);
    sheet.set_row_height(0, row_height(heads))?;
    print_setup(sheet, true)?;
    let all = (table.rows)(run);
    let mut links = 0;
    let kept = &all[..all.len().min(ROWS - 2)];
    for (row, cells) in (1u32..).zip(kept) {
        for (at, cell) in cells.iter().take(COLUMNS).enumerate() {
            write(sheet, (row, place(at)), (cell, run), &looks, &mut links)?;
        }
        // Not every program adapts the height of rows to wrapped text when it opens a workbook.
        let tall = cells.iter().zip(&widths).map(|(cell, width)| tall(cell, *width)).max().unwrap_or(1);
        sheet.set_row_height(row, row_height(tall))?;
    }
    let last = u32::try_from(kept.len()).unwrap_or(u32::MAX);
    if kept.len() < all.len() {
        let rest = format!("{} more rows do not fit in a sheet; the CSV tables contain all", all.len() - kept.len());
        sheet.write_string_with_format(last + 1, 0, &rest, &looks.text)?;
    }
    if last > 0 && !names.is_empty() {
        sheet.autofilter(0, 0, last, place(names.len() - 1))?;
        coloured(sheet, table, names.len(), last)?;
    }
    Ok(())
}

fn tall(cell: &Cell, width: f64) -> usize {
    match cell {
        Cell::Text(text) | Cell::Value(text) => lines_of(text, width),
        Cell::Empty | Cell::Count(_) | Cell::Number(_) | Cell::Share(_) | Cell::Day(_) => 1,
        Cell::Claim(_) | Cell::Statement(_) | Cell::Finding(_) => 1,
    }
}

fn place(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

fn write(sheet: &mut Worksheet, at: (u32, u16), (cell, run): (&Cell, &Run<'_>), looks: &Looks, links: &mut usize) -> Result<(), XlsxError> {
    let (row, column) = at;
    let words = || shown_text(&cell.words(run.comparison));
    match cell {
        Cell::Empty => {}
        Cell::Text(_) | Cell::Finding(_) => {
            sheet.write_string_with_format(row, column, words(), &looks.text)?;
        }
        Cell::Value(value) => match plain(value) {
            Some(number) => {
                sheet.write_number_with_format(row, column, number, &looks.number)?;
            }
            None => {
                sheet.write_string_with_format(row, column, words(), &looks.text)?;
            }
        },
        Cell::Count(number) => {
            let number = f64::from(u32::try_from(*number).unwrap_or(u32::MAX));
            sheet.write_number_with_format(row, column, number, &looks.number)?;
        }
        Cell::Number(number) => {
            let number = number.to_f64().unwrap_or_default();
            sheet.write_number_with_format(row, column, number, &looks.number)?;
        }
        Cell::Share(number) => {
            sheet.write_number_with_format(row, column, *number, &looks.share)?;
        }
        Cell::Day(day) => write_day(sheet, at, *day, looks)?,
        Cell::Claim(id) => match run.view.claims.binary_search(id) {
            // Claims are sorted by id.
            Ok(place) => link(sheet, at, (CLAIMS, place, &words()), looks, links)?,
            Err(_) => {
                sheet.write_string_with_format(row, column, words(), &looks.text)?;
            }
        },
        Cell::Statement(id) => link(sheet, at, (STATEMENTS, id.0, &words()), looks, links)?,
    }
    Ok(())
}

/// Writes a day after the year 1900 as a date, and an earlier one as text: spreadsheets have no dates before 1900.
fn write_day(sheet: &mut Worksheet, (row, column): (u32, u16), day: Date, looks: &Looks) -> Result<(), XlsxError> {
    if day.year() > 1900 {
        let date = ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())?;
        sheet.write_datetime_with_format(row, column, &date, &looks.day)?;
    } else {
        sheet.write_string_with_format(row, column, day.to_string(), &looks.text)?;
    }
    Ok(())
}

/// Writes words that link to a row of another sheet, counted from 0 below its head.
pub(super) fn link(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (name, to, words): (&str, usize, &str),
    looks: &Looks,
    links: &mut usize,
) -> Result<(), XlsxError> {
    if *links < LINKS {
        *links += 1;
        let url = Url::new(format!("internal:{name}!A{}", to + 2));
        sheet.write_url_with_options(row, column, url, shown_text(words), "", Some(&looks.link))?;
    } else {
        sheet.write_string_with_format(row, column, shown_text(words), &looks.text)?;
    }
    Ok(())
}

/// A plain number of at most fifteen characters: spreadsheets keep fifteen digits.
fn plain(value: &str) -> Option<f64> {
    let plain = value.len() <= 15 && value.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    value.parse::<f64>().ok().filter(|_| plain)
}

/// Colours the words of some columns by relation; the words themselves say the same.
fn coloured(sheet: &mut Worksheet, table: &Table, columns: usize, last: u32) -> Result<(), XlsxError> {
    for (at, column) in table.columns.iter().enumerate() {
        let own = (place(at), place(at));
        match column.name {
            "relation" => colours(sheet, own, last, &Relation::ALL.map(|relation| (relation.word(), relation)))?,
            "state" => colours(sheet, own, last, &[(NO_MATCH, Relation::Unmatched), (BEFORE, Relation::Unmatched)])?,
            "verdict" => colours(sheet, own, last, &VERDICTS.map(|(verdict, relation)| (verdict.word(), relation)))?,
            _ => {}
        }
    }
    if table.per_account && columns > table.columns.len() {
        let words = [DifferenceKind::Omission, DifferenceKind::NotInSpan].map(|kind| (kind.word(), Relation::Unmatched));
        colours(sheet, (place(table.columns.len()), place(columns - 1)), last, &words)?;
    }
    Ok(())
}

/// Colours the cells that contain these words by their relation.
fn colours(sheet: &mut Worksheet, columns: (u16, u16), last: u32, words: &[(&str, Relation)]) -> Result<(), XlsxError> {
    for (word, relation) in words {
        let (ink, ground) = match relation {
            Relation::Conflict => (0x00A3_141F, 0x00FD_E7E6),
            Relation::Supersedes => (0x007A_4A00, 0x00FC_EFD2),
            Relation::Wording => (0x006B_2A8A, 0x00F4_E8FA),
            Relation::Compatible | Relation::Same => (0x001C_6237, 0x00E2_F3E7),
            Relation::Unmatched => (0x001D_5773, 0x00E4_F1F7),
        };
        let look = Format::new().set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(ground));
        let rule = ConditionalFormatCellRule::EqualTo((*word).to_string());
        sheet.add_conditional_format(1, columns.0, last, columns.1, &ConditionalFormatCell::new().set_rule(rule).set_format(look))?;
    }
    Ok(())
}
