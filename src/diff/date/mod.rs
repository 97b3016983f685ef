//! Dates: when the same event happened, as intervals. Two dates are compared only if each is the only date of the same event, or of
//! statements that share nearly everything, or if both are in the same place of statements that are otherwise word for word alike.

mod clock;
pub(super) mod comparable;
mod level;

use crate::diff::answers::gives_one_thing;
use crate::diff::finding::{Finding, Half};
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::diff::table_rows::are_rows;
use crate::model::{Basis, DateMention, DateRole, DifferenceKind, Mention, Precision, Relation, TimeClass, When, WhenForm};
use clock::{
    Zones, clock_on_day_of, clocks_apart, clocks_meet, earlier, end_of_day, is_clock_alone, level_of_readings, may_be_universal,
    moments_meet, zones, zones_alike,
};
use comparable::{
    NEARLY_EVERYTHING, ONE_EVENT, comparable_dates, ends_of_persons, is_background, is_denied_date, is_inside_saying, on_the_day_of_saying,
    opens_a_saying, other_events, same_class, two_relative_times,
};
use level::{Level, is_open, level_of_times, level_without_year, two_weekdays};

/// A date and its mention.
pub(super) type Dated<'a> = (&'a Mention, &'a DateMention);
/// Compares the dates of two statements.
pub(super) fn compare_dates(pair: &Pair<'_>) -> Vec<Finding> {
    let (left, right) = (dates_of(pair.left), dates_of(pair.right));
    let mut out = Vec::new();
    for a in &left {
        for b in &right {
            if ends_of_persons(pair, *a, *b).is_some_and(|(x, y)| x.person() != y.person()) {
                continue;
            }
            if is_denied_date(pair, pair.left, *a) != is_denied_date(pair, pair.right, *b) {
                continue;
            }
            let slot = pair.same_slot(a.0.span, b.0.span) || left.len() == 1 && right.len() == 1 && gives_one_thing(pair);
            if ends_of_persons(pair, *a, *b).is_some_and(|(x, y)| x.person() != y.person()) {
                continue;
            }
            if slot && same_class(a.1, b.1) || !are_rows(pair) && comparable_dates(pair, (&left, *a), (&right, *b)) {
                out.extend(date_finding(pair, *a, *b, slot));
            }
        }
    }
    if out.is_empty() && !are_rows(pair) {
        out.extend(finer_of_one_time(pair, &left, &right));
    }
    if out.is_empty() {
        out.extend(compare_headings(pair, &left, &right));
    }
    out
}
/// True if two dates can be the same time, in whatever words.
pub(super) fn dates_meet(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    match (a.1.meant(), b.1.meant()) {
        (Some(x), Some(y)) => level_of_dates(pair, a, b).map_or(x.overlaps(y), |level| !matches!(level, Level::Exclusive | Level::Near)),
        (None, _) | (_, None) => {
            let any_year = matches!(level_without_year(a.1, b.1), Some(Level::Identical | Level::Within));
            a.1.timex == b.1.timex && a.1.cycle.months == b.1.cycle.months
                || any_year
                || clocks_meet(a.1, b.1) && zones_alike(a, b)
                || a.1.zone != b.1.zone && moments_meet(a, b) == Some(true)
        }
    }
}
/// True if it is the same time in different words: "Michaelmas" and "29 September", "10am ET" and "7am PT".
pub(super) fn is_written_otherwise(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    // "21:00" and "9 p.m." are one time of day, though one is given to the minute.
    let starts = |d: Dated<'_>| {
        d.1.class == TimeClass::Time && d.1.readings.is_empty() && d.1.when.as_ref().is_some_and(|w| w.precision >= Precision::Hour)
    };
    match level_of_dates(pair, a, b).or_else(|| level_without_year(a.1, b.1)) {
        Some(Level::Identical | Level::TwoCalendars) => true,
        Some(Level::Within) => starts(a) && starts(b) && start_together(pair, a, b),
        Some(Level::Readable | Level::Overlapping | Level::Near | Level::Exclusive | Level::TwoClocks) | None => false,
    }
}
/// True if two clock times begin at the same moment.
fn start_together(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    let moved = clock_on_day_of(pair, a, b);
    let b = (b.0, moved.as_ref().unwrap_or(b.1));
    let Zones::One((x, y)) = zones(pair, a, b) else { return false };
    let start = |d: Dated<'_>, minutes: i16| d.1.when.as_ref().map(|when| earlier(when, minutes).start);
    start(a, x) == start(b, y)
}
/// The level of two dates; `None` if their clocks cannot be compared.
fn level_of_dates(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> Option<Level> {
    let moved = clock_on_day_of(pair, a, b);
    let b = (b.0, moved.as_ref().unwrap_or(b.1));
    match zones(pair, a, b) {
        Zones::One(shift) => level_of_readings(a.1, b.1, both_ends(pair, a, b), |w, left| earlier(w, if left { shift.0 } else { shift.1 })),
        Zones::UniversalAndLocal | Zones::Unknown => None,
    }
}
/// True if each side gives one range with both ends. If a side gives several, they may be parts of the other's.
fn both_ends(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    let one = |said: &Said<'_>| said.dates().filter(|(_, d)| d.ends).count() == 1;
    a.1.ends && b.1.ends && one(pair.left) && one(pair.right)
}
/// If each side gives one time and one contains the other: within one claim that is the same time, given more precisely, whatever the verbs
/// are.
fn finer_of_one_time(pair: &Pair<'_>, left: &[Dated<'_>], right: &[Dated<'_>]) -> Option<Finding> {
    let (a, b) = (one_time(left)?, one_time(right)?);
    let (x, y) = (a.1.meant()?, b.1.meant()?);
    let coarse = |w: &When| w.precision < Precision::Month || w.precision == Precision::Month && w.approximate;
    let close = ![x, y].into_iter().any(|w| coarse(w) || is_open(w));
    (close && matches!(level_of_times(x, y), Level::Within | Level::Identical)).then(|| date_finding(pair, a, b, false)).flatten()
}
/// The most precise of a statement's event dates, if all of them are parts of one time: "at 4:30 a.m. on Monday".
fn one_time<'a>(all: &[Dated<'a>]) -> Option<Dated<'a>> {
    let events = all.iter().filter(|d| d.1.role == DateRole::Event);
    let timed: Vec<(&When, Dated<'a>)> = events.map(|d| d.1.when.as_ref().map(|when| (when, *d))).collect::<Option<_>>()?;
    let (finest, one) = timed.iter().max_by_key(|(when, _)| when.precision)?;
    timed.iter().all(|(when, _)| when.contains(finest)).then_some(*one)
}
/// The calendar dates and clock times of a statement that can date its event, up to a limit.
fn dates_of<'a>(said: &Said<'a>) -> Vec<Dated<'a>> {
    const MOST: usize = 12;
    let event = |m: &Mention, d: &DateMention| {
        matches!(d.class, TimeClass::Date | TimeClass::Time)
            && !repeats_heading(said, m, d)
            && !opens_a_saying(said, m)
            && !on_the_day_of_saying(said, m, d)
    };
    said.dates().filter(|(m, d)| event(m, d)).take(MOST).collect()
}
fn date_finding(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>, slot: bool) -> Option<Finding> {
    let moved = clock_on_day_of(pair, a, b);
    let b = (b.0, moved.as_ref().unwrap_or(b.1));
    let level = match (&a.1.when, &b.1.when) {
        (Some(x), Some(y)) if only_resolved_otherwise(pair, a, b, x, y) => return None,
        (Some(x), Some(y)) if slot && x != y && [x, y].iter().all(|w| w.form == WhenForm::Until) => Level::Exclusive,
        (Some(x), Some(y)) => match zones(pair, a, b) {
            Zones::One((0, 0)) if same_reading(a, b) => return None,
            Zones::One(_) if two_weekdays(a.1, b.1) => Level::Exclusive,
            Zones::One(shift) => {
                level_of_readings(a.1, b.1, both_ends(pair, a, b), |w, left| earlier(w, if left { shift.0 } else { shift.1 }))?
            }
            Zones::UniversalAndLocal if one_reading(x, y) && !may_be_universal(pair) => Level::TwoClocks,
            Zones::UniversalAndLocal | Zones::Unknown => return None,
        },
        _ if is_inside_saying(pair.left, a) && pair.same_words(a.0.span, b.0.span) => Level::Identical,
        (None, None) if is_clock_alone(a.1) && is_clock_alone(b.1) => match () {
            () if a.1.zone != b.1.zone => match moments_meet(a, b)? {
                true => return None,
                false => Level::Exclusive,
            },
            () if !zones_alike(a, b) => return None,
            () if clocks_meet(a.1, b.1) => Level::Readable,
            () => Level::Exclusive,
        },
        _ if slot && clocks_apart(a.1, b.1) && zones_alike(a, b) => Level::Exclusive,
        _ if level_without_year(a.1, b.1).is_some_and(|level| slot || level == Level::Exclusive) => level_without_year(a.1, b.1)?,
        (None, None) if slot && end_of_day(a.1, b.1) => return None,
        // Unresolved, but in the same place of the same sentence two different days are two days.
        (None, None) if slot && !a.1.timex.is_empty() && same_pieces(&a.1.timex, &b.1.timex) && a.1.timex != b.1.timex => Level::Exclusive,
        (None, None) if slot && two_relative_times(pair, a, b) => Level::Exclusive,
        _ => return None,
    };
    let (relation, reason) = match level {
        Level::Identical => (Relation::Same, "the same time"),
        Level::Within => (Relation::Compatible, "one is more precise and within the other"),
        Level::TwoCalendars => (Relation::Compatible, "one day in two calendars"),
        Level::Readable => (Relation::Compatible, "what is left open can be read so that they agree"),
        Level::Overlapping | Level::Near => (Relation::Compatible, "the two do not exclude each other"),
        Level::Exclusive => (Relation::Conflict, how_different(a, b)),
        Level::TwoClocks => (Relation::Conflict, "the same clock time, once in universal and once in local time"),
    };
    // EDTF has no parts of a day; TIMEX3 has: `2020-11-25TMO`.
    let part = |d: Dated<'_>| d.1.when.as_ref().is_none_or(|w| w.precision == Precision::PartOfDay && d.1.timex.contains('T'));
    let value = |d: Dated<'_>| d.1.meant().filter(|_| !part(d)).map_or_else(|| d.1.timex.clone(), |when| printed(d.1, when));
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
/// How to describe two times that share no moment.
fn how_different(a: Dated<'_>, b: Dated<'_>) -> &'static str {
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
/// True for the same words, completed from two publication days, or for the same day (the same month, if one gives only the month) of two
/// years of which one is guessed.
fn only_resolved_otherwise(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>, x: &When, y: &When) -> bool {
    // "The 9th inst." is a day as soon as the day of the letter is known.
    let of_letter = |d: Dated<'_>| d.1.cycle.months.is_some();
    let stated = [a, b].into_iter().all(|d| d.1.basis == Basis::Absolute || of_letter(d));
    let by_month = x.precision.min(y.precision) == Precision::Month;
    let day = |w: &When| (w.start.month(), if by_month { 1 } else { w.start.day() });
    let years_apart = day(x) == day(y) && x.start.year() != y.start.year() && x.precision > Precision::Year;
    !stated && (pair.same_words(a.0.span, b.0.span) || years_apart)
}
/// A time in EDTF; if it has several readings, the EDTF set "one of": `[1998-05-04T08:00,1998-05-04T20:00]`.
fn printed(date: &DateMention, when: &When) -> String {
    let points = date.readings.iter().filter(|reading| reading.form == when.form);
    let all: Vec<String> = std::iter::once(when).chain(points).map(When::edtf).collect();
    if let [one] = all.as_slice() { one.clone() } else { format!("[{}]", all.join(",")) }
}
/// True for one clock reading with and without its day: the missing day is only assumed.
fn same_reading(a: Dated<'_>, b: Dated<'_>) -> bool {
    fn all(d: &DateMention) -> impl Iterator<Item = &When> {
        d.when.iter().chain(&d.readings)
    }
    let one = || all(a.1).any(|x| all(b.1).any(|y| one_reading(x, y)));
    a.1.class == TimeClass::Time && (a.1.basis != Basis::Absolute || b.1.basis != Basis::Absolute) && one()
}
/// True for the same hour and minute, on any day.
fn one_reading(x: &When, y: &When) -> bool {
    x.precision == y.precision && x.precision >= Precision::Hour && x.start.time() == y.start.time()
}
/// True if two unresolved values have the same parts, as two weekdays do, but not a weekday and a day of the month.
fn same_pieces(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).all(|(x, y)| (x == b'X') == (y == b'X'))
}
/// Compares dates of headings. Statements without a day of their own take it from the heading above; near copies, or one event, under
/// another date are of another time. A statement's own date takes precedence over its heading.
fn compare_headings(pair: &Pair<'_>, left: &[Dated<'_>], right: &[Dated<'_>]) -> Option<Finding> {
    fn stated<'a>(said: &Said<'a>, all: &[Dated<'a>]) -> Option<Dated<'a>> {
        let timed = said.statement.section_date().is_some_and(|(_, heading)| heading.class == TimeClass::Time);
        let own: Vec<Dated<'a>> = all.iter().copied().filter(|d| gives_day(d.1) || timed && d.1.class == TimeClass::Time).collect();
        if own.is_empty() { said.statement.section_date() } else { one_time(&own) }
    }
    fn gives_day(date: &DateMention) -> bool {
        date.role == DateRole::Event && date.basis != Basis::Context && !is_clock_alone(date)
    }
    // "last night" under a heading without a year is another day than the heading's
    let shifted = |said: &Said<'_>| {
        said.dates().any(|(_, d)| d.role == DateRole::Event && d.when.is_none() && d.timex.starts_with('T') && d.timex.len() > 1)
    };
    if shifted(pair.left) || shifted(pair.right) || of_two_outcomes(pair) {
        return None;
    }
    let (a, b) = (stated(pair.left, left)?, stated(pair.right, right)?);
    if pair.left.statement.section.is_none() && pair.right.statement.section.is_none() {
        return None;
    }
    let root =
        |said: &Said<'_>| (0..said.stems.len()).find(|at| said.statement.tree.head(*at).is_none() && said.statement.tree.is_verb(*at));
    let same_verb = root(pair.left).zip(root(pair.right)).is_some_and(|(i, j)| pair.left.stems[i] == pair.right.stems[j]);
    let said = |at: usize| pair.left.is_content(at) && !pair.left.is_figure(&pair.left.statement.tokens[at]);
    let relevant = (0..pair.left.stems.len()).any(|at| said(at) && pair.right.content.contains(&pair.left.stems[at]));
    let alike = pair.overlap >= NEARLY_EVERYTHING && relevant || same_verb && pair.overlap >= ONE_EVENT;
    let found = date_finding(pair, a, b, false).filter(|_| alike && !other_events(pair) && !is_background(a.1, b.1));
    found.filter(|f| f.relation == Relation::Conflict)
}
/// True if both give ranks and share none: "finished eleventh" in one year, "finished fourth" in another.
fn of_two_outcomes(pair: &Pair<'_>) -> bool {
    let ranks = |said: &Said<'_>| -> Vec<i64> {
        let order = |t: &crate::text::Token| pair.reading.language.qualifiers.order(&t.norm);
        let dated = |t: &crate::text::Token| said.dates().any(|(m, _)| m.span.start() <= t.start && t.end <= m.span.end());
        said.statement.tokens.iter().filter(|t| !dated(t)).filter_map(order).collect()
    };
    let (left, right) = (ranks(pair.left), ranks(pair.right));
    !left.is_empty() && !right.is_empty() && !left.iter().any(|rank| right.contains(rank))
}
/// True for "this year" under the heading of a year: it adds nothing to the heading.
fn repeats_heading(said: &Said<'_>, mention: &Mention, date: &DateMention) -> bool {
    let heading = said.statement.section_date().and_then(|(_, heading)| heading.when.as_ref());
    heading.is_some() && date.when.as_ref() == heading && !said.words(mention.span).contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::diff::made::Made;
    use crate::model::{Content, DateMention, DateRole, Precision, When};

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
    fn a_month_includes_its_day_and_a_date_of_speech_is_not_compared() {
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
