//! A finding is one typed comparison of two statements of different accounts. Findings become differences: for each kind and topic, the
//! surest finding between two accounts, in a fixed order.
//!
//! A difference made of a finding has exactly two sides, so that the two sides it shows always differ: of three accounts that say 14, 14
//! and 9, two pairs conflict and one agrees. Reports fold equal sides together. Omissions are made in `coverage.rs`, without findings.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::materiality::level_of_finding;
use super::said::Said;
use crate::language::wording::Part;
use crate::model::{
    AccountId, ClaimId, Content, Difference, DifferenceKind, Family, Materiality, Relation, Side, Span, Statement, StatementId,
    StatementKind, Voice,
};
use crate::text::normalise::is_unseen;

/// What one comparison of two statements found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finding {
    /// Which kind of thing was compared.
    pub kind: DifferenceKind,
    /// The topic: findings of one kind and topic between two accounts become one difference.
    pub topic: String,
    /// How the sides relate. `Same` is never shown; it keeps weaker readings of the same words from being called a conflict.
    pub relation: Relation,
    /// How sure it is that the two values belong together: of the findings on one topic the surest is shown.
    pub weight: f64,
    /// True if only the form differs: a spelling, a title, a rounded figure, a day given more precisely.
    pub form: bool,
    /// The side of the account that comes first.
    pub left: Half,
    /// The side of the other account.
    pub right: Half,
    /// One sentence that explains the finding.
    pub explanation: String,
}

/// One side of a finding.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Half {
    /// The statement.
    pub statement: StatementId,
    /// The words that differ.
    pub span: Span,
    /// Their normal form.
    pub value: String,
    /// Whose words they are.
    pub voice: Voice,
}

impl Half {
    /// The words of `span`, with their normal form.
    pub(super) fn new(said: &Said<'_>, span: Span, value: impl Into<String>) -> Half {
        Half { statement: said.id, span, value: value.into(), voice: said.voice_at(span) }
    }

    /// The words of `span` as printed.
    pub(super) fn verbatim(said: &Said<'_>, span: Span) -> Half {
        let words = crate::text::one_line(said.words(span));
        Half::new(said, span, words.replace(is_unseen, ""))
    }
}

/// A span of a statement, seen from another account: the same words cannot both agree and conflict with one account.
type OneSide = (DifferenceKind, StatementId, Span, AccountId);

/// Makes one difference per kind, topic and pair of accounts.
pub(super) fn differences_of_findings(reading: Context<'_>, claim: ClaimId, findings: Vec<Finding>) -> Vec<Difference> {
    let account = |half: &Half| reading.statements[half.statement.0].account;
    let settled: BTreeSet<OneSide> = (findings.iter())
        .filter(|f| f.relation == Relation::Same)
        .flat_map(|f| {
            [(f.kind, f.left.statement, f.left.span, account(&f.right)), (f.kind, f.right.statement, f.right.span, account(&f.left))]
        })
        .collect();
    let mut best: BTreeMap<(DifferenceKind, AccountId, AccountId, String), Finding> = BTreeMap::new();
    for finding in findings {
        let (left, right) = (account(&finding.left), account(&finding.right));
        let stated = [
            (finding.kind, finding.left.statement, finding.left.span, right),
            (finding.kind, finding.right.statement, finding.right.span, left),
        ];
        if finding.relation == Relation::Same || stated.iter().any(|t| settled.contains(t)) {
            continue;
        }
        let key = (finding.kind, left, right, finding.topic.clone());
        match best.get(&key) {
            Some(known) if surest(reading, known) >= surest(reading, &finding) => {}
            Some(_) | None => {
                best.insert(key, finding);
            }
        }
    }
    best.into_values().map(|finding| difference_of_finding(reading, claim, finding)).collect()
}

/// The order among findings of one topic: the stronger relation, then body text rather than a headline, then the surer one; ties go to the
/// first.
fn surest(reading: Context<'_>, finding: &Finding) -> (Relation, usize, u64) {
    let stated = |half: &Half| usize::from(reading.statements[half.statement.0].kind != StatementKind::Headline);
    (finding.relation, stated(&finding.left) + stated(&finding.right), (finding.weight.max(0.0) * 1e6) as u64)
}

/// The role of two figures (empty for a choice of words), and who says what.
type Topic = (String, Vec<(AccountId, String)>);

