//! Temperatures: whether a statement tells of heat, so that a lone letter behind a figure is a scale ("200 C"), and figures below nought
//! that are told without any unit ("fell to minus 4").

use super::figure::Figure;
use super::number::NumberForm;
use super::reader::Reader;

/// Does the statement tell how warm something is?
pub fn told(reader: &Reader) -> bool {
    let warm = || reader.tokens.iter().any(|t| reader.words.heat.contains(reader.language.words.stem(&t.norm).as_ref()));
    *reader.warmth.get_or_init(warm)
}

/// Gives bare figures that are told as below nought, beside a word for temperature, the unit `degree`.
pub fn put_degrees(reader: &Reader, figures: &mut [Figure]) {
    for figure in figures {
        let below = matches!(reader.norm(figure.number.start), "minus" | "-") && figure.value.is_sign_negative();
        let plain = matches!(figure.form, NumberForm::Digits | NumberForm::Words) && figure.unit.is_none();
        let counts = reader.word(figure.whole.end) && super::counted::plural(reader, figure.whole.end);
        if below && plain && !counts && told(reader) {
            figure.unit = reader.words.units.named("degree").cloned();
        }
    }
}
