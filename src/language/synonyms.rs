//! Words that news writers use for the same thing: senses, found in text by the stems of their members.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::words::Words;

/// The contents of `synonyms.toml`, indexed by first stem.
pub struct Synonyms {
    by_stem: FxHashMap<String, Vec<Member>>,
}

struct Member {
    stems: Vec<String>,
    sense: usize,
}

#[derive(Deserialize)]
struct File {
    nouns: Vec<Vec<String>>,
    verbs: Vec<Vec<String>>,
    others: Vec<Vec<String>>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english(words: &Words) -> Synonyms {
    let file: File = toml::from_str(include_str!("en/synonyms.toml")).expect("en/synonyms.toml is well formed");
    let mut by_stem: FxHashMap<String, Vec<Member>> = FxHashMap::default();
    for (sense, members) in file.nouns.iter().chain(&file.verbs).chain(&file.others).enumerate() {
        for member in members {
            let stems: Vec<String> = crate::text::tokens(member, 0).iter().map(|t| words.stem(&t.norm).into_owned()).collect();
            by_stem.entry(stems[0].clone()).or_default().push(Member { stems, sense });
        }
    }
    Synonyms { by_stem }
}

impl Synonyms {
    /// The senses of the words at the beginning of `stems`, each with the number of words that express it.
    pub fn at(&self, stems: &[impl AsRef<str>]) -> Vec<(usize, usize)> {
        let members = stems.first().and_then(|s| self.by_stem.get(s.as_ref())).map_or(&[][..], Vec::as_slice);
        let fits = |m: &&Member| m.stems.len() <= stems.len() && m.stems.iter().zip(stems).all(|(a, b)| a == b.as_ref());
        members.iter().filter(fits).map(|m| (m.sense, m.stems.len())).collect()
    }

    /// True if two words can mean the same thing.
    pub fn share_a_sense(&self, a: &str, b: &str) -> bool {
        let senses: BTreeSet<usize> = self.at(&[a]).into_iter().map(|(sense, _)| sense).collect();
        self.at(&[b]).iter().any(|(sense, _)| senses.contains(sense))
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Language;

    #[test]
    fn stems_share_senses() {
        let synonyms = &Language::english().synonyms;
        let stem = |w: &str| Language::english().words.stem(w).into_owned();
        assert!(synonyms.share_a_sense(&stem("troops"), &stem("soldiers")));
        assert!(synonyms.share_a_sense(&stem("struck"), &stem("hit")));
        assert!(!synonyms.share_a_sense(&stem("troops"), &stem("houses")));
    }
}
