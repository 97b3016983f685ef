//! Words that tell the same kind of event or name the same kind of thing: "die", "death", "killed". Broader than synonyms on
//! purpose: they help to find what two statements may share; whether they mean the same is decided elsewhere.

use std::collections::HashMap;

use serde::Deserialize;

use super::words::Words;

/// From stems to the head of their group.
pub struct Kindred {
    head: HashMap<String, String>,
}

#[derive(Deserialize)]
struct File {
    groups: Vec<Vec<String>>,
}

/// The English groups, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english(words: &Words) -> Kindred {
    let file: File = toml::from_str(include_str!("en/kindred.toml")).expect("en/kindred.toml is well formed");
    let mut head = HashMap::new();
    for group in &file.groups {
        for word in group {
            head.entry(words.stem(word).into_owned()).or_insert_with(|| format!("~{}", group[0]));
        }
    }
    Kindred { head }
}

impl Kindred {
    /// The group of a stem, written `~head`, or the stem itself when it stands alone.
    pub fn group<'s>(&'s self, stem: &'s str) -> &'s str {
        self.head.get(stem).map_or(stem, String::as_str)
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
        assert_eq!(group("langesund"), language.words.stem("langesund"));
    }
}
