//! Questions and the answers to them, among the statements of a conversation that is printed by turns.

use std::ops::Range;

use crate::model::{Block, BlockKind, Label, Span, Statement};

/// What is said behind one label.
pub struct Spoken {
    /// Its statements.
    pub statements: Range<usize>,
    /// What the label says of them.
    pub label: Label,
}

/// The label that stands right before a block.
pub fn label_before(blocks: &[Block], at: usize) -> Option<(Span, Label)> {
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

/// A question that waits for its answer.
struct Open {
    question: Span,
    /// The label before it.
    label: Label,
    /// Did anybody speak since?
    interrupted: bool,
}

/// Says of each statement whether it asks, and which question it answers: the last one before it, by whoever is there to answer, or, among
/// speakers of one kind, by whoever speaks next.
pub fn link(statements: &mut [Statement], turns: &[Spoken], text: &str) {
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
