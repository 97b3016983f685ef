//! Runs before the first stage: turns the bytes of a file of any format into documents. A document is a plain text with its parts, the
//! places at which a reader finds them, and what the file says about itself. It opens no file: paths and bytes come from the caller.

mod archive;
pub mod decode;
mod docx;
mod epub;
mod foreign;
pub mod format;
mod html;
pub mod limits;
mod mail;
pub mod moment;
mod odt;
mod office;
mod package;
mod pdf;
mod records;
mod rtf;
mod subtitles;
mod xml;

pub use format::Format;

use std::io::Read;

use crate::model::{Notice, Piece, Places, Stated};

/// A collected file.
#[derive(Clone, Copy, Debug)]
pub struct File<'f> {
    /// The path as given; `-` for standard input.
    pub path: &'f str,
    /// Its bytes.
    pub bytes: &'f [u8],
}

/// The keys of [`Options::fields`].
pub const KEYS: [&str; 8] = ["text", "title", "source", "published", "url", "language", "group", "id"];

/// How the user wants files to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The format, in place of what extension and content show.
    pub format: Option<Format>,
    /// Names of fields in records, in place of the usual ones: the key (`text`, `published`, `source`, `title`, `url`, `language`, `group`,
    /// `id`) and the file's name for it.
    pub fields: Vec<(String, String)>,
}

/// The part of a file that is one account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Its identifier in a file that contains several documents, as a reader finds it: the number of a record (`17`) or the path in an
    /// archive.
    pub member: Option<String>,
    /// A shorter or plainer name than the file's: the identifier of a record, or the name of a file in an archive without its extension.
    pub name: Option<String>,
    /// What is read.
    pub body: Body,
    /// What the file's metadata says about the account. What the user states takes precedence.
    pub known: Stated,
}

/// The content of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A text file, still to be decoded; front matter, lines and layout are found later.
    Plain {
        /// Its bytes.
        bytes: Vec<u8>,
        /// True if it is Markdown.
        markdown: bool,
    },
    /// Text that was extracted from another format.
    Extracted(Extracted),
}

impl Default for Body {
    fn default() -> Body {
        Body::Plain { bytes: Vec::new(), markdown: false }
    }
}

/// Text that was extracted from a format other than text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extracted {
    /// The text: paragraphs, items and headings separated by blank lines. All spans of the account point into it.
    pub text: String,
    /// Its parts in order, if the format shows them: ranges of `text` that do not overlap. `None` if the text is to be read like a printed
    /// page, with lines broken at a width, page headers and turns of a conversation.
    pub pieces: Option<Vec<Piece>>,
    /// Where a reader finds the parts in the file.
    pub places: Places,
}

/// Why nothing could be read: a sentence without the file's name that says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(pub String);

/// Returns the documents of a file, in file order.
///
/// # Errors
/// What is wrong with the file, if nothing of it can be read.
pub fn extract(file: File, options: &Options, notices: &mut Vec<Notice>) -> Result<Vec<Document>, Failure> {
    Work { path: file.path, options, depth: 0, unfolded: 0, notices }.read(options.format, file.path, file.bytes)
}

/// True if a file of which nothing could be read is something else than an account: a picture, recording, workbook or presentation, data that a
/// program keeps for itself, or a table or JSON file without texts. False if the user states what it is, and of documents, mail and archives.
pub fn is_something_else(file: File, options: &Options) -> bool {
    let stated = options.format.is_some() || !options.fields.is_empty();
    !stated
        && match format::recognise(file.path, file.bytes) {
            Format::Csv | Format::Tsv | Format::Json | Format::Jsonl => true,
            Format::Foreign => !foreign::is_document(file.bytes),
            _ => foreign::other(file.bytes).is_some(),
        }
}

/// The state of reading one file, which its readers share.
struct Work<'w> {
    /// The path of the file, for notices.
    path: &'w str,
    options: &'w Options,
    /// How many files enclose the current one.
    depth: usize,
    /// Bytes unpacked so far.
    unfolded: usize,
    notices: &'w mut Vec<Notice>,
}

impl Work<'_> {
    /// Returns the documents of a file, or of one inside it. `name` is its own path there.
    fn read(&mut self, format: Option<Format>, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
        let found = format::recognise(name, bytes);
        // A stated format is the format of what is packed.
        let packed = matches!(found, Format::Gzip | Format::Zstd);
        if let Some(failure) = foreign::other(bytes).filter(|_| !matches!(format, Some(Format::Text | Format::Markdown))) {
            return Err(failure);
        }
        match format.filter(|_| !packed).unwrap_or(found) {
            format @ (Format::Text | Format::Markdown) => {
                let body = Body::Plain { bytes: bytes.to_vec(), markdown: format == Format::Markdown };
                Ok(vec![Document { body, ..Document::default() }])
            }
            Format::Csv => records::csv(self, name, bytes, None),
            Format::Tsv => records::csv(self, name, bytes, Some(b'\t')),
            Format::Json => records::json(self, name, bytes),
            Format::Jsonl => records::jsonl(self, name, bytes),
            Format::Mail => mail::read(self, name, bytes),
            Format::Mbox => mail::read_mailbox(self, bytes),
            Format::Subtitles => subtitles::read(self, bytes),
            Format::Gzip => archive::gzip(self, format, name, bytes),
            Format::Zstd => archive::zstd(self, format, name, bytes),
            Format::Zip => archive::zip(self, bytes),
            Format::Tar => archive::tar(self, bytes),
            Format::Html => html::read(self, name, bytes),
            Format::Epub => epub::read(self, bytes),
            Format::Docx => docx::read(self, bytes),
            Format::Odt => odt::read(self, bytes),
            Format::Rtf => rtf::read(self, bytes),
            Format::Pdf => pdf::read(self, bytes),
            Format::Foreign => Err(foreign::refuse(name, bytes)),
        }
    }

    /// Returns the documents of a file inside this one.
    fn inside(&mut self, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
        self.inside_as(None, name, bytes)
    }

    /// The same with a stated format.
    fn inside_as(&mut self, format: Option<Format>, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
        if self.depth >= limits::DEPTH {
            return Err(Failure(format!("{name} is nested in more than {} files", limits::DEPTH)));
        }
        self.depth += 1;
        let documents = self.read(format, name, bytes);
        self.depth -= 1;
        documents
    }

    /// Counts unpacked bytes.
    fn unfold(&mut self, bytes: usize) -> Result<(), Failure> {
        self.unfolded = self.unfolded.saturating_add(bytes);
        if self.unfolded > limits::UNFOLDED {
            return Err(Failure(format!("its contents unpack to more than {} MB; give its parts one by one", limits::UNFOLDED >> 20)));
        }
        Ok(())
    }

    /// Unpacks up to the limit. Returns the bytes and whether they are complete: damaged data breaks off.
    fn unpack(&mut self, packed: impl Read) -> Result<(Vec<u8>, bool), Failure> {
        let mut bytes = Vec::new();
        let room = limits::UNFOLDED.saturating_sub(self.unfolded) as u64;
        let whole = packed.take(room + 1).read_to_end(&mut bytes).is_ok();
        self.unfold(bytes.len())?;
        Ok((bytes, whole))
    }

    /// True if more has been unpacked than the limit allows.
    fn is_full(&self) -> bool {
        self.unfolded > limits::UNFOLDED
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.notices.push(Notice::file(self.path, text));
    }
}

/// True if `bytes` contain `sought`.
fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}
