//! The body of a document: paragraphs, tables and their containers.

use std::collections::HashMap;

use super::numbering::Numbering;
use super::paragraph::Inline;
use super::styles::{Styles, is_on, number};
use crate::extract::office::LeftOut;
use crate::extract::office::flow::{Flow, Label, Paragraph};
use crate::extract::office::reads_as_heading;
use crate::extract::office::table::{Cell, Table, TableRow};
use crate::extract::xml::Element;
use crate::model::Part;

/// Most columns that a cell spans.
const WIDEST: usize = 64;

/// The state of reading a document.
pub(super) struct Reader {
    pub styles: Styles,
    lists: Numbering,
    /// Footnotes and endnotes by kind and number.
    pub notes: HashMap<(&'static str, String), Element>,
    /// Number of notes of each kind so far.
    pub met: HashMap<&'static str, usize>,
    pub in_note: bool,
    /// The open fields: true for each whose instruction is being read, false if it is the result.
    pub fields: Vec<bool>,
    /// Text of a paragraph whose end was deleted: it continues in the next paragraph.
    carried: String,
    /// True inside a table of contents.
    contents: bool,
    pub left_out: LeftOut,
}

impl Reader {
    /// Creates a reader before the first paragraph.
    pub(super) fn new(styles: Styles, lists: Numbering) -> Reader {
        Reader {
            styles,
            lists,
            notes: HashMap::new(),
            met: HashMap::new(),
            in_note: false,
            fields: Vec::new(),
            carried: String::new(),
            contents: false,
            left_out: LeftOut::default(),
        }
    }

    /// Reads a paragraph, a table, or a container of these.
    pub(super) fn block(&mut self, element: &Element, flow: &mut Flow) {
        match element.name.as_str() {
            "w:p" => self.paragraph(element, flow),
            "w:tbl" => self.table(element, flow),
            "w:sdt" => {
                let gallery = element.at(&["w:sdtPr", "w:docPartObj", "w:docPartGallery"]).and_then(|e| e.get("w:val"));
                let before = self.contents;
                self.contents |= gallery == Some("Table of Contents");
                if let Some(content) = element.child("w:sdtContent") {
                    self.blocks(content, flow);
                }
                self.contents = before;
            }
            "w:del" | "w:moveFrom" => self.left_out.changes += 1,
            "w:ins" | "w:moveTo" => {
                self.left_out.changes += 1;
                self.blocks(element, flow);
            }
            "mc:AlternateContent" => self.blocks(chosen(element), flow),
            "w:customXml" | "w:smartTag" => self.blocks(element, flow),
            "w:altChunk" => self.left_out.chunks += 1,
            _ => {}
        }
    }

    /// Reads all children of an element.
    pub(super) fn blocks(&mut self, element: &Element, flow: &mut Flow) {
        element.elements().for_each(|child| self.block(child, flow));
    }

    /// Adds text carried over to a paragraph that does not come.
    pub(super) fn end(&mut self, flow: &mut Flow) {
        let carried = std::mem::take(&mut self.carried);
        flow.push(Paragraph::new(Part::Paragraph, &carried));
    }

    fn paragraph(&mut self, element: &Element, flow: &mut Flow) {
        let properties = element.child("w:pPr");
        let style = self.styles.of_paragraph(properties).map(str::to_string);
        let mut inline =
            Inline { hidden: self.styles.hides(style.as_deref()), text: std::mem::take(&mut self.carried), ..Inline::default() };
        self.runs(element, &mut inline);
        // A field without a result ends with its paragraph.
        self.fields.iter_mut().for_each(|instruction| *instruction = false);
        let end = properties.and_then(|p| p.child("w:rPr"));
        let deleted = end.is_some_and(|end| ["w:del", "w:moveFrom"].iter().any(|name| end.child(name).is_some()));
        self.left_out.changes += usize::from(deleted);
        if deleted {
            self.carried = inline.text;
        } else {
            let label = self.label(properties, style.as_deref()).filter(|_| !inline.text.trim().is_empty());
            let part = self.part(&inline.text, label.is_some(), properties, style.as_deref());
            add(flow, part, label, &inline.text);
        }
        inline.notes.into_iter().for_each(|note| flow.push(note));
        inline.boxes.into_iter().for_each(|inner| flow.entries_of(inner));
    }

    fn label(&mut self, properties: Option<&Element>, style: Option<&str>) -> Option<Label> {
        let own = properties.and_then(|p| p.child("w:numPr"));
        let own_list = own.and_then(|own| own.child("w:numId")).and_then(|id| id.get("w:val"));
        let own_level = number(own.and_then(|own| own.child("w:ilvl")));
        let styled = self.styles.list(style);
        let (list, level, by) = match (own_list, styled) {
            (Some("0"), _) => return None,
            (Some(list), _) => (list, own_level, None),
            (None, Some((list, level, by))) => (list, own_level.or(level), Some(by)),
            (None, None) => return None,
        };
        self.lists.next(list, level, by)
    }

