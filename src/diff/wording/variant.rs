//! Two writings of one word: they are no choice of words. Spelling (jewellery, jewelry), hyphens (start-up, startup), inflection, and a
//! shorter form of the same word (quake, earthquake).

use super::super::Pair;
use crate::model::Span;

/// Shortest word that another may be a longer form of.
const SHORTEST: usize = 4;

/// Are two words one in British and American spelling?
pub fn spelled_alike(a: &str, b: &str) -> bool {
    let (a, b) = (letters(a), letters(b));
    !a.is_empty() && !b.is_empty() && spelling(&a) == spelling(&b)
}

/// Are the two stretches the same word, written otherwise?
pub(super) fn of_one(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    let (a, b) = (letters(pair.left.words(left)), letters(pair.right.words(right)));
    let (c, d) = (pair.left.content_in(left), pair.right.content_in(right));
    a == b || (!c.is_empty() && c == d) || shortened(&a, &b) || shortened(&b, &a) || spelling(&a) == spelling(&b)
}

fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Is a word the beginning or the end of a longer one?
fn shortened(short: &str, long: &str) -> bool {
    let short = short.strip_suffix('s').filter(|s| !s.ends_with('s')).unwrap_or(short);
    let long = long.strip_suffix('s').filter(|s| !s.ends_with('s')).unwrap_or(long);
    short.len() >= SHORTEST && (long.starts_with(short) || long.ends_with(short))
}

/// What British and American spelling leave alone: the first letter and the consonants, doubled ones once, without endings.
fn spelling(word: &str) -> String {
    let mut out = String::new();
    for (at, c) in word.strip_suffix('s').unwrap_or(word).chars().enumerate() {
        let c = if matches!(c, 'c' | 'z') { 's' } else { c };
        if at == 0 || !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u') && !out.ends_with(c) {
            out.push(c);
        }
    }
    // Short words have too few consonants to tell them apart.
    if out.len() < SHORTEST { word.to_string() } else { out }
}

#[cfg(test)]
mod tests {
    use super::{letters, shortened, spelling};

    #[test]
    fn one_word_written_otherwise() {
        for (a, b) in [("jewellery", "jewelry"), ("defence", "defense"), ("organise", "organize"), ("travellers", "traveler")] {
            assert_eq!(spelling(a), spelling(b));
        }
        assert!(shortened("quake", "earthquakes") && shortened("teens", "teenager"));
        assert_eq!(letters("start-up"), "startup");
    }

    #[test]
    fn other_words() {
        for (a, b) in [("soldier", "troops"), ("raid", "ride"), ("blaze", "inferno"), ("landslide", "landslip")] {
            assert_ne!(spelling(a), spelling(b));
            assert!(!shortened(a, b) && !shortened(b, a));
        }
    }
}
