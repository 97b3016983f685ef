//! Styles of OpenDocument: what a paragraph or a stretch of it inherits.

use std::collections::HashMap;

use crate::extract::xml::Element;

/// Styles have parents at most so often; those that go round in a circle end here.
const LONGEST: usize = 32;

#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    hidden: Option<bool>,
    bold: Option<bool>,
}

/// All styles of a document.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    all: HashMap<String, Style>,
}

impl Styles {
    /// Takes a style; anything else is none.
    pub fn read(&mut self, element: &Element) {
        let Some(name) = element.get("style:name").filter(|_| element.name == "style:style") else { return };
        let text = element.child("style:text-properties");
        let style = Style {
            parent: element.get("style:parent-style-name").map(str::to_string),
            hidden: text.and_then(|t| t.get("text:display")).map(|display| display == "none"),
            bold: text
                .and_then(|t| t.get("fo:font-weight"))
                .map(|weight| weight == "bold" || weight.parse::<u16>().is_ok_and(|w| w >= 600)),
        };
        self.all.insert(name.to_string(), style);
    }

    fn chain<'s>(&'s self, name: Option<&'s str>) -> impl Iterator<Item = (&'s str, Option<&'s Style>)> {
        let find = |name: &'s str| (name, self.all.get(name));
        let next = move |(_, style): &(&'s str, Option<&'s Style>)| style.and_then(|style| style.parent.as_deref()).map(find);
        std::iter::successors(name.map(find), next).take(LONGEST)
    }

    /// Is it the style of titles?
    pub fn is_title(&self, name: Option<&str>) -> bool {
        self.chain(name).any(|(name, _)| name == "Title")
    }

    /// Is what is in the style hidden? `None` where it says nothing.
    pub fn hides(&self, name: Option<&str>) -> Option<bool> {
        self.chain(name).find_map(|(_, style)| style?.hidden)
    }

    /// Is it bold?
    pub fn is_bold(&self, name: Option<&str>) -> bool {
        self.chain(name).find_map(|(_, style)| style?.bold).unwrap_or(false)
    }
}
