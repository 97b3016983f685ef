//! Last stage: renders one comparison in many formats. A report computes nothing and decides nothing; it never touches a file or a terminal. Text of
//! an account reaches a sink only through that sink's escaping type: [`crate::text::Visible`], [`csv::CsvCell`], the `Markup` of [`html`] and
//! [`tei`], [`json`]'s strings.

pub mod alias_proposals;
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
pub mod names_used;
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
    /// Width in columns.
    pub width: usize,
    /// Use the sixteen colours of a terminal; without colour, every mark is a character.
    pub colour: bool,
    /// Shorten no list.
    pub all: bool,
    /// List the statements without a match, which are otherwise only counted.
    pub alone: bool,
    /// List what may be the same, which is otherwise only counted.
    pub perhaps: bool,
    /// Addresses of the accounts' files, in their order, for links (OSC 8) from places to lines; `None` if nobody can follow them.
    pub links: Option<&'a [Option<String>]>,
}
