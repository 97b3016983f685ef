//! Shallow grammar by rule: what part each word of a sentence plays, and where its noun phrases, verb groups and clauses begin and end. The
//! tree of the statement says which words are verbs; all else follows from the neighbouring words, so that quotations taken as one word are read
//! too. Where the rules cannot decide, they leave it open.

mod phrase;
mod tag;

use crate::language::inflect::Tense;
use crate::text::Token;

pub(crate) use phrase::{group_start, phrase_left, phrase_right, subject};
pub(crate) use tag::{tag, title_case};

/// The part a word plays.
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
    /// Nouns, adjectives and whatever is unknown.
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
    /// Any other mark.
    Other,
}

/// A token with the part it plays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'a> {
    /// The token; for a whole quotation its first mark.
    pub token: &'a Token,
    /// Its part.
    pub tag: Tag,
    /// Lemma of a known verb, empty otherwise.
    pub lemma: &'a str,
    /// Does it begin with a capital?
    pub capital: bool,
}

impl Word<'_> {
    /// Is it this word, in any case?
    pub fn is(&self, norm: &str) -> bool {
        self.token.norm == norm
    }

    /// Is it a finite verb or an auxiliary?
    pub fn finite(&self) -> bool {
        matches!(self.tag, Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Verb(Tense::Base | Tense::Third | Tense::Past))
    }
}
