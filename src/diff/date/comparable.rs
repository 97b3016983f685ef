//! Which dates can be compared: each is the only date of one event, or of statements that share nearly everything, or both are in the same
//! place of two near copies. Also dates that date nothing ("no tickets were sold on Friday").

use crate::language::function_word::{OF, POSSESSIVE};
use std::collections::BTreeSet;

use super::Dated;
use super::clock::is_clock_alone;
use super::level::level_without_year;
use crate::diff::pair::Pair;
use crate::diff::predicate::{Event, events, shares_party};
use crate::diff::said::Said;
use crate::language::dates::Which;
use crate::language::deaths::End;
use crate::model::tree::Link;
use crate::model::{Basis, DateMention, DateRole, EntityId, EntityKind, Mention, Precision, Span, SpeechForm, TimeClass, WhenForm};

/// True if the date belongs to something that did not happen: "no tickets were sold on Friday" dates nothing that could have happened on
/// another day. But what was not done until Friday was done then.
pub(super) fn is_denied_date(pair: &Pair<'_>, said: &Said<'_>, date: Dated<'_>) -> bool {
    let at = said.tokens_in(date.0.span);
    let bounds = |before: usize| pair.reading.language.opposites.parts(&said.statement.tokens[before].norm);
    let bounded = at.start.checked_sub(1).is_some_and(bounds) || at.clone().next().is_some_and(bounds);
    said.statement.tree.governor(at).is_some_and(|verb| said.denies(verb)) && !bounded
}

/// How far from the day of writing a word points: in days, or to the last, this or the next unit.
#[derive(PartialEq, Eq)]
enum Step {
    Days(i64),
    Unit(i8),
}

/// True if two relative dates point to two times, with words that differ in nothing else.
pub(super) fn two_relative_times(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    let undated = |said: &Said<'_>| pair.reading.accounts[said.account.0].published.is_none();
    let both = a.1.basis == Basis::Published && b.1.basis == Basis::Published && undated(pair.left) && undated(pair.right);
    let (x, y) = (words_of_date(pair.left, a), words_of_date(pair.right, b));
    let differ: Vec<(&str, &str)> = x.iter().copied().zip(y.iter().copied()).filter(|(x, y)| x != y).collect();
    let [(first, second)] = differ.as_slice() else { return false };
    let steps = relative_step(pair, first).zip(relative_step(pair, second));
    both && x.len() == y.len() && steps.is_some_and(|(x, y)| std::mem::discriminant(&x) == std::mem::discriminant(&y) && x != y)
}

fn words_of_date<'s>(said: &'s Said<'_>, date: Dated<'_>) -> Vec<&'s str> {
    said.statement.tokens[said.tokens_in(date.0.span)].iter().map(|t| t.norm.as_str()).collect()
}

fn relative_step(pair: &Pair<'_>, word: &str) -> Option<Step> {
    let dates = &pair.reading.language.dates;
    let day = dates.days.get(word).filter(|day| day.part.is_none()).map(|day| Step::Days(day.offset));
    day.or_else(|| match dates.which.get(word)? {
        Which::Last => Some(Step::Unit(-1)),
        Which::This => Some(Step::Unit(0)),
        Which::Next => Some(Step::Unit(1)),
        Which::Coming | Which::Before | Which::After | Which::Same => None,
    })
}

/// "Yesterday the police explained that …": a date before the cue and outside the reported content dates the saying.
pub(super) fn opens_a_saying(said: &Said<'_>, date: &Mention) -> bool {
    let around = |content: &Mention, cue: Span| date.span.end() <= cue.start() && cue.end() <= content.span.start();
    said.speeches().any(|(content, speech)| speech.cue.is_some_and(|cue| around(content, cue)))
}

/// "Today" inside quotation marks refers to the speaker's day, or is what a crowd chanted.
pub(super) fn on_the_day_of_saying(said: &Said<'_>, date: &Mention, stated: &DateMention) -> bool {
    let holds = |content: &Mention| content.span.start() <= date.span.start() && date.span.end() <= content.span.end();
    let direct = || said.speeches().any(|(content, speech)| speech.form == SpeechForm::Direct && holds(content));
    stated.basis == Basis::Published && (direct() || said.in_marks(date.span))
}

pub(super) fn same_class(a: &DateMention, b: &DateMention) -> bool {
    a.role == b.role && a.class == b.class
}

