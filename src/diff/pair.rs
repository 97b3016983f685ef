//! Two statements of a claim side by side, of different accounts (except in `itself.rs`): their word diff, their similarity apart from
//! spelling, and how probable it is that they say the same.

use crate::language::function_word::{A, AN};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Context;
use super::said::Said;
use super::swapped::nested;
use super::table_rows::same_column;
use crate::language::Language;
use crate::model::{EntityId, NameForm, Pairing, Span, StatementId};

/// Longer statements are not diffed word by word: their mentions are compared, their wording is not.
const LONGEST: usize = 400;

/// From this share of equal tokens on, the few replaced words are what differs; below it they are two different sentences.
const NEAR_COPY: f64 = 0.7;

/// Two statements of a claim.
pub(super) struct Pair<'a> {
    /// All that this stage reads.
    pub reading: Context<'a>,
    /// The statement of the account that comes first.
    pub left: &'a Said<'a>,
    /// The statement of the other account.
    pub right: &'a Said<'a>,
    /// Token ranges that differ, in order; either side may be empty.
    pub changes: Vec<Change>,
    /// Share of tokens that are equal and in order, 0..1; two spellings of one word are equal.
    pub sameness: f64,
    /// Share of the shorter statement's content words that the other has too, 0..1.
    pub overlap: f64,
    /// How probably the two statements pair by themselves, 0..1; 0 if only other statements connect them.
    pub paired: f64,
    /// For each left token, the equal token on the right.
    aligned: Vec<Option<usize>>,
}

/// A range of tokens that replaces another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Tokens of the left statement.
    pub left: Range<usize>,
    /// Tokens of the right statement.
    pub right: Range<usize>,
}

impl<'a> Pair<'a> {
    /// The labels of the two accounts, for explanations.
    pub(super) fn labels(&self) -> (&'a str, &'a str) {
        let label = |said: &Said<'_>| self.reading.accounts[said.account.0].label.as_str();
        (label(self.left), label(self.right))
    }

    /// True if there are word lists for the languages of both accounts.
    pub(super) fn has_word_lists(&self) -> bool {
        [self.left, self.right].iter().all(|said| self.reading.accounts[said.account.0].has_word_lists)
    }

