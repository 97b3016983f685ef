//! The body of a document: paragraphs with their text, notes and boxes, lists, tables and their containers.

use super::styles::Styles;
use super::styles::{Lists, number};
use crate::extract::office::flow::{Flow, Label, Paragraph};
use crate::extract::office::table::{Cell, Table, TableRow};
use crate::extract::office::{LeftOut, reads_as_heading};
use crate::extract::xml::{Element, Node};
use crate::model::Part;

/// Most columns that a cell may span.
const WIDEST: u32 = 64;

/// The state of reading a document.
pub(super) struct Reader {
    pub styles: Styles,
    lists: Lists,
    /// The current list: its style, series and level.
    list: Option<(String, usize, usize)>,
    /// The number of the next paragraph.
    label: Option<Label>,
    /// True inside a table of contents.
    contents: bool,
    pub left_out: LeftOut,
}

impl Reader {
    /// Creates a reader before the first paragraph.
    pub(super) fn new(styles: Styles, lists: Lists) -> Reader {
        Reader { styles, lists, list: None, label: None, contents: false, left_out: LeftOut::default() }
    }

    /// Reads a paragraph, a list, a table, or a container of these.
    pub(super) fn block(&mut self, element: &Element, flow: &mut Flow) {
        match element.name.as_str() {
            "text:p" | "text:h" => self.paragraph(element, flow),
            "text:list" => self.list(element, flow),
            "text:list-item" | "text:list-header" => self.item(element, flow),
            "table:table" => self.table(element, flow),
            "text:tracked-changes" => self.left_out.changes += element.elements().filter(|e| e.name == "text:changed-region").count(),
            "text:section" if element.get("text:display") == Some("none") => {
                self.left_out.hidden += element.text().split_whitespace().count();
            }
            "text:index-body" => {
                let before = std::mem::replace(&mut self.contents, true);
                self.blocks(element, flow);
                self.contents = before;
            }
            "office:forms" | "text:index-title-template" | "text:table-of-content-source" | "text:sequence-decls" => {}
            name if name.starts_with("draw:") => {
                let mut inline = Inline::default();
                self.inline(element, false, &mut inline);
                inline.boxes.into_iter().for_each(|inner| flow.entries_of(inner));
            }
            _ => self.blocks(element, flow),
        }
    }

    /// Reads all children of an element.
    pub(super) fn blocks(&mut self, element: &Element, flow: &mut Flow) {
        element.elements().for_each(|child| self.block(child, flow));
    }

    fn paragraph(&mut self, element: &Element, flow: &mut Flow) {
        let style = element.get("text:style-name");
        let mut inline = Inline::default();
        let label = self.label.take();
        self.inline(element, self.styles.hides(style).unwrap_or(false), &mut inline);
        let heading = element.name == "text:h" || self.styles.is_title(style);
        let part = self.part(&inline.text, label.is_some(), heading);
        let mut label = label;
        for text in inline.text.split("\n\n").filter(|text| !text.trim().is_empty()) {
            flow.push(Paragraph { label: label.take(), ..Paragraph::new(part, text) });
        }
        inline.notes.into_iter().for_each(|note| flow.push(note));
        inline.boxes.into_iter().for_each(|inner| flow.entries_of(inner));
    }

    fn part(&self, text: &str, numbered: bool, heading: bool) -> Part {
        match () {
            () if self.contents => Part::Boilerplate,
            () if heading && reads_as_heading(text) => Part::Headline,
            () if numbered => Part::ListItem,
            () => Part::Paragraph,
        }
    }

    fn list(&mut self, element: &Element, flow: &mut Flow) {
        let before = self.list.clone();
        let own = element.get("text:style-name").map(str::to_string);
        self.list = Some(match &before {
            Some((style, series, level)) => (own.unwrap_or_else(|| style.clone()), *series, level + 1),
            None => {
                let style = own.unwrap_or_default();
                let series = self.lists.begin(element, &style);
                (style, series, 0)
            }
        });
        self.blocks(element, flow);
        self.list = before;
    }

    fn item(&mut self, element: &Element, flow: &mut Flow) {
        if let Some((style, series, level)) = self.list.clone().filter(|_| element.name == "text:list-item") {
            // An item that begins with a list has no number of its own.
            let nested = element.elements().next().is_some_and(|first| first.name == "text:list");
            self.label = if nested { None } else { self.lists.next(&style, series, level, number(element, "text:start-value")) };
        }
        self.blocks(element, flow);
        self.label = None;
    }

    fn table(&mut self, element: &Element, flow: &mut Flow) {
        let list = self.list.take();
        let mut table = Table::default();
        self.rows(element, false, &mut table, &mut Vec::new());
        flow.table(table);
        self.list = list;
    }

