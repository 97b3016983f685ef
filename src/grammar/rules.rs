//! The part of a grammar file that is not numbers: labels, moves, and the rules for tokens, attributes and lemmas, as JSON.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::GrammarError;
use super::weights::Weights;

/// The only version of the format.
const FORMAT: u32 = 1;

#[derive(Deserialize)]
pub struct Rules {
    pub format: u32,
    pub model: String,
    /// Ids of the strings that are not identified by their hash
    pub symbols: HashMap<String, u64>,
    /// Normal forms by the hash of the word
    pub norms: HashMap<String, String>,
    pub tokenizer: TokenizerRules,
    pub attributes: Vec<AttributeRule>,
    pub lemmas: LemmaRules,
    pub tok2vec: EncoderOutline,
    pub names: EncoderOutline,
    pub tags: Vec<TagClass>,
    pub parser_moves: Vec<String>,
    pub names_moves: Vec<String>,
}

/// Regular expressions, and the tokens of strings that are exceptions to them.
#[derive(Deserialize)]
pub struct TokenizerRules {
    pub prefix: Option<String>,
    pub suffix: Option<String>,
    pub infix: Option<String>,
    /// Strings that are one token although affixes could be cut off
    pub whole: Option<String>,
    /// Strings that are one token although they could be split inside
    pub url: Option<String>,
    /// True if no expression finds anything in a string of English letters
    pub letters_are_whole: bool,
    /// The tokens of a string, each with its normal form
    pub specials: HashMap<String, Vec<(String, Option<String>)>>,
    /// Specials that the expressions would split, in the form in which they are split
    pub phrases: Vec<Vec<String>>,
}

/// Sets attributes of the token at `index` of a sequence that matches one of the patterns.
#[derive(Deserialize)]
pub struct AttributeRule {
    pub patterns: Vec<Vec<Vec<Condition>>>,
    pub index: usize,
    pub set: Setting,
}

/// The condition that an attribute is, or is not, one of some values.
#[derive(Deserialize)]
pub struct Condition {
    pub attribute: Attribute,
    #[serde(rename = "in", default)]
    pub is_in: Vec<String>,
    #[serde(default)]
    pub not_in: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Attribute {
    Tag,
    Pos,
    Lower,
    Orth,
    Dep,
    IsSpace,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub struct Setting {
    pub tag: Option<String>,
    pub pos: Option<String>,
    pub dep: Option<String>,
    pub lemma: Option<String>,
    pub morph: Option<String>,
}

/// Endings by part of speech, and the exceptions to them.
#[derive(Deserialize)]
pub struct LemmaRules {
    pub rules: BTreeMap<String, Vec<(String, String)>>,
    pub exceptions: BTreeMap<String, HashMap<String, Vec<String>>>,
    pub base_forms: Vec<BaseForm>,
}

/// Word forms that are their own lemma.
#[derive(Deserialize)]
pub struct BaseForm {
    pub pos: Option<String>,
    pub has: Vec<String>,
    pub lacks: Option<String>,
}

#[derive(Deserialize)]
pub struct EncoderOutline {
    pub features: Vec<Feature>,
    pub seeds: Vec<u32>,
    pub layers: usize,
    pub pieces: usize,
}

/// A feature of a word that the model sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Feature {
    Norm,
    Prefix,
    Suffix,
    Shape,
    /// True if a space follows
    Spacy,
    IsSpace,
}

/// The meaning of a class of the tagger.
#[derive(Deserialize)]
pub struct TagClass {
    pub tag: String,
    #[serde(default)]
    pub pos: String,
    #[serde(default)]
    pub morph: String,
}

/// Reads the rules from the file.
pub fn read(file: &[u8], weights: &Weights) -> Result<Rules, GrammarError> {
    let range = weights.bytes("rules").ok_or_else(|| GrammarError::new("it does not contain \"rules\""))?;
    let rules: Rules = serde_json::from_slice(&file[range]).map_err(|_| GrammarError::new("its rules cannot be read"))?;
    if rules.format != FORMAT {
        return Err(GrammarError::new(format!("it has format {}, this program reads format {FORMAT}", rules.format)));
    }
    Ok(rules)
}
