//! Parts of a page as its layout shows them, before their words are read.

use std::ops::Range;

use super::Label;

/// A part of a page as its layout shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its place in the text.
    pub range: Range<usize>,
    /// What the layout says it is.
    pub part: Part,
    /// For a row of a table: the row that names its columns.
    pub heads: Option<Range<usize>>,
    /// True for another person's mail that the writer answers.
    pub quoted: bool,
    /// The name of its author, if it is quoted and a line above it names one.
    pub by: Option<Range<usize>>,
}

impl Piece {
    /// A piece outside of tables, in the writer's own words.
    pub fn new(range: Range<usize>, part: Part) -> Piece {
        Piece { range, part, heads: None, quoted: false, by: None }
    }
}

/// What the layout says about a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Marked as a heading.
    Headline,
    /// Running text, or an unmarked heading.
    Paragraph,
    /// An item of a list or a row of a table.
    ListItem,
    /// Who speaks in the next piece; `None` names the person who asks from here on.
    Label(Option<Label>),
    /// What is said by turns, whatever its layout.
    Turn,
    /// The row of a table that names its columns.
    Heads,
    /// Code, raw HTML: not read.
    Boilerplate,
}
