//! Reporting verbs, by what they commit the reporter to, and other cues of speech.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// The contents of `speech.toml`.
pub struct SpeechWords {
    verbs: FxHashMap<String, SpeechClass>,
    infinitive: FxHashSet<String>,
    object: FxHashSet<String>,
    addressee: FxHashSet<String>,
    own_voice: BTreeSet<SpeechClass>,
    staff: FxHashSet<String>,
    unspoken: FxHashSet<String>,
    documents: FxHashSet<String>,
    messages: FxHashSet<String>,
    before_author: FxHashSet<String>,
    making: FxHashSet<String>,
    bodies: FxHashSet<String>,
    before_reason: FxHashSet<String>,
    attitudes: FxHashSet<String>,
    believing: FxHashSet<String>,
    enacting: FxHashSet<String>,
    prepositions: FxHashMap<String, FxHashSet<String>>,
    /// Phrases that stand before a source ("according to"), as words.
    pub before_source: Vec<Vec<String>>,
    /// Nouns of speech and thought.
    pub nouns: FxHashSet<String>,
    /// Adjectives of thought and will.
    pub adjectives: FxHashSet<String>,
    /// Verbs that only carry a noun of speech: "made a promise".
    pub light: FxHashSet<String>,
    /// Nouns that can be a source without a name.
    pub speakers: FxHashSet<String>,
    /// What things are done by, and nobody's word.
    pub grounds: Grounds,
    /// Pronouns of who writes.
    pub writer: FxHashSet<String>,
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
    /// "revealed": the reporter takes it for true
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

/// What a reporting verb says of the report's truth or temper: the ground on which two verbs for one saying differ.
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
    /// What it makes of a report, for tables.
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

    /// The commitment, where the class has one that can be compared: thoughts, warnings and wishes have none.
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

/// What things are done by, and nobody's word: "according to the treaty".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// Nouns of what was agreed or laid down.
    pub nouns: FxHashSet<String>,
    /// What was done to a document by which it binds: `signed`.
    pub events: FxHashSet<String>,
    /// Prepositions within a source before a list of persons.
    pub before_list: FxHashSet<String>,
}

#[derive(Deserialize)]
struct File {
    grounds: Grounds,
    verbs: BTreeMap<SpeechClass, Vec<String>>,
    frames: Frames,
    prepositions: FxHashMap<String, FxHashSet<String>>,
    cues: Cues,
}

#[derive(Deserialize)]
struct Frames {
    infinitive: FxHashSet<String>,
    object: FxHashSet<String>,
    addressee: FxHashSet<String>,
    own_voice: BTreeSet<SpeechClass>,
    unspoken: FxHashSet<String>,
    enacting: FxHashSet<String>,
}

#[derive(Deserialize)]
struct Cues {
    before_source: Vec<String>,
    before_reason: FxHashSet<String>,
    attitudes: FxHashSet<String>,
    believing: FxHashSet<String>,
    nouns: FxHashSet<String>,
    adjectives: FxHashSet<String>,
    light: FxHashSet<String>,
    speakers: FxHashSet<String>,
    writer: FxHashSet<String>,
    documents: FxHashSet<String>,
    messages: FxHashSet<String>,
    before_author: FxHashSet<String>,
    making: FxHashSet<String>,
    bodies: FxHashSet<String>,
    staff: FxHashSet<String>,
}

/// The English ones, compiled in.
///
/// # Panics
/// When the compiled-in file does not parse: a bug that the tests find.
pub fn english() -> SpeechWords {
    let file: File = toml::from_str(include_str!("en/speech.toml")).expect("en/speech.toml is well formed");
    SpeechWords {
        verbs: file.verbs.into_iter().flat_map(|(class, lemmas)| lemmas.into_iter().map(move |l| (l, class))).collect(),
        infinitive: file.frames.infinitive,
        object: file.frames.object,
        addressee: file.frames.addressee,
        own_voice: file.frames.own_voice,
        unspoken: file.frames.unspoken,
        documents: file.cues.documents,
        messages: file.cues.messages,
        before_author: file.cues.before_author,
        making: file.cues.making,
        bodies: file.cues.bodies,
        before_reason: file.cues.before_reason,
        attitudes: file.cues.attitudes,
        believing: file.cues.believing,
        enacting: file.frames.enacting,
        prepositions: file.prepositions,
        before_source: file.cues.before_source.iter().map(|p| p.split(' ').map(str::to_string).collect()).collect(),
        nouns: file.cues.nouns,
        adjectives: file.cues.adjectives,
        light: file.cues.light,
        speakers: file.cues.speakers,
        grounds: file.grounds,
        writer: file.cues.writer,
        staff: file.cues.staff,
    }
}

