//! Words that a first reader understands: what differs, how much, when.

use crate::model::{DifferenceKind, Precision, When, WhenForm};

/// What differs.
pub fn kind(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Quantity => "figure",
        DifferenceKind::Date => "day",
        DifferenceKind::Place => "place",
        DifferenceKind::Actor => "who",
        DifferenceKind::Polarity => "said and denied",
        DifferenceKind::Outcome => "what happened",
        DifferenceKind::Quote => "words quoted",
        DifferenceKind::Attribution => "who says so",
        DifferenceKind::Certainty => "how surely",
        DifferenceKind::Label => "other name",
        DifferenceKind::Loaded => "takes sides",
        DifferenceKind::ReportVerb => "verb of saying",
        DifferenceKind::Agency => "doer named or not",
        DifferenceKind::Intensity => "stronger word",
        DifferenceKind::Distancing => "in scare quotes",
        DifferenceKind::Detail => "less told",
        DifferenceKind::Omission => "no match found",
        DifferenceKind::NotInSpan => "published before",
        DifferenceKind::Itself => "against itself",
    }
}

/// "26 November 2020"; what is no single day is told shorter.
pub fn day(when: &When) -> String {
    match (when.form, when.precision, when.approximate) {
        (WhenForm::Point, Precision::Day | Precision::PartOfDay, false) => when.first_day().strftime("%-d %B %Y").to_string(),
        (WhenForm::Point, Precision::Hour | Precision::Minute, false) => {
            format!("{}, {}", when.first_day().strftime("%-d %B %Y"), when.start.time().strftime("%H:%M"))
        }
        _ => crate::report::when::told(when),
    }
}

/// "five", or the figure of a greater number.
pub fn number(number: usize) -> String {
    const WORDS: [&str; 13] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number).map_or_else(|| number.to_string(), ToString::to_string)
}

/// With a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The first characters of a text, with an ellipsis where some are left out.
pub fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_string();
    }
    text.chars().take(most - 1).collect::<String>().trim_end().to_string() + "…"
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{capital, day, number, short};
    use crate::model::{Precision, When};

    #[test]
    fn times_and_numbers_are_told_as_people_say_them() {
        assert_eq!(day(&When::day(date(2020, 11, 5))), "5 November 2020");
        assert_eq!(day(&When::unit(date(2020, 11, 5).at(7, 30, 0, 0), Precision::Minute)), "5 November 2020, 07:30");
        assert_eq!(day(&When::unit(date(1994, 1, 1).at(0, 0, 0, 0), Precision::Year)), "1994");
        assert_eq!((number(5), number(60)), ("five".into(), "60".into()));
        assert_eq!((capital("élan"), short("a long name", 7)), ("Élan".into(), "a long…".into()));
    }
}
