//! Lines about the article rather than the event: bylines, date lines, outlets, sections. A line counts only if every part of it is
//! understood, so that no sentence is mistaken for one.

use super::date_line::stamps;
use super::labelled;
use super::outlet::{is_agency_line, is_outlet, is_outlet_line, is_source_line};
use super::stamp::{self, Stamp};
use crate::language::page::PageWords;
use crate::text::{squeeze, tokens};

/// The content of a header line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// When the article was first published.
    pub published: Option<Stamp>,
    /// When it was updated.
    pub updated: Option<Stamp>,
    /// A date that no word announces.
    pub dated: Option<Stamp>,
    /// The outlet it names.
    pub outlet: Option<String>,
    /// The writers it names.
    pub writer: Option<String>,
    /// True if a word such as "Published" or "By" announces it. Without one, the line counts only above the article.
    pub announced: bool,
}

/// Longest header line, in bytes.
pub(super) const LONGEST: usize = 200;
/// Most words of the part that names the writers: "By A. Writer and B. Writer, special to the Harbour Gazette".
const MOST_WRITER_WORDS: usize = 14;

/// Returns what a line says about the article, or `None` if any part of it is something else.
pub(super) fn read(line: &str, page: &PageWords) -> Option<Header> {
    if line.len() > LONGEST {
        return None;
    }
    if labelled::is_labelled(line, page) {
        return Some(Header { announced: true, ..Header::default() });
    }
    let parts = parts(line);
    let mut header = Header::default();
    let mut names = Vec::new();
    let mut understood = false;
    for part in &parts {
        if stamps(part, page, &mut header)
            || is_agency_line(part, page, &mut header)
            || is_source_line(part, page, &mut header)
            || is_byline(part, page, &mut header)
            || is_outlet_line(part, page, &mut header)
            || is_place_line(part, page, &mut header)
            || is_signed_date(part, page, &mut header)
            || labelled::is_issue(part, page)
            || is_section(part, page)
            || is_reading_time(part, page)
            || labelled::counts(part, page)
        {
            understood = true;
        } else if parts.len() > 1 && labelled::is_any_field(part) {
            // "WITNESS: Nora Moe      DATE: 3.2.1986"
        } else if parts.len() > 1 && (is_name(part) || is_word(part)) {
            names.push(*part);
        } else {
            return None;
        }
    }
    if !understood || parts.is_empty() {
        return None;
    }
    // "Kystposten | World": one word is not a writer; beside a section it is an outlet, beside a date it may be a town
    let sectioned = parts.iter().any(|part| is_section(part, page));
    // "Home > English > World" is navigation and does not name an outlet
    let leads = line.contains(['>', '»', '›']);
    if let Some(name) = names.iter().find(|name| is_word(name)).filter(|_| sectioned && !leads) {
        header.outlet.get_or_insert((*name).to_string());
    }
    names.retain(|name| !is_word(name));
    header.writer = header.writer.or_else(|| names.first().map(|n| (*n).to_string()));
    Some(header)
}

/// Splits a line at vertical bars, bullets, slashes and spaced dashes.
fn parts(line: &str) -> Vec<&str> {
    line.split(['|', '•', '·', '\t', '¦', '>', '»', '›'])
        .flat_map(|part| part.split("  "))
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" — "))
        .flat_map(|part| part.split(" / "))
        .map(|part| part.trim().trim_matches(['-', '–', '—']).trim())
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .collect()
}

/// True for a byline, also with a date after it: "By Jane Roe", "By JANE ROE and John Doe, Harbour Gazette".
fn is_byline(part: &str, page: &PageWords, header: &mut Header) -> bool {
    let folded = part.to_lowercase();
    let Some(phrase) = page.byline.iter().find(|p| folded.strip_prefix(p.as_str()).is_some_and(|rest| rest.starts_with([' ', ':']))) else {
        return false;
    };
    let Some(rest) = part.get(phrase.len()..) else { return false };
    let names = rest.trim_start_matches([' ', ':']).trim_end();
    let all = tokens(names, 0);
    let date = (0..all.len()).find(|at| stamp::day(&all[*at..], names, page).is_some());
    let (writers, tail) = names.split_at(date.map_or(names.len(), |at| all[at].start));
    if !are_writers(writers, page) || !(tail.is_empty() || stamps(tail, page, header)) {
        return false;
    }
    header.announced = true;
    if let Some(outlet) = names.split([',', ';', '/']).map(str::trim).find(|name| is_outlet(name, page)) {
        header.outlet.get_or_insert(outlet.to_string());
    }
    header.writer.get_or_insert(writers.trim_end_matches([',', ' ', ';']).to_string());
    true
}

