//! Automatic numbers of Word as printed: lists by number, their levels, where they begin and continue.

use std::collections::{HashMap, HashSet};

use super::styles::number;
use crate::extract::office::flow::Label;
use crate::extract::office::numbering::Count;
use crate::extract::xml::{self, Element, Flaws};

/// Number of levels of a list.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    count: Count,
    bullet: bool,
    /// What is printed: `%1.` is the number of the first level and a point.
    text: String,
    /// The style whose paragraphs are on this level.
    style: Option<String>,
}

/// A list that paragraphs refer to.
#[derive(Clone, Debug, Default)]
struct List {
    /// The abstract list that it is based on.
    base: String,
    /// Levels that it overrides.
    own: HashMap<usize, Level>,
    starts: HashMap<usize, u32>,
}

/// The lists of a document, and how far each has been counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    bases: HashMap<String, Vec<Level>>,
    /// For lists given by a style: the style to which an abstract list refers, and the abstract list of a style.
    links: HashMap<String, String>,
    by_style: HashMap<String, String>,
    lists: HashMap<String, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<(String, usize)>,
    keys: HashMap<String, u64>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(text: &str) -> (Numbering, Flaws) {
        let mut out = Numbering::default();
        let flaws = xml::inside(text, "w:numbering", |element| match element.name.as_str() {
            "w:abstractNum" => out.base(&element),
            "w:num" => out.list(&element),
            _ => {}
        });
        (out, flaws)
    }

    fn base(&mut self, element: &Element) {
        let Some(id) = element.get("w:abstractNumId") else { return };
        let value = |name: &str| element.child(name).and_then(|e| e.get("w:val")).map(str::to_string);
        if let Some(style) = value("w:numStyleLink") {
            self.links.insert(id.to_string(), style);
        }
        if let Some(style) = value("w:styleLink") {
            self.by_style.insert(style, id.to_string());
        }
        let mut levels = vec![Level::default(); LEVELS];
        for (at, level) in element.elements().filter(|e| e.name == "w:lvl").filter_map(level) {
            levels[at] = level;
        }
        self.bases.insert(id.to_string(), levels);
    }

    fn list(&mut self, element: &Element) {
        let Some(id) = element.get("w:numId") else { return };
        let base = element.child("w:abstractNumId").and_then(|e| e.get("w:val")).unwrap_or_default();
        let mut list = List { base: base.to_string(), ..List::default() };
        for change in element.elements().filter(|e| e.name == "w:lvlOverride") {
            let at = change.get("w:ilvl").and_then(|at| at.parse().ok()).filter(|at| *at < LEVELS).unwrap_or(0);
            if let Some(start) = number(change.child("w:startOverride")) {
                list.starts.insert(at, small(start));
            }
            if let Some((_, level)) = change.child("w:lvl").and_then(level) {
                list.own.insert(at, level);
            }
        }
        self.lists.insert(id.to_string(), list);
    }

    /// Returns the abstract list that applies to a list, following the style that may be in between.
    fn base_of(&self, list: &List) -> String {
        self.links.get(&list.base).and_then(|style| self.by_style.get(style)).unwrap_or(&list.base).clone()
    }

    /// Counts a paragraph of a list. `style` is the style that put it into the list, which may give the level.
    pub(super) fn next(&mut self, id: &str, level: Option<usize>, style: Option<&str>) -> Option<Label> {
        let list = self.lists.get(id)?;
        let base = self.base_of(list);
        let levels = self.bases.get(&base)?;
        let styled = || style.and_then(|style| levels.iter().position(|level| level.style.as_deref() == Some(style)));
        let at = level.or_else(styled).unwrap_or(0).min(LEVELS - 1);
        let get = |at: usize| list.own.get(&at).unwrap_or(&levels[at]);
        let counts = self.counts.entry(base.clone()).or_default();
        if let Some(start) = list.starts.get(&at)
            && self.begun.insert((id.to_string(), at))
        {
            counts[at] = start.checked_sub(1);
            if *start == 0 {
                counts[at] = None;
            }
        }
        let own = counts[at].map_or(list.starts.get(&at).copied().unwrap_or(get(at).start), |count| count.saturating_add(1));
        counts[at] = Some(own);
        counts[at + 1..].fill(None);
        let shown = |level: usize| counts[level].unwrap_or(get(level).start);
        let (text, one) = printed(&get(at).text, |level| get(level).count.write(shown(level)));
        let text = if get(at).bullet { "•".to_string() } else { text };
        let plain = !get(at).bullet && one == Some(at) && get(at).count == Count::Figures;
        let key = self.keys.len() as u64 * LEVELS as u64;
        let series = *self.keys.entry(base).or_insert(key) + at as u64;
        (!text.is_empty()).then_some(Label { text, number: plain.then_some(own), series })
    }
}

fn level(element: &Element) -> Option<(usize, Level)> {
    let at = element.get("w:ilvl")?.parse().ok().filter(|at| *at < LEVELS)?;
    let value = |name: &str| element.child(name).and_then(|e| e.get("w:val"));
    let format = value("w:numFmt").unwrap_or("decimal");
    let count = match format {
        "lowerLetter" => Count::Letters,
        "upperLetter" => Count::Capitals,
        "lowerRoman" => Count::Roman,
        "upperRoman" => Count::GreatRoman,
        "decimalZero" => Count::Padded,
        "none" => Count::None,
        _ => Count::Figures,
    };
    let start = number(element.child("w:start")).map_or(1, small);
    let text = value("w:lvlText").unwrap_or_default().to_string();
    Some((at, Level { start, count, bullet: format == "bullet", text, style: value("w:pStyle").map(str::to_string) }))
}

fn small(number: usize) -> u32 {
    number.min(1_000_000) as u32
}

/// Returns what is printed, with numbers for `%1` to `%9`, and the level of the number if there is only one.
fn printed(text: &str, number: impl Fn(usize) -> String) -> (String, Option<usize>) {
    let mut out = String::new();
    let mut levels = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let level = chars.peek().filter(|_| c == '%').and_then(|c| c.to_digit(10)).filter(|digit| *digit > 0);
        match level {
            Some(digit) => {
                chars.next();
                levels.push(digit as usize - 1);
                out.push_str(&number(digit as usize - 1));
            }
            None => out.push(c),
        }
    }
    (out.trim().to_string(), levels.first().copied().filter(|_| levels.len() == 1))
}

#[cfg(test)]
mod tests {
    use super::Numbering;

    const LISTS: &str = "<w:numbering><w:abstractNum w:abstractNumId='7'>\
        <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%2)'/></w:lvl>\
        <w:lvl w:ilvl='2'><w:pStyle w:val='Deep'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%3'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>\
        <w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num></w:numbering>";

    #[test]
    fn as_word_prints_them() {
        let mut lists = Numbering::read(LISTS).0;
        let mut next = |id: &str, level: usize| lists.next(id, Some(level), None).map(|label| (label.text, label.number));
        let one = |text: &str, number: Option<u32>| Some((text.to_string(), number));
        assert_eq!(next("1", 0), one("1.", Some(1)));
        assert_eq!(next("1", 1), one("(a)", None));
        assert_eq!(next("1", 1), one("(b)", None));
        assert_eq!(next("1", 0), one("2.", Some(2)));
        assert_eq!(next("1", 1), one("(a)", None));
        assert_eq!((next("2", 0), next("2", 0)), (one("5.", Some(5)), one("6.", Some(6))));
        assert_eq!(next("9", 0), None);
        assert_eq!(lists.next("1", None, Some("Deep")).map(|label| label.text), Some("6.1".into()));
    }
}
