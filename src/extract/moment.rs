//! Moments as metadata write them: `2020-11-25T10:08`, `Wed, 25 Nov 2020 10:08:00 +0300`, `25.11.2020`, seconds since 1970. The time zone
//! is ignored: all times of an account are local to it. A value that can be read in two ways is returned as such, never decided here.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::rfc2822;

use crate::language::page::of_english_pages;
use crate::model::{Precision, When};
use crate::text::english;

/// The meaning of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A day or, if a clock time is given, a minute.
    Read(When),
    /// Either number may be the day: `03/04/2020`.
    Either {
        /// With the day first.
        day_first: When,
        /// With the month first.
        month_first: When,
    },
    /// Not a known form of a moment.
    Unread,
}

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// `25/11/2020`
    DayFirst,
    /// `11/25/2020`
    MonthFirst,
}

/// Longest value that is examined, in bytes.
const LONGEST: usize = 64;
/// A number with this many digits is seconds since 1970, and with three more, milliseconds.
const SECONDS: usize = 10;
/// Years in which an account may have been published.
const YEARS: std::ops::RangeInclusive<i16> = 1400..=2199;

/// Reads a metadata value.
pub fn read(value: &str) -> Moment {
    let value = value.trim();
    if value.is_empty() || value.len() > LONGEST {
        return Moment::Unread;
    }
    let known = iso(value).ok().or_else(|| digits(value)).or_else(|| year_first(value)).or_else(|| named(value));
    match known.map_or_else(|| numbered(value), Moment::Read) {
        Moment::Read(when) if !YEARS.contains(&when.first_day().year()) => Moment::Unread,
        Moment::Read(when) => Moment::Read(without_midnight(when)),
        Moment::Either { day_first, month_first } => {
            Moment::Either { day_first: without_midnight(day_first), month_first: without_midnight(month_first) }
        }
        Moment::Unread => Moment::Unread,
    }
}

/// Returns the moment of a metadata value, if it is certain.
pub(super) fn when(value: &str) -> Option<When> {
    match read(value) {
        Moment::Read(when) => Some(when),
        Moment::Either { .. } | Moment::Unread => None,
    }
}

/// Returns the same in UTC, if the value states its time zone.
pub(super) fn instant(value: &str) -> Option<Timestamp> {
    let value = value.trim();
    let iso = || value.replacen(' ', "T", 1).replace(' ', "").parse().ok();
    rfc2822::parse(value).map(|zoned| zoned.timestamp()).ok().or_else(iso)
}

/// Returns only the day if the time is midnight, which programs write when they have no time of day.
fn without_midnight(when: When) -> When {
    let day = When::day(when.first_day());
    let midnight = minute_of(when.first_day().at(0, 0, 0, 0));
    if when == midnight { day } else { when }
}

/// Returns which number of `25/11/2020` is the day, if only one can be.
pub fn order(value: &str) -> Option<Order> {
    let (first, second, _, _) = three(value.trim(), ['/', '-'])?;
    match (first > 12, second > 12) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        (true, true) | (false, false) => None,
    }
}

/// Reads `2020-11-25` and `2020-11-25T10:08`, with or without seconds and time zone.
///
/// # Errors
/// A sentence that says what is expected.
pub fn iso(value: &str) -> Result<When, String> {
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
    Ok(minute_of(day.to_datetime(time)))
}

/// True for a fraction of a second, the name of a time zone or an offset.
fn is_zone(rest: &str) -> bool {
    rest.len() <= 40 && rest.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-' | ':' | ' ' | '/' | '[' | ']' | '_'))
}

/// Returns the minute of a moment.
pub(super) fn minute_of(at: DateTime) -> When {
    When::unit(at, Precision::Minute)
}

