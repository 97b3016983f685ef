//! Conversations printed by turns: hearings, interviews, questions and answers in a newspaper. Speaker labels and the numbers of lines and
//! pages are separated from what is said. Each turn is one paragraph, however its lines are broken. A text is read this way only if all its
//! labels together show that it is a conversation.

mod label;

use std::ops::Range;

use label::Start;

use super::pieces::{Parted, layout_pieces};
use crate::language::Language;
use crate::model::{Label, Part, Piece};
use crate::text::english;
use crate::text::layout::{Layout, layout};
use crate::text::lines;

/// Returns the conversation in a text from byte `from` on, with its line numbers blanked out, or `None` if it is not one.
pub(super) fn read(source: &str, from: usize, language: &Language) -> Option<Parted> {
    let all: Vec<Range<usize>> = lines(&source[from..]).into_iter().map(|l| trimmed(source, from + l.start..from + l.end)).collect();
    let starts = label::turn_starts(source, &all, language)?;
    let text = without_line_numbers(source, &all);
    let lines = all.into_iter().map(|line| trimmed(&text, line)).collect();
    let mut reader = Reader { text: &text, language, lines, pieces: Vec::new(), layout: Layout::default() };
    reader.read(&starts);
    let Reader { pieces, layout, .. } = reader;
    Some(Parted { text, pieces, layout })
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
    /// The layout of the lines that are in no turn.
    layout: Layout,
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

    /// Adds what is said after a label as one piece, then what follows without a label. Returns the first line of the next turn.
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

    /// Adds lines without a label: page numbers, headings and running text.
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
        let found = layout(&self.text[..to], from);
        self.pieces.extend(layout_pieces(&found));
        self.layout.extend(found);
    }

    /// True if a line is not part of a turn: a page number, a heading in capitals, or a clerk's note in brackets.
    fn is_apart(&self, words: &str) -> bool {
        let loud = words.chars().filter(|c| c.is_uppercase()).count() > 3 && !words.contains(char::is_lowercase);
        let noted = words.starts_with(['(', '[']) && words.ends_with([')', ']']);
        self.is_page(words) || noted || loud && !words.ends_with(['.', '?', '!', ','])
    }

    /// True for a page number: "12", "Page 12", "- 12 -", "Page 12 of 40".
    fn is_page(&self, words: &str) -> bool {
        let plain = crate::text::squeeze(words);
        let number = plain.strip_prefix(self.language.turns.page.as_str()).unwrap_or(&plain).trim_start();
        let digits = number.trim_start_matches(|c: char| c.is_ascii_digit());
        let total = format!(" {}", english().page_total);
        let rest = digits.strip_prefix(&total).map_or(digits, |of| of.trim_start_matches(|c: char| c.is_ascii_digit()));
        (1..=4).contains(&(number.len() - digits.len())) && rest.is_empty() || super::labelled::is_page_number(words)
    }
}

/// What a label marks. `None` only announces who asks from here on.
pub(super) type Kind = Option<Label>;

/// Fewest numbered lines.
const LEAST: usize = 3;
/// Least percentage of the lines that are numbered, and of the numbers that are consecutive.
const NUMBERED: usize = 50;
const IN_ORDER: usize = 80;

/// Returns the text with line numbers blanked out, so that every offset and line stays valid.
fn without_line_numbers(text: &str, lines: &[Range<usize>]) -> String {
    let numbers: Vec<(u32, Range<usize>)> = lines.iter().filter_map(|line| line_number(text, line.clone())).collect();
    let written = lines.iter().filter(|line| !line.is_empty()).count();
    let in_order = numbers.windows(2).filter(|two| two[1].0 == two[0].0 + 1 || two[1].0 == 1).count();
    let margin = numbers.len() >= LEAST && numbers.len() * 100 >= written * NUMBERED && in_order * 100 >= (numbers.len() - 1) * IN_ORDER;
    let mut out = text.to_string();
    for (_, range) in numbers.into_iter().filter(|_| margin) {
        let blanks = " ".repeat(range.len());
        out.replace_range(range, &blanks);
    }
    out
}

