//! How the clocks of two times stand to each other, so that one moment told in two zones is one.

use super::Dated;
use crate::diff::pair::Pair;
use crate::model::{Precision, Zone};

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
    let words = |said: &crate::diff::said::Said<'_>, d: Dated<'_>| -> Vec<String> {
        let tokens = &said.statement.tokens[said.tokens_in(d.0.span)];
        let named = tokens.iter().filter(|t| !t.norm.contains(|c: char| c.is_ascii_digit()) && !NO_ZONE.contains(&t.norm.as_str()));
        named.map(|t| t.norm.clone()).collect()
    };
    let (x, y) = (words(pair.left, a), words(pair.right, b));
    x == y
}
