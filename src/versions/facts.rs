//! What changed inside a sentence: facts that were added, removed or replaced; failing that, words; failing that, only form.

use std::collections::BTreeSet;

use super::{ChangeKind, FactChange, FactKind};
use crate::language::Language;
use crate::model::{Account, Content, Mention, NameForm, Quantity, Span, Statement};
use crate::text::{TokenKind, squeeze};
use crate::wordnet::{self, Relation};

/// A fact of a sentence: its kind, its normal form and the span of its words.
type Fact = (FactKind, String, Span);

/// Returns what happened to a sentence that both versions have, and the facts that changed.
pub(super) fn changed(accounts: &[Account], old: &Statement, new: &Statement) -> (ChangeKind, Vec<FactChange>) {
    let (before, after) = (facts(&accounts[old.account.0], old), facts(&accounts[new.account.0], new));
    let only = |these: &[Fact], those: &[Fact]| -> Vec<Fact> {
        let mut left: Vec<&Fact> = those.iter().collect();
        let mut out = Vec::new();
        for fact in these {
            match left.iter().position(|other| same(fact, other)) {
                Some(at) => drop(left.swap_remove(at)),
                None => out.push(fact.clone()),
            }
        }
        out
    };
    let (mut gone, mut come) = (only(&before, &after), only(&after, &before));
    gone.retain(|fact| fact.0 != FactKind::Negation || !is_said_otherwise(old, fact.2, new));
    come.retain(|fact| fact.0 != FactKind::Negation || !is_said_otherwise(new, fact.2, old));
    let kinds: BTreeSet<FactKind> = gone.iter().chain(&come).map(|fact| fact.0).collect();
    let spans = |facts: &[Fact], kind: FactKind| facts.iter().filter(|f| f.0 == kind).map(|f| f.2).collect::<Vec<Span>>();
    let out: Vec<FactChange> =
        kinds.into_iter().map(|kind| FactChange { kind, old: spans(&gone, kind), new: spans(&come, kind) }).collect();
    let kind = if !out.is_empty() {
        ChangeKind::Fact
    } else if content(accounts, old) == content(accounts, new) {
        ChangeKind::Form
    } else {
        ChangeKind::Words
    };
    (kind, out)
}

/// True if the other sentence has an antonym of a denied word and not the word itself: "not clear" against "unclear".
fn is_said_otherwise(statement: &Statement, cue: Span, other: &Statement) -> bool {
    let scope = statement.mentions.iter().find_map(|mention| match mention.content {
        Content::Negation { scope } if mention.span == cue => Some(scope),
        _ => None,
    });
    let Some(scope) = scope else { return false };
    let is_there = |norm: &str| other.tokens.iter().any(|token| token.norm == norm);
    let opposite = |norm: &str| other.tokens.iter().any(|token| wordnet::relation(norm, &token.norm) == Relation::Antonym);
    let denied = statement.tokens.iter().filter(|t| t.kind == TokenKind::Word && scope.start() <= t.start && t.end <= scope.end());
    denied.into_iter().any(|token| !is_there(&token.norm) && opposite(&token.norm))
}

/// The facts of a sentence, in order.
fn facts(account: &Account, statement: &Statement) -> Vec<Fact> {
    statement.mentions.iter().flat_map(|mention| fact(account, mention)).collect()
}

fn fact(account: &Account, mention: &Mention) -> Vec<Fact> {
    let words = |span: Span| squeeze(span.text(account.read()));
    let of = |kind: FactKind, what: String| vec![(kind, what, mention.span)];
    match &mention.content {
        Content::Quantity(quantity) => of(FactKind::Number, number(quantity)),
        Content::Date(date) => of(FactKind::Date, date.when.as_ref().map_or_else(|| words(mention.span), |when| when.edtf())),
        Content::Name(name) => match name.form {
            NameForm::Nominal | NameForm::Pronoun => Vec::new(),
            NameForm::Proper | NameForm::Adjective => of(FactKind::Name, words(mention.span)),
        },
        Content::Negation { .. } => of(FactKind::Negation, String::new()),
        Content::Certainty(certainty) => of(FactKind::Certainty, format!("{:?}", certainty.reality)),
        Content::Speech(speech) => {
            let who = speech.speaker.map(|id| id.to_string()).or_else(|| speech.source.map(words)).unwrap_or_default();
            let source = speech.source.map(|span| (FactKind::Source, who, span));
            let verb = speech.cue.map(|span| (FactKind::Saying, speech.verb.clone(), span));
            source.into_iter().chain(verb).collect()
        }
        Content::Wording(wording) => of(FactKind::Charged, wording.term.clone()),
        Content::Action(_) => Vec::new(),
    }
}

/// True if two facts are the same. A name is the same as a shorter form of it, but not as another spelling.
fn same(a: &Fact, b: &Fact) -> bool {
    let within = |long: &str, short: &str| short.split(' ').all(|word| long.split(' ').any(|other| other == word));
    a.0 == b.0 && (a.1 == b.1 || a.0 == FactKind::Name && (within(&a.1, &b.1) || within(&b.1, &a.1)))
}

/// Normal form of a number with its bound and unit, independent of how it is written.
fn number(quantity: &Quantity) -> String {
    let Quantity { low, high, bound, unit, ordinal, .. } = quantity;
    format!("{:?} {:?} {bound:?} {unit:?} {ordinal}", low.map(|v| v.normalize()), high.map(|v| v.normalize()))
}

/// The stems of a sentence's content words, in order.
fn content(accounts: &[Account], statement: &Statement) -> Vec<String> {
    let language = Language::of(&accounts[statement.account.0].language).unwrap_or(Language::english());
    let words = statement.tokens.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
    // Numbers and dates are compared as facts, however they are written.
    let fact = |mention: &Mention| matches!(mention.content, Content::Quantity(_) | Content::Date(_));
    let facts: Vec<Span> = statement.mentions.iter().filter(|m| fact(m)).map(|m| m.span).collect();
    let words = words.filter(|t| !facts.iter().any(|span| span.start() <= t.start && t.end <= span.end()));
    words.filter(|t| !language.words.is_stop(&t.norm)).map(|t| language.words.stem(&t.norm).to_string()).collect()
}
