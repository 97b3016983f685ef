//! Lists told side by side: prices, rows, entries that are built alike. Where each of two statements has a far closer counterpart in the other's
//! account, the two tell of two things, and what differs between them is no conflict.

use std::collections::BTreeSet;

use super::finding::Finding;
use super::pair::Pair;
use super::said::Said;
use crate::model::{Family, Relation, Statement};
use crate::text::TokenKind;

/// Least share of words of a counterpart, and least that it must share more than the statement at hand.
const CLOSE: f64 = 0.65;
const CLOSER: f64 = 0.25;

/// Longer statements are no entries of a list.
const LONGEST: usize = 20;

/// Drops conflicts of fact between entries that each have a counterpart of their own.
pub fn own_counterparts(pair: &Pair<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let excludes = |f: &Finding| f.kind.family() == Family::Fact && matches!(f.relation, Relation::Conflict | Relation::Supersedes);
    let short = |said: &Said<'_>| said.statement.tokens.len() <= LONGEST;
    if findings.iter().any(excludes) && short(pair.left) && short(pair.right) {
        let (left, right) = (words(pair, pair.left.statement), words(pair, pair.right.statement));
        let shared = alike(&left, &right);
        if shared < CLOSE && closer(pair, pair.left, &right, shared) && closer(pair, pair.right, &left, shared) {
            findings.retain(|f| !excludes(f));
        }
    }
    findings
}

/// Has the account of a statement another one that shares far more with so many words?
fn closer(pair: &Pair<'_>, own: &Said<'_>, other: &BTreeSet<&str>, shared: f64) -> bool {
    let statements = &pair.reading.statements;
    let near = |at: &usize| statements[*at].account == own.account && *at != own.id.0 && statements[*at].tokens.len() <= LONGEST;
    (0..statements.len()).filter(near).any(|at| {
        let found = alike(&words(pair, &statements[at]), other);
        found >= CLOSE && found >= shared + CLOSER
    })
}

/// The content words of a statement.
fn words<'s>(pair: &Pair<'_>, statement: &'s Statement) -> BTreeSet<&'s str> {
    let telling = statement.tokens.iter().filter(|t| t.kind != TokenKind::Mark && !pair.reading.language.words.is_stop(&t.norm));
    telling.map(|t| t.norm.as_str()).collect()
}

/// Share of the words of both that they have in common.
fn alike(a: &BTreeSet<&str>, b: &BTreeSet<&str>) -> f64 {
    let all = a.union(b).count();
    if all == 0 { 0.0 } else { a.intersection(b).count() as f64 / all as f64 }
}
