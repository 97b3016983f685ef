//! Languages by their tags: which one a text shows itself to be in, by its script and its runs of letters, and what people call it.

use whatlang::{Lang, Script};

/// The language of a text as a BCP 47 tag; none where that is doubtful. In a script that few languages are written in, the likeliest of them.
pub fn shown(text: &str) -> Option<&'static str> {
    let shown = whatlang::detect(text)?;
    if shown.script() == Script::Cyrillic
        && let Some((_, tag)) = LETTERS.iter().find(|(letters, _)| text.to_lowercase().contains(*letters))
    {
        return Some(tag);
    }
    (shown.script() != Script::Latin || shown.is_reliable()).then(|| code(shown.lang()))
}

/// The likeliest language of a text too short to be sure of, which has letters that English has not.
pub fn likely(text: &str) -> Option<&'static str> {
    let own = text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    whatlang::detect(text).filter(|_| own).map(|shown| code(shown.lang()))
}

/// Letters that identify a language among those in Cyrillic script, where a short text has too few runs of letters. The first that is there
/// decides: Belarusian has the last ones too.
const LETTERS: [(&[char], &str); 5] =
    [(&['ў'], "be"), (&['ї', 'є', 'ґ'], "uk"), (&['ѓ', 'ќ', 'ѕ'], "mk"), (&['ђ', 'ћ'], "sr"), (&['ы', 'э'], "ru")];

/// What people call the language of a tag, where it is one that is known: "German".
pub fn name(tag: &str) -> Option<&'static str> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    TAGS.iter().find(|(_, known)| known.eq_ignore_ascii_case(primary)).map(|(lang, _)| lang.eng_name())
}

/// ISO 639-1 has two letters for it, or else ISO 639-3 three.
fn code(lang: Lang) -> &'static str {
    TAGS.iter().find(|(known, _)| *known == lang).map_or(lang.code(), |(_, tag)| tag)
}

/// The languages that texts show, by their BCP 47 tags.
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
