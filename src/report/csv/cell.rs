//! One cell of a spreadsheet. Text goes in only through [`Cell::text`], which shows what is hidden and takes the power out of formulas.

use std::fmt::Display;

use crate::text::Visible;

/// A cell that is safe to open in a spreadsheet and to print on a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell(String);

impl Cell {
    /// Any text. Control and bidirectional characters are made visible, line breaks become spaces, and a text that a spreadsheet would
    /// take for a formula begins with an apostrophe.
    ///
    /// ```
    /// use compare_sources::report::csv::Cell;
    /// assert_eq!(Cell::text("=1+2").as_str(), "'=1+2");
    /// assert_eq!(Cell::text("two\nlines").as_str(), "two lines");
    /// ```
    pub fn text(text: &str) -> Cell {
        let shown = Visible::of(text);
        // A tab or line break before a formula is gone by now: what counts is the first character after white space.
        let first = shown.as_str().trim_start().chars().next();
        Cell(match first {
            Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{shown}"),
            Some(_) | None => shown.to_string(),
        })
    }

    /// A number that the program wrote itself: it may be negative without being a formula.
    pub fn number(number: impl Into<f64> + Display) -> Cell {
        Cell(number.to_string())
    }

    /// The cell's characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<[u8]> for Cell {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\u{200b}=1"] {
            let cell = Cell::text(text);
            assert!(!cell.as_str().trim_start().starts_with(['=', '+', '-', '@', '＝']), "{text:?} {cell:?}");
        }
        assert_eq!(Cell::number(-2.5).as_str(), "-2.5");
        assert_eq!(Cell::text("a=1").as_str(), "a=1");
    }
}
