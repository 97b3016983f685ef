//! Why a folder is not a usable encoder, as a sentence for the person who named it.

use std::fmt;
use std::io;

/// Why a folder is not a usable encoder.
#[derive(Debug)]
pub enum EncoderError {
    /// A file that every encoder has is missing.
    Missing(String),
    /// A file could not be read.
    Unreadable(String, io::Error),
    /// A file does not contain what it should.
    Broken(String, String),
    /// The files may be valid, but this program cannot run what they describe.
    Unsupported(String, String),
    /// This program was built without encoders.
    NotBuilt,
}

#[cfg(feature = "encoder")]
impl EncoderError {
    /// A file that does not contain what it should. Only the first line of a long reason is kept: the rest is for programmers.
    pub(super) fn broken(file: &str, reason: impl fmt::Display) -> EncoderError {
        EncoderError::Broken(file.into(), reason.to_string().lines().next().unwrap_or_default().into())
    }

    /// Something this program cannot run.
    pub(super) fn unsupported(file: &str, what: impl Into<String>) -> EncoderError {
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
