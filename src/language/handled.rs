//! Things that must be present to be handled: a person without a gun cannot have pointed one. Finds lack and handling in the tokens of a
//! statement.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;

use super::function_word::NO;
use crate::text::Token;

/// Things of one kind and what is done with them.
#[derive(Debug, Deserialize)]
pub struct Handled {
    /// Nouns.
    pub things: BTreeSet<String>,
    /// Lemmas of verbs of using such a thing.
    pub verbs: BTreeSet<String>,
    /// Lemmas of verbs of having, which are negated.
    pub lack: BTreeSet<String>,
    /// Words before a verb that negate it.
    pub negators: BTreeSet<String>,
    /// Words that alone mean that there was none.
    pub without: BTreeSet<String>,
}

impl Handled {
    /// "did not have a gun", "unarmed": from the word before the negator to the thing. `stems` are the stems of the tokens.
    pub fn lack(&self, tokens: &[Token], stems: &[String]) -> Option<Range<usize>> {
        if let Some(at) = tokens.iter().position(|t| self.without.contains(&t.norm)) {
            return Some(at..at + 1);
        }
        let denial = |i: &usize| self.negators.contains(&tokens[*i].norm) || tokens[*i].is(NO);
        (0..tokens.len()).filter(denial).find_map(|i| {
            let verb = (i + 1..(i + 3).min(tokens.len())).find(|j| is_verb(tokens, stems, *j, &self.lack));
            let from = if tokens[i].is(NO) { i } else { verb? };
            let thing = (from + 1..(from + 5).min(tokens.len())).find(|j| self.is_thing(&tokens[*j].norm))?;
            Some(i.saturating_sub(1)..thing + 1)
        })
    }

    /// "pointed a .38-caliber revolver", "brandished a gun and": from the verb to the thing, if not negated.
    pub fn handling(&self, tokens: &[Token], stems: &[String]) -> Option<Range<usize>> {
        const BETWEEN: usize = 9;
        (0..tokens.len()).find_map(|i| {
            let denied = (i.saturating_sub(3)..i).any(|j| self.negators.contains(&tokens[j].norm));
            if denied || !is_verb(tokens, stems, i, &self.verbs) {
                return None;
            }
            let mut reach =
                (i + 1..(i + 1 + BETWEEN).min(tokens.len())).take_while(|j| !matches!(tokens[*j].norm.as_str(), "." | ";" | ","));
            let thing = reach.find(|j| self.is_thing(&tokens[*j].norm))?;
            Some(i..thing + 1)
        })
    }

    fn is_thing(&self, norm: &str) -> bool {
        self.things.contains(norm) || norm.strip_suffix('s').is_some_and(|one| self.things.contains(one))
    }
}

/// True if the token is a form of one of the verbs.
fn is_verb(tokens: &[Token], stems: &[String], at: usize, verbs: &BTreeSet<String>) -> bool {
    verbs.contains(&tokens[at].norm) || verbs.contains(&stems[at])
}
