//! Quantities: figures of one thing in one role and scope. They are matched one to one, and then their values are compared on a ladder of
//! levels.

mod change;
mod comparable;
pub(super) mod figures;
mod ladder;
pub(super) mod part_and_whole;
mod scope;
mod units;

pub use figures::Figures;

use rust_decimal::Decimal;

use crate::diff::finding::{Finding, Half};
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::diff::tallies::turned_scores;
use crate::model::{Bound, DifferenceKind, Quantity, Relation, Span, When};
use crate::text::TokenKind;
use change::{compare_changes, is_up_by};
use comparable::{Comparable, Counted, comparable, counted_in, is_age, is_property, may_be_part};
use ladder::{Level, level_of_values, one_figure};
use part_and_whole::{adds_up, given_by_both};
use scope::{at_two_places, long_past, part_of_scene};
use units::{are_roughly_equal, in_two_currencies, level_of_measures, level_of_sums};

/// Least strength at which exclusive values are a conflict.
const ENOUGH: f64 = 1.0;

/// Least strength at which figures are matched at all.
const SOME: f64 = 0.5;

const DAYS_OF_YEAR: f64 = 365.25;

/// Why a later figure supersedes an earlier one.
const MOVED: &str = "a figure that moved while the event went on";

/// Two figures that belong together.
struct Match<'a> {
    left: Counted<'a>,
    right: Counted<'a>,
    comparable: Comparable,
    level: Level,
}

/// Compares the figures of two statements.
pub(super) fn compare_quantities(pair: &Pair<'_>) -> Vec<Finding> {
    let mut out: Vec<Finding> = matches_of(pair).into_iter().filter_map(|m| quantity_finding(pair, &m)).collect();
    out.extend(compare_changes(pair, &counted_in(pair.left), &counted_in(pair.right)));
    let scores = turned_scores(pair);
    out.retain(|f| !scores.iter().any(|(left, right)| left.overlaps(f.left.span) && right.overlaps(f.right.span)));
    out
}

/// True if the two can be one figure: one measure, values that overlap, and no change in two directions.
pub(super) fn may_be_one_figure(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let below = |x: &Quantity, y: &Quantity| x.high.zip(y.low).is_some_and(|(high, low)| high < low);
    let opposed = is_up_by(a).zip(is_up_by(b)).is_some_and(|(x, y)| x != y);
    if opposed || a.ordinal != b.ordinal {
        return false;
    }
    if a.unit == b.unit {
        return !below(a, b) && !below(b, a);
    }
    let level = level_of_measures(pair, a, b).or_else(|| level_of_values(a, b, pair.reading.tolerances));
    level.is_some_and(|level| level < Level::AtSomeRate)
}

/// True if two figures are distances from two places.
pub(super) fn are_of_two_places<'a>(pair: &Pair<'_>, a: (&'a Said<'a>, Span), b: (&'a Said<'a>, Span)) -> bool {
    let at = |(said, span): (&'a Said<'a>, Span)| counted_in(said).into_iter().find(|c| c.mention.span == span);
    at(a).zip(at(b)).is_some_and(|(x, y)| at_two_places(pair, x, y))
}

/// The best one-to-one matching, strongest match first; among equal ones equal values first, then text order.
fn matches_of<'a>(pair: &'a Pair<'a>) -> Vec<Match<'a>> {
    let (left, right) = (counted_in(pair.left), counted_in(pair.right));
    let mut open = Vec::new();
    for (i, a) in left.iter().enumerate() {
        for (j, b) in right.iter().enumerate() {
            let Some(comparable) = comparable(pair, *a, *b).filter(|f| f.strength >= SOME) else { continue };
            let Some(level) = level_of_quantities(pair, *a, *b, comparable) else { continue };
            let bonus = if level == Level::Identical { 1.0 } else { 0.0 };
            open.push(((((comparable.strength + bonus) * 1e6) as i64), i, j, comparable, level));
        }
    }
    open.sort_by_key(|(score, i, j, ..)| (-score, *i, *j));
    let (mut taken_left, mut taken_right) = (vec![false; left.len()], vec![false; right.len()]);
    let mut out = Vec::new();
    for (_, i, j, comparable, level) in open {
        if taken_left[i] || taken_right[j] {
            continue;
        }
        (taken_left[i], taken_right[j]) = (true, true);
        out.push(with_bound_said_elsewhere(pair, Match { left: left[i], right: right[j], comparable, level }));
    }
    out
}

