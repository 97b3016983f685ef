//! One record: for each key the best of its fields that holds something.

use super::names::Key;
use super::wanted::Rank;

/// The values of a record by key, with how good the name of their field is.
#[derive(Debug, Default)]
pub(super) struct Record {
    values: [Option<(usize, String)>; 8],
}

impl Record {
    /// Takes the value of a field, if no better one stands there.
    pub(super) fn put(&mut self, rank: Rank, value: &str) {
        let own = &mut self.values[rank.key as usize];
        if !value.trim().is_empty() && own.as_ref().is_none_or(|(place, _)| rank.place < *place) {
            *own = Some((rank.place, value.to_string()));
        }
    }

    /// What the record says of a key.
    pub(super) fn get(&self, key: Key) -> Option<&str> {
        self.values[key as usize].as_ref().map(|(_, value)| value.as_str())
    }

    /// Takes over what another holds, where nothing stands here.
    pub(super) fn fill(&mut self, other: Record) {
        self.values.iter_mut().zip(other.values).for_each(|(own, other)| *own = own.take().or(other));
    }
}
