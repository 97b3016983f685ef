//! Selects the claims, differences and statements of a comparison that the user asked to see. Ids stay those of the whole comparison.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::{
    AccountId, ClaimId, Comparison, Content, DateRole, Difference, DifferenceId, DifferenceKind, EntityId, EventId, MaterialityLevel,
    Relation, Statement, StatementId, When, WhenForm,
};
use crate::text::fold;

/// What the user asks to see. Empty fields ask for everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Only these kinds of difference; if empty, all kinds.
    pub only: BTreeSet<DifferenceKind>,
    /// Not these kinds of difference.
    pub hide: BTreeSet<DifferenceKind>,
    /// Only differences of at least this materiality. Those left out for this reason alone are kept in [`View::lesser`].
    pub least: MaterialityLevel,
    /// Only differences and claims of at least this relation, in the order of [`Relation`].
    pub min: Option<Relation>,
    /// Only claims and statements that name one of these entities; if empty, all. See [`entities`].
    pub entities: BTreeSet<EntityId>,
    /// Only events on this day or later.
    pub since: Option<Date>,
    /// Only events on this day or earlier.
    pub until: Option<Date>,
    /// Only claims and differences that involve this account. It comes first among the sides.
    pub base: Option<AccountId>,
}

/// What a report shows, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The claims.
    pub claims: Vec<ClaimId>,
    /// The differences.
    pub differences: Vec<DifferenceId>,
    /// Differences that were asked for but are below [`Selection::least`].
    pub lesser: Vec<DifferenceId>,
    /// Statements that only one account reports.
    pub unmatched: Vec<StatementId>,
    /// The account that comes first among the sides, if any.
    pub base: Option<AccountId>,
    /// The entities that were asked for; if empty, all.
    pub entities: BTreeSet<EntityId>,
    /// The selection in words; `None` if everything is shown.
    pub selection: Option<String>,
}

impl View {
    /// The part of the view that belongs to one event: claims whose first statement is in an account of it.
    pub fn of(&self, comparison: &Comparison, event: EventId) -> View {
        let is_of_event = |id: &StatementId| comparison.account(comparison.statement(*id).account).event == event;
        let own = |id: &ClaimId| comparison.claims[id.0].statements.first().is_some_and(is_of_event);
        View {
            claims: self.claims.iter().copied().filter(own).collect(),
            differences: self.differences.iter().copied().filter(|id| own(&comparison.differences[id.0].claim)).collect(),
            lesser: self.lesser.iter().copied().filter(|id| own(&comparison.differences[id.0].claim)).collect(),
            unmatched: self.unmatched.iter().copied().filter(is_of_event).collect(),
            base: self.base,
            entities: self.entities.clone(),
            selection: self.selection.clone(),
        }
    }
}

/// The view of everything.
pub fn everything(comparison: &Comparison) -> View {
    select(comparison, &Selection::default())
}

/// Returns the selected part of a comparison. If days are asked for, claims without a date are left out.
pub fn select(comparison: &Comparison, selection: &Selection) -> View {
    let in_scope: Vec<bool> = comparison
        .claims
        .iter()
        .map(|claim| {
            let named = selection.entities.is_empty()
                || claim.entities.iter().any(|e| selection.entities.contains(e))
                || claim.statements.iter().any(|s| selection.names(comparison.statement(*s)));
            named && selection.dated(claim.date.as_ref()) && selection.base.is_none_or(|base| claim.accounts.contains(&base))
        })
        .collect();
    let (differences, lesser): (Vec<DifferenceId>, Vec<DifferenceId>) = (0..comparison.differences.len())
        .map(DifferenceId)
        .filter(|id| {
            let difference = &comparison.differences[id.0];
            in_scope[difference.claim.0] && selection.asks_for(difference)
        })
        .partition(|id| selection.shows(comparison, &comparison.differences[id.0]));
    let with_difference: BTreeSet<ClaimId> = differences.iter().map(|id| comparison.differences[id.0].claim).collect();
    let claims = (0..comparison.claims.len()).map(ClaimId).filter(|id| in_scope[id.0]).filter(|id| {
        let related = selection.min.is_none_or(|min| comparison.claims[id.0].relation >= min);
        related && (selection.only.is_empty() || with_difference.contains(id))
    });
    let unmatched = comparison.unmatched.iter().copied().filter(|id| selection.keeps_alone(comparison.statement(*id)));
    View {
        claims: claims.collect(),
        unmatched: unmatched.collect(),
        differences,
        lesser,
        base: selection.base,
        entities: selection.entities.clone(),
        selection: selection.words(comparison),
    }
}

impl Selection {
    /// True if the difference is material enough. Unless all levels are shown, differences of a claim whose statements may be two claims are hidden.
    fn shows(&self, comparison: &Comparison, difference: &Difference) -> bool {
        let everything = self.least == MaterialityLevel::default();
        difference.materiality.level >= self.least && (everything || !comparison.claims[difference.claim.0].may_be_two())
    }

