//! The grammars of a run: those added to the program's own, each for one language.

use super::Grammar;

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
