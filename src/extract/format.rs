//! Recognises the format of a file: by its first bytes if they identify it, else by its extension.

use super::{archive, docx, epub, foreign, html, mail, odt, pdf, subtitles};

/// A format in which accounts come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Plain text in any encoding.
    Text,
    /// Markdown.
    Markdown,
    /// Values separated by commas or semicolons, one account per row.
    Csv,
    /// Values separated by tabs, one account per row.
    Tsv,
    /// JSON, one account per object.
    Json,
    /// JSON Lines, one account per line.
    Jsonl,
    /// One mail.
    Mail,
    /// Several mails in one file.
    Mbox,
    /// Subtitles in any of three formats.
    Subtitles,
    /// A file compressed with gzip.
    Gzip,
    /// A file compressed with zstd.
    Zstd,
    /// An archive of files (ZIP).
    Zip,
    /// An uncompressed archive of files (tar).
    Tar,
    /// A web page.
    Html,
    /// An e-book.
    Epub,
    /// Word 2007 and later.
    Docx,
    /// OpenDocument, the format of LibreOffice.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// PDF that contains text.
    Pdf,
    /// Word processor formats that cannot be read. The error says how to save the file instead.
    Foreign,
}

/// One row of the registry of formats.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// The format.
    pub format: Format,
    /// Its name for `--input-format`.
    pub name: &'static str,
    /// File extensions in lower case without the dot, the usual one first.
    pub endings: &'static [&'static str],
    /// Its usual name in plain words.
    pub words: &'static str,
    /// True if such files are read when the user names their folder. Tables, records and archives are read only if they are named
    /// themselves: in a folder of accounts they are reports, lists and copies.
    pub in_folders: bool,
    /// Returns true if a file begins like this format, whatever its name. Receives at most the first [`HEAD`] bytes.
    pub begins: fn(&[u8]) -> bool,
}

/// How many bytes of a file are examined at most.
pub const HEAD: usize = 4096;

/// All formats. If a file may be in two of them, the first counts.
#[rustfmt::skip] // one row per line
pub const KINDS: &[Kind] = &[
    Kind { format: Format::Docx, name: "docx", endings: &["docx", "docm", "dotx", "dotm"], words: "Word documents", in_folders: true, begins: docx::begins },
    Kind { format: Format::Odt, name: "odt", endings: &["odt", "ott", "fodt"], words: "OpenDocument texts", in_folders: true, begins: odt::begins },
    Kind { format: Format::Rtf, name: "rtf", endings: &["rtf"], words: "RTF", in_folders: true, begins: |head| head.starts_with(b"{\\rtf") },
    Kind { format: Format::Pdf, name: "pdf", endings: &["pdf"], words: "PDF", in_folders: true, begins: pdf::begins },
    Kind { format: Format::Foreign, name: "doc", endings: &["doc", "dot", "wpd", "wps", "pages"], words: "old Word, WordPerfect and Pages, which cannot be read", in_folders: true, begins: foreign::begins },
    Kind { format: Format::Html, name: "html", endings: &["html", "htm", "xhtml", "xht", "mht", "mhtml"], words: "web pages", in_folders: true, begins: html::begins },
    Kind { format: Format::Epub, name: "epub", endings: &["epub"], words: "e-books", in_folders: true, begins: epub::begins },
    Kind { format: Format::Markdown, name: "markdown", endings: &["md", "markdown"], words: "Markdown", in_folders: true, begins: |_| false },
    Kind { format: Format::Text, name: "text", endings: &["txt"], words: "plain text", in_folders: true, begins: |_| false },
    Kind { format: Format::Csv, name: "csv", endings: &["csv"], words: "tables of comma-separated values", in_folders: false, begins: |_| false },
    Kind { format: Format::Tsv, name: "tsv", endings: &["tsv", "tab"], words: "tables of values between tabs", in_folders: false, begins: |_| false },
    Kind { format: Format::Jsonl, name: "jsonl", endings: &["jsonl", "ndjson"], words: "JSON lines", in_folders: false, begins: |_| false },
    Kind { format: Format::Json, name: "json", endings: &["json"], words: "JSON", in_folders: false, begins: |_| false },
    Kind { format: Format::Mbox, name: "mbox", endings: &["mbox"], words: "mailboxes", in_folders: false, begins: mail::begins_mailbox },
    Kind { format: Format::Mail, name: "mail", endings: &["eml"], words: "mails", in_folders: true, begins: mail::begins },
    Kind { format: Format::Subtitles, name: "subtitles", endings: &["srt", "vtt", "sbv"], words: "subtitles", in_folders: true, begins: subtitles::begins },
    Kind { format: Format::Gzip, name: "gzip", endings: &["gz", "tgz"], words: "files packed by gzip", in_folders: false, begins: |head| head.starts_with(b"\x1f\x8b\x08") },
    Kind { format: Format::Zstd, name: "zstd", endings: &["zst"], words: "files packed by zstd", in_folders: false, begins: |head| head.starts_with(b"\x28\xb5\x2f\xfd") },
    Kind { format: Format::Tar, name: "tar", endings: &["tar"], words: "tar archives", in_folders: false, begins: |head| head.get(257..262) == Some(b"ustar".as_slice()) },
    Kind { format: Format::Zip, name: "zip", endings: &["zip"], words: "ZIP archives", in_folders: false, begins: archive::begins_zip },
];

