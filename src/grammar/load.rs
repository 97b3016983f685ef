//! A grammar and how it is read from its file, and the grammars of a run. `parse.rs` applies a grammar to text.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::encoder::Encoder;
use super::file::{TagClass, Weights, read_rules};
use super::kinds::Vocabulary;
use super::lemmatizer::Lemmatizer;
use super::matrix::Matrix;
use super::ruler::Ruler;
use super::tokenizer::Tokenizer;
use super::{GrammarError, Pos, names, parser};

/// The model that is part of the program.
const ENGLISH: &[u8] = include_bytes!("../../data/grammar_en.safetensors");

/// A model of one language. Read once, used from any thread.
pub struct Grammar {
    pub(super) name: String,
    pub(super) file: Cow<'static, [u8]>,
    pub(super) vocabulary: Vocabulary,
    pub(super) tokenizer: Tokenizer,
    pub(super) encoder: Encoder,
    pub(super) tagger: Tagger,
    pub(super) parser_scorer: parser::Scorer,
    pub(super) parser_moves: Vec<parser::Move>,
    /// The entity recognizer has its own word vectors
    pub(super) names_encoder: Encoder,
    pub(super) names_scorer: names::Scorer,
    pub(super) names_moves: Vec<names::Move>,
    pub(super) ruler: Ruler,
    pub(super) lemmatizer: Lemmatizer,
}

/// A layer that gives every class a score, and the meanings of the classes.
pub(super) struct Tagger {
    /// (width, classes)
    pub weight: Matrix,
    pub bias: Vec<f32>,
    pub classes: Vec<Class>,
}

pub(super) struct Class {
    pub tag: &'static str,
    pub pos: Option<Pos>,
    pub morph: String,
}

impl Grammar {
    /// The English model of the program: spaCy's `en_core_web_sm` 3.8.0. Read at the first call.
    pub fn english() -> &'static Grammar {
        static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
        GRAMMAR.get_or_init(|| Grammar::load(ENGLISH).expect("the grammar in data/ is sound, a test reads it"))
    }

    /// Reads a file that `train/grammar.py` makes from a small spaCy model. Its labels (a few kilobytes) stay in memory until the program
    /// ends.
    ///
    /// # Errors
    /// If the bytes are not such a file, or its parts are inconsistent.
    pub fn load(file: impl Into<Cow<'static, [u8]>>) -> Result<Grammar, GrammarError> {
        let file = file.into();
        let weights = Weights::of(&file)?;
        let mut rules = read_rules(&file, &weights)?;
        let kept = RefCell::new(BTreeSet::new());
        let keep = |name: &str| keep(&mut kept.borrow_mut(), name);
        let encoder = Encoder::read(&weights, "tok2vec", &rules.tok2vec)?;
        let names_encoder = Encoder::read(&weights, "names", &rules.names)?;
        Ok(Grammar {
            tagger: Tagger::read(&weights, encoder.width(), &rules.tags, keep)?,
            parser_scorer: parser::Scorer::read(&weights, "parser", encoder.width(), rules.parser_moves.len())?,
            parser_moves: rules.parser_moves.iter().map(|name| parser::Move::read(name, keep)).collect::<Result<_, _>>()?,
            names_scorer: names::Scorer::read(&weights, "names", names_encoder.width(), rules.names_moves.len())?,
            names_moves: rules.names_moves.iter().map(|name| names::Move::read(name, keep)).collect::<Result<_, _>>()?,
            vocabulary: Vocabulary::new(&mut rules),
            ruler: Ruler::new(rules.attributes, keep)?,
            lemmatizer: Lemmatizer::new(&weights, rules.lemmas),
            tokenizer: Tokenizer::read(rules.tokenizer)?,
            name: rules.model,
            encoder,
            names_encoder,
            file,
        })
    }

    /// The model from which it was made, such as `en_core_web_sm 3.8.0`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Tagger {
    fn read(weights: &Weights, width: usize, classes: &[TagClass], keep: impl Fn(&str) -> &'static str) -> Result<Self, GrammarError> {
        let weight = weights.layer("tagger.weight", width)?;
        if classes.is_empty() || weight.width() != classes.len() {
            return Err(GrammarError::new(format!("its tagger distinguishes {} classes but lists {}", weight.width(), classes.len())));
        }
        let class = |class: &TagClass| Class { tag: keep(&class.tag), pos: Pos::of(&class.pos), morph: class.morph.clone() };
        Ok(Tagger { bias: weights.floats("tagger.bias", classes.len())?, classes: classes.iter().map(class).collect(), weight })
    }
}

/// The only copy of a label, which is never freed: there are few, and a grammar is read once.
fn keep(kept: &mut BTreeSet<&'static str>, name: &str) -> &'static str {
    if let Some(known) = kept.get(name) {
        return known;
    }
    let new: &'static str = Box::leak(name.into());
    kept.insert(new);
    new
}

/// Added grammars; English is the default.
#[derive(Default)]
pub struct Grammars(Vec<Grammar>);

impl Grammars {
    /// These grammars; if two are for one language, the later one is used.
    pub fn new(added: Vec<Grammar>) -> Self {
        Grammars(added)
    }

    /// The added grammars.
    pub fn added(&self) -> &[Grammar] {
        &self.0
    }

    /// The grammar for a language (BCP 47 tag): an added one, or else the English one.
    pub fn of(&self, tag: &str) -> &Grammar {
        self.0.iter().rev().find(|grammar| grammar.reads(tag)).unwrap_or_else(|| Grammar::english())
    }
}

impl Grammar {
    /// The language it was made for: ISO 639 code, such as `fr`.
    pub fn language(&self) -> &str {
        self.name().split('_').next().unwrap_or_default()
    }

    /// True if a language (BCP 47 tag) is the one it was made for.
    pub fn reads(&self, tag: &str) -> bool {
        tag.split(['-', '_']).next().is_some_and(|code| code.eq_ignore_ascii_case(self.language()))
    }
}

#[cfg(test)]
mod tests {
    use super::{Grammar, Grammars};

    #[test]
    fn english_stands_behind_all() {
        let english = Grammar::english();
        assert!(english.reads("en-GB") && english.reads("EN") && !english.reads("fr") && !english.reads(""));
        assert_eq!(Grammars::default().of("fr-CA").name(), english.name());
    }
}
