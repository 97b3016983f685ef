//! Where a reader finds a statement in its file: a line of a text, a page and paragraph of a PDF, a time in a recording.

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
        /// Paragraph on the page, from 1; one that continues from the previous page is counted on the page where it begins.
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
    /// Parses a place as written in a label, with the number of the statement there, from 1: `14`, `p3.2`, `¶12.3`, `00:14:05.2`.
    pub fn parse(text: &str) -> Option<(Place, usize)> {
        let whole = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        let mut parts = text.split('.');
        let first = parts.next()?;
        let clock: Vec<&str> = first.split(':').collect();
        let place = if let Some(page) = first.strip_prefix('p') {
            Place::Page { page: whole(page)?, paragraph: whole(parts.next()?)? }
        } else if let Some(number) = first.strip_prefix('¶') {
            Place::Paragraph(whole(number)?)
        } else if let [hours, minutes, seconds] = clock.as_slice() {
            let of = |text: &str| whole(text).and_then(|n| u32::try_from(n).ok());
            let (hours, minutes, seconds) = (of(hours)?, of(minutes)?, of(seconds)?);
            Place::Time(hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds).filter(|_| minutes < 60 && seconds < 60)?)
        } else {
            Place::Line(whole(first)?)
        };
        let number = parts.next().map_or(Some(1), whole)?;
        parts.next().is_none().then_some((place, number))
    }

    /// The distance between two places of the same kind, in their own units; `None` for places of different kinds.
    pub fn apart(self, other: Place) -> Option<usize> {
        match (self, other) {
            (Place::Line(a), Place::Line(b)) | (Place::Paragraph(a), Place::Paragraph(b)) => Some(a.abs_diff(b)),
            (Place::Page { page: a, paragraph: x }, Place::Page { page: b, paragraph: y }) => {
                Some(a.abs_diff(b).saturating_mul(1000).saturating_add(x.abs_diff(y)))
            }
            (Place::Time(a), Place::Time(b)) => usize::try_from(a.abs_diff(b)).ok(),
            _ => None,
        }
    }

    /// The place in words: "line 14", "page 3, paragraph 2", "paragraph 12", "at 00:14:05".
    pub fn in_words(&self) -> String {
        match self {
            Place::Line(line) => format!("line {line}"),
            Place::Page { page, paragraph } => format!("page {page}, paragraph {paragraph}"),
            Place::Paragraph(number) => format!("paragraph {number}"),
            Place::Time(_) => format!("at {self}"),
        }
    }
}

/// Maps extracted text back to the file: where each place begins, by byte offset, ascending. Empty if lines are the places.
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

    #[test]
    fn and_back() {
        for place in [Place::Line(14), Place::Page { page: 3, paragraph: 2 }, Place::Paragraph(12), Place::Time(845)] {
            assert_eq!(Place::parse(&place.to_string()), Some((place, 1)));
            assert_eq!(Place::parse(&format!("{place}.4")), Some((place, 4)));
        }
        for wrong in ["", "p3", "¶", "1.2.3", "00:14", "00:99:00", "+1", "x", "p1.2.3.4", "99999999999999999999"] {
            assert_eq!(Place::parse(wrong), None, "{wrong}");
        }
    }
}
