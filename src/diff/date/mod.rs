//! Dates: when the same event happened, as intervals. Two dates are compared only when each is the one date of the same event, or of
//! statements that share nearly everything, or when both stand in the same place of statements that are otherwise word for word alike.

mod cycle;
mod denied;
mod headed;
mod level;
mod readings;
mod relative;
mod undated;
mod zones;

use std::collections::BTreeSet;

use super::answered;
use super::cells::are_rows;
use super::event::{Event, events, shares_party};
use super::finding::{Finding, Half};
use super::pair::Pair;
use super::said::Said;
use crate::language::deaths::End;
use crate::model::tree::Link;
use crate::model::{
    Basis, DateMention, DateRole, DifferenceKind, EntityId, EntityKind, Mention, Precision, Relation, Span, SpeechForm, TimeClass, When,
    WhenForm,
};
use level::{Level, level, open};
use zones::{Zones, earlier, may_be_universal, moments_meet, zones, zones_alike};

/// A date where it stands.
pub type Dated<'a> = (&'a Mention, &'a DateMention);

/// Compares the dates of two statements.
pub fn compare(pair: &Pair<'_>) -> Vec<Finding> {
    let (left, right) = (dates(pair.left), dates(pair.right));
    let mut out = Vec::new();
    for a in &left {
        for b in &right {
            if ends(pair, *a, *b).is_some_and(|(x, y)| x.person() != y.person()) {
                continue;
            }
            if denied::is(pair, pair.left, *a) != denied::is(pair, pair.right, *b) {
                continue;
            }
            let slot = pair.same_slot(a.0.span, b.0.span) || left.len() == 1 && right.len() == 1 && answered::gives_one_thing(pair);
            if ends(pair, *a, *b).is_some_and(|(x, y)| x.person() != y.person()) {
                continue;
            }
            if slot && same_class(a.1, b.1) || !are_rows(pair) && comparable(pair, (&left, *a), (&right, *b)) {
                out.extend(finding(pair, *a, *b, slot));
            }
        }
    }
    if out.is_empty() && !are_rows(pair) {
        out.extend(finer(pair, &left, &right));
    }
    if out.is_empty() {
        out.extend(headed::compare(pair, &left, &right));
    }
    out
}

/// Can two dates be of one time, however they are told?
pub fn meet(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    match (a.1.meant(), b.1.meant()) {
        (Some(x), Some(y)) => levelled(pair, a, b).map_or(x.overlaps(y), |level| !matches!(level, Level::Exclusive | Level::Near)),
        (None, _) | (_, None) => {
            let any_year = matches!(cycle::level(a.1, b.1), Some(Level::Identical | Level::Within));
            a.1.timex == b.1.timex && a.1.cycle.months == b.1.cycle.months
                || any_year
                || readings::clocks_meet(a.1, b.1) && zones_alike(a, b)
                || a.1.zone != b.1.zone && moments_meet(a, b) == Some(true)
        }
    }
}

/// Is it the same time in other words: "Michaelmas" and "29 September", "10am ET" and "7am PT"?
pub fn told_otherwise(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    // "21:00" and "9 p.m." are one time of day, though the one is told to the minute.
    let starts = |d: Dated<'_>| {
        d.1.class == TimeClass::Time && d.1.readings.is_empty() && d.1.when.as_ref().is_some_and(|w| w.precision >= Precision::Hour)
    };
    match levelled(pair, a, b).or_else(|| cycle::level(a.1, b.1)) {
        Some(Level::Identical | Level::TwoCalendars) => true,
        Some(Level::Within) => starts(a) && starts(b) && start_together(pair, a, b),
        Some(Level::Readable | Level::Overlapping | Level::Near | Level::Exclusive | Level::TwoClocks) | None => false,
    }
}

/// Do two clock times begin at one moment?
fn start_together(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    let moved = undated::beside(pair, a, b);
    let b = (b.0, moved.as_ref().unwrap_or(b.1));
    let Zones::One((x, y)) = zones(pair, a, b) else { return false };
    let start = |d: Dated<'_>, minutes: i16| d.1.when.as_ref().map(|when| earlier(when, minutes).start);
    start(a, x) == start(b, y)
}

