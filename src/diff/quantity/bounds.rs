//! Bounds that an account states elsewhere: a headline says "1 dead" where the story says "at least one". Whoever states a bound once
//! knows no more than that, however the figure is shortened in another place.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::footing::Counted;
use crate::model::{AccountId, Bound, Content, Quantity, Statement, StatementId};

/// The figures of a run that their own accounts bound in another statement, by where they stand.
#[derive(Debug, Default)]
pub struct Bounds(BTreeMap<(StatementId, usize), Quantity>);

impl Bounds {
    /// Reads all figures with a role once.
    pub fn of(statements: &[Statement]) -> Bounds {
        let mut stated: BTreeMap<(AccountId, &str, Decimal), &Quantity> = BTreeMap::new();
        for (_, _, account, quantity, key) in figures(statements) {
            if !matches!(quantity.bound, Bound::Exact | Bound::Vague | Bound::Range) {
                stated.entry((account, key.0, key.1)).or_insert(quantity);
            }
        }
        let bounded = figures(statements).filter(|(.., quantity, _)| quantity.bound == Bound::Exact);
        let bounded = bounded.filter_map(|(id, at, account, quantity, key)| {
            let elsewhere = stated.get(&(account, key.0, key.1)).filter(|other| other.unit == quantity.unit)?;
            let Quantity { low, high, bound, .. } = (*elsewhere).clone();
            Some(((id, at), Quantity { low, high, bound, ..quantity.clone() }))
        });
        Bounds(bounded.collect())
    }

    /// The figure as its account bounds it elsewhere.
    pub fn elsewhere<'a>(&'a self, counted: Counted<'a>) -> Option<Counted<'a>> {
        let quantity = self.0.get(&(counted.said.id, counted.mention.span.start()))?;
        Some(Counted { quantity, ..counted })
    }
}

/// A figure: its statement, where it begins, its account, the quantity, and its role and value.
type Figure<'s> = (StatementId, usize, AccountId, &'s Quantity, (&'s str, Decimal));

fn figures(statements: &[Statement]) -> impl Iterator<Item = Figure<'_>> {
    statements.iter().enumerate().flat_map(|(at, statement)| {
        statement.mentions.iter().filter_map(move |mention| {
            let Content::Quantity(quantity) = &mention.content else { return None };
            let key = (quantity.role.as_deref()?, quantity.value?.normalize());
            Some((StatementId(at), mention.span.start(), statement.account, quantity, key))
        })
    })
}
