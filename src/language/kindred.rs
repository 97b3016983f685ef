//! Words that tell the same kind of event or name the same kind of thing: "die", "death", "killed". Broader than synonyms on
//! purpose: they help to find what two statements may share; whether they mean the same is decided elsewhere.

use std::collections::HashMap;

use serde::Deserialize;

use super::words::Words;

/// From stems to the head of their group.
pub struct Kindred {
    head: HashMap<String, String>,
}

/// Mark of groups that tell a happening.
const EVENT: char = '!';
/// Mark of groups that name a thing.
const THING: char = '~';

#[derive(Deserialize)]
struct File {
    events: Vec<Vec<String>>,
    things: Vec<Vec<String>>,
}

/// The English groups, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english(words: &Words) -> Kindred {
    let file: File = toml::from_str(include_str!("en/kindred.toml")).expect("en/kindred.toml is well formed");
    let mut head = HashMap::new();
    for (mark, groups) in [(EVENT, &file.events), (THING, &file.things)] {
        for group in groups {
            for word in group {
                head.entry(words.stem(word).into_owned()).or_insert_with(|| format!("{mark}{}", group[0]));
            }
        }
    }
    Kindred { head }
}

impl Kindred {
    /// The group of a stem, as a marked head, or the stem itself when it stands alone.
    pub fn group<'s>(&'s self, stem: &'s str) -> &'s str {
        self.head.get(stem).map_or(stem, String::as_str)
    }

    /// Does the group, as [`Kindred::group`] writes it, tell a happening?
    pub fn is_event(group: &str) -> bool {
        group.starts_with(EVENT)
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Language;

    #[test]
    fn forms_of_one_happening_meet() {
        let language = Language::english();
        let group = |word: &str| language.kindred.group(&language.words.stem(word)).to_string();
        assert_eq!(group("explosion"), group("exploded"));
        assert_eq!(group("acquires"), group("acquisition"));
        assert_ne!(group("approved"), group("rejected"));
        assert!(super::Kindred::is_event(&group("died")) && !super::Kindred::is_event(&group("lawyer")));
        assert_eq!(group("langesund"), language.words.stem("langesund"));
    }
}
