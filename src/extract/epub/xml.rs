//! The small XML files of a book as a flat list of elements. No declared or external entity is ever read.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// An element with the text that follows its tag.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// Its name without a prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// Its text up to the next tag.
    pub text: String,
}

impl Element {
    /// An attribute by its name without a prefix.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

/// Most elements that are read; a book of this many chapters is none.
const ELEMENTS: usize = 200_000;
/// Most attributes of an element.
const ATTRIBUTES: usize = 16;

/// The elements of a file, as far as it can be read.
pub fn elements(text: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut out: Vec<Element> = Vec::new();
    let mut open = false;
    while out.len() < ELEMENTS {
        let mut add = |text: &str| {
            if let Some(element) = out.last_mut().filter(|_| open) {
                element.text.push_str(text);
            }
        };
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                out.push(element(&tag));
                open = true;
            }
            Ok(Event::Empty(tag)) => {
                out.push(element(&tag));
                open = false;
            }
            Ok(Event::End(_)) => open = false,
            Ok(Event::Text(text)) => add(&text.xml10_content()),
            Ok(Event::CData(text)) => add(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) => match name.resolve_char_ref() {
                Ok(Some(c)) => add(c.encode_utf8(&mut [0; 4])),
                Ok(None) | Err(_) => add(resolve_predefined_entity(&name).unwrap_or_default()),
            },
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Ok(Event::Eof) | Err(_) => break,
        }
    }
    out
}

fn element(tag: &BytesStart) -> Element {
    let mut all = tag.attributes();
    let attributes = all.with_checks(false).take(ATTRIBUTES).filter_map(Result::ok).map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Explicit1_0).map(|value| value.into_owned()).unwrap_or_default();
        (attribute.key.local_name().as_ref().to_string(), value)
    });
    Element { name: tag.local_name().as_ref().to_string(), attributes: attributes.collect(), text: String::new() }
}

#[cfg(test)]
mod tests {
    use super::elements;

    #[test]
    fn names_attributes_and_texts() {
        let got = elements(
            "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a><dc:b c:d='e&amp;f'>g&amp;&#65;&x;</dc:b><i/>j",
        );
        assert_eq!((got[1].name.as_str(), got[1].get("d"), got[1].text.as_str()), ("b", Some("e&f"), "g&A"));
        assert_eq!((got[2].name.as_str(), got[2].text.as_str()), ("i", ""));
        let many: String = (0..100_000).map(|n| format!(" a{n}='1'")).collect();
        assert_eq!(elements(&format!("<a{many}><b/>")).len(), 2);
        elements(&"<a>".repeat(300_000));
    }
}
