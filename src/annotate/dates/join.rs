//! Joins neighbouring phrases of a statement into one: a clock time with its day, a day with its week, a date in parentheses with the word it
//! explains, the two ends of a range. Also takes in the words that belong to a phrase: "early", "about", "morning", "since".

use super::cursor::Cursor;
use super::daytime::{dated_clock, day_with_clock, halved, is_day, lasting};
use super::phrase::{Clock, Length, Meaning, Partial, Phrase};
use super::relative::last_or_next;
use super::style;
use super::surroundings::{bound, own_words};
use crate::language::dates::{Keyword, Unit, Which};
use crate::language::function_word::{AND, BETWEEN, FROM, IN, OF, ON, POSSESSIVE, S, THE, TO};

/// The phrases of a statement, joined and completed with the words around them.
pub(super) fn join(c: &Cursor, phrases: Vec<Phrase>) -> Vec<Phrase> {
    let phrases: Vec<Phrase> = phrases.into_iter().map(|p| style::marked(c, last_or_next(c, own_words(c, p)))).collect();
    let phrases = outermost(phrases);
    let phrases = fold(phrases, |a, b| lasting(c, a, b).or_else(|| style::twice(c, a, b)));
    let phrases = fold(phrases, |a, b| {
        day_with_clock(c, a, b).or_else(|| within(c, a, b)).or_else(|| explained(c, a, b)).or_else(|| portion(c, a, b))
    });
    let phrases = fold(phrases, |a, b| dated_clock(c, a, b).or_else(|| lasting(c, a, b)));
    let phrases = fold(phrases, |a, b| range(c, a, b));
    let opening = phrases.first().filter(|p| p.tokens.start <= 1 && p.clock.is_none()).and_then(|p| p.part.clone());
    let halve = |p: Phrase| Phrase {
        clock: if opening.is_some() { halved(p.clock, opening.as_ref().map(|part| part.code.as_str())) } else { p.clock },
        ..p
    };
    phrases.into_iter().filter(|p| !idle(c, p)).map(|p| bound(c, week_of(c, halve(p)))).collect()
}

/// Drops a phrase that is inside the next: "the last quarter" in "the last quarter of the 18th century".
fn outermost(phrases: Vec<Phrase>) -> Vec<Phrase> {
    let starts: Vec<usize> = phrases.iter().skip(1).map(|p| p.tokens.start).chain([usize::MAX]).collect();
    phrases.into_iter().zip(starts).filter(|(p, next)| p.tokens.start < *next).map(|(p, _)| p).collect()
}

/// Merges neighbours from the left as long as `merge` accepts them.
fn fold(phrases: Vec<Phrase>, merge: impl Fn(&Phrase, &Phrase) -> Option<Phrase>) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = Vec::with_capacity(phrases.len());
    for phrase in phrases {
        match out.last().and_then(|last| merge(last, &phrase)) {
            Some(merged) => *out.last_mut().expect("there is a last one") = merged,
            None => out.push(phrase),
        }
    }
    out
}

/// The words between two phrases.
pub(super) fn gap<'t>(c: &Cursor<'t>, a: &Phrase, b: &Phrase) -> Option<Vec<&'t str>> {
    let range = a.tokens.end..b.tokens.start;
    (range.len() <= 3 && a.tokens.end <= b.tokens.start).then(|| range.map(|at| c.norm(at)).collect())
}

/// "Friday next week", "April last year", "Monday of the following week", "last week Friday".
fn within(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let gap = gap(c, a, b)?;
    let near = |phrase: &Phrase| match &phrase.meaning {
        Meaning::Near { unit: unit @ (Unit::Week | Unit::Year | Unit::Month), times: 1, which } => Some((*unit, *which)),
        Meaning::Near { .. }
        | Meaning::Date(_)
        | Meaning::Day(_)
        | Meaning::Shift { .. }
        | Meaning::Stretch { .. }
        | Meaning::Portion { .. }
        | Meaning::Length(_)
        | Meaning::Set(_)
        | Meaning::Reference(_)
        | Meaning::Clock
        | Meaning::Range(..) => None,
    };
    let fits = |partial: &Partial, unit: Unit| {
        partial.year.is_none()
            && partial.which.is_none()
            && match unit {
                Unit::Week => partial.weekday.is_some() && partial.day.is_none(),
                Unit::Month => partial.day.is_some() && partial.month.is_none() || partial.week.is_some(),
                Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Weekend | Unit::Year => {
                    partial.month.is_some() || partial.stretch.is_some() || partial.holiday.is_some()
                }
            }
    };
    let (date, (unit, which), outer) = match (&a.meaning, &b.meaning) {
        (Meaning::Date(partial), _) if matches!(gap.as_slice(), [] | [OF | IN | ","]) => (partial, near(b)?, a),
        (_, Meaning::Date(partial)) if matches!(gap.as_slice(), [] | [ON]) && partial.weekday.is_some() => (partial, near(a)?, b),
        (_, Meaning::Date(partial)) if matches!(gap.as_slice(), [POSSESSIVE] | ["'", S]) && partial.stretch.is_some() => {
            (partial, near(a)?, b)
        }
        _ => return None,
    };
    if !fits(date, unit) {
        return None;
    }
    let offset = match which {
        Which::Last | Which::Before => -1,
        Which::This | Which::Same => 0,
        Which::Next | Which::After | Which::Coming => 1,
    };
    let partial = Partial { within: Some((unit, offset)), ..date.clone() };
    Some(Phrase { tokens: a.tokens.start..b.tokens.end, meaning: Meaning::Date(partial), ..outer.clone() })
}

