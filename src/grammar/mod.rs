//! Tokens, parts of speech, lemmas, heads and names from plain text, by the weights of a small spaCy model run in Rust. Knows nothing about
//! accounts, opens no file, and uses one thread.
//!
//! The weights of spaCy's `en_core_web_sm` are part of the program (`data/grammar_en.safetensors`) and are read when first needed. The
//! results equal those of spaCy except for a few words in ten thousand (`tests/it/grammar.rs`).

mod affixes;
mod characters;
mod chunks;
mod doc;
mod encoder;
mod grammars;
mod kinds;
mod layer;
mod lemmatizer;
mod load;
mod matrix;
mod murmur;
mod names;
mod parse;
mod parser;
mod pos;
mod ruler;
mod rules;
mod scorer;
mod tokenizer;
mod tree;
mod weights;

pub use doc::{Doc, Entity, Token};
pub use grammars::Grammars;
pub use load::Grammar;
pub use pos::Pos;
pub use weights::GrammarError;

/// Parses a text with [`Grammar::english`].
pub fn parse(text: &str) -> Doc {
    Grammar::english().parse(text)
}
