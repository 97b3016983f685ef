//! Whether two values are the same. Values of the gold are worded briefly by a person, so they are compared by numbers and words.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::gold::GoldEntity;

/// Letters and digits of a text, lower case, with the code point each comes from.
pub fn canon(text: &str) -> (Vec<char>, Vec<usize>) {
    let mut out = Vec::new();
    let mut from = Vec::new();
    for (at, c) in text.chars().enumerate() {
        for d in c.to_string().nfkd().flat_map(char::to_lowercase).filter(|d| d.is_alphanumeric()) {
            out.push(d);
            from.push(at);
        }
    }
    (out, from)
}

/// Letters and digits of a text, lower case.
pub fn squeeze(text: &str) -> String {
    canon(text).0.into_iter().collect()
}

fn folded(text: &str) -> String {
    text.nfkd().flat_map(char::to_lowercase).collect()
}

/// Content words without a plural's s; all words if there is no content word.
pub fn words(text: &str) -> BTreeSet<String> {
    const STOP: [&str; 8] = ["a", "an", "the", "of", "mr", "mrs", "ms", "dr"];
    let text = folded(text).replace(',', "");
    let all: Vec<String> = text
        .split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit())
        .filter(|w| !w.is_empty())
        .map(|w| if w.len() > 3 { w.strip_suffix('s').unwrap_or(w) } else { w }.to_string())
        .collect();
    let content: BTreeSet<String> = all.iter().filter(|w| !STOP.contains(&w.as_str())).cloned().collect();
    if content.is_empty() { all.into_iter().collect() } else { content }
}

/// True if one contains the other, or they share half of their words.
fn close<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> bool {
    let shared = a.intersection(b).count();
    shared == a.len() || shared == b.len() || shared * 2 >= a.union(b).count()
}

/// True if two wordings say the same.
pub fn same_value(a: &str, b: &str) -> bool {
    let (x, y) = (words(a), words(b));
    !x.is_empty() && !y.is_empty() && close(&x, &y)
}

/// Numbers and other words of a value.
fn facts(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    const STOP: [&str; 9] = ["a", "an", "the", "of", "at", "in", "on", "about", "to"];
    let text = folded(text).replace('\u{2019}', "'");
    let all = pieces(&ungrouped(&text));
    let (numbers, words): (Vec<String>, Vec<String>) =
        all.into_iter().map(|w| number_word(&w).map_or(w, str::to_string)).partition(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    (numbers.into_iter().collect(), words.into_iter().filter(|w| !STOP.contains(&w.as_str())).collect())
}

/// The characters without commas that group digits.
fn ungrouped(text: &str) -> Vec<char> {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let groups = |at: usize| at > 0 && digit(at - 1) && (1..=3).all(|n| digit(at + n));
    chars.iter().enumerate().filter(|(at, c)| **c != ',' || !groups(*at)).map(|(_, c)| *c).collect()
}

/// Runs of letters and apostrophes, and numbers with inner points or colons.
fn pieces(chars: &[char]) -> Vec<String> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        if chars[at].is_ascii_digit() {
            while at < chars.len()
                && (chars[at].is_ascii_digit() || (matches!(chars[at], '.' | ':') && chars.get(at + 1).is_some_and(char::is_ascii_digit)))
            {
                at += 1;
            }
        } else {
            while at < chars.len() && (chars[at].is_ascii_lowercase() || chars[at] == '\'') {
                at += 1;
            }
        }
        if at == start {
            at += 1;
        } else {
            out.push(chars[start..at].iter().collect());
        }
    }
    out
}

fn number_word(word: &str) -> Option<&'static str> {
    const CARDINALS: [(&str, &str); 29] = [
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("eleven", "11"),
        ("twelve", "12"),
        ("thirteen", "13"),
        ("fourteen", "14"),
        ("fifteen", "15"),
        ("sixteen", "16"),
        ("seventeen", "17"),
        ("eighteen", "18"),
        ("nineteen", "19"),
        ("twenty", "20"),
        ("once", "1"),
        ("first", "1"),
        ("second", "2"),
        ("third", "3"),
        ("fourth", "4"),
        ("fifth", "5"),
        ("sixth", "6"),
        ("seventh", "7"),
    ];
    CARDINALS.iter().find(|(w, _)| *w == word).map(|(_, n)| *n)
}

/// True if one of the program's values of at most twelve words is the gold's. If the gold's value has numbers, only numbers are compared.
pub fn right_value(gold: &str, got: &[String]) -> bool {
    let (gold_numbers, gold_words) = facts(gold);
    got.iter().filter(|v| v.split_whitespace().count() <= 12).any(|value| {
        let (numbers, words) = facts(value);
        if gold_numbers.is_empty() {
            !gold_words.is_empty() && !words.is_empty() && close(&gold_words, &words)
        } else {
            gold_numbers.intersection(&numbers).next().is_some()
        }
    })
}

/// The names of the gold's entities.
pub struct Names {
    of: BTreeMap<String, BTreeSet<usize>>,
}

impl Names {
    pub fn new(entities: &[GoldEntity]) -> Names {
        let mut of: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, entity) in entities.iter().enumerate() {
            for name in entity.aliases.iter().chain([&entity.canonical]) {
                of.entry(squeeze(name)).or_default().insert(at);
            }
        }
        Names { of }
    }

    /// True if two wordings name the same person or body.
    pub fn same(&self, a: &str, b: &str) -> bool {
        const ROLES: [&str; 11] =
            ["prime", "minister", "president", "spokesman", "spokesperson", "spokeswoman", "official", "said", "one", "city", "councilman"];
        let entity = |name: &str| self.of.get(&squeeze(name));
        if let (Some(x), Some(y)) = (entity(a), entity(b))
            && x.intersection(y).next().is_some()
        {
            return true;
        }
        let told = |name: &str| {
            let all = words(name);
            let bare: BTreeSet<String> = all.iter().filter(|w| !ROLES.contains(&w.as_str())).cloned().collect();
            if bare.is_empty() { all } else { bare }
        };
        let (x, y) = (told(a), told(b));
        !x.is_empty() && !y.is_empty() && (x.is_subset(&y) || y.is_subset(&x))
    }
}
