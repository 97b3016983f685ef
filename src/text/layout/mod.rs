//! Paragraphs of a plain text. Some files put a blank line between paragraphs, some put each paragraph on one line, some break
//! lines at a fixed width. Which of these a file does is decided once for the whole file, from all its line ends. Page headers and page
//! numbers inside a sentence are set aside, quoted mail is recognised by its quote marks, and table rows stay rows.

mod gap;
mod line;
mod numbering;
mod table;

use std::ops::Range;

use gap::Gap;
use line::{Line, NARROWEST, WIDE, WIDEST, Width};
pub use table::is_figure;

/// A paragraph or list item, without surrounding white space or bullet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes.
    pub range: Range<usize>,
    /// True if it began with a bullet or a list number.
    pub listed: bool,
    /// Its depth of quotation, as in mail: 0 for the writer's own words.
    pub depth: usize,
    /// Its part in a table.
    pub row: Option<Row>,
}

/// The part of a line in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The heads of the columns.
    Heads,
    /// Cells, under the column heads at that range.
    Cells(Option<Range<usize>>),
}

/// The layout of a text, as its lines show it.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// What is to be read, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Page headers and page numbers.
    pub aside: Vec<Range<usize>>,
    /// What is inside paragraphs but not part of their words: page headers and numbers, the quote marks of mail.
    pub blanks: Vec<Range<usize>>,
    /// The separators between the cells of rows.
    pub strokes: Vec<Range<usize>>,
}

impl Layout {
    /// Adds the layout of lines further down.
    pub fn extend(&mut self, below: Layout) {
        self.paragraphs.extend(below.paragraphs);
        self.aside.extend(below.aside);
        self.blanks.extend(below.blanks);
        self.strokes.extend(below.strokes);
    }
}

/// The paragraphs of a text, in order.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    layout(text, 0).paragraphs
}

/// The length in bytes of the bullet or number at the start of each paragraph, including the space after it; 0 if there is none. A single
/// number does not count: a paragraph with the neighbouring number must be near it.
pub fn bullets(paragraphs: &[&str]) -> Vec<usize> {
    let numbered = numbering::series(paragraphs.iter().copied());
    let length = |(at, words): (usize, &&str)| line::bullet_length(words, numbering::follows(&numbered, at)).unwrap_or(0);
    paragraphs.iter().enumerate().map(length).collect()
}

/// Reads a text line by line, from byte `from`.
pub fn layout(text: &str, from: usize) -> Layout {
    let all = line::read(text, from);
    let gaps = gap::find(&all);
    let mut out = Layout {
        aside: all.iter().zip(&gaps).filter(|(_, g)| **g == Gap::Head).map(|(l, _)| l.range.clone()).collect(),
        ..Layout::default()
    };
    let mut lines: Vec<Line> = all.iter().zip(&gaps).filter(|(_, g)| **g == Gap::None).map(|(l, _)| l.clone()).collect();
    line::close(&mut lines);
    let tables = table::find(&lines);
    let width = Width::of(&lines);
    let widest = stretches(&lines);
    for (at, line) in lines.iter().enumerate().filter(|(_, l)| !l.is_blank()) {
        if let Some(found) = &tables[at] {
            out.strokes.extend(found.strokes.iter().cloned());
            if let Some(row) = found.row.clone() {
                out.paragraphs.push(Paragraph { range: found.range.clone(), listed: false, depth: line.depth, row: Some(row) });
            }
            continue;
        }
        let bullet = line.bullet.filter(|_| !is_dash(&lines, at, width));
        let joins = at > 0 && tables[at - 1].is_none() && bullet.is_none() && runs_on(&lines, at, width, widest[at]);
        match out.paragraphs.last_mut().filter(|_| joins) {
            Some(last) => last.range.end = line.range.end,
            None => {
                let range = bullet.unwrap_or(line.range.start)..line.range.end;
                out.paragraphs.push(Paragraph { range, listed: bullet.is_some(), depth: line.depth, row: None });
            }
        }
    }
    out.blanks = blanks(text, &all, &out);
    out
}

