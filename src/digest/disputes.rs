//! Disputes: what cannot all be right, as a question with its values and the accounts that give each; and figures that moved, as steps in
//! time. One fact is one dispute, though several claims contain it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;
use rust_decimal::Decimal;

use super::findings::Finding;
use super::{Choice, Question, Row, question};
use crate::model::connected::connected;
use crate::model::{
    AccountId, ClaimId, Comparison, Content, Difference, DifferenceId, DifferenceKind, Relation, Side, Span, StatementId, When,
};

/// A question to which accounts give different answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute<'a> {
    /// The question.
    pub question: Question,
    /// The kind of difference.
    pub kind: DifferenceKind,
    /// The answers: days and figures in ascending order, others by how many accounts give them. For a figure that moved, from the first
    /// reported to the last.
    pub values: Vec<Value<'a>>,
    /// The claims that contain it, in order; then those that are unsettled only because of it.
    pub claims: Vec<ClaimId>,
    /// The differences behind it, in order; then those of quotations that differ in the same words.
    pub differences: Vec<DifferenceId>,
    /// Why they cannot all be right, with each reason once.
    pub reasons: Vec<&'a str>,
    /// The best rank of its findings: 1 matters most.
    pub rank: usize,
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Value<'a> {
    /// The words of the account that gives it most briefly.
    pub words: String,
    /// Its normal form: "14", "2020-11-10".
    pub normal: &'a str,
    /// The accounts that give it, each once, in order.
    pub accounts: Vec<AccountId>,
    /// The sides behind it, in order of accounts.
    pub sides: Vec<&'a Side>,
    /// Its position on a scale of days or figures.
    pub scale: Option<Scale>,
    /// When the first account that gives it was published.
    pub published: Option<When>,
}

