//! Numbers of lines in the margin of a transcript: they stand before line after line, and begin anew on each page.

use std::ops::Range;

/// Fewest numbered lines.
const LEAST: usize = 3;
/// Least share of the lines that are numbered, and of the numbers that follow on, in percent.
const NUMBERED: usize = 50;
const IN_ORDER: usize = 80;

/// The text with such numbers blanked out, so that every offset and line stays true.
pub fn blanked(text: &str, lines: &[Range<usize>]) -> String {
    let numbers: Vec<(u32, Range<usize>)> = lines.iter().filter_map(|line| number(text, line.clone())).collect();
    let written = lines.iter().filter(|line| !line.is_empty()).count();
    let in_order = numbers.windows(2).filter(|two| two[1].0 == two[0].0 + 1 || two[1].0 == 1).count();
    let margin = numbers.len() >= LEAST && numbers.len() * 100 >= written * NUMBERED && in_order * 100 >= (numbers.len() - 1) * IN_ORDER;
    let mut out = text.to_string();
    for (_, range) in numbers.into_iter().filter(|_| margin) {
        let blanks = " ".repeat(range.len());
        out.replace_range(range, &blanks);
    }
    out
}

/// The number that opens a line, with white space or nothing behind it.
fn number(text: &str, line: Range<usize>) -> Option<(u32, Range<usize>)> {
    let words = &text[line.clone()];
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &words[digits..];
    let apart = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let value = words[..digits].parse().ok().filter(|_| (1..=3).contains(&digits) && apart)?;
    Some((value, line.start..line.start + digits))
}
