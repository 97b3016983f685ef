//! Questions and answers of a conversation: yes against no, to one question or to what another statement says; and the times and figures
//! that two questions take for granted, which never conflict.

use crate::language::function_word::OF;
use std::collections::BTreeSet;

use super::Context;
use super::date::compare_dates;
use super::finding::{Finding, Half};
use super::pair::Pair;
use super::quantity::compare_quantities;
use super::said::Said;
use crate::model::{Content, DifferenceKind, Family, NameForm, Reality, Relation, Reply, Span};
use crate::text::{Token, TokenKind};

/// What one side affirms and the other denies; `None` if neither side answers with yes or no.
pub(super) fn compare_answers(pair: &Pair<'_>) -> Option<Vec<Finding>> {
    let (left, right) = (pair.left.statement.reply(), pair.right.statement.reply());
    let differ = match (left.decides(), right.decides()) {
        (false, false) => return None,
        (true, true) => left != right && one_question(pair),
        (true, false) => states_what_was_asked(pair, pair.left, pair.right).is_some_and(|denied| denied != (left == Reply::No)),
        (false, true) => states_what_was_asked(pair, pair.right, pair.left).is_some_and(|denied| denied != (right == Reply::No)),
    };
    let half = |said: &Said<'_>| Half::verbatim(said, said.statement.span);
    Some(if differ { vec![answer_conflict(half(pair.left), half(pair.right))] } else { Vec::new() })
}

/// True if both sides use the words of the finding themselves. Someone who affirms a question says its words; someone who asks it only
/// chose them.
pub(super) fn is_in_words_of_both(reading: Context<'_>, finding: &Finding) -> bool {
    let stated = |half: &Half| {
        let statement = &reading.statements[half.statement.0];
        let own = statement.question_tokens() == 0 || statement.span.contains(half.span);
        own || statement.reply() == Reply::Yes && finding.kind.family() == Family::Fact
    };
    // "Yes" against "no" is found once, with what they answer.
    let bare = |half: &Half| {
        let statement = &reading.statements[half.statement.0];
        statement.reply().decides() && statement.tokens.len() - statement.question_tokens() <= MOST_OF_BARE
    };
    let repeated = finding.kind == DifferenceKind::Outcome && bare(&finding.left) && bare(&finding.right);
    !repeated && stated(&finding.left) && stated(&finding.right)
}

/// Tokens of "Yes, sir."
const MOST_OF_BARE: usize = 4;

/// The names with which both sides answer one question, if each answer gives exactly one.
pub(super) fn answered_names(pair: &Pair<'_>) -> Option<[Span; 2]> {
    let values = [pair.left, pair.right].iter().all(|said| said.statement.reply() == Reply::Value);
    let name = |said: &Said<'_>| {
        let mut own = said.names().filter(|(m, n)| n.form == NameForm::Proper && said.statement.span.contains(m.span));
        own.next().filter(|_| own.next().is_none()).map(|(m, _)| m.span)
    };
    if values && asked_stems(pair.left) == asked_stems(pair.right) && !asks_another_place(pair) {
        Some([name(pair.left)?, name(pair.right)?])
    } else {
        None
    }
}

/// True if both sides answer the same question, and with more than yes or no.
pub(super) fn gives_one_thing(pair: &Pair<'_>) -> bool {
    let decides = |said: &Said<'_>| said.statement.reply().decides();
    let put = |said: &Said<'_>| -> Option<Vec<String>> {
        let span = said.statement.turn?.answers?;
        let question = pair.reading.statements.iter().find(|s| s.account == said.account && s.span == span)?;
        Some(question.tokens.iter().map(|t| t.norm.clone()).collect())
    };
    !decides(pair.left) && !decides(pair.right) && put(pair.left).is_some_and(|words| put(pair.right) == Some(words))
}

/// The tokens of the question at the beginning of an answer.
fn question_tokens<'s>(said: &'s Said<'_>) -> &'s [Token] {
    &said.statement.tokens[..said.statement.question_tokens()]
}

/// The content words of the question that a statement answers.
fn asked_stems<'s>(said: &'s Said<'_>) -> BTreeSet<&'s str> {
    let own = question_tokens(said).len();
    said.stems[..own].iter().filter(|stem| said.content.contains(*stem)).map(String::as_str).collect()
}

