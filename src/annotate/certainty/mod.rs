//! Finds hedges, modals, plans and negations, and what they govern.

use super::Found;
use crate::language::Language;
use crate::model::{Account, Statement};

/// The mentions found, each with the place of its statement in `statements`.
pub fn find(_account: &Account, _statements: &[Statement], _language: &Language) -> Vec<Found> {
    Vec::new()
}
