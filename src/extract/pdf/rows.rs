//! Table rows on a page: consecutive lines whose words are in the same columns.

use super::lines::{Line, is_stretched};
use super::paragraphs::is_label;
use crate::extract::office::flow::{Flow, Paragraph};
use crate::extract::office::table::{self, Cell, Table, TableRow};
use crate::model::Part;

/// Rows further apart than this, as a share of the font size, belong to two tables.
const APART: f64 = 3.5;
/// Lines of one cell are less than this far apart.
const WRAPPED: f64 = 1.7;
/// Most characters per cell on average. Longer lines with gaps in them are prose.
const LONGEST: usize = 40;

/// A cell: its text and its position.
type Words = (String, (f64, f64));

/// Returns the table that begins with a line: the index of the line after it, and its rows with whether they are column heads.
pub(super) fn at(lines: &[Line], from: usize) -> Option<(usize, Vec<(String, bool)>)> {
    let mut all: Vec<Vec<Words>> = Vec::new();
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(from) {
        let cells = line.cells(true);
        let numbered = cells.len() == 2 && is_label(&format!("{} x", cells[0].0));
        let gap = if at == from { 0.0 } else { (line.y - lines[at - 1].y) / line.size };
        if numbered
            || is_stretched(&line.runs)
            || gap > APART
            || cells.len() < 2 && !(gap < WRAPPED && is_wrapped(&cells, &columns, line.size))
        {
            break;
        }
        let merged = merge(columns.iter().copied().chain(cells.iter().map(|(_, x)| *x)).collect(), 0.3 * line.size);
        // A line that bridges the columns is not a row, and neither is one whose cells are all outside them.
        if merged.len() < 2 || !columns.is_empty() && (merged.len() < columns.len() || merged.len() >= columns.len() + cells.len()) {
            break;
        }
        columns = merged;
        all.push(cells);
    }
    let count: usize = all.iter().flatten().map(|(text, _)| text.chars().count()).sum();
    let cells = all.iter().map(Vec::len).sum::<usize>();
    if all.iter().filter(|cells| cells.len() > 1).count() < 2 || count > cells * LONGEST {
        return None;
    }
    let rows = together(&lines[from..from + all.len()], &all, &columns);
    let table = Table { rows: rows.into_iter().map(|(texts, bold)| row(&texts, bold)).collect() };
    table::rows(&table).map(|rows| (from + all.len(), rows))
}

/// True if a lone cell is the next line of a cell in a column after the first.
fn is_wrapped(cells: &[Words], columns: &[(f64, f64)], size: f64) -> bool {
    let Some((_, x)) = cells.first() else { return false };
    let meets: Vec<usize> = (0..columns.len()).filter(|at| x.0 < columns[*at].1 && columns[*at].0 < x.1).collect();
    matches!(meets[..], [column] if column > 0 && x.0 >= columns[column].0 - size)
}

/// Returns the texts of the rows by column, and whether each is bold. A row of several lines is recognised by the larger gap after it, or
/// else by its first column, which is empty in all lines but the first.
fn together(lines: &[Line], all: &[Vec<Words>], columns: &[(f64, f64)]) -> Vec<(Vec<String>, bool)> {
    let gaps: Vec<f64> = lines.windows(2).map(|pair| pair[1].y - pair[0].y).collect();
    let (least, most) = gaps.iter().fold((f64::MAX, 0.0f64), |(least, most), gap| (least.min(*gap), most.max(*gap)));
    let apart = most > 1.2 * least && least < WRAPPED * lines[0].size;
    let column = |x: &(f64, f64)| columns.iter().position(|column| x.0 < column.1 && column.0 < x.1).unwrap_or(0);
    let mut out: Vec<(Vec<String>, bool)> = Vec::new();
    for (at, cells) in all.iter().enumerate() {
        let first = cells.iter().any(|(_, x)| column(x) == 0);
        let goes_on = at > 0 && if apart { gaps[at - 1] < 1.1 * least } else { !first && gaps[at - 1] < WRAPPED * lines[at].size };
        if !goes_on || out.is_empty() {
            out.push((vec![String::new(); columns.len()], true));
        }
        let Some((texts, bold)) = out.last_mut() else { continue };
        *bold &= lines[at].bold;
        for (text, x) in cells {
            let own = &mut texts[column(x)];
            if !own.is_empty() {
                own.push(' ');
            }
            own.push_str(text);
        }
    }
    out
}

fn row(texts: &[String], bold: bool) -> TableRow {
    let cell = |text: &String| {
        let mut flow = Flow::default();
        flow.push(Paragraph::new(Part::Paragraph, text));
        Cell { flow, bold }
    };
    TableRow { cells: texts.iter().map(cell).collect(), heads: false }
}

/// Merges overlapping ranges, from left to right.
fn merge(mut all: Vec<(f64, f64)>, least: f64) -> Vec<(f64, f64)> {
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out: Vec<(f64, f64)> = Vec::new();
    for (from, to) in all {
        match out.last_mut().filter(|(_, end)| from < *end + least) {
            Some((_, end)) => *end = end.max(to),
            None => out.push((from, to)),
        }
    }
    out
}
