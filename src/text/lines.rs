//! Lines of a text: `\n`, `\r\n` and a lone `\r` end one. The index finds the line of an offset without counting again.

use std::ops::Range;

/// Byte ranges of the lines of a text in order, without their ends. A text that ends with a line end has no empty last line.
pub fn lines(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < bytes.len() {
        let ends = match bytes[at] {
            b'\n' => 1,
            b'\r' => 1 + usize::from(bytes.get(at + 1) == Some(&b'\n')),
            _ => 0,
        };
        if ends > 0 {
            out.push(start..at);
            start = at + ends;
        }
        at += ends.max(1);
    }
    if start < bytes.len() {
        out.push(start..bytes.len());
    }
    out
}

/// Where each line begins.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> LineIndex {
        LineIndex { starts: lines(text).into_iter().map(|line| line.start).collect() }
    }

    /// Line of a byte offset, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, lines};

    #[test]
    fn every_line_end_counts_once() {
        let text = "a\r\nb\rc\n\nd";
        let cut: Vec<&str> = lines(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(cut, ["a", "b", "c", "", "d"]);
        let index = LineIndex::new(text);
        assert_eq!((index.line(0), index.line(3), index.line(5), index.line(8)), (1, 2, 3, 5));
        assert_eq!(lines("a\n").len(), 1);
        assert_eq!(LineIndex::new("").line(0), 1);
    }
}