/// Reads `20201125`, `20201125T100830Z`, `20201125100830`, and seconds or milliseconds since 1970, with or without a fraction.
fn digits(value: &str) -> Option<When> {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (day, clock) = match whole.split_once(['T', 't']) {
        Some((day, clock)) => (day, clock.trim_end_matches(['Z', 'z'])),
        None if whole.len() == 14 => whole.split_at(8),
        None => (whole, ""),
    };
    if !day.bytes().chain(clock.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    match (day.len(), clock.len()) {
        (8, 0 | 4 | 6) => {
            let number = |text: &str| text.parse::<i8>().ok();
            let year = day[..4].parse().ok().filter(|year| YEARS.contains(year))?;
            let day = Date::new(year, number(&day[4..6])?, number(&day[6..])?).ok()?;
            match clock {
                "" => Some(When::day(day)),
                clock => Some(minute_of(day.to_datetime(Time::new(number(&clock[..2])?, number(&clock[2..4])?, 0, 0).ok()?))),
            }
        }
        (SECONDS, 0) => since_1970(day.parse().ok()?),
        (13, 0) => since_1970(day.parse::<i64>().ok()? / 1000),
        _ => None,
    }
}

fn since_1970(seconds: i64) -> Option<When> {
    let start = jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0);
    start.checked_add(jiff::SignedDuration::from_secs(seconds)).ok().map(minute_of)
}

/// Reads `2020/11/25`, `2020.11.25` and `2020-11-25, 10:08`, optionally with a clock time.
fn year_first(value: &str) -> Option<When> {
    let (day, clock) = parted(value);
    let mut parts = day.split(['/', '.', '-']);
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let (month, number) = (small(parts.next()?)?, small(parts.next()?)?);
    let day = Date::new(year, month, number).ok().filter(|_| parts.next().is_none())?;
    at_clock(day, clock)
}

/// Reads `25.11.2020`, `25/11/2020` and `11/25/2020`, optionally with a clock time. With full stops the day is first, as is usual in that
/// form.
fn numbered(value: &str) -> Moment {
    let reading = |day, month, year, clock| Date::new(year, month, day).ok().and_then(|day| at_clock(day, clock));
    if let Some((day, month, year, clock)) = three(value, ['.', '.']) {
        return reading(day, month, year, clock).map_or(Moment::Unread, Moment::Read);
    }
    let Some((first, second, year, clock)) = three(value, ['/', '-']) else { return Moment::Unread };
    match (reading(first, second, year, clock), reading(second, first, year, clock)) {
        (Some(day_first), Some(month_first)) if day_first != month_first => Moment::Either { day_first, month_first },
        (Some(when), _) | (None, Some(when)) => Moment::Read(when),
        (None, None) => Moment::Unread,
    }
}

/// Returns two small numbers and a year between such separators, and what follows them. A year of two digits is read if the first number
/// cannot be a year, as in `11/25/20`.
fn three(value: &str, signs: [char; 2]) -> Option<(i8, i8, i16, &str)> {
    let (day, clock) = parted(value);
    let sign = day.chars().find(|c| signs.contains(c))?;
    let mut parts = day.split(sign);
    let (first, second) = (small(parts.next()?)?, small(parts.next()?)?);
    let last = parts.next().filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let year = match last.len() {
        4 => last.parse().ok()?,
        2 if sign == '.' || !begins_with_year(day, second, last) => recent(last.parse().ok()?),
        _ => return None,
    };
    parts.next().is_none().then_some((first, second, year, clock))
}

/// True if `25/11/20` may begin with its year: its first number is not a month, and it is a date when read as year, month, day.
fn begins_with_year(value: &str, month: i8, day: &str) -> bool {
    let first = value.get(..2).and_then(small).filter(|first| *first > 12);
    first.is_some_and(|year| Date::new(recent(year.into()), month, day.parse().unwrap_or(0)).is_ok())
}

/// Returns the year that two digits stand for. The library reads no clock, so the century changes at a fixed year, as for `%y` in POSIX.
fn recent(year: i16) -> i16 {
    const TURN: i16 = 69;
    if year < TURN { 2000 + year } else { 1900 + year }
}

/// Reads one or two digits.
fn small(text: &str) -> Option<i8> {
    text.parse().ok().filter(|_| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit()))
}

