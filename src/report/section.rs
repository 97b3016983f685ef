//! The sections that findings are read in. Every report for reading has the same ones, so that people find again what they saw elsewhere,
//! and in the same order: what is agreed, what is in conflict, what is worded differently, what goes together, what only one tells.

use std::collections::{BTreeMap, BTreeSet};

use super::words;
use crate::digest::fold::{self, Finding};
use crate::digest::standing::Standing;
use crate::model::{AccountId, ClaimId, Comparison, DifferenceId, DifferenceKind, EventId, Family, Relation, StatementId};
use crate::select::View;

/// A part of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What cannot be true together, and figures that moved.
    Conflicts,
    /// Choices of words, sources, certainty.
    Wording,
    /// What differs and can be true together.
    Compatible,
    /// What some tell poorer or not at all.
    LeftOut,
}

impl Section {
    /// In the order in which they are read, but for what is told by one account only, which stands before what is left out.
    pub const ALL: [Section; 4] = [Section::Conflicts, Section::Wording, Section::Compatible, Section::LeftOut];

    /// The section of a finding: by its relation, but coverage and wording by their family.
    pub fn of(finding: &Finding<'_>) -> Section {
        Section::holding(finding.relation, finding.kind)
    }

    /// The section of what has this relation and kind.
    pub fn holding(relation: Relation, kind: DifferenceKind) -> Section {
        match (relation, kind.family()) {
            (Relation::Conflict | Relation::Supersedes, _) => Section::Conflicts,
            (_, Family::Coverage) => Section::LeftOut,
            (Relation::Wording, _) | (_, Family::Wording | Family::Source | Family::Certainty) => Section::Wording,
            (Relation::Same | Relation::Unmatched | Relation::Compatible, Family::Fact | Family::Internal) => Section::Compatible,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Section::Conflicts => "Conflicts",
            Section::Wording => "Wording",
            Section::Compatible => "Compatible",
            Section::LeftOut => "Left out",
        }
    }

    /// What it holds.
    pub fn meaning(self) -> &'static str {
        match self {
            Section::Conflicts => "cannot both be true, or a figure that moved",
            Section::Wording => "the same in other words, from another source, or told as surer",
            Section::Compatible => "told differently, and both can be true",
            Section::LeftOut => "told by some; poorer or missing in others",
        }
    }
}

/// The parts of a report for reading: what is told of each event that several accounts tell of, with its view. One part of everything,
/// without a heading, where a run holds one event.
pub fn events(comparison: &Comparison, view: &View) -> Vec<(Option<EventId>, View)> {
    if comparison.events.len() < 2 {
        return vec![(None, view.clone())];
    }
    let told = |id: &EventId| comparison.events[id.0].accounts.len() > 1;
    let ids = (0..comparison.events.len()).map(EventId).filter(told);
    ids.map(|id| (Some(id), view.of(comparison, id))).collect()
}

/// The accounts of an event, or all.
pub fn accounts(comparison: &Comparison, event: Option<EventId>) -> Vec<AccountId> {
    event.map_or_else(|| (0..comparison.accounts.len()).map(AccountId).collect(), |id| comparison.events[id.0].accounts.clone())
}

/// "Event 2", and the names that tell it from the others.
pub fn event_name(comparison: &Comparison, id: EventId) -> (String, String) {
    (format!("Event {}", id.0 + 1), comparison.events[id.0].names.join(", "))
}

/// "3 accounts of the same events", or how many events they tell of.
pub fn told(comparison: &Comparison) -> String {
    let accounts = words::count(comparison.accounts.len(), "account", "accounts");
    match comparison.events.len() {
        0 | 1 if comparison.accounts.len() == 1 => accounts,
        0 | 1 => format!("{accounts} of the same events"),
        events => format!("{accounts} of {events} events"),
    }
}

/// "3 accounts of the same events, compared". One account alone is read, not compared.
pub fn title(comparison: &Comparison) -> String {
    match comparison.accounts.len() {
        1 => format!("{}, read by itself: there is no other to compare it with", comparison.accounts[0].label),
        _ => format!("{}, compared", told(comparison)),
    }
}