    /// Compares two statements word by word.
    pub(super) fn new(reading: Context<'a>, left: &'a Said<'a>, right: &'a Said<'a>) -> Pair<'a> {
        let shared = left.content.intersection(&right.content).count();
        let least = left.content.len().min(right.content.len());
        let overlap = if least == 0 { 0.0 } else { shared as f64 / least as f64 };
        let (a, b) = (norms(left), norms(right));
        let mut aligned = vec![None; a.len()];
        let mut changes = Vec::new();
        if a.len().max(b.len()) <= LONGEST {
            for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
                match op {
                    DiffOp::Equal { old_index, new_index, len } => (0..len).for_each(|i| aligned[old_index + i] = Some(new_index + i)),
                    DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                        changes.push(Change { left: op.old_range(), right: op.new_range() });
                    }
                }
            }
        }
        let equal = aligned.iter().flatten().count();
        let sameness = if a.len() + b.len() == 0 { 0.0 } else { 2.0 * equal as f64 / (a.len() + b.len()) as f64 };
        let written = if a.len().max(b.len()) <= LONGEST { sameness_as_written(reading.language, left, right) } else { None };
        let sameness = written.map_or(sameness, |written| written.max(sameness));
        let paired = reading.paired.probability(left.id, right.id);
        Pair { reading, left, right, changes: joined(changes), sameness, overlap, paired, aligned }
    }

    /// True if they are nearly word for word alike: the few replaced ranges are what differs.
    pub(super) fn is_near_copy(&self) -> bool {
        self.sameness >= NEAR_COPY
    }

    /// True if a change has equal words right before and right after it, some of them content words.
    pub(super) fn is_framed(&self, change: &Change) -> bool {
        const REACH: usize = 3;
        let content = |i: usize| self.left.is_content(i);
        let are_aligned = |i: usize, j: usize| self.aligned.get(i).copied().flatten() == Some(j);
        let before = (1..=REACH).take_while(|n| {
            let places = change.left.start.checked_sub(*n).zip(change.right.start.checked_sub(*n));
            places.is_some_and(|(i, j)| are_aligned(i, j))
        });
        let after = (0..REACH).take_while(|n| are_aligned(change.left.end + n, change.right.end + n));
        before.map(|n| change.left.start - n).any(content) && after.map(|n| change.left.end + n).any(content)
    }

    /// True if the two spans are in the same place of two statements that are word for word alike around them.
    pub(super) fn same_slot(&self, left: Span, right: Span) -> bool {
        if let Some(same) = same_column(self, left, right) {
            return same;
        }
        if !self.is_near_copy() {
            return false;
        }
        let (a, b) = (self.left.tokens_in(left), self.right.tokens_in(right));
        let replaced = self.changes.iter().any(|c| meet(&c.left, &a) && meet(&c.right, &b));
        replaced || a.clone().any(|i| self.aligned.get(i).copied().flatten().is_some_and(|j| b.contains(&j)))
    }

    /// True if the words are two different verbs, neither so light that it can replace others, as "be" and "make" can.
    pub(super) fn two_verbs(&self, left: usize, right: usize) -> bool {
        let language = self.reading.language;
        let relevant = |said: &Said<'_>, verb: usize| {
            let norm = &said.statement.tokens[verb].norm;
            let light = language.verbs.readings(norm).iter().any(|r| language.opposites.is_light(&r.lemma));
            !light && !language.functions.is_auxiliary(norm)
        };
        self.left.stems[left] != self.right.stems[right] && relevant(self.left, left) && relevant(self.right, right)
    }

    /// True if the two verbs exclude each other, as "survive" and "die" do.
    pub(super) fn opposite_verbs(&self, left: usize, right: usize) -> bool {
        let language = self.reading.language;
        let readings = |said: &Said<'_>, verb: usize| language.verbs.readings(&said.statement.tokens[verb].norm);
        let right = readings(self.right, right);
        readings(self.left, left).iter().any(|x| right.iter().any(|y| language.opposites.exclude(&x.lemma, &y.lemma)))
    }

    /// True if the two verbs have different named subjects, neither of which is within or belongs to the other. Names in two scripts may be
    /// one name.
    pub(super) fn named_apart(&self, left: usize, right: usize) -> bool {
        let (Some(x), Some(y)) = (self.left.named_subject(left), self.right.named_subject(right)) else { return false };
        let (x, y, same) = (&self.reading.entities[x.0], &self.reading.entities[y.0], x == y);
        let latin = |name: &str| name.chars().any(|c| c.is_ascii_alphabetic());
        !same && !nested(x, y) && latin(&x.name) == latin(&y.name)
    }

    /// True if the words of the two spans are equal, in order.
    pub(super) fn same_words(&self, left: Span, right: Span) -> bool {
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

/// Joins a deletion and an insertion side by side into one replacement.
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

/// The probabilities of the pairings that were accepted.
#[derive(Clone, Debug, Default)]
pub struct Paired(Option<Known>);

#[derive(Clone, Debug)]
struct Known {
    pairings: BTreeMap<(StatementId, StatementId), f64>,
    /// For each word-for-word copy, the statement that was compared in its place.
    copies: BTreeMap<StatementId, StatementId>,
    /// The same for near copies, if there are very many.
    near: BTreeMap<StatementId, StatementId>,
}

impl Paired {
    /// The probabilities of a run's accepted pairings, with the statements that represent copies. The default is for claims that are given:
    /// all statements of such a claim pair surely.
    pub fn of(pairings: &[Pairing], copies: &BTreeMap<StatementId, StatementId>, near: &BTreeMap<StatementId, StatementId>) -> Paired {
        let in_order = |p: &Pairing| (p.statements.0.min(p.statements.1), p.statements.0.max(p.statements.1));
        let pairings = pairings.iter().map(|p| (in_order(p), p.probability)).collect();
        Paired(Some(Known { pairings, copies: copies.clone(), near: near.clone() }))
    }

    /// True if two statements are word-for-word copies. Then there is nothing to compare.
    pub fn are_copies(&self, a: StatementId, b: StatementId) -> bool {
        self.first(a) == self.first(b)
    }

    /// The first statement with the same words.
    pub fn first(&self, at: StatementId) -> StatementId {
        self.0.as_ref().and_then(|known| known.copies.get(&at).copied()).unwrap_or(at)
    }

    /// How probably two statements pair: 0 if only others connect them, 1 for copies of one.
    pub fn probability(&self, a: StatementId, b: StatementId) -> f64 {
        let Some(known) = &self.0 else { return 1.0 };
        let stated = |a: StatementId, b: StatementId| known.pairings.get(&(a.min(b), a.max(b))).copied();
        let (x, y) = (self.first(a), self.first(b));
        let centre = |at: StatementId| known.near.get(&at).copied().unwrap_or(at);
        // Two near copies of one statement pair with the probability of the one that is less similar to it.
        let of_one = || {
            let (p, q) = (centre(x), centre(y));
            let with = |at: StatementId| if at == p { Some(1.0) } else { stated(at, p) };
            (p == q).then(|| Some(f64::min(with(x)?, with(y)?))).flatten()
        };
        stated(a, b).or_else(|| if x == y { Some(1.0) } else { stated(x, y).or_else(of_one) }).unwrap_or(0.0)
    }
}

/// Share of words that are equal and in order, 0..1, with different spellings unified; `None` if no spelling differs.
fn sameness_as_written(language: &Language, left: &Said<'_>, right: &Said<'_>) -> Option<f64> {
    let (a, b) = (units_as_written(language, left, right), units_as_written(language, right, left));
    let plain = |units: &[Cow<'_, str>], said: &Said<'_>| units.iter().eq(said.statement.tokens.iter().map(|t| t.norm.as_str()));
    if plain(&a, left) && plain(&b, right) || a.is_empty() && b.is_empty() {
        return None;
    }
    let equal: usize = capture_diff_slices(Algorithm::Myers, &a, &b)
        .into_iter()
        .map(|op| match op {
            DiffOp::Equal { len, .. } => len,
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => 0,
        })
        .sum();
    Some(2.0 * equal as f64 / (a.len() + b.len()) as f64)
}

/// The words of a statement, with words that have several spellings in one form.
fn units_as_written<'s>(language: &'s Language, said: &'s Said<'_>, other: &Said<'_>) -> Vec<Cow<'s, str>> {
    let tokens = &said.statement.tokens;
    let (own, theirs) = (entity_names(said), entity_names(other));
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if let Some((unit, end)) = own.iter().find(|n| n.at == at).and_then(|name| name.unit(&theirs)) {
            out.extend(unit.into_iter().map(Cow::Owned));
            at = end;
            continue;
        }
        let norm = tokens[at].norm.as_str();
        let title = language.persons.title(norm);
        out.push(title.unwrap_or(if norm == AN { A } else { norm }).into());
        // the full stop of an abbreviation
        let cut = title.is_some() || norm.chars().count() == 1;
        let point = cut && at + 2 < tokens.len() && tokens[at + 1].is(".") && tokens[at + 1].glued;
        at += 1 + usize::from(point);
    }
    out
}

/// A name and its first token.
struct EntityName<'s> {
    entity: EntityId,
    at: usize,
    words: Vec<&'s str>,
}