/// Splits a value into a day and what follows its first blank, comma or `T`.
fn parted(value: &str) -> (&str, &str) {
    let at = value.find([' ', ',', 'T']).unwrap_or(value.len());
    (&value[..at], value[at..].trim_start_matches([' ', ',', 'T']))
}

/// Reads a day with or without a clock time.
fn at_clock(day: Date, rest: &str) -> Option<When> {
    let mut time = None;
    for word in rest.split([' ', ',']).filter(|word| !word.is_empty()) {
        clock_word(word, &mut time)?;
    }
    Some(time.map_or_else(|| When::day(day), |time| minute_of(day.to_datetime(time))))
}

/// Reads `10:08`, `10:08:30.5+03:00`, `AM`, `+0300`, `GMT`. Returns `None` for anything else.
fn clock_word(word: &str, time: &mut Option<Time>) -> Option<()> {
    let lower = word.to_ascii_lowercase().replace('.', "");
    let words = &of_english_pages().clock;
    let behind = |halves: &[String]| halves.iter().find_map(|half| lower.strip_suffix(half.as_str()));
    let (half, stem) = match (behind(&words.before_noon), behind(&words.after_noon)) {
        (Some(stem), _) => (Some(0), stem),
        (None, Some(stem)) => (Some(12), stem),
        (None, None) => (None, lower.as_str()),
    };
    if let Some(half) = half.filter(|_| stem.is_empty()) {
        let clock = time.filter(|time| (1..=12).contains(&time.hour()))?;
        *time = Time::new(clock.hour() % 12 + half, clock.minute(), 0, 0).ok();
        return time.map(|_| ());
    }
    if let Some((hour, rest)) = stem.split_once(':').filter(|_| time.is_none() && word.starts_with(|c: char| c.is_ascii_digit())) {
        let minute = rest.get(..2).and_then(small)?;
        let mut hour = small(hour)?;
        if let Some(half) = half {
            hour = hour % 12 + half;
        }
        *time = Time::new(hour, minute, 0, 0).ok();
        return time.filter(|_| is_zone(&rest[2..])).map(|_| ());
    }
    let offset = word.starts_with(['+', '-', '(']) && is_zone(word.trim_matches(['(', ')']));
    let letters = word.len() <= 5 && word.bytes().all(|b| b.is_ascii_uppercase());
    (offset || letters).then_some(())
}

/// Reads `Wed, 25 Nov 2020 10:08:00 +0300`, `Nov 25, 2020`, `25 November 2020, 10:08 AM`, `Wed Nov 25 10:08:00 +0000 2020`.
fn named(value: &str) -> Option<When> {
    let (mut month, mut day, mut year, mut time): (Option<i8>, Option<i8>, Option<i16>, Option<Time>) = (None, None, None, None);
    let page = of_english_pages();
    let words = value.split([' ', ',']).filter(|word| !word.is_empty());
    // "25-Nov-2020"
    let words = words.flat_map(|word| if word.starts_with(['-', '+']) { vec![word] } else { word.split('-').collect() });
    for word in words {
        let lower = word.trim_end_matches('.').to_ascii_lowercase();
        let number = english().ordinal_endings.iter().find_map(|tail| lower.strip_suffix(tail.as_str())).unwrap_or(&lower);
        let begins = |whole: &String| lower.len() >= 3 && whole.starts_with(&lower);
        if let Some(at) = page.months.iter().position(&begins).filter(|_| month.is_none()) {
            month = i8::try_from(at + 1).ok();
        } else if page.weekdays.iter().any(begins) || page.metadata.date_words.contains(&lower) {
        } else if let Some(number) = small(number).filter(|_| day.is_none()) {
            day = Some(number);
        } else if let Some(number) = lower.parse().ok().filter(|_| year.is_none() && lower.len() == 4 && !word.starts_with('+')) {
            year = Some(number);
        } else {
            clock_word(word, &mut time)?;
        }
    }
    let day = Date::new(year?, month?, day?).ok()?;
    Some(time.map_or_else(|| When::day(day), |time| minute_of(day.to_datetime(time))))
}

