//! Reporting verbs, classed by what they commit the reporter to, and other cues of speech.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

use super::inverted::inverted;

/// The contents of `speech.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpeechWords {
    #[serde(deserialize_with = "inverted")]
    verbs: FxHashMap<String, SpeechClass>,
    infinitive: FxHashSet<String>,
    object: FxHashSet<String>,
    addressee: FxHashSet<String>,
    own_voice: BTreeSet<SpeechClass>,
    unspoken: FxHashSet<String>,
    enacting: FxHashSet<String>,
    prepositions: FxHashMap<String, FxHashSet<String>>,
    staff: FxHashSet<String>,
    documents: FxHashSet<String>,
    messages: FxHashSet<String>,
    /// Prepositions before the author of a message: "from", "by".
    pub before_author: FxHashSet<String>,
    making: FxHashSet<String>,
    bodies: FxHashSet<String>,
    before_reason: FxHashSet<String>,
    attitudes: FxHashSet<String>,
    believing: FxHashSet<String>,
    /// Phrases before a source ("according to"), as words.
    #[serde(deserialize_with = "phrases")]
    pub before_source: Vec<Vec<String>>,
    /// Nouns of speech and thought.
    pub nouns: FxHashSet<String>,
    /// Adjectives of thought and will.
    pub adjectives: FxHashSet<String>,
    /// Verbs that only carry a noun of speech: "made a promise".
    pub light: FxHashSet<String>,
    /// Nouns that can be a source without a name.
    pub speakers: FxHashSet<String>,
    /// Grounds for an action, which are not sources.
    pub grounds: Grounds,
    /// Pronouns for the writer.
    pub writer: FxHashSet<String>,
    /// Words that begin an indirect question or a reported clause.
    pub clause_openers: FxHashSet<String>,
    /// Subordinators that continue a reported noun phrase.
    pub within_phrase: FxHashSet<String>,
    /// Subordinators that can be between a verb of saying and its "that".
    pub before_that: FxHashSet<String>,
    /// Subordinators of a clause of circumstance after a verb of saying.
    pub circumstance: FxHashSet<String>,
    /// Adverbs that belong to what is said, not to the verb of saying.
    pub adverbs_of_content: FxHashSet<String>,
    /// Words that begin a source after a comma.
    pub source_after_comma: FxHashSet<String>,
    /// The verb that reports whatever follows it.
    pub plain_verb: String,
    /// Prepositions that continue after the reported thing: "praised him for".
    pub leading_on: FxHashSet<String>,
    /// Subjects that refer to nobody: "it is clear that".
    pub nobody: FxHashSet<String>,
    /// Prepositions of the content of an adjective: "confident of".
    pub of_adjectives: FxHashSet<String>,
    /// Words that begin the clause of a noun of speech: "the claim that".
    pub noun_clause_openers: FxHashSet<String>,
    /// Prepositions of the content of a noun of speech: "criticism of".
    pub of_nouns: FxHashSet<String>,
    /// Words that begin with an apostrophe: "'em".
    pub elided: FxHashSet<String>,
    /// Verbs at the end of the line above a quoted mail.
    pub above_mail: FxHashSet<String>,
}

/// Phrases as lists of words.
fn phrases<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<Vec<String>>, D::Error> {
    let words = |phrase: &String| phrase.split(' ').map(str::to_string).collect();
    Vec::deserialize(input).map(|all: Vec<String>| all.iter().map(words).collect())
}

/// Classes of reporting verbs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeechClass {
    /// "said": only that it was said
    Neutral,
    /// "claimed": the reporter does not vouch for it
    Claim,
    /// "admitted"
    Concede,
    /// "denied"
    Deny,
    /// "revealed": the reporter takes it to be true
    Confirm,
    /// "accused"
    Accuse,
    /// "warned"
    Warn,
    /// "urged"
    Urge,
    /// "predicted"
    Predict,
    /// "believes"
    Think,
    /// "fumed"
    Emote,
    /// "vowed", "refused"
    Intend,
    /// "praised", "opposes"
    Evaluate,
}

/// What a reporting verb says about the truth or tone of a report; two verbs for one utterance may differ in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Commitment {
    /// "said"
    Neutral,
    /// "claimed", "alleged"
    Doubting,
    /// "admitted"
    Conceding,
    /// "confirmed", "revealed"
    Asserting,
    /// "denied"
    Denying,
    /// "fumed", "blasted"
    Emotive,
}

impl SpeechClass {
    /// What the verb says about a report, for tables.
    pub fn word(self) -> &'static str {
        match self {
            SpeechClass::Neutral => "plain",
            SpeechClass::Claim => "doubts",
            SpeechClass::Concede => "admits",
            SpeechClass::Deny => "denies",
            SpeechClass::Confirm => "vouches",
            SpeechClass::Accuse => "accuses",
            SpeechClass::Warn => "warns",
            SpeechClass::Urge => "urges",
            SpeechClass::Predict => "predicts",
            SpeechClass::Think => "thinks",
            SpeechClass::Emote => "adds a feeling",
            SpeechClass::Intend => "intends",
            SpeechClass::Evaluate => "judges",
        }
    }

    /// The commitment, if the class has a comparable one: thoughts, warnings and wishes have none.
    pub fn commitment(self) -> Option<Commitment> {
        match self {
            SpeechClass::Neutral => Some(Commitment::Neutral),
            SpeechClass::Claim => Some(Commitment::Doubting),
            SpeechClass::Concede => Some(Commitment::Conceding),
            SpeechClass::Deny => Some(Commitment::Denying),
            SpeechClass::Confirm => Some(Commitment::Asserting),
            SpeechClass::Accuse | SpeechClass::Emote => Some(Commitment::Emotive),
            SpeechClass::Warn
            | SpeechClass::Urge
            | SpeechClass::Predict
            | SpeechClass::Think
            | SpeechClass::Intend
            | SpeechClass::Evaluate => None,
        }
    }
}

