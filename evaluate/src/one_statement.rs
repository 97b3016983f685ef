//! Two sentences as two accounts of one statement each, however many sentences the segmenter finds in them.

use compare_sources::model::{Account, AccountId, Statement};
use compare_sources::{Understood, understand};

use crate::encoder;

/// What is understood of the two texts; `None` if one of them has no statement.
pub fn two(a: &str, b: &str) -> Option<Understood> {
    let accounts = [a, b].map(|text| Account::plain(&text.replace(['\n', '\r'], " "), None)).to_vec();
    let mut reading = understand(accounts, Vec::new());
    let joined = |id: usize| {
        let mut parts = reading.statements.iter().filter(|s| s.account == AccountId(id)).cloned();
        let first = parts.next()?;
        Some(parts.fold(first, join))
    };
    reading.statements = vec![joined(0)?, joined(1)?];
    encoder::encode(&mut reading);
    Some(reading)
}

fn join(mut whole: Statement, next: Statement) -> Statement {
    whole.span = whole.span.cover(next.span);
    whole.tokens.extend(next.tokens);
    whole.mentions.extend(next.mentions);
    whole
}
