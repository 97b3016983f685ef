//! statements: a row for each statement, with the claims that it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{Cell, days, edtf};
use super::{Column, Run, Table, day, id, number, text};
use crate::model::{ClaimId, Comparison, Content, Near, StatementId};
use crate::select::event_date;

/// The table.
pub const TABLE: Table = Table { name: "statements", meaning: "A row for each statement.", columns: &COLUMNS, per_account: false, rows };

const COLUMNS: [Column; 15] = [
    id("statement", 16, "its name"),
    text("account", 14, "its account"),
    number("line", 7, "its line in the file, or in the text that was taken out of it"),
    text(
        "place",
        10,
        "where a reader finds it in the file: its line, or page and paragraph (`p3.2`), paragraph (`¶12`), time (`00:14:05`)",
    ),
    text("kind", 10, "`headline`, `body`, `quote`, `list`"),
    text("date", 12, "when what it tells happened, in EDTF"),
    text("claims", 12, "the claims that it belongs to; none: no match was found"),
    text("names", 30, "whom and what it names; the table of names has a row for each"),
    text("text", 100, "its words"),
    text("event", 9, "the event that its account tells of"),
    day("date_from", "the first day that what it tells can have happened"),
    day("date_to", "the last such day"),
    text("date_text", 17, "the same in words"),
    text(
        "match",
        15,
        "`shared` with another account, `perhaps` (another tells something like it), or `no match found`; empty where there is no other account of the event",
    ),
    id("nearest", 14, "of `perhaps`: the statement of another account that is most like it, where one stands out"),
];

/// What is known of every statement beside its own words.
struct Places {
    claims: Vec<Vec<ClaimId>>,
    alone: BTreeSet<StatementId>,
    near: BTreeMap<StatementId, Near>,
}

fn rows(run: &Run<'_>) -> Vec<Vec<Cell>> {
    let comparison = run.comparison;
    let mut claims: Vec<Vec<ClaimId>> = vec![Vec::new(); comparison.statements.len()];
    for (at, claim) in comparison.claims.iter().enumerate() {
        claim.statements.iter().for_each(|id| claims[id.0].push(ClaimId(at)));
    }
    let (alone, near) = (comparison.unmatched.iter().copied().collect(), comparison.perhaps.iter().copied().collect());
    let places = Places { claims, alone, near };
    (0..comparison.statements.len()).map(|at| row(run, StatementId(at), &places)).collect()
}

fn row(run: &Run<'_>, id: StatementId, places: &Places) -> Vec<Cell> {
    let comparison = run.comparison;
    let statement = comparison.statement(id);
    let own = &places.claims[id.0];
    let near = places.near.get(&id).filter(|near| places.alone.contains(&id) && run.may_tell(near));
    let shared = own.iter().any(|claim| comparison.claims[claim.0].is_likely());
    let matched = match (shared, near, places.alone.contains(&id)) {
        _ if !run.compared(statement.account) => "",
        (true, _, _) => "shared",
        (false, Some(_), _) | (false, None, false) => "perhaps",
        (false, None, true) => super::tellings::NO_MATCH,
    };
    let mut row = vec![
        Cell::Statement(id),
        Cell::text(&comparison.account(statement.account).label),
        Cell::Count(statement.line),
        Cell::text(&statement.place.to_string()),
        Cell::text(statement.kind.word()),
        edtf(event_date(statement)),
        Cell::text(&own.iter().map(ClaimId::to_string).collect::<Vec<_>>().join(" ")),
        Cell::text(&names(comparison, id).join(", ")),
        Cell::text(comparison.words(id)),
        run.event(statement.account),
    ];
    row.extend(days(event_date(statement)));
    row.extend([Cell::text(matched), Cell::statement(near.map(|near| near.statement))]);
    row
}

/// Canonical names of what it names, each once.
fn names(comparison: &Comparison, id: StatementId) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for mention in &comparison.statement(id).mentions {
        if let Content::Name(name) = &mention.content
            && let Some(entity) = name.entity
        {
            let name = comparison.entities[entity.0].name.as_str();
            if !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out
}
