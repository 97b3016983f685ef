//! What an account counts one number of, and no other, wherever it tells it: "three cables". Where several accounts count one thing so
//! and some of them agree, the number is a fact of the event, whatever verbs and places it is told with.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::language::Language;
use crate::model::{Account, AccountId, Bound, Content, EventId, Quantity, Scope, Statement};

/// Least accounts that count a thing, and least texts of their own that count it alike.
const COUNTING: usize = 3;
const ALIKE: usize = 2;

/// The things of which accounts count one number.
#[derive(Debug, Default)]
pub struct Sole {
    /// By account and thing.
    numbers: BTreeMap<(AccountId, String), Number>,
    /// Numbers that several count alike.
    agreed: BTreeSet<(EventId, String, Decimal)>,
}

#[derive(Debug)]
struct Number {
    event: EventId,
    value: Decimal,
}

impl Sole {
    /// Reads all counts of things once. People are counted by what befell them, and not here.
    pub fn of(accounts: &[Account], statements: &[Statement], language: &Language) -> Sole {
        let mut numbers: BTreeMap<(AccountId, String), Number> = BTreeMap::new();
        let mut several: BTreeSet<(AccountId, String)> = BTreeSet::new();
        for statement in statements.iter().filter(|s| !s.asks()) {
            for mention in &statement.mentions {
                let Content::Quantity(quantity) = &mention.content else { continue };
                let Some((thing, value)) = counted(quantity, language) else { continue };
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
        // How many accounts, of which origins, give each number of a thing.
        type Values<'o> = BTreeMap<Decimal, (usize, BTreeSet<&'o str>)>;
        let mut origins: BTreeMap<(EventId, &str), Values<'_>> = BTreeMap::new();
        for ((account, thing), number) in &numbers {
            let told = origins.entry((number.event, thing.as_str())).or_default().entry(number.value).or_default();
            told.0 += 1;
            told.1.insert(accounts[account.0].origin.as_str());
        }
        let enough = origins.into_iter().filter(|(_, values)| values.values().map(|(count, _)| count).sum::<usize>() >= COUNTING);
        let alike = enough.flat_map(|((event, thing), values)| {
            let several = values.into_iter().filter(|(_, (_, texts))| texts.len() >= ALIKE);
            several.map(move |(value, _)| (event, thing.to_string(), value)).collect::<Vec<_>>()
        });
        let agreed = alike.collect();
        Sole { numbers, agreed }
    }

    /// Is each the only number of one thing that its account counts, and one of them what several count alike?
    pub fn both(&self, (x, p): (AccountId, &Quantity), (y, q): (AccountId, &Quantity), language: &Language) -> bool {
        let (Some((thing, a)), Some((other, b))) = (counted(p, language), counted(q, language)) else { return false };
        let number = |account: AccountId| self.numbers.get(&(account, thing.clone()));
        let (Some(first), Some(_)) = (number(x), number(y)) else { return false };
        let agreed = |value: Decimal| self.agreed.contains(&(first.event, thing.clone(), value));
        thing == other && (agreed(a) || agreed(b))
    }
}

/// The thing that is counted, and how many of it.
fn counted(quantity: &Quantity, language: &Language) -> Option<(String, Decimal)> {
    let (opposites, roles) = (&language.opposites, &language.numbers.roles);
    let Quantity { unit: None, ordinal: false, change: None, of: Some(of), value: Some(value), .. } = quantity else { return None };
    let people = opposites.is_people(of) || opposites.is_part(of) || roles.is_person(of);
    let loose = people || opposites.is_general(of) || opposites.is_tallied(of) || quantity.bound == Bound::Vague;
    (!loose).then(|| (opposites.class(of).to_string(), value.normalize()))
}
