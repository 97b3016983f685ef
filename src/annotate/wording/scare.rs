//! Scare quotes: a word or two between quotation marks that nobody is said to have said.

use crate::language::Language;
use crate::model::{Content, Mention, Span, Statement, StatementKind, Voice, Wording, WordingClass};
use crate::text::{Token, TokenKind};

/// The marked stretches of a statement.
pub(super) fn quotes(statement: &Statement, text: &str, language: &Language) -> Vec<Mention> {
    if reports(statement) {
        return Vec::new();
    }
    let marks: Vec<usize> = (0..statement.tokens.len()).filter(|i| is_mark(&statement.tokens[*i], text)).collect();
    let mut out = Vec::new();
    let mut next = 0;
    while next + 1 < marks.len() {
        let (open, close) = (marks[next], marks[next + 1]);
        let inside = &statement.tokens[open + 1..close];
        if opens(statement, open) && plain(inside, text, language) {
            let span = Span::of(text, inside[0].start..inside[inside.len() - 1].end);
            let wording = Wording { class: WordingClass::Distancing, term: "quotation marks".into(), neutral: None, domain: String::new() };
            out.push(Mention { span, voice: Voice::Own, content: Content::Wording(wording) });
        }
        next += if opens(statement, open) { 2 } else { 1 };
    }
    out
}

fn is_mark(token: &Token, text: &str) -> bool {
    token.kind == TokenKind::Mark && matches!(token.of(text), "\"" | "“" | "”" | "«" | "»" | "‘" | "’" | "'")
}

/// An opening mark stands before its word, not after one.
fn opens(statement: &Statement, at: usize) -> bool {
    let tokens = &statement.tokens;
    let free_before = !tokens[at].glued || tokens[at - 1].kind == TokenKind::Mark;
    free_before && tokens.get(at + 1).is_some_and(|t| t.glued)
}

/// Few words, none of them a number or mark, and not all capitalised: that would be a title or a nickname.
fn plain(inside: &[Token], text: &str, language: &Language) -> bool {
    let words = inside.iter().filter(|t| t.kind == TokenKind::Word).count();
    let marks = inside.iter().filter(|t| t.kind == TokenKind::Mark && !t.is("-")).count();
    let lower = inside.iter().any(|t| t.kind == TokenKind::Word && !t.capitalised(text) && !language.words.is_stop(&t.norm));
    (1..=language.wording.scare_words()).contains(&words) && marks == 0 && lower && inside.iter().all(|t| t.kind != TokenKind::Number)
}

/// Does the statement report what somebody says? Then the marked words are most likely his. A headline has no room to say whose they are.
fn reports(statement: &Statement) -> bool {
    statement.kind == StatementKind::Headline
        || statement.mentions.iter().any(|m| matches!(&m.content, Content::Speech(s) if s.source.is_some()))
}
