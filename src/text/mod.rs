//! Leaf helpers on `&str`: tokens, normal forms, visible forms, width. They know nothing about accounts, and about languages only what
//! `english` contains.

pub mod bag;
pub mod english;
pub mod languages;
pub mod layout;
pub mod lines;
pub mod normalise;
pub mod repeats;
pub mod roman;
pub mod tokens;
pub mod visible;

pub use layout::{Paragraph, paragraphs};
pub use lines::{LineIndex, lines};
pub use normalise::{fold, one_line, squeeze};
pub use roman::roman;
pub use tokens::{Token, TokenKind, tokens};
pub use visible::Visible;
