//! A line of text in the making: blanks as a browser shows them, breaks, quotation marks, and how much of it is links.

use super::tags::Node;
use crate::extract::moment::when;

/// A line with fewer bytes was not broken at a width.
const SHORT: usize = 50;

/// Text that is not yet a block.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    linked: usize,
    /// Bytes of times that are marked up.
    stamped: usize,
    /// Where lines were broken, and how often.
    breaks: Vec<(usize, usize)>,
    /// True if a blank is due before the next letter.
    blank: bool,
    typed: bool,
}

impl Line {
    /// Adds text.
    pub(super) fn push(&mut self, text: &str, link: bool, typed: bool, stamp: bool) {
        let before = self.text.len();
        self.typed |= typed;
        if typed {
            self.text.push_str(&text.replace("\r\n", "\n").replace('\r', "\n"));
        } else {
            for (at, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
                self.blank |= at > 0;
                if !word.is_empty() {
                    self.due();
                    self.text.push_str(word);
                }
            }
        }
        self.linked += if link { self.text.len() - before } else { 0 };
        self.stamped += if stamp { self.text.len() - before } else { 0 };
    }

    fn due(&mut self) {
        let fresh = self.text.is_empty() || self.breaks.last().is_some_and(|(at, _)| *at == self.text.len());
        if self.blank && !fresh {
            self.text.push(' ');
        }
        self.blank = false;
    }

    /// True if it is only the time of publication.
    pub(super) fn is_stamp(&self) -> bool {
        self.stamped > 0 && self.stamped * 10 >= self.text.trim().len() * 9
    }

    /// Requests a blank.
    pub(super) fn blank(&mut self) {
        self.blank = true;
    }

    /// Adds a quotation mark that the page does not write.
    pub(super) fn mark(&mut self, mark: char) {
        if mark == '“' {
            self.due();
        }
        self.text.push(mark);
    }

    /// Ends a line.
    pub(super) fn break_line(&mut self, typed: bool) {
        if typed {
            self.text.push('\n');
            return;
        }
        self.blank = false;
        match self.breaks.last_mut() {
            Some((at, times)) if *at == self.text.len() => *times += 1,
            _ => self.breaks.push((self.text.len(), 1)),
        }
    }

    /// True if the superscript at a node is a note mark. Other superscripts are written with superscript characters: m², 10⁶.
    pub(super) fn note(&mut self, nodes: &[Node], at: usize, link: bool) -> bool {
        let Node::Open(element) = &nodes[at] else { return false };
        if !link && element.linked > 0 && element.linked == element.text {
            return true;
        }
        let Some(Node::Text(text)) = nodes.get(at + 1) else { return false };
        if link && !text.contains(char::is_alphabetic) && !self.text.ends_with(|c: char| c.is_ascii_digit()) {
            return true;
        }
        let raised: Option<String> = text.trim().chars().map(raised).collect();
        match raised.filter(|raised| element.end <= at + 3 && !raised.is_empty() && !self.blank) {
            Some(raised) if self.text.ends_with(char::is_alphanumeric) => {
                self.text.push_str(&raised);
                true
            }
            _ => false,
        }
    }

    /// Returns the text as one or more blocks, with the bytes of links in each. Two breaks end a paragraph if `parted`; so does one break
    /// after a full stop, or after a line too short to have been broken at a width.
    pub(super) fn take(&mut self, parted: bool) -> Vec<(String, usize)> {
        let Line { text, linked, breaks, typed, .. } = std::mem::take(self);
        if typed {
            return if text.trim().is_empty() { Vec::new() } else { vec![(lines(&text), linked)] };
        }
        let mut out: Vec<(String, usize)> = Vec::new();
        let mut open = String::new();
        let mut start = 0;
        let fresh = |at: usize| text[at..].trim_start_matches(is_blank).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        // a day on a line of its own: "Friday, 3 May 2019" below a headline
        let ends: Vec<usize> = breaks.iter().skip(1).map(|(at, _)| *at).chain([text.len(), text.len()]).collect();
        let dated = |from: usize, to: usize| {
            let line = text.get(from..to).unwrap_or_default().trim_matches(is_blank);
            line.contains(char::is_alphabetic) && when(line).is_some()
        };
        for ((at, times), end) in breaks.into_iter().chain([(text.len(), 2)]).zip(ends) {
            let part = text[start..at].trim_matches(is_blank);
            start = at;
            if !open.is_empty() && !part.is_empty() {
                open.push(' ');
            }
            open.push_str(part);
            let stopped = open.trim_end_matches(['"', '”', '’', ')', '»']).ends_with(['.', '!', '?', ':']);
            let short = part.len() < SHORT && fresh(at);
            if !open.is_empty() && (at == text.len() || parted && (times > 1 || stopped || short || dated(at, end))) {
                out.push((std::mem::take(&mut open), 0));
            }
        }
        let length: usize = out.iter().map(|(text, _)| text.len()).sum();
        for (text, part) in &mut out {
            *part = (linked.min(length) as u128 * text.len() as u128 / length.max(1) as u128) as usize;
        }
        out
    }
}

/// True for white space and for the invisible characters with which pages keep words together.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// Returns the lines without trailing blanks.
fn lines(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_string()
}

fn raised(c: char) -> Option<char> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    match c {
        '-' | '−' => Some('⁻'),
        digit => digit.to_digit(10).map(|digit| DIGITS[digit as usize]),
    }
}
