//! The regular expressions of a tokenizer: what is cut off the front and back of a string, where it is split, and what stays whole.

use std::ops::Range;

use fancy_regex::{Regex, RegexBuilder};

use super::GrammarError;
use super::rules::TokenizerRules;

/// Most steps of a search; a link takes some hundreds.
const MOST_STEPS: usize = 50_000;

/// Only this many bytes at the end of a string are searched for a suffix, so that a long run of punctuation is cut off in linear time.
const LONGEST_SUFFIX: usize = 64;

/// Longer strings are never whole.
const LONGEST_WHOLE: usize = 2_000;

pub struct Affixes {
    prefix: Option<Regex>,
    suffix: Option<Regex>,
    infix: Option<Regex>,
    whole: Option<Regex>,
    url: Option<Regex>,
    letters_are_whole: bool,
}

impl Affixes {
    pub fn read(rules: &TokenizerRules) -> Result<Self, GrammarError> {
        Ok(Affixes {
            prefix: compile("prefix", &rules.prefix)?,
            suffix: compile("suffix", &rules.suffix)?,
            infix: compile("infix", &rules.infix)?,
            whole: compile("whole", &rules.whole)?,
            url: compile("url", &rules.url)?,
            letters_are_whole: rules.letters_are_whole,
        })
    }

    /// Length of the prefix that is cut off.
    pub fn prefix(&self, text: &str) -> usize {
        find(&self.prefix, text).map_or(0, |found| found.len())
    }

    /// Length of the suffix that is cut off.
    pub fn suffix(&self, text: &str) -> usize {
        let mut start = text.len().saturating_sub(LONGEST_SUFFIX);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        find(&self.suffix, &text[start..]).map_or(0, |found| found.len())
    }

    /// The infixes at which the text is split.
    pub fn infixes(&self, text: &str) -> Vec<Range<usize>> {
        let matches = self.infix.iter().flat_map(|infix| infix.find_iter(text));
        matches.map_while(Result::ok).map(|found| found.range()).collect()
    }

    /// True if no affix may be cut off.
    pub fn is_whole(&self, text: &str) -> bool {
        if self.letters_are_whole && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return true;
        }
        text.len() <= LONGEST_WHOLE && find(&self.whole, text).is_some_and(|found| found.start == 0)
    }

    /// True for a link, which is not split inside.
    pub fn is_url(&self, text: &str) -> bool {
        text.len() <= LONGEST_WHOLE && find(&self.url, text).is_some_and(|found| found.start == 0)
    }
}

fn compile(name: &str, pattern: &Option<String>) -> Result<Option<Regex>, GrammarError> {
    let build = |pattern: &String| RegexBuilder::new(pattern).backtrack_limit(MOST_STEPS).build();
    pattern.as_ref().map(build).transpose().map_err(|_| GrammarError::new(format!("its {name} expression is wrong")))
}

/// The first match. A search that takes too many steps finds nothing.
fn find(pattern: &Option<Regex>, text: &str) -> Option<Range<usize>> {
    Some(pattern.as_ref()?.find(text).ok()??.range())
}
