//! Shallow grammar by rule: what part each word of a sentence plays, and where its noun phrases, verb groups and clauses begin
//! and end. The tree of the statement says which words are verbs; all else is told by the words beside, so that quotations taken as one
//! word are read too. What it cannot tell it leaves open.

mod extent;
mod phrase;
mod tag;
mod told;

use std::ops::Range;

pub(crate) use extent::{clause, right};
pub(crate) use phrase::{group_start, phrase_left, phrase_right, subject};
pub(crate) use tag::{Tag, Word, tag, title_case};

use crate::language::Language;
use crate::model::tree::Part;
use crate::model::{Span, Statement};
use crate::text::Token;

/// No statement is read over more tokens than this at once; what is longer is read in parts.
const LONGEST: usize = 800;

/// The words of a statement, read through its double quotation marks: in one row, or in several where it is very long.
pub(crate) fn words<'a>(statement: &'a Statement, text: &str, language: &'a Language) -> Vec<Vec<Word<'a>>> {
    let kept = statement.tokens.iter().enumerate().filter(|(_, t)| t.norm != "\"");
    let (tokens, parts): (Vec<&Token>, Vec<Part>) = kept.map(|(at, t)| (t, statement.tree.part(at))).unzip();
    tokens.chunks(LONGEST).zip(parts.chunks(LONGEST)).map(|(tokens, parts)| tag(tokens, parts, text, language)).collect()
}

/// The span of some words, which must not be none.
pub(crate) fn span(words: &[Word<'_>], range: Range<usize>, text: &str) -> Span {
    Span::of(text, words[range.start].token.start..words[range.end - 1].token.end)
}
