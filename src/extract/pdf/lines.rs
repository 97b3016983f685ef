//! Groups the glyphs of a page into lines: which share a baseline, where words and cells end, and which columns are read one after the
//! other.

use super::columns;
use super::content::Glyph;

/// Text on one baseline without a wide gap.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub text: String,
    /// Left and right end.
    pub x: (f64, f64),
    /// Baseline, measured from the top of the page.
    pub y: f64,
    pub size: f64,
    pub bold: bool,
    /// Number of characters.
    pub count: usize,
    /// The byte offsets of blanks in its text, and the positions where the words before them end.
    blanks: Vec<(usize, f64)>,
    /// The narrowest and the widest blank.
    gaps: Option<(f64, f64)>,
}

/// A line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its runs from left to right.
    pub runs: Vec<Run>,
    pub y: f64,
    /// The font size of most of it.
    pub size: f64,
    pub bold: bool,
}

/// A gap wider than this separates words. This and the following gaps are shares of the font size.
const WORD: f64 = 0.16;
/// A gap no wider than this is not a blank.
const BLANK: f64 = 0.04;
/// Letters whose usual gap is wider than this are letter-spaced.
const SPACED: f64 = 0.05;
/// A gap wider than this separates runs.
const RUN: f64 = 0.9;
/// A gap this wide separates cells.
const CELL: f64 = 1.5;
/// Baselines this near are one, as a share of the font size.
pub(super) const NEAR: f64 = 0.12;
/// A superscript or subscript is this near.
const RAISED: f64 = 0.45;
/// Type smaller than this share beside larger type is a mark.
const SMALL: f64 = 0.9;

impl Run {
    /// Returns its first word, if more words follow.
    pub(super) fn first_word(&self) -> Option<&str> {
        self.blanks.first().and_then(|(end, _)| self.text.get(..*end))
    }

    /// Removes its first word.
    pub(super) fn drop_first_word(&mut self) {
        const APART: f64 = 0.5;
        if self.blanks.is_empty() {
            return;
        }
        let (end, x) = self.blanks.remove(0);
        self.count = self.count.saturating_sub(self.text[..end].chars().count());
        self.text.drain(..=end);
        self.blanks.iter_mut().for_each(|(at, _)| *at -= end + 1);
        self.x.0 = (x + APART * self.size).min(self.x.1);
    }
}

/// True if the runs, from left to right, are one justified line of prose. All of its words are then equally far apart, which the cells of a
/// table are not.
pub(super) fn is_stretched(runs: &[Run]) -> bool {
    const EQUAL: f64 = 0.12;
    const LEAST_WORDS: usize = 3;
    /// Fewer characters may be column heads that are equally far apart by chance.
    const LEAST_LETTERS: usize = 18;
    let Some(first) = runs.first() else { return false };
    let between = runs.windows(2).map(|pair| pair[1].x.0 - pair[0].x.1);
    let inside = runs.iter().filter_map(|run| run.gaps).flat_map(|(least, most)| [least, most]);
    let (least, most) = between.chain(inside).fold((f64::MAX, f64::MIN), |(least, most), gap| (least.min(gap), most.max(gap)));
    let words: usize = runs.iter().map(|run| run.blanks.len() + 1).sum();
    let letters = runs.iter().filter(|run| run.text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '“' | '(' | '‘'))).count();
    let long = runs.iter().map(|run| run.count).sum::<usize>() >= LEAST_LETTERS;
    runs.len() > 1 && words >= LEAST_WORDS && long && most - least < EQUAL * first.size && letters * 2 > runs.len()
}

impl Line {
    pub(super) fn left(&self) -> f64 {
        self.runs.first().map_or(0.0, |run| run.x.0)
    }

    pub(super) fn right(&self) -> f64 {
        self.runs.iter().map(|run| run.x.1).fold(f64::MIN, f64::max)
    }

