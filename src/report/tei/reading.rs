//! The words of a reading, with those that a finding is about in `<seg>`s. Findings may overlap, elements may not: what overlaps is one.

use std::collections::BTreeMap;

use super::ids::Ids;
use crate::digest::findings::Finding;
use crate::model::{ClaimId, Comparison, Span, StatementId};
use crate::report::markup::{Markup, tag};

/// The marked stretches of each statement of a claim, in order, none touching another.
#[derive(Default)]
pub struct Marks(BTreeMap<StatementId, Vec<Span>>);

impl Marks {
    /// Which stretch of a statement words stand in, from 0.
    pub fn place(&self, statement: StatementId, words: Span) -> Option<usize> {
        self.0.get(&statement)?.iter().position(|mark| mark.contains(words))
    }
}

/// The words that findings are about. Words outside of their statement are not part of its text.
pub fn marks(comparison: &Comparison, findings: &[Finding<'_>]) -> Marks {
    let mut all: BTreeMap<StatementId, Vec<Span>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !finding.told_or_not()) {
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
pub fn words(comparison: &Comparison, ids: &Ids, claim: ClaimId, id: StatementId, marks: &Marks) -> Vec<Markup> {
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

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::model::Span;

    #[test]
    fn what_overlaps_is_one() {
        let text = "0123456789";
        let span = |a, b| Span::of(text, a..b);
        assert_eq!(joined(vec![span(4, 6), span(0, 3), span(2, 4), span(8, 9)]), [span(0, 4), span(4, 6), span(8, 9)]);
    }
}
