//! What else a date can mean though it is told in full: "about 1450" is a stretch, and where the year began on Lady Day, 20 February 1698
//! may be that of what is now 1699.

use jiff::ToSpan;
use jiff::civil::date;

use super::told::{Partial, Phrase, Told};
use crate::model::{Calendar, Precision, When, WhenForm, calendar};

/// The further readings of a date.
pub fn readings(when: &When, phrase: &Phrase) -> Vec<When> {
    let partial = if let Told::Date(partial) = &phrase.told { Some(partial) } else { None };
    about(when)
        .filter(|_| phrase.share.is_none() && phrase.edge.is_none())
        .into_iter()
        .chain(partial.and_then(|partial| of_next_year(when, partial)))
        .collect()
}

/// Years by which "about 1450" may be off: more where the figure is a round one. "Early 1450" is not about it.
fn about(when: &When) -> Option<When> {
    let year = when.start.year();
    let slack = match () {
        () if year % 50 == 0 => 10,
        () if year % 10 == 0 => 5,
        () => 2,
    };
    let fits = when.approximate && when.precision == Precision::Year && when.form == WhenForm::Point;
    let (start, end) = (when.start.checked_sub(slack.years()).ok()?, when.end.checked_add(slack.years()).ok()?);
    fits.then(|| When { start, end, form: WhenForm::Range, ..when.clone() })
}

/// Until 1751 the year began in England on 25 March: a day before that may be told with the year before.
fn of_next_year(when: &When, partial: &Partial) -> Option<When> {
    const OLD_YEARS: std::ops::RangeInclusive<i16> = 1155..=1751;
    let day = when.first_day();
    let lady_day =
        if partial.calendar == Some(Calendar::Julian) { calendar::gregorian(day.year(), 3, 25)? } else { date(day.year(), 3, 25) };
    let plain = when.precision == Precision::Day && when.form == WhenForm::Point && partial.month.is_some() && !partial.double;
    let old = partial.calendar != Some(Calendar::Gregorian) && OLD_YEARS.contains(&day.year()) && day < lady_day;
    let later = || Some(When { start: when.start.checked_add(1.year()).ok()?, end: when.end.checked_add(1.year()).ok()?, ..when.clone() });
    let julian = || calendar::gregorian(partial.year?.checked_add(1)?, partial.month?, partial.day?).map(When::day);
    if !(plain && old) {
        return None;
    }
    if partial.calendar == Some(Calendar::Julian) { julian().or_else(later) } else { later() }
}
