//! Rows of tables: two short rows that begin with one name share little else, and are still about one thing if each account has that name
//! in one row only.

use std::collections::BTreeMap;

use super::candidates::Candidate;
use super::score::Scores;
use crate::model::{AccountId, Statement};
use crate::text::TokenKind;

/// The probability that two such rows make one claim.
const ALIKE: f64 = 0.9;

/// The name of a row: the words before its first vertical bar, if figures follow.
fn name(statement: &Statement) -> Option<String> {
    let tokens = &statement.tokens;
    let stroke = tokens.iter().position(|t| t.is("|"))?;
    let figure = tokens[stroke..].iter().any(|t| t.kind == TokenKind::Number);
    let words: Vec<&str> = tokens[..stroke].iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.norm.as_str()).collect();
    let named = words.iter().any(|word| word.contains(char::is_alphabetic));
    (figure && named).then(|| words.join(" "))
}

/// The rows of a run.
pub struct Rows {
    /// The name of each statement that is a row, with its account.
    names: Vec<Option<(AccountId, String)>>,
    /// The number of rows with a name in each account.
    counts: BTreeMap<(AccountId, String), usize>,
}

impl Rows {
    /// The rows among the statements.
    pub fn of(statements: &[Statement]) -> Rows {
        let names: Vec<Option<(AccountId, String)>> = statements.iter().map(|s| Some((s.account, name(s)?))).collect();
        let mut counts: BTreeMap<(AccountId, String), usize> = BTreeMap::new();
        names.iter().flatten().for_each(|key| *counts.entry(key.clone()).or_default() += 1);
        Rows { names, counts }
    }

    /// True if the two rows have one name, each the only such row in its account.
    fn alike(&self, c: &Candidate) -> bool {
        let (Some(a), Some(b)) = (&self.names[c.a], &self.names[c.b]) else { return false };
        !c.within && a.1 == b.1 && [a, b].iter().all(|key| self.counts.get(*key) == Some(&1))
    }

    /// Raises rows with one name to at least this probability.
    pub fn raise(&self, scores: &mut Scores) {
        scores.raise(ALIKE, |c| self.alike(c));
    }

    /// The log odds that this adds for two statements.
    pub fn adds(&self, c: &Candidate, odds: f64) -> Option<f64> {
        let wanted = (ALIKE / (1.0 - ALIKE)).ln();
        (odds < wanted && self.alike(c)).then_some(wanted - odds)
    }
}
