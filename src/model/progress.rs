//! What a long run is doing, for anyone who waits for it.

/// A part of the work that begins or continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Accounts are being understood.
    Understanding {
        /// Number done.
        done: usize,
        /// Number of all accounts.
        all: usize,
    },
    /// Names are joined over all accounts, and accounts are grouped into events.
    Joining,
    /// Statements are passed to a sentence encoder.
    Encoding,
    /// Statements are paired into claims.
    Pairing,
    /// Claims are compared.
    Comparing,
}
