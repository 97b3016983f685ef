//! Nouns that a number behind them names: the contents of `numbered.toml`.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// What can be numbered. Singular, lower case.
#[derive(Debug, Deserialize)]
pub struct Numbered {
    /// Between the noun and its number: `no`, `#`.
    pub signs: FxHashSet<String>,
    /// Nouns before a number that is hardly ever a count: `chapter`.
    pub loose: FxHashSet<String>,
    /// Nouns that a number may also follow by chance: `boat`.
    pub strict: FxHashSet<String>,
    /// Those of both at which something can be: `room`.
    pub places: FxHashSet<String>,
    /// Behind the number of a part of the account itself: `above`.
    pub own: FxHashSet<String>,
    /// Words that end a street's name.
    pub streets: FxHashSet<String>,
}

impl Numbered {
    /// Can a number behind it be its name?
    pub fn holds(&self, noun: &str) -> bool {
        self.loose.contains(noun) || self.strict.contains(noun)
    }
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
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
