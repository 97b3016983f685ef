//! How rare the names and dates of an event are: the number of its statements that contain each.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::days::date;
use super::foreign::weighed;
use crate::model::{Content, Mention, NameForm, Statement, When};
use crate::text::Bag;

/// How many statements of an event name each entity and each date.
pub struct Counts {
    statements: usize,
    named: BTreeMap<usize, f64>,
    dated: BTreeMap<String, f64>,
}

impl Counts {
    /// The counts of each event.
    pub fn of_events(reading: &Context<'_>) -> Vec<Counts> {
        let weighed = weighed(reading.accounts);
        let mut told: Vec<Vec<&Statement>> = vec![Vec::new(); reading.accounts.iter().map(|a| a.event.0 + 1).max().unwrap_or(0)];
        let counted = reading.statements.iter().filter(|s| weighed[s.account.0]);
        counted.for_each(|s| told[reading.accounts[s.account.0].event.0].push(s));
        told.iter().map(|own| Counts { statements: own.len(), named: entity_counts(own), dated: date_counts(own) }).collect()
    }

    /// The rarity of a date: 1 if only a pair has it, falling to 0 if the whole event has it.
    pub fn rarity(&self, when: &When) -> f64 {
        let others = self.dated.get(&when.edtf()).map_or(1.0, |count| (count - 1.0).max(1.0));
        1.0 - others.ln() / (self.statements as f64 + 10.0).ln()
    }
}

/// The number of statements with each date.
fn date_counts(statements: &[&Statement]) -> BTreeMap<String, f64> {
    let mut counts = BTreeMap::new();
    for statement in statements {
        let days: BTreeSet<String> = statement.mentions.iter().filter_map(date).map(|when| when.edtf()).collect();
        for day in days {
            *counts.entry(day).or_default() += 1.0;
        }
    }
    counts
}

/// The number of statements with each entity.
fn entity_counts(statements: &[&Statement]) -> BTreeMap<usize, f64> {
    let mut counts = BTreeMap::new();
    for statement in statements {
        let ids: BTreeSet<usize> = statement.mentions.iter().filter_map(entity).map(|(id, _)| id).collect();
        for id in ids {
            *counts.entry(id).or_default() += 1.0;
        }
    }
    counts
}

fn entity(mention: &Mention) -> Option<(usize, NameForm)> {
    if let Content::Name(name) = &mention.content { Some((name.entity?.0, name.form)) } else { None }
}

/// Entities weighted by rarity in the event; a description or pronoun counts half, since it may refer to another entity.
pub fn entities(statement: &Statement, counts: &Counts) -> Bag {
    let all = counts.statements as f64 + 10.0;
    let weigh = |(id, form): (usize, NameForm)| {
        let rarity = (all / (counts.named.get(&id).copied().unwrap_or(1.0) - 1.0).max(1.0)).ln();
        let sure = match form {
            NameForm::Proper | NameForm::Adjective => 1.0,
            NameForm::Nominal | NameForm::Pronoun => 0.5,
        };
        (id as u64, rarity * sure)
    };
    Bag::new(statement.mentions.iter().filter_map(entity).map(weigh).collect())
}
