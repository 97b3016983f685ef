//! Dates of headings: what annals, diaries and logs tell stands under a day or a year.

use super::{Dated, background, finding, one_time, other_events, readings};
use crate::diff::finding::Finding;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::{Basis, DateMention, DateRole, Mention, Relation, TimeClass};

/// Statements that tell no day of their own stand under headings with a date; near copies, or one event, under another date is told of
/// another time. What a statement tells itself goes before its heading.
pub fn compare(pair: &Pair<'_>, left: &[Dated<'_>], right: &[Dated<'_>]) -> Option<Finding> {
    fn told<'a>(said: &Said<'a>, all: &[Dated<'a>]) -> Option<Dated<'a>> {
        let timed = said.statement.section_date().is_some_and(|(_, heading)| heading.class == TimeClass::Time);
        let own: Vec<Dated<'a>> = all.iter().copied().filter(|d| tells_day(d.1) || timed && d.1.class == TimeClass::Time).collect();
        if own.is_empty() { said.statement.section_date() } else { one_time(&own) }
    }
    fn tells_day(date: &DateMention) -> bool {
        date.role == DateRole::Event && date.basis != Basis::Context && !readings::is_clock_alone(date)
    }
    // "last night" under a heading without a year is another day than the heading's
    let shifted = |said: &Said<'_>| {
        said.dates().any(|(_, d)| d.role == DateRole::Event && d.when.is_none() && d.timex.starts_with('T') && d.timex.len() > 1)
    };
    if shifted(pair.left) || shifted(pair.right) || of_two_outcomes(pair) {
        return None;
    }
    let (a, b) = (told(pair.left, left)?, told(pair.right, right)?);
    if pair.left.statement.section.is_none() && pair.right.statement.section.is_none() {
        return None;
    }
    let root =
        |said: &Said<'_>| (0..said.stems.len()).find(|at| said.statement.tree.head(*at).is_none() && said.statement.tree.is_verb(*at));
    let same_verb = root(pair.left).zip(root(pair.right)).is_some_and(|(i, j)| pair.left.stems[i] == pair.right.stems[j]);
    let said = |at: usize| pair.left.content.contains(&pair.left.stems[at]) && !pair.left.is_figure(&pair.left.statement.tokens[at]);
    let telling = (0..pair.left.stems.len()).any(|at| said(at) && pair.right.content.contains(&pair.left.stems[at]));
    let alike = pair.overlap >= 0.6 && telling || same_verb && pair.overlap >= 0.4;
    let found = finding(pair, a, b, false).filter(|_| alike && !other_events(pair) && !background(a.1, b.1));
    found.filter(|f| f.relation == Relation::Conflict)
}

/// "Finished eleventh" under one year, "finished fourth" of another: ranks and figures that both tell, and that have nothing in common, are of two times.
fn of_two_outcomes(pair: &Pair<'_>) -> bool {
    let ranks = |said: &Said<'_>| -> Vec<i64> {
        let order = |t: &crate::text::Token| pair.reading.language.qualifiers.order(&t.norm);
        let dated = |t: &crate::text::Token| said.dates().any(|(m, _)| m.span.start() <= t.start && t.end <= m.span.end());
        said.statement.tokens.iter().filter(|t| !dated(t)).filter_map(order).collect()
    };
    let (left, right) = (ranks(pair.left), ranks(pair.right));
    !left.is_empty() && !right.is_empty() && !left.iter().any(|rank| right.contains(rank))
}

/// "This year" under the heading of a year tells no more than the heading.
pub fn repeats(said: &Said<'_>, mention: &Mention, date: &DateMention) -> bool {
    let heading = said.statement.section_date().and_then(|(_, heading)| heading.when.as_ref());
    heading.is_some() && date.when.as_ref() == heading && !said.words(mention.span).contains(|c: char| c.is_ascii_digit())
}
