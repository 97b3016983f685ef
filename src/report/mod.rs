//! Last stage: one comparison, many renderings. A report computes nothing and decides nothing; it never touches a file or a terminal.
//! Text of an account reaches a sink only through that sink's escaping type: [`crate::text::Visible`], [`csv::Cell`], [`json`]'s strings.

pub mod json;

/// How a report for reading looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns to write in.
    pub width: usize,
    /// Colour, with the sixteen colours of a terminal; without it every mark is a character.
    pub colour: bool,
    /// Cut no list short.
    pub all: bool,
}
