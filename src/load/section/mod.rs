//! Headings that date what is below them: "A.D. 823." or "MLXXXVII." before the entries of a chronicle, "12 March", "Monday, 3 May 1915:"
//! or "Day 4" in a diary, "08.15" in a log. A single one does not count: an account has this form if two different headings have text below
//! them.

mod words;

use std::collections::BTreeSet;

use crate::language::Language;
use crate::language::page::ClockWords;
use crate::model::{Part, Piece};
use crate::text::{Token, squeeze, tokens};
use words::{Words, clock_time};

/// How many bytes of a paragraph are searched for a heading.
const SEARCHED: usize = 80;

/// What kind of date a heading has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A day, month or year, or a counted one ("Day 4").
    Date,
    /// A day of the month of an earlier heading: "3rd".
    DayAlone,
    /// A clock time: "08.15", "0815 hrs".
    Clock,
}

/// The heading at the start of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Heading {
    /// Its bytes, including the punctuation after it.
    length: usize,
    kind: Kind,
}

/// Returns for each piece of a page the length of the heading at its start. All are `None` if the account does not have this form.
pub(super) fn headings(text: &str, pieces: &[Piece], language: &Language) -> Vec<Option<usize>> {
    let readable = |piece: &Piece| matches!(piece.part, Part::Paragraph | Part::Headline);
    let read = |piece: &Piece, timed: bool| if readable(piece) { heading(&text[piece.range.clone()], timed, language) } else { None };
    let all = |timed: bool| -> Vec<Option<Heading>> { pieces.iter().map(|piece| read(piece, timed)).collect() };
    let mut found = all(false);
    if found.iter().flatten().any(|h| h.kind == Kind::Clock) {
        found = all(true);
    }
    let dated = found.iter().flatten().any(|h| h.kind == Kind::Date);
    found.iter_mut().for_each(|place| *place = place.filter(|h| h.kind != Kind::DayAlone || dated));
    let whole = |at: usize| found[at].is_some_and(|h| text[pieces[at].range.clone()][h.length..].trim().is_empty());
    let dates = |at: usize| found[at].is_some() && (!whole(at) || at + 1 < pieces.len() && !whole(at + 1));
    let dates_seen: BTreeSet<(bool, String)> = (0..pieces.len())
        .filter(|at| dates(*at))
        .filter_map(|at| {
            let heading = found[at]?;
            let start = pieces[at].range.start;
            Some((heading.kind == Kind::Clock, squeeze(&text[start..start + heading.length])))
        })
        .collect();
    let clocks = dates_seen.iter().filter(|(clock, _)| *clock).count();
    let by_date = dates_seen.len() - clocks > 1 || clocks > 1;
    let kept = |h: Heading| if h.kind == Kind::Clock { clocks > 1 } else { by_date };
    found.into_iter().map(|place| place.filter(|h| kept(*h)).map(|h| h.length)).collect()
}

/// Returns the heading at the start of a paragraph. `timed` if the account has clock times as headings: ambiguous ones then count too.
fn heading(paragraph: &str, timed: bool, language: &Language) -> Option<Heading> {
    // "## 8 May 1945", marked up by hand in plain text
    let hashes = paragraph.len() - paragraph.trim_start_matches('#').trim_start().len();
    if hashes > 0 && paragraph.starts_with('#') {
        return heading(&paragraph[hashes..], timed, language).map(|h| Heading { length: hashes + h.length, ..h });
    }
    let end = paragraph.floor_char_boundary(SEARCHED);
    if let Some(length) = bracketed(&paragraph[..end], language) {
        return Some(Heading { length, kind: Kind::Date });
    }
    let clocks = &language.page.clock;
    let all = tokens(&paragraph[..end], 0);
    let opened = opener(&all, language);
    let words = Words { all: &all[opened..], text: paragraph, language };
    let whole =
        |(at, marked, kind): (usize, bool, Kind)| closed(&all, paragraph, opened + at, marked).map(|length| Heading { length, kind });
    if let Some((at, marked, kind)) = words.date() {
        let stamped = || stamped(paragraph, all.get((opened + at).checked_sub(1)?)?.end, clocks);
        let found = whole((at, marked, kind)).or_else(|| stamped().map(|length| Heading { length, kind }));
        if found.is_some() {
            return found;
        }
    }
    if let Some((length, _)) = clock_time(&paragraph[..end], clocks).filter(|(_, sure)| *sure || timed) {
        return behind_clock(paragraph, length).map(|length| Heading { length, kind: Kind::Clock });
    }
    words.number_alone().and_then(whole)
}

/// Reads "[1915-04-25 04:30] The first boats grounded."
fn bracketed(text: &str, language: &Language) -> Option<usize> {
    let (inner, behind) = text.strip_prefix('[')?.split_once(']')?;
    let all = tokens(inner, 0);
    let (at, ..) = Words { all: &all, text: inner, language }.date()?;
    let rest = inner[all[at - 1].end..].trim_start_matches([' ', ',']);
    let whole = rest.is_empty() || clock_time(rest, &language.page.clock).is_some_and(|(length, _)| rest[length..].trim().is_empty());
    (whole && behind.starts_with(char::is_whitespace) && opens(behind)).then_some(inner.len() + 2)
}

/// Returns the end of a clock time right after the day: "2015-05-03 09:40 The first boats grounded."
fn stamped(text: &str, day: usize, words: &ClockWords) -> Option<usize> {
    let rest = text[day..].trim_start_matches([',', ' ', 'T']);
    let start = text.len() - rest.len();
    let (length, _) = clock_time(rest, words).filter(|(_, sure)| *sure && start > day)?;
    behind_clock(&text[start..], with_seconds(rest, length)).map(|length| start + length)
}

