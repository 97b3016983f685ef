//! Paragraphs of a plain text. Some files leave a blank line between paragraphs, some put each paragraph on one line, some break
//! lines at a fixed width: which of these a file does is decided once for the whole file, from all its line ends.

use std::ops::Range;

use super::lines::lines;

/// A paragraph or list item, white space trimmed, a bullet left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Did it begin with a bullet or a number of a list?
    pub listed: bool,
}

/// Lines shorter than this (in characters) are not taken for lines broken at the width of a page.
const LEAST_WIDTH: usize = 40;
/// Lines longer than this are not either.
const GREATEST_WIDTH: usize = 130;
/// Share of inner line ends that must stand mid-sentence in a file broken at a width, in percent.
const OPEN_ENDS: usize = 30;

/// The paragraphs of a text, in order.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = read_lines(text);
    let width = page_width(&lines);
    let mut out: Vec<Paragraph> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, l)| !l.words.is_empty()) {
        let joins = at > 0 && line.bullet.is_none() && runs_on(&lines, at, width);
        match out.last_mut().filter(|_| joins) {
            Some(last) => last.range.end = line.range.end,
            None => out.push(Paragraph { range: line.bullet.unwrap_or(line.range.start)..line.range.end, listed: line.bullet.is_some() }),
        }
    }
    out
}

/// A line with what its ends look like.
struct Line<'t> {
    /// White space trimmed.
    range: Range<usize>,
    words: &'t str,
    indent: usize,
    length: usize,
    /// Where the item begins after its bullet.
    bullet: Option<usize>,
    /// Does the stretch of lines without a blank one that it stands in end like a sentence?
    closed: bool,
}

impl Line<'_> {
    /// Does it end mid-sentence?
    fn open(&self) -> bool {
        self.words.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ',' | ';' | '-' | '–' | '—' | '%' | '$' | '&'))
    }

    /// Does it begin like the middle of a sentence?
    fn continues(&self) -> bool {
        self.bullet.is_none() && self.words.chars().next().is_some_and(char::is_lowercase)
    }
}

fn read_lines(text: &str) -> Vec<Line<'_>> {
    let ranges = lines(text);
    let numbered: Vec<Option<u32>> = ranges.iter().map(|r| number_of(text[r.clone()].trim())).collect();
    let mut out: Vec<Line> = Vec::with_capacity(ranges.len());
    for (at, range) in ranges.iter().enumerate() {
        let whole = &text[range.clone()];
        let words = whole.trim();
        let indent = whole.len() - whole.trim_start().len();
        let start = range.start + indent;
        let sequel = numbered[at].is_some_and(|n| follows(&numbered, at, n));
        let bullet = bullet_length(words, sequel).map(|len| start + len);
        out.push(Line { range: start..start + words.len(), words, indent, length: words.chars().count(), bullet, closed: false });
    }
    let mut closed = false;
    for at in (0..out.len()).rev() {
        if out.get(at + 1).is_none_or(|next| next.words.is_empty()) {
            closed = out[at].words.ends_with(['.', '!', '?', '"', '”', ')', '…']);
        }
        out[at].closed = closed;
    }
    out
}

/// Number of a line such as `3. Third`, `3) Third`, `(3) Third` or `[3] Third`.
fn number_of(words: &str) -> Option<u32> {
    let words = words
        .strip_prefix(['(', '['])
        .filter(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with([')', ']']))
        .unwrap_or(words);
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words[digits..].strip_prefix(['.', ')', ']'])?;
    if digits == 0 || digits > 3 || !rest.starts_with([' ', '\t']) {
        return None;
    }
    words[..digits].parse().ok()
}

/// Does the nearest numbered line before or after (at most twenty lines off) bear the neighbouring number?
fn follows(numbered: &[Option<u32>], at: usize, number: u32) -> bool {
    let before = numbered[..at].iter().rev().take(20).find_map(|n| *n);
    let after = numbered[at + 1..].iter().take(20).find_map(|n| *n);
    before.is_some_and(|n| n + 1 == number) || after == Some(number + 1)
}

