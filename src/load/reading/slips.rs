//! Misreadings of a scan: words whose long s was read as f, and figures with letters among their digits. They are corrected if the right
//! reading is known. One notice lists them, another what could not be read. Several odd words make a text a scan; a single one does only if
//! the text contains a ſ or hardly any other words with an f.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Draft;
use super::letters::{self, Around, mended_figure};
use super::vocabulary::Vocabulary;
use crate::model::Notice;
use crate::model::Piece;
use crate::text::LineIndex;

/// A text counts as such a scan if at least this percentage of its words with an f inside are not words but would be with an s.
const LEAST_SHARE: usize = 15;
/// The same for a text with only one such word.
const LEAST_OF_ONE: usize = 30;
/// Most misreadings listed in a notice.
const MOST_NAMED: usize = 8;
/// How many words before and after a word are its context.
const REACH: usize = 12;

/// A run of letters and digits.
struct Run {
    range: Range<usize>,
    /// Index of its piece.
    piece: usize,
}

/// Corrects the misreadings of a text.
pub(super) fn mend(draft: &mut Draft, pieces: &[&Piece], vocabulary: &Vocabulary, path: &str, notices: &mut Vec<Notice>) {
    let text = draft.text().to_string();
    let runs = runs(&text, pieces);
    let scan = Scan::of(&text, &runs, vocabulary);
    let mut puts: BTreeMap<usize, String> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate() {
        let word = &text[run.range.clone()];
        if let Some(figure) = mended_figure(word, scan.active) {
            puts.insert(at, figure);
        } else if let Some(meant) = scan.sure.get(word) {
            puts.insert(at, meant.clone());
        }
    }
    let mut unread: Vec<usize> = Vec::new();
    if scan.active {
        let weighed = weighed(&text, &runs, &scan, &puts, vocabulary);
        puts.extend(weighed);
        unread.extend((0..runs.len()).filter(|at| !puts.contains_key(at) && is_unread(&text[runs[*at].range.clone()], vocabulary)));
    }
    puts.iter().for_each(|(at, word)| draft.put(runs[*at].range.clone(), word));
    push_notices(&text, &runs, &puts, &unread, path, notices);
}

fn runs(text: &str, pieces: &[&Piece]) -> Vec<Run> {
    let mut out = Vec::new();
    for (piece, range) in pieces.iter().map(|p| p.range.clone()).enumerate() {
        let mut start = None;
        for (at, c) in text[range.clone()].char_indices().chain([(range.len(), ' ')]) {
            let inside = c.is_alphanumeric() || c == ',' && start.is_some() && is_grouping(text, range.start + at);
            match start {
                None if inside => start = Some(at),
                Some(from) if !inside => {
                    out.push(Run { range: range.start + from..range.start + at, piece });
                    start = None;
                }
                None | Some(_) => {}
            }
        }
    }
    out
}

/// True for the comma of "1O,OOO".
fn is_grouping(text: &str, at: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit() || matches!(c, 'O' | 'l' | 'I' | 'S');
    let after = &text[at + 1..];
    text[..at].chars().next_back().is_some_and(digit)
        && text[..at].ends_with(|c: char| c.is_ascii_digit() || c == 'O' || c == 'l')
        && after.chars().take_while(|c| digit(*c)).count() == 3
        && after.chars().take(3).any(|c| c.is_ascii_digit() || c == 'O')
        && !after[3..].starts_with(char::is_alphanumeric)
}

/// What a text shows about its long s.
struct Scan {
    /// True if the long s was read as f in the text.
    active: bool,
    /// Printed words that do not exist, and the words they stand for.
    sure: BTreeMap<String, String>,
    /// Odds that any f inside a word is an s.
    odds: f64,
}

