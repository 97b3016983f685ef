//! What is replaced by invisible characters: the hyphen and the line end inside a word ("care-", "ful"), and note marks ("beach.[1]", "the
//! crew¹"). A hyphen that belongs to the word ("north-", "east") stays, and so does a mark at the start of a paragraph, which numbers it.

use std::ops::Range;

use super::Draft;
use super::vocabulary::Vocabulary;
use crate::text::english;
use crate::text::normalise::unseen;

/// Joins the words of a paragraph that were split at line ends.
pub(super) fn join_words(draft: &mut Draft, paragraph: &Range<usize>, vocabulary: &Vocabulary) {
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

/// Returns the range from the hyphen before a line end to the next letter, if the word continues there.
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

/// True if the line end splits a group of three digits: "4,-" / "500", "1,3-" / "00".
fn is_split_figure(before: &str, after: &str) -> bool {
    let head = &before[before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',').len()..];
    let rest = after.bytes().take_while(u8::is_ascii_digit).count();
    head.rsplit_once(',').is_some_and(|(whole, group)| !whole.is_empty() && group.len() < 3 && group.len() + rest == 3)
}

fn word_before(text: &str) -> &str {
    let length: usize = text.chars().rev().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    // "44-year-", "anti-war-": there are more hyphens before it
    if text[..text.len() - length].ends_with('-') { "" } else { &text[text.len() - length..] }
}

/// True if it is one word rather than two words with a hyphen between them.
fn is_one(first: &str, second: &str, whole: &str, vocabulary: &Vocabulary) -> bool {
    if vocabulary.hyphened(&format!("{first}-{second}")) || english().suspended.iter().any(|word| word == second) {
        return false;
    }
    let parts = vocabulary.word(first) && vocabulary.word(second) && first.len() > 2 && second.len() > 2;
    if parts { vocabulary.is_usual(whole) } else { vocabulary.knows(whole) || !vocabulary.knows(second) || !vocabulary.knows(first) }
}

/// Most bytes between the brackets of a note mark.
const LONGEST: usize = 4;

/// Hides the note marks of a paragraph.
pub(super) fn hide_note_marks(draft: &mut Draft, paragraph: &Range<usize>) {
    let text = &draft.text()[paragraph.clone()];
    let bracketed = text.match_indices('[').filter_map(|(at, _)| bracketed(text, at));
    let raised = text.char_indices().filter(|(_, c)| is_raised(*c)).filter_map(|(at, c)| raised(text, at, c));
    let glued: Vec<Range<usize>> = text.match_indices('.').filter_map(|(at, _)| glued(text, at)).collect();
    let marks: Vec<Range<usize>> = bracketed.chain(raised).map(|r| paragraph.start + r.start..paragraph.start + r.end).collect();
    for mark in marks {
        let filler = unseen(mark.len());
        draft.put(mark, &filler);
    }
    // replaced by a blank, which ends the word: no invisible character has one byte
    glued.into_iter().for_each(|mark| draft.blank(paragraph.start + mark.start..paragraph.start + mark.end));
}

/// Returns the range of "[1]", "[12]" or "[a]" after a word or punctuation.
fn bracketed(text: &str, at: usize) -> Option<Range<usize>> {
    let length = text[at..].bytes().take(LONGEST + 1).position(|b| b == b']').filter(|length| *length >= 2)?;
    let inside = &text[at + 1..at + length];
    let note = inside.bytes().all(|b| b.is_ascii_digit()) || inside.len() == 1 && inside.bytes().all(|b| b.is_ascii_lowercase());
    let behind = text[..at].trim_end().ends_with(|c: char| c.is_alphanumeric() || is_end(c));
    let open = text[at + length + 1..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    (note && behind && open).then_some(at..at + length + 1)
}

/// Returns the range of a raised figure after a word or punctuation. After "m" or "km" it belongs to an area.
fn raised(text: &str, at: usize, c: char) -> Option<Range<usize>> {
    let before = text[..at].trim_end_matches(is_raised);
    let letters = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
    (letters > 2 || before.ends_with(is_end)).then_some(at..at + c.len_utf8())
}

/// Returns the range of a note mark that lost its raised position: "on 8 June.2 The", "was annulled.4". It comes right after the full stop
/// of a longer word and before the next sentence. "No.2" is a number.
fn glued(text: &str, at: usize) -> Option<Range<usize>> {
    const FEWEST: usize = 4;
    let letters = text[..at].chars().rev().take_while(|c| c.is_alphabetic()).count();
    let digits = text[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let end = at + 1 + digits;
    let behind = text[end..].trim_start();
    let fresh = behind.is_empty() || behind.len() < text.len() - end && behind.starts_with(|c: char| c.is_uppercase() || "\"“".contains(c));
    (letters >= FEWEST && (1..=2).contains(&digits) && fresh).then_some(at + 1..end)
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡')
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '"' | '”' | '’' | ']')
}
