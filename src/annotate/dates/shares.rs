//! Parts of a period: "the late 1880s", "the end of 1849", "the first half of the 19th century", "the last years of the war year", "the turn
//! of the year". Each is a stretch of its own; where the text does not count them, its ends are not sharp.

use jiff::Unit as Counted;
use jiff::civil::DateTime;

use super::cursor::Cursor;
use super::told::{Partial, Phrase, Scale, Share, Told};
use crate::language::dates::{Edge, Keyword};
use crate::language::particles::{OF, THE};
use crate::model::{Precision, When, WhenForm};

/// Parts of one day are told by its hours.
const COARSEST: Precision = Precision::Century;
const FINEST: Precision = Precision::Month;

/// Takes in "the first half of", "the last quarter of", "the closing years of", "the turn of" before a period.
pub fn take(c: &Cursor, mut phrase: Phrase) -> Phrase {
    let period = matches!(&phrase.told, Told::Date(p) if p.day.is_none() && p.weekday.is_none() && p.holiday.is_none());
    let near = matches!(phrase.told, Told::Near { .. });
    let start = phrase.tokens.start;
    let decade = matches!(&phrase.told, Told::Date(Partial { scale: Scale::Century, .. }));
    if !(period || near) || phrase.share.is_some() {
        return phrase;
    }
    // "the closing days of the 1960 campaign"
    let end = phrase.tokens.end;
    if c.is_word(end) && !c.words.words.function.contains(c.norm(end)) {
        return phrase;
    }
    let of = start.checked_sub(1).filter(|at| c.norm(*at) == OF);
    if let Some((share, from)) = of.and_then(|of| before(c, of, decade)) {
        (phrase.share, phrase.edge) = (Some(share), None);
        // What nobody counts only colours the date.
        phrase.tokens.start = if matches!(share, Share::Part { sharp: false, .. }) { start } else { from };
    }
    phrase
}

/// The share that ends before "of", and where its words begin.
fn before(c: &Cursor, of: usize, of_century: bool) -> Option<(Share, usize)> {
    let (noun, words) = (of.checked_sub(1)?, &c.words.around);
    if words.turns.contains(c.norm(noun)) {
        return Some((Share::Turn, with_the(c, noun)));
    }
    let at = if c.is_dash(noun.checked_sub(1)?) { noun.checked_sub(2)? } else { noun - 1 };
    let last = words.last_of_several.contains(c.norm(at)) || c.words.edges.get(c.norm(at)) == Some(&Edge::End);
    let (which, from) = if last { (None, at) } else { ordinal_before(c, at)? };
    let parts = c.words.shares.get(c.norm(noun)).copied().or((of_century && c.is(noun, Keyword::Decade)).then_some(DECADES));
    let share = match (parts, which) {
        (Some(of), Some(nth)) if nth <= of => Share::Part { nth, of, sharp: true },
        (Some(of), None) => Share::Part { nth: of, of, sharp: true },
        (None, Some(1)) if words.share_nouns.contains(c.norm(noun)) => VAGUE_START,
        (None, None) if words.share_nouns.contains(c.norm(noun)) => VAGUE_END,
        (Some(_) | None, Some(_) | None) => return None,
    };
    Some((share, with_the(c, from)))
}

/// Decades of a century.
const DECADES: i64 = 10;
const VAGUE_START: Share = Share::Part { nth: 1, of: 4, sharp: false };
const VAGUE_END: Share = Share::Part { nth: 4, of: 4, sharp: false };

/// "first", "opening", "twenty-first": which, and where it begins.
fn ordinal_before(c: &Cursor, at: usize) -> Option<(Option<i64>, usize)> {
    if c.words.edges.get(c.norm(at)) == Some(&Edge::Start) {
        return Some((Some(1), at));
    }
    let (nth, end) = c.ordinal(at).or_else(|| c.ordinal(at.checked_sub(1)?))?;
    let from = if c.ordinal(at).is_some() { at } else { at - 1 };
    (end == at + 1).then_some((Some(nth), from))
}

fn with_the(c: &Cursor, at: usize) -> usize {
    if c.before(at, 1) == THE { at - 1 } else { at }
}

/// The share that a word like "early" or "end" tells.
pub fn of_edge(edge: Edge, is_noun: bool) -> Share {
    let (nth, of) = match (edge, is_noun) {
        (Edge::Start, true) => return VAGUE_START,
        (Edge::End, true) => return VAGUE_END,
        (Edge::Start, false) => (1, 3),
        (Edge::Middle, _) => (2, 3),
        (Edge::End, false) => (3, 3),
    };
    Share::Part { nth, of, sharp: false }
}

/// The stretch of a period that is told, and what else it can mean.
pub fn part(whole: &When, share: Share) -> Option<(When, Option<When>)> {
    if whole.form != WhenForm::Point || !(COARSEST..=FINEST).contains(&whole.precision) {
        return None;
    }
    match share {
        Share::Part { nth, of, sharp } => {
            let cut = |at: i64| between(whole, at, of);
            Some((stretch(whole, cut(nth - 1)?, cut(nth)?, !sharp), None))
        }
        Share::Turn => {
            let around = |at: DateTime| {
                let by = between(whole, 1, 12)?.duration_since(whole.start);
                Some(stretch(whole, at.checked_sub(by).ok()?, at.checked_add(by).ok()?, true))
            };
            Some((around(whole.start)?, around(whole.end)))
        }
    }
}

fn stretch(whole: &When, start: DateTime, end: DateTime, approximate: bool) -> When {
    When { start, end, precision: finer(whole.precision), form: WhenForm::Range, approximate }
}

/// A part is told by the units of which its period has many.
fn finer(precision: Precision) -> Precision {
    match precision {
        Precision::Century | Precision::Decade => Precision::Year,
        Precision::Year | Precision::Season => Precision::Month,
        Precision::Month | Precision::Week | Precision::Day | Precision::PartOfDay | Precision::Hour | Precision::Minute => Precision::Day,
    }
}

/// The start of the day on which so many parts of a period are over; of the year, where it has hundreds of months.
fn between(whole: &When, parts: i64, of: i64) -> Option<DateTime> {
    let months = whole.start.until((Counted::Month, whole.end)).ok()?.get_months();
    let whole_months = whole.precision < Precision::Month && (i64::from(months) * parts) % of == 0;
    if whole_months {
        return whole.start.checked_add(jiff::Span::new().try_months(i64::from(months) * parts / of).ok()?).ok();
    }
    let days = i64::from(whole.start.until((Counted::Day, whole.end)).ok()?.get_days());
    whole.start.checked_add(jiff::Span::new().try_days(days * parts / of).ok()?).ok()
}
