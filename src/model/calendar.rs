//! The two calendars in which a day can be given.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Deserialize;

/// The calendars of a day that is marked "Old Style" or "New Style".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Calendar {
    /// Old Style
    Julian,
    /// New Style
    Gregorian,
}

/// Converts a day of the Julian calendar to the Gregorian one. Counts days as Meeus does (Astronomical Algorithms, chapter 7).
pub fn gregorian(year: i16, month: i8, day: i8) -> Option<Date> {
    let longest = match month {
        2 if year.rem_euclid(4) == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if !(1..=12).contains(&month) || !(1..=longest).contains(&day) {
        return None;
    }
    let early = i32::from(month <= 2);
    let (years, months) = (i32::from(year) + 4800 - early, i32::from(month) + 12 * early - 3);
    let number = i32::from(day) + (153 * months + 2) / 5 + 365 * years + years.div_euclid(4) - 32_083;
    const NOON_OF_2000: i32 = 2_451_545;
    date(2000, 1, 1).checked_add((number - NOON_OF_2000).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::gregorian;
    use jiff::civil::date;

    #[test]
    fn every_century_has_its_own_difference() {
        for ((y, m, d), day) in [
            ((1582, 10, 5), date(1582, 10, 15)),
            ((1690, 7, 1), date(1690, 7, 11)),
            ((1700, 2, 18), date(1700, 2, 28)),
            ((1700, 2, 29), date(1700, 3, 11)),
            ((1752, 9, 2), date(1752, 9, 13)),
            ((1825, 12, 14), date(1825, 12, 26)),
            ((1900, 2, 29), date(1900, 3, 13)),
            ((1917, 10, 25), date(1917, 11, 7)),
            ((1066, 10, 14), date(1066, 10, 20)),
        ] {
            assert_eq!(gregorian(y, m, d), Some(day), "{y}-{m}-{d}");
        }
        assert_eq!(gregorian(1701, 2, 29), None);
    }
}
