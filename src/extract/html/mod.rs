//! Web pages as they are saved: the main text, its headline, and what the page says of itself. No script runs, nothing is fetched, and
//! nothing that a page names is opened.

mod byline;
mod charset;
mod chrome;
mod fence;
mod fragment;
mod headings;
mod known;
mod line;
mod linked;
mod main_text;
mod moment;
mod page;
mod tables;
mod tags;
mod titles;
mod walk;

#[cfg(test)]
mod tests;

use chrome::Scope;
pub(super) use fragment::{entities, fragment, is_marked_up};
pub(super) use known::tag as language;
pub(super) use page::Assembly;

use super::{Body, Document, Failure, Work, limits};
use fence::Fenced;

/// Fewer bytes of text than this are next to nothing.
const NEXT_TO_NOTHING: usize = 60;

/// Reads a page.
pub(super) fn read(work: &mut Work, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let packed = super::format::ending(name).is_some_and(|ending| ending == "mht" || ending == "mhtml");
    if packed
        && !begins(&bytes[..bytes.len().min(super::format::HEAD)])
        && let Some(page) = super::mail::page(work, name, bytes)
    {
        return page;
    }
    let Some(text) = charset::text(bytes, work.path, work.notices) else {
        return Ok(vec![Document { body: Body::Plain { bytes: bytes.to_vec(), markdown: false }, ..Document::default() }]);
    };
    let fenced = fence::fence(&text, is_xml(name, &text));
    told(&fenced).for_each(|what| work.warn(what));
    let nodes = tags::tags(&fenced.markup);
    let mut known = known::known(&nodes, &fenced.linked);
    known.doubts.iter().for_each(|doubt| work.warn(doubt.as_str()));
    let main = main_text::main_text(&fenced, &nodes);
    if main.large {
        work.warn("is too large for its main text to be looked for: all of its body is read");
    }
    if main.unveiled {
        work.warn("hides all of its text until a script runs: it is read as if it were shown");
    }
    let shown: usize =
        main.blocks.iter().filter(|block| block.level == 0 && block.linked * 2 <= block.text.len()).map(|block| block.text.len()).sum();
    if shown < NEXT_TO_NOTHING && fenced.scripts > 0 {
        work.warn("holds next to no text: a script may draw it; open it in a browser and save it from there");
    }
    match main.readers {
        None => {}
        Some(0) => work.warn("holds comments of readers: they are not read"),
        Some(1) => work.warn("holds a comment of a reader: it is not read"),
        Some(count) => work.warn(format!("holds {count} comments of readers: they are not read")),
    }
    left_out(work, &main.left_out);
    let (extracted, headline) = page::page(main.blocks, &known.headlines);
    known.called(headline);
    Ok(vec![Document { body: Body::Extracted(extracted), known: known.stated, ..Document::default() }])
}

/// The blocks of a chapter of a book.
pub(super) fn chapter(work: &mut Work, bytes: &[u8]) -> Vec<walk::Block> {
    let Some(text) = charset::text(bytes, work.path, work.notices) else { return Vec::new() };
    let fenced = fence::fence(&text, true);
    told(&fenced).for_each(|what| work.warn(what));
    walk::walk(&tags::tags(&fenced.markup), Scope::Chapter, false).blocks
}

/// A file of a book as text; `None` if it is none.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    charset::text(bytes, "", &mut Vec::new())
}

/// Does a page begin here? Is given the first bytes of a file.
pub(super) fn begins(head: &[u8]) -> bool {
    let plain: Vec<u8> = head.iter().copied().filter(|b| *b != 0).map(|b| b.to_ascii_lowercase()).collect();
    let mut rest =
        [b"\xef\xbb\xbf".as_slice(), b"\xff\xfe", b"\xfe\xff"].iter().find_map(|mark| plain.strip_prefix(*mark)).unwrap_or(&plain);
    loop {
        rest = rest.trim_ascii_start();
        let skipped = [("<?xml", "?>"), ("<!--", "-->")].iter().find_map(|(start, end)| {
            let inner = rest.strip_prefix(start.as_bytes())?;
            inner.windows(end.len()).position(|window| window == end.as_bytes()).map(|at| &inner[at + end.len()..])
        });
        match skipped {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    let tag = |name: &[u8]| rest.strip_prefix(name).is_some_and(|rest| rest.first().is_some_and(|b| b.is_ascii_whitespace() || *b == b'>'));
    tag(b"<!doctype html") || tag(b"<html")
}

/// XHTML says so.
fn is_xml(name: &str, text: &str) -> bool {
    text.trim_start().starts_with("<?xml") || super::format::ending(name).is_some_and(|ending| ending == "xhtml" || ending == "xht")
}

/// What had to be cut: a sentence each.
fn told(fenced: &Fenced) -> impl Iterator<Item = String> {
    let deep = fenced
        .deep
        .then(|| format!("has elements more than {} deep within one another: deeper ones are read as breaks of lines", limits::NESTED));
    let cut = fenced.cut.then(|| "has more than a million elements: what stands behind them is not read; give it in parts".to_string());
    deep.into_iter().chain(cut)
}

/// Sentences of a page that are not read: how many, and how the first begins.
fn left_out(work: &mut Work, sentences: &[String]) {
    const SHOWN: usize = 60;
    let Some(first) = sentences.first() else { return };
    let begin: String = first.chars().take(SHOWN).collect();
    let (count, them) = match sentences.len() {
        1 => ("one paragraph stands".to_string(), "it is not read and begins"),
        n => (format!("{n} paragraphs stand"), "they are not read; the first begins"),
    };
    work.warn(format!("{count} outside the main text of the page: {them} “{begin}…”"));
}