fn level_of_quantities(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>, comparable: Comparable) -> Option<Level> {
    let level = level_of_measures(pair, a.quantity, b.quantity)
        .or_else(|| level_of_values(a.quantity, b.quantity, pair.reading.tolerances))
        .or_else(|| level_of_sums(pair, a, b))?;
    if level == Level::Rounded && two_measures(a, b) {
        return Some(Level::Exclusive);
    }
    let rough = level == Level::Exclusive && !comparable.slot && are_roughly_equal(pair, a.quantity, b.quantity);
    Some(if rough { Level::Rounded } else { level_in_copy(pair, a, b, comparable, level) })
}

/// "100 guineas", "£100": the same exact number of two units is a different sum, not a rounding.
fn two_measures(a: Counted<'_>, b: Counted<'_>) -> bool {
    let number = |c: Counted<'_>| -> Option<String> {
        let tokens = c.said.statement.tokens.get(c.said.tokens_in(c.mention.span))?;
        let mut numbers = tokens.iter().filter(|t| t.kind == TokenKind::Number);
        numbers.next().map(|t| t.norm.clone()).filter(|_| numbers.next().is_none())
    };
    let exact = |c: Counted<'_>| c.quantity.bound == Bound::Exact;
    exact(a) && exact(b) && a.quantity.value != b.quantity.value && number(a).is_some_and(|own| number(b) == Some(own))
}

/// Adds the bounds that stories give to the figures of their headlines, if the figures exclude each other as printed.
fn with_bound_said_elsewhere<'a>(pair: &Pair<'a>, m: Match<'a>) -> Match<'a> {
    let figures = pair.reading.figures;
    let (left, right) = (figures.in_story(m.left), figures.in_story(m.right));
    if m.level != Level::Exclusive || m.comparable.slot || left.is_none() && right.is_none() {
        return m;
    }
    let (left, right) = (left.unwrap_or(m.left), right.unwrap_or(m.right));
    let level = level_of_quantities(pair, left, right, m.comparable).unwrap_or(m.level);
    Match { left, right, level, ..m }
}

/// Sentences that are copies of each other bound their figures in the same way: "up to 150" in one and "up to 300" in the other are
/// different figures, though two writers who each knew one of them would both be right.
fn level_in_copy(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>, comparable: Comparable, level: Level) -> Level {
    const COPY: f64 = 0.85;
    let (p, q) = (a.quantity, b.quantity);
    let bounded = p.bound == q.bound && p.bound != Bound::Exact && p.unit == q.unit && (p.value != q.value || p.high != q.high);
    if comparable.slot && pair.sameness >= COPY && bounded && level == Level::WithinBound { Level::Exclusive } else { level }
}

