//! One line of a cue: who speaks and what is said, without styling and sounds.

use crate::extract::html;

/// A line as said.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Spoken {
    /// The marked speaker.
    pub(super) voice: Option<String>,
    /// What is said.
    pub(super) words: String,
    /// True if the speaker changes with this line.
    pub(super) turn: bool,
    /// A sound: "[applause]".
    pub(super) sound: Option<String>,
}

/// Longest tag, name of a speaker or sound, in bytes.
const LONGEST: usize = 200;
/// Most words of a sound.
const MOST_WORDS: usize = 8;
/// Longest label of a speaker, in bytes, and most words of it.
const LONGEST_LABEL: usize = 48;
const MOST_NAMES: usize = 5;
/// Musical notes.
const NOTES: [char; 4] = ['♪', '♫', '♬', '♩'];

/// Reads a line.
pub(super) fn spoken(line: &str) -> Spoken {
    let mut out = Spoken::default();
    let plain = untagged(line, &mut out.voice);
    let mut words = plain.trim();
    // "- Where is it?" and ">> Where is it?" begin the words of another speaker.
    for mark in [">>>", ">>", "- ", "– ", "— "] {
        if let Some(rest) = words.strip_prefix(mark) {
            (words, out.turn) = (rest.trim_start(), true);
            break;
        }
    }
    if let Some(rest) = words.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| c.is_uppercase() || c == '[' || c == '(')) {
        (words, out.turn) = (rest, true);
    }
    if is_sound(words) {
        out.sound = Some(words.to_string());
    } else {
        let (said, sound) = heard_behind(words);
        out.words = said.to_string();
        out.sound = sound.map(str::to_string);
    }
    out.turn |= out.voice.is_some() || is_labelled(&out.words);
    out
}

/// Separates what is said from a sound noted after the end of its sentence: "They left. [music]".
fn heard_behind(words: &str) -> (&str, Option<&str>) {
    let Some(at) = words.rfind(['[', '(']) else { return (words, None) };
    let (said, sound) = (words[..at].trim_end(), &words[at..]);
    let ended = said.len() < at && said.ends_with(['.', '!', '?', '…', '"', '”', '♪']);
    let is_marked = sound.starts_with('[') || !sound.contains(char::is_lowercase);
    if ended && is_marked && is_sound(sound) { (said, Some(sound)) } else { (words, None) }
}

/// True for a name before a colon: "CAPTAIN HOLT: It came at nine". A false one only begins a paragraph.
fn is_labelled(words: &str) -> bool {
    let Some((label, said)) = words.split_once(':') else { return false };
    let names = || label.split_whitespace();
    label.len() <= LONGEST_LABEL
        && (1..=MOST_NAMES).contains(&names().count())
        && names().all(|name| name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '[' || c == '('))
        && (said.is_empty() || said.starts_with(' '))
}

/// True for brackets around the whole text, or for musical notes.
fn is_sound(words: &str) -> bool {
    let bracketed = |open: char, close: char| {
        words.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)).is_some_and(|inner| {
            !inner.contains([open, close]) && inner.split_whitespace().count() <= MOST_WORDS && !inner.ends_with(['.', '?'])
        })
    };
    let music = words.starts_with(NOTES) && (words.ends_with(NOTES) || words.trim_start_matches(NOTES).trim().is_empty());
    let hash = words.len() > 2 && words.starts_with("# ") && words.ends_with(" #");
    bracketed('[', ']') || bracketed('(', ')') || bracketed('*', '*') || music || hash
}

/// Returns a line without tags. The speaker that one of them names goes to `voice`.
fn untagged(line: &str, voice: &mut Option<String>) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{']) {
        out.push_str(&rest[..at]);
        let (sign, behind) = rest[at..].split_at(1);
        let close = if sign == "<" { b'>' } else { b'}' };
        let end = behind.bytes().take(LONGEST).position(|b| b == close);
        let is_tag = match sign {
            "<" => behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/'),
            _ => behind.starts_with('\\'),
        };
        rest = match end.filter(|_| is_tag) {
            Some(end) => {
                let tag = &behind[..end];
                if let Some(name) = tag.strip_prefix('v').filter(|rest| rest.starts_with([' ', '.', '\t'])) {
                    let name = name.split_once([' ', '\t']).map_or("", |(_, name)| name.trim());
                    *voice = voice.take().or_else(|| Some(name.to_string()).filter(|name| !name.is_empty()));
                }
                &behind[end + 1..]
            }
            None => {
                out.push_str(sign);
                behind
            }
        };
    }
    out.push_str(rest);
    html::entities(&out).replace("\\N", " ").replace("\\h", " ")
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn marks_go_and_speakers_stay() {
        let said = spoken("<v.loud Ada Quill>The <i>pier</i> &amp; the <c.red>boat</c></v>");
        assert_eq!((said.voice.as_deref(), said.words.as_str(), said.turn), (Some("Ada Quill"), "The pier & the boat", true));
        assert_eq!(spoken("{\\an8}Rain <00:00:01.500>fell").words, "Rain fell");
        assert_eq!((spoken("- Where?").words.as_str(), spoken(">> Here.").turn), ("Where?", true));
        assert_eq!(spoken("five < six {a}").words, "five < six {a}");
    }

    #[test]
    fn sounds_are_told_from_words() {
        for sound in ["[applause]", "(door closes)", "♪ la la ♪", "♪", "- [LAUGHTER]", "*coughs*"] {
            assert!(spoken(sound).sound.is_some() && spoken(sound).words.is_empty(), "{sound}");
        }
        assert_eq!(spoken("The pier shut. [door closes]").sound.as_deref(), Some("[door closes]"));
        assert_eq!(spoken("The pier shut. (APPLAUSE)").words, "The pier shut.");
        for words in [
            "It shut at [inaudible]",
            "It shut. (In May.)",
            "It shut. (the pier)",
            "[He said so.]",
            "(a) The boat (b) the pier",
            "He [the mayor] left",
            "[Ada]: No.",
        ] {
            assert_eq!(spoken(words).words, words);
        }
    }
}
