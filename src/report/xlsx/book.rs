//! One table as a sheet. What a workbook cannot hold is cut, and the cut is shown: a cell's characters, a sheet's rows and links.

use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Worksheet, XlsxError,
};

use unicode_width::UnicodeWidthStr;

use super::tables::{Cell, Table};
use crate::model::{DifferenceKind, Relation};

/// What the format of workbooks allows: rows of a sheet, characters of a cell, links of a sheet.
const ROWS: usize = 1_048_576;
const CHARACTERS: usize = 32_000;
const LINKS: usize = 60_000;
/// The number of A4 in the format, and the height of a line of text in points.
const A4: u8 = 9;
const LINE: f64 = 15.0;

/// Writes the table.
pub fn sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let looks = Looks::new();
    sheet.set_name(table.name)?;
    sheet.set_freeze_panes(1, 1)?;
    for (at, column) in table.columns.iter().enumerate() {
        sheet.set_column_width(place(at), column.width)?;
        sheet.write_string_with_format(0, place(at), cut(&column.name), &looks.head)?;
    }
    let heads = table.columns.iter().map(|column| lines(&column.name, column.width)).max().unwrap_or(1);
    sheet.set_row_height(0, height(heads))?;
    printed(sheet)?;
    let mut links = 0;
    let shown = &table.rows[..table.rows.len().min(ROWS - 2)];
    for (row, cells) in (1u32..).zip(shown) {
        for (at, cell) in cells.iter().enumerate() {
            write(sheet, (row, place(at)), cell, &looks, &mut links)?;
        }
        // Not every program makes rows as high as their wrapped text when it opens a workbook.
        let tall = cells.iter().zip(&table.columns).map(|(cell, column)| cell_lines(cell, column.width)).max().unwrap_or(1);
        sheet.set_row_height(row, height(tall))?;
    }
    let last = u32::try_from(shown.len()).unwrap_or(u32::MAX);
    if shown.len() < table.rows.len() {
        let rest = format!("{} rows more: a sheet holds no more; the CSV tables hold all", table.rows.len() - shown.len());
        sheet.write_string_with_format(last + 1, 0, &rest, &looks.text)?;
    }
    if last > 0 && !table.columns.is_empty() {
        sheet.autofilter(0, 0, last, place(table.columns.len() - 1))?;
    }
    if let Some(column) = table.columns.iter().position(|c| c.name == "relation").filter(|_| last > 0) {
        let words = Relation::ALL.map(|relation| (relation.word(), relation));
        colours(sheet, (place(column), place(column)), last, &words)?;
    }
    if let Some(first) = table.silences.filter(|_| last > 0) {
        let words = [DifferenceKind::Omission, DifferenceKind::NotInSpan].map(|kind| (kind.word(), Relation::Unmatched));
        colours(sheet, (place(first), place(table.columns.len() - 1)), last, &words)?;
    }
    Ok(())
}

/// As it is printed: sheets are wider than paper is high, and every side has the heads.
fn printed(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    sheet.set_header("&L&A&R&P / &N");
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// The height of a row in points; the format allows no more than 409.
fn height(lines: usize) -> f64 {
    (f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * LINE + 1.0).min(409.0)
}

fn cell_lines(cell: &Cell, width: f64) -> usize {
    match cell {
        Cell::Text(text) => lines(text.as_str(), width),
        Cell::Empty | Cell::Number(_) | Cell::Day(_) | Cell::Link { .. } => 1,
    }
}

/// How many lines a text takes in a column, wrapped by word. A line of text holds about as many characters as the column is wide.
fn lines(text: &str, width: f64) -> usize {
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split_whitespace() {
        let own = f64::from(u32::try_from(word.width()).unwrap_or(u32::MAX));
        if used > 0.0 && used + 1.0 + own > width {
            (lines, used) = (lines + 1, 0.0);
        } else if used > 0.0 {
            used += 1.0;
        }
        used += own;
        while used > width && width >= 1.0 {
            (lines, used) = (lines + 1, used - width);
        }
    }
    lines
}

fn place(column: usize) -> u16 {
    // The format ends at 16 384 columns; accounts beyond that have no column in the sheet of coverage (see `tables`).
    u16::try_from(column).unwrap_or(u16::MAX)
}

struct Looks {
    head: Format,
    text: Format,
    number: Format,
    day: Format,
    link: Format,
}

impl Looks {
    fn new() -> Looks {
        let plain = || Format::new().set_align(FormatAlign::Top);
        Looks {
            head: plain().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00EE_EBE4)).set_border_bottom(FormatBorder::Thin),
            text: plain().set_text_wrap(),
            number: plain().set_align(FormatAlign::Center),
            day: plain().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            link: plain().set_font_color(Color::RGB(0x001A_4F8B)).set_underline(rust_xlsxwriter::FormatUnderline::Single),
        }
    }
}

fn write(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, looks: &Looks, links: &mut usize) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, cut(text.as_str()), &looks.text)?;
        }
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, *number, &looks.number)?;
        }
        Cell::Day(day) => {
            let date = ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())?;
            sheet.write_datetime_with_format(row, column, &date, &looks.day)?;
        }
        Cell::Link { sheet: name, row: to, text } if *links < LINKS => {
            *links += 1;
            let url = Url::new(format!("internal:{name}!A{}", to + 2));
            sheet.write_url_with_options(row, column, url, cut(text.as_str()), "", Some(&looks.link))?;
        }
        Cell::Link { text, .. } => {
            sheet.write_string_with_format(row, column, cut(text.as_str()), &looks.text)?;
        }
    }
    Ok(())
}

fn cut(text: &str) -> String {
    if text.chars().count() <= CHARACTERS {
        return text.to_string();
    }
    text.chars().take(CHARACTERS).chain(" … (cut: a cell holds no more)".chars()).collect()
}

/// Colours cells that hold these words as their relation is; the words themselves say the same.
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
