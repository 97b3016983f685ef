//! The table of figures in `docs/accuracy.md`: `evaluate check TABLE DATA` measures every row again and fails when a figure has
//! fallen by more than the tolerance; `evaluate update TABLE DATA` writes today's figures into it.
//!
//! A row is `| task | file | figure | value | … |`, the file relative to DATA. Everything else in the page is left as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;
use serde_json::Value;

use crate::TASKS;

/// How far a figure may fall before it counts as worse.
const TOLERANCE: f64 = 0.01;

/// One row of the table.
struct Row<'a> {
    line: usize,
    task: &'a str,
    file: &'a str,
    key: &'a str,
    value: Option<f64>,
}

/// Measures the table again and returns what got worse, in words.
pub fn check(table: &Path, data: &Path) -> Result<Vec<String>, String> {
    let page = std::fs::read_to_string(table).map_err(|e| format!("{}: {e}", table.display()))?;
    let mut worse = Vec::new();
    for (row, now) in measured(&rows(&page), data)? {
        let was = row.value.ok_or_else(|| format!("{}:{}: no figure in the fourth column", table.display(), row.line + 1))?;
        println!("{} {} {}: {was:.4} in the table, {now:.4} now", row.task, row.file, row.key);
        let fell = if lower_is_better(row.key) { now - was } else { was - now };
        if fell > TOLERANCE {
            worse.push(format!("{} {} {}: was {was:.4}, is {now:.4}", row.task, row.file, row.key));
        }
    }
    Ok(worse)
}

/// Writes today's figures into the table.
pub fn update(table: &Path, data: &Path) -> Result<(), String> {
    let page = std::fs::read_to_string(table).map_err(|e| format!("{}: {e}", table.display()))?;
    let mut lines: Vec<String> = page.lines().map(str::to_string).collect();
    for (row, now) in measured(&rows(&page), data)? {
        let mut cells: Vec<String> = lines[row.line].split('|').map(str::to_string).collect();
        cells[4] = format!(" {now:.4} ");
        lines[row.line] = cells.join("|");
    }
    std::fs::write(table, lines.join("\n") + "\n").map_err(|e| format!("{}: {e}", table.display()))
}

/// True for figures for which less is better.
fn lower_is_better(key: &str) -> bool {
    key == "false_conflicts"
}

fn rows(page: &str) -> Vec<Row<'_>> {
    page.lines().enumerate().filter_map(|(line, text)| row(line, text)).collect()
}

fn row(line: usize, text: &str) -> Option<Row<'_>> {
    let cells: Vec<&str> = text.split('|').map(str::trim).collect();
    let [_, task, file, key, value, ..] = cells.as_slice() else { return None };
    TASKS.iter().any(|(name, _)| name == task).then(|| Row { line, task, file, key, value: value.parse().ok() })
}

/// Each row with today's figure; every file is measured once, on all cores.
fn measured<'r, 'a>(rows: &'r [Row<'a>], data: &Path) -> Result<Vec<(&'r Row<'a>, f64)>, String> {
    // Files beside DATA may be missing even if DATA is there.
    let (absent, rows): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.file.starts_with("../") && !data.join(row.file).exists());
    for row in absent {
        println!("{} {}: not here, not measured", row.task, row.file);
    }
    let files: BTreeSet<(&str, &str)> = rows.iter().map(|row| (row.task, row.file)).collect();
    let measure = |(task, file): (&'a str, &'a str)| {
        let run = TASKS.iter().find(|(name, _)| *name == task).map(|(_, run)| run).ok_or("no such task")?;
        Ok(((task, file), run(&data.join(file)).map_err(|e| format!("{task} {file}: {e}"))?))
    };
    let done: BTreeMap<(&str, &str), Value> = files.into_par_iter().map(measure).collect::<Result<_, String>>()?;
    let figure = |row: &'r Row<'a>| {
        let value = done[&(row.task, row.file)].pointer(&format!("/{}", row.key.replace('.', "/"))).and_then(Value::as_f64);
        Ok((row, value.ok_or_else(|| format!("{} {} has no figure {:?}", row.task, row.file, row.key))?))
    };
    rows.into_iter().map(figure).collect()
}
