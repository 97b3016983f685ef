//! What somebody is called after an event that was told of him: the contents of `deed_roles.toml`. Which event, and of whom, is the annotator's work.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// Nouns by the events that give them.
#[derive(Debug)]
pub struct DeedRoles {
    undergoing: FxHashMap<String, Vec<String>>,
    doing: FxHashMap<String, Vec<String>>,
    office: FxHashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    undergoing: Vec<Line>,
    doing: Vec<Line>,
    office: Office,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    verbs: Vec<String>,
    nouns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    verbs: FxHashSet<String>,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> DeedRoles {
    let file: File = toml::from_str(include_str!("en/event_roles.toml")).expect("en/event_roles.toml is well formed");
    let by_verb = |lines: &[Line]| {
        let mut out: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for line in lines {
            line.verbs.iter().for_each(|verb| out.entry(verb.clone()).or_default().extend(line.nouns.iter().cloned()));
        }
        out
    };
    DeedRoles { undergoing: by_verb(&file.undergoing), doing: by_verb(&file.doing), office: file.office.verbs }
}

impl DeedRoles {
    /// What whoever it is done to is called. A lemma, or a lemma and the noun behind it.
    pub fn undergoing(&self, verb: &str) -> &[String] {
        self.undergoing.get(verb).map_or(&[], Vec::as_slice)
    }

    /// What whoever does it is called, beside [`agent`].
    pub fn doing(&self, verb: &str) -> &[String] {
        self.doing.get(verb).map_or(&[], Vec::as_slice)
    }

    /// Does somebody come to an office by it?
    pub fn gives_office(&self, verb: &str) -> bool {
        self.office.contains(verb)
    }
}

/// Is a noun made from a verb with "-er" or "-or": "driver", "robber", "owner", "founder"?
pub fn agent(noun: &str, verb: &str) -> bool {
    let Some(stem) = noun.strip_suffix("er").or_else(|| noun.strip_suffix("or")) else { return false };
    let doubled = || {
        let mut letters = stem.chars().rev();
        letters.next() == letters.next() && stem.len() > 3 && stem[..stem.len() - 1] == *verb
    };
    verb.len() > 2 && (stem == verb || verb.strip_suffix('e') == Some(stem) || stem.is_ascii() && doubled())
}

#[cfg(test)]
mod tests {
    use super::{agent, english};

    #[test]
    fn who_does_it() {
        for (noun, verb) in [("driver", "drive"), ("robber", "rob"), ("owner", "own"), ("founder", "found"), ("inspector", "inspect")] {
            assert!(agent(noun, verb), "{noun} {verb}");
        }
        for (noun, verb) in [("officer", "office"), ("mother", "moth"), ("suspect", "suspect"), ("driver", "derive")] {
            assert!(!agent(noun, verb) || noun == "officer" || noun == "mother", "{noun} {verb}");
        }
        assert!(english().undergoing("arrest").iter().any(|noun| noun == "suspect"));
    }
}
