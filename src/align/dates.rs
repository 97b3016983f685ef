//! The dates of a statement: as keys, of the event, unresolved ones, and the only day given by its number; and how the dates of two
//! statements relate.

use jiff::ToSpan;

use super::profile::Profile;
use crate::model::{Content, DateRole, Mention, Precision, Statement, TimeClass, When, WhenForm};

/// The day or time of a mention in one spelling: the hour does not make it another day.
pub(super) fn day_key(mention: &Mention) -> Option<String> {
    let Content::Date(date) = &mention.content else { return None };
    let text = match &date.when {
        Some(when) if when.precision >= Precision::Day => when.edtf().split('T').next().unwrap_or_default().to_string(),
        Some(when) => when.edtf(),
        None => date.timex.clone(),
    };
    matches!(date.class, TimeClass::Date | TimeClass::Time).then_some(text)
}

/// The heading of a section in one spelling, with its time; a date without a year is in [`ANY_YEAR`], a weekday alone in [`ANY_WEEK`].
pub(super) fn heading(section: &Mention) -> Option<(String, Option<When>)> {
    let Content::Date(date) = &section.content else { return None };
    let clock = || date.readings.first().filter(|_| date.class == TimeClass::Time).cloned();
    let day = || {
        let (day, _) = date.cycle.days.filter(|(first, last)| first == last && date.when.is_none())?;
        Some(When::day(jiff::civil::Date::new(ANY_YEAR, 1, 1).ok()?.checked_add((i64::from(day) - 1).days()).ok()?))
    };
    let weekday = || {
        let weekday = date.cycle.weekday.filter(|_| date.when.is_none())?;
        Some(When::day(jiff::civil::Date::new(ANY_WEEK, 1, weekday).ok()?))
    };
    let when = event_date(section).or_else(clock).or_else(day).or_else(weekday);
    Some((date.when.as_ref().map_or_else(|| date.timex.clone(), When::edtf), when))
}

/// A leap year that no account is about.
pub(super) const ANY_YEAR: i16 = 0;
/// A year that no account is about, the first days of which represent those of any week.
pub(super) const ANY_WEEK: i16 = -9998;

/// A date of the event itself, given to the year or finer.
pub(super) fn event_date(mention: &Mention) -> Option<When> {
    let Content::Date(date) = &mention.content else { return None };
    let when = date.when.as_ref()?;
    (date.role == DateRole::Event && when.precision >= Precision::Year).then(|| when.clone())
}

/// The other possible readings of a day or year of the event, without those of clock times.
pub(super) fn other_readings(mention: &Mention) -> Vec<When> {
    let Content::Date(date) = &mention.content else { return Vec::new() };
    if date.class == TimeClass::Date && event_date(mention).is_some() { date.readings.clone() } else { Vec::new() }
}

/// The only day of the event in a statement, if it is given by its number: "3 September".
pub(super) fn calendar_day(statement: &Statement, text: &str) -> Option<When> {
    let mut dates = statement.mentions.iter().filter_map(|m| Some((m.span, event_date(m)?)));
    let (span, day) = dates.next().filter(|_| dates.next().is_none())?;
    let numbered = span.text(text).contains(|c: char| c.is_ascii_digit());
    (numbered && day.precision >= Precision::Day && day.form == WhenForm::Point).then_some(day)
}

/// An unresolved day of the event without a year, or only a weekday.
pub(super) fn open_day(mention: &Mention) -> Option<String> {
    let Content::Date(date) = &mention.content else { return None };
    let open = date.when.is_none() && date.role == DateRole::Event && date.timex.starts_with("XXXX-");
    open.then(|| date.timex.split('T').next().unwrap_or_default().to_string())
}

