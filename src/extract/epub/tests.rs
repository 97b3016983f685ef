//! Whole books through the reader of e-books.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::extract::format::{Format, recognise};
use crate::extract::{Body, Document, Failure, File, Options, Work, extract, limits};
use crate::model::Place;

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
    assert!(super::read(&mut work, &bytes).is_err_and(|Failure(why)| why.contains("unfolds to more than")));
    assert!(work.unfolded <= limits::UNFOLDED + 1);
}
