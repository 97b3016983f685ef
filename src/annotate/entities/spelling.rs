//! Spelling variants and transliterations: Kelbajar and Kalbacar, Aliyev and Aliev. Compared only inside blocks of names that sound alike, never all with
//! all. Joined only if every word sounds the same, or has the same initial and differs by little, and neither everyday words nor two known places
//! are confused.

use std::collections::{BTreeMap, BTreeSet};

use rphonetic::{DoubleMetaphone, Encoder};
use strsim::{damerau_levenshtein, jaro_winkler};

use crate::language::Language;
use crate::language::any_language::{consonant_skeleton, first_vowels_meet, in_plain_letters, without_marks, without_vowels};
use crate::language::gazetteer::key;
use crate::model::EntityKind;

use super::Basis;
use super::node::{Known, Node, Nodes};
use super::sound::{consonants, may_be_one, one_sound};
use super::union::Union;

/// Largest block that is compared pair by pair; in larger ones names are compared to their neighbours in spelling only.
const BLOCK: usize = 40;

/// Replaces the initial in the key of blocks of names that sound alike however they are written.
const SOUNDING: char = '~';

/// A node's words, and the node.
type Spelled = (Vec<String>, usize);

/// The encoder of how words sound.
fn sounds() -> DoubleMetaphone {
    DoubleMetaphone::new(Some(16))
}

/// Joins nodes with similar spellings.
pub(super) fn join_spellings(nodes: &Nodes, union: &mut Union, language: &Language) {
    let sound = sounds();
    let mut blocks: BTreeMap<(usize, char, String), Vec<Spelled>> = BTreeMap::new();
    for (at, node) in nodes.list.iter().enumerate() {
        for words in spellings(node, language) {
            let Some(last) = words.last() else { continue };
            let Some(initial) = last.chars().next() else { continue };
            for sounds in consonants(last) {
                blocks.entry((words.len(), SOUNDING, sounds)).or_default().push((words.clone(), at));
            }
            blocks.entry((words.len(), initial, consonant_skeleton(last))).or_default().push((words, at));
        }
    }
    for block in blocks.values_mut() {
        block.sort();
        let reach = if block.len() <= BLOCK { BLOCK } else { 2 };
        for (i, (a, one)) in block.iter().enumerate() {
            for (b, other) in block.iter().skip(i + 1).take(reach) {
                let (x, y) = (&nodes.list[*one], &nodes.list[*other]);
                let joins = || alike(a, b, &sound, language) && may_join(x, y) || in_two_alphabets(a, b, language) && of_two_accounts(x, y);
                if one != other && joins() {
                    union.join(*one, *other, Basis::Spelling);
                }
            }
        }
    }
}

/// The words of a node; for a gazetteer place its usual name, so that unknown spellings can match it.
fn spellings(node: &Node, language: &Language) -> Vec<Vec<String>> {
    match &node.known {
        Known::Words(_) => vec![node.words.clone()],
        // A bearer of the name a lifetime later is not the same person in another spelling.
        Known::Later(..) => Vec::new(),
        Known::Place(at) => {
            let name = key(&language.names.gazetteer.numbered(*at).name);
            vec![name.split(' ').map(str::to_string).collect()]
        }
        Known::People(_) => Vec::new(),
    }
}

/// True if all words match, and at least one of them has another spelling.
fn alike(a: &[String], b: &[String], sound: &DoubleMetaphone, language: &Language) -> bool {
    // a father's name in last position is a first name too
    let given = |x: &str, y: &str| a.len() > 1 && language.names.one_given(x, y);
    let pairs = a.iter().zip(b);
    a != b && a.len() == b.len() && { pairs }.all(|(x, y)| x == y || close(x, y, sound, language) || given(x, y))
}

/// True if a name of several words can be the same in two alphabets, where every word matches. Two known first names or last names are
/// different: Maria and Mara.
fn in_two_alphabets(a: &[String], b: &[String], language: &Language) -> bool {
    let names = &language.names;
    let known = |w: &str| names.first.contains(w) || names.last.contains(w) || names.is_common(&language.words.stem(w));
    let word = |(x, y): (&String, &String)| x == y || names.one_given(x, y) || may_be_one(x, y) && !(known(x) && known(y));
    a != b && a.len() > 1 && a.len() == b.len() && a.iter().zip(b).all(word)
}

/// True for two persons whom no account names both.
fn of_two_accounts(a: &Node, b: &Node) -> bool {
    let persons = a.kind() == EntityKind::Person && b.kind() == EntityKind::Person;
    persons && !a.accounts.keys().any(|account| b.accounts.contains_key(account))
}

