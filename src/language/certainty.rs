//! Hedges, modals, plans and negators, and their effect on an event.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

/// How certain a cue makes what it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// "definitely"
    Confirmed,
    /// "likely"
    Probable,
    /// "may"
    Possible,
    /// "allegedly"
    Alleged,
    /// "will"
    Planned,
    /// "if"
    Conditional,
    /// "unclear"
    Unknown,
}

/// Whether something must, may or must not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Duty {
    /// "shall", "is required to"
    Must,
    /// "may", "is allowed to"
    May,
    /// "must not", "is forbidden to"
    Never,
    /// "need not", "is not required to"
    Free,
}

impl Duty {
    /// True if the two cannot both be true.
    pub fn excludes(self, other: Duty) -> bool {
        use Duty::{Free, May, Must, Never};
        matches!((self, other), (Must, Never | Free) | (Never | Free, Must) | (May, Never) | (Never, May))
    }

    /// The negation: what is not required is free, what is not allowed is forbidden.
    pub fn denied(self) -> Duty {
        match self {
            Duty::Must => Duty::Free,
            Duty::May => Duty::Never,
            Duty::Never => Duty::May,
            Duty::Free => Duty::Must,
        }
    }
}

/// What a modal verb may mean besides its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModalSense {
    /// "could see"
    Ability,
    /// "must have left"
    Conclusion,
    /// "said it would close"
    FutureInPast,
}

/// A phrase and what it makes of the words after it.
#[derive(Clone, Debug)]
pub struct Phrase<T> {
    /// Its words: forms or lemmas.
    pub words: Vec<String>,
    /// What it means.
    pub means: T,
}

/// The contents of `certainty.toml`.
#[derive(Deserialize)]
pub struct CertaintyWords {
    #[serde(deserialize_with = "by_word")]
    adverbs: FxHashMap<String, Level>,
    #[serde(deserialize_with = "by_word")]
    adjectives: FxHashMap<String, Level>,
    #[serde(deserialize_with = "by_word")]
    modals: FxHashMap<String, Level>,
    modal_senses: FxHashMap<String, ModalSense>,
    figures: FigureHedges,
    /// Phrases by their first word, longest first.
    #[serde(deserialize_with = "phrases")]
    phrases: FxHashMap<String, Vec<Phrase<Level>>>,
    negation: Negation,
    duty: Duties,
}

#[derive(Deserialize)]
struct FigureHedges {
    hedges: FxHashSet<String>,
    between: FxHashSet<String>,
}

#[derive(Deserialize)]
struct Negation {
    negators: FxHashSet<String>,
    #[serde(deserialize_with = "denials")]
    phrases: FxHashMap<String, Vec<Phrase<()>>>,
    excepting: FxHashSet<String>,
    nearly: Vec<String>,
    preventing: FxHashSet<String>,
    doubting: FxHashSet<String>,
    not_negating: FxHashSet<String>,
    idle_behind: FxHashSet<String>,
    none: FxHashSet<String>,
    ability: FxHashSet<String>,
    bringing_off: FxHashSet<String>,
}

#[derive(Deserialize)]
struct Duties {
    #[serde(deserialize_with = "by_word")]
    words: FxHashMap<String, Duty>,
    inner: FxHashSet<String>,
    kinds: FxHashSet<String>,
    parties: FxHashSet<String>,
}

/// The English lists, compiled into the program.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> CertaintyWords {
    toml::from_str(include_str!("en/certainty.toml")).expect("en/certainty.toml is well formed")
}

/// Turns lists of words by meaning into a map from each word to its meaning.
fn by_word<'de, D: Deserializer<'de>, M: Deserialize<'de> + Ord + Copy>(lists: D) -> Result<FxHashMap<String, M>, D::Error> {
    let lists = BTreeMap::<M, Vec<String>>::deserialize(lists)?;
    Ok(lists.into_iter().flat_map(|(meaning, words)| words.into_iter().map(move |word| (word, meaning))).collect())
}

fn phrases<'de, D: Deserializer<'de>>(lists: D) -> Result<FxHashMap<String, Vec<Phrase<Level>>>, D::Error> {
    let lists = BTreeMap::<Level, Vec<String>>::deserialize(lists)?;
    Ok(by_first(lists.into_iter().flat_map(|(level, all)| all.into_iter().map(move |phrase| (phrase, level)))))
}

fn denials<'de, D: Deserializer<'de>>(list: D) -> Result<FxHashMap<String, Vec<Phrase<()>>>, D::Error> {
    Ok(by_first(Vec::<String>::deserialize(list)?.into_iter().map(|phrase| (phrase, ()))))
}