fn quantity_finding(pair: &Pair<'_>, m: &Match<'_>) -> Option<Finding> {
    let (a, b) = (m.left.quantity, m.right.quantity);
    let (left, right) =
        (Half::new(m.left.said, m.left.mention.span, value_of(a)), Half::new(m.right.said, m.right.mention.span, value_of(b)));
    let apart =
        !m.comparable.slot && !m.comparable.only_numbers && !is_property(m.left) && !is_age(m.left) && part_of_scene(pair, m.left, m.right);
    let (kind, relation, reason) = match m.level {
        Level::Identical => (DifferenceKind::Quantity, Relation::Same, "the same figure"),
        Level::Rounded => (DifferenceKind::Quantity, Relation::Compatible, "one is the other, rounded"),
        Level::WithinBound => (DifferenceKind::Quantity, Relation::Compatible, "both can be true"),
        Level::AtSomeRate => (DifferenceKind::Quantity, Relation::Compatible, "at an exchange rate of those years, both are the same sum"),
        Level::Vague => (DifferenceKind::Detail, Relation::Compatible, "one gives a figure, the other only a word for many"),
        Level::Exclusive if !m.comparable.slot && given_by_both(pair, m.left, m.right) => return None,
        Level::Exclusive if said_on_both_sides(pair, m) || adds_up(pair, m.left, m.right) => return None,
        Level::Exclusive if apart || two_scales(m) => return None,
        Level::Exclusive if m.comparable.strength < ENOUGH || a.bound == Bound::Vague || b.bound == Bound::Vague => return None,
        Level::Exclusive if may_be_part(pair, m.left, m.right) => {
            (DifferenceKind::Quantity, Relation::Compatible, "one may be part of the other")
        }
        Level::Exclusive if has_moved(pair, m) => (DifferenceKind::Quantity, Relation::Supersedes, MOVED),
        Level::Exclusive if in_two_currencies(pair, a, b) => {
            (DifferenceKind::Quantity, Relation::Conflict, "at no exchange rate of those years are both the same sum")
        }
        Level::Exclusive => (DifferenceKind::Quantity, Relation::Conflict, "even rounded, they cannot both be right"),
    };
    let form = relation == Relation::Compatible && one_figure(a, b, pair.reading.tolerances);
    let words = |c: &Counted<'_>| crate::text::one_line(c.said.words(c.mention.span));
    Some(Finding {
        kind,
        topic: topic_of(pair, m),
        relation,
        weight: m.comparable.strength,
        form,
        explanation: format!("{} against {}{}; {reason}", words(&m.left), words(&m.right), what_is_counted(a, b)),
        left,
        right,
    })
}

/// True if one of the figures is also on the other side in the same unit, or elsewhere in the other account in the same role. Then that
/// account knows both and means two things.
fn said_on_both_sides(pair: &Pair<'_>, m: &Match<'_>) -> bool {
    let figures = pair.reading.figures;
    let elsewhere = |one: &Quantity, other: Counted<'_>| !m.comparable.slot && figures.gives(other.said.account, one);
    if elsewhere(m.left.quantity, m.right) || elsewhere(m.right.quantity, m.left) {
        return true;
    }
    let same = |one: &Quantity, all: &Said<'_>| {
        !m.comparable.slot
            && one.bound == Bound::Exact
            && all
                .quantities()
                .any(|(_, q)| q.unit == one.unit && q.value == one.value && (q.bound == one.bound || q.value >= Some(Decimal::TEN)))
    };
    same(m.left.quantity, pair.right) || same(m.right.quantity, pair.left)
}

/// Two counts of which one is more than a thousand times the other are of two things: the dead of this quake and of all earlier ones. In
/// near copies it is a slip instead.
fn two_scales(m: &Match<'_>) -> bool {
    const SCALE: u32 = 1000;
    let (Some(a), Some(b)) = (m.left.quantity.value, m.right.quantity.value) else { return false };
    let (low, high) = (a.min(b), a.max(b));
    let counts = m.left.quantity.unit.is_none() && m.right.quantity.unit.is_none();
    counts && !m.comparable.slot && low > Decimal::ZERO && low.checked_mul(SCALE.into()).is_some_and(|most| most < high)
}

/// True if a count that changes during the event has moved from one figure to the other. The later account must have the later figure:
/// counts grow, and those of missing people shrink. Two accounts of one day may have come in either order.
fn has_moved(pair: &Pair<'_>, m: &Match<'_>) -> bool {
    let opposites = &pair.reading.language.opposites;
    let ages = is_age(m.left) && is_age(m.right);
    let stated = || {
        let (a, b) = (m.left.quantity.value?, m.right.quantity.value?);
        let published = |c: &Counted<'_>| pair.reading.accounts[c.said.account.0].published.as_ref();
        let (first, second) = (published(&m.left)?, published(&m.right)?);
        let (earlier, later) = if is_before(second, first) { (b, a) } else { (a, b) };
        if ages {
            // A birthday may lie between the two, if they are far enough apart.
            let birthdays = Decimal::from((first.days_apart(second) / DAYS_OF_YEAR) as u64 + 1);
            let older = later.checked_sub(earlier)?;
            return Some(first.is_a_month_from(second) && older >= Decimal::ZERO && older <= birthdays);
        }
        let role = m.left.quantity.role.as_deref().filter(|role| opposites.moves(role))?;
        let known = is_before(first, second) || is_before(second, first);
        Some(!known || if opposites.shrinks(role) { later <= earlier } else { earlier <= later })
    };
    (ages || !long_past(pair, m.left.said) && !long_past(pair, m.right.said)) && stated().unwrap_or(false)
}

