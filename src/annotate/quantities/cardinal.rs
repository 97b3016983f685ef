//! Whole and decimal numbers in digits, in words, and in both: `1,960`, `two hundred and fifty`, `2.5 million`, `3 hundred and 21`.

use rust_decimal::Decimal;

use super::digits::digits;
use super::number::{Number, NumberForm};
use super::reader::Reader;
use crate::language::function_word::{AND, BETWEEN, OF};
use crate::language::inflect::ends_as_plural;

/// A number below the next scale word, and where it ends.
struct Group {
    value: Decimal,
    end: usize,
    digits: bool,
}

/// The cardinal that begins at a token: groups with decreasing scales.
pub(super) fn cardinal(reader: &Reader, at: usize) -> Option<Number> {
    let mut total = Decimal::ZERO;
    let mut ceiling: Option<Decimal> = None;
    let mut end = at;
    let mut digits = false;
    let mut last = Decimal::ONE;
    loop {
        let start = if ceiling.is_some() { joint(reader, end, at) } else { end };
        let Some(group) = group(reader, start, ceiling.is_none()) else { break };
        if ceiling.is_some() && (group.value.fract() != Decimal::ZERO || (group.digits && start == end)) {
            break;
        }
        match scale(reader, group.end) {
            Some((factor, _)) if ceiling.is_some_and(|c| factor >= c) => break,
            Some((factor, after)) => {
                total = total.checked_add(group.value.checked_mul(factor)?)?;
                (ceiling, end, last) = (Some(factor), after, factor);
                digits |= group.digits;
            }
            None if ceiling.is_some_and(|c| group.value >= c || parts_follow(reader, group.end)) => break,
            None => {
                total = total.checked_add(group.value)?;
                (end, last) =
                    (group.end, if reader.before(group.end) == reader.cues.spoken.hundred { Decimal::ONE_HUNDRED } else { Decimal::ONE });
                digits |= group.digits;
                break;
            }
        }
    }
    if end == at {
        return None;
    }
    let mut found = Number {
        tokens: at..end,
        value: total,
        form: if digits { NumberForm::Digits } else { NumberForm::Words },
        high: None,
        scale: last,
    };
    spoken_decimals(reader, &mut found);
    collective(reader, &mut found)?;
    Some(found)
}

/// The index where a lower group may begin: after "and" or a hyphen. "Between one million and two" is two numbers.
fn joint(reader: &Reader, end: usize, first: usize) -> usize {
    match reader.norm(end) {
        AND if reader.before(first) != BETWEEN => end + 1,
        _ => reader.past_hyphen(end),
    }
}

/// Digits, or words below a thousand. `first`: true if "hundred" or "thousand" may come without a number.
fn group(reader: &Reader, at: usize, first: bool) -> Option<Group> {
    if let Some((value, end)) = digits(reader, at) {
        return Some(hundreds(reader, Group { value, end, digits: true }));
    }
    if let Some((value, end)) = below_hundred(reader, at) {
        return Some(hundreds(reader, Group { value, end, digits: false }));
    }
    let norm = reader.norm(at);
    let spoken = &reader.cues.spoken;
    let dozen = reader.norm(at + 1) == spoken.dozen || reader.norm(at + 1) == spoken.gross && many(reader, at + 1).is_some();
    let article = reader.article(at) && (scale_word(reader, at + 1).is_some() || dozen);
    let bare = first && scale_word(reader, at).is_some() && norm.len() > 3;
    let start = if article { at + 1 } else { at };
    (article && first || bare).then(|| hundreds(reader, Group { value: Decimal::ONE, end: start, digits: false }))
}

/// "twenty-two", "seventeen", "twenty".
fn below_hundred(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let of = |at: usize| reader.words.cardinals.get(reader.norm(at)).copied();
    let first = of(at)?;
    if first < 20 || !first.is_multiple_of(10) {
        return Some((Decimal::from(first), at + 1));
    }
    let next = if reader.dash(at + 1) { at + 2 } else { at + 1 };
    // "threescore and ten"
    if reader.norm(at).ends_with(&reader.cues.spoken.score)
        && reader.norm(at + 1) == AND
        && let Some(more) = of(at + 2).filter(|n| (1..20).contains(n))
    {
        return Some((Decimal::from(first + more), at + 3));
    }
    match of(next).filter(|n| (1..10).contains(n)) {
        Some(unit) => Some((Decimal::from(first + unit), next + 1)),
        None => Some((Decimal::from(first), at + 1)),
    }
}

/// Adds "hundred" and what is below it, unless that belongs to the next number ("3 hundred and 2 hundred").
fn hundreds(reader: &Reader, group: Group) -> Group {
    let hyphen = reader.past_hyphen(group.end);
    let hundred = reader.cues.spoken.hundred.as_str();
    if reader.norm(hyphen) != hundred {
        return group;
    }
    let Some(value) = group.value.checked_mul(Decimal::ONE_HUNDRED) else { return group };
    let group = Group { value, end: hyphen + 1, digits: group.digits };
    let and = reader.norm(group.end) == AND;
    let start = if and { group.end + 1 } else { reader.past_hyphen(group.end) };
    let small = below_hundred(reader, start).or_else(|| digits(reader, start).filter(|_| and));
    match small {
        Some((small, end))
            if reader.norm(end) != hundred
                && !(and && small < Decimal::from(20) && parts_follow(reader, end))
                && small < Decimal::ONE_HUNDRED
                && small.fract().is_zero() =>
        {
            Group { value: group.value.saturating_add(small), end, digits: group.digits }
        }
        _ => group,
    }
}

