//! Decides which texts go through the network together: texts of similar length, so that little is spent on padding.

use std::ops::Range;

/// Most texts at once.
const MOST_TEXTS: usize = 32;
/// Most pieces at once, including padding: the memory that attention needs grows with the square of a text's length.
const MOST_PIECES: usize = 4096;

/// Splits texts into batches; `lengths` are their numbers of pieces, shortest first. A text longer than a batch is a batch by itself.
pub fn batches(lengths: &[usize]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, length) in lengths.iter().enumerate() {
        let texts = at + 1 - from;
        if texts > 1 && (texts > MOST_TEXTS || texts * length > MOST_PIECES) {
            out.push(from..at);
            from = at;
        }
    }
    if from < lengths.len() {
        out.push(from..lengths.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MOST_PIECES, MOST_TEXTS, batches};

    proptest! {
        #[test]
        fn every_text_is_in_one_batch_and_none_is_too_big(mut lengths in prop::collection::vec(0usize..6000, 0..200)) {
            lengths.sort_unstable();
            let batches = batches(&lengths);
            prop_assert_eq!(batches.iter().cloned().flatten().collect::<Vec<_>>(), (0..lengths.len()).collect::<Vec<_>>());
            for batch in batches {
                prop_assert!(batch.len() == 1 || batch.len() <= MOST_TEXTS && batch.len() * lengths[batch.end - 1] <= MOST_PIECES);
            }
        }
    }
}
