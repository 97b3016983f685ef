//! Columns of a page: a vertical gap between lines of prose on both sides. Columns of a table do not count, because their cells are short.
//! Text that does not run from left to right is rotated first: a page set sideways is read upright, and text at right angles to the rest is
//! left out.

use super::content::Glyph;
use super::lines::{NEAR, Run, is_stretched};

/// Narrowest gap between columns, as a share of the font size.
const GUTTER: f64 = 0.7;
/// Fewest runs of a column.
const LEAST: usize = 3;
/// Fewest characters per run on average, so that the column is prose.
const PROSE: usize = 20;
/// Narrowest column, as a share of the width of all text.
const NARROWEST: f64 = 0.2;
/// Most gaps that are tried.
const MOST_TRIED: usize = 200;
/// Pages with more runs are read without columns.
const MOST_RUNS: usize = 20_000;
/// Most columns within columns.
const DEEPEST: usize = 4;

/// Returns the runs of a page in groups, each of which is read from top to bottom before the next.
pub(super) fn order(mut runs: Vec<Run>) -> Vec<Vec<Run>> {
    runs.sort_by(|a, b| a.y.total_cmp(&b.y));
    if runs.len() > MOST_RUNS {
        return vec![runs];
    }
    let mut out = Vec::new();
    part(runs, 0, &mut out);
    out
}

/// Runs between two that cross a gap.
#[derive(Default)]
struct Zone {
    left: Vec<Run>,
    right: Vec<Run>,
}

impl Zone {
    /// True if both sides are prose.
    fn is_columns(&self, width: f64) -> bool {
        [&self.left, &self.right].into_iter().all(|side| {
            let count: usize = side.iter().map(|run| run.count).sum();
            let (from, to) = extent(side);
            let pieces = pieces(side);
            pieces >= LEAST && count >= pieces * PROSE && to - from >= NARROWEST * width
        })
    }

    fn count(&self) -> usize {
        self.left.iter().chain(&self.right).map(|run| run.count).sum()
    }
}

/// Returns the number of runs. A justified line counts as one.
fn pieces(side: &[Run]) -> usize {
    let mut sorted: Vec<&Run> = side.iter().collect();
    sorted.sort_by(|a, b| a.y.total_cmp(&b.y));
    let lines = sorted.chunk_by(|a, b| b.y - a.y <= NEAR * a.size);
    lines
        .map(|line| {
            let mut line: Vec<Run> = line.iter().map(|run| (*run).clone()).collect();
            line.sort_by(|a, b| a.x.0.total_cmp(&b.x.0));
            if is_stretched(&line) { 1 } else { line.len() }
        })
        .sum()
}

fn extent(runs: &[Run]) -> (f64, f64) {
    runs.iter().fold((f64::MAX, f64::MIN), |(from, to), run| (from.min(run.x.0), to.max(run.x.1)))
}

fn part(runs: Vec<Run>, depth: usize, out: &mut Vec<Vec<Run>>) {
    let (from, to) = extent(&runs);
    let best = if depth < DEEPEST { best(&runs, to - from) } else { None };
    let Some(gap) = best else {
        out.push(runs);
        return;
    };
    let mut across: Vec<Run> = Vec::new();
    for stretch in zones(&runs, gap) {
        match stretch {
            Ok(zone) if zone.is_columns(to - from) => {
                if !across.is_empty() {
                    part(std::mem::take(&mut across), depth + 1, out);
                }
                part(zone.left, depth + 1, out);
                part(zone.right, depth + 1, out);
            }
            Ok(zone) => {
                across.extend(zone.left);
                across.extend(zone.right);
            }
            Err(run) => across.push(run),
        }
    }
    if !across.is_empty() {
        across.sort_by(|a, b| a.y.total_cmp(&b.y));
        out.push(across);
    }
}

/// Returns the gap with the most text beside it.
fn best(runs: &[Run], width: f64) -> Option<f64> {
    let mut tried: Vec<f64> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let right = runs[at.saturating_sub(8)..(at + 8).min(runs.len())].iter();
        let beside = right.filter(|other| (other.y - run.y).abs() < run.size && other.x.0 - run.x.1 > GUTTER * run.size);
        for other in beside {
            let middle = (run.x.1 + other.x.0) / 2.0;
            if tried.len() < MOST_TRIED && !tried.iter().any(|own| (own - middle).abs() < 0.2 * run.size) {
                tried.push(middle);
            }
        }
    }
    let count =
        |gap: f64| zones(runs, gap).into_iter().flatten().filter(|zone| zone.is_columns(width)).map(|zone| zone.count()).sum::<usize>();
    let counted = tried.into_iter().map(|gap| (count(gap), gap));
    counted.filter(|(count, _)| *count > 0).max_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1))).map(|(_, gap)| gap)
}

/// Returns the runs from top to bottom: zones with a gap in them, and runs that cross it.
fn zones(runs: &[Run], gap: f64) -> Vec<Result<Zone, Run>> {
    let mut out = Vec::new();
    let mut zone = Zone::default();
    for run in runs {
        if run.x.1 <= gap + 0.1 * run.size {
            zone.left.push(run.clone());
        } else if run.x.0 >= gap - 0.1 * run.size {
            zone.right.push(run.clone());
        } else {
            out.push(Ok(std::mem::take(&mut zone)));
            out.push(Err(run.clone()));
        }
    }
    out.push(Ok(zone));
    out
}

/// Returns the glyphs of the main direction of a page, rotated so that they run from left to right, and the number of the others.
pub(super) fn upright(glyphs: Vec<Glyph>) -> (Vec<Glyph>, usize) {
    let mut counts = [0usize; 4];
    glyphs.iter().for_each(|glyph| counts[direction(glyph)] += 1);
    let best = (0..4).rev().max_by_key(|at| counts[*at]).unwrap_or(0);
    let turn = |(x, y): (f64, f64)| match best {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    };
    let total = glyphs.len();
    let kept: Vec<Glyph> = glyphs
        .into_iter()
        .filter(|glyph| direction(glyph) == best)
        .map(|glyph| Glyph { at: turn(glyph.at), advance: turn(glyph.advance), ..glyph })
        .collect();
    let others = total - kept.len();
    (kept, others)
}

/// Returns the direction: 0 right, 1 down, 2 left, 3 up.
fn direction(glyph: &Glyph) -> usize {
    let (x, y) = glyph.advance;
    match () {
        () if x.abs() >= y.abs() && x >= 0.0 => 0,
        () if x.abs() >= y.abs() => 2,
        () if y > 0.0 => 1,
        () => 3,
    }
}