/// The page headers and quote marks that are inside paragraphs.
fn blanks(text: &str, all: &[Line], layout: &Layout) -> Vec<Range<usize>> {
    let inside = |at: usize| {
        let behind = layout.paragraphs.partition_point(|p| p.range.start <= at);
        behind > 0 && at < layout.paragraphs[behind - 1].range.end
    };
    let marks = all.iter().filter(|l| l.depth > 0).map(|line| {
        let start = text[..line.range.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        start..line.range.start
    });
    let mut out: Vec<Range<usize>> = layout.aside.iter().cloned().chain(marks).filter(|r| inside(r.start)).collect();
    out.sort_by_key(|r| r.start);
    out
}

/// A list item begins within this many lines of another one.
const LINES_AROUND: usize = 40;

/// A dash at the start of a line by chance: the line before it is full and continues, and no other line begins this way.
fn is_dash(lines: &[Line], at: usize, width: Option<Width>) -> bool {
    let Some((before, width)) = at.checked_sub(1).map(|before| &lines[before]).zip(width) else { return false };
    let line = &lines[at];
    let mark = line.words.chars().next();
    let lone = || {
        let marked = |l: &&Line| l.bullet.is_some() && l.words.chars().next() == mark;
        let around = lines[..at].iter().rev().take_while(|l| !l.is_blank()).chain(lines[at + 1..].iter().take_while(|l| !l.is_blank()));
        !around.take(LINES_AROUND).any(|l| marked(&l))
    };
    matches!(mark, Some('-' | '*' | '·'))
        && !before.is_blank()
        && before.open()
        && width.room(before, line).is_none_or(|room| room <= width.slack)
        && lone()
}

/// With more of the width free than this, in percent, a line in a page of full lines was ended on purpose.
const HALF_EMPTY: usize = 40;
/// The same for a line that does not continue in lower case: a sixth of the width.
const ENDED_EARLY: usize = 6;
/// Of the width, in percent: shorter lines are ended on purpose in any page.
const SHORT_LINE: usize = 60;

/// True if the line continues the paragraph of the line before it.
fn runs_on(lines: &[Line], at: usize, width: Option<Width>, widest: Option<usize>) -> bool {
    let (before, line) = (&lines[at - 1], &lines[at]);
    if before.is_blank() || before.depth != line.depth {
        return false;
    }
    if line.entry && !before.open() {
        return false;
    }
    let room = width.and_then(|width| width.room(before, line)).unwrap_or(0);
    if before.open() && line.continues() {
        // In a page whose lines are all full, a half-empty line was ended on purpose.
        let listed = width.is_some_and(|w| w.sure && room * 100 > w.width * HALF_EMPTY) && !line.closed;
        return !listed && (width.is_some() || before.length >= WIDE || line.closed);
    }
    // The first word of this line did not fit on the line before.
    let full = widest.is_some_and(|widest| before.end() + 1 + line.first_word() > widest);
    if before.open()
        && line.closed
        && before.bullet.is_none()
        && line.bullet.is_none()
        && (before.is_in_capitals() && line.is_in_capitals() || full)
    {
        return true;
    }
    let Some(width) = width else { return false };
    if line.continues() && before.bullet.is_none() {
        return true;
    }
    if line.indent > before.indent + 1 && !before.open() && before.bullet.is_none() {
        return false;
    }
    let short = width.sure && room * ENDED_EARLY > width.width || before.length * 100 < width.width * SHORT_LINE;
    let open = before.open() || before.is_shortened();
    let deliberate = room > width.slack && (!open || short);
    !deliberate
}

/// For each line, the end column of the widest line around it, up to the nearest blank lines. `None` unless one of these lines continues
/// in lower case and none is a list item, so that they are not a list.
fn stretches(lines: &[Line]) -> Vec<Option<usize>> {
    let mut out = Vec::with_capacity(lines.len());
    for stretch in lines.chunk_by(|a, b| !a.is_blank() && !b.is_blank()) {
        let prose = stretch.windows(2).any(|pair| pair[0].open() && pair[0].length >= NARROWEST && pair[1].continues());
        let plain = stretch.iter().all(|line| line.bullet.is_none() && line.depth == stretch[0].depth);
        let widest = stretch.iter().map(Line::end).max().filter(|widest| prose && plain && *widest <= WIDEST);
        out.extend(std::iter::repeat_n(widest, stretch.len()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|p| &text[p.range]).collect()
    }

    #[test]
    fn blank_lines_separate_paragraphs() {
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
    fn a_narrow_column_with_names() {
        let text = "The council of Tarn met on Monday\nand heard Abel Finch of the Royal\nSociety on the price of the lamps.";
        assert_eq!(cut(text).len(), 1);
        assert_eq!(cut("Storm halts ferry\nFerry service was halted on Monday after\na storm tore a mooring loose.").len(), 2);
        assert_eq!(cut("THE STRIKERS OF HARN CAME BACK ON\nMONDAY AND FOUND THE GATE SHUT.").len(), 1);
        assert_eq!(cut("TERRIBLE FIRE.\nNINE DEAD.").len(), 2);
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
