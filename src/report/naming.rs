//! Which account calls whom what: the names of each entity as each account writes them, with the lines where they stand.

use std::collections::BTreeMap;

use crate::model::{AccountId, Comparison, Content, EntityId, NameForm, StatementId};
use crate::text::{Visible, fold};

/// One entity with what the accounts call it.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Who or what.
    pub entity: EntityId,
    /// The names that each account uses, those used most first.
    pub accounts: BTreeMap<AccountId, Vec<Used>>,
}

/// A name and where it is used.
#[derive(Clone, Debug, PartialEq)]
pub struct Used {
    /// As it is first written.
    pub name: Visible,
    /// The statements, one for each use.
    pub statements: Vec<StatementId>,
}

/// The entities that two or more of these accounts name (one, where there is no other) and that go by more than one name, those named most
/// first.
pub fn named(comparison: &Comparison, accounts: &[AccountId]) -> Vec<Named> {
    let mut all: BTreeMap<EntityId, BTreeMap<AccountId, Vec<Used>>> = BTreeMap::new();
    for (at, statement) in comparison.statements.iter().enumerate().filter(|(_, s)| accounts.contains(&s.account)) {
        let text = &comparison.account(statement.account).text;
        for mention in &statement.mentions {
            if let Content::Name(name) = &mention.content
                && let Some(entity) = name.entity
                && name.form != NameForm::Pronoun
            {
                let used = all.entry(entity).or_default().entry(statement.account).or_default();
                add(used, Visible::of(mention.span.text(text)), StatementId(at));
            }
        }
    }
    let mut out: Vec<Named> = all.into_iter().map(|(entity, accounts)| Named { entity, accounts }).collect();
    out.retain(|named| several(named, accounts.len().min(2)));
    for used in out.iter_mut().flat_map(|named| named.accounts.values_mut()) {
        used.sort_by_key(|used| std::cmp::Reverse(used.statements.len()));
    }
    out.sort_by_key(|named| std::cmp::Reverse(uses(named)));
    out
}

fn add(used: &mut Vec<Used>, name: Visible, statement: StatementId) {
    match used.iter_mut().find(|u| fold(u.name.as_str()) == fold(name.as_str())) {
        Some(known) => known.statements.push(statement),
        None => used.push(Used { name, statements: vec![statement] }),
    }
}

/// Named by so many or more, under more than one name.
fn several(named: &Named, least: usize) -> bool {
    let mut names: Vec<String> = named.accounts.values().flatten().map(|used| fold(used.name.as_str())).collect();
    names.sort();
    names.dedup();
    named.accounts.len() >= least && names.len() > 1
}

fn uses(named: &Named) -> usize {
    named.accounts.values().flatten().map(|used| used.statements.len()).sum()
}
