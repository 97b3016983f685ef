//! Mentions: the stretches of a statement that were understood, and as what.

use serde::Serialize;

use super::{DateMention, EntityId, Quantity, Span};

/// A stretch of a statement that was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its place in the text; for speech, the content that was said.
    pub span: Span,
    /// Who is talking there.
    pub voice: Voice,
    /// What it says.
    pub content: Content,
}

/// Who is talking: the account, or somebody it quotes or reports.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Voice {
    /// The account says it itself.
    #[default]
    Own,
    /// It reports somebody saying it.
    Quoted {
        /// The words that name the speaker, if the text does.
        source: Option<Span>,
        /// Who that is, if known.
        speaker: Option<EntityId>,
    },
}

/// What a mention says.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A time.
    Date(DateMention),
    /// A number of something.
    Quantity(Quantity),
    /// A name or a description of somebody or something.
    Name(Name),
    /// Somebody says, writes or thinks something; the mention's span is the content.
    Speech(Attribution),
    /// How certain the text is about something; the mention's span is the cue.
    Certainty(Certainty),
    /// A negation; the mention's span is the cue, `scope` what it negates.
    Negation {
        /// The negated stretch.
        scope: Span,
    },
    /// Who did what to whom; the mention's span is the verb.
    Action(Action),
    /// A word that takes sides, strengthens or distances.
    Wording(Wording),
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Kind of what is named.
    pub kind: super::EntityKind,
    /// Proper name, description or pronoun.
    pub form: NameForm,
    /// The entity over all accounts, after they have been joined.
    pub entity: Option<EntityId>,
    /// True if a title, a first name or a pronoun indicates a woman, false for a man.
    pub female: Option<bool>,
    /// For a description, an acronym or a shorter form: the fuller name in the same account that it refers to.
    pub refers_to: Option<Span>,
}

/// How something is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NameForm {
    /// "Nikol Pashinyan"
    Proper,
    /// "the prime minister"
    Nominal,
    /// "he"
    Pronoun,
    /// "Armenian" in "Armenian forces": an adjective made from a name
    Adjective,
}

/// A reported saying or thought: source, cue, content (PARC).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// In quotation marks, partly, or not.
    pub form: SpeechForm,
    /// The words that name who said it.
    pub source: Option<Span>,
    /// Who that is.
    pub speaker: Option<EntityId>,
    /// The words that introduce what is said: "said", "according to".
    pub cue: Option<Span>,
    /// Lemma of the reporting verb: "say", "claim"; empty without a cue.
    pub verb: String,
}

/// Direct, indirect or mixed speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SpeechForm {
    /// Wholly in quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// "said that …"
    Indirect,
}

/// How certain a stretch is (after FactBank).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certainty {
    /// The level.
    pub reality: Reality,
    /// The stretch it governs.
    pub scope: Span,
}

/// Reality status, from most to least certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reality {
    /// "confirmed", "proved"
    Confirmed,
    /// "probably", "likely", "believed to"
    Probable,
    /// "may", "might", "could", "possibly"
    Possible,
    /// "alleged", "reportedly", "claimed to"
    Alleged,
    /// "will", "plans to", "is due to", "agreed to"
    Planned,
    /// "if", "unless", "would have"
    Conditional,
    /// "unclear", "not known", "could not be verified"
    Unknown,
}

/// Who did what to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Lemma of the verb.
    pub lemma: String,
    /// The agent, if the text names one.
    pub agent: Option<Span>,
    /// The patient: whom or what it is done to.
    pub patient: Option<Span>,
    /// "was shot by"
    pub passive: bool,
    /// "did not", "never", "failed to", "refused to"
    pub negated: bool,
}

/// A word that evaluates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What it does.
    pub class: WordingClass,
    /// Entry of the lexicon: its lemma or phrase.
    pub term: String,
    /// The neutral counterpart, if the lexicon has one.
    pub neutral: Option<String>,
    /// Subject field of the lexicon: conflict, migration, protest, crime, politics, economy, disaster.
    pub domain: String,
}

/// What an evaluating word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WordingClass {
    /// Takes a side or evaluates: "liberated", "regime".
    Loaded,
    /// Strengthens or weakens: "massive", "brutal", "slightly".
    Intensity,
    /// Distances the account from the words: "so-called", scare quotes, "self-styled".
    Distancing,
}
