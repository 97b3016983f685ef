//! Two statements of different accounts side by side, with their word diff: what is equal, what stands in place of what.
//! In statements that are nearly word for word alike, the one replaced stretch says what differs.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Reading;
use super::alike;
use super::cells;
use super::said::Said;
use super::swapped::nested;
use crate::model::Span;

/// Statements longer than this are not diffed word by word: their mentions are compared, their wording is not.
const LONGEST: usize = 400;

/// Two statements of a claim.
pub struct Pair<'a> {
    /// Everything that was read.
    pub reading: Reading<'a>,
    /// The statement of the account that stands first.
    pub left: &'a Said<'a>,
    /// The other.
    pub right: &'a Said<'a>,
    /// Stretches that differ, in order; either side may be empty.
    pub changes: Vec<Change>,
    /// Share of tokens that are equal and in order, 0..1; what is only written in two ways is equal.
    pub sameness: f64,
    /// Share of the shorter statement's content words that the other has too, 0..1.
    pub overlap: f64,
    /// How probably the two pair by themselves, 0..1; 0 where only other statements hold them together.
    pub paired: f64,
    /// Place of the right token equal to each left token.
    twin: Vec<Option<usize>>,
}

/// A stretch of tokens that stands in place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Tokens of the left statement.
    pub left: Range<usize>,
    /// Tokens of the right statement.
    pub right: Range<usize>,
}

impl<'a> Pair<'a> {
    /// The names of the two accounts, for what is said of them.
    pub fn labels(&self) -> (&'a str, &'a str) {
        let label = |said: &Said<'_>| self.reading.accounts[said.account.0].label.as_str();
        (label(self.left), label(self.right))
    }

    /// Are there word lists for the languages of both accounts?
    pub fn has_word_lists(&self) -> bool {
        [self.left, self.right].iter().all(|said| self.reading.accounts[said.account.0].has_word_lists)
    }

    /// Lays two statements side by side.
    pub fn new(reading: Reading<'a>, left: &'a Said<'a>, right: &'a Said<'a>) -> Pair<'a> {
        let shared = left.content.intersection(&right.content).count();
        let least = left.content.len().min(right.content.len());
        let overlap = if least == 0 { 0.0 } else { shared as f64 / least as f64 };
        let (a, b) = (norms(left), norms(right));
        let mut twin = vec![None; a.len()];
        let mut changes = Vec::new();
        if a.len().max(b.len()) <= LONGEST {
            for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
                match op {
                    DiffOp::Equal { old_index, new_index, len } => (0..len).for_each(|i| twin[old_index + i] = Some(new_index + i)),
                    DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                        changes.push(Change { left: op.old_range(), right: op.new_range() });
                    }
                }
            }
        }
        let equal = twin.iter().flatten().count();
        let sameness = if a.len() + b.len() == 0 { 0.0 } else { 2.0 * equal as f64 / (a.len() + b.len()) as f64 };
        let written = if a.len().max(b.len()) <= LONGEST { alike::sameness(reading.language, left, right) } else { None };
        let sameness = written.map_or(sameness, |written| written.max(sameness));
        let paired = reading.paired.probability(left.id, right.id);
        Pair { reading, left, right, changes: joined(changes), sameness, overlap, paired, twin }
    }

    /// Nearly word for word alike: what stands in the few replaced stretches is what differs.
    pub fn is_near_copy(&self) -> bool {
        self.sameness >= 0.7
    }

    /// Does a change stand between words that are equal, some with a content right before and right after it?
    pub fn is_framed(&self, change: &Change) -> bool {
        const REACH: usize = 3;
        let content = |i: usize| self.left.content.contains(&self.left.stems[i]);
        let twinned = |i: usize, j: usize| self.twin.get(i).copied().flatten() == Some(j);
        let before = (1..=REACH).take_while(|n| {
            let places = change.left.start.checked_sub(*n).zip(change.right.start.checked_sub(*n));
            places.is_some_and(|(i, j)| twinned(i, j))
        });
        let after = (0..REACH).take_while(|n| twinned(change.left.end + n, change.right.end + n));
        before.map(|n| change.left.start - n).any(content) && after.map(|n| change.left.end + n).any(content)
    }

    /// Do the two spans stand in the same place of two statements that are word for word alike around them?
    pub fn same_slot(&self, left: Span, right: Span) -> bool {
        if let Some(same) = cells::same_column(self, left, right) {
            return same;
        }
        if !self.is_near_copy() {
            return false;
        }
        let (a, b) = (self.left.tokens_in(left), self.right.tokens_in(right));
        let replaced = self.changes.iter().any(|c| meet(&c.left, &a) && meet(&c.right, &b));
        replaced || a.clone().any(|i| self.twin.get(i).copied().flatten().is_some_and(|j| b.contains(&j)))
    }

    /// Are the words at these places two verbs, neither of which can stand for any other, as "be" and "make" can?
    pub fn two_verbs(&self, left: usize, right: usize) -> bool {
        let language = self.reading.language;
        let telling = |said: &Said<'_>, verb: usize| {
            let norm = &said.statement.tokens[verb].norm;
            let light = language.verbs.readings(norm).iter().any(|r| language.opposites.is_light(&r.lemma));
            !light && !language.functions.is_auxiliary(norm)
        };
        self.left.stems[left] != self.right.stems[right] && telling(self.left, left) && telling(self.right, right)
    }

    /// Do the verbs at these places exclude each other, as "survive" and "die" do?
    pub fn opposite_verbs(&self, left: usize, right: usize) -> bool {
        let language = self.reading.language;
        let readings = |said: &Said<'_>, verb: usize| language.verbs.readings(&said.statement.tokens[verb].norm);
        let right = readings(self.right, right);
        readings(self.left, left).iter().any(|x| right.iter().any(|y| language.opposites.exclude(&x.lemma, &y.lemma)))
    }

    /// Have the verbs at these places two different named subjects, of which neither lies in or belongs to the other? Names in two
    /// scripts may be one name.
    pub fn named_apart(&self, left: usize, right: usize) -> bool {
        let (Some(x), Some(y)) = (self.left.named_subject(left), self.right.named_subject(right)) else { return false };
        let (x, y, same) = (&self.reading.entities[x.0], &self.reading.entities[y.0], x == y);
        let latin = |name: &str| name.chars().any(|c| c.is_ascii_alphabetic());
        !same && !nested(x, y) && latin(&x.name) == latin(&y.name)
    }

    /// Are all words of the left span equal to words of the right one, in order?
    pub fn same_words(&self, left: Span, right: Span) -> bool {
        let (a, b) = (self.left.tokens_in(left), self.right.tokens_in(right));
        a.len() == b.len() && a.zip(b).all(|(i, j)| self.left.statement.tokens[i].norm == self.right.statement.tokens[j].norm)
    }
}

fn norms<'s>(said: &'s Said<'_>) -> Vec<&'s str> {
    said.statement.tokens.iter().map(|t| t.norm.as_str()).collect()
}

fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// A deletion and an insertion side by side are one replacement.
fn joined(changes: Vec<Change>) -> Vec<Change> {
    let mut out: Vec<Change> = Vec::new();
    for change in changes {
        match out.last_mut().filter(|last| last.left.end == change.left.start && last.right.end == change.right.start) {
            Some(last) => {
                last.left.end = change.left.end;
                last.right.end = change.right.end;
            }
            None => out.push(change),
        }
    }
    out
}
