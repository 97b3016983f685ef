//! Excerpts of statements: cut to the words around a mark, with an ellipsis for what is left out; and the words that two statements do not share.
//! Statements that are hardly alike, or very long, are not compared by words.

use similar::{ChangeTag, TextDiff};
use unicode_width::UnicodeWidthStr;

use super::Look;
use super::rich::{Ink, Rich};
use crate::model::{Comparison, Side, Span, StatementId};
use crate::text::Visible;

/// What to mark, and the columns in which the excerpt should fit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut<'a> {
    /// The ink of the marked words.
    pub ink: Ink,
    /// Columns that the excerpt may take over all its lines. Marked words are only cut by [`quoted`].
    pub room: usize,
    /// How it looks.
    pub look: &'a Look<'a>,
}

impl Cut<'_> {
    /// The room for a text: its full width if little would be cut.
    fn room_for(&self, text: &str) -> usize {
        let whole = text.width() + 6;
        if whole <= self.room.saturating_add(WORTH_CUTTING) { self.room.max(whole) } else { self.room }
    }
}

/// The words of a side in their statement.
pub(super) fn side(comparison: &Comparison, side: &Side, cut: Cut<'_>) -> Rich {
    let text = &comparison.account(side.account).text;
    match (side.statement, side.span) {
        (Some(id), Some(mark)) => marked(comparison, id, &[mark], cut),
        (Some(id), None) => statement(comparison, id, cut),
        (None, Some(mark)) => around(text, mark, &[mark], cut),
        (None, None) => Rich::of(Ink::Dim, "no match found"),
    }
}

/// A statement with some of its words marked. A mark over all of it is left out.
pub(super) fn marked(comparison: &Comparison, id: StatementId, marks: &[Span], cut: Cut<'_>) -> Rich {
    let whole = comparison.statement(id).span;
    let text = &comparison.account(comparison.statement(id).account).text;
    let marks = disjoint(marks.iter().copied().filter(|mark| mark.text(text).trim().len() < whole.text(text).trim().len()).collect());
    if marks.is_empty() { statement(comparison, id, cut) } else { around(text, whole, &marks, cut) }
}

/// The words of a statement in quotation marks, cut to `room` columns around its marks; marked words that are longer are cut too.
pub(super) fn quoted(comparison: &Comparison, id: StatementId, marks: &[Span], cut: Cut<'_>) -> Rich {
    let whole = comparison.statement(id).span;
    let text = &comparison.account(comparison.statement(id).account).text;
    let room = cut.room.saturating_sub(2).max(10);
    let mut marks = disjoint(marks.iter().copied().filter(|mark| *mark != whole).collect());
    // If the marks are far apart, only the first ones that fit are kept.
    while marks.len() > 1 && marks[0].cover(marks[marks.len() - 1]).text(text).width() + 6 > room {
        marks.pop();
    }
    let words = if whole.text(text).width() <= room && !marks.is_empty() {
        between(text, whole, &marks, usize::MAX, cut)
    } else if marks.first().is_some_and(|first| first.text(text).width() + 6 <= room) {
        between(text, whole, &marks, room, cut)
    } else {
        let from = marks.first().map_or(whole.start(), |mark| mark.start());
        let before = if from > whole.start() { 2 } else { 0 };
        let (shown, more) = from_start(&text[from..whole.end().max(from)], room.saturating_sub(before + 2));
        let head = if before > 0 { Rich::of(Ink::Dim, "… ") } else { Rich::default() };
        let words = head.with(Ink::Plain, shown.trim_start());
        if more { words.with(Ink::Dim, " …") } else { words }
    };
    Rich::of(Ink::Dim, "“").joined(words).with(Ink::Dim, "”")
}

/// Sorts the marks and merges those that overlap.
fn disjoint(mut marks: Vec<Span>) -> Vec<Span> {
    marks.sort();
    let mut out: Vec<Span> = Vec::new();
    for mark in marks {
        match out.last_mut() {
            Some(last) if last.end() >= mark.start() => *last = last.cover(mark),
            Some(_) | None => out.push(mark),
        }
    }
    out
}

/// Cutting less than this saves no line and loses the end of a sentence.
const WORTH_CUTTING: usize = 24;

