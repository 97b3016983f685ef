//! Nouns that cannot mean the same person: mother and father, lessor and lessee, the elder and the younger of one name. Also titles that are
//! the same word, in full or abbreviated.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

use super::both_ways::BothWays;
use crate::text::roman;

/// Highest number that can belong to a ruler: letters of higher numbers are initials.
const LAST: i64 = 39;

/// The contents of `persons.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persons {
    sexes: BothWays,
    sides: BothWays,
    kin_before: Vec<String>,
    #[serde(deserialize_with = "rows")]
    titles: FxHashMap<String, String>,
    younger: FxHashSet<String>,
    elder: FxHashSet<String>,
    endings: Endings,
}

/// Endings of nouns for persons.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    /// Endings for a woman and for a man.
    sexes: Vec<(String, String)>,
    /// Ending for the patient.
    undergoing: String,
    /// Endings for the agent.
    doing: Vec<String>,
    /// Endings of the plural and of the singular.
    plurals: Vec<(String, String)>,
    /// Ending of other plurals.
    plural: char,
    /// Ending for relatives by marriage.
    by_marriage: String,
    /// Words that look like plurals.
    no_plurals: FxHashSet<String>,
}

/// Maps each word of a row to the first one.
fn rows<'de, D: Deserializer<'de>>(input: D) -> Result<FxHashMap<String, String>, D::Error> {
    let row = |row: &String| -> Vec<(String, String)> {
        let first = row.split(' ').next().unwrap_or_default();
        row.split(' ').map(|word| (word.to_string(), first.to_string())).collect()
    };
    Vec::deserialize(input).map(|rows: Vec<String>| rows.iter().flat_map(row).collect())
}

/// Which bearer of a name is meant: the younger, the elder, the third.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    /// "Jr.", "the Younger"
    Younger,
    /// "Sr.", "the Elder"
    Elder,
    /// "III"
    Numbered(i64),
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> Persons {
    toml::from_str(include_str!("en/persons.toml")).expect("en/persons.toml is well formed")
}

impl Persons {
    /// True if two nouns, in lower case, are two different persons of one family relation, rank or legal relation: "aunt" and "uncle", "buyers" and
    /// "sellers".
    pub fn exclude(&self, a: &str, b: &str) -> bool {
        let (a, b) = (self.singular(a), self.singular(b));
        let (x, y) = (self.bare(&a), self.bare(&b));
        let kin = x.0 == y.0 && x.2 == y.2;
        kin && self.sexes.hold(x.1, y.1)
            || self.sides.hold(&a, &b)
            || self.is_feminine(&a, &b)
            || self.is_feminine(&b, &a)
            || self.undergoes(&a, &b)
            || self.undergoes(&b, &a)
    }

    /// A title in full: "sergeant" for "sgt". `None` for other words.
    pub fn title(&self, norm: &str) -> Option<&str> {
        self.titles.get(norm).map(String::as_str)
    }

    /// True if both are the same title, in full or abbreviated.
    pub fn one_title(&self, a: &str, b: &str) -> bool {
        self.title(a).is_some_and(|title| self.title(b) == Some(title))
    }

    /// Which bearer of a name its last word, in lower case, means.
    pub fn generation(&self, word: &str) -> Option<Generation> {
        match word {
            _ if self.younger.contains(word) => Some(Generation::Younger),
            _ if self.elder.contains(word) => Some(Generation::Elder),
            _ => roman(&word.to_uppercase()).filter(|number| *number <= LAST).map(Generation::Numbered),
        }
    }

    /// Splits a word for a relative: its prefixes, the bare word, and true if "-in-law" follows.
    fn bare<'w>(&self, word: &'w str) -> (String, &'w str, bool) {
        let (mut rest, in_law) = word.strip_suffix(self.endings.by_marriage.as_str()).map_or((word, false), |rest| (rest, true));
        let mut before = String::new();
        while let Some(prefix) = self.kin_before.iter().find(|p| rest.len() > p.len() + 2 && rest.starts_with(p.as_str())) {
            before.push_str(prefix);
            rest = rest[prefix.len()..].trim_start_matches('-');
        }
        (before, rest, in_law)
    }

    /// True for "policeman" and "policewoman", "executor" and "executrix".
    fn is_feminine(&self, man: &str, woman: &str) -> bool {
        let made = |(end, other): &(String, String)| {
            let stem = woman.strip_suffix(end.as_str()).filter(|stem| !stem.is_empty());
            stem.is_some_and(|stem| man.strip_suffix(other.as_str()) == Some(stem))
        };
        self.endings.sexes.iter().any(made)
    }

    /// True for agent and patient of one verb: "employer" and "employee", "lessor" and "lessee".
    fn undergoes(&self, agent: &str, other: &str) -> bool {
        const SHORTEST_STEM: usize = 3;
        let stem = other.strip_suffix(self.endings.undergoing.as_str()).filter(|stem| stem.len() >= SHORTEST_STEM);
        stem.is_some_and(|stem| self.endings.doing.iter().any(|end| agent.strip_suffix(end.as_str()) == Some(stem)))
    }

    /// The singular of a noun for persons.
    fn singular<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if self.endings.no_plurals.contains(word) {
            return word.into();
        }
        let plural = self.endings.plural;
        let irregular = || self.endings.plurals.iter().find_map(|(end, one)| Some(format!("{}{one}", word.strip_suffix(end.as_str())?)));
        let regular = || word.strip_suffix(plural).filter(|rest| !rest.ends_with(plural) && rest.len() > 1).unwrap_or(word);
        irregular().map_or_else(|| regular().into(), Cow::Owned)
    }
}

#[cfg(test)]
mod tests {
    use super::{Generation, english};

    #[test]
    fn two_persons_of_one_kin_rank_or_relation() {
        let persons = english();
        for (a, b) in [
            ("mother", "father"),
            ("grandmothers", "grandfathers"),
            ("step-brother", "step-sister"),
            ("son-in-law", "daughter-in-law"),
            ("waiter", "waitress"),
            ("waiters", "waitresses"),
            ("policemen", "policewomen"),
            ("duke", "duchess"),
            ("executor", "executrix"),
            ("lessor", "lessee"),
            ("mortgagees", "mortgagors"),
            ("employer", "employee"),
            ("seller", "purchaser"),
        ] {
            assert!(persons.exclude(a, b) && persons.exclude(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("mother", "grandfather"),
            ("brother", "sister-in-law"),
            ("actor", "actress"),
            ("wife", "wives"),
            ("glass", "glasses"),
            ("buyer", "landlord"),
        ] {
            assert!(!persons.exclude(a, b) && !persons.exclude(b, a), "{a} {b}");
        }
    }

    #[test]
    fn titles_and_generations() {
        let persons = english();
        assert!(persons.one_title("sgt", "sergeant") && !persons.one_title("sgt", "col") && !persons.one_title("door", "door"));
        assert_eq!(persons.generation("jnr"), Some(Generation::Younger));
        assert_eq!(persons.generation("xiii"), Some(Generation::Numbered(13)));
        assert_eq!(persons.generation("orr"), None);
    }
}
