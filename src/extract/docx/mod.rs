//! Word documents (`.docx`, `.docm`): the running text as printed, without page headers and footers. Macros, comments and deleted text are
//! not read; no link is followed.

mod body;
mod numbering;
mod paragraph;
mod styles;

use std::collections::HashMap;

use super::office::flow::Flow;
use super::office::{document_title, language_tag};
use super::package::Package;
use super::xml::{self, Element};
use super::{Body, Document, Failure, Work, moment};
use crate::model::Stated;
use body::Reader;

/// The name of this kind of file in messages.
const WORDS: &str = "Word document";

/// True if a ZIP archive contains a Word document, by the names of its first members.
pub(super) fn begins(head: &[u8]) -> bool {
    super::package::begins_office(head) && super::holds(head, b"word/")
}

/// Reads a file.
pub(super) fn read(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let mut package = Package::open(bytes, WORDS)?;
    let links = links(&mut package, work, "")?;
    let main = links.get("officeDocument").map_or("word/document.xml", |target| target.as_str()).to_string();
    let missing = || Failure(format!("is not a complete {WORDS}: the part with its text is missing; save it again as DOCX"));
    let text = package.text(work, &main)?.ok_or_else(missing)?;
    let links = self::links(&mut package, work, &main)?;
    let mut part = |work: &mut Work, kind: &str, usual: &str| -> Result<String, Failure> {
        let name = links.get(kind).map_or(usual, |target| target.as_str());
        Ok(package.text(work, name)?.unwrap_or_default())
    };
    let (styles, a) = styles::Styles::read(&part(work, "styles", "word/styles.xml")?);
    let (lists, b) = numbering::Numbering::read(&part(work, "numbering", "word/numbering.xml")?);
    let mut reader = Reader::new(styles, lists);
    reader.notes = notes(&part(work, "footnotes", "word/footnotes.xml")?, "w:footnote");
    reader.notes.extend(notes(&part(work, "endnotes", "word/endnotes.xml")?, "w:endnote"));
    xml::inside(&part(work, "comments", "word/comments.xml")?, "w:comments", |_| reader.left_out.comments += 1);
    let mut flow = Flow::default();
    let flaws = xml::inside(&text, "w:body", |element| reader.block(&element, &mut flow));
    reader.end(&mut flow);
    reader.left_out.broken = flaws.broken || a.broken || b.broken;
    reader.left_out.cut |= flaws.cut;
    reader.left_out.push_notices(work);
    let known = stated(&mut package, work, flow.has_headline())?;
    Ok(vec![Document { body: Body::Extracted(flow.done()), known, ..Document::default() }])
}

/// Returns the parts that a part refers to, by the last word of their type. `""` is the file as a whole.
fn links(package: &mut Package, work: &mut Work, from: &str) -> Result<HashMap<String, String>, Failure> {
    let (folder, name) = from.rsplit_once('/').unwrap_or(("", from));
    let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let text = package.text(work, &path)?.unwrap_or_default();
    let mut out = HashMap::new();
    xml::inside(&text, "rel:Relationships", |element| {
        let (Some(kind), Some(target)) = (element.get("Type"), element.get("Target")) else { return };
        let inside = element.get("TargetMode") != Some("External");
        let kind = kind.rsplit('/').next().unwrap_or(kind);
        let target = match target.strip_prefix('/') {
            Some(whole) => whole.to_string(),
            None if folder.is_empty() => target.to_string(),
            None => format!("{folder}/{target}"),
        };
        if inside {
            out.entry(kind.to_string()).or_insert(target);
        }
    });
    Ok(out)
}

/// Returns the notes by kind and number, without the lines that separate notes from the text.
fn notes(text: &str, kind: &'static str) -> HashMap<(&'static str, String), Element> {
    let mut out = HashMap::new();
    let around = format!("{kind}s");
    xml::inside(text, &around, |element| {
        let plain = matches!(element.get("w:type"), None | Some("normal"));
        if let Some(id) = element.get("w:id").filter(|_| plain && element.name == kind) {
            out.insert((kind, id.to_string()), element);
        }
    });
    out
}

/// Returns what the metadata say. The writer is left out, because it is whoever typed; so is the date of the file, which is not that of
/// publication.
fn stated(package: &mut Package, work: &mut Work, headed: bool) -> Result<Stated, Failure> {
    let mut out = Stated::default();
    let core = package.text(work, "docProps/core.xml")?.unwrap_or_default();
    xml::inside(&core, "cp:coreProperties", |element| match element.name.as_str() {
        "dc:title" if !headed => out.title = document_title(&element.text()),
        "dc:language" => out.language = language_tag(&element.text()),
        "dcterms:issued" => out.published = moment::when(&element.text()),
        _ => {}
    });
    let custom = package.text(work, "docProps/custom.xml")?.unwrap_or_default();
    xml::inside(&custom, "custom:Properties", |element| {
        if element.get("name").is_some_and(|name| name.eq_ignore_ascii_case("published")) {
            out.published = moment::when(&element.text()).or(out.published.take());
        }
    });
    Ok(out)
}

#[cfg(test)]
pub(super) mod tests;