/// True if the two dates are of the same event: each is the only date of that event, or of statements that share most of their words.
pub(super) fn comparable_dates(pair: &Pair<'_>, (left, a): (&[Dated<'_>], Dated<'_>), (right, b): (&[Dated<'_>], Dated<'_>)) -> bool {
    let clocks = is_clock_alone(a.1) && is_clock_alone(b.1);
    let stated = a.1.when.is_some() && b.1.when.is_some() || clocks || level_without_year(a.1, b.1).is_some();
    let events = a.1.role == DateRole::Event && b.1.role == DateRole::Event && stated;
    let (x, y) = (verb_of_date(pair, pair.left, a.0), verb_of_date(pair, pair.right, b.0));
    let past = is_background(a.1, b.1) || of_two_times(pair, a.1, b.1);
    let one_end = ends_of_persons(pair, a, b).is_some_and(|(x, y)| x == y);
    let once = one_end || happens_once(pair, x, y);
    if !events || !same_scale(a, b) || past && !(given_in_full(a.1, b.1) && once) || other_events(pair) {
        return false;
    }
    if one_end {
        return true;
    }
    let of_event = |all: &[Dated<'_>]| all.iter().filter(|d| d.1.role == DateRole::Event).count();
    let of_verb = |said: &Said<'_>, all: &[Dated<'_>], one: Dated<'_>, at: Option<Span>| {
        all.iter().filter(|d| d.1.role == DateRole::Event && same_scale(**d, one) && verb_of_date(pair, said, d.0) == at).count()
    };
    let of_that_event = || of_verb(pair.left, left, a, x) == 1 && of_verb(pair.right, right, b, y) == 1;
    // "In 1995 she joined the board", "she led it from 2002 to 2003": a moment and a term of office
    let ranged = |d: Dated<'_>| d.1.ends && d.1.when.as_ref().is_some_and(|w| w.form == WhenForm::Range);
    // "will play the winner of Friday's game", "will play Harn on Saturday": two different games.
    let owning = |said: &Said<'_>, d: Dated<'_>| {
        said.tokens_in(d.0.span)
            .last()
            .is_some_and(|at| said.statement.tree.link(at) == Link::Possessive || said.word_after(d.0.span) == Some(POSSESSIVE))
    };
    let alike = || ranged(a) == ranged(b) && owning(pair.left, a) == owning(pair.right, b);
    let of_all = || of_event(left) == 1 && of_event(right) == 1 && alike();
    !of_two_events(pair, x, y) && (is_one_event(pair, x, y) && of_that_event() || pair.overlap >= NEARLY_EVERYTHING && of_all())
}

/// Least shares of words in common between two statements about one event: with the same verb; with the same verb and the same agent or
/// patient; and without either.
pub(super) const ONE_EVENT: f64 = 0.4;
const ONE_EVENT_OF_ONE_PARTY: f64 = 0.15;
pub(super) const NEARLY_EVERYTHING: f64 = 0.6;

