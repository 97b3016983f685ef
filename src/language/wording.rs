//! The project's own lexicon of side-taking, strengthening and distancing words, found in text by their stems.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::words::Words;

/// The contents of `wording.toml`, indexed by stem.
pub struct WordingWords {
    /// Words for one thing, neutral and evaluating.
    pub sets: Vec<WordSet>,
    /// Most words of a scare quotation.
    pub scare_words: usize,
    by_stem: BTreeMap<String, Vec<Entry>>,
}

/// Words for one thing, with the reason why they stand together.
#[derive(Debug, Deserialize)]
pub struct WordSet {
    /// Subject field.
    pub domain: String,
    /// What they name.
    pub sense: String,
    /// Why choosing among them matters.
    pub why: String,
    /// Words that do not evaluate; the first is the counterpart shown.
    pub neutral: Vec<String>,
    /// Words that do.
    pub loaded: Vec<String>,
    /// Words that do, and stand before a noun.
    #[serde(default)]
    pub adjectives: Vec<String>,
}

/// A term of the lexicon at a place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The term as the lexicon writes it.
    pub term: String,
    /// What it does there.
    pub part: Part,
    /// Does it stand before a noun or verb that it judges?
    pub modifies: bool,
    stems: Vec<String>,
}

/// What a term does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Evaluates the thing that the set of this number names.
    Loaded(usize),
    /// Names it without judgement.
    Neutral(usize),
    /// Strengthens or weakens.
    Intensity,
    /// Keeps at a distance.
    Distancing,
}

#[derive(Deserialize)]
struct File {
    sets: Vec<WordSet>,
    intensity: Terms,
    distancing: Distancing,
}

#[derive(Deserialize)]
struct Terms {
    terms: Vec<String>,
}

#[derive(Deserialize)]
struct Distancing {
    terms: Vec<String>,
    scare_words: usize,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english(words: &Words) -> WordingWords {
    let file: File = toml::from_str(include_str!("en/wording.toml")).expect("en/wording.toml is well formed");
    let mut by_stem: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    let mut add = |term: &String, part: Part, modifies: bool| {
        let stems: Vec<String> = crate::text::tokens(term, 0).iter().map(|t| words.stem(&t.norm).into_owned()).collect();
        let entries = by_stem.entry(stems[0].clone()).or_default();
        if !entries.iter().any(|e: &Entry| e.term == *term && e.part == part) {
            entries.push(Entry { term: term.clone(), part, modifies, stems });
        }
    };
    for (at, set) in file.sets.iter().enumerate() {
        set.loaded.iter().for_each(|term| add(term, Part::Loaded(at), false));
        set.adjectives.iter().for_each(|term| add(term, Part::Loaded(at), true));
        set.neutral.iter().for_each(|term| add(term, Part::Neutral(at), false));
    }
    file.intensity.terms.iter().for_each(|term| add(term, Part::Intensity, true));
    file.distancing.terms.iter().for_each(|term| add(term, Part::Distancing, true));
    for entries in by_stem.values_mut() {
        entries.sort_by_key(|e| std::cmp::Reverse(e.stems.len())); // the longest phrase first; the sort is stable
    }
    WordingWords { sets: file.sets, scare_words: file.distancing.scare_words, by_stem }
}

impl WordingWords {
    /// Every term that the words of these stems begin with, and its number of words. `norm` is the first word as written, in lower case.
    pub fn at<'w>(&'w self, stems: &[impl AsRef<str>], norm: &str) -> impl Iterator<Item = (&'w Entry, usize)> {
        let first = stems.first().and_then(|s| self.by_stem.get(s.as_ref())).map_or(&[][..], Vec::as_slice);
        first
            .iter()
            .filter(move |e| e.stems.len() <= stems.len() && e.stems.iter().zip(stems).all(|(a, b)| a == b.as_ref()))
            .filter(move |e| e.stems.len() > 1 || is_form(norm, &e.term))
            .map(|e| (e, e.stems.len()))
    }
}

/// Stems throw "peace" and "peaceful", "cleared" and "clearly" together: a form is at most two letters shorter than its term, and an adverb
/// is a form of an adverb only.
fn is_form(norm: &str, term: &str) -> bool {
    norm.len() + 2 >= term.len() && norm.ends_with("ly") == term.ends_with("ly")
}

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::language::Language;

    fn parts(text: &str) -> Vec<Part> {
        let language = Language::english();
        let stems: Vec<String> = crate::text::tokens(text, 0).iter().map(|t| language.words.stem(&t.norm).into_owned()).collect();
        let first = text.split(' ').next().unwrap_or(text);
        language.wording.at(&stems, first).map(|(e, _)| e.part).collect()
    }

    #[test]
    fn forms_meet_their_entry() {
        assert!(parts("liberated the town").iter().any(|p| matches!(p, Part::Loaded(_))));
        assert!(parts("handed over the town").iter().any(|p| matches!(p, Part::Neutral(_))));
        assert_eq!(parts("massively"), [Part::Intensity]);
        assert_eq!(parts("so-called republic"), [Part::Distancing]);
        assert!(parts("bicycle").is_empty());
    }

    #[test]
    fn every_set_says_why() {
        for set in &Language::english().wording.sets {
            assert!(!set.why.is_empty(), "{}", set.sense);
            assert!(!set.loaded.is_empty() || !set.adjectives.is_empty(), "{}", set.sense);
        }
    }
}
