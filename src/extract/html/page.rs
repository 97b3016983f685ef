//! Blocks to the text of a document, with its pieces and the places at which a reader finds them.

use super::walk::Block;
use crate::extract::Extracted;
use crate::model::{Part, Piece, Place};
use crate::text::squeeze;

/// A headline is looked for among so many of the first blocks.
const HEAD: usize = 12;

/// The text of blocks. A headline that is not among them is put before them.
pub fn page(blocks: Vec<Block>, headline: Option<&str>) -> Extracted {
    let mut all = Assembly::default();
    if let Some(headline) = headline.filter(|headline| !begins_with(&blocks, headline)) {
        all.add(Block { text: headline.into(), part: Part::Headline, linked: 0, heads: None, typed: false, level: 1 });
    }
    all.blocks(blocks, headline.map(squeeze).as_deref());
    all.finish()
}

fn begins_with(blocks: &[Block], headline: &str) -> bool {
    let key = squeeze(headline);
    blocks.iter().take(HEAD).any(|block| squeeze(&block.text) == key)
}

/// A text that comes together.
#[derive(Debug, Default)]
pub struct Assembly {
    text: String,
    pieces: Vec<Piece>,
    places: Vec<(usize, Place)>,
    paragraphs: usize,
    /// Bytes that are set in lines.
    typed: usize,
}

impl Assembly {
    /// Adds blocks; what is nothing but a link is furniture, unless it is the headline.
    fn blocks(&mut self, blocks: Vec<Block>, headline: Option<&str>) {
        let mut ranges = Vec::with_capacity(blocks.len());
        for mut block in blocks {
            if is_link(&block) && headline.is_none_or(|headline| headline != squeeze(&block.text)) {
                block.part = Part::Furniture;
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
        let part = if block.typed { Part::Furniture } else { block.part };
        if block.part != Part::Furniture {
            self.paragraphs += 1;
            self.places.push((start, Place::Paragraph(self.paragraphs)));
        }
        self.pieces.push(Piece::new(start..self.text.len(), part));
    }

    /// Adds a chapter of a book; the title of the book stands before the first, once.
    pub fn chapter(&mut self, blocks: Vec<Block>, title: Option<&str>) {
        if let Some(title) = title.filter(|title| self.text.is_empty() && !blocks.is_empty() && !begins_with(&blocks, title)) {
            self.add(Block { text: title.into(), part: Part::Headline, linked: 0, heads: None, typed: false, level: 1 });
        }
        self.blocks(blocks, title.map(squeeze).as_deref());
    }

    /// The text. One that is mostly set in lines is looked at as a printed page is.
    pub fn finish(self) -> Extracted {
        let printed = self.typed * 2 > self.text.len();
        Extracted { text: self.text, pieces: (!printed).then_some(self.pieces), places: self.places }
    }
}

/// Is a block a link and no sentence: "Read more: Ferry stopped"?
fn is_link(block: &Block) -> bool {
    const SENTENCE: usize = 8;
    let linked = block.linked * 10 >= block.text.len() * 9 && !block.text.is_empty();
    let sentence =
        block.text.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?']) && block.text.split_whitespace().count() >= SENTENCE;
    match block.part {
        Part::Paragraph | Part::ListItem => linked && !sentence,
        Part::Headline => linked && block.level > 1,
        Part::Label(_) | Part::Turn | Part::Heads | Part::Furniture => false,
    }
}
