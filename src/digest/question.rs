//! What is asked where accounts give different answers: "When was the truce signed?".

use crate::model::{Comparison, DifferenceKind, Side};

/// A question in the three forms that reports need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// "When was the truce signed?"
    pub asked: String,
    /// "when the truce was signed", to stand in a sentence.
    pub about: String,
    /// "The truce was signed", to stand before the answers.
    pub told: String,
}

/// The question that sides answer differently.
pub fn question(comparison: &Comparison, kind: DifferenceKind, sides: &[&Side]) -> Question {
    let gist = sides.iter().find_map(|side| side.statement).map_or("", |id| comparison.words(id));
    let told = gist.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
    Question {
        asked: format!("{}: {told} …", kind.word()), about: format!("{} of “{told} …”", kind.word()), told: format!("{told} …")
    }
}