impl EntityName<'_> {
    /// A placeholder for the entity, once for each word of its shorter name, and the end of the name; `None` if the other statement uses
    /// the same name or none.
    fn unit(&self, theirs: &[EntityName<'_>]) -> Option<(Vec<String>, usize)> {
        let mut same = theirs.iter().filter(|name| name.entity == self.entity).peekable();
        same.peek()?;
        let mut shortest = self.words.len();
        for name in same {
            if name.words == self.words {
                return None;
            }
            shortest = shortest.min(name.words.len());
        }
        Some((vec![format!("@{}", self.entity.0); shortest], self.at + self.words.len()))
    }
}

fn entity_names<'s>(said: &'s Said<'_>) -> Vec<EntityName<'s>> {
    let names = said.names().filter(|(_, name)| matches!(name.form, NameForm::Proper | NameForm::Adjective));
    let read = |(mention, name): (&crate::model::Mention, &crate::model::Name)| {
        let tokens = said.tokens_in(mention.span);
        let words = said.statement.tokens.get(tokens.clone())?.iter().map(|t| t.norm.as_str()).collect();
        Some(EntityName { entity: name.entity?, at: tokens.start, words }).filter(|named: &EntityName<'s>| !named.words.is_empty())
    };
    names.filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Paired;
    use crate::model::{Pairing, StatementId};

    #[test]
    fn pairs_are_found_in_either_order_and_through_others() {
        let (a, b, c) = (StatementId(0), StatementId(1), StatementId(2));
        let (d, e) = (StatementId(3), StatementId(4));
        let paired =
            Paired::of(&[Pairing { statements: (b, a), probability: 0.8, evidence: vec![] }], &[(d, b), (e, b)].into(), &BTreeMap::new());
        assert_eq!([paired.probability(a, b), paired.probability(b, a), paired.probability(a, c)], [0.8, 0.8, 0.0]);
        assert_eq!([paired.probability(a, d), paired.probability(d, e), paired.probability(c, e)], [0.8, 1.0, 0.0], "copies");
        assert!(paired.are_copies(d, e) && paired.are_copies(b, e) && !paired.are_copies(a, d));
        assert_eq!(Paired::default().probability(a, c), 1.0);
    }

    #[test]
    fn near_copies_of_one_pair_as_surely_as_the_less_sure() {
        let [a, b, c, d] = [0, 1, 2, 3].map(StatementId);
        let pairing = |x, y, probability| Pairing { statements: (x, y), probability, evidence: vec![] };
        let paired = Paired::of(&[pairing(a, b, 0.9), pairing(a, c, 0.8)], &[(d, c)].into(), &[(b, a), (c, a), (d, a)].into());
        assert_eq!([paired.probability(b, c), paired.probability(b, d), paired.probability(a, d)], [0.8, 0.8, 0.8]);
        assert!(!paired.are_copies(b, c) && paired.are_copies(c, d));
    }
}
