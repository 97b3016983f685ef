//! What the metadata of a document says of it, where that can be believed. Titles are left over from other documents more often than
//! not: one that names a program or a file is none.

use crate::language::page::of_english_pages;
use crate::text::one_line;

/// Longest title, in characters.
const LONGEST: usize = 200;

/// Endings of files and names of programs, lower case: what a title that people wrote does not have.
const FILES: [&str; 14] =
    [".doc", ".docx", ".odt", ".rtf", ".pdf", ".wpd", ".tif", ".tiff", ".indd", ".qxd", ".htm", ".html", ".tex", ".txt"];
const PROGRAMS: [&str; 5] = ["microsoft word", "libreoffice", "openoffice", "powerpoint", "wordperfect"];

/// A title that may be one.
pub fn title(given: &str) -> Option<String> {
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
    (words > 1 && plain && !wrong && title.chars().count() <= LONGEST).then_some(title)
}

/// A language tag.
pub fn language(given: &str) -> Option<String> {
    let tag = given.trim();
    let first = tag.split('-').next().unwrap_or_default();
    let fits = (2..=3).contains(&first.len()) && tag.len() <= 12 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    fits.then(|| first.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{language, title};

    #[test]
    fn titles_that_people_wrote() {
        assert_eq!(title(" Second statement\n of Ada Brix "), Some("Second statement of Ada Brix".into()));
        for none in
            ["", "Microsoft Word - brix.doc", "statement_v3", "Untitled", "Document 1", "C:\\x y", "brix final.pdf", "a://b c", "12 3 4"]
        {
            assert_eq!(title(none), None, "{none}");
        }
    }

    #[test]
    fn languages() {
        assert_eq!((language("en-GB"), language("x"), language("zxx;y")), (Some("en".into()), None, None));
    }
}
