//! The statement of one side, as tokens in their parse: where the value in dispute is, and the whole phrase around it: "since 1993", not
//! "1993".

use std::ops::Range;

use crate::language::Language;
use crate::model::tree::{Link, Part};
use crate::model::{Comparison, Content, Name, NameForm, Quantity, Side, Span, Statement, StatementKind, Tree};
use crate::text::TokenKind;

/// A side, with its statement.
pub(super) struct Stated<'c> {
    pub(super) comparison: &'c Comparison,
    pub(super) statement: &'c Statement,
    pub(super) text: &'c str,
    pub(super) language: &'static Language,
    /// The tokens of the value.
    pub(super) value: Range<usize>,
    span: Span,
}

impl<'c> Stated<'c> {
    /// `None` if the side is silent, has no parse, or is an answer read with its question.
    pub(super) fn of(comparison: &'c Comparison, side: &Side) -> Option<Stated<'c>> {
        let statement = comparison.statement(side.statement?);
        let account = comparison.account(statement.account);
        let span = side.span?;
        let tokens = &statement.tokens;
        let value = tokens.partition_point(|t| t.end <= span.start())..tokens.partition_point(|t| t.start < span.end());
        let readable = statement.question_tokens() == 0 && !value.is_empty() && statement.tree.node(value.end - 1).is_some();
        readable.then_some(Stated {
            comparison,
            statement,
            text: &account.text,
            language: Language::of(&account.language).unwrap_or(Language::english()),
            value,
            span,
        })
    }

    /// The span of the value.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    pub(super) fn tree(&self) -> &'c Tree {
        &self.statement.tree
    }

    pub(super) fn norm(&self, at: usize) -> &'c str {
        self.statement.tokens.get(at).map_or("", |t| t.norm.as_str())
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.statement.tokens.get(at).is_none_or(|t| t.kind == TokenKind::Mark)
    }

    /// True for a token of a figure.
    pub(super) fn is_figure(&self, at: usize) -> bool {
        let figure = |m: &crate::model::Mention| matches!(m.content, Content::Quantity(_)) && self.tokens(m.span).start == at;
        self.statement.mentions.iter().any(figure)
    }

    /// The tokens of a span.
    pub(super) fn tokens(&self, span: Span) -> Range<usize> {
        let tokens = &self.statement.tokens;
        tokens.partition_point(|t| t.end <= span.start())..tokens.partition_point(|t| t.start < span.end())
    }

    /// The figure in the value.
    pub(super) fn quantity(&self) -> Option<(Span, &'c Quantity)> {
        self.statement.mentions.iter().filter(|m| m.span.overlaps(self.span)).find_map(|m| match &m.content {
            Content::Quantity(quantity) => Some((m.span, quantity)),
            _ => None,
        })
    }

    /// The name that contains a token.
    pub(super) fn name_at(&self, at: usize) -> Option<(Span, &'c Name)> {
        let token = self.statement.tokens.get(at)?;
        self.statement.mentions.iter().filter(|m| m.span.start() <= token.start && token.end <= m.span.end()).find_map(|m| {
            match &m.content {
                Content::Name(name) => Some((m.span, name)),
                _ => None,
            }
        })
    }

    /// The topmost token of a range.
    pub(super) fn top(&self, run: &Range<usize>) -> usize {
        let free = |at: &usize| self.tree().head(*at).is_none_or(|head| !run.contains(&head));
        run.clone().find(|at| free(at) && !self.is_mark(*at)).unwrap_or(run.start)
    }

    /// A token and all that depends on it.
    pub(super) fn all(&self, at: usize) -> Vec<usize> {
        self.gather(at, &|_| false)
    }

    /// A token and what depends on it, in order, except loosely attached phrases and the tokens in `without`.
    pub(super) fn phrase(&self, at: usize, without: &[usize]) -> Vec<usize> {
        let out = self.gather(at, &|child| without.binary_search(&child).is_ok() || self.is_detachable(child));
        self.trimmed(out)
    }

    fn gather(&self, at: usize, skip: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let (mut out, mut next) = (Vec::new(), vec![at]);
        while let Some(at) = next.pop() {
            out.push(at);
            next.extend(self.tree().children(at).filter(|child| !skip(*child)));
        }
        out.sort_unstable();
        out
    }

    /// True if it is attached so loosely that the phrase is complete without it.
    fn is_detachable(&self, at: usize) -> bool {
        let tree = self.tree();
        let reach = tree.reach(at);
        let set_off = reach.start > 0 && self.is_mark(reach.start - 1) && !self.statement.tokens[reach.start - 1].glued
            || reach.start > 0 && matches!(self.norm(reach.start - 1), "," | "(" | "–" | "—" | ";" | "-" | ":");
        let under_noun = tree.head(at).is_some_and(|head| tree.part(head) == Part::Noun);
        match tree.link(at) {
            Link::Parenthesis | Link::Adverbial | Link::Interjection => true,
            Link::Relative => set_off || reach.len() > 6,
            Link::Apposition => set_off,
            Link::Reduced => set_off || reach.len() > 5,
            Link::Preposition => under_noun && (set_off || reach.len() > 7),
            Link::Clause => under_noun,
            Link::Conjunct => tree.is_verb(at),
            Link::Coordination => tree.head(at).is_some_and(|head| {
                let joined = tree.children(head).find(|child| *child > at && tree.link(*child) == Link::Conjunct);
                joined.is_none_or(|joined| tree.is_verb(joined))
            }),
            _ => false,
        }
    }

    /// The tokens without quotation marks, and without punctuation that is no longer between two words.
    pub(super) fn trimmed(&self, tokens: Vec<usize>) -> Vec<usize> {
        let tokens = self.with_joints(tokens);
        let kept = |at: usize| tokens.binary_search(&at).is_ok();
        let quote = |at: usize| matches!(self.norm(at), "\"" | "“" | "”" | "'" | "‘" | "’" | "(" | ")" | "[" | "]") && self.is_mark(at);
        let is_kept =
            |at: usize| !self.is_mark(at) || (!quote(at) && at > 0 && kept(at - 1) && kept(at + 1) && !quote(at + 1) && !quote(at - 1));
        let mut out: Vec<usize> = tokens.iter().copied().filter(|at| is_kept(*at)).collect();
        while out.last().is_some_and(|at| self.is_mark(*at) && !self.is_sign(*at) || self.tree().link(*at) == Link::Coordination) {
            out.pop();
        }
        out
    }

    /// The tokens with the punctuation that joins two of them into one word: "3-1".
    pub(super) fn with_joints(&self, tokens: Vec<usize>) -> Vec<usize> {
        let joint =
            |at: usize| self.is_mark(at) && self.statement.tokens[at].glued && self.statement.tokens.get(at + 1).is_some_and(|t| t.glued);
        let mut out = Vec::with_capacity(tokens.len());
        for (place, at) in tokens.iter().copied().enumerate() {
            out.push(at);
            if tokens.get(place + 1) == Some(&(at + 2)) && joint(at + 1) {
                out.push(at + 1);
            }
        }
        out
    }

    fn is_sign(&self, at: usize) -> bool {
        matches!(self.norm(at), "%" | "°" | "$" | "€" | "£")
    }

    /// A token as it is written inside a sentence: without a capital that only opens the sentence.
    pub(super) fn plain(&self, at: usize) -> String {
        let Some(token) = self.statement.tokens.get(at) else { return String::new() };
        let words = token.of(self.text);
        let is_first = at == 0 || (0..at).all(|before| self.is_mark(before)) || self.is_mark(at - 1) && !self.statement.tokens[at].glued;
        let own = self.tree().proper(at)
            || words.chars().skip(1).any(char::is_uppercase)
            || words.chars().count() == 1 && self.language.speech.writer.contains(&token.norm)
            || self.name_at(at).is_some_and(|(_, name)| matches!(name.form, NameForm::Proper | NameForm::Adjective))
                && !self.language.functions.determiners.contains(&token.norm)
            || is_first && self.tree().part(at) == Part::Noun && self.is_capital_elsewhere(&token.norm);
        // a heading without a full stop runs into the sentence
        let article = self.language.questions.articles.contains(&token.norm) && self.name_at(at).is_none();
        if is_first && !own || article { lower(words) } else { words.to_string() }
    }
}

