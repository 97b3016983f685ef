//! Numbers before what they name: the house in "14 Mill Lane", the regiment in "21st Lancers". They count nothing, and are compared as numbered
//! things are.

use super::numbered::Label;
use super::said::Said;
use crate::language::Language;
use crate::model::Span;
use crate::text::{Token, TokenKind};

/// Most words of a name behind its number.
const LONGEST: usize = 4;

/// The label whose number begins at a token.
pub fn label(said: &Said<'_>, at: usize, language: &Language) -> Option<Label> {
    let tokens = &said.statement.tokens;
    let number = &tokens[at];
    let whole = number.kind == TokenKind::Number && number.norm.bytes().all(|b| b.is_ascii_digit());
    if !whole || said.dates().any(|(m, _)| m.span.start() <= number.start && number.end <= m.span.end()) {
        return None;
    }
    let ending = tokens.get(at + 1).filter(|t| t.glued && matches!(t.norm.as_str(), "st" | "nd" | "rd" | "th"));
    let first = at + 1 + usize::from(ending.is_some());
    let name = |t: &&Token| t.kind == TokenKind::Word && t.capitalised(said.text) && !t.glued;
    let words: Vec<&Token> = tokens[first..].iter().take(LONGEST).take_while(name).collect();
    let street = words.iter().position(|t| language.numbers.numbered.streets.contains(&t.norm));
    let length = match (street, ending) {
        (Some(last), None) if last > 0 => last + 1,
        (Some(last), Some(_)) => last + 1,
        (None, Some(_)) if !words.is_empty() => words.len(),
        _ => return None,
    };
    let end = first + length;
    Some(Label {
        span: Span::of(said.text, number.start..tokens[end - 1].end),
        tokens: at..end,
        noun: said.stems[first..end].join(" "),
        name: number.norm.trim_start_matches('0').to_string(),
        place: street.is_some(),
        known: true,
    })
}
