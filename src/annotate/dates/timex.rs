//! The TIMEX3 value of an interval: `2020-11-25`, `2020-W48`, `2020-SU`, `199`, `BC0044`.

use jiff::civil::Date;

use crate::model::{Precision, When, WhenForm};

/// TIMEX codes of the seasons, spring first.
pub const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// The TIMEX value of an interval.
pub fn timex(when: &When) -> String {
    let day = when.first_day();
    let (year, month) = (day.year(), day.month());
    let signed = if year <= 0 { format!("BC{:04}", 1 - year) } else { format!("{year:04}") };
    match when.precision {
        Precision::Century if year <= 0 => signed,
        Precision::Century => format!("{:02}", year / 100),
        Precision::Decade => format!("{:03}", year / 10),
        Precision::Year => signed,
        Precision::Season => format!("{signed}-{}", SEASONS[usize::from(month.unsigned_abs() / 3 + 3) % 4]),
        Precision::Month if when.form == WhenForm::Range => quarter(when),
        Precision::Month => format!("{signed}-{month:02}"),
        Precision::Week => week(day),
        Precision::Day if when.form == WhenForm::Range && day.weekday().to_monday_one_offset() == 6 => format!("{}-WE", week(day)),
        Precision::Day | Precision::PartOfDay | Precision::Hour | Precision::Minute => format!("{signed}-{month:02}-{:02}", day.day()),
    }
}

fn quarter(when: &When) -> String {
    let day = when.first_day();
    let months = (when.end.year() - day.year()) * 12 + i16::from(when.end.month() - day.month());
    if months == 6 {
        format!("{:04}-H{}", day.year(), (day.month() - 1) / 6 + 1)
    } else {
        format!("{:04}-Q{}", day.year(), (day.month() - 1) / 3 + 1)
    }
}

fn week(day: Date) -> String {
    let iso = day.iso_week_date();
    format!("{:04}-W{:02}", iso.year(), iso.week())
}
