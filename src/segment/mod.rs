//! Second stage: an account's blocks to statements with spans and line numbers.

use std::ops::Range;

use crate::language::Language;
use crate::model::{Account, AccountId, Span, Statement, StatementKind};
use crate::text::tokens;

/// The statements of an account, in order, with their tokens and without mentions.
pub fn segment(account: &Account, id: AccountId, language: &Language) -> Vec<Statement> {
    let mut out = Vec::new();
    for (paragraph, block) in account.blocks.iter().enumerate() {
        let text = block.span.text(&account.text);
        for range in sentences(text, language) {
            let span = Span::of(&account.text, block.span.start() + range.start..block.span.start() + range.end);
            let line = account.line_of(span.start());
            out.push(Statement {
                account: id,
                label: format!("{}:{line}", account.label),
                line,
                span,
                kind: StatementKind::Body,
                paragraph,
                speaker: None,
                tokens: tokens(span.text(&account.text), span.start()),
                mentions: Vec::new(),
            });
        }
    }
    out
}

/// Byte ranges of the sentences of a text, white space trimmed.
pub fn sentences(text: &str, _language: &Language) -> Vec<Range<usize>> {
    let mut at = 0;
    text.split_inclusive(". ")
        .map(|s| {
            let start = at + (s.len() - s.trim_start().len());
            let range = start..at + s.trim_end().len();
            at += s.len();
            range
        })
        .filter(|r| r.start < r.end)
        .collect()
}
