//! Reads lengths of time and what is built on them: "44 days", "nearly three decades", "two days earlier", "three weeks from tomorrow",
//! "the past two years"; and recurrences: "every Tuesday", "daily", "once a year". Ages are refused.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::reckoned;
use super::relative;
use super::told::{Anchor, Length, Phrase, Told};
use crate::language::dates::{Shift, Unit, UnitWord, Which};
use crate::text::TokenKind;

/// The length, shift or recurrence that begins at `at`, if one does.
pub fn read(c: &Cursor, at: usize) -> Option<Phrase> {
    set(c, at).or_else(|| stretch(c, at)).or_else(|| raced(c, at)).or_else(|| measured(c, at))
}

/// "finished in 3:07:35": hours, minutes and seconds that something took.
fn raced(c: &Cursor, at: usize) -> Option<Phrase> {
    let mut parts = c.norm(at).split(':').map(str::parse::<u32>);
    let (Some(Ok(hours)), Some(Ok(minutes)), Some(Ok(seconds)), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    let took = c.is_any(at.wrapping_sub(1), &["in", "of", "took"]) && minutes < 60 && seconds < 60;
    let part = |unit, amount: u32| (unit, Some(Decimal::from(amount)));
    let length = Length { parts: vec![part(Unit::Hour, hours), part(Unit::Minute, minutes), part(Unit::Second, seconds)] };
    took.then(|| Phrase::new(at..at + 1, Told::Length(length)))
}

/// "the past two years", "the next few months", "the first 100 days" (only a length).
fn stretch(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip(at, &["the", "these"]);
    let which = *c.words.which.get(c.norm(start))?;
    let (length, end) = length(c, start + 1).filter(|_| !c.is_any(start + 1, &["a", "an"]))?;
    if !counted(c, start + 1) || aged(c, end) {
        return None;
    }
    let told = match which {
        Which::Last | Which::Before => Told::Stretch { length, forward: false },
        Which::Next | Which::After | Which::Coming => Told::Stretch { length, forward: true },
        Which::This | Which::Same => Told::Length(length),
    };
    Some(Phrase::new(at..end, told))
}

fn counted(c: &Cursor, at: usize) -> bool {
    c.count(at).is_some() || c.words.words.vague.contains(c.norm(at)) || c.norm(at) == "couple"
}

/// A length and what follows it.
fn measured(c: &Cursor, at: usize) -> Option<Phrase> {
    let (length, end) = length(c, at)?;
    if aged(c, end) {
        return None;
    }
    if let Some(shift) = c.words.shifts.get(c.norm(end)) {
        let later = c.norm(end) == "later" || c.norm(end) == "earlier";
        // "30 minutes later this week"
        let other = c.norm(end + 1) == "than" || c.is_any(end + 1, &["this", "next"]) && c.words.unit(c.norm(end + 2)).is_some();
        if !(later && other) {
            return Some(shifted(at, end + 1, length, *shift));
        }
    }
    if let Some(within) = reckoned::within(c, at, end, &length) {
        return Some(within);
    }
    let before = c.is_any(end, &["before", "prior"]);
    if before || c.is_any(end, &["after", "from", "since", "following"]) {
        let place = if c.norm(end) == "prior" { c.skip(end + 1, &["to"]) } else { end + 1 };
        let named = || {
            let (from, after) =
                reckoned::named_day(c, place, false).filter(|_| c.is_any(end, &["before", "after", "prior", "following"]))?;
            Some((Anchor::Phrase(Box::new(from)), after))
        };
        if let Some((from, after)) = relative::anchor(c, place).or_else(named) {
            return Some(Phrase::new(at..after, Told::Shift { length, forward: !before, from, exact: true }));
        }
        if !c.is_word(end + 1)
            && c.tokens.get(end + 1).is_none_or(|t| t.kind == TokenKind::Mark)
            && c.is_any(end, &["before", "after", "prior"])
        {
            return Some(Phrase::new(at..end + 1, Told::Shift { length, forward: !before, from: Anchor::Context, exact: false }));
        }
    }
    let in_time = c.before(at, 1) == "in" && c.is_any(end, &["'", "’", "'s"]) && c.is_any(end + 1, &["time"]);
    if in_time {
        return Some(Phrase::new(at..end + 2, Told::Shift { length, forward: true, from: Anchor::Published, exact: false }));
    }
    let way = (at..end).find_map(|i| c.words.which.get(c.norm(i)));
    if let Some(way) = way.filter(|_| c.count(at).is_some()) {
        return Some(Phrase::new(at..end, Told::Stretch { length, forward: !matches!(way, Which::Last | Which::Before) }));
    }
    lone(c, at, end).then(|| Phrase::new(at..end, Told::Length(length)))
}

fn shifted(at: usize, end: usize, length: Length, shift: Shift) -> Phrase {
    let (forward, from) = match shift {
        Shift::Ago => (false, Anchor::Published),
        Shift::Earlier => (false, Anchor::Context),
        Shift::Later => (true, Anchor::Context),
        Shift::Hence => (true, Anchor::Published),
    };
    Phrase::new(at..end, Told::Shift { length, forward, from, exact: false })
}

/// "years old", "-old", "years of age", "-plus".
fn aged(c: &Cursor, end: usize) -> bool {
    let next = if c.is_dash(end) { end + 1 } else { end };
    c.norm(next) == "old" || (c.norm(end) == "of" && c.norm(end + 1) == "age") || c.is_any(next, &["olds", "younger", "older"])
}

/// May a length without a count ("a day", "weeks") stand alone here? With a count it may.
fn lone(c: &Cursor, at: usize, end: usize) -> bool {
    if c.is_any(at, &["a", "an"]) && !c.is_any(at + 1, &["few", "couple", "half", "whole", "full", "quarter", "further"]) {
        let leads = [
            "for", "in", "within", "over", "than", "about", "almost", "nearly", "just", "around", "only", "after", "spent", "took", "take",
            "takes", "last", "lasted", "under", "roughly", "another", "or",
        ];
        let follows = ["after", "before", "of", "and", "long", "in", "from", "since", "into", "following", "prior"];
        let rate = c.digits(at.wrapping_sub(1)).is_some() || c.is_any(at.wrapping_sub(1), &["times", "%", "once", "twice"]);
        return !rate && (leads.contains(&c.before(at, 1)) || c.is_any(end, &follows) && c.norm(end) != "of" && c.norm(end) != "in");
    }
    if c.words.unit(c.norm(at)).is_some() {
        let leads = ["for", "in", "within", "over", "took", "take", "of", "hours", "spent", "after", "lasted", "last"];
        let follows = ["after", "before", "since", "following", "of", "that"];
        return leads.contains(&c.before(at, 1)) && !c.is_any(end, &["to"]) || c.is_any(end, &follows);
    }
    if c.norm(at) == "some" || c.norm(at) == "many" {
        return c.words.unit(c.norm(end - 1)).is_some_and(|(_, plural)| plural);
    }
    true
}

/// A length: its amounts per unit, and the place after it.
pub fn length(c: &Cursor, at: usize) -> Option<(Length, usize)> {
    let (mut amount, mut place) = amount(c, at)?;
    let dash = c.is_dash(place) && c.glued(place) && c.glued(place + 1);
    place = if dash {
        place + 1
    } else {
        c.skip(
            place,
            &[
                "straight",
                "consecutive",
                "full",
                "long",
                "short",
                "more",
                "whole",
                "solid",
                "additional",
                "single",
                "successive",
                "further",
                "extra",
                "calendar",
                "working",
                "business",
                "entire",
                "tense",
                "coming",
                "upcoming",
                "past",
            ],
        )
    };
    let (word, plural) = c.words.unit(c.norm(place))?;
    let article = c.is_any(at, &["a", "an"]);
    if article
        && place == at + 1
        && !word.bare
        && !c.words.shifts.contains_key(c.norm(place + 1))
        && !c.is_any(place + 1, &["before", "after"])
        || !fits(c, at, (word, plural), dash)
    {
        return None;
    }
    let mut end = place + 1;
    if c.norm(end) == "and" && c.norm(end + 1) == "a" && c.is_any(end + 2, &["half", "quarter"]) && article {
        amount = amount.and_then(|a| a.checked_add(fraction(c.norm(end + 2))));
        end += 3;
    }
    let mut parts = vec![(word.unit, amount.map(|a| a.checked_mul(Decimal::from(word.times)).unwrap_or(a).normalize()))];
    // "1 hr 4 mins", "three hours and 20 minutes"
    let next = c.skip(end, &["and", ","]);
    if let Some((number, unit_at)) = c.count(next).filter(|_| amount.is_some())
        && let Some((second, _)) = c
            .words
            .unit(c.norm(unit_at))
            .filter(|(u, _)| u.unit < word.unit && (next == end || u.unit <= Unit::Hour || c.norm(end) == "and"))
    {
        let shift = c.words.shifts.contains_key(c.norm(unit_at + 1));
        if !shift || word.unit <= Unit::Hour {
            parts.push((second.unit, Some(Decimal::from(number.saturating_mul(second.times)))));
            end = unit_at + 1;
        }
    }
    Some((Length { parts }, end))
}

/// Numbers agree with their unit: "two days", "a 44-day war", "three-week"; not "two day" nor "one minutes".
fn fits(c: &Cursor, at: usize, (word, plural): (UnitWord, bool), dash: bool) -> bool {
    let counted = c.words.unit(c.norm(at)).is_some();
    if counted {
        return plural && word.bare;
    }
    let one = c.is_any(at, &["a", "an", "one", "1", "another", "half"]) && !c.is_any(at + 1, &["few", "couple"]);
    dash || one
        || plural
        || c.norm(at + 1) == "and"
        || c.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) && word.unit <= Unit::Month
}

