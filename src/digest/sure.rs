//! Which statements surely tell one thing: a claim as a whole may be sure and hold two that pair only through others.

use std::collections::BTreeSet;

use crate::language::Language;
use crate::model::tree::Link;
use crate::model::{AccountId, Claim, ClaimId, Comparison, Content, Statement, StatementId};
use crate::text::Token;

/// The pairs of statements that pair surely.
pub struct Sure<'a> {
    comparison: &'a Comparison,
    pairs: BTreeSet<(StatementId, StatementId)>,
    /// Those of them that do so almost without doubt.
    clear: BTreeSet<(StatementId, StatementId)>,
}

/// From this probability on two statements of a few accounts are held to tell one thing in whatever words they do; among many some are of other days.
const CLEAR: f64 = 0.9;
const FEW: usize = 5;

impl<'a> Sure<'a> {
    /// Of a comparison.
    pub fn of(comparison: &'a Comparison) -> Sure<'a> {
        let from = |least: f64| comparison.pairings.iter().filter(move |p| p.probability >= least).map(|p| p.statements).collect();
        Sure { comparison, pairs: from(Claim::FAIR), clear: from(CLEAR) }
    }

    /// Do two statements surely tell one thing? So does each in the words of the other.
    pub fn together(&self, a: StatementId, b: StatementId) -> bool {
        a == b || self.pairs.contains(&(a.min(b), a.max(b))) || self.comparison.words(a) == self.comparison.words(b)
    }

    /// Those of some statements of a claim that surely tell what its example statement tells; copies of what pairs do as well.
    pub fn statements(&self, claim: ClaimId, among: &[StatementId]) -> Vec<StatementId> {
        let gist = self.comparison.claims[claim.0].gist;
        let few = self.comparison.claims[claim.0].accounts.len() <= FEW;
        let clear = |id: StatementId| few && self.clear.contains(&(gist.min(id), gist.max(id)));
        let told = |id: &StatementId| self.together(gist, *id) && (clear(*id) || self.tells_event(gist, *id));
        let words: BTreeSet<&str> = among.iter().filter(|id| told(id)).map(|id| self.comparison.words(*id)).collect();
        among.iter().copied().filter(|id| words.contains(self.comparison.words(*id))).collect()
    }

    /// Has one of two statements a word for what the other tells first of all? Who "faces trial" for an event is not yet "convicted" of it.
    fn tells_event(&self, a: StatementId, b: StatementId) -> bool {
        let statement = |id: StatementId| self.comparison.statement(id);
        let language = Language::of(&self.comparison.account(statement(a).account).language).unwrap_or(Language::english());
        let stem = |token: &Token| language.words.stem(&token.norm).into_owned();
        let told = |own: &Statement, other: &Statement| {
            let at = event(own).filter(|at| !language.words.is_stop(&own.tokens[*at].norm));
            let has =
                |event: String| other.tokens.iter().map(stem).any(|word| word == event || language.synonyms.share_a_sense(&word, &event));
            at.is_none_or(|at| has(stem(&own.tokens[at])))
        };
        told(statement(a), statement(b)) || told(statement(b), statement(a))
    }

    /// The accounts of some statements, each once, in order.
    pub fn accounts(&self, statements: &[StatementId]) -> Vec<AccountId> {
        statements.iter().map(|id| self.comparison.statement(*id).account).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// The verb that a statement tells first of all: that of its main clause, or of what is said there.
fn event(statement: &Statement) -> Option<usize> {
    let tree = &statement.tree;
    let mut at = (0..statement.tokens.len()).find(|at| tree.is_verb(*at) && tree.head(*at).is_none())?;
    let says = |at: usize| {
        let token = &statement.tokens[at];
        let cue = |content: &Content| match content {
            Content::Speech(speech) => speech.cue.is_some_and(|cue| cue.start() <= token.start && token.end <= cue.end()),
            _ => false,
        };
        statement.mentions.iter().any(|m| cue(&m.content))
    };
    while says(at) {
        at = tree.children(at).find(|child| tree.is_verb(*child) && tree.link(*child) == Link::Clause)?;
    }
    Some(at)
}
