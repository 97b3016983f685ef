//! Numbers that do not count anything: in names ("Boeing 737", "Article 5", "S&P 500"), codes, addresses, telephone numbers, years, clock times, list
//! numbers. A number is kept unless something shows that it is one of these.

use std::ops::Range;

use rust_decimal::Decimal;

use super::number::{Number, NumberForm};
use super::reader::{Reader, YEARS};
use crate::language::numbers::ORDINAL_ENDINGS;

/// For each number, true if it names instead of counting.
pub(super) fn names_and_codes(reader: &Reader, numbers: &[Number]) -> Vec<bool> {
    let mut out: Vec<bool> = numbers.iter().map(|number| names(reader, number)).collect();
    for at in 1..numbers.len() {
        // a number joined to a code by a hyphen is part of it: "737-800"
        let tied = numbers[at].tokens.start == numbers[at - 1].tokens.end + 1 && reader.hyphen(numbers[at - 1].tokens.end);
        if tied && out[at - 1] != out[at] && numbers[at].form == NumberForm::Digits && numbers[at - 1].form == NumberForm::Digits {
            (out[at - 1], out[at]) = (true, true);
        }
    }
    chains(reader, numbers, &mut out);
    for (number, out) in numbers.iter().zip(&mut out) {
        *out |= reader.address[number.tokens.start];
    }
    out
}

/// Three or more numbers in a chain of hyphens, full stops or slashes: telephone numbers, dates, formations.
fn chains(reader: &Reader, numbers: &[Number], out: &mut [bool]) {
    let tied = |at: usize| {
        let end = numbers[at].tokens.end;
        let mark = matches!(reader.norm(end), "-" | "/" | ".") && reader.glued(end) && reader.glued(end + 1);
        numbers.get(at + 1).is_some_and(|next| mark && next.tokens.start == end + 1 && reader.digits(end - 1) && reader.digits(end + 1))
    };
    let mut from = 0;
    while from < numbers.len() {
        let mut to = from;
        while tied(to) {
            to += 1;
        }
        if to > from + 1 {
            out[from..=to].fill(true);
        }
        from = to + 1;
    }
}

fn names(reader: &Reader, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    if number.form == NumberForm::Vague || number.form == NumberForm::Ordinal {
        return false;
    }
    // "a four-by-four", "one-on-one"
    let tied = |at: usize| reader.cues.names.joints.contains(reader.norm(at));
    if reader.hyphen(end) && tied(end + 1) || start > 1 && reader.hyphen(start - 1) && tied(start - 2) {
        return true;
    }
    if !reader.digits(start) {
        return number.form == NumberForm::Words && (designated(reader, number) || title(reader, number)) || dashed_code(reader, number);
    }
    dialled(reader, start)
        || second_year(reader, start)
        || lettered(reader, number)
        || coded(reader, start, end)
        || listed(reader, start, end)
        || street(reader, start, end)
        || (plain_whole(reader, number) && (year(reader, number) || designated(reader, number) || named(reader, number)))
}

/// "2020/21": true for the second of two years.
fn second_year(reader: &Reader, start: usize) -> bool {
    let short = reader.norm(start).len() == 2 && reader.glued(start);
    let next =
        |year: &str| year.get(2..).and_then(|y| y.parse::<u16>().ok()).is_some_and(|y| reader.norm(start).parse() == Ok((y + 1) % 100));
    short && start > 1 && matches!(reader.before(start), "/" | "-") && reader.is_year(start - 2, &YEARS) && next(reader.norm(start - 2))
}

/// "0845 125 2222": true for a group of digits that begins with zero, or one that follows such a group.
fn dialled(reader: &Reader, start: usize) -> bool {
    const GROUPS: usize = 3;
    let group = |at: usize| reader.digits(at) && reader.norm(at).bytes().all(|b| b.is_ascii_digit());
    let first = (start.saturating_sub(GROUPS)..=start).rev().take_while(|at| group(*at)).last();
    first.is_some_and(|at| reader.norm(at).len() > 2 && reader.norm(at).starts_with('0') && !reader.glued(at))
}

