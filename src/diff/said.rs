//! A statement as the comparisons see it: its words, their stems, and its mentions by kind. Prepared once per claim.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::predicate::Predicates;
use super::{Pair, Reading};
use crate::model::tree::Part;
use crate::model::{
    AccountId, Action, Attribution, Certainty, Content, DateMention, EntityId, Mention, Name, NameForm, Quantity, Reality, Span, Statement,
    StatementId, StatementKind, Voice,
};
use crate::text::{Token, TokenKind};

/// One statement with what comparisons ask of it again and again.
pub struct Said<'a> {
    /// Its id.
    pub id: StatementId,
    /// Whose it is.
    pub account: AccountId,
    /// The statement.
    pub statement: &'a Statement,
    /// The whole text of its account: spans point here.
    pub text: &'a str,
    /// Stem of each token.
    pub stems: Vec<String>,
    /// Stems of its content words and numbers.
    pub content: BTreeSet<String>,
    /// What it tells; read when it is first asked for.
    predicates: OnceCell<Predicates>,
}

impl<'a> Said<'a> {
    /// Prepares a statement.
    pub fn new(reading: Reading<'a>, id: StatementId) -> Said<'a> {
        let statement = &reading.statements[id.0];
        let words = &reading.language.words;
        let stems: Vec<String> = statement.tokens.iter().map(|t| words.stem(&t.norm).into_owned()).collect();
        let content = (statement.tokens.iter().zip(&stems))
            .filter(|(t, _)| t.kind != TokenKind::Mark && !words.is_stop(&t.norm))
            .map(|(_, stem)| stem.clone())
            .collect();
        let text = reading.accounts[statement.account.0].read();
        Said { id, account: statement.account, statement, text, stems, content, predicates: OnceCell::new() }
    }

    /// What it tells, as the comparison of two statements reads it.
    pub fn predicates(&self, pair: &Pair<'_>) -> &Predicates {
        self.predicates.get_or_init(|| Predicates::of(self, pair.reading.language))
    }

    /// The words of a span of its account.
    pub fn words(&self, span: Span) -> &'a str {
        span.text(self.text)
    }

