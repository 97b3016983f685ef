//! OpenDocument styles: what a paragraph or a span inherits, and how list items are numbered.

use std::collections::HashMap;

use crate::extract::office::flow::Label;
use crate::extract::office::numbering::Count;
use crate::extract::xml::Element;

/// Longest chain of parent styles, so that circular ones end.
const MOST_PARENTS: usize = 32;

#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    hidden: Option<bool>,
    bold: Option<bool>,
}

/// All styles of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
}

impl Styles {
    /// Adds a style. Other elements are ignored.
    pub(super) fn read(&mut self, element: &Element) {
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
        std::iter::successors(name.map(find), next).take(MOST_PARENTS)
    }

    /// True if it is the style of titles.
    pub(super) fn is_title(&self, name: Option<&str>) -> bool {
        self.chain(name).any(|(name, _)| name == "Title")
    }

    /// Returns whether text in the style is hidden, or `None` if the style does not say.
    pub(super) fn hides(&self, name: Option<&str>) -> Option<bool> {
        self.chain(name).find_map(|(_, style)| style?.hidden)
    }

    /// True if it is bold.
    pub(super) fn is_bold(&self, name: Option<&str>) -> bool {
        self.chain(name).find_map(|(_, style)| style?.bold).unwrap_or(false)
    }
}

/// Number of levels of a list.
const LEVELS: usize = 10;

#[derive(Clone, Debug, Default)]
struct Level {
    count: Count,
    bullet: bool,
    prefix: String,
    suffix: String,
    start: u32,
    /// How many levels are printed: 2 for "3.1".
    shown: usize,
}

/// The list styles, and how far each list has been counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    styles: HashMap<String, Vec<Level>>,
    counts: Vec<[Option<u32>; LEVELS]>,
    /// The series of each list by its id, and the last series of each style.
    ids: HashMap<String, usize>,
    last: HashMap<String, usize>,
}

impl Lists {
    /// Adds a list style. Other elements are ignored.
    pub(super) fn read(&mut self, element: &Element) {
        let Some(name) = element.get("style:name").filter(|_| element.name == "text:list-style") else { return };
        let mut levels = vec![Level { start: 1, shown: 1, ..Level::default() }; LEVELS];
        for level in element.elements() {
            let at = number(level, "text:level").unwrap_or(1) as usize;
            let Some(own) = at.checked_sub(1).and_then(|at| levels.get_mut(at)) else { continue };
            own.bullet = level.name != "text:list-level-style-number";
            own.count = match level.get("style:num-format") {
                Some("a") => Count::Letters,
                Some("A") => Count::Capitals,
                Some("i") => Count::Roman,
                Some("I") => Count::GreatRoman,
                Some("") | None => Count::None,
                Some(_) => Count::Figures,
            };
            own.prefix = level.get("style:num-prefix").unwrap_or_default().to_string();
            own.suffix = level.get("style:num-suffix").unwrap_or_default().to_string();
            own.start = number(level, "text:start-value").unwrap_or(1);
            own.shown = number(level, "text:display-levels").unwrap_or(1) as usize;
        }
        self.styles.insert(name.to_string(), levels);
    }

    /// Returns the series of a list that begins: a new one, or that of the list it continues.
    pub(super) fn begin(&mut self, list: &Element, style: &str) -> usize {
        let named = list.get("text:continue-list").and_then(|id| self.ids.get(id)).copied();
        let before = || self.last.get(style).copied().filter(|_| list.get("text:continue-numbering") == Some("true"));
        let series = named.or_else(before).unwrap_or_else(|| {
            self.counts.push([None; LEVELS]);
            self.counts.len() - 1
        });
        if let Some(id) = list.get("xml:id") {
            self.ids.insert(id.to_string(), series);
        }
        self.last.insert(style.to_string(), series);
        series
    }

    /// Counts an item on a level. `start` is the number at which it says that counting restarts.
    pub(super) fn next(&mut self, style: &str, series: usize, at: usize, start: Option<u32>) -> Option<Label> {
        let at = at.min(LEVELS - 1);
        let levels = self.styles.get(style)?;
        let counts = self.counts.get_mut(series)?;
        let level = &levels[at];
        let own = start.unwrap_or(counts[at].map_or(level.start, |count| count.saturating_add(1)));
        counts[at] = Some(own);
        counts[at + 1..].fill(None);
        if level.bullet {
            return Some(Label { text: "•".into(), number: None, series: 0 });
        }
        if level.count == Count::None {
            return None;
        }
        let from = (at + 1).saturating_sub(level.shown.max(1));
        let numbers: Vec<String> = (from..=at)
            .filter(|at| levels[*at].count != Count::None)
            .map(|at| levels[at].count.write(counts[at].unwrap_or(levels[at].start)))
            .collect();
        let text = format!("{}{}{}", level.prefix, numbers.join("."), level.suffix).trim().to_string();
        let plain = numbers.len() == 1 && level.count == Count::Figures;
        Some(Label { text, number: plain.then_some(own), series: (series * LEVELS + at) as u64 })
    }
}

/// Returns the number given by an attribute.
pub(super) fn number(element: &Element, key: &str) -> Option<u32> {
    element.get(key)?.trim().parse::<u32>().ok().map(|n| n.min(1_000_000))
}
