//! `report-verb`: the same speaker or content, another commitment in the reporting verb: said against admitted.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::super::{Finding, Pair, Said, predicate};
use super::telling::Telling;
use super::tie;
use crate::language::speech::Commitment;
use crate::model::{Attribution, DifferenceKind, Span};

/// Least share of common words in what is said; of the same speaker, of two words or more, less is enough.
const LEAST_SHARED: f64 = 0.5;
const LEAST_OF_SPEAKER: f64 = 0.25;

/// How probably two statements pair where one word of what the same speaker says is enough.
const SURE: f64 = 0.7;

/// One finding per pair of sayings whose verbs commit differently.
pub(super) fn compare(pair: &Pair<'_>, _telling: &Telling<'_>) -> Vec<Finding> {
    let speech = &pair.reading.language.speech;
    let shared = LazyCell::new(|| predicate::shared(pair));
    let mut out = Vec::new();
    for (left, a) in pair.left.speeches() {
        for (right, b) in pair.right.speeches() {
            let Some(cues) = a.cue.zip(b.cue).filter(|_| a.verb != b.verb) else { continue };
            let commitment = |verb: &str| speech.class_of(verb).filter(|_| speech.is_spoken(verb)).and_then(|class| class.commitment());
            let (first, second) = (commitment(&a.verb), commitment(&b.verb));
            let Some((first, second)) = first.zip(second).filter(|(x, y)| x != y) else { continue };
            let about = |(left, right): (Span, Span)| {
                shared.iter().any(|told| holds(pair.left, left, told.left) && holds(pair.right, right, told.right))
            };
            // Words alone do not make two sayings of two speakers one.
            let same = same_speaker(pair, a, b);
            if alike(pair, (left.span, right.span), same) && (same || about((left.span, right.span))) {
                let sides = [(pair.left.words(cues.0), first), (pair.right.words(cues.1), second)];
                let told: Vec<String> = sides.iter().filter_map(|(cue, c)| Some(format!("“{cue}” {}", tells(*c)?))).collect();
                let why = told.join(", ");
                out.push(tie::finding(pair, DifferenceKind::ReportVerb, cues, &why));
            }
        }
    }
    out
}

/// Does a word stand in a span?
fn holds(said: &Said<'_>, span: Span, at: usize) -> bool {
    said.tokens_in(span).contains(&at)
}

fn alike(pair: &Pair<'_>, (left, right): (Span, Span), same_speaker: bool) -> bool {
    let (a, b) = (pair.left.content_in(left), pair.right.content_in(right));
    let (shared, least) = (a.intersection(&b).count(), a.len().min(b.len()) as f64);
    let enough = if pair.paired >= SURE { 1 } else { 2 };
    shared as f64 >= LEAST_SHARED * least && shared > 0 || same_speaker && shared >= enough && shared as f64 >= LEAST_OF_SPEAKER * least
}

fn same_speaker(pair: &Pair<'_>, a: &Attribution, b: &Attribution) -> bool {
    let named = a.speaker.is_some() && a.speaker == b.speaker;
    let words = |said: &Said<'_>, source: Option<Span>| -> BTreeSet<String> {
        let at = source.filter(|s| said.statement.span.contains(*s)).map(|s| said.tokens_in(s)).unwrap_or_default();
        said.stems[at].iter().filter(|s| said.content.contains(*s)).cloned().collect()
    };
    named || !words(pair.left, a.source).is_disjoint(&words(pair.right, b.source))
}

/// What a verb says of the saying beyond that it was said.
fn tells(commitment: Commitment) -> Option<&'static str> {
    match commitment {
        Commitment::Neutral => None,
        Commitment::Doubting => Some("does not vouch for it"),
        Commitment::Conceding => Some("makes it an admission"),
        Commitment::Asserting => Some("takes it for true"),
        Commitment::Denying => Some("makes it a denial"),
        Commitment::Emotive => Some("adds a temper"),
    }
}
