//! The dateline at the start of a paragraph: "BAKU, Nov 25 (Agency) — The army …". It says where and when the account was written. The
//! paragraph proper begins after it.

use super::stamp::{self, Stamp};
use crate::language::page::PageWords;
use crate::text::{Token, TokenKind, tokens};

/// The content of a dateline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Bytes up to the first word of the paragraph proper.
    pub length: usize,
    /// The day, usually without a year.
    pub stamp: Option<Stamp>,
    /// The agency in brackets.
    pub agency: Option<String>,
}

/// Longest dateline, in bytes.
const LONGEST: usize = 120;
/// Most words of the place: "SAN JUAN CAPISTRANO, Calif."
const MOST_PLACE_WORDS: usize = 7;

/// Returns the dateline of a paragraph, or `None`.
pub(super) fn read(paragraph: &str, page: &PageWords) -> Option<Dateline> {
    let head = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
    let all = tokens(head, 0);
    after_dash(&all, head, page).or_else(|| before_stop(head, page))
}

/// Reads an agency in capitals, optionally a day, and a full stop: "TASS, November 3. The court …", "/TASS/. The court …".
fn before_stop(head: &str, page: &PageWords) -> Option<Dateline> {
    let (line, rest) = head.split_once(". ")?;
    let (agency, day) = line.split_once(',').unwrap_or((line, ""));
    let agency = agency.trim_matches(['/', '(', ')', ' ']);
    if !is_loud(agency) || !page.is_agency(agency) || !rest.trim_start().starts_with(char::is_uppercase) {
        return None;
    }
    let all = tokens(day, 0);
    let stamp = stamp::day(&all, day, page).filter(|(_, used)| *used == all.len()).map(|(day, _)| Stamp { day: Some(day), clock: None });
    let known = stamp.is_some() || all.iter().all(|t| page.is_weekday(&t.norm));
    known.then(|| Dateline { length: head.len() - rest.trim_start().len(), stamp, agency: Some(agency.to_string()) })
}

/// Reads place, date and agency, in this order and each optional, then a dash.
fn after_dash(all: &[Token], head: &str, page: &PageWords) -> Option<Dateline> {
    let (place, mut at) = place(all, head, page);
    let mut stamp = None;
    while all.get(at).is_some_and(|t| t.is(",")) {
        at += 1;
    }
    if let Some((day, used)) = stamp::day(&all[at..], head, page) {
        stamp = Some(Stamp { day: Some(day), clock: None });
        at += used;
    } else if all.get(at).is_some_and(|t| page.is_weekday(&t.norm)) && place != Place::None {
        at += 1;
    }
    while all.get(at).is_some_and(|t| t.is(",") || t.is(".")) {
        at += 1;
    }
    let agency = bracketed(&all[at.min(all.len())..], head, page);
    let agency_name = agency.as_ref().map(|(name, _)| name.clone());
    at += agency.map_or(0, |(_, used)| used);
    while all
        .get(at)
        .is_some_and(|t| t.is(",") || t.is(".") && all.get(at + 1).is_some_and(|next| next.is("-") || next.is("—") || next.is("–")))
    {
        at += 1;
    }
    // "AP — The harbour …": the agency is where the place usually is
    let placed = agency_first(all, head, page).filter(|_| place != Place::None);
    let known = agency_name.as_ref().is_some_and(|name| page.is_agency(name));
    let agency_name = agency_name.or(placed);
    let sure = stamp.is_some() || agency_name.is_some();
    if !(place == Place::Loud || sure) || (place == Place::None && agency_name.is_none()) {
        return None;
    }
    let rest = &all[at.min(all.len())..];
    // "(AFP) The harbour …": no dash is needed after a known agency
    let bare = || rest.first().filter(|_| known).map(|next| (&head[next.start..], next.start));
    let (first, length) = dash(rest, head, place == Place::Loud || sure, stamp.is_some()).or_else(bare)?;
    let begins = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '‘' | '\'' | '$' | '€' | '£' | '[' | '«');
    first.chars().next().is_some_and(begins).then_some(Dateline { length, stamp, agency: agency_name })
}

/// Returns the length in bytes of a place in capitals and a colon before a sentence: "TOKYO: The ship sank."
pub(super) fn with_colon(paragraph: &str, is_place: impl Fn(&str) -> bool) -> Option<usize> {
    let (place, rest) = paragraph.split_once(": ")?;
    let loud = place.len() > 1 && !place.contains(char::is_lowercase);
    (loud && rest.starts_with(|c: char| c.is_uppercase() || "\"“".contains(c)) && is_place(place)).then(|| paragraph.len() - rest.len())
}

/// Returns the agency before the first punctuation mark.
fn agency_first(all: &[Token], head: &str, page: &PageWords) -> Option<String> {
    let words = all.iter().take_while(|t| t.kind == TokenKind::Word);
    let name = &head[all.first()?.start..words.last()?.end];
    page.is_agency(name).then(|| name.to_string())
}

/// How the place of a dateline is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    None,
    /// "Baku"
    Plain,
    /// "BAKU"
    Loud,
}

