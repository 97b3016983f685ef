//! Second stage: splits the blocks of an account into statements with spans and line numbers. In a conversation printed by turns, also finds which
//! statements ask and which question each answers.

mod inner;
mod joined;
mod lines;
mod sentence;

use std::ops::Range;

use crate::language::Language;
use crate::model::{
    Account, AccountId, Block, BlockKind, Content, DateMention, Label, Mention, Place, Reply, Span, Statement, StatementKind, Tree, Turn,
    Voice,
};
use crate::text::{LineIndex, paragraphs, tokens};

/// The statements of an account, in order, with their tokens and without mentions.
pub fn segment(account: &Account, id: AccountId, language: &Language) -> Vec<Statement> {
    let index = LineIndex::new(&account.text);
    let mut out: Vec<Statement> = Vec::new();
    // Number of statements with this place so far.
    let mut there = 0;
    let mut spoken: Vec<Spoken> = Vec::new();
    let mut section: Option<Span> = None;
    let by_date = is_by_date(account);
    for (paragraph, block) in account.blocks.iter().enumerate() {
        section = if block.kind == BlockKind::Dated { Some(block.span) } else { section };
        // In an article that contains a short chronology, a heading dates only the text on its own line.
        section = section.filter(|heading| block.kind != BlockKind::Paragraph || by_date || dates_alone(account, *heading, block));
        let (first, behind) = (out.len(), label_before(&account.blocks, paragraph));
        for span in spans(account, block, language) {
            let line = index.line(span.start());
            let place = account.place_of(span.start()).unwrap_or(Place::Line(line));
            there = if out.last().is_some_and(|s| s.place == place) { there + 1 } else { 1 };
            let label = if there == 1 { format!("{}:{place}", account.label) } else { format!("{}:{place}.{there}", account.label) };
            out.push(Statement {
                account: id,
                label,
                place,
                line,
                span,
                kind: kind(block, span.text(account.read())),
                paragraph,
                section: section.map(|span| Mention { span, voice: Voice::Own, content: Content::Date(unread()) }),
                speaker: block.by,
                turn: behind.map(|(label, _)| Turn { label, asks: false, answers: None, reply: Reply::Own }),
                tokens: tokens(span.text(account.read()), span.start()),
                tree: Tree::default(),
                mentions: Vec::new(),
                heads: block.heads,
                encoded: None,
            });
        }
        spoken.extend(behind.map(|(_, label)| Spoken { statements: first..out.len(), label }));
    }
    link_answers(&mut out, &spoken, account.read());
    out
}

/// A date that has not been read yet.
fn unread() -> DateMention {
    DateMention::new(None, String::new())
}

/// True if the account consists of dated sections: it opens with one, or has a heading for every two other blocks.
fn is_by_date(account: &Account) -> bool {
    let read = || account.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Dated | BlockKind::Paragraph | BlockKind::ListItem));
    let headings = read().filter(|b| b.kind == BlockKind::Dated).count();
    read().next().is_some_and(|b| b.kind == BlockKind::Dated) || headings * 3 >= read().count()
}

/// True if the paragraph is on the line of its heading, or the heading is on a line of its own.
fn dates_alone(account: &Account, heading: Span, paragraph: &Block) -> bool {
    let between = &account.text[heading.end()..paragraph.span.start()];
    let own_line = account.text[heading.end()..].trim_start_matches([' ', '\t']).starts_with(['\n', '\r']);
    own_line || !between.contains(['\n', '\r'])
}

/// The sentences of a block that is read. Empty for a block that is set aside.
fn spans(account: &Account, block: &Block, language: &Language) -> Vec<Span> {
    match block.kind {
        BlockKind::Headline | BlockKind::Paragraph | BlockKind::ListItem => {
            let base = block.span.start();
            let text = block.span.text(account.read());
            if block.heads.is_some() {
                return vec![block.span];
            }
            let parts =
                if account.has_word_lists { sentence::split(text, language) } else { sentence::foreign(text, &account.language, language) };
            parts.into_iter().map(|r| Span::of(&account.text, base + r.start..base + r.end)).collect()
        }
        BlockKind::Dated | BlockKind::Header | BlockKind::Label(_) | BlockKind::Boilerplate => Vec::new(),
    }
}

fn kind(block: &Block, text: &str) -> StatementKind {
    match block.kind {
        BlockKind::Headline => StatementKind::Headline,
        BlockKind::ListItem => StatementKind::List,
        BlockKind::Paragraph | BlockKind::Dated | BlockKind::Header | BlockKind::Label(_) | BlockKind::Boilerplate => {
            let quoted = block.quoted || text.starts_with(['"', '“']) && text.ends_with(['"', '”']);
            if quoted { StatementKind::Quote } else { StatementKind::Body }
        }
    }
}

/// Byte ranges of the sentences of a text, white space trimmed. A blank line ends a sentence; so does a line end, except in a text whose lines
/// are wrapped at a width.
pub fn sentences(text: &str, language: &Language) -> Vec<Range<usize>> {
    paragraphs(text)
        .into_iter()
        .flat_map(|p| {
            let start = p.range.start;
            sentence::split(&text[p.range], language).into_iter().map(move |r| start + r.start..start + r.end)
        })
        .collect()
}

/// The statements that follow one label.
struct Spoken {
    statements: Range<usize>,
    label: Label,
}

/// Returns the label right before a block.
fn label_before(blocks: &[Block], at: usize) -> Option<(Span, Label)> {
    let before = at.checked_sub(1).and_then(|before| blocks.get(before))?;
    match before.kind {
        BlockKind::Label(label) => Some((before.span, label)),
        BlockKind::Headline
        | BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::Dated
        | BlockKind::Header
        | BlockKind::Boilerplate => None,
    }
}

/// A question without an answer so far.
struct Open {
    question: Span,
    /// The label before it.
    label: Label,
    /// True if somebody has spoken since.
    interrupted: bool,
}

/// Sets for each statement whether it asks, and which question it answers: the last one before it, if the label is that of an answer; among turns
/// with only a speaker's name, the next speaker answers.
fn link_answers(statements: &mut [Statement], turns: &[Spoken], text: &str) {
    let mut open: Option<Open> = None;
    for turn in turns {
        let asks = |s: &Statement| turn.label == Label::Question || is_question(s.span.text(text));
        let said = &mut statements[turn.statements.clone()];
        let Some(first) = said.first_mut() else { continue };
        let answered = open.as_ref().filter(|open| match turn.label {
            Label::Question => false,
            Label::Answer => true,
            Label::Speaker => open.label == Label::Speaker && !open.interrupted,
        });
        if let Some(answered) = answered.map(|open| open.question).filter(|_| !asks(first)) {
            first.turn.iter_mut().for_each(|turn| turn.answers = Some(answered));
            open = None;
        }
        for statement in said.iter_mut().filter(|s| asks(s)) {
            statement.turn.iter_mut().for_each(|turn| turn.asks = true);
        }
        let asked = said.iter().rev().find(|s| is_question(s.span.text(text))).or_else(|| said.last().filter(|s| s.asks()));
        match asked {
            Some(question) => open = Some(Open { question: question.span, label: turn.label, interrupted: false }),
            None => open.iter_mut().for_each(|open| open.interrupted = true),
        }
    }
}

fn is_question(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '’', '\'', ')', ' ']).ends_with('?')
}