/// The level of two dates whose clocks can be compared.
fn levelled(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> Option<Level> {
    let moved = undated::beside(pair, a, b);
    let b = (b.0, moved.as_ref().unwrap_or(b.1));
    match zones(pair, a, b) {
        Zones::One(shift) => readings::best(a.1, b.1, both_ends(pair, a, b), |w, left| earlier(w, if left { shift.0 } else { shift.1 })),
        Zones::UniversalAndLocal | Zones::Unknown => None,
    }
}

/// Does each side tell one stretch with both its ends? Where one tells several, they may be the parts of the other's.
fn both_ends(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    let one = |said: &Said<'_>| said.dates().filter(|(_, d)| d.ends).count() == 1;
    a.1.ends && b.1.ends && one(pair.left) && one(pair.right)
}

/// Where each side tells one time, and one of the two lies within the other: within a claim that is the same time, told more
/// precisely, whatever the verbs are.
fn finer(pair: &Pair<'_>, left: &[Dated<'_>], right: &[Dated<'_>]) -> Option<Finding> {
    let (a, b) = (one_time(left)?, one_time(right)?);
    let (x, y) = (a.1.meant()?, b.1.meant()?);
    let coarse = |w: &When| w.precision < Precision::Month || w.precision == Precision::Month && w.approximate;
    let close = ![x, y].into_iter().any(|w| coarse(w) || open(w));
    (close && matches!(level(x, y), Level::Within | Level::Identical)).then(|| finding(pair, a, b, false)).flatten()
}

/// The finest of a statement's event dates, when all of them are parts of one time: "at 4:30 a.m. on Monday".
fn one_time<'a>(all: &[Dated<'a>]) -> Option<Dated<'a>> {
    let events = all.iter().filter(|d| d.1.role == DateRole::Event);
    let timed: Vec<(&When, Dated<'a>)> = events.map(|d| d.1.when.as_ref().map(|when| (when, *d))).collect::<Option<_>>()?;
    let (finest, one) = timed.iter().max_by_key(|(when, _)| when.precision)?;
    timed.iter().all(|(when, _)| when.contains(finest)).then_some(*one)
}

/// Points and stretches of calendar or clock time, few enough to belong to something.
fn dates<'a>(said: &Said<'a>) -> Vec<Dated<'a>> {
    const MOST: usize = 12;
    let event = |m: &Mention, d: &DateMention| {
        matches!(d.class, TimeClass::Date | TimeClass::Time)
            && !headed::repeats(said, m, d)
            && !opens_a_saying(said, m)
            && !on_the_day_of_saying(said, m, d)
    };
    said.dates().filter(|(m, d)| event(m, d)).take(MOST).collect()
}

/// "Yesterday the police explained that …": a date before the cue and outside what is said is when they said it.
fn opens_a_saying(said: &Said<'_>, date: &Mention) -> bool {
    let around = |content: &Mention, cue: Span| date.span.end() <= cue.start() && cue.end() <= content.span.start();
    said.speeches().any(|(content, speech)| speech.cue.is_some_and(|cue| around(content, cue)))
}

/// "Today", in quotation marks, is the speaker's, or what a crowd chanted.
fn on_the_day_of_saying(said: &Said<'_>, date: &Mention, told: &DateMention) -> bool {
    let holds = |content: &Mention| content.span.start() <= date.span.start() && date.span.end() <= content.span.end();
    let direct = || said.speeches().any(|(content, speech)| speech.form == SpeechForm::Direct && holds(content));
    told.basis == Basis::Published && (direct() || said.in_marks(date.span))
}

fn same_class(a: &DateMention, b: &DateMention) -> bool {
    a.role == b.role && a.class == b.class
}

