//! How many, in words and scores: none against some ("no survivors", "three survived"), nearly none against nearly all, "twice" against
//! "three times", and the two figures of a score.

use crate::language::function_word::{FROM, OF};
use std::collections::BTreeSet;
use std::ops::Range;

use super::finding::{Finding, Half};
use super::pair::{Change, Pair};
use super::polarity::other_days;
use super::said::Said;
use crate::language::opposites::Share;
use crate::language::tolls::Toll;
use crate::model::{DifferenceKind, EntityKind, Relation, Span};
use crate::text::TokenKind;

/// Compares a denial that there were any with a report of some.
pub(super) fn compare_tolls(pair: &Pair<'_>) -> Vec<Finding> {
    let language = pair.reading.language;
    let (left, right) = (language.tolls(pair.left.statement), language.tolls(pair.right.statement));
    let found = none_against_some(pair, (pair.left, &left), (pair.right, &right)).map(|(no, yes)| (no, yes, true));
    let Some((no, yes, first)) =
        found.or_else(|| none_against_some(pair, (pair.right, &right), (pair.left, &left)).map(|(no, yes)| (no, yes, false)))
    else {
        return Vec::new();
    };
    let relation = if may_have_changed(pair, &no.role, first) { Relation::Supersedes } else { Relation::Conflict };
    let (a, b) = if first { (no, yes) } else { (yes, no) };
    let (left, right) = (toll_half(pair.left, a), toll_half(pair.right, b));
    let when = if relation == Relation::Supersedes {
        "none in the earlier account, some in the later"
    } else {
        "none in one account, some in the other"
    };
    let explanation = format!("“{}” against “{}”: {when}", left.value, right.value);
    let topic = format!("none {}", no.role);
    vec![Finding { kind: DifferenceKind::Polarity, topic, relation, weight: 1.0 + pair.overlap, form: false, left, right, explanation }]
}

/// A denial, and the other side's statement against it. A statement that says both is about two things.
fn none_against_some<'t>(
    pair: &Pair<'_>,
    (no, denials): (&Said<'_>, &'t [Toll]),
    (yes, stated): (&Said<'_>, &'t [Toll]),
) -> Option<(&'t Toll, &'t Toll)> {
    let tolls = &pair.reading.language.tolls;
    if other_days(pair) {
        return None;
    }
    denials.iter().filter(|denial| denial.none).find_map(|denial| {
        let meets = |toll: &&Toll| tolls.included(&denial.role).any(|role| role == toll.role);
        let both = denials.iter().any(|toll| !toll.none && meets(&toll)) || stated.iter().any(|toll| toll.none && toll.role == denial.role);
        let some = stated.iter().find(|toll| !toll.none && meets(toll) && is_of_the_same(pair, (no, denial), (yes, toll)));
        some.filter(|_| !both).map(|some| (denial, some))
    })
}

/// True if the denial is about the same ones as the other statement, and its place and occasion are mentioned in the other account too.
fn is_of_the_same(pair: &Pair<'_>, (no, denial): (&Said<'_>, &Toll), (yes, toll): (&Said<'_>, &Toll)) -> bool {
    let stems = |said: &Said<'_>, places: &[usize]| -> BTreeSet<String> { places.iter().map(|at| said.stems[*at].clone()).collect() };
    let own = stems(no, &denial.of);
    if !own.iter().all(|stem| yes.content.contains(stem)) {
        return false;
    }
    let words = &pair.reading.language.words;
    let account = || pair.reading.statements.iter().filter(|s| s.account == yes.account);
    let stated: BTreeSet<String> = account().flat_map(|s| &s.tokens).map(|t| words.stem(&t.norm).into_owned()).collect();
    let scene = stems(no, &denial.scene);
    let known = scene.iter().filter(|stem| stated.contains(*stem)).count();
    let places = (named_by(pair, no, denial), named_by(pair, yes, toll));
    let elsewhere = !places.0.is_empty() && !places.1.is_empty() && places.0.is_disjoint(&places.1);
    (scene.is_empty() || known * 2 >= scene.len()) && !elsewhere
}

/// The names among the words for the place, and the names of things among the others; two spellings get one name.
fn named_by(pair: &Pair<'_>, said: &Said<'_>, toll: &Toll) -> BTreeSet<String> {
    let tree = &said.statement.tree;
    let entity =
        |at: usize| said.names().find(|(m, n)| n.entity.is_some() && said.tokens_in(m.span).contains(&at)).and_then(|(_, n)| n.entity);
    let named = toll.of.iter().chain(&toll.scene).copied().filter(|at| tree.proper(*at));
    let name = |at: usize| match entity(at).map(|id| &pair.reading.entities[id.0]) {
        Some(entity) if entity.kind == EntityKind::Person && !toll.scene.contains(&at) => None,
        Some(entity) => Some(entity.name.clone()),
        None => Some(said.stems[at].clone()),
    };
    named.filter_map(name).collect()
}

