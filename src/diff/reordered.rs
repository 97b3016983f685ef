//! The same pairs in another order: "5s. for the hat and 9s. for the coat", "9s. for the coat and 5s. for the hat". Two statements are cut at
//! "and", commas and semicolons; where every part of the one shares its words with one part of the other, what stands in another place says
//! nothing else. Where the parts keep their names, and their figures have changed places, the figures are what differs.

use std::collections::BTreeMap;
use std::ops::Range;

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::model::{DifferenceKind, Mention, Relation, Span};
use crate::text::TokenKind;

/// Share of the content words of both that the two must have in common.
const ALIKE: f64 = 0.75;

/// Least words that two parts share: who, and how many.
const LEAST: usize = 2;

/// Drops conflicts between what only stands in another order, and adds the figures that have changed places.
pub fn checked(pair: &Pair<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    let Some(parts) = Parts::of(pair) else { return findings };
    if parts.in_another_order() {
        findings.retain(|f| !(excludes(f) && told_by_both(pair, f)));
    } else if !findings.iter().any(excludes) {
        findings.extend(parts.exchanged(pair));
    }
    findings
}

fn excludes(finding: &Finding) -> bool {
    let placed = matches!(
        finding.kind,
        DifferenceKind::Quantity | DifferenceKind::Date | DifferenceKind::Place | DifferenceKind::Actor | DifferenceKind::Outcome
    );
    placed && matches!(finding.relation, Relation::Conflict | Relation::Supersedes)
}

/// Do both halves consist of words that the other statement has too?
fn told_by_both(pair: &Pair<'_>, finding: &Finding) -> bool {
    let all = |said: &Said<'_>, half: &Half, other: &Said<'_>| {
        let mut telling = said.tokens_in(half.span).filter(|at| said.statement.tokens[*at].kind != TokenKind::Mark);
        telling.all(|at| other.stems.contains(&said.stems[at]))
    };
    all(pair.left, &finding.left, pair.right) && all(pair.right, &finding.right, pair.left)
}

/// The parts of two statements, as many of each.
struct Parts {
    count: usize,
    /// Words that stand once in each statement: place on the left, on the right, and the parts in which they stand.
    words: Vec<Word>,
}

struct Word {
    left: usize,
    right: usize,
    parts: (usize, usize),
    figure: bool,
    /// Is it a content word?
    telling: bool,
}

impl Parts {
    fn of(pair: &Pair<'_>) -> Option<Parts> {
        let shared = pair.left.content.intersection(&pair.right.content).count() as f64;
        if shared < ALIKE * pair.left.content.union(&pair.right.content).count() as f64 {
            return None;
        }
        let (left, right) = (parts(pair, pair.left), parts(pair, pair.right));
        if left.len() != right.len() || left.len() < 2 {
            return None;
        }
        let (ours, theirs) = (once(pair.left), once(pair.right));
        let part = |all: &[Range<usize>], at: usize| all.iter().position(|part| part.contains(&at));
        let words = ours.iter().filter_map(|(stem, at)| {
            let to = *theirs.get(stem)?;
            let parts = (part(&left, *at)?, part(&right, to)?);
            let token = &pair.left.statement.tokens[*at];
            let figure = token.kind == TokenKind::Number || pair.reading.language.numbers.cardinals.contains_key(&token.norm);
            Some(Word { left: *at, right: to, parts, figure, telling: pair.left.content.contains(*stem) })
        });
        Some(Parts { count: left.len(), words: words.collect() })
    }

    /// Of each part on the left the one on the right with which it shares the most of some words.
    fn matching(&self, counts: impl Fn(&Word) -> bool, least: usize) -> Option<Vec<usize>> {
        let shared = |i: usize, j: usize| self.words.iter().filter(|w| counts(w) && w.parts == (i, j)).count();
        let best = |i: usize| (0..self.count).rev().max_by_key(|j| shared(i, *j)).filter(|j| shared(i, *j) >= least);
        let matched: Vec<usize> = (0..self.count).map(best).collect::<Option<_>>()?;
        let all = (0..self.count).all(|j| matched.contains(&j));
        all.then_some(matched)
    }

    /// Are the parts the same, and stand in another order? What the first part alone has is said of all of them; a
    /// figure is never.
    fn in_another_order(&self) -> bool {
        let frame = |w: &Word| !w.figure && (w.parts == (0, 0) || w.parts.0 == w.parts.1 && !w.telling);
        let Some(matched) = self.matching(|w| !frame(w), LEAST) else { return false };
        let moved = matched.iter().enumerate().any(|(i, j)| i != *j);
        moved && self.words.iter().all(|w| frame(w) || matched[w.parts.0] == w.parts.1)
    }

