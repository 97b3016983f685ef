//! What one account adds to what all share: whole phrases whose words no other account of the claim has. Who said so, and when, adds nothing.

use std::ops::Range;

use super::keys::{Holders, Key, Read};
use crate::model::tree::Link;
use crate::model::{Content, DateRole, Span};
use crate::text::TokenKind;

/// A longer phrase is a story of its own.
const LONG: usize = 30;

/// The phrases of a statement that only its account has, in order.
pub(super) fn adds(read: &Read<'_>, holders: &Holders, text: &str) -> Vec<Span> {
    let tree = &read.statement.tree;
    let from = read.statement.question_tokens();
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut next: Vec<usize> = (from..read.keys.len()).filter(|at| tree.node(*at).is_some() && tree.head(*at).is_none()).collect();
    let saying = sayings(read);
    while let Some(at) = next.pop() {
        for child in tree.children(at) {
            let reach = tree.reach(child);
            match separable(read, child) && anchored(read, holders, at) && reach.start >= from && added(read, holders, &reach, &saying) {
                true => out.push(reach),
                false => next.push(child),
            }
        }
    }
    out.sort_by_key(|run| run.start);
    let spans = out.into_iter().filter_map(|run| trimmed(read, run)).map(|run| {
        let tokens = &read.statement.tokens;
        Span::of(text, tokens[run.start].start..tokens[run.end - 1].end)
    });
    spans.collect()
}

/// Can the rest of the sentence stand without it?
fn separable(read: &Read<'_>, at: usize) -> bool {
    let tree = &read.statement.tree;
    match tree.link(at) {
        Link::Preposition | Link::Adverbial | Link::Relative | Link::Reduced | Link::Measure | Link::Adverb | Link::Agent => true,
        Link::Apposition => tree.reach(at).start.checked_sub(1).is_some_and(|before| read.statement.tokens[before].kind == TokenKind::Mark),
        Link::Conjunct => tree.is_verb(at),
        _ => false,
    }
}

/// Does another account tell of the noun that a phrase hangs on? "Of the harbour" says nothing beside a claim without the crane; the event of a
/// claim each tells in words of its own.
fn anchored(read: &Read<'_>, holders: &Holders, at: usize) -> bool {
    let told = |key: &Key| holders.get(key).is_some_and(|accounts| accounts.len() > 1);
    read.statement.tree.is_verb(at) || read.keys[at].as_ref().is_none_or(|keys| keys.iter().any(told))
}

/// Has no other account of the claim the words of a phrase? One word alone says enough only if it is a name or a figure.
fn added(read: &Read<'_>, holders: &Holders, run: &Range<usize>, saying: &[Range<usize>]) -> bool {
    let only = |key: &Key| holders.get(key).is_none_or(|accounts| accounts.len() == 1);
    let functions = &read.language.functions;
    let pronoun = |norm: &str| functions.subject_pronouns.contains(norm) || functions.object_pronouns.contains(norm);
    let hollow = |at: &usize| read.statement.tree.link(*at) == Link::Preposition || pronoun(&read.statement.tokens[*at].norm);
    let content: Vec<&Vec<Key>> = run.clone().filter(|at| !hollow(at)).filter_map(|at| read.keys[at].as_ref()).collect();
    let unique = content.iter().filter(|keys| keys.iter().all(only)).count();
    let telling = |keys: &&&Vec<Key>| keys.iter().any(|key| matches!(key, Key::Entity(_) | Key::Value(_)));
    let enough = content.len() > 1 || content.iter().any(|keys| telling(&keys));
    let tokens = &read.statement.tokens;
    let cut = |span: Span| {
        let (start, end) = (tokens[run.start].start, tokens[run.end - 1].end);
        span.start() < end && start < span.end() && !(start <= span.start() && span.end() <= end)
    };
    let whole = !read.statement.mentions.iter().any(|m| match &m.content {
        Content::Quantity(q) => cut(m.span) && q.of_span.is_none_or(|of| tokens[run.start].start < of.start()),
        Content::Date(_) | Content::Name(_) => cut(m.span),
        _ => false,
    });
    // Another figure or another day of the same thing is no addition.
    let plain = content.iter().filter(|keys| !keys.iter().any(|key| matches!(key, Key::Value(_)))).count();
    let valued = plain < 2 && plain < content.len();
    let told = |kind| holders.get(&Key::Some(kind)).is_some_and(|accounts| accounts.len() > 1);
    let other = valued && read.kinds(run.clone()).into_iter().any(told);
    let said = saying.iter().any(|own| own.start < run.end && run.start < own.end);
    enough && unique == content.len() && run.len() <= LONG && !said && whole && !other
}

/// The tokens that say who said so, and when.
fn sayings(read: &Read<'_>) -> Vec<Range<usize>> {
    let tokens = &read.statement.tokens;
    let run = |span: Span| tokens.partition_point(|t| t.end <= span.start())..tokens.partition_point(|t| t.start < span.end());
    let mut out = Vec::new();
    for mention in &read.statement.mentions {
        match &mention.content {
            Content::Speech(speech) => out.extend([speech.source, speech.cue].into_iter().flatten().map(run)),
            Content::Date(date) if date.role == DateRole::Speech => out.push(run(mention.span)),
            _ => {}
        }
    }
    out
}

/// Without marks and "and" at its ends.
fn trimmed(read: &Read<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let tokens = &read.statement.tokens;
    let coordinators = &read.language.functions.coordinators;
    let hollow = |at: usize| tokens[at].kind == TokenKind::Mark || coordinators.contains(&tokens[at].norm);
    let start = run.clone().find(|at| !hollow(*at))?;
    let end = run.rev().find(|at| !hollow(*at))? + 1;
    (start < end).then_some(start..end)
}
