//! Decides which blocks of a page are its text: those found by a port of Mozilla's Readability, or all of the body if that finds almost
//! nothing, as on bare pages, on pages laid out with tables and in mail.

use std::collections::BTreeSet;

use legible::Options;

use super::chrome::Scope;
use super::fence::{Fenced, fence};
use super::tags::{Node, tags};
use super::walk::{Block, Walked, walk};
use crate::model::Part;
use crate::text::squeeze;

/// Most elements, and most bytes, of a page in which the main text is sought.
const ELEMENTS: usize = 50_000;
const BYTES: usize = 8 << 20;
/// Less running text than this, in bytes, is almost nothing.
const LEAST: usize = 200;
/// If the body has this many times as much running text, part of the main text was missed.
const TIMES: usize = 3;
/// Fewest bytes of a paragraph of running text.
const RUNNING: usize = 60;

/// The text of a page.
#[derive(Debug)]
pub(super) struct MainText {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// Paragraphs of running text elsewhere on the page.
    pub left_out: Vec<String>,
    /// True if the page was too large to look for the main text.
    pub large: bool,
    /// True if all of it was hidden and is read nevertheless.
    pub unveiled: bool,
    /// How many reader comments are left out, if any; 0 if they cannot be counted.
    pub readers: Option<usize>,
}

/// Finds the text of a page.
pub(super) fn main_text(fenced: &Fenced, nodes: &[Node]) -> MainText {
    let mut page = walk(nodes, Scope::Page, false);
    let unveiled = page.blocks.is_empty() && page.hidden > 0;
    if unveiled {
        page = walk(nodes, Scope::Page, true);
    }
    // if a page contains only what readers write, that is its text
    let forum = page.written > 0 && running(&page.blocks) < LEAST;
    if forum {
        page = Walked { readers: 0, written: 0, ..walk(nodes, Scope::Page, true) };
    }
    let readers = Some(page.readers).filter(|count| *count > 0 || page.written >= LEAST);
    let large = fenced.elements > ELEMENTS || fenced.markup.len() > BYTES;
    let all = running(&page.blocks);
    let found = if large || unveiled || forum || all < LEAST { None } else { article(&fenced.markup) };
    let found = found.map(|mut blocks| {
        let whole = walk(nodes, Scope::Whole, true);
        without(&whole.comments, &page.blocks, &mut blocks);
        (blocks, whole)
    });
    match found.filter(|(found, _)| running(found) >= LEAST && running(found) * TIMES >= all) {
        Some((mut blocks, whole)) => {
            furnish(&page.blocks, &whole.blocks, &mut blocks);
            lost(&page.blocks, &mut blocks);
            dated(&page.blocks, &mut blocks);
            MainText { left_out: left_out(&page.blocks, &blocks), blocks, large, unveiled, readers }
        }
        None => MainText { blocks: page.blocks, left_out: Vec::new(), large, unveiled, readers },
    }
}

/// Removes what readers wrote, unless the page prints the same text as its own.
fn without(comments: &BTreeSet<String>, page: &[Block], blocks: &mut Vec<Block>) {
    if comments.is_empty() {
        return;
    }
    let own: BTreeSet<String> = page.iter().map(|block| squeeze(&block.text)).collect();
    let mut places: Vec<Option<usize>> = Vec::with_capacity(blocks.len());
    let mut kept = 0;
    blocks.retain(|block| {
        let key = squeeze(&block.text);
        let keep = own.contains(&key) || !comments.contains(&key);
        places.push(keep.then_some(kept));
        kept += usize::from(keep);
        keep
    });
    blocks.iter_mut().for_each(|block| block.heads = block.heads.and_then(|at| places.get(at).copied().flatten()));
}

/// Inserts a block between others.
fn insert(blocks: &mut Vec<Block>, at: usize, block: Block) {
    blocks.insert(at, block);
    blocks[at + 1..].iter_mut().filter_map(|block| block.heads.as_mut()).filter(|heads| **heads >= at).for_each(|heads| *heads += 1);
}

