//! Date lines: dates, clock times and the words that announce them.

use super::header::Header;
use super::stamp::{self, Stamp};
use crate::language::page::PageWords;
use crate::text::{Token, TokenKind, tokens};

/// Which date a stamp states.
#[derive(Clone, Copy)]
pub enum Which {
    /// "Published"
    Published,
    /// "Updated"
    Updated,
    /// No word about it.
    Bare,
}

/// "Published November 25, 2020", "Updated 14:05 GMT, 3 March 2021", "25 November 2020 10:08": dates, clocks and the words around
/// them, and nothing else.
pub fn stamps(part: &str, page: &PageWords, header: &mut Header) -> bool {
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
    // A bare clock is the second half of a date in the part before it.
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

/// A word that fills a date line.
pub type Filler = fn(&[Token], &PageWords) -> bool;

/// Reads dates, clocks and the words that announce them, one after the other.
pub struct Stamps {
    which: Which,
    found: Stamp,
    /// Was a date or a clock found?
    pub any: bool,
    /// Was a clock found?
    pub clock: bool,
    out: Header,
}

impl Default for Stamps {
    fn default() -> Stamps {
        Stamps { which: Which::Bare, found: Stamp::default(), any: false, clock: false, out: Header::default() }
    }
}

impl Stamps {
    /// Takes what stands next; the number of tokens, or `None` for something else.
    pub fn take(&mut self, rest: &[Token], text: &str, page: &PageWords, fills: Filler) -> Option<usize> {
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

    pub fn done(mut self) -> Header {
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

/// "published on", "last updated:" at the start of the tokens.
pub fn announcement(rest: &[Token], page: &PageWords) -> Option<(Which, usize)> {
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

/// A mark or word that may stand in a date line.
pub fn filler(rest: &[Token], page: &PageWords) -> bool {
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
