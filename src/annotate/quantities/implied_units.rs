//! Figures whose unit is implied by the words around them: ages ("Jane Roe, 25, said", "aged 25 to 54", "in his 67th year"), temperatures below zero
//! ("fell to minus 4", "20 degrees below zero"), and magnitudes of earthquakes ("a magnitude over 5.0", "a 9.1 temblor").

use rust_decimal::Decimal;

use super::figure::Figure;
use super::number::NumberForm;
use super::reader::Reader;
use crate::language::function_word::{IN, OF, ON};
use crate::language::units::{DEGREE, MAGNITUDE, Unit};

/// Ages from here on are not read.
const OLDEST: Decimal = Decimal::from_parts(120, 0, 0, false, 0);

/// Gives bare figures that are ages the unit `year`, and includes "old" in ages with a unit.
pub(super) fn put_ages(reader: &Reader, figures: &mut [Figure]) {
    for figure in figures {
        if figure.form == NumberForm::Ordinal && nth_year(reader, &figure.number) {
            // somebody in the 67th year is still 66
            figure.value -= Decimal::ONE;
            (figure.low, figure.high, figure.form) = (Some(figure.value), Some(figure.value), NumberForm::Words);
            figure.unit = reader.words.units.named(&reader.cues.ages.year).cloned();
            figure.tokens.end = figure.number.end + 1;
            figure.whole.end = figure.whole.end.max(figure.tokens.end);
            continue;
        }
        let plain = matches!(figure.form, NumberForm::Digits | NumberForm::Words) && (Decimal::ONE..OLDEST).contains(&figure.value);
        if figure.unit.is_none() && plain && (is_stated_age(reader, figure) || is_apposed_age(reader, figure)) {
            figure.unit = reader.words.units.named(&reader.cues.ages.year).cloned();
        } else if figure.duration()
            && let Some(len) = old_ahead(reader, figure.tokens.end)
        {
            figure.tokens.end += len;
            figure.whole.end = figure.whole.end.max(figure.tokens.end);
        }
    }
}

/// Number of tokens of "old", "-old" or "of age" at a token.
fn old_ahead(reader: &Reader, at: usize) -> Option<usize> {
    let after = reader.past_hyphen(at);
    let ages = &reader.cues.ages;
    match reader.norm(after) {
        word if ages.old.contains(word) => Some(after + 1 - at),
        OF if reader.norm(at + 1) == ages.age => Some(2),
        _ => None,
    }
}

/// True if "old", "age" or "yo" ends just before a token.
pub(super) fn ends_in_age(reader: &Reader, end: usize) -> bool {
    reader.cues.ages.ends.contains(reader.before(end))
}

/// "aged 85", "at age 12", "the age of 21", "between the ages of 5 and 14"
pub(super) fn is_stated_age(reader: &Reader, figure: &Figure) -> bool {
    nth_year(reader, &figure.number)
        || (figure.whole.start.saturating_sub(2)..figure.number.start).any(|at| reader.cues.ages.before.contains(reader.norm(at)))
}

/// "Jane Roe, 25, said", "his wife Ann, 31."
pub(super) fn is_apposed_age(reader: &Reader, figure: &Figure) -> bool {
    let start = figure.whole.start;
    let name = start >= 2 && reader.norm(start - 1) == "," && reader.word(start - 2) && reader.capital(start - 2);
    let one = figure.number.len() == 1 && figure.second.is_none();
    name && one && [",", ".", ";", ")"].contains(&reader.norm(figure.whole.end)) && !reader.language.words.is_stop(reader.norm(start - 2))
}

/// "in his 67th year": only a person's years are counted in this way.
fn nth_year(reader: &Reader, number: &std::ops::Range<usize>) -> bool {
    let start = number.start;
    start >= 2
        && reader.norm(number.end) == reader.cues.ages.year
        && reader.cues.ages.whose.contains(reader.norm(start - 1))
        && reader.norm(start - 2) == IN
}

/// True if the statement is about temperature.
pub(super) fn mentions_warmth(reader: &Reader) -> bool {
    let warm = || reader.tokens.iter().any(|t| reader.words.heat.contains(reader.language.words.stem(&t.norm).as_ref()));
    *reader.warmth.get_or_init(warm)
}

