//! Fifth stage: claims to typed differences. One comparison per kind, each an ordered ladder of levels; then wording.

use crate::language::Language;
use crate::model::{Account, Claim, Difference, Entity, Statement, StatementId};

/// What the comparison of claims reads.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// All accounts.
    pub accounts: &'a [Account],
    /// All statements.
    pub statements: &'a [Statement],
    /// All entities.
    pub entities: &'a [Entity],
    /// The language of the run.
    pub language: &'a Language,
}

/// The differences of every claim, in order of claim, kind and place.
pub fn diff(_reading: Reading<'_>, _claims: &[Claim], _unmatched: &[StatementId]) -> Vec<Difference> {
    Vec::new()
}