fn fraction(word: &str) -> Decimal {
    if word == "half" { Decimal::new(5, 1) } else { Decimal::new(25, 2) }
}

/// The count of a length, `None` inside for a vague one; and the place after it.
fn amount(c: &Cursor, at: usize) -> Option<(Option<Decimal>, usize)> {
    let norm = c.norm(at);
    if norm == "half" && c.is_any(at + 1, &["a", "an"]) {
        return Some((Some(fraction("half")), at + 2));
    }
    let article = c.skip(at, &["a", "an"]);
    if c.norm(article) == "couple" {
        return Some((Some(Decimal::TWO), c.skip(article + 1, &["of"])));
    }
    if c.norm(article) == "matter" && c.norm(article + 1) == "of" {
        return Some((None, article + 2));
    }
    if c.words.words.vague.contains(c.norm(article)) {
        return Some((None, article + 1));
    }
    if c.norm(article) == "half" && article > at {
        let dash = if c.is_dash(article + 1) { article + 2 } else { article + 1 };
        return Some((Some(fraction("half")), dash));
    }
    if article > at || norm == "another" {
        return Some((Some(Decimal::ONE), at + 1));
    }
    if c.words.unit(norm).is_some() {
        return Some((None, at));
    }
    let decimal =
        c.tokens.get(at).filter(|t| t.kind == TokenKind::Number && t.norm.contains('.')).and_then(|t| t.norm.parse::<Decimal>().ok());
    if let Some(value) = decimal {
        return Some((Some(value), at + 1));
    }
    let (value, end) = c.count(at)?;
    if c.norm(end) == "and" && c.norm(end + 1) == "a" && c.is_any(end + 2, &["half", "quarter"]) {
        return Some((Some(Decimal::from(value) + fraction(c.norm(end + 2))), end + 3));
    }
    Some((Some(Decimal::from(value)), end))
}

