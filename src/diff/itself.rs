//! An account against itself: two of its statements in one claim with figures or dates that exclude each other. Said only where the two
//! statements are close, since an account often tells a part and the whole, or an early and a late count, side by side.

use super::finding::Finding;
use super::pair::Pair;
use super::{date, quantity};
use crate::model::{DifferenceKind, Relation, StatementKind};

/// Least share of content words that two statements of one account must have in common.
const CLOSE: f64 = 0.5;

/// What two statements of one account say against each other.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let mailed = |said: &super::said::Said<'_>| {
        said.statement.kind == StatementKind::Quote && !said.words(said.statement.span).starts_with(['"', '“'])
    };
    // what a mail answers is somebody else's
    if mailed(pair.left) != mailed(pair.right) {
        return Vec::new();
    }
    if pair.overlap < CLOSE || pair.left.statement.of_other_section(pair.right.statement) {
        return Vec::new();
    }
    let typed = quantity::compare(pair).into_iter().chain(date::compare(pair));
    typed
        .filter(|f| matches!(f.relation, Relation::Conflict | Relation::Same))
        .map(|f| Finding { explanation: format!("the account says both: {}", f.explanation), kind: DifferenceKind::Itself, ..f })
        .collect()
}
