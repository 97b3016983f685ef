//! The language of an account, as stated or as its words show. Without word lists for that language, only what is the same in all languages
//! is read.

use super::facts::Attributes;
use crate::language::Language;
use crate::model::Notice;
use crate::text::languages::{self, name};

/// A text with fewer letters is read as English, unless it is in another script.
const LETTERS: usize = 80;
/// A sentence of at least this many words without a common English word needs only [`FEW_LETTERS`] letters.
const SENTENCE: usize = 7;
const FEW_LETTERS: usize = 36;
/// Fewest letters of a text in another script.
const FOREIGN_LETTERS: usize = 20;
/// How many characters of a text are examined.
const SEEN: usize = 6_000;
/// In an English text, at least this share of the words is among the most common English words. In texts in other languages it is at most a
/// sixth.
const COMMON: f64 = 0.25;

/// Returns the language of an account: what the user states, else the language of the text if it is not English, else what the metadata
/// says, else English. Notices report disagreements and languages that cannot be read.
pub fn tag(attributes: &Attributes, text: &str, path: &str, notices: &mut Vec<Notice>) -> String {
    let english = Language::english();
    let metadata = attributes.metadata.language.as_deref();
    let shown = if attributes.given.language.is_none() { foreign(text, english) } else { None };
    let tag = match (&attributes.given.language, shown, metadata) {
        (Some(given), _, _) => given.clone(),
        // The program that made a page may mark it as English whatever its language.
        (None, Some(shown), Some(stated)) if Language::of(stated).is_some() => {
            let what = format!("is marked as {}, but its words are {}", named(stated), named(shown));
            notices.push(Notice::file(path, what));
            shown.into()
        }
        (None, _, Some(stated)) => stated.into(),
        (None, Some(shown), None) => shown.into(),
        (None, None, None) => english.tag.into(),
    };
    if Language::of(&tag).is_none() {
        let what = format!(
            "is in {}, for which there are no word lists: only names, figures and days in digits, and equal words are compared",
            named(&tag)
        );
        notices.push(Notice::file(path, what));
    }
    tag
}

/// Returns the name of a language, or its tag in quotation marks.
fn named(tag: &str) -> String {
    name(tag).map_or_else(|| format!("language {tag:?}"), str::to_string)
}

/// Returns the language of a text as a BCP 47 tag, or `None` if it is English or unclear.
pub fn foreign(text: &str, english: &Language) -> Option<&'static str> {
    let seen: String = text.chars().take(SEEN).collect();
    let letters = seen.chars().filter(|c| c.is_alphabetic()).count();
    let latin = seen.chars().filter(char::is_ascii_alphabetic).count() * 2 >= letters;
    let common = if latin { common(&seen, english) } else { 0.0 };
    let least = match () {
        () if !latin => FOREIGN_LETTERS,
        // A sentence without a common English word is not English if its letters identify another language.
        () if common == 0.0 && is_sentence(&seen) => FEW_LETTERS,
        () => LETTERS,
    };
    if letters < least || common >= COMMON {
        return None;
    }
    let short = letters < LETTERS && latin;
    let shown = languages::detected(&seen).or_else(|| if short { languages::likely(&seen) } else { None });
    shown.filter(|tag| *tag != english.tag)
}

/// True if there are enough words for a sentence, most of them in lower case. A list of names is not a sentence.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)).collect();
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    words.len() >= SENTENCE && small * 2 > words.len()
}

/// Returns the share of the words that are among the most common English ones.
fn common(text: &str, english: &Language) -> f64 {
    let words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let found = words.iter().filter(|word| english.words.is_stop(word)).count();
    found as f64 / words.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::foreign;
    use crate::language::Language;

    #[test]
    fn texts_show_their_language() {
        let of = |text: &str| foreign(text, Language::english());
        let german = "Die Fähre nach Oddan ist am Montag im Sund gesunken. Elf Menschen wurden gerettet, teilte die Polizei mit.";
        let french = "Le bac d'Oddan a coulé lundi dans le détroit. Onze personnes ont été sauvées, a annoncé la police du port.";
        let polish = "Prom do Oddan zatonął w poniedziałek w cieśninie. Uratowano jedenaście osób, poinformowała policja portowa.";
        let russian = "Паром в Оддан затонул в понедельник в проливе.";
        assert_eq!([of(german), of(french), of(polish), of(russian)], [Some("de"), Some("fr"), Some("pl"), Some("ru")]);
    }

    #[test]
    fn english_is_never_taken_for_another() {
        let of = |text: &str| foreign(text, Language::english());
        let names =
            "Katarzyna Wójcik, Jürgen Müller, François Lefèvre, Söderström, Nguyễn Văn An, Giovanni Esposito, Übersee AG, Crédit du Nord";
        let old =
            "A.D. 823. This year a great dearth fell upon the land, and the king went into Wessex with a host, and abode there all winter.";
        let terse = "Goals: Kovač 12, Søndergaard 44, Ibáñez 61. Booked: Møller, Šimić, Núñez. Attendance 41,203. Referee: J. Löw.";
        let quotes = "He said: \"Ich bin ein Berliner.\" The crowd cheered, and the mayor, who had not been told of it, was seen to smile.";
        assert_eq!([of(names), of(old), of(terse), of(quotes), of("Ja.")], [None; 5]);
    }
}
