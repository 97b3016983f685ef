//! The comparison as a workbook: a summary first, a sheet for each table of [`crate::report::tables`] with frozen heads and filters, and a last sheet
//! that describes every table and column.

mod book;
mod summary_sheet;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::tables::{self, Run, Table};
use crate::model::Comparison;
use crate::select::View;
use crate::text::Visible;

/// Renders what the view shows.
pub fn render(comparison: &Comparison, view: &View) -> Vec<u8> {
    written(comparison, view).expect("names, sizes and dates are kept within those of a workbook")
}

fn written(comparison: &Comparison, view: &View) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The date of writing would change the bytes from run to run.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = DocProperties::new().set_title("Accounts compared").set_creation_datetime(&made);
    workbook.set_properties(&title);
    summary_sheet::sheet(workbook.add_worksheet(), comparison, view)?;
    let run = Run::of(comparison, view);
    for table in &tables::ALL {
        book::sheet(workbook.add_worksheet(), table, &run)?;
    }
    readme_sheet(workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

/// Notes on all tables.
const GENERAL: [(&str, &str); 6] = [
    ("ids", "Claims are c1, c2 …, differences d1, d2 …; they are the same in every report of the same input."),
    ("statements", "A statement is named by account and line: masis:11.2 is the second statement of line 11."),
    (
        "days",
        "date_from and date_to are the first and the last day that a time can be; both are the same for a whole day. An open end is empty.",
    ),
    ("accounts", "A cell that names several accounts or statements is to be read, not counted: tellings and sides have a row for each."),
    ("no match found", "Nothing like it was found in that account. It may be reported there in words that share nothing with it."),
    ("right and wrong", "No table says who is right. A conflict means that the values cannot all be true as reported."),
];

/// Writes the sheet that describes the tables.
fn readme_sheet(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let looks = Looks::new();
    sheet.set_name("Read me")?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, (name, width)) in [("sheet", 14.0), ("column", 18.0), ("type", 9.0), ("content", 110.0)].into_iter().enumerate() {
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, name, &looks.head)?;
    }
    print_setup(sheet, true)?;
    let general = GENERAL.map(|(what, meaning)| ["all".to_string(), what.to_string(), String::new(), meaning.to_string()]);
    let rows: Vec<[String; 4]> = general.into_iter().chain(tables::ALL.iter().flat_map(readme_rows)).collect();
    for (row, cells) in (1u32..).zip(&rows) {
        for (column, cell) in (0u16..).zip(cells) {
            sheet.write_string_with_format(row, column, cell, &looks.text)?;
        }
        sheet.set_row_height(row, row_height(lines_of(&cells[3], 110.0)))?;
    }
    sheet.autofilter(0, 0, u32::try_from(rows.len()).unwrap_or(u32::MAX), 3)?;
    Ok(())
}

/// A row for the table and one for each of its columns. Backticks are only for documents.
fn readme_rows(table: &Table) -> Vec<[String; 4]> {
    let plain = |text: &str| text.replace('`', "");
    let own = [table.sheet(), String::new(), String::new(), plain(table.meaning)];
    let column = |c: &tables::Column| [table.sheet(), c.name.into(), c.holds.word().into(), plain(c.meaning)];
    std::iter::once(own).chain(table.columns.iter().map(column)).collect()
}

/// Maximum number of characters that are written to a cell.
const CHARACTERS: usize = 32_000;
/// The code for A4 in the format, and the height of a line of text in points.
const A4: u8 = 9;
const LINE: f64 = 15.0;

/// The formats of cells.
struct Looks {
    /// For the name of a column.
    pub head: Format,
    /// For wrapped words.
    pub text: Format,
    /// For a number that can be added up.
    pub number: Format,
    /// For a share or a rate.
    pub share: Format,
    /// For a day.
    pub day: Format,
    /// For a link to another sheet.
    pub link: Format,
    /// For the title of a sheet.
    pub title: Format,
    /// For the heading of a part of a sheet.
    pub part: Format,
}

impl Looks {
    /// Creates all formats.
    fn new() -> Looks {
        let plain = || Format::new().set_align(FormatAlign::Top);
        Looks {
            head: plain().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00EE_EBE4)).set_border_bottom(FormatBorder::Thin),
            text: plain().set_text_wrap(),
            number: plain().set_align(FormatAlign::Center),
            share: plain().set_align(FormatAlign::Center).set_num_format("0.00"),
            day: plain().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            link: plain().set_font_color(Color::RGB(0x001A_4F8B)).set_underline(FormatUnderline::Single),
            title: plain().set_bold().set_font_size(14.0),
            part: plain().set_bold().set_border_bottom(FormatBorder::Medium),
        }
    }
}

/// The print layout: landscape, one page wide, with the heads repeated on every page.
fn print_setup(sheet: &mut Worksheet, head: bool) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    sheet.set_header("&L&A&R&P / &N");
    if head {
        sheet.set_repeat_rows(0, 0)?;
    }
    Ok(())
}

/// The height of a row in points; the format allows at most 409.
fn row_height(lines: usize) -> f64 {
    (f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * LINE + 1.0).min(409.0)
}

/// The number of lines of a text in a column, wrapped by word. A line contains about as many characters as the column is wide.
fn lines_of(text: &str, width: f64) -> usize {
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

/// A text with hidden characters made visible, no longer than a cell may be; a cut is shown.
fn shown_text(text: &str) -> String {
    let visible = Visible::of(text);
    let text = visible.as_str();
    if text.chars().count() <= CHARACTERS {
        return text.to_string();
    }
    text.chars().take(CHARACTERS).chain(" … (cut: too long for a cell)".chars()).collect()
}
