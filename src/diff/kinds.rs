//! The kinds of differences, one row each: what finds the kind, how much a finding matters by itself, and its place among others of its
//! level. Comparison and ranking read this table, so a new kind is a new row (its name and its family are in `model::DifferenceKind`, since
//! reports and flags use them too).

use super::actor::compare_actors;
use super::attribution::compare_attribution;
use super::being::{compare_beings, compare_office_holders};
use super::certainty::compare_certainty;
use super::date::compare_dates;
use super::finding::Finding;
use super::numbered::compare_numbered;
use super::omission::compare_detail;
use super::outcome::compare_outcomes;
use super::pair::Pair;
use super::place::{compare_places, compare_positions};
use super::polarity::compare_polarity;
use super::quantity::compare_quantities;
use super::quote::compare_quotes;
use super::table_rows::compare_cells;
use super::tallies::{compare_frequency, compare_scores};
use super::wording::Rule;
use super::wording::degree::{degree_words, limited_figures};
use super::wording::label::{labels_by_descriptor, labels_by_name, labels_by_place, labels_by_sense};
use super::wording::loaded::{distancing_words, loaded_words};
use super::wording::role::labels_by_role;
use super::wording::verbs::{removed_agents, report_verbs};
use crate::model::{DifferenceKind, Family, Relation};

/// A function that compares two statements.
pub(super) type Comparison = fn(&Pair<'_>) -> Vec<Finding>;

/// A row of the table.
pub(super) struct Kind {
    /// The kind.
    pub kind: DifferenceKind,
    /// What finds differences of this kind.
    pub compared: Compared,
    /// How much a finding matters by itself, if it is neither a conflict nor a matter of form.
    pub importance: Importance,
    /// Its place among findings of one level and relation. All facts have the same.
    pub order: u8,
}

/// What finds the differences of a kind. Some comparisons find other kinds as well; they are in the row of their main kind.
pub(super) enum Compared {
    /// Functions that compare every two statements of a claim.
    Pairwise(&'static [Comparison]),
    /// A function that compares two statements that surely pair.
    Surely(Comparison),
    /// A function that compares all pairs of a claim together.
    OfClaim(fn(&[Pair<'_>]) -> Vec<Finding>),
    /// The same for the statements that surely pair.
    SurelyOfClaim(fn(&[Pair<'_>]) -> Vec<Finding>),
    /// Rules on the wording of two statements that surely pair.
    Wording(&'static [Rule]),
    /// `omission::compare_coverage`: which accounts are silent.
    Silence,
    /// `itself::compare_with_itself`: two statements of one account.
    WithItself,
}

/// How much a finding matters by itself.
pub(super) enum Importance {
    Minor,
    Major,
    /// Framing in a speaker's words is not the account's: minor unless both sides speak in their own voice.
    MajorInOwnVoice,
    /// Vouching for what another account attributes matters more than attributing it to another speaker; shared words matter less than a
    /// shared predicate.
    MajorWhenVouchedFor,
}

const fn pairwise(kind: DifferenceKind, comparisons: &'static [Comparison]) -> Kind {
    Kind { kind, compared: Compared::Pairwise(comparisons), importance: Importance::Minor, order: 0 }
}

const fn wording(kind: DifferenceKind, rules: &'static [Rule], importance: Importance, order: u8) -> Kind {
    Kind { kind, compared: Compared::Wording(rules), importance, order }
}

const fn row(kind: DifferenceKind, compared: Compared, importance: Importance, order: u8) -> Kind {
    Kind { kind, compared, importance, order }
}

/// The table. Of two findings on the same words, or two equal ones on the same topic, the one of the earlier row or rule is kept.
pub(super) const KINDS: [Kind; 19] = {
    use DifferenceKind as K;
    use Importance::{Major, MajorInOwnVoice, MajorWhenVouchedFor, Minor};
    [
        pairwise(K::Quantity, &[compare_quantities, compare_scores, compare_frequency]),
        pairwise(K::Date, &[compare_dates]),
        pairwise(K::Place, &[compare_places, compare_positions]),
        pairwise(K::Outcome, &[compare_cells, compare_numbered, compare_outcomes]),
        pairwise(K::Actor, &[compare_actors, compare_office_holders]),
        pairwise(K::Polarity, &[compare_polarity, compare_beings]),
        pairwise(K::Quote, &[compare_quotes]),
        row(K::Itself, Compared::WithItself, Minor, 1),
        row(K::Attribution, Compared::SurelyOfClaim(compare_attribution), MajorWhenVouchedFor, 3),
        row(K::Certainty, Compared::Surely(compare_certainty), Major, 4),
        wording(K::Loaded, &[loaded_words], MajorInOwnVoice, 2),
        wording(K::Intensity, &[degree_words, limited_figures], Minor, 7),
        wording(K::Distancing, &[distancing_words], MajorInOwnVoice, 5),
        wording(K::ReportVerb, &[report_verbs], Minor, 8),
        wording(K::Agency, &[removed_agents], Minor, 6),
        wording(K::Label, &[labels_by_name, labels_by_descriptor, labels_by_role, labels_by_sense, labels_by_place], Minor, 9),
        row(K::Detail, Compared::OfClaim(compare_detail), Minor, 10),
        row(K::Omission, Compared::Silence, Minor, 11),
        row(K::NotInSpan, Compared::Silence, Minor, 12),
    ]
};

/// Comparisons for statements that only a fact brought together: their wording is about different things.
pub(super) const OF_ONE_FACT: [Comparison; 3] = [compare_quantities, compare_dates, compare_polarity];

/// Comparisons for languages without word lists.
pub(super) const WITHOUT_WORD_LISTS: [Comparison; 2] = [compare_quantities, compare_dates];

/// The row of a kind.
pub(super) fn row_of(kind: DifferenceKind) -> &'static Kind {
    KINDS.iter().find(|row| row.kind == kind).expect("every kind has a row")
}

/// The comparisons of every two statements of a claim.
pub(super) fn pairwise_comparisons() -> impl Iterator<Item = Comparison> {
    let of_row = |row: &'static Kind| if let Compared::Pairwise(comparisons) = row.compared { comparisons } else { &[] };
    KINDS.iter().flat_map(of_row).copied()
}

/// The wording rules.
pub(super) fn wording_rules() -> impl Iterator<Item = Rule> {
    let of_row = |row: &'static Kind| if let Compared::Wording(rules) = row.compared { rules } else { &[] };
    KINDS.iter().flat_map(of_row).copied()
}

/// True if a finding on facts excludes that both sides are true.
pub(super) fn excludes_fact(finding: &Finding) -> bool {
    finding.kind.family() == Family::Fact && excludes(finding)
}

/// True if both sides cannot be true, at least not at one time.
pub(super) fn excludes(finding: &Finding) -> bool {
    matches!(finding.relation, Relation::Conflict | Relation::Supersedes)
}

#[cfg(test)]
mod tests {
    use super::KINDS;
    use crate::model::DifferenceKind;

    #[test]
    fn every_kind_has_one_row() {
        for kind in DifferenceKind::ALL {
            assert_eq!(KINDS.iter().filter(|row| row.kind == kind).count(), 1, "{}", kind.word());
        }
    }
}
