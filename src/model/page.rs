//! The parts of a page: pieces as its layout shows them, before their words are read, and the blocks of the account that they become.

use std::ops::Range;

use super::Span;

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

/// A stretch of an account's text and its part in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its place in the text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// For a row of a table: the row that names its columns.
    pub heads: Option<Span>,
    /// True for another person's mail that the writer answers.
    pub quoted: bool,
    /// The name of its author, if it is quoted and a line above it names one.
    pub by: Option<Span>,
}

impl Block {
    /// A block outside of tables, in the writer's own words.
    pub fn new(span: Span, kind: BlockKind) -> Block {
        Block { span, kind, heads: None, quoted: false, by: None }
    }
}

/// The part a block plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title above the article.
    Headline,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// The date of the section below it, "A.D. 823." in annals, "12 March" in a diary: read as the date of the statements there.
    Dated,
    /// Front matter, byline, dateline: read for what it says about the account, not a statement.
    Header,
    /// Who speaks in the next block: "Q.", "THE COURT:".
    Label(Label),
    /// Page boilerplate, set aside with a notice: "Contact Us", "Read more", cookie lines.
    Boilerplate,
}

/// What a label says about the words after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// "Q.": everything after it is a question.
    Question,
    /// "A.", "THE WITNESS:": it answers the last question, whoever spoke in between.
    Answer,
    /// "THE COURT:", "DC Brown:": this person speaks.
    Speaker,
}
