//! Splits a text into tokens like spaCy's tokenizer: at white space; then affixes from each string; then at its infixes; with exceptions
//! ("don't" is "do", "n't") before every step and, for those made of punctuation (":-)"), once more on the result.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use fancy_regex::{Regex, RegexBuilder};

use super::GrammarError;
use super::file::TokenizerRules;
use super::kinds::is_space;

pub(super) struct Tokenizer {
    affixes: Affixes,
    specials: HashMap<String, Vec<(usize, Option<String>)>>,
    /// By their first token: the tokens into which a special is split
    phrases: HashMap<String, Vec<Vec<String>>>,
}

/// A token before its analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'g> {
    /// Bytes of the text
    pub span: Range<usize>,
    /// Its normal form, if an exception gives one
    pub norm: Option<&'g str>,
    /// True if a space follows
    pub blank_follows: bool,
}

impl Tokenizer {
    pub(super) fn read(rules: TokenizerRules) -> Result<Self, GrammarError> {
        let affixes = Affixes::read(&rules)?;
        let mut specials = HashMap::new();
        for (text, tokens) in rules.specials {
            if text.is_empty()
                || tokens.iter().any(|(token, _)| token.is_empty())
                || tokens.iter().map(|(token, _)| token.as_str()).collect::<String>() != text
            {
                return Err(GrammarError::new(format!("the tokens of its exception {text:?} are not that string")));
            }
            specials.insert(text, tokens.into_iter().map(|(token, norm)| (token.len(), norm)).collect());
        }
        let mut phrases: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for phrase in rules.phrases {
            if let Some(first) = phrase.first() {
                phrases.entry(first.clone()).or_default().push(phrase);
            }
        }
        Ok(Tokenizer { affixes, specials, phrases })
    }

    /// The tokens of a text. Strings found earlier are looked up in `seen`, where the offsets of their tokens are relative to the string.
    pub(super) fn tokens<'t>(&'t self, text: &'t str, seen: &mut HashMap<&'t str, Vec<Piece<'t>>>) -> Vec<Piece<'t>> {
        let mut tokens: Vec<Piece<'t>> = Vec::new();
        let mut push = |tokens: &mut Vec<Piece<'t>>, string: Range<usize>| {
            let chunk = &text[string.clone()];
            let pieces = seen.entry(chunk).or_insert_with(|| self.chunk(chunk));
            tokens.extend(pieces.iter().map(|piece| Piece { span: shifted(&piece.span, string.start), ..piece.clone() }));
        };
        let (mut start, mut in_space) = (0, text.chars().next().is_some_and(is_space));
        for (at, c) in text.char_indices() {
            if is_space(c) == in_space {
                continue;
            }
            if start < at {
                push(&mut tokens, start..at);
            }
            start = at;
            if c == ' ' {
                start += 1;
                if let Some(last) = tokens.last_mut() {
                    last.blank_follows = true;
                }
            }
            in_space = !in_space;
        }
        if start < text.len() {
            push(&mut tokens, start..text.len());
        }
        self.put_together(text, tokens)
    }

    /// The tokens of a string without white space, or only of white space.
    fn chunk(&self, text: &str) -> Vec<Piece<'_>> {
        if let Some(special) = self.special(text, 0) {
            return special;
        }
        let (inner, suffixes) = self.without_affixes(text);
        let mut tokens = Vec::new();
        let mut at = 0;
        for length in inner.prefixes {
            tokens.push(plain(at..at + length));
            at += length;
        }
        tokens.extend(self.inside(&text[inner.span.clone()], inner.span.start));
        let mut at = inner.span.end;
        for length in suffixes.into_iter().rev() {
            tokens.push(plain(at..at + length));
            at += length;
        }
        tokens
    }

    fn without_affixes(&self, text: &str) -> (Inner, Vec<usize>) {
        let (mut span, mut prefixes, mut suffixes) = (0..text.len(), Vec::new(), Vec::new());
        while !span.is_empty() {
            let string = &text[span.clone()];
            if self.affixes.is_whole(string) || self.specials.contains_key(string) {
                break;
            }
            let prefix = self.affixes.prefix(string);
            if prefix > 0 && self.specials.contains_key(&string[prefix..]) {
                prefixes.push(prefix);
                span.start += prefix;
                break;
            }
            let suffix = self.affixes.suffix(&string[prefix..]);
            let before = &string[..string.len() - suffix];
            if suffix > 0 && self.specials.contains_key(before) {
                suffixes.push(suffix);
                span.end -= suffix;
                break;
            }
            prefixes.extend((prefix > 0).then_some(prefix));
            suffixes.extend((suffix > 0).then_some(suffix));
            span = span.start + prefix..span.end - suffix;
            if prefix + suffix == 0 {
                break;
            }
        }
        (Inner { span, prefixes }, suffixes)
    }

    /// The tokens of what remains without the affixes, which starts at `start`.
    fn inside(&self, text: &str, start: usize) -> Vec<Piece<'_>> {
        if text.is_empty() {
            return Vec::new();
        }
        if let Some(special) = self.special(text, start) {
            return special;
        }
        let mut tokens = Vec::new();
        let mut at = 0;
        let is_whole = self.affixes.is_whole(text) || self.affixes.is_url(text);
        for infix in if is_whole { Vec::new() } else { self.affixes.infixes(text) } {
            if infix.start == 0 {
                continue;
            }
            let parts = [at..infix.start, infix.clone()];
            tokens.extend(parts.into_iter().filter(|part| !part.is_empty()).map(|part| plain(shifted(&part, start))));
            at = infix.end;
        }
        if at < text.len() {
            tokens.push(plain(start + at..start + text.len()));
        }
        tokens
    }

    fn special<'s>(&'s self, text: &str, start: usize) -> Option<Vec<Piece<'s>>> {
        let mut at = start;
        let piece = |(length, norm): &'s (usize, Option<String>)| {
            at += length;
            Piece { span: at - length..at, norm: norm.as_deref(), blank_follows: false }
        };
        Some(self.specials.get(text)?.iter().map(piece).collect())
    }

    /// Replaces the tokens of a special that was split, the longest first, by its own tokens.
    fn put_together<'t>(&'t self, text: &'t str, tokens: Vec<Piece<'t>>) -> Vec<Piece<'t>> {
        let mut found: Vec<Range<usize>> = (0..tokens.len()).flat_map(|at| self.phrases_at(text, &tokens, at)).collect();
        if found.is_empty() {
            return tokens;
        }
        found.sort_by_key(|range| (Reverse(range.len()), range.start));
        let mut taken = vec![false; tokens.len()];
        let mut starts: HashMap<usize, usize> = HashMap::new();
        for range in found {
            if !taken[range.start] && !taken[range.end - 1] {
                starts.insert(range.start, range.end);
            }
            taken[range].fill(true);
        }
        let mut out = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while at < tokens.len() {
            let end = starts.get(&at).copied().unwrap_or(at + 1);
            let span = tokens[at].span.start..tokens[end - 1].span.end;
            match self.special(&text[span.clone()], span.start).filter(|_| starts.contains_key(&at)) {
                Some(mut special) => {
                    if let Some(last) = special.last_mut() {
                        last.blank_follows = tokens[end - 1].blank_follows;
                    }
                    out.extend(special);
                }
                None => out.extend_from_slice(&tokens[at..end]),
            }
            at = end;
        }
        out
    }

    fn phrases_at<'t>(&'t self, text: &'t str, tokens: &'t [Piece<'t>], at: usize) -> impl Iterator<Item = Range<usize>> + 't {
        let word = |place: usize| tokens.get(place).map(|token| &text[token.span.clone()]);
        let phrases = self.phrases.get(&text[tokens[at].span.clone()]).into_iter().flatten();
        let fits = move |phrase: &&Vec<String>| phrase.iter().enumerate().all(|(place, part)| word(at + place) == Some(part));
        phrases.filter(fits).map(move |phrase| at..at + phrase.len())
    }
}