/// "the last three weeks of the year", "the first six months of 2012".
fn portion(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let first = |at: usize| c.is(at, Keyword::First);
    let week = Length { parts: vec![(Unit::Week, Some(rust_decimal::Decimal::ONE))] };
    let (length, last) = match &a.meaning {
        Meaning::Stretch { length, forward: false } => (length, true),
        Meaning::Near { unit: Unit::Week, times: 1, which: Which::Last } => (&week, true),
        Meaning::Length(length) if first(a.tokens.start) || first(a.tokens.start.wrapping_sub(1)) => (length, false),
        _ => return None,
    };
    let period =
        matches!(b.meaning, Meaning::Near { .. }) || matches!(&b.meaning, Meaning::Date(p) if p.day.is_none() && p.weekday.is_none());
    if !period || gap(c, a, b)? != [OF] {
        return None;
    }
    let from = a.tokens.start.saturating_sub(usize::from(!last && !first(a.tokens.start)));
    let start = if c.before(from, 1) == THE && first(from) { from - 1 } else { from };
    let meaning = Meaning::Portion { length: length.clone(), last, of: Box::new(b.clone()) };
    Some(Phrase::new(start..b.tokens.end, meaning))
}

/// "the week of 10 April", "the week starting on Monday".
fn week_of(c: &Cursor, phrase: Phrase) -> Phrase {
    let start = phrase.tokens.start;
    let mut at = if c.before(start, 1) == ON { start - 1 } else { start };
    if !is_day(&phrase) || !c.is_in(at.wrapping_sub(1), &c.words.around.week_links) || !c.is(at.wrapping_sub(2), Keyword::Week) {
        return phrase;
    }
    at -= 2;
    let at = if c.before(at, 1) == THE { at - 1 } else { at };
    let length = Length { parts: vec![(Unit::Week, Some(rust_decimal::Decimal::ONE))] };
    Phrase::new(at..phrase.tokens.end, Meaning::Portion { length, last: false, of: Box::new(phrase) })
}

/// "today (14 October 2011)", "Tuesday (2 July)": the second is exact, the first may add the part of the day.
fn explained(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let gap = gap(c, a, b)?;
    let close = match gap.as_slice() {
        ["("] => ")",
        ["["] => "]",
        [] | [","] if matches!(a.meaning, Meaning::Day(_)) => "",
        // "Black Friday, 11 December 1829"
        [","] if matches!(&a.meaning, Meaning::Date(p) if p.holiday.is_some() && p.year.is_none()) => "",
        [] if matches!(&a.meaning, Meaning::Date(p) if p.weekday.is_some() && p.day.is_none()) => "",
        _ => return None,
    };
    let exact = matches!(&b.meaning, Meaning::Date(p) if p.day.is_some() && p.month.is_some());
    if !exact || !is_day(a) && a.clock.is_none() || !close.is_empty() && c.norm(b.tokens.end) != close {
        return None;
    }
    let end = b.tokens.end + usize::from(!close.is_empty());
    let clock = b.clock.or(a.clock);
    Some(Phrase { tokens: a.tokens.start..end, meaning: b.meaning.clone(), part: a.part.clone().or(b.part.clone()), clock, ..a.clone() })
}

/// "from 15 November to 1 December", "1994-1996", "between Monday and Friday", "March to August 2011".
fn range(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let gap = gap(c, a, b)?;
    let before = c.before(a.tokens.start, 1);
    let joined = match gap.as_slice() {
        [TO] => matches!(before, FROM | BETWEEN) || alike(a, b),
        [AND] => before == BETWEEN || before == OF && c.is(a.tokens.start.wrapping_sub(2), Keyword::Night),
        ["-" | "–" | "—" | "~"] => alike(a, b),
        [word] => c.words.around.until_then.contains(*word),
        _ => false,
    };
    let ends = |p: &Phrase| {
        matches!(p.meaning, Meaning::Date(_) | Meaning::Day(_) | Meaning::Near { .. } | Meaning::Reference(_)) || p.clock.is_some()
    };
    if !joined || !ends(a) || !ends(b) || (a.meaning == Meaning::Clock) && (b.meaning != Meaning::Clock) {
        return None;
    }
    let meaning = Meaning::Range(Box::new(a.clone()), Box::new(b.clone()));
    let mut out = Phrase { between: before == BETWEEN, ..Phrase::new(a.tokens.start..b.tokens.end, meaning) };
    if b.meaning == Meaning::Clock {
        // "Tuesday 2 p.m. to 4 p.m.": a day with two clock times.
        let until = b.clock.map(|clock| (clock.hour, clock.minute.unwrap_or(0)));
        out = Phrase { tokens: out.tokens, clock: a.clock.map(|clock| Clock { until, ..clock }), ..a.clone() };
    }
    Some(out)
}

/// True if two dates have the same parts, or both have a month.
fn alike(a: &Phrase, b: &Phrase) -> bool {
    match (&a.meaning, &b.meaning) {
        (Meaning::Date(x), Meaning::Date(y)) => {
            let months = x.month.is_some() == y.month.is_some() && x.day.is_some() == y.day.is_some();
            months && x.scale == y.scale && x.weekday.is_some() == y.weekday.is_some() && x.stretch.is_some() == y.stretch.is_some()
                || x.month.is_some() && y.month.is_some()
        }
        (Meaning::Clock, Meaning::Clock) => a.clock.is_some() && b.clock.is_some(),
        (Meaning::Date(x), Meaning::Reference(_)) => x.year.is_some(),
        _ => false,
    }
}

/// True for a bare "night", which does not date anything.
fn idle(c: &Cursor, phrase: &Phrase) -> bool {
    phrase.meaning == Meaning::Clock && phrase.clock.is_none() && c.is(phrase.tokens.start, Keyword::Night)
}
