//! What all accounts of a claim share, in the words of the statement that stands for it, and what each adds.

use crate::model::{AccountId, ClaimId, Comparison, Span, StatementId};

/// The part of a claim that all its accounts tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// The statement whose words are shown.
    pub statement: StatementId,
    /// Its stretches that all share, in order; a stretch left out between two is told by some only.
    pub spans: Vec<Span>,
    /// What only some add, in order of account.
    pub adds: Vec<Add>,
}

/// What an account adds to what all share.
#[derive(Clone, Debug, PartialEq)]
pub struct Add {
    /// The account.
    pub account: AccountId,
    /// Its statement.
    pub statement: StatementId,
    /// The words that no other has.
    pub span: Span,
}

/// What the accounts of a claim share.
pub fn shared(comparison: &Comparison, claim: ClaimId) -> Shared {
    let statement = comparison.claims[claim.0].gist;
    Shared { statement, spans: vec![comparison.statement(statement).span], adds: Vec::new() }
}
