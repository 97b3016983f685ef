//! Bounds that a headline leaves out: it says "1 dead" where the story says "at least one", and means the same.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::footing::Counted;
use crate::model::{AccountId, Bound, Content, Quantity, Statement, StatementId, StatementKind};

/// The figures in headlines that the stories below them bound, by where they stand.
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
        let headline = |id: StatementId| statements[id.0].kind == StatementKind::Headline;
        let bounded = figures(statements).filter(|(id, _, _, quantity, _)| headline(*id) && quantity.bound == Bound::Exact);
        let bounded = bounded.filter_map(|(id, at, account, quantity, key)| {
            let story = stated.get(&(account, key.0, key.1)).filter(|other| other.unit == quantity.unit)?;
            let Quantity { low, high, bound, .. } = (*story).clone();
            Some(((id, at), Quantity { low, high, bound, ..quantity.clone() }))
        });
        Bounds(bounded.collect())
    }

    /// The figure of a headline as its story bounds it.
    pub fn in_story<'a>(&'a self, counted: Counted<'a>) -> Option<Counted<'a>> {
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
