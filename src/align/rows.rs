//! Rows of tables: two short rows that begin with one name share little else, and still tell of one thing where each account has that name in
//! one row only.

use std::collections::BTreeMap;

use super::candidates::Candidate;
use super::profile::Profile;
use super::score::Scores;
use crate::model::{AccountId, Statement};
use crate::text::TokenKind;

/// How probably two such rows make one claim.
const ALIKE: f64 = 0.9;

/// The name of a row: the words before its first stroke, where figures stand behind it.
pub fn name(statement: &Statement) -> Option<String> {
    let tokens = &statement.tokens;
    let stroke = tokens.iter().position(|t| t.is("|"))?;
    let figure = tokens[stroke..].iter().any(|t| t.kind == TokenKind::Number);
    let words: Vec<&str> = tokens[..stroke].iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.norm.as_str()).collect();
    let named = words.iter().any(|word| word.contains(char::is_alphabetic));
    (figure && named).then(|| words.join(" "))
}

/// How often each account has a row of a name.
#[derive(Default)]
pub struct Rows<'p> {
    counts: BTreeMap<(AccountId, &'p str), usize>,
}

impl<'p> Rows<'p> {
    /// The rows of a run.
    pub fn of(profiles: &'p [Profile]) -> Rows<'p> {
        let mut counts = BTreeMap::new();
        for profile in profiles {
            if let Some(name) = &profile.row {
                *counts.entry((profile.account, name.as_str())).or_default() += 1;
            }
        }
        Rows { counts }
    }

    /// Are the two rows of one name, each the only one in its account?
    fn alike(&self, c: &Candidate, profiles: &[Profile]) -> bool {
        let (a, b) = (&profiles[c.a], &profiles[c.b]);
        let name = a.row.as_deref().filter(|name| !c.within && b.row.as_deref() == Some(*name));
        name.is_some_and(|name| [a, b].iter().all(|p| self.counts.get(&(p.account, name)) == Some(&1)))
    }

    /// Makes rows of one name at least so probable.
    pub fn raise(&self, scores: &mut Scores, profiles: &[Profile]) {
        scores.raise(ALIKE, |c| self.alike(c, profiles));
    }

    /// The log odds that it adds to those of two statements.
    pub fn adds(&self, c: &Candidate, profiles: &[Profile], odds: f64) -> Option<f64> {
        let wanted = (ALIKE / (1.0 - ALIKE)).ln();
        (odds < wanted && self.alike(c, profiles)).then_some(wanted - odds)
    }
}
