//! Joins the names of all accounts to entities. First every mention gets a node: the gazetteer place that it names, the fuller name that it refers
//! to in its account, or its own words. Then nodes are joined by rules, each with its basis: the same words, acronym, last name, spelling, "also
//! known as". Two different gazetteer places are never joined. Which nodes exist and which are joined does not depend on the order of the
//! accounts; only the numbering does.

mod choose;
mod node;
mod person;
mod rules;
mod sound;
mod speaker;
mod spelling;
mod union;

use crate::language::Language;
use crate::model::{Account, Aliases, Content, Entity, EntityId, Statement};

pub use union::form;
use union::{Stated, Union};

/// Why a name belongs to an entity, sorted by the word that reports show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Basis {
    Acronym,
    AlsoKnownAs,
    CapitalForGovernment,
    Demonym,
    Description,
    FirstName,
    Initials,
    LastName,
    Nickname,
    Pronoun,
    /// The mention names its node itself.
    SameName,
    ShortForm,
    Spelling,
    /// The user states it.
    Stated,
}

impl Basis {
    /// The word that reports show.
    fn word(self) -> &'static str {
        match self {
            Basis::Acronym => "acronym",
            Basis::AlsoKnownAs => "also known as",
            Basis::CapitalForGovernment => "capital for government",
            Basis::Demonym => "demonym",
            Basis::Description => "description",
            Basis::FirstName => "first name",
            Basis::Initials => "initials",
            Basis::LastName => "last name",
            Basis::Nickname => "nickname",
            Basis::Pronoun => "pronoun",
            Basis::SameName => "same name",
            Basis::ShortForm => "short form",
            Basis::Spelling => "spelling",
            Basis::Stated => "stated",
        }
    }
}

/// The entities of all accounts, in order of first mention. Sets `entity` of names and `speaker` of speech and voices. What `aliases` states has
/// priority over every rule.
pub fn join(accounts: &[Account], statements: &mut [Statement], aliases: &Aliases, language: &Language) -> Vec<Entity> {
    let stated = Stated::new(aliases, language);
    let nodes = node::gather(accounts, statements, &stated, language);
    let mut union = Union::new(&nodes, language);
    stated.apply(&nodes, &mut union);
    rules::join_same_words(&nodes, &mut union, language);
    person::join_full(&nodes, &mut union, language);
    rules::join_declared(&nodes, &mut union, language);
    rules::join_acronyms(&nodes, &mut union, language);
    rules::join_equated(statements, &nodes, &mut union, language);
    spelling::join_spellings(&nodes, &mut union, language);
    person::join_first_names(&nodes, &mut union, language);
    person::join_last_names(&nodes, &mut union, language);
    let rules = stated.of_roots(&nodes, &mut union);
    let names = choose::Names { accounts, statements, nodes: &nodes, rules: &rules, language };
    let (entities, by_mention) = choose::entities(&names, &mut union);
    number(statements, &by_mention);
    speaker::set(accounts, statements);
    entities
}

/// Sets the entity of each name mention.
fn number(statements: &mut [Statement], by_mention: &[Vec<Option<EntityId>>]) {
    for (statement, entities) in statements.iter_mut().zip(by_mention) {
        for (mention, entity) in statement.mentions.iter_mut().zip(entities) {
            if let Content::Name(name) = &mut mention.content {
                name.entity = *entity;
            }
        }
    }
}
