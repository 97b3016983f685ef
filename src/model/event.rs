//! What a group of accounts tells of, where a run holds accounts of several events.

use super::AccountId;

/// Place of an event in [`super::Comparison::events`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId(pub usize);

impl std::fmt::Display for EventId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "event-{}", self.0 + 1)
    }
}

/// An event of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// Its accounts, in order.
    pub accounts: Vec<AccountId>,
    /// What tells it from the other events of the run, most telling first; empty where there is only one event.
    pub names: Vec<String>,
}
