//! The title of a window: headline, sections and outlet between marks.

use std::ops::Range;

use crate::text::squeeze;

/// Marks between the headline and the name of the site.
const BETWEEN: [&str; 9] = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " › "];
/// Behind the name of a site, or a word about the headline.
const COLON: &str = ": ";
/// Most bytes of a title, an outlet, an address.
const LONGEST: usize = 500;

/// The parts of a title from its beginning on, without the last.
pub fn heads(title: &str) -> Vec<&str> {
    let parts = parts(title);
    parts[..parts.len() - 1].iter().map(|part| &title[..part.end]).collect()
}

/// The parts of a title to its end, without the first.
pub fn tails(title: &str) -> Vec<&str> {
    let behind = title.split_once(COLON).map(|(_, end)| end.trim());
    parts(title)[1..].iter().map(|part| &title[part.start..]).chain(behind).collect()
}

/// What a title begins with before a mark: it may be an outlet.
pub fn starts(title: &str) -> Vec<&str> {
    let first = parts(title).into_iter().next().filter(|part| part.end < title.len()).map(|part| &title[part]);
    first.into_iter().chain(title.split_once(COLON).map(|(start, _)| start.trim())).collect()
}

/// The last part of a title, after the headline: a few words.
pub fn behind(title: &str, headline: &str) -> Option<String> {
    let (all, key) = (parts(title), squeeze(headline));
    let last = all.last().filter(|_| all.len() > 1)?;
    let headed = |to: usize| (0..=to).any(|from| squeeze(&title[all[from].start..all[to].end]) == key);
    let name = (0..all.len() - 1).any(headed).then(|| title[last.clone()].to_string())?;
    Some(name).filter(|name| is_name(name))
}

/// The first part of a title, before the headline: a few words. `again` says whether a name is elsewhere on the page too:
/// "Live: …" is no outlet, and two words with capitals before a stroke are one without that.
pub fn before(title: &str, headline: &str, again: impl Fn(&str) -> bool) -> Option<String> {
    let (all, key) = (parts(title), squeeze(headline));
    let ends = (1..all.len()).any(|from| squeeze(&title[all[from].start..]) == key);
    let parted = all.first().filter(|_| ends).map(|part| &title[part.clone()]);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let named = |name: &&str| again(name) || name.contains(' ') && name.split(' ').all(capital);
    let colon = || title.split_once(COLON).filter(|(start, end)| squeeze(end) == key && again(start.trim())).map(|(start, _)| start.trim());
    parted.filter(named).or_else(colon).map(str::to_string).filter(|name| is_name(name))
}

/// May it be what an outlet is called?
pub fn is_name(text: &str) -> bool {
    const MOST_WORDS: usize = 5;
    fits(text) && text.split(' ').count() <= MOST_WORDS
}

/// May it be a title, a name or an address?
pub fn fits(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST
}

/// The parts between the marks, without blanks at their ends; at least one.
fn parts(title: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut at) = (0, 0);
    let trimmed = |from: usize, to: usize| {
        let part = &title[from..to];
        let begin = from + part.len() - part.trim_start().len();
        begin..begin + part.trim().len()
    };
    while let Some(found) = title[at..].find(' ') {
        at += found;
        match BETWEEN.iter().find(|mark| title[at..].starts_with(**mark)) {
            Some(mark) => {
                out.push(trimmed(start, at));
                at += mark.len() - 1;
                start = at;
            }
            None => at += 1,
        }
    }
    out.push(trimmed(start, title.len()));
    out
}

#[cfg(test)]
mod tests {
    use super::{before, behind, heads, tails};

    #[test]
    fn outlets_in_titles() {
        for (title, want) in [
            ("Mill by the weir sold | Orrvik Post", Some("Orrvik Post")),
            ("Mill by the weir sold | News | Orrvik Post", Some("Orrvik Post")),
            ("Mill by the weir sold - News · OP", Some("OP")),
            ("Opinion | Mill by the weir sold - Orrvik Post", Some("Orrvik Post")),
            ("Mill by the weir sold", None),
            ("Orrvik Post - Mill by the weir sold", None),
        ] {
            assert_eq!(behind(title, "Mill by the weir sold").as_deref(), want, "{title}");
        }
        let again = |name: &str| name == "Kystposten";
        for (title, want) in [
            ("Orrvik Post - New comet seen", Some("Orrvik Post")),
            ("Orrvik Post | Science | New comet seen", Some("Orrvik Post")),
            ("Kystposten: New comet seen", Some("Kystposten")),
            ("Live: New comet seen", None),
            ("Video - New comet seen", None),
        ] {
            assert_eq!(before(title, "New comet seen", again).as_deref(), want, "{title}");
        }
        assert_eq!(heads("A b | C"), ["A b"]);
        assert_eq!(tails("A: b - C"), ["C", "b - C"]);
        assert_eq!(heads("Plain").len() + tails(" | ").len(), 1);
    }
}
