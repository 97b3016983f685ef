//! The running text of a document in the making: paragraphs, table rows and notes, each with the number printed before it. Places are the
//! document's own paragraph numbers, as in a witness statement, or else counted paragraphs.

use super::numbering;
use super::table::{self, Table};
use crate::extract::Extracted;
use crate::model::{Part, Piece, Place, Places};

/// A paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    /// What kind of piece it is.
    pub part: Part,
    /// The number or bullet that the program prints before it.
    pub label: Option<Label>,
    /// Its words. Runs of white space are one blank.
    pub text: String,
    /// True if it is a note on the paragraph before it.
    pub note: bool,
}

impl Paragraph {
    /// Creates a paragraph without a number.
    pub(crate) fn new(part: Part, text: &str) -> Paragraph {
        Paragraph { part, label: None, text: plain(text), note: false }
    }

    /// Creates a note with its mark: `[1] …`.
    pub(crate) fn note(mark: &str, text: &str) -> Paragraph {
        let label = Label { text: format!("[{mark}]"), number: None, series: 0 };
        Paragraph { part: Part::Paragraph, label: Some(label), text: plain(text.trim_start()), note: true }
    }
}

/// A number or bullet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// As printed.
    pub text: String,
    /// The number, if the label is nothing else: "12.", but not "2.1" or "(a)".
    pub number: Option<u32>,
    /// The counter it belongs to: numbers of one series continue each other.
    pub series: u64,
}

/// A table row in running text.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) text: String,
    pub(super) heads: bool,
    /// True if it is the first of its table.
    pub(super) first: bool,
}

/// The text so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    pub(super) entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
pub(super) enum Entry {
    Paragraph(Paragraph),
    Row(Row),
}

impl Flow {
    /// Adds a paragraph, if it has words or a number.
    pub(crate) fn push(&mut self, paragraph: Paragraph) {
        if !paragraph.text.is_empty() || paragraph.label.is_some() {
            self.entries.push(Entry::Paragraph(paragraph));
        }
    }

    /// Adds the entries of another text.
    pub(crate) fn entries_of(&mut self, other: Flow) {
        self.entries.extend(other.entries);
    }

    /// Returns all of it as one paragraph, as notes are printed.
    pub(crate) fn in_one(&self) -> String {
        let text = |entry: &Entry| match entry {
            Entry::Paragraph(Paragraph { label: Some(label), text, .. }) => format!("{} {text}", label.text),
            Entry::Paragraph(paragraph) => paragraph.text.clone(),
            Entry::Row(row) => row.text.clone(),
        };
        self.entries.iter().map(text).collect::<Vec<String>>().join(" ")
    }

    /// Adds a table.
    pub(crate) fn table(&mut self, table: Table) {
        table::put(self, table);
    }

    /// True if it has no entries.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// True if some part of it is marked as a heading.
    pub(crate) fn has_headline(&self) -> bool {
        self.entries.iter().any(|entry| matches!(entry, Entry::Paragraph(p) if p.part == Part::Headline))
    }

    /// Returns the text with its pieces and places.
    pub(crate) fn done(mut self) -> Extracted {
        numbering::find_typed(&mut self.entries);
        let numbers = numbering::running(&self.entries);
        let mut out = Writer::default();
        let (mut count, mut number) = (0, 0);
        for (at, entry) in self.entries.iter().enumerate() {
            let note = matches!(entry, Entry::Paragraph(p) if p.note);
            count += usize::from(!note || count == 0);
            number = numbers.as_ref().and_then(|numbers| numbers[at]).unwrap_or(number);
            let place = if numbers.is_some() { number } else { count };
            out.places(Place::Paragraph(place));
            match entry {
                Entry::Paragraph(paragraph) => out.paragraph(paragraph),
                Entry::Row(row) => out.row(row),
            }
        }
        Extracted { text: out.text, pieces: Some(out.pieces), places: out.places }
    }
}

#[derive(Default)]
struct Writer {
    text: String,
    pieces: Vec<Piece>,
    places: Places,
    heads: Option<std::ops::Range<usize>>,
}

