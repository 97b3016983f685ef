//! XML of office files and books as small trees, one for each part of a document, so that a document is never in memory as a whole. Only
//! XML's own entities are resolved, whatever a document type declares. What is nested too deep is left out and reported.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits;

/// An element with its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name with the prefix that [`SPACES`] gives to its namespace.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// Its content, in order.
    pub children: Vec<Node>,
}

/// A child of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Text, with its entities resolved.
    Text(String),
}

/// What is wrong with a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flaws {
    /// It breaks off, or is not XML from some point on.
    pub broken: bool,
    /// Something was left out because it was nested too deep or one part contained too much.
    pub cut: bool,
}

/// Most elements of one part of a document.
const MOST_NODES: usize = 4_000_000;

/// Namespaces and the prefixes used for them here, whatever a file calls them.
const SPACES: [(&str, &str); 13] = [
    ("http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"),
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", "r"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", "m"),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"),
    ("http://schemas.openxmlformats.org/package/2006/relationships", "rel"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "custom"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"),
    ("http://www.w3.org/1999/xlink", "xlink"),
];

impl Element {
    /// Returns an attribute.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// Returns its name without a prefix.
    pub(super) fn local(&self) -> &str {
        local(&self.name)
    }

    /// Returns an attribute by its name without a prefix.
    pub(super) fn get_local(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| local(name) == key).map(|(_, value)| value.as_str())
    }

    /// Adds it and all elements inside it to `out`, in order, each with only its own text.
    pub(super) fn flatten(mut self, out: &mut Vec<Element>) {
        let inner = std::mem::take(&mut self.children);
        let (inner, own): (Vec<Node>, Vec<Node>) = inner.into_iter().partition(|node| matches!(node, Node::Element(_)));
        self.children = own;
        out.push(self);
        for node in inner {
            if let Node::Element(element) = node {
                element.flatten(out);
            }
        }
    }

    /// Returns its child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Returns its first child element of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// Returns the element at the end of a path.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Returns all text inside it.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        self.add_text(&mut out);
        out
    }

    fn add_text(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.add_text(out),
                Node::Text(text) => out.push_str(text),
            }
        }
    }

    /// True if it contains an element with one of these names at any depth.
    pub(super) fn holds(&self, names: &[&str]) -> bool {
        self.elements().any(|element| names.contains(&element.name.as_str()) || element.holds(names))
    }
}

/// Passes on each child of the elements called `around`, with or without a prefix, one after the other.
pub(super) fn inside(text: &str, around: &str, take: impl FnMut(Element)) -> Flaws {
    read(text, around, false, take)
}

/// The same for handwritten XML: an element that is not closed ends where its parent ends.
pub(super) fn inside_loosely(text: &str, around: &str, take: impl FnMut(Element)) {
    read(text, around, true, take);
}

fn read(text: &str, around: &str, loose: bool, mut take: impl FnMut(Element)) -> Flaws {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.check_end_names = !loose;
    config.allow_unmatched_ends = loose;
    let mut work = Work { around, spaces: Vec::new(), open: Vec::new(), depth: 0, skipped: 0, nodes: 0, flaws: Flaws::default() };
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => work.start(&start),
            Ok(Event::Empty(start)) => {
                work.start(&start);
                work.end(&mut take);
            }
            Ok(Event::End(end)) => (0..if loose { work.ended(end.name().0) } else { 1 }).for_each(|_| work.end(&mut take)),
            Ok(Event::Text(text)) => work.text(&text),
            Ok(Event::CData(text)) => work.text(&text),
            Ok(Event::GeneralRef(name)) => work.text(&resolved(&name)),
            Ok(Event::Eof) => {
                work.flaws.broken |= work.depth > 0;
                break;
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Err(_) => {
                work.flaws.broken = true;
                break;
            }
        }
    }
    // What was open when the file broke off is read as far as it goes.
    while work.depth > 0 {
        work.end(&mut take);
    }
    work.flaws
}

struct Work<'w> {
    around: &'w str,
    /// Prefixes of the file and our prefixes for them.
    spaces: Vec<(String, &'w str)>,
    /// The elements that are being built, and the names of those around them.
    open: Vec<Element>,
    depth: usize,
    /// Number of open elements that are nested too deep.
    skipped: usize,
    /// Nodes of the part that is being built.
    nodes: usize,
    flaws: Flaws,
}

