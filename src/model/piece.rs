//! Parts of a page as its layout shows them, before anything is known of what they say.

use std::ops::Range;

use super::Label;

/// A part of a page as its layout shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub range: Range<usize>,
    /// What the layout says it is.
    pub part: Part,
    /// Of a row of a table: the row that says what stands in its columns.
    pub heads: Option<Range<usize>>,
    /// Is it somebody's mail that the writer answers?
    pub quoted: bool,
    /// Where the name of who wrote it stands, if it is and a line above it says so.
    pub by: Option<Range<usize>>,
}

impl Piece {
    /// A piece outside of tables, in the writer's own words.
    pub fn new(range: Range<usize>, part: Part) -> Piece {
        Piece { range, part, heads: None, quoted: false, by: None }
    }
}

/// What a layout tells of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Marked as a heading.
    Headline,
    /// Running text, or a heading that nothing marks.
    Paragraph,
    /// An item of a list or a row of a table.
    ListItem,
    /// Who speaks in the next piece; `None` announces who asks from here on.
    Label(Option<Label>),
    /// What is said by turns, whatever it looks like.
    Turn,
    /// The row of a table that says what stands in its columns.
    Heads,
    /// Code, raw HTML: nothing to be read.
    Boilerplate,
}
