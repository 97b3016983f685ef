//! Joins pages to one text: removes repeated page headers and footers, page numbers and line numbers, and joins paragraphs that continue in
//! the next column or on the next page. Each paragraph has the page on which it begins.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;
use super::paragraphs::{Item, Paragraph, is_label, read};
use super::parted::Known;
use crate::extract::Extracted;
use crate::model::{Part, Piece, Place, Places};
use crate::text::layout;

/// Type smaller than this share of the usual size is that of notes.
const NOTE: f64 = 0.93;
/// Type larger than this share is that of headings.
const HEADING: f64 = 1.15;
/// Most words of a heading, and of one that is only bold.
const LONGEST_HEADING: usize = 30;
const LONGEST_BOLD_HEADING: usize = 15;

/// An item with its place.
struct Placed {
    page: usize,
    number: usize,
    item: Item,
}

/// Returns the text of all pages. `numbers` are the page numbers.
pub(super) fn join(pages: &[Columns], numbers: &[usize]) -> Extracted {
    let size = body(pages);
    let mut out: Vec<Placed> = Vec::new();
    // The last paragraph of the running text, which may continue in the next column.
    let mut last: Option<usize> = None;
    for (page, number_of) in pages.iter().zip(numbers) {
        let mut number = 0;
        for lines in page {
            for (at, item) in read(lines).into_iter().enumerate() {
                let joined = at == 0 && last.is_some_and(|last| goes_on(&mut out[last].item, &item));
                if joined {
                    continue;
                }
                number += 1;
                let note = matches!(&item, Item::Paragraph(p) if p.size < NOTE * size);
                out.push(Placed { page: *number_of, number, item });
                if !note {
                    last = Some(out.len() - 1);
                }
            }
        }
    }
    let known = Known::of(out.iter().map(|placed| &placed.item));
    for placed in &mut out {
        let (Item::Paragraph(Paragraph { text, .. }) | Item::Row(text, ..)) = &mut placed.item;
        *text = known.joined(text);
    }
    write(&out, size)
}

/// Joins an item with the paragraph that it continues. Returns true if it did.
fn goes_on(last: &mut Item, item: &Item) -> bool {
    let (Item::Paragraph(last), Item::Paragraph(next)) = (last, item) else { return false };
    let like = last.size / next.size < 1.05 && next.size / last.size < 1.05 && last.bold == next.bold;
    let open = !last.text.ends_with(['.', '!', '?', ':', '”', '"', ')', ']']);
    let small = next.text.starts_with(char::is_lowercase);
    let runs = like && open && (small || last.full && last.count > 1 && !next.marked);
    if runs && !is_label(&next.text) {
        last.text.push('\n');
        last.text.push_str(&next.text);
        last.full = next.full;
        last.count += next.count;
        return true;
    }
    false
}

/// Returns the font size of most of the text.
fn body(pages: &[Columns]) -> f64 {
    let mut sizes = std::collections::BTreeMap::new();
    for run in pages.iter().flatten().flatten().flat_map(|line| &line.runs) {
        *sizes.entry((run.size * 4.0).round() as i64).or_insert(0usize) += run.count;
    }
    sizes.into_iter().max_by_key(|(_, count)| *count).map_or(10.0, |(size, _)| size as f64 / 4.0)
}

fn write(items: &[Placed], size: f64) -> Extracted {
    let plain: Vec<&str> = items.iter().map(|placed| if let Item::Paragraph(p) = &placed.item { p.text.as_str() } else { "" }).collect();
    let bullets = layout::bullets(&plain);
    let (mut text, mut pieces, mut places) = (String::new(), Vec::new(), Places::new());
    let mut heads = None;
    for (placed, bullet) in items.iter().zip(bullets) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        places.push((start, Place::Page { page: placed.page, paragraph: placed.number }));
        match &placed.item {
            Item::Paragraph(paragraph) => {
                heads = None;
                text.push_str(&paragraph.text);
                let part = part(paragraph, size, bullet);
                let from = match part {
                    Part::Headline => start,
                    _ if bullet == 0 && (paragraph.size < NOTE * size || is_note(items, placed.page, &paragraph.text)) => {
                        start + mark(&paragraph.text)
                    }
                    _ => start + bullet,
                };
                pieces.push(Piece::new(from..text.len(), part));
            }
            Item::Row(row, is_heads, first) => {
                text.push_str(row);
                if *first || *is_heads {
                    heads = is_heads.then(|| start..text.len());
                }
                let part = if *is_heads { Part::Heads } else { Part::ListItem };
                let above = heads.clone().filter(|_| !is_heads);
                pieces.push(Piece { heads: above, ..Piece::new(start..text.len(), part) });
            }
        }
    }
    Extracted { text, pieces: Some(pieces), places }
}

