//! A statement as the comparisons see it: its words, their stems and its mentions by kind, prepared once per claim; and the core of two
//! statements: the words both use, and where they are on each side.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::Context;
use super::pair::Pair;
use super::predicate::Predicates;
use crate::language::Language;
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
    /// The language of the run.
    pub language: &'a Language,
    /// Its predicates; read when first asked for.
    predicates: OnceCell<Predicates>,
}

impl<'a> Said<'a> {
    /// Prepares a statement.
    pub fn new(reading: Context<'a>, id: StatementId) -> Said<'a> {
        let statement = &reading.statements[id.0];
        let words = &reading.language.words;
        let stems: Vec<String> = statement.tokens.iter().map(|t| words.stem(&t.norm).into_owned()).collect();
        let content = (statement.tokens.iter().zip(&stems))
            .filter(|(t, _)| t.kind != TokenKind::Mark && !words.is_stop(&t.norm))
            .map(|(_, stem)| stem.clone())
            .collect();
        let text = reading.accounts[statement.account.0].read();
        Said { id, account: statement.account, statement, text, stems, content, language: reading.language, predicates: OnceCell::new() }
    }

    /// Its predicates.
    pub(super) fn predicates(&self, pair: &Pair<'_>) -> &Predicates {
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

    /// Is the verb at a place about what is yet to come?
    pub fn plans(&self, verb: usize) -> bool {
        let at = &self.statement.tokens[verb];
        let around = |scope: Span| scope.start() <= at.start && at.end <= scope.end();
        self.certainties().any(|(_, c)| c.reality == Reality::Planned && around(c.scope))
    }

    /// Is the verb at a place about what is over: "missed", "has missed", "having missed"?
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

    /// Is a span inside double quotation marks?
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

/// The content stems that both statements use.
pub(super) struct Core {
    stems: BTreeSet<String>,
    stated: BTreeSet<String>,
}

/// Fewest words other than names that say something of them.
const ENOUGH_BESIDE_NAMES: usize = 2;

/// The stems of a statement's proper names.
fn stems_of_names<'s>(said: &'s Said<'_>) -> Vec<&'s str> {
    said.names().filter(|(_, n)| n.form == NameForm::Proper).flat_map(|(m, _)| said.content_in(m.span)).collect()
}

impl Core {
    /// Of a pair. Where nothing is shared there is no core.
    pub fn of(pair: &Pair<'_>) -> Option<Core> {
        let stems: BTreeSet<String> = pair.left.content.intersection(&pair.right.content).cloned().collect();
        let named: BTreeSet<&str> = [pair.left, pair.right].into_iter().flat_map(stems_of_names).collect();
        let stated: BTreeSet<String> = stems.iter().filter(|s| !named.contains(s.as_str())).cloned().collect();
        // Names are whom it is about; the other words, where there are enough of them, are what is said.
        let stated = if stated.len() >= ENOUGH_BESIDE_NAMES { stated } else { stems.clone() };
        (!stems.is_empty()).then_some(Core { stems, stated })
    }

    /// Share of what the core says that is inside a span of one side.
    pub fn share_in(&self, said: &Said<'_>, span: Span) -> f64 {
        let inside = said.content_in(span);
        self.stated.iter().filter(|s| inside.contains(s.as_str())).count() as f64 / self.stated.len() as f64
    }

    /// Is a stem part of what is said, and not only of whom?
    pub fn says(&self, stem: &str) -> bool {
        self.stated.contains(stem)
    }

    /// How many stems the core has.
    pub fn len(&self) -> usize {
        self.stems.len()
    }

    /// The stretch from the first to the last core word of one side: what the two have in common, in that side's words.
    pub fn stretch(&self, said: &Said<'_>) -> Option<Span> {
        let mut at = (0..said.stems.len()).filter(|i| self.stems.contains(&said.stems[*i]));
        let first = at.next()?;
        let last = at.next_back().unwrap_or(first);
        let tokens = &said.statement.tokens;
        Some(Span::of(said.text, tokens[first].start..tokens[last].end))
    }
}
