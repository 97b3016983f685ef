//! Cues to running text. A new paragraph begins where somebody else speaks, and behind a sentence after a pause; what several cues show
//! again, as captions that roll up do, is read once.

use super::cues::Cue;
use super::spoken::{Spoken, spoken};
use crate::extract::{Work, pdf};
use crate::model::{Place, Places};

/// A pause that ends a paragraph behind a sentence, and one that parts words without a full stop, in milliseconds.
const PAUSE: u64 = 2000;
const LONG_PAUSE: u64 = 5000;
/// A paragraph ends with the sentence from this length on, in bytes, and at the next cue from the second on.
const LONG: usize = 600;
const LONGEST: usize = 2400;
/// Cues that follow one another so closely show one text that rolls up, in milliseconds.
const AT_ONCE: u64 = 120;
/// Of a text with at least so many words, one sentence in so many is expected.
const LEAST_WORDS: usize = 120;
const WORDS_A_SENTENCE: usize = 80;

/// What is said.
#[derive(Default)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) places: Places,
    /// What is heard and not said: how often, and the first of it.
    sounds: (usize, String),
    /// Lines that were shown before.
    repeated: usize,
    /// Has it hardly any marks at the ends of sentences?
    unmarked: bool,
}

impl Said {
    pub(super) fn tell(&self, work: &mut Work) {
        if let (count @ 1.., first) = &self.sounds {
            let (what, are) = if *count == 1 { ("note of what is heard", "is") } else { ("notes of what is heard", "are") };
            work.warn(format!("{count} {what} {are} left out, such as {first}"));
        }
        if self.repeated > 0 {
            let (lines, are) = if self.repeated == 1 { ("line", "is") } else { ("lines", "are") };
            work.warn(format!("{} {lines} that a subtitle shows again {are} read once", self.repeated));
        }
        if self.unmarked {
            work.warn("has hardly any marks at the ends of sentences: what is said between two pauses is read as one");
        }
    }
}

/// All cues as one text.
pub(super) fn joined(cues: &[Cue]) -> Said {
    let mut out = Said::default();
    let words: usize = cues.iter().flat_map(|cue| &cue.lines).map(|line| line.split_whitespace().count()).sum();
    let ends = cues.iter().flat_map(|cue| &cue.lines).filter(|line| line.contains(['.', '?', '!', '…'])).count();
    out.unmarked = words >= LEAST_WORDS && ends * WORDS_A_SENTENCE < words;
    let mut before: Vec<Spoken> = Vec::new();
    let mut voice: Option<String> = None;
    let (mut end, mut from) = (0, 0);
    for cue in cues {
        let lines: Vec<Spoken> =
            cue.lines.iter().map(|line| spoken(line)).filter(|line| !line.words.is_empty() || line.sound.is_some()).collect();
        let pause = cue.start.saturating_sub(end);
        let close = cue.start <= end + AT_ONCE && cue.start >= from;
        let shown = if close { shown_before(&before, &lines) } else { 0 };
        out.repeated += shown;
        let mut first = true;
        for line in &lines[shown..] {
            if let Some(sound) = &line.sound {
                out.sounds.0 += 1;
                if out.sounds.1.is_empty() {
                    out.sounds.1.clone_from(sound);
                }
            }
            if line.words.is_empty() {
                continue;
            }
            let other = line.voice.is_some() && line.voice != voice;
            let turn = other || line.turn && line.voice.is_none();
            if out.begins_paragraph(turn, if first { pause } else { 0 }) {
                out.apart();
            }
            out.place(cue.start, &line.words);
            if let Some(name) = line.voice.as_ref().filter(|_| other) {
                out.text.push_str(name);
                out.text.push_str(": ");
            }
            voice = line.voice.clone().or_else(|| voice.take().filter(|_| !line.turn));
            out.text.push_str(&line.words);
            first = false;
        }
        if !lines.is_empty() {
            before = lines;
            (end, from) = (cue.end, cue.start);
        }
    }
    out
}

/// So many lines at the head of a cue are those at the foot of the one before it.
fn shown_before(before: &[Spoken], lines: &[Spoken]) -> usize {
    let most = before.len().min(lines.len());
    (1..=most).rev().find(|count| before[before.len() - count..] == lines[..*count]).unwrap_or(0)
}

impl Said {
    fn begins_paragraph(&self, turn: bool, pause: u64) -> bool {
        let ended = self.text.trim_end().ends_with(['.', '!', '?', '…', '"', '”', ':', ')', ']']);
        let length = self.text.len() - self.text.rfind("\n\n").map_or(0, |at| at + 2);
        turn || ended && (pause >= PAUSE || length > LONG) || pause >= LONG_PAUSE || self.unmarked && pause >= PAUSE || length > LONGEST
    }

    fn apart(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    /// Notes where the next words stand, with a blank before them, unless a word goes on: "34-year-", "old".
    fn place(&mut self, start: u64, words: &str) {
        let word = self.text.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphanumeric));
        let next = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let goes_on = word && next.starts_with(char::is_lowercase) && !pdf::hangs(next);
        if !self.text.is_empty() && !self.text.ends_with('\n') && !goes_on {
            self.text.push(' ');
        }
        let place = Place::Time(u32::try_from(start / 1000).unwrap_or(u32::MAX));
        if self.places.last().is_none_or(|(_, last)| *last != place) {
            self.places.push((self.text.len(), place));
        }
    }
}
