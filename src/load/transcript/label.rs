//! Speaker labels at the starts of lines: "Q.", "ANSWER:", "THE COURT:", "DC Brown:", after a line number or clock time if there is one. A
//! single label is only a candidate. All labels of a text together show whether it is a conversation and which of them count.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Kind;
use crate::language::Language;
use crate::model::Label;
use crate::text::squeeze;

/// For speakers known only by name: fewest turns in all, and fewest turns of each of two speakers.
const LEAST_TURNS: usize = 4;
const LEAST_EACH: usize = 2;

/// Fewer turns are enough if they fill at least this percentage of the lines.
const LEAST_SHARE: usize = 50;

/// The beginning of a turn.
pub(super) struct Start {
    /// Its label, up to the first word that is said.
    pub label: Range<usize>,
    /// What the label marks.
    pub kind: Kind,
}

/// A label that may count.
struct Candidate {
    at: usize,
    found: Found,
    /// True if the words up to the next label end like a sentence.
    ended: bool,
    /// True if these words contain a question.
    asks: bool,
}

/// Returns the turns of a text, or `None` if it is not a conversation.
pub(super) fn turn_starts(text: &str, lines: &[Range<usize>], language: &Language) -> Option<Vec<Start>> {
    let mut all: Vec<Candidate> = Vec::new();
    for line in lines {
        candidates(text, line.clone(), language, &mut all);
    }
    for at in 0..all.len() {
        let end = all.get(at + 1).map_or(text.len(), |next| next.at);
        let said = text[all[at].at + all[at].found.length..end].trim_end().trim_end_matches(['"', '”', ')']);
        (all[at].ended, all[at].asks) = (said.ends_with(['.', '!', '?', '…', '-', '—']), said.contains('?'));
    }
    let letters = has_questions_and_answers(&all);
    let speakers = has_speakers(&all, lines.iter().filter(|line| !line.is_empty()).count());
    if !letters && !speakers {
        return None;
    }
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    all.iter().for_each(|c| *turns.entry(&c.found.speaker).or_default() += 1);
    let bare = all.iter().filter(|c| c.found.form == Form::Bare && c.found.label == Label::Question).count() >= LEAST_EACH;
    let mut asked = false;
    let mut out = Vec::new();
    for candidate in &all {
        let Found { label, form, speaker, length, stamped } = &candidate.found;
        let counts = match form {
            Form::Marked => letters,
            // "A" is an article too: it marks an answer only right after a question
            Form::Bare => letters && bare && (*label == Label::Question || asked),
            Form::Known => true,
            Form::Announced => letters,
            Form::Named if *stamped => speakers,
            Form::Named => turns[speaker.as_str()] >= LEAST_EACH && (speakers || letters),
        };
        if counts {
            asked = *label == Label::Question;
            let kind = (*form != Form::Announced).then_some(*label);
            out.push(Start { label: candidate.at..candidate.at + length, kind });
        }
    }
    Some(out)
}

/// Collects the label of a line, and the labels of further turns in the same line.
fn candidates(text: &str, line: Range<usize>, language: &Language, out: &mut Vec<Candidate>) {
    let words = &text[line.clone()];
    let Some(found) = label_at(words, language) else { return };
    let lettered = found.form == Form::Marked;
    let mut cuts = vec![(0, found)];
    for (at, _) in words.match_indices(' ').filter(|_| lettered) {
        let before = words[..at].trim_end();
        let inside = at > cuts[cuts.len() - 1].0 + cuts[cuts.len() - 1].1.length && before.ends_with(['.', '?', '!', '"', '”']);
        let Some(found) = letter_label(&words[at + 1..], language).filter(|_| inside) else { continue };
        let gap = words[at + 1 + found.length..].len() - words[at + 1 + found.length..].trim_start().len();
        let marked = words[at + 1..at + 1 + found.length].ends_with(':') || found.label == Label::Answer && before.ends_with('?');
        if found.form == Form::Marked && marked && gap > 0 {
            cuts.push((at + 1, Found { length: found.length + gap, ..found }));
        }
    }
    out.extend(cuts.into_iter().map(|(at, found)| Candidate { at: line.start + at, found, ended: false, asks: false }));
}

/// True if there are questions and answers marked as such.
fn has_questions_and_answers(all: &[Candidate]) -> bool {
    let count = |label: Label| all.iter().filter(|c| c.found.speaker.len() == 1 && c.found.label == label).count();
    let marked = all.iter().any(|c| c.found.form == Form::Marked && c.found.label == Label::Question);
    let bare = all.iter().filter(|c| c.found.form == Form::Bare && c.found.label == Label::Question).count() >= LEAST_EACH;
    (marked || bare) && count(Label::Question) > 0 && count(Label::Answer) > 0
}

