//! Lists of claims and statements: in short, what several say the same, what is open with both sides, and what was found once only.

use std::collections::BTreeMap;

use super::prose::Prose;
use super::{Part, labels, places, quoted};
use crate::digest::{self, Digest, Row};
use crate::model::StatementId;
use crate::report::words;

/// What was found, in a few sentences.
pub fn short(digest: &Digest<'_>) -> String {
    format!("\n{}", digest.in_short.iter().map(|sentence| format!("- {}\n", Prose::text(&sentence.text))).collect::<String>())
}

/// What several say: the words that all of them share, and what single ones add.
pub fn same(part: Part<'_, '_>) -> String {
    let comparison = part.comparison;
    let row = |row: &Row| {
        let shared = digest::shared(comparison, row.claim);
        let mut out = format!("- {} — {} ({})\n", Prose::text(&shared.words(comparison)), told(part, row), row.claim);
        for add in &shared.adds {
            let label = Prose::text(&comparison.account(add.account).label);
            let words = crate::text::one_line(add.span.text(&comparison.account(add.account).text));
            out.push_str(&format!("  - only {label} adds: {}\n", Prose::text(&words)));
        }
        if !row.disputes.is_empty() {
            let numbers = row.disputes.iter().map(|at| (at + 1).to_string()).collect::<Vec<_>>().join(", ");
            out.push_str(&format!("  - ≠ other words of these statements are in dispute: {numbers} above\n"));
        }
        out
    };
    format!("\n{}", part.digest.agreed.iter().map(row).collect::<String>())
}

/// What several tell, each by its example statement.
pub fn several(part: Part<'_, '_>) -> String {
    let row = |row: &Row| {
        let gist = part.comparison.claims[row.claim.0].gist;
        format!("- {} — {} ({})\n", quoted(part.comparison, gist, &[]), told(part, row), row.claim)
    };
    format!("\n{}", part.digest.several.iter().map(row).collect::<String>())
}

/// "3 of 5: caucasus:21.2 masis:11.3"
fn told(part: Part<'_, '_>, row: &Row) -> String {
    let all = part.digest.accounts.len();
    let texts = if row.texts < row.accounts.len() {
        format!(", {}", words::count(row.texts, "independent text", "independent texts"))
    } else {
        String::new()
    };
    format!("{} of {all}{texts}: {}", row.accounts.len(), places(part.comparison, &row.statements))
}

/// Both sides of each row, the words that keep it open in bold.
pub fn open(part: Part<'_, '_>, rows: &[Row], doubted: bool) -> String {
    let row = |row: &Row| {
        let open = digest::open(part.comparison, row, doubted);
        let why = open.reason().map_or_else(String::new, |reason| format!("{reason} — "));
        let mut out = format!("- {why}{} ({})\n", told(part, row), row.claim);
        for (id, marks) in &open.sides {
            out.push_str(&format!("  - {}\n", quoted(part.comparison, *id, marks)));
        }
        out
    };
    format!("\n{}", rows.iter().map(row).collect::<String>())
}

/// The statements of each account that were found in no other, with what comes nearest.
pub fn no_match(part: Part<'_, '_>) -> String {
    let comparison = part.comparison;
    let near: BTreeMap<StatementId, StatementId> = comparison.perhaps.iter().map(|(id, near)| (*id, near.statement)).collect();
    let mut out = String::new();
    for (account, own) in &part.digest.no_match {
        out.push_str(&format!("\n### {} · {}\n\n", labels(comparison, &[*account]), own.len()));
        for id in own {
            let near = near.get(id).map_or_else(String::new, |near| format!(" (perhaps {})", places(comparison, &[*near])));
            out.push_str(&format!("- {}{near}\n", quoted(comparison, *id, &[])));
        }
    }
    out
}
