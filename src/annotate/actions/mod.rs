//! Finds who did what to whom, for verbs that tell of events, in the tree of the statement. Where the tree does not show plainly who did
//! it or to whom it was done, that part stays open: a wrong agent is worse than none.

mod party;

use super::Found;
use crate::language::Language;
use crate::language::function_word::{FROM, NEITHER, TO, WITHOUT};
use crate::language::inflect::Tense;
use crate::model::tree::{Link, Part};
use crate::model::{Account, Action, Content, Mention, Span, Statement, Tree, Voice};
use crate::text::{Token, TokenKind};
use party::Parties;

/// The mentions found, each with the place of its statement in `statements`.
pub fn find(account: &Account, statements: &[Statement], language: &Language) -> Vec<Found> {
    let mut out = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let sentence = Sentence { tokens: &statement.tokens, tree: &statement.tree, text: account.read(), language };
        let found = (0..statement.tokens.len()).filter_map(|verb| sentence.action(verb));
        out.extend(found.map(|(span, action)| (at, Mention { span, voice: Voice::Own, content: Content::Action(action) })));
    }
    out
}

/// What an event is read from.
struct Sentence<'s> {
    tokens: &'s [Token],
    tree: &'s Tree,
    text: &'s str,
    language: &'s Language,
}

impl Sentence<'_> {
    fn action(&self, verb: usize) -> Option<(Span, Action)> {
        if !self.tree.is_verb(verb) && !self.is_state(verb) {
            return None;
        }
        let lemma = self.event(verb)?;
        let parties = Parties::of(self, verb, self.lemma(verb)?);
        let negated = self.denied(verb) || [parties.agent, parties.patient].into_iter().flatten().any(|at| self.none(at));
        let party = |head: Option<usize>| head.and_then(|head| self.named(head, verb));
        let span = Span::of(self.text, self.tokens[verb].start..self.tokens[verb].end);
        let (agent, patient) = (party(parties.agent), party(parties.patient));
        Some((span, Action { lemma: lemma.to_string(), agent, patient, passive: parties.passive, negated }))
    }

    /// "were wounded", where the participle is taken for an adjective.
    fn is_state(&self, at: usize) -> bool {
        let participle = || self.readings(at).any(|(tense, _)| matches!(tense, Tense::Participle | Tense::Either));
        self.tree.part(at) == Part::Adjective && self.tree.link(at) == Link::Adjective && participle()
    }

    /// The verb of an event, with its particle: "hand over".
    fn event(&self, verb: usize) -> Option<&str> {
        let (lemma, verbs) = (self.lemma(verb)?, &self.language.verbs);
        let behind = self.tree.children(verb).filter(|child| *child > verb);
        let phrasal = behind.filter_map(|child| verbs.with_particle(lemma, &self.tokens[child].norm)).next();
        phrasal.or_else(|| verbs.is_event(lemma).then_some(lemma))
    }

    /// The lemma of a known verb, in the form that the tree takes it for where the word can be that.
    fn lemma(&self, verb: usize) -> Option<&str> {
        let wanted: &[Tense] = match self.tree.part(verb) {
            Part::Base => &[Tense::Base, Tense::Either],
            Part::Present => &[Tense::Third, Tense::Base, Tense::Either],
            Part::Past => &[Tense::Past, Tense::Either],
            Part::Participle | Part::Adjective => &[Tense::Participle, Tense::Either],
            Part::Gerund => &[Tense::Gerund],
            Part::Modal | Part::Noun | Part::Relative | Part::Other => &[],
        };
        let fits = self.readings(verb).find(|(tense, _)| wanted.contains(tense));
        fits.or_else(|| self.readings(verb).next()).map(|(_, lemma)| lemma)
    }

    fn readings(&self, at: usize) -> impl Iterator<Item = (Tense, &str)> {
        self.language.verbs.readings(&self.tokens[at].norm).iter().map(|r| (r.tense, r.lemma.as_str()))
    }

    /// "did not", "never", "failed to", "without"; a second verb of the same form shares the denial of the first: "did not shoot or
    /// wound". "The aim was not to shoot" does not say whether anybody did.
    fn denied(&self, verb: usize) -> bool {
        let tree = self.tree;
        let negator = |at: usize| self.language.functions.negators.contains(&self.tokens[at].norm);
        let neither = |at: usize| self.tokens[at].is(NEITHER) && tree.link(at) != Link::Subject;
        if tree.children(verb).any(|child| child < verb && (negator(child) || neither(child))) {
            return !tree.children(verb).any(|child| tree.link(child) == Link::Auxiliary && self.tokens[child].is(TO));
        }
        let Some(above) = tree.head(verb) else { return false };
        if tree.part(verb) == Part::Gerund && self.keeps_from(above) {
            return true;
        }
        match tree.link(verb) {
            // "did not fail to" is no denial
            Link::OpenClause => self.undone(above) && !self.denied(above),
            Link::Adjective => self.denied(above),
            Link::Conjunct => {
                let own = [Link::Subject, Link::PassiveSubject, Link::Auxiliary, Link::PassiveAuxiliary];
                tree.part(above) == tree.part(verb) && tree.child(verb, &own).is_none() && self.denied(above)
            }
            _ => false,
        }
    }

    /// "without" before an event, or the "from" of "prevented them from".
    fn keeps_from(&self, preposition: usize) -> bool {
        let prevented = || {
            let verb = self.tree.head(preposition)?;
            Some(self.language.certainty.prevents(self.lemma(verb)?) && !self.denied(verb))
        };
        match self.tokens[preposition].norm.as_str() {
            WITHOUT => true,
            FROM => prevented().unwrap_or(false),
            _ => false,
        }
    }

    /// "failed" before "to".
    fn undone(&self, verb: usize) -> bool {
        let first = self.lemma(verb).unwrap_or(&self.tokens[verb].norm);
        self.language.certainty.denials(first).iter().any(|phrase| phrase.words.last().is_some_and(|word| word == TO))
    }

    /// "no shots", "none of the men", "nobody"; not "No. 10".
    fn none(&self, head: usize) -> bool {
        let no = |at: usize| self.language.certainty.is_none(&self.tokens[at].norm);
        let number = |at: usize| self.tokens.get(at + 1).is_some_and(|t| t.is(".") || t.kind == TokenKind::Number);
        std::iter::once(head).chain(self.tree.children(head)).any(|at| at <= head && no(at) && !number(at))
    }
}
