//! Reads lengths of time and what is built on them: "44 days", "nearly three decades", "two days earlier", "three weeks from tomorrow", "the past two
//! years"; and recurrences: "every Tuesday", "daily", "once a year". Refuses ages.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::phrase::{Anchor, Length, Meaning, Phrase};
use super::reckoned;
use super::relative;
use super::timex::{SEASONS, length_value};
use crate::language::dates::{Keyword, Shift, Unit, UnitWord, Which};
use crate::language::function_word::{A, AFTER, AND, BEFORE, IN, OF, THAN, THE, TO};
use crate::text::TokenKind;

/// The length, shift or recurrence that begins at `at`, if there is one.
pub(super) fn length_or_set(c: &Cursor, at: usize) -> Option<Phrase> {
    set(c, at).or_else(|| stretch(c, at)).or_else(|| raced(c, at)).or_else(|| measured(c, at))
}

/// "finished in 3:07:35": hours, minutes and seconds that something took.
fn raced(c: &Cursor, at: usize) -> Option<Phrase> {
    let mut parts = c.norm(at).split(':').map(str::parse::<u32>);
    let (Some(Ok(hours)), Some(Ok(minutes)), Some(Ok(seconds)), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return None;
    };
    let took = c.is_in(at.wrapping_sub(1), &c.words.length.before_a_race) && minutes < 60 && seconds < 60;
    let part = |unit, amount: u32| (unit, Some(Decimal::from(amount)));
    let length = Length { parts: vec![part(Unit::Hour, hours), part(Unit::Minute, minutes), part(Unit::Second, seconds)] };
    took.then(|| Phrase::new(at..at + 1, Meaning::Length(length)))
}

/// "the past two years", "the next few months", "the first 100 days" (only a length).
fn stretch(c: &Cursor, at: usize) -> Option<Phrase> {
    let start = c.skip_in(at, &c.words.length.stretch_openers);
    let which = *c.words.which.get(c.norm(start))?;
    let (length, end) = length(c, start + 1).filter(|_| !c.is_in(start + 1, &c.words.words.indefinite))?;
    if !counted(c, start + 1) || aged(c, end) {
        return None;
    }
    let meaning = match which {
        Which::Last | Which::Before => Meaning::Stretch { length, forward: false },
        Which::Next | Which::After | Which::Coming => Meaning::Stretch { length, forward: true },
        Which::This | Which::Same => Meaning::Length(length),
    };
    Some(Phrase::new(at..end, meaning))
}

fn counted(c: &Cursor, at: usize) -> bool {
    c.count(at).is_some() || c.words.words.vague.contains(c.norm(at)) || c.is(at, Keyword::Couple)
}

/// A length with what follows it.
fn measured(c: &Cursor, at: usize) -> Option<Phrase> {
    let (length, end) = length(c, at)?;
    if aged(c, end) {
        return None;
    }
    if let Some(shift) = c.words.shifts.get(c.norm(end)) {
        let later = c.is_in(end, &c.words.words.comparatives);
        // "30 minutes later this week"
        let other = c.norm(end + 1) == THAN || c.is_in(end + 1, &c.words.relative.this_or_next) && c.words.unit(c.norm(end + 2)).is_some();
        if !(later && other) {
            return Some(shifted(at, end + 1, length, *shift));
        }
    }
    if let Some(within) = reckoned::within(c, at, end, &length) {
        return Some(within);
    }
    let words = &c.words.length;
    let before = c.is_in(end, &words.back);
    if before || c.is_in(end, &words.on) {
        let place = if c.is(end, Keyword::Prior) { c.skip(end + 1, &[TO]) } else { end + 1 };
        let named = || {
            let (from, after) = reckoned::named_day(c, place, false).filter(|_| c.is_in(end, &words.beside))?;
            Some((Anchor::Phrase(Box::new(from)), after))
        };
        if let Some((from, after)) = relative::anchor(c, place).or_else(named) {
            return Some(Phrase::new(at..after, Meaning::Shift { length, forward: !before, from, exact: true }));
        }
        if !c.is_word(end + 1) && c.tokens.get(end + 1).is_none_or(|t| t.kind == TokenKind::Mark) && c.is_in(end, &words.open) {
            return Some(Phrase::new(at..end + 1, Meaning::Shift { length, forward: !before, from: Anchor::Context, exact: false }));
        }
    }
    let in_time = c.before(at, 1) == IN && c.is_in(end, &c.words.words.genitives) && c.is(end + 1, Keyword::Time);
    if in_time {
        return Some(Phrase::new(at..end + 2, Meaning::Shift { length, forward: true, from: Anchor::Published, exact: false }));
    }
    let way = (at..end).find_map(|i| c.words.which.get(c.norm(i)));
    if let Some(way) = way.filter(|_| c.count(at).is_some()) {
        return Some(Phrase::new(at..end, Meaning::Stretch { length, forward: !matches!(way, Which::Last | Which::Before) }));
    }
    lone(c, at, end).then(|| Phrase::new(at..end, Meaning::Length(length)))
}

