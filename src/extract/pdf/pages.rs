//! Pages to one text: paragraphs that go on in the next column or on the next page are joined, and each knows the page that it begins on.

use super::margins::Columns;
use super::paragraphs::{Item, Paragraph, is_label, read};
use super::parted::Known;
use crate::extract::Extracted;
use crate::model::{Part, Piece, Place, Places};
use crate::text::layout;

/// Type smaller than this share of the usual is that of notes.
const NOTE: f64 = 0.93;
/// And larger than this, of headings.
const HEADING: f64 = 1.15;
/// Most words of a heading, and of one that is only bold.
const LONGEST: usize = 30;
const LONGEST_BOLD: usize = 15;

/// An item with its place.
struct Placed {
    page: usize,
    number: usize,
    item: Item,
}

/// The text of all pages; `numbers` are those of the pages.
pub fn join(pages: &[Columns], numbers: &[usize]) -> Extracted {
    let size = body(pages);
    let mut out: Vec<Placed> = Vec::new();
    // The last paragraph of the running text: the next column may go on with it.
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

/// Joins an item with the paragraph that it goes on with.
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

/// The size of most of the text.
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

/// Is the number that a paragraph begins with a mark in the text of its page?
fn is_note(items: &[Placed], page: usize, text: &str) -> bool {
    let mark = format!("[{}]", text[..text.bytes().take_while(u8::is_ascii_digit).count()].trim());
    let from = items.partition_point(|placed| placed.page < page);
    let there = |placed: &Placed| matches!(&placed.item, Item::Paragraph(p) if p.text.contains(&mark));
    mark.len() > 2 && items[from.saturating_sub(1)..].iter().take_while(|placed| placed.page <= page).any(there)
}

/// The bytes of the number that a note begins with.
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
    let large = paragraph.size > HEADING * size && words <= LONGEST;
    let bold = paragraph.bold && paragraph.size >= NOTE * size && words <= LONGEST_BOLD;
    match () {
        () if (large || bold) && !stopped && letters => Part::Headline,
        () if bullet > 0 => Part::ListItem,
        () => Part::Paragraph,
    }
}
