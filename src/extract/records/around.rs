//! A JSON object that is not a line of a corpus: one record, or an object around a list of records, such as `{"articles": […]}`.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Places;
use super::fields::Wanted;
use super::fields::{INNER, Key, plain};
use super::record::Record;
use super::record::{Found, Item};
use crate::extract::limits;

/// Most objects around a list of records.
const DEPTH: usize = 4;

/// The kind of a value in such an object.
pub(super) enum Node {
    Words(String),
    List(List),
    Object(Box<Around>),
    Nothing,
}

/// A list: records, or the paragraphs of a text.
#[derive(Default)]
pub(super) struct List {
    /// The name of its field, with those around it.
    pub(super) name: String,
    /// Number and record.
    pub(super) records: Vec<(usize, Record)>,
    /// What is not a record.
    pub(super) odd: Places,
    paragraphs: Vec<String>,
    /// True if it has more than may be read.
    pub(super) too_many: bool,
}

impl List {
    /// True if one of its records has a text.
    pub(super) fn has_text(&self) -> bool {
        self.records.iter().any(|(_, record)| record.get(Key::Text).is_some())
    }

    /// Returns the text made of its parts.
    fn text(&self) -> String {
        let of_records = self.records.iter().filter_map(|(_, record)| record.get(Key::Text));
        self.paragraphs.iter().map(String::as_str).chain(of_records).collect::<Vec<_>>().join("\n\n")
    }
}

/// An object: its content as a record, and the lists in it.
#[derive(Default)]
pub(super) struct Around {
    pub(super) record: Record,
    pub(super) lists: Vec<List>,
    pub(super) fields: Vec<String>,
    /// Its name or text, if it takes the place of a value.
    words: Option<(usize, String)>,
}

/// Reads a value of such an object.
#[derive(Clone, Copy)]
pub(super) struct Reader<'w> {
    pub(super) wanted: &'w Wanted,
    /// Number of objects around it.
    pub(super) depth: usize,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records")
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Words(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Words(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Words(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Words(value.to_string()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut list = List::default();
        let mut number = 0;
        while let Some(found) = seq.next_element_seed(Item { wanted: self.wanted, depth: 0 })? {
            number += 1;
            match found {
                Found::Record(record) if list.records.len() < limits::DOCUMENTS => list.records.push((number, *record)),
                Found::Words(words) if list.paragraphs.len() < limits::DOCUMENTS => {
                    list.paragraphs.push(words);
                    list.odd.add(number);
                }
                Found::Record(_) | Found::Words(_) => list.too_many = true,
                Found::Other => list.odd.add(number),
            }
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut around = Around::default();
        while let Some(field) = map.next_key::<String>()? {
            if self.depth >= DEPTH {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let node = map.next_value_seed(Reader { depth: self.depth + 1, ..self })?;
            around.take(self.wanted, field, node);
        }
        Ok(Node::Object(Box::new(around)))
    }
}

impl Around {
    fn take(&mut self, wanted: &Wanted, field: String, node: Node) {
        let ranks = wanted.ranks(&field);
        let words = match node {
            Node::Words(words) => Some(words),
            Node::Nothing => None,
            Node::List(list) => {
                self.lists.push(List { name: field.clone(), ..list });
                None
            }
            Node::Object(inner) => {
                let named = |list: List| List { name: format!("{field}.{}", list.name), ..list };
                self.lists.extend(inner.lists.into_iter().map(named));
                inner.words.map(|(_, words)| words)
            }
        };
        if let Some(words) = words {
            ranks.iter().for_each(|rank| self.record.put(*rank, &words));
            let inner = INNER.iter().position(|known| *known == plain(&field));
            if let Some(place) = inner.filter(|place| self.words.as_ref().is_none_or(|(known, _)| place < known)) {
                self.words = Some((place, words));
            }
        }
        if self.fields.len() < limits::NESTED {
            self.fields.push(field);
        }
    }

    /// Takes the text of a record with a title from a list of paragraphs.
    pub(super) fn listed_text(&mut self, wanted: &Wanted) {
        if self.record.get(Key::Text).is_some() || self.record.get(Key::Title).is_none() {
            return;
        }
        for list in &self.lists {
            let ranks = wanted.ranks(&list.name);
            ranks.iter().filter(|rank| rank.key == Key::Text).for_each(|rank| self.record.put(*rank, &list.text()));
        }
    }
}
