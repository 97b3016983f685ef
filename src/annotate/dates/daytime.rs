//! Joins a clock time or a part of the day to its day ("Tuesday at 8 p.m.", "the early hours of Monday"), and a clock time to the length counted from
//! it ("from 2 p.m. for two hours").

use std::ops::Range;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::cursor::Cursor;
use super::join::gap;
use super::phrase::{Clock, ClockZone, Equal, Length, Meaning, Partial, Phrase, Scale};
use crate::language::dates::{Bound, PartOfDay, Unit};
use crate::language::function_word::{AFTER, AT, BEFORE, FOR, FROM, IN, OF, ON, OR, THE};

/// True for a day that has no clock time yet.
pub(super) fn is_day(phrase: &Phrase) -> bool {
    phrase.clock.is_none() && phrase.meaning.is_day()
}

/// Merges a day and a clock time side by side, in either order, into one phrase.
pub(super) fn day_with_clock(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let gap = gap(c, a, b)?;
    match (a.meaning == Meaning::Clock, b.meaning == Meaning::Clock) {
        (false, true) if is_day(a) => day_then_clock(c, a, b, &gap),
        (true, false) if is_day(b) => clock_then_day(a, b, &gap),
        (true, true) => two_clocks(c, a, b, &gap),
        (false, true) => recurring(a, b, &gap).or_else(|| second_clock(c, a, b, &gap)),
        (true | false, false) => None,
    }
}

/// The tokens from the start of `a` to the end of `b`.
fn cover(a: &Phrase, b: &Phrase) -> Range<usize> {
    a.tokens.start..b.tokens.end
}

fn code(part: Option<&PartOfDay>) -> Option<&str> {
    part.map(|p| p.code.as_str())
}

/// "Tuesday at 8 p.m.", "Thursday before 5pm", "Tuesday in the early hours".
fn day_then_clock(c: &Cursor, a: &Phrase, b: &Phrase, gap: &[&str]) -> Option<Phrase> {
    let (linked, bound) = match gap {
        [] | ["," | "|" | "-" | "–" | "@"] | [",", AT | FROM] => (true, None),
        [BEFORE] => (true, Some(Bound::Until)),
        [AFTER] => (true, Some(Bound::Since)),
        [word] => (c.words.clock.day_to_clock.contains(*word), None),
        [AT, word] => (c.words.clock.roughly.contains(*word), None),
        _ => (false, None),
    };
    let two_parts = b.clock.is_none() && a.part.is_some();
    (linked && !two_parts).then(|| Phrase {
        tokens: cover(a, b),
        clock: halved(b.clock, code(a.part.as_ref())),
        part: a.part.clone().or(b.part.clone()),
        approximate: a.approximate || b.approximate,
        bound,
        ..a.clone()
    })
}

/// "8:30 p.m. Thursday", "about 6am on Sunday morning", "the early hours of Monday".
fn clock_then_day(a: &Phrase, b: &Phrase, gap: &[&str]) -> Option<Phrase> {
    let linked = matches!(gap, [] | [ON | "," | IN | "|"] | [OF, THE]) || gap == [OF] && a.clock.is_none();
    let part = b.part.clone().or(a.part.clone());
    linked.then(|| Phrase {
        tokens: cover(a, b),
        clock: halved(a.clock, code(part.as_ref())),
        part,
        approximate: a.approximate || b.approximate,
        edge: b.edge.or(a.edge),
        ..b.clone()
    })
}

/// "8 in the evening"; or "07:37 a.m. UTC (3:37 a.m. EDT)", where the second repeats the first.
fn two_clocks(c: &Cursor, a: &Phrase, b: &Phrase, gap: &[&str]) -> Option<Phrase> {
    a.clock?;
    if b.clock.is_some() {
        return second_clock(c, a, b, gap);
    }
    let linked = a.part.is_none() && matches!(gap, [] | [IN | AT] | [IN, THE]);
    linked.then(|| Phrase { tokens: cover(a, b), clock: halved(a.clock, code(b.part.as_ref())), part: b.part.clone(), ..a.clone() })
}

