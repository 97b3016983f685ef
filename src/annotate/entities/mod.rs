//! Joins the names of all accounts to entities. First every mention gets a node: the place it names by the gazetteer, the fuller name
//! it stands for in its account, or its own words. Then nodes are joined by rules, each with its basis: the same words, acronym,
//! last name, spelling, "also known as". Two different places of the gazetteer never become one. Which node exists and which are
//! joined does not depend on the order of the accounts; only the numbering does.

mod acronym;
mod choose;
mod close;
mod known_as;
mod label;
mod lives;
mod node;
mod person;
mod sound;
mod speaker;
mod spelling;
pub mod stated;
mod union;

use crate::language::Language;
use crate::model::{Account, Aliases, Content, Entity, EntityId, Statement};

use stated::Stated;
use union::Union;

/// The entities of all accounts, in order of first mention; sets `entity` of names and `speaker` of speech and voices.
/// What `aliases` states goes before every rule.
pub fn join(accounts: &[Account], statements: &mut [Statement], aliases: &Aliases, language: &Language) -> Vec<Entity> {
    let stated = Stated::new(aliases, language);
    let nodes = node::gather(accounts, statements, &stated, language);
    let mut union = Union::new(&nodes, language);
    stated.apply(&nodes, &mut union);
    label::join_same_words(&nodes, &mut union, language);
    person::join_full(&nodes, &mut union);
    acronym::join_declared(&nodes, &mut union, language);
    acronym::join(&nodes, &mut union, language);
    known_as::join(statements, &nodes, &mut union, language);
    spelling::join(&nodes, &mut union, language);
    person::join_first_names(&nodes, &mut union, language);
    person::join_last_names(&nodes, &mut union, language);
    let rules = stated.of_roots(&nodes, &mut union);
    let chosen = choose::Reading { accounts, statements, nodes: &nodes, rules: &rules, language };
    let (entities, by_mention) = choose::entities(&chosen, &mut union);
    number(statements, &by_mention);
    speaker::set(accounts, statements);
    entities
}

/// Writes the entity of each name mention.
fn number(statements: &mut [Statement], by_mention: &[Vec<Option<EntityId>>]) {
    for (statement, entities) in statements.iter_mut().zip(by_mention) {
        for (mention, entity) in statement.mentions.iter_mut().zip(entities) {
            if let Content::Name(name) = &mut mention.content {
                name.entity = *entity;
            }
        }
    }
}
