//! Date lines: dates, clock times and the words that announce them ("Updated 14:05 GMT, 3 March 2021"), on a line of their own or run into
//! a paragraph. Near the head of an article, a run-in date is a stamp more often than part of a sentence, so it is cut out.

use std::ops::Range;

use super::header::Header;
use super::stamp::{self, Stamp};
use crate::language::Language;
use crate::language::page::PageWords;
use crate::text::{Token, TokenKind, tokens};

/// The kind of date that a stamp states.
#[derive(Clone, Copy)]
pub(super) enum Which {
    /// "Published"
    Published,
    /// "Updated"
    Updated,
    /// No word says which kind it is.
    Bare,
}

/// True if the part contains only dates, clock times and the words around them, which are then added to `header`: "Published November 25,
/// 2020", "Updated 14:05 GMT, 3 March 2021", "25 November 2020 10:08".
pub(super) fn stamps(part: &str, page: &PageWords, header: &mut Header) -> bool {
    let all = tokens(part, 0);
    let mut reader = Stamps::default();
    let mut at = 0;
    while at < all.len() {
        match reader.take(&all[at..], part, page, filler) {
            Some(used) => at += used,
            None => return false,
        }
    }
    let any = reader.any;
    let lone_clock = reader.found.day.is_none().then(|| reader.found.clone()).filter(|f| f.clock.is_some());
    let read = reader.done();
    header.announced |= read.announced;
    // A clock time alone completes the date in the part before it.
    if let Some(clock) = lone_clock {
        for open in [&mut header.published, &mut header.updated, &mut header.dated].into_iter().flatten() {
            open.complete(&clock);
        }
    }
    header.published = header.published.take().or(read.published);
    header.updated = header.updated.take().or(read.updated);
    header.dated = header.dated.take().or(read.dated);
    any
}

/// Tests whether a token is filler in a date line.
pub(super) type Filler = fn(&[Token], &PageWords) -> bool;

/// Reads dates, clock times and the words that announce them, one after the other.
pub(super) struct Stamps {
    which: Which,
    found: Stamp,
    /// True if a date or a clock time was found.
    pub any: bool,
    /// True if a clock time was found.
    pub clock: bool,
    out: Header,
}

impl Default for Stamps {
    fn default() -> Stamps {
        Stamps { which: Which::Bare, found: Stamp::default(), any: false, clock: false, out: Header::default() }
    }
}

impl Stamps {
    /// Reads the next part. Returns the number of tokens it takes, or `None` if it is something else.
    pub(super) fn take(&mut self, rest: &[Token], text: &str, page: &PageWords, fills: Filler) -> Option<usize> {
        if rest.is_empty() {
            return None;
        }
        if let Some((next, used)) = announcement(rest, page) {
            keep(&mut self.out, self.which, std::mem::take(&mut self.found));
            self.which = next;
            self.out.announced = true;
            Some(used)
        } else if let Some((day, used)) = stamp::day(rest, text, page) {
            self.found.complete(&Stamp { day: Some(day), clock: None });
            self.any = true;
            Some(used)
        } else if let Some((clock, used)) = stamp::clock(rest, text, page) {
            self.found.complete(&Stamp { day: None, clock: Some(clock) });
            self.any = true;
            self.clock = true;
            Some(used)
        } else {
            fills(rest, page).then_some(1)
        }
    }

    pub(super) fn done(mut self) -> Header {
        keep(&mut self.out, self.which, self.found);
        self.out
    }
}

fn keep(header: &mut Header, which: Which, found: Stamp) {
    if found.day.is_none() {
        return;
    }
    let place = match which {
        Which::Published => &mut header.published,
        Which::Updated => &mut header.updated,
        Which::Bare => &mut header.dated,
    };
    place.get_or_insert(found);
}

/// Reads an announcement such as "published on" or "last updated:" at the start of the tokens.
pub(super) fn announcement(rest: &[Token], page: &PageWords) -> Option<(Which, usize)> {
    for length in (1..=3.min(rest.len())).rev() {
        let phrase = rest[..length].iter().map(|t| t.norm.as_str()).collect::<Vec<_>>().join(" ");
        if page.published.contains(&phrase) {
            return Some((Which::Published, length));
        }
        if page.updated.contains(&phrase) {
            return Some((Which::Updated, length));
        }
    }
    None
}

/// True if the first token is punctuation or a word that may occur in a date line.
pub(super) fn filler(rest: &[Token], page: &PageWords) -> bool {
    let token = &rest[0];
    match token.kind {
        TokenKind::Mark => matches!(
            token.norm.as_str(),
            "," | ":" | "." | "(" | ")" | "/" | ";" | "+" | "[" | "]" | "-" | "–" | "—" | "@" | "|" | "·" | "•"
        ),
        TokenKind::Word => page.between.contains(&token.norm) || page.is_weekday(&token.norm),
        TokenKind::Number => rest.len() < 4 && token.norm.len() <= 5 && token.norm.contains(':'),
    }
}

/// A date line inside a paragraph.
#[derive(Debug)]
pub(super) struct RunIn {
    /// Its bytes, up to the next word.
    pub range: Range<usize>,
    /// What it says.
    pub header: Header,
}

/// How many bytes of a paragraph are searched.
const SEARCHED: usize = 400;

