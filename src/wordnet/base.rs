//! Possible base forms of a regular form, in the order of WordNet's Morphy: "parties" → "party", "banned" → "ban".

use super::table::Part;

/// Longer words are not tried.
const LONGEST: usize = 40;

/// Ending, its replacement, and the part of speech that the base must have.
const RULES: [(&str, &str, Part); 13] = [
    ("s", "", Part::Noun),
    ("es", "", Part::Noun),
    ("ies", "y", Part::Noun),
    ("men", "man", Part::Noun),
    ("s", "", Part::Verb),
    ("es", "", Part::Verb),
    ("ies", "y", Part::Verb),
    ("ied", "y", Part::Verb),
    ("ed", "e", Part::Verb),
    ("ed", "", Part::Verb),
    ("ing", "e", Part::Verb),
    ("ing", "", Part::Verb),
    ("ves", "f", Part::Noun),
];

/// The possible bases of the word, more likely ones first.
pub fn forms(word: &str) -> impl Iterator<Item = (String, Part)> + '_ {
    let rules = RULES.iter().filter(move |_| word.len() <= LONGEST);
    let regular = rules.filter_map(move |(end, with, part)| Some((format!("{}{with}", word.strip_suffix(end)?), *part)));
    regular.chain(doubled(word).map(|base| (base.to_string(), Part::Verb)))
}

/// "banned", "running"
fn doubled(word: &str) -> Option<&str> {
    let stem = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing"))?;
    let (rest, last) = (stem.get(..stem.len().checked_sub(1)?)?, stem.chars().last()?);
    (rest.ends_with(last) && word.len() <= LONGEST).then_some(rest)
}
