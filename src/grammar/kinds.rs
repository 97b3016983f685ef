//! What the model sees of a word: its normal form, first letter, last letters and shape, each as the id of a string. Words that look the
//! same are one kind and are processed once. Characters are classified as in Python, by which the model was trained, and ids are hashes
//! (MurmurHash by Austin Appleby, public domain; not for security).

use std::collections::HashMap;

use super::file::{Feature, Rules};
use super::tokenizer::Piece;

/// Number of characters in the suffix of a word.
const ENDING: usize = 3;

/// Ids of strings, and normal forms of words.
pub(super) struct Vocabulary {
    symbols: HashMap<String, u64>,
    norms: HashMap<u64, String>,
}

/// The features of a word.
pub(super) struct Kind {
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
pub(super) struct Kinds<'t> {
    pub all: Vec<Kind>,
    places: HashMap<(&'t str, Option<&'t str>, bool), usize>,
}

impl Vocabulary {
    pub(super) fn new(rules: &mut Rules) -> Self {
        let norms = std::mem::take(&mut rules.norms);
        Vocabulary {
            symbols: std::mem::take(&mut rules.symbols),
            norms: norms.into_iter().filter_map(|(hash, norm)| Some((hash.parse().ok()?, norm))).collect(),
        }
    }

    fn id(&self, text: &str) -> u64 {
        self.symbols.get(text).copied().unwrap_or_else(|| string_id(text.as_bytes()))
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
    pub(super) fn of(&mut self, vocabulary: &Vocabulary, text: &'t str, tokens: &[Piece<'t>]) -> Vec<usize> {
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
    pub(super) fn id(&self, feature: Feature) -> u64 {
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

/// Longer words have no informative shape.
const LONGEST_SHAPE: usize = 100;

/// Most repetitions of a character in a shape.
const MOST_REPEATS: usize = 4;

/// White space, including the separators of ASCII.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// Digits, including superscripts and circled ones, but not fractions or Roman numerals.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
        || c.is_numeric() && !c.is_alphabetic() && !matches!(c, '¼'..='¾' | '\u{2150}'..='\u{218b}' | '\u{2469}'..='\u{2473}')
}

/// The outline of a word: capitals as X, letters as x, digits as d, at most four alike in a row ("Xxxxx", "dd,ddd").
pub(super) fn shape(word: &str) -> String {
    if word.chars().nth(LONGEST_SHAPE - 1).is_some() {
        return "LONG".into();
    }
    let mut shape = String::with_capacity(word.len());
    let (mut last, mut alike) = (None, 0);
    for c in word.chars() {
        let seen = match c {
            c if c.is_alphabetic() && c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if is_digit(c) => 'd',
            c => c,
        };
        alike = if last == Some(seen) { alike + 1 } else { 0 };
        last = Some(seen);
        if alike < MOST_REPEATS {
            shape.push(seen);
        }
    }
    shape
}

/// MurmurHash64A of `data` with seed 1.
pub(super) fn string_id(data: &[u8]) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = 1 ^ (data.len() as u64).wrapping_mul(M);
    let (words, rest) = data.as_chunks::<8>();
    for word in words {
        let mut k = u64::from_le_bytes(*word).wrapping_mul(M);
        k ^= k >> 47;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !rest.is_empty() {
        let tail = rest.iter().rev().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
        hash = (hash ^ tail).wrapping_mul(M);
    }
    hash ^= hash >> 47;
    hash = hash.wrapping_mul(M);
    hash ^ hash >> 47
}

/// MurmurHash3 of the eight bytes of `id`: 128 bits as four numbers.
pub(super) fn table_rows(id: u64, seed: u32) -> [u32; 4] {
    const LENGTH: u64 = 8;
    let seed = u64::from(seed);
    let k = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let (mut h1, mut h2) = (seed ^ k ^ LENGTH, seed ^ LENGTH);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    (h1, h2) = (mix(h1), mix(h2));
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

fn mix(mut h: u64) -> u64 {
    h = (h ^ h >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ h >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ h >> 33
}

#[cfg(test)]
mod tests {
    use super::{shape, string_id, table_rows};

    #[test]
    fn shapes() {
        assert_eq!(shape("Government"), "Xxxxx");
        assert_eq!(shape("U.S."), "X.X.");
        assert_eq!(shape("40,000"), "dd,ddd");
        assert_eq!(shape("2½"), "d½");
        assert_eq!(shape(&"a".repeat(100)), "LONG");
    }

    #[test]
    fn ids_are_those_of_the_model() {
        assert_eq!(string_id(b"coffee"), 3_197_928_453_018_144_401);
    }

    #[test]
    fn an_id_has_four_rows() {
        let some = table_rows(string_id(b"coffee"), 8);
        assert_ne!(some, table_rows(string_id(b"coffee"), 9));
        assert_eq!(some, table_rows(string_id(b"coffee"), 8));
    }
}