impl Stated<'_> {
    /// True if the account writes it with a capital inside a sentence, in so many statements at most.
    fn is_capital_elsewhere(&self, norm: &str) -> bool {
        const STATEMENTS: usize = 200;
        let all = &self.comparison.statements;
        let from = all.partition_point(|s| s.account < self.statement.account);
        let own = all[from..].iter().take_while(|s| s.account == self.statement.account).take(STATEMENTS);
        own.filter(|s| s.kind != StatementKind::Headline).any(|s| s.tokens.iter().skip(1).any(|t| t.is(norm) && t.capitalised(self.text)))
    }
}

/// The words with a lower-case first letter, if the token has one inside a sentence.
pub(super) fn lower_if(words: &str, stated: &Stated<'_>, at: usize) -> String {
    let small = stated.statement.tokens.get(at).is_some_and(|t| !t.capitalised(stated.text));
    if small { lower(words) } else { words.to_string() }
}

/// The words with a lower-case first letter.
fn lower(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The phrase around a value.
pub(super) struct ValuePhrase {
    /// Its topmost token.
    pub(super) root: usize,
    /// Its preposition, if it has one.
    pub(super) preposition: Option<usize>,
    /// All its tokens, in order.
    pub(super) tokens: Vec<usize>,
    /// True if it depends on a noun.
    pub(super) on_noun: bool,
}

/// The phrase around the value, with its preposition. `None` if the value is part of a word or of a name.
pub(super) fn value_phrase(stated: &Stated<'_>, top: usize) -> Option<ValuePhrase> {
    let tree = stated.tree();
    let mut root = top;
    let mut preposition = None;
    while let Some(head) = tree.head(root) {
        let is_preposition = matches!(tree.link(head), Link::Preposition | Link::Agent | Link::Dative) && tree.part(head) != Part::Noun;
        let time = stated.language.functions.time_words.contains(stated.norm(head)) && tree.part(head) == Part::Noun;
        if is_preposition && !tree.is_verb(head) {
            (root, preposition) = (head, Some(head));
        } else if time && tree.link(root) != Link::Subject {
            (root, preposition) = (head, None);
        } else {
            break;
        }
    }
    let parts = matches!(tree.link(root), Link::Compound | Link::Modifier | Link::Possessive | Link::Determiner);
    let head = tree.head(root);
    let on_noun = head.is_some_and(|head| !tree.is_verb(head) && matches!(tree.part(head), Part::Noun | Part::Relative | Part::Other));
    let is_detachable = matches!(tree.link(root), Link::Preposition | Link::Measure | Link::Adverb | Link::Agent);
    if parts || on_noun && !is_detachable {
        return None;
    }
    let mut tokens = stated.all(root);
    tokens.extend(stated.value.clone());
    tokens.sort_unstable();
    tokens.dedup();
    // "late on 9 November": the part of the day belongs to the day.
    let early = tokens.first().and_then(|first| first.checked_sub(1));
    let timed = |at: &usize| tree.link(*at) == Link::Adverb && stated.language.functions.time_words.contains(stated.norm(*at));
    if let Some(early) = early.filter(timed) {
        tokens.insert(0, early);
    }
    Some(ValuePhrase { root, preposition, tokens, on_noun })
}
