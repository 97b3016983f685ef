//! Findings to differences: the surest finding of each kind and topic between two accounts, two-sided, in a fixed order.
//!
//! A difference has exactly two sides, so that every pair of sides it shows truly differs: of three accounts that tell 14, 14 and 9,
//! two pairs conflict and one agrees. Reports fold what belongs together.

use std::collections::{BTreeMap, BTreeSet};

use super::Reading;
use super::finding::{Finding, Half};
use super::material;
use crate::language::wording::Part;
use crate::model::{
    AccountId, ClaimId, Content, Difference, DifferenceKind, Family, Materiality, Relation, Side, Span, Statement, StatementId,
    StatementKind,
};

/// Which stretch of which statement, seen from which other account: the same words cannot both agree and conflict with one account.
type Told = (DifferenceKind, StatementId, Span, AccountId);

/// One difference per kind, topic and pair of accounts.
pub fn merge(reading: Reading<'_>, claim: ClaimId, findings: Vec<Finding>) -> Vec<Difference> {
    let account = |half: &Half| reading.statements[half.statement.0].account;
    let settled: BTreeSet<Told> = (findings.iter())
        .filter(|f| f.relation == Relation::Same)
        .flat_map(|f| {
            [(f.kind, f.left.statement, f.left.span, account(&f.right)), (f.kind, f.right.statement, f.right.span, account(&f.left))]
        })
        .collect();
    let mut best: BTreeMap<(DifferenceKind, AccountId, AccountId, String), Finding> = BTreeMap::new();
    for finding in findings {
        let (left, right) = (account(&finding.left), account(&finding.right));
        let told = [
            (finding.kind, finding.left.statement, finding.left.span, right),
            (finding.kind, finding.right.statement, finding.right.span, left),
        ];
        if finding.relation == Relation::Same || told.iter().any(|t| settled.contains(t)) {
            continue;
        }
        let key = (finding.kind, left, right, finding.topic.clone());
        match best.get(&key) {
            Some(held) if rank(reading, held) >= rank(reading, &finding) => {}
            Some(_) | None => {
                best.insert(key, finding);
            }
        }
    }
    best.into_values().map(|finding| difference(reading, claim, finding)).collect()
}

/// What decides between findings of one topic: the more telling relation, then the text rather than its headline, then the surer one;
/// ties go to the first.
fn rank(reading: Reading<'_>, finding: &Finding) -> (Relation, usize, u64) {
    let told = |half: &Half| usize::from(reading.statements[half.statement.0].kind != StatementKind::Headline);
    (finding.relation, told(&finding.left) + told(&finding.right), (finding.weight.max(0.0) * 1e6) as u64)
}

/// The role of two figures, or nothing for a choice of words; and who tells what.
type Topic = (String, Vec<(AccountId, String)>);

/// Statements that stand in several claims are compared in each: what was found of the same words is told once, in the first claim. Two
/// accounts that choose different words choose them again and again, and two that tell other figures of one thing tell them again: that is
/// told once too, where their statements are most alike.
pub fn once(reading: Reading<'_>, differences: Vec<Difference>) -> Vec<Difference> {
    let mut told: BTreeSet<(DifferenceKind, Vec<(StatementId, Span)>)> = BTreeSet::new();
    let mut new = |d: &Difference| {
        let words: Vec<(StatementId, Span)> = d.sides.iter().filter_map(|s| s.statement.zip(s.span)).collect();
        words.len() < 2 || words.len() < d.sides.len() || told.insert((d.kind, words))
    };
    let all: Vec<Difference> = differences.into_iter().filter(|d| new(d)).collect();
    let mut best: BTreeMap<Topic, (u64, usize)> = BTreeMap::new();
    let mut again: BTreeSet<usize> = BTreeSet::new();
    for (at, difference) in all.iter().enumerate() {
        let key = match difference.kind {
            DifferenceKind::Quantity => figures(reading, difference),
            kind if kind.family() == Family::Wording => Some((String::new(), choice(reading, difference))),
            _ => None,
        };
        let Some(key) = key else { continue };
        let found = (alike(reading, difference), at);
        match best.get_mut(&key) {
            Some(held) if found.0 > held.0 => again.extend([std::mem::replace(held, found).1]),
            Some(_) => again.extend([at]),
            None => again.extend(best.insert(key, found).map(|(_, at)| at)),
        }
    }
    let mut at = 0..all.len();
    all.into_iter().filter(|_| at.next().is_some_and(|at| !again.contains(&at))).collect()
}

/// Two figures in one role, and whose they are. `None` without a role: two numbers may be of two things.
fn figures(reading: Reading<'_>, difference: &Difference) -> Option<Topic> {
    let role = |side: &Side| {
        let mentions = &reading.statements[side.statement?.0].mentions;
        mentions.iter().find_map(|m| match &m.content {
            Content::Quantity(quantity) if Some(m.span) == side.span => quantity.role.clone(),
            _ => None,
        })
    };
    let of = format!("{:?} {}", difference.relation, difference.sides.iter().find_map(role)?);
    Some((of, difference.sides.iter().map(|s| (s.account, s.value.clone())).collect()))
}

/// Who chose which words, inflections aside.
fn choice(reading: Reading<'_>, difference: &Difference) -> Vec<(AccountId, String)> {
    let words = &reading.language.words;
    let degree = difference.kind == DifferenceKind::Intensity;
    let stems = |value: &str| -> Vec<String> {
        let tokens = crate::text::tokens(value, 0);
        // A thing made great is the same finding whatever the thing is called.
        let made = |at: usize| reading.language.wording.at(&tokens[at..]).any(|(entry, _)| entry.part == Part::Intensity);
        let told = (0..tokens.len()).filter(|at| if degree { made(*at) } else { !words.is_stop(&tokens[*at].norm) });
        told.map(|at| words.stem(&tokens[at].norm).into_owned()).collect()
    };
    let mut out: Vec<(AccountId, String)> = difference.sides.iter().map(|s| (s.account, stems(&s.value).join(" "))).collect();
    out.sort();
    out
}

/// How alike the two statements of a difference are: the share of their words that both use; headlines last.
fn alike(reading: Reading<'_>, difference: &Difference) -> u64 {
    let statements: Vec<_> = difference.sides.iter().filter_map(|s| s.statement).map(|id| &reading.statements[id.0]).collect();
    let [a, b] = statements[..] else { return 0 };
    let words = |s: &Statement| -> BTreeSet<String> {
        s.tokens.iter().filter(|t| !reading.language.words.is_stop(&t.norm)).map(|t| t.norm.clone()).collect()
    };
    let (x, y) = (words(a), words(b));
    let share = 1000 * x.intersection(&y).count() / x.union(&y).count().max(1);
    let headline = [a, b].iter().any(|s| s.kind == StatementKind::Headline);
    if headline { 0 } else { share as u64 + 1 }
}

fn difference(reading: Reading<'_>, claim: ClaimId, finding: Finding) -> Difference {
    let side = |half: Half| Side {
        account: reading.statements[half.statement.0].account,
        statement: Some(half.statement),
        span: Some(half.span),
        value: half.value,
        voice: half.voice,
    };
    let level = material::level(&finding);
    let certainty = (finding.weight.clamp(0.0, 1e6) * 1e3) as u32;
    Difference {
        claim,
        materiality: Materiality { level, certainty, ..Materiality::default() },
        kind: finding.kind,
        relation: finding.relation,
        sides: vec![side(finding.left), side(finding.right)],
        explanation: finding.explanation,
    }
}
