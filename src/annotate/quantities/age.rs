//! Ages that are told without a unit: "Jane Roe, 25, said", "aged 25 to 54", "over the age of 21". They are years.

use rust_decimal::Decimal;

use super::figure::Figure;
use super::number::NumberForm;
use super::reader::Reader;

/// Gives bare figures that are ages the unit `year`.
pub fn put_ages(reader: &Reader, figures: &mut [Figure]) {
    for figure in figures.iter_mut().filter(|f| f.unit.is_none()) {
        let plain =
            matches!(figure.form, NumberForm::Digits | NumberForm::Words) && (Decimal::ONE..Decimal::from(120)).contains(&figure.value);
        if plain && (told(reader, figure) || apposed(reader, figure)) {
            figure.unit = reader.words.units.named("year").cloned();
        }
    }
}

/// "aged 85", "at age 12", "the age of 21", "between the ages of 5 and 14"
pub fn told(reader: &Reader, figure: &Figure) -> bool {
    (figure.whole.start.saturating_sub(2)..figure.number.start).any(|at| ["aged", "age", "ages"].contains(&reader.norm(at)))
}

/// "Jane Roe, 25, said", "his wife Ann, 31."
pub fn apposed(reader: &Reader, figure: &Figure) -> bool {
    let start = figure.whole.start;
    let name = start >= 2 && reader.norm(start - 1) == "," && reader.word(start - 2) && reader.capital(start - 2);
    let one = figure.number.len() == 1 && figure.second.is_none();
    name && one && [",", ".", ";", ")"].contains(&reader.norm(figure.whole.end)) && !reader.language.words.is_stop(reader.norm(start - 2))
}
