//! What a grammar says of a text: its tokens, their tree, the names in it. Spans point into the text; it is not copied.

use std::ops::Range;

use super::{Pos, chunks, tree};

/// A text as the grammar understood it. Tokens stand in the order of the text, do not overlap and cover all of it but single blanks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc {
    /// Words, punctuation marks, and white space other than single blanks
    pub tokens: Vec<Token>,
    /// Names and quantities, in the order of the text, never overlapping
    pub entities: Vec<Entity>,
}

/// A word, a punctuation mark or a stretch of white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the text that was parsed
    pub span: Range<usize>,
    /// Part of speech in the model's own set: for English that of the Penn Treebank, such as `VBD`
    pub tag: &'static str,
    /// Part of speech in the universal set
    pub pos: Pos,
    /// Dictionary form: "be" of "were"
    pub lemma: Box<str>,
    /// Place of the token it depends on, in [`Doc::tokens`]; its own for the root of a sentence
    pub head: usize,
    /// How it depends on its head: for English in the labels of ClearNLP, such as `nsubj`
    pub label: &'static str,
    /// Place of the entity it belongs to, in [`Doc::entities`]
    pub entity: Option<usize>,
    /// Whether a sentence starts here
    pub starts_sentence: bool,
}

/// A stretch of tokens that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Places of its tokens in [`Doc::tokens`]
    pub tokens: Range<usize>,
    /// What it names: for English in the types of OntoNotes, such as `PERSON`, `GPE`, `DATE`
    pub label: &'static str,
}

impl Doc {
    /// The sentences as ranges of tokens, together all tokens.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = self.tokens.iter().enumerate().filter(|(place, token)| *place == 0 || token.starts_sentence).map(|(place, _)| place);
        let ends = starts.clone().skip(1).chain([self.tokens.len()]);
        starts.zip(ends).map(|(start, end)| start..end)
    }

    /// The base noun phrases as ranges of tokens: a noun with what stands before it and belongs to it ("the two ministers"), never one in
    /// another. The rules are those for English; with a model of another language they find little.
    pub fn noun_chunks(&self) -> Vec<Range<usize>> {
        chunks::noun_chunks(&self.tokens)
    }

    /// The tokens that depend on the one at `place`, in the order of the text.
    pub fn children(&self, place: usize) -> impl Iterator<Item = usize> {
        let is_child = move |(at, token): &(usize, &Token)| token.head == place && *at != place;
        self.tokens.iter().enumerate().filter(is_child).map(|(at, _)| at)
    }

    /// For each token, the places of the first and the last token of its subtree.
    pub fn edges(&self) -> Vec<(usize, usize)> {
        let heads: Vec<usize> = self.tokens.iter().map(|t| t.head).collect();
        tree::edges(&heads)
    }
}
