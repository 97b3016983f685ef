//! How cells look, how high a row is, and how a sheet is printed.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::text::Visible;

/// What the format of workbooks allows in a cell.
const CHARACTERS: usize = 32_000;
/// The number of A4 in the format, and the height of a line of text in points.
const A4: u8 = 9;
const LINE: f64 = 15.0;

/// The formats of cells.
pub struct Looks {
    /// The name of a column.
    pub head: Format,
    /// Words, wrapped.
    pub text: Format,
    /// A number to count with.
    pub number: Format,
    /// A part or a rate.
    pub share: Format,
    /// A day.
    pub day: Format,
    /// What leads to another sheet.
    pub link: Format,
    /// The title of a sheet.
    pub title: Format,
    /// What opens a part of a sheet.
    pub part: Format,
}

impl Looks {
    /// All of them.
    pub fn new() -> Looks {
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

/// As it is printed: sheets are wider than paper is high, and every side has the heads.
pub fn printed(sheet: &mut Worksheet, head: bool) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    sheet.set_header("&L&A&R&P / &N");
    if head {
        sheet.set_repeat_rows(0, 0)?;
    }
    Ok(())
}

/// The height of a row in points; the format allows no more than 409.
pub fn height(lines: usize) -> f64 {
    (f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * LINE + 1.0).min(409.0)
}

/// How many lines a text takes in a column, wrapped by word. A line of text holds about as many characters as the column is wide.
pub fn lines(text: &str, width: f64) -> usize {
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

/// A text with nothing hidden in it, and no longer than a cell may be; a cut is shown.
pub fn shown(text: &str) -> String {
    let visible = Visible::of(text);
    let text = visible.as_str();
    if text.chars().count() <= CHARACTERS {
        return text.to_string();
    }
    text.chars().take(CHARACTERS).chain(" … (cut: a cell holds no more)".chars()).collect()
}
