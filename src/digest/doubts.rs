//! Which doubt of a claim is shown, and whether its two sides can be held against each other: "on 9 November" and "on 10 November" of one
//! signing can, "ten days later" and "hours after they had left" cannot.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Dispute;
use super::sure::Sure;
use crate::language::Language;
use crate::language::words::Words;
use crate::model::tree::Link;
use crate::model::{Claim, Comparison, Doubt, DoubtKind, Side, Span, Statement, StatementId};

/// The doubt of a claim that says most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What keeps the claim open, with the words on both sides.
    pub doubt: Doubt,
    /// Do its words stand in one place of what both tell? Others are details of which each side has its own.
    pub placed: bool,
}

/// The doubt of a claim that says most: one whose words stand in one place of both statements, which surely pair, then one with words on both sides. What a
/// dispute asks already is not asked again.
pub fn telling(comparison: &Comparison, claim: &Claim, disputes: &[Dispute<'_>], sure: &Sure<'_>) -> Option<Told> {
    let words = |doubt: &Doubt| doubt.sides.iter().filter(|(_, span)| span.is_some()).count().min(2);
    let all = claim.doubts.iter().filter(|doubt| doubt.kind != DoubtKind::Weak);
    let together = |doubt: &Doubt| doubt.sides.windows(2).all(|two| sure.together(two[0].0, two[1].0));
    let judged = all.map(|doubt| (doubt, together(doubt) && is_placed(comparison, doubt) && !asked(comparison, doubt, disputes)));
    let (doubt, placed) = judged.rev().max_by_key(|(doubt, placed)| (*placed, words(doubt)))?;
    Some(Told { doubt: doubt.clone(), placed })
}

/// Do the answers of a dispute have the words of both sides?
fn asked(comparison: &Comparison, doubt: &Doubt, disputes: &[Dispute<'_>]) -> bool {
    let sides: Vec<(StatementId, Span)> = doubt.sides.iter().filter_map(|(id, span)| Some((*id, (*span)?))).collect();
    let given = |dispute: &Dispute<'_>, (id, span): (StatementId, Span)| {
        let account = comparison.statement(id).account;
        let words = comparison.account(account).text.get(span.start()..span.end()).unwrap_or_default();
        let said = |side: &&Side| side.statement == Some(id) || side.value.contains(words);
        dispute.values.iter().any(|value| value.accounts.contains(&account) && value.sides.iter().any(&said))
    };
    sides.len() > 1 && disputes.iter().any(|dispute| sides.iter().all(|side| given(dispute, *side)))
}

fn is_placed(comparison: &Comparison, doubt: &Doubt) -> bool {
    match doubt.kind {
        DoubtKind::Weak | DoubtKind::Little | DoubtKind::Asked => false,
        // What only near copies can have.
        DoubtKind::Order => true,
        DoubtKind::Finding
        | DoubtKind::Figure
        | DoubtKind::Day
        | DoubtKind::Name
        | DoubtKind::Opposite
        | DoubtKind::Word
        | DoubtKind::Negation
        | DoubtKind::Certainty => {
            let [left, right] = doubt.sides.as_slice() else { return false };
            let of = |(id, span): &(StatementId, Option<Span>)| {
                let statement = comparison.statement(*id);
                span.map_or_else(|| stems(comparison, statement), |span| seat(comparison, statement, tokens(statement, span)))
            };
            let both = left.1.is_some() && right.1.is_some();
            (both || doubt.kind == DoubtKind::Negation) && !of(left).is_disjoint(&of(right))
        }
    }
}

fn tokens(statement: &Statement, span: Span) -> Range<usize> {
    let from = statement.tokens.partition_point(|t| t.end <= span.start());
    let to = statement.tokens.partition_point(|t| t.start < span.end());
    from..to.max(from)
}

/// What some words are said of: the stem of the word above them, past prepositions; of a verb also those of its subject and object.
fn seat(comparison: &Comparison, statement: &Statement, at: Range<usize>) -> BTreeSet<String> {
    let words = words(comparison, statement);
    let tree = &statement.tree;
    let stem = |at: usize| words.stem(&statement.tokens[at].norm).into_owned();
    let above = tree.above(at.clone()).into_iter().find(|at| !words.is_stop(&statement.tokens[*at].norm));
    let mut out: BTreeSet<String> = above.map(stem).into_iter().collect();
    for verb in at.filter(|at| tree.is_verb(*at)) {
        let own = tree.children(verb).filter(|child| matches!(tree.link(*child), Link::Subject | Link::PassiveSubject | Link::Object));
        out.extend(own.map(stem));
    }
    out
}

/// The stems of all its words that are more than grammar.
fn stems(comparison: &Comparison, statement: &Statement) -> BTreeSet<String> {
    let words = words(comparison, statement);
    statement.tokens.iter().filter(|t| !words.is_stop(&t.norm)).map(|t| words.stem(&t.norm).into_owned()).collect()
}

fn words(comparison: &Comparison, statement: &Statement) -> &'static Words {
    &Language::of(&comparison.account(statement.account).language).unwrap_or(Language::english()).words
}

#[cfg(test)]
mod tests {
    use super::is_placed;
    use crate::model::{DoubtKind, Settings};
    use crate::{compare, load};

    /// Is a doubt of a kind between two statements placed?
    fn placed(left: &str, right: &str, kind: DoubtKind) -> Vec<bool> {
        let input = |path: &str, text: &str| load::Input { path: path.into(), bytes: text.as_bytes().to_vec(), ..load::Input::default() };
        let comparison = compare(vec![input("a.txt", left), input("b.txt", right)], &Settings::default());
        let doubts = comparison.claims.iter().flat_map(|claim| &claim.doubts);
        doubts.filter(|doubt| doubt.kind == kind).map(|doubt| is_placed(&comparison, doubt)).collect()
    }

    #[test]
    fn figures_of_one_thing_are_placed_and_details_of_two_are_not() {
        let left = "The ferry Alma ran aground off Brevik with sixty passengers on board, hours after the storm had ended.";
        let right = "The ferry Alma ran aground off Brevik ten days later than the owners had feared.";
        assert!(placed(left, right, DoubtKind::Day).into_iter().chain(placed(left, right, DoubtKind::Figure)).all(|placed| !placed));
    }

    #[test]
    fn a_denial_of_one_verb_is_placed() {
        let left = "The council of Orlova did not approve the plan for the harbour on Monday.";
        let right = "The council of Orlova approved the plan for the harbour, the clerk wrote.";
        let found = placed(left, right, DoubtKind::Negation);
        assert!(found.iter().all(|placed| *placed), "{found:?}");
    }
}
