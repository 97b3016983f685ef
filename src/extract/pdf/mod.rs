//! PDF: the text that its pages show, in reading order. `hayro-syntax` handles objects, compression and encryption; this module reads what
//! the fonts say in Unicode and where the glyphs are. Pictures are not examined: a scan must go through OCR first.

mod columns;
mod content;
mod encoding;
mod font;
mod lines;
mod pages;
mod paragraphs;
mod parted;
mod rows;
mod stream;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::object::{Dict, String as Words};
use hayro_syntax::{LoadPdfError, Pdf};

use super::office::LeftOut;
use super::office::{document_title, language_tag};
use super::{Body, Document, Failure, Work, limits};
use crate::model::{Part, Stated};
use content::Glyph;
use pages::Columns;
pub(super) use parted::hangs;

/// A page counts as read if at most one in this many glyphs is unknown.
const KNOWN: usize = 4;
/// Most pages or page headers listed in a notice.
const MOST_NAMED: usize = 8;
/// Most page headers that are kept.
const MOST_HEADS: usize = 1000;
/// How many bytes at the end of a file are examined to see whether it is cut off.
const TAIL: usize = 2048;

/// True if a file begins like a PDF. Some have blanks or a byte order mark before it.
pub(super) fn begins(head: &[u8]) -> bool {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0xef | 0xbb | 0xbf | 0);
    let start = head.iter().take(64).take_while(|byte| blank(byte)).count();
    head[start..].starts_with(b"%PDF-")
}

/// The result of reading.
#[derive(Default)]
struct Read {
    pages: Vec<Columns>,
    /// Their page numbers.
    numbers: Vec<usize>,
    /// Pages with pictures and no text, with text whose letters are unknown, with text in several directions, with more than is read.
    pictures: Vec<usize>,
    unknown: Vec<usize>,
    turned: Vec<usize>,
    cut: Vec<usize>,
    /// What the file itself calls page headers and footers.
    heads: BTreeSet<String>,
    comments: usize,
    /// Number of invisible glyphs, which exist only for searching, and of all glyphs.
    unseen: usize,
    count: usize,
    /// Number of pages, and the number that the file states.
    all: usize,
    stated_pages: usize,
    unfolded: usize,
    title: Option<String>,
    language: Option<String>,
}

/// Reads a file.
pub(super) fn read(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let most = limits::UNFOLDED.saturating_sub(work.unfolded);
    let broken = || Failure("is damaged and cannot be read; open it and print it to a new PDF".into());
    let mut read = catch_unwind(AssertUnwindSafe(|| pages(bytes, most))).map_err(|_| broken())??;
    work.unfold(read.unfolded)?;
    if read.pages.iter().all(Vec::is_empty) {
        return Err(Failure(nothing(&read).into()));
    }
    push_notices(work, bytes, &read);
    let numbered = pages::take_numbers(&mut read.pages);
    let numbered: Vec<usize> = numbered.into_iter().filter_map(|at| read.numbers.get(at).copied()).collect();
    let mut heads = pages::take_heads(&mut read.pages);
    heads.append(&mut read.heads);
    push_heads_notice(work, &heads);
    LeftOut { comments: read.comments, ..LeftOut::default() }.push_notices(work);
    if !numbered.is_empty() {
        work.warn(format!("has line numbers on {}: left out", list(&numbered)));
    }
    let extracted = pages::join(&read.pages, &read.numbers);
    let headed = extracted.pieces.iter().flatten().any(|piece| piece.part == Part::Headline);
    let title = read.title.as_deref().and_then(document_title).filter(|_| !headed);
    let known = Stated { title, language: read.language.as_deref().and_then(language_tag), ..Stated::default() };
    Ok(vec![Document { body: Body::Extracted(extracted), known, ..Document::default() }])
}

/// Reads all pages.
fn pages(bytes: &[u8], most: usize) -> Result<Read, Failure> {
    if !stream::are_bounded(bytes) {
        return Err(Failure(format!(
            "unpacks to more than {} MB before its pages are read; print it to a new PDF",
            limits::UNFOLDED >> 20
        )));
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Failure("is locked with a password; save a copy without one".into()),
        LoadPdfError::Invalid => {
            Failure("is damaged: no pages were found in it; get it again, or open it and print it to a new PDF".into())
        }
    })?;
    let root = pdf.xref().get::<Dict>(pdf.xref().root_id()).unwrap_or_default();
    let all = pdf.pages();
    let mut out = Read {
        all: all.len(),
        stated_pages: root
            .get::<Dict>("Pages")
            .and_then(|pages| pages.get::<i32>("Count"))
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(0),
        title: pdf.metadata().title.as_deref().map(stream::decoded),
        language: root.get::<Words>("Lang").map(|lang| stream::decoded(lang.as_bytes())),
        ..Read::default()
    };
    let mut reader = content::Reader::new(most);
    for (at, page) in all.iter().take(limits::PAGES).enumerate() {
        let shown = reader.read(page);
        let (width, height) = page.render_dimensions();
        let (mut glyphs, cut, pictures) = (shown.glyphs, shown.cut, shown.pictures);
        // A file that calls nearly all its text margins is wrong about that.
        let size = (f64::from(width), f64::from(height));
        out.comments += shown.comments;
        if shown.margins.len() > glyphs.len() {
            glyphs.extend(shown.margins);
        } else if out.heads.len() < MOST_HEADS {
            let lines = lines::read(columns::upright(on_page(shown.margins, size)).0);
            out.heads.extend(lines.iter().flatten().map(lines::Line::text));
        }
        out.take(at + 1, on_page(glyphs, size), pictures, cut);
    }
    out.unfolded = most - reader.left;
    Ok(out)
}