    /// Reads the rows of a table. `down` has for each column the cell that continues downwards, and for how many rows.
    fn rows(&mut self, element: &Element, heads: bool, table: &mut Table, down: &mut Vec<(u32, Cell)>) {
        for child in element.elements() {
            match child.name.as_str() {
                "table:table-row" => {
                    let mut row = TableRow { cells: Vec::new(), heads };
                    for cell in child.elements() {
                        self.cell(cell, &mut row.cells, down);
                    }
                    table.rows.push(row);
                }
                "table:table-header-rows" => self.rows(child, true, table, down),
                "table:table-rows" | "table:table-row-group" => self.rows(child, heads, table, down),
                _ => {}
            }
        }
    }

    fn cell(&mut self, element: &Element, cells: &mut Vec<Cell>, down: &mut Vec<(u32, Cell)>) {
        let at = cells.len();
        let times = number(element, "table:number-columns-repeated").unwrap_or(1).clamp(1, WIDEST);
        match element.name.as_str() {
            "table:table-cell" => {
                let mut cell = Cell { bold: self.is_bold(element), ..Cell::default() };
                self.blocks(element, &mut cell.flow);
                let rows = number(element, "table:number-rows-spanned").unwrap_or(1);
                if down.len() <= at {
                    down.resize_with(at + 1, Default::default);
                }
                down[at] = (rows.saturating_sub(1), cell.again());
                let again = cell.again();
                cells.push(cell);
                cells.extend(std::iter::repeat_n(again, times as usize - 1));
            }
            "table:covered-table-cell" => {
                let above = down.get_mut(at).filter(|(rows, _)| *rows > 0);
                let cell = above.map_or_else(Cell::default, |(rows, cell)| {
                    *rows -= 1;
                    cell.again()
                });
                cells.push(cell);
                cells.resize_with(at + times as usize, Cell::default);
            }
            _ => {}
        }
    }

    /// True if all text of a cell is bold, by the styles of its paragraphs or of the spans in them.
    fn is_bold(&self, cell: &Element) -> bool {
        let mut paragraphs = cell.elements().filter(|e| e.name == "text:p" && !e.text().trim().is_empty()).peekable();
        paragraphs.peek().is_some()
            && paragraphs.all(|p| {
                let spans = || {
                    p.children.iter().all(|node| match node {
                        Node::Text(text) => text.trim().is_empty(),
                        Node::Element(span) => self.styles.is_bold(span.get("text:style-name")) || span.text().is_empty(),
                    })
                };
                self.styles.is_bold(p.get("text:style-name")) || spans()
            })
    }
}

/// The content read from a paragraph.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// Its text, with a line break for each break.
    pub text: String,
    /// Its notes.
    pub notes: Vec<Paragraph>,
    /// Text boxes beside it.
    pub boxes: Vec<Flow>,
}

impl Reader {
    /// Reads the children of an element inside a paragraph.
    pub(super) fn inline(&mut self, element: &Element, hidden: bool, inline: &mut Inline) {
        for node in &element.children {
            match node {
                Node::Text(text) if hidden => self.left_out.hidden += text.split_whitespace().count(),
                // Line ends of the file are blanks; those of the page have an element of their own.
                Node::Text(text) => inline.text.push_str(&text.replace(['\n', '\r'], " ")),
                Node::Element(child) => self.piece(child, hidden, inline),
            }
        }
    }

    fn piece(&mut self, piece: &Element, hidden: bool, inline: &mut Inline) {
        match piece.name.as_str() {
            "text:s" | "text:tab" => inline.text.push(' '),
            "text:line-break" => inline.text.push('\n'),
            "text:note" => self.note(piece, inline),
            "office:annotation" => self.left_out.comments += 1,
            "text:hidden-text" => self.inline(piece, true, inline),
            "text:ruby-text" | "text:script" | "office:annotation-end" | "text:tracked-changes" => {}
            "draw:text-box" => {
                let mut flow = Flow::default();
                self.blocks(piece, &mut flow);
                inline.boxes.push(flow);
            }
            "svg:title" | "svg:desc" => {}
            _ => {
                let hidden = self.styles.hides(piece.get("text:style-name")).unwrap_or(hidden);
                self.inline(piece, hidden, inline);
            }
        }
    }

    /// Reads the mark of a note, and the note.
    fn note(&mut self, piece: &Element, inline: &mut Inline) {
        let mark = piece.child("text:note-citation").map(Element::text).unwrap_or_default();
        let mark = mark.trim().to_string();
        let mut flow = Flow::default();
        if let Some(body) = piece.child("text:note-body") {
            self.blocks(body, &mut flow);
        }
        inline.text.push_str(&format!("[{mark}]"));
        inline.notes.push(Paragraph::note(&mark, &flow.in_one()));
    }
}