/// Keeps each difference once. Statements in several claims are compared in each: a finding on the same words is kept in the first claim. A
/// choice of words between two accounts, or their two figures for one thing, usually recurs: it is kept where the statements are most
/// alike.
pub(super) fn without_repeats(reading: Context<'_>, differences: Vec<Difference>) -> Vec<Difference> {
    let mut stated: BTreeSet<(DifferenceKind, Vec<(StatementId, Span)>)> = BTreeSet::new();
    let mut new = |d: &Difference| {
        let words: Vec<(StatementId, Span)> = d.sides.iter().filter_map(|s| s.statement.zip(s.span)).collect();
        words.len() < 2 || words.len() < d.sides.len() || stated.insert((d.kind, words))
    };
    let all: Vec<Difference> = differences.into_iter().filter(|d| new(d)).collect();
    let mut best: BTreeMap<Topic, (u64, usize)> = BTreeMap::new();
    let mut again: BTreeSet<usize> = BTreeSet::new();
    for (at, difference) in all.iter().enumerate() {
        let key = match difference.kind {
            DifferenceKind::Quantity => figures_by_account(reading, difference),
            kind if kind.family() == Family::Wording => Some((String::new(), choice_by_account(reading, difference))),
            _ => None,
        };
        let Some(key) = key else { continue };
        let found = (likeness(reading, difference), at);
        match best.get_mut(&key) {
            Some(known) if found.0 > known.0 => again.extend([std::mem::replace(known, found).1]),
            Some(_) => again.extend([at]),
            None => again.extend(best.insert(key, found).map(|(_, at)| at)),
        }
    }
    let mut at = 0..all.len();
    all.into_iter().filter(|_| at.next().is_some_and(|at| !again.contains(&at))).collect()
}

/// The role of two figures, with the accounts that give them. `None` without a role: the numbers may count two things.
fn figures_by_account(reading: Context<'_>, difference: &Difference) -> Option<Topic> {
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
fn choice_by_account(reading: Context<'_>, difference: &Difference) -> Vec<(AccountId, String)> {
    let words = &reading.language.words;
    let degree = difference.kind == DifferenceKind::Intensity;
    let stems = |value: &str| -> Vec<String> {
        let tokens = crate::text::tokens(value, 0);
        // A word of degree makes the same finding whatever it is said of.
        let made = |at: usize| reading.language.wording.at(&tokens[at..]).any(|(entry, _)| entry.part == Part::Intensity);
        let stated = (0..tokens.len()).filter(|at| if degree { made(*at) } else { !words.is_stop(&tokens[*at].norm) });
        stated.map(|at| words.stem(&tokens[at].norm).into_owned()).collect()
    };
    let mut out: Vec<(AccountId, String)> = difference.sides.iter().map(|s| (s.account, stems(&s.value).join(" "))).collect();
    out.sort();
    out
}

/// How alike the two statements of a difference are: the share of words that both use; headlines rank last.
fn likeness(reading: Context<'_>, difference: &Difference) -> u64 {
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

fn difference_of_finding(reading: Context<'_>, claim: ClaimId, finding: Finding) -> Difference {
    let side = |half: Half| Side {
        account: reading.statements[half.statement.0].account,
        statement: Some(half.statement),
        span: Some(half.span),
        value: half.value,
        voice: half.voice,
    };
    let level = level_of_finding(&finding);
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

const MOVED_BESIDE_UNDATED: &str = "the figure moved between other accounts, and one of these two has no known date; both can be true";

/// Weakens a conflict to compatible if the same values supersede each other elsewhere in the claim and a side has no date.
pub(super) fn leave_undated_open(reading: Context<'_>, differences: &mut [Difference]) {
    let values = |d: &Difference| d.sides.iter().map(|side| side.value.clone()).collect::<BTreeSet<String>>();
    let moved: Vec<(crate::model::DifferenceKind, BTreeSet<String>)> =
        differences.iter().filter(|d| d.relation == Relation::Supersedes).map(|d| (d.kind, values(d))).collect();
    let dated = |d: &Difference| d.sides.iter().all(|side| reading.accounts[side.account.0].published.is_some());
    for difference in differences.iter_mut().filter(|d| d.relation == Relation::Conflict) {
        if !dated(difference) && moved.contains(&(difference.kind, values(difference))) {
            difference.relation = Relation::Compatible;
            difference.explanation = MOVED_BESIDE_UNDATED.into();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::load::Input;
    use crate::model::{Relation, Settings};

    #[test]
    fn what_moved_between_dated_accounts_is_no_conflict_with_an_undated_one() {
        let input = |path: &str, text: &str| Input { path: path.into(), bytes: text.as_bytes().to_vec(), ..Input::default() };
        let stated = |age: u8| format!("The court of Orlova tried {age}-year-old Karel Novak for the robbery of the bank in Harn.");
        let texts = [
            ("a.txt", format!("Published: January 3, 2013\n\n{}", stated(26))),
            ("b.txt", format!("Published: September 28, 2013\n\n{}", stated(27))),
            ("c.txt", stated(27)),
        ];
        let comparison = crate::compare(texts.iter().map(|(path, text)| input(path, text)).collect(), &Settings::default());
        let of = |relation| comparison.differences.iter().filter(|d| d.relation == relation).count();
        assert_eq!((of(Relation::Supersedes), of(Relation::Conflict)), (1, 0), "{:?}", comparison.differences);
    }
}