/// Returns the first date line in a paragraph. It is sought only at the very start unless `anywhere`.
pub(super) fn find_run_in(paragraph: &str, anywhere: bool, language: &Language) -> Option<RunIn> {
    let head = &paragraph[..paragraph.floor_char_boundary(SEARCHED)];
    let all = tokens(head, 0);
    let last = if anywhere { all.len() } else { all.len().min(1) };
    (0..last).filter(|at| may_begin(&all, *at, head, language)).find_map(|at| stamp_at(&all, at, head, &language.page))
}

/// True if a date line can begin at the token. After a preposition or a comma the date is part of a sentence.
fn may_begin(all: &[Token], at: usize, head: &str, language: &Language) -> bool {
    let (token, page) = (&all[at], &language.page);
    if at == 0 {
        // "on May 3, 2011 The council …" is what is left of "Posted by A. Writer on …"; a sentence would begin with a capital.
        let leftover = is_left_of_announcement(token.of(head), page);
        return leftover || !filler(all, page) || page.is_weekday(&token.norm);
    }
    let before = &all[at - 1];
    let part_of_sentence = language.words.is_stop(&before.norm) || before.is(",") || before.is("-") || before.is("(") || token.glued;
    let announced = announcement(&all[at..], page).is_some() && token.capitalised(head);
    let dated = stamp::day(&all[at..], head, page).is_some() || stamp::clock(&all[at..], head, page).is_some();
    !part_of_sentence && (announced || dated)
}

fn is_left_of_announcement(word: &str, page: &PageWords) -> bool {
    page.left_of_announcement.iter().any(|left| left == word)
}

/// Returns the date line at a token if it has a date with a year or a clock time and a capital follows.
fn stamp_at(all: &[Token], from: usize, head: &str, page: &PageWords) -> Option<RunIn> {
    let mut reader = Stamps::default();
    let mut at = from + usize::from(is_left_of_announcement(all[from].of(head), page));
    while let Some(used) = reader.take(&all[at..], head, page, is_small_filler) {
        // "… 2011 On Tuesday …": a capital begins the sentence, whatever the word is.
        if used == 1 && at > from && begins_sentence(&all[at], head) && !is_zone(&all[at], head) && filler(&all[at..], page) {
            break;
        }
        at += used;
    }
    let next = all.get(at)?;
    let clock = reader.clock;
    let header = reader.done();
    let days = || [&header.published, &header.updated, &header.dated].into_iter().flatten().filter_map(|s| s.day);
    let dated = days().any(|d| d.year.is_some()) || (clock && days().next().is_some());
    // After a comma the date belongs to the sentence: "March 1, 2008, The Hague was …".
    let apart = !next.glued && at > from && !all[at - 1].is(",");
    let begins = next.capitalised(head) || next.kind == TokenKind::Number && clock || matches!(next.of(head), "\"" | "“" | "‘" | "'");
    (dated && apart && begins).then(|| RunIn { range: all[from].start..next.start, header })
}

fn begins_sentence(token: &Token, head: &str) -> bool {
    token.kind == TokenKind::Word && token.capitalised(head)
}

/// True if all letters are capitals: "GMT", "AM".
fn is_zone(token: &Token, head: &str) -> bool {
    token.of(head).chars().all(|c| !c.is_lowercase()) && token.of(head).len() > 1
}

/// True for punctuation, time zones, "a.m." and "p.m.", and days of the week.
fn is_small_filler(rest: &[Token], page: &PageWords) -> bool {
    let token = &rest[0];
    let small = !page.small_words.sentence.contains(&token.norm);
    filler(rest, page) && (token.kind != TokenKind::Word || small)
}

#[cfg(test)]
mod tests {
    use super::find_run_in;
    use crate::language::Language;

    fn cut(text: &str) -> Option<(&str, &str)> {
        find_run_in(text, true, Language::english()).map(|found| (&text[..found.range.start], &text[found.range]))
    }

    #[test]
    fn stamps_at_the_head() {
        for head in [
            "Updated 12/2/2010 1:31 AM ",
            "Posted: 03/14/2013 06:37:46 AM EDT ",
            "March 1, 2008 ",
            "Thursday, May 7, 2015 ",
            "9/10/2010 @ 1:19PM ",
            "on September 14, 2013 11:41am | Updated on September 14, 2013 11:41am ",
            "2 October 2013, 15:39 (GMT+05:00) ",
        ] {
            for rest in ["The mayor left.", "On Tuesday the mayor left.", "Mayor Ruiz left."] {
                assert_eq!(cut(&format!("{head}{rest}")), Some(("", head)));
            }
        }
    }

    #[test]
    fn stamps_behind_a_standfirst() {
        for (before, stamp) in [
            ("Repairs may take twelve days ", "October 11, 2011 "),
            ("Bug found, patch promised ", "September 17, 2013 03:16 PM ET "),
            ("Office of the Harbour Master ", "FOR IMMEDIATE RELEASE July 13, 2009 "),
        ] {
            assert_eq!(cut(&format!("{before}{stamp}Harbour Works sold two tugs.")), Some((before, stamp)));
        }
    }

    #[test]
    fn dates_of_sentences() {
        for text in [
            "March 1, 2008 was a Saturday.",
            "March 1, 2008, The Hague was quiet.",
            "On 1 March 2008 The Hague was quiet.",
            "Posted by the wall, Moe watched.",
            "The truce of March 1, 2008 Moscow had brokered held.",
            "On Tuesday, March 1, 2008 Moe left.",
            "The yard, closed since May 3, 2011, is for sale.",
            "",
        ] {
            assert_eq!(cut(text), None, "{text}");
        }
    }
}
