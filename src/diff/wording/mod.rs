//! How two accounts word the same thing: labels, loaded words, reporting verbs, agency, intensity, distancing.
//! Two words are set against each other only when something ties them: a set of the lexicon, a sense, the noun they modify,
//! the entity they name, the number they count, or the place they hold in two otherwise equal statements. A word that the other account
//! uses as well is no choice against it, nor is another writing of the same word.

mod agency;
mod aligned;
mod descriptor;
mod distancing;
mod form;
mod ground;
mod label;
mod limit;
mod loaded;
mod modifier;
mod name;
mod phrase;
mod report_verb;
mod role;
mod slot;
mod telling;
mod tie;
mod unit;
pub mod variant;

use std::collections::BTreeSet;

use super::{Finding, Pair};
use crate::model::{AccountId, Span};
pub use aligned::FEATURES;
use telling::Telling;

/// A rule: two statements, in the light of what their accounts tell in the claim, to findings.
type Rule = fn(&Pair<'_>, &Telling<'_>) -> Vec<Finding>;

/// Findings of the first rules come before those of the later ones for the same words.
const RULES: [Rule; 12] = [
    loaded::compare,
    modifier::compare,
    limit::compare,
    distancing::compare,
    report_verb::compare,
    agency::compare,
    name::compare,
    descriptor::compare,
    role::compare,
    label::compare,
    slot::compare,
    aligned::compare,
];

/// Content words that two statements must share before their words are set against each other.
const LEAST_SHARED: usize = 2;

/// The wording findings of all pairs of statements of one claim. Findings of one kind, topic and pair of accounts are merged afterwards.
pub fn compare(pairs: &[Pair<'_>]) -> Vec<Finding> {
    let telling = Telling::of(pairs);
    let close = pairs.iter().filter(|p| p.left.content.intersection(&p.right.content).count() >= LEAST_SHARED);
    let found: Vec<Told> = close.flat_map(|pair| of_pair(pair, &telling)).collect();
    let part = |at: usize| found.iter().enumerate().any(|(i, other)| i != at && found[at].within(other, i < at));
    let parts: Vec<bool> = (0..found.len()).map(part).collect();
    found.into_iter().zip(parts).filter(|(_, part)| !part).map(|(told, _)| told.finding).collect()
}

/// What [`aligned`] chooses from, of all pairs of statements of one claim.
pub fn candidates(pairs: &[Pair<'_>]) -> Vec<(Vec<f64>, Finding)> {
    let telling = Telling::of(pairs);
    pairs.iter().flat_map(|pair| aligned::candidates(pair, &telling)).collect()
}

/// A finding with the accounts and words of its sides.
struct Told {
    finding: Finding,
    accounts: (AccountId, AccountId),
    words: (BTreeSet<String>, BTreeSet<String>),
}

impl Told {
    /// Is it part of another finding between the same accounts: "army" against "troops" of "the northern army" against "troops"? Of two
    /// equal ones of different kinds the first is kept; those of one kind are merged with the surer one.
    fn within(&self, other: &Told, earlier: bool) -> bool {
        let same = self.accounts == other.accounts;
        let inside = self.words.0.is_subset(&other.words.0) && self.words.1.is_subset(&other.words.1);
        let equal = self.words == other.words;
        same && inside && (!equal || earlier && self.finding.kind != other.finding.kind)
    }
}

/// What the rules find, each stretch of words on the left and right in one finding only.
fn of_pair(pair: &Pair<'_>, telling: &Telling<'_>) -> Vec<Told> {
    let mut out: Vec<Told> = Vec::new();
    for finding in RULES.iter().flat_map(|rule| rule(pair, telling)).filter(|finding| ground::holds(pair, finding)) {
        let taken =
            |told: &Told| told.finding.left.span.overlaps(finding.left.span) || told.finding.right.span.overlaps(finding.right.span);
        if !out.iter().any(taken) {
            let words = |span: Span, said: &super::Said<'_>| said.content_in(span).into_iter().map(str::to_string).collect();
            let words = (words(finding.left.span, pair.left), words(finding.right.span, pair.right));
            out.push(Told { finding, accounts: (pair.left.account, pair.right.account), words });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::made::Made;
    use crate::model::{Content, DifferenceKind, Wording, WordingClass};

    /// The wording findings of two statements: kind, left words, right words.
    fn found(left: &str, right: &str) -> Vec<(DifferenceKind, String, String)> {
        let differences = Made::default().with(left, None, vec![]).with(right, None, vec![]).diff();
        let wording = differences.into_iter().filter(|d| d.kind.family() == crate::model::Family::Wording);
        wording.map(|d| (d.kind, d.sides[0].value.clone(), d.sides[1].value.clone())).collect()
    }

    fn one(kind: DifferenceKind, left: &str, right: &str) -> Vec<(DifferenceKind, String, String)> {
        vec![(kind, left.to_string(), right.to_string())]
    }

    #[test]
    fn sides_are_taken_by_words_of_one_set() {
        let found = found("The district of Brevik was liberated in May.", "The district of Brevik was handed over in May.");
        assert_eq!(found, one(DifferenceKind::Loaded, "liberated", "handed over"));
    }

    #[test]
    fn two_neutral_words_are_labels() {
        let found = found("The soldiers entered the harbour of Brevik.", "The troops entered the harbour of Brevik.");
        assert_eq!(found, one(DifferenceKind::Label, "soldiers", "troops"));
    }

    #[test]
    fn a_degree_word_on_one_side() {
        let found = found("A massive fire hit the port of Brevik.", "A fire hit the port of Brevik.");
        assert_eq!(found, one(DifferenceKind::Intensity, "massive fire", "fire"));
    }

    #[test]
    fn marks_that_nobody_speaks() {
        let scare = Wording { class: WordingClass::Distancing, term: "quotation marks".into(), neutral: None, domain: String::new() };
        let left = "The \"referendum\" in Brevik was held in May.";
        let made = Made::default().with(left, None, vec![("referendum", Content::Wording(scare))]);
        let differences = made.with("The referendum in Brevik was held in May.", None, vec![]).diff();
        assert!(differences.iter().any(|d| d.kind == DifferenceKind::Distancing), "{differences:?}");
    }

    #[test]
    fn equal_words_say_nothing() {
        assert!(found("The mob burned the port of Brevik.", "The mob burned the port of Brevik.").is_empty());
        assert!(found("The rebels left Brevik.", "Prices rose in May.").is_empty());
    }
}
