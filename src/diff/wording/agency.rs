//! `agency`: the same deed, its doer named on one side and removed by a passive on the other.

use super::super::{Finding, Pair, Said};
use super::tie;
use crate::model::{Action, DifferenceKind, Mention, Span};

/// One finding per deed.
pub(super) fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (left, a) in pair.left.actions() {
        for (right, b) in pair.right.actions().filter(|(_, b)| b.lemma == a.lemma) {
            if faceless(a) != faceless(b) && (a.actor.is_some() || b.actor.is_some()) {
                let spans = (deed(pair.left, left, a), deed(pair.right, right, b));
                out.push(tie::finding(pair, DifferenceKind::Agency, spans, "the doer is named on one side only"));
            }
        }
    }
    out
}

/// A passive that names no doer.
fn faceless(action: &Action) -> bool {
    action.passive && action.actor.is_none()
}

/// Doer, verb and target, where they stand close together; else the verb alone.
fn deed(said: &Said<'_>, mention: &Mention, action: &Action) -> Span {
    const CLOSE: usize = 8;
    let parts = [action.actor, action.target];
    parts.into_iter().flatten().fold(mention.span, |whole, part| {
        let cover = whole.cover(part);
        if said.statement.span.contains(cover) && said.tokens_in(cover).len() <= CLOSE { cover } else { whole }
    })
}