impl SpeechWords {
    /// The class of a reporting verb, by its lemma; `None` when it reports nothing.
    pub fn class_of(&self, lemma: &str) -> Option<SpeechClass> {
        self.verbs.get(lemma).copied()
    }

    /// All reporting verbs.
    pub fn lemmas(&self) -> impl Iterator<Item = &str> {
        self.verbs.keys().map(String::as_str).filter(|l| !l.contains(' '))
    }

    /// Can "to …" be what the verb reports?
    pub fn takes_infinitive(&self, lemma: &str) -> bool {
        self.infinitive.contains(lemma)
    }

    /// Can a noun phrase be what the verb reports?
    pub fn takes_object(&self, lemma: &str) -> bool {
        self.object.contains(lemma)
    }

    /// Can a hearer stand between the verb and what it reports?
    pub fn takes_addressee(&self, lemma: &str) -> bool {
        self.addressee.contains(lemma)
    }

    /// Does this preposition open what the verb reports: "accused … of", "called for"?
    pub fn takes_preposition(&self, lemma: &str, preposition: &str) -> bool {
        self.prepositions.get(lemma).is_some_and(|all| all.contains(preposition))
    }

    /// Does the account itself go on speaking in what the verb governs: "refused to sign", "praised the deal"?
    pub fn keeps_own_voice(&self, lemma: &str) -> bool {
        self.class_of(lemma).is_some_and(|class| self.own_voice.contains(&class))
    }

    /// Does a source name somebody who writes for an outlet?
    pub fn has_staff(&self, source: &str) -> bool {
        source.split_whitespace().any(|word| self.staff.contains(&word.to_lowercase()))
    }

    /// Is it a word for what is written, measured or recorded, and so vouches for what it shows?
    pub fn is_document(&self, norm: &str) -> bool {
        self.documents.contains(norm)
    }

    /// Is it a word for what somebody writes or has read out, so that who passes it on does not say it?
    pub fn is_message(&self, norm: &str) -> bool {
        self.messages.contains(norm)
    }

    /// Does a word stand between a message and whoever it is from?
    pub fn is_before_author(&self, norm: &str) -> bool {
        self.before_author.contains(norm)
    }

    /// Is it said of a message that somebody is behind: "signed", "written"?
    pub fn makes_message(&self, norm: &str) -> bool {
        self.making.contains(norm)
    }

    /// Is it a noun or an adjective of what somebody thinks or wants, which tells of no saying: "decision", "eager"?
    pub fn is_attitude(&self, word: &str) -> bool {
        self.attitudes.contains(word) || self.adjectives.contains(word)
    }

    /// Is it a noun or an adjective of a feeling, a will or an event, which takes what it governs for given or for wanted, and does not tell that
    /// it is so: "glad", "decision"? "Convinced" and "belief" do.
    pub fn takes_for_given(&self, word: &str) -> bool {
        self.is_attitude(word) && !self.believing.contains(word)
    }

    /// Does the verb make so what it says, as a court's "ruled" does? It is told as an event.
    pub fn enacts(&self, lemma: &str) -> bool {
        self.enacting.contains(lemma)
    }

    /// Can a reason stand behind the cue, where others have a source: "citing the weather"?
    pub fn opens_reason(&self, cue: &str) -> bool {
        self.before_reason.contains(cue)
    }

    /// Is it a word for a body that speaks as one?
    pub fn is_body(&self, norm: &str) -> bool {
        self.bodies.contains(norm)
    }

    /// Is it a verb of saying, and not one of finding or showing that can report as well?
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
        let verbs = text.split("[verbs]").nth(1).and_then(|t| t.split("\n[frames]").next()).expect("a table of verbs");
        let mut all: Vec<&str> = verbs.lines().filter(|l| !l.starts_with('#')).flat_map(|l| l.split('"').skip(1).step_by(2)).collect();
        all.sort_unstable();
        let twice: Vec<&str> = all.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
