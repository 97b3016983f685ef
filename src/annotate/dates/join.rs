//! Joins neighbouring phrases of a statement into one: a clock time with its day, a day with its week, a date in parentheses with the
//! word it explains, the two ends of a range; and takes in the words that belong to a phrase: "early", "about", "morning", "since".

use super::cursor::Cursor;
use super::relative::part_of_day;
use super::told::{Bound, Clock, Partial, Phrase, Told};
use crate::language::dates::{Unit, Which};

/// The phrases of a statement, joined and completed by the words around them.
pub fn join(c: &Cursor, phrases: Vec<Phrase>) -> Vec<Phrase> {
    let phrases: Vec<Phrase> = phrases.into_iter().map(|p| own_words(c, p)).collect();
    let phrases = fold(phrases, |a, b| day_with_clock(c, a, b).or_else(|| within(c, a, b)).or_else(|| explained(c, a, b)));
    let phrases = fold(phrases, |a, b| dated_clock(c, a, b));
    let phrases = fold(phrases, |a, b| range(c, a, b));
    phrases.into_iter().filter(|p| !idle(c, p)).map(|p| bound(c, p)).collect()
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

/// Takes in "early", "about" before and "morning" after.
fn own_words(c: &Cursor, mut phrase: Phrase) -> Phrase {
    let dated = matches!(phrase.told, Told::Date(_) | Told::Day(_) | Told::Near { .. });
    if dated && phrase.part.is_none() {
        take_part(c, &mut phrase);
    }
    if phrase.edge.is_none() && !matches!(phrase.told, Told::Length(_) | Told::Set(_) | Told::Stretch { .. } | Told::Reference(_)) {
        take_edge(c, &mut phrase);
    }
    take_about(c, &mut phrase);
    phrase
}

fn take_part(c: &Cursor, phrase: &mut Phrase) {
    // "a third straight night Wednesday"
    let start = phrase.tokens.start;
    let weekday = matches!(&phrase.told, Told::Date(p) if p.weekday.is_some() && p.day.is_none());
    if let Some(part) = start.checked_sub(1).and_then(|at| part_of_day(c, at)).filter(|_| weekday && !c.capital(start - 1)) {
        phrase.part = Some(part.clone());
        phrase.tokens.start = start - 1;
        return;
    }
    let end = phrase.tokens.end;
    let gap = c.skip(end, &[","]);
    let place = if gap == end && c.norm(end) == "in" && c.norm(end + 1) == "the" { end + 2 } else { end };
    let place = if place == end { c.skip(place, &["early", "late"]) } else { place };
    let day = match &phrase.told {
        Told::Date(partial) => partial.weekday.is_some() || partial.day.is_some(),
        Told::Day(_) => true,
        Told::Near { unit, .. } => *unit == Unit::Day,
        Told::Shift { .. } | Told::Stretch { .. } | Told::Length(_) | Told::Set(_) | Told::Reference(_) | Told::Clock | Told::Range(..) => {
            false
        }
    };
    let noon = c.words.clocks.contains_key(c.norm(place));
    if let Some(part) = part_of_day(c, place).filter(|_| day && !noon) {
        // "Sunday Night Football"
        let name = c.capital(place) && c.is_word(place + 1) && c.capital(place + 1);
        if !name {
            phrase.part = Some(part.clone());
            phrase.tokens.end = place + 1;
        }
    }
}

/// "early 2019", "mid-November", "the end of the year", "late on Tuesday", "the early hours of Sunday".
fn take_edge(c: &Cursor, phrase: &mut Phrase) {
    let start = phrase.tokens.start;
    let clock = phrase.told == Told::Clock;
    let mut at = start;
    if at > 0 && c.is_dash(at - 1) && at > 1 && c.glued(at) {
        at -= 1;
    }
    let linked = at == start && c.is_any(at.wrapping_sub(1), &["of", "in", "on"]);
    let of = c.before(at, 1) == "of";
    let place = if linked { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
    let Some(edge) = c.words.edges.get(c.norm(place)).copied() else { return };
    if c.is_any(start, &["that"]) {
        return;
    }
    let word = c.norm(place);
    let noun = matches!(word, "beginning" | "start" | "outset" | "opening" | "middle" | "midway" | "end" | "close");
    let allowed = if noun {
        of
    } else if linked {
        c.before(at, 1) == "on" || matches!(word, "later" | "earlier") && c.norm(start) == "the"
    } else {
        at != start || word != "mid" || at == start
    };
    let hyphen = at != start;
    let verb =
        matches!(word, "start" | "end" | "opening" | "close") && c.is_any(place.wrapping_sub(1), &["to", "will", "would", "could", "can"]);
    if !allowed || verb || hyphen && !matches!(word, "mid" | "early" | "late") || (clock && matches!(word, "later" | "earlier")) {
        return;
    }
    phrase.edge = Some(edge);
    phrase.tokens.start = if noun && c.before(place, 1) == "the" || c.before(place, 1) == "the" && hyphen { place - 1 } else { place };
}

/// "about 1990", "nearly three weeks", "exactly two years ago", "less than ten minutes".
fn take_about(c: &Cursor, phrase: &mut Phrase) {
    let start = phrase.tokens.start;
    if c.norm(start) == "the" || matches!(phrase.told, Told::Set(_) | Told::Reference(_)) {
        return;
    }
    let Some(at) = start.checked_sub(1) else { return };
    let length = matches!(phrase.told, Told::Length(_) | Told::Shift { .. });
    let point = phrase.told == Told::Clock && phrase.clock.is_some()
        || matches!(&phrase.told, Told::Date(p) if p.scale == super::told::Scale::Year && p.year.is_some() && p.month.is_none() && p.stretch.is_none() && p.week.is_none());
    if let Some(about) =
        c.words.about.get(c.norm(at)).filter(|_| length || point && c.is_any(at, &["about", "around", "approximately", "circa", "roughly"]))
    {
        // "just over a week": "just" is not next to the length and stays out.
        phrase.tokens.start = at;
        phrase.approximate = *about;
        if let Told::Shift { exact, .. } = &mut phrase.told {
            *exact |= c.is_any(at, &["exactly", "precisely"]);
        }
    } else if length && c.norm(at) == "than" && c.is_any(at.wrapping_sub(1), &["less", "more", "fewer"]) && at > 0 {
        phrase.tokens.start = at - 1;
        phrase.approximate = true;
    }
}

/// The words between two phrases.
fn gap<'t>(c: &Cursor<'t>, a: &Phrase, b: &Phrase) -> Option<Vec<&'t str>> {
    let range = a.tokens.end..b.tokens.start;
    (range.len() <= 3 && a.tokens.end <= b.tokens.start).then(|| range.map(|at| c.norm(at)).collect())
}