/// Do the two date the same event: each the one date of the same event, or of statements that share most of their words?
fn comparable(pair: &Pair<'_>, (left, a): (&[Dated<'_>], Dated<'_>), (right, b): (&[Dated<'_>], Dated<'_>)) -> bool {
    let clocks = readings::is_clock_alone(a.1) && readings::is_clock_alone(b.1);
    let told = a.1.when.is_some() && b.1.when.is_some() || clocks || cycle::level(a.1, b.1).is_some();
    let events = a.1.role == DateRole::Event && b.1.role == DateRole::Event && told;
    let (x, y) = (verb(pair, pair.left, a.0), verb(pair, pair.right, b.0));
    let past = background(a.1, b.1) || told_of_two_times(pair, a.1, b.1);
    let one_end = ends(pair, a, b).is_some_and(|(x, y)| x == y);
    let once = one_end || befalls_once(pair, x, y);
    if !events || !same_scale(a, b) || past && !(told_in_full(a.1, b.1) && once) || other_events(pair) {
        return false;
    }
    if one_end {
        return true;
    }
    let of_event = |all: &[Dated<'_>]| all.iter().filter(|d| d.1.role == DateRole::Event).count();
    let of_verb = |said: &Said<'_>, all: &[Dated<'_>], one: Dated<'_>, at: Option<Span>| {
        all.iter().filter(|d| d.1.role == DateRole::Event && same_scale(**d, one) && verb(pair, said, d.0) == at).count()
    };
    let of_that_event = || of_verb(pair.left, left, a, x) == 1 && of_verb(pair.right, right, b, y) == 1;
    // "In 1995 she joined the board", "she led it from 2002 to 2003": a moment and a time in office
    let ranged = |d: Dated<'_>| d.1.ends && d.1.when.as_ref().is_some_and(|w| w.form == WhenForm::Range);
    // "will play the winner of Friday's game", "will play Harn on Saturday": one dates a game, the other another.
    let owning = |said: &Said<'_>, d: Dated<'_>| {
        said.tokens_in(d.0.span)
            .last()
            .is_some_and(|at| said.statement.tree.link(at) == Link::Possessive || said.word_after(d.0.span) == Some("'s"))
    };
    let alike = || ranged(a) == ranged(b) && owning(pair.left, a) == owning(pair.right, b);
    let of_all = || of_event(left) == 1 && of_event(right) == 1 && alike();
    !of_two_events(pair, x, y) && (one_event(pair, x, y) && of_that_event() || pair.overlap >= 0.6 && of_all())
}

/// Is it the same verb, not a light one, of the same agent or patient, or in statements that share enough to be about one event?
fn one_event(pair: &Pair<'_>, x: Option<Span>, y: Option<Span>) -> bool {
    let (left, right) = (events(pair, pair.left), events(pair, pair.right));
    let at = |all: &[Event<'_>], verb: Option<Span>| all.iter().position(|d| Some(d.mention.span) == verb);
    let (Some(i), Some(j)) = (at(&left, x), at(&right, y)) else { return false };
    let (p, q) = (&left[i], &right[j]);
    let light = pair.reading.language.opposites.is_light(&p.action.lemma);
    p.stem == q.stem && !light && (pair.overlap >= 0.4 || pair.overlap >= 0.15 && shares_party(p, q))
}

/// Days with days, clock times with clock times. A part of a named day counts as that day; a bare clock time has no day to compare.
fn same_scale(a: Dated<'_>, b: Dated<'_>) -> bool {
    let day = |d: Dated<'_>| d.1.class == TimeClass::Date || d.1.when.as_ref().is_some_and(|w| w.precision == Precision::PartOfDay);
    a.1.class == b.1.class || (day(a) && day(b))
}

/// The verb that a date belongs to; none for what dates a thing only: "the winner of Friday's game", but not "the night of Friday".
pub fn verb(pair: &Pair<'_>, said: &Said<'_>, date: &Mention) -> Option<Span> {
    let (tokens, tree) = (&said.statement.tokens, &said.statement.tree);
    let time = |at: usize| pair.reading.language.functions.time_words.contains(&tokens[at].norm);
    let of_thing = |at: usize| tokens[at].is("of") && !tree.head(at).is_some_and(time);
    let mut above = tree.above(said.tokens_in(date.span)).into_iter();
    let at = above.find(|at| tree.is_verb(*at) || of_thing(*at)).filter(|at| tree.is_verb(*at))?;
    Some(Span::of(said.text, tokens[at].start..tokens[at].end))
}

/// Do two dates belong to different events, or to one event of two different named subjects?
fn of_two_events(pair: &Pair<'_>, x: Option<Span>, y: Option<Span>) -> bool {
    let (Some(x), Some(y)) = (x, y) else { return false };
    let (i, j) = (pair.left.tokens_in(x).start, pair.right.tokens_in(y).start);
    let same = pair.left.stems[i] == pair.right.stems[j];
    pair.two_verbs(i, j) || same && pair.named_apart(i, j)
}

/// Does each side name an event, and none the other's? One storm destroyed the clinic in 1998, another in 2005.
fn other_events(pair: &Pair<'_>) -> bool {
    let named = |said: &Said<'_>| -> BTreeSet<EntityId> {
        said.names().filter(|(_, name)| name.kind == EntityKind::Event).filter_map(|(_, name)| name.entity).collect()
    };
    let (left, right) = (named(pair.left), named(pair.right));
    !left.is_empty() && !right.is_empty() && left.is_disjoint(&right)
}