/// True for whole digits without grouping, scale, currency symbol or unit: only those can be part of a name.
fn plain_whole(reader: &Reader, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let raw = reader.norm(start);
    let whole = end == start + 1 && raw.bytes().all(|b| b.is_ascii_digit());
    let unit = reader.unit_at(reader.past_hyphen(end), true).is_some();
    whole && !unit && !super::cardinal::money_before(reader, start)
}

/// True for letters right after the digits that are neither unit nor scale, `4x4`, `49ers`, `5G`, or right before them, `TA-35`, `F-150`.
fn coded(reader: &Reader, start: usize, end: usize) -> bool {
    let unit = reader.unit_at(end, true).is_some();
    let tail = reader.glued(end) && reader.word(end) && !unit && !reader.cues.names.endings.contains(reader.norm(end));
    if super::cardinal::money_before(reader, start) {
        return false;
    }
    let odd_mark = reader.glued(end) && matches!(reader.norm(end), "#" | "_" | "&" | "@" | "=");
    let before = start.checked_sub(1);
    let hyphened = before.is_some_and(|at| reader.hyphen(at) && at > 0 && reader.word(at - 1) && code_word(reader, at - 1));
    let stuck = reader.glued(start) && before.is_some_and(|at| matches!(reader.norm(at), "#" | "_" | "=" | "@" | "&" | "."));
    tail || odd_mark || hyphened || stuck
}

/// True if a word before a hyphen and digits is a code. It is not if it bounds or measures: "sub-7", "now-18", "magnitude-6".
fn code_word(reader: &Reader, at: usize) -> bool {
    let word = reader.norm(at);
    let bound = reader.words.bounds_before.ending(&reader.tokens, at + 1).is_some();
    let number = reader.words.cardinals.contains_key(word) || reader.words.scales.contains_key(word);
    !(bound || number || reader.cues.names.before_hyphen.contains(word)) && (word.len() < 2 || reader.unit_at(at, true).is_none())
}

/// True for "1." at the start, and "(4)" after a name.
fn listed(reader: &Reader, start: usize, end: usize) -> bool {
    let first = start == 0 && matches!(reader.norm(end), "." | ")") && reader.glued(end) && end + 1 < reader.len();
    let bracket = reader.before(start) == "(" && reader.norm(end) == ")" && start >= 2 && reader.capital(start - 2) && end == start + 1;
    first || bracket
}

/// "the Big Five": true for a capitalised number word after a capitalised word in running text.
fn title(reader: &Reader, number: &Number) -> bool {
    let start = number.tokens.start;
    let run = start > 0 && reader.capital(start) && reader.capital(start - 1) && reader.word(start - 1);
    run && start > 1 && !reader.headline && !reader.language.words.is_stop(reader.before(start))
}

/// "COVID -19": true for a minus after a space and a name, if no unit follows the number.
fn dashed_code(reader: &Reader, number: &Number) -> bool {
    let start = number.tokens.start;
    let unit = reader.unit_at(number.tokens.end, true).is_some();
    reader.dash(start) && start > 0 && reader.capital(start - 1) && !unit
}

/// "473 East 52nd Street"
fn street(reader: &Reader, start: usize, end: usize) -> bool {
    let whole = reader.norm(start).bytes().all(|b| b.is_ascii_digit()) && end == start + 1;
    let word = |at: usize| reader.word(at) && reader.capital(at) || reader.digits(at) || ORDINAL_ENDINGS.contains(&reader.norm(at));
    let first = whole && reader.capital(end) || whole && reader.digits(end) && reader.glued(end + 1);
    first
        && (end..end + 5).take_while(|at| word(*at)).any(|at| reader.capital(at) && reader.words.numbered.streets.contains(reader.norm(at)))
}

/// Years that may be written without a word for a date.
const BARE_YEARS: Range<u16> = 1800..2100;

/// True for a bare year: four digits without a plural noun after them.
fn year(reader: &Reader, number: &Number) -> bool {
    if !(Decimal::from(BARE_YEARS.start)..Decimal::from(BARE_YEARS.end)).contains(&number.value)
        || reader.norm(number.tokens.start).len() != 4
    {
        return false;
    }
    let start = number.tokens.start;
    let dated = reader.cues.names.before_year.contains(reader.before(start));
    let bounded = reader.words.bounds_before.ending(&reader.tokens, start).is_some();
    let round = (number.value % Decimal::ONE_HUNDRED).is_zero() && reader.cues.names.before_round_year.contains(reader.before(start));
    !(plural_ahead(reader, number.tokens.end) && (bounded || !dated || round)) && (dated || !bounded)
}