impl Writer {
    /// Begins the next entry, at its place.
    fn places(&mut self, place: Place) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        if self.places.last().is_none_or(|(_, last)| *last != place) {
            self.places.push((self.text.len(), place));
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.heads = None;
        let label = paragraph.label.as_ref().map_or("", |label| label.text.as_str());
        self.text.push_str(label);
        if !label.is_empty() && !paragraph.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(&paragraph.text);
        if start < self.text.len() {
            self.pieces.push(Piece::new(start..self.text.len(), paragraph.part));
        }
    }

    fn row(&mut self, row: &Row) {
        if row.first {
            self.heads = None;
        }
        let range = self.text.len()..self.text.len() + row.text.len();
        self.text.push_str(&row.text);
        if row.heads {
            self.heads = Some(range.clone());
        }
        let (part, heads) = if row.heads { (Part::Heads, None) } else { (Part::ListItem, self.heads.clone()) };
        self.pieces.push(Piece { heads, ..Piece::new(range, part) });
    }
}

/// Returns the words with one blank between them. No-break spaces are kept.
pub(crate) fn plain(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<&str>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Flow, Label, Paragraph};
    use crate::model::{Part, Place};

    fn numbered(number: u32, text: &str) -> Paragraph {
        let label = Label { text: format!("{number}."), number: Some(number), series: 1 };
        Paragraph { label: Some(label), ..Paragraph::new(Part::ListItem, text) }
    }

    fn shown(flow: Flow) -> Vec<(Part, String, Option<Place>)> {
        let extracted = flow.done();
        let place = |at: usize| extracted.places.iter().rev().find(|(start, _)| *start <= at).map(|(_, place)| *place);
        extracted
            .pieces
            .unwrap_or_default()
            .into_iter()
            .map(|p| (p.part, extracted.text[p.range.clone()].into(), place(p.range.start)))
            .collect()
    }

    #[test]
    fn numbers_of_a_statement_are_its_places() {
        let mut flow = Flow::default();
        flow.push(Paragraph::new(Part::Headline, "Statement of Ada Brix"));
        flow.push(numbered(1, "I keep  the\tlock."));
        flow.push(numbered(2, "On Monday the gate was shut.[1]"));
        flow.push(Paragraph::note("1", "It was oiled."));
        flow.push(Paragraph::new(Part::ListItem, "(a) by hand"));
        flow.push(numbered(3, "Nobody came."));
        let got = shown(flow);
        let places: Vec<Option<Place>> = got.iter().map(|piece| piece.2).collect();
        assert_eq!(places, [0, 1, 2, 2, 2, 3].map(|n| Some(Place::Paragraph(n))));
        assert_eq!((got[1].1.as_str(), got[3].1.as_str()), ("I keep the lock.", "It was oiled."));
    }

    #[test]
    fn typed_numbers_count_as_well_and_stay_in_the_text() {
        let mut flow = Flow::default();
        for text in ["14. One sat.", "15. Two stood.", "Three ran.", "16. Four lay."] {
            flow.push(Paragraph::new(Part::Paragraph, text));
        }
        let text = flow.clone().done().text;
        assert!(text.starts_with("14. One sat.\n\n15. Two"), "{text}");
        let got = shown(flow);
        assert_eq!(got[1], (Part::ListItem, "Two stood.".into(), Some(Place::Paragraph(15))));
        assert_eq!(got[2], (Part::Paragraph, "Three ran.".into(), Some(Place::Paragraph(15))));
    }

    #[test]
    fn a_short_list_in_an_article_leaves_paragraphs_counted() {
        let mut flow = Flow::default();
        for text in ["Rain fell.", "The road shut.", "A bus stood.", "It was cold.", "1. Tea", "2. Soup", "3. Bread"] {
            flow.push(Paragraph::new(Part::Paragraph, text));
        }
        assert_eq!(shown(flow).last().map(|piece| piece.2), Some(Some(Place::Paragraph(7))));
    }
}
