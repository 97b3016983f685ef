//! Shallow grammar by rule: the tag of each word of a sentence, and where its noun phrases, verb groups and clauses begin and end. The tree of the
//! statement says which words are verbs; everything else follows from the neighbouring words, so that quotations taken as one word are read too. What
//! the rules cannot decide stays open.

mod phrase;
mod tag;

use crate::language::inflect::Tense;
use crate::text::Token;

pub(crate) use phrase::{group_start, phrase_left, phrase_right, subject};
pub(crate) use tag::{tag, title_case};

/// The part of speech, or the kind of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// "the", "some"
    Determiner,
    /// "his", "'s"
    Possessive,
    /// "he", "who"
    Subject,
    /// "him"
    Object,
    /// "of", "in"
    Preposition,
    /// "to" before a verb
    To,
    /// Forms of "be".
    Be,
    /// Forms of "have".
    Have,
    /// Forms of "do".
    Do,
    /// "will", "could"
    Modal,
    /// "not", "never"
    Negator,
    /// Any other verb.
    Verb(Tense),
    /// "later", "angrily"
    Adverb,
    /// A capitalised word inside a sentence.
    Name,
    /// Nouns, adjectives and everything unknown.
    Noun,
    /// Digits.
    Number,
    /// "and", "but"
    Coordinator,
    /// "that", "because"
    Subordinator,
    /// ","
    Comma,
    /// ":" and ";"
    Colon,
    /// ".", "?", "!", "…"
    Stop,
    /// "—", or a hyphen with spaces.
    Dash,
    /// A hyphen inside a word.
    Hyphen,
    /// "(" and "["
    Open,
    /// ")" and "]"
    Close,
    /// A quotation mark.
    Quotation,
    /// A quoted phrase, taken as one word.
    Quoted,
    /// A quotation that ends like a sentence, taken as one word.
    Speech,
    /// Any other punctuation mark.
    Other,
}

/// A token with its tag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'a> {
    /// The token; for a whole quotation its opening mark.
    pub token: &'a Token,
    pub tag: Tag,
    /// The lemma of a known verb; empty otherwise.
    pub lemma: &'a str,
    /// True if it begins with a capital.
    pub capital: bool,
}

impl Word<'_> {
    /// True if it is this word, in any case.
    pub(crate) fn is(&self, norm: &str) -> bool {
        self.token.norm == norm
    }

    /// True if it is a finite verb or an auxiliary.
    pub(crate) fn finite(&self) -> bool {
        matches!(self.tag, Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Verb(Tense::Base | Tense::Third | Tense::Past))
    }
}
