//! Choices of words: what several accounts say in different words, each choice once, whichever claims show it.

use std::collections::{BTreeMap, BTreeSet};

use super::disputes::side_words;
use super::findings::Finding;
use crate::model::{AccountId, ClaimId, Comparison, DifferenceId, DifferenceKind, Family, Relation, Side, StatementId, Voice};
use crate::text::normalise::straight;

/// The words of several accounts for one thing, or the sources that they name.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<'a> {
    /// The kind of difference.
    pub kind: DifferenceKind,
    /// The subject: the first entity that its claim names, or empty.
    pub about: String,
    /// For sources: the statement whose source is in question.
    pub asked: Option<StatementId>,
    /// The words, those that most accounts choose first.
    pub wordings: Vec<Wording<'a>>,
    /// The claims that show it, in order.
    pub claims: Vec<ClaimId>,
    /// The differences behind it, in order.
    pub differences: Vec<DifferenceId>,
    /// Why it matters, with each reason once.
    pub reasons: Vec<&'a str>,
    /// The best rank of its findings: 1 matters most.
    pub rank: usize,
}

/// The words of some accounts.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording<'a> {
    /// The words as the first account has them; for sources, the source, or that the account says it itself.
    pub words: String,
    /// True if they take a side, strengthen, or distance.
    pub charged: bool,
    /// The accounts that say so, each once, in order.
    pub accounts: Vec<AccountId>,
    /// The sides with these words.
    pub sides: Vec<&'a Side>,
}

/// Choices of words first, then sources and certainty; the most important first in each.
pub fn choices<'a>(comparison: &'a Comparison, findings: &[Finding<'a>]) -> Vec<Choice<'a>> {
    let wording = |f: &&Finding<'a>| {
        let family = matches!(f.kind.family(), Family::Wording | Family::Source | Family::Certainty);
        (f.relation == Relation::Wording || family) && !matches!(f.relation, Relation::Conflict | Relation::Supersedes)
    };
    let mut out: Vec<Choice<'a>> = Vec::new();
    let mut known: BTreeMap<(DifferenceKind, Vec<String>), usize> = BTreeMap::new();
    for own in findings.iter().filter(wording).flat_map(|finding| choices_of_finding(comparison, finding)) {
        // Each statement is asked for its source only once.
        if let Some(same) = out.iter_mut().find(|earlier| own.asked.is_some() && earlier.asked == own.asked) {
            merge(same, own);
            continue;
        }
        // A choice of words is one whoever makes it; whose word something is, and how sure, is asked of the same accounts.
        let whose = |w: &Wording<'_>| if own.kind.family() == Family::Wording { Vec::new() } else { w.accounts.clone() };
        let mut key: Vec<String> = own.wordings.iter().map(|w| format!("{:?} {}", whose(w), w.words.to_lowercase())).collect();
        key.sort();
        match known.get(&(own.kind, key.clone())).and_then(|at: &usize| out.get_mut(*at)) {
            Some(same) => merge(same, own),
            None => {
                known.insert((own.kind, key), out.len());
                out.push(own);
            }
        }
    }
    out.sort_by_key(|choice| (choice.kind.family() != Family::Wording, choice.rank));
    out
}

/// Makes choices of a finding. For sources, each choice is about the source of one statement: all that differs from that statement is one
/// choice, since two others that differ from it may not agree with each other.
fn choices_of_finding<'a>(comparison: &'a Comparison, finding: &Finding<'a>) -> Vec<Choice<'a>> {
    let all: Vec<&Side> = finding.readings.iter().flat_map(|r| r.sides.iter().copied()).collect();
    if finding.kind != DifferenceKind::Attribution {
        return vec![choice(comparison, finding, (None, &all), finding.ids.clone())];
    }
    let statements_of = |id: &DifferenceId| comparison.differences[id.0].sides.iter().filter_map(|side| side.statement);
    let mut left = finding.ids.clone();
    let mut out = Vec::new();
    while !left.is_empty() {
        let mut counts: BTreeMap<StatementId, usize> = BTreeMap::new();
        left.iter().flat_map(statements_of).for_each(|id| *counts.entry(id).or_default() += 1);
        // On a tie, the statement in the account's own voice, since its words contain only what is reported.
        let own = |id: &StatementId| all.iter().any(|side| side.statement == Some(*id) && side.voice == Voice::Own);
        let Some((hub, _)) = counts.into_iter().max_by_key(|(id, count)| (*count, own(id), std::cmp::Reverse(*id))) else { break };
        let (own, rest): (Vec<DifferenceId>, Vec<DifferenceId>) =
            left.iter().partition(|id| statements_of(id).any(|statement| statement == hub));
        let mut sides: Vec<&'a Side> = own.iter().flat_map(|id| &comparison.differences[id.0].sides).collect();
        sides.sort_by_key(|side| (side.statement != Some(hub), side.account, side.statement));
        out.push(choice(comparison, finding, (Some(hub), &sides), own));
        left = rest;
    }
    out
}