/// True for capitalised words and the few small words between names, but not for a sentence.
fn are_writers(names: &str, page: &PageWords) -> bool {
    let words: Vec<&str> = names.split([' ', ',', ';', '/', '&']).filter(|w| !w.is_empty()).collect();
    let name = |w: &&str| w.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let small = |w: &&str| page.byline_inside.contains(&w.to_lowercase());
    let address = |w: &&str| w.contains('@');
    let initial = |w: &str| w.chars().filter(|c| c.is_alphabetic()).count() <= 3;
    !words.is_empty()
        && words.len() <= MOST_WRITER_WORDS
        && words.iter().all(|w| name(w) || small(w) || address(w))
        && words.first().is_some_and(name)
        && words.iter().filter(|w| name(w)).count() * 2 >= words.len()
        && names.trim_end().strip_suffix('.').is_none_or(|n| initial(n.rsplit(' ').next().unwrap_or(n)))
        && !page.is_weekday(&words[0].to_lowercase())
        && page.month(&words[0].to_lowercase()).is_none()
}

/// True for a place or an outlet with an agency or a date after it: "MANILA (Reuters)", "EDINBURGH, SATURDAY, JUNE 9, 1832.", "THE DAILY
/// HERALD, TUESDAY, JUNE 6, 1899.".
fn is_place_line(part: &str, page: &PageWords, header: &mut Header) -> bool {
    const MOST_WORDS: usize = 5;
    let name = |text: &str| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let capital = |w: &&str| w.starts_with(char::is_uppercase) || page.small_words.place.iter().any(|small| small == w);
        (1..=MOST_WORDS).contains(&words.len()) && words.iter().all(capital)
    };
    if let Some((place, agency)) = part.split_once('(').and_then(|(place, rest)| Some((place.trim(), rest.strip_suffix(')')?))) {
        let known = name(place) && page.is_agency(agency);
        if known {
            header.outlet.get_or_insert(agency.trim().to_string());
        }
        return known;
    }
    let Some((place, mut rest)) = part.split_once(',').filter(|(place, _)| name(place)) else { return false };
    // "…, p. 4, col. 2"
    while let Some((before, _)) = rest.rsplit_once(',').filter(|(_, issue)| labelled::is_issue(issue, page)) {
        rest = before;
    }
    let weekday =
        page.is_weekday(&place.trim().to_lowercase()) || page.month(&place.split(' ').next().unwrap_or_default().to_lowercase()).is_some();
    let mut found = Header::default();
    let dated = !weekday
        && stamps(rest.trim(), page, &mut found)
        && found.dated.as_ref().is_some_and(|stamp| stamp.day.is_some_and(|d| d.year.is_some()));
    if dated {
        header.dated = header.dated.take().or(found.dated);
        if is_outlet(place, page) {
            header.outlet.get_or_insert(place.trim().to_string());
        }
    }
    dated
}

/// True for a date with the writer after it: "Posted on January 7, 2006 by admin", "Friday 7 January 2006 by Jane Roe".
fn is_signed_date(part: &str, page: &PageWords, header: &mut Header) -> bool {
    const MOST_WORDS: usize = 3;
    let part = part.trim_end_matches('.');
    let phrases = page.byline.iter().map(|phrase| format!(" {phrase} "));
    let Some((day, writer)) = phrases.filter_map(|phrase| part.rsplit_once(&phrase)).max_by_key(|(day, _)| day.len()) else { return false };
    let short = (1..=MOST_WORDS).contains(&writer.split_whitespace().count()) && !writer.ends_with(['.', '!', '?']);
    let mut found = Header::default();
    let is_date = short && stamps(day.trim_end_matches([',', ' ']), page, &mut found);
    let yearly = || found.dated.as_ref().is_some_and(|stamp| stamp.day.is_some_and(|day| day.year.is_some()));
    let dated = is_date && (found.announced || yearly() && are_writers(writer, page));
    if dated {
        header.announced |= found.announced;
        header.published = header.published.take().or(found.published);
        header.updated = header.updated.take().or(found.updated);
        header.dated = header.dated.take().or(found.dated);
        header.writer = header.writer.take().or_else(|| are_writers(writer, page).then(|| writer.to_string()));
    }
    dated
}

pub(super) fn is_section(part: &str, page: &PageWords) -> bool {
    let key = squeeze(part);
    page.section.contains(&key)
        || key.split(' ').count() <= 4
            && part.contains(['/', '>', ',', '&'])
            && part.split(['/', '>', ',', '&']).all(|p| page.section.contains(&squeeze(p)))
}

/// True for a reading time or an age: "5 min read", "Updated 3 years ago".
fn is_reading_time(part: &str, page: &PageWords) -> bool {
    let key = squeeze(part);
    let announced = page.updated.iter().chain(&page.published).filter_map(|phrase| key.strip_prefix(phrase.as_str())?.strip_prefix(' '));
    let rest = announced.min_by_key(|rest| rest.len()).unwrap_or(&key);
    let words = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    words.len() < rest.len() && page.lengths.iter().any(|length| length == words.trim())
}

/// True for one capitalised word.
fn is_word(part: &str) -> bool {
    let name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '\'' | '’' | '&');
    part.starts_with(char::is_uppercase) && part.chars().count() > 1 && part.chars().all(name) && !part.ends_with('.')
}

