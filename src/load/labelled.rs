//! Lines whose form shows that they report nothing: the fields above a letter or a report ("Subject: …"), captions with a number ("Table 2.
//! …"), the volume and number of a newspaper ("Vol. XII. No. 345."), headings of hearings, page numbers.

use crate::language::page::PageWords;
use crate::text::english;
use crate::text::{roman, squeeze};

/// Most words after a label.
const MOST_WORDS: usize = 12;

/// True for lines such as "To: Site office", "Table 2. Rainfall in inches", "CROSS-EXAMINATION BY MS. KEANE".
pub(super) fn is_labelled(line: &str, page: &PageWords) -> bool {
    let line = line.trim();
    let short = line.split_whitespace().count() <= MOST_WORDS;
    short && (is_field(line, page) || is_caption(line, page) || is_hearing(line, page))
}

/// True for a label in capitals and a few words: "WITNESS: Nora Moe".
pub(super) fn is_any_field(part: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let Some((label, value)) = part.split_once(':') else { return false };
    let loud = label.len() > 1 && label.chars().all(|c| c.is_uppercase() || c == ' ');
    loud && value.split_whitespace().count() <= MOST_WORDS && !ends_a_sentence(value)
}

fn is_field(line: &str, page: &PageWords) -> bool {
    let Some((label, value)) = line.split_once(':') else { return false };
    let spaced = value.is_empty() || value.starts_with(char::is_whitespace);
    spaced && page.fields.contains(&squeeze(label)) && !ends_a_sentence(value)
}

/// True for a caption: the word is followed by a number and punctuation, and the line does not end like a sentence.
fn is_caption(line: &str, page: &PageWords) -> bool {
    let Some((word, rest)) = line.split_once(' ') else { return false };
    let number = rest.split([' ', '\t']).next().unwrap_or_default();
    let digits = number.trim_end_matches(['.', ':']);
    let numbered = !digits.is_empty() && (digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') || roman(digits).is_some());
    let marked = number.len() > digits.len() || rest.len() == number.len();
    page.captions.contains(&squeeze(word))
        && word.starts_with(char::is_uppercase)
        && numbered
        && marked
        && (!ends_a_sentence(line) || rest.len() == number.len())
}

fn is_hearing(line: &str, page: &PageWords) -> bool {
    let loud = !line.contains(char::is_lowercase);
    let key = squeeze(line);
    let begins = |head: &String| {
        let goes_on = |rest: &str| page.hearings_go_on.iter().any(|words| rest.starts_with(words.as_str()));
        key.strip_prefix(head.as_str()).is_some_and(|rest| rest.is_empty() || rest.strip_prefix(' ').is_some_and(goes_on))
    };
    loud && page.hearings.iter().any(begins)
}

/// True if the text ends in a full stop after a word longer than an abbreviation, or in `!` or `?`.
fn ends_a_sentence(text: &str) -> bool {
    const SHORTENED: usize = 3;
    let last = text.trim_end().strip_suffix('.').map(|text| text.rsplit(' ').next().unwrap_or_default());
    last.is_some_and(|word| word.chars().count() > SHORTENED) || text.trim_end().ends_with(['!', '?'])
}

/// True for the volume, number, price or page of a newspaper: "Vol. XII. No. 345.", "Price 7d.", "PAGE 3", "ONE PENNY".
pub(super) fn is_issue(part: &str, page: &PageWords) -> bool {
    let key = squeeze(part);
    let words: Vec<&str> = key.split(' ').collect();
    let number = |word: &str| {
        let digits = word.trim_end_matches(['d', 's', 'c', 'p']);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) || roman(&word.to_uppercase()).is_some()
    };
    let known = |word: &str| page.volumes.iter().any(|known| known == word);
    words.len() > 1
        && words.first().is_some_and(|first| known(first))
        && words.iter().all(|word| known(word) || number(word))
        && words.iter().any(|word| number(word))
}

/// True for a count: "3 Comments".
pub(super) fn counts(part: &str, page: &PageWords) -> bool {
    let key = squeeze(part);
    let digit = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    // "Comments (3)"
    if key.split_once(' ').is_some_and(|(counter, figure)| digit(figure) && page.counters.iter().any(|known| known == counter)) {
        return true;
    }
    let Some((figure, counter)) = key.rsplit_once(' ') else { return false };
    figure.bytes().all(|b| b.is_ascii_digit() || b == b' ' || b == b'k')
        && figure.starts_with(|c: char| c.is_ascii_digit())
        && page.counters.iter().any(|known| known == counter)
}

/// True for a page number on a line of its own: "118", "- 14 -", "-- 1 --", "[213]", "PAGE 3", "Page 3 of 12".
pub(super) fn is_page_number(text: &str) -> bool {
    let text = text.trim();
    let inner = text.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '[' | ']' | '(' | ')' | '*' | '|' | ' '));
    let lower = inner.to_lowercase();
    let english = english();
    let total = english.page_total.as_str();
    let bare = english.page_labels.iter().find_map(|label| lower.strip_prefix(label.as_str())).unwrap_or(&lower);
    let digits =
        |text: &str| (1..=4).contains(&text.trim_start_matches('0').len()) && text.len() <= 8 && text.bytes().all(|b| b.is_ascii_digit());
    match bare.split_once([' ', '/']) {
        None => digits(bare),
        Some((first, rest)) => {
            digits(first) && (bare.len() < lower.len() || rest.starts_with(total)) && digits(rest.trim_start_matches(total).trim())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_page_number;

    #[test]
    fn numbers_of_pages() {
        for text in ["118", "- 14 -", "14 -", "-- 1 --", "[213]", "PAGE 3", "Page 3 of 12", "[Pg 113]", "00014"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["14 dead", "Page 3 was torn", "3.5", "12345", "14 15"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
