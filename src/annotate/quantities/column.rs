//! Figures in the rows of a table: what they count is told by the head of their column, not by the words beside them.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::language::Language;
use crate::language::nouns::singular;
use crate::language::units::PERCENT;
use crate::model::{Account, Quantity, Span, Statement};
use crate::text::{Token, TokenKind, tokens};

/// Gives a figure of a row what the head of its column says of it.
pub fn name(account: &Account, statement: &Statement, span: Span, quantity: &mut Quantity, language: &Language) {
    let Some(heads) = statement.heads else { return };
    let columns = cells(&tokens(heads.text(account.read()), heads.start()));
    let row = cells(&statement.tokens);
    let Some(at) = row.iter().position(|cell| cell.iter().any(|t| span.start() <= t.start && t.start < span.end())) else { return };
    (quantity.of, quantity.of_span, quantity.role, quantity.modifiers) = (None, None, None, Vec::new());
    let Some(head) = columns.get(at).filter(|_| columns.len() == row.len()) else { return };
    let words = outside_brackets(head);
    quantity.role = words.iter().find_map(|word| language.numbers.roles.states.get(&word.norm).cloned());
    let share = head.iter().any(|t| language.numbers.cues.digits.shares.contains(&t.norm));
    if share && quantity.unit.is_none() && quantity.value.is_some_and(|value| value <= Decimal::ONE_HUNDRED) {
        quantity.unit = Some(PERCENT.into());
    }
    let many = words.iter().find(|t| t.norm.len() > 3 && t.norm.ends_with('s') && !language.words.is_stop(&t.norm));
    quantity.of = many.or(words.last()).map(|word| singular(&language.words, &word.norm));
}

/// The tokens of each cell.
fn cells(row: &[Token]) -> Vec<Vec<Token>> {
    row.split(|t| t.is("|")).map(<[Token]>::to_vec).collect()
}

/// The words of a head without what stands in brackets, where anything is left then.
fn outside_brackets(head: &[Token]) -> Vec<Token> {
    let open: Range<usize> = head.iter().position(|t| t.is("(")).unwrap_or(head.len())..head.len();
    let is_word = |t: &&Token| t.kind == TokenKind::Word;
    let outside: Vec<Token> = head[..open.start].iter().filter(is_word).cloned().collect();
    if outside.is_empty() { head.iter().filter(is_word).cloned().collect() } else { outside }
}
