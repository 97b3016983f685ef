//! E-books (EPUB): the chapters in reading order as one account, with what the book says about itself. Nothing outside the archive is
//! opened. Protected chapters are reported, not read.

use std::collections::BTreeSet;

use super::package::Package;
use super::xml::{Element, inside_loosely};
use super::{Body, Document, Failure, Work, html, moment};
use crate::model::Stated;

/// True if the bytes are the head of an e-book, whose first file is its type.
pub(super) fn begins(head: &[u8]) -> bool {
    const TYPE: &[u8] = b"mimetypeapplication/epub+zip";
    head.starts_with(b"PK\x03\x04") && head.get(30..30 + TYPE.len()) == Some(TYPE)
}

/// Reads a book.
pub(super) fn read(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let mut archive = Package::open(bytes, "e-book")?;
    let container = archive.bytes(work, "META-INF/container.xml")?.and_then(|bytes| html::chapter_text(&bytes));
    let place = container.as_deref().and_then(outline_place).or_else(|| archive.ending(".opf"));
    let bytes = place.as_deref().map(|place| archive.bytes(work, place)).transpose()?.flatten();
    let (Some(place), Some(found)) = (place, bytes.and_then(|bytes| html::chapter_text(&bytes))) else {
        return Err(Failure("is not an e-book: it has no outline (an .opf file); give its chapters as files".into()));
    };
    let outline = read_outline(&found, &place);
    let protected = archive.bytes(work, "META-INF/encryption.xml")?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let extracted = chapters(work, &mut archive, &outline, protected.as_deref().unwrap_or_default())?;
    Ok(vec![Document { body: Body::Extracted(extracted), known: stated(&outline), ..Document::default() }])
}

/// Returns the chapters as one text, with the title before it.
fn chapters(work: &mut Work, archive: &mut Package, outline: &Outline, protected: &str) -> Result<super::Extracted, Failure> {
    let mut all = html::Assembly::default();
    let mut read = BTreeSet::new();
    let (mut missing, mut locked, mut twice) = (Vec::new(), 0usize, 0usize);
    for chapter in &outline.chapters {
        let Some(path) = chapter else {
            missing.push("one that its manifest does not list".to_string());
            continue;
        };
        if protected.contains(path.as_str()) {
            locked += 1;
        } else if !read.insert(path) {
            twice += 1;
        } else if let Some(bytes) = archive.bytes(work, path)? {
            let blocks = html::chapter(work, &bytes);
            all.chapter(blocks, outline.title.as_deref());
        } else {
            missing.push(path.clone());
        }
    }
    if let Some(first) = missing.first() {
        let count = missing.len();
        work.warn(format!(
            "lists {count} chapter{} that it does not contain or that cannot be unpacked: {first}",
            if count == 1 { "" } else { "s, the first" }
        ));
    }
    if locked > 0 {
        work.warn(format!(
            "is protected against copying: {locked} of {} chapters cannot be read; give a copy without protection",
            outline.chapters.len()
        ));
    }
    if twice > 0 {
        work.warn(format!("lists {twice} chapters more than once: each is read at its first place"));
    }
    Ok(all.finish())
}

/// Returns what the book says about itself. Its source is its writers, as usual for books.
fn stated(outline: &Outline) -> Stated {
    let writers = outline.creators.join(", ");
    Stated {
        source: Some(writers).filter(|writers| !writers.is_empty()).or_else(|| outline.publisher.clone()),
        title: outline.title.clone(),
        published: outline.date.as_deref().and_then(moment::when),
        language: outline.language.as_deref().and_then(html::language),
        url: None,
        group: None,
    }
}

/// The outline of a book.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outline {
    pub title: Option<String>,
    pub creators: Vec<String>,
    pub publisher: Option<String>,
    /// The day of publication as written.
    pub date: Option<String>,
    pub language: Option<String>,
    /// Paths of the chapters in the archive, in reading order. `None` for a chapter that the book does not list.
    pub chapters: Vec<Option<String>>,
}

/// Returns the path of the outline as stated in `META-INF/container.xml`.
pub(super) fn outline_place(container: &str) -> Option<String> {
    elements(container, "container")
        .iter()
        .find(|file| file.local() == "rootfile")
        .and_then(|file| file.get("full-path"))
        .map(str::to_string)
}

/// What programs write for an unknown writer or title.
const PLACEHOLDERS: [&str; 3] = ["Unknown Author", "Unknown Title", "Unknown"];