/// A statement's first words, as many as fit.
pub(super) fn statement(comparison: &Comparison, id: StatementId, cut: Cut<'_>) -> Rich {
    let statement = comparison.statement(id);
    let text = &comparison.account(statement.account).text;
    let (shown, more) = from_start(statement.span.text(text), cut.room_for(statement.span.text(text)));
    let mut line = Rich::default();
    if let Some(question) = comparison.question_of(statement).filter(|_| statement.reply().needs_question()) {
        line.push(Ink::Dim, &format!("{} ", crate::text::one_line(question.span.text(text))));
    }
    line.push(Ink::Plain, shown);
    if more {
        line.push(Ink::Dim, " …");
    }
    line
}

/// The marked words, everything between them, and as many words on both sides as fit; more of those before, since they name the entities.
fn around(text: &str, whole: Span, marks: &[Span], cut: Cut<'_>) -> Rich {
    let (from, to) = (whole.start().min(marks[0].start()), whole.end().max(marks[marks.len() - 1].end()));
    between(text, whole, marks, cut.room_for(&text[from..to]), cut)
}

/// The same in at most `room` columns.
fn between(text: &str, whole: Span, marks: &[Span], room: usize, cut: Cut<'_>) -> Rich {
    let (first, last) = (marks[0], marks[marks.len() - 1]);
    let (from, to) = (whole.start().min(first.start()), whole.end().max(last.end()));
    let (before, after) = (&text[from..first.start()], &text[last.end()..to]);
    let room = room.saturating_sub(first.cover(last).text(text).width() + 6);
    let share = room.saturating_sub(after.width().min(room / 2));
    let (head, head_cut) = from_end(before, share);
    let (tail, tail_cut) = from_start(after, room.saturating_sub(head.width()));
    let mut line = Rich::default();
    if head_cut {
        line.push(Ink::Dim, "… ");
    }
    line.push(Ink::Plain, head);
    let mut at = first.start();
    for mark in marks {
        line.push(Ink::Plain, &text[at..mark.start()]);
        line.mark(cut.ink, mark.text(text), cut.look);
        at = mark.end();
    }
    line.push(Ink::Plain, tail);
    if tail_cut {
        line.push(Ink::Dim, " …");
    }
    line
}

/// Whole words from the start that fit in `room` columns, and whether any are left.
pub(super) fn from_start(text: &str, room: usize) -> (&str, bool) {
    let text = text.trim_end();
    let mut columns = 0;
    let mut end = 0;
    for (at, word) in words(text) {
        columns += word.width();
        if columns > room {
            return (&text[..end], true);
        }
        end = at + word.len();
    }
    (text, false)
}

/// Whole words from the end that fit in `room` columns, and whether any are left.
fn from_end(text: &str, room: usize) -> (&str, bool) {
    let text = text.trim_start();
    let mut columns = 0;
    let mut start = text.len();
    for (at, word) in words(text).into_iter().rev() {
        columns += word.width();
        if columns > room {
            return (text[start..].trim_start(), true);
        }
        start = at;
    }
    (text, false)
}

/// Words, each with the white space before it.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && in_word {
            out.push((start, &text[start..at]));
            start = at;
        }
        in_word = !c.is_whitespace();
    }
    if start < text.len() {
        out.push((start, &text[start..]));
    }
    out
}

/// Two statements less alike than this are not compared.
const ALIKE: f64 = 0.25;
/// Nor are those with more words: the time of a diff grows with the product of the lengths.
const LONGEST: usize = 2_000;

/// The diff of two statements, if they are alike enough.
pub(super) fn diff<'t>(old: &'t Visible, new: &'t Visible) -> Option<TextDiff<'t, 't, str>> {
    let too_long = |text: &Visible| text.as_str().split(' ').count() > LONGEST;
    if too_long(old) || too_long(new) {
        return None;
    }
    Some(TextDiff::from_unicode_words(old.as_str(), new.as_str())).filter(|diff| alike(diff) >= ALIKE)
}

