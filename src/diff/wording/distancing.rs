//! `distancing`: "so-called", "purported" or scare quotes on one side, the plain word on the other.

use std::ops::Range;

use super::super::{Finding, Pair, Said};
use super::telling::Telling;
use super::tie;
use crate::model::{Content, DifferenceKind, WordingClass};
use crate::text::normalise::straight;

/// One finding per word held at a distance that the other side uses plainly.
pub(super) fn compare(pair: &Pair<'_>, _telling: &Telling<'_>) -> Vec<Finding> {
    let mut out = one_way(pair, pair.left, pair.right, false);
    out.extend(one_way(pair, pair.right, pair.left, true));
    out
}

fn one_way(pair: &Pair<'_>, said: &Said<'_>, other: &Said<'_>, turned: bool) -> Vec<Finding> {
    let mut out = Vec::new();
    for mention in &said.statement.mentions {
        let Content::Wording(wording) = &mention.content else { continue };
        if wording.class != WordingClass::Distancing {
            continue;
        }
        let at = said.tokens_in(mention.span);
        let quoted = wording.term == "quotation marks";
        // The words held at a distance stand inside the marks, or right after "so-called".
        let held = if quoted { at.clone() } else { at.end..(at.end + 2).min(said.stems.len()) };
        let mut told = held.filter(|i| said.content.contains(&said.stems[*i]));
        let Some(word) = told.next() else { continue };
        let last = told.next_back().filter(|_| quoted).unwrap_or(word);
        let Some(twin) = plain(&said.stems[word..=last], other) else { continue };
        if distances(other, twin.end - 1) || in_marks(other, twin.start) {
            continue;
        }
        let ours = if quoted { at.clone() } else { at.start..word + 1 };
        let spans = (tie::span_of(said, &ours), tie::span_of(other, &twin));
        let spans = if turned { (spans.1, spans.0) } else { spans };
        let why = if quoted {
            "in quotation marks that nobody speaks on one side, plain on the other".to_string()
        } else {
            let entries = pair.reading.language.wording.at(&said.statement.tokens[at.clone()]);
            let stated = entries.filter_map(|(entry, _)| entry.stated.as_deref()).next();
            format!("one account does not vouch for the word{}", tie::stated(stated))
        };
        out.push(tie::finding(pair, DifferenceKind::Distancing, spans, &why));
    }
    out
}

/// Where a statement has the same words in order.
fn plain(words: &[String], other: &Said<'_>) -> Option<Range<usize>> {
    other.stems.windows(words.len()).position(|window| window == words).map(|at| at..at + words.len())
}

/// Does a word stand inside quotation marks?
fn in_marks(said: &Said<'_>, word: usize) -> bool {
    let marks = |text: &str| text.chars().filter(|c| straight(*c) == '"').count();
    let before: usize = said.statement.tokens[..word].iter().map(|t| marks(t.of(said.text))).sum();
    let beside = word.checked_sub(1).is_some_and(|at| said.statement.tokens[at].of(said.text).chars().all(|c| straight(c) == '\''));
    before % 2 == 1 || beside
}

/// Does the statement hold that word at a distance too?
fn distances(said: &Said<'_>, word: usize) -> bool {
    let near = word.saturating_sub(2)..word + 1;
    said.statement.mentions.iter().any(|m| {
        let at = said.tokens_in(m.span);
        matches!(&m.content, Content::Wording(w) if w.class == WordingClass::Distancing) && at.start < near.end && near.start < at.end
    })
}
