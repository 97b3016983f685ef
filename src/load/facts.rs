//! What is known of an account besides its text: the user's word before the front matter's, that before the page's own lines.

use jiff::civil::Date;

use super::Stated;
use super::page::Page;
use super::stamp::{self, Day, Stamp};
use crate::language::page::PageWords;
use crate::model::{Notice, When};
use crate::text::one_line;
use crate::text::tokens;

/// A day without a year takes the year of a full date in the text that lies at most this many days from it.
const NEAR: i32 = 60;
/// A reading of "03/04" is right where the text tells of a day at most this many days from it.
const CLOSE: i32 = 14;
/// Only so much of a text is searched for such a date, in bytes.
const SEARCHED: usize = 200_000;

/// The facts of one account.
#[derive(Debug, Default)]
pub struct Facts {
    /// The outlet, agency or writer.
    pub source: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<When>,
    /// Where it was published.
    pub url: Option<String>,
    /// Language tag.
    pub language: Option<String>,
    /// The camp, country or kind of outlet that it is counted with.
    pub group: Option<String>,
}

/// What is stated, completed from the page.
pub fn gather(stated: Stated, page: &Page, text: &str, path: &str, words: &PageWords, notices: &mut Vec<Notice>) -> Facts {
    let published = stated.published.or_else(|| published(page, text, path, words, notices));
    let printed = [&page.header.outlet, &page.agency, &page.header.writer];
    Facts {
        source: stated.source.or_else(|| printed.into_iter().flatten().next().cloned()),
        title: stated.title.or_else(|| page.headline.map(|span| one_line(span.text(text)))),
        published,
        url: stated.url,
        language: stated.language,
        group: stated.group,
    }
}

/// The printed date: "Published …" before a bare date, that before the dateline, that before "Updated …".
fn published(page: &Page, text: &str, path: &str, words: &PageWords, notices: &mut Vec<Notice>) -> Option<When> {
    let header = &page.header;
    let stamps: Vec<&Stamp> = [&header.published, &header.dated, &page.dateline, &header.updated].into_iter().flatten().collect();
    let sure = |stamp: &&&Stamp| stamp.day.is_some_and(|d| d.year.is_some() && !d.doubtful);
    if let Some(when) = stamps.iter().find(sure).and_then(|stamp| stamp.when(None)) {
        return Some(when);
    }
    for stamp in &stamps {
        let Some(day) = stamp.day else { continue };
        if day.doubtful
            && let Some(day) = settled(day, text, words)
        {
            return Stamp { day: Some(day), clock: stamp.clock }.when(None);
        } else if day.doubtful {
            let what =
                format!("the printed date may be {}/{} or {}/{} (day/month): it is left unread", day.day, day.month, day.month, day.day);
            notices.push(Notice::file(path, what));
        } else if let Some(when) = year_near(day, text, words).and_then(|year| stamp.when(Some(year))) {
            return Some(when);
        } else {
            notices
                .push(Notice::file(path, format!("the dateline names day {} of month {} but nothing tells the year", day.day, day.month)));
        }
    }
    notices.push(Notice::file(path, "no publication date found: relative dates stay unresolved; state one with --published FILE=DATE"));
    None
}

/// The dates in a text, with or without a year, as far as it is searched.
fn days(text: &str, words: &PageWords) -> Vec<Day> {
    let mut end = text.len().min(SEARCHED);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let all = tokens(text, 0);
    (0..all.len())
        .filter_map(|at| stamp::day(&all[at..all.len().min(at + 12)], text, words))
        .map(|(day, _)| day)
        .filter(|d| !d.doubtful)
        .collect()
}

fn apart(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |span| span.get_days().abs())
}

/// The year that a full date nearby gives to a day without one.
fn year_near(day: Day, text: &str, words: &PageWords) -> Option<i16> {
    let mut best: Option<(i32, i16)> = None;
    for other in days(text, words) {
        let Some((date, year)) = other.year.and_then(|y| Date::new(y, other.month, other.day).ok().map(|d| (d, y))) else { continue };
        for year in [year - 1, year, year + 1] {
            let Ok(own) = Date::new(year, day.month, day.day) else { continue };
            let apart = apart(own, date);
            if apart <= NEAR && best.is_none_or(|(least, _)| apart < least) {
                best = Some((apart, year));
            }
        }
    }
    best.map(|(_, year)| year)
}

/// Day and month told apart by the dates in the text: one of the two readings lies near one of them, the other does not.
fn settled(day: Day, text: &str, words: &PageWords) -> Option<Day> {
    let other = Day { month: day.day, day: day.month, ..day };
    let year = day.year?;
    let told = days(text, words);
    let near = |own: &Day| {
        let Ok(date) = Date::new(year, own.month, own.day) else { return false };
        told.iter().any(|d| Date::new(d.year.unwrap_or(year), d.month, d.day).is_ok_and(|d| apart(date, d) <= CLOSE))
    };
    match (near(&day), near(&other)) {
        (true, false) => Some(Day { doubtful: false, ..day }),
        (false, true) => Some(Day { doubtful: false, ..other }),
        (true, true) | (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, settled, year_near};
    use crate::language::page::english;

    #[test]
    fn a_year_comes_from_a_date_close_by() {
        let day = Day { year: None, month: 1, day: 2, doubtful: false };
        let page = english();
        assert_eq!(year_near(day, "The war of 1 May 1994 ended. It was signed on December 9, 2020.", &page), Some(2021));
        assert_eq!(year_near(day, "The war of 1 May 1994 ended.", &page), None);
    }

    #[test]
    fn day_and_month_are_told_apart_by_the_text() {
        let day = Day { year: Some(2021), month: 4, day: 3, doubtful: true };
        let page = english();
        assert_eq!(settled(day, "The dam broke on March 2 after rain.", &page).map(|d| (d.month, d.day)), Some((3, 4)));
        assert_eq!(settled(day, "The dam broke.", &page), None);
    }
}
