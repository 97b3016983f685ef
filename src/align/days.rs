//! The days that a statement gives: as words, of the event, unresolved ones, and the only day given by its number.

use jiff::ToSpan;

use crate::model::{Content, DateRole, Mention, Precision, Statement, TimeClass, When, WhenForm};

/// The day or time of a mention in one spelling: the hour does not make it another day.
pub fn day(mention: &Mention) -> Option<String> {
    let Content::Date(date) = &mention.content else { return None };
    let told = match &date.when {
        Some(when) if when.precision >= Precision::Day => when.edtf().split('T').next().unwrap_or_default().to_string(),
        Some(when) => when.edtf(),
        None => date.timex.clone(),
    };
    matches!(date.class, TimeClass::Date | TimeClass::Time).then_some(told)
}

/// The heading of a section in one spelling, with its time; a date without a year is in [`ANY_YEAR`], a weekday alone in [`ANY_WEEK`].
pub fn heading(section: &Mention) -> Option<(String, Option<When>)> {
    let Content::Date(told) = &section.content else { return None };
    let clock = || told.readings.first().filter(|_| told.class == TimeClass::Time).cloned();
    let day = || {
        let (day, _) = told.cycle.days.filter(|(first, last)| first == last && told.when.is_none())?;
        Some(When::day(jiff::civil::Date::new(ANY_YEAR, 1, 1).ok()?.checked_add((i64::from(day) - 1).days()).ok()?))
    };
    let weekday = || {
        let weekday = told.cycle.weekday.filter(|_| told.when.is_none())?;
        Some(When::day(jiff::civil::Date::new(ANY_WEEK, 1, weekday).ok()?))
    };
    let when = date(section).or_else(clock).or_else(day).or_else(weekday);
    Some((told.when.as_ref().map_or_else(|| told.timex.clone(), When::edtf), when))
}

/// A leap year that no account is about.
pub const ANY_YEAR: i16 = 0;
/// A year that no account is about, the first days of which represent those of any week.
pub const ANY_WEEK: i16 = -9998;

/// A date of the event itself, given to the year or finer.
pub fn date(mention: &Mention) -> Option<When> {
    let Content::Date(date) = &mention.content else { return None };
    let when = date.when.as_ref()?;
    (date.role == DateRole::Event && when.precision >= Precision::Year).then(|| when.clone())
}

/// The other possible readings of a day or year of the event, without those of clock times.
pub fn readings(mention: &Mention) -> Vec<When> {
    let Content::Date(told) = &mention.content else { return Vec::new() };
    if told.class == TimeClass::Date && date(mention).is_some() { told.readings.clone() } else { Vec::new() }
}

/// The only day of the event in a statement, if it is given by its number: "3 September".
pub fn calendar_day(statement: &Statement, text: &str) -> Option<When> {
    let mut told = statement.mentions.iter().filter_map(|m| Some((m.span, date(m)?)));
    let (span, day) = told.next().filter(|_| told.next().is_none())?;
    let numbered = span.text(text).contains(|c: char| c.is_ascii_digit());
    (numbered && day.precision >= Precision::Day && day.form == WhenForm::Point).then_some(day)
}

/// An unresolved day of the event without a year, or only a weekday.
pub fn open_day(mention: &Mention) -> Option<String> {
    let Content::Date(date) = &mention.content else { return None };
    let open = date.when.is_none() && date.role == DateRole::Event && date.timex.starts_with("XXXX-");
    open.then(|| date.timex.split('T').next().unwrap_or_default().to_string())
}
