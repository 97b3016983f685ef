//! The table of words and word pieces, read in place in the program. A word that is not in it is the sum of its longest
//! pieces; figures and other scripts have no vector.
//! A vector is a direction and how much it counts in a mean.

use std::cmp::Ordering;
use std::sync::LazyLock;

use crate::text::fold;

/// Cells of a vector.
pub(super) const CELLS: usize = 128;
/// Bytes of a whole number or step in the file.
const WIDE: usize = 4;
/// A longer run of letters is no word.
const LONGEST: usize = 40;

/// Words in alphabetical order with their vectors; `train/vectors.py` says how the file is laid out.
pub struct Table {
    ends: &'static [u8],
    texts: &'static [u8],
    steps: &'static [u8],
    cells: &'static [u8],
}

static ENGLISH: LazyLock<Table> =
    LazyLock::new(|| Table::new(include_bytes!("../../data/vectors_en.bin")).expect("data/vectors_en.bin is well formed"));

/// The English vectors, compiled in.
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

    /// The vector of a word in any spelling, or of the parts of a hyphenated one; `None` for what is not made of plain letters.
    pub fn word(&self, word: &str) -> Option<Vector> {
        let plain = fold(word);
        let mut parts = Vec::new();
        for part in plain.split(['-', '\'', '.']).filter(|p| !p.is_empty()) {
            parts.extend(self.pieces(part)?);
        }
        Vector::sum(parts.iter().map(|v| (v, 1.0)))
    }

    /// True if the word, in lower case, is an entry.
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

    /// Place of the entry that is `mark` and `text` together.
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

/// Length that every direction is scaled to: small enough for the sum of products to fit 32 bits.
const LENGTH: f32 = 4096.0;

/// A direction in whole numbers, for quick comparing, and a length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vector {
    cells: [i16; CELLS],
    length: f32,
}

impl Vector {
    /// The vector of these cells; `None` when it points nowhere.
    pub fn new(cells: &[f32; CELLS]) -> Option<Vector> {
        let length = cells.iter().map(|c| c * c).sum::<f32>().sqrt();
        let known = length.is_finite() && length > 0.0;
        known.then(|| Vector { cells: cells.map(|c| (c / length * LENGTH).round() as i16), length })
    }

    /// Sum of weighed vectors; `None` when it points nowhere.
    pub fn sum<'v>(of: impl IntoIterator<Item = (&'v Vector, f64)>) -> Option<Vector> {
        let mut cells = [0.0; CELLS];
        for (vector, weight) in of {
            let factor = vector.length / LENGTH * weight as f32;
            for (cell, own) in cells.iter_mut().zip(&vector.cells) {
                *cell += factor * f32::from(*own);
            }
        }
        Vector::new(&cells)
    }

    /// Cosine of the angle between the two, -1..1.
    pub fn cosine(&self, other: &Vector) -> f64 {
        let dot: i32 = self.cells.iter().zip(&other.cells).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum();
        (f64::from(dot) / f64::from(LENGTH * LENGTH)).clamp(-1.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{CELLS, Table, Vector, english};

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

    fn cells() -> impl Strategy<Value = [f32; CELLS]> {
        proptest::collection::vec(-1e3_f32..1e3, CELLS).prop_map(|v| v.try_into().expect("as many cells"))
    }

    #[test]
    fn nothing_points_nowhere() {
        assert_eq!(Vector::new(&[0.0; CELLS]), None);
        assert_eq!(Vector::new(&[f32::NAN; CELLS]), None);
        assert_eq!(Vector::sum([]), None);
    }

    proptest! {
        #[test]
        fn cosines_are_bounded_and_the_same_both_ways(x in cells(), y in cells(), weight in 0.1..9.0) {
            let (Some(a), Some(b)) = (Vector::new(&x), Vector::new(&y)) else { return Ok(()) };
            prop_assert_eq!(a.cosine(&b), b.cosine(&a));
            prop_assert!(a.cosine(&b).abs() <= 1.0);
            prop_assert!(a.cosine(&a) > 0.99);
            let sum = Vector::sum([(&a, weight)]).expect("it points somewhere");
            prop_assert!(sum.cosine(&a) > 0.99);
        }
    }
}
