//! What pages print around their text: heads and feet that come again, page numbers, numbers of lines.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;

/// Lines at each end of a page that may be heads and feet.
const DEEPEST: usize = 3;
/// A head is on at least so many pages, or on two of a few.
const LEAST: usize = 3;
const FEW: usize = 6;
/// Longest head, in characters.
const LONGEST: usize = 160;
/// Fewest lines of a page whose lines are numbered.
const FEWEST_NUMBERED: usize = 8;

/// A page as columns of lines.
pub type Columns = Vec<Vec<Line>>;

/// Takes heads and feet out of all pages, and gives their texts.
pub fn take_out(pages: &mut [Columns]) -> BTreeSet<String> {
    let mut count: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for page in pages.iter() {
        let mut keys: BTreeSet<(bool, String)> = BTreeSet::new();
        for foot in [false, true] {
            keys.extend(edge(page, foot).into_iter().map(|(column, line)| (foot, key(&page[column][line].text()))));
        }
        keys.into_iter().for_each(|key| *count.entry(key).or_default() += 1);
    }
    let filled = pages.iter().filter(|page| !page.is_empty()).count();
    let mut out = BTreeSet::new();
    for page in pages.iter_mut() {
        let mut gone: BTreeSet<(usize, usize)> = BTreeSet::new();
        for foot in [false, true] {
            for (column, line) in edge(page, foot) {
                let text = page[column][line].text();
                let times = count.get(&(foot, key(&text))).copied().unwrap_or(0);
                if times < LEAST && (times < 2 || filled > FEW) || text.chars().count() > LONGEST {
                    break;
                }
                out.insert(text);
                gone.insert((column, line));
            }
        }
        for (column, lines) in page.iter_mut().enumerate() {
            let mut at = 0;
            lines.retain(|_| {
                at += 1;
                !gone.contains(&(column, at - 1))
            });
        }
        page.retain(|lines| !lines.is_empty());
    }
    out
}

/// The outermost lines of a page, from its edge inwards: column and line.
fn edge(page: &Columns, foot: bool) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = Vec::new();
    for (column, lines) in page.iter().enumerate() {
        let near: Vec<usize> = if foot { (0..lines.len()).rev().take(DEEPEST).collect() } else { (0..lines.len()).take(DEEPEST).collect() };
        all.extend(near.into_iter().map(|line| (column, line)));
    }
    let y = |place: &(usize, usize)| page[place.0][place.1].y;
    all.sort_by(|a, b| if foot { y(b).total_cmp(&y(a)) } else { y(a).total_cmp(&y(b)) });
    all.truncate(DEEPEST);
    all
}

/// The words of a line with a sign for each number.
fn key(text: &str) -> String {
    let mut out = String::new();
    for c in text.to_lowercase().chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if !(c == '#' && out.ends_with('#')) {
            out.push(c);
        }
    }
    // Roman numbers of pages.
    if !out.is_empty() && out.chars().all(|c| "ivxlc".contains(c)) { "#".into() } else { out }
}

/// Takes the numbers of lines off the pages that have such, as courts print them; gives those pages. Where one has them, a page with few
/// lines has them, too.
pub fn take_numbers(pages: &mut [Columns]) -> Vec<usize> {
    let mut numbered: Vec<usize> = (0..pages.len()).filter(|at| is_numbered(&pages[*at], FEWEST_NUMBERED, 6)).collect();
    if !numbered.is_empty() {
        numbered = (0..pages.len()).filter(|at| numbered.contains(at) || is_numbered(&pages[*at], 2, 9)).collect();
    }
    for at in &numbered {
        let page = &mut pages[*at];
        for line in page.iter_mut().flatten().filter(|line| number(line).is_some()) {
            match line.runs.first_mut().filter(|run| run.first_word().is_some()) {
                Some(run) => run.drop_first_word(),
                None => drop(line.runs.remove(0)),
            }
        }
        page.iter_mut().for_each(|lines| lines.retain(|line| !line.runs.is_empty()));
        page.retain(|lines| !lines.is_empty());
    }
    numbered
}

/// Have at least `fewest` lines, and `tenths` of all, numbers that go up by one?
fn is_numbered(page: &Columns, fewest: usize, tenths: usize) -> bool {
    let all: Vec<Option<u32>> = page.iter().flatten().map(number).collect();
    let found: Vec<u32> = all.iter().flatten().copied().collect();
    let steps = found.windows(2).filter(|pair| pair[1] == pair[0] + 1).count();
    found.len() >= fewest && found.len() * 10 >= all.len() * tenths && steps * 10 >= (found.len() - 1) * 9
}

/// The number before a line: apart from it, or its first word.
fn number(line: &Line) -> Option<u32> {
    let run = line.runs.first()?;
    let word = run.first_word().unwrap_or(&run.text);
    word.parse().ok().filter(|number| *number < 1000)
}
