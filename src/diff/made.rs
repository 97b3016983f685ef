//! Hand-made statements for the tests of this stage: a text, with mentions on its words.

use super::pair::Paired;
use super::quantity::figures::Figures;
use super::{Context, diff};
use crate::language::Language;
use crate::model::{
    Account, AccountId, Claim, Content, Difference, Entity, EntityKind, Mention, Relation, Span, Statement, StatementId, StatementKind,
    Tolerances, Tree, Verdict, Voice, When,
};
use crate::text::tokens;

/// A place that both accounts name.
pub(super) fn place(name: &str) -> Entity {
    Entity {
        name: name.into(),
        kind: EntityKind::Place,
        aliases: Vec::new(),
        basis: Vec::new(),
        accounts: vec![AccountId(0), AccountId(1)],
        within: None,
    }
}

/// Accounts of one statement each.
#[derive(Default)]
pub(super) struct Made {
    pub accounts: Vec<Account>,
    pub statements: Vec<Statement>,
    pub entities: Vec<Entity>,
}

impl Made {
    /// Adds an account of one statement; each mention is on the first occurrence of its words.
    pub(super) fn with(mut self, text: &str, published: Option<When>, mentions: Vec<(&str, Content)>) -> Made {
        let account = AccountId(self.accounts.len());
        let place = |words: &str| {
            let at = text.find(words).expect("the words of a mention stand in the text");
            Span::of(text, at..at + words.len())
        };
        let mut mentions: Vec<Mention> =
            mentions.into_iter().map(|(words, content)| Mention { span: place(words), voice: Voice::Own, content }).collect();
        mentions.sort_by_key(|m| m.span);
        self.statements.push(Statement {
            account,
            label: format!("a{}:1", account.0),
            place: crate::model::Place::Line(1),
            line: 1,
            span: Span::of(text, 0..text.len()),
            kind: StatementKind::Body,
            paragraph: 0,
            section: None,
            speaker: None,
            turn: None,
            tokens: tokens(text, 0),
            tree: Tree::default(),
            mentions,
            heads: None,
            encoded: None,
        });
        self.accounts.push(Account::plain(text, published));
        self
    }

    /// The differences of one claim of all statements.
    pub(super) fn diff(&self) -> Vec<Difference> {
        let statements: Vec<StatementId> = (0..self.statements.len()).map(StatementId).collect();
        let claim = Claim {
            accounts: (0..self.accounts.len()).map(AccountId).collect(),
            statements,
            date: None,
            entities: vec![],
            relation: Relation::Same,
            gist: StatementId(0),
            members: Vec::new(),
            verdict: Verdict::default(),
            doubts: Vec::new(),
            nearest: Vec::new(),
            strength: 1.0,
            slot: None,
            runner_up: None,
            fact: None,
        };
        let reading = Context {
            accounts: &self.accounts,
            statements: &self.statements,
            entities: &self.entities,
            paired: &Paired::default(),
            language: Language::english(),
            tolerances: Tolerances::default(),
            figures: &Figures::of(&self.accounts, &self.statements, Language::english()),
        };
        diff(reading, &[claim])
    }

    /// Kind, relation and values of each difference, in one line.
    pub(super) fn found(&self) -> Vec<String> {
        (self.diff().iter())
            .map(|d| {
                let values: Vec<&str> = d.sides.iter().map(|s| s.value.as_str()).collect();
                format!("{} {}: {}", d.kind.word(), d.relation.word(), values.join(" | "))
            })
            .collect()
    }
}