/// A bare year beside a day of another year dates something told in passing, not the event.
fn background(a: &DateMention, b: &DateMention) -> bool {
    let (Some(x), Some(y)) = (&a.when, &b.when) else { return false };
    let coarse = x.precision.min(y.precision) <= Precision::Year && x.precision.max(y.precision) > Precision::Year;
    coarse && x.start.year() != y.start.year()
}

/// "On 6 April a quake struck the province", in an account of July, beside "on Tuesday": what was news to one of two accounts, and long
/// past to the other.
fn told_of_two_times(pair: &Pair<'_>, a: &DateMention, b: &DateMention) -> bool {
    let old = |said: &Said<'_>, date: &DateMention| {
        let published = pair.reading.accounts[said.account.0].published.as_ref();
        published.zip(date.when.as_ref()).map(|(published, when)| when.is_a_month_from(published))
    };
    matches!((old(pair.left, a), old(pair.right, b)), (Some(x), Some(y)) if x != y)
}

/// Whose end each of them dates, where both date one.
fn ends(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> Option<(End, End)> {
    let language = pair.reading.language;
    let end = |said: &Said<'_>, date: Dated<'_>| language.deaths.dated(said.statement, date.0.span, &language.verbs);
    end(pair.left, a).zip(end(pair.right, b))
}

/// Is neither completed from another date?
fn told_in_full(a: &DateMention, b: &DateMention) -> bool {
    a.basis == Basis::Absolute && b.basis == Basis::Absolute
}

/// Do both belong to one verb of what befalls one and the same only once: "born on 4 May 1941", "was born in 1938"?
fn befalls_once(pair: &Pair<'_>, x: Option<Span>, y: Option<Span>) -> bool {
    let language = pair.reading.language;
    let once = |said: &Said<'_>, verb: Span| {
        let norm = said.statement.tokens[said.tokens_in(verb).start].norm.clone();
        let lemmas = language.verbs.readings(&norm).iter().map(|r| r.lemma.clone());
        lemmas.chain([norm.clone()]).find(|word| language.opposites.is_once(word))
    };
    let (Some(x), Some(y)) = (x, y) else { return false };
    once(pair.left, x).is_some_and(|one| once(pair.right, y) == Some(one))
}