/// The disputes, the most important first.
pub fn disputes<'a>(comparison: &'a Comparison, findings: &[Finding<'a>]) -> Vec<Dispute<'a>> {
    let own = joined(findings, |f| f.relation == Relation::Conflict);
    let mut out: Vec<Dispute<'a>> = own.into_iter().map(|set| dispute(comparison, &set, Relation::Conflict)).collect();
    out.iter_mut().for_each(|d| d.values.sort_by(|x, y| by_scale(x, y)));
    out.sort_by_key(|d| d.rank);
    out
}

/// Figures for which later reports have later values, the most important first.
pub fn moved<'a>(comparison: &'a Comparison, findings: &[Finding<'a>]) -> Vec<Dispute<'a>> {
    let own = joined(findings, |f| f.relation == Relation::Supersedes);
    let mut out: Vec<Dispute<'a>> = own.into_iter().map(|set| dispute(comparison, &set, Relation::Supersedes)).collect();
    let at = |value: &Value<'_>| value.published.as_ref().map(|when| when.start);
    out.iter_mut().for_each(|d| d.values.sort_by(|x, y| at(x).cmp(&at(y)).then_with(|| by_scale(x, y))));
    out.sort_by_key(|d| d.rank);
    out
}

fn by_scale(x: &Value<'_>, y: &Value<'_>) -> std::cmp::Ordering {
    let scale = x.scale.zip(y.scale).and_then(|(a, b)| a.order(b));
    scale.unwrap_or_else(|| y.accounts.len().cmp(&x.accounts.len())).then_with(|| x.accounts.cmp(&y.accounts))
}

/// Joins findings of one kind that share words of an account, whichever claims they are in.
fn joined<'f, 'a>(findings: &'f [Finding<'a>], wanted: impl Fn(&Finding<'a>) -> bool) -> Vec<Vec<&'f Finding<'a>>> {
    let own: Vec<&Finding<'a>> = findings.iter().filter(|f| wanted(f)).collect();
    let words = |finding: &&'f Finding<'a>| {
        let (kind, sides) = (finding.kind, finding.readings.iter().flat_map(|r| &r.sides));
        sides.filter(|side| side.span.is_some()).map(move |side| (kind, side.account, side.span))
    };
    let groups = connected(own.iter().map(words));
    groups.into_iter().map(|group| group.into_iter().map(|at| own[at]).collect()).collect()
}

/// The dispute of findings, which are conflicts or figures that moved. What contradicts nothing is no answer in dispute, as "Tuesday" beside
/// two times of that day; it may be a step of a figure that moved, as "at least two".
fn dispute<'a>(comparison: &'a Comparison, set: &[&Finding<'a>], relation: Relation) -> Dispute<'a> {
    let differences = set.iter().flat_map(|f| &f.ids).map(|id| &comparison.differences[id.0]);
    let counts = |d: &&Difference| d.relation == relation || relation == Relation::Supersedes;
    let parties: BTreeSet<&str> = differences.filter(counts).flat_map(|d| &d.sides).map(|s| s.value.as_str()).collect();
    let answers = || set.iter().flat_map(|f| &f.readings).filter(|reading| parties.contains(reading.value));
    // "Were hurt" against "no one was hurt", "7:37 GMT" against "7:37 local time": different answers, though they have one normal form.
    let one = answers().map(|r| r.value).collect::<BTreeSet<_>>().len() < 2;
    let mut values: Vec<Value<'a>> = Vec::new();
    let apart = |side: &Side| match set.first().is_some_and(|f| f.kind == DifferenceKind::Polarity) {
        true => side.account.0.to_string(),
        false => side_words(comparison, side).to_lowercase(),
    };
    let mut place: BTreeMap<(&str, Option<String>), usize> = BTreeMap::new();
    for reading in answers() {
        for side in reading.sides.iter().copied().filter(|s| s.statement.is_some()) {
            let at = *place.entry((reading.value, one.then(|| apart(side)))).or_insert(values.len());
            match values.get_mut(at) {
                Some(value) => value.sides.push(side),
                None => values.push(Value {
                    words: String::new(),
                    normal: reading.value,
                    accounts: Vec::new(),
                    sides: vec![side],
                    scale: Scale::of(comparison, side),
                    published: None,
                }),
            }
        }
    }
    for value in &mut values {
        value.sides.sort_by_key(|s| (s.account, s.statement, s.span));
        value.sides.dedup();
        value.accounts = value.sides.iter().map(|s| s.account).collect::<BTreeSet<_>>().into_iter().collect();
        value.published = value.accounts.iter().filter_map(|a| comparison.account(*a).published.clone()).min_by_key(|when| when.start);
        let words = value.sides.iter().map(|side| side_words(comparison, side));
        value.words = words.min_by_key(|w| w.chars().count()).unwrap_or_default();
    }
    // "Was hurt" against "was hurt": the words around them show the difference.
    let lowercase: Vec<String> = values.iter().map(|value| value.words.to_lowercase()).collect();
    for (at, value) in values.iter_mut().enumerate() {
        if lowercase.iter().enumerate().any(|(other, words)| other != at && *words == lowercase[at]) {
            let beside = value.sides.iter().filter_map(|side| around(comparison, side));
            value.words = beside.min_by_key(|w| w.chars().count()).unwrap_or(std::mem::take(&mut value.words));
        }
    }
    let first = set.iter().min_by_key(|f| f.rank).copied().unwrap_or(set[0]);
    let stated = first.readings.iter().filter(|reading| parties.contains(reading.value));
    let sides: Vec<&Side> = stated.flat_map(|r| r.sides.iter().copied()).collect();
    Dispute {
        question: question(comparison, first.kind, &sides),
        kind: first.kind,
        values,
        claims: set.iter().map(|f| f.claim).collect::<BTreeSet<_>>().into_iter().collect(),
        differences: set.iter().flat_map(|f| f.ids.iter().copied()).collect::<BTreeSet<_>>().into_iter().collect(),
        reasons: set.iter().flat_map(|f| f.explanations.iter().copied()).fold(Vec::new(), |mut out, reason| {
            if !out.contains(&reason) {
                out.push(reason);
            }
            out
        }),
        rank: first.rank,
    }
}

/// The words of a side with some words before and after them.
fn around(comparison: &Comparison, side: &Side) -> Option<String> {
    const BESIDE: usize = 3;
    let (statement, span) = (comparison.statement(side.statement?), side.span?);
    let from = statement.tokens.partition_point(|t| t.end <= span.start()).saturating_sub(BESIDE);
    let to = (statement.tokens.partition_point(|t| t.start < span.end()) + BESIDE).min(statement.tokens.len());
    let (first, last) = (statement.tokens.get(from)?, statement.tokens.get(to.checked_sub(1)?)?);
    Some(crate::text::one_line(comparison.account(side.account).text.get(first.start..last.end)?))
}

/// Moves rows to a dispute if they are unsettled only because of its question, so that one fact is shown once. Returns the other rows.
pub(super) fn absorb_rows(comparison: &Comparison, disputes: &mut [Dispute<'_>], rows: Vec<Row>) -> Vec<Row> {
    let asked = |dispute: &Dispute<'_>, (id, span): &(StatementId, Option<Span>)| {
        let mut sides = dispute.values.iter().flat_map(|value| &value.sides);
        sides.any(|side| side.statement == Some(*id) && side.span.zip(*span).is_some_and(|(a, b)| a.overlaps(b)))
    };
    let mut left = Vec::new();
    for row in rows {
        let doubts = &comparison.claims[row.claim.0].doubts;
        let shown: Vec<_> = doubts.iter().filter(|doubt| doubt.sides.iter().any(|(_, span)| span.is_some())).collect();
        let all = |dispute: &&mut Dispute<'_>| shown.iter().all(|doubt| doubt.sides.iter().all(|side| asked(dispute, side)));
        match disputes.iter_mut().filter(|_| !shown.is_empty()).find(all) {
            Some(dispute) => dispute.claims.extend(std::iter::once(row.claim).chain(row.others)),
            None => left.push(row),
        }
    }
    left
}

/// Moves quotations to a dispute if they differ only in its answers. Returns the other choices.
pub(super) fn absorb_quotes<'a>(disputes: &mut [Dispute<'a>], choices: Vec<Choice<'a>>) -> Vec<Choice<'a>> {
    let mut left = Vec::new();
    for choice in choices {
        let quoted = |dispute: &Dispute<'_>| {
            let asked: Vec<&Side> = dispute.values.iter().flat_map(|value| value.sides.iter().copied()).collect();
            let is_in_answer = |side: &&Side| {
                let overlaps = |answer: &&Side| answer.span.zip(side.span).is_some_and(|(a, b)| a.overlaps(b));
                asked.iter().any(|answer| answer.account == side.account && overlaps(answer))
            };
            choice.wordings.iter().flat_map(|wording| &wording.sides).all(is_in_answer)
        };
        let at = if choice.kind == DifferenceKind::Quote { disputes.iter().position(quoted) } else { None };
        match at.and_then(|at| disputes.get_mut(at)) {
            Some(dispute) => dispute.differences.extend(choice.differences.iter().copied()),
            None => left.push(choice),
        }
    }
    left
}

/// Reasons without the answers before them, each once, in order.
pub fn brief<'s>(reasons: &[&'s str]) -> Vec<&'s str> {
    let short = |why: &'s str| why.rsplit_once("; ").or_else(|| why.rsplit_once("”: ")).map_or(why, |(_, after)| after);
    reasons.iter().map(|why| short(why)).fold(Vec::new(), |mut out, reason| {
        if !out.contains(&reason) {
            out.push(reason);
        }
        out
    })
}

