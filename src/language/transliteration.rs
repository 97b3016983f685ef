//! How alphabets and languages write one name: the contents of `transliteration.toml`, and normal forms in which the transcriptions of a word are
//! equal. It says which words cannot be distinguished by rule; the caller decides which are one name. Words are lower case, without accents.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What transcriptions use in place of one another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transliteration {
    transcribed: Transcribed,
    /// The sounds of letters.
    pub sounds: Sounds,
    spelling: Spelling,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Transcribed {
    classes: Vec<(String, String)>,
    letters: FxHashMap<char, String>,
    hard: Vec<(String, String)>,
}

/// The sounds of letters; the file explains each list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Sounds {
    pub vowels: String,
    pub vowel_letters: String,
    pub diphthong: char,
    pub letters: Vec<(String, Vec<String>)>,
    pub endings: Vec<(String, String)>,
    pub silent_last: char,
    pub silent: char,
    pub glide: (String, String),
    pub glide_keeps_before: String,
    pub soft: Soft,
    pub neighbours: Vec<String>,
    pub first: Vec<String>,
    pub neighbours_beside: Vec<String>,
    pub first_beside: Vec<String>,
    pub lacking: Vec<(String, String)>,
    pub not_lacking: FxHashMap<String, String>,
}

/// A letter with two sounds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Soft {
    pub letter: char,
    pub before: String,
    pub sound: String,
    pub otherwise: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelling {
    marked_vowels: Vec<(String, String)>,
    not_consonants: String,
    first_vowels: FxHashMap<char, char>,
    exchanged: Vec<(String, String)>,
    exchanged_letters: FxHashMap<char, char>,
    skeleton_without: String,
    skeleton: FxHashMap<char, char>,
}

static TABLES: LazyLock<Transliteration> =
    LazyLock::new(|| toml::from_str(include_str!("transliteration.toml")).expect("transliteration.toml is well formed"));

/// The tables, parsed once.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn tables() -> &'static Transliteration {
    &TABLES
}

/// Shortest word that is compared, and its least number of consonants: too many short words are alike.
const SHORTEST: usize = 5;
const LEAST_CONSONANTS: usize = 3;

/// Words with fewer consonants must also be spelt as similarly as this (Jaro-Winkler).
const NEAR: f64 = 0.85;

/// True if two words may be one, transcribed from another alphabet or language in two ways: "Gaddafi" and "Qaddafi", "Khrushchev" and
/// "Chruschtschow". Only consonants are compared, in classes that transcriptions confuse.
pub fn may_be_transcribed(a: &str, b: &str) -> bool {
    let judged = |word: &str| word.chars().count() >= SHORTEST && word.bytes().all(|c| c.is_ascii_lowercase());
    if !judged(a) || !judged(b) {
        return false;
    }
    let (x, y) = (TABLES.transcribed.skeletons(a), TABLES.transcribed.skeletons(b));
    let near = || strsim::jaro_winkler(a, b) >= NEAR;
    x.iter().any(|x| y.contains(x) && (x.len() >= LEAST_CONSONANTS || x.len() > 1 && near()))
}

impl Transcribed {
    /// The classes of a word's consonants, doubled ones once, for each way to read it.
    fn skeletons(&self, word: &str) -> [String; 2] {
        [self.skeleton(word), self.skeleton(&replaced(word, &self.hard))]
    }

    fn skeleton(&self, word: &str) -> String {
        let mut out = String::new();
        let mut rest = word;
        while let Some(letter) = rest.chars().next() {
            let group = self.classes.iter().find(|(letters, _)| rest.starts_with(letters.as_str()));
            let single = || (letter.len_utf8(), self.letters.get(&letter).map_or("", String::as_str));
            let (length, class) = group.map_or_else(single, |(letters, class)| (letters.len(), class.as_str()));
            rest = &rest[length..];
            if !out.ends_with(class) {
                out.push_str(class);
            }
        }
        out
    }
}

/// Replaces the left of each pair by its right, one pair after the other.
fn replaced(word: &str, pairs: &[(String, String)]) -> String {
    pairs.iter().fold(word.to_string(), |word, (letters, instead)| word.replace(letters.as_str(), instead))
}

/// Writes vowels that stand for umlauts and the like as plain vowels: "mueller" as "muller", "soerensen" as "sorensen".
pub fn without_marks(word: &str) -> String {
    replaced(word, &TABLES.spelling.marked_vowels)
}

/// The consonants of a word except "h".
pub fn without_vowels(word: &str) -> String {
    word.chars().filter(|c| !TABLES.spelling.not_consonants.contains(*c)).collect()
}

/// One letter for all that alphabets exchange, doubled ones once: k kh q x g, c j dj, s sh z, all vowels.
pub fn in_plain_letters(word: &str) -> String {
    let table = &TABLES.spelling;
    by_class(&replaced(word, &table.exchanged), &table.exchanged_letters)
}

/// The classes of the consonants, doubled ones once: what transliterations preserve of a word.
pub fn consonant_skeleton(word: &str) -> String {
    let table = &TABLES.spelling;
    by_class(&word.chars().filter(|c| !table.skeleton_without.contains(*c)).collect::<String>(), &table.skeleton)
}

/// Replaces each letter by its class; a repeated class is written once.
fn by_class(word: &str, classes: &FxHashMap<char, char>) -> String {
    let mut out = String::new();
    for c in word.chars() {
        let class = classes.get(&c).copied().unwrap_or(c);
        if !out.ends_with(class) {
            out.push(class);
        }
    }
    out
}

/// True if the first vowels of two words are equal, or "o" and "u", or "i" and "y" or "e".
pub fn first_vowels_meet(a: &str, b: &str) -> bool {
    let Transliteration { sounds, spelling, .. } = tables();
    let first = |word: &str| word.chars().find(|c| sounds.vowel_letters.contains(*c));
    let class = |c: char| spelling.first_vowels.get(&c).copied().unwrap_or(c);
    first(a).map(class) == first(b).map(class)
}

#[cfg(test)]
mod tests {
    use super::{consonant_skeleton, in_plain_letters, may_be_transcribed, without_marks};

    #[test]
    fn what_transcriptions_mix_up_may_be_one() {
        for (a, b) in [
            ("tchekhov", "tschechow"),
            ("khomeini", "chomeini"),
            ("shevchenko", "schewtschenko"),
            ("hezbollah", "hizbullah"),
            ("moaveni", "muavini"),
        ] {
            assert!(may_be_transcribed(a, b), "{a} {b}");
        }
        for (a, b) in [("petersen", "larsen"), ("moreno", "romero"), ("tolstoy", "turgenev"), ("ivanov", "antonov")] {
            assert!(!may_be_transcribed(a, b), "{a} {b}");
        }
    }

    #[test]
    fn forms_in_which_spellings_meet() {
        assert_eq!(without_marks("mueller"), without_marks("muller"));
        assert_eq!(in_plain_letters("khadija"), in_plain_letters("hadidja"));
        assert_eq!(consonant_skeleton("kalbacar"), consonant_skeleton("kelbajar"));
    }
}
