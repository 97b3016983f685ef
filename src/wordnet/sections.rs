//! The sections of the file: texts, lists and pairs of numbers, read in place. An index out of range gives nothing.

use std::cmp::Ordering;

/// Bytes of an integer in the file.
const WIDE: usize = 4;
/// Bytes of the index of a synset.
pub const NARROW: usize = 3;

/// Texts in alphabetical order.
pub struct Texts {
    ends: &'static [u8],
    bytes: &'static [u8],
}

/// A list of numbers for each index.
pub struct Lists {
    ends: &'static [u8],
    values: &'static [u8],
    width: usize,
}

/// Pairs of indexes, in order.
pub struct Pairs(&'static [u8]);

/// Reads texts from the front of the file.
pub fn texts(file: &mut &'static [u8]) -> Option<Texts> {
    let (ends, bytes) = ended(file, 1)?;
    Some(Texts { ends, bytes })
}

/// Reads lists of numbers of `width` bytes from the front of the file.
pub fn lists(file: &mut &'static [u8], width: usize) -> Option<Lists> {
    let (ends, values) = ended(file, width)?;
    Some(Lists { ends, values, width })
}

/// Reads pairs from the front of the file.
pub fn pairs(file: &mut &'static [u8]) -> Option<Pairs> {
    let count = take(file, WIDE).and_then(|head| number(head, 0, WIDE))?;
    take(file, count.checked_mul(2 * NARROW)?).map(Pairs)
}

/// Reads one byte for each index from the front of the file.
pub fn bytes(file: &mut &'static [u8]) -> Option<&'static [u8]> {
    let count = take(file, WIDE).and_then(|head| number(head, 0, WIDE))?;
    take(file, count)
}

/// The ends of all stretches, and the bytes of all stretches together.
fn ended(file: &mut &'static [u8], width: usize) -> Option<(&'static [u8], &'static [u8])> {
    let count = take(file, WIDE).and_then(|head| number(head, 0, WIDE))?;
    let ends = take(file, count.checked_mul(WIDE)?)?;
    let all = number(ends, count.checked_sub(1)?, WIDE)?;
    Some((ends, take(file, all.checked_mul(width)?)?))
}

fn take(file: &mut &'static [u8], length: usize) -> Option<&'static [u8]> {
    let (front, rest) = file.split_at_checked(length)?;
    *file = rest;
    Some(front)
}

/// Where the stretch at an index begins and ends.
fn stretch(ends: &[u8], at: usize) -> Option<(usize, usize)> {
    Some((if at == 0 { 0 } else { number(ends, at - 1, WIDE)? }, number(ends, at, WIDE)?))
}

fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let from = at.checked_mul(width)?;
    let digits = bytes.get(from..from.checked_add(width)?)?;
    Some(digits.iter().rev().fold(0, |number, digit| number << 8 | usize::from(*digit)))
}

impl Texts {
    /// The text at an index.
    pub fn get(&self, at: usize) -> Option<&'static str> {
        std::str::from_utf8(self.bytes(at)?).ok()
    }

    fn bytes(&self, at: usize) -> Option<&'static [u8]> {
        let (from, to) = stretch(self.ends, at)?;
        self.bytes.get(from..to)
    }

    /// The index of a text.
    pub fn find(&self, wanted: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.bytes(middle)?.cmp(wanted.as_bytes()) {
                Ordering::Less => low = middle + 1,
                Ordering::Equal => return Some(middle),
                Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The number of texts.
    pub fn len(&self) -> usize {
        self.ends.len() / WIDE
    }
}

impl Lists {
    /// The numbers of the list at an index.
    pub fn get(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let (from, to) = stretch(self.ends, at).unwrap_or_default();
        (from..to).map_while(|at| number(self.values, at, self.width))
    }

    /// The number of lists.
    pub fn len(&self) -> usize {
        self.ends.len() / WIDE
    }
}

impl Pairs {
    /// The second numbers of the pairs that begin with `first`.
    pub fn get(&self, first: usize) -> impl Iterator<Item = usize> + '_ {
        let count = self.0.len() / (2 * NARROW);
        let of = |at: usize| number(self.0, 2 * at, NARROW);
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = low.midpoint(high);
            if of(middle).is_some_and(|found| found < first) { low = middle + 1 } else { high = middle }
        }
        (low..count).take_while(move |at| of(*at) == Some(first)).filter_map(|at| number(self.0, 2 * at + 1, NARROW))
    }
}
