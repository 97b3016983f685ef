//! A statement as the comparisons see it: its words, their stems and its mentions by kind, prepared once per claim; and the core of two
//! statements: the words both use, and where they are on each side.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::Context;
use super::pair::Pair;
use super::predicate::Predicates;
use super::qualified::which::{Qualifier, qualifiers};
use crate::language::Language;
use crate::model::tree::Part;
use crate::model::{
    AccountId, Action, Attribution, Certainty, Content, DateMention, EntityId, Mention, Name, NameForm, Quantity, Reality, Span, Statement,
    StatementId, StatementKind, Voice,
};
use crate::text::{Token, TokenKind};
use crate::wordnet::Word;

/// One statement with what the comparisons need repeatedly.
pub struct Said<'a> {
    /// Its id.
    pub id: StatementId,
    /// Its account.
    pub account: AccountId,
    /// The statement.
    pub statement: &'a Statement,
    /// The whole text of its account, to which spans refer.
    pub text: &'a str,
    /// Stem of each token.
    pub stems: Vec<String>,
    /// Stems of its content words and numbers.
    pub content: BTreeSet<String>,
    /// For each token, whether its stem is among them.
    has_content: Vec<bool>,
    /// The language of the run.
    pub language: &'a Language,
    /// Its predicates, computed on first use.
    predicates: OnceCell<Predicates>,
    /// Its qualifiers, computed on first use.
    qualifiers: OnceCell<Vec<Qualifier>>,
    /// The words of its tokens in WordNet, each looked up on first use.
    known: Vec<OnceCell<Option<&'static Word>>>,
}

impl<'a> Said<'a> {
    /// Prepares a statement.
    pub fn new(reading: Context<'a>, id: StatementId) -> Said<'a> {
        let statement = &reading.statements[id.0];
        let words = &reading.language.words;
        let stems: Vec<String> = statement.tokens.iter().map(|t| words.stem(&t.norm).into_owned()).collect();
        let content: BTreeSet<String> = (statement.tokens.iter().zip(&stems))
            .filter(|(t, _)| t.kind != TokenKind::Mark && !words.is_stop(&t.norm))
            .map(|(_, stem)| stem.clone())
            .collect();
        let has_content = stems.iter().map(|stem| content.contains(stem)).collect();
        let (account, language) = (statement.account, reading.language);
        let (text, predicates, qualifiers) = (reading.accounts[account.0].read(), OnceCell::new(), OnceCell::new());
        let known = vec![OnceCell::new(); stems.len()];
        Said { id, account, statement, text, stems, content, has_content, language, predicates, qualifiers, known }
    }

    /// True if the stem of a token is that of a content word or number.
    pub fn is_content(&self, at: usize) -> bool {
        self.has_content[at]
    }

    /// The word of a token in WordNet.
    pub(super) fn known(&self, at: usize) -> Option<&'static Word> {
        *self.known[at].get_or_init(|| Word::new(&self.statement.tokens[at].norm))
    }

    /// Its words that may be qualifiers.
    pub(super) fn qualifiers(&self) -> &[Qualifier] {
        self.qualifiers.get_or_init(|| qualifiers(self))
    }

    /// Its predicates.
    pub(super) fn predicates(&self, pair: &Pair<'_>) -> &Predicates {
        self.predicates.get_or_init(|| Predicates::of(self, pair.reading.language))
    }