fn choice<'a>(
    comparison: &'a Comparison,
    finding: &Finding<'a>,
    (asked, sides): (Option<StatementId>, &[&'a Side]),
    differences: Vec<DifferenceId>,
) -> Choice<'a> {
    let mut wordings: Vec<Wording<'a>> = Vec::new();
    for side in sides.iter().copied().filter(|s| s.statement.is_some()) {
        // An account's own voice is shown by its value, and so is a speaker who is named outside the span.
        let named =
            finding.kind != DifferenceKind::Attribution || matches!(side.voice, Voice::Quoted { source, .. } if source == side.span);
        let text = if named && finding.words_of(side).is_some() { side_words(comparison, side) } else { side.value.clone() };
        let text = if finding.kind == DifferenceKind::Distancing && is_in_marks(comparison, side) { format!("‘{text}’") } else { text };
        match wordings.iter_mut().find(|w| w.words.to_lowercase() == text.to_lowercase()) {
            Some(wording) => wording.sides.push(side),
            None => wordings.push(Wording { words: text, charged: false, accounts: Vec::new(), sides: vec![side] }),
        }
    }
    for wording in &mut wordings {
        wording.accounts = wording.sides.iter().map(|s| s.account).collect::<BTreeSet<_>>().into_iter().collect();
        wording.charged = wording.sides.iter().any(|side| is_charged(comparison, side));
    }
    wordings.sort_by_key(|w| std::cmp::Reverse(w.accounts.len()));
    let claim = &comparison.claims[finding.claim.0];
    let of_these = |ids: &[DifferenceId], why: &str| ids.iter().any(|id| comparison.differences[id.0].explanation == why);
    Choice {
        kind: finding.kind,
        asked,
        about: claim.entities.first().map_or_else(String::new, |e| comparison.entities[e.0].name.clone()),
        wordings,
        claims: vec![finding.claim],
        reasons: finding.explanations.iter().copied().filter(|why| of_these(&differences, why)).collect(),
        rank: differences.iter().map(|id| comparison.differences[id.0].materiality.rank).min().unwrap_or(finding.rank),
        differences,
    }
}

/// Adds the wordings of another choice, each once.
fn merge<'a>(choice: &mut Choice<'a>, other: Choice<'a>) {
    for wording in other.wordings {
        match choice.wordings.iter_mut().find(|known| known.words.to_lowercase() == wording.words.to_lowercase()) {
            Some(known) => {
                known.sides.extend(wording.sides);
                known.accounts.extend(wording.accounts);
                known.accounts.sort();
                known.accounts.dedup();
            }
            None => choice.wordings.push(wording),
        }
    }
    choice.wordings.sort_by_key(|wording| std::cmp::Reverse(wording.accounts.len()));
    choice.claims.extend(other.claims);
    choice.claims.sort();
    choice.claims.dedup();
    choice.differences.extend(other.differences);
    choice.reasons.extend(other.reasons);
    choice.rank = choice.rank.min(other.rank);
}

/// True if quotation marks stand right before and after the words of a side.
fn is_in_marks(comparison: &Comparison, side: &Side) -> bool {
    let (text, Some(span)) = (&comparison.account(side.account).text, side.span) else { return false };
    let (before, after) = (text[..span.start()].chars().next_back(), text[span.end()..].chars().next());
    before.zip(after).is_some_and(|(before, after)| [before, after].into_iter().all(|c| matches!(straight(c), '"' | '\'')))
}

/// True if a word of a side is marked as taking sides, strengthening or distancing.
fn is_charged(comparison: &Comparison, side: &Side) -> bool {
    let Some((id, span)) = side.statement.zip(side.span) else { return false };
    let statement = comparison.statement(id);
    statement.mentions.iter().any(|m| matches!(m.content, crate::model::Content::Wording(_)) && m.span.overlaps(span))
}

#[cfg(test)]
mod tests {
    use super::choices;
    use crate::digest::findings::shown_findings;
    use crate::load::Input;
    use crate::model::{AccountId, ClaimId, DifferenceKind, Settings};
    use crate::report::fixture;
    use crate::select;

    #[test]
    fn words_in_marks_are_shown_in_them() {
        for (plain, marked, shown) in [
            ("The march in Lunde ended in a riot on Sunday.", "The march in Lunde ended in a “riot” on Sunday.", ["riot", "‘riot’"]),
            ("The minister presented the reform on Monday.", "The minister presented the \"reform\" on Monday.", ["reform", "‘reform’"]),
        ] {
            let input = |(path, text): (&str, &str)| Input { path: path.into(), bytes: text.as_bytes().into(), ..Input::default() };
            let comparison = crate::compare([("a.txt", plain), ("b.txt", marked)].map(input).into(), &Settings::default());
            let found = choices(&comparison, &shown_findings(&comparison, &select::everything(&comparison)));
            let choice = found.iter().find(|c| c.kind == DifferenceKind::Distancing).expect("scare quotes");
            assert_eq!(choice.wordings.iter().map(|w| w.words.as_str()).collect::<Vec<_>>(), shown);
        }
    }

    #[test]
    fn one_choice_of_words_in_two_claims_is_listed_once() {
        let mut comparison = fixture::labelled(&[("The rescuers", "rescuers")]);
        let mut again = comparison.differences.last().expect("one").clone();
        again.claim = ClaimId(2);
        comparison.differences.push(again);
        let findings = shown_findings(&comparison, &select::everything(&comparison));
        let found = choices(&comparison, &findings);
        let label = found.iter().find(|c| c.kind == DifferenceKind::Label).expect("a label");
        assert_eq!(label.claims, [ClaimId(1), ClaimId(2)]);
        let wordings: Vec<(&str, &[AccountId])> = label.wordings.iter().map(|w| (w.words.as_str(), w.accounts.as_slice())).collect();
        assert_eq!(wordings, [("The rescuers", &[AccountId(0)][..]), ("rescuers", &[AccountId(1)])]);
        assert_eq!(label.about, "Orlova");
        let last = found.last().expect("some");
        assert_eq!(last.kind, DifferenceKind::Attribution, "words come before sources");
    }
}
