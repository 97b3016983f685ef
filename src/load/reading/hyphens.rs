//! Words that a line end parts: "care-", "ful". The hyphen and the line end become signs that nobody sees, so that one word stands there.
//! A hyphen that belongs to the word ("north-", "east") stays.

use std::ops::Range;

use super::Draft;
use super::vocabulary::Vocabulary;
use crate::text::english::english;
use crate::text::normalise::unseen;

/// Joins the words of a paragraph.
pub fn join(draft: &mut Draft, paragraph: &Range<usize>, vocabulary: &Vocabulary) {
    let text = &draft.text()[paragraph.clone()];
    let gaps: Vec<Range<usize>> = text
        .match_indices(['\n', '\r'])
        .filter_map(|(end, _)| gap(text, end, vocabulary))
        .map(|gap| paragraph.start + gap.start..paragraph.start + gap.end)
        .collect();
    for gap in gaps {
        let filler = unseen(gap.len());
        draft.put(gap, &filler);
    }
}

/// From the hyphen before a line end to the next letter, where one word goes on there.
fn gap(text: &str, end: usize, vocabulary: &Vocabulary) -> Option<Range<usize>> {
    let line = text[..end].trim_end_matches([' ', '\t']);
    let mark = line.chars().next_back().filter(|c| matches!(c, '-' | '\u{ad}' | '\u{2010}' | '¬'))?;
    let start = line.len() - mark.len_utf8();
    let next = end + text[end..].len() - text[end..].trim_start().len();
    let first = word_before(&line[..start]);
    let second = &text[next..next + text[next..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - next)];
    let whole = format!("{first}{second}").to_lowercase();
    if is_split_figure(&line[..start], &text[next..]) {
        return Some(start..next);
    }
    let loud = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase);
    let letters = !first.is_empty() && (second.starts_with(char::is_lowercase) || loud(first) && loud(second));
    (letters && (mark != '-' || is_one(&first.to_lowercase(), &second.to_lowercase(), &whole, vocabulary))).then_some(start..next)
}

/// "4,-" / "500", "1,3-" / "00": the digits of a group of three on both sides.
fn is_split_figure(before: &str, after: &str) -> bool {
    let head = &before[before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',').len()..];
    let rest = after.bytes().take_while(u8::is_ascii_digit).count();
    head.rsplit_once(',').is_some_and(|(whole, group)| !whole.is_empty() && group.len() < 3 && group.len() + rest == 3)
}

fn word_before(text: &str) -> &str {
    let length: usize = text.chars().rev().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    // "44-year-", "anti-war-": more hyphens before it
    if text[..text.len() - length].ends_with('-') { "" } else { &text[text.len() - length..] }
}

/// Is it one word rather than two with a hyphen between them?
fn is_one(first: &str, second: &str, whole: &str, vocabulary: &Vocabulary) -> bool {
    if vocabulary.hyphened(&format!("{first}-{second}")) || english().suspended.iter().any(|word| word == second) {
        return false;
    }
    let parts = vocabulary.word(first) && vocabulary.word(second) && first.len() > 2 && second.len() > 2;
    if parts { vocabulary.is_usual(whole) } else { vocabulary.knows(whole) || !vocabulary.knows(second) || !vocabulary.knows(first) }
}
