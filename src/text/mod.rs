//! Leaf helpers on `&str`: tokens, normal forms, visible forms, width. They know nothing of accounts or languages.

pub mod normalise;
pub mod tokens;
pub mod visible;
pub mod width;

pub use normalise::{fold, squeeze};
pub use tokens::{Token, TokenKind, tokens};
pub use visible::Visible;
