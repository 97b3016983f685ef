//! Conversations printed by turns: hearings, interviews, questions and answers in a newspaper. The labels of speakers and the numbers of
//! lines and pages are set apart from what is said; each turn is one paragraph, however its lines are broken. A text is read so only
//! where its labels, all taken together, show that it is such a conversation.

mod decide;
mod label;
mod margin;

use std::ops::Range;

use crate::language::Language;
use crate::model::Label;
use crate::model::{Part, Piece};
use crate::text::english::english;
use crate::text::{lines, paragraphs};
use decide::Start;

/// A conversation ready to be read.
pub struct Transcript {
    /// The text with the numbers of its lines blanked out, byte for byte.
    pub text: String,
    /// Its parts in order.
    pub pieces: Vec<Piece>,
}

/// The conversation in a text from byte `from` on, or `None` where it is none.
pub fn read(source: &str, from: usize, language: &Language) -> Option<Transcript> {
    let all: Vec<Range<usize>> = lines(&source[from..]).into_iter().map(|l| trimmed(source, from + l.start..from + l.end)).collect();
    let starts = decide::starts(source, &all, language)?;
    let text = margin::blanked(source, &all);
    let lines = all.into_iter().map(|line| trimmed(&text, line)).collect();
    let mut reader = Reader { text: &text, language, lines, pieces: Vec::new() };
    reader.read(&starts);
    let pieces = reader.pieces;
    Some(Transcript { text, pieces })
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text[range.clone()].trim_start();
    let start = range.end - words.len();
    start..start + words.trim_end().len()
}

struct Reader<'t> {
    text: &'t str,
    language: &'t Language,
    lines: Vec<Range<usize>>,
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    fn read(&mut self, starts: &[Start]) {
        let mut at = 0;
        let first = starts.first().map_or(self.text.len(), |start| start.label.start);
        let before = self.lines.partition_point(|line| line.start < first && line.end <= first);
        self.plain(at..before);
        at = at.max(before);
        for (place, start) in starts.iter().enumerate() {
            let next = starts.get(place + 1).map_or(self.text.len(), |next| next.label.start);
            self.pieces.push(Piece::new(trimmed(self.text, start.label.clone()), Part::Label(start.kind)));
            let end = self.lines.partition_point(|line| line.start < next || line.is_empty() && line.start <= next);
            at = at.max(self.lines.partition_point(|line| line.end < start.label.end));
            at = self.turn(start, at..end, next);
        }
    }

    /// What is said behind a label, in one piece; what stands behind it without a label of its own follows. Gives the first line of the next.
    fn turn(&mut self, start: &Start, lines: Range<usize>, next: usize) -> usize {
        let mut said =
            trimmed(self.text, start.label.end..self.lines.get(lines.start).map_or(next, |l| l.end.min(next)).max(start.label.end));
        let mut at = (lines.start + 1).min(lines.end);
        let mut gap = false;
        while at < lines.end && start.kind.is_some() {
            let line = self.lines[at].clone();
            let words = &self.text[line.start..line.end.min(next).max(line.start)];
            let open = said.is_empty() || !self.text[said.clone()].ends_with(['.', '!', '?', '"', '”', ')', ':', '…']);
            if words.is_empty() {
                gap = true;
            } else if gap && !(open || words.starts_with(char::is_lowercase)) || self.is_apart(words) {
                break;
            } else {
                let end = line.start + words.trim_end().len();
                said = if said.is_empty() { line.start..end } else { said.start..end };
                gap = false;
            }
            at += 1;
        }
        if !said.is_empty() {
            self.pieces.push(Piece::new(said, Part::Turn));
        }
        self.plain(at..lines.end);
        lines.end
    }

    /// Lines that no label stands before: numbers of pages, headings, and running text.
    fn plain(&mut self, lines: Range<usize>) {
        let lines = self.lines[lines].to_vec();
        let mut from: Option<usize> = None;
        let mut to = 0;
        for line in lines {
            if self.is_page(&self.text[line.clone()]) {
                self.paragraphs(from.take(), to);
                self.pieces.push(Piece::new(line, Part::Boilerplate));
            } else if !line.is_empty() {
                from.get_or_insert(line.start);
                to = line.end;
            }
        }
        self.paragraphs(from, to);
    }

    fn paragraphs(&mut self, from: Option<usize>, to: usize) {
        let Some(from) = from else { return };
        for paragraph in paragraphs(&self.text[from..to]) {
            let range = from + paragraph.range.start..from + paragraph.range.end;
            let part = if paragraph.listed { Part::ListItem } else { Part::Paragraph };
            self.pieces.push(Piece::new(range, part));
        }
    }

    /// Does a line stand for itself: the number of a page, a heading in capitals, what the clerk notes in brackets?
    fn is_apart(&self, words: &str) -> bool {
        let loud = words.chars().filter(|c| c.is_uppercase()).count() > 3 && !words.contains(char::is_lowercase);
        let noted = words.starts_with(['(', '[']) && words.ends_with([')', ']']);
        self.is_page(words) || noted || loud && !words.ends_with(['.', '?', '!', ','])
    }

    /// "12", "Page 12", "- 12 -", "Page 12 of 40".
    fn is_page(&self, words: &str) -> bool {
        let plain = crate::text::squeeze(words);
        let number = plain.strip_prefix(self.language.turns.page.as_str()).unwrap_or(&plain).trim_start();
        let digits = number.trim_start_matches(|c: char| c.is_ascii_digit());
        let total = format!(" {}", english().page_total);
        let rest = digits.strip_prefix(&total).map_or(digits, |of| of.trim_start_matches(|c: char| c.is_ascii_digit()));
        (1..=4).contains(&(number.len() - digits.len())) && rest.is_empty() || super::labelled::is_page_number(words)
    }
}

/// The part that a label of this kind plays; `None` announces only who asks.
pub type Kind = Option<Label>;

#[cfg(test)]
mod tests;