/// True for "Flight 93", "Part 3", "Lot No. 7", "at table 14".
fn designated(reader: &Reader, number: &Number) -> bool {
    let start = number.tokens.start;
    let Some(at) = numbered_noun(reader, start) else { return false };
    let word = reader.norm(at);
    let numbered = &reader.words.numbered;
    let clear = !plural_ahead(reader, number.tokens.end);
    let sign = numbered.signs.contains(word);
    let loose = sign || numbered.loose.contains(word) || reader.capital(at) && reader.cues.names.lists.contains(word);
    let strict = || {
        let functions = &reader.language.functions;
        let alone = at.checked_sub(1).is_none_or(|before| {
            let norm = reader.norm(before);
            functions.prepositions.contains(norm) || functions.coordinators.contains(norm) || !reader.word(before) && !reader.digits(before)
        });
        numbered.strict.contains(word) && (reader.capital(at) || alone)
    };
    loose && (reader.capital(at) || clear) || strict() && clear
}

/// The word that a number at `start` may belong to, skipping one full stop, "#" or dash between them.
fn numbered_noun(reader: &Reader, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    Some(if matches!(reader.norm(before), "." | "#" | "-") && before > 0 { before - 1 } else { before })
}

/// "seat 32C", "Gate 12B": true for a letter right after the number of a numbered thing.
fn lettered(reader: &Reader, number: &Number) -> bool {
    let end = number.tokens.end;
    let letter = reader.glued(end) && reader.word(end) && reader.norm(end).chars().count() == 1;
    let noun = numbered_noun(reader, number.tokens.start).map(|at| reader.norm(at));
    letter && noun.is_some_and(|noun| reader.words.numbered.is_numbered(noun) || reader.words.numbered.signs.contains(noun))
}

/// True after a capitalised word, or before a capitalised word for a single thing: "Boeing 737", "a 787 Dreamliner".
fn named(reader: &Reader, number: &Number) -> bool {
    let (start, end) = (number.tokens.start, number.tokens.end);
    let counted = plural_ahead(reader, end);
    let behind = reader.word(end) && reader.capital(end) && !counted && !reader.glued(end);
    let Some(at) = start.checked_sub(1) else { return behind };
    let word = reader.norm(at);
    let cue = reader.language.words.is_stop(word)
        || reader.words.bounds_before.ending(&reader.tokens, start).is_some()
        || reader.words.scopes_before.ending(&reader.tokens, start).is_some()
        || reader.words.changes.particles.contains_key(word)
        || verb(reader, at);
    let marked = reader.raw(at).chars().any(char::is_uppercase);
    let before = reader.word(at) && marked && !cue;
    if reader.headline {
        return before && !counted && at > 0 && !reader.hyphen(end) && state(reader, end).is_none();
    }
    let opening = at == 0 && counted;
    let state = state(reader, end).is_some();
    if state {
        return false;
    }
    if before { !opening && (!counted || reader.capital(end)) } else { behind && bounded(reader, start).is_none() }
}

fn state<'r>(reader: &'r Reader, at: usize) -> Option<&'r String> {
    reader.words.roles.states.get(reader.norm(at))
}

fn bounded(reader: &Reader, at: usize) -> Option<usize> {
    reader.words.bounds_before.ending(&reader.tokens, at).map(|(len, _)| len)
}

/// True if it is a verb that counts or changes ("Kills 24", "Falls 3").
fn verb(reader: &Reader, at: usize) -> bool {
    let stem = reader.stem(at);
    let roles = &reader.words.roles;
    roles.objects.contains_key(stem.as_ref())
        || roles.subjects.contains_key(stem.as_ref())
        || reader.words.changes.stems.contains_key(stem.as_ref())
}

/// True if a plural noun follows within a few words ("96 Liverpool fans").
fn plural_ahead(reader: &Reader, at: usize) -> bool {
    (at..at + 5).take_while(|at| reader.content_word(*at) || reader.hyphen(*at)).any(|at| super::counted::plural(reader, at))
}
