//! An account of the gold: its body as letters and digits, and its sentences as spans over them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use compare_sources::language::Language;
use compare_sources::segment;

use super::gold::{GoldAccount, Place};
use super::values::canon;

/// A sentence: place of its account in the gold, and its number from 1.
pub type Key = (usize, usize);

pub struct Article {
    at: usize,
    /// True if the body is the one that was labelled.
    fits: bool,
    text: Vec<char>,
    /// Sentences over `text`.
    pub spans: Vec<Range<usize>>,
    next: usize,
    last: BTreeMap<Vec<char>, usize>,
}

impl Article {
    /// Account number `at` of the gold, from its file's text.
    pub fn new(at: usize, gold: &GoldAccount, file: &str) -> Article {
        let body = body_of(file);
        let fits = body.chars().count() == gold.body_chars;
        let (text, from) = canon(body);
        let sentences = if fits { gold.sentences.clone() } else { split(body) };
        let place = |offset: usize| from.partition_point(|f| *f < offset);
        let spans = sentences.iter().map(|(start, end)| place(*start)..place(*end)).collect();
        Article { at, fits, text, spans, next: 0, last: BTreeMap::new() }
    }

    /// Span of a statement's text in the body. Repeats are taken in reading order.
    pub fn locate(&mut self, text: &str) -> Option<Range<usize>> {
        let wanted = canon(text).0;
        if wanted.is_empty() {
            return None;
        }
        for start in [self.last.get(&wanted).map_or(self.next, |at| at + 1), 0] {
            if let Some(at) = find(&self.text, &wanted, start) {
                self.next = at;
                let end = at + wanted.len();
                self.last.insert(wanted, at);
                return Some(at..end);
            }
        }
        // A statement that was cut or cleaned at one end.
        let long = wanted.len() > 40;
        let head = || find(&self.text, &wanted[..40], 0).map(|at| at..self.text.len().min(at + wanted.len()));
        let tail = || find(&self.text, &wanted[wanted.len() - 40..], 0).map(|at| (at + 40).saturating_sub(wanted.len())..at + 40);
        if long { head().or_else(tail) } else { None }
    }

    /// The sentences that overlap a span by at least half of the sentence or of the span.
    pub fn sentences(&self, span: &Range<usize>) -> BTreeSet<Key> {
        let covered = |s: &Range<usize>| {
            let shared = s.end.min(span.end).saturating_sub(s.start.max(span.start));
            shared > 0 && (shared * 2 >= s.len() || shared * 2 >= span.len())
        };
        self.spans.iter().enumerate().filter(|(_, s)| covered(s)).map(|(k, _)| (self.at, k + 1)).collect()
    }

    /// The sentence of a gold reference, found by its first words if the text has changed.
    pub fn resolve(&self, place: &Place) -> Option<Key> {
        if self.fits {
            return Some((self.at, place.sentence));
        }
        let anchor = canon(&place.starts).0;
        let mut hits: Vec<usize> = (1..=self.spans.len()).filter(|k| self.text[self.spans[k - 1].clone()].starts_with(&anchor)).collect();
        if hits.is_empty() {
            let at = find(&self.text, &anchor, 0)?;
            hits = (1..=self.spans.len()).filter(|k| self.spans[k - 1].contains(&at)).collect();
        }
        hits.into_iter().min_by_key(|k| k.abs_diff(place.sentence)).map(|k| (self.at, k))
    }
}

/// The text after its front matter.
fn body_of(file: &str) -> &str {
    let body = if file.starts_with("---\n") { file.splitn(3, "---\n").nth(2).unwrap_or(file) } else { file };
    body.trim()
}

/// Sentences in code points, for a text that is not the one that was labelled.
fn split(body: &str) -> Vec<(usize, usize)> {
    let chars = |to: usize| body[..to].chars().count();
    segment::sentences(body, Language::english()).into_iter().map(|r| (chars(r.start), chars(r.end))).collect()
}

fn find(text: &[char], wanted: &[char], start: usize) -> Option<usize> {
    let from = text.get(start..)?;
    if wanted.is_empty() {
        return Some(start);
    }
    from.windows(wanted.len()).position(|w| w == wanted).map(|at| start + at)
}
