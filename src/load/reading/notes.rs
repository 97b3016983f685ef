//! Marks that point to notes: "beach.[1]", "the crew¹". They are no figures of the text; signs that nobody sees stand for them. A mark at the
//! head of a paragraph numbers it, and is read.

use std::ops::Range;

use super::Draft;
use crate::text::normalise::unseen;

/// Most bytes between the brackets of a mark.
const LONGEST: usize = 4;

/// Hides the marks of a paragraph.
pub fn hide(draft: &mut Draft, paragraph: &Range<usize>) {
    let text = &draft.text()[paragraph.clone()];
    let bracketed = text.match_indices('[').filter_map(|(at, _)| bracketed(text, at));
    let raised = text.char_indices().filter(|(_, c)| is_raised(*c)).filter_map(|(at, c)| raised(text, at, c));
    let glued: Vec<Range<usize>> = text.match_indices('.').filter_map(|(at, _)| glued(text, at)).collect();
    let marks: Vec<Range<usize>> = bracketed.chain(raised).map(|r| paragraph.start + r.start..paragraph.start + r.end).collect();
    for mark in marks {
        let filler = unseen(mark.len());
        draft.put(mark, &filler);
    }
    // a blank, which ends the word: one byte there is no unseen sign of
    glued.into_iter().for_each(|mark| draft.blank(paragraph.start + mark.start..paragraph.start + mark.end));
}

/// "[1]", "[12]", "[a]" behind a word or a mark.
fn bracketed(text: &str, at: usize) -> Option<Range<usize>> {
    let length = text[at..].bytes().take(LONGEST + 1).position(|b| b == b']').filter(|length| *length >= 2)?;
    let inside = &text[at + 1..at + length];
    let note = inside.bytes().all(|b| b.is_ascii_digit()) || inside.len() == 1 && inside.bytes().all(|b| b.is_ascii_lowercase());
    let behind = text[..at].trim_end().ends_with(|c: char| c.is_alphanumeric() || is_end(c));
    let open = text[at + length + 1..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    (note && behind && open).then_some(at..at + length + 1)
}

/// A raised figure behind a word or a mark; behind "m" or "km" it is that of an area.
fn raised(text: &str, at: usize, c: char) -> Option<Range<usize>> {
    let before = text[..at].trim_end_matches(is_raised);
    let letters = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
    (letters > 2 || before.ends_with(is_end)).then_some(at..at + c.len_utf8())
}

/// "on 8 June.2 The", "was annulled.4": a figure that a raised one has become, right behind the stop of a word of some letters and before the
/// next sentence. "No.2" is a number.
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