/// Extensions of documents that are ZIP archives. A file that begins as an archive and has one of them is such a document.
const ZIPPED: [&str; 8] = ["docx", "docm", "odt", "epub", "xlsx", "ods", "pptx", "odp"];

/// Returns the format with this name.
pub fn named(name: &str) -> Option<Format> {
    KINDS.iter().find(|kind| kind.name == name).map(|kind| kind.format)
}

/// Returns the format of a file. What is not recognised is plain text.
pub fn recognise(path: &str, bytes: &[u8]) -> Format {
    known(path, bytes).map_or(Format::Text, |kind| kind.format)
}

/// Returns the kind of a file, if content or extension shows it.
pub fn known(path: &str, bytes: &[u8]) -> Option<&'static Kind> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let ending = ending(path);
    let by_content = KINDS.iter().find(|kind| (kind.begins)(head));
    let by_name = ending.as_deref().and_then(of_ending);
    match (by_content, by_name) {
        (Some(zip), Some(named)) if zip.format == Format::Zip && ZIPPED.iter().any(|one| named.endings.contains(one)) => Some(named),
        (Some(kind), _) | (None, Some(kind)) => Some(kind),
        (None, None) => None,
    }
}

/// True if a file of this name is read when its folder is named.
pub fn in_folders(path: &str) -> bool {
    ending(path).as_deref().and_then(of_ending).is_some_and(|kind| kind.in_folders)
}

fn of_ending(ending: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.endings.contains(&ending))
}

/// Returns the extension of the last part of a path, in lower case without the dot.
pub fn ending(path: &str) -> Option<String> {
    let name = file_name(path);
    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ending)| ending.to_lowercase())
}

/// Returns the last part of a path without its extension.
pub fn stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map(|(stem, _)| stem).filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// Returns the last part of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::{Format, in_folders, recognise};

    #[test]
    fn by_ending_where_content_tells_nothing() {
        assert_eq!(recognise("a/b.MD", b"Rain fell."), Format::Markdown);
        assert_eq!(recognise("a.b/c", b"Rain fell."), Format::Text);
        assert_eq!(recognise(".md", b"Rain fell."), Format::Text);
        assert_eq!(recognise("a.jsonl", b"{}"), Format::Jsonl);
    }

    #[test]
    fn by_content_whatever_it_is_called() {
        assert_eq!(recognise("a.txt", b"\x1f\x8b\x08\0"), Format::Gzip);
        assert_eq!(recognise("-", b"\x28\xb5\x2f\xfd\x20"), Format::Zstd);
        assert_eq!(recognise("a", b"PK\x03\x04\x14\0"), Format::Zip);
        assert_eq!(recognise("a", b"1\r\n00:00:01,000 --> 00:00:02,500\r\nRain fell.\r\n"), Format::Subtitles);
        assert_eq!(
            recognise("cur/1234.M1.host", b"Return-Path: <a@b.example>\nFrom: A <a@b.example>\nMIME-Version: 1.0\n\nRain."),
            Format::Mail
        );
        assert_eq!(recognise("Inbox", b"From a@b.example Wed Nov 25 10:08:00 2020\nFrom: A <a@b.example>\n\nRain.\n"), Format::Mbox);
    }

    #[test]
    fn a_text_that_begins_oddly_stays_a_text() {
        for text in [
            "From Monday on rain fell.\nThe river rose.",
            "From: the harbour office\nTo: all skippers\n\nRain fell.",
            "1\nRain fell --> the river rose.",
            "WEBVTT is a format.\n\nIt has cues.",
            "PK is a mark on the hull.",
            "{rain}, [wind]",
            "id,text\n1,Rain fell.",
        ] {
            assert_eq!(recognise("a.txt", text.as_bytes()), Format::Text, "{text}");
        }
    }

    #[test]
    fn a_folder_stands_for_texts_not_for_tables() {
        assert!(["a.txt", "a.md", "a.eml", "a.srt", "a.VTT"].into_iter().all(in_folders));
        assert!(!["report.json", "table.csv", "all.zip", "a.jsonl.gz", "sources.toml", "a"].into_iter().any(in_folders));
    }

    #[test]
    fn by_content_whatever_the_ending() {
        assert_eq!(recognise("a.txt", b"%PDF-1.4\n"), Format::Pdf);
        assert_eq!(recognise("a.txt", b"A file begins with %PDF-1.4, or {\\rtf1"), Format::Text);
        assert_eq!(recognise("a.doc", b"{\\rtf1 x}"), Format::Rtf);
        assert_eq!(recognise("a", b"PK\x03\x04..........................mimetypeapplication/vnd.oasis.opendocument.text"), Format::Odt);
        assert_eq!(recognise("a.xml", b"<?xml version=\"1.0\"?>\n<office:document xmlns:office=\"x\">"), Format::Odt);
        assert_eq!(recognise("a.txt", b"A file begins with <office:document."), Format::Text);
        let head = super::super::package::tests::head;
        assert_eq!(recognise("a", &head("[Content_Types].xml", "PK word/document.xml")), Format::Docx);
        assert_eq!(recognise("a", &head("one.docx", "PK [Content_Types].xml PK word/document.xml")), Format::Zip);
        assert_eq!(recognise("a.docx", b"PK\x03\x04 something else"), Format::Docx);
        assert_eq!(recognise("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Format::Foreign);
    }
}
