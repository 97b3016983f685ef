//! When two quantities can be compared: if they count the same thing in the same role and scope. Otherwise they are just two numbers.

use crate::language::comparing::{role, unit};
use crate::language::function_word::{FROM, OF};
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::ENOUGH;
use super::part_and_whole::other_groups;
use super::scope::{at_two_places, from_one_place, of_two_things, same_owner, same_places, same_times};
use super::units::{in_two_currencies, share_a_measure};
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::diff::table_rows::are_rows;
use crate::model::tree::Link;
use crate::model::{Bound, Change, Content, EntityId, EntityKind, Mention, Quantity, Scope};
use crate::text::TokenKind;

/// A quantity with its mention and its statement.
#[derive(Clone, Copy)]
pub(super) struct Counted<'a> {
    /// The statement.
    pub said: &'a Said<'a>,
    /// The mention.
    pub mention: &'a Mention,
    /// Its quantity.
    pub quantity: &'a Quantity,
}

/// How strongly two quantities belong together, and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Comparable {
    /// Strength: 1 is enough to call exclusive values a conflict.
    pub strength: f64,
    /// True if they are in the same place of two statements that are word for word alike around them.
    pub slot: bool,
    /// True if each is the only number that its account gives of that thing, whatever else is named near it.
    pub only_numbers: bool,
}

/// Figures of two events may agree, but never conflict.
const KEPT_APART: f64 = 0.9;

/// A property of which somebody has one at a time is comparable wherever it is mentioned.
const OWN: f64 = 2.0;

/// Least share of words in common between statements about one distance.
const ALIKE: f64 = 0.5;

/// How many words around a number are read to find what it is about.
const REACH: usize = 6;