/// Reads the outline at a path.
pub(super) fn read_outline(text: &str, path: &str) -> Outline {
    let all = elements(text, "package");
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut out = Outline::default();
    let mut files = std::collections::HashMap::new();
    let mut changed = None;
    for element in &all {
        let text = Some(crate::text::one_line(&element.text())).filter(|text| !text.is_empty() && text.len() < 1000);
        match element.local() {
            "title" => out.title = out.title.take().or(text.filter(|text| is_told(text))),
            "creator" => out.creators.extend(text.filter(|text| is_told(text))),
            "publisher" => out.publisher = out.publisher.take().or(text),
            "language" => out.language = out.language.take().or(text),
            // a day without a stated meaning is usually the day on which the file was made
            "date" if element.get_local("event").is_some_and(|event| event.contains("publication")) => out.date = out.date.take().or(text),
            "issued" => out.date = out.date.take().or(text),
            "meta" if element.get("property") == Some("dcterms:issued") => out.date = out.date.take().or(text),
            "meta" if element.get("property") == Some("dcterms:modified") => changed = changed.or(text),
            "item" => {
                if let (Some(id), Some(href)) = (element.get("id"), element.get("href")) {
                    let contents = element.get("properties").is_some_and(|all| all.split(' ').any(|property| property == "nav"));
                    files.insert(id, (joined(folder, href), contents));
                }
            }
            _ => {}
        }
    }
    let day = |moment: &str| moment.get(..10).map(str::to_string);
    out.date = out.date.filter(|date| changed.is_none_or(|changed| day(date).is_none() || day(date) != day(&changed)));
    for element in all.iter().filter(|element| element.local() == "itemref") {
        match element.get("idref").and_then(|id| files.get(id)) {
            Some((_, true)) => {}
            Some((path, false)) => out.chapters.push(Some(path.clone())),
            None => out.chapters.push(None),
        }
    }
    out
}

fn is_told(text: &str) -> bool {
    !PLACEHOLDERS.iter().any(|placeholder| placeholder.eq_ignore_ascii_case(text))
}

/// Returns all elements inside an element of this name.
fn elements(text: &str, around: &str) -> Vec<Element> {
    let mut out = Vec::new();
    inside_loosely(text, around, |element| element.flatten(&mut out));
    out
}