fn is_before(a: &When, b: &When) -> bool {
    a.end <= b.start
}

/// What the figures are of: the role, otherwise the counted noun, otherwise the unit; in near copies also the place in the text.
fn topic_of(pair: &Pair<'_>, m: &Match<'_>) -> String {
    let q = m.left.quantity;
    let stem = |s: &str| pair.reading.language.words.stem(s).into_owned();
    let what = q.role.clone().or_else(|| q.of.as_deref().map(stem)).or_else(|| q.unit.clone()).unwrap_or_default();
    if m.comparable.slot { format!("{what} {}", m.left.mention.span.start()) } else { what }
}

/// "(miners) killed": what is counted and in what role.
fn what_is_counted(a: &Quantity, b: &Quantity) -> String {
    let of = a.of.as_deref().or(b.of.as_deref()).filter(|_| a.unit.is_none()).map(|of| format!(" ({of})")).unwrap_or_default();
    let role = a.role.as_deref().or(b.role.as_deref()).map(|r| format!(" {r}")).unwrap_or_default();
    format!("{of}{role}")
}

/// Normal form: the number or interval with its unit.
pub(super) fn value_of(q: &Quantity) -> String {
    let number = match (q.value, q.low, q.high) {
        (Some(v), Some(_), Some(high)) if q.bound == Bound::Range => format!("{}-{}", v.normalize(), high.normalize()),
        (Some(v), ..) => v.normalize().to_string(),
        (None, Some(low), Some(high)) => format!("{}-{}", low.normalize(), high.normalize()),
        (None, Some(low), None) => format!("{}-", low.normalize()),
        (None, None, Some(high)) => format!("-{}", high.normalize()),
        (None, None, None) => String::new(),
    };
    match &q.unit {
        Some(unit) if unit == "%" => format!("{number}%"),
        Some(unit) => format!("{number} {unit}"),
        None => number,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::ladder::tests::quantity;
    use crate::diff::made::Made;
    use crate::model::{Bound, Content, Quantity, When};

    fn killed(value: &str, bound: Bound) -> Content {
        Content::Quantity(Quantity { of: Some("miner".into()), role: Some("killed".into()), ..quantity(value, bound, None) })
    }

    #[test]
    fn figures_of_one_role_conflict() {
        let made = Made::default()
            .with("Fourteen miners were killed in the shaft.", None, vec![("Fourteen", killed("14", Bound::Exact))])
            .with("The blast left nine miners dead.", None, vec![("nine", killed("9", Bound::Exact))])
            .with("The blast killed 14 of the men below.", None, vec![("14", killed("14", Bound::Exact))]);
        assert_eq!(made.found(), ["quantity conflict: 14 | 9", "quantity conflict: 9 | 14"]);
        assert_eq!(made.diff()[0].explanation, "Fourteen against nine (miner) killed; even rounded, they cannot both be right");
    }

    #[test]
    fn a_later_larger_toll_supersedes() {
        let day = |d| Some(When::day(date(2021, 3, d)));
        let made = Made::default().with("Nine miners were killed.", day(2), vec![("Nine", killed("9", Bound::Exact))]).with(
            "The blast killed 14 miners.",
            day(3),
            vec![("14", killed("14", Bound::Exact))],
        );
        assert_eq!(made.found(), ["quantity supersedes: 9 | 14"]);
    }

    #[test]
    fn other_roles_and_parts_are_not_compared() {
        let hurt =
            Content::Quantity(Quantity { of: Some("miner".into()), role: Some("injured".into()), ..quantity("30", Bound::Exact, None) });
        let made = Made::default().with("Nine miners were killed.", None, vec![("Nine", killed("9", Bound::Exact))]).with(
            "The blast hurt 30 miners.",
            None,
            vec![("30", hurt)],
        );
        assert!(made.found().is_empty());
    }
}
