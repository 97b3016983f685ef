//! Page boilerplate: lines printed around an article. They are set aside as whole lines and never deleted.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::language::page::PageWords;
use crate::text::squeeze;

/// Most words of a line that is boilerplate because of how it begins.
const MOST_AFTER_START: usize = 14;
/// Most words of a line that is boilerplate because of a phrase in it.
const MOST_AROUND: usize = 40;
/// Longest line that is examined, in bytes.
const LONGEST: usize = 600;

/// The boilerplate phrases of a language.
pub(super) struct Boilerplate<'l> {
    whole: BTreeSet<&'l str>,
    page: &'l PageWords,
}

impl<'l> Boilerplate<'l> {
    /// Creates the matcher from the page words of a language.
    pub(super) fn new(page: &'l PageWords) -> Boilerplate<'l> {
        Boilerplate { whole: page.boilerplate.iter().map(String::as_str).collect(), page }
    }

    /// True if the whole line is boilerplate.
    pub(super) fn holds(&self, line: &str) -> bool {
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
            || (words <= MOST_AROUND && self.page.boilerplate_holds.iter().any(|phrase| has_phrase(&key, phrase)))
            || (words <= MOST_AFTER_START
                && self.page.boilerplate_ends.iter().any(|end| key.strip_suffix(end.as_str()).is_some_and(|rest| rest.ends_with(' '))))
            || (words > 1 && (self.all_whole(line) || self.navigates(line)))
            || self.is_clock(line)
            || (words <= MOST_AFTER_START && (self.leads_on(line) || self.pairs(&key, line)))
    }

    /// True for a label of a picture or film and a few words: "PHOTOS: The old pier", "Image: Jon Elle on Flickr".
    fn leads_on(&self, line: &str) -> bool {
        let Some((label, rest)) = line.split_once(':') else { return false };
        let key = squeeze(label);
        let label = label.starts_with(char::is_uppercase) && (self.page.credits.contains(&key) || self.page.links.contains(&key));
        label && rest.starts_with(char::is_whitespace) && !rest.contains(['"', '“']) && rest.chars().any(char::is_alphanumeric)
    }

    /// True for lines such as "Follow Ana Ruiz on Twitter."
    fn pairs(&self, key: &str, line: &str) -> bool {
        let folded = line.to_lowercase();
        let begins =
            |start: &str| folded.strip_prefix(start).is_some_and(|rest| rest.starts_with(' ') && !rest.contains([',', '"', '“', '”']));
        self.page.boilerplate_pairs.iter().any(|[start, held]| begins(start) && has_phrase(key, held))
    }

    /// True for the time of an entry in a live report: "14:05 GMT", "9.20am BST".
    fn is_clock(&self, line: &str) -> bool {
        const MOST: usize = 16;
        let digits = line.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')).count();
        if line.len() > MOST || digits < 4 {
            return false;
        }
        let (clock, rest) = line.split_at(digits);
        let parts: Vec<&str> = clock.split([':', '.']).collect();
        let clock = (2..=3).contains(&parts.len())
            && parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
        // "14.05" may be an amount: a time with a point needs a time zone
        let has_zone = !rest.trim().is_empty();
        let known = rest.split_whitespace().all(|word| self.page.between.contains(&word.to_lowercase()));
        clock && known && (has_zone || line.contains(':'))
    }

    fn begins(&self, key: &str, line: &str) -> bool {
        let sentence = line.trim_end_matches(['"', '”', ')', '\'']).ends_with(['.', '?']);
        self.page.boilerplate_starts.iter().any(|phrase| {
            let starts = key.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            let colon = line.get(phrase.len()..).is_some_and(|rest| rest.starts_with(':'));
            starts && (colon || !(self.page.boilerplate_doubtful.contains(phrase) && (sentence || key.split(' ').count() > 8)))
        })
    }

    /// True if every part between separators is boilerplate or a count: "Share | Tweet | Email (12)", "214 comments | 3.2k shares".
    fn all_whole(&self, line: &str) -> bool {
        let parts: Vec<String> = line.split(['|', '•', '·', '/', '\t', '>', ',']).map(squeeze).filter(|p| !p.is_empty()).collect();
        let known = |part: &String| {
            let bare = part.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
            self.whole.contains(part.as_str()) || self.whole.contains(bare) || self.counts(part)
        };
        parts.iter().all(known) && (parts.len() > 1 || parts.iter().any(|part| self.counts(part)))
    }

    /// True for a number of reads or shares: "3 comments", "3 2k shares".
    fn counts(&self, part: &str) -> bool {
        let figure = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_digit()) && word.trim_end_matches(['k', 'm']).bytes().all(|b| b.is_ascii_digit())
        };
        let words: Vec<&str> = part.split(' ').collect();
        matches!(words.as_slice(), [figures @ .., counter] if !figures.is_empty() && figures.iter().all(|w| figure(w)) && self.page.counters.iter().any(|c| c == counter))
    }

    /// Returns the range of a picture credit inside a paragraph, before its next sentence: the label, capitalised names, and the agency
    /// after a slash. Example: "Photograph: Ana Ruiz/Reuters".
    pub(super) fn caption(&self, text: &str) -> Option<Range<usize>> {
        const MOST_WORDS: usize = 5;
        let begins = text.match_indices(':').filter_map(|(colon, _)| {
            let start = text[..colon].rfind(['.', '!', '?', '"', '”', '\n']).map_or(0, |at| at + 1);
            let label = text.get(start..colon)?;
            let at = start + label.len() - label.trim_start().len();
            self.page.credits.contains(&squeeze(label)).then_some((at, colon + 1))
        });
        let ends = |(start, from): (usize, usize)| {
            let mut end = from;
            for word in text[from..].split_inclusive(' ').skip_while(|word| word.trim().is_empty()).take(MOST_WORDS) {
                end += word.len();
                let plain = word.trim().trim_end_matches([')', '.']);
                if !plain.starts_with(char::is_uppercase) {
                    return None;
                }
                if plain.rsplit_once('/').is_some_and(|(_, agency)| self.page.is_agency(agency)) {
                    let gap = text[from..].len() - text[from..].trim_start().len();
                    return Some(start..text.len().min(end + gap));
                }
            }
            None
        };
        begins.into_iter().find_map(ends)
    }

    /// Returns where a picture credit begins at the end of a paragraph: "REUTERS/Ana Ruiz", "(AFP/Getty Images)".
    pub(super) fn credit(&self, text: &str) -> Option<usize> {
        const MOST_WORDS: usize = 6;
        let is_credit = |rest: &str| {
            let inner = rest.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']', '.']);
            let parts: Vec<&str> = inner.split('/').map(str::trim).collect();
            let capital = inner.split([' ', '/']).filter(|w| !w.is_empty()).all(|w| w.starts_with(char::is_uppercase));
            parts.len() > 1
                && capital
                && inner.split_whitespace().count() <= MOST_WORDS
                && parts.iter().any(|part| self.page.is_agency(part))
        };
        let begins = text.char_indices().filter(|(at, c)| {
            let before = text[..*at].trim_end();
            let fresh = *at == 0 || before.len() < *at && before.ends_with(['.', '!', '?', '"', '”', ')']);
            fresh && (c.is_uppercase() || matches!(c, '(' | '['))
        });
        begins.map(|(at, _)| at).find(|at| is_credit(&text[*at..]))
    }

    /// True for navigation: three parts or more, short and capitalised, most of them sections of a page: "Home | News | Weather | Sport".
    fn navigates(&self, line: &str) -> bool {
        const FEWEST: usize = 3;
        const MOST_WORDS: usize = 3;
        let parts: Vec<&str> = line.split(['|', '•', '·', '>', '»', '›']).map(str::trim).filter(|p| !p.is_empty()).collect();
        let short = |part: &&str| part.split_whitespace().count() <= MOST_WORDS && part.starts_with(char::is_uppercase);
        let known = |part: &&&str| {
            let key = squeeze(part);
            self.whole.contains(key.as_str()) || self.page.section.contains(&key)
        };
        parts.len() >= FEWEST && parts.iter().all(short) && parts.iter().filter(known).count() * 3 >= parts.len() * 2
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
    use super::Boilerplate;
    use crate::language::page::PageWords;

    #[test]
    fn credits_of_pictures() {
        let page = PageWords::english();
        let boilerplate = Boilerplate::new(&page);
        let cut = |text: &'static str| boilerplate.credit(text).map(|at| &text[at..]);
        assert_eq!(cut("Divers search the dock on Sunday. REUTERS/Ana Ruiz"), Some("REUTERS/Ana Ruiz"));
        assert_eq!(cut("Divers search the dock. (AFP/Getty Images)"), Some("(AFP/Getty Images)"));
        assert_eq!(cut("(AFP/Getty Images)"), Some("(AFP/Getty Images)"));
        assert_eq!(cut("The deal was signed by Reuters/Nielsen on Monday."), None);
        assert_eq!(cut("Divers search the dock on Sunday."), None);
        let caption = |text: &'static str| boilerplate.caption(text).map(|at| &text[at]);
        assert_eq!(caption("Divers at the dock. Photograph: Ana Ruiz/Reuters The dock is shut."), Some("Photograph: Ana Ruiz/Reuters "));
        assert_eq!(caption("Photo: Ana Ruiz/AFP"), Some("Photo: Ana Ruiz/AFP"));
        assert_eq!(caption("The photo: Ana Ruiz/AFP was wrong."), None);
    }

    #[test]
    fn boilerplate_lines() {
        let page = PageWords::english();
        let boilerplate = Boilerplate::new(&page);
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
            "Home | News | Weather | Sport",
            "214 comments | 3.2k shares",
            "Print  |  Save  |  Share (12)",
            "3 Comments",
            "End item",
            "WNN's Ana Ruiz contributed to this report.",
            "Harbour Press writer J. Ruiz in Lunde contributed.",
            "Follow Ana Ruiz on Twitter.",
            "PHOTOS: The old pier",
            "Image: Jon Elle on Flickr",
            "Read or Share this story: http://lunde.example/1",
            "Contributing: Ana Ruiz, Harbour Press.",
            "14:05 GMT",
            "9.20am BST",
            "14:05",
            "Your email address will not be published. Required fields are marked *",
        ] {
            assert!(boilerplate.holds(line), "{line}");
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
            "Leith | Whitby | Hull",
            "12 votes",
            "14.05",
            "Follow-up visits were announced on Twitter.",
            "Contributing factors were rain and speed.",
            "Watch: “The pier is gone,” he said.",
            "Follow the money, he wrote on Twitter.",
            "image: none",
            "Read the letter on Twitter, he said.",
            "14:05 The ship left",
            "3:2 Lunde",
            "14.05 euros",
        ] {
            assert!(!boilerplate.holds(line), "{line}");
        }
    }
}
