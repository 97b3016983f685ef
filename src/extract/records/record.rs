//! One record: for each key the best of its fields that holds something.

use super::names::{DATE, Key, NOTHING, USUAL};
use super::wanted::Rank;

/// The values of a record by key, with how good the name of their field is.
#[derive(Debug, Default)]
pub(super) struct Record {
    values: [Option<(usize, String)>; 8],
    /// Values of less good fields that are to hold the day of publication as well.
    days: Vec<String>,
}

/// Most days that are kept besides the one that is taken.
const DAYS: usize = 4;

impl Record {
    /// Takes the value of a field, if no better one stands there.
    pub(super) fn put(&mut self, rank: Rank, value: &str) {
        let own = &mut self.values[rank.key as usize];
        if value.trim().is_empty() || NOTHING.iter().any(|nothing| value.trim().eq_ignore_ascii_case(nothing)) {
            return;
        }
        let lost = match own {
            Some((place, _)) if rank.place >= *place => Some((rank.place, value.to_string())),
            _ => own.replace((rank.place, value.to_string())),
        };
        if let Some((_, day)) = lost.filter(|(place, _)| rank.key == Key::Published && is_day(*place) && self.days.len() < DAYS) {
            self.days.push(day);
        }
    }

    /// Other values that are to be the day of publication.
    pub(super) fn days(&self) -> &[String] {
        &self.days
    }

    /// What the record says of a key.
    pub(super) fn get(&self, key: Key) -> Option<&str> {
        self.values[key as usize].as_ref().map(|(_, value)| value.as_str())
    }

    /// Takes over what another holds, where nothing stands here.
    pub(super) fn fill(&mut self, other: Record) {
        self.days.extend(other.days);
        self.values.iter_mut().zip(other.values).for_each(|(own, other)| *own = own.take().or(other));
    }
}

/// Is a field of this place one of publication or a plain date, rather than one that only may serve as such?
fn is_day(place: usize) -> bool {
    USUAL.iter().find(|(key, _)| *key == Key::Published).is_some_and(|(_, names)| names.iter().take(place).all(|name| *name != DATE))
}
