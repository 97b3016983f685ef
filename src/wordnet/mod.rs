//! An extract of WordNet 3.1 (Fellbaum 1998): how two words are related and how near they are, across parts of speech, so that
//! "death" is related to "died" and "buy" opposes "sell". A table in the program, read in place. It knows words, not what a text
//! means by them: every relation says how two words can be related in senses that are common enough.

mod base;
mod field;
mod reach;
mod relation;
mod sections;
mod table;
mod word;

pub use relation::Relation;
pub use table::{Table, english};
pub use word::Word;

/// True if the English table contains this word, in lower case, as a lemma or a regular form of one.
pub fn knows(word: &str) -> bool {
    english().find(word).is_some()
}

/// True if the word, in lower case, is a lemma of the English table.
pub fn is_lemma(word: &str) -> bool {
    english().is_lemma(word)
}

/// How two words are related. Lemmas or regular forms, in lower case; unknown words are unrelated.
pub fn relation(a: &str, b: &str) -> Relation {
    match (Word::new(a), Word::new(b)) {
        _ if a == b => Relation::Same,
        (Some(a), Some(b)) => a.relation(b),
        (None, _) | (_, None) => Relation::Unrelated,
    }
}

/// How near two words are: 0 for nothing in common, 1 for the same meaning. Lemmas or regular forms, in lower case.
pub fn nearness(a: &str, b: &str) -> f64 {
    match (Word::new(a), Word::new(b)) {
        _ if a == b => 1.0,
        (Some(a), Some(b)) => a.nearness(b),
        (None, _) | (_, None) => 0.0,
    }
}

/// True if a noun, singular and in lower case, mostly names a person.
pub fn is_person(word: &str) -> bool {
    let table = english();
    table.is_lemma(word) && table.find(word).is_some_and(|lemma| table.is_person(lemma))
}

/// True if a noun, singular and in lower case, mostly names a group or body of people.
pub fn is_group(word: &str) -> bool {
    let table = english();
    table.is_lemma(word) && table.find(word).is_some_and(|lemma| table.is_group(lemma))
}

#[cfg(test)]
mod tests {
    use super::{Relation, english, nearness, relation};
    use proptest::prelude::*;

    #[test]
    fn every_word_is_itself_and_names_are_unknown() {
        for word in ["death", "buy", "take over", "fast"] {
            assert!(relation(word, word) == Relation::Same && nearness(word, word) == 1.0, "{word}");
        }
        assert!(relation("kalbajar", "brevik") == Relation::Unrelated && nearness("kalbajar", "buy") == 0.0);
    }

    proptest! {
        #[test]
        fn any_text_may_be_asked_about(a in "\\PC*", b in "[a-z' -]{0,80}") {
            prop_assert_eq!(relation(&a, &b), relation(&b, &a));
            prop_assert_eq!(nearness(&a, &b).to_bits(), nearness(&b, &a).to_bits());
            prop_assert_eq!(relation(&a, &a), Relation::Same);
        }

        #[test]
        fn words_are_related_both_ways_alike(a in 0usize..40_000, b in 0usize..40_000) {
            let words = english();
            let (a, b) = (words.text(a).unwrap_or_default(), words.text(b).unwrap_or_default());
            prop_assert_eq!(relation(a, b), relation(b, a));
            let near = nearness(a, b);
            prop_assert_eq!(near.to_bits(), nearness(b, a).to_bits());
            prop_assert!((0.0..=1.0).contains(&near));
        }
    }
}
