//! The scope of a figure: where and when it was counted, whose it is, and which of several places a listed figure belongs to. A count of
//! one night is not that of all nights since; "70 percent in Egypt and 60 percent in India" are two figures.

use crate::language::comparing::role;
use crate::language::function_word::SINCE;
use std::collections::BTreeSet;

use super::comparable::Counted;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::tree::Link;
use crate::model::{DateMention, DateRole, EntityId, EntityKind, Mention, NameForm, TimeClass, When, WhenForm};

/// True if the places around the two counts agree: if each side names places, one must be common to both; a place that opens a statement
/// ("In Central Aceh, 10 people …") limits its count, so the other side must name it too.
pub(super) fn same_places(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let (left, right) = (places_given(pair, a.said), places_given(pair, b.said));
    let opens = |c: Counted<'_>| opening_place(c.said);
    let (first_left, first_right) = (opens(a), opens(b));
    if first_left.is_some_and(|p| !right.contains(&p)) || first_right.is_some_and(|p| !left.contains(&p)) {
        return false;
    }
    if let (Some(x), Some(y)) = (listed_place(pair, a), listed_place(pair, b)) {
        return x == y || are_nested(pair, &BTreeSet::from([x]), &BTreeSet::from([y]));
    }
    left.is_empty() || right.is_empty() || !left.is_disjoint(&right) || are_nested(pair, &left, &right)
}

/// True if one side locates its count in a place that few accounts mention, and the other does not. "10 houses in Takengon" are not those
/// of the whole quake.
pub(super) fn part_of_scene(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let (left, right) = (places_given(pair, a.said), places_given(pair, b.said));
    is_local(pair, &left, &right) || is_local(pair, &right, &left)
}

fn is_local(pair: &Pair<'_>, places: &BTreeSet<EntityId>, others: &BTreeSet<EntityId>) -> bool {
    let event = pair.reading.accounts[pair.left.account.0].event;
    let all = pair.reading.accounts.iter().filter(|a| a.event == event).count();
    let local = |id: &&EntityId| pair.reading.entities[id.0].accounts.len() * 2 < all;
    let mut local = places.iter().filter(local).peekable();
    all > 2 && local.peek().is_some() && local.all(|id| !others.contains(id))
}

fn are_nested(pair: &Pair<'_>, left: &BTreeSet<EntityId>, right: &BTreeSet<EntityId>) -> bool {
    let entity = |id: &EntityId| &pair.reading.entities[id.0];
    let inside = |x: &EntityId, y: &EntityId| entity(x).within.as_deref() == Some(entity(y).name.as_str());
    left.iter().any(|x| right.iter().any(|y| inside(x, y) || inside(y, x)))
}

fn places_given(pair: &Pair<'_>, said: &Said<'_>) -> BTreeSet<EntityId> {
    (said.names())
        .filter(|(_, n)| n.form == NameForm::Proper)
        .filter_map(|(_, n)| n.entity)
        .filter(|id| pair.reading.entities[id.0].kind == EntityKind::Place)
        .collect()
}

/// The place in "In … district," at the very start.
fn opening_place(said: &Said<'_>) -> Option<EntityId> {
    let first = said.statement.tokens.first()?;
    if !said.language.comparing.places.opening.contains(&first.norm) {
        return None;
    }
    let name = said.names().find(|(m, n)| n.kind == EntityKind::Place && said.tokens_in(m.span).start <= 4)?;
    name.1.entity
}

/// The named place or thing that a distance is measured from. In "two miles from Harn, four miles from Tarn" each place comes before the
/// next figure.
fn origin_of(c: Counted<'_>) -> Option<EntityId> {
    const BEHIND: usize = 8;
    let end = c.said.tokens_in(c.mention.span).end;
    let next = c.said.quantities().map(|(m, _)| c.said.tokens_in(m.span).start).filter(|start| *start > end).min();
    let reach = end..next.unwrap_or(usize::MAX).min(end + BEHIND);
    let near = |m: &Mention| reach.contains(&c.said.tokens_in(m.span).start);
    let follows_origin_word =
        |m: &Mention| c.said.word_before(m.span).is_some_and(|word| c.said.language.comparing.places.origin.contains(word));
    let named = |m: &Mention, n: &crate::model::Name| n.kind == EntityKind::Place || n.form == NameForm::Proper && follows_origin_word(m);
    c.said.names().find(|(m, n)| near(m) && named(m, n)).and_then(|(_, n)| n.entity)
}

/// True for two distances from two places.
pub(super) fn at_two_places(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let distance = a.quantity.role.as_deref() == Some(role::DISTANCE) || b.quantity.role.as_deref() == Some(role::DISTANCE);
    match (origin_of(a), origin_of(b)) {
        (Some(x), Some(y)) if distance => x != y && pair.reading.entities[x.0].name != pair.reading.entities[y.0].name,
        (Some(_), Some(_)) | (None, _) | (_, None) => false,
    }
}

