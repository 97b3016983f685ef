//! Groups the lines of a column into paragraphs and table rows: by the gaps between lines, by indents, and by lines that end early.

use super::lines::Line;
use super::rows;

/// An item of a column.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Paragraph(Paragraph),
    /// A table row: its text, whether it contains the column heads, and whether it is the first of its table.
    Row(String, bool, bool),
}

/// A paragraph.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// Its lines.
    pub text: String,
    pub size: f64,
    pub bold: bool,
    /// True if its last line fills the column.
    pub full: bool,
    /// True if its first line is indented or begins with a number.
    pub marked: bool,
    /// Number of lines.
    pub count: usize,
}

/// A gap this many times larger than between lines separates paragraphs.
const GAP: f64 = 1.25;
/// Type whose size differs by a larger factor belongs to another part.
const SIZE: f64 = 1.1;
/// Least indent, as a share of the font size.
const INDENT: f64 = 0.7;

/// The usual measures of a column.
struct Usual {
    left: f64,
    right: f64,
    /// From one line of a paragraph to the next, as a share of the font size.
    leading: f64,
}

/// Line spacing if no line shows it.
const LEADING: f64 = 1.4;

/// Returns the items of a column.
pub(super) fn read(lines: &[Line]) -> Vec<Item> {
    let usual = usual(lines);
    let mut out = Vec::new();
    let mut from = 0;
    while from < lines.len() {
        if let Some((end, rows)) = rows::at(lines, from) {
            out.extend(rows.into_iter().enumerate().map(|(at, (text, heads))| Item::Row(text, heads, at == 0)));
            from = end;
            continue;
        }
        let mut end = from + 1;
        while end < lines.len() && !begins(&usual, &lines[from..end], &lines[end]) && rows::at(lines, end).is_none() {
            end += 1;
        }
        out.push(Item::Paragraph(paragraph(&usual, &lines[from..end])));
        from = end;
    }
    out
}

fn paragraph(usual: &Usual, lines: &[Line]) -> Paragraph {
    let (first, last) = (&lines[0], &lines[lines.len() - 1]);
    Paragraph {
        text: lines.iter().map(Line::text).collect::<Vec<String>>().join("\n"),
        size: first.size,
        bold: lines.iter().all(|line| line.bold),
        full: last.right() > usual.right - 4.0 * last.size,
        marked: first.left() > usual.left + INDENT * first.size || is_label(&first.text()),
        count: lines.len(),
    }
}

fn usual(lines: &[Line]) -> Usual {
    let mut lefts: Vec<f64> = lines.iter().map(Line::left).collect();
    let mut rights: Vec<f64> = lines.iter().map(Line::right).collect();
    lefts.sort_by(f64::total_cmp);
    rights.sort_by(f64::total_cmp);
    let like = |a: &Line, b: &Line| a.size / b.size < SIZE && b.size / a.size < SIZE;
    // Only lines that certainly continue show the line spacing of a paragraph.
    let runs_on = |pair: &&[Line]| {
        like(&pair[0], &pair[1])
            && pair[1].text().starts_with(char::is_lowercase)
            && pair[0].text().ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';' | '-'))
    };
    let mut gaps: Vec<f64> = lines.windows(2).filter(runs_on).map(|pair| (pair[1].y - pair[0].y) / pair[1].size).collect();
    gaps.sort_by(f64::total_cmp);
    Usual {
        left: lefts.get(lefts.len() / 10).copied().unwrap_or(0.0),
        right: rights.get(rights.len().saturating_sub(1) * 95 / 100).copied().unwrap_or(0.0),
        leading: gaps.get(gaps.len() / 2).copied().unwrap_or(LEADING),
    }
}