impl Work<'_> {
    /// Returns how many of the open elements are around the parts, or `None` if no part is being built.
    fn base(&self) -> Option<usize> {
        self.open.iter().position(|element| element.name == self.around || element.local() == self.around)
    }

    /// Returns how many of the open elements an end tag closes.
    fn ended(&self, name: &str) -> usize {
        let own = || self.open.iter().rev().position(|element| element.local() == local(name)).map_or(0, |at| at + 1);
        if self.skipped > 0 { 1 } else { own() }
    }

    fn is_full(&mut self) -> bool {
        let full = self.open.len() >= limits::NESTED || self.nodes >= MOST_NODES;
        self.flaws.cut |= full;
        full
    }

    fn start(&mut self, start: &BytesStart) {
        self.depth += 1;
        if self.skipped > 0 || self.is_full() {
            self.skipped += 1;
            return;
        }
        self.declare(start);
        let name = self.name(start.name().0);
        let mut element = Element { name, ..Element::default() };
        if self.base().is_some() {
            self.nodes += 1;
            for attribute in start.attributes().with_checks(false).flatten() {
                self.nodes += 1;
                if self.nodes >= MOST_NODES {
                    break;
                }
                let value = attribute
                    .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                    .map_or_else(|_| String::new(), |value| value.into_owned());
                element.attributes.push((self.name(attribute.key.0), value));
            }
        }
        self.open.push(element);
    }

    fn end(&mut self, take: &mut impl FnMut(Element)) {
        self.depth = self.depth.saturating_sub(1);
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let base = self.base();
        let Some(element) = self.open.pop() else { return };
        match base {
            Some(base) if self.open.len() == base + 1 => {
                self.nodes = 0;
                take(element);
            }
            Some(base) if self.open.len() > base + 1 => {
                if let Some(parent) = self.open.last_mut() {
                    parent.children.push(Node::Element(element));
                }
            }
            Some(_) | None => {}
        }
    }

    fn text(&mut self, text: &str) {
        let built = self.base().is_some_and(|base| self.open.len() > base + 1);
        if !built || self.skipped > 0 || text.is_empty() {
            return;
        }
        let Some(parent) = self.open.last_mut() else { return };
        match parent.children.last_mut() {
            Some(Node::Text(last)) => last.push_str(text),
            Some(Node::Element(_)) | None => parent.children.push(Node::Text(text.to_string())),
        }
    }

    fn declare(&mut self, start: &BytesStart) {
        for attribute in start.attributes().with_checks(false).flatten() {
            let key = attribute.key.0;
            let Some(prefix) = key.strip_prefix("xmlns").map(|rest| rest.trim_start_matches(':')) else { continue };
            let known = SPACES.iter().find(|(space, _)| *space == attribute.value.as_ref()).map(|(_, ours)| *ours);
            if let Some(ours) = known.filter(|ours| *ours != prefix && !self.spaces.iter().any(|(own, _)| own == prefix)) {
                self.spaces.push((prefix.to_string(), ours));
            }
        }
    }

    fn name(&self, name: &str) -> String {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        match self.spaces.iter().find(|(own, _)| own == prefix) {
            Some((_, ours)) => format!("{ours}:{local}"),
            None => name.to_string(),
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Returns the character of a reference. A reference to an entity that XML does not define is returned as written.
fn resolved(name: &quick_xml::events::BytesRef) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    match name.as_ref() {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        other => format!("&{other};"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, Flaws, inside, inside_loosely};

    fn read(text: &str) -> (Vec<String>, Flaws) {
        let mut out = Vec::new();
        let flaws = inside(text, "w:body", |element| out.push(format!("{}={}", element.name, element.text())));
        (out, flaws)
    }

    #[test]
    fn parts_one_by_one_by_namespace() {
        let text = "<?xml version='1.0'?><x:document xmlns:x='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><x:body>\
            <x:p><x:t>Tea &amp; sugar&#33;</x:t></x:p> <x:p/></x:body></x:document>";
        assert_eq!(read(text), (vec!["w:p=Tea & sugar!".to_string(), "w:p=".to_string()], Flaws::default()));
    }

    #[test]
    fn what_breaks_off_is_read_as_far_as_it_goes() {
        let (parts, flaws) = read("<d><w:body><w:p>One</w:p><w:p>Two <w:t>and");
        assert_eq!((parts, flaws.broken), (vec!["w:p=One".to_string(), "w:p=Two and".to_string()], true));
        assert!(read("<d><w:body><w:p>One</w:q></w:body></d>").1.broken);
        assert!(read("\0\u{1}<<<").0.is_empty());
    }

    #[test]
    fn no_entity_is_looked_up() {
        let bomb = "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]><d><w:body><w:p>&b;&c;</w:p></w:body></d>";
        assert_eq!(read(bomb).0, ["w:p=&b;&c;"]);
    }

    #[test]
    fn what_nests_too_deep_is_left_out() {
        let deep = format!("<d><w:body><w:p>{}deep{}</w:p><w:p>flat</w:p></w:body></d>", "<a>".repeat(100_000), "</a>".repeat(100_000));
        assert_eq!(read(&deep), (vec!["w:p=".to_string(), "w:p=flat".to_string()], Flaws { broken: false, cut: true }));
    }

    #[test]
    fn what_is_not_closed_ends_with_its_parent() {
        let mut all: Vec<Element> = Vec::new();
        let text = "<x:a><b><c d='1'>One<c y:d='e&amp;f'>Two</b></z><i/>Three<!DOCTYPE";
        inside_loosely(text, "a", |element| element.flatten(&mut all));
        let told: Vec<_> = all.iter().map(|one| format!("{} {} {}", one.local(), one.get_local("d").unwrap_or("-"), one.text())).collect();
        assert_eq!(told, ["b - ", "c 1 One", "c e&f Two", "i - "]);
        inside_loosely(&"<a>".repeat(300_000), "a", drop);
    }
}
