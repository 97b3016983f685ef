//! Replaces the encoder in a program that was built without it: opening one always fails, with a message that says so.

use std::io;

use super::{Encoded, EncoderError};

/// An encoder that cannot exist.
pub enum Encoder {}

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
