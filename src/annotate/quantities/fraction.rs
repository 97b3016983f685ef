//! Parts of one and parts of many: "two thirds", "½", "1/3", "three and a half", "half a million", "one in five".

use rust_decimal::Decimal;

use super::cardinal::{cardinal, many};
use super::number::rank;
use super::number::{Number, NumberForm};
use super::reader::Reader;
use crate::language::function_word::{A, AND, BY, EVERY, IN, OF, ONE, OUT, OVER, THE};

/// Denominators that numbers with a slash may have; others are dates, scores and addresses.
const DENOMINATORS: &[u32] = &[2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 24, 25, 32, 50, 64, 100, 128, 256, 1000];

/// A fraction that begins at a token.
pub(super) fn fraction(reader: &Reader, at: usize) -> Option<Number> {
    let (value, end) = one_sign(reader, at).or_else(|| slashed(reader, at)).or_else(|| spoken(reader, at)).or_else(|| half(reader, at))?;
    let mut found = Number { tokens: at..end, value, form: NumberForm::Fraction, high: None, scale: Decimal::ONE };
    of_scale(reader, &mut found)?;
    Some(found)
}

/// `½`
pub(super) fn one_sign(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let mut chars = reader.norm(at).chars();
    let (top, bottom) = vulgar(chars.next()?)?;
    chars.next().is_none().then(|| (Decimal::from(top) / Decimal::from(bottom), at + 1))
}

/// Numerator and denominator of a one-character fraction.
fn vulgar(c: char) -> Option<(u32, u32)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// `1/3`, `7⁄8`. Three numbers in a row are a date.
fn slashed(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let slash = |at: usize| matches!(reader.norm(at), "/" | "⁄");
    let whole = |at: usize| reader.norm(at).parse::<u32>().ok().filter(|_| reader.digits(at));
    let (top, bottom) = (whole(at)?, whole(at + 2).filter(|_| slash(at + 1))?);
    let glued = reader.glued(at + 1) == reader.glued(at + 2);
    let alone = !slash(at + 3) && (at == 0 || !slash(at - 1) || !reader.glued(at));
    let fits = top > 0 && top < bottom && DENOMINATORS.contains(&bottom);
    (glued && alone && fits).then(|| (Decimal::from(top) / Decimal::from(bottom), at + 3))
}

/// "two thirds", "one-eighth", "a third of".
fn spoken(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let article = reader.article(at) && !reader.words.scales.contains_key(reader.norm(at + 1));
    let (top, after) = if article {
        (Decimal::ONE, at + 1)
    } else {
        let top = cardinal(reader, at)?;
        (top.value, top.tokens.end)
    };
    let next = if reader.dash(after) { after + 1 } else { after };
    let (bottom, end, plural) = denominator(reader, next)?;
    if bottom.is_zero() || top.fract() != Decimal::ZERO {
        return None;
    }
    let one = top == Decimal::ONE;
    let round = (top % Decimal::TEN).is_zero();
    let fits = if article { clear(reader, end) || reader.before(at) == BY } else { plural != one && (plural || !round) };
    let quarters = reader.norm(end - 1) == reader.cues.parts.quarters && !article && top != Decimal::from(3) && reader.norm(end) != OF;
    let glued_one =
        one && !article && !plural && (next > after || clear(reader, end) || reader.norm(at) == ONE && !reader.content_word(end));
    let counts = if one && !article { glued_one } else { fits };
    (counts && !quarters).then(|| top.checked_div(bottom)).flatten().map(|value| (value, end))
}

/// True if "a third" is a part, not a rank: "a third of", "a third more", or at the end of the phrase.
fn clear(reader: &Reader, at: usize) -> bool {
    !reader.word(at) && !reader.dash(at) || reader.cues.parts.behind.contains(reader.norm(at))
}

/// "thirds", "eighth", "twenty-fifth", "half", "quarters": the value, the index after it, and true for a plural.
fn denominator(reader: &Reader, at: usize) -> Option<(Decimal, usize, bool)> {
    let norm = reader.norm(at);
    if let Some(part) = reader.words.parts.get(norm) {
        return Some((*part, at + 1, norm.ends_with('s')));
    }
    if reader.cues.parts.never.contains(norm) {
        return None;
    }
    if let Some(value) = norm.strip_suffix('s').and_then(|singular| reader.words.ordinals.get(singular)) {
        return Some((*value, at + 1, true));
    }
    if let Some((value, end)) = rank(reader, at) {
        return Some((value, end, false));
    }
    // "twenty fifths"
    let tens = reader.words.cardinals.get(norm).filter(|n| **n >= 20)?;
    let next = reader.past_hyphen(at + 1);
    let unit = reader.norm(next).strip_suffix('s').and_then(|s| reader.words.ordinals.get(s)).filter(|n| **n < Decimal::TEN)?;
    Some((Decimal::from(*tens) + unit, next + 1, true))
}

/// "half", "a half", "half a", unless it names a period or a part of a match.
fn half(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let parts = &reader.cues.parts;
    let quarter = at + usize::from(matches!(reader.norm(at), A | THE));
    if reader.norm(quarter) == parts.quarter && scaled(reader, quarter + 1) {
        return Some((Decimal::new(25, 2), quarter + 1));
    }
    let named = at > 0 && (reader.words.ordinals.contains_key(reader.before(at)) || parts.before_named_half.contains(reader.before(at)));
    if reader.norm(at) != parts.half || named {
        return None;
    }
    let end = at + 1;
    let unit = || reader.unit_at(end + 1, false).is_some();
    let fits = parts.behind_half.contains(reader.norm(end))
        || scaled(reader, end)
        || reader.article(end) && (scaled(reader, end + 1) || unit())
        || !reader.word(end) && !reader.dash(end);
    fits.then_some((Decimal::new(5, 1), end))
}

