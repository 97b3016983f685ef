//! The result of parsing a text: its tokens, their dependency tree, the names in it. Spans point into the text; it is not copied.

use std::ops::Range;

use super::{Pos, chunks, tree};

/// A parsed text. Tokens are in the order of the text, do not overlap and cover all of it except single spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doc {
    /// Words, punctuation, and white space other than single spaces
    pub tokens: Vec<Token>,
    /// Names and quantities, in the order of the text, never overlapping
    pub entities: Vec<Entity>,
}

/// A word, a punctuation mark or a stretch of white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the parsed text
    pub span: Range<usize>,
    /// Part of speech in the model's own set: for English that of the Penn Treebank, such as `VBD`
    pub tag: &'static str,
    /// Part of speech in the universal set
    pub pos: Pos,
    /// Dictionary form: "be" for "were"
    pub lemma: Box<str>,
    /// Index of its head in [`Doc::tokens`]; its own index for the root of a sentence
    pub head: usize,
    /// How it depends on its head: for English in the labels of ClearNLP, such as `nsubj`
    pub label: &'static str,
    /// Index of the entity it belongs to, in [`Doc::entities`]
    pub entity: Option<usize>,
    /// True if a sentence starts here
    pub starts_sentence: bool,
}

/// A stretch of tokens that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Indexes of its tokens in [`Doc::tokens`]
    pub tokens: Range<usize>,
    /// What it names: for English in the types of OntoNotes, such as `PERSON`, `GPE`, `DATE`
    pub label: &'static str,
}

impl Doc {
    /// The sentences as ranges of tokens; together they contain all tokens.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = self.tokens.iter().enumerate().filter(|(place, token)| *place == 0 || token.starts_sentence).map(|(place, _)| place);
        let ends = starts.clone().skip(1).chain([self.tokens.len()]);
        starts.zip(ends).map(|(start, end)| start..end)
    }

    /// The base noun phrases as ranges of tokens: a noun with the words before it that belong to it ("the two ministers"), never nested. The rules
    /// are those for English; with a model of another language they find little.
    pub fn noun_chunks(&self) -> Vec<Range<usize>> {
        chunks::noun_chunks(&self.tokens)
    }

    /// The tokens whose head is the one at `place`, in the order of the text.
    pub fn children(&self, place: usize) -> impl Iterator<Item = usize> {
        let is_child = move |(at, token): &(usize, &Token)| token.head == place && *at != place;
        self.tokens.iter().enumerate().filter(is_child).map(|(at, _)| at)
    }

    /// For each token, the indexes of the first and the last token of its subtree.
    pub fn edges(&self) -> Vec<(usize, usize)> {
        let heads: Vec<usize> = self.tokens.iter().map(|t| t.head).collect();
        tree::edges(&heads)
    }
}
