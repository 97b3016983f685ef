//! Lines and parts of lines that name the outlet of an account: an agency, "Source: …", a masthead with its section, the copyright holder,
//! what follows a headline.

use super::header::{Header, is_section};
use crate::language::page::PageWords;
use crate::text::squeeze;

/// Most words of the name of an outlet, including its section.
const MOST_OUTLET_WORDS: usize = 6;
/// Most words of a name without a word for an outlet, and fewest letters of the section after it.
const MOST_BARE_WORDS: usize = 3;
const LEAST_SECTION: usize = 4;

/// True for an agency: "Reuters", "AFP, Oslo", "(AAP)", "Al Jazeera and agencies".
pub(super) fn is_agency_line(part: &str, page: &PageWords, header: &mut Header) -> bool {
    let name = part.split(',').next().unwrap_or(part).trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
    let ends = |rest: &&String| name.to_lowercase().strip_suffix(rest.as_str()).is_some_and(|name| name.ends_with(' '));
    let name = page.with_others.iter().find(ends).map_or(name, |rest| name[..name.len() - rest.len()].trim_end());
    let named = page.is_agency(name) && !part.ends_with(['.', '!', '?', ':']) && part.split_whitespace().count() <= MOST_OUTLET_WORDS;
    if named {
        header.outlet.get_or_insert(name.to_string());
    }
    named
}

/// True for a line such as "Source: Harbour Gazette".
pub(super) fn is_source_line(part: &str, page: &PageWords, header: &mut Header) -> bool {
    let Some((label, name)) = part.split_once(':').map(|(label, name)| (label, name.trim().trim_end_matches('.'))) else { return false };
    let named = page.sourced.contains(&squeeze(label)) && is_outlet(name, page);
    if named {
        header.outlet.get_or_insert(name.to_string());
        header.announced = true;
    }
    named
}

/// Returns the copyright holder if it is an outlet: "© 2021 Harbour Gazette. All rights reserved."
pub(super) fn copyright_holder(line: &str, page: &PageWords) -> Option<String> {
    let (_, rest) = line.split_once('©')?;
    let rest = rest.trim_start();
    let years = rest.len() - rest.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let rest = Some(&rest[years..]).filter(|_| rest[..years].bytes().filter(u8::is_ascii_digit).count() >= 4)?;
    let name = rest.split(['.', ',', '|', ';']).next()?.trim();
    is_outlet(name, page).then(|| name.to_string())
}

/// Returns the outlet after a headline: "Old pier burns — Harbour Gazette".
pub(super) fn behind_headline(headline: &str, page: &PageWords) -> Option<String> {
    const FEWEST_WORDS: usize = 3;
    let parted = |mark: &str| headline.rsplit_once(mark);
    let (title, name) = [" — ", " – ", " | ", " - "].into_iter().find_map(parted)?;
    (title.split_whitespace().count() >= FEWEST_WORDS && is_outlet(name.trim(), page)).then(|| name.trim().to_string())
}

/// True for an agency, or for capitalised words that include a word for an outlet.
pub(super) fn is_outlet(name: &str, page: &PageWords) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase) || page.small_words.outlet.iter().any(|small| small == word);
    page.is_agency(name)
        || (2..=MOST_OUTLET_WORDS).contains(&words.len()) && words.iter().all(capital) && words.iter().any(|word| page.names_outlet(word))
        || name.starts_with(char::is_uppercase) && page.joins_outlet(name)
}

/// True for a line that names an outlet: its words are capitalised and one of them is a word for an outlet, or a section in capitals
/// follows a name that is not in capitals: "Anadolu Agency WORLD", "WORLD Harbour Gazette", "Kystposten EUROPE".
pub(super) fn is_outlet_line(part: &str, page: &PageWords, header: &mut Header) -> bool {
    if is_section(part, page) {
        return false;
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    if words.len() == 1 && part.starts_with(char::is_uppercase) && page.joins_outlet(part) {
        header.outlet.get_or_insert(part.to_string());
        return true;
    }
    let capital = |w: &&str| {
        w.chars().find(|c| *c != '(').is_some_and(char::is_uppercase)
            || w.split(['\'', '’']).nth(1).is_some_and(|w| w.starts_with(char::is_uppercase))
    };
    let named = words.iter().any(|w| page.names_outlet(w));
    let small = |w: &str| page.small_words.outlet_line.iter().chain(&page.of).any(|small| small == w);
    let plain = words.iter().all(|w| capital(w) || small(w));
    let stopped = part.ends_with(['!', '?', ':']) || part.ends_with('.') && part.contains(char::is_lowercase);
    if !plain || !(2..=MOST_OUTLET_WORDS).contains(&words.len()) || stopped {
        return false;
    }
    let heading = |words: &[&str]| page.section.contains(&squeeze(&words.join(" "))) && words.iter().all(|word| is_loud(word));
    let end = (1..words.len()).find(|at| heading(&words[*at..])).unwrap_or(words.len());
    let start = (1..end).rev().find(|at| heading(&words[..*at])).filter(|_| named).unwrap_or(0);
    // "Trump Visits UK" is a headline: short section names may be names
    let long = words.get(end).is_some_and(|word| word.len() >= LEAST_SECTION) && words[..end].iter().all(|word| !is_loud(word));
    if !(named || long && end <= MOST_BARE_WORDS) {
        return false;
    }
    // "BBC News, Ankara"
    let name = words[start..end].join(" ");
    let name = name.split(',').next().unwrap_or_default().trim_end_matches('.');
    header.outlet.get_or_insert(name.to_string());
    true
}

fn is_loud(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| !c.is_lowercase())
}
