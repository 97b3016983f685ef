//! A stated moment of publication: `2020-11-25`, `2020-11-25T10:08`, with or without seconds and zone. The zone is left aside:
//! all times of an account are those of its own clock.

use jiff::civil::{Date, Time};

use crate::model::{Precision, When};

/// A day or, where a clock time is given, a minute.
///
/// # Errors
/// A sentence that says what is expected.
pub fn parse(value: &str) -> Result<When, String> {
    let value = value.trim();
    let wrong = || format!("{value:?} is not a date: write 2020-11-25 or 2020-11-25T10:08");
    let (day, rest) = if value.is_char_boundary(10) && value.len() >= 10 { value.split_at(10) } else { return Err(wrong()) };
    if !day.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() }) {
        return Err(wrong());
    }
    let day: Date = day.parse().map_err(|_| format!("{value:?} is not a day of the calendar"))?;
    if rest.is_empty() {
        return Ok(When::day(day));
    }
    let clock = rest.strip_prefix(['T', 't', ' ']).ok_or_else(wrong)?.trim_start();
    let length = clock.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
    let (clock, zone) = clock.split_at(length);
    if !is_zone(zone) {
        return Err(wrong());
    }
    let mut parts = clock.split(':').map(str::parse::<i8>);
    let (Some(Ok(hour)), Some(Ok(minute))) = (parts.next(), parts.next()) else { return Err(wrong()) };
    let time = Time::new(hour, minute, 0, 0).map_err(|_| format!("{value:?} has no such time of day"))?;
    Ok(When::unit(day.to_datetime(time), Precision::Minute))
}

/// A fraction of a second, a zone's name or an offset.
fn is_zone(rest: &str) -> bool {
    rest.len() <= 40 && rest.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-' | ':' | ' ' | '/' | '[' | ']' | '_'))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn days_and_moments() {
        let edtf = |s: &str| parse(s).map(|w| w.edtf());
        assert_eq!(edtf("2020-11-25"), Ok("2020-11-25".into()));
        assert_eq!(edtf(" 2020-11-25T10:08:30Z "), Ok("2020-11-25T10:08".into()));
        assert_eq!(edtf("2020-11-25 10:08 +03:00"), Ok("2020-11-25T10:08".into()));
        for wrong in
            ["", "2020", "25-11-2020", "2020-13-01", "2020-02-30", "2020-11-25T25:00", "2020-11-25Tnoon", "ééééééééé", "2020-11-25T10:08é"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