/// True if "quarters" or "ninths" follow, which the number before them counts.
fn parts_follow(reader: &Reader, at: usize) -> bool {
    let norm = reader.norm(reader.past_hyphen(at));
    reader.words.parts.contains_key(norm)
        || norm.strip_suffix('s').is_some_and(|rank| reader.words.ordinals.contains_key(rank)) && !reader.cues.parts.never.contains(norm)
}

fn scale_word(reader: &Reader, at: usize) -> Option<Decimal> {
    reader.words.scales.get(reader.norm(at)).copied()
}

/// Scale words after a group, multiplied: "hundred thousand", "4.2-million", "25k".
fn scale(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let mut end = at;
    let mut factor = Decimal::ONE;
    while let Some(next) = scale_word(reader, reader.past_hyphen(end)) {
        factor = factor.checked_mul(next)?;
        end = reader.past_hyphen(end) + 1;
    }
    if end > at {
        return Some((factor, end));
    }
    let suffix = reader.words.suffixes.get(reader.norm(at)).copied()?;
    suffixed(reader, at).then_some((suffix, at + 1))
}

/// True if a letter after digits is a scale: `k` always, `m` unless it reads as metres, `b` if money or a noun follows.
fn suffixed(reader: &Reader, at: usize) -> bool {
    let after_digits = at.checked_sub(1).is_some_and(|before| reader.digits(before));
    if !after_digits {
        return false;
    }
    let money = money_before(reader, at - 1);
    let glued = reader.glued(at);
    match reader.raw(at) {
        "k" | "K" => glued && reader.norm(at + 1) != "/",
        "M" | "B" => glued || money || !reader.capital(at + 1) && (reader.raw(at) == "M" || reader.word(at + 1)),
        "b" => glued && (money || reader.word(at + 1)),
        "m" => money || (glued && millions(reader, at)),
        "MM" | "mm" => glued && money,
        _ => false,
    }
}

/// True if a currency symbol is before the digits at `at`.
pub(super) fn money_before(reader: &Reader, at: usize) -> bool {
    reader.money_sign_before(at).is_some()
}

/// True for millions: "35m devices", "35m of its devices", "4m euros". In "800m", "37m long" and "a 200m race" the letter means metres.
fn millions(reader: &Reader, at: usize) -> bool {
    let next = reader.norm(at + 1);
    if reader.unit_at(at + 1, false).is_some_and(|(_, unit)| unit.money) {
        return true;
    }
    let plural = |at: usize| {
        let word = reader.norm(at);
        reader.word(at) && (ends_as_plural(word) || reader.words.roles.is_person(word) || word == reader.cues.nouns.people)
    };
    let noun_ahead = (at + 1..at + 4).take_while(|at| reader.content_word(*at)).any(plural);
    let fractional = reader.norm(at - 1).contains('.');
    let noun = reader.word(at + 1) && !reader.language.words.is_stop(next) && !reader.cues.spoken.behind_metres.contains(next);
    next == OF || noun_ahead || fractional && noun
}

/// "two hundred point seventy-one", "nought point nought three".
fn spoken_decimals(reader: &Reader, found: &mut Number) {
    if reader.norm(found.tokens.end) != reader.cues.spoken.point {
        return;
    }
    let mut written = String::new();
    let mut at = found.tokens.end + 1;
    while let Some((value, end)) = below_hundred(reader, at).filter(|_| written.len() < 12) {
        written.push_str(&value.to_string());
        at = end;
    }
    let parsed = format!("{}.{written}", found.value).parse().ok().filter(|_| !written.is_empty());
    if let Some(value) = parsed {
        found.value = value;
        found.tokens.end = at;
    }
}

/// The number that a counting word stands for. "gross" only before "of": gross weights and profits count nothing.
pub(super) fn many<'r>(reader: &'r Reader, at: usize) -> Option<&'r Decimal> {
    reader.words.collectives.get(reader.norm(at)).filter(|_| reader.norm(at) != reader.cues.spoken.gross || reader.norm(at + 1) == OF)
}

/// "two dozen", "3 dozens", "a score of".
fn collective(reader: &Reader, found: &mut Number) -> Option<()> {
    let at = reader.past_hyphen(found.tokens.end);
    if let Some(factor) = many(reader, at).filter(|_| reader.norm(at) != reader.cues.spoken.score) {
        let tens = found.value % Decimal::ONE_HUNDRED;
        let split = found.value > Decimal::ONE_HUNDRED && !tens.is_zero(); // "three hundred and two dozens"
        found.value =
            if split { (found.value - tens).checked_add(tens.checked_mul(*factor)?)? } else { found.value.checked_mul(*factor)? };
        found.tokens.end = at + 1;
        found.scale = *factor;
    }
    score(reader, found);
    Some(())
}

/// "Three score soldiers", "three score and ten"; not "a score of three".
fn score(reader: &Reader, found: &mut Number) {
    let at = found.tokens.end;
    let few = found.form == NumberForm::Words && (Decimal::TWO..Decimal::from(20)).contains(&found.value);
    if !few || reader.norm(at) != reader.cues.spoken.score {
        return;
    }
    let more = || below_hundred(reader, at + 2).filter(|(n, _)| reader.norm(at + 1) == AND && *n < Decimal::from(20));
    let next = reader.norm(at + 1);
    let plural = ends_as_plural(next) || reader.words.roles.is_person(next);
    let (rest, end) = more().unwrap_or((Decimal::ZERO, at + 1));
    if plural || next == OF || end > at + 1 {
        found.value = found.value * Decimal::from(20) + rest;
        found.tokens.end = end;
    }
}