/// A day, without a clock time yet.
fn is_day(phrase: &Phrase) -> bool {
    phrase.clock.is_none()
        && match &phrase.told {
            Told::Date(partial) => partial.day.is_some() || partial.weekday.is_some() || partial.holiday.is_some(),
            Told::Day(_) => true,
            Told::Near { unit, .. } => *unit == Unit::Day,
            Told::Shift { .. }
            | Told::Stretch { .. }
            | Told::Length(_)
            | Told::Set(_)
            | Told::Reference(_)
            | Told::Clock
            | Told::Range(..) => false,
        }
}

/// "Tuesday at 8 p.m.", "8:30 p.m. Thursday", "about 6am on Sunday morning", "8 in the evening", "the early hours of Monday".
fn day_with_clock(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let gap = gap(c, a, b)?;
    let tokens = a.tokens.start..b.tokens.end;
    let approximate = a.approximate || b.approximate;
    let (a_clock, b_clock) = (a.told == Told::Clock, b.told == Told::Clock);
    if is_day(a) && b_clock {
        let linked = matches!(
            gap.as_slice(),
            [] | [","]
                | ["at"]
                | [",", "at"]
                | ["around"]
                | ["|"]
                | ["-"]
                | ["–"]
                | ["@"]
                | ["at", "around" | "about"]
                | ["by"]
                | ["from"]
                | ["between"]
                | [",", "from"]
                | ["before"]
                | ["after"]
        );
        let night = b.clock.is_none() && a.part.is_some();
        let bound = match gap.as_slice() {
            ["before"] => Some(Bound::Until),
            ["after"] => Some(Bound::Since),
            _ => None,
        };
        return (linked && !night).then(|| Phrase {
            tokens,
            clock: halved(b.clock, a.part.as_ref().map(|p| p.code.as_str())),
            part: a.part.clone().or(b.part.clone()),
            approximate,
            bound,
            ..a.clone()
        });
    }
    if a_clock && is_day(b) {
        let linked =
            matches!(gap.as_slice(), [] | ["on"] | [","] | ["of"] | ["of", "the"] | ["in"] | ["|"]) && (a.clock.is_none() || gap != ["of"]);
        let part = b.part.clone().or(a.part.clone());
        return linked.then(|| Phrase {
            tokens,
            clock: halved(a.clock, part.as_ref().map(|p| p.code.as_str())),
            part,
            approximate,
            edge: b.edge.or(a.edge),
            ..b.clone()
        });
    }
    // "8 in the evening"
    if a_clock
        && b_clock
        && a.clock.is_some()
        && b.clock.is_none()
        && a.part.is_none()
        && matches!(gap.as_slice(), [] | ["in"] | ["in", "the"] | ["at"])
    {
        let clock = halved(a.clock, b.part.as_ref().map(|p| p.code.as_str()));
        return Some(Phrase { tokens, clock, part: b.part.clone(), approximate, ..a.clone() });
    }
    // "every Tuesday at 9am"
    if let (Told::Set(value), Some(clock), ["at"] | []) = (&a.told, b.clock.filter(|_| b_clock), gap.as_slice()) {
        let minute = clock.minute.map_or(String::new(), |m| format!(":{m:02}"));
        let day = if value == "P1D" { "" } else { value };
        return Some(Phrase { tokens, told: Told::Set(format!("{day}T{:02}{minute}", clock.hour)), ..a.clone() });
    }
    // "07:37 a.m. UTC (3:37 a.m. EDT)"
    if b_clock && b.clock.is_some() && a.clock.is_some() && gap == ["("] && c.norm(b.tokens.end) == ")" {
        return Some(Phrase { tokens: a.tokens.start..b.tokens.end + 1, ..a.clone() });
    }
    None
}

