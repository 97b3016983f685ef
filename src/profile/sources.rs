//! What kind of source a saying has: a name, a body or document, people without a name, or nobody.

use super::{Named, phrase};
use crate::language::Language;
use crate::model::{Attribution, Comparison, Content, EntityKind, NameForm, Span, StatementId};

/// What kind of source, and who that is as it is counted.
pub fn source(comparison: &Comparison, holding: Option<StatementId>, said: &Attribution, language: &Language) -> (Named, String) {
    let (Some(source), Some(holding)) = (said.source, holding) else {
        return said.speaker.map_or((Named::Nobody, String::new()), |who| (Named::Name, comparison.entities[who.0].name.clone()));
    };
    match said.speaker.filter(|_| is_named(comparison, holding, source, said)) {
        Some(who) => (Named::Name, comparison.entities[who.0].name.clone()),
        None => (kind(comparison, holding, source, language), bare(comparison, holding, source, language)),
    }
}

/// Is the speaker the one that the source names, and not somebody of theirs: "Roe", "the prime minister", not "Danish officials"?
fn is_named(comparison: &Comparison, holding: StatementId, source: Span, said: &Attribution) -> bool {
    let statement = comparison.statement(holding);
    let is_person = said.speaker.is_some_and(|who| comparison.entities[who.0].kind == EntityKind::Person);
    let mut names = statement.mentions.iter().filter_map(|m| match &m.content {
        Content::Name(name) if name.entity == said.speaker && m.span.overlaps(source) => Some((m.span, name.form)),
        _ => None,
    });
    let Some(top) = phrase::top(statement, phrase::tokens(statement, source)) else { return names.next().is_some() };
    let token = &statement.tokens[top];
    let at_top = |(span, form): (Span, NameForm)| form != NameForm::Adjective && span.start() < token.end && token.start < span.end();
    // A person may stand in apposition: "a spokesman, Jan Roe". A pronoun that was understood is no name mention.
    is_person || names.any(at_top)
}

fn kind(comparison: &Comparison, holding: StatementId, source: Span, language: &Language) -> Named {
    let statement = comparison.statement(holding);
    let tokens = phrase::tokens(statement, source);
    let Some(last) = tokens.clone().next_back() else { return Named::Nobody };
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
    let mut words = source.text(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let named = statement.mentions.iter().any(|m| matches!(m.content, Content::Name(_)) && m.span.start() == source.start());
    if source.start() == statement.span.start() && !named {
        let rest: String = words.chars().skip(1).collect();
        words = words.chars().take(1).flat_map(char::to_lowercase).collect::<String>() + &rest;
    }
    match words.split_once(' ') {
        Some((first, rest)) if language.functions.determiners.contains(&first.to_lowercase()) => rest.to_string(),
        Some(_) | None => words,
    }
}
