//! One object of JSON as a record.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::names::AROUND;
use super::record::Record;
use super::value::Words;
use super::wanted::Wanted;

/// Most objects around the fields of a record.
const DEPTH: usize = 3;

/// What stands where a record is expected.
pub(super) enum Found {
    /// An object.
    Record(Box<Record>),
    /// Words, as of a list of paragraphs.
    Words(String),
    /// Anything else.
    Other,
}

/// Reads one record.
#[derive(Clone, Copy)]
pub(super) struct Item<'w> {
    pub(super) wanted: &'w Wanted,
    /// Objects around it.
    pub(super) depth: usize,
}

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Item<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_str<E>(self, value: &str) -> Result<Found, E> {
        Ok(Found::Words(value.to_string()))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_unit<E>(self) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Found, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Found::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        let mut record = Record::default();
        while let Some(field) = map.next_key::<String>()? {
            if AROUND.contains(&field.as_str()) && self.depth < DEPTH {
                if let Found::Record(inner) = map.next_value_seed(Item { depth: self.depth + 1, ..self })? {
                    record.fill(*inner);
                }
                continue;
            }
            self.wanted.note(&field);
            let ranks = self.wanted.ranks(&field);
            if ranks.is_empty() {
                map.next_value::<IgnoredAny>()?;
            } else if let Some(words) = map.next_value_seed(Words { depth: 0 })? {
                ranks.iter().for_each(|rank| record.put(*rank, &words));
            }
        }
        Ok(Found::Record(Box::new(record)))
    }
}
