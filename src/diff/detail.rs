//! Detail: the same claim, one side clearly poorer. Said only where one statement has all of what the other has and several facts
//! (figures, dates, names) beyond it, so that a reader who had only the poorer one would know clearly less.

use std::collections::BTreeMap;

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::model::{AccountId, Content, DifferenceKind, Mention, NameForm, Relation, Span, StatementId};

/// Fewest facts that one side must have beyond the other.
const CLEARLY: usize = 2;

/// Least share of the poorer statement that the richer one covers.
const COVERED: f64 = 0.6;

/// Compares how much is told, over all pairs of statements of a claim. What an account leaves out in its headline and tells in its lead, it
/// tells.
pub fn compare(pairs: &[Pair<'_>]) -> Vec<Finding> {
    let mut of: BTreeMap<AccountId, BTreeMap<StatementId, &Said<'_>>> = BTreeMap::new();
    for said in pairs.iter().flat_map(|pair| [pair.left, pair.right]) {
        of.entry(said.account).or_default().insert(said.id, said);
    }
    pairs.iter().filter(|pair| pair.overlap >= COVERED).filter_map(|pair| finding(pair, &of)).collect()
}

fn finding(pair: &Pair<'_>, of: &BTreeMap<AccountId, BTreeMap<StatementId, &Said<'_>>>) -> Option<Finding> {
    let beyond = |rich: &Said<'_>, poor: &Said<'_>| {
        let mut facts = beyond(rich, poor);
        facts.retain(|m| !of.get(&poor.account).is_some_and(|own| own.values().any(|said| told(rich, m, said))));
        facts.into_iter().map(|m| m.span).collect::<Vec<_>>()
    };
    let (more_left, more_right) = (beyond(pair.left, pair.right), beyond(pair.right, pair.left));
    let (rich, poor, facts) = match (more_left.len(), more_right.len()) {
        (n, 0) if n >= CLEARLY => (pair.left, pair.right, more_left),
        (0, n) if n >= CLEARLY => (pair.right, pair.left, more_right),
        _ => return None,
    };
    let words = |said: &Said<'_>, span: Span| crate::text::one_line(said.words(span));
    let list: Vec<String> = facts.iter().take(4).map(|s| words(rich, *s)).collect();
    let explanation = format!("one side also gives {}", list.join(", "));
    let told = Half::new(rich, facts[0], list.join(", "));
    let bare = Half::verbatim(poor, poor.statement.span);
    let (left, right) = if rich.id == pair.left.id { (told, bare) } else { (bare, told) };
    Some(Finding {
        kind: DifferenceKind::Detail,
        topic: "facts".into(),
        relation: Relation::Compatible,
        weight: pair.overlap + facts.len() as f64 / 100.0,
        form: false,
        left,
        right,
        explanation,
    })
}

/// Figures, dates and proper names of one statement of which the other has nothing alike.
fn beyond<'s>(rich: &Said<'s>, poor: &Said<'_>) -> Vec<&'s Mention> {
    rich.statement.mentions.iter().filter(|m| is_fact(m) && !told(rich, m, poor)).collect()
}

fn is_fact(mention: &Mention) -> bool {
    match &mention.content {
        Content::Date(_) => true,
        Content::Quantity(q) => !q.ordinal,
        Content::Name(n) => n.form == NameForm::Proper,
        Content::Speech(_) | Content::Certainty(_) | Content::Negation { .. } | Content::Action(_) | Content::Wording(_) => false,
    }
}

/// Has the poorer statement a mention of that sort, or the words of it?
fn told(rich: &Said<'_>, mention: &Mention, poor: &Said<'_>) -> bool {
    let same_words = rich.content_in(mention.span).iter().any(|s| poor.content.contains(*s));
    same_words
        || match &mention.content {
            Content::Date(_) => poor.dates().next().is_some(),
            Content::Quantity(q) => poor.quantities().any(|(_, p)| p.role == q.role && p.unit == q.unit),
            Content::Name(n) => poor.names().any(|(_, p)| p.entity.is_some() && p.entity == n.entity),
            Content::Speech(_) | Content::Certainty(_) | Content::Negation { .. } | Content::Action(_) | Content::Wording(_) => true,
        }
}
