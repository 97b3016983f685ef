//! Word styles: what a paragraph or a run inherits.

use std::collections::HashMap;

use crate::extract::xml::{self, Element, Flaws};

/// A style.
#[derive(Clone, Debug, Default)]
struct Style {
    /// Its name in lower case. Word keeps the English names of its own styles in every language version.
    name: String,
    based_on: Option<String>,
    outline: Option<usize>,
    list: Option<String>,
    level: Option<usize>,
    hidden: Option<bool>,
}

/// All styles of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
    /// The style of paragraphs that name no style.
    usual: Option<String>,
}

/// Longest chain of styles based on one another, so that circular ones end.
const LONGEST: usize = 32;
/// Outline levels from this one on are running text.
const BODY: usize = 9;

/// Returns the state of a switch such as `w:vanish`, or `None` if it is missing.
pub(super) fn is_on(properties: Option<&Element>, name: &str) -> Option<bool> {
    let switch = properties?.child(name)?;
    Some(!matches!(switch.get("w:val"), Some("0" | "false" | "off" | "none")))
}

/// Returns the number given by an element such as `w:outlineLvl`.
pub(super) fn number(element: Option<&Element>) -> Option<usize> {
    element?.get("w:val")?.trim().parse().ok()
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str) -> (Styles, Flaws) {
        let mut out = Styles::default();
        let flaws = xml::inside(text, "w:styles", |element| {
            let Some(id) = element.get("w:styleId").filter(|_| element.name == "w:style") else { return };
            let properties = element.child("w:pPr");
            let value = |name: &str| element.child(name).and_then(|e| e.get("w:val"));
            let list = properties.and_then(|p| p.child("w:numPr"));
            let style = Style {
                name: value("w:name").unwrap_or_default().to_lowercase(),
                based_on: value("w:basedOn").map(str::to_string),
                outline: number(properties.and_then(|p| p.child("w:outlineLvl"))),
                list: list.and_then(|l| l.child("w:numId")).and_then(|n| n.get("w:val")).map(str::to_string),
                level: number(list.and_then(|l| l.child("w:ilvl"))),
                hidden: is_on(element.child("w:rPr"), "w:vanish"),
            };
            let usual = element.get("w:type") == Some("paragraph") && matches!(element.get("w:default"), Some("1" | "true" | "on"));
            if usual {
                out.usual = Some(id.to_string());
            }
            out.all.insert(id.to_string(), style);
        });
        (out, flaws)
    }

    /// Returns the style of a paragraph: its own or the default.
    pub(super) fn of_paragraph<'s>(&'s self, properties: Option<&'s Element>) -> Option<&'s str> {
        let own = properties.and_then(|p| p.child("w:pStyle")).and_then(|s| s.get("w:val"));
        own.filter(|id| self.all.contains_key(*id)).or(self.usual.as_deref())
    }

    /// Returns a style and those it is based on.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let find = |id: &'s str| self.all.get_key_value(id).map(|(id, style)| (id.as_str(), style));
        let next = move |(_, style): &(&'s str, &'s Style)| style.based_on.as_deref().and_then(find);
        std::iter::successors(id.and_then(find), next).take(LONGEST)
    }

    /// True if it is a heading style.
    pub(super) fn is_heading(&self, id: Option<&str>, properties: Option<&Element>) -> bool {
        if let Some(level) = number(properties.and_then(|p| p.child("w:outlineLvl"))) {
            return level < BODY;
        }
        for (_, style) in self.chain(id) {
            if let Some(level) = style.outline {
                return level < BODY;
            }
            if style.name == "title" || style.name.strip_prefix("heading ").is_some_and(|rest| rest.parse::<u8>().is_ok()) {
                return true;
            }
        }
        false
    }

    /// True if it is a style of a table of contents.
    pub(super) fn is_contents(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|(_, style)| {
            let level = |name: &str| style.name.strip_prefix(name).is_some_and(|rest| rest.trim().bytes().all(|b| b.is_ascii_digit()));
            level("toc ") || style.name == "toc heading" || style.name == "table of figures"
        })
    }

    /// Returns the list into which a style puts its paragraphs, the level, and the style that says so.
    pub(super) fn list<'s>(&'s self, id: Option<&'s str>) -> Option<(&'s str, Option<usize>, &'s str)> {
        self.chain(id).find_map(|(id, style)| style.list.as_deref().map(|list| (list, style.level, id)))
    }

    /// True if text in the style is hidden.
    pub(super) fn hides(&self, id: Option<&str>) -> bool {
        self.chain(id).find_map(|(_, style)| style.hidden).unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::Styles;

    #[test]
    fn headings_by_inheritance_and_circles_end() {
        let text = "<w:styles>\
            <w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>\
            <w:style w:type='paragraph' w:styleId='H'><w:name w:val='heading 1'/><w:basedOn w:val='N'/></w:style>\
            <w:style w:type='paragraph' w:styleId='Own'><w:name w:val='Firm Heading'/><w:basedOn w:val='H'/></w:style>\
            <w:style w:type='paragraph' w:styleId='A'><w:name w:val='a'/><w:basedOn w:val='B'/></w:style>\
            <w:style w:type='paragraph' w:styleId='B'><w:name w:val='b'/><w:basedOn w:val='A'/></w:style>\
            <w:style w:type='paragraph' w:styleId='C'><w:name w:val='toc 2'/></w:style></w:styles>";
        let styles = Styles::read(text).0;
        let heads = |id: &str| styles.is_heading(Some(id), None);
        assert_eq!(["N", "H", "Own", "A", "C"].map(heads), [false, true, true, false, false]);
        assert!(styles.is_contents(Some("C")) && !styles.is_contents(Some("A")));
        assert_eq!(styles.of_paragraph(None), Some("N"));
    }
}
