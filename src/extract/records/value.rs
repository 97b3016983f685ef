//! What stands in a field of JSON: its words, whatever they are wrapped in.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::names::{INNER, plain};

/// Most objects or lists around the words of a value.
const DEPTH: usize = 4;

/// Reads a value as words; nothing where it holds none.
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// Objects and lists around it.
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

    /// Paragraphs of a text, names of writers.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Option<String>, A::Error> {
        if self.depth >= DEPTH {
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

    /// Of an object the field that is its name or its text.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<String>, A::Error> {
        let mut best: Option<(usize, String)> = None;
        while let Some(field) = map.next_key::<String>()? {
            let rank = INNER.iter().position(|known| *known == plain(&field)).filter(|_| self.depth < DEPTH);
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
