//! `intensity` and `loaded` modifiers: the same noun with an evaluating word before it on one side, or with different ones.

use std::ops::Range;

use super::super::{Finding, Pair, Said};
use super::tie;
use crate::language::wording::Part;
use crate::model::DifferenceKind;
use crate::text::TokenKind;

/// Words looked at after a modifier for the noun it belongs to.
const REACH: usize = 2;

/// Least share of common words around the modified word.
const LEAST_FIT: f64 = 0.3;

/// One finding per modified word that the other side has too, without that modifier.
pub(super) fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let mut out = one_way(pair, pair.left, pair.right, false);
    out.extend(one_way(pair, pair.right, pair.left, true));
    out
}

fn one_way(pair: &Pair<'_>, said: &Said<'_>, other: &Said<'_>, turned: bool) -> Vec<Finding> {
    let mut out = Vec::new();
    for (at, kind) in modifiers(pair, said, other) {
        let Some((head, twin)) = modified(pair, said, other, at.end) else { continue };
        let theirs = own_modifier(pair, other, twin).map_or(twin..twin + 1, |from| from..twin + 1);
        let spans = (tie::span_of(said, &(at.start..head + 1)), tie::span_of(other, &theirs));
        let why = if theirs.len() > 1 { "different words of degree or judgement" } else { "a word of degree or judgement on one side" };
        let spans = if turned { (spans.1, spans.0) } else { spans };
        if tie::fit(pair, spans.0, spans.1) >= LEAST_FIT {
            out.push(tie::finding(pair, kind, spans, why));
        }
    }
    out
}

/// The evaluating words of a statement that the other does not have.
fn modifiers(pair: &Pair<'_>, said: &Said<'_>, other: &Said<'_>) -> Vec<(Range<usize>, DifferenceKind)> {
    let mut out = Vec::new();
    for from in 0..said.stems.len() {
        let entries = pair.reading.language.wording.at(&said.stems[from..], &said.statement.tokens[from].norm);
        let kind = entries
            .filter(|(entry, _)| entry.modifies)
            .filter_map(|(entry, words)| kind_of(entry.part).map(|kind| (from..from + words, kind)))
            .next();
        out.extend(kind.filter(|(at, _)| !tie::shared(said, at, other)));
    }
    out
}

fn kind_of(part: Part) -> Option<DifferenceKind> {
    match part {
        Part::Intensity => Some(DifferenceKind::Intensity),
        Part::Loaded(_) => Some(DifferenceKind::Loaded),
        Part::Neutral(_) | Part::Distancing => None,
    }
}

/// The word after `from` that stands in the other statement too, by its stem or its sense, and where it stands there.
fn modified(pair: &Pair<'_>, said: &Said<'_>, other: &Said<'_>, from: usize) -> Option<(usize, usize)> {
    let tokens = &said.statement.tokens;
    let content = (from..tokens.len().min(from + REACH)).take_while(|i| tokens[*i].kind != TokenKind::Mark || tokens[*i].is("-"));
    let mut heads = content.filter(|i| said.content.contains(&said.stems[*i]) && tokens[*i].kind == TokenKind::Word);
    heads.find_map(|head| {
        let stem = &said.stems[head];
        let same = other.stems.iter().position(|s| s == stem);
        let twin = same.or_else(|| other.stems.iter().position(|s| pair.reading.language.synonyms.share_a_sense(s, stem)));
        twin.map(|twin| (head, twin))
    })
}

/// Where the other side's own evaluating word for its noun begins, if it has one just before.
fn own_modifier(pair: &Pair<'_>, other: &Said<'_>, twin: usize) -> Option<usize> {
    (twin.saturating_sub(REACH)..twin).find(|from| {
        let entries = pair.reading.language.wording.at(&other.stems[*from..twin], &other.statement.tokens[*from].norm);
        entries.into_iter().any(|(entry, _)| entry.modifies && kind_of(entry.part).is_some())
    })
}