/// True for two distances from one place.
pub(super) fn from_one_place(a: Counted<'_>, b: Counted<'_>) -> bool {
    let distance = |c: Counted<'_>| c.quantity.role.as_deref() == Some(role::DISTANCE);
    distance(a) && distance(b) && origin_of(a).is_some() && origin_of(a) == origin_of(b)
}

/// True if two counts are of the same time. Counts of different days differ; so do a count of today and one of years ago, and the count of
/// one night and that of all nights since.
pub(super) fn same_times(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    const ALIKE: f64 = 0.5;
    let times = |c: Counted<'_>| if c.quantity.change.is_some() { Vec::new() } else { times_of(c.said) };
    let (left, right) = (times(a), times(b));
    let one_figure = a.quantity.value == b.quantity.value;
    let (long, also_long) = (spans_days(a.said), spans_days(b.said));
    if long != also_long && !one_figure || after_its_account(pair, a, b) || after_its_account(pair, b, a) {
        return false;
    }
    // The arrests of one day are not all arrests.
    let by_the_day = [a, b].iter().all(|c| counts_by_the_day(pair, *c)) && gives_a_day(a.said) != gives_a_day(b.said);
    if two_hours(a.said, b.said) || by_the_day && !one_figure {
        return false;
    }
    match (left.is_empty(), right.is_empty()) {
        (true, true) => true,
        (false, false) => left.iter().any(|x| right.iter().any(|y| x.overlaps(y) && (one_figure || is_range(x) == is_range(y)))),
        (true, false) => pair.overlap >= ALIKE || !long_past(pair, b.said),
        (false, true) => pair.overlap >= ALIKE || !long_past(pair, a.said),
    }
}

fn is_range(when: &When) -> bool {
    when.form == WhenForm::Range
}

/// True for a count that is given by the day.
fn counts_by_the_day(pair: &Pair<'_>, c: Counted<'_>) -> bool {
    c.quantity.role.as_deref().is_some_and(|role| pair.reading.language.opposites.by_the_day(role))
}

/// True if it gives a day, whether or not it is known which.
fn gives_a_day(said: &Said<'_>) -> bool {
    said.dates().any(|(_, d)| matches!(d.class, TimeClass::Date | TimeClass::Time) && d.role != DateRole::Speech)
}

/// True for clock times of unknown days that share no hour.
fn two_hours(a: &Said<'_>, b: &Said<'_>) -> bool {
    let hours = |said: &Said<'_>| -> BTreeSet<String> {
        let open = said.dates().filter(|(_, d)| d.when.is_none() && d.class == TimeClass::Time && d.role != DateRole::Speech);
        open.filter_map(|(_, d)| d.timex.split_once('T').filter(|(_, clock)| clock.contains(':')).map(|(_, clock)| clock.to_string()))
            .collect()
    };
    let (x, y) = (hours(a), hours(b));
    !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
}

/// True if one count is of a day after the account with the other count was published.
fn after_its_account(pair: &Pair<'_>, one: Counted<'_>, other: Counted<'_>) -> bool {
    let out = pair.reading.accounts[other.said.account.0].published.as_ref();
    own_time(one).zip(out).is_some_and(|(when, out)| out.end <= when.start)
}

/// The last time before a figure, otherwise the first after it. "Rose to six on Thursday" dates the count, not what was counted.
fn own_time(c: Counted<'_>) -> Option<&When> {
    if c.quantity.change.is_some() {
        return None;
    }
    let timed = || c.said.dates().filter(|(_, d)| d.role != DateRole::Speech).filter_map(|(m, d)| Some((m.span, d.when.as_ref()?)));
    let before = timed().filter(|(span, _)| span.end() <= c.mention.span.start()).last();
    before.or_else(|| timed().next()).map(|(_, when)| when)
}

/// The times of what a statement reports, without those of sayings; "the 2004 tsunami" gives one too.
pub(super) fn times_of(said: &Said<'_>) -> Vec<When> {
    said.dates().filter(|(_, d)| d.role != DateRole::Speech).filter_map(|(_, d)| d.when.clone()).collect()
}

/// True for "over four nights", "since Monday": the count covers several days.
fn spans_days(said: &Said<'_>) -> bool {
    let day_or_more = |d: &DateMention| d.timex.starts_with('P') && !d.timex.starts_with("PT");
    said.dates().any(|(m, d)| match d.class {
        TimeClass::Duration => {
            day_or_more(d) && said.word_before(m.span).is_some_and(|w| said.language.comparing.times.counting_over.contains(w))
        }
        TimeClass::Date => d.when.as_ref().is_some_and(|w| w.form == WhenForm::Since) || said.word_before(m.span) == Some(SINCE),
        TimeClass::Time | TimeClass::Set => false,
    })
}

/// True if it is about something that was over long before publication. Its counts no longer change and are not those of the news.
pub(super) fn long_past(pair: &Pair<'_>, said: &Said<'_>) -> bool {
    const DAYS: i64 = 60;
    let Some(published) = &pair.reading.accounts[said.account.0].published else { return false };
    times_of(said).iter().any(|when| when.days_to(published) > DAYS)
}

/// True if the two figures belong to one named thing, with the same modifiers.
pub(super) fn same_owner(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    a.quantity.modifiers == b.quantity.modifiers && owner_of(pair, a).is_some_and(|x| owner_of(pair, b) == Some(x))
}

