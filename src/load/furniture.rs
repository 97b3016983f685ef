//! Page furniture: lines that a page prints around an article. They are set aside, never deleted, and only as whole lines.

use std::collections::BTreeSet;

use crate::language::page::PageWords;
use crate::text::squeeze;

/// Most words of a line that is furniture because of how it begins.
const MOST_AFTER_START: usize = 14;
/// Most words of a line that is furniture because of a phrase it holds.
const MOST_AROUND: usize = 40;
/// Longest line that is looked at, in bytes.
const LONGEST: usize = 600;

/// The phrases of a language, ready to be asked.
pub struct Furniture<'l> {
    whole: BTreeSet<&'l str>,
    page: &'l PageWords,
}

impl<'l> Furniture<'l> {
    /// Of a language's page words.
    pub fn new(page: &'l PageWords) -> Furniture<'l> {
        Furniture { whole: page.furniture.iter().map(String::as_str).collect(), page }
    }

    /// Is the line furniture as a whole?
    pub fn holds(&self, line: &str) -> bool {
        if line.len() > LONGEST {
            return false;
        }
        let key = squeeze(line);
        let words = key.split(' ').count();
        if key.is_empty() {
            return !line.chars().any(char::is_alphanumeric);
        }
        self.whole.contains(key.as_str())
            || (line.contains(['©', '℗']) && words <= MOST_AFTER_START)
            || (words <= MOST_AFTER_START && self.begins(&key, line))
            || (words <= MOST_AROUND && self.page.furniture_holds.iter().any(|phrase| has_phrase(&key, phrase)))
            || (words > 1 && self.all_whole(line))
    }

    fn begins(&self, key: &str, line: &str) -> bool {
        let sentence = line.trim_end_matches(['"', '”', ')', '\'']).ends_with(['.', '?']);
        self.page.furniture_starts.iter().any(|phrase| {
            let starts = key.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            let colon = line.get(phrase.len()..).is_some_and(|rest| rest.starts_with(':'));
            starts && (colon || !(self.page.furniture_doubtful.contains(phrase) && (sentence || key.split(' ').count() > 8)))
        })
    }

    /// "Share | Tweet | Email": every part between marks is furniture.
    fn all_whole(&self, line: &str) -> bool {
        let parts: Vec<String> = line.split(['|', '•', '·', '/', '\t', '>', ',']).map(squeeze).filter(|p| !p.is_empty()).collect();
        parts.len() > 1 && parts.iter().all(|p| self.whole.contains(p.as_str()))
    }
}

fn has_phrase(key: &str, phrase: &str) -> bool {
    key.match_indices(phrase).any(|(at, _)| {
        let after = at + phrase.len();
        (at == 0 || key[..at].ends_with(' ')) && (after == key.len() || key[after..].starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::Furniture;
    use crate::language::page::english;

    #[test]
    fn furniture_lines() {
        let page = english();
        let furniture = Furniture::new(&page);
        for line in [
            "Contact Us",
            "Read more",
            "READ MORE: Ferry stopped",
            "Share",
            "Share | Tweet | Email",
            "Advertisement",
            "* * *",
            "———",
            "We use cookies to give you the best experience on our site.",
            "Follow us on Twitter and Facebook",
            "Related articles",
            "© 2020 Harbour Gazette. All rights reserved.",
            "Sign up for our daily newsletter",
            "(Reporting by Jane Roe; Editing by John Doe)",
        ] {
            assert!(furniture.holds(line), "{line}");
        }
        for line in [
            "Share prices fell on Monday.",
            "Related protests were held in two other towns.",
            "Contact was lost with the boat.",
            "More from the region is expected to follow on Monday, officials said.",
            "The video shows two men.",
            "Go to hell, the minister told reporters.",
            "Police say the driver used cookies as a bribe.",
            "Listen to the people, he said.",
            "Fire",
            "14",
            "Two dead",
        ] {
            assert!(!furniture.holds(line), "{line}");
        }
    }
}
