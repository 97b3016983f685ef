//! An encoder and how it is read from its folder: word pieces, network and pooling, in this order. Texts of about one length go through the
//! network together, so that little is spent on padding.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use super::config::{CONFIG, Config};
use super::layout::Layout;
use super::network::{Network, WEIGHTS};
use super::pieces::{Pieces, TOKENIZER};
use super::pooling::Pooling;
use super::{Encoded, EncoderError};

/// What every encoder must be able to encode before it is trusted.
const TEST_SENTENCE: &str = "Fourteen miners were brought to the surface on Tuesday.";

/// A sentence encoder. Read once, used from any thread.
pub struct Encoder {
    pieces: Pieces,
    network: Network,
    pooling: Pooling,
}

impl Encoder {
    /// Reads an encoder; `read` gives the bytes of a file by its path in the folder, such as `1_Pooling/config.json`.
    pub fn open(read: impl Fn(&str) -> io::Result<Vec<u8>>) -> Result<Encoder, EncoderError> {
        let layout = Layout::of(read)?;
        let sentences = layout.stated("sentence_bert_config.json")?.unwrap_or_default();
        let config = Config::read(&layout.needed(CONFIG)?, &sentences)?;
        let (tokenizer, weights) = (layout.needed(TOKENIZER)?, layout.needed(WEIGHTS)?);
        let pieces = without_panic(|| Pieces::read(&tokenizer, &config)).unwrap_or_else(|| Err(panicked(TOKENIZER)))?;
        let network = without_panic(|| Network::read(weights, &config)).unwrap_or_else(|| Err(panicked(WEIGHTS)))?;
        let encoder = Encoder { pieces, network, pooling: layout.pooling };
        let test = without_panic(|| encoder.pieces.of(TEST_SENTENCE)).ok_or_else(|| panicked(TOKENIZER))?;
        let test = test.ok_or_else(|| EncoderError::broken(TOKENIZER, "its tokens do not fit the network"))?;
        let test = without_panic(|| encoder.network.run(&[&test])).ok_or_else(|| panicked(WEIGHTS))?;
        let test = test.map_err(|error| EncoderError::broken(WEIGHTS, error))?;
        let vector = test.first().and_then(|pieces| encoder.pooling.pool(pieces));
        vector.map(|_| encoder).ok_or_else(|| EncoderError::broken(WEIGHTS, "the vector of a sentence is zero or not a number"))
    }

    /// The vectors of these texts, each of length 1; `None` for a text of which the model can make nothing. A text longer than the
    /// model takes is cut. Neither the order of the texts nor the number of threads changes a vector.
    pub fn encode(&self, texts: &[&str]) -> Vec<Option<Encoded>> {
        let distinct: Vec<&str> = texts.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let mut cut: Vec<(&str, Vec<u32>)> =
            distinct.into_par_iter().filter_map(|text| Some((text, without_panic(|| self.pieces.of(text))??))).collect();
        cut.sort_by_key(|(_, pieces)| pieces.len());
        let lengths: Vec<usize> = cut.iter().map(|(_, pieces)| pieces.len()).collect();
        let vectors: Vec<Option<Encoded>> = batches(&lengths).into_par_iter().flat_map_iter(|batch| self.batch(&cut[batch])).collect();
        let known: BTreeMap<&str, Encoded> = cut.iter().zip(vectors).filter_map(|((text, _), vector)| Some((*text, vector?))).collect();
        texts.iter().map(|text| known.get(text).cloned()).collect()
    }

    fn batch(&self, cut: &[(&str, Vec<u32>)]) -> Vec<Option<Encoded>> {
        let pieces: Vec<&[u32]> = cut.iter().map(|(_, pieces)| pieces.as_slice()).collect();
        match without_panic(|| self.network.run(&pieces)) {
            Some(Ok(vectors)) => vectors.iter().map(|v| self.pooling.pool(v)).collect(),
            Some(Err(_)) | None => vec![None; cut.len()],
        }
    }
}

fn panicked(file: &str) -> EncoderError {
    EncoderError::broken(file, "it could not be read")
}

/// The result of the work; `None` if it panics. The reader of word pieces trusts its file and panics on some damaged ones; what it leaves
/// behind is only read afterwards.
fn without_panic<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Most texts at once.
const MOST_TEXTS: usize = 32;
/// Most pieces at once, including padding: the memory that attention needs grows with the square of the length of texts.
const MOST_PIECES: usize = 4096;

/// Cuts texts into batches; `lengths` are their numbers of pieces, shortest first. A text longer than a batch is a batch of its own.
pub(crate) fn batches(lengths: &[usize]) -> Vec<Range<usize>> {
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
