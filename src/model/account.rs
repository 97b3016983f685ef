//! An account: one source's telling, with its text and what is known about it.

use super::{EventId, KnownFrom, Label, Place, Places, Span, When};

/// Place of an account in [`super::Comparison::accounts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId(pub usize);

/// One source's telling. The text never changes after loading.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Short name, unique in a run, from the file's name: `aa`. What people see in `aa:5`.
    pub label: String,
    /// The path as given on the command line, with which account of the file it is where that holds several: `corpus.jsonl#17`.
    pub path: String,
    /// The path of its file as given; the same as `path` where it is the only account of that file. `-` for standard input.
    pub file: String,
    /// The outlet or author, as printed; the label when nothing names one.
    pub source: String,
    /// What the outlet is known from.
    pub source_from: KnownFrom,
    /// The headline.
    pub title: Option<String>,
    /// When it was published: a day, or a moment where the text says so. Relative dates are resolved against it.
    pub published: Option<When>,
    /// What that is known from; `None` with it.
    pub published_from: Option<KnownFrom>,
    /// Where it was published.
    pub url: Option<String>,
    /// The camp, country or kind of outlet that it is counted with, where the user states one.
    pub group: Option<String>,
    /// BCP 47 language tag, `en` unless stated or recognised.
    pub language: String,
    /// Are there word lists for it? Without them only what holds across languages is read and compared: names, figures and days in digits, equal
    /// words.
    pub has_word_lists: bool,
    /// Accounts that print one text share an origin: `o1`, `o2`, …
    pub origin: String,
    /// The event that it tells of, in a run of several.
    pub event: EventId,
    /// The whole decoded file, or the text that was taken out of it: every span of the account points here.
    pub text: String,
    /// The text as it is read, byte for byte as long, where that is not how it is printed: see [`Account::read`].
    pub reading: Option<String>,
    /// The parts of the text in order: what is read, and what was set aside.
    pub blocks: Vec<Block>,
    /// Where a reader finds the text in a file that has no lines; empty where lines are the places.
    pub places: Places,
}

impl Account {
    /// The text as it is read. What is printed in capitals stands there as running text, letters that a scan took for others are those that
    /// were meant, a word that a line end parts is whole, cells of a row stand between strokes, and the numbers of pages are blanks.
    /// Every span is the same stretch of both texts; people are shown [`Account::text`].
    pub fn read(&self) -> &str {
        self.reading.as_deref().unwrap_or(&self.text)
    }

    /// The name of its file, with which account of the file it is: `corpus.jsonl#17`.
    pub fn short_path(&self) -> &str {
        let folders = self.file.rfind(['/', '\\']).map_or(0, |at| at + 1);
        self.path.get(folders..).unwrap_or(&self.path)
    }

    /// Line of a byte offset, from 1. `\n`, `\r\n` and a lone `\r` end a line.
    pub fn line_of(&self, offset: usize) -> usize {
        let bytes = &self.text.as_bytes()[..offset];
        let lone_returns = bytes.iter().enumerate().filter(|(i, b)| **b == b'\r' && self.text.as_bytes().get(i + 1) != Some(&b'\n'));
        1 + bytes.iter().filter(|b| **b == b'\n').count() + lone_returns.count()
    }

    /// Where a reader finds a byte offset, where lines are not the places.
    pub fn place_of(&self, offset: usize) -> Option<Place> {
        let behind = self.places.partition_point(|(start, _)| *start <= offset);
        self.places.get(behind.saturating_sub(1)).map(|(_, place)| *place)
    }

    /// An account of a bare text with nothing but a publication date: for measuring and for tests.
    pub fn plain(text: &str, published: Option<When>) -> Account {
        let mut blocks = Vec::new();
        let mut at = 0;
        for paragraph in text.split_inclusive('\n') {
            if let Some(span) = Span::new(text, at..at + paragraph.trim_end().len()).filter(|s| !s.text(text).trim().is_empty()) {
                blocks.push(Block::new(span, BlockKind::Paragraph));
            }
            at += paragraph.len();
        }
        Account {
            label: "text".into(),
            path: String::new(),
            file: String::new(),
            source: "text".into(),
            source_from: KnownFrom::FileName,
            title: None,
            published_from: published.as_ref().map(|_| KnownFrom::Given),
            published,
            url: None,
            group: None,
            language: "en".into(),
            has_word_lists: true,
            origin: "o1".into(),
            event: EventId::default(),
            text: text.into(),
            reading: None,
            blocks,
            places: Places::new(),
        }
    }
}

/// A stretch of an account's text with its part in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Of a row of a table: the row that says what stands in its columns.
    pub heads: Option<Span>,
    /// Is it somebody's mail that the writer answers?
    pub quoted: bool,
    /// The name of who wrote it, if it is and a line above it says so.
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
    /// Front matter, byline, dateline: read for what it says of the account, not a statement.
    Header,
    /// Who speaks in the block behind it: "Q.", "THE COURT:".
    Label(Label),
    /// Page boilerplate, set aside with a notice: "Contact Us", "Read more", cookie lines.
    Boilerplate,
}
