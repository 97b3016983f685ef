//! Whose words may be set against whose. Two statements that only a third one holds together may tell of one thing and still each say
//! something of its own about it: their names for it are compared, their judgements are not. A headline is short of room: that it leaves
//! out what the text says is no choice, but what it judges is.

use std::collections::BTreeSet;

use super::super::{Finding, Half, Pair, Said};
use crate::language::wording::Part;
use crate::model::{DifferenceKind, EntityId, NameForm, Span, StatementKind};

/// How probably two statements must pair before their judgements are compared.
const LEAST_PAIRED: f64 = 0.5;

/// May the words of a finding be set against each other?
pub(super) fn holds(pair: &Pair<'_>, finding: &Finding) -> bool {
    // A word in common is what both are said of: "historic victory", "glorious victory".
    let (left, right) = (pair.left.content_in(finding.left.span), pair.right.content_in(finding.right.span));
    let least = if left.is_disjoint(&right) { LEAST_PAIRED } else { f64::MIN_POSITIVE };
    let told = pair.paired >= least || finding.kind == DifferenceKind::Label || are_of_one(pair, finding);
    let fair = match (is_headline(pair.left), is_headline(pair.right)) {
        (true, false) => finding.kind == DifferenceKind::Loaded && judges(pair, pair.left, &finding.left),
        (false, true) => finding.kind == DifferenceKind::Loaded && judges(pair, pair.right, &finding.right),
        (true, true) | (false, false) => true,
    };
    told && fair
}

/// Are both sides of a finding about one named thing, or one measure? A verb is about what it is done to.
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

/// Is there a judging word in one side of a finding?
fn judges(pair: &Pair<'_>, said: &Said<'_>, half: &Half) -> bool {
    let at = said.tokens_in(half.span);
    let judging = |part: Part| matches!(part, Part::Loaded(_) | Part::Modifier(_));
    at.clone().any(|from| pair.reading.language.wording.at(&said.statement.tokens[from..at.end]).any(|(entry, _)| judging(entry.part)))
}
