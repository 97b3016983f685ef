//! Shallow grammar by rule: what part each word of a sentence plays, and where its noun phrases, verb groups and clauses begin
//! and end. The tree of the statement says which words are verbs; all else is told by the words beside, so that quotations taken as one
//! word are read too. What it cannot tell it leaves open.

mod phrase;
mod tag;
mod told;

pub(crate) use phrase::{group_start, phrase_left, phrase_right, subject};
pub(crate) use tag::{Tag, Word, tag, title_case};
