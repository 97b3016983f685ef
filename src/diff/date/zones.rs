//! How the clocks of two times stand to each other, so that one moment told in two zones is one.

use jiff::ToSpan;

use super::Dated;
use super::level::{Level, level};
use super::readings::is_clock_alone;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::{EntityId, Precision, When, Zone};

/// Whether two clock times can be compared.
pub enum Zones {
    /// They can be compared when so many minutes are taken off each.
    One((i16, i16)),
    /// One in universal time, one in that of the place.
    UniversalAndLocal,
    /// One in a stated zone, and that of the other is not told.
    Unknown,
}

/// How the clocks of two dates stand.
pub fn zones(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> Zones {
    let clock = |d: Dated<'_>| d.1.when.as_ref().is_some_and(|w| w.precision >= Precision::PartOfDay);
    match (a.1.zone, b.1.zone) {
        _ if !clock(a) || !clock(b) => Zones::One((0, 0)),
        (Some(Zone::Offset(x)), Some(Zone::Offset(y))) => Zones::One(if x == y { (0, 0) } else { (x, y) }),
        (Some(Zone::Offset(0)), Some(Zone::Local)) | (Some(Zone::Local), Some(Zone::Offset(0))) => Zones::UniversalAndLocal,
        (Some(Zone::Unclear), Some(Zone::Unclear)) if same_zone(pair, a, b) => Zones::One((0, 0)),
        (Some(Zone::Offset(_) | Zone::Unclear), _) | (_, Some(Zone::Offset(_) | Zone::Unclear)) => Zones::Unknown,
        (None | Some(Zone::Local), None | Some(Zone::Local)) => Zones::One((0, 0)),
    }
}

/// Is a zone that nobody knows told in the same words: "IST" and "IST", "ship's time" and "ship's time"?
fn same_zone(pair: &Pair<'_>, a: Dated<'_>, b: Dated<'_>) -> bool {
    const NO_ZONE: [&str; 4] = ["am", "pm", "a.m.", "p.m."];
    let words = |said: &Said<'_>, d: Dated<'_>| -> Vec<String> {
        let tokens = &said.statement.tokens[said.tokens_in(d.0.span)];
        let named = tokens.iter().filter(|t| !t.norm.contains(|c: char| c.is_ascii_digit()) && !NO_ZONE.contains(&t.norm.as_str()));
        named.map(|t| t.norm.clone()).collect()
    };
    let (x, y) = (words(pair.left, a), words(pair.right, b));
    x == y
}

/// Do two clock times without a day go by one clock?
pub fn zones_alike(a: Dated<'_>, b: Dated<'_>) -> bool {
    a.1.zone == b.1.zone && a.1.zone != Some(Zone::Unclear)
}

/// Can two clock times without a day, each by a clock that is told, be of one moment: "14:05 CET", "13:05 UTC"?
pub fn moments_meet(a: Dated<'_>, b: Dated<'_>) -> Option<bool> {
    const DAY: i16 = 24 * 60;
    let (Some(Zone::Offset(x)), Some(Zone::Offset(y))) = (a.1.zone, b.1.zone) else { return None };
    let meet = |p: &When, q: &When| (-1..=1).any(|days| level(&earlier(p, x), &earlier(q, y + days * DAY)) != Level::Exclusive);
    let alone = is_clock_alone(a.1) && is_clock_alone(b.1);
    alone.then(|| a.1.readings.iter().any(|p| b.1.readings.iter().any(|q| meet(p, q))))
}

/// A time so many minutes earlier.
pub fn earlier(when: &When, minutes: i16) -> When {
    let back = |at: jiff::civil::DateTime| at.checked_sub(i64::from(minutes).minutes()).unwrap_or(at);
    When { start: back(when.start), end: back(when.end), ..when.clone() }
}

/// Is a place named where the clock can show universal time?
pub fn may_be_universal(pair: &Pair<'_>) -> bool {
    let universal = &pair.reading.language.dates.words.universal;
    let places = |said: &Said<'_>| -> Vec<EntityId> { said.names().filter_map(|(_, name)| name.entity).collect() };
    let (left, right) = (places(pair.left), places(pair.right));
    let mut named = left.into_iter().chain(right).map(|id| &pair.reading.entities[id.0]);
    named.any(|entity| universal.contains(&entity.name) || entity.within.as_ref().is_some_and(|within| universal.contains(within)))
}