/// True if the number at the start of a paragraph is a note mark in the text of its page.
fn is_note(items: &[Placed], page: usize, text: &str) -> bool {
    let mark = format!("[{}]", text[..text.bytes().take_while(u8::is_ascii_digit).count()].trim());
    let from = items.partition_point(|placed| placed.page < page);
    let there = |placed: &Placed| matches!(&placed.item, Item::Paragraph(p) if p.text.contains(&mark));
    mark.len() > 2 && items[from.saturating_sub(1)..].iter().take_while(|placed| placed.page <= page).any(there)
}

/// Returns the length in bytes of the number at the start of a note.
fn mark(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let words = text[digits..].trim_start_matches(['.', ' ']);
    let fits = (1..=3).contains(&digits) && words.len() < text.len() - digits && words.starts_with(char::is_alphabetic);
    if fits { text.len() - words.len() } else { 0 }
}

fn part(paragraph: &Paragraph, size: f64, bullet: usize) -> Part {
    let words = paragraph.text.split_whitespace().count();
    let stopped = paragraph.text.ends_with(['.', ';', ',', '!', '?']) && words > 3;
    let letters = paragraph.text.contains(char::is_alphabetic);
    let large = paragraph.size > HEADING * size && words <= LONGEST_HEADING;
    let bold = paragraph.bold && paragraph.size >= NOTE * size && words <= LONGEST_BOLD_HEADING;
    match () {
        () if (large || bold) && !stopped && letters => Part::Headline,
        () if bullet > 0 => Part::ListItem,
        () => Part::Paragraph,
    }
}

/// Lines at each end of a page that may be page headers or footers.
const DEEPEST: usize = 3;
/// A page header is on at least [`LEAST`] pages, or on two if there are at most [`FEW`].
const LEAST: usize = 3;
const FEW: usize = 6;
/// Longest page header, in characters.
const LONGEST_HEAD: usize = 160;
/// Fewest lines of a page with line numbers.
const FEWEST_NUMBERED: usize = 8;

/// A page as columns of lines.
pub(super) type Columns = Vec<Vec<Line>>;

/// Removes page headers and footers from all pages. Returns their texts.
pub(super) fn take_heads(pages: &mut [Columns]) -> BTreeSet<String> {
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
                if times < LEAST && (times < 2 || filled > FEW) || text.chars().count() > LONGEST_HEAD {
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

/// Returns the outermost lines of a page, from its edge inwards: column and line.
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

/// Returns the words of a line with a placeholder for each number.
fn key(text: &str) -> String {
    let mut out = String::new();
    for c in text.to_lowercase().chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_ascii_digit() { '#' } else { c };
        if !(c == '#' && out.ends_with('#')) {
            out.push(c);
        }
    }
    // Roman page numbers.
    if !out.is_empty() && out.chars().all(|c| "ivxlc".contains(c)) { "#".into() } else { out }
}

/// Removes line numbers, as courts print them, and returns the pages that had them. If one page has them, a page with few lines may have
/// them too.
pub(super) fn take_numbers(pages: &mut [Columns]) -> Vec<usize> {
    let mut numbered: Vec<usize> = (0..pages.len()).filter(|at| is_numbered(&pages[*at], FEWEST_NUMBERED, 6)).collect();
    if !numbered.is_empty() {
        numbered = (0..pages.len()).filter(|at| numbered.contains(at) || is_numbered(&pages[*at], 2, 9)).collect();
    }
    for at in &numbered {
        let page = &mut pages[*at];
        for line in page.iter_mut().flatten().filter(|line| line_number(line).is_some()) {
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

/// True if at least `fewest` lines, and `tenths` tenths of all lines, have numbers that go up by one.
fn is_numbered(page: &Columns, fewest: usize, tenths: usize) -> bool {
    let all: Vec<Option<u32>> = page.iter().flatten().map(line_number).collect();
    let found: Vec<u32> = all.iter().flatten().copied().collect();
    let steps = found.windows(2).filter(|pair| pair[1] == pair[0] + 1).count();
    found.len() >= fewest && found.len() * 10 >= all.len() * tenths && steps * 10 >= (found.len() - 1) * 9
}

/// Returns the number before a line: separate from it, or its first word.
fn line_number(line: &Line) -> Option<u32> {
    let run = line.runs.first()?;
    let word = run.first_word().unwrap_or(&run.text);
    word.parse().ok().filter(|number| *number < 1000)
}
