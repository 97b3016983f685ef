//! Which blocks of a page are its text: those that a port of Mozilla's Readability finds, or all of the body where it finds next to
//! nothing, as it does on bare pages, on pages laid out by tables and in mail.

use std::collections::BTreeSet;

use legible::Options;

use super::chrome::Scope;
use super::fence::{Fenced, fence};
use super::tags::{Node, tags};
use super::walk::{Block, walk};
use crate::model::Part;
use crate::text::squeeze;

/// Most elements, and most bytes, of a page in which the main text is looked for.
const ELEMENTS: usize = 50_000;
const BYTES: usize = 8 << 20;
/// Fewer bytes of running text than this are next to nothing.
const LEAST: usize = 200;
/// The body has so many times as much running text: then what was found is not all of it.
const TIMES: usize = 3;
/// Fewest bytes of a paragraph of running text.
const RUNNING: usize = 60;

/// The text of a page.
#[derive(Debug)]
pub struct MainText {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// Paragraphs of running text that stand elsewhere on the page.
    pub left_out: Vec<String>,
    /// Was the page too large to look for the main text?
    pub large: bool,
    /// Was all of it hidden, and is it read all the same?
    pub unveiled: bool,
}

/// Finds the text of a page.
pub fn main_text(fenced: &Fenced, nodes: &[Node]) -> MainText {
    let mut page = walk(nodes, Scope::Page, false);
    let unveiled = page.blocks.is_empty() && page.hidden > 0;
    if unveiled {
        page = walk(nodes, Scope::Page, true);
    }
    let large = fenced.elements > ELEMENTS || fenced.markup.len() > BYTES;
    let all = running(&page.blocks);
    let found = if large || unveiled || all < LEAST { None } else { article(&fenced.markup) };
    match found.filter(|found| running(found) >= LEAST && running(found) * TIMES >= all) {
        Some(mut blocks) => {
            furnish(&page.blocks, &walk(nodes, Scope::Whole, true).blocks, &mut blocks);
            dated(&page.blocks, &mut blocks);
            MainText { left_out: left_out(&page.blocks, &blocks), blocks, large, unveiled }
        }
        None => MainText { blocks: page.blocks, left_out: Vec::new(), large, unveiled },
    }
}

/// The blocks of what is found to be the article.
fn article(markup: &str) -> Option<Vec<Block>> {
    let options = Options::new().keep_classes(true).disable_json_ld(true);
    let article = legible::parse(markup, None, Some(options)).ok()?;
    let fenced = fence(&article.content, false);
    Some(walk(&tags(&fenced.markup), Scope::Article, true).blocks)
}

/// What the page marks as furniture is furniture in its main text, too, where its mark is lost; so is a line that stands outside its text.
fn furnish(page: &[Block], whole: &[Block], blocks: &mut [Block]) {
    /// Most bytes of a line.
    const LINE: usize = 100;
    // a box to share the page repeats its first paragraph
    let keys = |blocks: &[Block], marked: bool| -> BTreeSet<String> {
        let found = blocks.iter().filter(|block| (block.part == Part::Furniture) == marked);
        found.map(|block| squeeze(&block.text)).collect()
    };
    let (text, marked, around) = (keys(page, false), keys(page, true), keys(whole, true));
    for block in blocks.iter_mut().filter(|block| block.part != Part::Furniture) {
        let key = squeeze(&block.text);
        let line = block.text.len() <= LINE && !is_sentence(block) && around.contains(&key);
        if (line || marked.contains(&key)) && !text.contains(&key) {
            block.part = Part::Furniture;
        }
    }
}

/// Puts the lines with a year that stand between the headline and the text where they belong: outlet and day, which are in no block of text.
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
    let line = |block: &&Block| block.part == Part::Paragraph && block.linked == 0 && block.text.len() <= LINE && tells_year(&block.text);
    let lost = near[headline..].iter().filter(line).filter(|block| !known.contains(&squeeze(&block.text)));
    let lost: Vec<Block> = lost.cloned().collect();
    blocks.splice(first..first, lost);
}

/// Do four digits of a year stand in a line?
fn tells_year(line: &str) -> bool {
    let mut numbers = line.split(|c: char| !c.is_alphanumeric());
    numbers.any(|word| word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit()))
}

/// Bytes of running text.
fn running(blocks: &[Block]) -> usize {
    blocks.iter().filter(|block| is_running(block)).map(|block| block.text.len()).sum()
}

fn is_running(block: &Block) -> bool {
    matches!(block.part, Part::Paragraph | Part::ListItem) && block.text.len() >= RUNNING && block.linked * 3 <= block.text.len()
}

fn is_sentence(block: &Block) -> bool {
    block.text.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?'])
}

/// Sentences of the page that are not among its blocks.
fn left_out(page: &[Block], blocks: &[Block]) -> Vec<String> {
    let found: BTreeSet<String> = blocks.iter().map(|block| squeeze(&block.text)).collect();
    let sentence = |block: &&Block| is_running(block) && is_sentence(block);
    let missing = |block: &&Block| !found.contains(&squeeze(&block.text));
    page.iter().filter(sentence).filter(missing).map(|block| block.text.clone()).collect()
}
