//! Where a reader finds a statement in the file that holds it: a line of a text, a page and paragraph of a PDF, a moment of a film.

use std::fmt;

/// A place that a reader can find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// Line of a plain text, from 1: `14`.
    Line(usize),
    /// Page and the paragraph on it, both from 1: `p3.2`.
    Page {
        /// Page, from 1.
        page: usize,
        /// Paragraph on the page, from 1; one that goes on from the page before counts where it began.
        paragraph: usize,
    },
    /// Paragraph of a text without pages, from 1: `¶12`.
    Paragraph(usize),
    /// Seconds from the beginning of a recording: `00:14:05`.
    Time(u32),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Line(line) => write!(f, "{line}"),
            Place::Page { page, paragraph } => write!(f, "p{page}.{paragraph}"),
            Place::Paragraph(number) => write!(f, "¶{number}"),
            Place::Time(seconds) => write!(f, "{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60),
        }
    }
}

impl Place {
    /// A place with the word that says what it is: "line 14", "page 3, paragraph 2", "paragraph 12", "at 00:14:05".
    pub fn in_words(&self) -> String {
        match self {
            Place::Line(line) => format!("line {line}"),
            Place::Page { page, paragraph } => format!("page {page}, paragraph {paragraph}"),
            Place::Paragraph(number) => format!("paragraph {number}"),
            Place::Time(_) => format!("at {self}"),
        }
    }
}

/// From extracted text back to the file: where each place begins, by byte offset, ascending. Empty where lines are the places.
pub type Places = Vec<(usize, Place)>;

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn as_a_reader_writes_them() {
        let places = [Place::Line(14), Place::Page { page: 3, paragraph: 2 }, Place::Paragraph(12), Place::Time(845), Place::Time(36_000)];
        assert_eq!(places.map(|place| place.to_string()), ["14", "p3.2", "¶12", "00:14:05", "10:00:00"]);
        assert_eq!(places[1].in_words(), "page 3, paragraph 2");
    }
}