/// What remains of a string without its affixes.
struct Inner {
    span: Range<usize>,
    prefixes: Vec<usize>,
}

fn plain<'g>(span: Range<usize>) -> Piece<'g> {
    Piece { span, norm: None, blank_follows: false }
}

fn shifted(span: &Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

/// Most steps of a search; a link takes some hundreds.
const MOST_STEPS: usize = 50_000;

/// Only this many bytes at the end of a string are searched for a suffix, so that a long run of punctuation is cut off in linear time.
const LONGEST_SUFFIX: usize = 64;

/// Longer strings are never whole.
const LONGEST_WHOLE: usize = 2_000;

pub(super) struct Affixes {
    prefix: Option<Regex>,
    suffix: Option<Regex>,
    infix: Option<Regex>,
    whole: Option<Regex>,
    url: Option<Regex>,
    letters_are_whole: bool,
}

impl Affixes {
    pub(super) fn read(rules: &TokenizerRules) -> Result<Self, GrammarError> {
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
    pub(super) fn prefix(&self, text: &str) -> usize {
        find(&self.prefix, text).map_or(0, |found| found.len())
    }

    /// Length of the suffix that is cut off.
    pub(super) fn suffix(&self, text: &str) -> usize {
        let mut start = text.len().saturating_sub(LONGEST_SUFFIX);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        find(&self.suffix, &text[start..]).map_or(0, |found| found.len())
    }

    /// The infixes at which the text is split.
    pub(super) fn infixes(&self, text: &str) -> Vec<Range<usize>> {
        let matches = self.infix.iter().flat_map(|infix| infix.find_iter(text));
        matches.map_while(Result::ok).map(|found| found.range()).collect()
    }

    /// True if no affix may be cut off.
    pub(super) fn is_whole(&self, text: &str) -> bool {
        if self.letters_are_whole && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return true;
        }
        text.len() <= LONGEST_WHOLE && find(&self.whole, text).is_some_and(|found| found.start == 0)
    }

    /// True for a link, which is not split inside.
    pub(super) fn is_url(&self, text: &str) -> bool {
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