    /// The tokens that lie in a span, as a range of places.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let tokens = &self.statement.tokens;
        let from = tokens.partition_point(|t| t.end <= span.start());
        let to = tokens.partition_point(|t| t.start < span.end());
        from..to.max(from)
    }

    /// Content stems inside a span.
    pub fn content_in(&self, span: Span) -> BTreeSet<&str> {
        self.stems_at(self.tokens_in(span))
    }

    /// Content stems within `reach` tokens before and after a span, without its own.
    pub fn content_near(&self, span: Span, reach: usize) -> BTreeSet<&str> {
        let at = self.tokens_in(span);
        let mut near = self.stems_at(at.start.saturating_sub(reach)..at.start);
        near.extend(self.stems_at(at.end..(at.end + reach).min(self.stems.len())));
        near
    }

    fn stems_at(&self, at: Range<usize>) -> BTreeSet<&str> {
        self.stems[at].iter().filter(|s| self.content.contains(*s)).map(String::as_str).collect()
    }

    /// The verb above a span, as a place among its tokens.
    pub fn governor(&self, span: Span) -> Option<usize> {
        self.statement.tree.governor(self.tokens_in(span))
    }

    /// The named person, body or place that is the subject of the verb at a place. A name in brackets is another name of what stands
    /// before it, and says nothing of its own.
    pub fn named_subject(&self, verb: usize) -> Option<EntityId> {
        let (subject, _) = self.statement.tree.subject(verb)?;
        let at = &self.statement.tokens[subject];
        self.names()
            .filter(|(m, n)| n.form == NameForm::Proper && m.span.start() <= at.start && at.end <= m.span.end())
            .filter(|(m, _)| self.word_before(m.span) != Some("("))
            .find_map(|(_, n)| n.entity)
    }

    /// Does the verb at a place tell what is yet to come?
    pub fn plans(&self, verb: usize) -> bool {
        let at = &self.statement.tokens[verb];
        let around = |scope: Span| scope.start() <= at.start && at.end <= scope.end();
        self.certainties().any(|(_, c)| c.reality == Reality::Planned && around(c.scope))
    }

    /// Does the verb at a place tell what is over: "missed", "has missed", "having missed"?
    pub fn is_past(&self, verb: usize) -> bool {
        matches!(self.statement.tree.part(verb), Part::Past | Part::Participle) && !self.plans(verb)
    }

    /// The token before a span.
    pub fn word_before(&self, span: Span) -> Option<&str> {
        let at = self.tokens_in(span).start;
        at.checked_sub(1).map(|i| self.statement.tokens[i].norm.as_str())
    }

    /// The token after a span.
    pub fn word_after(&self, span: Span) -> Option<&str> {
        self.statement.tokens.get(self.tokens_in(span).end).map(|t| t.norm.as_str())
    }

    /// Is the token a number, or part of a quantity or date?
    pub fn is_figure(&self, token: &Token) -> bool {
        let typed = |m: &Mention| matches!(m.content, Content::Quantity(_) | Content::Date(_));
        token.kind == TokenKind::Number
            || self.statement.mentions.iter().any(|m| typed(m) && m.span.start() <= token.start && token.end <= m.span.end())
    }

    /// Does a quotation open or close in it that does not close or open in it?
    pub fn open_quotation(&self) -> bool {
        let marks = self.statement.tokens.iter().flat_map(|t| t.of(self.text).chars());
        marks.filter(|c| crate::text::normalise::straight(*c) == '"').count() % 2 == 1
    }

    /// Does a span stand inside double quotation marks?
    pub fn in_marks(&self, span: Span) -> bool {
        let before = &self.statement.tokens[..self.tokens_in(span).start];
        before.iter().flat_map(|t| t.of(self.text).chars()).filter(|c| crate::text::normalise::straight(*c) == '"').count() % 2 == 1
    }

    /// Its quantities, in order.
    pub fn quantities(&self) -> impl Iterator<Item = (&'a Mention, &'a Quantity)> {
        self.mentions().filter_map(|m| if let Content::Quantity(q) = &m.content { Some((m, q)) } else { None })
    }

    /// Its dates, in order.
    pub fn dates(&self) -> impl Iterator<Item = (&'a Mention, &'a DateMention)> {
        self.mentions().filter_map(|m| if let Content::Date(d) = &m.content { Some((m, d)) } else { None })
    }

    /// Its names, in order.
    pub fn names(&self) -> impl Iterator<Item = (&'a Mention, &'a Name)> {
        self.mentions().filter_map(|m| if let Content::Name(n) = &m.content { Some((m, n)) } else { None })
    }

    /// Who did what, in order.
    pub fn actions(&self) -> impl Iterator<Item = (&'a Mention, &'a Action)> {
        self.mentions().filter_map(|m| if let Content::Action(a) = &m.content { Some((m, a)) } else { None })
    }

    /// What somebody said, in order.
    pub fn speeches(&self) -> impl Iterator<Item = (&'a Mention, &'a Attribution)> {
        self.mentions().filter_map(|m| if let Content::Speech(s) = &m.content { Some((m, s)) } else { None })
    }

    /// How sure it is, in order.
    pub fn certainties(&self) -> impl Iterator<Item = (&'a Mention, &'a Certainty)> {
        self.mentions().filter_map(|m| if let Content::Certainty(c) = &m.content { Some((m, c)) } else { None })
    }

    /// Its negations, in order: each cue and what it denies.
    pub fn negations(&self) -> impl Iterator<Item = (Span, Span)> {
        self.mentions().filter_map(|m| if let Content::Negation { scope } = &m.content { Some((m.span, *scope)) } else { None })
    }

    /// Is the token at a place denied? What is denied twice is asserted: "did not fail to sign".
    pub fn denies(&self, at: usize) -> bool {
        self.negations().filter(|(_, scope)| self.tokens_in(*scope).contains(&at)).count() % 2 == 1
    }

    /// All its mentions. They live as long as what is read, not as long as this view.
    fn mentions(&self) -> impl Iterator<Item = &'a Mention> + use<'a> {
        let statement: &'a Statement = self.statement;
        statement.mentions.iter()
    }

    /// Who talks at a span: the innermost speech around it, else the account (or the speaker of a running quotation).
    pub fn voice_at(&self, span: Span) -> Voice {
        let around = self.speeches().filter(|(m, _)| m.span.contains(span)).min_by_key(|(m, _)| m.span.len());
        match around {
            Some((_, said)) => Voice::Quoted { source: said.source, speaker: said.speaker },
            None if self.statement.kind == StatementKind::Quote => Voice::Quoted { source: self.statement.speaker, speaker: None },
            None => self.statement.turn.map_or(Voice::Own, |turn| Voice::Quoted { source: Some(turn.label), speaker: None }),
        }
    }
}