/// Returns the glyphs that are on the page.
fn on_page(glyphs: Vec<Glyph>, (width, height): (f64, f64)) -> Vec<Glyph> {
    const SLACK: f64 = 2.0;
    let inside = |glyph: &Glyph| (-SLACK..=width + SLACK).contains(&glyph.at.0) && (-SLACK..=height + SLACK).contains(&glyph.at.1);
    glyphs.into_iter().filter(inside).collect()
}

impl Read {
    fn take(&mut self, number: usize, glyphs: Vec<Glyph>, pictures: bool, cut: bool) {
        let unknown = glyphs.iter().filter(|glyph| glyph.text == font::UNKNOWN).count();
        let letters = glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
        self.unseen += glyphs.iter().filter(|glyph| glyph.unseen).count();
        self.count += letters;
        let (glyphs, others) = columns::upright(glyphs);
        let readable = letters > 0 && unknown * KNOWN <= letters;
        let columns = if readable { lines::read(glyphs) } else { Vec::new() };
        match () {
            () if cut => self.cut.push(number),
            () if letters == 0 && pictures => self.pictures.push(number),
            () if letters > 0 && !readable => self.unknown.push(number),
            () if readable && others > 0 => self.turned.push(number),
            () => {}
        }
        self.pages.push(columns);
        self.numbers.push(number);
    }
}

/// Returns why there is no text at all.
fn nothing(read: &Read) -> &'static str {
    match () {
        () if !read.cut.is_empty() => "contains more than can be unpacked on its first page; print it to a new PDF",
        () if !read.unknown.is_empty() => "has text whose fonts do not say which letters they show; run it through OCR first",
        () if !read.pictures.is_empty() => "has no text layer: it is a scan; run it through OCR first, for example with OCRmyPDF",
        () => "has no text on its pages",
    }
}

fn push_notices(work: &mut Work, bytes: &[u8], read: &Read) {
    let mut warn = |pages: &[usize], what: &str| {
        if !pages.is_empty() {
            work.warn(format!("{}: {what}", list(pages)));
        }
    };
    warn(&read.pictures, "a picture without a text layer; not read: run it through OCR first");
    warn(&read.unknown, "the fonts do not say which letters they show; not read: run it through OCR first");
    warn(&read.turned, "text that runs in another direction than the rest was left out");
    warn(&read.cut, "more than can be unpacked or shown; not all of it was read");
    if read.unseen * 2 > read.count {
        work.warn("its text was recognised from pictures (OCR): letters and figures may be wrong");
    }
    if read.all > read.pages.len() {
        work.warn(format!("has {} pages: those after page {} were not read", read.all, read.pages.len()));
    } else if read.stated_pages > read.all {
        work.warn(format!("states {} pages, but only {} were found", read.stated_pages, read.all));
    }
    if !super::holds(&bytes[bytes.len().saturating_sub(TAIL)..], b"%%EOF") {
        work.warn("is cut off at its end: pages may be missing");
    }
}

fn push_heads_notice(work: &mut Work, heads: &BTreeSet<String>) {
    if heads.is_empty() {
        return;
    }
    let named: Vec<String> = heads.iter().take(MOST_NAMED).map(|text| format!("({})", text.chars().take(40).collect::<String>())).collect();
    let more = heads.len().saturating_sub(MOST_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    work.warn(format!("page headers and footers, not read as statements: {}{more}", named.join(", ")));
}

/// Returns "page 3" or "pages 3, 4 and 9 more".
fn list(pages: &[usize]) -> String {
    let named: Vec<String> = pages.iter().take(MOST_NAMED).map(usize::to_string).collect();
    let more = pages.len().saturating_sub(MOST_NAMED);
    match (named.len(), more) {
        (1, 0) => format!("page {}", named[0]),
        (_, 0) => format!("pages {}", named.join(", ")),
        _ => format!("pages {} and {more} more", named.join(", ")),
    }
}

#[cfg(test)]
mod tests;