/// Gives bare negative figures the unit `degree` if the statement is about temperature.
pub(super) fn put_degrees(reader: &Reader, figures: &mut [Figure]) {
    for figure in figures {
        let below = (reader.norm(figure.number.start) == reader.cues.spoken.minus || reader.dash(figure.number.start))
            && figure.value.is_sign_negative();
        let plain = matches!(figure.form, NumberForm::Digits | NumberForm::Words) && figure.unit.is_none();
        let counts = reader.word(figure.whole.end) && super::counted::plural(reader, figure.whole.end);
        if below && plain && !counts && mentions_warmth(reader) {
            figure.unit = reader.words.units.named(DEGREE).cloned();
        }
    }
}

/// Makes "20 degrees below zero" one negative figure.
pub(super) fn put_below(reader: &Reader, figures: &mut Vec<Figure>) {
    let ends: Vec<(usize, usize)> = figures
        .iter()
        .enumerate()
        .filter(|(_, figure)| figure.unit.as_ref().is_some_and(|u| u.name == DEGREE || reader.words.units.scale(&u.name).is_some()))
        .filter(|(_, figure)| figure.value.is_sign_positive() && figure.second.is_none())
        .filter_map(|(at, figure)| Some((at, reader.words.below_nought.starting(&reader.tokens, figure.tokens.end)?.0)))
        .collect();
    for (at, len) in ends.into_iter().rev() {
        let figure = &mut figures[at];
        let end = figure.tokens.end + len;
        (figure.low, figure.high) = (figure.high.map(|v| -v), figure.low.map(|v| -v));
        figure.value = -figure.value;
        figure.tokens.end = end;
        figure.whole.end = figure.whole.end.max(end);
        let nought = |other: &Figure| (end - len..end).contains(&other.number.start);
        figures.retain(|other| !nought(other));
    }
}

/// At most this many tokens are searched between "magnitude" and its number.
const REACH: usize = 4;

/// Gives a figure without a unit that of magnitude if the words around it imply it.
pub(super) fn put_magnitude(reader: &Reader, figure: &mut Figure) {
    let start = figure.number.start;
    let named = magnitude_before(reader, start);
    if named.is_some() || on_magnitude_scale(reader, figure.number.end) || of_quake(reader, figure) {
        figure.unit = Some(magnitude());
        figure.tokens.start = named.unwrap_or(start);
    }
}

/// The unit of magnitude.
fn magnitude() -> Unit {
    Unit { name: MAGNITUDE.into(), base: None, money: false }
}

/// "magnitude 6.1": the first token of the figure, which is "magnitude" itself unless a bound comes between.
fn magnitude_before(reader: &Reader, start: usize) -> Option<usize> {
    let word = (1..=REACH.min(start)).map(|back| start - back).find(|at| !reader.cues.magnitudes.between.contains(reader.norm(*at)))?;
    let plain = (word + 1..start).all(|at| reader.cues.magnitudes.joints.contains(reader.norm(at)));
    (reader.norm(word) == reader.cues.magnitudes.name).then_some(if plain { word } else { start })
}

fn on_magnitude_scale(reader: &Reader, end: usize) -> bool {
    reader.norm(end) == ON && (end..end + 4).any(|at| reader.cues.magnitudes.scales.contains(reader.norm(at)))
}

/// "a 9.1 temblor", "two quakes, measuring 7.6": true for a decimal in the right range next to an earthquake.
fn of_quake(reader: &Reader, figure: &Figure) -> bool {
    let sized =
        figure.value.scale() == 1 && figure.value > Decimal::ONE && figure.value < Decimal::TEN && reader.digits(figure.number.start);
    let quake = |at: usize| reader.words.quakes.contains(reader.norm(at));
    let start = figure.number.start;
    let measuring = reader.cues.magnitudes.measuring.contains(reader.before(start)) && (start.saturating_sub(REACH + 2)..start).any(quake);
    sized && (measuring || quake(reader.past_hyphen(figure.number.end)))
}
