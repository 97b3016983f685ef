//! Tables in a plain text: consecutive lines with the same number of cells, separated by strokes, tabs, dots, runs of spaces, semicolons
//! or commas, with one column of figures. A first row without figures contains the column heads.

use std::ops::Range;

use super::Row;
use super::line::Line;

/// Longest cell, in characters: longer ones are sentences.
const LONGEST_CELL: usize = 80;
/// Most rows that are checked for what a column contains.
const MOST_ROWS: usize = 200;

/// A line of a table.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its part in the table; `None` for a rule.
    pub row: Option<Row>,
    /// From its first cell to its last.
    pub range: Range<usize>,
    /// The separators between its cells.
    pub strokes: Vec<Range<usize>>,
}

/// What separates cells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Stroke,
    Tab,
    Leaders,
    Spaces,
    Semicolon,
    Comma,
}

const SEPARATORS: [Separator; 6] =
    [Separator::Stroke, Separator::Tab, Separator::Leaders, Separator::Spaces, Separator::Semicolon, Separator::Comma];

/// The part of each line in a table.
pub(super) fn find(lines: &[Line]) -> Vec<Option<Found>> {
    let mut out = vec![None; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let table = SEPARATORS.into_iter().find_map(|mark| table(lines, at, mark));
        let Some(table) = table else {
            at += 1;
            continue;
        };
        let end = at + table.len();
        out[at..end].clone_from_slice(&table);
        at = end;
    }
    out
}

/// The table that begins with a line.
fn table(lines: &[Line], from: usize, mark: Separator) -> Option<Vec<Option<Found>>> {
    let cells = |line: &Line| cut(line.words, mark).filter(|cells| cells.len() >= least(mark));
    let first = cells(&lines[from])?;
    let mut rows: Vec<(usize, Vec<Range<usize>>)> = vec![(from, first)];
    let mut ruled = false;
    let mut end = from + 1;
    while let Some(line) = lines.get(end).filter(|l| !l.is_blank()) {
        if is_rule(line.words) {
            ruled = true;
        } else if let Some(row) = cells(line).and_then(|row| fitted(row, &rows, (lines, end), mark)) {
            rows.push((end, row));
        } else {
            break;
        }
        end += 1;
    }
    let text = |row: &(usize, Vec<Range<usize>>), column: usize| &lines[row.0].words[row.1[column].clone()];
    let below = &rows[1..rows.len().min(MOST_ROWS)];
    let figures = (0..rows[0].1.len()).filter(|column| !below.is_empty() && below.iter().all(|row| is_figure(text(row, *column))));
    let figures: Vec<usize> = figures.collect();
    let framed = mark == Separator::Stroke && (ruled || lines[from].words.starts_with('|'));
    if below.is_empty() || figures.is_empty() && !framed {
        return None;
    }
    let years = || are_years(figures.iter().map(|column| text(&rows[0], *column)), below.iter().map(|row| text(row, figures[0])));
    let worded = figures.iter().any(|column| !is_figure(text(&rows[0], *column)));
    let headed = if figures.is_empty() { ruled } else { worded || years() };
    let hull = |(at, row): &(usize, Vec<Range<usize>>)| {
        let (base, last) = (lines[*at].range.start, &row[row.len() - 1]);
        base + row[0].start..base + last.end
    };
    let heads = headed.then(|| hull(&rows[0]));
    let mut out = vec![None; end - from];
    for at in from..end {
        out[at - from] = Some(Found { row: None, range: lines[at].range.clone(), strokes: Vec::new() });
    }
    for (at_row, (at, row)) in rows.iter().enumerate() {
        let kind = if headed && *at == from { Row::Heads } else { Row::Cells(heads.clone()) };
        out[at - from] = Some(Found { row: Some(kind), range: hull(&rows[at_row]), strokes: strokes(&lines[*at], row) });
    }
    Some(out)
}

/// The row of a line, if it has as many cells as the others. If one is left out between runs of spaces, its column is found by comparing
/// positions with the other rows.
fn fitted(
    row: Vec<Range<usize>>,
    rows: &[(usize, Vec<Range<usize>>)],
    (lines, at): (&[Line], usize),
    mark: Separator,
) -> Option<Vec<Range<usize>>> {
    let full = &rows[0].1;
    if row.len() == full.len() {
        return Some(row);
    }
    if mark != Separator::Spaces || row.len() > full.len() || full.len() < 3 {
        return None;
    }
    let columns_of = |at: usize, cell: &Range<usize>| {
        let (words, indent) = (lines[at].words, lines[at].indent);
        let start = indent + words[..cell.start].chars().count();
        start..start + words[cell.clone()].chars().count()
    };
    let hulls: Vec<Range<usize>> = (0..full.len())
        .map(|column| {
            let all = rows.iter().filter(|(_, row)| !row[column].is_empty()).map(|(at, row)| columns_of(*at, &row[column]));
            all.reduce(|hull, cell| hull.start.min(cell.start)..hull.end.max(cell.end)).unwrap_or_default()
        })
        .collect();
    let meets = |cell: &Range<usize>| {
        let own = columns_of(at, cell);
        let mut found = (0..hulls.len()).filter(|i| own.start < hulls[*i].end && hulls[*i].start < own.end);
        found.next().filter(|_| found.next().is_none())
    };
    let places: Vec<usize> = row.iter().map(meets).collect::<Option<_>>()?;
    if places.first() != Some(&0) || !places.windows(2).all(|two| two[0] < two[1]) {
        return None;
    }
    let end = row.last()?.end;
    let mut out: Vec<Range<usize>> = Vec::with_capacity(full.len());
    for column in 0..full.len() {
        // A cell that is left out is an empty range in the gap, one byte after the cell before it.
        let empty = out.last().map_or(0, |before| (before.end + 1).min(end));
        out.push(places.iter().position(|place| *place == column).map_or(empty..empty, |i| row[i].clone()));
    }
    Some(out)
}