/// True if the account that reports some may be later than the one that reports none, and the role is one whose count changes. Of two
/// accounts of one day it is unknown which came later.
fn may_have_changed(pair: &Pair<'_>, role: &str, none_is_left: bool) -> bool {
    let published = |said: &Said<'_>| pair.reading.accounts[said.account.0].published.as_ref();
    let (none, some) = if none_is_left { (pair.left, pair.right) } else { (pair.right, pair.left) };
    let later = published(none).zip(published(some)).is_some_and(|(none, some)| some.end > none.start);
    later && pair.reading.language.opposites.moves(role)
}

fn toll_half(said: &Said<'_>, toll: &Toll) -> Half {
    let tokens = &said.statement.tokens;
    Half::verbatim(said, Span::of(said.text, tokens[toll.at.start].start..tokens[toll.at.end - 1].end))
}

/// The places where two ranges say next to none and next to all of the same.
pub(super) fn exclusive_shares(pair: &Pair<'_>, change: &Change) -> Option<(usize, usize)> {
    let (left, right) = (shares_in(pair, pair.left, &change.left), shares_in(pair, pair.right, &change.right));
    let pairs = left.iter().flat_map(|a| right.iter().map(move |b| (a, b)));
    let same = |(i, j): (usize, usize)| {
        let next = |said: &Said<'_>, at: usize| said.stems.get(at + 1).filter(|stem| said.content.contains(*stem)).cloned();
        // "few came" and "most members came" are about the same ones, as far as they say
        next(pair.left, i).zip(next(pair.right, j)).is_none_or(|(a, b)| a == b || pair.left.statement.tokens[i + 1].is(OF))
    };
    { pairs }.find(|((i, x), (j, y))| x != y && same((*i, *j))).map(|((i, _), (j, _))| (*i, *j))
}

fn shares_in(pair: &Pair<'_>, said: &Said<'_>, at: &Range<usize>) -> Vec<(usize, Share)> {
    let norm = |at: usize| said.statement.tokens[at].norm.as_str();
    let share = |at: usize| pair.reading.language.opposites.share(if at == 0 { "" } else { norm(at - 1) }, norm(at));
    at.clone().filter_map(|at| Some((at, share(at)?))).collect()
}

/// True if one side denies that it is all or both, and the other says some, most or one. Then both are true.
pub(super) fn leaves_some(pair: &Pair<'_>, change: &Change) -> bool {
    let all = |said: &Said<'_>, at: &Range<usize>, denied: bool| {
        let norm = |at: usize| said.statement.tokens[at].norm.as_str();
        let opposites = &pair.reading.language.opposites;
        at.clone().any(|i| opposites.is_all(norm(i)) && (i > 0 && opposites.denies(norm(i - 1))) == denied)
    };
    let denies = |said: &Said<'_>, at: &Range<usize>| all(said, at, true);
    let asserts = |said: &Said<'_>, at: &Range<usize>| all(said, at, false);
    denies(pair.left, &change.left) && !asserts(pair.right, &change.right) && !change.right.is_empty()
        || denies(pair.right, &change.right) && !asserts(pair.left, &change.left) && !change.left.is_empty()
}

/// Compares numbers of times of which one replaces the other; bounds and comparisons ("at least twice", "twice as many") are left alone.
pub(super) fn compare_frequency(pair: &Pair<'_>) -> Vec<Finding> {
    if !pair.is_near_copy() {
        return Vec::new();
    }
    let found = pair.changes.iter().filter_map(|change| {
        let (a, b) = (times_given(pair, pair.left, &change.left)?, times_given(pair, pair.right, &change.right)?);
        // two figures are compared as quantities
        let counted = |said: &Said<'_>, span: Span| said.quantities().any(|(m, _)| m.span.overlaps(span));
        let figures = counted(pair.left, a.1) && counted(pair.right, b.1);
        (a.0 != b.0 && !figures).then(|| frequency_conflict(pair, a.1, b.1))
    });
    found.collect()
}

/// The number of times in a range of tokens, and its span.
fn times_given(pair: &Pair<'_>, said: &Said<'_>, at: &Range<usize>) -> Option<(u32, Span)> {
    let tokens = &said.statement.tokens;
    let language = pair.reading.language;
    let norm = |at: usize| tokens.get(at).map_or("", |t| t.norm.as_str());
    let number = |at: usize| norm(at).parse().ok().or_else(|| language.numbers.cardinals.get(norm(at)).copied());
    let stated = |at: usize| {
        let word = language.opposites.often(norm(at)).map(|times| (times, at + 1));
        word.or_else(|| number(at).filter(|_| language.comparing.figures.times.contains(norm(at + 1))).map(|times| (times, at + 2)))
    };
    let words = &language.comparing.figures;
    let bounded = |first: usize, end: usize| {
        let before = if first == 0 { "" } else { norm(first - 1) };
        words.bounds_before.contains(before) || words.bounds_behind.contains(norm(end))
    };
    let (first, (times, end)) = { at.clone() }.find_map(|at| stated(at).map(|found| (at, found)))?;
    (!bounded(first, end)).then(|| (times, Span::of(said.text, tokens[first].start..tokens[end - 1].end)))
}

