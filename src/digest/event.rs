//! The parts of a report: what is told of each event that several accounts tell of, and who is compared with none.

use crate::model::{AccountId, Comparison, EventId};
use crate::select::View;

/// What is told of each event that several accounts tell of, with its view. One part of everything, without a heading, where a run holds
/// one event.
pub fn events(comparison: &Comparison, view: &View) -> Vec<(Option<EventId>, View)> {
    if comparison.events.len() < 2 {
        return vec![(None, view.clone())];
    }
    let told = |id: &EventId| comparison.events[id.0].accounts.len() > 1;
    let ids = (0..comparison.events.len()).map(EventId).filter(told);
    ids.map(|id| (Some(id), view.of(comparison, id))).collect()
}

/// The accounts of an event, or all.
pub fn accounts(comparison: &Comparison, event: Option<EventId>) -> Vec<AccountId> {
    event.map_or_else(|| (0..comparison.accounts.len()).map(AccountId).collect(), |id| comparison.events[id.0].accounts.clone())
}

/// "Event 2", and the names that tell it from the others.
pub fn name(comparison: &Comparison, id: EventId) -> (String, String) {
    (format!("Event {}", id.0 + 1), comparison.events[id.0].names.join(", "))
}

/// "3 accounts of the same events", or how many events they tell of.
pub fn told(comparison: &Comparison) -> String {
    let accounts = match comparison.accounts.len() {
        1 => return "1 account".into(),
        many => format!("{many} accounts"),
    };
    match comparison.events.len() {
        0 | 1 => format!("{accounts} of the same events"),
        events => format!("{accounts} of {events} events"),
    }
}

/// "3 accounts of the same events, compared". One account alone is read, not compared.
pub fn title(comparison: &Comparison) -> String {
    match comparison.accounts.as_slice() {
        [alone] => format!("{}, read by itself: there is no other to compare it with", alone.label),
        _ => format!("{}, compared", told(comparison)),
    }
}

/// The accounts that are compared with none, each the only one on its event.
pub fn uncompared(comparison: &Comparison) -> Vec<AccountId> {
    let alone = comparison.events.iter().filter(|e| comparison.events.len() > 1 && e.accounts.len() == 1);
    alone.map(|e| e.accounts[0]).collect()
}
