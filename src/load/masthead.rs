//! Unmarked lines above the text: a lone outlet, a writer, a place, a headline. They are recognised by their context and by whether their
//! words are common words of the language.

use super::page::Reader;
use crate::language::gazetteer::key;
use crate::model::BlockKind;
use crate::text::squeeze;

/// Most words of an unmarked headline.
const MOST_HEADLINE_WORDS: usize = 25;
/// Most bytes of a headline.
pub(super) const LONGEST_HEADLINE: usize = 200;

impl Reader<'_> {
    /// Returns an outlet of one word that is neither a known word nor a place, beside a section or right below one: "WORLD Nordlys",
    /// "POLITICS" / "Kystposten".
    pub(super) fn lone_outlet(&self, text: &str) -> Option<String> {
        let below = self.out.blocks.last().is_some_and(|block| block.kind == BlockKind::Header);
        let (name, beside) = match text.split_once(' ') {
            Some((first, rest)) => (rest, self.page.section.contains(&squeeze(first)) && !first.contains(char::is_lowercase)),
            None => (text, below),
        };
        let plain = name.len() > 2 && name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphabetic);
        let folded = name.to_lowercase();
        let names = &self.language.names;
        let known = || self.language.frequency.of(&self.language.words.stem(&folded)) > 1.0 || names.gazetteer.place(&key(name)).is_some();
        (!self.begun && self.out.header.outlet.is_none() && beside && plain && !known()).then(|| name.to_string())
    }

    /// True for a writer and a place below the headline: two or three capitalised unknown words and a place ("Selin Kaya in Ankara").
    pub(super) fn is_writer_of_place(&self, text: &str) -> bool {
        let Some((writer, place)) =
            text.split_once(&self.between_writer_and_place()).filter(|_| !self.begun && self.out.headline.is_some())
        else {
            return false;
        };
        let unknown = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic) && self.is_unknown(word);
        let known = self.language.names.gazetteer.place(&key(place)).is_some();
        let words: Vec<&str> = writer.split(' ').collect();
        known && (2..=3).contains(&words.len()) && words.into_iter().all(unknown)
    }

    pub(super) fn between_writer_and_place(&self) -> String {
        format!(" {} ", self.page.between_writer_and_place)
    }

    /// True for a place on a line of its own above the text: "MANILA", "BERLIN, Sunday."
    pub(super) fn is_place_alone(&self, text: &str) -> bool {
        let (place, day) = text.trim_end_matches('.').split_once(',').unwrap_or((text, ""));
        let dated = day.is_empty() || self.page.is_weekday(&day.trim().to_lowercase());
        !self.begun && self.is_below_head() && !place.contains(char::is_lowercase) && dated && self.is_place(place)
    }

    /// True if the next line is below a headline or a header line.
    pub(super) fn is_below_head(&self) -> bool {
        self.out.headline.is_some() || self.out.blocks.last().is_some_and(|block| block.kind == BlockKind::Header)
    }

    /// True for a single word on a line of its own above the text, which reports nothing: "Wales", "LATEST."
    pub(super) fn is_word_alone(&self, text: &str) -> bool {
        let word = text.trim_end_matches('.');
        !self.begun && self.has_running_text && word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-')
    }

    /// True for a byline without "by", right above or below another header line: capitalised words that the language does not have: "Jeremy
    /// Lowe", "Lim Wei Ling and agencies".
    pub(super) fn is_byline(&self, text: &str) -> bool {
        const MOST_WORDS: usize = 4;
        let folded = text.to_lowercase();
        let tail = self.page.with_others.iter().find(|tail| folded.ends_with(tail.as_str()));
        let name = text[..text.len() - tail.map_or(0, String::len)].trim_end();
        let words: Vec<&str> = name.split(' ').collect();
        let plain = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '.' || c == '-');
        let named = !self.begun && self.out.headline.is_some() && (2..=MOST_WORDS).contains(&words.len()) && words.iter().all(plain);
        let loud = !text.contains(char::is_lowercase);
        named && (tail.is_some() || !loud && words.iter().all(|word| self.is_unknown(word)))
    }

    /// True if the word frequencies of the language do not contain the word.
    pub(super) fn is_unknown(&self, word: &str) -> bool {
        self.language.frequency.of(&self.language.words.stem(&word.to_lowercase())) <= 1.0
    }

    pub(super) fn is_place(&self, name: &str) -> bool {
        self.language.names.gazetteer.place(&key(name)).is_some()
    }
}

/// True if the text is short and has no final stop.
pub(super) fn looks_like_headline(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| crate::text::normalise::is_unseen(c) || c.is_whitespace());
    let words = text.split_whitespace().count();
    let last = text.trim_end_matches(['"', '”', '’', '\'', ')', '»']).chars().next_back();
    let stopped = last.is_some_and(|c| matches!(c, '.' | ':' | ';' | ',' | '…')) && !ends_in_initials(text);
    (2..=MOST_HEADLINE_WORDS).contains(&words)
        && text.len() <= LONGEST_HEADLINE
        && !stopped
        && text.chars().next().is_some_and(|c| !c.is_lowercase())
}

/// True if the text ends in initials: "… in the U.S."
fn ends_in_initials(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    last.matches('.').count() > 1 && last.split('.').all(|p| p.chars().count() <= 1)
}

/// True for a sentence or more, false for a caption or heading.
pub(super) fn is_running_text(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words >= 20 || (words >= 6 && text.trim_end_matches(['"', '”', '’', '\'', ')', '»']).ends_with(['.', '!', '?', '…']))
}
