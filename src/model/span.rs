//! A byte range in one account's text, checked once, when it is made. Everything points into the text by spans; nothing copies it.

use std::ops::Range;

use serde::{Serialize, Serializer};

/// A byte range `[start, end)` of an account's text, on character boundaries. Serialised as `[start, end]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span of `range` in `text`, or `None` if it exceeds the text or splits a character.
    pub fn new(text: &str, range: Range<usize>) -> Option<Span> {
        text.get(range.clone()).map(|_| Span { start: range.start, end: range.end })
    }

    /// The span of `range` in `text`, for ranges that were made from the text's own tokens.
    ///
    /// # Panics
    /// If the range exceeds the text or splits a character, which is a bug in the caller.
    pub fn of(text: &str, range: Range<usize>) -> Span {
        Span::new(text, range.clone()).unwrap_or_else(|| panic!("span {range:?} does not fit its text of {} bytes", text.len()))
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end
    }

    /// As a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The bytes it covers, as text.
    pub fn text(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// True if it is empty.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if they share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.start, self.end].serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_span_never_cuts_a_character() {
        assert!(Span::new("é", 0..1).is_none());
        assert!(Span::new("é", 0..3).is_none());
        assert_eq!(Span::new("aé", 1..3).map(|s| s.text("aé")), Some("é"));
    }
}
