//! Joins a clock time and the length that is counted from it: "from 2 p.m. for two hours", "for three hours from 10 a.m.".

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::cursor::Cursor;
use super::join::gap;
use super::told::{Clock, Length, Phrase, Told};
use crate::language::dates::Unit;
use crate::language::particles::{AT, FOR, FROM};

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// The clock time with its end, in either order.
pub fn lasting(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let gap = gap(c, a, b)?;
    match (&a.told, &b.told, gap.as_slice()) {
        (_, Told::Length(length), [FOR]) => until(a.clock?, length).map(|clock| join(a, a, b, clock)),
        (Told::Length(length), Told::Clock, [FROM]) => until(b.clock?, length).map(|clock| join(b, a, b, clock)),
        (Told::Length(length), Told::Clock, [word] | [word, AT | FROM]) if c.words.clock.starting.contains(*word) => {
            until(b.clock?, length).map(|clock| join(b, a, b, clock))
        }
        _ => None,
    }
}

fn join(core: &Phrase, a: &Phrase, b: &Phrase, clock: Clock) -> Phrase {
    Phrase { tokens: a.tokens.start..b.tokens.end, clock: Some(clock), ..core.clone() }
}

/// Where the hours and minutes of a length end that begin at a clock time; none for a day and more.
fn until(clock: Clock, length: &Length) -> Option<Clock> {
    let minutes = |(unit, amount): &(Unit, Option<Decimal>)| match unit {
        Unit::Hour => amount.and_then(|a| a.checked_mul(Decimal::from(60))),
        Unit::Minute => *amount,
        Unit::Second | Unit::Day | Unit::Weekend | Unit::Week | Unit::Month | Unit::Year => None,
    };
    let whole: Decimal = length.parts.iter().map(minutes).sum::<Option<Decimal>>()?;
    let lasts = whole.round().to_i64().filter(|lasts| (1..DAY).contains(lasts) && clock.until.is_none())?;
    let end = (i64::from(clock.hour) * 60 + i64::from(clock.minute.unwrap_or(0)) + lasts) % DAY;
    Some(Clock { until: Some(((end / 60) as i8, (end % 60) as i8)), ..clock })
}