/// True if speakers take turns: two known by role, title or capitals, one of whom asks; or two names that recur, with sentences.
fn has_speakers(all: &[Candidate], lines: usize) -> bool {
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    let spoken = || all.iter().filter(|c| matches!(c.found.form, Form::Known | Form::Named));
    spoken().for_each(|c| *turns.entry(&c.found.speaker).or_default() += 1);
    let known = || spoken().filter(|c| c.found.form == Form::Known);
    let first = known().next().map(|c| c.found.speaker.as_str());
    let hearing = known().any(|c| c.asks) && known().any(|c| Some(c.found.speaker.as_str()) != first);
    // One known speaker and one name can take turns too.
    let interview = known().any(|c| c.asks) && turns.len() > 1 && turns.values().all(|count| *count >= LEAST_EACH);
    let again: Vec<&str> = turns.iter().filter(|(_, count)| **count >= LEAST_EACH).map(|(speaker, _)| *speaker).collect();
    let (among, ended) = spoken()
        .filter(|c| again.contains(&c.found.speaker.as_str()))
        .fold((0, 0), |(all, ended), c| (all + 1, ended + usize::from(c.ended)));
    // "[00:01:12] Speaker 1:" at the start of line after line
    let stamped: Vec<&str> = spoken().filter(|c| c.found.stamped).map(|c| c.found.speaker.as_str()).collect();
    if stamped.len() > LEAST_EACH && stamped.iter().any(|s| *s != stamped[0]) && stamped.len() * 100 >= lines * LEAST_SHARE {
        return true;
    }
    let many = spoken().count() >= LEAST_TURNS || spoken().count() * 100 >= lines * LEAST_SHARE;
    many && (hearing || interview) || again.len() > 1 && among >= LEAST_TURNS && ended * 2 > among
}

/// A label at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Bytes up to the first word that is said.
    pub length: usize,
    /// What it marks.
    pub label: Label,
    /// How certain it is.
    pub form: Form,
    /// The speaker in lower case, the same for all turns of one speaker.
    pub speaker: String,
    /// True if a clock time comes before it: "[00:01:12] Brown:".
    pub stamped: bool,
}

/// The form of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "Q.", "Answer:"
    Marked,
    /// A letter without punctuation: "Q Did the van stop?"
    Bare,
    /// A role in a hearing, a title, or capitals: "THE WITNESS:", "DC Brown:", "MR. HALE:"
    Known,
    /// Any name: "Brown:"
    Named,
    /// Who asks from here on: "BY MR. HALE:"
    Announced,
}

/// Longest name of a speaker, in bytes and in words.
const LONGEST: usize = 48;
const MOST_WORDS: usize = 5;

/// Returns the label at the start of a line that has no leading white space.
pub(super) fn label_at(line: &str, language: &Language) -> Option<Found> {
    let start = line.len() - unnumbered(line).len();
    let marked = emphasised(&line[start..]);
    let words = marked.as_ref().map_or(&line[start..], |(words, _)| words);
    let found = letter_label(words, language).or_else(|| speaker_label(words, language))?;
    let length = found.length + marked.as_ref().map_or(0, |(_, marks)| *marks);
    let said = line[start + length..].trim_start();
    Some(Found { length: line.len() - said.len(), stamped: line[..start].contains(':'), ..found })
}

/// Returns the line without the emphasis marks around its label, and their number of bytes: "**Brown:** No.", "*Brown*: No."
fn emphasised(line: &str) -> Option<(String, usize)> {
    let marks = line.len() - line.trim_start_matches(['*', '_']).len();
    let (mark, rest) = line.split_at(marks);
    let close = rest.find(mark).filter(|at| (1..=3).contains(&marks) && (1..=LONGEST).contains(at))?;
    let (name, behind) = (&rest[..close], &rest[close + marks..]);
    (name.ends_with([':', '.']) || behind.starts_with(':')).then(|| (format!("{name}{behind}"), 2 * marks))
}

/// Returns the line after its number and clock time, if anything is left: "12  Q.", "[00:01:12] Brown:".
fn unnumbered(line: &str) -> &str {
    let word = |rest: &str| rest.find(char::is_whitespace).unwrap_or(rest.len());
    let mut rest = line;
    for _ in 0..2 {
        let (first, behind) = rest.split_at(word(rest));
        let digits = first.trim_matches(['[', ']', '(', ')', '.']);
        let number = !digits.is_empty() && digits.len() <= 8 && digits.chars().all(|c| c.is_ascii_digit() || c == ':');
        if !number || behind.trim().is_empty() {
            break;
        }
        rest = behind.trim_start();
    }
    rest
}