/// Joins a folder and a relative path: resolves `.` and `..` and decodes percent signs.
fn joined(folder: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap_or_default();
    let href = percent_encoding::percent_decode_str(href).decode_utf8_lossy();
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(href.split('/')) {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::{joined, outline_place, read_outline};
    use crate::extract::format::{Format, recognise};
    use crate::extract::{Body, Document, Failure, File, Options, Work, extract, limits};
    use crate::model::Place;

    #[test]
    fn chapters_in_order_of_reading() {
        assert_eq!(
            outline_place("<container><rootfiles><rootfile full-path='O/c.opf'/></rootfiles></container>").as_deref(),
            Some("O/c.opf")
        );
        let got = read_outline(
            "<package><metadata><dc:title>The Quay</dc:title><dc:creator>A. Moe</dc:creator><dc:date opf:event='modification'>2020-01-01</dc:date>\
             <dc:date>2020-02-02</dc:date><dc:date opf:event='publication'>2019-05-01</dc:date></metadata><manifest><item id='b' href='two.xhtml'/><item id='a' href='t/one%201.xhtml#x'/>\
             <item id='n' properties='nav' href='nav.xhtml'/></manifest><spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/><itemref idref='c'/></spine></package>",
            "O/c.opf",
        );
        assert_eq!(got.chapters, [Some("O/t/one 1.xhtml".into()), Some("O/two.xhtml".into()), None]);
        assert_eq!((got.title.as_deref(), got.date.as_deref()), (Some("The Quay"), Some("2019-05-01")));
        assert_eq!(joined("O", "../../../etc/x"), "etc/x");
    }

    #[test]
    fn the_day_of_making_and_placeholders_are_nothing() {
        let read = |inner: &str| read_outline(&format!("<package><metadata>{inner}</metadata></package>"), "c.opf");
        let made = "<meta property='dcterms:modified'>2024-05-06T07:08:09Z</meta>";
        assert_eq!(read(&format!("<dc:date>2019-05-01</dc:date>{made}")).date, None);
        assert_eq!(read(&format!("<dc:date opf:event='publication'>2024-05-06</dc:date>{made}")).date, None);
        let issued = read(&format!("<meta property='dcterms:issued'>2019-05-01</meta>{made}"));
        assert_eq!(issued.date.as_deref(), Some("2019-05-01"));
        let unknown = read("<dc:title>Unknown Title</dc:title><dc:creator>Unknown Author</dc:creator>");
        assert_eq!((unknown.title, unknown.creators.len()), (None, 0));
    }

    const CONTAINER: &str = "<container><rootfiles><rootfile full-path='O/c.opf'/></rootfiles></container>";
    const OUTLINE: &str = "<package><metadata><dc:title>The Quay</dc:title><dc:creator>A. Moe</dc:creator><dc:date opf:event='publication'>2019-05-01</dc:date></metadata><manifest>\
         <item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>";

    fn book(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, bytes: &[u8], options| {
            writer.start_file(name, options).expect("a file");
            writer.write_all(bytes).expect("written");
        };
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        put("mimetype", b"application/epub+zip", stored);
        files.iter().for_each(|(name, bytes)| put(name, bytes, SimpleFileOptions::default()));
        writer.finish().expect("a book").into_inner()
    }

    fn read(book: &[u8]) -> (Result<Document, Failure>, Vec<String>) {
        let mut notices = Vec::new();
        let documents = extract(File { path: "a.epub", bytes: book }, &Options::default(), &mut notices);
        (documents.map(|mut all| all.remove(0)), notices.into_iter().map(|notice| notice.text).collect())
    }

    fn text(document: Document) -> (String, Vec<(usize, Place)>) {
        let Body::Extracted(extracted) = document.body else { panic!("no text") };
        (extracted.text, extracted.places)
    }

    #[test]
    fn chapters_in_order_with_places() {
        let bytes = book(&[
            ("META-INF/container.xml", CONTAINER.as_bytes()),
            ("O/c.opf", OUTLINE.as_bytes()),
            ("O/b.xhtml", b"<html><body><h1>Two</h1><p>The quay<br/>was shut.</p><nav><ol><li>x</li></ol></nav></body></html>"),
            ("O/a.xhtml", b"<?xml version='1.0'?><html><head><title/></head><body><p>Rain fell.<a href='#n1' epub:type='noteref'><sup>1</sup></a></p></body></html>"),
        ]);
        assert_eq!(recognise("a", &bytes), Format::Epub);
        let (document, notices) = read(&bytes);
        let document = document.expect("a book");
        assert_eq!(document.known.source.as_deref(), Some("A. Moe"));
        assert_eq!(document.known.published.as_ref().map(|when| when.edtf()).as_deref(), Some("2019-05-01"));
        let (text, places) = text(document);
        assert_eq!(text, "The Quay\n\nRain fell.\n\nTwo\n\nThe quay was shut.");
        assert_eq!(places.last(), Some(&(text.find("The quay").expect("there"), Place::Paragraph(4))));
        assert!(notices.is_empty(), "{notices:?}");
    }

    #[test]
    fn what_is_missing_or_protected_is_told() {
        let (document, notices) = read(&book(&[("O/c.opf", OUTLINE.as_bytes()), ("O/a.xhtml", b"<p>Rain fell.</p>")]));
        assert!(text(document.expect("a book")).0.ends_with("Rain fell."));
        assert!(notices.iter().any(|notice| notice.contains("O/b.xhtml")), "{notices:?}");
        let loops = OUTLINE.replace("idref='b'", "idref='a'");
        let (document, notices) = read(&book(&[("c.opf", loops.as_bytes()), ("a.xhtml", b"<p>Rain fell.</p>")]));
        assert_eq!(text(document.expect("a book")).0, "The Quay\n\nRain fell.");
        assert!(notices.iter().any(|notice| notice.contains("more than once")), "{notices:?}");
        let locked = "<encryption><CipherReference URI='O/a.xhtml'/></encryption>";
        let files: [(&str, &[u8]); 3] =
            [("META-INF/encryption.xml", locked.as_bytes()), ("O/c.opf", OUTLINE.as_bytes()), ("O/a.xhtml", b"\x01\x02")];
        let (_, notices) = read(&book(&files));
        assert!(notices.iter().any(|notice| notice.contains("protected")), "{notices:?}");
    }

    #[test]
    fn what_is_no_book_says_so() {
        assert!(read(b"PK\x03\x04 no archive").0.is_err_and(|Failure(why)| why.contains("damaged")));
        assert!(read(&book(&[])).0.is_err_and(|Failure(why)| why.contains("no outline")));
        let mut cut = book(&[("O/c.opf", OUTLINE.as_bytes()), ("O/a.xhtml", b"<p>Rain fell.</p>")]);
        let middle = cut.len() / 2;
        cut[middle] ^= 0xff;
        let _ = read(&cut);
    }

    #[test]
    fn a_bomb_is_an_error() {
        let blanks = vec![b' '; 1 << 20];
        let bytes = book(&[("O/c.opf", OUTLINE.as_bytes()), ("O/a.xhtml", &blanks), ("O/b.xhtml", &blanks)]);
        assert!(bytes.len() < 10_000);
        let (options, mut notices) = (Options::default(), Vec::new());
        let unfolded = limits::UNFOLDED - (3 << 19);
        let mut work = Work { path: "a.epub", options: &options, depth: 0, unfolded, notices: &mut notices };
        assert!(super::read(&mut work, &bytes).is_err_and(|Failure(why)| why.contains("unpack to more than")));
        assert!(work.unfolded <= limits::UNFOLDED + 1);
    }
}