/// Grounds for an action, which are not sources: "according to the treaty".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// Nouns of what was agreed or laid down.
    pub nouns: FxHashSet<String>,
    /// Participles of a document that is in force: `signed`.
    pub events: FxHashSet<String>,
    /// Prepositions within a source before a list of persons.
    pub before_list: FxHashSet<String>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> SpeechWords {
    toml::from_str(include_str!("en/speech.toml")).expect("en/speech.toml is well formed")
}

impl SpeechWords {
    /// The class of a reporting verb, by its lemma; `None` if it reports nothing.
    pub fn class_of(&self, lemma: &str) -> Option<SpeechClass> {
        self.verbs.get(lemma).copied()
    }

    /// All reporting verbs.
    pub fn lemmas(&self) -> impl Iterator<Item = &str> {
        self.verbs.keys().map(String::as_str).filter(|l| !l.contains(' '))
    }

    /// True if "to …" can be what the verb reports.
    pub fn takes_infinitive(&self, lemma: &str) -> bool {
        self.infinitive.contains(lemma)
    }

    /// True if a noun phrase can be what the verb reports.
    pub fn takes_object(&self, lemma: &str) -> bool {
        self.object.contains(lemma)
    }

    /// True if an addressee can come between the verb and what it reports.
    pub fn takes_addressee(&self, lemma: &str) -> bool {
        self.addressee.contains(lemma)
    }

    /// True if this preposition begins what the verb reports: "accused … of", "called for".
    pub fn takes_preposition(&self, lemma: &str, preposition: &str) -> bool {
        self.prepositions.get(lemma).is_some_and(|all| all.contains(preposition))
    }

    /// True if what the verb governs is still in the account's own voice: "refused to sign", "praised the deal".
    pub fn keeps_own_voice(&self, lemma: &str) -> bool {
        self.class_of(lemma).is_some_and(|class| self.own_voice.contains(&class))
    }

    /// True if a source names somebody who writes for an outlet.
    pub fn has_staff(&self, source: &str) -> bool {
        source.split_whitespace().any(|word| self.staff.contains(&word.to_lowercase()))
    }

    /// True for a word for something written, measured or recorded, which is evidence of what it shows.
    pub fn is_document(&self, norm: &str) -> bool {
        self.documents.contains(norm)
    }

    /// True for a word for something that somebody writes or has read out. The person who passes it on does not say it.
    pub fn is_message(&self, norm: &str) -> bool {
        self.messages.contains(norm)
    }

    /// True for the participle before the author of a message: "signed", "written".
    pub fn makes_message(&self, norm: &str) -> bool {
        self.making.contains(norm)
    }

    /// True for a noun or adjective of thought or will, which does not report anything said: "decision", "eager".
    pub fn is_attitude(&self, word: &str) -> bool {
        self.attitudes.contains(word) || self.adjectives.contains(word)
    }

    /// True for a noun or adjective of a feeling, a will or an event that presupposes or wants what it governs and does not assert it:
    /// "glad", "decision". "Convinced" and "belief" assert it.
    pub fn takes_for_given(&self, word: &str) -> bool {
        self.is_attitude(word) && !self.believing.contains(word)
    }

    /// True if the verb makes its content true, as a court's "ruled" does. It reports an event.
    pub fn enacts(&self, lemma: &str) -> bool {
        self.enacting.contains(lemma)
    }

    /// True if a reason can follow the cue as well as a source: "citing the weather".
    pub fn opens_reason(&self, cue: &str) -> bool {
        self.before_reason.contains(cue)
    }

    /// True for a word for a body that speaks as one.
    pub fn is_body(&self, norm: &str) -> bool {
        self.bodies.contains(norm)
    }

    /// True for a verb of saying; false for a verb of finding or showing that can also report.
    pub fn is_spoken(&self, lemma: &str) -> bool {
        !self.unspoken.contains(lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::{Commitment, english};

    #[test]
    fn commitment_of_reporting_verbs() {
        let speech = english();
        let commitment = |lemma| speech.class_of(lemma).and_then(|c| c.commitment());
        assert_eq!(commitment("say"), Some(Commitment::Neutral));
        assert_eq!(commitment("admit"), Some(Commitment::Conceding));
        assert_eq!(commitment("claim"), Some(Commitment::Doubting));
        assert_eq!(commitment("reveal"), Some(Commitment::Asserting));
        assert_eq!(commitment("hope"), None);
        assert_eq!(commitment("walk"), None);
    }

    #[test]
    fn a_verb_stands_in_one_class() {
        let text = include_str!("en/speech.toml");
        let verbs = text.split("[verbs]").nth(1).and_then(|t| t.split("\n# Verb =").next()).expect("a table of verbs");
        let mut all: Vec<&str> = verbs.lines().filter(|l| !l.starts_with('#')).flat_map(|l| l.split('"').skip(1).step_by(2)).collect();
        all.sort_unstable();
        let twice: Vec<&str> = all.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
