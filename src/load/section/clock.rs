//! Clock times that open the entries of a log: "08.15", "0815 hrs", "8:15", "8.15 a.m.". A number with a point alone is none: "10.5", "12.15"
//! without a zero before it may be a clause or a price.

use crate::language::page::ClockWords;

/// The bytes of the clock time that opens a line, and whether it can be nothing else.
pub fn read(text: &str, words: &ClockWords) -> Option<(usize, bool)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let (hour, minute, end) = if first == 4 {
        (&text[..2], &text[2..4], 4)
    } else {
        let rest = text.get(first..)?;
        match rest.strip_prefix([':', '.']) {
            Some(rest) => (text.get(..first)?, rest.get(..digits(rest))?, first + 1 + digits(rest)),
            // "11 p.m."
            None if behind(text, first, &words.entry_halves).is_some() => (text.get(..first)?, "00", first),
            None => return None,
        }
    };
    let fits = |text: &str, below: u8| text.parse::<u8>().is_ok_and(|value| value < below);
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 || !fits(hour, 24) || !fits(minute, 60) {
        return None;
    }
    let (half, hours) = (behind(text, end, &words.entry_halves), behind(text, end, &words.entry_hours));
    let length = half.or(hours).unwrap_or(end);
    let sure = half.or(hours).is_some() || hour.starts_with('0') || text.as_bytes().get(first) == Some(&b':');
    let whole = !text[length..].starts_with(|c: char| c.is_alphanumeric());
    (whole && (sure || hour.len() == 2)).then_some((length, sure))
}

/// The end of one of the words behind a number.
fn behind(text: &str, end: usize, words: &[String]) -> Option<usize> {
    let rest = text[end..].strip_prefix(' ').unwrap_or(&text[end..]);
    let from = text.len() - rest.len();
    let word = words.iter().find(|word| rest.starts_with(word.as_str()))?;
    let apart = !rest[word.len()..].starts_with(|c: char| c.is_alphanumeric());
    apart.then_some(from + word.len())
}
