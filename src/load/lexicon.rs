//! A lexicon of the user: loaded words in the format of the built-in list. It extends or overrides that list.
//!
//! ```toml
//! [[sets]]
//! sense = "armed people of one side"  # a sense of the program's list: the words join it
//! loaded = ["warlord"]
//!
//! [[sets]]
//! domain = "housing"
//! sense = "leaving a home"
//! verbs = true
//! why = "says whether somebody was made to"
//! neutral = ["move out"]
//! leaning = ["evict"]
//! ```

use serde::Deserialize;
use toml::Spanned;

use super::toml_error::{in_words, nearest};
use crate::language::Language;
use crate::model::{Lexicon, Modifiers, WordSet};
use crate::text::LineIndex;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    sets: Vec<Set>,
    #[serde(default)]
    modifiers: Vec<Judging>,
    #[serde(default)]
    intensity: Degree,
    #[serde(default)]
    distancing: Distancing,
    #[serde(default)]
    ignore: Words,
}

/// Words with their places in the file.
type Words = Vec<Spanned<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    domain: Option<String>,
    sense: Spanned<String>,
    why: Option<String>,
    distinct: Option<bool>,
    labels: Option<bool>,
    verbs: Option<bool>,
    #[serde(default)]
    neutral: Words,
    #[serde(default)]
    loaded: Words,
    #[serde(default)]
    leaning: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Judging {
    #[serde(default)]
    domain: String,
    why: Spanned<String>,
    #[serde(default)]
    words: Words,
    #[serde(default)]
    leaning: Words,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Degree {
    #[serde(default)]
    terms: Words,
    #[serde(default)]
    leaning: Words,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Distancing {
    #[serde(default)]
    terms: Words,
}

/// Keys allowed in the file.
const KEYS: [&str; 15] = [
    "sets",
    "modifiers",
    "intensity",
    "distancing",
    "ignore",
    "domain",
    "sense",
    "why",
    "distinct",
    "labels",
    "verbs",
    "neutral",
    "loaded",
    "leaning",
    "words",
];

/// Adds what a file states to what earlier files stated.
///
/// # Errors
/// One sentence that says where the file is wrong, what is wrong and what is expected.
pub fn add(text: &str, path: &str, lexicon: &mut Lexicon) -> Result<(), String> {
    let index = LineIndex::new(text);
    let wrong = |offset: usize, what: &str| format!("{path}: line {}: {what}", index.line(offset));
    let file: File = toml::from_str(text).map_err(|error| format!("{path}: {}", in_words(text, &error, &KEYS)))?;
    let mut places: Vec<(String, String)> = Vec::new();
    let mut take = |words: Words| -> Result<Vec<String>, String> {
        let plain = |word: Spanned<String>| {
            let offset = word.span().start;
            let plain = plain(word.as_ref()).map_err(|what| wrong(offset, &what))?;
            places.push((plain.clone(), format!("{path}:{}", index.line(offset))));
            Ok(plain)
        };
        words.into_iter().map(plain).collect()
    };
    for set in file.sets {
        let Set { domain, sense, why, distinct, labels, verbs, neutral, loaded, leaning } = set;
        let (offset, sense) = (sense.span().start, sense.into_inner());
        let words = [take(neutral)?, take(loaded)?, take(leaning)?];
        let known = Language::english().wording.sets.iter().chain(&lexicon.sets).rfind(|known| known.sense == sense);
        let own = set_of((sense, words), known, (domain, why), [distinct, labels, verbs]).map_err(|what| wrong(offset, &what))?;
        lexicon.sets.push(own);
    }
    for Judging { domain, why, words, leaning } in file.modifiers {
        let (words, leaning) = (take(words)?, take(leaning)?);
        if words.is_empty() && leaning.is_empty() {
            return Err(wrong(why.span().start, "modifiers need words, such as words = [\"callous\"]"));
        }
        lexicon.modifiers.push(Modifiers { domain, why: why.into_inner(), words, leaning, stated: true });
    }
    lexicon.intensity.terms.extend(take(file.intensity.terms)?);
    lexicon.intensity.leaning.extend(take(file.intensity.leaning)?);
    lexicon.distancing.extend(take(file.distancing.terms)?);
    lexicon.ignore.extend(file.ignore.into_iter().map(|word| word.into_inner().to_lowercase()));
    lexicon.places.extend(places);
    lexicon.paths.push(path.to_string());
    Ok(())
}

/// Returns a word or phrase in lower case with single spaces.
fn plain(word: &str) -> Result<String, String> {
    let plain = crate::text::one_line(word).to_lowercase();
    if plain.chars().any(char::is_alphabetic) { Ok(plain) } else { Err(format!("{word:?} is not a word; write one, or leave it out")) }
}

/// Returns a set, completed from the known set of the same sense.
fn set_of(
    (sense, [neutral, loaded, leaning]): (String, [Vec<String>; 3]),
    known: Option<&WordSet>,
    (domain, why): (Option<String>, Option<String>),
    [distinct, labels, verbs]: [Option<bool>; 3],
) -> Result<WordSet, String> {
    let all: Vec<&String> = neutral.iter().chain(&loaded).chain(&leaning).collect();
    if let Some(twice) = (1..all.len()).find(|at| all[..*at].contains(&all[*at])) {
        return Err(format!("{:?} is twice in the set of {sense:?}; keep it in one of neutral, loaded and leaning", all[twice]));
    }
    let Some(known) = known else {
        let senses: Vec<&str> = Language::english().wording.sets.iter().map(|set| set.sense.as_str()).collect();
        let Some(why) = why else {
            let near = nearest(&sense, &senses);
            return Err(format!(
                "the built-in list has no sense {sense:?}; a new sense needs the key why, which says what its loaded words do{near}"
            ));
        };
        let distinct = distinct.unwrap_or(false);
        let judging = !loaded.is_empty() || !leaning.is_empty();
        if !judging && !labels.unwrap_or(false) || neutral.is_empty() && !distinct {
            return Err(format!("the set of {sense:?} needs neutral words, and loaded or leaning words to compare with them"));
        }
        let stated = all.into_iter().cloned().collect();
        let (domain, labels, verbs) = (domain.unwrap_or_default(), labels.unwrap_or(false), verbs.unwrap_or(false));
        return Ok(WordSet { domain, sense, why, distinct, labels, verbs, stated, neutral, loaded, leaning });
    };
    if verbs.is_some_and(|verbs| verbs != known.verbs) {
        let are = if known.verbs { "verbs" } else { "nouns" };
        return Err(format!("the words for {sense:?} are {are}; leave verbs out, or name another sense"));
    }
    Ok(WordSet {
        stated: all.into_iter().cloned().collect(),
        domain: domain.unwrap_or_else(|| known.domain.clone()),
        why: why.unwrap_or_else(|| known.why.clone()),
        distinct: distinct.unwrap_or(known.distinct),
        labels: labels.unwrap_or(known.labels),
        verbs: known.verbs,
        sense,
        neutral,
        loaded,
        leaning,
    })
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::model::Lexicon;

    fn parsed(text: &str) -> Result<Lexicon, String> {
        let mut lexicon = Lexicon::default();
        add(text, "mine.toml", &mut lexicon).map(|()| lexicon)
    }

    #[test]
    fn a_known_sense_fills_in_what_is_not_said() {
        let lexicon = parsed("[[sets]]\nsense = \"a government\"\nloaded = [\"Camarilla \"]\n").expect("well formed");
        assert_eq!((lexicon.sets[0].domain.as_str(), lexicon.sets[0].loaded[0].as_str()), ("conflict", "camarilla"));
        assert!(!lexicon.sets[0].why.is_empty());
        assert_eq!(lexicon.place("camarilla"), Some("mine.toml:3"));
        assert!(parsed("").expect("nothing is stated").sets.is_empty());
    }

    #[test]
    fn errors_name_their_line_and_suggest() {
        let error = |text: &str| parsed(text).expect_err("wrong");
        for (text, line, says) in [
            ("[[sets]]\nsence = \"x\"\n", 2, "did you mean sense?"),
            ("[[set]]\n", 1, "did you mean sets?"),
            ("[[sets]]\nloaded = [\"x\"]\n", 1, "sense is missing"),
            ("[[sets]]\nsense = \"a goverment\"\nloaded = [\"x\"]\n", 2, "did you mean a government?"),
            ("[[sets]]\nsense = \"tea\"\nwhy = \"y\"\nloaded = [\"x\"]\n", 2, "needs neutral words"),
            ("[[sets]]\nsense = \"a government\"\nloaded = [\"x\"]\nneutral = [\"X\"]\n", 2, "\"x\" is twice"),
            ("[[sets]]\nsense = \"killing\"\nverbs = false\n", 2, "are verbs"),
            ("[intensity]\nterms = [\"good\",\n\"!\"]\n", 3, "is not a word"),
            ("[[modifiers]]\nwhy = \"y\"\n", 2, "modifiers need words"),
            ("ignore = \"x\"\n", 1, "expected a list"),
        ] {
            let found = error(text);
            assert!(found.starts_with(&format!("mine.toml: line {line}: ")) && found.contains(says), "{text}: {found}");
        }
    }
}
