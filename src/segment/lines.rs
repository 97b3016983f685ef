//! Finds what was on a line of its own before the line breaks were lost, as happens in mail and copied pages: items of a list, header lines of
//! letters, closings, captions.

use super::joined::{SMILEYS, begins_sentence};
use crate::language::Language;

/// At least this many equal characters in a row are a rule: `*****`.
const RULE: usize = 5;

/// A name under a letter has at most this many words.
const LONGEST_NAME: usize = 3;

/// Byte offsets where the text shows that a line began: at the close of a letter, a web address after another, a rule made of characters, a smiley,
/// the date under a headline, the number of a figure.
pub(super) fn line_cuts(text: &str, language: &Language) -> Vec<usize> {
    let words = words(text);
    let mut out = Vec::new();
    for (at, (start, word)) in words.iter().enumerate() {
        let next = words.get(at + 1);
        let before = at.checked_sub(1).map(|before| words[before].1);
        let goes_on = next.is_some_and(|(_, next)| next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
        if let Some((next, following)) = next {
            if is_address(word) && is_address(following) || goes_on && (is_rule(word) || is_smiley(word)) {
                out.push(*next);
            }
            if has_note(word) {
                out.extend(
                    words[at + 1..].iter().find(|(_, word)| !is_note(word)).filter(|(_, w)| w.starts_with(char::is_uppercase)).map(|w| w.0),
                );
            }
        }
        if language.sentences.labels.contains(*word) && before.is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric())) {
            out.push(*start);
        }
        if is_rule(word) && before.is_some_and(|before| !is_rule(before)) {
            out.push(*start);
        }
        if opens(before) {
            out.extend(close(&words[at..], language));
        }
        out.extend(day_line(&words[at..], before, language));
    }
    out.extend(caption(&words, language));
    out
}

/// The words of a text with their byte offsets.
fn words(text: &str) -> Vec<(usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect()
}

/// True if a sentence begins after this word.
fn opens(before: Option<&str>) -> bool {
    before.is_none_or(|word| word.ends_with(['.', '!', '?', ')']))
}

/// "Kind regards, | Ana Ruiz | Here is the list"
fn close(words: &[(usize, &str)], language: &Language) -> Vec<usize> {
    let closings = &language.sentences.closings;
    let phrase = |length: usize| words[..length].iter().map(|(_, word)| word.to_lowercase()).collect::<Vec<_>>().join(" ");
    let length = (1..=3.min(words.len())).find(|length| phrase(*length).strip_suffix(',').is_some_and(|p| closings.contains(p)));
    let Some((length, (name, first))) = length.and_then(|length| Some((length, *words.get(length)?))) else { return Vec::new() };
    if !first.starts_with(char::is_uppercase) || begins_sentence(first, language) {
        return Vec::new();
    }
    let rest = &words[length..];
    let behind = rest.iter().take(LONGEST_NAME + 1).position(|(_, word)| begins_sentence(word, language));
    let is_name = |count: &usize| rest[..*count].iter().all(|(_, word)| word.starts_with(char::is_uppercase) && !word.ends_with(','));
    [name].into_iter().chain(behind.filter(is_name).map(|count| rest[count].0)).collect()
}

/// "The bridge reopens | Friday, January 3, 2014 | The bridge over the …": the date line between a headline and the text.
fn day_line(words: &[(usize, &str)], before: Option<&str>, language: &Language) -> Vec<usize> {
    let [(start, weekday), (_, month), (_, day), (_, year), rest @ ..] = words else { return Vec::new() };
    let dates = &language.dates;
    let number = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let is_day = weekday.strip_suffix(',').is_some_and(|w| dates.weekdays.contains_key(&w.to_lowercase()))
        && dates.months.contains_key(&month.to_lowercase())
        && day.strip_suffix(',').is_some_and(|d| number(d, 2))
        && number(year, 4);
    let titled = before.is_none_or(|word| !word.ends_with([',', ':', '.']) && word.len() > 3);
    let capital = rest.first().is_some_and(|(_, word)| word.trim_start_matches(['"', '“']).starts_with(char::is_uppercase));
    if !is_day || !titled || !(rest.is_empty() || capital) {
        return Vec::new();
    }
    let opening = before.map(|_| *start);
    opening.into_iter().chain(rest.first().map(|(next, _)| *next)).collect()
}

/// "Figure 3.4 | The harbour at dawn": the number of a figure that begins a paragraph.
fn caption(words: &[(usize, &str)], language: &Language) -> Option<usize> {
    let [(_, label), (_, number), (next, first), ..] = words else { return None };
    let numbered = number.contains('.') && number.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    (language.functions.boundaries.caption_labels.contains(*label) && numbered && first.starts_with(char::is_uppercase)).then_some(*next)
}

/// `innovation.23`: the number of a note after the end of a sentence.
fn has_note(word: &str) -> bool {
    let left = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = word.len() - left.len();
    let ended = left.strip_suffix('.').map(|left| left.trim_end_matches(['"', '”', ')']));
    (1..=3).contains(&digits) && ended.is_some_and(|left| left.len() > 3 && left.chars().all(char::is_lowercase))
}

fn is_note(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_address(word: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|start| word.starts_with(start))
}

fn is_rule(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|first| matches!(first, '*' | '_' | '=' | '-' | '~' | '#') && chars.all(|c| c == first)) && word.len() >= RULE
}

fn is_smiley(word: &str) -> bool {
    SMILEYS.contains(&word)
}

/// A list has at least this many items and begins the paragraph.
const LEAST_ITEMS: usize = 3;

