//! Lines of styled text, from which every report for reading is made. A line contains only [`Visible`] text, wraps by word without losing its styles,
//! and becomes plain or coloured characters at the very end.

use anstyle::{Effects, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Look;
pub use super::ink::Ink;
use crate::model::{AccountId, Comparison, Place, StatementId};
use crate::text::Visible;

/// A place in an account that a link points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Source {
    account: AccountId,
    place: Place,
}

/// The style of a part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kind {
    ink: Ink,
    /// The target of its link, if any.
    source: Option<Source>,
    /// True if it is marked in its line. It is then underlined: colours may look alike, and adjacent marks are told apart by the space between.
    marked: bool,
    /// True if it is a rule or a bar, not words.
    drawn: bool,
}

impl Kind {
    fn of(ink: Ink) -> Kind {
        Kind { ink, source: None, marked: false, drawn: false }
    }

    fn style(self) -> Style {
        let style = if self.drawn { self.ink.drawn() } else { self.ink.style() };
        if self.marked { style.effects(style.get_effects() | Effects::UNDERLINE) } else { style }
    }
}

/// One line, of any length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich(Vec<(Kind, Visible)>);

impl Rich {
    /// A line of running text.
    pub fn plain(text: &str) -> Rich {
        Rich::of(Ink::Plain, text)
    }

    /// A line in one ink.
    pub fn of(ink: Ink, text: &str) -> Rich {
        Rich::default().with(ink, text)
    }

    /// A line of characters that draw something.
    pub fn drawn(ink: Ink, signs: &str) -> Rich {
        Rich(vec![(Kind { drawn: true, ..Kind::of(ink) }, Visible::of(signs))])
    }

    /// A line of blanks. It must not be wrapped, since text elsewhere keeps one of several blanks.
    pub fn blank(columns: usize) -> Rich {
        Rich(vec![(Kind::of(Ink::Plain), Visible::of(" ")); columns])
    }

    /// The line padded with blanks to a width. It must not be wrapped.
    pub fn padded(self, width: usize) -> Rich {
        let blanks = width.saturating_sub(self.width());
        self.joined(Rich::blank(blanks))
    }

    /// Returns the line with text added.
    pub fn with(mut self, ink: Ink, text: &str) -> Rich {
        self.push(ink, text);
        self
    }

    /// Adds text at the end. It is made visible here, so that only visible text gets in.
    pub fn push(&mut self, ink: Ink, text: &str) {
        if !text.is_empty() {
            self.0.push((Kind::of(ink), Visible::of(text)));
        }
    }

    /// The label of a statement, `aa:5`, which links to its line.
    pub fn place(comparison: &Comparison, id: StatementId) -> Rich {
        let statement = comparison.statement(id);
        let source = Some(Source { account: statement.account, place: statement.place });
        Rich(vec![(Kind { source, ..Kind::of(Ink::Strong) }, Visible::of(&statement.label))])
    }

    /// The line or other place of a statement in its account, `5`, which links there.
    pub fn line(comparison: &Comparison, id: StatementId) -> Rich {
        let mut own = Rich::place(comparison, id);
        for (_, text) in &mut own.0 {
            *text = Visible::of(comparison.place(id));
        }
        own
    }

    /// Adds marked words: coloured and underlined, or between the equivalent characters if there is no colour.
    pub fn mark(&mut self, ink: Ink, text: &str, look: &Look) {
        let (open, close) = if look.colour { ("", "") } else { ink.marks() };
        self.0.push((Kind { marked: look.colour, ..Kind::of(ink) }, Visible::of(&format!("{open}{text}{close}"))));
    }

    /// The line in one ink; its links are kept.
    pub fn inked(mut self, ink: Ink) -> Rich {
        self.0.iter_mut().for_each(|(kind, _)| kind.ink = ink);
        self
    }

    /// Adds the parts of another line.
    pub fn append(&mut self, other: Rich) {
        self.0.extend(other.0);
    }

    /// Returns the line with another added.
    pub fn joined(mut self, other: Rich) -> Rich {
        self.append(other);
        self
    }

    /// Its width in columns.
    pub fn width(&self) -> usize {
        self.0.iter().map(|(_, text)| crate::text::visible::columns(text)).sum()
    }