fn scaled(reader: &Reader, at: usize) -> bool {
    let norm = reader.norm(reader.past_hyphen(at));
    reader.words.scales.contains_key(norm) || norm == reader.cues.spoken.dozen
}

/// "half a million", "two thirds of a million", "quarter million", "half a dozen"; "half an hour" drops its article.
fn of_scale(reader: &Reader, found: &mut Number) -> Option<()> {
    let mut at = found.tokens.end;
    if reader.norm(at) == OF && reader.article(at + 1) && scaled(reader, at + 2) {
        at += 2;
    } else if reader.article(at) {
        at += 1;
    }
    let at = reader.past_hyphen(at);
    let factor = reader.words.scales.get(reader.norm(at)).or_else(|| super::cardinal::many(reader, at));
    if let Some(factor) = factor {
        found.value = found.value.checked_mul(*factor)?;
        found.tokens.end = at + 1;
        found.scale = *factor;
    }
    Some(())
}

/// "five and a half", "3½", "10 1/2", "three and two thirds". Before a scale the whole is multiplied: "five and a half million".
pub(super) fn mixed(reader: &Reader, whole: &Number) -> Option<Number> {
    if !whole.value.fract().is_zero() {
        return None;
    }
    let end = whole.tokens.end;
    let and = reader.norm(end) == AND;
    let start = if and || reader.hyphen(end) { end + 1 } else { end };
    let part = if and {
        one_sign(reader, start).or_else(|| slashed(reader, start)).or_else(|| spoken(reader, start)).or_else(|| and_half(reader, start))
    } else {
        one_sign(reader, start).or_else(|| slashed(reader, start).filter(|_| whole.form == NumberForm::Digits && !whole.scaled()))
    };
    let (part, end) = part?;
    let mut found = Number { tokens: whole.tokens.start..end, ..whole.clone() };
    let last = whole.tokens.end - 1;
    // "a dozen and a half"
    let collective = many(reader, last).copied().filter(|_| and && part < Decimal::ONE);
    let unit = reader
        .words
        .scales
        .get(reader.norm(last))
        .copied()
        .filter(|s| *s >= Decimal::ONE_THOUSAND && part < Decimal::ONE)
        .or(collective)
        .unwrap_or(Decimal::ONE);
    found.value = whole.value.checked_add(part.checked_mul(unit)?)?;
    found.form = if unit == Decimal::ONE { NumberForm::Fraction } else { whole.form };
    let scale_behind = reader.words.scales.get(reader.norm(end)).copied();
    match scale_behind.filter(|_| whole.scaled()) {
        // "one billion and a half million": the part has a scale of its own
        Some(scale) => {
            found.value = whole.value.checked_add(part.checked_mul(scale)?)?;
            found.tokens.end = end + 1;
        }
        None => of_scale(reader, &mut found)?,
    }
    Some(found)
}

fn and_half(reader: &Reader, at: usize) -> Option<(Decimal, usize)> {
    let at = if matches!(reader.norm(at), A | ONE) { at + 1 } else { at };
    let part = reader.words.parts.get(reader.norm(at)).filter(|_| !reader.norm(at).ends_with('s'))?;
    Some((Decimal::ONE / part, at + 1))
}

/// "one in five", "two out of three": a share of something, not of a length of time.
pub(super) fn ratio(reader: &Reader, top: &Number) -> Option<Number> {
    let end = top.tokens.end;
    let joint = match (reader.norm(end), reader.norm(end + 1)) {
        (IN, EVERY) => 2,
        (IN | OVER, _) => 1,
        (OUT, OF) if reader.norm(end + 2) == EVERY => 3,
        (OUT, OF) => 2,
        _ => return None,
    };
    let bottom = cardinal(reader, end + joint)?;
    // "one over three" is a fraction only if nothing is counted
    let over = reader.norm(end) == OVER;
    if over
        && (reader.word(bottom.tokens.end) || !reader.dash(bottom.tokens.end) && super::cardinal::money_before(reader, top.tokens.start))
    {
        return None;
    }
    if over {
        let value = top.value.checked_div(bottom.value)?;
        return Some(Number {
            tokens: top.tokens.start..bottom.tokens.end,
            value,
            form: NumberForm::Fraction,
            high: None,
            scale: Decimal::ONE,
        });
    }
    let whole = top.value.fract().is_zero() && bottom.value.fract().is_zero();
    let share = top.value > Decimal::ZERO && top.value < bottom.value && bottom.value <= Decimal::from(1_000_000);
    let year = reader.digits(end + joint) && (Decimal::from(1500)..Decimal::from(2200)).contains(&bottom.value);
    let spelled_alike = joint > 1 || bottom.value <= Decimal::TEN || bottom.scaled();
    let timed = joint == 1 && reader.unit_at(bottom.tokens.end, false).is_some();
    if !whole || !share || year || timed || !spelled_alike {
        return None;
    }
    let value = top.value.checked_div(bottom.value)?;
    Some(Number { tokens: top.tokens.start..bottom.tokens.end, value, form: NumberForm::Ratio, high: None, scale: Decimal::ONE })
}