/// "every Tuesday", "each year", "every two weeks", "daily", "once a year", "Tuesdays".
fn set(c: &Cursor, at: usize) -> Option<Phrase> {
    let value = |end: usize, value: String| Some(Phrase::new(at..end, Told::Set(value)));
    if let Some((day, end)) = monthly(c, at) {
        return value(end, format!("XXXX-XX-{day:02}"));
    }
    if let Some(known) = c.words.sets.get(c.norm(at)).filter(|_| !c.capital(at) || at == 0 && !c.capital(at + 1)) {
        return value(at + 1, known.clone());
    }
    let plural = c.norm(at).strip_suffix('s').filter(|single| single.len() > 5);
    if let Some(day) = plural.and_then(|single| c.words.weekdays.get(single)) {
        return value(at + 1, format!("XXXX-WXX-{day}"));
    }
    let parts = c.norm(at + 1).strip_suffix('s').and_then(|single| c.words.parts.get(single));
    if let (Some(day), Some(part)) = (c.words.weekdays.get(c.norm(at)), parts) {
        return value(at + 2, format!("XXXX-WXX-{day}T{}", part.code));
    }
    if c.is_any(at, &["once", "twice"]) || c.norm(at + 1) == "times" && c.count(at).is_some() {
        let unit_at = at + if c.norm(at + 1) == "times" { 3 } else { 2 };
        let (unit, _) =
            c.words.unit(c.norm(unit_at)).filter(|(_, plural)| !plural && c.is_any(unit_at - 1, &["a", "an", "per", "each", "every"]))?;
        return value(unit_at + 1, length_value(&Length { parts: vec![(unit.unit, Some(unit.times.into()))] }));
    }
    if !c.is_any(at, &["every", "each"]) {
        return None;
    }
    let other = c.norm(at + 1) == "other";
    let place = at + 1 + usize::from(other);
    if let Some(day) = c.words.weekdays.get(c.norm(place)) {
        return value(place + 1, format!("XXXX-WXX-{day}"));
    }
    if let Some(month) = c.words.months.get(c.norm(place)) {
        return value(place + 1, format!("XXXX-{month:02}"));
    }
    if let Some(part) = relative::part_of_day(c, place) {
        return value(place + 1, format!("XXXX-XX-XXT{}", part.code));
    }
    if let Some(season) = c.words.seasons.get(c.norm(place)) {
        return value(place + 1, format!("XXXX-{}", super::timex::SEASONS[(*season as usize - 1) % 4]));
    }
    if c.norm(place) == "weekend" && !other {
        return value(place + 1, "XXXX-WXX-WE".into());
    }
    if let Some((unit, false)) = c.words.unit(c.norm(place)) {
        let amount = Decimal::from(if other { unit.times * 2 } else { unit.times });
        return value(place + 1, length_value(&Length { parts: vec![(unit.unit, Some(amount))] }));
    }
    let (length, end) = length(c, place)?;
    value(end, length_value(&length))
}

/// "the 19th of every month"
fn monthly(c: &Cursor, at: usize) -> Option<(i8, usize)> {
    let (day, end, ordinal) = c.day(c.skip(at, &["the"]))?;
    let every = ordinal && c.norm(end) == "of" && c.is_any(end + 1, &["every", "each"]) && c.norm(end + 2) == "month";
    every.then_some((day, end + 3))
}

/// TIMEX value of a length: `P44D`, `PT1H4M`, `PXY`.
pub fn length_value(length: &Length) -> String {
    let mut out = String::from("P");
    let mut timed = false;
    for (unit, amount) in &length.parts {
        let (letter, clock) = match unit {
            Unit::Second => ("S", true),
            Unit::Minute => ("M", true),
            Unit::Hour => ("H", true),
            Unit::Day => ("D", false),
            Unit::Weekend => ("WE", false),
            Unit::Week => ("W", false),
            Unit::Month => ("M", false),
            Unit::Year => ("Y", false),
        };
        if clock && !timed {
            out.push('T');
            timed = true;
        }
        out.push_str(&amount.map_or("X".into(), |a| a.normalize().to_string()));
        out.push_str(letter);
    }
    out
}
