//! `report-verb`: the same speaker or content, another commitment in the reporting verb: said against admitted.

use super::super::{Finding, Pair};
use super::tie;
use crate::model::{DifferenceKind, Span};

/// Least share of common words in what is said.
const LEAST_SHARED: f64 = 0.5;

/// One finding per pair of sayings whose verbs commit differently.
pub(super) fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let speech = &pair.reading.language.speech;
    let mut out = Vec::new();
    for (left, a) in pair.left.speeches() {
        for (right, b) in pair.right.speeches() {
            let Some(cues) = a.cue.zip(b.cue).filter(|_| a.verb != b.verb) else { continue };
            let commitment = |verb: &str| speech.class_of(verb).and_then(|class| class.commitment());
            let (first, second) = (commitment(&a.verb), commitment(&b.verb));
            if first != second && first.is_some() && second.is_some() && alike(pair, left.span, right.span) {
                out.push(tie::finding(pair, DifferenceKind::ReportVerb, cues, "the verbs commit to what is said in different degree"));
            }
        }
    }
    out
}

fn alike(pair: &Pair<'_>, left: Span, right: Span) -> bool {
    let (a, b) = (pair.left.content_in(left), pair.right.content_in(right));
    let least = a.len().min(b.len());
    least > 0 && a.intersection(&b).count() as f64 >= LEAST_SHARED * least as f64
}
