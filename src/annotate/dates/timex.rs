//! TIMEX3 values: of an interval (`2020-11-25`, `2020-W48`, `2020-SU`, `199`, `BC0044`), of a date that cannot be completed (`XXXX-WXX-2`), and
//! of a length (`P44D`).

use jiff::civil::Date;

use super::phrase::{Length, Partial, Stretch};
use crate::language::dates::Unit;
use crate::model::{Precision, When, WhenForm};

/// TIMEX codes of the seasons, spring first.
pub(super) const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

/// The TIMEX value of an interval.
pub(super) fn timex(when: &When) -> String {
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

/// The TIMEX value of a date that cannot be completed: `XXXX-11-25`, `XXXX-WXX-2`.
pub(super) fn pattern(partial: &Partial) -> String {
    if let Some(year) = partial.year {
        return Date::new(year, 1, 1).map_or(String::new(), |d| timex(&When::unit(d.at(0, 0, 0, 0), Precision::Year)));
    }
    if let Some(fixed) = partial.holiday.as_deref().filter(|rule| rule.bytes().all(|b| b.is_ascii_digit() || b == b'-')) {
        return format!("XXXX-{fixed}");
    }
    let two = |value: Option<i8>| value.map_or("XX".to_string(), |v| format!("{v:02}"));
    match (partial.month, partial.day, partial.weekday, partial.stretch) {
        (Some(_), None, _, _) => format!("XXXX-{}", two(partial.month)),
        (_, Some(_), _, _) => format!("XXXX-{}-{}", two(partial.month), two(partial.day)),
        (None, None, Some(weekday), _) => format!("XXXX-WXX-{weekday}"),
        (None, None, None, Some(Stretch::Season(season))) => {
            format!("XXXX-{}", SEASONS[usize::from(season.unsigned_abs().saturating_sub(1)) % 4])
        }
        (None, None, None, Some(Stretch::Quarter(quarter))) => format!("XXXX-Q{quarter}"),
        (None, None, None, Some(Stretch::Half(half))) => format!("XXXX-H{half}"),
        (None, None, None, None) => String::new(),
    }
}

/// TIMEX value of a length: `P44D`, `PT1H4M`, `PXY`.
pub(super) fn length_value(length: &Length) -> String {
    let mut out = String::from("P");
    let mut timed = false;
    for (unit, amount) in &length.parts {
        let (letter, clock) = match unit {
            Unit::Second => ("S", true),
            Unit::Minute => ("M", true),
            Unit::Hour => ("H", true),
            Unit::Day => ("D", false),
            Unit::Weekend => ("WE", false),
            Unit::Week => ("W", false),
            Unit::Month => ("M", false),
            Unit::Year => ("Y", false),
        };
        if clock && !timed {
            out.push('T');
            timed = true;
        }
        out.push_str(&amount.map_or("X".into(), |a| a.normalize().to_string()));
        out.push_str(letter);
    }
    out
}
