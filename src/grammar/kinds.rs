//! What the model sees of a word: its normal form, first letter, last letters and shape, each as the id of a string. Words that look the
//! same are one kind and are processed once.

use std::collections::HashMap;

use super::characters::{is_space, shape};
use super::murmur;
use super::rules::{Feature, Rules};
use super::tokenizer::Piece;

/// Number of characters in the suffix of a word.
const ENDING: usize = 3;

/// Ids of strings, and normal forms of words.
pub struct Vocabulary {
    symbols: HashMap<String, u64>,
    norms: HashMap<u64, String>,
}

/// The features of a word.
pub struct Kind {
    norm: u64,
    prefix: u64,
    suffix: u64,
    shape: u64,
    blank_follows: bool,
    /// True for white space
    pub is_space: bool,
    /// The word in lower case
    pub lower: String,
}

/// The kinds of words in some documents.
#[derive(Default)]
pub struct Kinds<'t> {
    pub all: Vec<Kind>,
    places: HashMap<(&'t str, Option<&'t str>, bool), usize>,
}

impl Vocabulary {
    pub fn new(rules: &mut Rules) -> Self {
        let norms = std::mem::take(&mut rules.norms);
        Vocabulary {
            symbols: std::mem::take(&mut rules.symbols),
            norms: norms.into_iter().filter_map(|(hash, norm)| Some((hash.parse().ok()?, norm))).collect(),
        }
    }

    fn id(&self, text: &str) -> u64 {
        self.symbols.get(text).copied().unwrap_or_else(|| murmur::id(text.as_bytes()))
    }

    fn norm(&self, word: &str, lower: &str) -> u64 {
        match self.norms.get(&self.id(word)) {
            Some(norm) => self.id(norm),
            None => self.id(lower),
        }
    }

    fn kind(&self, word: &str, norm: Option<&str>, blank_follows: bool) -> Kind {
        let prefix = word.chars().next().map_or(0, char::len_utf8);
        let suffix = word.char_indices().rev().nth(ENDING - 1).map_or(0, |(at, _)| at);
        let lower = word.to_lowercase();
        Kind {
            norm: norm.map_or_else(|| self.norm(word, &lower), |norm| self.id(norm)),
            prefix: self.id(&word[..prefix]),
            suffix: self.id(&word[suffix..]),
            shape: self.id(&shape(word)),
            blank_follows,
            is_space: word.chars().all(is_space),
            lower,
        }
    }
}

impl<'t> Kinds<'t> {
    /// The indexes in [`Kinds::all`] of the kinds of a text's tokens.
    pub fn of(&mut self, vocabulary: &Vocabulary, text: &'t str, tokens: &[Piece<'t>]) -> Vec<usize> {
        let place = |token: &Piece<'t>| {
            let word = &text[token.span.clone()];
            *self.places.entry((word, token.norm, token.blank_follows)).or_insert_with(|| {
                self.all.push(vocabulary.kind(word, token.norm, token.blank_follows));
                self.all.len() - 1
            })
        };
        tokens.iter().map(place).collect()
    }
}

impl Kind {
    /// The id of one of its features.
    pub fn id(&self, feature: Feature) -> u64 {
        match feature {
            Feature::Norm => self.norm,
            Feature::Prefix => self.prefix,
            Feature::Suffix => self.suffix,
            Feature::Shape => self.shape,
            Feature::Spacy => u64::from(self.blank_follows),
            Feature::IsSpace => u64::from(self.is_space),
        }
    }
}
