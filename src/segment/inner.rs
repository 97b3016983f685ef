//! Boundaries that the library leaves out: between the sentences of one quotation, of one pair of brackets, and where a stray mark
//! hid the end of a quotation from it.

use super::joined::{after_abbreviation, begins_sentence, is_abbreviation, last_word, past_tail};
use crate::language::Language;

/// Two sentences inside quotation marks have at least so many words together: "Stop! Go!" stays whole.
const LEAST_WORDS: usize = 6;

/// Where sentences begin inside a paragraph, by our own reading.
pub(super) fn inner_cuts(text: &str, language: &Language) -> Vec<usize> {
    let mut out = Vec::new();
    let mut state = State::default();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        state.see(c, text, at);
        let next = at + c.len_utf8();
        if matches!(c, '.' | '!' | '?' | '…')
            && let Some(stop) = stop(text, at, &state, language)
            && is_end(text, &stop, &state, language)
        {
            out.push(stop.next);
            state.sentence_start = stop.next;
        }
        at = next;
    }
    out
}

/// What is open at a place.
#[derive(Default)]
struct State {
    /// Inside double quotation marks?
    quoted: bool,
    /// Where the bracket that is open began.
    bracket: Option<usize>,
    /// Where the sentence that is being read began.
    sentence_start: usize,
}

impl State {
    fn see(&mut self, c: char, text: &str, at: usize) {
        match c {
            '"' => self.quoted = !self.quoted,
            '“' => self.quoted = true,
            '”' => self.quoted = false,
            '(' => self.bracket = Some(at),
            ')' => self.bracket = None,
            _ => {}
        }
        // Marks never stay open over a paragraph's end; a bracket hardly over a thousand bytes.
        if self.bracket.is_some_and(|from| at - from > 1000) {
            self.bracket = None;
        }
        debug_assert!(text.is_char_boundary(at));
    }
}

/// A mark that may end a sentence, with what is around it.
struct Stop {
    /// After the mark itself.
    mark: usize,
    /// After the marks and what closes behind them.
    end: usize,
    /// First byte of the next word or its opening mark.
    next: usize,
    /// First letter or digit of the next sentence.
    first: usize,
    /// Did a bracket close behind the mark?
    bracket_closed: bool,
    /// Did a quotation close behind it?
    quote_closed: bool,
    /// Does the number of a note follow it?
    noted: bool,
}

/// The stop at `at`, when it is the last of its run and white space follows.
fn stop(text: &str, at: usize, state: &State, language: &Language) -> Option<Stop> {
    let mark = text[at..].chars().next()?;
    let mut end = at + mark.len_utf8();
    let (mut bracket_closed, mut quote_closed) = (false, false);
    for c in text[end..].chars() {
        match c {
            '"' if !state.quoted => break,
            '"' | '”' | '’' | '\'' | '»' => quote_closed |= matches!(c, '"' | '”'),
            ')' | ']' => bracket_closed = true,
            _ => break,
        }
        end += c.len_utf8();
    }
    let closed = end;
    end = past_tail(text, end, language);
    let rest = &text[end..];
    let gap = rest.len() - rest.trim_start().len();
    if gap == 0 || rest.trim_start().is_empty() {
        return None;
    }
    let next = end + gap;
    let opening = text[next..].find(|c: char| !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '«' | '¿' | '¡'))?;
    Some(Stop { mark: at + mark.len_utf8(), end, next, first: next + opening, bracket_closed, quote_closed, noted: end > closed })
}

/// Does a sentence end there, in a place that the library does not look at?
fn is_end(text: &str, stop: &Stop, state: &State, language: &Language) -> bool {
    let right = &text[stop.first..];
    let left = &text[..stop.mark];
    let capital = right.starts_with(|c: char| c.is_uppercase());
    if !capital || left.ends_with("...") && !begins_sentence(right, language) {
        return false;
    }
    let word = last_word(left);
    if language.functions.boundaries.ends_before_capital.contains(&word) {
        return true;
    }
    if left.ends_with('.') && after_letter(left, &word, right, language) {
        return true;
    }
    if left.ends_with('.') && (is_abbreviation(&word, language) || after_abbreviation(left, right, language)) {
        return false;
    }
    if left.ends_with('!') && language.sentences.shouted.contains(word.trim_end_matches('!')) {
        return false;
    }
    let opens_bracket = text[stop.next..].starts_with('(');
    let long_enough = || words(&text[state.sentence_start..stop.end]) + words_ahead(text, stop.first) >= LEAST_WORDS;
    if stop.bracket_closed {
        // "(Laughter.) This is …": the bracket held a sentence of its own.
        return state.bracket.is_some_and(|from| begins_own_sentence(text, from)) || begins_sentence(right, language);
    }
    if opens_bracket && !state.quoted {
        return begins_own_sentence(text, stop.next);
    }
    if state.bracket.is_some() || (state.quoted && !stop.quote_closed) {
        return long_enough();
    }
    // Outside of marks the library is trusted, but for the plainest of cases: its own marks may be mispaired.
    let plain = word.chars().count() > 1 && word.chars().all(char::is_alphabetic) || left.ends_with(").");
    plain && (stop.noted || begins_sentence(right, language)) && long_enough()
}

/// "They chose plan B. The mayor left.": a letter that is no initial.
fn after_letter(left: &str, word: &str, right: &str, language: &Language) -> bool {
    let letter = word.len() == 1 && left.trim_end_matches('.').ends_with(|c: char| c.is_ascii_uppercase());
    // "I" and "A" may be initials themselves
    let speaks = |rest: &str| rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase));
    let opens = match right.strip_prefix(['I', 'A']) {
        Some(rest) if !rest.starts_with(char::is_alphanumeric) => speaks(rest),
        _ => begins_sentence(right, language),
    };
    letter && opens && !left.trim_end_matches(|c: char| c == '.' || c.is_ascii_uppercase()).ends_with('.')
}

/// Does a bracket open after the end of a sentence and before a capital?
fn begins_own_sentence(text: &str, from: usize) -> bool {
    let before = text[..from].trim_end().trim_end_matches(['"', '”', '’', '\'', ')']);
    let own = before.is_empty() || before.ends_with(['.', '!', '?', '…']);
    own && text[from..].chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

fn words(text: &str) -> usize {
    text.split_whitespace().take(LEAST_WORDS).count()
}

/// Words of the sentence that begins at `from`, as far as needed.
fn words_ahead(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let mut count = 0;
    for word in rest.split_whitespace().take(LEAST_WORDS) {
        count += 1;
        if word.ends_with(['!', '?', '"', '”']) || (word.ends_with('.') && word.len() > 5) {
            break;
        }
    }
    count
}
