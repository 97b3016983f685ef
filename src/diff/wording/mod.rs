//! How two accounts word the same thing: labels, loaded words, reporting verbs, agency, intensity, distancing.
//! Two words are set against each other only when something ties them: a set of the lexicon, a sense, the noun they modify,
//! the entity they name, the number they count, or the place they hold in two otherwise equal statements.

mod agency;
mod distancing;
mod label;
mod loaded;
mod modifier;
mod name;
mod report_verb;
mod slot;
mod tie;

use super::{Finding, Pair};

/// A rule: two statements to findings.
type Rule = fn(&Pair<'_>) -> Vec<Finding>;

/// Findings of the first rules come before those of the later ones for the same words.
const RULES: [Rule; 8] = [
    loaded::compare,
    modifier::compare,
    distancing::compare,
    report_verb::compare,
    agency::compare,
    name::compare,
    label::compare,
    slot::compare,
];

/// Content words that two statements must share before their words are set against each other.
const LEAST_SHARED: usize = 2;

/// The wording findings of all pairs of statements of one claim. Findings of one kind, topic and pair of accounts are merged afterwards.
pub fn compare(pairs: &[Pair<'_>]) -> Vec<Finding> {
    pairs.iter().filter(|p| p.left.content.intersection(&p.right.content).count() >= LEAST_SHARED).flat_map(of_pair).collect()
}

/// What the rules find, each stretch of words on the left and right in one finding only.
fn of_pair(pair: &Pair<'_>) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for finding in RULES.iter().flat_map(|rule| rule(pair)) {
        let taken = |f: &Finding| f.left.span.overlaps(finding.left.span) || f.right.span.overlaps(finding.right.span);
        if !out.iter().any(taken) {
            out.push(finding);
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
