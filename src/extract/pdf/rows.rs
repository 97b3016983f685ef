//! Rows of tables on a page: lines one below the other whose words stand in the same columns.

use super::lines::Line;
use super::paragraphs::is_label;
use crate::extract::office::flow::{Flow, Paragraph};
use crate::extract::office::table::{Cell, Table, TableRow, rows};
use crate::model::Part;

/// Rows this far apart, as a share of the size, are of two tables.
const APART: f64 = 3.5;
/// Most characters of a cell, on average: lines with gaps in them are prose.
const LONGEST: usize = 40;

/// The table that begins with a line: the line behind it, and its rows with whether they hold heads.
pub fn at(lines: &[Line], from: usize) -> Option<(usize, Vec<(String, bool)>)> {
    let mut all: Vec<Vec<(String, (f64, f64))>> = Vec::new();
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(from) {
        let cells = line.cells(true);
        let numbered = cells.len() == 2 && is_label(&format!("{} x", cells[0].0));
        let near = at == from || line.y - lines[at - 1].y < APART * line.size;
        if cells.len() < 2 || numbered || !near {
            break;
        }
        let merged = merge(columns.iter().copied().chain(cells.iter().map(|(_, x)| *x)).collect(), 0.3 * line.size);
        // A line that bridges the columns is none of the rows, nor is one whose cells all stand apart from them.
        if merged.len() < 2 || !columns.is_empty() && (merged.len() < columns.len() || merged.len() >= columns.len() + cells.len()) {
            break;
        }
        columns = merged;
        all.push(cells);
    }
    let count: usize = all.iter().flatten().map(|(text, _)| text.chars().count()).sum();
    let cells = all.iter().map(Vec::len).sum::<usize>();
    if all.len() < 2 || count > cells * LONGEST {
        return None;
    }
    let row = |(at, cells): (usize, &Vec<(String, (f64, f64))>)| {
        let line = &lines[from + at];
        let mut texts = vec![String::new(); columns.len()];
        for (text, x) in cells {
            let column = columns.iter().position(|column| x.0 < column.1 && column.0 < x.1).unwrap_or(0);
            if !texts[column].is_empty() {
                texts[column].push(' ');
            }
            texts[column].push_str(text);
        }
        let cell = |text: &String| {
            let mut flow = Flow::default();
            flow.push(Paragraph::new(Part::Paragraph, text));
            Cell { flow, bold: line.bold }
        };
        TableRow { cells: texts.iter().map(cell).collect(), heads: false }
    };
    let table = Table { rows: all.iter().enumerate().map(row).collect() };
    rows(&table).map(|rows| (from + all.len(), rows))
}

/// Stretches that overlap as one, from left to right.
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
