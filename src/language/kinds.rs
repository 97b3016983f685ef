//! What a named thing can be, and offices that one person holds at a time: the contents of `kinds.toml`.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::inverted::inverted;

/// Nouns by kind, and offices.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kinds {
    /// Maps a noun, in the singular, to its kind.
    #[serde(rename = "kinds", deserialize_with = "inverted")]
    nouns: FxHashMap<String, String>,
    offices: Offices,
    idle: FxHashSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Offices {
    nouns: FxHashSet<String>,
    present: FxHashSet<String>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Kinds {
    toml::from_str(include_str!("en/kinds.toml")).expect("en/kinds.toml is well formed")
}

impl Kinds {
    /// The only kind that a noun can mean, together with the word before it.
    pub fn of(&self, before: &str, noun: &str) -> Option<&str> {
        self.nouns.get(&format!("{before} {noun}")).or_else(|| self.nouns.get(noun)).map(String::as_str)
    }

    /// The number of words at the end of a phrase that name an office held by one person at a time; 0 if they name none.
    pub fn office(&self, words: &[&str]) -> usize {
        const LONGEST: usize = 3;
        let last = |n: &usize| words.len() >= *n && self.offices.nouns.contains(&words[words.len() - n..].join(" "));
        (1..=LONGEST).rev().find(last).unwrap_or(0)
    }

    /// True if the adverb beside "is" does not change the meaning.
    pub fn is_idle(&self, norm: &str) -> bool {
        self.idle.contains(norm)
    }

    /// True if the word can precede an office without changing who is meant.
    pub fn is_present(&self, norm: &str) -> bool {
        self.offices.present.contains(norm)
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Language;

    #[test]
    fn two_words_count_before_the_last_alone() {
        let kinds = &Language::english().kinds;
        assert_eq!(kinds.of("political", "party"), Some("body"));
        assert_eq!(kinds.of("birthday", "party"), None);
        assert_eq!(kinds.office(&["the", "prime", "minister"]), 2);
        assert_eq!(kinds.office(&["a", "minister"]), 0);
    }
}
