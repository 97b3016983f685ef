//! What kind of source a saying has: a name, a body or document, people without a name, or nobody.

use std::ops::Range;

use super::{Named, phrase};
use crate::language::Language;
use crate::model::tree::{Link, Tree};
use crate::model::{Attribution, Comparison, Content, EntityId, NameForm, Span, SpeechForm, Statement, StatementId};

/// What kind of source, and who that is as it is counted.
pub fn source(comparison: &Comparison, holding: Option<StatementId>, said: &Attribution, language: &Language) -> (Named, String) {
    let (Some(source), Some(holding)) = (said.source, holding) else {
        let named = |who: EntityId| (Named::Name, comparison.entities[who.0].name.clone());
        let missing = if said.form == SpeechForm::Indirect { Named::Nobody } else { Named::Open };
        return said.speaker.map_or((missing, String::new()), named);
    };
    match said.speaker.filter(|_| is_named(comparison, holding, source, said)) {
        Some(who) => (Named::Name, comparison.entities[who.0].name.clone()),
        None => (kind(comparison, holding, source, language), bare(comparison, holding, source, language)),
    }
}

/// Is the speaker the one that the source names, and not somebody of theirs: "Roe", "the prime minister", not "Danish officials" or "a friend of Roe"?
fn is_named(comparison: &Comparison, holding: StatementId, source: Span, said: &Attribution) -> bool {
    let statement = comparison.statement(holding);
    let tokens = phrase::tokens(statement, source);
    let names: Vec<Range<usize>> = (statement.mentions.iter())
        .filter(|m| matches!(&m.content, Content::Name(n) if n.entity == said.speaker && n.form != NameForm::Adjective))
        .filter(|m| m.span.overlaps(source))
        .map(|m| phrase::tokens(statement, m.span))
        .collect();
    let Some(top) = phrase::top(statement, tokens.clone()) else { return true };
    // A pronoun that was understood is no mention of a name.
    names.is_empty() && tokens.len() == 1 || names.into_iter().any(|name| is_head(statement, name, top))
}

/// Is a name the head of a source, or in apposition to it: "a spokesman, Jan Roe"?
fn is_head(statement: &Statement, name: Range<usize>, top: usize) -> bool {
    if name.contains(&top) {
        return true;
    }
    let above = |at: &usize| statement.tree.head(*at);
    let path: Vec<usize> =
        std::iter::successors(phrase::top(statement, name), above).take_while(|at| *at != top).take(Tree::LONGEST).collect();
    let joined = |at: &usize| matches!(statement.tree.link(*at), Link::Apposition | Link::Conjunct);
    !path.is_empty() && path.iter().all(joined) && path.last().and_then(above) == Some(top)
}

fn kind(comparison: &Comparison, holding: StatementId, source: Span, language: &Language) -> Named {
    let statement = comparison.statement(holding);
    let tokens = phrase::tokens(statement, source);
    let Some(last) = tokens.clone().next_back() else { return Named::Open };
    if tokens.len() == 1 && language.functions.personal.contains(&statement.tokens[last].norm) {
        return Named::Open;
    }
    let top = phrase::top(statement, tokens).unwrap_or(last);
    let word = &statement.tokens[top].norm;
    let office = || {
        let to_top: Vec<&str> = statement.tokens[..=top].iter().map(|t| t.norm.as_str()).collect();
        language.kinds.office(&to_top) > 0
    };
    let speech = &language.speech;
    let body = statement.tree.proper(top) || speech.is_document(word) || speech.is_body(word) || office();
    if body { Named::Body } else { Named::People }
}

/// The words of a source without a determiner before them, and without the capital of a sentence's beginning.
fn bare(comparison: &Comparison, holding: StatementId, source: Span, language: &Language) -> String {
    let statement = comparison.statement(holding);
    let text = &comparison.account(statement.account).text;
    let mut words = crate::text::one_line(source.text(text));
    let named = statement.mentions.iter().any(|m| matches!(m.content, Content::Name(_)) && m.span.start() == source.start());
    if source.start() == statement.span.start() && !named {
        let rest: String = words.chars().skip(1).collect();
        words = words.chars().take(1).flat_map(char::to_lowercase).collect::<String>() + &rest;
    }
    match words.split_once(' ') {
        Some((first, rest)) if determiner(first, rest, language) => rest.to_string(),
        Some(_) | None => words,
    }
}

/// "the" of "the officials", not "some" of "some of the officials".
fn determiner(first: &str, rest: &str, language: &Language) -> bool {
    let functions = &language.functions;
    let next = rest.split(' ').next().unwrap_or_default();
    functions.determiners.contains(&first.to_lowercase()) && !functions.prepositions.contains(next)
}