    /// Two figures that have changed places between parts that keep their names.
    fn exchanged(&self, pair: &Pair<'_>) -> Option<Finding> {
        let matched = self.matching(|w| !w.figure, 1)?;
        let kept = |w: &&Word| matched[w.parts.0] == w.parts.1;
        if !self.words.iter().filter(|w| !w.figure).all(|w| kept(&w)) {
            return None;
        }
        let moved: Vec<&Word> = self.words.iter().filter(|w| w.figure && !kept(w)).collect();
        let (a, b) = moved.iter().enumerate().find_map(|(at, a)| {
            let back = |b: &&&Word| matched[a.parts.0] == b.parts.1 && matched[b.parts.0] == a.parts.1;
            moved[at + 1..].iter().find(back).map(|b| (*a, *b))
        })?;
        let (left, right) = (figure(pair.left, a.left)?, figure(pair.right, b.right)?);
        Some(Finding {
            kind: DifferenceKind::Quantity,
            topic: left.span.start().to_string(),
            relation: Relation::Conflict,
            weight: 1.0 + pair.overlap,
            form: false,
            explanation: format!("{} against {}: two figures have changed places", left.value, right.value),
            left,
            right,
        })
    }
}

/// The quantity around a number; none where it is part of a date.
fn figure(said: &Said<'_>, at: usize) -> Option<Half> {
    let token = &said.statement.tokens[at];
    let around = |m: &Mention| said.tokens_in(m.span).contains(&at);
    let span = || Span::of(said.text, token.start..token.end);
    let counted = said.quantities().map(|(m, _)| m.span).find(|span| said.tokens_in(*span).contains(&at));
    (!said.dates().any(|(m, _)| around(m))).then(|| Half::verbatim(said, counted.unwrap_or_else(span)))
}

/// The stretches between conjunctions, commas and semicolons.
fn parts(pair: &Pair<'_>, said: &Said<'_>) -> Vec<Range<usize>> {
    let tokens = &said.statement.tokens;
    let joins = &pair.reading.language.functions.coordinators;
    let ends = |at: usize| matches!(tokens[at].norm.as_str(), "," | ";") || joins.contains(&tokens[at].norm);
    let mut out = Vec::new();
    let mut from = 0;
    for at in (0..tokens.len()).filter(|at| ends(*at)).chain([tokens.len()]) {
        if (from..at).any(|i| tokens[i].kind != TokenKind::Mark) {
            out.push(from..at);
        }
        from = at + 1;
    }
    out
}

/// The words that stand once in a statement.
fn once<'s>(said: &'s Said<'_>) -> BTreeMap<&'s str, usize> {
    let mut out: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    for (at, _) in said.statement.tokens.iter().enumerate().filter(|(_, t)| t.kind != TokenKind::Mark) {
        out.entry(&said.stems[at]).and_modify(|held| *held = None).or_insert(Some(at));
    }
    out.into_iter().filter_map(|(stem, at)| Some((stem, at?))).collect()
}

#[cfg(test)]
mod tests {
    use crate::load::Input;
    use crate::model::{Relation, Settings};

    fn conflicts(left: &str, right: &str) -> Vec<String> {
        let input = |path: &str, text: &str| Input { path: path.into(), bytes: text.as_bytes().to_vec(), ..Input::default() };
        let comparison = crate::compare(vec![input("a.txt", left), input("b.txt", right)], &Settings::default());
        let found = comparison.differences.iter().filter(|d| d.relation == Relation::Conflict);
        found.map(|d| d.sides.iter().map(|side| side.value.clone()).collect::<Vec<_>>().join(" | ")).collect()
    }

    #[test]
    fn the_same_pairs_in_another_order_are_the_same() {
        for (left, right) in [
            ("The baker owed 7 florins to the miller and 3 to the carter.", "The baker owed 3 florins to the carter and 7 to the miller."),
            ("The brig was in Vigo on 2 June and in Cadiz on 8 June.", "The brig was in Cadiz on 8 June and in Vigo on 2 June."),
            ("The pike weighed 9 pounds, the carp 4 and the tench 2.", "The tench weighed 2 pounds, the pike 9 and the carp 4."),
            ("The nurses were for the strike and the porters against it.", "The porters were against the strike and the nurses for it."),
        ] {
            assert_eq!(conflicts(left, right), Vec::<String>::new(), "{left} {right}");
        }
    }

    #[test]
    fn figures_that_have_changed_places_conflict() {
        let (left, right) = ("Holm caught 30 herrings and Vik 12.", "Holm caught 12 herrings and Vik 30.");
        assert!(!conflicts(left, right).is_empty());
        let (left, right) = ("On Friday 6 wells were dry and on Sunday 11.", "On Friday 11 wells were dry and on Sunday 6.");
        assert!(!conflicts(left, right).is_empty());
        let (left, right) =
            ("The baker owed 7 florins to the miller and 3 to the carter.", "The baker owed 3 florins to the miller and 7 to the carter.");
        assert!(!conflicts(left, right).is_empty());
    }
}