impl Scan {
    fn of(text: &str, runs: &[Run], vocabulary: &Vocabulary) -> Scan {
        let mut sure: BTreeMap<String, String> = BTreeMap::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let (mut of_f, mut of_s) = (0, 0);
        for word in runs.iter().map(|r| &text[r.range.clone()]) {
            let inner = &word[..word.char_indices().next_back().map_or(0, |(at, _)| at)];
            of_s += usize::from(inner.contains('s'));
            if !inner.contains('f') || !word.chars().all(char::is_alphabetic) {
                continue;
            }
            of_f += 1;
            let lower = word.to_lowercase();
            if seen.insert(word)
                && !vocabulary.knows(&lower)
                && let Some(meant) = letters::known(word, 'f', vocabulary)
            {
                sure.insert(word.to_string(), meant);
            }
        }
        let slips = runs.iter().filter(|r| sure.contains_key(&text[r.range.clone()])).count();
        let plain = |(word, meant): (&String, &String)| word.chars().count() > 4 && vocabulary.common(&meant.to_lowercase());
        let share = slips * 100;
        let active = slips > 0
            && match sure.len() {
                0 => false,
                1 => text.contains('ſ') || share >= LEAST_OF_ONE * of_f && sure.iter().all(plain),
                _ => share >= LEAST_SHARE * of_f,
            };
        if !active {
            sure.clear();
        }
        let odds = 1.0 + 3.0 * slips as f64 / (slips + of_s).max(1) as f64;
        if active {
            let odd = runs.iter().map(|r| &text[r.range.clone()]).filter(|w| w.contains('l') && !sure.contains_key(*w));
            let found: Vec<(String, String)> = odd
                .filter(|word| word.starts_with(char::is_lowercase) && word.len() > 3 && !vocabulary.knows(word))
                .filter_map(|word| Some((word.to_string(), letters::known(word, 'l', vocabulary)?)))
                .collect();
            sure.extend(found);
        }
        Scan { active, sure, odds }
    }
}

/// Returns printed words that exist, but for which another word is likelier.
fn weighed(text: &str, runs: &[Run], scan: &Scan, puts: &BTreeMap<usize, String>, vocabulary: &Vocabulary) -> Vec<(usize, String)> {
    let lower = |at: usize| puts.get(&at).map_or_else(|| text[runs[at].range.clone()].to_lowercase(), |word| word.to_lowercase());
    let mut out = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let word = &text[run.range.clone()];
        if puts.contains_key(&at) || !word.contains('f') {
            continue;
        }
        let Some(other) = letters::known(word, 'f', vocabulary) else { continue };
        let near = |i: &usize| runs[*i].piece == run.piece;
        let around: Vec<usize> = (at.saturating_sub(REACH)..(at + REACH + 1).min(runs.len())).filter(near).collect();
        let sentence: Vec<String> = around.iter().filter(|i| **i != at).map(|i| lower(*i)).collect();
        let beside = |i: Option<usize>| i.filter(|i| around.contains(i)).map_or_else(String::new, lower);
        let (before, after) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
        let around = Around { before: &before, after: &after, sentence: &sentence };
        if letters::likelier(&word.to_lowercase(), &other.to_lowercase(), &around, scan.odds, vocabulary) {
            out.push((at, other));
        }
    }
    out
}

/// True for a word in lower case that does not exist.
fn is_unread(word: &str, vocabulary: &Vocabulary) -> bool {
    let letters = word.chars().all(char::is_alphabetic);
    letters && word.len() > 2 && word.starts_with(char::is_lowercase) && !vocabulary.is_in_any_list(&word.replace('ſ', "s").to_lowercase())
}

/// Adds one notice for what was corrected and one for what could not be read.
fn push_notices(text: &str, runs: &[Run], puts: &BTreeMap<usize, String>, unread: &[usize], path: &str, notices: &mut Vec<Notice>) {
    let index = LineIndex::new(text);
    let line = |at: usize| index.line(runs[at].range.start);
    let more = |count: usize| if count > MOST_NAMED { format!(" and {} more", count - MOST_NAMED) } else { String::new() };
    let word = |at: usize| &text[runs[at].range.clone()];
    if let Some((first, _)) = puts.first_key_value() {
        let named: Vec<String> =
            puts.iter().take(MOST_NAMED).map(|(at, meant)| format!("{} ({} as {meant})", line(*at), word(*at))).collect();
        let what = format!("corrected as scanning errors: line {}{}", named.join(", "), more(puts.len()));
        notices.push(Notice::line(path, line(*first), what));
    }
    if let Some(first) = unread.first() {
        let named: Vec<String> = unread.iter().take(MOST_NAMED).map(|at| format!("{} ({})", line(*at), word(*at))).collect();
        let what = format!("words that could not be read, in a text with scanning errors: line {}{}", named.join(", "), more(unread.len()));
        notices.push(Notice::line(path, line(*first), what));
    }
}
