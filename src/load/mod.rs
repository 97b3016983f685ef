//! First stage: turns bytes into accounts. It decodes the text, reads front matter, finds headline, outlet and date, and sets page
//! boilerplate aside. It opens no file: paths and bytes come from the caller.

pub mod aliases;
mod boilerplate;
mod date_line;
mod dateline;
mod facts;
mod header;
mod labelled;
pub mod language;
pub mod lexicon;
mod mail;
mod markdown;
mod masthead;
mod names;
mod outlet;
mod page;
pub mod pairings;
mod pieces;
mod reading;
mod repeated;
mod section;
mod stamp;
pub mod stated;
pub mod toml_error;
mod transcript;

use rayon::prelude::*;

use crate::extract::decode::{self, Decoded};
use crate::extract::{Body, Document, Extracted};
use crate::language::{Language, page::foreign as page_words};
pub use crate::model::Stated;
use crate::model::{Account, Block, BlockKind, EventId, KnownFrom, Notice, Places, Span};
use crate::text::LineIndex;
use page::Page;
use pieces::{Kind, Parted};
use stated::FrontMatter;

/// An account as collected, with what is stated about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
    /// The path as given; `-` for standard input.
    pub path: String,
    /// Its identifier in a file that contains several documents: the number of a record, or the path in an archive.
    pub member: Option<String>,
    /// The file's bytes, for a text file.
    pub bytes: Vec<u8>,
    /// True if the bytes are Markdown. `None` means that the file's extension decides.
    pub markdown: Option<bool>,
    /// The text extracted from a file of another format, in place of its bytes.
    pub extracted: Option<Extracted>,
    /// A name for the label, in place of the file name.
    pub name: Option<String>,
    /// What the command line or a sidecar file states. It takes precedence over metadata and text.
    pub stated: Stated,
    /// What the file's metadata says. It takes precedence over the text.
    pub known: Stated,
    /// What could not be read when the text was extracted.
    pub notices: Vec<Notice>,
}

impl Input {
    /// Returns the input for one document of a file.
    pub fn of(path: &str, document: Document) -> Input {
        let Document { member, name, body, known } = document;
        let (bytes, extracted, markdown) = match body {
            Body::Plain { bytes, markdown } => (bytes, None, Some(markdown)),
            Body::Extracted(extracted) => (Vec::new(), Some(extracted), None),
        };
        Input { path: path.into(), member, bytes, markdown, extracted, name, stated: Stated::default(), known, notices: Vec::new() }
    }

    /// Returns the path of the file, with the member: `corpus.jsonl#17`.
    pub fn place(&self) -> String {
        self.member.as_ref().map_or_else(|| self.path.clone(), |member| format!("{}#{member}", self.path))
    }
}

/// Loads all inputs. Returns the accounts, ordered by path and each with a unique label, and the notices about what could not be read.
pub fn load(inputs: Vec<Input>) -> (Vec<Account>, Vec<Notice>) {
    let mut inputs = inputs;
    // The sort is stable: accounts of one file stay in file order.
    inputs.sort_by(|a, b| plain_path(&a.path).cmp(plain_path(&b.path)));
    let mut notices = Vec::new();
    inputs.dedup_by(|later, first| {
        let twice = plain_path(&later.path) == plain_path(&first.path) && later.member == first.member;
        if twice {
            notices.push(Notice::file(&later.place(), "was given more than once: it is read once"));
        }
        twice
    });
    let called: Vec<String> = inputs.iter().map(|input| input.name.clone().unwrap_or_else(|| names::stem(&input.path).into())).collect();
    let (mut accounts, read): (Vec<Account>, Vec<Vec<Notice>>) = inputs.into_par_iter().map(account).unzip();
    notices.extend(read.into_iter().flatten());
    notices.extend(repeated::set_aside(&mut accounts));
    let labels = names::labels(&called.iter().map(String::as_str).collect::<Vec<&str>>());
    for (account, label) in accounts.iter_mut().zip(labels) {
        if account.source.is_empty() {
            account.source = names::without_day(&label);
        }
        account.label = label;
    }
    (accounts, notices)
}

/// Returns the path without leading `./`. `./-` is a file, `-` is standard input.
fn plain_path(path: &str) -> &str {
    let plain = path.trim_start_matches("./");
    if plain == "-" { path } else { plain }
}

