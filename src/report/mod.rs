//! Last stage: one comparison, many renderings. A report computes nothing and decides nothing; it never touches a file or a terminal.
//! Text of an account reaches a sink only through that sink's escaping type: [`crate::text::Visible`], [`csv::CsvCell`], the
//! `Markup` of [`html`] and [`tei`], [`json`]'s strings.

pub mod aliases;
pub mod columns;
pub mod concordance;
mod coverage;
pub mod csv;
mod excerpt;
pub mod explain;
#[cfg(test)]
pub(crate) mod fixture;
mod formats;
pub mod html;
mod ink;
pub mod inline;
pub mod json;
mod layout;
pub mod markdown;
mod markup;
pub mod matrix;
pub mod names;
pub mod profile;
mod prose;
pub mod rich;
pub mod table;
pub mod tables;
pub mod tei;
pub mod timeline;
pub mod understood;
pub mod versions;
pub mod xlsx;

pub use formats::{Audience, Description, FORMATS, Format, Render};

/// How a report for reading looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look<'a> {
    /// Columns to write in.
    pub width: usize,
    /// Colour, with the sixteen colours of a terminal; without it every mark is a character.
    pub colour: bool,
    /// Cut no list short.
    pub all: bool,
    /// List the statements without a match, which are only counted otherwise.
    pub alone: bool,
    /// List what is perhaps the same, which is only counted otherwise.
    pub perhaps: bool,
    /// Addresses of the accounts' files, in their order, for links (OSC 8) from places to lines; `None` where nobody can follow them.
    pub links: Option<&'a [Option<String>]>,
}
