//! An account: one source's version of the events, with its text and what is known about it.

use super::{EventId, KnownFrom, Label, Place, Places, Span, When};

/// Index of an account in [`super::Comparison::accounts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AccountId(pub usize);

/// One source's version of the events. The text never changes after loading.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Short name, unique in a run, made from the file name: `aa`. Reports show it as in `aa:5`.
    pub label: String,
    /// The path as given on the command line, with the number of the account if the file contains several: `corpus.jsonl#17`.
    pub path: String,
    /// The path of its file as given; the same as `path` if it is the only account of that file. `-` for standard input.
    pub file: String,
    /// The outlet or author, as printed; the label if none is named.
    pub source: String,
    /// Where the outlet is known from.
    pub source_from: KnownFrom,
    /// The headline.
    pub title: Option<String>,
    /// When it was published: a day, or a moment if the text gives one. Relative dates are resolved against it.
    pub published: Option<When>,
    /// Where that is known from; `None` if it is not known.
    pub published_from: Option<KnownFrom>,
    /// Where it was published.
    pub url: Option<String>,
    /// The camp, country or kind of outlet that it is grouped with, if the user states one.
    pub group: Option<String>,
    /// BCP 47 language tag; `en` unless stated or recognised.
    pub language: String,
    /// True if there are word lists for its language. Without them only what holds across languages is read and compared: names, figures and days in
    /// digits, equal words.
    pub has_word_lists: bool,
    /// Accounts that print one text share an origin: `o1`, `o2`, …
    pub origin: String,
    /// The event that it reports, in a run with several events.
    pub event: EventId,
    /// The whole decoded file, or the text extracted from it: every span of the account points here.
    pub text: String,
    /// The text as it is read, if that differs from the printed text, and of the same length in bytes: see [`Account::read`].
    pub reading: Option<String>,
    /// The parts of the text in order: what is read, and what is set aside.
    pub blocks: Vec<Block>,
    /// Where a reader finds the text in a file that has no lines; empty if lines are the places.
    pub places: Places,
}

impl Account {
    /// The text as it is read. Here text in capitals is running text, letters that a scan misread are corrected, words split by a line end are
    /// whole, cells of a row are separated by strokes, and page numbers are blanked.
    /// A span covers the same stretch of both texts; people are shown [`Account::text`].
    pub fn read(&self) -> &str {
        self.reading.as_deref().unwrap_or(&self.text)
    }

    /// The name of its file, with the number of the account in it: `corpus.jsonl#17`.
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

    /// Where a reader finds a byte offset; `None` if lines are the places.
    pub fn place_of(&self, offset: usize) -> Option<Place> {
        let behind = self.places.partition_point(|(start, _)| *start <= offset);
        self.places.get(behind.saturating_sub(1)).map(|(_, place)| *place)
    }

    /// An account of a bare text with only a publication date: for measuring and for tests.
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
