//! The text that the stages read, with the same byte length as the printed text. Words split by a line end are joined, letters misread by a
//! scan are corrected, capitals become running text, and the cells of a table row are separated by "|". Reports show the printed text.

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

/// A text in preparation.
pub(super) struct Draft<'t> {
    printed: &'t str,
    /// The changed text, or `None` without changes.
    changed: Option<Vec<u8>>,
}

impl<'t> Draft<'t> {
    fn new(printed: &'t str) -> Draft<'t> {
        Draft { printed, changed: None }
    }

    /// Replaces a range by text of the same byte length. Text of another length is ignored.
    fn put(&mut self, range: Range<usize>, text: &str) {
        if self.text().get(range.clone()).is_some_and(|old| old.len() == text.len() && old != text) {
            let bytes = self.changed.get_or_insert_with(|| self.printed.as_bytes().to_vec());
            bytes[range].copy_from_slice(text.as_bytes());
        }
    }

    /// Replaces a range by blanks.
    fn blank(&mut self, range: Range<usize>) {
        self.put(range.clone(), &" ".repeat(range.len()));
    }

    /// Returns the text with all changes so far.
    fn text(&self) -> &str {
        // Whole characters replaced whole characters, so this is valid UTF-8.
        self.changed.as_ref().and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or(self.printed)
    }

    fn done(self) -> Option<String> {
        self.changed.and_then(|bytes| String::from_utf8(bytes).ok())
    }
}

/// Returns the text of an account as it is read, or `None` if it is the printed text.
pub(super) fn read(
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
