//! OpenDocument texts (`.odt`, and `.fodt`, which is the same in one file of XML): the running text as it prints, without heads and feet of pages. Scripts, comments and what was deleted are
//! not read; no link is followed.

mod body;
mod styles;

use super::office::flow::Flow;
use super::office::{document_title, language_tag};
use super::package::Package;
use super::{Body, Document, Failure, Work, decode, moment, xml};
use crate::model::Stated;
use body::Reader;
use styles::{Lists, Styles};

/// What a file of this kind is called.
const WORDS: &str = "OpenDocument text";

/// The element around a text that is saved as one file of XML.
const FLAT: &str = "<office:document";

/// Does an archive say first that it is one, or XML that it is such a text?
pub fn begins(head: &[u8]) -> bool {
    let flat = || {
        let start = head.trim_ascii_start();
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let marked = start.starts_with(b"<?xml") || start.starts_with(FLAT.as_bytes());
        marked && head.windows(FLAT.len()).any(|window| window == FLAT.as_bytes())
    };
    flat()
        || head.starts_with(b"PK\x03\x04")
            && head.get(30..).is_some_and(|rest| rest.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text"))
}

/// The document of a file.
pub(super) fn read(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    if !bytes.starts_with(b"PK") {
        let text = decode::decode(bytes, work.path, work.notices).text;
        // pictures are in it as letters
        let text = without_pictures(&text);
        if !text.contains("<office:text") {
            return Err(Failure(format!("is an OpenDocument file, but no {WORDS}: only texts are read")));
        }
        return document(work, &text, &text, &text);
    }
    let mut package = Package::open(bytes, WORDS)?;
    let manifest = package.text(work, "META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") || package.has("encrypted-package") {
        return Err(Failure("is locked with a password; open it and save a copy without one".into()));
    }
    let missing = || Failure(format!("is no whole {WORDS}: the part with its text is missing; save it again as ODT"));
    let content = package.text(work, "content.xml")?.ok_or_else(missing)?;
    let common = package.text(work, "styles.xml")?.unwrap_or_default();
    let meta = package.text(work, "meta.xml")?.unwrap_or_default();
    document(work, &content, &common, &meta)
}

/// A text without binary data that is written as letters.
fn without_pictures(text: &str) -> String {
    const START: &str = "<office:binary-data";
    const END: &str = "</office:binary-data>";
    let mut out = String::with_capacity(text.len().min(1 << 24));
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(START) {
        out.push_str(before);
        rest = behind.split_once(END).map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}

/// The document of these parts: the text, the styles that it shares with other texts, and what it says of itself.
fn document(work: &mut Work, content: &str, common: &str, meta: &str) -> Result<Vec<Document>, Failure> {
    let (mut styles, mut lists) = (Styles::default(), Lists::default());
    let sources = [(common, "office:styles"), (common, "office:automatic-styles"), (content, "office:automatic-styles")];
    for (text, around) in sources {
        xml::inside(text, around, |element| {
            styles.read(&element);
            lists.read(&element);
        });
    }
    let mut reader = Reader::new(styles, lists);
    let mut flow = Flow::default();
    let flaws = xml::inside(content, "office:text", |element| reader.block(&element, &mut flow));
    reader.left_out.broken = flaws.broken;
    reader.left_out.cut |= flaws.cut;
    reader.left_out.push_notices(work);
    let known = stated(meta, flow.has_headline());
    Ok(vec![Document { body: Body::Extracted(flow.done()), known, ..Document::default() }])
}

/// What the metadata say. The writer is left out: it is whoever typed, and the day of the file is not that of publication.
fn stated(meta: &str, headed: bool) -> Stated {
    let mut out = Stated::default();
    xml::inside(meta, "office:meta", |element| match element.name.as_str() {
        "dc:title" if !headed => out.title = document_title(&element.text()),
        "dc:language" => out.language = language_tag(&element.text()),
        "meta:user-defined" if element.get("meta:name").is_some_and(|name| name.eq_ignore_ascii_case("published")) => {
            out.published = moment::when(&element.text());
        }
        _ => {}
    });
    out
}

#[cfg(test)]
mod tests;
