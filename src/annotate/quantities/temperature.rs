//! Temperatures: whether a statement tells of heat, so that a lone letter behind a figure is a scale ("200 C"), and figures below nought
//! that are told without any unit ("fell to minus 4") or behind the figure ("20 degrees below zero").

use super::figure::Figure;
use super::number::NumberForm;
use super::reader::Reader;
use crate::language::units::DEGREE;

/// Does the statement tell how warm something is?
pub fn told(reader: &Reader) -> bool {
    let warm = || reader.tokens.iter().any(|t| reader.words.heat.contains(reader.language.words.stem(&t.norm).as_ref()));
    *reader.warmth.get_or_init(warm)
}

/// Gives bare figures that are told as below nought, beside a word for temperature, the unit `degree`.
pub fn put_degrees(reader: &Reader, figures: &mut [Figure]) {
    for figure in figures {
        let below = (reader.norm(figure.number.start) == reader.cues.spoken.minus || reader.dash(figure.number.start))
            && figure.value.is_sign_negative();
        let plain = matches!(figure.form, NumberForm::Digits | NumberForm::Words) && figure.unit.is_none();
        let counts = reader.word(figure.whole.end) && super::counted::plural(reader, figure.whole.end);
        if below && plain && !counts && told(reader) {
            figure.unit = reader.words.units.named(DEGREE).cloned();
        }
    }
}

/// "20 degrees below zero" is one figure, told as less than nought.
pub fn put_below(reader: &Reader, figures: &mut Vec<Figure>) {
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