/// True if both answer one question, which one side may put more fully. The words that only one side has must not reverse it.
fn one_question(pair: &Pair<'_>) -> bool {
    let (left, right) = (asked_stems(pair.left), asked_stems(pair.right));
    let denials = |said: &Said<'_>| {
        let negators = &pair.reading.language.functions.negators;
        question_tokens(said).iter().filter(|t| negators.contains(&t.norm)).count()
    };
    let words = |said: &Said<'_>| question_tokens(said).iter().map(|t| t.norm.clone()).collect::<Vec<String>>();
    let whole = match (left.is_empty(), right.is_empty()) {
        (false, false) => left.is_subset(&right) || right.is_subset(&left),
        // "Was anyone with you?"
        (true, true) => words(pair.left) == words(pair.right),
        (true, false) | (false, true) => false,
    };
    whole && (denials(pair.left) == denials(pair.right) || denials(pair.left) <= 1 && denials(pair.right) <= 1) && !asks_another_place(pair)
}

/// True if function words of place or time differ: "Was he inside?" and "Was he outside?" are two questions.
fn asks_another_place(pair: &Pair<'_>) -> bool {
    let functions = &pair.reading.language.functions;
    let placed = |said: &Said<'_>| -> BTreeSet<String> {
        let relevant = |t: &&Token| t.kind == TokenKind::Word && functions.prepositions.contains(&t.norm) && !t.is(OF);
        question_tokens(said).iter().filter(relevant).map(|t| t.norm.clone()).collect()
    };
    let (left, right) = (placed(pair.left), placed(pair.right));
    !left.is_subset(&right) && !right.is_subset(&left)
}

/// Whether a statement denies what was asked, if it says all of it; `None` if it says something else, or not as a fact.
fn states_what_was_asked(pair: &Pair<'_>, answer: &Said<'_>, other: &Said<'_>) -> Option<bool> {
    let asked = asked_stems(answer);
    let all = asked.len() > 1 && asked.iter().all(|stem| other.content.contains(*stem));
    let open = other.certainties().any(|(_, c)| !matches!(c.reality, Reality::Confirmed | Reality::Probable | Reality::Alleged));
    if !all || open || other.statement.reply() != Reply::Own {
        return None;
    }
    let stated = |scope| other.content_in(scope).iter().filter(|stem| asked.contains(*stem)).count() > 0;
    let scoped = other.statement.mentions.iter().any(|m| matches!(&m.content, Content::Negation { scope } if stated(*scope)));
    let events = other.actions().filter(|(m, a)| a.negated && stated(m.span)).count() > 0;
    let negators = &pair.reading.language.functions.negators;
    let bare = other.statement.tokens.iter().any(|t| negators.contains(&t.norm));
    // A negation with another scope leaves it open.
    match (scoped || events, bare) {
        (true, _) => Some(true),
        (false, false) => Some(false),
        (false, true) => None,
    }
}

fn answer_conflict(left: Half, right: Half) -> Finding {
    let explanation = format!("“{}” against “{}”: one affirms what the other denies", left.value, right.value);
    Finding {
        kind: DifferenceKind::Polarity,
        topic: "answer".into(),
        relation: Relation::Conflict,
        weight: 2.0,
        form: false,
        left,
        right,
        explanation,
    }
}

/// True if either of the two is a question.
pub(super) fn asks(pair: &Pair<'_>) -> bool {
    pair.left.statement.asks() || pair.right.statement.asks()
}

/// Compares what two questions take for granted.
pub(super) fn compare_questions(pair: &Pair<'_>) -> Vec<Finding> {
    if !(pair.left.statement.asks() && pair.right.statement.asks()) {
        return Vec::new();
    }
    let open = |finding: Finding| match finding.relation {
        Relation::Conflict | Relation::Supersedes => {
            Finding { relation: Relation::Compatible, explanation: format!("{}; it is asked, not stated", finding.explanation), ..finding }
        }
        Relation::Same | Relation::Compatible | Relation::Wording | Relation::Unmatched => finding,
    };
    compare_quantities(pair).into_iter().chain(compare_dates(pair)).map(open).collect()
}
