//! Do two figures count at one time? A count of one night is not that of all nights since, nor of a night still to come.

use std::collections::BTreeSet;

use super::comparable::Counted;
use crate::diff::pair::Pair;
use crate::diff::said::Said;
use crate::model::{DateMention, DateRole, TimeClass, When, WhenForm};

/// Two counts of different days are two counts; so are a count of today and one of years ago, and the count of one night and that of
/// all nights since.
pub fn same_times(pair: &Pair<'_>, a: Counted<'_>, b: Counted<'_>) -> bool {
    const ALIKE: f64 = 0.5;
    let times = |c: Counted<'_>| if c.quantity.change.is_some() { Vec::new() } else { whens(c.said) };
    let (left, right) = (times(a), times(b));
    let one_figure = a.quantity.value == b.quantity.value;
    let (long, also_long) = (spans_days(a.said), spans_days(b.said));
    if long != also_long && !one_figure || after_its_account(pair, a, b) || after_its_account(pair, b, a) {
        return false;
    }
    // Who was arrested on one day is not who was arrested.
    let by_the_day = [a, b].iter().all(|c| by_the_day(pair, *c)) && tells_a_day(a.said) != tells_a_day(b.said);
    if two_hours(a.said, b.said) || by_the_day && !one_figure {
        return false;
    }
    match (left.is_empty(), right.is_empty()) {
        (true, true) => true,
        (false, false) => left.iter().any(|x| right.iter().any(|y| x.overlaps(y) && (one_figure || is_range(x) == is_range(y)))),
        (true, false) => pair.overlap >= ALIKE || !long_past(pair, b.said),
        (false, true) => pair.overlap >= ALIKE || !long_past(pair, a.said),
    }
}

fn is_range(when: &When) -> bool {
    when.form == WhenForm::Range
}

/// Is it a count that is told by the day?
fn by_the_day(pair: &Pair<'_>, c: Counted<'_>) -> bool {
    c.quantity.role.as_deref().is_some_and(|role| pair.reading.language.opposites.by_the_day(role))
}

/// Does it tell a day, whether or not it is known which?
fn tells_a_day(said: &Said<'_>) -> bool {
    said.dates().any(|(_, d)| matches!(d.class, TimeClass::Date | TimeClass::Time) && d.role != DateRole::Speech)
}

/// Clock times of unknown days that share no hour.
fn two_hours(a: &Said<'_>, b: &Said<'_>) -> bool {
    let hours = |said: &Said<'_>| -> BTreeSet<String> {
        let open = said.dates().filter(|(_, d)| d.when.is_none() && d.class == TimeClass::Time && d.role != DateRole::Speech);
        open.filter_map(|(_, d)| d.timex.split_once('T').filter(|(_, clock)| clock.contains(':')).map(|(_, clock)| clock.to_string()))
            .collect()
    };
    let (x, y) = (hours(a), hours(b));
    !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
}

/// Is the count of one of a day on which the account of the other was out already?
fn after_its_account(pair: &Pair<'_>, one: Counted<'_>, other: Counted<'_>) -> bool {
    let out = pair.reading.accounts[other.said.account.0].published.as_ref();
    own_time(one).zip(out).is_some_and(|(when, out)| out.end <= when.start)
}

/// The time that stands last before a figure, or else first after it. "Rose to six on Thursday" dates the count, not what was counted.
fn own_time(c: Counted<'_>) -> Option<&When> {
    if c.quantity.change.is_some() {
        return None;
    }
    let timed = || c.said.dates().filter(|(_, d)| d.role != DateRole::Speech).filter_map(|(m, d)| Some((m.span, d.when.as_ref()?)));
    let before = timed().filter(|(span, _)| span.end() <= c.mention.span.start()).last();
    before.or_else(|| timed().next()).map(|(_, when)| when)
}

/// The times at which what a statement tells happened; "the 2004 tsunami" tells one too.
pub fn whens(said: &Said<'_>) -> Vec<When> {
    said.dates().filter(|(_, d)| d.role != DateRole::Speech).filter_map(|(_, d)| d.when.clone()).collect()
}

/// "over four nights", "since Monday": the count adds up days.
fn spans_days(said: &Said<'_>) -> bool {
    let day_or_more = |d: &DateMention| d.timex.starts_with('P') && !d.timex.starts_with("PT");
    said.dates().any(|(m, d)| match d.class {
        TimeClass::Duration => day_or_more(d) && said.word_before(m.span).is_some_and(|w| matches!(w, "over" | "in" | "within" | "during")),
        TimeClass::Date => d.when.as_ref().is_some_and(|w| w.form == WhenForm::Since) || said.word_before(m.span) == Some("since"),
        TimeClass::Time | TimeClass::Set => false,
    })
}

/// Does it tell of what was over long before it was published? Its counts have stopped moving, and are not those of the news.
pub fn long_past(pair: &Pair<'_>, said: &Said<'_>) -> bool {
    const DAYS: i64 = 60;
    let Some(published) = &pair.reading.accounts[said.account.0].published else { return false };
    whens(said).iter().any(|when| when.days_to(published) > DAYS)
}
