//! What persons are called after an event: somebody who was arrested is "the suspect". The contents of `event_roles.toml`; the annotator finds
//! the event and the person's part in it.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

/// Nouns, by the verbs of the events from which they follow.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRoles {
    #[serde(deserialize_with = "by_verb")]
    undergoing: FxHashMap<String, Vec<String>>,
    #[serde(deserialize_with = "by_verb")]
    doing: FxHashMap<String, Vec<String>>,
    agent_endings: Vec<String>,
    office: Office,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Office {
    verbs: FxHashSet<String>,
}

/// Each verb with the nouns of all rows that contain it.
fn by_verb<'de, D: Deserializer<'de>>(input: D) -> Result<FxHashMap<String, Vec<String>>, D::Error> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        verbs: Vec<String>,
        nouns: Vec<String>,
    }
    let mut out: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for row in Vec::<Row>::deserialize(input)? {
        row.verbs.into_iter().for_each(|verb| out.entry(verb).or_default().extend(row.nouns.iter().cloned()));
    }
    Ok(out)
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> EventRoles {
    toml::from_str(include_str!("en/event_roles.toml")).expect("en/event_roles.toml is well formed")
}

impl EventRoles {
    /// What a patient of the verb is called. `verb` is a lemma, or a lemma and the noun after it.
    pub fn undergoing(&self, verb: &str) -> &[String] {
        self.undergoing.get(verb).map_or(&[], Vec::as_slice)
    }

    /// What an agent of the verb is called, besides the nouns of [`EventRoles::is_agent`].
    pub fn doing(&self, verb: &str) -> &[String] {
        self.doing.get(verb).map_or(&[], Vec::as_slice)
    }

    /// True if somebody enters an office by it.
    pub fn gives_office(&self, verb: &str) -> bool {
        self.office.verbs.contains(verb)
    }

    /// True if a noun is made from a verb with "-er" or "-or": "driver", "robber", "owner", "founder".
    pub fn is_agent(&self, noun: &str, verb: &str) -> bool {
        let Some(stem) = self.agent_endings.iter().find_map(|end| noun.strip_suffix(end.as_str())) else { return false };
        let doubled = || {
            let mut letters = stem.chars().rev();
            letters.next() == letters.next() && stem.len() > 3 && stem[..stem.len() - 1] == *verb
        };
        verb.len() > 2 && (stem == verb || verb.strip_suffix('e') == Some(stem) || stem.is_ascii() && doubled())
    }
}

#[cfg(test)]
mod tests {
    use super::english;

    #[test]
    fn who_does_it() {
        let roles = english();
        for (noun, verb) in [("driver", "drive"), ("robber", "rob"), ("owner", "own"), ("founder", "found"), ("inspector", "inspect")] {
            assert!(roles.is_agent(noun, verb), "{noun} {verb}");
        }
        for (noun, verb) in [("officer", "office"), ("mother", "moth"), ("suspect", "suspect"), ("driver", "derive")] {
            assert!(!roles.is_agent(noun, verb) || noun == "officer" || noun == "mother", "{noun} {verb}");
        }
        assert!(roles.undergoing("arrest").iter().any(|noun| noun == "suspect"));
    }
}
