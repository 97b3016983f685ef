//! How two accounts word the same thing: labels, loaded words, reporting verbs, agency, intensity, distancing. Two words are compared only
//! if something connects them: a set of the lexicon, a sense, the noun they modify, the entity they name, the number they count, or their
//! place in two otherwise equal statements. A word that the other account also uses is no choice against it, nor is another spelling of the
//! same word.

pub(super) mod choice;
pub(super) mod degree;
pub(super) mod label;
pub(super) mod loaded;
pub(super) mod role;
pub(super) mod verbs;

use std::collections::BTreeSet;

use crate::diff::finding::{Finding, Half};
use crate::diff::kinds::wording_rules;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::language::wording::Part;
use crate::model::{AccountId, DifferenceKind, EntityId, NameForm, Span, StatementKind};
use choice::WordUse;

/// A rule: finds differences in two statements, given the words that their accounts use in the claim.
pub(super) type Rule = fn(&Pair<'_>, &WordUse<'_>) -> Vec<Finding>;

/// Fewest content words that two statements must share for their words to be compared.
const LEAST_SHARED: usize = 2;

/// The wording findings of all pairs of statements of one claim. Findings of one kind, topic and pair of accounts are merged later.
pub(super) fn compare_wording(pairs: &[Pair<'_>]) -> Vec<Finding> {
    let word_use = WordUse::of(pairs);
    let close = pairs.iter().filter(|p| p.left.content.intersection(&p.right.content).count() >= LEAST_SHARED);
    let found: Vec<WordingFinding> = close.flat_map(|pair| wordings_of_pair(pair, &word_use)).collect();
    let part = |at: usize| found.iter().enumerate().any(|(i, other)| i != at && found[at].within(other, i < at));
    let parts: Vec<bool> = (0..found.len()).map(part).collect();
    found.into_iter().zip(parts).filter(|(_, part)| !part).map(|(earlier_finding, _)| earlier_finding.finding).collect()
}

/// A finding with the accounts and words of its sides.
struct WordingFinding {
    finding: Finding,
    accounts: (AccountId, AccountId),
    words: (BTreeSet<String>, BTreeSet<String>),
}

impl WordingFinding {
    /// True if it is part of another finding between the same accounts: "army" against "troops" within "the northern army" against
    /// "troops". Of two equal findings of different kinds the first is kept; those of one kind are merged with the surer one.
    fn within(&self, other: &WordingFinding, earlier: bool) -> bool {
        let same = self.accounts == other.accounts;
        let inside = self.words.0.is_subset(&other.words.0) && self.words.1.is_subset(&other.words.1);
        let equal = self.words == other.words;
        same && inside && (!equal || earlier && self.finding.kind != other.finding.kind)
    }
}

/// What the rules find, with each range of words on the left and right in only one finding.
fn wordings_of_pair(pair: &Pair<'_>, word_use: &WordUse<'_>) -> Vec<WordingFinding> {
    let mut out: Vec<WordingFinding> = Vec::new();
    for finding in wording_rules().flat_map(|rule| rule(pair, word_use)).filter(|finding| is_grounded(pair, finding)) {
        let taken = |earlier_finding: &WordingFinding| {
            earlier_finding.finding.left.span.overlaps(finding.left.span) || earlier_finding.finding.right.span.overlaps(finding.right.span)
        };
        if !out.iter().any(taken) {
            let words = |span: Span, said: &Said<'_>| said.content_in(span).into_iter().map(str::to_string).collect();
            let words = (words(finding.left.span, pair.left), words(finding.right.span, pair.right));
            out.push(WordingFinding { finding, accounts: (pair.left.account, pair.right.account), words });
        }
    }
    out
}

/// Least probability that two statements pair for their judgements to be compared.
const LEAST_PAIRED: f64 = 0.5;

/// True if the words of a finding may be compared.
fn is_grounded(pair: &Pair<'_>, finding: &Finding) -> bool {
    // A shared word is what both modify: "historic victory", "glorious victory".
    let (left, right) = (pair.left.content_in(finding.left.span), pair.right.content_in(finding.right.span));
    let least = if left.is_disjoint(&right) { LEAST_PAIRED } else { f64::MIN_POSITIVE };
    let earlier_finding = pair.paired >= least || finding.kind == DifferenceKind::Label || are_of_one(pair, finding);
    let fair = match (is_headline(pair.left), is_headline(pair.right)) {
        (true, false) => finding.kind == DifferenceKind::Loaded && judges(pair, pair.left, &finding.left),
        (false, true) => finding.kind == DifferenceKind::Loaded && judges(pair, pair.right, &finding.right),
        (true, true) | (false, false) => true,
    };
    earlier_finding && fair
}

/// True if both sides of a finding are about one named thing, or one measure. A verb is about its patient.
fn are_of_one(pair: &Pair<'_>, finding: &Finding) -> bool {
    let named = |said: &Said<'_>, half: &Half| -> BTreeSet<EntityId> {
        let done_to = said.actions().filter(|(verb, _)| half.span.contains(verb.span)).filter_map(|(_, action)| action.patient);
        let about: Vec<Span> = done_to.chain([half.span]).collect();
        let inside = said.names().filter(|(m, n)| n.form == NameForm::Proper && about.iter().any(|span| span.contains(m.span)));
        inside.filter_map(|(_, name)| name.entity).collect()
    };
    let measured = |said: &Said<'_>, half: &Half| -> Vec<_> {
        let inside = said.quantities().filter(|(m, q)| q.unit.is_some() && half.span.overlaps(m.span));
        inside.map(|(_, q)| (q.value, q.unit.clone())).collect()
    };
    let (left, right) = (&finding.left, &finding.right);
    !named(pair.left, left).is_disjoint(&named(pair.right, right))
        || measured(pair.left, left).iter().any(|measure| measured(pair.right, right).contains(measure))
}

fn is_headline(said: &Said<'_>) -> bool {
    said.statement.kind == StatementKind::Headline
}

/// True if one side of a finding contains a judging word.
fn judges(pair: &Pair<'_>, said: &Said<'_>, half: &Half) -> bool {
    let at = said.tokens_in(half.span);
    let judging = |part: Part| matches!(part, Part::Loaded(_) | Part::Modifier(_));
    at.clone().any(|from| pair.reading.language.wording.at(&said.statement.tokens[from..at.end]).any(|(entry, _)| judging(entry.part)))
}

#[cfg(test)]
mod tests {
    use crate::diff::made::Made;
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
    fn marks_without_a_speaker_keep_a_distance() {
        let scare = Wording { class: WordingClass::Distancing, term: "quotation marks".into(), neutral: None, domain: String::new() };
        let left = "The \"referendum\" in Brevik was held in May.";
        let made = Made::default().with(left, None, vec![("referendum", Content::Wording(scare))]);
        let differences = made.with("The referendum in Brevik was held in May.", None, vec![]).diff();
        assert!(differences.iter().any(|d| d.kind == DifferenceKind::Distancing), "{differences:?}");
    }

    #[test]
    fn equal_words_are_no_difference() {
        assert!(found("The mob burned the port of Brevik.", "The mob burned the port of Brevik.").is_empty());
        assert!(found("The rebels left Brevik.", "Prices rose in May.").is_empty());
    }
}