/// The words of a statement in order, each with whether no other statement has it there. All are shared if no other is alike enough.
pub(super) fn unshared_words(text: &Visible, others: &[Visible]) -> Vec<(bool, String)> {
    let mut words: Vec<(bool, String)> = Vec::new();
    for diff in others.iter().filter_map(|other| diff(text, other)) {
        let changes = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Insert);
        let compared: Vec<(bool, String)> = changes.map(|c| (c.tag() == ChangeTag::Delete, c.value().to_string())).collect();
        if words.is_empty() {
            words = compared;
        } else {
            words.iter_mut().zip(&compared).for_each(|(word, (own, _))| word.0 &= own);
        }
    }
    if words.is_empty() { vec![(false, text.to_string())] } else { joined_runs(words) }
}

/// Joins runs of words; a space between two own words belongs to the run, one at its ends does not.
fn joined_runs(words: Vec<(bool, String)>) -> Vec<(bool, String)> {
    let mut out: Vec<(bool, String)> = Vec::new();
    for (at, (own, word)) in words.iter().enumerate() {
        let blank = word.trim().is_empty();
        let inside = out.last().is_some_and(|(own, _)| *own) && words.get(at + 1).is_some_and(|(own, _)| *own);
        let own = if blank { inside } else { *own };
        match out.last_mut().filter(|(last, _)| *last == own) {
            Some((_, text)) => text.push_str(word),
            None => out.push((own, word.clone())),
        }
    }
    out
}

/// Share of letters and digits that both have, 0..1.
fn alike(diff: &TextDiff<'_, '_, str>) -> f64 {
    let (mut same, mut all) = (0, 0);
    for change in diff.iter_all_changes() {
        let letters = change.value().chars().filter(|c| c.is_alphanumeric()).count();
        match change.tag() {
            ChangeTag::Equal => {
                same += 2 * letters;
                all += 2 * letters;
            }
            ChangeTag::Delete | ChangeTag::Insert => all += letters,
        }
    }
    if all == 0 { 1.0 } else { f64::from(u32::try_from(same).unwrap_or(u32::MAX)) / f64::from(u32::try_from(all).unwrap_or(u32::MAX)) }
}

#[cfg(test)]
mod tests {
    use super::{Cut, around, unshared_words};
    use crate::model::Span;
    use crate::report::Look;
    use crate::report::rich::Ink;
    use crate::text::Visible;

    fn shown(room: usize) -> String {
        let text = "Rescue workers said that fourteen miners were killed when the eastern shaft of the old pit collapsed.";
        let at = text.find("fourteen").expect("there");
        let look = Look { width: 80, colour: false, all: false, alone: false, perhaps: false, links: None };
        let mark = Span::of(text, at..at + 15);
        around(text, Span::of(text, 0..text.len()), &[mark], Cut { ink: Ink::Conflict, room, look: &look }).paint(&look)
    }

    #[test]
    fn an_excerpt_keeps_the_mark_and_shows_the_cut() {
        assert_eq!(shown(200), "Rescue workers said that «fourteen miners» were killed when the eastern shaft of the old pit collapsed.");
        assert_eq!(shown(60), "… workers said that «fourteen miners» were killed when the …");
        assert_eq!(shown(85), shown(200), "little would be cut");
        assert_eq!(shown(3), "… «fourteen miners» …");
    }

    fn marked(text: &str, others: &[&str]) -> String {
        let others: Vec<Visible> = others.iter().map(|other| Visible::of(other)).collect();
        unshared_words(&Visible::of(text), &others).into_iter().map(|(own, text)| if own { format!("[{text}]") } else { text }).collect()
    }

    #[test]
    fn words_that_no_other_statement_has_are_own() {
        let text = "The army entered the small town on Monday.";
        assert_eq!(marked(text, &["The army liberated the town on Monday."]), "The army [entered] the [small] town on Monday.");
        let both = ["The army liberated the town on Monday.", "The army entered the town at night."];
        assert_eq!(marked(text, &both), "The army entered the [small] town on Monday.");
        assert_eq!(marked(text, &["A brass band played."]), text, "hardly alike");
        assert_eq!(marked(text, &[]), text);
        assert_eq!(marked("Nine brave men died.", &["Ten old men died."]), "[Nine brave] men died.");
    }
}
