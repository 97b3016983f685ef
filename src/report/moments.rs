//! The told events by date: every statement that says when something happened, in order of time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{Comparison, Relation, StatementId, When};
use crate::select::{View, event_date};

/// A dated statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment<'a> {
    /// When it happened, as its own account has it.
    pub when: &'a When,
    /// The statement.
    pub statement: StatementId,
    /// The most telling relation of the claims it stands in; `None` when only its account tells it.
    pub relation: Option<Relation>,
}

/// The dated statements of the view, by date, then by account.
pub fn moments<'a>(comparison: &'a Comparison, view: &View) -> Vec<Moment<'a>> {
    let mut relations: Vec<Option<Relation>> = vec![None; comparison.statements.len()];
    for claim in view.claims.iter().map(|id| &comparison.claims[id.0]) {
        for statement in &claim.statements {
            relations[statement.0] = relations[statement.0].max(Some(claim.relation));
        }
    }
    let alone: BTreeSet<StatementId> = view.unmatched.iter().copied().collect();
    let mut out: Vec<Moment<'a>> = Vec::new();
    for (at, statement) in comparison.statements.iter().enumerate() {
        if let Some(when) = event_date(statement)
            && (relations[at].is_some() || alone.contains(&StatementId(at)))
        {
            out.push(Moment { when, statement: StatementId(at), relation: relations[at] });
        }
    }
    out.sort_by_key(|moment| (moment.when.start, moment.when.end, moment.statement));
    out
}

/// Moments by what their accounts say of when, in order of time: "2020-11-25" and what happened then.
pub fn days<'m, 'a>(moments: &'m [Moment<'a>]) -> Vec<(String, Vec<&'m Moment<'a>>)> {
    let mut days: BTreeMap<(Date, String), Vec<&Moment<'_>>> = BTreeMap::new();
    for moment in moments {
        days.entry((moment.when.first_day(), super::when::told(moment.when))).or_default().push(moment);
    }
    days.into_iter().map(|((_, date), told)| (date, told)).collect()
}
