//! Leaf helpers on `&str`: tokens, normal forms, visible forms, width. They know nothing about accounts, and about languages only what
//! `languages` contains.

pub mod languages;
pub mod layout;
mod lines;
pub mod normalise;
pub mod roman;
mod shared;
mod tokens;
pub mod visible;

pub use languages::english;
pub use layout::{Paragraph, paragraphs};
pub use lines::{LineIndex, lines};
pub use normalise::{capitalised, fnv1a, fold, one_line, squeeze};
pub use roman::roman;
pub use shared::{Bag, Repeats, Shared};
pub use tokens::{Token, TokenKind, tokens};
pub use visible::Visible;
