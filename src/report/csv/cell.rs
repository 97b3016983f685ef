//! One cell of a spreadsheet, and how it is written: for people what is hidden is shown and the power taken out of formulas, for programs
//! every text is as it is.

use std::fmt::Display;

use crate::text::Visible;

/// A cell of a table. How it is written depends on who reads it: see [`Dialect`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    text: String,
    number: bool,
}

/// Who reads the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// People, in a spreadsheet: no text is a formula, and nothing is hidden.
    #[default]
    Safe,
    /// The same in Excel, which takes a file for UTF-8 only if it begins with a byte order mark.
    Excel,
    /// Programs: every text as it is. Not to be opened in a spreadsheet.
    Raw,
}

impl Cell {
    /// Any text.
    pub fn text(text: &str) -> Cell {
        Cell { text: text.into(), number: false }
    }

    /// A number that the program wrote itself: it may be negative without being a formula.
    pub fn number(number: impl Into<f64> + Display) -> Cell {
        Cell::of_number(number.to_string())
    }

    /// The characters of such a number.
    pub(super) fn of_number(text: String) -> Cell {
        Cell { text, number: true }
    }

    /// The cell's characters. For people control and bidirectional characters are made visible, line breaks become spaces, and a text that
    /// a spreadsheet would take for a formula begins with an apostrophe.
    ///
    /// ```
    /// use compare_sources::report::csv::{Cell, Dialect};
    /// assert_eq!(Cell::text("=1+2").written(Dialect::Safe), "'=1+2");
    /// assert_eq!(Cell::text("two\nlines").written(Dialect::Safe), "two lines");
    /// assert_eq!(Cell::text("=1+2").written(Dialect::Raw), "=1+2");
    /// ```
    pub fn written(&self, dialect: Dialect) -> String {
        match dialect {
            Dialect::Raw => self.text.clone(),
            Dialect::Safe | Dialect::Excel if self.number => self.text.clone(),
            Dialect::Safe | Dialect::Excel => safe(&self.text),
        }
    }
}

fn safe(text: &str) -> String {
    let shown = Visible::of(text);
    // A tab or line break before a formula is gone by now: what counts is the first character after white space.
    match shown.as_str().trim_start().chars().next() {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{shown}"),
        Some(_) | None => shown.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Dialect};

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\u{200b}=1"] {
            let cell = Cell::text(text).written(Dialect::Safe);
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '＝']), "{text:?} {cell:?}");
            assert_eq!(Cell::text(text).written(Dialect::Raw), text);
        }
        assert_eq!(Cell::number(-2.5).written(Dialect::Safe), "-2.5");
        assert_eq!(Cell::text("a=1").written(Dialect::Safe), "a=1");
    }
}