/// True if both have the same verb, not a light one, and share enough words to be about one event; with the same agent or patient, fewer
/// words are enough.
fn is_one_event(pair: &Pair<'_>, x: Option<Span>, y: Option<Span>) -> bool {
    let (left, right) = (events(pair, pair.left), events(pair, pair.right));
    let at = |all: &[Event<'_>], verb: Option<Span>| all.iter().position(|d| Some(d.mention.span) == verb);
    let (Some(i), Some(j)) = (at(&left, x), at(&right, y)) else { return false };
    let (p, q) = (&left[i], &right[j]);
    let light = pair.reading.language.opposites.is_light(&p.action.lemma);
    p.stem == q.stem && !light && (pair.overlap >= ONE_EVENT || pair.overlap >= ONE_EVENT_OF_ONE_PARTY && shares_party(p, q))
}

/// True for days with days and clock times with clock times. A part of a named day counts as that day; a bare clock time has no day to
/// compare.
fn same_scale(a: Dated<'_>, b: Dated<'_>) -> bool {
    let day = |d: Dated<'_>| d.1.class == TimeClass::Date || d.1.when.as_ref().is_some_and(|w| w.precision == Precision::PartOfDay);
    a.1.class == b.1.class || (day(a) && day(b))
}

/// The verb that a date belongs to; `None` if it only dates a thing: "the winner of Friday's game", but not "the night of Friday".
pub(crate) fn verb_of_date(pair: &Pair<'_>, said: &Said<'_>, date: &Mention) -> Option<Span> {
    let (tokens, tree) = (&said.statement.tokens, &said.statement.tree);
    let time = |at: usize| pair.reading.language.functions.time_words.contains(&tokens[at].norm);
    let of_thing = |at: usize| tokens[at].is(OF) && !tree.head(at).is_some_and(time);
    let mut above = tree.above(said.tokens_in(date.span)).into_iter();
    let at = above.find(|at| tree.is_verb(*at) || of_thing(*at)).filter(|at| tree.is_verb(*at))?;
    Some(Span::of(said.text, tokens[at].start..tokens[at].end))
}

/// True if two dates belong to different events, or to one kind of event with two different named subjects.
fn of_two_events(pair: &Pair<'_>, x: Option<Span>, y: Option<Span>) -> bool {
    let (Some(x), Some(y)) = (x, y) else { return false };
    let (i, j) = (pair.left.tokens_in(x).start, pair.right.tokens_in(y).start);
    let same = pair.left.stems[i] == pair.right.stems[j];
    pair.two_verbs(i, j) || same && pair.named_apart(i, j)
}

/// True if each side names an event and they share none: one storm destroyed the clinic in 1998, another in 2005.
pub(super) fn other_events(pair: &Pair<'_>) -> bool {
    let named = |said: &Said<'_>| -> BTreeSet<EntityId> {
        said.names().filter(|(_, name)| name.kind == EntityKind::Event).filter_map(|(_, name)| name.entity).collect()
    };
    let (left, right) = (named(pair.left), named(pair.right));
    !left.is_empty() && !right.is_empty() && left.is_disjoint(&right)
}

/// True for a year beside a day of another year: the year dates something mentioned in passing, not the event.
pub(super) fn is_background(a: &DateMention, b: &DateMention) -> bool {
    let (Some(x), Some(y)) = (&a.when, &b.when) else { return false };
    let coarse = x.precision.min(y.precision) <= Precision::Year && x.precision.max(y.precision) > Precision::Year;
    coarse && x.start.year() != y.start.year()
}

/// True if the time was recent for one account and long past for the other: "On 6 April a quake struck the province" in an account of July,
/// and "on Tuesday" in another.
fn of_two_times(pair: &Pair<'_>, a: &DateMention, b: &DateMention) -> bool {
    let old = |said: &Said<'_>, date: &DateMention| {
        let published = pair.reading.accounts[said.account.0].published.as_ref();
        published.zip(date.when.as_ref()).map(|(published, when)| when.is_a_month_from(published))
    };
    matches!((old(pair.left, a), old(pair.right, b)), (Some(x), Some(y)) if x != y)
}

/// Whose birth or death each of them dates, if both date one.
pub(super) fn ends_of_persons(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> Option<(End, End)> {
    let language = pair.reading.language;
    let end = |said: &Said<'_>, date: Dated<'_>| language.deaths.dated(said.statement, date.0.span, &language.verbs);
    end(pair.left, a).zip(end(pair.right, b))
}

/// True if neither is completed from another date.
fn given_in_full(a: &DateMention, b: &DateMention) -> bool {
    a.basis == Basis::Absolute && b.basis == Basis::Absolute
}

/// True if both belong to one verb for what happens only once to the same person: "born on 4 May 1941", "was born in 1938".
fn happens_once(pair: &Pair<'_>, x: Option<Span>, y: Option<Span>) -> bool {
    let language = pair.reading.language;
    let once = |said: &Said<'_>, verb: Span| {
        let norm = said.statement.tokens[said.tokens_in(verb).start].norm.clone();
        let lemmas = language.verbs.readings(&norm).iter().map(|r| r.lemma.clone());
        lemmas.chain([norm.clone()]).find(|word| language.opposites.is_once(word))
    };
    let (Some(x), Some(y)) = (x, y) else { return false };
    once(pair.left, x).is_some_and(|one| once(pair.right, y) == Some(one))
}

/// True if a date is in its statement, not in the heading above it.
pub(super) fn is_inside_saying(said: &Said<'_>, date: Dated<'_>) -> bool {
    said.statement.span.contains(date.0.span)
}
