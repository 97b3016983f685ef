//! What a page prints between two lines of one sentence: the page number, the header of every page. Such lines are
//! recognised by the lines around them; being short or in capitals is not enough.
use std::collections::{BTreeMap, BTreeSet};

use super::line::Line;
use crate::text::{english, squeeze};

/// Longest page header, in characters.
const LONGEST: usize = 70;
/// Digits of the longest page number.
const MOST_DIGITS: usize = 4;
/// A line is full in comparison with this many lines before it.
const LINES_BEFORE: usize = 8;

/// What is done with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Read.
    None,
    /// A page header or page number: not read.
    Head,
    /// A blank line next to one, inside a sentence.
    Blank,
}

/// What a line in a page margin is.
#[derive(Clone, PartialEq, Eq)]
enum Margin {
    Number(Option<u32>),
    /// Its words, and the page number beside them.
    Head(String, Option<u32>),
}

/// Marks the lines that are not part of the text.
pub(super) fn find(lines: &[Line]) -> Vec<Gap> {
    let margins = margins(lines);
    let mut out = vec![Gap::None; lines.len()];
    let mut heads: BTreeSet<&str> = BTreeSet::new();
    let mut numbers: BTreeSet<u32> = BTreeSet::new();
    let mut at = 0;
    while at < lines.len() {
        if !lines[at].is_blank() && margins[at].is_none() {
            at += 1;
            continue;
        }
        let end = (at..lines.len()).find(|i| !lines[*i].is_blank() && margins[*i].is_none()).unwrap_or(lines.len());
        let found = &margins[at..end];
        if at > 0 && end < lines.len() && found.iter().any(Option::is_some) && splits(lines, at - 1, end, found) {
            for i in at..end {
                out[i] = if margins[i].is_some() { Gap::Head } else { Gap::Blank };
                match &margins[i] {
                    Some(Margin::Head(text, number)) => {
                        heads.insert(text);
                        numbers.extend(*number);
                    }
                    Some(Margin::Number(number)) => numbers.extend(*number),
                    None => {}
                }
            }
        }
        at = end;
    }
    again(&margins, &heads, &numbers, &mut out);
    out
}

/// Also marks the same headers, and consecutive page numbers, where a page ends with a sentence.
fn again(margins: &[Option<Margin>], heads: &BTreeSet<&str>, numbers: &BTreeSet<u32>, out: &mut [Gap]) {
    for (margin, gap) in margins.iter().zip(out).filter(|(_, gap)| **gap == Gap::None) {
        let next = |n: u32| numbers.iter().any(|other| other.abs_diff(n) == 1);
        let known = match margin {
            Some(Margin::Head(text, number)) => !text.is_empty() && heads.contains(text.as_str()) || number.is_some_and(next),
            Some(Margin::Number(Some(n))) => next(*n),
            Some(Margin::Number(None)) | None => false,
        };
        if known {
            *gap = Gap::Head;
        }
    }
}

/// What each line may be, if it is in a page margin.
fn margins(lines: &[Line]) -> Vec<Option<Margin>> {
    let heads: Vec<Option<String>> = lines.iter().map(head).collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    heads.iter().flatten().for_each(|text| *count.entry(text).or_default() += 1);
    let is_head = |line: &Line, text: &str| {
        let figure = line.words.starts_with(|c: char| c.is_ascii_digit()) || line.words.ends_with(|c: char| c.is_ascii_digit());
        let capitals = !line.words.chars().any(char::is_lowercase);
        count.get(text).is_some_and(|n| *n > 1) || capitals && text.contains(char::is_alphabetic) && (figure || text.contains(' '))
    };
    lines
        .iter()
        .zip(&heads)
        .map(|(line, head)| {
            if line.is_blank() || line.bullet.is_some() && number(line.words).is_none() {
                return None;
            }
            number(line.words).map(Margin::Number).or_else(|| {
                head.clone().filter(|text| is_head(line, text)).map(|text| {
                    let capitals = !line.words.contains(char::is_lowercase);
                    Margin::Head(text, page_of(line.words).filter(|_| capitals))
                })
            })
        })
        .collect()
}

/// The number at one end of a header, separated from its words by spaces: "14      HISTORY OF THE COUNTY", "THE RISING      15".
fn page_of(words: &str) -> Option<u32> {
    let figure = |text: &str| text.trim().parse().ok().filter(|_| (1..=MOST_DIGITS).contains(&text.trim().len()));
    let first = || words.split_once("  ").and_then(|(number, _)| figure(number));
    words.rsplit_once("  ").and_then(|(_, number)| figure(number)).or_else(first)
}

/// The page number, if it is in digits: "213", "- 213 -", "[213]", "Page 3 of 12"; `Some(None)` for "xiv".
fn number(words: &str) -> Option<Option<u32>> {
    let inner = words.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '[' | ']' | '(' | ')' | '.' | '*' | ' ' | '|'));
    let lower = inner.to_lowercase();
    let english = english();
    let total = english.page_total.as_str();
    let bare = english
        .page_labels
        .iter()
        .chain(&english.page_labels_inside)
        .find_map(|label| lower.strip_prefix(label.as_str()))
        .unwrap_or(&lower);
    let first = bare.split([' ', '/']).next().unwrap_or_default();
    let rest = bare[first.len()..].trim_start_matches([' ', '/']);
    let rest = rest.strip_prefix(total).unwrap_or(rest).trim();
    let digits = |text: &str| (1..=MOST_DIGITS).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let roman = |text: &str| (1..=7).contains(&text.len()) && text.bytes().all(|b| b"ivxlc".contains(&b));
    let plain = rest.is_empty() || digits(rest);
    if plain && digits(first) && (rest.is_empty() || lower.contains(total.trim_end()) || lower.contains('/')) {
        return Some(first.parse().ok());
    }
    (rest.is_empty() && roman(first) && inner == lower).then_some(None)
}

/// The words of a short line, without figures at its ends: the part that is the same on every page.
fn head(line: &Line) -> Option<String> {
    let short = !line.is_blank() && line.length <= LONGEST && !line.words.ends_with([',', ';', ':', '-']);
    short
        .then(|| squeeze(line.words.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '.')))
        .filter(|text| !text.is_empty())
}

/// True if a sentence continues from one line to the other across the lines between them.
fn splits(lines: &[Line], a: usize, b: usize, between: &[Option<Margin>]) -> bool {
    let (before, after) = (&lines[a], &lines[b]);
    if before.is_blank() || !before.open() || after.bullet.is_some() {
        return false;
    }
    let full = || {
        let stretch = lines[..=a].iter().rev().take_while(|l| !l.is_blank()).take(LINES_BEFORE);
        let (count, widest) = stretch.fold((0, 0), |(n, most), line| (n + 1, line.length.max(most)));
        count > 1 && before.length * 4 >= widest * 3
    };
    let numbered = between.iter().any(|m| matches!(m, Some(Margin::Number(_))));
    after.continues() || numbered && full() && after.words.starts_with(|c: char| c.is_alphanumeric())
}