    fn part(&self, text: &str, numbered: bool, properties: Option<&Element>, style: Option<&str>) -> Part {
        match () {
            () if self.contents || self.styles.is_contents(style) => Part::Boilerplate,
            () if self.styles.is_heading(style, properties) && reads_as_heading(text) => Part::Headline,
            () if numbered => Part::ListItem,
            () => Part::Paragraph,
        }
    }

    fn table(&mut self, element: &Element, flow: &mut Flow) {
        let mut table = Table::default();
        let mut above: Vec<Cell> = Vec::new();
        self.rows(element, &mut table, &mut above);
        flow.table(table);
    }

    /// Reads the rows of a table, also those inside containers. `above` is the row before, for cells that continue downwards.
    fn rows(&mut self, element: &Element, table: &mut Table, above: &mut Vec<Cell>) {
        for child in element.elements() {
            match child.name.as_str() {
                "w:tr" => {
                    let properties = child.child("w:trPr");
                    let has = |name: &str| properties.is_some_and(|p| p.child(name).is_some());
                    self.left_out.changes += usize::from(has("w:del") || has("w:ins"));
                    if has("w:del") {
                        continue;
                    }
                    let mut row = TableRow { heads: is_on(properties, "w:tblHeader") == Some(true), ..TableRow::default() };
                    let before = number(properties.and_then(|p| p.child("w:gridBefore"))).unwrap_or(0).min(WIDEST);
                    row.cells.resize_with(before, Cell::default);
                    self.cells(child, &mut row.cells, above);
                    *above = row.cells.iter().map(Cell::again).collect();
                    table.rows.push(row);
                }
                "w:sdt" => {
                    if let Some(content) = child.child("w:sdtContent") {
                        self.rows(content, table, above);
                    }
                }
                "w:ins" | "w:customXml" | "w:smartTag" => self.rows(child, table, above),
                _ => {}
            }
        }
    }

    fn cells(&mut self, row: &Element, cells: &mut Vec<Cell>, above: &[Cell]) {
        for child in row.elements() {
            match child.name.as_str() {
                "w:tc" => {
                    let properties = child.child("w:tcPr");
                    let goes_on = properties.and_then(|p| p.child("w:vMerge")).is_some_and(|merge| merge.get("w:val") != Some("restart"));
                    let mut cell = Cell { bold: is_bold(child), ..Cell::default() };
                    self.blocks(child, &mut cell.flow);
                    let carried = std::mem::take(&mut self.carried);
                    cell.flow.push(Paragraph::new(Part::Paragraph, &carried));
                    if goes_on && cell.flow.is_empty() {
                        cell = above.get(cells.len()).map(Cell::again).unwrap_or_default();
                    }
                    let span = number(properties.and_then(|p| p.child("w:gridSpan"))).unwrap_or(1).clamp(1, WIDEST);
                    cells.push(cell);
                    cells.resize_with(cells.len() + span - 1, Cell::default);
                }
                "w:sdt" => {
                    if let Some(content) = child.child("w:sdtContent") {
                        self.cells(content, cells, above);
                    }
                }
                "w:customXml" | "w:smartTag" => self.cells(child, cells, above),
                _ => {}
            }
        }
    }
}

/// Adds a paragraph. Two line breaks split it.
fn add(flow: &mut Flow, part: Part, label: Option<Label>, text: &str) {
    let mut label = label;
    for part_of in text.split("\n\n").filter(|text| !text.trim().is_empty()) {
        flow.push(Paragraph { label: label.take(), ..Paragraph::new(part, part_of) });
    }
}

/// Chooses one of several forms of the same content: the first that has text, else the one for old programs.
pub(super) fn chosen(element: &Element) -> &Element {
    let first = element.elements().find(|e| e.name == "mc:Choice" && e.holds(&["w:t"]));
    first.or_else(|| element.child("mc:Fallback")).or_else(|| element.child("mc:Choice")).unwrap_or(element)
}

/// True if all runs with text are bold.
fn is_bold(cell: &Element) -> bool {
    let mut runs = cell
        .elements()
        .filter(|e| e.name == "w:p")
        .flat_map(Element::elements)
        .filter(|e| e.name == "w:r" && e.child("w:t").is_some())
        .peekable();
    runs.peek().is_some() && runs.all(|run| is_on(run.child("w:rPr"), "w:b") == Some(true))
}
