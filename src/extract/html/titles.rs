//! The title of a window: headline, sections and outlet between separators.

use std::ops::Range;

use crate::text::squeeze;

/// Separators between the headline and the name of the site.
const BETWEEN: [&str; 9] = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " › "];
/// Separator after the name of a site, or after a word about the headline.
const COLON: &str = ": ";
/// Most bytes of a title, an outlet or a URL.
const LONGEST: usize = 500;

/// Returns the beginnings of a title up to each of its parts except the last.
pub(super) fn heads(title: &str) -> Vec<&str> {
    let parts = parts(title);
    parts[..parts.len() - 1].iter().map(|part| &title[..part.end]).collect()
}

/// Returns the ends of a title from each of its parts except the first.
pub(super) fn tails(title: &str) -> Vec<&str> {
    let behind = title.split_once(COLON).map(|(_, end)| end.trim());
    parts(title)[1..].iter().map(|part| &title[part.start..]).chain(behind).collect()
}

/// Returns what a title begins with before a separator, which may be an outlet.
pub(super) fn starts(title: &str) -> Vec<&str> {
    let first = parts(title).into_iter().next().filter(|part| part.end < title.len()).map(|part| &title[part]);
    first.into_iter().chain(title.split_once(COLON).map(|(start, _)| start.trim())).collect()
}

/// Returns the last part of a title, after the headline, if it is only a few words.
pub(super) fn behind(title: &str, headline: &str) -> Option<String> {
    let (all, key) = (parts(title), squeeze(headline));
    let last = all.last().filter(|_| all.len() > 1)?;
    let headed = |to: usize| (0..=to).any(|from| squeeze(&title[all[from].start..all[to].end]) == key);
    let name = (0..all.len() - 1).any(headed).then(|| title[last.clone()].to_string())?;
    Some(name).filter(|name| is_name(name))
}

/// Returns the first part of a title, before the headline, if it is only a few words. `again` returns whether a name occurs elsewhere on
/// the page too. Without that, "Live: …" is not an outlet, but two capitalised words before a separator such as "|" are.
pub(super) fn before(title: &str, headline: &str, again: impl Fn(&str) -> bool) -> Option<String> {
    let (all, key) = (parts(title), squeeze(headline));
    let ends = (1..all.len()).any(|from| squeeze(&title[all[from].start..]) == key);
    let parted = all.first().filter(|_| ends).map(|part| &title[part.clone()]);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let named = |name: &&str| again(name) || name.contains(' ') && name.split(' ').all(capital);
    let colon = || title.split_once(COLON).filter(|(start, end)| squeeze(end) == key && again(start.trim())).map(|(start, _)| start.trim());
    parted.filter(named).or_else(colon).map(str::to_string).filter(|name| is_name(name))
}

/// True if the text may be the name of an outlet.
pub(super) fn is_name(text: &str) -> bool {
    const MOST_WORDS: usize = 5;
    fits(text) && text.split(' ').count() <= MOST_WORDS
}

/// True if the text may be a title, a name or a URL.
pub(super) fn fits(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST
}

/// Returns the parts between the separators, trimmed; at least one.
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
