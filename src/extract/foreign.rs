//! Files that cannot be read: what they are, and how to convert them.

use super::{Failure, format, holds, package};

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const WORD_PERFECT: &[u8] = b"\xFFWPC";

const PICTURE: &str = "is a picture: run it through OCR first, for example with OCRmyPDF, and give the PDF or the text";
const RECORDING: &str = "is a recording: give its subtitles or its transcript";
const WORKBOOK: &str = "is a workbook: save the sheet that contains the accounts as CSV";
const SLIDES: &str = "is a presentation: save it as PDF, or its words as text";

/// How files of other kinds begin: leading bytes, the offset of further bytes, these bytes, and the message for the kind.
type Other = (&'static [u8], usize, &'static [u8], &'static str);
const OTHERS: [Other; 18] = [
    (b"\xFF\xD8\xFF", 0, b"", PICTURE),
    (b"\x89PNG\r\n\x1a\n", 0, b"", PICTURE),
    (b"GIF87a", 0, b"", PICTURE),
    (b"GIF89a", 0, b"", PICTURE),
    (b"II*\0", 0, b"", PICTURE),
    (b"MM\0*", 0, b"", PICTURE),
    (b"RIFF", 8, b"WEBP", PICTURE),
    (b"\0\0\0", 4, b"ftypavif", PICTURE),
    (b"\0\0\0", 4, b"ftyphei", PICTURE),
    (b"\0\0\0", 4, b"ftyp", RECORDING),
    (b"RIFF", 8, b"WAVE", RECORDING),
    (b"RIFF", 8, b"AVI ", RECORDING),
    (b"ID3", 0, b"", RECORDING),
    (b"\xFF\xFB", 0, b"", RECORDING),
    (b"\xFF\xF3", 0, b"", RECORDING),
    (b"OggS", 0, b"", RECORDING),
    (b"fLaC", 0, b"", RECORDING),
    (b"\x1A\x45\xDF\xA3", 0, b"", RECORDING),
];
/// Parts of Office workbooks and presentations (since 2007), found at the beginning of their archives.
const PARTS: [(&[u8], &str); 5] = [
    (b"xl/workbook", WORKBOOK),
    (b"xl/_rels/", WORKBOOK),
    (b"xl/worksheets/", WORKBOOK),
    (b"ppt/_rels/", SLIDES),
    (b"ppt/presentation", SLIDES),
];

/// Returns why a file of a kind without readable text is not read, whatever its name.
pub(super) fn other(bytes: &[u8]) -> Option<Failure> {
    let head = &bytes[..bytes.len().min(format::HEAD)];
    let fits = |(start, at, more, _): &&Other| head.starts_with(start) && head.get(*at..).is_some_and(|rest| rest.starts_with(more));
    // A text may begin with the same letters.
    let is_text = std::str::from_utf8(head).is_ok_and(|text| !text.contains('\0'));
    let office = package::begins_office(head) && !holds(head, b"word/");
    let open =
        |kind: &[u8]| head.get(30..).is_some_and(|rest| rest.starts_with(&[b"mimetypeapplication/vnd.oasis.opendocument.", kind].concat()));
    let what = match () {
        () if open(b"spreadsheet") => WORKBOOK,
        () if open(b"presentation") => SLIDES,
        () if office => PARTS.iter().find(|(part, _)| holds(head, part))?.1,
        () => OTHERS.iter().find(fits).filter(|_| !is_text)?.3,
    };
    Some(Failure(what.into()))
}

/// True if a file begins as one of these kinds.
pub(super) fn begins(head: &[u8]) -> bool {
    head.starts_with(OLE) || head.starts_with(WORD_PERFECT)
}

/// False if a file of an old office program is not a document, or is a file that some other program keeps in the same form.
pub(super) fn is_document(bytes: &[u8]) -> bool {
    !bytes.starts_with(OLE) || ["WordDocument", "EncryptedPackage"].iter().any(|part| holds(bytes, &wide(part)))
}

/// Returns why a file is not read.
pub(super) fn refuse(name: &str, bytes: &[u8]) -> Failure {
    let ending = format::ending(name).unwrap_or_default();
    let what = match () {
        () if bytes.starts_with(OLE) && holds(bytes, &wide("EncryptedPackage")) => {
            return Failure("is locked with a password; open it and save a copy without one".into());
        }
        () if bytes.starts_with(OLE) && !holds(bytes, &wide("WordDocument")) && holds(bytes, &wide("Workbook")) => {
            return Failure(WORKBOOK.into());
        }
        () if bytes.starts_with(OLE) && holds(bytes, &wide("PowerPoint Document")) => return Failure(SLIDES.into()),
        () if bytes.starts_with(WORD_PERFECT) || ending == "wpd" => "a WordPerfect document",
        () if bytes.starts_with(OLE) && !holds(bytes, &wide("WordDocument")) => "a file of an old office program",
        () if ending == "pages" => "a Pages document",
        () if ending == "wps" => "a Works document",
        () => "a document of Word 97 to 2003 or older",
    };
    Failure(format!("is {what}, which cannot be read; open it in its program or in LibreOffice and save it as DOCX, ODT or PDF"))
}

/// The names of parts of such files, as they are written there.
fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::{OLE, other, refuse};
    use crate::extract::package::tests::head;

    #[test]
    fn what_it_is_and_what_to_do() {
        assert!(refuse("a.doc", OLE).0.contains("old office program"));
        assert!(refuse("a.wpd", b"\xFFWPC").0.contains("WordPerfect"));
        assert!(refuse("b/a.pages", b"PK").0.contains("Pages") && refuse("a.doc", b"x").0.contains("DOCX"));
        let locked: Vec<u8> = OLE.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert!(refuse("a.docx", &locked).0.contains("password"));
    }

    #[test]
    fn pictures_sheets_and_recordings_are_told() {
        let is = |bytes: &[u8], what: &str| other(bytes).is_some_and(|failure| failure.0.starts_with(what));
        for picture in [&b"\xFF\xD8\xFF\xE0"[..], b"\x89PNG\r\n\x1a\n\0", b"GIF89a\x01\0", b"II*\0", b"MM\0*", b"RIFF\x01\0\0\0WEBPVP8 "] {
            assert!(is(picture, "is a picture"), "{picture:?}");
        }
        for recording in [&b"ID3\x04\0"[..], b"\0\0\0\x18ftypmp42", b"RIFF\x01\0\0\0WAVEfmt "] {
            assert!(is(recording, "is a recording"), "{recording:?}");
        }
        assert!(is(&head("[Content_Types].xml", "PK xl/workbook.xml"), "is a workbook"));
        assert!(is(&head("[Content_Types].xml", "PK ppt/presentation.xml"), "is a presentation"));
        assert!(is(&head("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "is a workbook"));
        let old: Vec<u8> = OLE.iter().copied().chain("Workbook".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert!(refuse("a.doc", &old).0.contains("CSV"));
        for text in ["GIF89a is a format.", "ID3 marks the song.", "RIFF is a word.", "MM*", "", "PK"] {
            assert!(other(text.as_bytes()).is_none(), "{text}");
        }
        assert!(other(&head("one.xlsx", "PK [Content_Types].xml xl/workbook.xml")).is_none());
        assert!(other(&head("[Content_Types].xml", "word/document.xml xl/workbook.xml")).is_none());
    }
}
