//! Times as a reader takes them in at a glance: "2020-11-25", "since 1994", "summer 2013", "about 2013-09-09 04:30". Programs get EDTF.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::model::{Precision, When, WhenForm};

/// A time in words and figures.
pub fn told(when: &When) -> String {
    let about = if when.approximate { "about " } else { "" };
    let first = || unit(when.start, when.precision);
    let last = || unit(when.end.checked_sub(1.nanosecond()).unwrap_or(when.end), when.precision);
    match when.form {
        WhenForm::Point if when.precision == Precision::Week => format!("{about}{} to {}", first(), last()),
        WhenForm::Point => format!("{about}{}", first()),
        WhenForm::Range => format!("{about}{} to {}", first(), last()),
        WhenForm::Since => format!("since {about}{}", first()),
        WhenForm::Until => format!("until {about}{}", last()),
    }
}

/// A day, month or moment as newspapers print it: "25 Nov 2020", "3 May 2013 18:40". Other times as [`told`].
pub fn short(when: &When) -> String {
    let form = match when.precision {
        Precision::Day | Precision::PartOfDay => "%-d %b %Y",
        Precision::Hour | Precision::Minute => "%-d %b %Y %H:%M",
        Precision::Month => "%b %Y",
        Precision::Century | Precision::Decade | Precision::Year | Precision::Season | Precision::Week => return told(when),
    };
    if when.form != WhenForm::Point || when.approximate {
        return told(when);
    }
    when.start.strftime(form).to_string()
}

/// The day of a time by itself: "25 Nov 2020".
pub fn day(when: &When) -> String {
    short(&When::day(when.first_day()))
}

fn unit(at: DateTime, precision: Precision) -> String {
    let written = When::unit(at, precision).edtf();
    match precision {
        Precision::Season => {
            let season = match at.month() {
                3..=5 => "spring",
                6..=8 => "summer",
                9..=11 => "autumn",
                _ => "winter",
            };
            format!("{season} {}", at.year())
        }
        Precision::Decade => written.replace('X', "0s"),
        Precision::Hour | Precision::Minute => written.replace('T', " "),
        // The week is told by its first day and its last.
        Precision::Week => written.split('/').next().unwrap_or(&written).to_string(),
        Precision::Century | Precision::Year | Precision::Month | Precision::Day | Precision::PartOfDay => written,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{short, told};
    use crate::model::{Precision, When, WhenForm};

    #[test]
    fn times_are_told_in_words() {
        let unit = |year, month, day, precision| When::unit(date(year, month, day).at(0, 0, 0, 0), precision);
        let day = When::day(date(2020, 11, 25));
        assert_eq!(told(&day), "2020-11-25");
        assert_eq!(short(&day), "25 Nov 2020");
        assert_eq!(short(&When::unit(date(2013, 5, 3).at(18, 40, 0, 0), Precision::Minute)), "3 May 2013 18:40");
        assert_eq!(short(&When { form: WhenForm::Since, ..unit(1994, 1, 1, Precision::Year) }), "since 1994");
        assert_eq!(told(&When::range(&When::day(date(2020, 11, 15)), &day)), "2020-11-15 to 2020-11-25");
        assert_eq!(told(&When { form: WhenForm::Since, ..unit(1994, 1, 1, Precision::Year) }), "since 1994");
        assert_eq!(told(&When { form: WhenForm::Until, ..day }), "until 2020-11-25");
        assert_eq!(told(&unit(2013, 6, 1, Precision::Season)), "summer 2013");
        assert_eq!(told(&unit(1990, 1, 1, Precision::Decade)), "1990s");
        assert_eq!(told(&unit(2020, 11, 23, Precision::Week)), "2020-11-23 to 2020-11-29");
        assert_eq!(told(&When { approximate: true, ..unit(2013, 9, 9, Precision::Minute) }), "about 2013-09-09 00:00");
    }
}