fn frequency_conflict(pair: &Pair<'_>, a: Span, b: Span) -> Finding {
    let (left, right) = (Half::verbatim(pair.left, a), Half::verbatim(pair.right, b));
    let explanation = format!("{} against {}: these are different numbers of times", left.value, right.value);
    let topic = a.start().to_string();
    Finding { kind: DifferenceKind::Quantity, topic, relation: Relation::Conflict, weight: 2.0, form: false, left, right, explanation }
}

/// Compares scores (two figures with "to" or a dash between them) in near copies, if both sides have the same figures in opposite orders,
/// or one score each.
pub(super) fn compare_scores(pair: &Pair<'_>) -> Vec<Finding> {
    swapped_scores(pair).into_iter().map(|(a, b)| score_finding(pair, a, b)).chain(other_score(pair)).collect()
}

/// The only score of two near copies, with different figures.
fn other_score(pair: &Pair<'_>) -> Option<Finding> {
    if !pair.is_near_copy() {
        return None;
    }
    let (left, right) = (scores(pair.left), scores(pair.right));
    let ([a], [b]) = (left.as_slice(), right.as_slice()) else { return None };
    let is_descending = |score: &Score<'_>| score.first.parse::<u32>().ok() > score.second.parse::<u32>().ok();
    let moved = a.first != b.first || a.second != b.second;
    let turned = a.first == b.second && a.second == b.first;
    (is_descending(a) && is_descending(b) && moved && !turned && pair.same_slot(a.span, b.span)).then(|| {
        let (left, right) = (Half::verbatim(pair.left, a.span), Half::verbatim(pair.right, b.span));
        let explanation = format!("{} against {}: two scores", left.value, right.value);
        score_conflict(left, right, a.span, explanation)
    })
}

/// The spans of scores that differ between the two sides, in order or in figures.
pub(super) fn turned_scores(pair: &Pair<'_>) -> Vec<(Span, Span)> {
    swapped_scores(pair).into_iter().chain(other_score(pair).map(|f| (f.left.span, f.right.span))).collect()
}

/// The spans of scores with the same figures in opposite orders.
fn swapped_scores(pair: &Pair<'_>) -> Vec<(Span, Span)> {
    if !pair.is_near_copy() {
        return Vec::new();
    }
    let (left, right) = (scores(pair.left), scores(pair.right));
    let turned = |a: &Score<'_>| right.iter().find(|b| a.first == b.second && a.second == b.first && a.first != a.second);
    let both = |a: &Score<'_>| right.iter().any(|b| a.first == b.first && a.second == b.second);
    left.iter().filter(|a| !both(a)).filter_map(|a| turned(a).map(|b| (a.span, b.span))).collect()
}

/// The two figures of a score.
struct Score<'s> {
    first: &'s str,
    second: &'s str,
    span: Span,
}

/// The scores of a statement, except after "from": from 84 to 71 is a change.
fn scores<'s>(said: &'s Said<'_>) -> Vec<Score<'s>> {
    let tokens = &said.statement.tokens;
    let figure = |at: usize| tokens[at].kind == TokenKind::Number && tokens[at].norm.bytes().all(|b| b.is_ascii_digit());
    let between = |at: usize| said.language.comparing.figures.between.contains(&tokens[at].norm);
    let dated = |span: Span| said.dates().any(|(m, _)| m.span.overlaps(span));
    (0..tokens.len().saturating_sub(2))
        .filter(|at| figure(*at) && between(at + 1) && figure(at + 2) && !(*at > 0 && tokens[at - 1].is(FROM)))
        .map(|at| Score {
            first: tokens[at].norm.as_str(),
            second: tokens[at + 2].norm.as_str(),
            span: Span::of(said.text, tokens[at].start..tokens[at + 2].end),
        })
        .filter(|score| !dated(score.span))
        .collect()
}

fn score_finding(pair: &Pair<'_>, a: Span, b: Span) -> Finding {
    let (left, right) = (Half::verbatim(pair.left, a), Half::verbatim(pair.right, b));
    let explanation = format!("{} against {}: the two figures have changed places", left.value, right.value);
    score_conflict(left, right, a, explanation)
}

fn score_conflict(left: Half, right: Half, at: Span, explanation: String) -> Finding {
    let topic = at.start().to_string();
    Finding { kind: DifferenceKind::Quantity, topic, relation: Relation::Conflict, weight: 2.0, form: false, left, right, explanation }
}
