//! Which doubt of a claim is shown, and whether its two sides can be held against each other: "on 9 November" and "on 10 November" of one
//! signing can, "ten days later" and "hours after they had left" cannot.

use super::Dispute;
use super::placed::is_placed;
use super::sure::Sure;
use crate::model::{Claim, Comparison, Doubt, DoubtKind, Side, Span, StatementId};

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
