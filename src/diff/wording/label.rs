//! `label` by sense: two words that can mean one thing, each used by one side only, in fitting surroundings.

use std::ops::Range;

use super::super::{Finding, Pair, Said};
use super::telling::Telling;
use super::tie;
use crate::model::DifferenceKind;
use crate::model::tree::Part;

/// Least share of common words around two words of one sense.
const LEAST_FIT: f64 = 0.25;

/// The best-fitting pair of words of each sense.
pub(super) fn compare(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Finding> {
    let (left, right) = (senses(pair, pair.left, pair.right), senses(pair, pair.right, pair.left));
    let mut out = Vec::new();
    for (sense, a) in &left {
        let twins = right.iter().filter(|(s, b)| s == sense && alike(pair, a, b));
        let spans = twins.map(|(_, b)| (tie::span_of(pair.left, a), tie::span_of(pair.right, b)));
        let choices = spans.filter(|(x, y)| telling.is_choice(pair, *x, *y)).map(|(x, y)| (tie::fit(pair, x, y), (x, y)));
        let Some((fit, spans)) = choices.max_by(|x, y| x.0.total_cmp(&y.0)) else { continue };
        if fit >= LEAST_FIT || tie::is_sure(pair) {
            out.push(tie::finding(pair, DifferenceKind::Label, spans, "two words for one thing"));
        }
    }
    out.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    out
}

/// Are two stretches of one part of speech, and neither names the speaker of other words? "Dead" is no other word for "killing", though
/// they share a sense, and two speakers are compared as such.
fn alike(pair: &Pair<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let speaks =
        |said: &Said<'_>, at: &Range<usize>| said.speeches().any(|(_, s)| s.source.is_some_and(|w| w.overlaps(tie::span_of(said, at))));
    let beside = tie::is_compound(pair.left, a.end - 1) != tie::is_compound(pair.right, b.end - 1);
    !beside && sort(pair.left, a) == sort(pair.right, b) && !(speaks(pair.left, a) && speaks(pair.right, b))
}

/// What a stretch is, as far as words can stand for each other.
#[derive(PartialEq, Eq)]
enum Sort {
    Noun,
    Verb,
    Adverb,
    Other,
}

fn sort(said: &Said<'_>, at: &Range<usize>) -> Sort {
    let tree = &said.statement.tree;
    if said.statement.tokens[at.end - 1].norm.ends_with("ly") {
        Sort::Adverb
    } else if at.clone().any(|i| tree.is_verb(i)) {
        Sort::Verb
    } else if tree.part(at.end - 1) == Part::Noun {
        Sort::Noun
    } else {
        Sort::Other
    }
}

/// Words with a known sense that the other statement does not use as well, and that are not so general that they name anything.
fn senses(pair: &Pair<'_>, said: &Said<'_>, other: &Said<'_>) -> Vec<(usize, Range<usize>)> {
    let language = pair.reading.language;
    let found = (0..said.stems.len()).flat_map(|from| {
        let here = language.synonyms.at(&said.stems[from..]);
        let longest = here.iter().map(|(_, words)| *words).max().unwrap_or(0);
        here.into_iter().filter(move |(_, words)| *words == longest).map(move |(sense, words)| (sense, from..from + words))
    });
    // "Got out" is a word of its own, though neither "got" nor "out" is.
    let tells = |at: &Range<usize>| {
        at.clone().any(|i| said.content.contains(&said.stems[i])) || at.len() > 1 && said.statement.tree.is_verb(at.start)
    };
    let own = |at: &Range<usize>| tells(at) && !tie::shared(said, at, other);
    let general = |at: &Range<usize>| at.len() == 1 && language.wording.is_general(&said.statement.tokens[at.start].norm);
    found.filter(|(_, at)| own(at) && !general(at) && !tie::is_named(said, at)).collect()
}
