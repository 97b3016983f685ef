//! What an account tells of its figures in other places. A headline leaves a bound out: it says "1 dead" where the story says "at least
//! one", and means the same. And who tells both twelve and 24 killed does not contradict one who tells 24.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::comparable::Counted;
use super::sole::Sole;
use crate::language::Language;
use crate::model::{Account, AccountId, Bound, Content, Quantity, Statement, StatementId, StatementKind};

/// The figures of a run that play a part, by account.
#[derive(Debug, Default)]
pub struct Figures {
    /// Figures in headlines that the stories below them bound, by where they stand.
    bounded: BTreeMap<(StatementId, usize), Quantity>,
    /// What each account tells without a bound, by role.
    told: BTreeSet<(AccountId, String, Decimal)>,
    /// The things of which accounts count one number.
    pub(super) sole: Sole,
}

impl Figures {
    /// Reads all figures once.
    pub fn of(accounts: &[Account], statements: &[Statement], language: &Language) -> Figures {
        let mut stated: BTreeMap<(AccountId, &str, Decimal), &Quantity> = BTreeMap::new();
        for (_, _, account, quantity, key) in figures(statements) {
            if !matches!(quantity.bound, Bound::Exact | Bound::Vague | Bound::Range) {
                stated.entry((account, key.0, key.1)).or_insert(quantity);
            }
        }
        let exact = || figures(statements).filter(|(.., quantity, _)| quantity.bound == Bound::Exact);
        let headline = |id: StatementId| statements[id.0].kind == StatementKind::Headline;
        let bounded = exact().filter(|(id, ..)| headline(*id)).filter_map(|(id, at, account, quantity, key)| {
            let story = stated.get(&(account, key.0, key.1)).filter(|other| other.unit == quantity.unit)?;
            let Quantity { low, high, bound, .. } = (*story).clone();
            Some(((id, at), Quantity { low, high, bound, ..quantity.clone() }))
        });
        let told = exact().map(|(_, _, account, _, key)| (account, key.0.to_string(), key.1));
        let sole = Sole::of(accounts, statements, language);
        Figures { bounded: bounded.collect(), told: told.collect(), sole }
    }

    /// The figure of a headline as its story bounds it.
    pub fn in_story<'a>(&'a self, counted: Counted<'a>) -> Option<Counted<'a>> {
        let quantity = self.bounded.get(&(counted.said.id, counted.mention.span.start()))?;
        Some(Counted { quantity, ..counted })
    }

    /// Does an account tell this figure, in this role, anywhere?
    pub fn tells(&self, account: AccountId, quantity: &Quantity) -> bool {
        let key = quantity.role.clone().zip(quantity.value.filter(|_| quantity.bound == Bound::Exact));
        key.is_some_and(|(role, value)| self.told.contains(&(account, role, value.normalize())))
    }
}

/// A figure: its statement, where it begins, its account, the quantity, and its role and value.
type Figure<'s> = (StatementId, usize, AccountId, &'s Quantity, (&'s str, Decimal));

fn figures(statements: &[Statement]) -> impl Iterator<Item = Figure<'_>> {
    statements.iter().enumerate().filter(|(_, s)| !s.asks()).flat_map(|(at, statement)| {
        statement.mentions.iter().filter_map(move |mention| {
            let Content::Quantity(quantity) = &mention.content else { return None };
            let key = (quantity.role.as_deref()?, quantity.value?.normalize());
            Some((StatementId(at), mention.span.start(), statement.account, quantity, key))
        })
    })
}
