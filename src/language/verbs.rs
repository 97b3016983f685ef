//! Verbs: which words are forms of which verb, which verbs report events, and which take a particle.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::inflect::{Tense, forms};
use super::speech::SpeechWords;
use super::words::WORDS;

/// The contents of `verbs.toml` and the reporting verbs, by form.
#[derive(Deserialize)]
pub struct VerbWords {
    events: FxHashSet<String>,
    phrasal: FxHashSet<String>,
    through: FxHashMap<String, FxHashSet<String>>,
    /// Verbs that report no events.
    other: FxHashSet<String>,
    /// Verbs whose forms are all one: "cut".
    invariant: FxHashSet<String>,
    /// Verbs that double their last consonant.
    doubles: FxHashSet<String>,
    /// The ways to read each form of a verb.
    #[serde(skip)]
    readings: FxHashMap<String, Vec<Reading>>,
}

/// One way to read a word as a verb.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// What the form can be.
    pub tense: Tense,
    /// Lemma of the verb.
    pub lemma: String,
}

impl VerbWords {
    /// The English lists, with the reporting verbs.
    pub fn english() -> VerbWords {
        let mut verbs: VerbWords = english_lists!("verbs");
        let speech = SpeechWords::english();
        let lemmas: BTreeSet<&str> = verbs.events.iter().chain(&verbs.other).map(String::as_str).chain(speech.lemmas()).collect();
        let mut readings: FxHashMap<String, Vec<Reading>> = FxHashMap::default();
        for lemma in lemmas {
            let same = [lemma.to_string()];
            let irregular = if verbs.invariant.contains(lemma) { &same } else { WORDS.irregular_forms(lemma) };
            let mut all = forms(lemma, irregular, verbs.doubles.contains(lemma));
            if irregular == same {
                all.insert(lemma.to_string(), Tense::Either);
            }
            for (form, tense) in all {
                readings.entry(form).or_default().push(Reading { tense, lemma: lemma.to_string() });
            }
        }
        for found in readings.values_mut() {
            found.sort(); // the base form of one verb before the past of another
        }
        verbs.readings = readings;
        verbs
    }

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
    use super::{Tense, VerbWords};

    #[test]
    fn forms_lead_to_their_verb() {
        let verbs = VerbWords::english();
        let read = |norm: &str| verbs.readings(norm).iter().map(|r| (r.lemma.as_str(), r.tense)).collect::<Vec<_>>();
        assert_eq!(read("said"), [("say", Tense::Either)]);
        assert_eq!(read("withdrew"), [("withdraw", Tense::Past)]);
        assert_eq!(read("killings"), []);
        assert!(read("cut").contains(&("cut", Tense::Either)));
        assert!(verbs.is_event("seize") && !verbs.is_event("seem"));
        assert_eq!(verbs.with_particle("hand", "over"), Some("hand over"));
    }
}