/// Restores headings and items that are between two blocks of the text on the page and were removed because their class looks like
/// boilerplate.
fn lost(page: &[Block], blocks: &mut Vec<Block>) {
    /// Most bytes of such a line.
    const LINE: usize = 100;
    let key = |block: &Block| squeeze(&block.text);
    let may = |block: &Block| matches!(block.part, Part::Headline | Part::ListItem) && block.linked == 0 && block.text.len() <= LINE;
    let keys: Vec<String> = blocks.iter().map(key).collect();
    let known: BTreeSet<&String> = keys.iter().collect();
    let mut out: Vec<(usize, Block)> = Vec::new();
    // the position of the previous block in the text
    let mut before: Option<usize> = None;
    let mut open: Vec<&Block> = Vec::new();
    for block in page {
        let own = key(block);
        if !known.contains(&own) {
            open.push(block);
            continue;
        }
        let next = before.map(|at| at + 1).filter(|at| keys.get(*at) == Some(&own));
        if let Some(at) = next.filter(|_| open.iter().all(|block| may(block))) {
            out.extend(open.iter().map(|block| (at, (*block).clone())));
        }
        open.clear();
        before = next.or_else(|| keys.iter().position(|key| *key == own));
    }
    for (at, block) in out.into_iter().rev() {
        insert(blocks, at, block);
    }
}

/// Returns the blocks of what is found to be the article.
fn article(markup: &str) -> Option<Vec<Block>> {
    let options = Options::new().keep_classes(true).disable_json_ld(true);
    let article = legible::parse(markup, None, Some(options)).ok()?;
    let fenced = fence(&article.content, false);
    Some(walk(&tags(&fenced.markup), Scope::Article, true).blocks)
}

/// Marks blocks of the main text as boilerplate if the page marks them so and the mark was lost. A line found outside the text is
/// boilerplate too.
fn furnish(page: &[Block], whole: &[Block], blocks: &mut [Block]) {
    /// Most bytes of a line.
    const LINE: usize = 100;
    // a box for sharing the page repeats its first paragraph
    let keys = |blocks: &[Block], marked: bool| -> BTreeSet<String> {
        let found = blocks.iter().filter(|block| (block.part == Part::Boilerplate) == marked);
        found.map(|block| squeeze(&block.text)).collect()
    };
    let (text, marked, around) = (keys(page, false), keys(page, true), keys(whole, true));
    for block in blocks.iter_mut().filter(|block| block.part != Part::Boilerplate) {
        let key = squeeze(&block.text);
        let line = block.text.len() <= LINE && !is_sentence(block) && around.contains(&key);
        if (line || marked.contains(&key)) && !text.contains(&key) {
            block.part = Part::Boilerplate;
        }
    }
}

/// Inserts the lines with a year between the headline and the text: outlet and day, which are in no block of text.
fn dated(page: &[Block], blocks: &mut Vec<Block>) {
    /// Most blocks between the headline and the text.
    const BETWEEN: usize = 8;
    /// Most bytes of such a line.
    const LINE: usize = 100;
    let Some(first) = blocks.iter().position(is_running) else { return };
    let key = squeeze(&blocks[first].text);
    let Some(text) = page.iter().position(|block| squeeze(&block.text) == key) else { return };
    let near = &page[text.saturating_sub(BETWEEN)..text];
    let Some(headline) = near.iter().rposition(|block| block.part == Part::Headline) else { return };
    let known: BTreeSet<String> = blocks.iter().map(|block| squeeze(&block.text)).collect();
    let line = |block: &&Block| block.part == Part::Paragraph && block.linked == 0 && block.text.len() <= LINE && has_year(&block.text);
    let lost = near[headline..].iter().filter(line).filter(|block| !known.contains(&squeeze(&block.text)));
    let lost: Vec<Block> = lost.cloned().collect();
    lost.into_iter().rev().for_each(|block| insert(blocks, first, block));
}

/// True if a line contains the four digits of a year.
fn has_year(line: &str) -> bool {
    let mut numbers = line.split(|c: char| !c.is_alphanumeric());
    numbers.any(|word| word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns the bytes of running text.
fn running(blocks: &[Block]) -> usize {
    blocks.iter().filter(|block| is_running(block)).map(|block| block.text.len()).sum()
}

fn is_running(block: &Block) -> bool {
    matches!(block.part, Part::Paragraph | Part::ListItem) && block.text.len() >= RUNNING && block.linked * 3 <= block.text.len()
}

fn is_sentence(block: &Block) -> bool {
    block.text.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?'])
}

/// Returns sentences of the page that are not among its blocks.
fn left_out(page: &[Block], blocks: &[Block]) -> Vec<String> {
    let found: BTreeSet<String> = blocks.iter().map(|block| squeeze(&block.text)).collect();
    let sentence = |block: &&Block| is_running(block) && is_sentence(block);
    let missing = |block: &&Block| !found.contains(&squeeze(&block.text));
    page.iter().filter(sentence).filter(missing).map(|block| block.text.clone()).collect()
}
