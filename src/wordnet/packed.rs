//! The parts of the packed file: texts, lists and pairs of numbers, read in place. What points outside is nothing.

use std::cmp::Ordering;

/// Bytes of a whole number in the file.
const WIDE: usize = 4;
/// Bytes of the place of a synset.
pub(super) const NARROW: usize = 3;

/// Texts in alphabetical order.
pub(super) struct Texts {
    ends: &'static [u8],
    bytes: &'static [u8],
}

/// A list of numbers for each place.
pub(super) struct Lists {
    ends: &'static [u8],
    values: &'static [u8],
    width: usize,
}

/// Pairs of places, in order.
pub(super) struct Pairs(&'static [u8]);

/// Takes texts from the front of the file.
pub(super) fn texts(file: &mut &'static [u8]) -> Option<Texts> {
    let (ends, bytes) = ended(file, 1)?;
    Some(Texts { ends, bytes })
}

/// Takes lists of numbers of so many bytes from the front of the file.
pub(super) fn lists(file: &mut &'static [u8], width: usize) -> Option<Lists> {
    let (ends, values) = ended(file, width)?;
    Some(Lists { ends, values, width })
}

/// Takes pairs from the front of the file.
pub(super) fn pairs(file: &mut &'static [u8]) -> Option<Pairs> {
    let count = take(file, WIDE).and_then(|head| number(head, 0, WIDE))?;
    take(file, count.checked_mul(2 * NARROW)?).map(Pairs)
}

/// Takes one byte for each place from the front of the file.
pub(super) fn bytes(file: &mut &'static [u8]) -> Option<&'static [u8]> {
    let count = take(file, WIDE).and_then(|head| number(head, 0, WIDE))?;
    take(file, count)
}

/// Ends of so many stretches, and all the stretches in one.
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

/// Where the stretch at a place begins and ends.
fn stretch(ends: &[u8], at: usize) -> Option<(usize, usize)> {
    Some((if at == 0 { 0 } else { number(ends, at - 1, WIDE)? }, number(ends, at, WIDE)?))
}

fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let from = at.checked_mul(width)?;
    let digits = bytes.get(from..from.checked_add(width)?)?;
    Some(digits.iter().rev().fold(0, |number, digit| number << 8 | usize::from(*digit)))
}

impl Texts {
    /// The text at a place.
    pub(super) fn get(&self, at: usize) -> Option<&'static str> {
        std::str::from_utf8(self.bytes(at)?).ok()
    }

    fn bytes(&self, at: usize) -> Option<&'static [u8]> {
        let (from, to) = stretch(self.ends, at)?;
        self.bytes.get(from..to)
    }

    /// Where a text stands.
    pub(super) fn find(&self, wanted: &str) -> Option<usize> {
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

    /// Their number.
    pub(super) fn len(&self) -> usize {
        self.ends.len() / WIDE
    }
}

impl Lists {
    /// The numbers of the list at a place.
    pub(super) fn get(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let (from, to) = stretch(self.ends, at).unwrap_or_default();
        (from..to).map_while(|at| number(self.values, at, self.width))
    }

    /// Their number.
    pub(super) fn len(&self) -> usize {
        self.ends.len() / WIDE
    }
}

impl Pairs {
    /// The seconds of the pairs with this first.
    pub(super) fn get(&self, first: usize) -> impl Iterator<Item = usize> + '_ {
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
