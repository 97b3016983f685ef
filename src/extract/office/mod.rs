//! What Word, OpenDocument, RTF and PDF have in common: assembling the running text, metadata that can be trusted, and one notice for each
//! kind of content that is not read as it is.

pub(super) mod flow;
pub(super) mod numbering;
pub(super) mod table;

use crate::extract::Work;
use crate::language::page::of_english_pages;
use crate::text::one_line;

/// True if a text set as a heading reads like one. Numbered paragraphs are often set so, but they are longer or end like a sentence.
pub(super) fn reads_as_heading(text: &str) -> bool {
    const LONGEST_SENTENCE: usize = 10;
    const LONGEST: usize = 30;
    let words = text.split_whitespace().count();
    let sentence = text.trim_end().ends_with(['.', ';', '!', '?', '”', '"']) && words > LONGEST_SENTENCE;
    !sentence && words <= LONGEST
}

/// Longest title, in characters.
const LONGEST_TITLE: usize = 200;

/// File extensions and program names in lower case, which a title written by a person does not contain.
const FILES: [&str; 14] =
    [".doc", ".docx", ".odt", ".rtf", ".pdf", ".wpd", ".tif", ".tiff", ".indd", ".qxd", ".htm", ".html", ".tex", ".txt"];
const PROGRAMS: [&str; 5] = ["microsoft word", "libreoffice", "openoffice", "powerpoint", "wordperfect"];

/// Returns a title, if it is plausible.
pub(super) fn document_title(given: &str) -> Option<String> {
    let title = one_line(given.trim_matches(|c: char| c.is_control() || c.is_whitespace()));
    let lower = title.to_lowercase();
    let bare = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let words = title.split(' ').count();
    let plain = title.chars().filter(|c| c.is_alphabetic()).count() * 2 > title.chars().count();
    let wrong = FILES.iter().any(|end| lower.ends_with(end))
        || PROGRAMS.iter().any(|name| lower.contains(name))
        || of_english_pages().metadata.unnamed.iter().any(|name| name == bare)
        || title.contains(['\u{fffd}', '\\', '_'])
        || lower.contains("://");
    (words > 1 && plain && !wrong && title.chars().count() <= LONGEST_TITLE).then_some(title)
}

/// Returns a language tag, if it is valid.
pub(super) fn language_tag(given: &str) -> Option<String> {
    let tag = given.trim();
    let first = tag.split('-').next().unwrap_or_default();
    let fits = (2..=3).contains(&first.len()) && tag.len() <= 12 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    fits.then(|| first.to_lowercase())
}

/// How much was changed or left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// Tracked insertions, deletions and moves.
    pub changes: usize,
    /// Comments.
    pub comments: usize,
    /// Hidden words.
    pub hidden: usize,
    /// Embedded files that are inserted when the document is opened.
    pub chunks: usize,
    /// True if the document breaks off.
    pub broken: bool,
    /// True if something was nested too deep or was too much.
    pub cut: bool,
}

impl LeftOut {
    /// Adds one notice for each.
    pub(super) fn push_notices(self, work: &mut Work) {
        let many = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
        if self.changes > 0 {
            let changes = many(self.changes, "tracked change");
            work.warn(format!("contains {changes}: read as if all were accepted"));
        }
        if self.comments > 0 {
            work.warn(format!("contains {}: left out", many(self.comments, "comment")));
        }
        if self.hidden > 0 {
            work.warn(
                format!("contains {} that are hidden and do not print: left out", many(self.hidden, "word"))
                    .replace("1 word that are hidden and do", "1 word that is hidden and does"),
            );
        }
        if self.chunks > 0 {
            work.warn(format!("contains {}, not read: open it in its program and save it again", many(self.chunks, "other document")));
        }
        if self.broken {
            work.warn("is damaged: the text after the last paragraph that is shown was not read");
        }
        if self.cut {
            work.warn("nests its parts too deep: the deepest were not read");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{document_title, language_tag};

    #[test]
    fn titles_that_people_wrote() {
        assert_eq!(document_title(" Second statement\n of Ada Brix "), Some("Second statement of Ada Brix".into()));
        for none in
            ["", "Microsoft Word - brix.doc", "statement_v3", "Untitled", "Document 1", "C:\\x y", "brix final.pdf", "a://b c", "12 3 4"]
        {
            assert_eq!(document_title(none), None, "{none}");
        }
    }

    #[test]
    fn languages() {
        assert_eq!((language_tag("en-GB"), language_tag("x"), language_tag("zxx;y")), (Some("en".into()), None, None));
    }
}
