//! What a named thing can be, offices that one person holds at a time, and what persons are called after an event: somebody who was arrested is
//! "the suspect". The annotator finds the event and the person's part in it.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

use super::lookup::inverted;

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

impl Kinds {
    /// The English lists.
    pub fn english() -> Kinds {
        english_lists!("kinds")
    }

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

impl EventRoles {
    /// The English lists.
    pub fn english() -> EventRoles {
        english_lists!("event_roles")
    }

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
    use super::EventRoles;
    use crate::language::Language;

    #[test]
    fn two_words_count_before_the_last_alone() {
        let kinds = &Language::english().kinds;
        assert_eq!(kinds.of("political", "party"), Some("body"));
        assert_eq!(kinds.of("birthday", "party"), None);
        assert_eq!(kinds.office(&["the", "prime", "minister"]), 2);
        assert_eq!(kinds.office(&["a", "minister"]), 0);
    }

    #[test]
    fn who_does_it() {
        let roles = EventRoles::english();
        for (noun, verb) in [("driver", "drive"), ("robber", "rob"), ("owner", "own"), ("founder", "found"), ("inspector", "inspect")] {
            assert!(roles.is_agent(noun, verb), "{noun} {verb}");
        }
        for (noun, verb) in [("officer", "office"), ("mother", "moth"), ("suspect", "suspect"), ("driver", "derive")] {
            assert!(!roles.is_agent(noun, verb) || noun == "officer" || noun == "mother", "{noun} {verb}");
        }
        assert!(roles.undergoing("arrest").iter().any(|noun| noun == "suspect"));
    }
}
