//! An encoder and how it is read from its folder: word pieces, network and pooling, in this order.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use super::batches::batches;
use super::config::{CONFIG, Config};
use super::layout::Layout;
use super::network::{Network, WEIGHTS};
use super::pieces::{Pieces, TOKENIZER};
use super::pooling::Pooling;
use super::{Encoded, EncoderError};

/// A sentence that every encoder must be able to encode when it is opened.
const TRIAL: &str = "Fourteen miners were brought to the surface on Tuesday.";

/// A sentence encoder. Read once, used from any thread.
pub struct Encoder {
    pieces: Pieces,
    network: Network,
    pooling: Pooling,
}

impl Encoder {
    /// Reads an encoder; `read` returns the bytes of a file by its path in the folder, such as `1_Pooling/config.json`.
    pub fn open(read: impl Fn(&str) -> io::Result<Vec<u8>>) -> Result<Encoder, EncoderError> {
        let layout = Layout::of(read)?;
        let sentences = layout.stated("sentence_bert_config.json")?.unwrap_or_default();
        let config = Config::read(&layout.needed(CONFIG)?, &sentences)?;
        let (tokenizer, weights) = (layout.needed(TOKENIZER)?, layout.needed(WEIGHTS)?);
        let pieces = fenced(|| Pieces::read(&tokenizer, &config)).unwrap_or_else(|| Err(given_up(TOKENIZER)))?;
        let network = fenced(|| Network::read(weights, &config)).unwrap_or_else(|| Err(given_up(WEIGHTS)))?;
        let encoder = Encoder { pieces, network, pooling: layout.pooling };
        let tried = fenced(|| encoder.pieces.of(TRIAL)).ok_or_else(|| given_up(TOKENIZER))?;
        let tried = tried.ok_or_else(|| EncoderError::broken(TOKENIZER, "its tokens do not fit the network"))?;
        let tried = fenced(|| encoder.network.run(&[&tried])).ok_or_else(|| given_up(WEIGHTS))?;
        let tried = tried.map_err(|error| EncoderError::broken(WEIGHTS, error))?;
        let vector = tried.first().and_then(|pieces| encoder.pooling.pool(pieces));
        vector.map(|_| encoder).ok_or_else(|| EncoderError::broken(WEIGHTS, "it gives a sentence no direction"))
    }

    /// The vectors of these texts, each of length 1; `None` for a text that the model cannot encode. A text longer than the
    /// model allows is cut. Neither the order of the texts nor the number of threads changes a vector.
    pub fn encode(&self, texts: &[&str]) -> Vec<Option<Encoded>> {
        let distinct: Vec<&str> = texts.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let mut cut: Vec<(&str, Vec<u32>)> =
            distinct.into_par_iter().filter_map(|text| Some((text, fenced(|| self.pieces.of(text))??))).collect();
        cut.sort_by_key(|(_, pieces)| pieces.len());
        let lengths: Vec<usize> = cut.iter().map(|(_, pieces)| pieces.len()).collect();
        let vectors: Vec<Option<Encoded>> = batches(&lengths).into_par_iter().flat_map_iter(|batch| self.batch(&cut[batch])).collect();
        let known: BTreeMap<&str, Encoded> = cut.iter().zip(vectors).filter_map(|((text, _), vector)| Some((*text, vector?))).collect();
        texts.iter().map(|text| known.get(text).cloned()).collect()
    }

    fn batch(&self, cut: &[(&str, Vec<u32>)]) -> Vec<Option<Encoded>> {
        let pieces: Vec<&[u32]> = cut.iter().map(|(_, pieces)| pieces.as_slice()).collect();
        match fenced(|| self.network.run(&pieces)) {
            Some(Ok(vectors)) => vectors.iter().map(|v| self.pooling.pool(v)).collect(),
            Some(Err(_)) | None => vec![None; cut.len()],
        }
    }
}

fn given_up(file: &str) -> EncoderError {
    EncoderError::broken(file, "its reader gave up on it")
}

/// The result of the work, or `None` if it panics. The reader of word pieces trusts its file and panics on some damaged files; what
/// it leaves behind is only read afterwards.
fn fenced<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}