/// Returns how the place is written and the number of its tokens.
fn place(all: &[Token], head: &str, page: &PageWords) -> (Place, usize) {
    let mut at = 0;
    let mut words = 0;
    let mut loud = false;
    while let Some(token) = all.get(at) {
        let word = token.of(head);
        let dated = at > 0 && stamp::day(&all[at..], head, page).is_some();
        match token.kind {
            TokenKind::Word if dated || words == MOST_PLACE_WORDS => break,
            TokenKind::Word if page.is_weekday(&token.norm) => break,
            TokenKind::Word if token.capitalised(head) || (words > 0 && page.small_words.dateline.contains(&token.norm)) => {
                loud = if words == 0 { is_loud(word) } else { loud && (is_loud(word) || after_comma(all, at)) };
                words += 1;
            }
            TokenKind::Mark if words > 0 && matches!(word, "," | "." | "'" | "’" | "/") => {}
            TokenKind::Mark
                if words > 0 && word == "-" && token.glued && all.get(at + 1).is_some_and(|t| t.glued && t.capitalised(head)) => {}
            TokenKind::Word | TokenKind::Mark | TokenKind::Number => break,
        }
        at += 1;
    }
    match words {
        0 => (Place::None, at),
        _ if loud => (Place::Loud, at),
        _ => (Place::Plain, at),
    }
}

/// True if a comma comes before the token: a region or country after the town may be in lower case ("PALM BEACH, Fla.").
fn after_comma(all: &[Token], at: usize) -> bool {
    all[..at].iter().any(|t| t.is(","))
}

fn is_loud(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// Returns the text in brackets and the number of its tokens: "(Reuters)", "(Anadolu Agency)".
fn bracketed(rest: &[Token], head: &str, page: &PageWords) -> Option<(String, usize)> {
    if !rest.first()?.is("(") {
        return None;
    }
    let close = rest.iter().take(10).position(|t| t.is(")"))?;
    let inside = head.get(rest[0].end..rest[close].start)?.trim();
    (page.is_agency(inside) || inside.starts_with(char::is_uppercase)).then(|| (inside.to_string(), close + 1))
}

/// Returns the text after the dash and its offset. After a date, a colon may take the place of the dash.
fn dash<'t>(rest: &[Token], head: &'t str, sure: bool, dated: bool) -> Option<(&'t str, usize)> {
    let first = rest.first()?;
    let marks = rest.iter().take(3).take_while(|t| matches!(t.of(head), "-" | "—" | "–" | "―" | "_" | "‒")).count();
    let last = match marks {
        0 if dated && first.is(":") => first,
        0 => return None,
        n => &rest[n - 1],
    };
    let after = &head[last.end..];
    let spaced = after.starts_with(char::is_whitespace);
    let long = marks > 1 || matches!(first.of(head), "—" | "–" | "―");
    if !(sure && (spaced || long)) || (!spaced && first.of(head) == "-" && marks == 1) {
        return None;
    }
    let text = after.trim_start();
    Some((text, head.len() - text.len()))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::language::page::PageWords;

    fn cut(paragraph: &str) -> Option<(&str, &str)> {
        read(paragraph, &PageWords::english()).map(|d| paragraph.split_at(d.length))
    }

    #[test]
    fn datelines() {
        for (head, rest) in [
            ("BAKU, Nov 25 (Marmara) — ", "The army entered."),
            ("LONDON (Wire) - ", "Ships left."),
            ("Washington (NNN) -- ", "A deal was made."),
            ("(Wire) - ", "A deal was made."),
            ("AP — ", "A deal was made."),
            ("Reuters - ", "Ships left."),
            ("(AFP) ", "Ships left."),
            ("OSLO (Reuters) ", "Ships left."),
            ("WASHINGTON — ", "A deal was made."),
            ("PALM BEACH, Fla. — ", "“No,” he said."),
            ("NEW YORK, Wednesday — ", "Ships left."),
            ("OSLO, 3 May 2019: ", "Ships left."),
            ("Lisbon, 7 Jan (EFE).- ", "A tram left."),
            ("Lisbon, 7 Jan (dpa) – ", "A tram left."),
            ("Lisbon, Portugal (CNN) ", "A tram left."),
            ("SÃO PAULO—", "Ships left."),
            ("TEL AVIV-YAFO, Israel, Dec. 1 (Wire) — ", "Ships left."),
        ] {
            let whole = format!("{head}{rest}");
            assert_eq!(cut(&whole), Some((head, rest)));
        }
    }

    #[test]
    fn sentences_without_one() {
        for text in [
            "Baku — the capital — was quiet.",
            "NATO - the alliance - said no.",
            "The mayor (Labour) - who lost - left.",
            "March 1, 2008 was a Saturday.",
            "In Oslo, 3 May is a holiday.",
            "UN-led talks began.",
            "Reuters said on Monday that ships left.",
            "He said — No.",
        ] {
            assert_eq!(cut(text), None, "{text}");
        }
    }
}
