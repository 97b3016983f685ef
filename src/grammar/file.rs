//! What a grammar file contains (`train/grammar.py` writes it): safetensors with quantised matrices, and as JSON the labels, the moves and the
//! rules for tokens, attributes and lemmas. Every length is checked here, so that later code can rely on it; a broken file is an error, never a
//! panic.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::ops::Range;

use safetensors::tensor::{Dtype, Metadata, SafeTensors, TensorInfo};
use serde::Deserialize;

use super::matrix::Matrix;

/// The reason why a grammar file cannot be used, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrammarError(String);

impl GrammarError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        GrammarError(message.into())
    }
}

impl fmt::Display for GrammarError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "not a usable grammar: {}", self.0)
    }
}

impl std::error::Error for GrammarError {}

/// The tensors of a file.
pub(super) struct Weights<'a> {
    file: &'a [u8],
    metadata: Metadata,
    data: usize,
}

/// A matrix that stays in the file: rows of eight-bit integers, each with its scale.
pub(super) struct Table {
    at: Range<usize>,
    width: usize,
    scales: Vec<f32>,
}

impl<'a> Weights<'a> {
    /// Checks the header of a file.
    pub(super) fn of(file: &'a [u8]) -> Result<Self, GrammarError> {
        let (header, metadata) =
            SafeTensors::read_metadata(file).map_err(|_| GrammarError::new("it is not in the format that train/grammar.py writes"))?;
        Ok(Weights { file, metadata, data: header + size_of::<u64>() })
    }

    /// The byte range of a tensor in the file, if there is such a tensor.
    pub(super) fn bytes(&self, name: &str) -> Option<Range<usize>> {
        let (start, end) = self.metadata.info(name).filter(|info| info.dtype == Dtype::U8)?.data_offsets;
        Some(self.data + start..self.data + end)
    }

    /// A list of `length` numbers.
    pub(super) fn floats(&self, name: &str, length: usize) -> Result<Vec<f32>, GrammarError> {
        let (info, bytes) = self.tensor(name, Dtype::F32)?;
        expect(name, &info.shape, &[length])?;
        Ok(bytes.as_chunks::<4>().0.iter().map(|four| f32::from_le_bytes(*four)).collect())
    }

    /// The length of a list.
    pub(super) fn length(&self, name: &str) -> Result<usize, GrammarError> {
        let (info, _) = self.tensor(name, Dtype::F32)?;
        info.shape.first().copied().filter(|length| *length > 0).ok_or_else(|| GrammarError::new(format!("{name:?} is empty")))
    }

    /// The number of inputs of a layer.
    pub(super) fn inputs(&self, name: &str) -> Result<usize, GrammarError> {
        let (info, _) = self.tensor(name, Dtype::I16)?;
        info.shape.get(1).copied().ok_or_else(|| GrammarError::new(format!("{name:?} is not a matrix")))
    }

    /// A layer of weights, stored as (out, `inputs`), returned as (inputs, out).
    pub(super) fn layer(&self, name: &str, inputs: usize) -> Result<Matrix, GrammarError> {
        let (info, bytes) = self.tensor(name, Dtype::I16)?;
        let outputs = info.shape.first().copied().unwrap_or(0);
        expect(name, &info.shape, &[outputs, inputs])?;
        let scales = self.floats(&format!("{name}.scale"), outputs)?;
        let whole = bytes.as_chunks::<2>().0;
        let weight = |input: usize, output: usize| f32::from(i16::from_le_bytes(whole[output * inputs + input])) * scales[output];
        Ok(Matrix::of(inputs, outputs, weight))
    }

    /// A matrix that stays in the file.
    pub(super) fn table(&self, name: &str) -> Result<Table, GrammarError> {
        let (info, _) = self.tensor(name, Dtype::I8)?;
        let &[rows, width] = &info.shape[..] else { return Err(GrammarError::new(format!("{name:?} is not a matrix"))) };
        if rows == 0 || width == 0 {
            return Err(GrammarError::new(format!("{name:?} is empty")));
        }
        let (start, end) = info.data_offsets;
        Ok(Table { at: self.data + start..self.data + end, width, scales: self.floats(&format!("{name}.scale"), rows)? })
    }

