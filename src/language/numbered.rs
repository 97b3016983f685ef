//! Nouns that are named by a number after them: the contents of `numbered.toml`.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// What can be numbered. Singular, lower case.
#[derive(Debug, Deserialize)]
pub struct Numbered {
    /// Between the noun and its number: `no`, `#`.
    pub signs: FxHashSet<String>,
    /// Nouns before a number that is hardly ever a count: `chapter`.
    pub loose: FxHashSet<String>,
    /// Nouns that a number may also follow by coincidence: `boat`.
    pub strict: FxHashSet<String>,
    /// The nouns in either list that can be a location: `room`.
    pub places: FxHashSet<String>,
    /// After the number of a part of the account itself: `above`.
    pub own: FxHashSet<String>,
    /// Words that end a street's name.
    pub streets: FxHashSet<String>,
}

impl Numbered {
    /// True if a number after it can be its name.
    pub fn holds(&self, noun: &str) -> bool {
        self.loose.contains(noun) || self.strict.contains(noun)
    }
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Numbered {
    toml::from_str(include_str!("en/numbered.toml")).expect("en/numbered.toml is well formed")
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_place_is_a_numbered_noun() {
        let numbered = super::english();
        let stray: Vec<&String> = numbered.places.iter().filter(|noun| !numbered.holds(noun)).collect();
        assert!(stray.is_empty(), "{stray:?}");
    }
}
