//! Saved web pages: the main text, its headline, and what the page says about itself. No script runs, nothing is fetched, and nothing that
//! a page links to is opened.

mod byline;
mod chrome;
mod fence;
mod fragment;
mod headings;
mod known;
mod line;
mod linked;
mod main_text;
mod page;
mod tables;
mod tags;
mod titles;
mod walk;

use chrome::Scope;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use fence::Fenced;
pub(super) use fragment::{entities, fragment, is_marked_up};
pub(super) use known::tag as language;
pub(super) use page::Assembly;

use crate::extract::{Body, Document, Failure, Work, decode, limits};
use crate::model::Notice;

/// If less text than this is shown, in bytes, a script may be what draws the text.
const NEXT_TO_NOTHING: usize = 60;

/// Reads a page.
pub(super) fn read(work: &mut Work, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let packed = crate::extract::format::ending(name).is_some_and(|ending| ending == "mht" || ending == "mhtml");
    if packed
        && !begins(&bytes[..bytes.len().min(crate::extract::format::HEAD)])
        && let Some(page) = crate::extract::mail::page(work, name, bytes)
    {
        return page;
    }
    let Some(text) = decoded_page(bytes, work.path, work.notices) else {
        return Ok(vec![Document { body: Body::Plain { bytes: bytes.to_vec(), markdown: false }, ..Document::default() }]);
    };
    let fenced = fence::fence(&text, is_xml(name, &text));
    cut_notices(&fenced).for_each(|what| work.warn(what));
    let nodes = tags::tags(&fenced.markup);
    let mut known = known::known(&nodes, &fenced.linked);
    known.doubts.iter().for_each(|doubt| work.warn(doubt.as_str()));
    let main = main_text::main_text(&fenced, &nodes);
    if main.large {
        work.warn("is too large to search for its main text: its whole body is read");
    }
    if main.unveiled {
        work.warn("hides all of its text until a script runs: the hidden text is read");
    }
    let shown: usize =
        main.blocks.iter().filter(|block| block.level == 0 && block.linked * 2 <= block.text.len()).map(|block| block.text.len()).sum();
    if shown < NEXT_TO_NOTHING && fenced.scripts > 0 {
        work.warn("contains almost no text: a script may add it; open it in a browser and save it from there");
    }
    match main.readers {
        None => {}
        Some(0) => work.warn("contains comments by readers: they are not read"),
        Some(1) => work.warn("contains a comment by a reader: it is not read"),
        Some(count) => work.warn(format!("contains {count} comments by readers: they are not read")),
    }
    left_out(work, &main.left_out);
    let (extracted, headline) = page::page(main.blocks, &known.headlines);
    known.called(headline);
    Ok(vec![Document { body: Body::Extracted(extracted), known: known.stated, ..Document::default() }])
}

/// Returns the blocks of a chapter of a book.
pub(super) fn chapter(work: &mut Work, bytes: &[u8]) -> Vec<walk::Block> {
    let Some(text) = decoded_page(bytes, work.path, work.notices) else { return Vec::new() };
    let fenced = fence::fence(&text, true);
    cut_notices(&fenced).for_each(|what| work.warn(what));
    walk::walk(&tags::tags(&fenced.markup), Scope::Chapter, false).blocks
}

/// Returns a file of a book as text, or `None` if it is not text.
pub(super) fn chapter_text(bytes: &[u8]) -> Option<String> {
    decoded_page(bytes, "", &mut Vec::new())
}

/// True if the head of a file is the beginning of a page.
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

/// True for XHTML.
fn is_xml(name: &str, text: &str) -> bool {
    text.trim_start().starts_with("<?xml")
        || crate::extract::format::ending(name).is_some_and(|ending| ending == "xhtml" || ending == "xht")
}

/// Returns a notice for each kind of cut.
fn cut_notices(fenced: &Fenced) -> impl Iterator<Item = String> {
    let deep = fenced.deep.then(|| format!("nests elements more than {} deep: deeper ones are read as line breaks", limits::NESTED));
    let cut = fenced.cut.then(|| "has more than a million elements: the rest is not read; give it in parts".to_string());
    deep.into_iter().chain(cut)
}

/// Reports sentences of a page that are not read: how many, and how the first begins.
fn left_out(work: &mut Work, sentences: &[String]) {
    const SHOWN: usize = 60;
    let Some(first) = sentences.first() else { return };
    let begin: String = first.chars().take(SHOWN).collect();
    let (count, them) = match sentences.len() {
        1 => ("one paragraph is".to_string(), "it is not read; it begins"),
        n => (format!("{n} paragraphs are"), "they are not read; the first begins"),
    };
    work.warn(format!("{count} outside the main text of the page: {them} “{begin}…”"));
}

/// How many bytes of a page are searched for the name of its encoding.
const SEARCHED: usize = 4096;

/// Decodes a page. Returns `None` if it is a binary file.
fn decoded_page(bytes: &[u8], path: &str, notices: &mut Vec<Notice>) -> Option<String> {
    if Encoding::for_bom(bytes).is_none()
        && let Some(encoding) = named_encoding(bytes)
        && !(encoding == UTF_8 || std::str::from_utf8(bytes).is_ok())
    {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        if broken {
            let what = format!("contains bytes that are not {}, the encoding that it states; each is shown as \u{FFFD}", encoding.name());
            notices.push(Notice::file(path, what));
        }
        return Some(text.into_owned());
    }
    // Browsers ignore NULs.
    let plain: Vec<u8>;
    let wide = Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != UTF_8) || decode::looks_wide(bytes);
    let bytes = if wide || !bytes.contains(&0) {
        bytes
    } else {
        plain = bytes.iter().copied().filter(|b| *b != 0).collect();
        &plain
    };
    let mut uncertain = Vec::new();
    let decoded = decode::decode(bytes, path, &mut uncertain);
    if decoded.binary {
        return None;
    }
    notices.append(&mut uncertain);
    Some(decoded.text)
}

/// Returns the encoding that a page names: `<meta charset=…>`, `<meta content="text/html; charset=…">`, `<?xml encoding="…"?>`.
fn named_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(SEARCHED)]).to_ascii_lowercase();
    let begins = ["charset", "encoding"].into_iter().flat_map(|key| head.match_indices(key).map(move |(at, _)| at + key.len()));
    let label = |at: usize| {
        let rest = head[at..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))?;
        Encoding::for_label(&rest.as_bytes()[..end])
    };
    // A page readable up to here is not in an encoding of two bytes per letter.
    begins.into_iter().find_map(label).map(|found| if found == UTF_16LE || found == UTF_16BE { UTF_8 } else { found })
}

#[cfg(test)]
mod tests {
    use super::decoded_page;

    fn read(bytes: &[u8]) -> String {
        decoded_page(bytes, "a.html", &mut Vec::new()).expect("a page")
    }

    #[test]
    fn mark_before_word_before_guess() {
        assert!(read(b"<meta charset=iso-8859-2><p>\xb1").ends_with('ą'));
        assert!(read(b"<meta http-equiv=content-type content='text/html; charset=windows-1251'><p>\xcc\xee\xf1").ends_with("Мос"));
        assert!(read("\u{feff}<meta charset=iso-8859-2><p>ą".as_bytes()).ends_with('ą'));
        assert!(read("<meta charset=iso-8859-2><p>ą".as_bytes()).ends_with('ą'));
        assert!(read(b"<meta charset=utf-16><p>caf\xe9 was there").contains("café"));
        let wide: Vec<u8> = "<p>The dock is shut.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(read(&wide).ends_with("shut."));
    }
}