/// Returns the position after the seconds of a clock time: "09:40:12".
fn with_seconds(text: &str, length: usize) -> usize {
    let seconds = text[length..].strip_prefix(':').filter(|rest| rest.bytes().take_while(u8::is_ascii_digit).count() == 2);
    if seconds.is_some() { length + 3 } else { length }
}

/// Returns the number of tokens before the date at the start of an entry: "Item, 1605."
fn opener(all: &[Token], language: &Language) -> usize {
    let opens = all.first().is_some_and(|t| language.page.entry_openers.contains(&t.norm));
    let marked = opens && all.get(1).is_some_and(|t| t.is(",") || t.is("."));
    usize::from(opens) + usize::from(marked)
}

/// True if a sentence can begin here.
fn opens(rest: &str) -> bool {
    rest.trim_start().chars().next().is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || "\"'“‘([".contains(c))
}

/// Returns the length in bytes of the punctuation that closes a heading, including dashes: ".", ":", " —", ".--", ":-". A long dash needs
/// no space after it.
fn mark(rest: &str) -> Option<usize> {
    const DASHES: [char; 4] = ['—', '–', '-', '―'];
    let begun = rest.trim_start_matches([' ', '\t']);
    let stop = begun.strip_prefix(['.', ':']).unwrap_or(begun);
    let behind = stop.trim_start_matches([' ', '\t']);
    let after = behind.trim_start_matches(DASHES);
    let dashes = &behind[..behind.len() - after.len()];
    let stopped = stop.len() < begun.len();
    if dashes.is_empty() {
        let apart = stop.is_empty() || stop.starts_with(char::is_whitespace);
        return (stopped && apart && opens(stop)).then_some(rest.len() - stop.len());
    }
    let long = dashes.chars().count() > 1 || dashes.chars().any(|c| c != '-') && stopped;
    let apart = after.is_empty() || after.starts_with(char::is_whitespace);
    ((apart || long) && opens(after)).then_some(rest.len() - after.len())
}

/// Returns where a heading ends whose date takes `at` tokens: it is the whole paragraph or line, or a point, a colon or a dash follows.
fn closed(all: &[Token], text: &str, at: usize, marked: bool) -> Option<usize> {
    let last = all.get(at.checked_sub(1)?)?;
    let rest = &text[last.end..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if rest.trim().is_empty() {
        return Some(text.len());
    }
    if rest[blank..].starts_with(['\n', '\r']) {
        return opens(rest).then_some(last.end);
    }
    if marked && (blank > 1 || blank == 1 && opens(rest)) {
        return Some(last.end);
    }
    mark(rest).map(|length| last.end + length)
}

/// Returns where a clock time at the start of a line ends: punctuation or the first word of a sentence follows.
fn behind_clock(text: &str, length: usize) -> Option<usize> {
    let rest = &text[length..];
    let word = || rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(|c: char| c.is_uppercase() || "\"“".contains(c));
    if rest.trim().is_empty() || word() { Some(length) } else { mark(rest).map(|more| length + more) }
}

#[cfg(test)]
mod tests {
    use super::heading;
    use crate::language::Language;

    #[test]
    fn headings_and_what_is_none() {
        for (text, length) in [
            ("A.D. 823.  This year it rained.", 9),
            ("A.D. 823  This year it rained.", 8),
            ("823. It rained.", 4),
            ("12 March.", 9),
            ("12 March 1461. It rained.", 14),
            ("Monday, 3 May 1915", 18),
            ("March 3rd, 1915: It rained.", 16),
            ("Nov. 3 — It rained.", 10),
            ("Day 4", 5),
            ("Day Twenty-one. It rained.", 15),
            ("Tuesday.", 8),
            ("2015-05-03: It rained.", 11),
            ("June 3rd, 1862.--It rained.", 17),
            ("3 June 1862:—It rained.", 15),
            ("AN. 1088. It rained.", 9),
            ("Anno Domini MDCXLII.", 20),
            ("MLXXXVII. It rained.", 9),
            ("A.D. 1088 It rained.", 9),
            ("1862, June 3rd. It rained.", 15),
            ("Monday, 4th. It rained.", 12),
            ("Tues. 5 Sept. It rained.", 13),
            ("08.15 Left the quay.", 5),
            ("0815 hrs Left the quay.", 8),
            ("8.15 a.m.: Left the quay.", 10),
            ("11 p.m. Left the quay.", 7),
            ("7 Aug. 1862 (Thurs.)", 20),
            ("Item, 1605. Paid the ringers.", 11),
            ("[1915-04-25 04:30] It rained.", 18),
            ("1915, July 3. It rained.", 13),
            ("2015-05-03 09:40 It rained.", 16),
            ("2015-05-03 09:40:12 It rained.", 19),
            ("## 8 May 1945", 13),
        ] {
            assert_eq!(heading(text, false, Language::english()).map(|h| h.length), Some(length), "{text}");
        }
        for text in [
            "On 12 March it rained.",
            "12 March was wet.",
            "Monday was wet.",
            "12 men died.",
            "March on, she said.",
            "1984 was wet.",
            "May. be",
            "1. It rained.",
            "12. It rained.",
            "XII. It rained.",
            "An 1890 Winchester was found.",
            "08.15 was late.",
            "8.15 Per cent",
            "June 3rd -- it rained",
        ] {
            assert_eq!(heading(text, false, Language::english()), None, "{text}");
        }
    }
}
