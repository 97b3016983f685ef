//! A sentence encoder that the user provides: a folder with a Hugging Face model, read into a network that gives every
//! sentence a vector. Sentences with similar meanings have vectors with similar directions. Only the code is part of the program, and it
//! knows nothing about accounts: texts in, vectors out.
//!
//! Networks of the BERT family are supported (`bert`, `roberta`, `xlm-roberta`, `camembert`), with weights in `model.safetensors` and word pieces in
//! `tokenizer.json`. The program makes no network connections: what is not in the folder is missing.

#[cfg(not(feature = "encoder"))]
mod absent;
#[cfg(feature = "encoder")]
mod batches;
#[cfg(feature = "encoder")]
mod config;
mod error;
#[cfg(feature = "encoder")]
mod layout;
#[cfg(feature = "encoder")]
mod network;
#[cfg(feature = "encoder")]
mod pieces;
#[cfg(feature = "encoder")]
mod pooling;
#[cfg(feature = "encoder")]
mod whole;

use std::sync::Arc;

#[cfg(not(feature = "encoder"))]
pub use absent::Encoder;
pub use error::EncoderError;
#[cfg(feature = "encoder")]
pub use whole::Encoder;

/// The meaning of a whole sentence: as many numbers as the model is wide, of length 1.
pub type Encoded = Arc<[f32]>;

/// How similar two sentences are, -1 to 1, rounded to four decimal places: further differences are rounding errors of the machine.
pub fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let product: f64 = a.iter().zip(b).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum();
    (product * 10_000.0).round() / 10_000.0
}
