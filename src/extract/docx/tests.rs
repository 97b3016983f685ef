//! Word: what is read of small documents and of hostile ones.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use crate::extract::{Body, Document, Extracted, Failure, File, Options, extract};
use crate::model::{Notice, Part};

/// Returns an archive with these parts.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn read(bytes: &[u8]) -> (Result<Vec<Document>, Failure>, Vec<Notice>) {
    let mut notices = Vec::new();
    let documents = extract(File { path: "a.docx", bytes }, &Options::default(), &mut notices);
    (documents, notices)
}

fn extracted(bytes: &[u8]) -> (Extracted, Vec<String>) {
    let (documents, notices) = read(bytes);
    let Body::Extracted(extracted) = documents.expect("it is read").remove(0).body else { panic!("no extracted text") };
    (extracted, notices.into_iter().map(|notice| notice.text).collect())
}

/// Returns the parts of a document with this body, and the notices.
fn body(body: &str) -> (Vec<(Part, String)>, Vec<String>) {
    let (got, notices) =
        extracted(&archive(&[("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes())]));
    let parts = got.pieces.unwrap_or_default().into_iter().map(|p| (p.part, got.text[p.range].to_string())).collect();
    (parts, notices)
}

fn texts(of: &str) -> Vec<String> {
    body(of).0.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn changes_are_accepted_and_counted() {
    let (parts, notices) = body(
        "<w:p><w:r><w:t xml:space='preserve'>They met at </w:t></w:r><w:del><w:r><w:delText>nine</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>ten</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>One half and </w:t></w:r></w:p><w:p><w:r><w:t>the other.</w:t></w:r></w:p>\
        <w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p>\
        <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    );
    assert_eq!(parts.iter().map(|p| p.1.as_str()).collect::<Vec<_>>(), ["They met at ten.", "One half and the other."]);
    assert_eq!(notices, ["contains 5 tracked changes: read as if all were accepted"]);
}

#[test]
fn fields_show_their_results_and_hidden_text_is_counted() {
    let (parts, notices) = body(
        "<w:p><w:r><w:t xml:space='preserve'>See page </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
        <w:r><w:t>no</w:t></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>not for you</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>.</w:t></w:r></w:p>\
        <w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p><w:p><w:r><w:t>After.</w:t></w:r></w:p>",
    );
    assert_eq!(parts.iter().map(|p| p.1.as_str()).collect::<Vec<_>>(), ["See page 7.", "After."]);
    assert_eq!(notices, ["contains 3 words that are hidden and do not print: left out"]);
}

#[test]
fn boxes_forms_and_breaks() {
    let got = texts(
        "<w:p><w:r><w:t>Text</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><a><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></a></w:drawing></mc:Choice>\
        <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>\
        <w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br/><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p></w:sdtContent></w:sdt>\
        <w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    );
    assert_eq!(got, ["Text", "In a box", "a b", "c-d"]);
}

#[test]
fn tables_in_tables_and_cells_that_go_on() {
    let cell = |text: &str, properties: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let rows = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("Day", ""),
        cell("Boats", ""),
        cell("Monday", "<w:vMerge w:val='restart'/>"),
        cell("3", ""),
        cell("", "<w:vMerge/>"),
        cell("4", "")
    );
    assert_eq!(texts(&rows), ["Day | Boats", "Monday | 3", "Monday | 4"]);
    let inner = format!("<w:tbl><w:tr><w:tc>{rows}</w:tc>{}</w:tr></w:tbl>", cell("Beside", ""));
    assert_eq!(texts(&inner), ["Day | Boats", "Monday | 3", "Monday | 4", "Beside"]);
}

#[test]
fn a_note_that_holds_itself_is_read_once() {
    let document = "<w:document><w:body><w:p><w:r><w:t>Shut.</w:t><w:footnoteReference w:id='2'/></w:r></w:p></w:body></w:document>";
    let notes =
        "<w:footnotes><w:footnote w:id='2'><w:p><w:r><w:t>Note</w:t><w:footnoteReference w:id='2'/></w:r></w:p></w:footnote></w:footnotes>";
    let got = extracted(&archive(&[("word/document.xml", document.as_bytes()), ("word/footnotes.xml", notes.as_bytes())])).0;
    assert_eq!(got.text, "Shut.[1]\n\n[1] Note");
}

#[test]
fn what_is_missing_broken_or_locked_is_said() {
    let failure = |bytes: &[u8]| read(bytes).0.expect_err("not read").0;
    assert!(failure(&archive(&[("word/other.xml", b"")])).contains("text is missing"));
    assert!(failure(b"PK\x03\x04 and no more").contains("is damaged"));
    let whole = archive(&[("word/document.xml", b"<w:document><w:body><w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p><w:r><w:t>Tw")]);
    let (got, notices) = extracted(&whole);
    assert_eq!(got.text, "One.\n\nTw");
    assert_eq!(notices, ["is damaged: the text after the last paragraph that is shown was not read"]);
}

#[test]
fn bombs_end_quickly() {
    let laughs = "<!DOCTYPE d [<!ENTITY a 'haha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>";
    let document = format!("{laughs}<w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>");
    assert_eq!(extracted(&archive(&[("word/document.xml", document.as_bytes())])).0.text, "&b;");
    for (open, close) in
        [("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"), ("<w:ins>", "</w:ins>")]
    {
        for times in [160, 100_000] {
            let (_, notices) = body(&format!("{}<w:p/>{}<w:p><w:r><w:t>x</w:t></w:r></w:p>", open.repeat(times), close.repeat(times)));
            assert_eq!(notices.iter().any(|n| n.contains("too deep")), times > 160, "{open}");
        }
    }
    let runs = format!("<w:p>{}</w:p>", "<w:hyperlink>".repeat(490) + &"</w:hyperlink>".repeat(490));
    assert!(body(&runs).1.is_empty());
    let zeros = vec![b' '; crate::extract::limits::UNFOLDED + 1];
    assert!(read(&archive(&[("word/document.xml", &zeros)])).0.expect_err("too much").0.contains("unpack to more than"));
}