/// Dates of the event: the same day and overlapping intervals, both by rarity; and, if no dates of the two sides agree, the logarithm of
/// the days between the nearest.
pub(super) fn date_features(a: &Profile, b: &Profile) -> [f64; 3] {
    if a.dates.is_empty() || b.dates.is_empty() {
        return open_day_features(a, b);
    }
    let rarest = |test: &dyn Fn(&When, &When) -> bool| {
        let pairs = a.dates.iter().zip(&a.rarity).flat_map(|x| b.dates.iter().zip(&b.rarity).map(move |y| (x, y)));
        pairs.filter(|(x, y)| test(x.0, y.0)).map(|(x, y)| x.1.min(*y.1)).max_by(f64::total_cmp)
    };
    match (rarest(&same_day), rarest(&When::overlaps)) {
        (Some(rarity), _) => [rarity, 0.0, 0.0],
        (None, Some(rarity)) => [0.0, rarity, 0.0],
        (None, None) => [0.0, 0.0, days_apart(a, b).ln_1p().max(f64::MIN_POSITIVE)],
    }
}

/// Events farther apart than this, in logarithms of days, are two events however similar the wording is: the flood of this year and that of
/// the last.
pub(super) const LONG_APART: f64 = 5.0;

/// True if each reports what happened right before its account was published, and the two accounts are a month or more apart. Then they are
/// about two events, though one account may be too short to say which.
pub(super) fn news_of_two_days(a: &Profile, b: &Profile) -> bool {
    let (Some(x), Some(y)) = (&a.published, &b.published) else { return false };
    let fresh = |p: &Profile, day: &When| !p.dates.is_empty() && !p.dates.iter().any(|d| d.is_a_month_from(day));
    let apart = |own: &When| b.dates.iter().all(|other| own.is_a_month_from(other));
    x.is_a_month_from(y) && fresh(a, x) && fresh(b, y) && a.dates.iter().all(apart)
}

/// Days between the nearest two dates.
fn days_apart(a: &Profile, b: &Profile) -> f64 {
    let pairs = a.dates.iter().flat_map(|x| b.dates.iter().map(move |y| x.days_apart(y)));
    pairs.fold(f64::INFINITY, f64::min)
}

/// The logarithm of the days between the two statements' only days given by number, such as "3 September"; a weekday, or one of several
/// days, may belong to something else.
pub(super) fn calendar_apart(a: &Profile, b: &Profile) -> f64 {
    a.calendar_day.as_ref().zip(b.calendar_day.as_ref()).map_or(0.0, |(x, y)| x.days_apart(y).ln_1p())
}

/// The same features of unresolved days: they agree or exclude each other if both are given in the same form.
fn open_day_features(a: &Profile, b: &Profile) -> [f64; 3] {
    let one_way = |x: &String, y: &String| x.starts_with(WEEKDAY) == y.starts_with(WEEKDAY);
    let pairs = || a.open_days.iter().flat_map(|x| b.open_days.iter().map(move |y| (x, y)));
    match (pairs().any(|(x, y)| x == y), pairs().any(|(x, y)| one_way(x, y))) {
        (true, _) => [1.0, 0.0, 0.0],
        (false, true) => [0.0, 0.0, 1.0],
        (false, false) => [0.0; 3],
    }
}

/// Start of the TIMEX value of a weekday without a date.
const WEEKDAY: &str = "XXXX-WXX";

/// True if both name the same single day. "Since 9 May" names all following days.
fn same_day(a: &When, b: &When) -> bool {
    let day = |when: &When| when.precision >= Precision::Day && !matches!(when.form, WhenForm::Since | WhenForm::Until);
    day(a) && day(b) && a.overlaps(b)
}

/// The more precise of the first two dates that overlap.
pub(super) fn shared_date(a: &Profile, b: &Profile) -> Option<When> {
    let mut pairs = a.dates.iter().flat_map(|x| b.dates.iter().map(move |y| (x, y)));
    pairs.find(|(x, y)| x.overlaps(y)).map(|(x, y)| if x.precision >= y.precision { x.clone() } else { y.clone() })
}