/// Byte offsets of the items of a list that was run into one line: "1. Close the road. 2. Tell the press", "a. The first item b. The second item".
pub(super) fn list_cuts(text: &str) -> Vec<usize> {
    let Some((mut mark, _)) = mark_at(text, 0) else { return Vec::new() };
    if mark.rank != 1 {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (at, _) in text.match_indices(' ') {
        if let Some((next, capital)) = mark_at(text, at + 1)
            && capital
            && next.kind == mark.kind
            && next.rank == mark.rank + 1
        {
            out.push(at + 1);
            mark = next;
        }
    }
    if out.len() + 1 >= LEAST_ITEMS { out } else { Vec::new() }
}

/// The marker of a list item.
struct Mark {
    /// True for a letter, false for a number; and the character that closes it.
    kind: (bool, char),
    /// Its number in the list, from 1.
    rank: u32,
}

/// The marker at `at`, and whether a capital follows it.
fn mark_at(text: &str, at: usize) -> Option<(Mark, bool)> {
    let rest = &text[at..];
    let length = rest.find(['.', ')']).filter(|length| (1..=2).contains(length))?;
    let (name, after) = rest.split_at(length);
    let close = after.chars().next()?;
    let letter = name.len() == 1 && name.bytes().all(|b| b.is_ascii_lowercase());
    let rank = if letter { u32::from(name.as_bytes()[0] - b'a') + 1 } else { name.parse().ok()? };
    let item = after[1..].strip_prefix(' ')?;
    Some((Mark { kind: (letter, close), rank }, item.trim_start().starts_with(char::is_uppercase)))
}

/// An address is searched for within this many bytes.
const LONGEST_ADDRESS: usize = 80;

/// Byte offsets where a sentence begins after a time stamp or address in a letter or mail whose header lines were run into the text.
pub(super) fn stamp_cuts(text: &str, language: &Language) -> Vec<usize> {
    text.match_indices([' ', '>'])
        .filter(|(at, c)| if *c == " " { stamp_ends(&text[..*at], language) } else { address_ends(&text[..*at]) })
        .filter_map(|(at, _)| begins(text, at + 1))
        .collect()
}

/// The offset of the next word, if it has a capital or is a number.
fn begins(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let word = rest.trim_start();
    let gap = rest.len() - word.len();
    let spaced = gap > 0 || text[..at].ends_with(' ');
    (spaced && word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())).then_some(at + gap)
}

/// True if the text ends in a date in digits, a clock time and AM or PM.
fn stamp_ends(text: &str, language: &Language) -> bool {
    let halves = &language.functions.boundaries.half_days_of_stamps;
    let Some(rest) = halves.iter().find_map(|half| text.strip_suffix(half.as_str())) else { return false };
    let digits = |s: &str, marks: &[char], groups: std::ops::RangeInclusive<usize>| {
        groups.contains(&s.split(marks).count())
            && s.split(marks).all(|g| (1..=4).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut words = rest.trim_end().rsplitn(3, ' ');
    let (Some(clock), Some(day)) = (words.next(), words.next()) else { return false };
    digits(clock, &[':'], 2..=3) && digits(day, &['/', '-'], 3..=3)
}

/// True if the text ends in a mail address.
fn address_ends(text: &str) -> bool {
    let mut from = text.len().saturating_sub(LONGEST_ADDRESS);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let text = &text[from..];
    if !text.contains('<') {
        return false;
    }
    let address = text.rsplit('<').next().unwrap_or("");
    address.contains('@') && !address.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::{line_cuts, list_cuts, stamp_cuts};
    use crate::language::Language;

    /// A bar shows where a line began.
    fn check(marked: &str) {
        let text = marked.replace(" | ", " ");
        let mut cuts = line_cuts(&text, Language::english());
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        assert_eq!(cuts.windows(2).map(|c| text[c[0]..c[1]].trim()).collect::<Vec<_>>(), marked.split(" | ").collect::<Vec<_>>());
    }

    #[test]
    fn lines_that_were_lost() {
        check("Kind regards, | Ana Ruiz | Here is the list you wanted");
        check("Sincerely, | Ana Ruiz");
        check("Thanks, I will call");
        check("See http://harbour.example/a | https://harbour.example/b for more");
        check("Closed on Monday | ***** | Parking is free");
        check("We won the cup :) | Now we rest");
        check("The bridge reopens | Friday, January 3, 2014 | The bridge is open.");
        check("It reopened on Friday, January 3, 2014 and closed again");
        check("Figure 3.4 | The harbour at dawn");
        check("It rose after the reform.23 | Nobody expected that");
        check("It stands at 3.23 Metres");
        check("The bridge at dawn | Image: Ana Ruiz");
    }

    #[test]
    fn lists_in_one_line() {
        let parts = |text: &str| list_cuts(text).len() + 1;
        assert_eq!(parts("a. The first item b. The second item c. The third item"), 3);
        assert_eq!(parts("1) Close the road 2) Tell the press 3) Wait"), 3);
        assert_eq!(parts("1. Close the road 2. tell"), 1);
        assert_eq!(parts("A. Moe and B. Moe and C. Moe left."), 1);
        assert_eq!(parts("é. A b. B"), 1);
    }

    #[test]
    fn stamps_and_addresses() {
        let parts = |text: &str| stamp_cuts(text, Language::english()).len() + 1;
        assert_eq!(parts("Ana Ruiz 06/04/2001 05:54 PM Please call me."), 2);
        assert_eq!(parts("Email: <ana@harbour.example> Please call me."), 2);
        assert_eq!(parts("It began at 05:54 PM Moscow time."), 1);
        assert_eq!(parts("5 PM é 1/2/3 4:5 PM"), 1);
    }
}
