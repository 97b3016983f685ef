//! Joins words that are split at the end of a line. The rest of the document decides whether a hyphen belongs to the word; where it says nothing, the
//! hyphen stays between two everyday words that make no known word together ("cross-", "border").

use std::collections::HashSet;

use super::paragraphs::Item;
use crate::language::Language;
use crate::language::page::of_english_pages;
use crate::wordnet::Word;

/// The soft hyphen, and the hyphens that are printed.
const SOFT: char = '\u{ad}';
const HYPHENS: [char; 2] = ['-', '\u{2010}'];

/// The words inside the lines of a document, in lower case.
#[derive(Default)]
pub(super) struct Known(HashSet<String>);

impl Known {
    /// Collects the words of some items.
    pub(super) fn of<'i>(items: impl Iterator<Item = &'i Item>) -> Known {
        let mut known = Known::default();
        items.for_each(|item| match item {
            Item::Paragraph(paragraph) => known.take(&paragraph.text),
            Item::Row(text, ..) => known.take(text),
        });
        known
    }

    fn take(&mut self, text: &str) {
        let mut parted = false;
        for line in text.split('\n') {
            let line = line.replace(SOFT, "");
            let line = if parted { line.split_once(' ').map_or("", |(_, rest)| rest) } else { &line };
            parted = line.ends_with(HYPHENS);
            let whole = if parted { line.rsplit_once(' ').map_or("", |(rest, _)| rest) } else { line };
            let words = whole.split(|c: char| !c.is_alphanumeric() && !HYPHENS.contains(&c));
            self.0.extend(words.map(plain).filter(|word| !word.is_empty()));
        }
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&plain(word))
    }

    /// True if the hyphen between two parts of a word is removed.
    fn drops(&self, left: &str, right: &str) -> bool {
        let (joined, parted) = (self.has(&format!("{left}{right}")), self.has(&format!("{left}-{right}")));
        if joined || parted {
            return joined && !parted;
        }
        let compound = left.contains(HYPHENS) || right.contains(HYPHENS) || left.ends_with(|c: char| c.is_ascii_digit());
        let words = &of_english_pages().hyphens;
        let number = listed(&words.tens, left) && right.split(HYPHENS).next().is_some_and(|unit| listed(&words.units, unit));
        right.starts_with(char::is_lowercase) && !compound && !number && !are_two_words(left, right)
    }

    /// Returns the text with split words joined.
    pub(super) fn joined(&self, text: &str) -> String {
        if !text.contains('\n') && !text.contains(SOFT) {
            return text.to_string();
        }
        let mut out = String::with_capacity(text.len());
        for line in text.split('\n') {
            if out.is_empty() {
                out.push_str(line);
                continue;
            }
            if out.ends_with(SOFT) {
                out.push_str(line.trim_start());
                continue;
            }
            let left = out.trim_end_matches(HYPHENS);
            let from = left.rfind(|c: char| !c.is_alphanumeric() && !HYPHENS.contains(&c) && c != SOFT).map_or(0, |at| next(left, at));
            let word = left[from..].replace(SOFT, "");
            let end = line.find(|c: char| !c.is_alphanumeric() && !HYPHENS.contains(&c) && c != SOFT).unwrap_or(line.len());
            let begun = line[..end].trim_end_matches(HYPHENS).replace(SOFT, "");
            let one = out.len() - left.len() == out.chars().next_back().map_or(0, char::len_utf8);
            if !one || left.len() == out.len() || !word.ends_with(char::is_alphanumeric) || begun.is_empty() || hangs(&begun) {
                out.push('\n');
            } else if self.drops(&word, &begun) {
                out.truncate(left.len());
            }
            out.push_str(line);
        }
        // In a table cell, the lines are separated by a blank.
        let mut out = out.replace("\u{ad} ", "");
        out.retain(|c| c != SOFT);
        out
    }
}

/// True for two everyday words that make no known word together.
fn are_two_words(left: &str, right: &str) -> bool {
    const SHORTEST: usize = 4;
    /// In this many background sentences, and in no more than one.
    const OFTEN: f64 = 10.0;
    const NEVER: f64 = 1.0;
    let language = Language::english();
    let of = |word: &str| language.frequency.of(&language.words.stem(&word.to_lowercase()));
    let usual = |word: &str| word.chars().count() >= SHORTEST && of(word) >= OFTEN;
    let whole = format!("{left}{right}").to_lowercase();
    usual(left) && usual(right) && of(&whole) <= NEVER && Word::new(&whole).is_none()
}

/// Returns where the next character begins.
fn next(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

fn plain(word: &str) -> String {
    word.trim_matches(HYPHENS).replace(HYPHENS[1], "-").to_lowercase()
}

/// True if a hyphen before this word is suspended, as in "first- and second-class".
pub(crate) fn hangs(word: &str) -> bool {
    listed(&of_english_pages().hyphens.suspended, word)
}

/// True if a word is in a list, in any case.
fn listed(list: &[String], word: &str) -> bool {
    list.contains(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::Known;

    fn joined(text: &str) -> String {
        let mut known = Known::default();
        known.take(text);
        known.joined(text)
    }

    #[test]
    fn parted_words_are_whole() {
        for (text, whole) in [
            ("in Feb-\nruary Ada", "in February Ada"),
            ("the lan\u{ad}\ntern of the light\u{ad}house", "the lantern of the lighthouse"),
            ("the lan\u{2010}\ntern", "the lantern"),
            ("two-thirds and two-\nthirds", "two-thirds and two-thirds"),
            ("a 34-year-\nold mason", "a 34-year-old mason"),
            ("a 34-\nyear-old mason", "a 34-year-old mason"),
            ("some twenty-\nfive barrels", "some twenty-five barrels"),
            ("Anglo-\nNorman and 1990-\n2000", "Anglo-Norman and 1990-2000"),
            ("McAdam and Mc-\nAdam's road", "McAdam and McAdam's road"),
            ("first- \nand", "first- \nand"),
            ("the upper-\nand lower mill", "the upper-\nand lower mill"),
            ("rain -\nand wind --\nand sun", "rain -\nand wind --\nand sun"),
            ("Ha-\nra-\nld", "Harald"),
            ("rain\nfell", "rain\nfell"),
            ("the cross-\nborder train", "the cross-border train"),
            ("a long-\nterm lease of the light-\nhouse", "a long-term lease of the lighthouse"),
            ("the govern-\nment and the under-\nstanding of the home-\nless", "the government and the understanding of the homeless"),
        ] {
            assert_eq!(joined(text), whole, "{text}");
        }
    }
}