/// How comparable two quantities are; `None` if a comparison would mean nothing.
pub(super) fn comparable(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> Option<Comparable> {
    let slot = pair.same_slot(a.mention.span, b.mention.span);
    if !slot && are_rows(pair) {
        return None;
    }
    if (is_age(a) || is_age(b)) && (!slot || of_two_persons(a, b)) {
        return of_one_person(pair, a, b).then_some(Comparable { strength: OWN, slot, only_numbers: false });
    }
    let only_numbers = !slot && only_numbers(pair, a, b);
    if other_groups(a, b) {
        return None;
    }
    if !same_sort(pair, a.quantity, b.quantity)
        || are_start_and_end(a, b)
        || are_of_opposite_roles(pair, a, b)
        || (!slot && !same_scope(pair, a, b, only_numbers))
    {
        return None;
    }
    if slot {
        return Some(Comparable { strength: 3.0, slot, only_numbers });
    }
    if is_record(a.quantity) {
        return None;
    }
    if is_whole_of_another(a) != is_whole_of_another(b)
        || part_of_sum(a) != part_of_sum(b)
        || is_of_earlier_ones(a) != is_of_earlier_ones(b)
        || unclear_share(a)
        || unclear_share(b)
        || is_first_of_list(a)
        || is_first_of_list(b)
        || at_two_places(pair, a, b)
        || of_two_subjects(pair, a, b)
        || is_tallied(pair, a, b)
        || of_two_things(pair, a, b)
    {
        return None;
    }
    let strength = strength(pair, a, b)?;
    let strength = match () {
        () if only_numbers || from_one_place(a, b) && pair.overlap >= ALIKE => strength.max(ENOUGH),
        () if of_two_events(pair, a, b) => strength.min(KEPT_APART),
        () => strength,
    };
    Some(Comparable { strength, slot, only_numbers })
}

/// True if each is the only number that its account gives of a thing, in statements that likely say the same.
fn only_numbers(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    const LIKELY: f64 = 0.5;
    let reading = pair.reading;
    pair.paired >= LIKELY
        && reading.figures.only_numbers.are_only_numbers((a.said.account, a.quantity), (b.said.account, b.quantity), reading.language)
}

/// True for the same dimension, both cardinal or both ordinal, and not a change against a plain total.
fn same_sort(pair: &Pair<'_>, a: &Quantity, b: &Quantity) -> bool {
    let dimension = match (&a.base, &b.base) {
        (Some(x), Some(y)) => x.0 == y.0 || in_two_currencies(pair, a, b),
        (None, None) => a.unit == b.unit,
        (Some(_), None) | (None, Some(_)) => a.unit == b.unit,
    };
    // "rose to six" gives the level, as "six" does; "rose by six" does not.
    let step = |q: &Quantity| q.change.filter(|c| matches!(c, Change::UpBy | Change::DownBy));
    (dimension || share_a_measure(pair, a, b)) && a.ordinal == b.ordinal && step(a) == step(b)
}

/// "rose from 300", "was cut to 300": a start and an end.
fn are_start_and_end(a: Counted<'_>, b: Counted<'_>) -> bool {
    let ends = |c: Counted<'_>| matches!(c.quantity.change, Some(Change::UpTo | Change::DownTo));
    let starts = |c: Counted<'_>| c.said.word_before(c.mention.span) == Some(FROM);
    ends(a) && starts(b) || starts(a) && ends(b)
}

/// True if both have the same scope: not a rate, part or addition against a total, and not another place or time.
fn same_scope(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>, only_numbers: bool) -> bool {
    let partial = |s: Option<Scope>| s.filter(|s| *s != Scope::Total);
    if a.quantity.ordinal || is_alone_part(a) != is_alone_part(b) || partial(a.quantity.scope) != partial(b.quantity.scope) {
        return false;
    }
    is_property(a) && is_property(b) || (only_numbers || same_places(pair, a, b)) && same_times(pair, a, b)
}

/// The calibre of a gun is the same everywhere and always.
pub(super) fn is_property(c: Counted<'_>) -> bool {
    c.quantity.role.as_deref() == Some(role::CALIBER)
}

/// "170,000 people in Sumatra alone": a part, whatever else is named.
fn is_alone_part(c: Counted<'_>) -> bool {
    let at = c.said.tokens_in(c.mention.span).end;
    c.said.statement.tokens.iter().skip(at).take(REACH).any(|t| c.said.language.comparing.figures.partial.contains(&t.norm))
}

/// True if figures without a role have different verbs or tenses: "missed four games" and "played in 10 games" count two things, and so do
/// "missed four" and "will miss two". Light verbs distinguish nothing.
fn of_two_events(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let (Some(x), Some(y)) = (a.said.governor(a.mention.span), b.said.governor(b.mention.span)) else { return false };
    let times = a.said.plans(x) != b.said.plans(y);
    a.quantity.role.is_none() && b.quantity.role.is_none() && (pair.two_verbs(x, y) || times)
}

/// "Ames scored 23 points" and "Burke scored 14".
fn of_two_subjects(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let verbs = (a.said.governor(a.mention.span), b.said.governor(b.mention.span));
    matches!(verbs, (Some(x), Some(y)) if pair.named_apart(x, y))
}

/// True if the figures are tallies (points, yards, goals) that are not both of one named player or team. Tallies add up by player, half,
/// game and season.
fn is_tallied(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let opposites = &pair.reading.language.opposites;
    let play = |q: &Quantity| q.unit.as_deref().or(q.of.as_deref()).is_some_and(|thing| opposites.is_tallied(thing));
    let named = |c: Counted<'_>| c.said.governor(c.mention.span).and_then(|verb| c.said.named_subject(verb));
    (play(a.quantity) || play(b.quantity)) && (named(a).is_none() || named(a) != named(b))
}

/// "Nine of the twelve survived" and "three of the twelve died": the remaining ones.
fn are_of_opposite_roles(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let verbs = (a.said.governor(a.mention.span), b.said.governor(b.mention.span));
    matches!(verbs, (Some(x), Some(y)) if pair.opposite_verbs(x, y))
}

/// "29 of 34 passes": 34 is the whole.
fn is_whole_of_another(c: Counted<'_>) -> bool {
    let at = c.said.tokens_in(c.mention.span).start;
    let tokens = &c.said.statement.tokens;
    let of = at.checked_sub(1).filter(|i| tokens[*i].is(OF) || (tokens[*i].is("-") && *i > 0 && tokens[i - 1].is(OF)));
    let beside = of.and_then(|i| tokens[..i].iter().rev().find(|t| !t.is("-") && !t.is(OF))).is_some_and(|t| t.kind == TokenKind::Number);
    beside || whole_of_count(c)
}

/// "three of the seven bullets", "10 of the club's 16 games".
fn whole_of_count(c: Counted<'_>) -> bool {
    let (tree, tokens) = (&c.said.statement.tree, &c.said.statement.tokens);
    let noun = c.quantity.of_span.and_then(|span| c.said.tokens_in(span).last());
    let of =
        noun.filter(|noun| tree.link(*noun) == Link::PrepositionObject).and_then(|noun| tree.head(noun)).filter(|of| tokens[*of].is(OF));
    let some = of.and_then(|of| tree.head(of));
    some.is_some_and(|at| c.said.is_figure(&tokens[at]) && at < c.said.tokens_in(c.mention.span).start)
}

/// "$281 million of the price": a part of the sum.
fn part_of_sum(c: Counted<'_>) -> bool {
    let at = c.said.tokens_in(c.mention.span);
    let next = |at: usize| c.said.statement.tokens.get(at);
    let of = (at.start + 1..at.end + 1).find(|at| next(*at).is_some_and(|t| t.is(OF)));
    let whole = of.and_then(|of| next(of + 1));
    c.quantity.unit.is_some() && whole.is_some_and(|t| c.said.language.comparing.figures.whole_of_sum.contains(&t.norm))
}

/// "four prior arrests" are not the arrests in the news.
fn is_of_earlier_ones(c: Counted<'_>) -> bool {
    c.quantity.modifiers.iter().any(|m| c.said.language.comparing.figures.earlier.contains(m))
}

/// "One bullet hit the arm; two other bullets hit the leg": the first of several counts that add up.
fn is_first_of_list(c: Counted<'_>) -> bool {
    let rest = |q: &Quantity| q.scope == Some(Scope::Additional) && q.of == c.quantity.of && q.role == c.quantity.role;
    let after = |m: &Mention| m.span.start() > c.mention.span.start();
    c.quantity.of.is_some() && c.said.quantities().any(|(m, q)| after(m) && rest(q))
}

/// "wounded a third": a share, or the one after the second.
fn unclear_share(c: Counted<'_>) -> bool {
    let share = c.quantity.value.is_some_and(|v| v > Decimal::ZERO && v < Decimal::ONE) && c.quantity.unit.is_none();
    share && c.said.word_after(c.mention.span) != Some(OF)
}

/// "a 16-year-old", "aged 52": ages belong to persons, not to events.
pub(super) fn is_age(c: Counted<'_>) -> bool {
    let year = c.quantity.unit.as_deref().is_some_and(|u| unit::OF_AGES.contains(&u)) || c.quantity.of.as_deref() == Some(unit::YEAR);
    let at = c.said.tokens_in(c.mention.span);
    let (tokens, words) = (&c.said.statement.tokens, &c.said.language.comparing.figures);
    let after = tokens.get(at.end..).unwrap_or_default().iter().take(4).any(|t| words.old.contains(&t.norm));
    let aged = at.start.checked_sub(1).is_some_and(|i| words.aged.contains(&tokens[i].norm));
    let bare = c.quantity.of.is_none() && c.quantity.unit.is_none() && between_commas(c);
    (year && after) || aged || bare || c.quantity.role.as_deref() == Some(role::AGE)
}

/// The person whose name is next to an age.
fn whose_age(c: Counted<'_>) -> Option<EntityId> {
    c.said.statement.name_beside(c.mention.span)
}

fn of_two_persons(a: Counted<'_>, b: Counted<'_>) -> bool {
    whose_age(a).zip(whose_age(b)).is_some_and(|(x, y)| x != y)
}

/// True if both are ages of one named person.
fn of_one_person(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let one = whose_age(a).is_some_and(|id| whose_age(b) == Some(id) && pair.reading.entities[id.0].kind == EntityKind::Person);
    one && is_age(a) && is_age(b) && a.quantity.unit == b.quantity.unit
}

/// "the Colts (11-4)": a record belongs to the name before it, not to the sentence's verb.
fn is_record(q: &Quantity) -> bool {
    q.unit.as_deref() == Some(unit::RECORD)
}

/// "Kimani Gray, 16, was": a bare number between commas after a name.
fn between_commas(c: Counted<'_>) -> bool {
    c.said.word_before(c.mention.span) == Some(",") && matches!(c.said.word_after(c.mention.span), Some("," | "." | ")"))
}

/// Weights for and against two figures being of one thing in one role, set by hand so that a sum of 1 is enough for a conflict: the same
/// role alone, or the same thing with words in common. Subtracted is what only one of the two has, and what is too general to connect them.
const SAME_ROLE: f64 = 1.0;
const ROLE_OF_WORTH: f64 = 0.25;
const ONE_ROLE_ONLY: f64 = 0.6;
const SAME_THING: f64 = 0.6;
const PEOPLE: f64 = 0.2;
const OTHER_THING_OF_WORTH: f64 = 0.3;
const SAME_UNIT: f64 = 0.3;
const ONE_THING_ONLY: f64 = 0.1;
const OTHER_MODIFIERS: f64 = 0.5;
const GENERAL_THING: f64 = 0.5;
const VAGUE: f64 = 0.1;
const SAME_OWNER: f64 = 0.5;
const OVERLAP: f64 = 0.4;
/// For each word near both figures, up to `MOST_SHARED` of them.
const SHARED_WORD: f64 = 0.25;
const MOST_SHARED: usize = 3;

/// How much speaks for one thing in one role; `None` if something speaks against it.
fn strength(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> Option<f64> {
    let (p, q) = (a.quantity, b.quantity);
    let opposites = &pair.reading.language.opposites;
    // What is stolen or paid is worth something, so the two sums may be the same.
    let worth = |role: &str| p.unit.is_some() && opposites.is_worth(role);
    let owned = same_owner(pair, a, b);
    let role = match (&p.role, &q.role) {
        (Some(x), Some(y)) if x != y && (worth(x) || worth(y)) => ROLE_OF_WORTH,
        (Some(x), Some(y)) if x != y => return None,
        (Some(_), Some(_)) => SAME_ROLE,
        (None, None) => 0.0,
        (Some(_), None) | (None, Some(_)) if owned && p.unit.is_some() => 0.0,
        (Some(_), None) | (None, Some(_)) => -ONE_ROLE_ONLY,
    };
    let thing = match (&p.of, &q.of) {
        (Some(x), Some(y)) if opposites.counts_same(x, y) => SAME_THING,
        (Some(x), Some(y)) if opposites.is_part(x) || opposites.is_part(y) => return None,
        (Some(x), Some(y)) if role > 0.0 && (opposites.is_people(x) || opposites.is_people(y)) => PEOPLE,
        (Some(_), Some(_)) if worth(p.role.as_deref().unwrap_or_default()) || worth(q.role.as_deref().unwrap_or_default()) => {
            -OTHER_THING_OF_WORTH
        }
        (Some(_), Some(_)) => return None,
        (None, None) if p.unit.is_some() => SAME_UNIT,
        (None, None) => 0.0,
        (Some(x), None) | (None, Some(x)) if opposites.is_part(x) => return None,
        (Some(_), None) | (None, Some(_)) if p.unit.is_some() || role > 0.0 => ONE_THING_ONLY,
        (Some(_), None) | (None, Some(_)) => return None,
    };
    let general = p.of.as_deref().is_some_and(|x| opposites.is_general(x)) || is_time(p);
    let near = closeness(a, b);
    let kept_apart = !p.modifiers.is_empty() && !q.modifiers.is_empty() && p.modifiers.iter().all(|m| !q.modifiers.contains(m));
    let penalty = if kept_apart { OTHER_MODIFIERS } else { 0.0 } + if general && role <= 0.0 { GENERAL_THING } else { 0.0 };
    let vague = if p.bound == Bound::Vague || q.bound == Bound::Vague { VAGUE } else { 0.0 };
    let owned = if owned { SAME_OWNER } else { 0.0 };
    Some(role + thing + near + owned + OVERLAP * pair.overlap - penalty - vague)
}

/// True if one may be part of the other: "two worshippers" can be among "23 people", unless the statements are otherwise very similar.
pub(super) fn may_be_part(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    const ALIKE: f64 = 0.6;
    let kind = |c: Counted<'_>| c.quantity.of.as_deref().map(|of| pair.reading.language.opposites.is_people(of));
    let (some, all) = match (kind(a), kind(b)) {
        (Some(false), Some(true)) => (a, b),
        (Some(true), Some(false)) => (b, a),
        _ => return false,
    };
    pair.sameness < ALIKE && matches!((some.quantity.value, all.quantity.value), (Some(some), Some(all)) if some < all)
}

/// True for a length of time.
fn is_time(q: &Quantity) -> bool {
    q.base.as_ref().is_some_and(|(symbol, _)| symbol == unit::SECOND)
}

/// The weight of the content stems that both have around the figure, up to `MOST_SHARED` of them.
fn closeness(a: Counted<'_>, b: Counted<'_>) -> f64 {
    let (left, right) = (a.said.content_near(a.mention.span, REACH), b.said.content_near(b.mention.span, REACH));
    let (own_left, own_right) = (own_words(a), own_words(b));
    let shared = left.intersection(&right).filter(|s| !own_left.contains(**s) || !own_right.contains(**s)).count();
    SHARED_WORD * shared.min(MOST_SHARED) as f64
}

/// Stems of the counted noun phrase.
fn own_words<'a>(c: Counted<'a>) -> BTreeSet<&'a str> {
    c.quantity.of_span.map(|s| c.said.content_in(s)).unwrap_or_default()
}

/// The quantities of a statement that can be compared at all.
pub(super) fn counted_in<'a>(said: &'a Said<'a>) -> Vec<Counted<'a>> {
    const MOST: usize = 24; // a statement with more figures is a table, not a sentence
    let inside_speech = |m: &Mention| matches!(m.content, Content::Quantity(_));
    said.quantities()
        .filter(|(m, q)| inside_speech(m) && (q.value.is_some() || q.low.is_some() || q.high.is_some()))
        .take(MOST)
        .map(|(mention, quantity)| Counted { said, mention, quantity })
        .collect()
}
