//! The numbers of list items or of the paragraphs of a statement: "3.", "(3)", "12.1", "(b)", "iv.". A single one does not count: a
//! neighbouring number must be near it.

use crate::text::roman;

/// A neighbour is searched within this many lines.
const REACH: usize = 20;

/// The ways of counting: plain figures, figures below a heading, letters, Roman numerals.
const WAYS: usize = 4;

/// For each way of counting, the number on each line; a line may be read in two ways.
pub(super) type Series = [Vec<Option<u32>>; WAYS];

/// The numbers of all lines.
pub(super) fn series<'t>(lines: impl Iterator<Item = &'t str>) -> Series {
    let mut out = Series::default();
    for words in lines {
        let found = [plain(words), below(words), letter(words), small_roman(words)];
        out.iter_mut().zip(found).for_each(|(way, number)| way.push(number));
    }
    // "12.15" and "12.16" could also be clock times; numbered paragraphs begin with the first.
    if !out[1].iter().flatten().any(|n| matches!(n % GREATEST, 1 | 2)) {
        out[1].fill(None);
    }
    out
}

/// True if a line has a number and a neighbouring number is near it.
pub(super) fn follows(series: &Series, at: usize) -> bool {
    series.iter().any(|way| way[at].is_some_and(|number| has_neighbour(way, at, number)))
}

/// The text after the number of a line.
pub(super) fn after_number(words: &str) -> &str {
    let mark = words.find(char::is_whitespace).unwrap_or(words.len());
    &words[mark..]
}

/// True if the nearest numbered line before or after (at most twenty lines away) has the neighbouring number.
fn has_neighbour(numbered: &[Option<u32>], at: usize, number: u32) -> bool {
    let before = numbered[..at].iter().rev().take(REACH).find_map(|n| *n);
    let after = numbered[at + 1..].iter().take(REACH).find_map(|n| *n);
    // A list may skip numbers if three of them are in order.
    let ahead = numbered[at + 1..].iter().take(REACH).flatten().nth(1);
    let behind = numbered[..at].iter().rev().take(REACH).flatten().nth(1);
    let rises = |all: [Option<&u32>; 3]| matches!(all, [Some(a), Some(b), Some(c)] if a < b && b < c && *c < GREATEST);
    let (own, last, next) = (Some(&number), before.as_ref(), after.as_ref());
    let gaps = rises([last, own, next]) || rises([own, next, ahead]) || rises([behind, last, own]);
    before.is_some_and(|n| n + 1 == number) || after == Some(number + 1) || gaps
}

/// The first word of a line without the punctuation around it, if it is closed by such punctuation, and the text after it.
fn marked(words: &str) -> Option<(&str, &str)> {
    let (word, rest) = words.split_at(words.find([' ', '\t'])?);
    let open = word.strip_prefix(['(', '[']);
    let inner = match open {
        Some(inner) => inner.strip_suffix([')', ']'])?,
        None => word.strip_suffix(['.', ')', ']'])?,
    };
    Some((inner, rest.trim_start()))
}

/// `3. Third`, `3) Third`, `(3) Third` or `[3] Third`.
fn plain(words: &str) -> Option<u32> {
    let (inner, _) = marked(words)?;
    (inner.len() <= 3 && is_figure(inner)).then(|| inner.parse().ok())?
}

/// Most paragraphs under one heading.
const GREATEST: u32 = 100;

/// "12.1 The", "3.2.1 The": the last figure combined with the numbers of the headings above it.
fn below(words: &str) -> Option<u32> {
    let (word, rest) = words.split_at(words.find([' ', '\t'])?);
    let word = word.strip_suffix(['.', ')']).unwrap_or(word);
    let (heading, last) = word.rsplit_once('.')?;
    let small = |part: &str| part.len() <= 2 && is_figure(part) && !part.starts_with('0');
    let fits =
        heading.split('.').all(small) && small(last) && rest.trim_start().starts_with(|c: char| c.is_uppercase() || "\"“(".contains(c));
    let further = |sum: u32, part: &str| sum.checked_mul(GREATEST)?.checked_add(part.parse().ok()?);
    let above = heading.split('.').try_fold(0, further)?;
    if fits { further(above, last) } else { None }
}

/// "(b) The", "b) the", "b. The".
fn letter(words: &str) -> Option<u32> {
    let (inner, rest) = marked(words)?;
    let byte = inner.bytes().next().filter(|b| inner.len() == 1 && b.is_ascii_lowercase())?;
    (!words.starts_with(char::is_alphabetic) || begins(rest)).then(|| u32::from(byte - b'a') + 1)
}

/// "(iv) The", "iv. The".
fn small_roman(words: &str) -> Option<u32> {
    let (inner, rest) = marked(words)?;
    let small = inner.bytes().all(|b| b"ivxl".contains(&b));
    let value = roman(&inner.to_uppercase()).filter(|_| small)?;
    (!words.starts_with(char::is_alphabetic) || begins(rest)).then(|| u32::try_from(value).ok())?
}

fn begins(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_uppercase() || "\"“".contains(c))
}

fn is_figure(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{after_number, follows, series};

    fn items(text: &str) -> Vec<bool> {
        let series = series(text.lines());
        (0..text.lines().count()).map(|at| follows(&series, at)).collect()
    }

    #[test]
    fn numbers_that_have_a_neighbour() {
        for text in [
            "1. One\n2. Two",
            "(3) Three\n\n(4) Four",
            "[14] One\n[15] Two",
            "12.1 One\n12.2 Two",
            "3.2.1 One\n3.2.2 Two",
            "(a) one\n(b) two",
            "i. One\nii. Two",
            "(iv) One\n(v) Two",
        ] {
            let lines: Vec<&str> = text.lines().collect();
            assert!(items(text).into_iter().zip(lines).all(|(item, line)| item || line.is_empty()), "{text}");
        }
        for text in [
            "1.1.1.1.1.1.1 One\n1.1.1.1.1.1.2 Two",
            "12.1 One\nTwo",
            "3.5 million\n3.6 million",
            "12.15 Left\n12.16 Met",
            "1998. One\n2004. Two",
            "A. Moe\nB. Roe",
        ] {
            assert!(items(text).into_iter().all(|item| !item), "{text}");
        }
        assert_eq!(after_number("12.1 One"), " One");
    }
}