#[cfg(test)]
mod tests {
    use super::{Moment, Order, order, read, when};

    fn edtf(value: &str) -> Option<String> {
        when(value).map(|when| when.edtf())
    }

    #[test]
    fn days_in_all_writings() {
        for value in [
            "2020-11-25",
            "2020/11/25",
            "2020.11.25",
            "25.11.2020",
            "25/11/2020",
            "11/25/2020",
            "25-11-2020",
            "Nov 25, 2020",
            "November 25th, 2020",
            "25 Nov. 2020",
            "Wednesday, 25 November 2020",
            "25-Nov-2020",
            "20201125",
            "2020-11-25T00:00:00Z",
            "Wed, 25 Nov 2020 00:00:00 GMT",
        ] {
            assert_eq!(edtf(value).as_deref(), Some("2020-11-25"), "{value}");
        }
        assert_eq!(edtf("Sept 3, 2020").as_deref(), Some("2020-09-03"));
    }

    #[test]
    fn minutes_in_all_writings() {
        for value in [
            "2020-11-25T10:08:30Z",
            "2020-11-25T10:08:00.123Z",
            "2020-11-25, 10:08",
            "2020-11-25 10:08 +03:00",
            "Wed, 25 Nov 2020 10:08:00 +0300",
            "Wed, 25 Nov 2020 10:08:00 GMT (UTC)",
            "Wed Nov 25 10:08:00 +0000 2020",
            "Nov 25, 2020 10:08 AM EST",
            "Nov 25, 2020 at 10:08am",
            "2020/11/25 10:08:59",
            "25.11.2020, 10:08",
            "25/11/2020 10:08",
            "20201125T100800Z",
            "20201125100800",
            "1606298880",
            "1606298880.25",
            "1606298880000",
        ] {
            assert_eq!(edtf(value).as_deref(), Some("2020-11-25T10:08"), "{value}");
        }
        assert_eq!(edtf("11/25/2020 1:15 PM").as_deref(), Some("2020-11-25T13:15"));
        assert_eq!(edtf("11/25/2020 12:15 a.m.").as_deref(), Some("2020-11-25T00:15"));
    }

    #[test]
    fn years_of_two_digits() {
        for value in ["11/25/20", "25.11.20", "11-25-20 00:00"] {
            assert_eq!(edtf(value).as_deref(), Some("2020-11-25"), "{value}");
        }
        assert_eq!(edtf("2/14/94").as_deref(), Some("1994-02-14"));
        assert!(matches!(read("3/4/20"), Moment::Either { .. }));
        assert_eq!([order("11/25/20"), order("25/11/20"), order("3/4/20")], [Some(Order::MonthFirst), None, None]);
        assert_eq!([read("14/3/2"), read("45/13/20"), read("1/2/003")], [Moment::Unread, Moment::Unread, Moment::Unread]);
    }

    #[test]
    fn what_may_be_two_days_or_none() {
        assert!(matches!(read("03/04/2020"), Moment::Either { .. }));
        assert!(matches!(read("03-04-2020 10:00"), Moment::Either { .. }));
        assert_eq!(edtf("04/04/2020").as_deref(), Some("2020-04-04"));
        assert_eq!([order("25/11/2020"), order("11/25/2020"), order("03/04/2020")], [Some(Order::DayFirst), Some(Order::MonthFirst), None]);
        for value in [
            "",
            "soon",
            "2020",
            "31.02.2020",
            "Nov 2020",
            "25/11/20",
            "99999999",
            "12345",
            "Nov 25, 2020 noon",
            "é",
            "T",
            "25.11.2020 99:99",
            "0000000000000000000000",
            "13/13/2020",
            "May may 3 2020",
            "10:08",
            "-1606298880",
            "Nov 25, 2020 25:08",
            "0001-01-01T00:00:00Z",
            "{{ date }}",
            "ééééééééééé",
        ] {
            assert_eq!(read(value), Moment::Unread, "{value}");
        }
    }
}
