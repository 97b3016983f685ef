//! One record: the best non-empty field for each key, and how a JSON object becomes a record, however deep its values are wrapped.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::fields::{AROUND, DATE, INNER, Key, NOTHING, USUAL, plain};
use super::fields::{Rank, Wanted};

/// The values of a record by key, with the rank of the name of their field.
#[derive(Debug, Default)]
pub(super) struct Record {
    values: [Option<(usize, String)>; 8],
    /// Values of lower-ranked fields that also give the day of publication.
    days: Vec<String>,
}

/// Most days kept besides the one taken.
const DAYS: usize = 4;

impl Record {
    /// Takes the value of a field, unless there is a better one.
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

    /// Returns the other values that give the day of publication.
    pub(super) fn days(&self) -> &[String] {
        &self.days
    }

    /// Returns what the record says for a key.
    pub(super) fn get(&self, key: Key) -> Option<&str> {
        self.values[key as usize].as_ref().map(|(_, value)| value.as_str())
    }

    /// Takes over the values of another record that are missing here.
    pub(super) fn fill(&mut self, other: Record) {
        self.days.extend(other.days);
        self.values.iter_mut().zip(other.values).for_each(|(own, other)| *own = own.take().or(other));
    }
}

/// True if a field of this rank gives the day of publication or a plain date. Fields further down the list only may.
fn is_day(place: usize) -> bool {
    USUAL.iter().find(|(key, _)| *key == Key::Published).is_some_and(|(_, names)| names.iter().take(place).all(|name| *name != DATE))
}

/// Most objects around the fields of a record.
const MOST_AROUND_FIELDS: usize = 3;

/// What is found where a record is expected.
pub(super) enum Found {
    /// An object.
    Record(Box<Record>),
    /// Text, as in a list of paragraphs.
    Words(String),
    /// Anything else.
    Other,
}

/// Reads one record.
#[derive(Clone, Copy)]
pub(super) struct Item<'w> {
    pub(super) wanted: &'w Wanted,
    /// Number of objects around it.
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
            if AROUND.contains(&field.as_str()) && self.depth < MOST_AROUND_FIELDS {
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

/// Most objects or lists around the text of a value.
const MOST_AROUND_WORDS: usize = 4;

/// Reads a value as text. Returns `None` if it has no text.
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// Number of objects and lists around it.
    pub(super) depth: usize,
}

impl<'de> DeserializeSeed<'de> for Words {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<String>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Words {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Option<String>, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_string<E>(self, value: String) -> Result<Option<String>, E> {
        Ok(Some(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Option<String>, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Option<String>, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Option<String>, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Option<String>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<String>, E> {
        Ok(None)
    }

    /// Joins paragraphs of a text or names of writers.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Option<String>, A::Error> {
        if self.depth >= MOST_AROUND_WORDS {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(None);
        }
        let mut out = String::new();
        while let Some(part) = seq.next_element_seed(Words { depth: self.depth + 1 })? {
            if let Some(part) = part.filter(|part| !part.trim().is_empty()) {
                out.push_str(if out.is_empty() { "" } else { "\n\n" });
                out.push_str(&part);
            }
        }
        Ok(Some(out).filter(|out| !out.is_empty()))
    }

    /// Returns the field of an object that is its name or its text.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<String>, A::Error> {
        let mut best: Option<(usize, String)> = None;
        while let Some(field) = map.next_key::<String>()? {
            let rank = INNER.iter().position(|known| *known == plain(&field)).filter(|_| self.depth < MOST_AROUND_WORDS);
            let Some(rank) = rank else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let value = map.next_value_seed(Words { depth: self.depth + 1 })?;
            if let Some(value) = value.filter(|_| best.as_ref().is_none_or(|(known, _)| rank < *known)) {
                best = Some((rank, value));
            }
        }
        Ok(best.map(|(_, value)| value))
    }
}