    fn tensor(&self, name: &str, kind: Dtype) -> Result<(&TensorInfo, &'a [u8]), GrammarError> {
        let info = self.metadata.info(name).ok_or_else(|| GrammarError::new(format!("{name:?} is missing")))?;
        if info.dtype != kind {
            return Err(GrammarError::new(format!("{name:?} is of type {:?}, not {kind:?}", info.dtype)));
        }
        let (start, end) = info.data_offsets;
        Ok((info, &self.file[self.data + start..self.data + end]))
    }
}

impl Table {
    /// The number of rows, at least one.
    pub(super) fn rows(&self) -> usize {
        self.scales.len()
    }

    /// Numbers in a row, at least one.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Adds a row to `sum`; `file` is the file in which the table was found.
    pub(super) fn add(&self, file: &[u8], row: usize, sum: &mut [f32]) {
        let scale = self.scales[row];
        let start = self.at.start + row * self.width;
        for (sum, whole) in sum.iter_mut().zip(&file[start..start + self.width]) {
            *sum += f32::from(whole.cast_signed()) * scale;
        }
    }
}

fn expect(name: &str, found: &[usize], wanted: &[usize]) -> Result<(), GrammarError> {
    if found == wanted { Ok(()) } else { Err(GrammarError::new(format!("{name:?} has the shape {found:?}, but {wanted:?} is needed"))) }
}

/// The only version of the format.
const FORMAT: u32 = 1;

#[derive(Deserialize)]
pub(super) struct Rules {
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
pub(super) struct TokenizerRules {
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
pub(super) struct AttributeRule {
    pub patterns: Vec<Vec<Vec<Condition>>>,
    pub index: usize,
    pub set: Setting,
}

/// The condition that an attribute is, or is not, one of some values.
#[derive(Deserialize)]
pub(super) struct Condition {
    pub attribute: Attribute,
    #[serde(rename = "in", default)]
    pub is_in: Vec<String>,
    #[serde(default)]
    pub not_in: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Attribute {
    Tag,
    Pos,
    Lower,
    Orth,
    Dep,
    IsSpace,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) struct Setting {
    pub tag: Option<String>,
    pub pos: Option<String>,
    pub dep: Option<String>,
    pub lemma: Option<String>,
    pub morph: Option<String>,
}

/// Endings by part of speech, and the exceptions to them.
#[derive(Deserialize)]
pub(super) struct LemmaRules {
    pub rules: BTreeMap<String, Vec<(String, String)>>,
    pub exceptions: BTreeMap<String, HashMap<String, Vec<String>>>,
    pub base_forms: Vec<BaseForm>,
}

/// Word forms that are their own lemma.
#[derive(Deserialize)]
pub(super) struct BaseForm {
    pub pos: Option<String>,
    pub has: Vec<String>,
    pub lacks: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct EncoderOutline {
    pub features: Vec<Feature>,
    pub seeds: Vec<u32>,
    pub layers: usize,
    pub pieces: usize,
}

/// A feature of a word that the model sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Feature {
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
pub(super) struct TagClass {
    pub tag: String,
    #[serde(default)]
    pub pos: String,
    #[serde(default)]
    pub morph: String,
}

/// Reads the rules from the file.
pub(super) fn read_rules(file: &[u8], weights: &Weights) -> Result<Rules, GrammarError> {
    let range = weights.bytes("rules").ok_or_else(|| GrammarError::new("\"rules\" is missing"))?;
    let rules: Rules = serde_json::from_slice(&file[range]).map_err(|_| GrammarError::new("its rules cannot be read"))?;
    if rules.format != FORMAT {
        return Err(GrammarError::new(format!("its format is {}, but this program reads format {FORMAT}", rules.format)));
    }
    Ok(rules)
}
