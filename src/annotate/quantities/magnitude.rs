//! How strong an earthquake was: "magnitude 6.1", "a magnitude over 5.0", "measuring 7.2 on the Richter scale", "a 9.1 temblor".

use rust_decimal::Decimal;

use super::figure::Figure;
use super::reader::Reader;
use crate::language::function_word::ON;
use crate::language::units::{MAGNITUDE, Unit};

/// At most so many tokens are looked through between "magnitude" and its number.
const REACH: usize = 4;

/// Gives a figure without a unit that of magnitude, where the words around it tell one.
pub fn magnitude(reader: &Reader, figure: &mut Figure) {
    let start = figure.number.start;
    let named = named_before(reader, start);
    if named.is_some() || on_scale(reader, figure.number.end) || of_quake(reader, figure) {
        figure.unit = Some(unit());
        figure.tokens.start = named.unwrap_or(start);
    }
}

/// The unit itself.
pub fn unit() -> Unit {
    Unit { name: MAGNITUDE.into(), base: None, money: false }
}

/// "magnitude 6.1": the token to begin with, that of "magnitude" itself where no bound stands between.
fn named_before(reader: &Reader, start: usize) -> Option<usize> {
    let word = (1..=REACH.min(start)).map(|back| start - back).find(|at| !reader.cues.magnitudes.between.contains(reader.norm(*at)))?;
    let plain = (word + 1..start).all(|at| reader.cues.magnitudes.joints.contains(reader.norm(at)));
    (reader.norm(word) == reader.cues.magnitudes.name).then_some(if plain { word } else { start })
}

fn on_scale(reader: &Reader, end: usize) -> bool {
    reader.norm(end) == ON && (end..end + 4).any(|at| reader.cues.magnitudes.scales.contains(reader.norm(at)))
}

/// "a 9.1 temblor", "two quakes, measuring 7.6": a decimal of the right size beside an earthquake.
fn of_quake(reader: &Reader, figure: &Figure) -> bool {
    let sized =
        figure.value.scale() == 1 && figure.value > Decimal::ONE && figure.value < Decimal::TEN && reader.digits(figure.number.start);
    let quake = |at: usize| reader.words.quakes.contains(reader.norm(at));
    let start = figure.number.start;
    let measuring = reader.cues.magnitudes.measuring.contains(reader.before(start)) && (start.saturating_sub(REACH + 2)..start).any(quake);
    sized && (measuring || quake(reader.past_hyphen(figure.number.end)))
}
