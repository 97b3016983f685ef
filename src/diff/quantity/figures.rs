//! What an account says about its figures elsewhere. A headline leaves out a bound: it says "1 dead" where the story says "at least one".
//! An account that says both twelve and 24 killed does not contradict one that says 24. And if an account always gives one number of a
//! thing, that number can be a fact about the event.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::comparable::Counted;
use crate::language::Language;
use crate::model::{Account, AccountId, Bound, Content, EventId, Quantity, Scope, Statement, StatementId, StatementKind};

/// The figures of a run that matter here, by account.
#[derive(Debug, Default)]
pub struct Figures {
    /// Figures in headlines that the stories below them bound, by statement and start.
    bounded: BTreeMap<(StatementId, usize), Quantity>,
    /// The figures that each account gives without a bound, by role.
    given: BTreeSet<(AccountId, String, Decimal)>,
    /// The things of which each account gives only one number.
    pub(super) only_numbers: OnlyNumbers,
}

impl Figures {
    /// Reads all figures once.
    pub fn of(accounts: &[Account], statements: &[Statement], language: &Language) -> Figures {
        let mut stated: BTreeMap<(AccountId, &str, Decimal), &Quantity> = BTreeMap::new();
        for (_, _, account, quantity, key) in figures_of(statements) {
            if !matches!(quantity.bound, Bound::Exact | Bound::Vague | Bound::Range) {
                stated.entry((account, key.0, key.1)).or_insert(quantity);
            }
        }
        let exact = || figures_of(statements).filter(|(.., quantity, _)| quantity.bound == Bound::Exact);
        let headline = |id: StatementId| statements[id.0].kind == StatementKind::Headline;
        let bounded = exact().filter(|(id, ..)| headline(*id)).filter_map(|(id, at, account, quantity, key)| {
            let story = stated.get(&(account, key.0, key.1)).filter(|other| other.unit == quantity.unit)?;
            let Quantity { low, high, bound, .. } = (*story).clone();
            Some(((id, at), Quantity { low, high, bound, ..quantity.clone() }))
        });
        let given = exact().map(|(_, _, account, _, key)| (account, key.0.to_string(), key.1));
        let only_numbers = OnlyNumbers::of(accounts, statements, language);
        Figures { bounded: bounded.collect(), given: given.collect(), only_numbers }
    }

    /// The figure of a headline, with the bound that its story gives.
    pub(super) fn in_story<'a>(&'a self, counted: Counted<'a>) -> Option<Counted<'a>> {
        let quantity = self.bounded.get(&(counted.said.id, counted.mention.span.start()))?;
        Some(Counted { quantity, ..counted })
    }

    /// True if an account gives this figure in this role anywhere.
    pub fn gives(&self, account: AccountId, quantity: &Quantity) -> bool {
        let key = quantity.role.clone().zip(quantity.value.filter(|_| quantity.bound == Bound::Exact));
        key.is_some_and(|(role, value)| self.given.contains(&(account, role, value.normalize())))
    }
}

/// A figure: its statement, its start, its account, the quantity, and its role and value.
type Figure<'s> = (StatementId, usize, AccountId, &'s Quantity, (&'s str, Decimal));

fn figures_of(statements: &[Statement]) -> impl Iterator<Item = Figure<'_>> {
    statements.iter().enumerate().filter(|(_, s)| !s.asks()).flat_map(|(at, statement)| {
        statement.mentions.iter().filter_map(move |mention| {
            let Content::Quantity(quantity) = &mention.content else { return None };
            let key = (quantity.role.as_deref()?, quantity.value?.normalize());
            Some((StatementId(at), mention.span.start(), statement.account, quantity, key))
        })
    })
}

/// Fewest accounts that count a thing, and fewest independent texts that give the same number of it.
const LEAST_COUNTING: usize = 3;
const LEAST_AGREEING: usize = 2;

/// The things of which each account gives only one number.
#[derive(Debug, Default)]
pub(super) struct OnlyNumbers {
    /// By account and thing.
    numbers: BTreeMap<(AccountId, String), Number>,
    /// Numbers that several texts agree on.
    agreed: BTreeSet<(EventId, String, Decimal)>,
}

#[derive(Debug)]
struct Number {
    event: EventId,
    value: Decimal,
}

impl OnlyNumbers {
    /// Reads all counts of things once. Counts of people are excluded: they differ by what happened to the people.
    pub(super) fn of(accounts: &[Account], statements: &[Statement], language: &Language) -> OnlyNumbers {
        let mut numbers: BTreeMap<(AccountId, String), Number> = BTreeMap::new();
        let mut several: BTreeSet<(AccountId, String)> = BTreeSet::new();
        for statement in statements.iter().filter(|s| !s.asks()) {
            for mention in &statement.mentions {
                let Content::Quantity(quantity) = &mention.content else { continue };
                let Some((thing, value)) = counted_thing(quantity, language) else { continue };
                let key = (statement.account, thing);
                let known = numbers.get(&key).is_some_and(|number| number.value != value);
                if known || matches!(quantity.scope, Some(Scope::Part | Scope::Additional)) {
                    several.insert(key.clone());
                }
                let event = accounts[statement.account.0].event;
                numbers.entry(key).or_insert(Number { event, value });
            }
        }
        several.iter().for_each(|key| _ = numbers.remove(key));
        // For each thing and number, how many accounts give it, and their origins.
        type Values<'o> = BTreeMap<Decimal, (usize, BTreeSet<&'o str>)>;
        let mut origins: BTreeMap<(EventId, &str), Values<'_>> = BTreeMap::new();
        for ((account, thing), number) in &numbers {
            let given = origins.entry((number.event, thing.as_str())).or_default().entry(number.value).or_default();
            given.0 += 1;
            given.1.insert(accounts[account.0].origin.as_str());
        }
        let enough = origins.into_iter().filter(|(_, values)| values.values().map(|(count, _)| count).sum::<usize>() >= LEAST_COUNTING);
        let alike = enough.flat_map(|((event, thing), values)| {
            let several = values.into_iter().filter(|(_, (_, texts))| texts.len() >= LEAST_AGREEING);
            several.map(move |(value, _)| (event, thing.to_string(), value)).collect::<Vec<_>>()
        });
        let agreed = alike.collect();
        OnlyNumbers { numbers, agreed }
    }

    /// True if each is the only number that its account gives of one thing, and several texts agree on one of the two.
    pub(super) fn are_only_numbers(&self, (x, p): (AccountId, &Quantity), (y, q): (AccountId, &Quantity), language: &Language) -> bool {
        let (Some((thing, a)), Some((other, b))) = (counted_thing(p, language), counted_thing(q, language)) else { return false };
        let number = |account: AccountId| self.numbers.get(&(account, thing.clone()));
        let (Some(first), Some(_)) = (number(x), number(y)) else { return false };
        let agreed = |value: Decimal| self.agreed.contains(&(first.event, thing.clone(), value));
        thing == other && (agreed(a) || agreed(b))
    }
}

/// The thing that is counted, and its number.
fn counted_thing(quantity: &Quantity, language: &Language) -> Option<(String, Decimal)> {
    let (opposites, roles) = (&language.opposites, &language.numbers.roles);
    let Quantity { unit: None, ordinal: false, change: None, of: Some(of), value: Some(value), .. } = quantity else { return None };
    let people = opposites.is_people(of) || opposites.is_part(of) || roles.is_person(of);
    let is_uncountable = people || opposites.is_general(of) || opposites.is_tallied(of) || quantity.bound == Bound::Vague;
    (!is_uncountable).then(|| (opposites.class(of).to_string(), value.normalize()))
}
