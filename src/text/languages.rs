//! Languages by their tags: which language a text is in, judged by its script and its sequences of letters, and what people call it.

use whatlang::{Lang, Script};

/// The language of a text as a BCP 47 tag; `None` if doubtful. For a script that few languages use, the most likely of them.
pub fn shown(text: &str) -> Option<&'static str> {
    let shown = whatlang::detect(text)?;
    if shown.script() == Script::Cyrillic
        && let Some((_, tag)) = LETTERS.iter().find(|(letters, _)| text.to_lowercase().contains(*letters))
    {
        return Some(tag);
    }
    (shown.script() != Script::Latin || shown.is_reliable()).then(|| code(shown.lang()))
}

/// The most likely language of a text that is too short to be sure but contains non-English letters.
pub fn likely(text: &str) -> Option<&'static str> {
    let own = text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    whatlang::detect(text).filter(|_| own).map(|shown| code(shown.lang()))
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

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_of_tags() {
        assert_eq!([name("de-AT"), name("EN"), name("xx"), name("")], [Some("German"), Some("English"), None, None]);
    }
}
