//! Reads answers with their questions: "Did the van stop?" / "No" says that it did not, "How many were inside?" / "Two" gives a number of people. The
//! words of an account stay as they are; what is compared is the answer preceded by the words of its question.

mod counted;
mod reply;

use std::borrow::Cow;

use crate::grammar::Grammar;
use crate::language::Language;
use crate::model::tree::{Link, Tree};
use crate::model::{Account, Content, Mention, Reply, Span, Statement, Voice};

/// Sets for each answer how it replies to its question, and what a bare number in it counts.
pub fn find(account: &Account, statements: &mut [Statement], language: &Language, grammar: &Grammar) {
    for at in 0..statements.len() {
        let Some(question) = question(statements, at) else { continue };
        let figure = counted::asked(&statements[at], &statements[question], account.read(), language, grammar);
        let read = reply::reply_to(&statements[at], &statements[question], language);
        let statement = &mut statements[at];
        let bare = figure.is_some();
        if let Some((span, quantity)) = figure {
            statement.mentions.retain(|m| !matches!(m.content, Content::Quantity(_)) || !m.span.overlaps(span));
            statement.mentions.push(Mention { span, voice: Voice::Own, content: Content::Quantity(quantity) });
            statement.mentions.sort_by_key(|m| (m.span.start(), m.span.end()));
        }
        let reply = if bare && read == Reply::Own { Reply::Value } else { read };
        statement.turn.iter_mut().for_each(|turn| turn.reply = reply);
    }
}

/// The index of the question that a statement answers: an earlier one in the same account.
fn question(statements: &[Statement], at: usize) -> Option<usize> {
    let span = statements[at].turn?.answers?;
    statements[..at].iter().rposition(|s| s.span == span && s.account == statements[at].account)
}

/// The statements as they are compared. Those that need their question begin with its words and its mentions: what is affirmed counts as stated, what
/// is denied as negated; numbers and times are included only if the answer affirms them.
pub fn with_questions(statements: &[Statement]) -> Cow<'_, [Statement]> {
    if !statements.iter().any(|s| s.reply().needs_question()) {
        return Cow::Borrowed(statements);
    }
    let read = |(at, own): (usize, &Statement)| match question(statements, at).filter(|_| own.reply().needs_question()) {
        Some(question) => with_question(own, &statements[question]),
        None => own.clone(),
    };
    Cow::Owned(statements.iter().enumerate().map(read).collect())
}

fn with_question(own: &Statement, question: &Statement) -> Statement {
    let reply = own.reply();
    let mut out = own.clone();
    out.tokens = question.tokens.iter().chain(&own.tokens).cloned().collect();
    out.tree = question.tree.joined(&own.tree);
    let main = main_verb(question);
    let mut mentions: Vec<Mention> = question.mentions.iter().filter_map(|m| taken(m, reply, main)).collect();
    if reply == Reply::No && !own.mentions.iter().any(|m| matches!(m.content, Content::Negation { .. })) {
        // "no" denies all that was asked
        mentions.push(Mention { span: own.span, voice: Voice::Own, content: Content::Negation { scope: question.span } });
    }
    // "I think it was nine": the value that was asked for is not reported speech
    out.mentions.retain(|m| reply != Reply::Value || !matches!(m.content, Content::Speech(_)));
    mentions.append(&mut out.mentions);
    mentions.sort_by_key(|m| (m.span.start(), m.span.end()));
    out.mentions = mentions;
    out
}

/// The event that is asked about: the verb at the root.
fn main_verb(question: &Statement) -> Option<Span> {
    let tree: &Tree = &question.tree;
    let root = (0..question.tokens.len()).find(|at| tree.is_verb(*at) && tree.link(*at) == Link::Root)?;
    question
        .mentions
        .iter()
        .find(|m| matches!(m.content, Content::Action(_)) && m.span.start() == question.tokens[root].start)
        .map(|m| m.span)
}

/// A mention of the question as the answer states it.
fn taken(mention: &Mention, reply: Reply, main: Option<Span>) -> Option<Mention> {
    let content = match &mention.content {
        Content::Name(_) => mention.content.clone(),
        Content::Action(action) => {
            let mut action = action.clone();
            if Some(mention.span) == main {
                action.negated = reply == Reply::No;
            }
            Content::Action(action)
        }
        Content::Date(_) | Content::Quantity(_) if reply == Reply::Yes => mention.content.clone(),
        Content::Date(_) | Content::Quantity(_) => return None,
        Content::Speech(_) | Content::Certainty(_) | Content::Negation { .. } | Content::Wording(_) => return None,
    };
    Some(Mention { content, ..mention.clone() })
}
