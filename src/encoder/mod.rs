//! A sentence encoder that the user brings along: a folder as Hugging Face lays models out, read into a network that gives every
//! sentence a vector. Sentences that mean alike have vectors that point alike. Nothing of it is part of the program but the code,
//! which knows nothing of accounts: texts in, vectors out.
//!
//! Networks of the BERT family are read (`bert`, `roberta`, `xlm-roberta`, `camembert`), with weights in `model.safetensors` and word pieces in
//! `tokenizer.json`. The program opens no address: what is not in the folder is missing.

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

/// What a sentence means as a whole: as many numbers as the model is wide, of length 1.
pub type Encoded = Arc<[f32]>;

/// How alike two sentences are, -1 to 1, to four places: what differs beyond them is the machine's rounding.
pub fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let product: f64 = a.iter().zip(b).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum();
    (product * 10_000.0).round() / 10_000.0
}