/// The words of a side on one line.
pub(super) fn side_words(comparison: &Comparison, side: &Side) -> String {
    let text = &comparison.account(side.account).text;
    let own = side.span.or_else(|| side.statement.map(|id| comparison.statement(id).span));
    own.map_or_else(|| side.value.clone(), |span| crate::text::one_line(span.text(text)))
}

/// A position on a scale of days or of numbers. A period counts from its start, a range from its lower end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// A time.
    Day(DateTime),
    /// A figure, in its reported unit.
    Number(Decimal),
}

impl Scale {
    /// The position of a side's words, if they are a time or a figure.
    pub fn of(comparison: &Comparison, side: &Side) -> Option<Scale> {
        let (statement, span) = (comparison.statement(side.statement?), side.span?);
        let beside = statement.mentions.iter().filter(|m| m.span.overlaps(span));
        beside.into_iter().find_map(|m| match &m.content {
            Content::Date(date) => date.when.as_ref().map(|when| Scale::Day(when.start)),
            Content::Quantity(quantity) => quantity.value.or(quantity.low).or(quantity.high).map(Scale::Number),
            _ => None,
        })
    }

    /// The order on a common scale; `None` if there is none.
    pub fn order(self, other: Scale) -> Option<Ordering> {
        match (self, other) {
            (Scale::Day(a), Scale::Day(b)) => Some(a.cmp(&b)),
            (Scale::Number(a), Scale::Number(b)) => Some(a.cmp(&b)),
            (Scale::Day(_), Scale::Number(_)) | (Scale::Number(_), Scale::Day(_)) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{absorb_rows, brief, disputes, moved};
    use crate::digest::claim_rows::{SamePairs, rows};
    use crate::digest::findings::shown_findings;
    use crate::digest::sections::Agreement;
    use crate::model::{AccountId, ClaimId, DifferenceId, Doubt, DoubtKind, Relation, Verdict};
    use crate::report::fixture;
    use crate::select;

    #[test]
    fn values_of_one_fact_are_one_dispute_with_the_accounts_of_each() {
        let mut comparison = fixture::sample();
        let listed = |comparison: &_| {
            let findings = shown_findings(comparison, &select::everything(comparison));
            let found = disputes(comparison, &findings);
            let values = |d: &super::Dispute<'_>| d.values.iter().map(|v| (v.words.clone(), v.accounts.clone())).collect::<Vec<_>>();
            found.iter().map(|d| (d.claims.clone(), values(d))).collect::<Vec<_>>()
        };
        let fourteen = ("14 people".to_string(), vec![AccountId(0), AccountId(2)]);
        let nine = ("Nine miners".to_string(), vec![AccountId(1)]);
        assert_eq!(listed(&comparison), [(vec![ClaimId(0)], vec![fourteen.clone(), nine.clone()])]);

        // The same words are in dispute in another claim.
        let mut again = comparison.differences[0].clone();
        again.claim = ClaimId(1);
        comparison.differences.push(again);
        assert_eq!(listed(&comparison), [(vec![ClaimId(0), ClaimId(1)], vec![fourteen, nine])]);
    }

    #[test]
    fn what_contradicts_nothing_is_no_answer() {
        let mut comparison = fixture::sample();
        let listed = |comparison: &_| {
            let findings = shown_findings(comparison, &select::everything(comparison));
            disputes(comparison, &findings)[0].values.iter().map(|value| value.normal.to_string()).collect::<Vec<_>>()
        };
        let before = listed(&comparison);
        let mut vague = comparison.differences[0].clone();
        vague.relation = Relation::Compatible;
        vague.sides[1].value = "several".into();
        comparison.differences.push(vague);
        assert_eq!(listed(&comparison), before);
    }

    #[test]
    fn a_row_moves_to_the_dispute_that_asks_all_its_doubts() {
        let mut comparison = fixture::sample();
        let side = |at: usize| comparison.differences[0].sides.get(at).and_then(|side| Some((side.statement?, side.span)));
        let sides: Vec<_> = [0, 1].into_iter().filter_map(side).collect();
        assert_eq!(sides.len(), 2);
        let open = &mut comparison.claims[2];
        (open.verdict, open.doubts) = (Verdict::Unsettled, vec![Doubt { kind: DoubtKind::Figure, sides: sides.clone() }]);
        let sorted = |comparison: &_| {
            let view = select::everything(comparison);
            let mut found = disputes(comparison, &shown_findings(comparison, &view));
            let left = absorb_rows(comparison, &mut found, rows(comparison, &view, Agreement::NotSettled, &[], &SamePairs::of(comparison)));
            (left.iter().map(|row| row.claim).collect::<Vec<_>>(), found[0].claims.clone())
        };
        assert_eq!(sorted(&comparison), (Vec::new(), vec![ClaimId(0), ClaimId(2)]));

        comparison.claims[2].doubts.push(Doubt { kind: DoubtKind::Word, sides: vec![sides[0], (sides[1].0, None)] });
        assert_eq!(sorted(&comparison), (vec![ClaimId(2)], vec![ClaimId(0)]), "it is open for something else as well");
    }

    #[test]
    fn values_of_a_moved_figure_are_in_order_of_publication() {
        let mut comparison = fixture::sample();
        comparison.differences[..2].iter_mut().for_each(|d| d.relation = Relation::Supersedes);
        let day = comparison.accounts[1].published.take();
        comparison.accounts[1].published =
            day.map(|when| crate::model::When { start: jiff::civil::date(2031, 3, 3).at(9, 0, 0, 0), ..when });
        let findings = shown_findings(&comparison, &select::everything(&comparison));
        assert!(disputes(&comparison, &findings).is_empty());
        let steps = moved(&comparison, &findings);
        assert_eq!(steps[0].values.iter().map(|v| v.normal).collect::<Vec<_>>(), ["9", "14"]);
        assert_eq!(steps[0].differences, [DifferenceId(0), DifferenceId(1)]);
    }

    #[test]
    fn reasons_are_shortened_to_what_follows_the_answers() {
        let reasons = ["14 against nine; even rounded, they cannot both be right", "“left” against “stayed”: no more", "no more"];
        assert_eq!(brief(&reasons), ["even rounded, they cannot both be right", "no more"]);
    }
}
