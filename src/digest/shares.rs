//! How much each account reports: how many of its statements are shared, in dispute, or without a match.

use std::collections::BTreeSet;

use crate::model::{AccountId, Comparison, Relation, StatementId};
use crate::select::View;

/// How much one account reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The account.
    pub account: AccountId,
    /// The number of its statements.
    pub statements: usize,
    /// Those in a likely claim, or in dispute.
    pub shared: usize,
    /// Those that the view shows in dispute.
    pub disputed: usize,
    /// Those without a match in another account of the event, if there is one.
    pub alone: usize,
    /// The number of its words.
    pub words: usize,
}

/// The shares of some accounts, in order. Statements that are neither shared nor alone may match something elsewhere.
pub fn shares(comparison: &Comparison, view: &View, accounts: &[AccountId]) -> Vec<Share> {
    let likely = comparison.claims.iter().filter(|claim| claim.is_likely());
    let shown = view.differences.iter().map(|id| &comparison.differences[id.0]);
    let conflicts = shown.filter(|d| d.relation == Relation::Conflict);
    let disputed: BTreeSet<StatementId> = conflicts.flat_map(|d| d.sides.iter().filter_map(|side| side.statement)).collect();
    let shared = likely.flat_map(|claim| claim.statements.iter().copied()).chain(disputed.iter().copied()).collect();
    let alone: BTreeSet<StatementId> = view.unmatched.iter().copied().collect();
    let share = |account: AccountId| {
        let from = comparison.statements.partition_point(|s| s.account < account);
        let to = comparison.statements.partition_point(|s| s.account <= account);
        let count = |of: &BTreeSet<StatementId>| of.range(StatementId(from)..StatementId(to)).count();
        let words = (from..to).map(|at| comparison.words(StatementId(at)).split_whitespace().count()).sum();
        let event = comparison.account(account).event;
        let compared = comparison.accounts.iter().filter(|other| other.event == event).count() > 1;
        let alone = if compared { count(&alone) } else { 0 };
        Share { account, statements: to - from, shared: count(&shared), disputed: count(&disputed), alone, words }
    };
    accounts.iter().map(|account| share(*account)).collect()
}

#[cfg(test)]
mod tests {
    use super::shares;
    use crate::model::AccountId;
    use crate::report::fixture;
    use crate::select;

    #[test]
    fn statements_are_counted_by_what_is_found_for_them() {
        let comparison = fixture::sample();
        let all: Vec<AccountId> = (0..3).map(AccountId).collect();
        let found = shares(&comparison, &select::everything(&comparison), &all);
        let counts = found.iter().map(|s| (s.statements, s.shared, s.disputed, s.alone)).collect::<Vec<_>>();
        assert_eq!(counts, [(5, 3, 1, 2), (4, 3, 1, 1), (4, 3, 1, 1)]);
        assert_eq!(found[0].words, 15 + 8 + 6 + 8 + 7);
    }
}
