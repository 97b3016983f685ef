//! Persons who are two, whatever else is told of them alike: mother and father, lessor and lessee, the elder and the younger of one name.
//! And titles that are one word, in full or cut.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::both_ways::BothWays;
use crate::text::roman;

/// No dynasty counts further.
const LAST: i64 = 39;

/// The contents of `persons.toml`, made ready for asking.
#[derive(Debug)]
pub struct Persons {
    sexes: BothWays,
    sides: BothWays,
    kin_before: Vec<String>,
    titles: FxHashMap<String, String>,
    younger: FxHashSet<String>,
    elder: FxHashSet<String>,
}

#[derive(Deserialize)]
struct File {
    sexes: Vec<(String, String)>,
    sides: Vec<(String, String)>,
    kin_before: Vec<String>,
    titles: Vec<String>,
    younger: FxHashSet<String>,
    elder: FxHashSet<String>,
}

/// Which of those who bear one name: the younger, the elder, the third.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    /// "Jr.", "the Younger"
    Younger,
    /// "Sr.", "the Elder"
    Elder,
    /// "III"
    Numbered(i64),
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> Persons {
    let file: File = toml::from_str(include_str!("en/persons.toml")).expect("en/persons.toml is well formed");
    let row = |row: &String| -> Vec<(String, String)> {
        let first = row.split(' ').next().unwrap_or_default().to_string();
        row.split(' ').map(|word| (word.to_string(), first.clone())).collect()
    };
    Persons {
        sexes: BothWays::from(file.sexes),
        sides: BothWays::from(file.sides),
        kin_before: file.kin_before,
        titles: file.titles.iter().flat_map(row).collect(),
        younger: file.younger,
        elder: file.elder,
    }
}

impl Persons {
    /// Are two nouns, in lower case, two persons of one kin, rank or relation: "aunt" and "uncle", "buyers" and "sellers"?
    pub fn exclude(&self, a: &str, b: &str) -> bool {
        let (a, b) = (singular(a), singular(b));
        let (x, y) = (self.bare(&a), self.bare(&b));
        let kin = x.0 == y.0 && x.2 == y.2;
        kin && self.sexes.hold(x.1, y.1)
            || self.sides.hold(&a, &b)
            || feminine(&a, &b)
            || feminine(&b, &a)
            || undergoes(&a, &b)
            || undergoes(&b, &a)
    }

    /// A title in full: "sgt" is "sergeant". `None` for what is no title that is cut.
    pub fn title(&self, norm: &str) -> Option<&str> {
        self.titles.get(norm).map(String::as_str)
    }

    /// Are both one title, in full or cut?
    pub fn one_title(&self, a: &str, b: &str) -> bool {
        self.title(a).is_some_and(|title| self.title(b) == Some(title))
    }

    /// Which of those who bear a name the last word of it tells, in lower case.
    pub fn generation(&self, word: &str) -> Option<Generation> {
        match word {
            _ if self.younger.contains(word) => Some(Generation::Younger),
            _ if self.elder.contains(word) => Some(Generation::Elder),
            _ => roman(&word.to_uppercase()).filter(|number| *number <= LAST).map(Generation::Numbered),
        }
    }

    /// What stands before a word for kin, the word, and "-in-law" behind it.
    fn bare<'w>(&self, word: &'w str) -> (String, &'w str, bool) {
        let (mut rest, in_law) = word.strip_suffix("-in-law").map_or((word, false), |rest| (rest, true));
        let mut before = String::new();
        while let Some(prefix) = self.kin_before.iter().find(|p| rest.len() > p.len() + 2 && rest.starts_with(p.as_str())) {
            before.push_str(prefix);
            rest = rest[prefix.len()..].trim_start_matches('-');
        }
        (before, rest, in_law)
    }
}

/// "policeman" and "policewoman", "executor" and "executrix".
fn feminine(man: &str, woman: &str) -> bool {
    let made =
        |end: &str, other: &str| woman.strip_suffix(end).is_some_and(|stem| !stem.is_empty() && man.strip_suffix(other) == Some(stem));
    made("woman", "man") || made("trix", "tor")
}

/// "employer" and "employee", "lessor" and "lessee": who does it and to whom it is done.
fn undergoes(agent: &str, other: &str) -> bool {
    const LEAST: usize = 3;
    let stem = other.strip_suffix("ee").filter(|stem| stem.len() >= LEAST);
    stem.is_some_and(|stem| ["or", "er"].iter().any(|end| agent.strip_suffix(end) == Some(stem)))
}

/// The singular of a noun for persons.
fn singular(word: &str) -> Cow<'_, str> {
    let regular = || word.strip_suffix('s').filter(|rest| !rest.ends_with('s') && rest.len() > 1).unwrap_or(word);
    match word.strip_suffix("wives") {
        _ if word == "his" => word.into(),
        Some(before) => format!("{before}wife").into(),
        None if word.ends_with("men") => format!("{}man", &word[..word.len() - 3]).into(),
        None if word.ends_with("sses") => word[..word.len() - 2].into(),
        None => regular().into(),
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
