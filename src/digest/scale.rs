//! Where a value stands on a line that can be drawn: a day, or a number.

use std::cmp::Ordering;

use jiff::civil::DateTime;
use rust_decimal::Decimal;

use crate::model::{Comparison, Content, Side};

/// A place on a line of days or of numbers. A period stands at its beginning, a range at its lower end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// A time.
    Day(DateTime),
    /// A figure, in the unit that it is told in.
    Number(Decimal),
}

impl Scale {
    /// Where the words of a side stand, if they are a time or a figure.
    pub fn of(comparison: &Comparison, side: &Side) -> Option<Scale> {
        let (statement, span) = (comparison.statement(side.statement?), side.span?);
        let beside = statement.mentions.iter().filter(|m| m.span.overlaps(span));
        beside.into_iter().find_map(|m| match &m.content {
            Content::Date(date) => date.when.as_ref().map(|when| Scale::Day(when.start)),
            Content::Quantity(quantity) => quantity.value.or(quantity.low).or(quantity.high).map(Scale::Number),
            _ => None,
        })
    }

    /// Which comes first on the line; two that stand on no common line are not ordered.
    pub fn order(self, other: Scale) -> Option<Ordering> {
        match (self, other) {
            (Scale::Day(a), Scale::Day(b)) => Some(a.cmp(&b)),
            (Scale::Number(a), Scale::Number(b)) => Some(a.cmp(&b)),
            (Scale::Day(_), Scale::Number(_)) | (Scale::Number(_), Scale::Day(_)) => None,
        }
    }
}