/// The accounts that are compared with none, each the only one on its event.
pub fn uncompared(comparison: &Comparison) -> Vec<AccountId> {
    let alone = comparison.events.iter().filter(|e| comparison.events.len() > 1 && e.accounts.len() == 1);
    alone.map(|e| e.accounts[0]).collect()
}

/// The findings of a section, what matters most first.
pub fn findings<'f, 'a>(findings: &'f [Finding<'a>], section: Section) -> Vec<&'f Finding<'a>> {
    let mut own: Vec<&Finding<'a>> = findings.iter().filter(|f| Section::of(f) == section).collect();
    own.sort_by_key(|f| f.rank);
    own
}

/// Findings claim by claim, the claim of the first one first.
pub fn by_claim<'f, 'a>(findings: &[&'f Finding<'a>]) -> Vec<(ClaimId, Vec<&'f Finding<'a>>)> {
    let mut out: Vec<(ClaimId, Vec<&'f Finding<'a>>)> = Vec::new();
    let mut places: BTreeMap<ClaimId, usize> = BTreeMap::new();
    for finding in findings {
        let place = *places.entry(finding.claim).or_insert(out.len());
        match out.get_mut(place) {
            Some((_, own)) => own.push(finding),
            None => out.push((finding.claim, vec![finding])),
        }
    }
    out
}

/// What is not shown because it matters less, and the flag that shows it: one sentence, if there is any.
pub fn lesser(comparison: &Comparison, view: &View) -> Option<String> {
    let findings = fold::lesser(comparison, view);
    let parts: Vec<String> = Section::ALL
        .into_iter()
        .map(|section| (findings.iter().filter(|f| Section::of(f) == section).count(), section.name().to_lowercase()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}"))
        .collect();
    let count = words::count(findings.len(), "finding that matters less is", "findings that matter less are");
    (!findings.is_empty()).then(|| format!("{count} not shown ({}): --sensitivity high shows all", parts.join(", ")))
}

/// A claim without a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The claim.
    pub id: ClaimId,
    /// Is it the same in other words, so that it stands among the wording too?
    pub reworded: bool,
    /// The first claim, if any, in which one of its statements is in conflict with another account's: what two agree on, a third may deny.
    pub disputed: Option<ClaimId>,
}

impl Agreed {
    /// The signs behind its name: `~` in other words, `≠ c5` with a statement that is in conflict there.
    pub fn signs(&self) -> String {
        let reworded = self.reworded.then(|| "~".to_string());
        let disputed = self.disputed.map(|claim| format!("≠ {claim}"));
        reworded.into_iter().chain(disputed).collect::<Vec<_>>().join(" ")
    }
}

/// The claims of a standing; those with the most independent texts behind them first.
pub fn standing(comparison: &Comparison, view: &View, standing: Standing) -> Vec<Agreed> {
    let lesser: BTreeSet<DifferenceId> = view.lesser.iter().copied().collect();
    let mut worded: BTreeSet<ClaimId> = BTreeSet::new();
    let mut disputed: BTreeMap<StatementId, ClaimId> = BTreeMap::new();
    for (at, difference) in comparison.differences.iter().enumerate() {
        if difference.relation == Relation::Conflict {
            difference.sides.iter().filter_map(|side| side.statement).for_each(|id| {
                disputed.entry(id).or_insert(difference.claim);
            });
        }
        if difference.relation == Relation::Wording && !lesser.contains(&DifferenceId(at)) {
            worded.insert(difference.claim);
        }
    }
    let ids = view.claims.iter().copied().filter(|id| Standing::of(&comparison.claims[id.0]) == Some(standing));
    let disputed = |id: ClaimId| comparison.claims[id.0].statements.iter().find_map(|s| disputed.get(s).copied());
    let mut out: Vec<Agreed> = ids.map(|id| Agreed { id, reworded: worded.contains(&id), disputed: disputed(id) }).collect();
    let behind = |id: ClaimId| (words::origins(comparison, &comparison.claims[id.0].accounts), comparison.claims[id.0].accounts.len());
    out.sort_by_key(|own| std::cmp::Reverse(behind(own.id)));
    out
}