/// Returns the number at the start of a line, if white space or nothing follows it.
fn line_number(text: &str, line: Range<usize>) -> Option<(u32, Range<usize>)> {
    let words = &text[line.clone()];
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &words[digits..];
    let apart = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let value = words[..digits].parse().ok().filter(|_| (1..=3).contains(&digits) && apart)?;
    Some((value, line.start..line.start + digits))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::language::Language;
    use crate::model::Part;

    /// Returns the parts of a text, with labels and boilerplate in brackets.
    fn shown(text: &str) -> Vec<String> {
        let Some(found) = read(text, 0, Language::english()) else { return vec!["none".into()] };
        let words = |range: std::ops::Range<usize>| found.text[range].split_whitespace().collect::<Vec<_>>().join(" ");
        let piece = |piece: &crate::model::Piece| match piece.part {
            Part::Label(_) | Part::Boilerplate => format!("[{}]", words(piece.range.clone())),
            Part::Turn => words(piece.range.clone()),
            Part::Headline | Part::Paragraph | Part::ListItem | Part::Heads => format!("# {}", words(piece.range.clone())),
        };
        found.pieces.iter().map(piece).collect()
    }

    #[test]
    fn a_page_head_before_the_first_turn_is_set_aside() {
        let head = "Inquiry: the crane at Lunde\nA heavy load came down\n\n";
        let text = format!("{head}a. {head}Q. Was it manned?\nA. It was not.\nQ. Alone?\nA. Yes.\n");
        let got = shown(&text);
        assert_eq!(
            got[..4],
            ["# Inquiry: the crane at Lunde", "[A heavy load came down]", "# a. Inquiry: the crane at Lunde", "[A heavy load came down]"]
        );
    }

    #[test]
    fn numbered_lines_that_run_on() {
        let text = "IN THE HARBOUR COURT\n\n 1   Q.  Was the crane manned when the\n 2       load came down?\n 3   A.  It was not. The driver had gone\n 4       to the canteen.\n\nPage 12\n\n 1   Q.  Alone?\n 2   A.  Yes.\n";
        let want = [
            "# IN THE HARBOUR COURT",
            "[Q.]",
            "Was the crane manned when the load came down?",
            "[A.]",
            "It was not. The driver had gone to the canteen.",
            "[Page 12]",
            "[Q.]",
            "Alone?",
            "[A.]",
            "Yes.",
        ];
        assert_eq!(shown(text), want);
    }

    #[test]
    fn letters_without_points_and_labels_of_all_kinds() {
        let text = "Q Who kept the key?\nA The porter kept it.\nA man from the mill had another.\nQ Which man?\nA I never knew.\nMS. VANCE: Objection.\nTHE COURT: Go on.\n";
        let want = [
            "[Q]",
            "Who kept the key?",
            "[A]",
            "The porter kept it. A man from the mill had another.",
            "[Q]",
            "Which man?",
            "[A]",
            "I never knew.",
            "[MS. VANCE:]",
            "Objection.",
            "[THE COURT:]",
            "Go on.",
        ];
        assert_eq!(shown(text), want);
    }

    #[test]
    fn questions_and_answers_in_a_newspaper() {
        let text = "The keeper spoke to the Gazette on Friday.\n\nQ: Did the lamp go out? A: It did.\n\nQ: When?\nA: At dusk.\n\nThe council meets again in May.\n";
        let want = [
            "# The keeper spoke to the Gazette on Friday.",
            "[Q:]",
            "Did the lamp go out?",
            "[A:]",
            "It did.",
            "[Q:]",
            "When?",
            "[A:]",
            "At dusk.",
            "# The council meets again in May.",
        ];
        assert_eq!(shown(text), want);
    }

    #[test]
    fn names_that_take_turns() {
        let text = "Moen: The well ran dry in June.\nRuiz: It was July.\nMoen: I dug there myself.\nRuiz: So did I.\n";
        assert_eq!(shown(text).len(), 8);
        assert_eq!(shown("Interviewer: Did you see the bull?\nPC Aldous: No.\n")[3], "No.");
    }

    #[test]
    fn what_is_no_conversation() {
        for text in [
            "Place: the old mill\nTime: noon\nPlace: the new mill\nTime: dusk\n",
            "A. Moe left at noon.\nQ was the last letter on the wall.\n",
            "Update: the road is open.\nNote: bring a coat.\n",
            "The mayor had a question: who knew?\nNobody did.\n",
        ] {
            assert_eq!(shown(text), ["none"], "{text}");
        }
    }
}
