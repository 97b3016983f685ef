//! Date lines: dates, clock times and the words that announce them, on a line of their own or run into the head of a paragraph.

use super::header::{Header, LONGEST};
use super::stamp::{self, Stamp};
use crate::language::page::PageWords;
use crate::text::{Token, TokenKind, tokens};

/// A stamp run into the head of a paragraph: "Updated 12/2/2010 1:31 AM The mayor …", "March 1, 2008 The council …". What it says,
/// and the bytes up to the first word of the paragraph proper.
pub fn run_in(paragraph: &str, page: &PageWords) -> Option<(Header, usize)> {
    let mut end = paragraph.len().min(LONGEST);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let head = &paragraph[..end];
    let all = tokens(head, 0);
    if all.first().is_none_or(|t| filler(&all, page) && !page.is_weekday(&t.norm)) {
        return None;
    }
    let mut reader = Stamps::default();
    let mut at = 0;
    while let Some(used) = reader.take(&all[at..], head, page, is_small_filler) {
        at += used;
    }
    let next = all.get(at)?;
    let header = reader.done();
    let dated = [&header.published, &header.updated, &header.dated].into_iter().flatten().any(|s| s.day.is_some_and(|d| d.year.is_some()));
    // After a comma the date belongs to the sentence: "March 1, 2008, was …".
    let apart = !next.glued && !all[at - at.min(1)].is(",");
    let begins = next.capitalised(head) || matches!(next.of(head), "\"" | "“" | "‘" | "'");
    (at > 0 && dated && apart && begins).then_some((header, next.start))
}

/// Marks, zones and halves of the day, but no word that could begin a sentence.
fn is_small_filler(rest: &[Token], page: &PageWords) -> bool {
    let token = &rest[0];
    let zone = matches!(token.norm.trim_end_matches('.'), "am" | "pm" | "a.m" | "p.m" | "at" | "on" | "hrs")
        || (token.norm.len() <= 4 && page.between.contains(&token.norm) && !matches!(token.norm.as_str(), "of" | "the" | "and" | "time"));
    filler(rest, page) && !token.is("\"") && (token.kind != TokenKind::Word || zone || page.is_weekday(&token.norm))
}

/// Which date a stamp states.
#[derive(Clone, Copy)]
enum Which {
    Published,
    Updated,
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
type Filler = fn(&[Token], &PageWords) -> bool;

/// Reads dates, clocks and the words that announce them, one after the other.
struct Stamps {
    which: Which,
    found: Stamp,
    any: bool,
    out: Header,
}

impl Default for Stamps {
    fn default() -> Stamps {
        Stamps { which: Which::Bare, found: Stamp::default(), any: false, out: Header::default() }
    }
}

impl Stamps {
    /// Takes what stands next; the number of tokens, or `None` for something else.
    fn take(&mut self, rest: &[Token], text: &str, page: &PageWords, fills: Filler) -> Option<usize> {
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
        } else if let Some((clock, used)) = stamp::clock(rest, text) {
            self.found.complete(&Stamp { day: None, clock: Some(clock) });
            self.any = true;
            Some(used)
        } else {
            fills(rest, page).then_some(1)
        }
    }

    fn done(mut self) -> Header {
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
fn announcement(rest: &[Token], page: &PageWords) -> Option<(Which, usize)> {
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

fn filler(rest: &[Token], page: &PageWords) -> bool {
    let token = &rest[0];
    match token.kind {
        TokenKind::Mark => matches!(token.norm.as_str(), "," | ":" | "." | "(" | ")" | "/" | ";" | "+" | "[" | "]" | "-" | "@"),
        TokenKind::Word => page.between.contains(&token.norm) || page.is_weekday(&token.norm),
        TokenKind::Number => rest.len() < 4 && token.norm.len() <= 5 && token.norm.contains(':'),
    }
}

#[cfg(test)]
mod tests {
    use crate::language::page::english;

    #[test]
    fn stamps_run_into_a_paragraph() {
        let cut = |text: &str| super::run_in(text, &english()).map(|(_, length)| text[..length].to_string());
        for head in ["Updated 12/2/2010 1:31 AM ", "Posted: 03/14/2013 06:37:46 AM EDT ", "March 1, 2008 ", "Thursday, May 7, 2015 ", "9/10/2010 @ 1:19PM "] {
            assert_eq!(cut(&format!("{head}The mayor left.")).as_deref(), Some(head));
        }
        for text in ["March 1, 2008 was a Saturday.", "March 1, 2008, The Hague was quiet.", "On 1 March 2008 The Hague was quiet.", "Posted by the wall, Moe watched.", ""] {
            assert_eq!(cut(text), None, "{text}");
        }
    }
}
