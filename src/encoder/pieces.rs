//! Text to word pieces, by the `tokenizer.json` that a model was trained with.

use serde_json::Value;
use tokenizers::{PostProcessor, Tokenizer, TruncationParams};

use super::EncoderError;
use super::config::Config;

/// The file.
pub(crate) const TOKENIZER: &str = "tokenizer.json";

/// At most this many bytes of a text are read for each piece that is kept, so that an endless sentence costs no more than a long one.
const BYTES_A_PIECE: usize = 64;

/// The tokenizer of a model.
pub(crate) struct Pieces {
    tokenizer: Tokenizer,
    /// Most pieces of a text.
    most: usize,
    /// Number of pieces that the network knows.
    known: usize,
}

impl Pieces {
    /// Reads the file. What it states about truncation and padding is for training; the limit of the model applies.
    pub(crate) fn read(bytes: &[u8], config: &Config) -> Result<Pieces, EncoderError> {
        let broken = |error: tokenizers::Error| EncoderError::broken(TOKENIZER, error);
        let mut stated: Value = serde_json::from_slice(bytes).map_err(|error| EncoderError::broken(TOKENIZER, error))?;
        // Nothing is ever decoded, and a decoder that is not sound makes its reader panic.
        if let Some(stated) = stated.as_object_mut() {
            stated.remove("decoder");
        }
        let mut tokenizer = Tokenizer::from_bytes(stated.to_string()).map_err(broken)?;
        let most = config.most_pieces;
        if tokenizer.get_post_processor().map_or(0, |p| p.added_tokens(false)) >= most {
            return Err(EncoderError::broken(TOKENIZER, format!("the special pieces alone fill the {most} pieces of a sentence")));
        }
        let cut = TruncationParams { max_length: most, stride: 0, ..TruncationParams::default() };
        tokenizer.with_truncation(Some(cut)).map_err(broken)?;
        tokenizer.with_padding(None);
        Ok(Pieces { tokenizer, most, known: config.sizes.vocab_size })
    }

    /// The pieces of a text by number, including the marks at its ends; `None` if it has none, or one that the network does not know.
    pub(crate) fn of(&self, text: &str) -> Option<Vec<u32>> {
        let encoding = self.tokenizer.encode_fast(start(text, self.most * BYTES_A_PIECE), true).ok()?;
        let ids = encoding.get_ids();
        let sound = (1..=self.most).contains(&ids.len()) && ids.iter().all(|id| (*id as usize) < self.known);
        sound.then(|| ids.to_vec())
    }
}

/// The text on one line, no longer than so many bytes.
fn start(text: &str, most: usize) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.len() >= most {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.truncate(out.floor_char_boundary(most));
    out
}

#[cfg(test)]
mod tests {
    use super::start;

    #[test]
    fn a_text_is_read_up_to_a_bound() {
        assert_eq!(start(" one\n  two\tthree ", 99), "one two three");
        assert_eq!(start("one two three", 5), "one t");
        assert_eq!(start("éé", 3), "é");
    }
}
