//! Parts and wholes: "6s. at a birth and 20s. at a death" is the same as "26s. for a birth and a death", "80 men and 40 women" are "120 men
//! and women", and a count of women and children is of another group than a count of women.

use crate::language::function_word::OF;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::comparable::Counted;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::tree::{Link, Part};
use crate::model::{Bound, Content, Quantity, Scope, StatementId};

/// Most figures of a statement that are added up.
const MOST: usize = 12;

/// True if one figure is the sum of several that the other account gives in a row, including the other figure.
pub(super) fn adds_up(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    sums_to(pair, a, b.quantity) || sums_to(pair, b, a.quantity)
}

/// True if adjacent figures that include `part` add up to the whole. They are in one statement, or in consecutive statements that count the
/// same in the same role.
fn sums_to(pair: &Pair<'_>, part: Counted<'_>, whole: &Quantity) -> bool {
    let Some(total) = worth_of(whole) else { return false };
    let own: Vec<(Decimal, bool)> =
        part.said.quantities().take(MOST).filter_map(|(m, q)| Some((in_unit_of(part.quantity, q)?, m.span == part.mention.span))).collect();
    if contiguous(&own, total) {
        return true;
    }
    let statements = &pair.reading.statements;
    let at = part.said.id.0;
    let near = (at.saturating_sub(2)..(at + 3).min(statements.len())).filter(|i| statements[*i].account == part.said.account);
    let stated = near.flat_map(|i| {
        let one = |m: &crate::model::Mention| match &m.content {
            Content::Quantity(q) if q.role == part.quantity.role && q.of == part.quantity.of => {
                Some((in_unit_of(part.quantity, q)?, StatementId(i) == part.said.id && m.span == part.mention.span))
            }
            _ => None,
        };
        statements[i].mentions.iter().filter_map(one).collect::<Vec<_>>()
    });
    part.quantity.role.is_some() && contiguous(&stated.take(MOST).collect::<Vec<_>>(), total)
}

/// True if a run of two or more values, including the marked one, adds up to the total.
fn contiguous(all: &[(Decimal, bool)], total: Decimal) -> bool {
    (0..all.len()).any(|from| {
        (from + 2..=all.len()).any(|to| {
            let run = &all[from..to];
            let sum = run.iter().try_fold(Decimal::ZERO, |sum, (value, _)| sum.checked_add(*value));
            run.iter().any(|(_, marked)| *marked) && run.iter().all(|(v, _)| *v > Decimal::ZERO) && sum == Some(total)
        })
    })
}

/// The value of a figure that can be added to another: in the same unit, or without a unit next to it.
fn in_unit_of(one: &Quantity, other: &Quantity) -> Option<Decimal> {
    if matches!(other.scope, Some(Scope::Part | Scope::Total | Scope::Rate)) {
        return None;
    }
    let bare = other.unit.is_none() && other.of.is_none();
    let factor = |q: &Quantity| q.base.as_ref().map(|(base, factor)| (base.clone(), *factor));
    if bare && one.unit.is_some() && other.bound == Bound::Exact && !other.ordinal {
        return other.value?.checked_mul(factor(one).map_or(Decimal::ONE, |(_, factor)| factor));
    }
    let measure = factor(one).map(|(base, _)| base) == factor(other).map(|(base, _)| base);
    let unit = one.unit.is_some() == other.unit.is_some() && (factor(one).is_some() || one.unit == other.unit);
    (measure && unit).then(|| worth_of(other)).flatten()
}

fn worth_of(q: &Quantity) -> Option<Decimal> {
    let value = q.value.filter(|_| q.bound == Bound::Exact && !q.ordinal)?;
    value.checked_mul(q.base.as_ref().map_or(Decimal::ONE, |(_, factor)| *factor))
}

/// True if both accounts give both figures near here, in one unit: "The ministry said 40, the minister 60."
pub(super) fn given_by_both(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    const REACH: usize = 2;
    let statements = &pair.reading.statements;
    let says = |beside: Counted<'_>, figure: &Quantity| {
        let at = beside.said.id.0;
        let near =
            (at.saturating_sub(REACH)..(at + REACH + 1).min(statements.len())).filter(|i| statements[*i].account == beside.said.account);
        let same = |m: &crate::model::Mention| match &m.content {
            Content::Quantity(q) => q.value == figure.value && q.unit == figure.unit && q.bound == Bound::Exact && !q.ordinal,
            _ => false,
        };
        near.flat_map(|i| &statements[i].mentions).any(same)
    };
    let counts = |q: &Quantity| q.value.is_some_and(|v| v >= Decimal::TEN) && q.bound == Bound::Exact;
    counts(a.quantity) && counts(b.quantity) && says(a, b.quantity) && says(b, a.quantity)
}

/// True if one count is of a group with more kinds than the other: "women", "women and children".
pub(super) fn other_groups(a: Counted<'_>, b: Counted<'_>) -> bool {
    let (x, y) = (kinds_counted(a), kinds_counted(b));
    x.len() != y.len() && !x.is_empty() && !y.is_empty() && (x.is_subset(&y) || y.is_subset(&x))
}

/// Stems of the counted noun and of the nouns coordinated with it that have no figure of their own.
fn kinds_counted<'a>(c: Counted<'a>) -> BTreeSet<&'a str> {
    let tree = &c.said.statement.tree;
    let mut out = BTreeSet::new();
    let mut at = c.quantity.of_span.and_then(|span| c.said.tokens_in(span).last());
    while let Some(noun) = at {
        if !out.insert(c.said.stems[noun].as_str()) {
            break;
        }
        let joined = |child: &usize| tree.link(*child) == Link::Conjunct && tree.part(*child) == Part::Noun && !tree.proper(*child);
        // "fourteen barns and a mill": the mill is one
        let own = |noun: usize| is_counted_noun(c.said, noun) || tree.child(noun, &[Link::Determiner]).is_some();
        at = tree.children(noun).find(joined).filter(|noun| !own(*noun));
    }
    out
}

/// True if a noun has a figure of its own.
fn is_counted_noun(said: &Said<'_>, noun: usize) -> bool {
    let reach = said.statement.tree.reach(noun);
    said.quantities().any(|(m, _)| reach.contains(&said.tokens_in(m.span).start))
}

/// "One of the five was not proved", "four of the five were proved": one side denies of some what the other says of the rest.
pub(crate) fn of_the_rest(pair: &Pair<'_>) -> bool {
    let cardinals = &pair.reading.language.numbers.cardinals;
    let shares = |said: &Said<'_>| -> Vec<(Decimal, Decimal)> {
        let tokens = &said.statement.tokens;
        let part = |at: usize| -> Option<Decimal> {
            let of = (at.saturating_sub(2)..at).rev().find(|i| tokens[*i].is(OF))?;
            let some = &tokens[of.checked_sub(1)?].norm;
            cardinals.get(some).and_then(|n| n.to_string().parse().ok()).or_else(|| some.parse().ok())
        };
        said.quantities().filter_map(|(m, q)| Some((part(said.tokens_in(m.span).start)?, q.value?))).collect()
    };
    let right = shares(pair.right);
    shares(pair.left).iter().any(|(a, n)| right.iter().any(|(b, m)| n == m && a.checked_add(*b) == Some(*n)))
}