/// True if a line begins a paragraph instead of continuing the one above it.
fn begins(usual: &Usual, above: &[Line], line: &Line) -> bool {
    let (first, before) = (&above[0], &above[above.len() - 1]);
    let size = line.size;
    let (text, last) = (line.text(), before.text());
    let (ends, open) = (last.ends_with(['.', '!', '?', ':', '”', '"', ')', ']']), text.starts_with(char::is_lowercase));
    let full = is_full(usual, before, line, &text);
    if line.y - before.y > GAP * usual.leading.max(1.0) * size {
        return true;
    }
    // Words in another font in the middle of a sentence may be a little smaller.
    let ratio = (before.size / size).max(size / before.size);
    if ratio > SIZE && (ratio > 1.3 || ends || !full) {
        return true;
    }
    if before.bold != line.bold && !full {
        return true;
    }
    if is_parted(&last) && text.starts_with(char::is_alphanumeric) {
        return false;
    }
    let numbered = is_label(&first.text());
    let by_chance = !numbered && full && !ends && (line.left() - before.left()).abs() < 0.2 * size;
    if is_label(&text) && !by_chance {
        return true;
    }
    let middle = |line: &Line| (line.left() + line.right()) / 2.0;
    let centred =
        (middle(line) - middle(before)).abs() < size && line.left() > usual.left + 2.0 * size && before.left() > usual.left + 2.0 * size;
    if centred && !full && is_day(&text) {
        return true;
    }
    let shift = line.left() - before.left();
    if numbered && line.left() > first.left() + 0.3 * size {
        // The lines of a numbered paragraph have a hanging indent.
        return above.len() > 1 && shift > INDENT * size && !full;
    }
    if !centred && shift > INDENT * size && (above.len() > 1 || ends && !full) {
        return true;
    }
    if !centred && shift < -INDENT * size && above.len() > 1 {
        return true;
    }
    // A line that leaves much of a wide column empty was ended on purpose.
    let width = usual.right - usual.left;
    let short = before.right() < usual.right - 0.35 * width && width > 25.0 * size && !in_box(above, line, &text, &last);
    !full && (ends || !centred && (!open || short))
}

/// True if a line ends inside a word: "the self-".
fn is_parted(line: &str) -> bool {
    line.strip_suffix(['-', '\u{2010}', '\u{ad}']).is_some_and(|word| word.ends_with(char::is_alphanumeric))
}

/// True if a line is as short as a date and contains the numbers of day and year.
fn is_day(text: &str) -> bool {
    const LONGEST: usize = 5;
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let (years, others): (Vec<&str>, Vec<&str>) = numbers.partition(|number| number.len() == 4);
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    begins && years.len() == 1 && !others.is_empty() && text.split_whitespace().count() <= LONGEST
}

/// True if a line continues a text in a narrow box: its first word would not have fitted into the widest line so far.
fn in_box(above: &[Line], line: &Line, text: &str, last: &str) -> bool {
    const LEAST_WORDS: usize = 4;
    let right = above.iter().chain([line]).map(Line::right).fold(f64::MIN, f64::max);
    let (before, first) = (&above[above.len() - 1], &above[0]);
    let here = Usual { left: first.left(), right, leading: 1.0 };
    let aligned = (line.left() - first.left()).abs() < 0.2 * line.size;
    aligned && last.split_whitespace().count() >= LEAST_WORDS && is_full(&here, before, line, text)
}

/// True if the first word of a line had no room in the line before it.
fn is_full(usual: &Usual, before: &Line, line: &Line, text: &str) -> bool {
    let count = text.chars().count().max(1) as f64;
    let word = text.split(' ').next().map_or(0, |word| word.chars().count()) as f64;
    usual.right - before.right() < (line.right() - line.left()) / count * (word + 1.0) + 0.3 * line.size
}

/// True if a line begins with a bullet or a paragraph number: "12.", "(a)", "iv)", "2.1".
pub(super) fn is_label(text: &str) -> bool {
    let Some(word) = text.split(' ').next().filter(|word| word.len() < text.trim_end().len()) else { return false };
    if matches!(word, "•" | "–" | "—" | "-" | "▪" | "◦" | "●" | "‣" | "·" | "*" | "o") {
        return true;
    }
    let (inner, closed) = match word.strip_prefix(['(', '[']) {
        Some(rest) => (rest.trim_end_matches([')', ']']), rest.ends_with([')', ']'])),
        None => (word.trim_end_matches(['.', ')']), word.ends_with(['.', ')']) || word.contains('.')),
    };
    let digits = inner.split('.').all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase());
    let roman = inner.len() <= 5 && !inner.is_empty() && inner.bytes().all(|b| b"ivx".contains(&b));
    closed && (digits || letter || roman)
}

#[cfg(test)]
mod tests {
    use super::is_label;

    #[test]
    fn numbers_and_bullets() {
        for label in ["12. I saw", "(a) by hand", "iv) four", "2.1 The", "• one"] {
            assert!(is_label(label), "{label}");
        }
        for none in ["12 men came", "Mr. Moe", "I. saw it", "12.", "a man"] {
            assert!(!is_label(none), "{none}");
        }
    }
}
