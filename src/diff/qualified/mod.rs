//! Qualifiers that bound what is told: "the first instalment", "in winter", "the north wing", "the branch in Leeds". Where two statements tell
//! of two parts, seasons or groups of one thing, what they tell of them contradicts nothing. A qualifier bounds what hangs on its own noun
//! and what the clause tells that this noun opens; where nothing else differs, it is itself what is told.

mod apart;
mod other;
mod which;

pub use apart::words_apart as are_apart;
pub use other::two_nouns as are_two;

use apart::{Sort, apart};
use other::other_things;
use which::{Which, whiches};

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::model::tree::Link;
use crate::model::{DifferenceKind, Family, Relation};
use crate::wordnet::{Relation as Kin, Word};

/// More words of a statement are not looked at.
const MOST: usize = 60;

/// Drops conflicts of what the two statements tell of two different parts of one thing.
pub fn bounded(pair: &Pair<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    if !findings.iter().any(excludes) {
        return findings;
    }
    for parts in parts(pair) {
        let before = findings.len();
        findings.retain(|f| !(excludes(f) && parts.bound(pair, f)));
        let told =
            findings.len() < before || matches!(parts.sort, Sort::Calendar | Sort::Order | Sort::Other) && parts.differ_elsewhere(pair);
        if told && !matches!(parts.sort, Sort::Opposite | Sort::Several) {
            findings.retain(|f| !(excludes(f) && parts.are(pair, f)));
        }
    }
    findings
}

fn excludes(finding: &Finding) -> bool {
    matches!(finding.relation, Relation::Conflict | Relation::Supersedes) && finding.kind.family() == Family::Fact
}

/// Two parts of one thing.
struct Parts {
    left: Which,
    right: Which,
    sort: Sort,
}

/// All that the two statements tell of two parts.
fn parts(pair: &Pair<'_>) -> Vec<Parts> {
    let (left, right) = (whiches(pair, pair.left), whiches(pair, pair.right));
    let mut out = Vec::new();
    for a in left.iter().take(MOST) {
        for b in right.iter().take(MOST).filter(|b| same_things(pair, a, b)) {
            if told_of_both(pair, a, b) {
                continue;
            }
            let Some(sort) = apart(pair, a, b).or_else(|| one_of_several(pair, a, b)).or_else(|| other_things(pair, a, b)) else {
                continue;
            };
            if a.bounds(pair, pair.left, sort) && b.bounds(pair, pair.right, sort) {
                out.push(Parts { left: a.clone(), right: b.clone(), sort });
            }
        }
    }
    out
}

/// Do two qualifiers stand before the same things: "instalment", "branch"?
fn same_things(pair: &Pair<'_>, a: &Which, b: &Which) -> bool {
    let same = |i: &usize, j: &usize| {
        let (x, y) = (&pair.left.statement.tokens[*i].norm, &pair.right.statement.tokens[*j].norm);
        let synonyms = || Word::new(x).zip(Word::new(y)).is_some_and(|(x, y)| x.meets(y) == Kin::Synonym);
        pair.left.stems[*i] == pair.right.stems[*j] || pair.reading.language.opposites.counts_same(x, y) || synonyms()
    };
    a.nouns.len() == b.nouns.len() && a.nouns.iter().zip(&b.nouns).all(|(i, j)| same(i, j))
}

/// Who tells of both parts is compared as ever.
fn told_of_both(pair: &Pair<'_>, a: &Which, b: &Which) -> bool {
    let has = |said: &Said<'_>, stem: &String| stem != "the" && said.stems.contains(stem);
    pair.left.stems[a.at] != pair.right.stems[b.at] && (has(pair.left, &pair.right.stems[b.at]) || has(pair.right, &pair.left.stems[a.at]))
}

/// "The first quake" and "the quake", in two sentences of their own: who says "first" knows of several, and the other may mean any of them.
fn one_of_several(pair: &Pair<'_>, a: &Which, b: &Which) -> Option<Sort> {
    let words = &pair.reading.language.qualifiers;
    let the = |which: &Which, said: &Said<'_>| said.statement.tokens[which.at].is("the");
    let counts = |which: &Which| words.order(&which.word).is_some();
    let alone = |which: &Which, said: &Said<'_>| {
        let reach = which.nouns.first().map(|noun| said.statement.tree.reach(*noun)).unwrap_or_default();
        !reach.into_iter().any(|at| words.order(&said.statement.tokens[at].norm).is_some())
    };
    let one = counts(a) && the(b, pair.right) && alone(b, pair.right) || counts(b) && the(a, pair.left) && alone(a, pair.left);
    (one && !pair.is_near_copy()).then_some(Sort::Several)
}

impl Parts {
    /// Does a finding set against each other what is told of the two parts?
    fn bound(&self, pair: &Pair<'_>, finding: &Finding) -> bool {
        let measured = matches!(finding.kind, DifferenceKind::Date | DifferenceKind::Quantity);
        if self.sort == Sort::Several && !measured {
            return false;
        }
        inside(pair.left, &self.left, &finding.left, self.sort) && inside(pair.right, &self.right, &finding.right, self.sort)
    }

    /// Do the statements differ in other words too?
    fn differ_elsewhere(&self, pair: &Pair<'_>) -> bool {
        let told = |said: &Said<'_>, at: &std::ops::Range<usize>, own: usize| {
            !at.contains(&own) && at.clone().any(|i| said.content.contains(&said.stems[i]))
        };
        pair.changes.iter().any(|c| told(pair.left, &c.left, self.left.at) && told(pair.right, &c.right, self.right.at))
    }

    /// Does a finding set the two parts themselves against each other?
    fn are(&self, pair: &Pair<'_>, finding: &Finding) -> bool {
        let on = |said: &Said<'_>, which: &Which, half: &Half| said.tokens_in(half.span).contains(&which.at);
        on(pair.left, &self.left, &finding.left) && on(pair.right, &self.right, &finding.right)
    }
}

/// Is something told of a part: beside its noun, or in the clause that it belongs to? What a word merely says of its thing, as "large" does of
/// a crowd, does not bound what is told beside it.
fn inside(said: &Said<'_>, which: &Which, half: &Half, sort: Sort) -> bool {
    let tree = &said.statement.tree;
    let tokens = said.tokens_in(half.span);
    let beside = which.nouns.first().map(|noun| tree.reach(*noun));
    let own = |at: &usize| beside.as_ref().is_some_and(|reach| reach.contains(at));
    if tokens.contains(&which.at) {
        return false;
    }
    { tokens }.any(|at| if own(&at) { sort != Sort::Opposite } else { which.verb.is_none_or(|verb| in_clause(said, at, verb)) })
}

/// Does a token belong to the clause of a verb, and not to one with a subject of its own?
fn in_clause(said: &Said<'_>, at: usize, verb: usize) -> bool {
    let tree = &said.statement.tree;
    let mut above = if tree.is_verb(at) { Some(at) } else { tree.governor(at..at + 1) };
    for _ in 0..said.stems.len() {
        match above {
            Some(found) if found == verb => return true,
            Some(found) if tree.child(found, &[Link::Subject, Link::PassiveSubject]).is_some() => return false,
            Some(found) if matches!(tree.link(found), Link::Relative | Link::Reduced | Link::Parenthesis) => return false,
            Some(found) => above = tree.governor(found..found + 1),
            None => return tree.head(at) == Some(verb),
        }
    }
    false
}
