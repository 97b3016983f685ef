//! What a long run is at, for whoever waits for it.

/// A part of the work that begins or goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many accounts of all have been understood.
    Understanding {
        /// Done.
        done: usize,
        /// Of so many.
        all: usize,
    },
    /// Names are joined over all accounts, and accounts fall into events.
    Joining,
    /// Statements are given to a sentence encoder.
    Encoding,
    /// Statements are paired to claims.
    Pairing,
    /// Claims are compared.
    Comparing,
}
