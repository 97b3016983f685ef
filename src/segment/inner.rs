//! Boundaries that the library leaves out: between the sentences inside one quotation or one pair of brackets, and where a stray quotation mark hid
//! the end of a quotation from it.

use super::joined::{after_abbreviation, begins_sentence, is_abbreviation, last_word, past_tail};
use crate::language::Language;

/// Two sentences inside quotation marks are split only if they have at least this many words together: "Stop! Go!" stays whole.
const LEAST_WORDS: usize = 6;

/// Byte offsets where our own rules see a sentence begin inside a paragraph.
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

/// What is open at a position in the text.
#[derive(Default)]
struct State {
    /// True inside double quotation marks.
    quoted: bool,
    /// Where the open bracket began.
    bracket: Option<usize>,
    /// Where the current sentence began.
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
        // Nothing stays open past the end of a paragraph; a bracket that is open for more than a thousand bytes is taken as closed.
        if self.bracket.is_some_and(|from| at - from > 1000) {
            self.bracket = None;
        }
        debug_assert!(text.is_char_boundary(at));
    }
}

/// Punctuation that may end a sentence, with what is around it.
struct Stop {
    /// End of the punctuation mark itself.
    mark: usize,
    /// End of the mark and of the closing quotation marks and brackets after it.
    end: usize,
    /// First byte of the next word or its opening quotation mark or bracket.
    next: usize,
    /// First letter or digit of the next sentence.
    first: usize,
    /// True if a bracket closes after the mark.
    bracket_closed: bool,
    /// True if a quotation closes after it.
    quote_closed: bool,
    /// True if the number of a note follows it.
    noted: bool,
}

/// The stop at `at`, if it is the last of its run and white space follows.
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

/// True if a sentence ends at the stop. Covers the cases that the library does not look at.
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
    if left.ends_with('.') && ends_with_month(left, &word, language) {
        return true;
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
    // Outside quotation marks and brackets the library is trusted, except in the clearest cases: it may have paired the marks wrongly.
    let plain = word.chars().count() > 1 && word.chars().all(char::is_alphabetic) || left.ends_with(").");
    plain && (stop.noted || begins_sentence(right, language)) && long_enough()
}

/// "in May.", "on 3 May.", "since May.": a month that is written out, which the library takes for a name or an abbreviation.
fn ends_with_month(left: &str, word: &str, language: &Language) -> bool {
    let before = left.trim_end_matches(|c: char| !c.is_whitespace()).trim_end();
    let previous = last_word(before);
    let day = previous.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let led = before.ends_with(char::is_alphanumeric) && (day || language.functions.prepositions.contains(&previous));
    led && language.dates.months.contains_key(word) && !is_abbreviation(word, language)
}

/// "They chose plan B. The mayor left.": true for a letter that is not an initial.
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

/// True if a bracket opens after the end of a sentence and before a capital.
fn begins_own_sentence(text: &str, from: usize) -> bool {
    let before = text[..from].trim_end().trim_end_matches(['"', '”', '’', '\'', ')']);
    let own = before.is_empty() || before.ends_with(['.', '!', '?', '…']);
    own && text[from..].chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

fn words(text: &str) -> usize {
    text.split_whitespace().take(LEAST_WORDS).count()
}

/// Number of words of the sentence that begins at `from`, counted up to [`LEAST_WORDS`].
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
