//! What the tree of the statement says of a word that may be a verb. It is asked before the rules are: a word is a noun or a verb by the
//! whole sentence, not by its neighbour. Of closed classes, names and titles the rules know better.

use super::Tag;
use crate::language::Language;
use crate::language::inflect::Tense;
use crate::model::tree::Part;

/// The part and the lemma of a word, or `None` where the tree decides nothing.
pub(super) fn told<'a>(norm: &str, part: Part, language: &'a Language) -> Option<(Tag, &'a str)> {
    let readings = language.verbs.readings(norm);
    let (tense, wanted): (Tense, &[Tense]) = match part {
        Part::Base => (Tense::Base, &[Tense::Base, Tense::Either]),
        Part::Present if norm.ends_with('s') => (Tense::Third, &[Tense::Third]),
        Part::Present => (Tense::Base, &[Tense::Base, Tense::Either]),
        Part::Past => (Tense::Past, &[Tense::Past, Tense::Either]),
        Part::Participle => (Tense::Participle, &[Tense::Participle, Tense::Either]),
        Part::Gerund => (Tense::Gerund, &[Tense::Gerund]),
        Part::Noun if !readings.is_empty() => return Some((Tag::Noun, "")),
        Part::Noun | Part::Modal | Part::Relative | Part::Adjective | Part::Other => return None,
    };
    let fits = wanted.iter().find_map(|t| readings.iter().find(|r| r.tense == *t))?;
    Some((Tag::Verb(tense), fits.lemma.as_str()))
}
