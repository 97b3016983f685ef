//! What a date says about the day in any year: the feast, the season, the month and day, the day of the week. Two such dates of one event can
//! exclude each other though neither gives the year.

/// Days of a leap year.
const YEAR: i16 = 366;

/// What a date says about a day in any year; a field is `None` if the date says nothing of that kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cycle {
    /// First and last day, as days of a leap year, from 1. The first may come after the last: winter.
    pub days: Option<(i16, i16)>,
    /// Spring 1 to winter 4.
    pub season: Option<i8>,
    /// Days from Easter.
    pub easter: Option<i64>,
    /// Monday 1 to Sunday 7.
    pub weekday: Option<i8>,
    /// A day of a month, if the month is not stated.
    pub day: Option<i8>,
    /// Months relative to the one in which it was written: 0 for "the 9th inst.", -1 for "the 9th ult."
    pub months: Option<i64>,
}

impl Cycle {
    /// The day of a leap year, from 1.
    pub fn day_of_year(month: i8, day: i8) -> Option<i16> {
        jiff::civil::Date::new(2000, month, day).ok().map(|date| date.day_of_year())
    }
}

/// True if two stretches of the year share a day.
pub fn share_a_day(a: (i16, i16), b: (i16, i16)) -> bool {
    let pieces = |(from, to): (i16, i16)| if from <= to { [(from, to), (from, to)] } else { [(from, YEAR), (1, to)] };
    pieces(a).iter().any(|x| pieces(b).iter().any(|y| x.0 <= y.1 && y.0 <= x.1))
}

/// True if the first stretch of the year contains the second.
pub fn holds(a: (i16, i16), b: (i16, i16)) -> bool {
    let inside = |day: i16| if a.0 <= a.1 { (a.0..=a.1).contains(&day) } else { day >= a.0 || day <= a.1 };
    inside(b.0) && inside(b.1) && (b.0 <= b.1 || a.0 > a.1)
}

#[cfg(test)]
mod tests {
    use super::{holds, share_a_day};

    #[test]
    fn a_winter_runs_over_the_end_of_the_year() {
        let winter = (336, 80);
        assert!(share_a_day(winter, (350, 360)) && share_a_day((10, 20), winter) && !share_a_day(winter, (150, 200)));
        assert!(holds(winter, (10, 20)) && holds(winter, (340, 5)) && !holds(winter, (70, 90)) && !holds((1, 366), winter));
    }
}
