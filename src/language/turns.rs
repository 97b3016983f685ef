//! Labels of speakers in conversations printed by turns, and how short answers relate to their questions.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use serde::{Deserialize, Deserializer};

use crate::text::tokens;

/// The contents of `turns.toml`, prepared for lookup.
#[derive(Debug, Deserialize)]
pub struct TurnWords {
    question: FxHashSet<String>,
    answer: FxHashSet<String>,
    answering: FxHashSet<String>,
    parts: FxHashSet<String>,
    ranks: FxHashSet<String>,
    /// Precedes the name of the person who asks.
    pub by: String,
    /// Precedes a page number.
    pub page: String,
    joining: FxHashSet<String>,
    wh: FxHashSet<String>,
    #[serde(deserialize_with = "phrases")]
    fillers: Vec<Phrase>,
    #[serde(deserialize_with = "phrases")]
    hedges: Vec<Phrase>,
    #[serde(deserialize_with = "phrases")]
    yes: Vec<Phrase>,
    #[serde(deserialize_with = "phrases")]
    confirming: Vec<Phrase>,
    #[serde(deserialize_with = "phrases")]
    no: Vec<Phrase>,
    #[serde(deserialize_with = "phrases")]
    open: Vec<Phrase>,
    #[serde(deserialize_with = "phrases")]
    none: Vec<Phrase>,
    #[serde(deserialize_with = "phrases")]
    oneself: Vec<Phrase>,
    doubtful: FxHashSet<String>,
    any: FxHashSet<String>,
    anybody: FxHashSet<String>,
    /// Words that ask for a figure, and the words that state it instead, with `{}` for the figure.
    #[serde(deserialize_with = "figures")]
    figures: Vec<(Phrase, String)>,
}

/// The forms of its words.
type Phrase = Vec<String>;

/// How an answer begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// "Yes", "I think so"
    Yes,
    /// "That's right"
    Confirming,
    /// "No", "I don't think so"
    No,
    /// "I don't remember"
    Open,
}

/// Splits phrases into tokens like text.
fn phrases<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Phrase>, D::Error> {
    Ok(Vec::<String>::deserialize(from)?.iter().map(|text| phrase(text)).collect())
}

fn figures<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(Phrase, String)>, D::Error> {
    Ok(BTreeMap::<String, String>::deserialize(from)?.into_iter().map(|(asked, stated)| (phrase(&asked), stated)).collect())
}

fn phrase(text: &str) -> Phrase {
    tokens(text, 0).into_iter().map(|t| t.norm).collect()
}

impl TurnWords {
    /// The English lists.
    pub fn english() -> TurnWords {
        english_lists!("turns")
    }

    /// True if it labels a question.
    pub fn is_question(&self, word: &str) -> bool {
        self.question.contains(word)
    }

    /// True if it labels an answer.
    pub fn is_answer(&self, word: &str) -> bool {
        self.answer.contains(word)
    }

    /// True if the speaker is there to answer. In lower case, with single spaces.
    pub fn answers(&self, speaker: &str) -> bool {
        self.answering.contains(speaker)
    }

    /// True if the speaker has a role in hearings or interviews.
    pub fn has_part(&self, speaker: &str) -> bool {
        self.parts.contains(speaker) || self.answering.contains(speaker)
    }

    /// True for a short title of an officer.
    pub fn is_rank(&self, norm: &str) -> bool {
        self.ranks.contains(norm)
    }

    /// True if the word may be in lower case inside the name of a speaker.
    pub fn joins(&self, word: &str) -> bool {
        self.joining.contains(word)
    }

    /// True if it asks for one thing: "where", "how".
    pub fn is_wh(&self, norm: &str) -> bool {
        self.wh.contains(norm)
    }

    /// The number of words at the beginning that add nothing to an answer.
    pub fn fillers(&self, words: &[&str]) -> usize {
        let mut at = 0;
        while let Some(length) = longest(&self.fillers, &words[at..]).filter(|length| at + length < words.len()) {
            at += length;
        }
        at
    }

