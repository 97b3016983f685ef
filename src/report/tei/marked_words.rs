//! The words of a reading, with those that a finding concerns in `<seg>`s, and names for `xml:id`. Findings may overlap, elements must not.

use std::collections::BTreeMap;

use crate::digest::findings::Finding;
use crate::model::{AccountId, ClaimId, Comparison, Span, StatementId};
use crate::report::markup::{Markup, tag};

/// The marked spans of each statement of a claim, in order, without overlaps.
#[derive(Default)]
pub(super) struct Marks(BTreeMap<StatementId, Vec<Span>>);

impl Marks {
    /// The index of the marked span of a statement that contains these words, from 0.
    pub(super) fn place(&self, statement: StatementId, words: Span) -> Option<usize> {
        self.0.get(&statement)?.iter().position(|mark| mark.contains(words))
    }
}

/// The words that findings concern. Words outside their statement are not part of its text.
pub(super) fn marks(comparison: &Comparison, findings: &[Finding<'_>]) -> Marks {
    let mut all: BTreeMap<StatementId, Vec<Span>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !finding.is_coverage()) {
        for side in finding.readings.iter().flat_map(|reading| &reading.sides) {
            if let (Some(statement), Some(span)) = (side.statement, finding.words_of(side))
                && comparison.statement(statement).span.contains(span)
            {
                all.entry(statement).or_default().push(span);
            }
        }
    }
    Marks(all.into_iter().map(|(statement, spans)| (statement, joined(spans))).collect())
}

fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.cover(span),
            Some(_) | None => out.push(span),
        }
    }
    out
}

/// A statement's text in pieces, the marked ones in elements with their ids.
pub(super) fn words(comparison: &Comparison, ids: &Ids, claim: ClaimId, id: StatementId, marks: &Marks) -> Vec<Markup> {
    let statement = comparison.statement(id);
    let text = &comparison.account(statement.account).text;
    let mut out = Vec::new();
    let mut from = statement.span.start();
    let own = marks.0.get(&id).map_or(&[][..], Vec::as_slice);
    for (at, mark) in own.iter().enumerate() {
        out.push(Markup::text(&text[from..mark.start()]));
        out.push(tag("seg").set("xml:id", ids.words(claim, id, at)).say(mark.text(text)).into());
        from = mark.end();
    }
    out.push(Markup::text(&text[from..statement.span.end()]));
    out
}

/// The `xml:id` names of the accounts and statements of a comparison.
pub(super) struct Ids {
    accounts: Vec<String>,
    statements: Vec<String>,
}

impl Ids {
    /// A label that is not a valid name, or that could collide with another id, is replaced by a number: `w3`.
    pub(super) fn new(comparison: &Comparison) -> Ids {
        let accounts: Vec<String> = comparison
            .accounts
            .iter()
            .enumerate()
            .map(|(at, account)| if fits(&account.label) { account.label.clone() } else { format!("w{}", at + 1) })
            .collect();
        let statement = |statement: &crate::model::Statement| {
            // "aa:5.2" becomes "aa.5.2": the part after the account's label is made by the program.
            let label = &comparison.account(statement.account).label;
            let line = statement.label.strip_prefix(label.as_str()).unwrap_or_default().replace(':', ".");
            format!("{}{line}", accounts[statement.account.0])
        };
        let statements = comparison.statements.iter().map(statement).collect();
        Ids { accounts, statements }
    }

    /// The name of a witness.
    pub(super) fn account(&self, id: AccountId) -> &str {
        &self.accounts[id.0]
    }

    /// The name of a statement that is in no claim.
    pub(super) fn alone(&self, id: StatementId) -> &str {
        &self.statements[id.0]
    }

    /// The name of a statement's reading in a claim, since a statement may be in several.
    pub(super) fn reading(&self, claim: ClaimId, id: StatementId) -> String {
        format!("{claim}.{}", self.statements[id.0])
    }

    /// The name of marked words in a reading, by their index from 0.
    pub(super) fn words(&self, claim: ClaimId, id: StatementId, at: usize) -> String {
        format!("{}.w{}", self.reading(claim, id), at + 1)
    }
}

/// True for letters, digits, hyphens and underscores after a letter, but not for a letter and a number or anything with a point, which other ids use.
fn fits(label: &str) -> bool {
    let letters = label.chars().take_while(char::is_ascii_alphabetic).count();
    letters > 0
        && label.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && !(letters == 1 && label[1..].starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{Ids, joined};
    use crate::model::{AccountId, ClaimId, Span, StatementId};
    use crate::report::fixture;

    #[test]
    fn overlapping_spans_are_joined() {
        let text = "0123456789";
        let span = |a, b| Span::of(text, a..b);
        assert_eq!(joined(vec![span(4, 6), span(0, 3), span(2, 4), span(8, 9)]), [span(0, 4), span(4, 6), span(8, 9)]);
    }

    #[test]
    fn labels_that_are_xml_names_are_kept() {
        let mut comparison = fixture::sample();
        comparison.accounts[1].label = "2 <odd>".into();
        comparison.statements[5].label = "2 <odd>:1.2".into();
        comparison.accounts[2].label = "c1".into();
        let ids = Ids::new(&comparison);
        assert_eq!([0, 1, 2].map(|at| ids.account(AccountId(at))), ["herald", "w2", "w3"]);
        assert_eq!(ids.alone(StatementId(5)), "w2.1.2");
        assert_eq!(ids.words(ClaimId(0), StatementId(0), 1), "c1.herald.1.w2");
    }
}
