//! A bare number that answers "How many …?". It is read in place of the words that ask for it, so that it counts what they ask about, in the role
//! that the question gives it.

use crate::annotate::{quantities, tree};
use crate::grammar::Grammar;
use crate::language::Language;
use crate::model::{Account, AccountId, Content, Quantity, Span, Statement, StatementKind, Tree};
use crate::text::{Token, TokenKind, tokens};

/// A bare number is taken for an answer only if the answer has at most this many words.
const MOST_WORDS: usize = 8;

/// The number that was asked for, as its span in the answer and its quantity.
pub(super) fn asked(
    answer: &Statement,
    question: &Statement,
    text: &str,
    language: &Language,
    grammar: &Grammar,
) -> Option<(Span, Quantity)> {
    let norms: Vec<&str> = question.tokens.iter().map(|t| t.norm.as_str()).collect();
    let (at, (length, stated)) = (0..norms.len()).find_map(|at| Some((at, language.turns.figure(&norms[at..])?)))?;
    let (span, figure) = bare(answer, text, language)?;
    let behind = question.tokens.get(at + length)?;
    let stated = stated.replace("{}", &figure);
    let rest = text[behind.start..question.span.end()].trim_end_matches(['?', '"', '”', ' ']);
    // "How old was the bull?": the bull was four years old
    let read = match rest.split_once(' ').filter(|_| stated != figure) {
        Some((being, whose)) => format!("{whose} {being} {stated}."),
        None => format!("{stated} {rest}."),
    };
    let found = quantity(&read, language, grammar)?;
    let unit = found.unit.is_some() || found.of.is_some();
    unit.then_some((span, found))
}

/// The words of an answer that is only a number with its bounds: "About two", "Two, I think".
fn bare(answer: &Statement, text: &str, language: &Language) -> Option<(Span, String)> {
    let words: Vec<&Token> = answer.tokens.iter().filter(|t| t.kind != TokenKind::Mark).collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    let norms: Vec<&str> = words.iter().map(|t| t.norm.as_str()).collect();
    let said = language.turns.fillers(&norms);
    if language.turns.says_none(&norms[said..]) {
        return Some((Span::of(text, words[said].start..words[words.len() - 1].end), "0".into()));
    }
    let mut figures = answer.mentions.iter().filter_map(|m| match &m.content {
        Content::Quantity(q) if q.unit.is_none() && q.of.is_none() && !q.ordinal => Some(m.span),
        _ => None,
    });
    let mut span = figures.next()?;
    if figures.next().is_some() {
        return None;
    }
    // the words right before it bound it: "about", "at least"
    let place = answer.tokens.iter().position(|t| t.start >= span.start())?;
    let bound = |t: &&Token| {
        t.kind == TokenKind::Word && !language.functions.subject_pronouns.contains(&t.norm) && !language.functions.is_auxiliary(&t.norm)
    };
    if let Some(first) = answer.tokens[..place].iter().rev().take_while(bound).last() {
        span = Span::of(text, first.start..span.end());
    }
    Some((span, span.text(text).to_string()))
}

/// The first quantity of a sentence read by itself.
fn quantity(sentence: &str, language: &Language, grammar: &Grammar) -> Option<Quantity> {
    let account = Account::plain(sentence, None);
    let mut read = [Statement {
        account: AccountId(0),
        label: String::new(),
        place: crate::model::Place::Line(1),
        line: 1,
        span: Span::of(sentence, 0..sentence.len()),
        kind: StatementKind::Body,
        paragraph: 0,
        section: None,
        heads: None,
        speaker: None,
        turn: None,
        tokens: tokens(sentence, 0),
        tree: Tree::default(),
        mentions: Vec::new(),
        encoded: None,
    }];
    tree::grow(&account, &mut read, grammar);
    let found = quantities::find(&account, &read, language).into_iter().map(|(_, mention)| mention.content);
    found.into_iter().find_map(|content| if let Content::Quantity(q) = content { Some(Quantity { of_span: None, ..q }) } else { None })
}