/// What a list of claims holds: how many are told by all `accounts`, and how many in other words.
pub fn standing_meaning(comparison: &Comparison, standing: Standing, agreed: &[Agreed], accounts: usize) -> String {
    let mut out = standing.meaning().to_string();
    let by_all = agreed.iter().filter(|own| comparison.claims[own.id.0].accounts.len() == accounts).count();
    if by_all > 0 && accounts > 2 {
        out.push_str(&format!("; {by_all} by all {accounts} accounts"));
    }
    let reworded = agreed.iter().filter(|own| own.reworded).count();
    if reworded > 0 {
        out.push_str(&format!("; {reworded} in other words (~)"));
    }
    let disputed = agreed.iter().filter(|own| own.disputed.is_some()).count();
    if disputed > 0 {
        out.push_str(&format!("; {disputed} with a statement that is in conflict elsewhere (≠)"));
    }
    out
}

/// How much there is of everything, in the order of the sections: a claim that is agreed in other words is also one that is worded differently.
pub fn summary(comparison: &Comparison, view: &View) -> Vec<String> {
    if comparison.accounts.len() == 1 {
        return vec!["nothing is compared".into()];
    }
    let findings = fold::findings(comparison, view);
    let claims = |section| findings.iter().filter(|f| Section::of(f) == section).map(|f| f.claim).collect::<BTreeSet<_>>().len();
    let conflicts = |ids: &mut dyn Iterator<Item = DifferenceId>| {
        let all = ids.map(|id| &comparison.differences[id.0]).filter(|d| d.relation == Relation::Conflict);
        all.map(|d| d.claim).collect::<BTreeSet<_>>().len()
    };
    let (all, shown) =
        (conflicts(&mut (0..comparison.differences.len()).map(DifferenceId)), conflicts(&mut view.differences.iter().copied()));
    // What was asked not to be shown is there all the same.
    let left_out = if shown < all { format!(", {shown} shown") } else { String::new() };
    let counted = |of: Standing| standing(comparison, view, of).len();
    let mut out = vec![format!("{} agreed", counted(Standing::Agreed)), format!("{all} in conflict{left_out}")];
    let moved = findings.iter().filter(|f| f.relation == Relation::Supersedes).map(|f| f.claim).collect::<BTreeSet<_>>().len();
    let more = [
        (counted(Standing::NotSettled), "not settled"),
        (counted(Standing::Perhaps), "perhaps the same"),
        (moved, "with a figure that moved"),
        (claims(Section::Wording), "worded differently"),
        (claims(Section::Compatible), "compatible"),
    ];
    out.extend(more.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")));
    out.push(format!("{} without a match", view.unmatched.len()));
    out
}

#[cfg(test)]
mod tests {
    use super::{Agreed, Standing, standing, standing_meaning, summary};
    use crate::model::{ClaimId, Comparison};
    use crate::report::fixture;
    use crate::select::{self, View};

    #[test]
    fn what_is_agreed_has_the_most_independent_origins_first_and_says_what_speaks_against_it() {
        let mut comparison = fixture::sample();
        let view = select::everything(&comparison);
        let agreed = |comparison: &Comparison, view: &View| standing(comparison, view, Standing::Agreed);
        let own = |claim, reworded, disputed: Option<usize>| Agreed { id: ClaimId(claim), reworded, disputed: disputed.map(ClaimId) };
        assert_eq!(agreed(&comparison, &view), [own(1, true, None), own(2, false, None)]);
        assert_eq!(
            standing_meaning(&comparison, Standing::Agreed, &agreed(&comparison, &view), 3),
            "told by two or more without conflict, most independent origins first; 2 by all 3 accounts; 1 in other words (~)"
        );
        let counts = "2 agreed · 1 in conflict · 2 worded differently · 4 without a match";
        assert_eq!(summary(&comparison, &view).join(" · "), counts);

        let killed = comparison.claims[0].statements[0];
        comparison.claims[1].statements.insert(0, killed);
        comparison.claims[1].accounts.pop();
        assert_eq!(agreed(&comparison, &view), [own(2, false, None), own(1, true, Some(0))]);
        assert_eq!(own(1, true, Some(0)).signs(), "~ ≠ c1");

        comparison.claims[1].verdict = crate::model::Verdict::Unsettled;
        assert_eq!(agreed(&comparison, &view), [own(2, false, None)], "what is unsettled is not agreed");
    }
}
