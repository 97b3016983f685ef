//! The result of a run: everything that any report shows, with what could not be read or decided; and what a long run is doing.

use super::{Account, AccountId, Claim, Difference, Entity, Near, Pairing, Settings, Statement, StatementId};

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

/// Index of an event in [`super::Comparison::events`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId(pub usize);

impl std::fmt::Display for EventId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "event-{}", self.0 + 1)
    }
}

/// An event of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// Its accounts, in order.
    pub accounts: Vec<AccountId>,
    /// Names that distinguish it from the other events of the run, the most distinctive first; empty if there is only one event.
    pub names: Vec<String>,
}

/// A notice for the person who runs the comparison.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// Path of the account or file it is about.
    pub path: String,
    /// Line, from 1, if there is one.
    pub line: Option<usize>,
    /// One sentence: what happened and what was done about it.
    pub text: String,
}

impl Notice {
    /// A notice about a whole file.
    pub fn file(path: &str, text: impl Into<String>) -> Notice {
        Notice { path: path.into(), line: None, text: text.into() }
    }

    /// A notice about a line of a file.
    pub fn line(path: &str, line: usize, text: impl Into<String>) -> Notice {
        Notice { path: path.into(), line: Some(line), text: text.into() }
    }
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.text),
            None => write!(f, "{}: {}", self.path, self.text),
        }
    }
}

/// A part of the work that begins or continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Accounts are being understood.
    Understanding {
        /// Number done.
        done: usize,
        /// Number of all accounts.
        all: usize,
    },
    /// Names are joined over all accounts, and accounts are grouped into events.
    Joining,
    /// Statements are passed to a sentence encoder.
    Encoding,
    /// Statements are paired into claims.
    Pairing,
    /// Claims are compared.
    Comparing,
}
