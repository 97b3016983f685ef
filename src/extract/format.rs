//! Which format a file is in: by what it begins with where that is telling, else by its ending.

use super::{docx, foreign, odt, pdf};

/// A format that accounts come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Plain text in any encoding.
    Text,
    /// Markdown.
    Markdown,
    /// Word since 2007.
    Docx,
    /// OpenDocument, as LibreOffice saves.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// PDF with text in it.
    Pdf,
    /// Formats of word processors that cannot be read: their files are told what to save them as.
    Foreign,
}

/// One row of the registry of formats.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// The format.
    pub format: Format,
    /// Its name for `--input-format`.
    pub name: &'static str,
    /// Endings of files, lower case, without the dot; the first is the usual one.
    pub endings: &'static [&'static str],
    /// What people call it.
    pub words: &'static str,
    /// Does a file begin as this format does, whatever it is called? Is given at most the first [`HEAD`] bytes.
    pub begins: fn(&[u8]) -> bool,
}

/// So many bytes at most are looked at.
pub const HEAD: usize = 4096;

/// All formats; of two that a file may be, the first.
pub const KINDS: &[Kind] = &[
    Kind { format: Format::Docx, name: "docx", endings: &["docx", "docm", "dotx", "dotm"], words: "Word document", begins: docx::begins },
    Kind { format: Format::Odt, name: "odt", endings: &["odt", "ott"], words: "OpenDocument text", begins: odt::begins },
    Kind { format: Format::Rtf, name: "rtf", endings: &["rtf"], words: "RTF", begins: |head| head.starts_with(b"{\\rtf") },
    Kind { format: Format::Pdf, name: "pdf", endings: &["pdf"], words: "PDF", begins: pdf::begins },
    Kind {
        format: Format::Foreign,
        name: "doc",
        endings: &["doc", "dot", "wpd", "wps", "pages"],
        words: "old Word, WordPerfect or Pages: cannot be read",
        begins: foreign::begins,
    },
    Kind { format: Format::Markdown, name: "markdown", endings: &["md", "markdown"], words: "Markdown", begins: |_| false },
    Kind { format: Format::Text, name: "text", endings: &["txt"], words: "plain text", begins: |_| false },
];

/// The format of a name.
pub fn named(name: &str) -> Option<Format> {
    KINDS.iter().find(|kind| kind.name == name).map(|kind| kind.format)
}

/// The format of a file. What cannot be told is plain text.
pub fn recognise(path: &str, bytes: &[u8]) -> Format {
    let head = &bytes[..bytes.len().min(HEAD)];
    let ending = ending(path);
    let by_content = KINDS.iter().find(|kind| (kind.begins)(head));
    let by_name = KINDS.iter().find(|kind| ending.as_deref().is_some_and(|ending| kind.endings.contains(&ending)));
    by_content.or(by_name).map_or(Format::Text, |kind| kind.format)
}

/// Does a file have an ending of accounts? A folder stands for those files in it.
pub fn is_known(path: &str) -> bool {
    ending(path).is_some_and(|ending| KINDS.iter().any(|kind| kind.endings.contains(&ending.as_str())))
}

/// The ending of a path's last part, lower case, without the dot.
pub fn ending(path: &str) -> Option<String> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ending)| ending.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{Format, recognise};

    #[test]
    fn by_ending_where_content_tells_nothing() {
        assert_eq!(recognise("a/b.MD", b"Rain fell."), Format::Markdown);
        assert_eq!(recognise("a.b/c", b"Rain fell."), Format::Text);
        assert_eq!(recognise(".md", b"Rain fell."), Format::Text);
    }

    #[test]
    fn by_content_whatever_the_ending() {
        assert_eq!(recognise("a.txt", b"%PDF-1.4\n"), Format::Pdf);
        assert_eq!(recognise("a.txt", b"A file begins with %PDF-1.4, or {\\rtf1"), Format::Text);
        assert_eq!(recognise("a.doc", b"{\\rtf1 x}"), Format::Rtf);
        assert_eq!(recognise("a", b"PK\x03\x04..........................mimetypeapplication/vnd.oasis.opendocument.text"), Format::Odt);
        assert_eq!(recognise("a", b"PK\x03\x04 [Content_Types].xml PK word/document.xml"), Format::Docx);
        assert_eq!(recognise("a.docx", b"PK\x03\x04 something else"), Format::Docx);
        assert_eq!(recognise("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Format::Foreign);
    }
}
