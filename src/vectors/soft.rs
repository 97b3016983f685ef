//! Soft alignment: each word of one text goes to the nearest word of the other, and the share of meaning that finds a
//! counterpart is summed by weight, both ways (after Corley and Mihalcea 2005).

use super::vector::Vector;

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// Words with one key are the same word, whatever their vectors.
    pub key: u64,
    /// How much it tells; above 0.
    pub weight: f64,
    /// Its meaning, where that is known.
    pub vector: Option<Vector>,
}

/// How much of each text finds a counterpart in the other, 0..1; 0 when either is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Alignment {
    /// Share of the first text.
    pub first: f64,
    /// Share of the second text.
    pub second: f64,
}

/// Aligns the words of two texts.
pub fn align(a: &[Term], b: &[Term]) -> Alignment {
    if a.is_empty() || b.is_empty() {
        return Alignment::default();
    }
    let mut first = vec![0.0_f64; a.len()];
    let mut second = vec![0.0_f64; b.len()];
    for (x, best) in a.iter().zip(&mut first) {
        for (y, other) in b.iter().zip(&mut second) {
            let likeness = x.likeness(y);
            *best = best.max(likeness);
            *other = other.max(likeness);
        }
    }
    Alignment { first: share(a, &first), second: share(b, &second) }
}

/// The weighed mean of the words; `None` when no word has a meaning.
pub fn mean(terms: &[Term]) -> Option<Vector> {
    Vector::sum(terms.iter().filter_map(|t| Some((t.vector.as_ref()?, t.weight))))
}

impl Term {
    /// 1 for the same word, else the cosine, from 0.
    pub fn likeness(&self, other: &Term) -> f64 {
        match (&self.vector, &other.vector) {
            _ if self.key == other.key => 1.0,
            (Some(x), Some(y)) => x.cosine(y).max(0.0),
            (None, _) | (_, None) => 0.0,
        }
    }
}

fn share(terms: &[Term], likeness: &[f64]) -> f64 {
    let all: f64 = terms.iter().map(|t| t.weight).sum();
    if all > 0.0 { terms.iter().zip(likeness).map(|(t, l)| t.weight * l).sum::<f64>() / all } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::{Alignment, Term, align, mean};
    use crate::vectors::english;
    use proptest::prelude::*;

    fn terms(text: &str) -> Vec<Term> {
        let key = |w: &str| w.bytes().fold(7_u64, |k, b| k.wrapping_mul(31) + u64::from(b));
        text.split_whitespace().map(|w| Term { key: key(w), weight: w.len() as f64, vector: english().word(w) }).collect()
    }

    #[test]
    fn reworded_texts_align_and_others_do_not() {
        let told = terms("gunmen killed three officers");
        let reworded = align(&told, &terms("attackers shot dead three policemen"));
        let other = align(&told, &terms("shares rose after strong quarterly earnings"));
        assert!(reworded.first > other.first + 0.2 && reworded.second > other.second + 0.2, "{reworded:?} {other:?}");
    }

    #[test]
    fn a_part_aligns_wholly_one_way() {
        let found = align(&terms("bridge collapsed"), &terms("old bridge collapsed after heavy rain"));
        assert!(found.first == 1.0 && found.second < 0.9, "{found:?}");
        assert_eq!(align(&[], &terms("bridge")), Alignment::default());
        assert!(mean(&terms("1,960 55")).is_none());
    }

    proptest! {
        #[test]
        fn shares_are_bounded_and_turn_with_the_texts(a in "([a-z]{1,9} ){0,6}", b in "([a-z]{1,9} ){0,6}") {
            let (a, b) = (terms(&a), terms(&b));
            let (there, back) = (align(&a, &b), align(&b, &a));
            prop_assert_eq!((there.first, there.second), (back.second, back.first));
            prop_assert!((0.0..=1.0 + 1e-9).contains(&there.first) && (0.0..=1.0 + 1e-9).contains(&there.second));
        }
    }
}
