//! None against some: "there were no survivors" against "three survived", "no injuries" against "two were hurt". What befell nobody in one
//! account befell somebody in the other, in whatever words; of others, or on another day, both can be true.

use std::collections::BTreeSet;

use super::finding::{Finding, Half};
use super::pair::Pair;
use super::polarity::other_days;
use super::said::Said;
use crate::language::tolls::Toll;
use crate::model::{DifferenceKind, EntityKind, Relation, Span};

/// What the one denies of all and the other tells of some.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let language = pair.reading.language;
    let (left, right) = (language.tolls(pair.left.statement), language.tolls(pair.right.statement));
    let found = against(pair, (pair.left, &left), (pair.right, &right)).map(|(no, yes)| (no, yes, true));
    let Some((no, yes, first)) =
        found.or_else(|| against(pair, (pair.right, &right), (pair.left, &left)).map(|(no, yes)| (no, yes, false)))
    else {
        return Vec::new();
    };
    let relation = if became(pair, &no.role, first) { Relation::Supersedes } else { Relation::Conflict };
    let (a, b) = if first { (no, yes) } else { (yes, no) };
    let (left, right) = (half(pair.left, a), half(pair.right, b));
    let when = if relation == Relation::Supersedes {
        "none in the earlier account, some in the later"
    } else {
        "none in one account, some in the other"
    };
    let explanation = format!("“{}” against “{}”: {when}", left.value, right.value);
    let topic = format!("none {}", no.role);
    vec![Finding { kind: DifferenceKind::Polarity, topic, relation, weight: 1.0 + pair.overlap, form: false, left, right, explanation }]
}

/// A denial, and what the other tells against it. Who tells both knows of two things.
fn against<'t>(
    pair: &Pair<'_>,
    (no, denials): (&Said<'_>, &'t [Toll]),
    (yes, told): (&Said<'_>, &'t [Toll]),
) -> Option<(&'t Toll, &'t Toll)> {
    let tolls = &pair.reading.language.tolls;
    if other_days(pair) {
        return None;
    }
    denials.iter().filter(|denial| denial.none).find_map(|denial| {
        let meets = |toll: &&Toll| tolls.holds(&denial.role).any(|role| role == toll.role);
        let both = denials.iter().any(|toll| !toll.none && meets(&toll)) || told.iter().any(|toll| toll.none && toll.role == denial.role);
        let some = told.iter().find(|toll| !toll.none && meets(toll) && of_one(pair, (no, denial), (yes, toll)));
        some.filter(|_| !both).map(|some| (denial, some))
    })
}

/// Are all of whom none is told those of the other, in a place and at an occasion that the other account tells of too?
fn of_one(pair: &Pair<'_>, (no, denial): (&Said<'_>, &Toll), (yes, toll): (&Said<'_>, &Toll)) -> bool {
    let stems = |said: &Said<'_>, places: &[usize]| -> BTreeSet<String> { places.iter().map(|at| said.stems[*at].clone()).collect() };
    let own = stems(no, &denial.of);
    if !own.iter().all(|stem| yes.content.contains(stem)) {
        return false;
    }
    let words = &pair.reading.language.words;
    let account = || pair.reading.statements.iter().filter(|s| s.account == yes.account);
    let told: BTreeSet<String> = account().flat_map(|s| &s.tokens).map(|t| words.stem(&t.norm).into_owned()).collect();
    let scene = stems(no, &denial.scene);
    let known = scene.iter().filter(|stem| told.contains(*stem)).count();
    let places = (named(pair, no, denial), named(pair, yes, toll));
    let elsewhere = !places.0.is_empty() && !places.1.is_empty() && places.0.is_disjoint(&places.1);
    (scene.is_empty() || known * 2 >= scene.len()) && !elsewhere
}

/// The names among the words that say where, and those of things among the others; of two spellings each the one name that both have.
fn named(pair: &Pair<'_>, said: &Said<'_>, toll: &Toll) -> BTreeSet<String> {
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

/// Did the count begin after the earlier account was published? Of two accounts of one day it is not known which came later.
fn became(pair: &Pair<'_>, role: &str, none_is_left: bool) -> bool {
    let published = |said: &Said<'_>| pair.reading.accounts[said.account.0].published.as_ref();
    let (none, some) = if none_is_left { (pair.left, pair.right) } else { (pair.right, pair.left) };
    let told_later = published(none).zip(published(some)).is_some_and(|(none, some)| some.end > none.start);
    told_later && pair.reading.language.opposites.moves(role)
}

fn half(said: &Said<'_>, toll: &Toll) -> Half {
    let tokens = &said.statement.tokens;
    Half::verbatim(said, Span::of(said.text, tokens[toll.at.start].start..tokens[toll.at.end - 1].end))
}
