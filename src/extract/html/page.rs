//! Turns blocks into the text of a document, with its pieces and the places at which a reader finds them.

use super::walk::Block;
use crate::extract::Extracted;
use crate::model::{Part, Piece, Place};
use crate::text::squeeze;

/// How many of the first blocks are searched for the headline.
const HEAD: usize = 12;

/// Fewest bytes of a paragraph of text below a heading.
const TEXT: usize = 100;

/// Returns the text of blocks and their headline: the first of `headlines` that is near the beginning, else the first of all, which is put
/// before the text.
pub(super) fn page(mut blocks: Vec<Block>, headlines: &[String]) -> (Extracted, Option<String>) {
    let found = headlines.iter().find_map(|headline| Some((place(&blocks, headline)?, headline)));
    let headline = found.map(|(_, headline)| headline).or(headlines.first());
    let mut all = Assembly::default();
    match found {
        Some((at, _)) => blocks[at] = Block { part: Part::Headline, level: 1, ..blocks[at].clone() },
        None => all.headline(headline.map(String::as_str)),
    }
    all.blocks(blocks, headline.map(String::as_str));
    (all.finish(), headline.cloned())
}

/// Returns the position of a headline among the first blocks.
fn place(blocks: &[Block], headline: &str) -> Option<usize> {
    let key = squeeze(headline);
    let may = |block: &Block| matches!(block.part, Part::Headline | Part::Paragraph);
    blocks.iter().take(HEAD).position(|block| may(block) && squeeze(&block.text) == key)
}

/// A text in the making.
#[derive(Debug, Default)]
pub(crate) struct Assembly {
    text: String,
    pieces: Vec<Piece>,
    places: Vec<(usize, Place)>,
    paragraphs: usize,
    /// Bytes of preformatted text.
    typed: usize,
}

impl Assembly {
    /// Adds a chapter of a book. The title of the book comes once, before the first chapter.
    pub(crate) fn chapter(&mut self, blocks: Vec<Block>, title: Option<&str>) {
        let title = title.filter(|_| !blocks.is_empty());
        if self.text.is_empty() && title.is_some_and(|title| place(&blocks, title).is_none()) {
            self.headline(title);
        }
        self.blocks(blocks, title);
    }

    fn headline(&mut self, headline: Option<&str>) {
        if let Some(text) = headline {
            self.add(Block { text: text.into(), part: Part::Headline, linked: 0, heads: None, typed: false, level: 1 });
        }
    }

    /// Adds blocks. A block that is only a link is boilerplate, and so is a heading after the last text, unless it is the headline.
    fn blocks(&mut self, blocks: Vec<Block>, headline: Option<&str>) {
        let headline = headline.map(squeeze);
        let mut ranges = Vec::with_capacity(blocks.len());
        let text = |block: &Block| !matches!(block.part, Part::Headline | Part::Boilerplate) && !is_link(block);
        let last = blocks.iter().rposition(text);
        // a heading that links elsewhere is a heading if text follows it
        let below: Vec<bool> = (0..blocks.len()).map(|at| has_text(&blocks[at + 1..], text)).collect();
        for (at, mut block) in blocks.into_iter().enumerate() {
            let link = is_link(&block) && !(block.part == Part::Headline && below[at]);
            let bare = block.part == Part::Headline && last.is_some_and(|last| at > last);
            if (bare || link) && headline.as_ref().is_none_or(|headline| *headline != squeeze(&block.text)) {
                block.part = Part::Boilerplate;
            }
            let heads = block.heads.and_then(|at| ranges.get(at).cloned());
            self.add(block);
            if let Some(piece) = self.pieces.last_mut() {
                piece.heads = heads;
                ranges.push(piece.range.clone());
            }
        }
    }

    fn add(&mut self, block: Block) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(&block.text);
        self.typed += if block.typed { block.text.len() } else { 0 };
        let part = if block.typed { Part::Boilerplate } else { block.part };
        if block.part != Part::Boilerplate {
            self.paragraphs += 1;
            self.places.push((start, Place::Paragraph(self.paragraphs)));
        }
        self.pieces.push(Piece::new(start..self.text.len(), part));
    }

    /// Returns the text. Mostly preformatted text is examined like a printed page.
    pub(crate) fn finish(self) -> Extracted {
        let printed = self.typed * 2 > self.text.len();
        Extracted { text: self.text, pieces: (!printed).then_some(self.pieces), places: self.places }
    }
}

/// True if text follows right after a heading, or after a line that says who wrote it and when.
fn has_text(below: &[Block], text: impl Fn(&Block) -> bool) -> bool {
    const LINES: usize = 3;
    let next = below.iter().take(LINES).find(|block| block.part == Part::Headline || block.text.len() >= TEXT);
    next.is_some_and(|block| block.part != Part::Headline && text(block))
}

/// True if a block is a link but not a sentence ("Read more: Ferry stopped"), or has no letters or figures.
fn is_link(block: &Block) -> bool {
    const SENTENCE: usize = 8;
    let linked = block.linked * 10 >= block.text.len() * 9 && !block.text.is_empty();
    let sentence =
        block.text.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?']) && block.text.split_whitespace().count() >= SENTENCE;
    let bare = !block.text.contains(char::is_alphanumeric);
    match block.part {
        Part::Paragraph | Part::ListItem => bare || linked && !sentence,
        Part::Headline => linked && block.level > 1,
        Part::Label(_) | Part::Turn | Part::Heads | Part::Boilerplate => false,
    }
}
