//! Who tells what word for word: two texts that each repeat both of two statements differ in neither, so one of those is not to be
//! held against the other.

use std::collections::{BTreeSet, HashMap};

use super::Token;

/// The tellers of each of some statements, by its words.
pub struct Repeats {
    teller: Vec<usize>,
    /// What each is: statements with one place have the same words.
    place: Vec<usize>,
    tellers: Vec<BTreeSet<usize>>,
}

impl Repeats {
    /// Of statements, each with its teller's number.
    pub fn new<'t>(statements: impl IntoIterator<Item = (usize, &'t [Token])>) -> Repeats {
        let mut places: HashMap<Vec<&str>, usize> = HashMap::new();
        let mut out = Repeats { teller: Vec::new(), place: Vec::new(), tellers: Vec::new() };
        for (teller, tokens) in statements {
            let fresh = places.len();
            let place = *places.entry(tokens.iter().map(|t| t.norm.as_str()).collect()).or_insert(fresh);
            if place == out.tellers.len() {
                out.tellers.push(BTreeSet::new());
            }
            out.tellers[place].insert(teller);
            out.teller.push(teller);
            out.place.push(place);
        }
        out
    }

    /// Are two statements of two tellers?
    pub fn apart(&self, a: usize, b: usize) -> bool {
        self.teller[a] != self.teller[b]
    }

    /// Does each of two tellers tell both of two different statements?
    pub fn both_tell_both(&self, a: usize, b: usize) -> bool {
        let tells = |x: usize, y: usize| self.tellers[self.place[x]].contains(&self.teller[y]);
        self.place[a] != self.place[b] && self.apart(a, b) && tells(a, b) && tells(b, a)
    }
}

#[cfg(test)]
mod tests {
    use super::Repeats;
    use crate::text::tokens;

    #[test]
    fn two_copies_tell_both_and_a_third_does_not() {
        let told = [(0, "It fell."), (0, "It rose."), (1, "It fell."), (1, "it rose."), (2, "It fell.")];
        let words: Vec<_> = told.iter().map(|(_, text)| tokens(text, 0)).collect();
        let repeats = Repeats::new(told.iter().zip(&words).map(|((teller, _), words)| (*teller, words.as_slice())));
        assert!(repeats.both_tell_both(0, 3) && repeats.both_tell_both(3, 0));
        assert!(!repeats.both_tell_both(0, 2) && !repeats.both_tell_both(1, 4) && !repeats.both_tell_both(0, 1));
    }
}