    /// True if it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, text)| text.is_empty())
    }

    /// Breaks it into lines of at most `width` columns, between words; a longer word is cut between characters. No text is lost.
    pub fn wrap(&self, width: usize) -> Vec<Rich> {
        let mut lines = vec![Rich::default()];
        let mut column = 0;
        for word in self.words() {
            let long = width_of(&word);
            let space = usize::from(column > 0 && word.first().is_some_and(|(_, text)| text.starts_with(' ')));
            let long = long - usize::from(word.first().is_some_and(|(_, text)| text.starts_with(' ')));
            if column > 0 && column + space + long > width {
                lines.push(Rich::default());
                column = 0;
            }
            let mut at_start = column == 0;
            for (kind, text) in word {
                let text = if at_start { text.trim_start_matches(' ') } else { text };
                at_start = at_start && text.is_empty();
                for grapheme in text.graphemes(true) {
                    let wide = grapheme.width();
                    if column > 0 && column + wide > width {
                        lines.push(Rich::default());
                        column = 0;
                    }
                    column += wide;
                    lines.last_mut().expect("there is a line").push_char(kind, grapheme);
                }
            }
        }
        lines
    }

    /// The words, each with the space before it, as pieces of one style.
    fn words(&self) -> Vec<Vec<(Kind, &str)>> {
        let mut words: Vec<Vec<(Kind, &str)>> = Vec::new();
        for (kind, text) in &self.0 {
            let mut rest = text.as_str();
            while !rest.is_empty() {
                let starts = rest.starts_with(' ') || words.is_empty();
                let end = rest.char_indices().skip(1).find(|(_, c)| *c == ' ').map_or(rest.len(), |(at, _)| at);
                if starts {
                    words.push(Vec::new());
                }
                words.last_mut().expect("a word was begun").push((*kind, &rest[..end]));
                rest = &rest[end..];
            }
        }
        words
    }

    fn push_char(&mut self, kind: Kind, text: &str) {
        match self.0.last_mut() {
            Some((last, before)) if *last == kind => *before = Visible::of(&format!("{before}{text}")),
            Some(_) | None => self.0.push((kind, Visible::of(text))),
        }
    }

    /// The characters to print, with escape codes if the look has colour.
    pub fn paint(&self, look: &Look) -> String {
        let mut out = String::new();
        for (kind, text) in &self.0 {
            let address = kind.source.and_then(|source| address(source, look));
            if let Some(address) = &address {
                out.push_str(&format!("\u{1b}]8;;{address}\u{1b}\\"));
            }
            let style = kind.style();
            if look.colour && style != Style::new() {
                out.push_str(&format!("{style}{text}{style:#}"));
            } else {
                out.push_str(text.as_str());
            }
            if address.is_some() {
                out.push_str("\u{1b}]8;;\u{1b}\\");
            }
        }
        out
    }
}

/// The file and, after a `#`, the line or page; terminals and viewers that do not support the fragment open the file.
fn address(source: Source, look: &Look) -> Option<String> {
    let file = look.links?.get(source.account.0)?.as_ref()?;
    Some(match source.place {
        Place::Line(line) => format!("{file}#{line}"),
        Place::Page { page, .. } => format!("{file}#page={page}"),
        Place::Time(seconds) => format!("{file}#t={seconds}"),
        Place::Paragraph(_) => file.clone(),
    })
}

fn width_of(word: &[(Kind, &str)]) -> usize {
    word.iter().map(|(_, text)| text.width()).sum()
}

#[cfg(test)]
mod tests {
    use super::{Ink, Rich};
    use crate::report::Look;

    const PLAIN: Look = Look { width: 80, colour: false, all: false, alone: false, perhaps: false, links: None };

    fn wrapped(line: &Rich, width: usize) -> Vec<String> {
        line.wrap(width).iter().map(|l| l.paint(&PLAIN)).collect()
    }

    #[test]
    fn wraps_by_word_over_marks() {
        let mut line = Rich::plain("about ");
        line.mark(Ink::Conflict, "six hundred", &PLAIN);
        line.push(Ink::Plain, ", he said");
        assert_eq!(wrapped(&line, 12), ["about «six", "hundred», he", "said"]);
        assert_eq!(wrapped(&line, 100), ["about «six hundred», he said"]);
    }

    #[test]
    fn long_words_are_cut_between_characters_and_nothing_is_lost() {
        assert_eq!(wrapped(&Rich::plain("ab 日本語日本語 cd"), 5), ["ab", "日本", "語日", "本語", "cd"]);
        assert_eq!(wrapped(&Rich::plain("abcdefgh"), 3), ["abc", "def", "gh"]);
        assert_eq!(wrapped(&Rich::default(), 3), [""]);
    }

    #[test]
    fn colour_is_closed_on_every_line() {
        let colour = Look { colour: true, ..PLAIN };
        let lines: Vec<String> = Rich::of(Ink::Conflict, "two words").wrap(4).iter().map(|l| l.paint(&colour)).collect();
        assert!(lines.iter().all(|l| l.starts_with("\u{1b}[") && l.ends_with("\u{1b}[0m")), "{lines:?}");
    }

    #[test]
    fn a_place_links_to_its_line() {
        let comparison = crate::report::fixture::sample();
        let place = Rich::plain("see ").joined(Rich::place(&comparison, crate::model::StatementId(6)));
        let files = [None, Some("file:///texts/ledger.txt".to_string()), None];
        let look = Look { links: Some(&files), ..PLAIN };
        assert_eq!(place.paint(&look), "see \u{1b}]8;;file:///texts/ledger.txt#2\u{1b}\\ledger:2\u{1b}]8;;\u{1b}\\");
        assert_eq!((place.paint(&PLAIN).as_str(), place.width()), ("see ledger:2", 12));
        let other = Rich::place(&comparison, crate::model::StatementId(0));
        assert_eq!(other.paint(&look), "herald:1");
    }
}