/// "7 … in the evening" is 19:00.
fn halved(clock: Option<Clock>, part: Option<&str>) -> Option<Clock> {
    let clock = clock?;
    let late = matches!(part, Some("AF" | "EV")) || part == Some("NI") && clock.hour >= 6;
    let hour = if !clock.sure && late && clock.hour < 12 { clock.hour + 12 } else { clock.hour };
    let until = clock.until.map(|(end, minute)| if hour > clock.hour && end < 12 { (end + 12, minute) } else { (end, minute) });
    Some(Clock { hour, until, sure: clock.sure || part.is_some(), ..clock })
}

/// "Friday next week", "April last year", "Monday of the following week", "last week Friday".
fn within(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let gap = gap(c, a, b)?;
    let near = |phrase: &Phrase| match &phrase.told {
        Told::Near { unit: unit @ (Unit::Week | Unit::Year | Unit::Month), times: 1, which } => Some((*unit, *which)),
        Told::Near { .. }
        | Told::Date(_)
        | Told::Day(_)
        | Told::Shift { .. }
        | Told::Stretch { .. }
        | Told::Length(_)
        | Told::Set(_)
        | Told::Reference(_)
        | Told::Clock
        | Told::Range(..) => None,
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
    let (date, (unit, which), outer) = match (&a.told, &b.told) {
        (Told::Date(partial), _) if matches!(gap.as_slice(), [] | ["of"] | ["in"] | [","]) => (partial, near(b)?, a),
        (_, Told::Date(partial)) if matches!(gap.as_slice(), [] | ["on"]) && partial.weekday.is_some() => (partial, near(a)?, b),
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
    Some(Phrase { tokens: a.tokens.start..b.tokens.end, told: Told::Date(partial), ..outer.clone() })
}

/// "Wed Oct 26 15:50:06 2016": the year comes last.
fn dated_clock(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let (Told::Date(day), Told::Date(year)) = (&a.told, &b.told) else { return None };
    let bare = year.month.is_none() && year.scale == super::told::Scale::Year && year.stretch.is_none();
    if a.clock.is_none() || day.month.is_none() || day.year.is_some() || !bare || !gap(c, a, b)?.is_empty() {
        return None;
    }
    let told = Told::Date(Partial { year: year.year, ..day.clone() });
    Some(Phrase { tokens: a.tokens.start..b.tokens.end, told, ..a.clone() })
}

/// "today (14 October 2011)", "Tuesday (2 July)": the second is exact, the first may know the part of the day.
fn explained(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let gap = gap(c, a, b)?;
    let close = match gap.as_slice() {
        ["("] => ")",
        ["["] => "]",
        [] | [","] if matches!(a.told, Told::Day(_)) => "",
        _ => return None,
    };
    let exact = matches!(&b.told, Told::Date(p) if p.day.is_some() && p.month.is_some());
    if !exact || !is_day(a) && a.clock.is_none() || !close.is_empty() && c.norm(b.tokens.end) != close {
        return None;
    }
    let end = b.tokens.end + usize::from(!close.is_empty());
    let clock = b.clock.or(a.clock);
    Some(Phrase { tokens: a.tokens.start..end, told: b.told.clone(), part: a.part.clone().or(b.part.clone()), clock, ..a.clone() })
}

/// "from 15 November to 1 December", "1994-1996", "between Monday and Friday", "March to August 2011".
fn range(c: &Cursor, a: &Phrase, b: &Phrase) -> Option<Phrase> {
    let gap = gap(c, a, b)?;
    let before = c.before(a.tokens.start, 1);
    let joined = match gap.as_slice() {
        ["to"] => before == "from" || before == "between" || alike(a, b),
        ["through" | "until" | "till" | "thru"] => true,
        ["and"] => before == "between" || before == "of" && c.is_any(a.tokens.start.wrapping_sub(2), &["night"]),
        ["-" | "–" | "—" | "~"] => alike(a, b),
        _ => false,
    };
    let ends = |p: &Phrase| matches!(p.told, Told::Date(_) | Told::Day(_) | Told::Near { .. } | Told::Reference(_)) || p.clock.is_some();
    if !joined || !ends(a) || !ends(b) || (a.told == Told::Clock) && (b.told != Told::Clock) {
        return None;
    }
    let told = Told::Range(Box::new(a.clone()), Box::new(b.clone()));
    let mut out = Phrase::new(a.tokens.start..b.tokens.end, told);
    if b.told == Told::Clock {
        // "Tuesday 2 p.m. to 4 p.m.": a day with two clock times.
        let until = b.clock.map(|clock| (clock.hour, clock.minute.unwrap_or(0)));
        out = Phrase { tokens: out.tokens, clock: a.clock.map(|clock| Clock { until, ..clock }), ..a.clone() };
    }
    Some(out)
}

/// Do two dates tell the same pieces, or share the later one's year?
fn alike(a: &Phrase, b: &Phrase) -> bool {
    match (&a.told, &b.told) {
        (Told::Date(x), Told::Date(y)) => {
            let months = x.month.is_some() == y.month.is_some() && x.day.is_some() == y.day.is_some();
            months && x.scale == y.scale && x.weekday.is_some() == y.weekday.is_some() && x.stretch.is_some() == y.stretch.is_some()
                || x.month.is_some() && y.month.is_some()
        }
        (Told::Clock, Told::Clock) => a.clock.is_some() && b.clock.is_some(),
        (Told::Date(x), Told::Reference(_)) => x.year.is_some(),
        _ => false,
    }
}

/// "in the" is not enough for a part of the day that stands for no time of its own: nothing is dated by it.
fn idle(c: &Cursor, phrase: &Phrase) -> bool {
    phrase.told == Told::Clock && phrase.clock.is_none() && c.norm(phrase.tokens.start) == "night"
}

/// "since", "until", "by" before the phrase.
fn bound(c: &Cursor, mut phrase: Phrase) -> Phrase {
    let lengths = matches!(phrase.told, Told::Length(_) | Told::Set(_) | Told::Stretch { .. } | Told::Range(..));
    let at = phrase.tokens.start;
    phrase.bound = match c.before(at, 1) {
        _ if phrase.bound.is_some() => phrase.bound,
        _ if lengths || at == 0 => None,
        "since" => Some(Bound::Since),
        "until" | "till" | "by" | "before" => Some(Bound::Until),
        "from" if c.is_any(phrase.tokens.end, &["onward", "onwards", "on"]) => Some(Bound::Since),
        _ => None,
    };
    phrase
}
