//! Questions of a conversation. What they take for granted is told by nobody: times and figures that differ between two questions are shown
//! side by side, and are no conflict. A question and a statement are not compared.

use super::finding::Finding;
use super::pair::Pair;
use super::{date, quantity};
use crate::model::Relation;

/// Is either of the two a question?
pub fn asks(pair: &Pair<'_>) -> bool {
    pair.left.statement.asks() || pair.right.statement.asks()
}

/// What two questions take for granted.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    if !(pair.left.statement.asks() && pair.right.statement.asks()) {
        return Vec::new();
    }
    let open = |finding: Finding| match finding.relation {
        Relation::Conflict | Relation::Supersedes => {
            Finding { relation: Relation::Compatible, explanation: format!("{}; it is asked, not told", finding.explanation), ..finding }
        }
        Relation::Same | Relation::Compatible | Relation::Wording | Relation::Unmatched => finding,
    };
    quantity::compare(pair).into_iter().chain(date::compare(pair)).map(open).collect()
}
