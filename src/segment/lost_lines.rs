//! What stood on a line of its own until the line breaks were lost, as happens to mail and to copied pages: the close of a letter, an
//! address of the web after another, a rule made of marks, a smiley, the day under a headline, the number of a figure.

use super::joined::begins_sentence;
use crate::language::Language;

/// So many equal marks in a row are a rule: `*****`.
const RULE: usize = 5;

/// A name under a letter has at most so many words.
const LONGEST_NAME: usize = 3;

/// Where a new line begins by such signs.
pub fn cuts(text: &str, language: &Language) -> Vec<usize> {
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
    out.extend(caption(&words));
    out
}

/// The words of a text with their places.
fn words(text: &str) -> Vec<(usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect()
}

/// Does a sentence begin after this word?
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

/// "The bridge reopens | Friday, January 3, 2014 | The bridge over the …": under a headline, before the text.
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
fn caption(words: &[(usize, &str)]) -> Option<usize> {
    let [(_, label), (_, number), (next, first), ..] = words else { return None };
    let numbered = number.contains('.') && number.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    (matches!(*label, "Figure" | "Table") && numbered && first.starts_with(char::is_uppercase)).then_some(*next)
}

/// `innovation.23`: the number of a note behind the end of a sentence.
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
    matches!(word, ":)" | ":-)" | ";)" | ";-)" | ":D" | ":-D" | ":(" | ":-(" | ":P")
}

#[cfg(test)]
mod tests {
    use super::cuts;
    use crate::language::Language;

    /// A bar stands where a line was.
    fn check(marked: &str) {
        let text = marked.replace(" | ", " ");
        let mut cuts = cuts(&text, Language::english());
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
}