    /// The words of a short answer without those that only hedge it: "about nine" for "I think about nine".
    pub fn unhedged<'w, 's>(&self, words: &'w [&'s str]) -> &'w [&'s str] {
        let ends = |phrase: &&Phrase| words.len() > phrase.len() && words.iter().rev().zip(phrase.iter().rev()).all(|(a, b)| a == b);
        let behind = self.hedges.iter().filter(ends).map(Vec::len).max().unwrap_or(0);
        let rest = &words[..words.len() - behind];
        let mut before = 0;
        while let Some(length) = longest(&self.hedges, &rest[before..]).filter(|length| before + length < rest.len()) {
            before += length;
        }
        &rest[before..]
    }

    /// How an answer begins, and in how many words; the longest phrase counts.
    pub fn opening(&self, words: &[&str]) -> Option<(Opening, usize)> {
        let all =
            [(Opening::Open, &self.open), (Opening::No, &self.no), (Opening::Confirming, &self.confirming), (Opening::Yes, &self.yes)];
        let found = all.into_iter().filter_map(|(opening, phrases)| Some((opening, longest(phrases, words)?)));
        // If two have the same length, the first in the list counts.
        found.rev().max_by_key(|(_, length)| *length)
    }

    /// Length of the words that ask for a figure, and the words that state it instead.
    pub fn figure(&self, words: &[&str]) -> Option<(usize, &str)> {
        let begins = |phrase: &Phrase| words.len() >= phrase.len() && phrase.iter().zip(words).all(|(a, b)| a == b);
        self.figures.iter().find(|(phrase, _)| begins(phrase)).map(|(phrase, stated)| (phrase.len(), stated.as_str()))
    }

    /// True if the words ask a witness about himself: his name, his age, his trade.
    pub fn asks_of_oneself(&self, words: &[&str]) -> bool {
        (0..words.len()).any(|at| longest(&self.oneself, &words[at..]).is_some())
    }

    /// True for an adverb that, as a whole answer, says neither yes nor no: "hardly", "probably".
    pub fn leaves_open(&self, norm: &str) -> bool {
        self.doubtful.contains(norm)
    }

    /// True if it asks whether there was any.
    pub fn asks_for_any(&self, norm: &str) -> bool {
        self.any.contains(norm)
    }

    /// True if it asks whether there was anybody or anything.
    pub fn asks_for_anybody(&self, norm: &str) -> bool {
        self.anybody.contains(norm)
    }

    /// True if the words say that there was none.
    pub fn says_none(&self, words: &[&str]) -> bool {
        longest(&self.none, words).is_some()
    }
}

/// Length of the longest phrase at the beginning of the words.
fn longest(phrases: &[Phrase], words: &[&str]) -> Option<usize> {
    let begins = |phrase: &&Phrase| words.len() >= phrase.len() && phrase.iter().zip(words).all(|(a, b)| a == b);
    phrases.iter().filter(begins).map(Vec::len).max()
}

#[cfg(test)]
mod tests {
    use super::{Opening, TurnWords};

    #[test]
    fn answers_open_with_the_longest_phrase() {
        let words = TurnWords::english();
        let opening = |answer: &str| words.opening(&answer.split(' ').collect::<Vec<_>>()).map(|o| o.0);
        for (answer, want) in [
            ("no sir", Some(Opening::No)),
            ("no idea", Some(Opening::Open)),
            ("i do n't think so", Some(Opening::No)),
            ("i do n't remember", Some(Opening::Open)),
            ("that 's right", Some(Opening::Confirming)),
            ("two", None),
        ] {
            assert_eq!(opening(answer), want, "{answer}");
        }
        assert_eq!(words.fillers(&["well", "so", "no"]), 2);
        assert_eq!(words.fillers(&["well"]), 0);
    }
}
