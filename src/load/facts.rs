//! Facts about an account apart from its text. Order of precedence: what the user states, the file's metadata, the lines of the page, the
//! file's name.

use jiff::civil::Date;

use super::names;
use super::page::Page;
use super::stamp::{self, Day, Stamp};
use crate::language::page::PageWords;
use crate::model::{KnownFrom, Notice, Stated, When};
use crate::text::one_line;
use crate::text::tokens;

/// A day without a year takes its year from a full date in the text that is at most this many days away.
const NEAR: i32 = 60;
/// A reading of "03/04" is accepted if the text has a date at most this many days from it.
const CLOSE: i32 = 14;
/// How many bytes of a text are searched for such a date.
const SEARCHED: usize = 200_000;

/// The facts of one account.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The outlet, agency or writer.
    pub source: Option<(String, KnownFrom)>,
    /// The headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<(When, KnownFrom)>,
    /// The address at which it was published.
    pub url: Option<String>,
    /// The side, country or kind of outlet to which it belongs.
    pub group: Option<String>,
}

/// What is stated about an account outside its page.
pub struct Attributes {
    /// What the user states.
    pub given: Stated,
    /// What the file's metadata says.
    pub metadata: Stated,
}

/// Returns what the user states, completed from the metadata, the page and the file's name. If two disagree, the first is taken and a
/// notice says so.
pub(super) fn gather(attributes: Attributes, page: &Page, text: &str, path: &str, words: &PageWords, notices: &mut Vec<Notice>) -> Facts {
    let Attributes { given, metadata } = attributes;
    let source = source(&given, &metadata, page, path, notices);
    let days = [(&given.published, KnownFrom::Given), (&metadata.published, KnownFrom::Metadata)];
    let published = published(days, page, text, path, words, notices);
    let stated = given.or(metadata);
    Facts {
        source,
        title: stated.title.or_else(|| page.headline.map(|span| one_line(span.text(text)))),
        published,
        url: stated.url,
        group: stated.group,
    }
}

/// Returns the outlet: as given, as in the metadata, or as printed. An agency or writer counts only if no outlet is named.
fn source(given: &Stated, metadata: &Stated, page: &Page, path: &str, notices: &mut Vec<Notice>) -> Option<(String, KnownFrom)> {
    let header = &page.header;
    let all = [
        (&given.source, KnownFrom::Given),
        (&metadata.source, KnownFrom::Metadata),
        (&header.outlet, KnownFrom::Text),
        (&page.agency, KnownFrom::Dateline),
        (&header.writer, KnownFrom::Text),
    ];
    let mut named = all.into_iter().filter_map(|(name, from)| name.clone().map(|name| (name, from)));
    let first = named.next()?;
    let rivals = [(&metadata.source, KnownFrom::Metadata), (&header.outlet, KnownFrom::Text)];
    for (other, from) in rivals.into_iter().filter_map(|(name, from)| name.as_ref().map(|name| (name, from))) {
        if from > first.1 && !shares_word(&first.0, other) {
            let what = format!("its outlet is {} ({}), but its {} says {other}", first.0, first.1.word(), from.word());
            notices.push(Notice::file(path, what));
        }
    }
    Some(first)
}

/// True if one name may be a form of the other: they share a word, initials, or letters without spaces.
fn shares_word(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let initials = |words: &[String]| words.iter().filter_map(|w| w.chars().next()).collect::<String>();
    let within = |long: &[String], short: &[String]| long.concat().contains(&short.concat()) || long.iter().any(|w| *w == initials(short));
    a.iter().any(|w| b.contains(w)) || within(&a, &b) || within(&b, &a)
}

/// Returns the moment of publication: as given, as in the metadata, as printed, or as in the file's name.
fn published(
    stated: [(&Option<When>, KnownFrom); 2],
    page: &Page,
    text: &str,
    path: &str,
    words: &PageWords,
    notices: &mut Vec<Notice>,
) -> Option<(When, KnownFrom)> {
    let stated: Vec<(When, KnownFrom)> = stated.into_iter().filter_map(|(when, from)| Some((when.clone()?, from))).collect();
    let named = names::file_day(path).map(|day| (When::day(day), KnownFrom::FileName));
    let Some((when, from)) = stated.first().cloned().or_else(|| printed(page, text, path, words, notices)) else {
        notices.push(Notice::file(
            path,
            match &named {
                Some((when, _)) => format!("its date of publication, {}, is from the file name: the text states none", when.edtf()),
                None => "no publication date found: relative dates stay unresolved; state one with --published FILE=DATE".into(),
            },
        ));
        return named;
    };
    // The user may have stated a date because the file's name is wrong.
    let rivals = stated.get(1).cloned().into_iter().chain(surely_printed(page)).chain(named.filter(|_| from != KnownFrom::Given));
    for (other, other_from) in rivals.filter(|(_, other)| *other > from) {
        if when.days_apart(&other) >= ZONES {
            let what = format!("was published {} ({}), but its {} says {}", when.edtf(), from.word(), other_from.word(), other.edtf());
            notices.push(Notice::file(path, what));
        }
    }
    Some((when, from))
}