/// Reads one account, without its label. The source is empty if nothing names one.
fn account(input: Input) -> (Account, Vec<Notice>) {
    let path = input.place();
    let markdown = input.markdown.unwrap_or_else(|| is_markdown(&input.path));
    let Input { path: file, bytes, extracted, stated, known, mut notices, .. } = input;
    let is_file = extracted.is_none();
    let (decoded, given, places) = match extracted {
        Some(Extracted { text, pieces, places }) => (Decoded { text, binary: false }, pieces, places),
        None => (decode::decode(&bytes, &path, &mut notices), None, Vec::new()),
    };
    let text = &decoded.text;
    let front = if is_file { stated::read_front_matter(text, &path, &mut notices) } else { None }.unwrap_or_default();
    let attributes = facts::Attributes { given: stated.clone(), metadata: known.or(front.stated.clone()) };
    let stated = stated.or(attributes.metadata.clone());
    let body = front.range.end;
    let tag = language::tag(&attributes, &text[body..], &path, &mut notices);
    let language = Language::of(&tag);
    let has_word_lists = language.is_some();
    let language = language.unwrap_or(Language::english());
    let printed = if has_word_lists { None } else { page_words(&tag) }.unwrap_or(&language.page);
    let kind = Kind { binary: decoded.binary, given, markdown: is_file && markdown, has_word_lists };
    let Parted { text, pieces, layout } = pieces::part(decoded.text, body, kind, language, &places);
    let pieces = if decoded.binary || !has_word_lists { pieces } else { mail::read(&text, pieces, language) };
    let reading =
        if decoded.binary || !has_word_lists { None } else { reading::read(&text, &layout, &pieces, language, &path, &mut notices) };
    let mut page = page::read(&text, reading.as_deref().unwrap_or(&text), &pieces, stated.title.as_deref(), (language, printed));
    page.set_aside.extend(layout.blanks.iter().filter(|range| layout.aside.contains(range)).map(|range| Span::of(&text, range.clone())));
    page.set_aside.sort();
    if page.blocks.is_empty() {
        notices.push(Notice::file(&path, "contains no text"));
    }
    if !decoded.binary {
        push_boilerplate_notice(&page, &text, &places, &path, &mut notices);
    }
    let facts = facts::gather(attributes, &page, &text, &path, printed, &mut notices);
    let (source, source_from) = facts.source.unwrap_or((String::new(), KnownFrom::FileName));
    let (published, published_from) = facts.published.unzip();
    let account = Account {
        label: String::new(),
        path,
        file,
        source,
        source_from,
        title: facts.title,
        published,
        published_from,
        url: facts.url,
        group: facts.group,
        language: tag,
        has_word_lists,
        origin: "o1".into(),
        event: EventId::default(),
        blocks: blocks(&text, &front, page),
        reading,
        places,
        text,
    };
    (account, notices)
}

fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, e)| e.eq_ignore_ascii_case("md") || e.eq_ignore_ascii_case("markdown"))
}

/// Returns the blocks of front matter and page. The title in the front matter is a headline, unless the text contains it too.
fn blocks(text: &str, front: &FrontMatter, page: Page) -> Vec<Block> {
    let mut out = Vec::with_capacity(page.blocks.len() + 3);
    let mut push = |range: std::ops::Range<usize>, kind| {
        if range.start < range.end {
            out.push(Block::new(Span::of(text, range), kind));
        }
    };
    match front.title.clone().filter(|_| !page.repeats_title) {
        Some(title) => {
            push(front.range.start..title.start, BlockKind::Header);
            push(title.clone(), BlockKind::Headline);
            push(title.end..front.range.end, BlockKind::Header);
        }
        None => push(front.range.clone(), BlockKind::Header),
    }
    out.extend(page.blocks);
    out
}

/// Most lines listed in a notice.
const MOST_NAMED: usize = 8;

/// Adds one notice for all boilerplate of an account.
fn push_boilerplate_notice(page: &Page, text: &str, places: &Places, path: &str, notices: &mut Vec<Notice>) {
    push_set_aside_notice(page, text, places, path, "set aside as page boilerplate, not read as statements", notices);
}

/// Adds one notice for everything that is set aside in an account, each with its place and first words.
fn push_set_aside_notice(page: &Page, text: &str, places: &Places, path: &str, why: &str, notices: &mut Vec<Notice>) {
    let Some(first) = page.set_aside.first() else { return };
    let index = LineIndex::new(text);
    let place = |offset: usize| match places.partition_point(|(start, _)| *start <= offset) {
        _ if places.is_empty() => index.line(offset).to_string(),
        behind => places[behind.saturating_sub(1)].1.to_string(),
    };
    let named: Vec<String> = page
        .set_aside
        .iter()
        .take(MOST_NAMED)
        .map(|span| {
            let words: String = crate::text::one_line(span.text(text)).chars().take(40).collect();
            format!("{} ({words})", place(span.start()))
        })
        .collect();
    let more = page.set_aside.len().saturating_sub(MOST_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let line = if places.is_empty() { "line " } else { "" };
    let what = format!("{why}: {line}{}{more}", named.join(", "));
    notices.push(match places.is_empty() {
        true => Notice::line(path, index.line(first.start()), what),
        false => Notice::file(path, what),
    });
}
