//! What a group of accounts reports, in a run with accounts of several events.

use super::AccountId;

/// Index of an event in [`super::Comparison::events`].
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
    /// Names that distinguish it from the other events of the run, the most distinctive first; empty if there is only one event.
    pub names: Vec<String>,
}
