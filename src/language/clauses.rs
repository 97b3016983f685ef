//! Words and endings by which the shallow grammar recognises the parts of a sentence: the contents of `clauses.toml`.

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The contents of `clauses.toml`, all lower case; the comments there explain each list.
#[derive(Debug, Deserialize)]
#[allow(missing_docs)]
pub struct ClauseWords {
    pub possessive_objects: FxHashSet<String>,
    pub modal_nouns: FxHashSet<String>,
    pub preposition_verbs: FxHashSet<String>,
    pub determiner_adverbs: FxHashSet<String>,
    pub infinitives: FxHashSet<String>,
    plurals: FxHashSet<String>,
    endings: Endings,
}

#[derive(Debug, Deserialize)]
struct Endings {
    plural: Vec<String>,
    no_plural: Vec<String>,
    third: Vec<String>,
    no_third: Vec<String>,
    past: Vec<String>,
    no_past: Vec<String>,
    gerund: Vec<String>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> ClauseWords {
    toml::from_str(include_str!("en/clauses.toml")).expect("en/clauses.toml is well formed")
}

impl ClauseWords {
    /// True if it looks like a plural: "officials", "police".
    pub fn is_plural(&self, norm: &str) -> bool {
        ends(norm, &self.endings.plural) && !ends(norm, &self.endings.no_plural) || self.plurals.contains(norm)
    }

    /// True if it may be the possessor before an apostrophe: "the rebels' demand".
    pub fn ends_like_plural(&self, norm: &str) -> bool {
        ends(norm, &self.endings.plural)
    }

    /// True if it has a third-person ending.
    pub fn ends_like_third(&self, norm: &str) -> bool {
        ends(norm, &self.endings.third)
    }

    /// True if it looks like the third person: "claims".
    pub fn is_third_person(&self, norm: &str) -> bool {
        ends(norm, &self.endings.third) && !ends(norm, &self.endings.no_third)
    }

    /// True if it looks like a past form: "hoisted".
    pub fn is_past(&self, norm: &str) -> bool {
        ends(norm, &self.endings.past) && !ends(norm, &self.endings.no_past)
    }

    /// True if it looks like a gerund: "hoisting".
    pub fn is_gerund(&self, norm: &str) -> bool {
        ends(norm, &self.endings.gerund)
    }
}

fn ends(norm: &str, endings: &[String]) -> bool {
    endings.iter().any(|ending| norm.ends_with(ending.as_str()))
}