/// Reads "Q.", "A:", "Question 12:", "Q  ".
pub(super) fn letter_label(line: &str, language: &Language) -> Option<Found> {
    let words = &language.turns;
    let end = line.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(line.len());
    let (word, mut behind) = line.split_at(end);
    let norm = word.to_lowercase();
    let label = match () {
        () if words.is_question(&norm) => Label::Question,
        () if words.is_answer(&norm) => Label::Answer,
        () => return None,
    };
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    // "Question 12:" is numbered; "A. 1988." answers with a number.
    let numbered = behind.trim_start_matches(' ').trim_start_matches(|c: char| c.is_ascii_digit());
    if behind.trim_start_matches(' ').len() > numbered.len() && numbered.starts_with(['.', ':', ')', '\t']) {
        behind = numbered;
    }
    let closed = behind.strip_prefix([':', '.', ')']);
    let gap = closed.unwrap_or(behind);
    let wide = gap.starts_with("  ") || gap.starts_with('\t');
    let form = match (closed.is_some(), word.len() == 1) {
        _ if !gap.is_empty() && !gap.starts_with(char::is_whitespace) => return None,
        (true, _) => Form::Marked,
        (false, true) if wide || gap.is_empty() => Form::Marked,
        (false, true) => Form::Bare,
        (false, false) => return None,
    };
    let speaker = if label == Label::Question { "q" } else { "a" };
    Some(Found { length: line.len() - gap.len(), label, form, speaker: speaker.into(), stamped: false })
}

/// Reads "THE COURT:", "Brown:", "BY MS. ORTIZ:".
fn speaker_label(line: &str, language: &Language) -> Option<Found> {
    let colon = line.find(':').filter(|at| (1..=LONGEST).contains(at))?;
    let (name, behind) = (&line[..colon], &line[colon + 1..]);
    if !behind.is_empty() && !behind.starts_with(char::is_whitespace) {
        return None;
    }
    let key = squeeze(name);
    let turns = &language.turns;
    if !is_name(name, language) || has_more_fields(behind) {
        return None;
    }
    let announced = key.split(' ').next() == Some(turns.by.as_str()) && behind.trim().is_empty();
    let label = if turns.answers(&key) { Label::Answer } else { Label::Speaker };
    let first = key.split(' ').next().unwrap_or_default();
    let title = language.names.signs.honorifics.contains(first) && key.contains(' ') || turns.is_rank(first);
    let loud = !name.contains(char::is_lowercase) && name.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let form = match () {
        () if announced => Form::Announced,
        () if title || loud || turns.has_part(key.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')) => Form::Known,
        () => Form::Named,
    };
    Some(Found { length: colon + 1, label, form, speaker: key, stamped: false })
}

/// True for a line of fields in which nothing is said: "WITNESS: Nora Moe      DATE: 3.2.1986".
fn has_more_fields(behind: &str) -> bool {
    let field = |part: &str| {
        let label = part.trim_start().split_once(':').map(|(label, _)| label).unwrap_or_default();
        label.len() > 1 && label.chars().all(char::is_uppercase)
    };
    behind.split("  ").skip(1).any(field)
}

/// True for a few capitalised words, optionally with a number after them, that are not a sentence, day or clock time.
fn is_name(name: &str, language: &Language) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let page = &language.page;
    let plain = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '(' | ')' | '/'));
    let capital = |word: &str| word.trim_start_matches('(').starts_with(char::is_uppercase);
    let number = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let dated = |word: &str| page.is_weekday(&word.to_lowercase()) || page.month(&word.to_lowercase()).is_some();
    (1..=MOST_WORDS).contains(&words.len())
        && capital(words[0])
        && words.iter().enumerate().all(|(at, word)| {
            plain(word) && (capital(word) || language.turns.joins(word)) && !dated(word) || at > 0 && at + 1 == words.len() && number(word)
        })
}

#[cfg(test)]
mod tests {
    use super::{Form, label_at};
    use crate::language::Language;

    fn shown(line: &str) -> Option<(Form, &str)> {
        label_at(line, Language::english()).map(|found| (found.form, &line[found.length..]))
    }

    #[test]
    fn labels_of_many_forms() {
        for line in [
            "Q. Where?",
            "Q: Where?",
            "3   Q.  Where?",
            "Q  Where?",
            "QUESTION: Where?",
            "Question 12: Where?",
            "Q12. Where?",
            "Q.\tWhere?",
            "[00:01:12] Q. Where?",
        ] {
            assert_eq!(shown(line), Some((Form::Marked, "Where?")), "{line}");
        }
        for line in [
            "THE WITNESS: No.",
            "10  THE WITNESS:  No.",
            "MR. HALE: No.",
            "Ms Ortiz: No.",
            "DC Brown: No.",
            "Interviewer: No.",
            "Speaker 2: No.",
            "**Interviewer:** No.",
            "*Interviewer*: No.",
        ] {
            assert_eq!(shown(line), Some((Form::Known, "No.")), "{line}");
        }
        assert_eq!(shown("Brown: No."), Some((Form::Named, "No.")));
        assert_eq!(shown("Q Where?"), Some((Form::Bare, "Where?")));
        assert_eq!(shown("BY MR. HALE:"), Some((Form::Announced, "")));
    }

    #[test]
    fn what_is_no_label() {
        for line in [
            "A man came in.",
            "He said: no.",
            "At 10:30 he left.",
            "Monday: rain",
            "10:30 he left",
            "The van stopped: nobody got out of it.",
            "Questions were asked.",
            "WITNESS: Nora Moe      DATE: 3.2.1986",
            "http://x.example",
        ] {
            assert!(shown(line).is_none_or(|(form, _)| form == Form::Bare), "{line}: {:?}", shown(line));
        }
    }
}
