//! An event as a whole: its subject and its day, how many independent texts report it, and how much each account reports: how many of its
//! statements are shared, in dispute, or without a match.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AccountId, ClaimId, Comparison, Content, Precision, Relation, Statement, StatementId, StatementKind, When, WhenForm};
use crate::select::View;

/// The subject of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The entity that most accounts name: "Kalbajar"; empty if no two accounts name one.
    pub subject: String,
    /// The day that most of its claims give.
    pub date: Option<When>,
    /// How many accounts report it.
    pub accounts: usize,
    /// How many independent texts they are based on.
    pub texts: usize,
}

/// The day of an event is at most so many days from a publication.
const NEAR: i32 = 60;

/// The subject of an event, or of a run about one event.
pub(super) fn head(comparison: &Comparison, view: &View, accounts: &[AccountId]) -> Head {
    let texts = texts(comparison, accounts);
    let likely: Vec<ClaimId> = view.claims.iter().copied().filter(|id| comparison.claims[id.0].is_likely()).collect();
    // Names in headlines show the subject; on a tie, the number of times it is named in the text decides.
    let mut named: BTreeMap<usize, (usize, usize, usize)> = BTreeMap::new();
    let within: BTreeSet<AccountId> = accounts.iter().copied().collect();
    for account in accounts {
        let mut headed: BTreeSet<usize> = BTreeSet::new();
        for statement in statements(comparison, *account) {
            for name in statement.mentions.iter().filter_map(|m| match &m.content {
                Content::Name(name) => name.entity,
                _ => None,
            }) {
                let counts = named.entry(name.0).or_default();
                counts.2 += 1;
                counts.0 += usize::from(statement.kind == StatementKind::Headline && headed.insert(name.0));
            }
        }
    }
    for (id, counts) in &mut named {
        counts.1 = comparison.entities[*id].accounts.iter().filter(|a| within.contains(a)).count();
    }
    let most = named.iter().filter(|(_, counts)| counts.1 > 1).max_by_key(|(id, counts)| (**counts, Reverse(**id)));
    let subject = most.map_or_else(String::new, |(id, _)| comparison.entities[*id].name.clone());
    // The day that most accounts give, near their publication: reports about other years are not the event.
    let published: Vec<jiff::civil::Date> =
        accounts.iter().filter_map(|a| comparison.account(*a).published.as_ref()).map(When::first_day).collect();
    let near = |when: &When| {
        let days = |from: &jiff::civil::Date| from.since(when.first_day()).map_or(i32::MAX, |span| span.get_days().abs());
        published.is_empty() || published.iter().any(|from| days(from) <= NEAR)
    };
    let mut days: BTreeMap<String, (usize, usize, &When)> = BTreeMap::new();
    for claim in likely.iter().map(|id| &comparison.claims[id.0]) {
        if let Some(date) =
            claim.date.as_ref().filter(|when| when.form == WhenForm::Point && when.precision >= Precision::Day && near(when))
        {
            let (accounts, claims, _) = days.entry(date.edtf()).or_insert((0, 0, date));
            *accounts += claim.accounts.len();
            *claims += 1;
        }
    }
    // Where no account says when it was published, one claim's day may be any day that is mentioned.
    let days = days.into_values().filter(|(_, claims, _)| !published.is_empty() || *claims > 1);
    let date = days.max_by(|x, y| x.0.cmp(&y.0).then_with(|| y.2.start.cmp(&x.2.start))).map(|(_, _, date)| date.clone());
    Head { subject, date, accounts: accounts.len(), texts }
}

/// The statements of an account; all statements are in order of accounts.
fn statements(comparison: &Comparison, account: AccountId) -> &[Statement] {
    let all = &comparison.statements;
    &all[all.partition_point(|s| s.account < account)..all.partition_point(|s| s.account <= account)]
}

/// The number of independent texts behind some accounts.
pub fn texts(comparison: &Comparison, accounts: &[AccountId]) -> usize {
    accounts.iter().map(|a| comparison.account(*a).origin.as_str()).collect::<BTreeSet<_>>().len()
}

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

/// The statements of each account without a match, the account with most of them first.
pub(super) fn no_match(comparison: &Comparison, view: &View) -> Vec<(AccountId, Vec<StatementId>)> {
    let mut own: BTreeMap<AccountId, Vec<StatementId>> = BTreeMap::new();
    view.unmatched.iter().for_each(|id| own.entry(comparison.statement(*id).account).or_default().push(*id));
    let mut out: Vec<(AccountId, Vec<StatementId>)> = own.into_iter().collect();
    out.sort_by_key(|(account, own)| (Reverse(own.len()), *account));
    out
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
