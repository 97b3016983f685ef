//! What a named thing can be, and offices that one person holds at a time: the contents of `kinds.toml`.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::inverted::inverted;

/// Nouns by kind, and offices.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kinds {
    /// Noun, singular, to its kind.
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

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> Kinds {
    toml::from_str(include_str!("en/kinds.toml")).expect("en/kinds.toml is well formed")
}

impl Kinds {
    /// The kind that a noun means and no other, with the word before it.
    pub fn of(&self, before: &str, noun: &str) -> Option<&str> {
        self.nouns.get(&format!("{before} {noun}")).or_else(|| self.nouns.get(noun)).map(String::as_str)
    }

    /// How many of the last words of a phrase name an office that one person holds at a time; 0 where they name none.
    pub fn office(&self, words: &[&str]) -> usize {
        const LONGEST: usize = 3;
        let last = |n: &usize| words.len() >= *n && self.offices.nouns.contains(&words[words.len() - n..].join(" "));
        (1..=LONGEST).rev().find(last).unwrap_or(0)
    }

    /// Beside "is", does the adverb change nothing of what is said?
    pub fn is_idle(&self, norm: &str) -> bool {
        self.idle.contains(norm)
    }

    /// Can the word come before an office without changing who is meant?
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