fn finding(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>, slot: bool) -> Option<Finding> {
    let moved = undated::beside(pair, a, b);
    let b = (b.0, moved.as_ref().unwrap_or(b.1));
    let level = match (&a.1.when, &b.1.when) {
        (Some(x), Some(y)) if only_resolved_otherwise(pair, a, b, x, y) => return None,
        (Some(x), Some(y)) if slot && x != y && [x, y].iter().all(|w| w.form == WhenForm::Until) => Level::Exclusive,
        (Some(x), Some(y)) => match zones(pair, a, b) {
            Zones::One((0, 0)) if same_reading(a, b) => return None,
            Zones::One(_) if cycle::two_weekdays(a.1, b.1) => Level::Exclusive,
            Zones::One(shift) => {
                readings::best(a.1, b.1, both_ends(pair, a, b), |w, left| earlier(w, if left { shift.0 } else { shift.1 }))?
            }
            Zones::UniversalAndLocal if one_reading(x, y) && !may_be_universal(pair) => Level::TwoClocks,
            Zones::UniversalAndLocal | Zones::Unknown => return None,
        },
        _ if inside(pair.left, a) && pair.same_words(a.0.span, b.0.span) => Level::Identical,
        (None, None) if readings::is_clock_alone(a.1) && readings::is_clock_alone(b.1) => match () {
            () if a.1.zone != b.1.zone => match moments_meet(a, b)? {
                true => return None,
                false => Level::Exclusive,
            },
            () if !zones_alike(a, b) => return None,
            () if readings::clocks_meet(a.1, b.1) => Level::Readable,
            () => Level::Exclusive,
        },
        _ if slot && readings::clocks_apart(a.1, b.1) && zones_alike(a, b) => Level::Exclusive,
        _ if cycle::level(a.1, b.1).is_some_and(|level| slot || level == Level::Exclusive) => cycle::level(a.1, b.1)?,
        (None, None) if slot && readings::end_of_day(a.1, b.1) => return None,
        // Not resolved, but in the same place of the same sentence two different days are two days.
        (None, None) if slot && !a.1.timex.is_empty() && same_pieces(&a.1.timex, &b.1.timex) && a.1.timex != b.1.timex => Level::Exclusive,
        (None, None) if slot && relative::apart(pair, a, b) => Level::Exclusive,
        _ => return None,
    };
    let (relation, reason) = match level {
        Level::Identical => (Relation::Same, "the same time"),
        Level::Within => (Relation::Compatible, "one is told more precisely and lies within the other"),
        Level::TwoCalendars => (Relation::Compatible, "one day, told in two calendars"),
        Level::Readable => (Relation::Compatible, "as what is left open can be read, they agree"),
        Level::Overlapping | Level::Near => (Relation::Compatible, "the two do not exclude each other"),
        Level::Exclusive => (Relation::Conflict, different(a, b)),
        Level::TwoClocks => (Relation::Conflict, "one reading of a clock, in universal time and in local time"),
    };
    // EDTF has no parts of a day; TIMEX3 has: `2020-11-25TMO`.
    let part = |d: Dated<'_>| d.1.when.as_ref().is_none_or(|w| w.precision == Precision::PartOfDay && d.1.timex.contains('T'));
    let value = |d: Dated<'_>| d.1.meant().filter(|_| !part(d)).map_or_else(|| d.1.timex.clone(), |when| told(d.1, when));
    let words = |said: &Said<'_>, d: Dated<'_>| crate::text::one_line(said.words(d.0.span));
    let named = |said: &Said<'_>, d: Dated<'_>| if value(d).is_empty() { words(said, d) } else { value(d) };
    let (p, q) = (named(pair.left, a), named(pair.right, b));
    Some(Finding {
        kind: DifferenceKind::Date,
        topic: if slot { a.0.span.start().to_string() } else { String::new() },
        relation,
        weight: pair.overlap + if slot { 1.0 } else { 0.0 },
        form: matches!(level, Level::Within | Level::TwoCalendars | Level::Readable),
        explanation: format!("{} ({p}) against {} ({q}); {reason}", words(pair.left, a), words(pair.right, b)),
        left: Half::new(pair.left, a.0.span, p),
        right: Half::new(pair.right, b.0.span, q),
    })
}

/// Does a date stand in its statement, and not in the heading above it?
fn inside(said: &Said<'_>, date: Dated<'_>) -> bool {
    said.statement.span.contains(date.0.span)
}

/// What two times are that have no moment in common.
fn different(a: Dated<'_>, b: Dated<'_>) -> &'static str {
    let (Some(x), Some(y)) = (&a.1.when, &b.1.when) else { return "these are different times" };
    match x.precision.min(y.precision) {
        Precision::Century | Precision::Decade | Precision::Year => "these are different years",
        Precision::Month => "these are different months",
        Precision::Season | Precision::Week => "these are different times",
        Precision::Day | Precision::PartOfDay | Precision::Hour | Precision::Minute if x.first_day() != y.first_day() => {
            "these are different days"
        }
        Precision::Day | Precision::PartOfDay | Precision::Hour | Precision::Minute => "these are different times of day",
    }
}

