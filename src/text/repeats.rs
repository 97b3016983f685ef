//! Which accounts contain which statements word for word. Two accounts that both contain two statements do not differ in either, so these
//! statements are not compared with each other.

use std::collections::{BTreeSet, HashMap};

use super::Token;

/// Statements and the accounts that contain them, by their words.
pub struct Repeats {
    account: Vec<usize>,
    /// A number for each statement: equal for statements with the same words.
    place: Vec<usize>,
    accounts_by_place: Vec<BTreeSet<usize>>,
}

impl Repeats {
    /// Statements, each with the number of its account.
    pub fn new<'t>(statements: impl IntoIterator<Item = (usize, &'t [Token])>) -> Repeats {
        let mut places: HashMap<Vec<&str>, usize> = HashMap::new();
        let mut out = Repeats { account: Vec::new(), place: Vec::new(), accounts_by_place: Vec::new() };
        for (account, tokens) in statements {
            let fresh = places.len();
            let place = *places.entry(tokens.iter().map(|t| t.norm.as_str()).collect()).or_insert(fresh);
            if place == out.accounts_by_place.len() {
                out.accounts_by_place.push(BTreeSet::new());
            }
            out.accounts_by_place[place].insert(account);
            out.account.push(account);
            out.place.push(place);
        }
        out
    }

    /// True if two statements belong to different accounts.
    pub fn apart(&self, a: usize, b: usize) -> bool {
        self.account[a] != self.account[b]
    }

    /// True if the accounts of two different statements both contain both.
    pub fn both_tell_both(&self, a: usize, b: usize) -> bool {
        let contains = |x: usize, y: usize| self.accounts_by_place[self.place[x]].contains(&self.account[y]);
        self.place[a] != self.place[b] && self.apart(a, b) && contains(a, b) && contains(b, a)
    }
}

#[cfg(test)]
mod tests {
    use super::Repeats;
    use crate::text::tokens;

    #[test]
    fn two_copies_tell_both_and_a_third_does_not() {
        let statements = [(0, "It fell."), (0, "It rose."), (1, "It fell."), (1, "it rose."), (2, "It fell.")];
        let words: Vec<_> = statements.iter().map(|(_, text)| tokens(text, 0)).collect();
        let repeats = Repeats::new(statements.iter().zip(&words).map(|((account, _), words)| (*account, words.as_slice())));
        assert!(repeats.both_tell_both(0, 3) && repeats.both_tell_both(3, 0));
        assert!(!repeats.both_tell_both(0, 2) && !repeats.both_tell_both(1, 4) && !repeats.both_tell_both(0, 1));
    }
}
