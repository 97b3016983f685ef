//! The words of an account with some of them marked, each mark a link to its finding.

use crate::digest::fold::Finding;
use crate::model::{Comparison, DifferenceId, Relation, Span, StatementId};
use crate::report::markup::{Markup, tag};

/// A stretch to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// How its finding's sides relate.
    pub relation: Relation,
    /// The first difference of its finding.
    pub finding: DifferenceId,
}

/// The mark of a finding in a statement; a mark over all of it says nothing.
pub fn mark(comparison: &Comparison, finding: &Finding<'_>, id: StatementId, words: Option<Span>) -> Option<Mark> {
    let whole = comparison.statement(id).span;
    let span = words.filter(|span| whole.contains(*span) && span.len() < whole.len())?;
    Some(Mark { span, relation: finding.relation, finding: finding.ids[0] })
}

/// A statement's words.
pub fn statement(comparison: &Comparison, id: StatementId, marks: &[Mark]) -> Markup {
    let statement = comparison.statement(id);
    let text = &comparison.account(statement.account).text;
    let (mut out, mut at) = (Markup::default(), statement.span.start());
    for mark in disjoint(marks) {
        out.push(Markup::text(&text[at..mark.span.start()]));
        let link = tag("a").set("href", format!("#{}", mark.finding)).say(mark.span.text(text));
        out.push(tag("mark").class(mark.relation.word()).put(link));
        at = mark.span.end();
    }
    out.push(Markup::text(&text[at..statement.span.end()]));
    out
}

/// Of marks that overlap, the most telling.
fn disjoint(marks: &[Mark]) -> Vec<Mark> {
    let mut by_weight = marks.to_vec();
    by_weight.sort_by_key(|m| (std::cmp::Reverse(m.relation), m.span.start(), std::cmp::Reverse(m.span.end()), m.finding));
    let mut out: Vec<Mark> = Vec::new();
    for mark in by_weight {
        if !out.iter().any(|kept| kept.span.overlaps(mark.span)) {
            out.push(mark);
        }
    }
    out.sort_by_key(|m| m.span);
    out
}
