//! Shallow grammar by rule: what part each word of a sentence plays, and where its noun phrases and verb groups begin and end.
//! There is no parser under it; what it cannot tell it leaves open.

mod phrase;
mod tag;

pub(crate) use phrase::{group_start, phrase_left, phrase_right, subject};
pub(crate) use tag::{Tag, Word, tag};
