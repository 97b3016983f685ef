//! Languages: which one a text is in, judged by its script and its sequences of letters, what people call it by its tag, and the few English
//! words that decide where tokens and lines are split. No module here may import `language`, so this file reads its own list of these.

use std::sync::LazyLock;

use serde::Deserialize;
use whatlang::{Lang, Script};

/// The language of a text as a BCP 47 tag; `None` if doubtful. For a script that few languages use, the most likely of them.
pub fn detected(text: &str) -> Option<&'static str> {
    let found = whatlang::detect(text)?;
    if found.script() == Script::Cyrillic
        && let Some((_, tag)) = LETTERS.iter().find(|(letters, _)| text.to_lowercase().contains(*letters))
    {
        return Some(tag);
    }
    (found.script() != Script::Latin || found.is_reliable()).then(|| code(found.lang()))
}

/// The most likely language of a text that is too short to be sure but contains non-English letters.
pub fn likely(text: &str) -> Option<&'static str> {
    let own = text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    whatlang::detect(text).filter(|_| own).map(|found| code(found.lang()))
}

/// Letters that identify a language among those in Cyrillic script when a text is too short for detection by sequences of letters. The first
/// match decides: Belarusian also has the last ones.
const LETTERS: [(&[char], &str); 5] =
    [(&['ў'], "be"), (&['ї', 'є', 'ґ'], "uk"), (&['ѓ', 'ќ', 'ѕ'], "mk"), (&['ђ', 'ћ'], "sr"), (&['ы', 'э'], "ru")];

/// The English name of the language of a tag, if known: "German".
pub fn name(tag: &str) -> Option<&'static str> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    TAGS.iter().find(|(_, known)| known.eq_ignore_ascii_case(primary)).map(|(lang, _)| lang.eng_name())
}

/// The two-letter code of ISO 639-1, or else the three-letter code of ISO 639-3.
fn code(lang: Lang) -> &'static str {
    TAGS.iter().find(|(known, _)| *known == lang).map_or(lang.code(), |(_, tag)| tag)
}

/// The detected languages with their BCP 47 tags.
const TAGS: [(Lang, &str); 70] = [
    (Lang::Afr, "af"),
    (Lang::Aka, "ak"),
    (Lang::Amh, "am"),
    (Lang::Ara, "ar"),
    (Lang::Aze, "az"),
    (Lang::Bel, "be"),
    (Lang::Ben, "bn"),
    (Lang::Bul, "bg"),
    (Lang::Cat, "ca"),
    (Lang::Ces, "cs"),
    (Lang::Cmn, "zh"),
    (Lang::Cym, "cy"),
    (Lang::Dan, "da"),
    (Lang::Deu, "de"),
    (Lang::Ell, "el"),
    (Lang::Eng, "en"),
    (Lang::Epo, "eo"),
    (Lang::Est, "et"),
    (Lang::Fin, "fi"),
    (Lang::Fra, "fr"),
    (Lang::Guj, "gu"),
    (Lang::Heb, "he"),
    (Lang::Hin, "hi"),
    (Lang::Hrv, "hr"),
    (Lang::Hun, "hu"),
    (Lang::Hye, "hy"),
    (Lang::Ind, "id"),
    (Lang::Ita, "it"),
    (Lang::Jav, "jv"),
    (Lang::Jpn, "ja"),
    (Lang::Kan, "kn"),
    (Lang::Kat, "ka"),
    (Lang::Khm, "km"),
    (Lang::Kor, "ko"),
    (Lang::Lat, "la"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Mal, "ml"),
    (Lang::Mar, "mr"),
    (Lang::Mkd, "mk"),
    (Lang::Mya, "my"),
    (Lang::Nep, "ne"),
    (Lang::Nld, "nl"),
    (Lang::Nob, "nb"),
    (Lang::Ori, "or"),
    (Lang::Pan, "pa"),
    (Lang::Pes, "fa"),
    (Lang::Pol, "pl"),
    (Lang::Por, "pt"),
    (Lang::Ron, "ro"),
    (Lang::Rus, "ru"),
    (Lang::Sin, "si"),
    (Lang::Slk, "sk"),
    (Lang::Slv, "sl"),
    (Lang::Sna, "sn"),
    (Lang::Spa, "es"),
    (Lang::Srp, "sr"),
    (Lang::Swe, "sv"),
    (Lang::Tam, "ta"),
    (Lang::Tel, "te"),
    (Lang::Tgl, "tl"),
    (Lang::Tha, "th"),
    (Lang::Tuk, "tk"),
    (Lang::Tur, "tr"),
    (Lang::Ukr, "uk"),
    (Lang::Urd, "ur"),
    (Lang::Uzb, "uz"),
    (Lang::Vie, "vi"),
    (Lang::Yid, "yi"),
    (Lang::Zul, "zu"),
];

/// The contents of `text.toml`.
#[derive(Debug, Deserialize)]
pub struct EnglishText {
    /// Endings that are tokens of their own: `'s`.
    pub clitics: Vec<String>,
    /// The ending of a negation: `'t`.
    pub negation: String,
    /// The letter before it that belongs to it: `n`.
    pub negation_letter: String,
    /// Words after which a hyphen at the end of a line stays: `and`.
    pub suspended: Vec<String>,
    /// Endings after the number of a day: `th`.
    pub ordinal_endings: Vec<String>,
    /// Words before a page number: `page `.
    pub page_labels: Vec<String>,
    /// Word before the total number of pages: `of `.
    pub page_total: String,
    /// Page labels that count only between two lines of one sentence: `fol. `.
    pub page_labels_inside: Vec<String>,
}

/// The list, parsed once.
///
/// # Panics
/// If the compiled-in file does not parse, which is a bug that the tests find.
pub fn english() -> &'static EnglishText {
    static ENGLISH: LazyLock<EnglishText> =
        LazyLock::new(|| toml::from_str(include_str!("../language/en/text.toml")).expect("en/text.toml is well formed"));
    &ENGLISH
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_of_tags() {
        assert_eq!([name("de-AT"), name("EN"), name("xx"), name("")], [Some("German"), Some("English"), None, None]);
    }
}
