//! Who or what several mentions name, over all accounts.

use serde::Serialize;

use super::AccountId;

/// Index of an entity in [`super::Comparison::entities`]. Printed as `e1`, `e2`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub usize);

impl std::fmt::Display for EntityId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "e{}", self.0 + 1)
    }
}

/// One person, organisation, place … with all its names.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Canonical name: the fullest of the most frequent forms.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Every other name used for it, as first written, in order of use.
    pub aliases: Vec<String>,
    /// Why the names were joined: "same name", "spelling", "acronym", "demonym", "last name" …, in the order of `aliases`.
    pub basis: Vec<String>,
    /// The accounts that name it.
    pub accounts: Vec<AccountId>,
    /// The entity that this one belongs to or lies in, by the gazetteer: a city's country.
    pub within: Option<String>,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A person.
    Person,
    /// An organisation, government or agency.
    Organisation,
    /// A place.
    Place,
    /// A nationality or other group of people.
    Group,
    /// A named event: a war, a storm, a summit.
    Event,
    /// A product, work, ship, law.
    Product,
    /// A name of something else.
    Other,
}

impl EntityKind {
    /// The word shown for it, as in JSON.
    pub fn word(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organisation => "organisation",
            EntityKind::Place => "place",
            EntityKind::Group => "group",
            EntityKind::Event => "event",
            EntityKind::Product => "product",
            EntityKind::Other => "other",
        }
    }
}
