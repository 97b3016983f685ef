//! Spelling variants and transliterations: Kelbajar and Kalbacar, Aliyev and Aliev. Compared only inside blocks of names that sound
//! alike, never all with all; joined only when every word has the same initial, sounds the same or differs by little, and neither
//! everyday words nor two known places are confused.

use std::collections::BTreeMap;

use rphonetic::DoubleMetaphone;
use strsim::{damerau_levenshtein, jaro_winkler};

use crate::language::Language;
use crate::model::EntityKind;

use super::node::{Known, Node, Nodes};
use super::sound::{consonants, first_vowels_meet, may_be_one, one_sound};
use super::union::Union;

/// Largest block that is compared pair by pair; larger ones are compared to neighbours in spelling only.
const BLOCK: usize = 40;

/// In place of an initial, for blocks of names that sound alike however they are written.
const SOUNDING: char = '~';

/// A node's words, and the node.
type Spelled = (Vec<String>, usize);

/// How words sound.
pub fn sounds() -> DoubleMetaphone {
    DoubleMetaphone::new(Some(16))
}

/// Joins nodes that are spelt nearly alike.
pub fn join(nodes: &Nodes, union: &mut Union, language: &Language) {
    let sound = sounds();
    let mut blocks: BTreeMap<(usize, char, String), Vec<Spelled>> = BTreeMap::new();
    for (at, node) in nodes.list.iter().enumerate() {
        for words in spellings(node, language) {
            let Some(last) = words.last() else { continue };
            let Some(initial) = last.chars().next() else { continue };
            for sounds in consonants(last) {
                blocks.entry((words.len(), SOUNDING, sounds)).or_default().push((words.clone(), at));
            }
            blocks.entry((words.len(), initial, skeleton(last))).or_default().push((words, at));
        }
    }
    for block in blocks.values_mut() {
        block.sort();
        let reach = if block.len() <= BLOCK { BLOCK } else { 2 };
        for (i, (a, one)) in block.iter().enumerate() {
            for (b, other) in block.iter().skip(i + 1).take(reach) {
                let (x, y) = (&nodes.list[*one], &nodes.list[*other]);
                let told = || alike(a, b, &sound, language) && may_join(x, y) || in_two_alphabets(a, b, language) && of_two_accounts(x, y);
                if one != other && told() {
                    union.join(*one, *other, "spelling");
                }
            }
        }
    }
}

/// The words of a node; for a place of the gazetteer its usual name, so that unknown spellings can meet it.
fn spellings(node: &Node, language: &Language) -> Vec<Vec<String>> {
    match &node.known {
        Known::Words(_) => vec![node.words.clone()],
        // Who bears the name a life later is not the same in another spelling.
        Known::Later(..) => Vec::new(),
        Known::Place(at) => {
            let name = crate::language::gazetteer::key(&language.names.gazetteer.numbered(*at).name);
            vec![name.split(' ').map(str::to_string).collect()]
        }
        Known::People(_) => Vec::new(),
    }
}

/// Consonants by class, doubled ones once, vowels left out: what transliterations keep.
fn skeleton(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        let class = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w' => continue,
            'k' | 'q' | 'c' | 'g' | 'x' | 'j' | 'd' | 's' | 'z' | 't' => '*',
            'b' | 'p' => 'p',
            'v' | 'f' => 'f',
            other => other,
        };
        if !out.ends_with(class) {
            out.push(class);
        }
    }
    out
}

/// Do all words correspond, at least one of them not to the letter?
fn alike(a: &[String], b: &[String], sound: &DoubleMetaphone, language: &Language) -> bool {
    // a father's name in the last place is a first name too
    let given = |x: &str, y: &str| a.len() > 1 && language.names.one_given(x, y);
    let pairs = a.iter().zip(b);
    a != b && a.len() == b.len() && { pairs }.all(|(x, y)| x == y || close(x, y, sound, language) || given(x, y))
}

/// Can a name of several words be one in two alphabets, each word beside the others? Two first names that are known, and two last names, are
/// two: Maria and Mara.
fn in_two_alphabets(a: &[String], b: &[String], language: &Language) -> bool {
    let names = &language.names;
    let known = |w: &str| names.first.contains(w) || names.last.contains(w) || names.is_common(&language.words.stem(w));
    let word = |(x, y): (&String, &String)| x == y || names.one_given(x, y) || may_be_one(x, y) && !(known(x) && known(y));
    a != b && a.len() > 1 && a.len() == b.len() && a.iter().zip(b).all(word)
}

/// Persons, of whom no account names both.
fn of_two_accounts(a: &Node, b: &Node) -> bool {
    let persons = a.kind() == EntityKind::Person && b.kind() == EntityKind::Person;
    persons && !a.accounts.keys().any(|account| b.accounts.contains_key(account))
}

/// Two spellings of one word.
pub fn close(a: &str, b: &str, sound: &DoubleMetaphone, language: &Language) -> bool {
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

/// "mueller" and "muller", "soerensen" and "sorensen": a vowel with a mark on it may be written with an "e" behind it.
pub fn without_marks(word: &str) -> String {
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("aa", "a")
}

/// Do they differ in vowels alone?
fn vowels_only(a: &str, b: &str) -> bool {
    without_vowels(a) == without_vowels(b)
}

/// The consonants of a word but "h".
pub fn without_vowels(word: &str) -> String {
    word.chars().filter(|c| !"aeiouyh".contains(*c)).collect()
}

/// Do they differ in letters alone that alphabets exchange?
fn transliterated(a: &str, b: &str) -> bool {
    plain(a) == plain(b)
}

/// One letter for those that alphabets exchange: k kh q x g, c j dj, s sh z, i y, a e, o u.
pub fn plain(word: &str) -> String {
    let mut out = String::new();
    let word = word.replace("dj", "j").replace("dzh", "j").replace("kh", "h").replace("gh", "g").replace("sh", "s").replace("ch", "c");
    for c in word.chars() {
        let c = match c {
            'q' | 'g' => 'k',
            'x' => 'h',
            'c' => 'j',
            'y' | 'e' | 'a' | 'i' | 'o' | 'u' => 'a',
            'z' => 's',
            other => other,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Kinds that fit, and no account that uses both spellings throughout: an outlet has one spelling, and slips are rare.
fn may_join(a: &Node, b: &Node) -> bool {
    let kinds = (a.kind(), b.kind());
    let fit = kinds.0 == kinds.1 || kinds.0 == EntityKind::Other || kinds.1 == EntityKind::Other;
    let both = a.accounts.iter().any(|(account, n)| *n > 1 && b.accounts.get(account).is_some_and(|m| *m > 1));
    let places = matches!((&a.known, &b.known), (Known::Place(_), Known::Place(_)));
    fit && !both && !places
}
