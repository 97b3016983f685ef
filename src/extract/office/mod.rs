//! What Word, OpenDocument and RTF have in common: the running text as it is put together, what metadata says.

pub mod counting;
pub mod flow;
pub mod known;
mod numbered;
pub mod table;
pub mod told;

/// Does a text that is set as a heading read as one? Numbered paragraphs are often set so; they are longer, or end like a sentence.
pub fn reads_as_heading(text: &str) -> bool {
    const LONGEST_SENTENCE: usize = 10;
    const LONGEST: usize = 30;
    let words = text.split_whitespace().count();
    let sentence = text.trim_end().ends_with(['.', ';', '!', '?', '”', '"']) && words > LONGEST_SENTENCE;
    !sentence && words <= LONGEST
}
