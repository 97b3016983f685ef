//! Times of day whose day neither statement tells. The day that such a time has is that of a sentence before it, so that only the hours of two
//! of them can be held against each other.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::zones::{Zones, zones};
use super::{Dated, earlier};
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::{DateMention, When};

/// The second of two such times, on the day of the first; by clocks that do not go alike on the day that brings the two nearest.
pub fn beside(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> Option<DateMention> {
    if !is_alone(pair.left, a) || !is_alone(pair.right, b) {
        return None;
    }
    let (x, y) = match (&a.1.when, &b.1.when) {
        (Some(x), Some(y)) => (x, y),
        (Some(x), None) => return on_day_of(x, b.1),
        (None, Some(y)) => return Some(without_day(y, b.1)),
        (None, None) => return None,
    };
    let told = (x.first_day() - y.first_day()).get_days();
    let (first, second) = if let Zones::One(minutes) = zones(pair, a, b) { minutes } else { (0, 0) };
    let start = earlier(x, first).start;
    let apart = |days: i32| earlier(&moved(y, days), second).start.duration_since(start).as_secs().abs();
    let around = if first == second { told..=told } else { told - 1..=told + 1 };
    let days = around.min_by_key(|days| (apart(*days), (*days - told).abs()))?;
    (days != 0).then(|| DateMention {
        when: Some(moved(y, days)),
        readings: b.1.readings.iter().map(|reading| moved(reading, days)).collect(),
        part: b.1.part.as_ref().map(|part| moved(part, days)),
        ..b.1.clone()
    })
}

/// A time that no day is known of, on the day of the other.
fn on_day_of(x: &When, told: &DateMention) -> Option<DateMention> {
    let (first, others) = told.readings.split_first()?;
    let days = (x.first_day() - first.first_day()).get_days();
    let readings = others.iter().map(|reading| moved(reading, days)).collect();
    Some(DateMention { when: Some(moved(first, days)), readings, ..told.clone() })
}

/// A time without its day, as one is told that no day is known of.
fn without_day(y: &When, told: &DateMention) -> DateMention {
    let days = (Date::ZERO - y.first_day()).get_days();
    let readings = std::iter::once(y).chain(&told.readings).map(|reading| moved(reading, days)).collect();
    let hour = told.timex.split_once('T').map_or("", |(_, hour)| hour);
    DateMention { when: None, readings, part: None, timex: format!("XXXX-XX-XXT{hour}"), ..told.clone() }
}

fn is_alone(said: &Said<'_>, date: Dated<'_>) -> bool {
    date.1.alone && said.statement.section.is_none()
}

fn moved(when: &When, days: i32) -> When {
    let to = |at: DateTime| at.checked_add(i64::from(days).days()).unwrap_or(at);
    When { start: to(when.start), end: to(when.end), ..when.clone() }
}
