//! Date lines that lost their line end: "Updated 12/2/2010 1:31 AM The mayor …", "Standfirst without a stop May 3, 2011 The
//! council …". They are cut out near the head of an article, where dates are stamps more often than parts of a sentence.

use std::ops::Range;

use super::date_line::{Stamps, announcement, filler};
use super::header::Header;
use super::stamp;
use crate::language::Language;
use crate::language::page::PageWords;
use crate::text::{Token, TokenKind, tokens};

/// A stamp inside a paragraph.
#[derive(Debug)]
pub struct RunIn {
    /// Its bytes, up to the next word.
    pub range: Range<usize>,
    /// What it says.
    pub header: Header,
}

/// Only so many bytes of a paragraph are searched.
const SEARCHED: usize = 400;

/// The first stamp of a paragraph; only at its very head unless `anywhere`.
pub fn find(paragraph: &str, anywhere: bool, language: &Language) -> Option<RunIn> {
    let mut end = paragraph.len().min(SEARCHED);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let head = &paragraph[..end];
    let all = tokens(head, 0);
    let last = if anywhere { all.len() } else { all.len().min(1) };
    (0..last).filter(|at| may_begin(&all, *at, head, language)).find_map(|at| stamp_at(&all, at, head, &language.page))
}

/// Can a stamp begin at a token? Not behind a preposition or a comma: that date is part of a sentence.
fn may_begin(all: &[Token], at: usize, head: &str, language: &Language) -> bool {
    let (token, page) = (&all[at], &language.page);
    if at == 0 {
        // "on May 3, 2011 The council …" is what is left of "Posted by A. Writer on …"; a sentence would have a capital.
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

/// The stamp at a token, if a date with a year (or with a clock) and then a capital stand there.
fn stamp_at(all: &[Token], from: usize, head: &str, page: &PageWords) -> Option<RunIn> {
    let mut reader = Stamps::default();
    let mut at = from + usize::from(is_left_of_announcement(all[from].of(head), page));
    while let Some(used) = reader.take(&all[at..], head, page, is_small_filler) {
        // "… 2011 On Tuesday …": a capital begins the sentence, whatever the word.
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

/// "GMT", "AM": all letters capital.
fn is_zone(token: &Token, head: &str) -> bool {
    token.of(head).chars().all(|c| !c.is_lowercase()) && token.of(head).len() > 1
}

/// Marks, zones and halves of the day, days of the week.
fn is_small_filler(rest: &[Token], page: &PageWords) -> bool {
    let token = &rest[0];
    let small = !page.small_words.sentence.contains(&token.norm);
    filler(rest, page) && (token.kind != TokenKind::Word || small)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::language::Language;

    fn cut(text: &str) -> Option<(&str, &str)> {
        find(text, true, Language::english()).map(|found| (&text[..found.range.start], &text[found.range]))
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
