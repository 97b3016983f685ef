//! Markup, HTML or XML, that is safe by its type: text is always escaped and its hidden characters made visible; only the program itself adds markup.
//! The names of elements and attributes are literals; values of attributes are escaped like text.

use std::fmt;

use crate::text::Visible;

/// A piece of a page or document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Markup(String);

impl Markup {
    /// Any text. Control, bidirectional and invisible characters become visible symbols, white space one space.
    pub(super) fn text(text: &str) -> Markup {
        Markup(escaped(text))
    }

    /// Markup written by the program.
    pub(super) fn fixed(markup: &'static str) -> Markup {
        Markup(markup.into())
    }

    /// Adds a piece at the end.
    pub(super) fn push(&mut self, piece: impl Into<Markup>) {
        self.0.push_str(&piece.into().0);
    }

    /// True if it is empty.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The markup as text.
    pub(super) fn into_string(self) -> String {
        self.0
    }
}

impl FromIterator<Markup> for Markup {
    fn from_iter<I: IntoIterator<Item = Markup>>(pieces: I) -> Markup {
        Markup(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

impl FromIterator<Tag> for Markup {
    fn from_iter<I: IntoIterator<Item = Tag>>(pieces: I) -> Markup {
        pieces.into_iter().map(Markup::from).collect()
    }
}

impl From<Tag> for Markup {
    fn from(tag: Tag) -> Markup {
        let Tag { name, attributes, inside } = tag;
        if VOID.contains(&name) {
            return Markup(format!("<{name}{attributes}>"));
        }
        let line = if BLOCKS.contains(&name) || TEI_BLOCKS.contains(&name) { "\n" } else { "" };
        Markup(format!("<{name}{attributes}>{inside}</{name}>{line}"))
    }
}

/// An element under construction.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    name: &'static str,
    attributes: String,
    inside: String,
}

/// An element without attributes and content.
pub(super) fn tag(name: &'static str) -> Tag {
    Tag { name, attributes: String::new(), inside: String::new() }
}

impl Tag {
    /// Adds an attribute.
    pub(super) fn set(mut self, name: &'static str, value: impl fmt::Display) -> Tag {
        self.attributes.push_str(&format!(" {name}=\"{}\"", escaped(&value.to_string())));
        self
    }

    /// Adds a class.
    pub(super) fn class(self, names: impl fmt::Display) -> Tag {
        self.set("class", names)
    }

    /// Adds text at the end.
    pub(super) fn say(mut self, text: &str) -> Tag {
        self.inside.push_str(&escaped(text));
        self
    }

    /// Adds a piece at the end.
    pub(super) fn put(mut self, piece: impl Into<Markup>) -> Tag {
        self.inside.push_str(&piece.into().0);
        self
    }

    /// Adds pieces at the end.
    pub(super) fn all<T: Into<Markup>>(self, pieces: impl IntoIterator<Item = T>) -> Tag {
        pieces.into_iter().fold(self, Tag::put)
    }
}

/// Elements without content.
const VOID: [&str; 4] = ["br", "input", "meta", "link"];
/// Elements that end a line, so that two reports can be compared line by line. None of them occurs in running text.
const BLOCKS: [&str; 19] = [
    "article", "section", "header", "footer", "nav", "main", "div", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "table", "tr",
    "details", "svg",
];
/// The same for TEI.
const TEI_BLOCKS: [&str; 13] = [
    "teiHeader",
    "fileDesc",
    "titleStmt",
    "publicationStmt",
    "sourceDesc",
    "listWit",
    "witness",
    "encodingDesc",
    "appInfo",
    "ab",
    "app",
    "rdg",
    "note",
];

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in Visible::of(text).as_str().chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Markup, tag};

    #[test]
    fn text_is_never_markup() {
        let hostile = "<script>alert(1)</script> \"'& \u{1b}[2J\u{202e}x\0";
        let shown = "&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;&amp; ␛[2J&lt;U+202E&gt;x␀";
        assert_eq!(Markup::text(hostile).into_string(), shown);
        assert_eq!(Markup::from(tag("b").set("title", hostile).say(hostile)).into_string(), format!("<b title=\"{shown}\">{shown}</b>"));
    }
}