/// Two moments that differ by fewer days agree: time zones, or an agency's story printed on the next day.
const ZONES: f64 = 1.0; // between the end of one day and the start of the other

/// Returns the printed moments, most trusted first: "Published …", a bare date, the dateline, "Updated …".
fn stamps(page: &Page) -> impl Iterator<Item = (&Stamp, KnownFrom)> {
    let header = &page.header;
    let all = [
        (&header.published, KnownFrom::Text),
        (&header.dated, KnownFrom::Text),
        (&page.dateline, KnownFrom::Dateline),
        (&header.updated, KnownFrom::Text),
    ];
    all.into_iter().filter_map(|(stamp, from)| stamp.as_ref().map(|stamp| (stamp, from)))
}

/// Returns the printed moment that has a year and can be read in one way only.
fn surely_printed(page: &Page) -> Option<(When, KnownFrom)> {
    let sure = |stamp: &Stamp| stamp.day.is_some_and(|d| d.year.is_some() && !d.doubtful);
    stamps(page).find(|(stamp, _)| sure(stamp)).and_then(|(stamp, from)| stamp.when(None).map(|when| (when, from)))
}

/// Returns the printed moment of publication. A notice reports what cannot be read.
fn printed(page: &Page, text: &str, path: &str, words: &PageWords, notices: &mut Vec<Notice>) -> Option<(When, KnownFrom)> {
    if let Some(sure) = surely_printed(page) {
        return Some(sure);
    }
    for (stamp, from) in stamps(page) {
        let Some(day) = stamp.day else { continue };
        if day.doubtful
            && let Some(day) = settled(day, text, words)
        {
            return Stamp { day: Some(day), clock: stamp.clock }.when(None).map(|when| (when, from));
        } else if day.doubtful {
            let what =
                format!("the printed date may be {}/{} or {}/{} (day/month): it is not used", day.day, day.month, day.month, day.day);
            notices.push(Notice::file(path, what));
        } else if let Some(when) = year_near(day, text, words).and_then(|year| stamp.when(Some(year))) {
            return Some((when, from));
        } else {
            notices.push(Notice::file(path, format!("the dateline names day {} of month {} but the year is unknown", day.day, day.month)));
        }
    }
    None
}

/// Returns the dates in the searched part of a text, with or without a year.
fn days(text: &str, words: &PageWords) -> Vec<Day> {
    let text = &text[..text.floor_char_boundary(SEARCHED)];
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

/// Returns the year that a full date nearby gives to a day without one.
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

/// Decides which number is the day: one of the two readings is near a date in the text and the other is not.
fn settled(day: Day, text: &str, words: &PageWords) -> Option<Day> {
    let other = Day { month: day.day, day: day.month, ..day };
    let year = day.year?;
    let dates = days(text, words);
    let near = |own: &Day| {
        let Ok(date) = Date::new(year, own.month, own.day) else { return false };
        dates.iter().any(|d| Date::new(d.year.unwrap_or(year), d.month, d.day).is_ok_and(|d| apart(date, d) <= CLOSE))
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
    use crate::language::page::PageWords;

    #[test]
    fn a_year_comes_from_a_date_close_by() {
        let day = Day { year: None, month: 1, day: 2, doubtful: false };
        let page = PageWords::english();
        assert_eq!(year_near(day, "The war of 1 May 1994 ended. It was signed on December 9, 2020.", &page), Some(2021));
        assert_eq!(year_near(day, "The war of 1 May 1994 ended.", &page), None);
    }

    #[test]
    fn day_and_month_are_told_apart_by_the_text() {
        let day = Day { year: Some(2021), month: 4, day: 3, doubtful: true };
        let page = PageWords::english();
        assert_eq!(settled(day, "The dam broke on March 2 after rain.", &page).map(|d| (d.month, d.day)), Some((3, 4)));
        assert_eq!(settled(day, "The dam broke.", &page), None);
    }
}