    fn asks_for(&self, difference: &Difference) -> bool {
        (self.only.is_empty() || self.only.contains(&difference.kind))
            && !self.hide.contains(&difference.kind)
            && self.min.is_none_or(|min| difference.relation >= min)
            && self.base.is_none_or(|base| difference.sides.iter().any(|s| s.account == base))
    }

    /// Statements without a match are not differences: they are left out if only some kinds, or only relations above unmatched, are asked for.
    fn keeps_alone(&self, statement: &Statement) -> bool {
        self.only.is_empty()
            && self.min.is_none_or(|min| Relation::Unmatched >= min)
            && (self.entities.is_empty() || self.names(statement))
            && self.dated(event_date(statement))
    }

    fn names(&self, statement: &Statement) -> bool {
        statement.mentions.iter().any(|m| match &m.content {
            Content::Name(name) => name.entity.is_some_and(|e| self.entities.contains(&e)),
            Content::Date(_)
            | Content::Quantity(_)
            | Content::Speech(_)
            | Content::Certainty(_)
            | Content::Negation { .. }
            | Content::Action(_)
            | Content::Wording(_) => false,
        })
    }

    fn dated(&self, when: Option<&When>) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        let Some(when) = when else { return false };
        let open_start = when.form == WhenForm::Until;
        let open_end = when.form == WhenForm::Since;
        self.since.is_none_or(|since| open_end || when.last_day() >= since)
            && self.until.is_none_or(|until| open_start || when.first_day() <= until)
    }

    /// The selection as the user would type it; `None` if it asks for everything.
    fn words(&self, comparison: &Comparison) -> Option<String> {
        let mut parts = Vec::new();
        if !self.only.is_empty() {
            parts.push(format!("only {}", self.only.iter().map(|k| k.word()).collect::<Vec<_>>().join(", ")));
        }
        if !self.hide.is_empty() {
            parts.push(format!("without {}", self.hide.iter().map(|k| k.word()).collect::<Vec<_>>().join(", ")));
        }
        parts.extend(self.min.map(|min| format!("at least {}", min.word())));
        if !self.entities.is_empty() {
            let names: Vec<&str> = self.entities.iter().map(|e| comparison.entities[e.0].name.as_str()).collect();
            parts.push(format!("about {}", names.join(", ")));
        }
        parts.extend(self.since.map(|day| format!("since {day}")));
        parts.extend(self.until.map(|day| format!("until {day}")));
        parts.extend(self.base.map(|base| format!("against {}", comparison.account(base).label)));
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}

/// When the event that a statement reports happened, by the first event date in the statement.
pub fn event_date(statement: &Statement) -> Option<&When> {
    statement.mentions.iter().find_map(|m| match &m.content {
        Content::Date(date) if date.role == DateRole::Event => date.when.as_ref(),
        Content::Date(_)
        | Content::Quantity(_)
        | Content::Name(_)
        | Content::Speech(_)
        | Content::Certainty(_)
        | Content::Negation { .. }
        | Content::Action(_)
        | Content::Wording(_) => None,
    })
}

/// The entities with this canonical name or alias, whatever its case and accents; failing that, those whose name contains its words.
pub fn entities(comparison: &Comparison, name: &str) -> BTreeSet<EntityId> {
    let wanted = fold(name.trim());
    let found = |fits: &dyn Fn(&str) -> bool| -> BTreeSet<EntityId> {
        let fitting = comparison.entities.iter().enumerate().filter(|(_, e)| std::iter::once(&e.name).chain(&e.aliases).any(|n| fits(n)));
        fitting.map(|(at, _)| EntityId(at)).collect()
    };
    let exact = found(&|n| fold(n) == wanted);
    if !exact.is_empty() || wanted.is_empty() {
        return exact;
    }
    found(&|n| format!(" {} ", fold(n)).contains(&format!(" {wanted} ")))
}

/// The account of a file, if the file contains only one.
fn alone_in(comparison: &Comparison, name: &str) -> Option<AccountId> {
    let is = |a: &crate::model::Account| a.file == name || a.file.rsplit(['/', '\\']).next() == Some(name);
    let mut found = (0..comparison.accounts.len()).filter(|at| is(&comparison.accounts[*at]));
    found.next().filter(|_| found.next().is_none()).map(AccountId)
}

/// The account with this label, path, file name or outlet.
pub fn account(comparison: &Comparison, name: &str) -> Option<AccountId> {
    let by = |fits: &dyn Fn(&crate::model::Account) -> bool| comparison.accounts.iter().position(fits).map(AccountId);
    by(&|a| a.label == name)
        .or_else(|| by(&|a| a.path == name))
        .or_else(|| by(&|a| a.short_path() == name))
        .or_else(|| by(&|a| a.path.rsplit(['/', '\\']).next() == Some(name)))
        .or_else(|| alone_in(comparison, name))
        .or_else(|| by(&|a| fold(&a.source) == fold(name)))
        .or_else(|| by(&|a| fold(&a.label) == fold(name)))
}
