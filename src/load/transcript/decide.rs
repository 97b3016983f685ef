//! Whether the labels of a text, all taken together, show that it is a conversation, and which of them then count.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Kind;
use super::label::{self, Form, Found};
use crate::language::Language;
use crate::model::Label;

/// Speakers that nothing but their names shows take turns: at least so many in all, of two of them at least so many each.
const LEAST_TURNS: usize = 4;
const LEAST_EACH: usize = 2;

/// Fewer turns than that are a conversation where they fill at least so much of the lines, in percent.
const LEAST_SHARE: usize = 50;

/// Where a turn begins.
pub struct Start {
    /// Its label, up to the first of the words that are said.
    pub label: Range<usize>,
    /// What the label says of them.
    pub kind: Kind,
}

/// A label that may count.
struct Candidate {
    at: usize,
    found: Found,
    /// Do the words up to the next one end like a sentence?
    told: bool,
    /// Is there a question among them?
    asks: bool,
}

/// The turns of a text, or `None` where it is no conversation.
pub fn starts(text: &str, lines: &[Range<usize>], language: &Language) -> Option<Vec<Start>> {
    let mut all: Vec<Candidate> = Vec::new();
    for line in lines {
        candidates(text, line.clone(), language, &mut all);
    }
    for at in 0..all.len() {
        let end = all.get(at + 1).map_or(text.len(), |next| next.at);
        let said = text[all[at].at + all[at].found.length..end].trim_end().trim_end_matches(['"', '”', ')']);
        (all[at].told, all[at].asks) = (said.ends_with(['.', '!', '?', '…', '-', '—']), said.contains('?'));
    }
    let letters = letters(&all);
    let speakers = speakers(&all, lines.iter().filter(|line| !line.is_empty()).count());
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
            // "A" is an article too: it answers only right behind a question
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

/// The label of a line, and those of further turns that were run into it.
fn candidates(text: &str, line: Range<usize>, language: &Language, out: &mut Vec<Candidate>) {
    let words = &text[line.clone()];
    let Some(found) = label::at(words, language) else { return };
    let lettered = found.form == Form::Marked;
    let mut cuts = vec![(0, found)];
    for (at, _) in words.match_indices(' ').filter(|_| lettered) {
        let before = words[..at].trim_end();
        let inside = at > cuts[cuts.len() - 1].0 + cuts[cuts.len() - 1].1.length && before.ends_with(['.', '?', '!', '"', '”']);
        let Some(found) = label::letter(&words[at + 1..], language).filter(|_| inside) else { continue };
        let gap = words[at + 1 + found.length..].len() - words[at + 1 + found.length..].trim_start().len();
        let marked = words[at + 1..at + 1 + found.length].ends_with(':') || found.label == Label::Answer && before.ends_with('?');
        if found.form == Form::Marked && marked && gap > 0 {
            cuts.push((at + 1, Found { length: found.length + gap, ..found }));
        }
    }
    out.extend(cuts.into_iter().map(|(at, found)| Candidate { at: line.start + at, found, told: false, asks: false }));
}

/// Are there questions and answers, marked as such?
fn letters(all: &[Candidate]) -> bool {
    let count = |label: Label| all.iter().filter(|c| c.found.speaker.len() == 1 && c.found.label == label).count();
    let marked = all.iter().any(|c| c.found.form == Form::Marked && c.found.label == Label::Question);
    let bare = all.iter().filter(|c| c.found.form == Form::Bare && c.found.label == Label::Question).count() >= LEAST_EACH;
    (marked || bare) && count(Label::Question) > 0 && count(Label::Answer) > 0
}

/// Do speakers take turns: two known by part, title or capitals, one of whom asks; or two names again and again, in sentences?
fn speakers(all: &[Candidate], lines: usize) -> bool {
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    let spoken = || all.iter().filter(|c| matches!(c.found.form, Form::Known | Form::Named));
    spoken().for_each(|c| *turns.entry(&c.found.speaker).or_default() += 1);
    let known = || spoken().filter(|c| c.found.form == Form::Known);
    let first = known().next().map(|c| c.found.speaker.as_str());
    let hearing = known().any(|c| c.asks) && known().any(|c| Some(c.found.speaker.as_str()) != first);
    // One known speaker and one name answer each other too.
    let interview = known().any(|c| c.asks) && turns.len() > 1 && turns.values().all(|count| *count >= LEAST_EACH);
    let again: Vec<&str> = turns.iter().filter(|(_, count)| **count >= LEAST_EACH).map(|(speaker, _)| *speaker).collect();
    let (among, told) =
        spoken().filter(|c| again.contains(&c.found.speaker.as_str())).fold((0, 0), |(all, told), c| (all + 1, told + usize::from(c.told)));
    // "[00:01:12] Speaker 1:" before line after line
    let stamped: Vec<&str> = spoken().filter(|c| c.found.stamped).map(|c| c.found.speaker.as_str()).collect();
    if stamped.len() > LEAST_EACH && stamped.iter().any(|s| *s != stamped[0]) && stamped.len() * 100 >= lines * LEAST_SHARE {
        return true;
    }
    let many = spoken().count() >= LEAST_TURNS || spoken().count() * 100 >= lines * LEAST_SHARE;
    many && (hearing || interview) || again.len() > 1 && among >= LEAST_TURNS && told * 2 > among
}
