//! Proposals as an `aliases.toml` file, with the evidence for each in comments. Text of accounts is written only as a TOML string or as visible text
//! in a comment.

use std::fmt::Write;

use crate::model::{Comparison, Proposal, StatementId};
use crate::text::Visible;

/// The whole file. Proposals to split are commented out: the names stay joined until the user decides otherwise.
pub fn render(comparison: &Comparison, proposals: &[Proposal]) -> String {
    let (joins, parts): (Vec<_>, Vec<_>) = proposals.iter().partition(|p| p.together);
    let mut out = String::from("# Proposals for aliases.toml, best first. Keep what is right and save it beside the accounts.\n");
    if joins.is_empty() {
        out.push_str("# No further names were found that may mean one entity.\n");
    }
    for proposal in joins {
        let _ = write!(out, "\n{}[[join]]\nnames = {}\n", evidence(comparison, proposal), names(proposal));
        if let Some(kind) = proposal.kind {
            let _ = writeln!(out, "kind = \"{}\"", kind.word());
        }
    }
    if !parts.is_empty() {
        out.push_str("\n# Joined on weak evidence: remove the # signs if two entities are meant.\n");
    }
    for proposal in parts {
        let _ = write!(out, "\n{}# [[part]]\n# names = {}\n", evidence(comparison, proposal), names(proposal));
    }
    out
}

fn evidence(comparison: &Comparison, proposal: &Proposal) -> String {
    let mut out = format!("# {}\n", Visible::of(&proposal.reasons.join("; ")));
    for (name, statements) in proposal.names.iter().zip(&proposal.statements) {
        let _ = writeln!(out, "#   {}: {}", Visible::of(name), Visible::of(&places(comparison, statements)));
    }
    out
}

/// `meridian:5, masis:7`
fn places(comparison: &Comparison, statements: &[StatementId]) -> String {
    let labels: Vec<&str> = statements.iter().map(|s| comparison.statement(*s).label.as_str()).collect();
    labels.join(", ")
}

/// A list of TOML strings.
fn names(proposal: &Proposal) -> String {
    let quoted: Vec<String> = proposal.names.iter().map(|n| toml_string(Visible::of(n).as_str())).collect();
    format!("[{}]", quoted.join(", "))
}

/// A basic TOML string.
fn toml_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