/// True for two to four capitalised words.
fn is_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|w| w.chars().next().is_some_and(char::is_uppercase))
        && !part.ends_with(['!', '?', ':'])
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::language::page::PageWords;

    fn shown(line: &str) -> Option<String> {
        let header = read(line, &PageWords::english())?;
        let stamp = |s: Option<super::Stamp>| s.and_then(|s| s.when(None)).map_or_else(|| "-".to_string(), |w| w.edtf());
        let text = |t: Option<String>| t.unwrap_or_else(|| "-".to_string());
        Some([stamp(header.published), stamp(header.updated), stamp(header.dated), text(header.outlet), text(header.writer)].join(" "))
    }

    #[test]
    fn header_lines() {
        for (line, want) in [
            ("Published November 25,2020", "2020-11-25 - - - -"),
            ("By Jane Roe | 25 November 2020 | 10:08", "- - 2020-11-25T10:08 - Jane Roe"),
            ("Anadolu Agency WORLD", "- - - Anadolu Agency -"),
            ("WORLD Harbour Wire", "- - - Harbour Wire -"),
            ("Kystposten EUROPE", "- - - Kystposten -"),
            ("Kystposten | World", "- - - Kystposten -"),
            ("Business | Kystposten", "- - - Kystposten -"),
            ("Oslo | 3 March 2021", "- - 2021-03-03 - -"),
            ("Reuters | World", "- - - Reuters -"),
            ("AP — March 3, 2021", "- - 2021-03-03 AP -"),
            ("Reuters", "- - - Reuters -"),
            ("By AFP, Oslo", "- - - AFP AFP, Oslo"),
            ("By Harbour Wire, Brevik", "- - - Harbour Wire Harbour Wire, Brevik"),
            ("Trump Visits UK", "none"),
            ("FLOODS HIT EUROPE", "none"),
            ("BREAKING Harbour Burns", "none"),
            ("Updated 14:05 GMT, 3 March 2021", "- 2021-03-03T14:05 - - -"),
            ("Posted on March 3, 2021 at 2:05 pm", "2021-03-03T14:05 - - - -"),
            ("Published: 1 May 2019, 09:00 | Last modified: 2 May 2019", "2019-05-01T09:00 2019-05-02 - - -"),
            ("By JANE ROE and John Q. Doe, Harbour Gazette", "- - - Harbour Gazette JANE ROE and John Q. Doe, Harbour Gazette"),
            ("By Jane Roe Wednesday, 25 November 2020", "- - 2020-11-25 - Jane Roe"),
            ("Jane Roe - 25 November 2020", "- - 2020-11-25 - Jane Roe"),
            ("2020-11-25", "- - 2020-11-25 - -"),
            ("WORLD / EUROPE", "- - - - -"),
            ("Friday, July 21, 2017 5 min read", "none"),
            ("Friday, July 21, 2017 · 5 min read", "- - 2017-07-21 - -"),
            ("MANILA (Reuters) | 2 Aug. 2015", "- - 2015-08-02 Reuters -"),
            ("March 5, 2014 | 6:40pm EST", "- - 2014-03-05T18:40 - -"),
            ("Fri 13 Nov 2009 08.14 GMT", "- - 2009-11-13T08:14 - -"),
            ("Updated 0912 GMT (1712 HKT) May 3, 2012", "- 2012-05-03T09:12 - - -"),
            ("Posted on January 7, 2006 by admin — 3 Comments", "2006-01-07 - - - -"),
            ("Posted on Saturday 7 January 2006 at 09:11 by Jane Roe.", "2006-01-07T09:11 - - - Jane Roe"),
            ("Saturday 7 January 2006 by Jane Roe", "- - 2006-01-07 - Jane Roe"),
            ("The Times of Brevik > World > Americas", "- - - The Times of Brevik -"),
            ("LONDON, April 20, 1831.", "- - 1831-04-20 - -"),
            ("Vol. XII. No. 345.  BREVIK, SATURDAY, JUNE 9, 1832.  Price 7d.", "- - 1832-06-09 - -"),
            ("THE EVENING HERALD, TUESDAY, JUNE 6, 1899.            PAGE 3", "- - 1899-06-06 THE EVENING HERALD -"),
            ("Ana Ruiz | BBC News, Ankara", "- - - BBC News Ana Ruiz"),
            ("Subject: theft at the depot", "- - - - -"),
            ("WITNESS: Nora Moe      DATE: 3.2.1986", "1986-02-03 - - - -"),
            ("Table 2. Rainfall in inches", "- - - - -"),
        ] {
            assert_eq!(shown(line).as_deref().unwrap_or("none"), want, "{line}");
        }
    }

    #[test]
    fn sentences_are_no_headers() {
        for line in [
            "By Tuesday the road was open again.",
            "By Tuesday",
            "Updated figures show that 14 people died.",
            "Posted by the harbour wall, two guards watched.",
            "The news came on 25 November 2020.",
            "7 January by Jane Roe",
            "Opened on 7 January 2006 by the mayor.",
            "On 25 November 2020 the army entered the town.",
            "He joined the Harbour Gazette",
            "From Monday, buses run hourly.",
            "Table 2 shows the rainfall.",
            "London, the capital, was quiet.",
            "To: err is human, to forgive divine, as the poet of the harbour town once said to us all.",
            "The bridge was opened on March 3, 2019 by the mayor.",
        ] {
            assert_eq!(shown(line), None, "{line}");
        }
    }
}