/// True if two words are spellings of one.
fn close(a: &str, b: &str, sound: &DoubleMetaphone, language: &Language) -> bool {
    let (short, long) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    let digits = |w: &str| w.chars().any(|c| c.is_ascii_digit());
    if short < 4 || digits(a) || digits(b) {
        return false;
    }
    let common = |w: &str| language.names.is_common(&language.words.stem(w)) || language.names.first.contains(w);
    let gazetteer = &language.names.gazetteer;
    if common(a) && common(b) || gazetteer.place(a).is_some() && gazetteer.place(b).is_some() {
        return false;
    }
    if a.chars().next() == b.chars().next() && long - short <= 2 && without_marks(a) == without_marks(b) {
        return true;
    }
    let known = |w: &str| language.names.last.contains(w);
    if !(known(a) && known(b)) && one_sound(a, b) {
        return true;
    }
    if long - short > 2 || a.chars().next() != b.chars().next() {
        return false;
    }
    let edits = damerau_levenshtein(a, b);
    let same_sound = a.is_ascii() && b.is_ascii() && sound.is_double_metaphone_equal(a, b, false);
    let allowed = if long >= 7 { 2 } else { 1 };
    edits <= allowed
        && jaro_winkler(a, b) > 0.84
        && (same_sound && first_vowels_meet(a, b)
            || long >= 7 && edits == 1 && vowels_only(a, b)
            || first_vowels_meet(a, b) && transliterated(a, b))
}

/// True if they differ in vowels only.
fn vowels_only(a: &str, b: &str) -> bool {
    without_vowels(a) == without_vowels(b)
}

/// True if they differ only in letters that alphabets exchange.
fn transliterated(a: &str, b: &str) -> bool {
    in_plain_letters(a) == in_plain_letters(b)
}

/// True if the kinds fit and no account uses both spellings repeatedly: an outlet has one spelling, and typing errors are rare.
fn may_join(a: &Node, b: &Node) -> bool {
    let kinds = (a.kind(), b.kind());
    let fit = kinds.0 == kinds.1 || kinds.0 == EntityKind::Other || kinds.1 == EntityKind::Other;
    let both = a.accounts.iter().any(|(account, n)| *n > 1 && b.accounts.get(account).is_some_and(|m| *m > 1));
    let places = matches!((&a.known, &b.known), (Known::Place(_), Known::Place(_)));
    fit && !both && !places
}

/// Words indexed by what they share with their other spellings. Only words that share what [`close`] requires are compared, so that the cost grows
/// about linearly with the number of names.
pub(super) struct Close<'w> {
    words: Vec<&'w str>,
    by_key: BTreeMap<String, Vec<usize>>,
    sound: DoubleMetaphone,
    language: &'w Language,
}

impl<'w> Close<'w> {
    /// Indexes these words, each once.
    pub(super) fn new(words: impl IntoIterator<Item = &'w str>, language: &'w Language) -> Close<'w> {
        let words: BTreeSet<&str> = words.into_iter().collect();
        let mut out = Close { words: words.into_iter().collect(), by_key: BTreeMap::new(), sound: sounds(), language };
        for at in 0..out.words.len() {
            for key in out.keys(out.words[at]) {
                out.by_key.entry(key).or_default().push(at);
            }
        }
        out
    }

    /// The words that are another spelling of this one or equal to it, in order.
    pub(super) fn to(&self, word: &str) -> Vec<&'w str> {
        let alike: BTreeSet<usize> = self.keys(word).iter().filter_map(|key| self.by_key.get(key)).flatten().copied().collect();
        let words = alike.into_iter().map(|at| self.words[at]);
        words.filter(|other| *other == word || close(word, other, &self.sound, self.language)).collect()
    }

    /// The keys of a word. Two spellings of one word share at least one of them.
    fn keys(&self, word: &str) -> BTreeSet<String> {
        let letters = word.bytes().all(|b| b.is_ascii_lowercase());
        let forms = if letters { consonants(word) } else { Vec::new() };
        let mut out: BTreeSet<String> = forms.into_iter().map(|form| format!("~{form}")).collect();
        out.insert(format!("={}", without_marks(word)));
        out.insert(format!("-{}", without_vowels(word)));
        out.insert(format!("+{}", in_plain_letters(word)));
        if word.is_ascii() {
            out.insert(format!("!{}", self.sound.encode(word)));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{Close, close, sounds};
    use crate::language::Language;

    #[test]
    fn nothing_is_missed_that_is_close() {
        let words = [
            "erdogan",
            "erdoğan",
            "aliyev",
            "aliev",
            "mueller",
            "muller",
            "petrosyan",
            "petrosian",
            "gaddafi",
            "qadhafi",
            "hussein",
            "husayn",
            "kelbajar",
            "kalbacar",
            "tchaikovsky",
            "tschaikowsky",
            "johnson",
            "johnston",
            "clarke",
            "clark",
            "smith",
            "smyth",
            "roe",
            "o'neill",
            "zelensky",
            "zelenskyy",
            "zelenskiy",
            "mohammed",
            "muhammad",
            "dostoevsky",
            "dostoyevsky",
            "schmidt",
            "schmitt",
        ];
        let language = Language::english();
        let near = Close::new(words, language);
        for word in words {
            let expected: Vec<&str> = {
                let mut all: Vec<&str> = words.into_iter().filter(|w| *w == word || close(word, w, &sounds(), language)).collect();
                all.sort_unstable();
                all
            };
            assert_eq!(near.to(word), expected, "{word}");
        }
    }
}