    /// Returns its cells: texts and their positions. In a table, a smaller gap separates cells than in prose.
    pub(super) fn cells(&self, table: bool) -> Vec<(String, (f64, f64))> {
        let gap = if table { RUN } else { CELL } * self.size;
        let mut out: Vec<(String, (f64, f64))> = Vec::new();
        for run in &self.runs {
            let mark = self.is_mark(run);
            match out.last_mut().filter(|(_, x)| run.x.0 - x.1 < gap) {
                Some((text, x)) => {
                    if mark {
                        text.push_str(&format!("[{}]", run.text));
                    } else {
                        let blank = run.x.0 - x.1 > WORD * run.size.min(self.size) && !text.ends_with(' ');
                        text.push_str(if blank { " " } else { "" });
                        text.push_str(&run.text);
                    }
                    x.1 = x.1.max(run.x.1);
                }
                None => out.push((run.text.clone(), run.x)),
            }
        }
        out
    }

    /// Returns its whole text.
    pub(super) fn text(&self) -> String {
        self.cells(false).into_iter().map(|(text, _)| text).collect::<Vec<String>>().join(" ")
    }

    /// True for a raised number that refers to a note, after the words of the line.
    fn is_mark(&self, run: &Run) -> bool {
        run.size < SMALL * self.size && run.y < self.y - 0.15 * self.size && run.count <= 3 && run.text.bytes().all(|b| b.is_ascii_digit())
    }
}

/// Returns the lines of a page, column after column. Each inner list is read from top to bottom.
pub(super) fn read(glyphs: Vec<Glyph>) -> Vec<Vec<Line>> {
    columns::order(runs(glyphs)).into_iter().map(lines).collect()
}

/// Groups glyphs into runs.
fn runs(mut glyphs: Vec<Glyph>) -> Vec<Run> {
    glyphs.sort_by(|a, b| a.at.1.total_cmp(&b.at.1));
    let mut out = Vec::new();
    let mut from = 0;
    while from < glyphs.len() {
        let first = glyphs[from].at.1;
        let near = |glyph: &&Glyph| glyph.at.1 - first <= NEAR * glyph.size;
        let end = from + glyphs[from..].iter().take_while(near).count().max(1);
        let row = &mut glyphs[from..end];
        row.sort_by(|a, b| a.at.0.total_cmp(&b.at.0));
        baseline(row, &mut out);
        from = end;
    }
    out
}

/// Adds the runs of one baseline.
fn baseline(row: &[Glyph], out: &mut Vec<Run>) {
    // If letters are spaced out, words are even further apart.
    let usual = spacing(row);
    let spaced = if usual > SPACED { usual } else { 0.0 };
    let mut open: Option<Run> = None;
    let mut blank = false;
    let mut last: Option<&Glyph> = None;
    for glyph in row {
        if glyph.text.trim().is_empty() {
            blank = true;
            continue;
        }
        // Bold type may be made by printing twice.
        let again = last.is_some_and(|last| last.text == glyph.text && (last.at.0 - glyph.at.0).abs() < 0.2 * glyph.advance.0.abs());
        if again {
            continue;
        }
        last = Some(glyph);
        let end = glyph.at.0 + glyph.advance.0.max(0.0);
        let fits =
            |run: &Run| glyph.at.0 - run.x.1 <= (RUN + spaced) * glyph.size && (run.size / glyph.size).max(glyph.size / run.size) < 1.05;
        match open.as_mut().filter(|run| fits(run)) {
            Some(run) => {
                let gap = (glyph.at.0 - run.x.1) / glyph.size;
                // Some programs set a blank and take its width back when they move two letters together.
                if blank && gap > BLANK + usual.min(0.0) || gap > WORD + spaced {
                    run.blanks.push((run.text.len(), run.x.1));
                    let width = glyph.at.0 - run.x.1;
                    run.gaps = Some(run.gaps.map_or((width, width), |(least, most)| (least.min(width), most.max(width))));
                    run.text.push(' ');
                }
                run.text.push_str(&glyph.text);
                run.x.1 = run.x.1.max(end);
                run.bold &= glyph.bold;
                run.count += 1;
            }
            None => {
                let (text, blanks) = (glyph.text.clone(), Vec::new());
                let (x, size) = ((glyph.at.0, end), glyph.size);
                let run = Run { text, x, y: glyph.at.1, size, bold: glyph.bold, count: 1, blanks, gaps: None };
                out.extend(open.replace(run));
            }
        }
        blank = false;
    }
    out.extend(open);
}

