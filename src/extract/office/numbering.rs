//! Paragraph numbers: how they are printed ("iv", "C", "12"), which were typed by hand, and whether all numbers of a document are one
//! sequence, as in a witness statement, so that readers find a paragraph by its number.

use std::collections::BTreeMap;

use super::flow::{Entry, Label};
use crate::model::Part;
use crate::text::layout;
use crate::text::roman::write_roman;

/// A way of writing numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Count {
    /// 1, 2, 3.
    #[default]
    Figures,
    /// 01, 02, 03.
    Padded,
    /// a, b … z, aa, bb.
    Letters,
    /// i, ii, iii.
    Roman,
    /// A, B, C.
    Capitals,
    /// I, II, III.
    GreatRoman,
    /// Nothing is printed.
    None,
}

impl Count {
    /// Writes a number in this way.
    pub(crate) fn write(self, number: u32) -> String {
        match self {
            Count::Figures => number.to_string(),
            Count::Padded => format!("{number:02}"),
            Count::Letters => letters(number, b'a'),
            Count::Capitals => letters(number, b'A'),
            Count::Roman => roman_number(number).to_lowercase(),
            Count::GreatRoman => roman_number(number),
            Count::None => String::new(),
        }
    }
}

/// Writes Roman numerals, up to the largest in use.
fn roman_number(number: u32) -> String {
    const GREATEST: u32 = 4000;
    if (1..=GREATEST).contains(&number) { write_roman(number.into()) } else { number.to_string() }
}

/// Writes letters as Word does: "aa" after "z", then "bb".
fn letters(number: u32, first: u8) -> String {
    const MOST: u32 = 26 * 20;
    let Some(at) = number.checked_sub(1).filter(|at| *at < MOST) else { return number.to_string() };
    let letter = char::from(first + (at % 26) as u8);
    std::iter::repeat_n(letter, (at / 26 + 1) as usize).collect()
}

/// The series of numbers typed by hand.
const TYPED: u64 = u64::MAX;
/// Fewest numbers of a sequence.
const LEAST: usize = 3;
/// How many numbers may be missing between two of a sequence.
const GAP: u32 = 2;

/// Turns typed numbers and bullets into labels.
pub(super) fn find_typed(entries: &mut [Entry]) {
    let mut typed: Vec<_> = entries
        .iter_mut()
        .filter_map(|entry| match entry {
            Entry::Paragraph(p) if p.label.is_none() && !p.note && matches!(p.part, Part::Paragraph | Part::ListItem) => Some(p),
            Entry::Paragraph(_) | Entry::Row(_) => None,
        })
        .collect();
    let lengths = layout::bullets(&typed.iter().map(|p| p.text.as_str()).collect::<Vec<&str>>());
    for (paragraph, length) in typed.iter_mut().zip(lengths).filter(|(_, length)| *length > 0) {
        let text = paragraph.text[..length].trim_end().to_string();
        let bare = text.trim_matches(|c: char| matches!(c, '¶' | '§' | '(' | '[' | ']' | ')' | '.' | ':' | ' '));
        let number = bare.parse().ok().filter(|_| bare.bytes().all(|b| b.is_ascii_digit()));
        paragraph.label = Some(Label { text, number, series: TYPED });
        paragraph.text.drain(..length);
        paragraph.part = Part::ListItem;
    }
}

/// Returns for each entry the number that it begins, if the numbers of the document are one sequence.
pub(super) fn running(entries: &[Entry]) -> Option<Vec<Option<usize>>> {
    let labelled: Vec<(usize, u64, u32)> = entries
        .iter()
        .enumerate()
        .filter_map(|(at, entry)| match entry {
            Entry::Paragraph(p) => p.label.as_ref().and_then(|label| Some((at, label.series, label.number?))),
            Entry::Row(_) => None,
        })
        .collect();
    let mut series: BTreeMap<u64, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, key, number) in &labelled {
        series.entry(*key).or_default().push((*at, *number));
    }
    // A single series takes precedence over all of them together.
    let all: Vec<(usize, u32)> = labelled.iter().map(|(at, _, number)| (*at, *number)).collect();
    let alone = series.into_values().map(|numbers| (chain(&numbers), numbers.len())).max_by_key(|(chain, _)| chain.len())?;
    let merged = (chain(&all), all.len());
    let (chain, total) = if merged.0.len() > alone.0.len() { merged } else { alone };
    let body = |entry: &&Entry| matches!(entry, Entry::Paragraph(p) if !p.note && matches!(p.part, Part::Paragraph | Part::ListItem));
    let (first, last) = (chain.first()?.0, chain.last()?.0);
    let (before, within) = (entries[..first].iter().filter(body).count(), entries[first..=last].iter().filter(body).count());
    let fits = chain.len() >= LEAST && chain.len() * 2 > total && chain.len() * 4 >= within && chain.len() > before;
    fits.then(|| {
        let mut out = vec![None; entries.len()];
        for (at, number) in chain {
            out[at] = Some(number as usize);
        }
        out
    })
}

/// Returns the numbers that continue each other.
fn chain(numbers: &[(usize, u32)]) -> Vec<(usize, u32)> {
    let mut out: Vec<(usize, u32)> = Vec::new();
    for (at, number) in numbers {
        let next = out.last().is_none_or(|(_, last)| *number > *last && *number <= last.saturating_add(1 + GAP));
        if next && *number > 0 {
            out.push((*at, *number));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn as_they_are_printed() {
        let write = |count: Count, numbers: [u32; 4]| numbers.map(|n| count.write(n));
        assert_eq!(write(Count::Letters, [1, 26, 27, 0]), ["a", "z", "aa", "0"]);
        assert_eq!(write(Count::Roman, [4, 9, 14, 90]), ["iv", "ix", "xiv", "xc"]);
        assert_eq!((Count::Padded.write(7), Count::GreatRoman.write(u32::MAX)), ("07".into(), u32::MAX.to_string()));
    }
}
