//! Verbs: which words are forms of which verb, which verbs report events, and which take a particle.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::inflect::{Tense, forms};
use super::{speech, words};

/// The contents of `verbs.toml` and the reporting verbs, by form.
pub struct VerbWords {
    readings: FxHashMap<String, Vec<Reading>>,
    events: FxHashSet<String>,
    phrasal: FxHashSet<String>,
    through: FxHashMap<String, FxHashSet<String>>,
}

/// One way to read a word as a verb.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// What the form can be.
    pub tense: Tense,
    /// Lemma of the verb.
    pub lemma: String,
}

#[derive(Deserialize)]
struct File {
    events: Vec<String>,
    phrasal: Vec<String>,
    other: Vec<String>,
    invariant: Vec<String>,
    doubles: FxHashSet<String>,
    through: FxHashMap<String, FxHashSet<String>>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> VerbWords {
    let file: File = toml::from_str(include_str!("en/verbs.toml")).expect("en/verbs.toml is well formed");
    let words = words::english();
    let mut readings: FxHashMap<String, Vec<Reading>> = FxHashMap::default();
    let lemmas: BTreeSet<String> =
        file.events.iter().chain(&file.other).cloned().chain(speech::english().lemmas().map(str::to_string)).collect();
    for lemma in &lemmas {
        let same = [lemma.clone()];
        let irregular = if file.invariant.contains(lemma) { &same } else { words.irregular_forms(lemma) };
        let mut all = forms(lemma, irregular, file.doubles.contains(lemma));
        if irregular == same {
            all.insert(lemma.clone(), Tense::Either);
        }
        for (form, tense) in all {
            readings.entry(form).or_default().push(Reading { tense, lemma: lemma.clone() });
        }
    }
    for found in readings.values_mut() {
        found.sort(); // the base form of one verb before the past of another
    }
    VerbWords { readings, events: file.events.into_iter().collect(), phrasal: file.phrasal.into_iter().collect(), through: file.through }
}

impl VerbWords {
    /// The ways to read a lower-case word as a verb; empty if it is not a known verb.
    pub fn readings(&self, norm: &str) -> &[Reading] {
        self.readings.get(norm).map_or(&[], Vec::as_slice)
    }

    /// True if the verb reports an event.
    pub fn is_event(&self, lemma: &str) -> bool {
        self.events.contains(lemma)
    }

    /// True if the verb takes its object with this preposition: "fire on", "clash with".
    pub fn reaches_through(&self, lemma: &str, preposition: &str) -> bool {
        self.through.get(lemma).is_some_and(|all| all.contains(preposition))
    }

    /// The lemma of a verb with its particle ("hand over"), if the two form one.
    pub fn with_particle(&self, lemma: &str, particle: &str) -> Option<&str> {
        self.phrasal.get(&format!("{lemma} {particle}")).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::{Tense, english};

    #[test]
    fn forms_lead_to_their_verb() {
        let verbs = english();
        let read = |norm: &str| verbs.readings(norm).iter().map(|r| (r.lemma.as_str(), r.tense)).collect::<Vec<_>>();
        assert_eq!(read("said"), [("say", Tense::Either)]);
        assert_eq!(read("withdrew"), [("withdraw", Tense::Past)]);
        assert_eq!(read("killings"), []);
        assert!(read("cut").contains(&("cut", Tense::Either)));
        assert!(verbs.is_event("seize") && !verbs.is_event("seem"));
        assert_eq!(verbs.with_particle("hand", "over"), Some("hand over"));
    }
}
