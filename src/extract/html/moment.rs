//! When a page says that it was published: the clock of the page is kept; its zone only tells whether two of them are one moment.

use jiff::Timestamp;

use crate::extract::moment::{instant, when};
use crate::model::When;

/// A moment of publication.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// As the page tells it.
    pub when: When,
    /// On the clock of the world, where it tells its zone.
    instant: Option<Timestamp>,
}

/// Reads a moment; `None` where it is none, or may be two.
pub fn moment(value: &str) -> Option<Moment> {
    Some(Moment { when: when(value)?, instant: instant(value) })
}

impl Moment {
    /// Are the two on different days, and not one moment on two clocks?
    pub fn disagrees(&self, other: &Moment) -> bool {
        let same =
            self.instant.is_some_and(|instant| other.instant.is_some_and(|other| instant.duration_since(other).abs().as_secs() < 60));
        self.when.first_day() != other.when.first_day() && !same
    }
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn one_moment_on_two_clocks() {
        let differ = |a: &str, b: &str| moment(a).zip(moment(b)).is_some_and(|(a, b)| a.disagrees(&b));
        assert!(!differ("2021-03-03T23:30:00Z", "2021-03-04T00:30:00+01:00"));
        assert!(!differ("2021-03-03T23:30:00Z", "Thu, 04 Mar 2021 00:30:00 +0100"));
        assert!(differ("2021-03-03T23:30:00Z", "2021-03-04"));
        assert!(!differ("2021-03-03T23:30:00Z", "2021-03-03"));
    }
}