/// The named thing that the count or measure belongs to.
fn owner_of(pair: &Pair<'_>, c: Counted<'_>) -> Option<EntityId> {
    let (said, tree) = (c.said, &c.said.statement.tree);
    let noun = c.said.tokens_in(c.quantity.of_span.unwrap_or(c.mention.span)).last()?;
    let beside = tree.children(noun).filter(|at| tree.link(*at) == Link::Possessive).find_map(|at| name_at(said, at));
    // "the 8,586-metre Kanchenjunga": the measure depends on the name itself.
    let measured = || {
        let above = tree.above(c.said.tokens_in(c.mention.span)).into_iter().next()?;
        (c.quantity.unit.is_some() && !tree.is_verb(above)).then(|| name_at(said, above)).flatten()
    };
    beside.or_else(measured).or_else(|| owning_subject(pair, c, noun))
}

/// The subject of "has 19 members" and "is 8,586 metres high".
fn owning_subject(pair: &Pair<'_>, c: Counted<'_>, noun: usize) -> Option<EntityId> {
    let (said, tree) = (c.said, &c.said.statement.tree);
    let verb = tree.governor(noun..noun + 1)?;
    let (language, norm) = (pair.reading.language, &said.statement.tokens[verb].norm);
    let owns = || language.verbs.readings(norm).iter().any(|r| language.opposites.owns(&r.lemma));
    let has = tree.link(noun) == Link::Object && tree.head(noun) == Some(verb) && owns();
    let above = tree.head(noun)?;
    let part = |at: usize| matches!(tree.link(at), Link::Adjective | Link::Predicate) && tree.head(at) == Some(verb);
    let is = c.quantity.unit.is_some() && language.functions.be.contains(norm) && (part(noun) || part(above));
    (has || is).then(|| said.named_subject(verb)).flatten()
}

fn name_at(said: &Said<'_>, at: usize) -> Option<EntityId> {
    let token = &said.statement.tokens[at];
    let proper = said.names().find(|(m, n)| n.form == NameForm::Proper && m.span.start() <= token.start && token.end <= m.span.end());
    proper.and_then(|(_, n)| n.entity)
}

/// True for two sizes that belong to different things: one to a named thing that the other statement does not name, the other to another
/// subject.
pub(super) fn of_two_things(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    let measure = |c: Counted<'_>| c.quantity.role.as_deref().is_some_and(|role| pair.reading.language.opposites.is_size(role));
    measure(a) && measure(b) && (is_owned_apart(a, b) || is_owned_apart(b, a))
}

fn is_owned_apart(named: Counted<'_>, other: Counted<'_>) -> bool {
    let subject = |c: Counted<'_>| {
        let verb = c.said.governor(c.mention.span)?;
        Some((verb, c.said.statement.tree.subject(verb)?.0))
    };
    let (Some((verb, head)), Some((_, also))) = (subject(named), subject(other)) else { return false };
    let unknown = |id: EntityId| !other.said.names().any(|(_, n)| n.entity == Some(id));
    named.said.stems[head] != other.said.stems[also] && named.said.named_subject(verb).is_some_and(unknown)
}

/// Most words between a figure and a place after it …
const REACH_BEHIND: usize = 4;
/// … or before it.
const REACH_BEFORE: usize = 6;

/// The place that a figure belongs to, if its statement names several: the one after it ("60 percent in India"), otherwise the one before
/// it ("in India by 60 percent"), with no other figure in between.
fn listed_place(pair: &Pair<'_>, c: Counted<'_>) -> Option<EntityId> {
    let named = c.said.names().filter(|(_, n)| n.form == NameForm::Proper);
    let places: Vec<(usize, usize, EntityId)> = named
        .filter_map(|(m, n)| Some((c.said.tokens_in(m.span), n.entity?)))
        .filter(|(_, id)| pair.reading.entities[id.0].kind == EntityKind::Place)
        .map(|(at, id)| (at.start, at.end, id))
        .collect();
    if places.iter().map(|(.., id)| id).collect::<BTreeSet<_>>().len() < 2 {
        return None;
    }
    let own = c.said.tokens_in(c.mention.span);
    let figures: Vec<usize> = c.said.quantities().map(|(m, _)| c.said.tokens_in(m.span).start).filter(|at| *at != own.start).collect();
    let alone = |from: usize, to: usize| !figures.iter().any(|at| (from..to).contains(at));
    // ", in India by 65 percent": a comma separates the place from the figure before it
    let comma = |from: usize, to: usize| c.said.statement.tokens[from..to].iter().any(|t| t.is(","));
    let near = |start: usize| start >= own.end && start < own.end + REACH_BEHIND && !comma(own.end, start);
    let behind = places.iter().find(|(start, ..)| near(*start) && alone(own.end, *start));
    let before = || places.iter().rfind(|(_, end, _)| *end <= own.start && *end + REACH_BEFORE > own.start && alone(*end, own.start));
    behind.or_else(before).map(|(.., id)| *id)
}
