//! Collects the text of an RTF file: paragraphs, cells and rows, and notes after the paragraph to which they belong.

use crate::extract::office::flow::{Flow, Label, Paragraph};
use crate::extract::office::reads_as_heading;
use crate::extract::office::table::{Cell, Table, TableRow};
use crate::model::Part;

/// The properties of a paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    pub heading: bool,
    pub table: bool,
    /// The list that it is in.
    pub list: i32,
}

/// A text in the making: the body, a note or a text box.
#[derive(Debug, Default)]
pub(super) struct Sink {
    flow: Flow,
    text: String,
    /// The number before the paragraph.
    pub label: String,
    /// What follows it: notes and boxes.
    behind: Vec<Paragraph>,
    cell: Flow,
    bold: Option<bool>,
    row: Vec<Cell>,
    table: Table,
    /// True if the cells contain the column heads.
    pub heads: bool,
    /// True inside a row.
    pub in_row: bool,
}

/// Most characters of the number of a paragraph: "Article 12 (iii)".
const LONGEST_NUMBER: usize = 24;
/// Most letters of a figure in it: "xviii".
const LONGEST_NUMERAL: usize = 5;

impl Sink {
    /// Adds text.
    pub(super) fn add(&mut self, text: &str, bold: bool) {
        self.text.push_str(text);
        if !text.trim().is_empty() {
            self.bold = Some(self.bold.unwrap_or(true) && bold);
        }
    }

    /// Adds what follows the paragraph.
    pub(super) fn behind(&mut self, paragraph: Paragraph) {
        self.behind.push(paragraph);
    }

    /// Ends a paragraph.
    pub(super) fn paragraph(&mut self, shape: Shape) {
        let table = shape.table || self.in_row;
        if !table {
            self.end_table();
        }
        let (mut text, mut number) = (std::mem::take(&mut self.text), std::mem::take(&mut self.label));
        // in a damaged file, text may stand where the number should
        if !is_number(&number) {
            text.insert_str(0, &number);
            number.clear();
        }
        let label = label(&number, shape.list);
        let part = match () {
            () if shape.heading && reads_as_heading(&text) => Part::Headline,
            () if label.is_some() => Part::ListItem,
            () => Part::Paragraph,
        };
        let flow = if table { &mut self.cell } else { &mut self.flow };
        let mut label = label.filter(|_| !text.trim().is_empty());
        for one in text.split("\n\n") {
            flow.push(Paragraph { label: label.take(), ..Paragraph::new(part, one) });
        }
        self.behind.drain(..).for_each(|note| flow.push(note));
    }

    /// Ends a cell.
    pub(super) fn cell(&mut self, shape: Shape) {
        self.paragraph(Shape { table: true, ..shape });
        self.row.push(Cell { flow: std::mem::take(&mut self.cell), bold: self.bold.take().unwrap_or(false) });
    }

    /// Ends a row.
    pub(super) fn row(&mut self) {
        if !self.row.is_empty() {
            self.table.rows.push(TableRow { cells: std::mem::take(&mut self.row), heads: std::mem::take(&mut self.heads) });
        }
        (self.heads, self.in_row, self.bold) = (false, false, None);
    }

    fn end_table(&mut self) {
        self.row();
        if !self.table.rows.is_empty() {
            self.flow.table(std::mem::take(&mut self.table));
        }
        let rest = std::mem::take(&mut self.cell);
        self.flow.entries_of(rest);
    }

    /// Returns its whole text.
    pub(super) fn done(mut self, shape: Shape) -> Flow {
        self.paragraph(shape);
        self.end_table();
        self.flow
    }
}

/// True for what may be the number of a paragraph: "4.", "(iii)", "Article 12". A long word is followed by its figure.
fn is_number(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > LONGEST_NUMERAL;
    let named = words.len() > 1 && words.first().is_some_and(long);
    text.chars().count() <= LONGEST_NUMBER && !words.iter().skip(usize::from(named)).any(long)
}

fn label(text: &str, list: i32) -> Option<Label> {
    let text: String = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let text = if text.chars().any(char::is_alphanumeric) || text.is_empty() { text } else { "•".to_string() };
    let bare = text.trim_matches(|c: char| matches!(c, '.' | '(' | ')'));
    let number = bare.parse().ok().filter(|_| bare.bytes().all(|b| b.is_ascii_digit()));
    (!text.is_empty()).then_some(Label { text, number, series: u64::from(list.unsigned_abs()) })
}
