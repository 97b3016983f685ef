//! A sentence encoder that the user brings along: a folder as Hugging Face lays models out, read into a network that gives every
//! sentence a vector. Sentences that mean alike have vectors that point alike. Nothing of it is part of the program but the code,
//! which knows nothing of accounts: texts in, vectors out.
//!
//! Networks of the BERT family are read (`bert`, `roberta`, `xlm-roberta`, `camembert`), with weights in `model.safetensors` and word pieces in
//! `tokenizer.json`. The program opens no address: what is not in the folder is missing.

#[cfg(feature = "encoder")]
mod config;
#[cfg(feature = "encoder")]
mod layout;
#[cfg(feature = "encoder")]
mod network;
#[cfg(feature = "encoder")]
mod pieces;
#[cfg(feature = "encoder")]
mod pooling;
#[cfg(feature = "encoder")]
mod sentence_encoder;

use std::fmt;
use std::io;
use std::sync::Arc;

#[cfg(feature = "encoder")]
pub use sentence_encoder::Encoder;

/// The meaning of a whole sentence: as many numbers as the model is wide, of length 1.
pub type Encoded = Arc<[f32]>;

/// How alike two sentences are, -1 to 1, to four decimal places: differences beyond them are rounding by the machine.
pub fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let product: f64 = a.iter().zip(b).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum();
    (product * 10_000.0).round() / 10_000.0
}

/// What stands in for the encoder in a program that was built without it.
#[cfg(not(feature = "encoder"))]
pub enum Encoder {}

#[cfg(not(feature = "encoder"))]
impl Encoder {
    /// Always an error: this program was built without the feature `encoder`.
    pub fn open(_read: impl Fn(&str) -> io::Result<Vec<u8>>) -> Result<Encoder, EncoderError> {
        Err(EncoderError::NotBuilt)
    }

    /// The vectors of these texts.
    pub fn encode(&self, _texts: &[&str]) -> Vec<Option<Encoded>> {
        match *self {}
    }
}

/// Why a folder is no encoder.
#[derive(Debug)]
pub enum EncoderError {
    /// A file that every encoder has is not there.
    Missing(String),
    /// A file could not be read.
    Unreadable(String, io::Error),
    /// A file does not hold what it should.
    Broken(String, String),
    /// The files may be sound, but this program cannot run what they describe.
    Unsupported(String, String),
    /// This program was built without encoders.
    NotBuilt,
}

#[cfg(feature = "encoder")]
impl EncoderError {
    /// A file that does not hold what it should. Of a long reason the first line is kept: the rest is for programmers.
    fn broken(file: &str, reason: impl fmt::Display) -> EncoderError {
        EncoderError::Broken(file.into(), reason.to_string().lines().next().unwrap_or_default().into())
    }

    /// Something this program cannot run.
    fn unsupported(file: &str, what: impl Into<String>) -> EncoderError {
        EncoderError::Unsupported(file.into(), what.into())
    }
}

impl fmt::Display for EncoderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EncoderError::Missing(file) => {
                write!(f, "there is no {file} in it; a sentence encoder has config.json, tokenizer.json and model.safetensors")
            }
            EncoderError::Unreadable(file, error) => write!(f, "{file} could not be read: {error}"),
            EncoderError::Broken(file, reason) => write!(f, "{file} is broken: {reason}"),
            EncoderError::Unsupported(file, what) => write!(f, "{file} asks for what this program cannot run: {what}"),
            EncoderError::NotBuilt => write!(f, "this program was built without encoders; build it with --features encoder"),
        }
    }
}

impl std::error::Error for EncoderError {}
