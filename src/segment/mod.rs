//! Second stage: an account's blocks to statements with spans and line numbers.

mod enumeration;
mod inner;
mod joined;
mod lost_lines;
mod sentence;
mod stamped;

use std::ops::Range;

use crate::language::Language;
use crate::model::{Account, AccountId, Block, BlockKind, Span, Statement, StatementKind, Tree};
use crate::text::{LineIndex, paragraphs, tokens};

/// The statements of an account, in order, with their tokens and without mentions.
pub fn segment(account: &Account, id: AccountId, language: &Language) -> Vec<Statement> {
    let index = LineIndex::new(&account.text);
    let mut out: Vec<Statement> = Vec::new();
    let mut on_line = 0;
    for (paragraph, block) in account.blocks.iter().enumerate() {
        for span in spans(account, block, language) {
            let line = index.line(span.start());
            on_line = if out.last().is_some_and(|s| s.line == line) { on_line + 1 } else { 1 };
            let label = if on_line == 1 { format!("{}:{line}", account.label) } else { format!("{}:{line}.{on_line}", account.label) };
            out.push(Statement {
                account: id,
                label,
                line,
                span,
                kind: kind(block, span.text(account.read())),
                paragraph,
                speaker: None,
                tokens: tokens(span.text(account.read()), span.start()),
                tree: Tree::default(),
                mentions: Vec::new(),
                heads: block.heads,
                encoded: None,
            });
        }
    }
    out
}

/// The sentences of a block that is read; none of one that is set aside.
fn spans(account: &Account, block: &Block, language: &Language) -> Vec<Span> {
    match block.kind {
        BlockKind::Headline | BlockKind::Paragraph | BlockKind::ListItem => {
            let base = block.span.start();
            let text = block.span.text(account.read());
            if block.heads.is_some() {
                return vec![block.span];
            }
            sentence::split(text, language).into_iter().map(|r| Span::of(&account.text, base + r.start..base + r.end)).collect()
        }
        BlockKind::Header | BlockKind::Furniture => Vec::new(),
    }
}

fn kind(block: &Block, text: &str) -> StatementKind {
    match block.kind {
        BlockKind::Headline => StatementKind::Headline,
        BlockKind::ListItem => StatementKind::List,
        BlockKind::Paragraph | BlockKind::Header | BlockKind::Furniture => {
            let quoted = block.quoted || text.starts_with(['"', '“']) && text.ends_with(['"', '”']);
            if quoted { StatementKind::Quote } else { StatementKind::Body }
        }
    }
}

/// Byte ranges of the sentences of a text, white space trimmed. A blank line ends a sentence; so does a line end, except in a text
/// whose lines are broken at a width.
pub fn sentences(text: &str, language: &Language) -> Vec<Range<usize>> {
    paragraphs(text)
        .into_iter()
        .flat_map(|p| {
            let start = p.range.start;
            sentence::split(&text[p.range], language).into_iter().map(move |r| start + r.start..start + r.end)
        })
        .collect()
}
