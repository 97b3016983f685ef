//! The table of words and word pieces, read in place from the program. A word that is not in it is the sum of its longest
//! pieces; figures and other scripts have no vector.

use std::cmp::Ordering;
use std::sync::LazyLock;

use super::vector::Vector;
use crate::text::fold;

/// Numbers in a vector.
pub const CELLS: usize = 128;
/// Bytes of an integer or a step in the file.
const WIDE: usize = 4;
/// A longer run of letters is not a word.
const LONGEST: usize = 40;

/// Words in alphabetical order with their vectors; `train/vectors.py` documents the file format.
pub struct Table {
    ends: &'static [u8],
    texts: &'static [u8],
    steps: &'static [u8],
    cells: &'static [u8],
}

static ENGLISH: LazyLock<Table> =
    LazyLock::new(|| Table::new(include_bytes!("../../data/vectors_en.bin")).expect("data/vectors_en.bin is well formed"));

/// The English vectors, compiled into the program.
pub fn english() -> &'static Table {
    &ENGLISH
}

impl Table {
    fn new(file: &'static [u8]) -> Option<Table> {
        let (head, rest) = file.split_at_checked(2 * WIDE)?;
        let count = number(head, 0)?;
        let (ends, rest) = rest.split_at_checked(count.checked_mul(WIDE)?)?;
        let (texts, rest) = rest.split_at_checked(number(ends, count.checked_sub(1)?)?)?;
        let (steps, cells) = rest.split_at_checked(count * WIDE)?;
        let whole = number(head, 1)? == CELLS && cells.len() == count * CELLS;
        whole.then_some(Table { ends, texts, steps, cells })
    }

    /// The vector of a word in any spelling, or of the parts of a hyphenated word; `None` if it is not made of plain letters.
    pub fn word(&self, word: &str) -> Option<Vector> {
        let plain = fold(word);
        let mut parts = Vec::new();
        for part in plain.split(['-', '\'', '.']).filter(|p| !p.is_empty()) {
            parts.extend(self.pieces(part)?);
        }
        Vector::sum(parts.iter().map(|v| (v, 1.0)))
    }

    /// True if the word, in lower case, is an entry by itself.
    pub fn knows(&self, word: &str) -> bool {
        self.find("", word).is_some()
    }

    /// The longest entries that make up the word, from its start.
    fn pieces(&self, word: &str) -> Option<Vec<Vector>> {
        if word.len() > LONGEST || !word.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        let mut pieces = Vec::new();
        let mut from = 0;
        while from < word.len() {
            let mark = if from == 0 { "" } else { "##" };
            let longest = (from + 1..=word.len()).rev().find_map(|to| Some((to, self.find(mark, &word[from..to])?)));
            let (to, at) = longest?;
            pieces.extend(self.vector(at));
            from = to;
        }
        Some(pieces)
    }

    /// Index of the entry equal to `mark` followed by `text`.
    fn find(&self, mark: &str, text: &str) -> Option<usize> {
        let wanted = || mark.bytes().chain(text.bytes());
        let (mut low, mut high) = (0, self.ends.len() / WIDE);
        while low < high {
            let middle = low.midpoint(high);
            match self.text(middle)?.iter().copied().cmp(wanted()) {
                Ordering::Less => low = middle + 1,
                Ordering::Equal => return Some(middle),
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    fn text(&self, at: usize) -> Option<&[u8]> {
        let from = if at == 0 { 0 } else { number(self.ends, at - 1)? };
        self.texts.get(from..number(self.ends, at)?)
    }

    fn vector(&self, at: usize) -> Option<Vector> {
        let step = f32::from_le_bytes(four(self.steps, at)?);
        let row = self.cells.get(at * CELLS..(at + 1) * CELLS)?;
        let mut cells = [0.0; CELLS];
        cells.iter_mut().zip(row).for_each(|(cell, byte)| *cell = step * f32::from(*byte as i8));
        Vector::new(&cells)
    }
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(four(bytes, at)?)).ok()
}

fn four(bytes: &[u8], at: usize) -> Option<[u8; WIDE]> {
    bytes.get(at * WIDE..(at + 1) * WIDE)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{Table, english};
    use proptest::prelude::*;

    fn near(a: &str, b: &str) -> f64 {
        english().word(a).expect("a word").cosine(&english().word(b).expect("a word"))
    }

    #[test]
    fn words_of_like_meaning_are_near() {
        for (word, like, other) in
            [("earthquake", "tremor", "treaty"), ("killed", "died", "bought"), ("theft", "robbery", "weather"), ("buy", "acquire", "sleep")]
        {
            assert!(near(word, like) > near(word, other) + 0.15, "{word}: {like} {}, {other} {}", near(word, like), near(word, other));
        }
    }

    #[test]
    fn spelling_and_pieces() {
        assert_eq!(english().word("Café"), english().word("cafe"));
        assert!(english().word("Kalbajar").is_some());
        assert!(near("ram-raider", "raider") > 0.5);
        for none in ["", "1,960", "4x4", "北京", "--", "'s5"] {
            assert_eq!(english().word(none), None, "{none}");
        }
    }

    #[test]
    fn a_cut_file_is_refused() {
        let file = include_bytes!("../../data/vectors_en.bin");
        for length in [0, 3, 8, 100, file.len() / 2, file.len() - 1] {
            assert!(Table::new(&file[..length]).is_none());
        }
    }

    proptest! {
        #[test]
        fn any_text_may_be_asked_for(text in "\\PC*", letters in "[a-z'-]{0,60}") {
            english().word(&text);
            english().word(&letters);
        }
    }
}