/// The same words, completed from two publication days, or the same day (where one tells only the month: the same month) of two years
/// of which one is guessed.
fn only_resolved_otherwise(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>, x: &When, y: &When) -> bool {
    // "The 9th inst." is a day as soon as the day of the letter is.
    let of_letter = |d: Dated<'_>| d.1.cycle.months.is_some();
    let told = [a, b].into_iter().all(|d| d.1.basis == Basis::Absolute || of_letter(d));
    let by_month = x.precision.min(y.precision) == Precision::Month;
    let day = |w: &When| (w.start.month(), if by_month { 1 } else { w.start.day() });
    let years_apart = day(x) == day(y) && x.start.year() != y.start.year() && x.precision > Precision::Year;
    !told && (pair.same_words(a.0.span, b.0.span) || years_apart)
}

/// A time as EDTF; where it can mean several, "one of them": `[1998-05-04T08:00,1998-05-04T20:00]`.
fn told(date: &DateMention, when: &When) -> String {
    let points = date.readings.iter().filter(|reading| reading.form == when.form);
    let all: Vec<String> = std::iter::once(when).chain(points).map(When::edtf).collect();
    if let [one] = all.as_slice() { one.clone() } else { format!("[{}]", all.join(",")) }
}

/// One clock reading told with its day and without: the missing day is only assumed.
fn same_reading(a: Dated<'_>, b: Dated<'_>) -> bool {
    fn all(d: &DateMention) -> impl Iterator<Item = &When> {
        d.when.iter().chain(&d.readings)
    }
    let one = || all(a.1).any(|x| all(b.1).any(|y| one_reading(x, y)));
    a.1.class == TimeClass::Time && (a.1.basis != Basis::Absolute || b.1.basis != Basis::Absolute) && one()
}

/// The same hour and minute, of whatever day.
fn one_reading(x: &When, y: &When) -> bool {
    x.precision == y.precision && x.precision >= Precision::Hour && x.start.time() == y.start.time()
}

/// Do two unresolved values tell the same pieces, as two weekdays do, and not a weekday and a day of the month?
fn same_pieces(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).all(|(x, y)| (x == b'X') == (y == b'X'))
}

#[cfg(test)]
mod tests {
    use crate::diff::made::Made;
    use crate::model::{Content, DateMention, DateRole, Precision, When};
    use jiff::civil::date;

    fn dated(when: When, role: DateRole) -> Content {
        let timex = when.edtf();
        Content::Date(DateMention { role, ..DateMention::new(Some(when), timex) })
    }

    #[test]
    fn days_that_share_no_moment_conflict() {
        let day = |d| dated(When::day(date(2021, 5, d)), DateRole::Event);
        let made = Made::default().with("The siege of the old fort began on 3 May.", None, vec![("3 May", day(3))]).with(
            "The siege of the fort began on 5 May.",
            None,
            vec![("5 May", day(5))],
        );
        assert_eq!(made.found(), ["date conflict: 2021-05-03 | 2021-05-05"]);
    }

    #[test]
    fn a_month_holds_its_day_and_a_date_of_speech_dates_nothing() {
        let month = dated(When::unit(date(2021, 5, 1).at(0, 0, 0, 0), Precision::Month), DateRole::Event);
        let made = Made::default()
            .with("The siege of the old fort began on 3 May.", None, vec![("3 May", dated(When::day(date(2021, 5, 3)), DateRole::Event))])
            .with("The siege of the fort began in May.", None, vec![("May", month)])
            .with(
                "Scouts said on 9 May the fort siege began.",
                None,
                vec![("9 May", dated(When::day(date(2021, 5, 9)), DateRole::Speech))],
            );
        assert_eq!(made.found(), ["date compatible: 2021-05-03 | 2021-05"]);
    }
}