fn shifted(at: usize, end: usize, length: Length, shift: Shift) -> Phrase {
    let (forward, from) = match shift {
        Shift::Ago => (false, Anchor::Published),
        Shift::Earlier => (false, Anchor::Context),
        Shift::Later => (true, Anchor::Context),
        Shift::Hence => (true, Anchor::Published),
    };
    Phrase::new(at..end, Meaning::Shift { length, forward, from, exact: false })
}

/// True for an age: "years old", "-old", "years of age", "-plus".
fn aged(c: &Cursor, end: usize) -> bool {
    let next = if c.is_dash(end) { end + 1 } else { end };
    c.is(next, Keyword::Old) || (c.norm(end) == OF && c.is(end + 1, Keyword::Age)) || c.is_in(next, &c.words.length.olds)
}

/// True if a length without a count ("a day", "weeks") is a phrase by itself here. With a count it always is.
fn lone(c: &Cursor, at: usize, end: usize) -> bool {
    let (words, lead) = (&c.words.length, at.wrapping_sub(1));
    if c.is_in(at, &c.words.words.indefinite) && !c.is_in(at + 1, &words.more_than_one) {
        let rate =
            c.digits(lead).is_some() || c.norm(lead) == "%" || c.is_in(lead, &c.words.words.times) || c.is_in(lead, &c.words.words.once);
        return !rate && (c.is_in(lead, &words.before_a_unit) || c.is_in(end, &words.behind_a_unit));
    }
    if c.words.unit(c.norm(at)).is_some() {
        return c.is_in(lead, &words.before_units) && c.norm(end) != TO || c.is_in(end, &words.behind_units);
    }
    if c.is_in(at, &words.of_plurals) {
        return c.words.unit(c.norm(end - 1)).is_some_and(|(_, plural)| plural);
    }
    true
}

/// A length, as amounts per unit, and the index after it.
pub(super) fn length(c: &Cursor, at: usize) -> Option<(Length, usize)> {
    let (mut amount, mut place) = amount(c, at)?;
    let dash = c.is_dash(place) && c.glued(place) && c.glued(place + 1);
    place = if dash { place + 1 } else { c.skip_in(place, &c.words.length.qualifiers) };
    let (word, plural) = c.words.unit(c.norm(place))?;
    let article = c.is_in(at, &c.words.words.indefinite);
    if article && place == at + 1 && !word.bare && !c.words.shifts.contains_key(c.norm(place + 1)) && !c.is_any(place + 1, &[BEFORE, AFTER])
        || !fits(c, at, (word, plural), dash)
    {
        return None;
    }
    let mut end = place + 1;
    if let Some(more) = and_a_fraction(c, end).filter(|_| article) {
        amount = amount.and_then(|a| a.checked_add(more));
        end += 3;
    }
    let mut parts = vec![(word.unit, amount.map(|a| a.checked_mul(Decimal::from(word.times)).unwrap_or(a).normalize()))];
    // "1 hr 4 mins", "three hours and 20 minutes"
    let next = c.skip(end, &[AND, ","]);
    if let Some((number, unit_at)) = c.count(next).filter(|_| amount.is_some())
        && let Some((second, _)) =
            c.words.unit(c.norm(unit_at)).filter(|(u, _)| u.unit < word.unit && (next == end || u.unit <= Unit::Hour || c.norm(end) == AND))
    {
        let shift = c.words.shifts.contains_key(c.norm(unit_at + 1));
        if !shift || word.unit <= Unit::Hour {
            parts.push((second.unit, Some(Decimal::from(number.saturating_mul(second.times)))));
            end = unit_at + 1;
        }
    }
    Some((Length { parts }, end))
}

/// True if the number agrees with its unit: "two days", "a 44-day war", "three-week"; not "two day" or "one minutes".
fn fits(c: &Cursor, at: usize, (word, plural): (UnitWord, bool), dash: bool) -> bool {
    let counted = c.words.unit(c.norm(at)).is_some();
    if counted {
        return plural && word.bare;
    }
    let one = c.is_in(at, &c.words.length.ones) && !c.is_in(at + 1, &c.words.length.vague_pairs);
    dash || one
        || plural
        || c.norm(at + 1) == AND
        || c.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) && word.unit <= Unit::Month
}

