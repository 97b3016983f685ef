//! The result of a run: everything that any report shows.

use super::{Account, AccountId, Claim, Difference, Entity, Event, Near, Notice, Pairing, Settings, Statement, StatementId};

/// Accounts, what they state, what they share and how they differ. Ids are indexes into these lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The accounts, ordered by path.
    pub accounts: Vec<Account>,
    /// The events that they report; nearly always one.
    pub events: Vec<Event>,
    /// All statements, by account and position.
    pub statements: Vec<Statement>,
    /// Who and what they name.
    pub entities: Vec<Entity>,
    /// What two or more accounts report.
    pub claims: Vec<Claim>,
    /// The accepted pairings behind the claims.
    pub pairings: Vec<Pairing>,
    /// How the accounts differ.
    pub differences: Vec<Difference>,
    /// Statements in no claim: reported by one account only.
    pub unmatched: Vec<StatementId>,
    /// For statements in no claim, the most similar statement of another account, if any is similar at all.
    pub perhaps: Vec<(StatementId, Near)>,
    /// What could not be read or decided.
    pub notices: Vec<Notice>,
    /// The settings of the run.
    pub settings: Settings,
}

impl Comparison {
    /// The account of an id.
    pub fn account(&self, id: AccountId) -> &Account {
        &self.accounts[id.0]
    }

    /// The statement of an id.
    pub fn statement(&self, id: StatementId) -> &Statement {
        &self.statements[id.0]
    }

    /// The question that a statement answers.
    pub fn question_of(&self, statement: &Statement) -> Option<&Statement> {
        let asked = statement.turn?.answers?;
        // statements are in order of account and position
        let after = self.statements.partition_point(|s| (s.account, s.span.start()) <= (statement.account, asked.start()));
        self.statements[..after].iter().rev().find(|s| s.account == statement.account && s.span == asked)
    }

    /// True if an account and at least one other account of its event have word lists. Only then is it known what it alone reports.
    pub fn is_compared(&self, id: AccountId) -> bool {
        let own = self.account(id);
        own.has_word_lists && self.accounts.iter().filter(|a| a.event == own.event && a.has_word_lists).count() > 1
    }

    /// Where a reader finds a statement in its account; a later statement at the same place has its number there: `5`, `5.2`, `p3.2`.
    pub fn place(&self, id: StatementId) -> &str {
        let statement = self.statement(id);
        statement.label.get(self.account(statement.account).label.len() + 1..).unwrap_or(&statement.label)
    }

    /// The words of a statement, as printed in its account.
    pub fn words(&self, id: StatementId) -> &str {
        let statement = self.statement(id);
        statement.span.text(&self.account(statement.account).text)
    }
}