/// The same moment on a second clock. If only that clock's zone is known, the moment is taken from it.
fn second_clock(c: &Cursor, a: &Phrase, b: &Phrase, gap: &[&str]) -> Option<Phrase> {
    let (own, other) = (a.clock?, b.clock?);
    let bracket = matches!(gap, ["(" | "["]) && c.is_any(b.tokens.end, &[")", "]"]);
    let joined = matches!(gap, ["/" | OR] | [",", OR]) && other.zone.is_some() && own.zone.is_some();
    let known = |zone: Option<ClockZone>| zone.filter(|z| matches!(z, ClockZone::Fixed(_) | ClockZone::Place(_)));
    let equal = known(other.zone).filter(|_| known(own.zone).is_none());
    let equal = equal.map(|zone| Equal { hour: other.hour, minute: other.minute, zone });
    let end = b.tokens.end + usize::from(bracket);
    (bracket || joined).then(|| Phrase { tokens: a.tokens.start..end, clock: Some(Clock { equal, ..own }), ..a.clone() })
}

/// "every Tuesday at 9am"
fn recurring(a: &Phrase, b: &Phrase, gap: &[&str]) -> Option<Phrase> {
    let (Meaning::Set(value), Some(clock), [AT] | []) = (&a.meaning, b.clock, gap) else { return None };
    let minute = clock.minute.map_or(String::new(), |m| format!(":{m:02}"));
    let day = if value == "P1D" { "" } else { value };
    Some(Phrase { tokens: cover(a, b), meaning: Meaning::Set(format!("{day}T{:02}{minute}", clock.hour)), ..a.clone() })
}

/// "7 … in the evening" is 19:00.
pub(super) fn halved(clock: Option<Clock>, part: Option<&str>) -> Option<Clock> {
    let clock = clock?;
    let late = matches!(part, Some("AF" | "EV")) || part == Some("NI") && clock.hour >= 6;
    let hour = if !clock.sure && late && clock.hour < 12 { clock.hour + 12 } else { clock.hour };
    let until = clock.until.map(|(end, minute)| if hour > clock.hour && end < 12 { (end + 12, minute) } else { (end, minute) });
    Some(Clock { hour, until, sure: clock.sure || part.is_some(), ..clock })
}

/// "Wed Oct 26 15:50:06 2016": the year comes last.
pub(super) fn dated_clock(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let (Meaning::Date(day), Meaning::Date(year)) = (&a.meaning, &b.meaning) else { return None };
    let bare = year.month.is_none() && year.scale == Scale::Year && year.stretch.is_none();
    if a.clock.is_none() || day.month.is_none() || day.year.is_some() || !bare || !gap(c, a, b)?.is_empty() {
        return None;
    }
    let meaning = Meaning::Date(Partial { year: year.year, ..day.clone() });
    Some(Phrase { tokens: a.tokens.start..b.tokens.end, meaning, ..a.clone() })
}

/// Minutes of a day.
const MINUTES_OF_A_DAY: i64 = 24 * 60;

/// A clock time merged with the length it lasts, in either order.
pub(super) fn lasting(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let gap = gap(c, a, b)?;
    match (&a.meaning, &b.meaning, gap.as_slice()) {
        (_, Meaning::Length(length), [FOR]) => until(a.clock?, length).map(|clock| with_end(a, a, b, clock)),
        (Meaning::Length(length), Meaning::Clock, [FROM]) => until(b.clock?, length).map(|clock| with_end(b, a, b, clock)),
        (Meaning::Length(length), Meaning::Clock, [word] | [word, AT | FROM]) if c.words.clock.starting.contains(*word) => {
            until(b.clock?, length).map(|clock| with_end(b, a, b, clock))
        }
        _ => None,
    }
}

fn with_end(core: &Phrase, a: &Phrase, b: &Phrase, clock: Clock) -> Phrase {
    Phrase { tokens: a.tokens.start..b.tokens.end, clock: Some(clock), ..core.clone() }
}

/// Where the hours and minutes of a length end if it begins at a clock time. `None` for a day and more.
fn until(clock: Clock, length: &Length) -> Option<Clock> {
    let minutes = |(unit, amount): &(Unit, Option<Decimal>)| match unit {
        Unit::Hour => amount.and_then(|a| a.checked_mul(Decimal::from(60))),
        Unit::Minute => *amount,
        Unit::Second | Unit::Day | Unit::Weekend | Unit::Week | Unit::Month | Unit::Year => None,
    };
    let whole: Decimal = length.parts.iter().map(minutes).sum::<Option<Decimal>>()?;
    let lasts = whole.round().to_i64().filter(|lasts| (1..MINUTES_OF_A_DAY).contains(lasts) && clock.until.is_none())?;
    let end = (i64::from(clock.hour) * 60 + i64::from(clock.minute.unwrap_or(0)) + lasts) % MINUTES_OF_A_DAY;
    Some(Clock { until: Some(((end / 60) as i8, (end % 60) as i8)), ..clock })
}
