//! Sentences of one paragraph: the boundaries of a segmentation library, then our own repairs.

use std::ops::Range;

use crate::language::Language;

/// Byte ranges of the sentences of a paragraph, white space trimmed, none empty.
pub fn split(text: &str, language: &Language) -> Vec<Range<usize>> {
    sentencex::get_sentence_boundaries(language.tag, text)
        .into_iter()
        .filter_map(|b| {
            let part = &text[b.start_byte..b.end_byte];
            let start = b.start_byte + (part.len() - part.trim_start().len());
            let end = b.start_byte + part.trim_end().len();
            (start < end).then_some(start..end)
        })
        .collect()
}