fn by_first<T>(phrases: impl Iterator<Item = (String, T)>) -> FxHashMap<String, Vec<Phrase<T>>> {
    let mut out: FxHashMap<String, Vec<Phrase<T>>> = FxHashMap::default();
    for (phrase, means) in phrases {
        let words: Vec<String> = phrase.split(' ').map(str::to_string).collect();
        if let Some(first) = words.first() {
            out.entry(first.clone()).or_default().push(Phrase { words, means });
        }
    }
    for all in out.values_mut() {
        all.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
    }
    out
}

impl CertaintyWords {
    /// The certainty that an adverb gives its clause.
    pub fn adverb(&self, norm: &str) -> Option<Level> {
        self.adverbs.get(norm).copied()
    }

    /// The certainty that an adjective gives its noun.
    pub fn adjective(&self, norm: &str) -> Option<Level> {
        self.adjectives.get(norm).copied()
    }

    /// The certainty that a modal verb gives its clause.
    pub fn modal(&self, norm: &str) -> Option<Level> {
        self.modals.get(norm).copied()
    }

    /// What a modal verb may mean besides its level.
    pub fn modal_sense(&self, norm: &str) -> Option<ModalSense> {
        self.modal_senses.get(norm).copied()
    }

    /// The duty that a modal verb, or a verb or adjective before "to" or "from", expresses; by its lemma.
    pub fn duty(&self, lemma: &str) -> Option<Duty> {
        self.duty.words.get(lemma).copied()
    }

    /// True if the determiner means any of a kind.
    pub fn is_of_a_kind(&self, determiner: &str) -> bool {
        self.duty.kinds.contains(determiner)
    }

    /// True for a word that rules use for the parties they bind.
    pub fn is_party(&self, noun: &str) -> bool {
        self.duty.parties.contains(noun) || noun.strip_suffix('s').is_some_and(|one| self.duty.parties.contains(one))
    }

    /// True if negating this modal verb negates the action: "shall not enter" is a duty not to enter.
    pub fn denies_inside(&self, modal: &str) -> bool {
        self.duty.inner.contains(modal)
    }

    /// True if this word hedges the figure beside it.
    pub fn hedges_figure(&self, norm: &str) -> bool {
        self.figures.hedges.contains(norm)
    }

    /// True if this content word can be between a hedge and its figure.
    pub fn leads_to_figure(&self, norm: &str) -> bool {
        self.figures.between.contains(norm)
    }

    /// The hedging phrases that begin with this form or lemma, longest first.
    pub fn phrases(&self, first: &str) -> &[Phrase<Level>] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// The negating phrases that begin with this form or lemma, longest first.
    pub fn denials(&self, first: &str) -> &[Phrase<()>] {
        self.negation.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// True if this word negates what follows.
    pub fn negates(&self, norm: &str) -> bool {
        self.negation.negators.contains(norm)
    }

    /// True if these words after a negator make an exception: "no one but", "nothing other than".
    pub fn excepts(&self, first: &str, second: &str) -> bool {
        self.negation.excepting.contains(first) || self.negation.excepting.contains(&format!("{first} {second}"))
    }

    /// True if these words before a participle say that it nearly happened: "all but lost".
    pub fn falls_short(&self, first: &str, second: &str) -> bool {
        self.negation.nearly.iter().any(|phrase| phrase.split_once(' ') == Some((first, second)))
    }

    /// True if this verb leaves what follows open, so that with a negator it asserts it: "nobody doubts that".
    pub fn doubts(&self, lemma: &str) -> bool {
        self.negation.doubting.contains(lemma)
    }

    /// True if this verb prevents somebody from doing what follows.
    pub fn prevents(&self, lemma: &str) -> bool {
        self.negation.preventing.contains(lemma)
    }

    /// True if this word after a negator makes it no negation: "not only", "no fewer than".
    pub fn undoes_negator(&self, next: &str) -> bool {
        self.negation.not_negating.contains(next)
    }

    /// True if this word before a negator makes it no negation: "whether or not", "if not", "why not".
    pub fn idles_negator(&self, before: &str) -> bool {
        self.negation.idle_behind.contains(before)
    }

    /// True if it says that there was none, before a noun or in its place.
    pub fn is_none(&self, norm: &str) -> bool {
        self.negation.none.contains(norm)
    }

    /// True if it only says that an event was achieved: "managed to".
    pub fn brings_off(&self, lemma: &str) -> bool {
        self.negation.bringing_off.contains(lemma)
    }

    /// True if the verb after "could" says what somebody was able to do.
    pub fn is_ability(&self, lemma: &str) -> bool {
        self.negation.ability.contains(lemma)
    }
}