/// Bytes of the bullet at the start of a line, the space after it included.
fn bullet_length(words: &str, numbered: bool) -> Option<usize> {
    let mark = words.chars().next()?;
    let rest = match mark {
        '-' | '*' | '•' | '‣' | '◦' | '▪' | '■' | '●' | '·' => &words[mark.len_utf8()..],
        '¶' | '§' => paragraph_number(&words[mark.len_utf8()..])?,
        _ if numbered => words.trim_start_matches(['(', '[']).trim_start_matches(|c: char| c.is_ascii_digit()).get(1..)?,
        _ => return None,
    };
    let tight = matches!(mark, '•' | '‣' | '◦' | '▪' | '■' | '●');
    let item = rest.trim_start();
    (!item.is_empty() && (tight || rest.starts_with([' ', '\t']))).then(|| words.len() - item.len())
}

/// What stands behind the sign and the number of a paragraph: "¶ 12. I saw".
fn paragraph_number(words: &str) -> Option<&str> {
    let number = words.trim_start_matches(['¶', '§', ' ']);
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < number.len()).then(|| rest.trim_start_matches(['.', ')', ':']))
}

/// The width at which a file breaks its lines, or `None` where line ends are those of paragraphs.
fn page_width(lines: &[Line]) -> Option<usize> {
    let pairs: Vec<(&Line, &Line)> = lines
        .windows(2)
        .map(|p| (&p[0], &p[1]))
        .filter(|(a, b)| !a.words.is_empty() && !b.words.is_empty() && b.bullet.is_none())
        .collect();
    let broken = pairs.iter().filter(|(a, b)| a.length >= LEAST_WIDTH && a.open() && b.continues()).count();
    if broken == 0 || broken * 100 < pairs.len() * OPEN_ENDS {
        return None;
    }
    let mut lengths: Vec<usize> = lines.iter().map(|l| l.length).filter(|l| *l >= LEAST_WIDTH).collect();
    lengths.sort_unstable();
    let width = lengths[(lengths.len() - 1) * 95 / 100];
    (width <= GREATEST_WIDTH).then_some(width)
}

/// Does the line carry on the paragraph of the line before it?
fn runs_on(lines: &[Line], at: usize, width: Option<usize>) -> bool {
    let (before, line) = (&lines[at - 1], &lines[at]);
    if before.words.is_empty() {
        return false;
    }
    if before.open() && line.continues() {
        return width.is_some() || before.length >= LEAST_WIDTH || line.closed;
    }
    let Some(width) = width else { return false };
    if line.indent > before.indent + 1 && !before.open() && before.bullet.is_none() {
        return false;
    }
    let first_word = line.words.split_whitespace().next().map_or(0, |w| w.chars().count());
    let room = before.length + 1 + first_word <= width;
    let deliberate = room && (!before.open() || before.length * 10 < width * 6);
    !deliberate
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|p| &text[p.range]).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(cut("One line.\n\n  Another line.  \r\n\r\nThird."), ["One line.", "Another line.", "Third."]);
        assert_eq!(cut(" \n\t\n"), Vec::<&str>::new());
    }

    #[test]
    fn a_line_each() {
        let text =
            "Ferry service was halted on Monday after a storm.\nThe harbour master said repairs would take a week.\nNobody was hurt.";
        assert_eq!(cut(text).len(), 3);
    }

    #[test]
    fn lines_broken_at_a_width() {
        let text = "Ferry service to the island was halted on Monday after\na storm tore a mooring loose, the harbour master said in a\n\
            statement. Repairs would take a week, and Captain Ola\nBerg said nobody was hurt.\nA second storm is expected on Thursday, when the last of\nthe boats leave.\n\nSchools stay shut.";
        let got = cut(text);
        assert_eq!(got.len(), 3, "{got:#?}");
        assert!(got[1].starts_with("A second storm"));
    }

    #[test]
    fn bullets_and_numbers() {
        let text = "Key points\n- one dead\n* two hurt\n• a bridge shut\n1. First\n2. Second\n2014. A year.";
        let got = paragraphs(text);
        assert_eq!(got.iter().filter(|p| p.listed).count(), 5);
        assert_eq!(&text[got[1].range.clone()], "one dead");
        assert_eq!(&text[got[5].range.clone()], "Second");
    }

    #[test]
    fn short_lines_of_a_list_stay_apart() {
        assert_eq!(cut("apples\nripe pears\nplums, figs\n").len(), 3);
        assert_eq!(cut("The road was \nclosed all day.").len(), 1);
    }
}
