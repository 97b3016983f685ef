//! The text as it is read, beside the text as it is printed, and byte for byte as long: words that a line end parts are made whole,
//! letters that a scan took for others are put right, capitals become running text, rows of a table get strokes between their cells.
//! Only what is read changes; people are shown what is printed.

mod capitals;
mod letters;
mod slips;
mod unseen;
mod vocabulary;

use std::ops::Range;

use crate::language::Language;
use crate::model::Notice;
use crate::model::{Part, Piece};
use crate::text::layout::Layout;
use vocabulary::Vocabulary;

/// A text that is being made ready.
pub struct Draft<'t> {
    printed: &'t str,
    /// The changed text, once anything is changed.
    changed: Option<Vec<u8>>,
}

impl<'t> Draft<'t> {
    fn new(printed: &'t str) -> Draft<'t> {
        Draft { printed, changed: None }
    }

    /// Puts other characters in the place of a range; as long as that range, or nothing happens.
    fn put(&mut self, range: Range<usize>, text: &str) {
        if self.text().get(range.clone()).is_some_and(|old| old.len() == text.len() && old != text) {
            let bytes = self.changed.get_or_insert_with(|| self.printed.as_bytes().to_vec());
            bytes[range].copy_from_slice(text.as_bytes());
        }
    }

    /// Puts blanks in the place of a range.
    fn blank(&mut self, range: Range<usize>) {
        self.put(range.clone(), &" ".repeat(range.len()));
    }

    /// The text as it is now.
    fn text(&self) -> &str {
        // Whole characters were put in the place of whole characters, so this is UTF-8.
        self.changed.as_ref().and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or(self.printed)
    }

    fn done(self) -> Option<String> {
        self.changed.and_then(|bytes| String::from_utf8(bytes).ok())
    }
}

/// The text of an account as it is read, where that is not how it is printed.
pub fn read(
    printed: &str,
    layout: &Layout,
    pieces: &[Piece],
    language: &Language,
    path: &str,
    notices: &mut Vec<Notice>,
) -> Option<String> {
    let mut draft = Draft::new(printed);
    layout.blanks.iter().for_each(|range| draft.blank(range.clone()));
    for stroke in &layout.strokes {
        draft.blank(stroke.clone());
        let middle = stroke.start + stroke.len() / 2;
        draft.put(middle..middle + 1, "|");
    }
    let read: Vec<&Piece> = pieces.iter().filter(|piece| piece.part != Part::Boilerplate).collect();
    let vocabulary = Vocabulary::new(language, printed);
    for piece in &read {
        unseen::join_words(&mut draft, &piece.range, &vocabulary);
        unseen::hide_note_marks(&mut draft, &piece.range);
    }
    if language.tag == "en" {
        slips::mend(&mut draft, &read, &vocabulary, path, notices);
        capitals::lower(&mut draft, &read, &vocabulary);
    }
    draft.done()
}