    /// The text of a span.
    pub fn words(&self, span: Span) -> &'a str {
        span.text(self.text)
    }

    /// The range of tokens in a span.
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

    /// Content stems within `reach` tokens before and after a span, without those inside it.
    pub fn content_near(&self, span: Span, reach: usize) -> BTreeSet<&str> {
        let at = self.tokens_in(span);
        let mut near = self.stems_at(at.start.saturating_sub(reach)..at.start);
        near.extend(self.stems_at(at.end..(at.end + reach).min(self.stems.len())));
        near
    }

    fn stems_at(&self, at: Range<usize>) -> BTreeSet<&str> {
        at.filter(|i| self.is_content(*i)).map(|i| self.stems[i].as_str()).collect()
    }

    /// The token of the verb that governs a span.
    pub fn governor(&self, span: Span) -> Option<usize> {
        self.statement.tree.governor(self.tokens_in(span))
    }

    /// The named person, body or place that is the subject of a verb. A name in brackets only explains the words before it.
    pub fn named_subject(&self, verb: usize) -> Option<EntityId> {
        let (subject, _) = self.statement.tree.subject(verb)?;
        let at = &self.statement.tokens[subject];
        self.names()
            .filter(|(m, n)| n.form == NameForm::Proper && m.span.start() <= at.start && at.end <= m.span.end())
            .filter(|(m, _)| self.word_before(m.span) != Some("("))
            .find_map(|(_, n)| n.entity)
    }

    /// True if the verb is about the future.
    pub fn plans(&self, verb: usize) -> bool {
        let at = &self.statement.tokens[verb];
        let around = |scope: Span| scope.start() <= at.start && at.end <= scope.end();
        self.certainties().any(|(_, c)| c.reality == Reality::Planned && around(c.scope))
    }

    /// True if the verb is about the past: "missed", "has missed", "having missed".
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

    /// True if the token is a number, or part of a quantity or date.
    pub fn is_figure(&self, token: &Token) -> bool {
        let typed = |m: &Mention| matches!(m.content, Content::Quantity(_) | Content::Date(_));
        token.kind == TokenKind::Number
            || self.statement.mentions.iter().any(|m| typed(m) && m.span.start() <= token.start && token.end <= m.span.end())
    }

    /// True if a quotation opens or closes in the statement without its other mark.
    pub fn open_quotation(&self) -> bool {
        let marks = self.statement.tokens.iter().flat_map(|t| t.of(self.text).chars());
        marks.filter(|c| crate::text::normalise::straight(*c) == '"').count() % 2 == 1
    }

    /// True if a span is inside double quotation marks.
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

    /// Its actions, in order.
    pub fn actions(&self) -> impl Iterator<Item = (&'a Mention, &'a Action)> {
        self.mentions().filter_map(|m| if let Content::Action(a) = &m.content { Some((m, a)) } else { None })
    }

    /// Its reported speech, in order.
    pub fn speeches(&self) -> impl Iterator<Item = (&'a Mention, &'a Attribution)> {
        self.mentions().filter_map(|m| if let Content::Speech(s) = &m.content { Some((m, s)) } else { None })
    }

    /// Its certainty cues, in order.
    pub fn certainties(&self) -> impl Iterator<Item = (&'a Mention, &'a Certainty)> {
        self.mentions().filter_map(|m| if let Content::Certainty(c) = &m.content { Some((m, c)) } else { None })
    }

    /// Its negations, in order: each cue and its scope.
    pub fn negations(&self) -> impl Iterator<Item = (Span, Span)> {
        self.mentions().filter_map(|m| if let Content::Negation { scope } = &m.content { Some((m.span, *scope)) } else { None })
    }

    /// True for a negation, given by its cue and scope, that another one undoes or that undoes it: "nobody denied", "did not fail to sign".
    pub fn is_undone(&self, (cue, scope): (Span, Span)) -> bool {
        self.negations().any(|(other, of)| other != cue && (of.contains(cue) || scope.contains(other)))
    }

    /// True if the token is denied. A double negation asserts: "did not fail to sign".
    pub fn denies(&self, at: usize) -> bool {
        self.negations().filter(|(_, scope)| self.tokens_in(*scope).contains(&at)).count() % 2 == 1
    }

    /// All its mentions. They live as long as what is read, not as long as this view.
    fn mentions(&self) -> impl Iterator<Item = &'a Mention> + use<'a> {
        let statement: &'a Statement = self.statement;
        statement.mentions.iter()
    }

    /// Who speaks at a span: the innermost speech around it, otherwise the account (or the speaker of a running quotation).
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

/// Fewest words besides names that say something about them.
const ENOUGH_BESIDE_NAMES: usize = 2;

/// The stems of a statement's proper names.
fn stems_of_names<'s>(said: &'s Said<'_>) -> Vec<&'s str> {
    said.names().filter(|(_, n)| n.form == NameForm::Proper).flat_map(|(m, _)| said.content_in(m.span)).collect()
}

impl Core {
    /// The core of a pair; `None` if nothing is shared.
    pub(super) fn of(pair: &Pair<'_>) -> Option<Core> {
        let stems: BTreeSet<String> = pair.left.content.intersection(&pair.right.content).cloned().collect();
        let named: BTreeSet<&str> = [pair.left, pair.right].into_iter().flat_map(stems_of_names).collect();
        let stated: BTreeSet<String> = stems.iter().filter(|s| !named.contains(s.as_str())).cloned().collect();
        // Names say whom it is about; the other words, if there are enough, say what.
        let stated = if stated.len() >= ENOUGH_BESIDE_NAMES { stated } else { stems.clone() };
        (!stems.is_empty()).then_some(Core { stems, stated })
    }

    /// Share of the core's stated words that is inside a span of one side.
    pub(super) fn share_in(&self, said: &Said<'_>, span: Span) -> f64 {
        let inside = said.content_in(span);
        self.stated.iter().filter(|s| inside.contains(s.as_str())).count() as f64 / self.stated.len() as f64
    }

    /// True if a stem is part of what is said, not only of whom it is said.
    pub(super) fn says(&self, stem: &str) -> bool {
        self.stated.contains(stem)
    }

    /// How many stems the core has.
    pub(super) fn len(&self) -> usize {
        self.stems.len()
    }

    /// The span from the first to the last core word of one side: what the two have in common, in that side's words.
    pub(super) fn stretch(&self, said: &Said<'_>) -> Option<Span> {
        let mut at = (0..said.stems.len()).filter(|i| self.stems.contains(&said.stems[*i]));
        let first = at.next()?;
        let last = at.next_back().unwrap_or(first);
        let tokens = &said.statement.tokens;
        Some(Span::of(said.text, tokens[first].start..tokens[last].end))
    }
}