/// "and a half"
fn and_a_fraction(c: &Cursor, at: usize) -> Option<Decimal> {
    fraction(c, at + 2).filter(|_| c.norm(at) == AND && c.norm(at + 1) == A)
}

/// "half", "quarter"
fn fraction(c: &Cursor, at: usize) -> Option<Decimal> {
    c.words.length.fractions.get(c.norm(at)).map(|parts| Decimal::ONE / Decimal::from(*parts))
}

/// The count of a length, with `None` inside for a vague one, and the index after it.
fn amount(c: &Cursor, at: usize) -> Option<(Option<Decimal>, usize)> {
    let half = |at: usize| fraction(c, at).filter(|_| c.is(at, Keyword::Half));
    let indefinite = &c.words.words.indefinite;
    if let Some(half) = half(at).filter(|_| c.is_in(at + 1, indefinite)) {
        return Some((Some(half), at + 2));
    }
    let article = c.skip_in(at, indefinite);
    if c.is(article, Keyword::Couple) {
        return Some((Some(Decimal::TWO), c.skip(article + 1, &[OF])));
    }
    if c.is(article, Keyword::Matter) && c.norm(article + 1) == OF {
        return Some((None, article + 2));
    }
    if c.words.words.vague.contains(c.norm(article)) {
        return Some((None, article + 1));
    }
    if let Some(half) = half(article).filter(|_| article > at) {
        let dash = if c.is_dash(article + 1) { article + 2 } else { article + 1 };
        return Some((Some(half), dash));
    }
    if article > at || c.is(at, Keyword::Another) {
        return Some((Some(Decimal::ONE), at + 1));
    }
    if c.words.unit(c.norm(at)).is_some() {
        return Some((None, at));
    }
    let decimal =
        c.tokens.get(at).filter(|t| t.kind == TokenKind::Number && t.norm.contains('.')).and_then(|t| t.norm.parse::<Decimal>().ok());
    if let Some(value) = decimal {
        return Some((Some(value), at + 1));
    }
    let (value, end) = c.count(at)?;
    if let Some(more) = and_a_fraction(c, end) {
        return Some((Some(Decimal::from(value) + more), end + 3));
    }
    Some((Some(Decimal::from(value)), end))
}

/// "every Tuesday", "each year", "every two weeks", "daily", "once a year", "Tuesdays".
fn set(c: &Cursor, at: usize) -> Option<Phrase> {
    let value = |end: usize, value: String| Some(Phrase::new(at..end, Meaning::Set(value)));
    if let Some((day, end)) = monthly(c, at) {
        return value(end, format!("XXXX-XX-{day:02}"));
    }
    if let Some(known) = c.words.sets.get(c.norm(at)).filter(|_| !c.capital(at) || at == 0 && !c.capital(at + 1)) {
        return value(at + 1, known.clone());
    }
    let plural = c.words.singular(c.norm(at)).filter(|single| single.len() > 5);
    if let Some(day) = plural.and_then(|single| c.words.weekdays.get(single)) {
        return value(at + 1, format!("XXXX-WXX-{day}"));
    }
    let parts = c.words.singular(c.norm(at + 1)).and_then(|single| c.words.parts.get(single));
    if let (Some(day), Some(part)) = (c.words.weekdays.get(c.norm(at)), parts) {
        return value(at + 2, format!("XXXX-WXX-{day}T{}", part.code));
    }
    let times = c.is_in(at + 1, &c.words.words.times);
    if c.is_in(at, &c.words.words.once) || times && c.count(at).is_some() {
        let unit_at = at + if times { 3 } else { 2 };
        let (unit, _) = c.words.unit(c.norm(unit_at)).filter(|(_, plural)| !plural && c.is_in(unit_at - 1, &c.words.length.per))?;
        return value(unit_at + 1, length_value(&Length { parts: vec![(unit.unit, Some(unit.times.into()))] }));
    }
    if !c.is_in(at, &c.words.words.every) {
        return None;
    }
    let other = c.is(at + 1, Keyword::Other);
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
        return value(place + 1, format!("XXXX-{}", SEASONS[(*season as usize - 1) % 4]));
    }
    if c.is(place, Keyword::Weekend) && !other {
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
    let (day, end, ordinal) = c.day(c.skip(at, &[THE]))?;
    let every = ordinal && c.norm(end) == OF && c.is_in(end + 1, &c.words.words.every) && c.is(end + 2, Keyword::Month);
    every.then_some((day, end + 3))
}