/// Returns the usual gap between the letters of a row, as a share of the font size.
fn spacing(row: &[Glyph]) -> f64 {
    const LEAST: usize = 6;
    const MOST: f64 = 0.8;
    let solid = |glyph: &Glyph| !glyph.text.trim().is_empty();
    let pairs = row.windows(2).filter(|pair| solid(&pair[0]) && solid(&pair[1]));
    let mut gaps: Vec<f64> = pairs.map(|pair| (pair[1].at.0 - pair[0].at.0 - pair[0].advance.0) / pair[1].size).collect();
    gaps.sort_by(f64::total_cmp);
    let middle = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    if gaps.len() >= LEAST && middle < MOST { middle } else { 0.0 }
}

/// Inserts raised note marks into the text of the runs above whose blanks they are. The runs are sorted from top to bottom.
fn with_marks(mut runs: Vec<Run>) -> Vec<Run> {
    const BELOW: usize = 8;
    let mut taken = vec![false; runs.len()];
    for at in 0..runs.len() {
        let mark = &runs[at];
        if !(1..=3).contains(&mark.count) || !mark.text.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let place = |run: &Run| {
            let raised = mark.size < SMALL * run.size && (0.15 * run.size..RAISED * run.size).contains(&(run.y - mark.y));
            let near = run.blanks.iter().find(|(_, x)| (mark.x.0 - x).abs() < 0.3 * mark.size).map(|found| found.0)?;
            // After a figure it may be an exponent.
            Some(near).filter(|byte| raised && !run.text[..*byte].ends_with(|c: char| c.is_ascii_digit()))
        };
        let mut below = (at + 1..runs.len()).take(BELOW);
        let found = below.find_map(|below| place(&runs[below]).map(|byte| (below, byte)));
        if let Some((below, byte)) = found {
            let mark = format!("[{}]", mark.text);
            let run = &mut runs[below];
            run.text.insert_str(byte, &mark);
            run.blanks.iter_mut().filter(|(other, _)| *other >= byte).for_each(|(other, _)| *other += mark.len());
            taken[at] = true;
        }
    }
    let mut taken = taken.into_iter();
    runs.retain(|_| taken.next() != Some(true));
    runs
}

/// Groups the runs of a column into lines.
fn lines(mut runs: Vec<Run>) -> Vec<Line> {
    runs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut out: Vec<Line> = Vec::new();
    for run in with_marks(runs) {
        let near = |line: &Line| {
            let apart = (line.y - run.y).abs() < RAISED * line.size.max(run.size);
            let beside = line.runs.iter().all(|other| run.x.0 >= other.x.1 - 0.3 * run.size || other.x.0 >= run.x.1 - 0.3 * run.size);
            apart && beside
        };
        let first = out.len().saturating_sub(4);
        match out[first..].iter_mut().rev().find(|line| near(line)) {
            Some(line) => {
                let whole =
                    |line: &Line| line.runs.iter().filter(|other| other.size >= line.size * 0.95).map(|other| other.count).sum::<usize>();
                if run.size > line.size || run.count > whole(line) {
                    (line.y, line.size) = (run.y, run.size);
                }
                line.runs.push(run);
            }
            None => out.push(Line { y: run.y, size: run.size, bold: false, runs: vec![run] }),
        }
    }
    for line in &mut out {
        line.runs.sort_by(|a, b| a.x.0.total_cmp(&b.x.0));
        let count = |size: f64| line.runs.iter().filter(|run| (run.size - size).abs() < 0.03 * size).map(|run| run.count).sum::<usize>();
        let most = line.runs.iter().max_by(|a, b| count(a.size).cmp(&count(b.size)).then(a.size.total_cmp(&b.size)));
        (line.y, line.size) = most.map_or((line.y, line.size), |run| (run.y, run.size));
        line.bold = line.runs.iter().filter(|run| run.text.contains(char::is_alphabetic)).all(|run| run.bold);
    }
    out.sort_by(|a, b| a.y.total_cmp(&b.y));
    out
}
