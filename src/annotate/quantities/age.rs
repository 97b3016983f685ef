//! Ages: "16-year-old", and those that are told without a unit: "Jane Roe, 25, said", "aged 25 to 54", "over the age of 21", "in his 67th year".

use rust_decimal::Decimal;

use super::figure::Figure;
use super::number::NumberForm;
use super::reader::Reader;
use crate::language::function_word::{IN, OF};

/// Gives bare figures that are ages the unit `year`, and ages with a unit their "old".
pub fn put_ages(reader: &Reader, figures: &mut [Figure]) {
    for figure in figures {
        if figure.form == NumberForm::Ordinal && nth_year(reader, &figure.number) {
            // who is in the 67th year has not yet lived it
            figure.value -= Decimal::ONE;
            (figure.low, figure.high, figure.form) = (Some(figure.value), Some(figure.value), NumberForm::Words);
            figure.unit = reader.words.units.named(&reader.cues.ages.year).cloned();
            figure.tokens.end = figure.number.end + 1;
            figure.whole.end = figure.whole.end.max(figure.tokens.end);
            continue;
        }
        let plain =
            matches!(figure.form, NumberForm::Digits | NumberForm::Words) && (Decimal::ONE..Decimal::from(120)).contains(&figure.value);
        if figure.unit.is_none() && plain && (told(reader, figure) || apposed(reader, figure)) {
            figure.unit = reader.words.units.named(&reader.cues.ages.year).cloned();
        } else if figure.duration()
            && let Some(len) = old_ahead(reader, figure.tokens.end)
        {
            figure.tokens.end += len;
            figure.whole.end = figure.whole.end.max(figure.tokens.end);
        }
    }
}

/// Length of "old", "-old", "of age" at a token.
fn old_ahead(reader: &Reader, at: usize) -> Option<usize> {
    let after = reader.past_hyphen(at);
    let ages = &reader.cues.ages;
    match reader.norm(after) {
        word if ages.old.contains(word) => Some(after + 1 - at),
        OF if reader.norm(at + 1) == ages.age => Some(2),
        _ => None,
    }
}

/// Does "old", "age" or "yo" end just before a token?
pub fn old(reader: &Reader, end: usize) -> bool {
    reader.cues.ages.ends.contains(reader.before(end))
}

/// "aged 85", "at age 12", "the age of 21", "between the ages of 5 and 14"
pub fn told(reader: &Reader, figure: &Figure) -> bool {
    nth_year(reader, &figure.number)
        || (figure.whole.start.saturating_sub(2)..figure.number.start).any(|at| reader.cues.ages.before.contains(reader.norm(at)))
}

/// "Jane Roe, 25, said", "his wife Ann, 31."
pub fn apposed(reader: &Reader, figure: &Figure) -> bool {
    let start = figure.whole.start;
    let name = start >= 2 && reader.norm(start - 1) == "," && reader.word(start - 2) && reader.capital(start - 2);
    let one = figure.number.len() == 1 && figure.second.is_none();
    name && one && [",", ".", ";", ")"].contains(&reader.norm(figure.whole.end)) && !reader.language.words.is_stop(reader.norm(start - 2))
}

/// "in his 67th year": nobody's but a person's year is counted so.
fn nth_year(reader: &Reader, number: &std::ops::Range<usize>) -> bool {
    let start = number.start;
    start >= 2
        && reader.norm(number.end) == reader.cues.ages.year
        && reader.cues.ages.whose.contains(reader.norm(start - 1))
        && reader.norm(start - 2) == IN
}