/// True if the heads of the columns of figures are consecutive years in order, and the cells below them are not all years.
fn are_years<'t>(heads: impl Iterator<Item = &'t str>, mut below: impl Iterator<Item = &'t str>) -> bool {
    let year = |cell: &str| cell.parse::<u16>().ok().filter(|year| cell.len() == 4 && (1000..2200).contains(year));
    let Some(heads) = heads.map(year).collect::<Option<Vec<u16>>>() else { return false };
    let ordered = heads.windows(2).all(|two| two[0] < two[1]) || heads.windows(2).all(|two| two[0] > two[1]);
    heads.len() > 1 && ordered && below.any(|cell| year(cell).is_none())
}

/// The least number of cells in a row.
fn least(mark: Separator) -> usize {
    match mark {
        Separator::Stroke | Separator::Tab | Separator::Leaders | Separator::Spaces => 2,
        Separator::Semicolon | Separator::Comma => 3,
    }
}

/// The cells of a line, as ranges of its words; `None` if one is empty or too long.
fn cut(words: &str, mark: Separator) -> Option<Vec<Range<usize>>> {
    if is_rule(words) || mark != Separator::Stroke && words.contains('|') {
        return None;
    }
    let bytes = words.as_bytes();
    let mut out = Vec::new();
    let (mut start, mut at, mut quoted) = (0, 0, false);
    while at < bytes.len() {
        quoted ^= bytes[at] == b'"';
        let length = match (mark, bytes[at]) {
            (Separator::Stroke, b'|') | (Separator::Tab, b'\t') | (Separator::Semicolon, b';') if !quoted => 1,
            (Separator::Comma, b',') if !quoted => 1,
            (Separator::Spaces, b' ') => bytes[at..].iter().take_while(|b| **b == b' ').count(),
            (Separator::Leaders, b' ' | b'.') => leaders(&words[at..]),
            _ => 0,
        };
        if length > usize::from(mark == Separator::Spaces) {
            out.push(start..at);
            start = at + length;
        }
        at += length.max(1);
    }
    out.push(start..bytes.len());
    let mut cells: Vec<Range<usize>> = out.into_iter().map(|r| trimmed(words, r)).collect();
    if mark == Separator::Stroke {
        let frame = |r: &Range<usize>| r.is_empty();
        if cells.last().is_some_and(frame) {
            cells.pop();
        }
        if cells.first().is_some_and(frame) {
            cells.remove(0);
        }
    }
    let plain = |r: &Range<usize>| {
        let cell = &words[r.clone()];
        let ends = matches!(mark, Separator::Spaces | Separator::Comma)
            && cell.ends_with(['.', '!', '?', ':', ';', ','])
            && !is_figure(cell)
            && cell.len() > 3;
        !(r.is_empty() && mark != Separator::Stroke && mark != Separator::Tab) && cell.chars().count() <= LONGEST_CELL && !ends
    };
    let tight = mark != Separator::Comma || !words.contains(", ");
    (tight && cells.iter().all(plain)).then_some(cells)
}

/// Length in bytes of the dots between two cells: "......", " . . . . ".
fn leaders(words: &str) -> usize {
    const FEWEST: usize = 3;
    let length = words.len() - words.trim_start_matches(['.', ' ']).len();
    if words[..length].matches('.').count() >= FEWEST && length < words.len() { length } else { 0 }
}

fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let cell = &words[range.clone()];
    let start = range.start + cell.len() - cell.trim_start_matches([' ', '\t', '"']).len();
    let end = range.start + cell.trim_end_matches([' ', '\t', '"']).len();
    start.min(end)..end
}

/// The separators between the cells of a line.
fn strokes(line: &Line, cells: &[Range<usize>]) -> Vec<Range<usize>> {
    let base = line.range.start;
    cells.windows(2).map(|pair| base + pair[0].end..base + pair[1].start).filter(|stroke| !stroke.is_empty()).collect()
}

/// "|---|:-:|", "-----   ----", "+====+"
fn is_rule(words: &str) -> bool {
    words.len() >= 3 && words.contains(['-', '=']) && words.chars().all(|c| matches!(c, '|' | '-' | '=' | ':' | '+' | ' ' | '\t'))
}

/// True for a cell that is mostly figures: "12,305", "54.3%", "£4", "-", "n/a".
pub fn is_figure(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && letters <= digits.max(3) || matches!(cell, "" | "-" | "–" | "—" | "n/a")
}
