//! The meaning of codes and glyph names in fonts that do not give it in Unicode.

use unicode_normalization::UnicodeNormalization;

/// An encoding that a font may start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Adobe's own.
    Standard,
    /// Windows 1252.
    Windows,
    /// Mac OS Roman.
    Mac,
}

/// Adobe's standard encoding above ASCII.
#[rustfmt::skip]
const STANDARD: [(u8, char); 57] = [
    (0xa1, '¡'), (0xa2, '¢'), (0xa3, '£'), (0xa4, '⁄'), (0xa5, '¥'), (0xa6, 'ƒ'), (0xa7, '§'), (0xa8, '¤'), (0xa9, '\''), (0xaa, '“'),
    (0xab, '«'), (0xac, '‹'), (0xad, '›'), (0xae, 'ﬁ'), (0xaf, 'ﬂ'), (0xb1, '–'), (0xb2, '†'), (0xb3, '‡'), (0xb4, '·'), (0xb6, '¶'),
    (0xb7, '•'), (0xb8, '‚'), (0xb9, '„'), (0xba, '”'), (0xbb, '»'), (0xbc, '…'), (0xbd, '‰'), (0xbf, '¿'), (0xc1, '`'), (0xc2, '´'),
    (0xc3, 'ˆ'), (0xc4, '˜'), (0xc5, '¯'), (0xc6, '˘'), (0xc7, '˙'), (0xc8, '¨'), (0xca, '˚'), (0xcb, '¸'), (0xcd, '˝'), (0xce, '˛'),
    (0xcf, 'ˇ'), (0xd0, '—'), (0xe1, 'Æ'), (0xe3, 'ª'), (0xe8, 'Ł'), (0xe9, 'Ø'), (0xea, 'Œ'), (0xeb, 'º'), (0xf1, 'æ'), (0xf5, 'ı'),
    (0xf8, 'ł'), (0xf9, 'ø'), (0xfa, 'œ'), (0xfb, 'ß'), (0x27, '’'), (0x60, '‘'), (0x7f, ' '),
];

/// Names of glyphs that are neither a letter, nor a letter with an accent, nor a number in Unicode.
#[rustfmt::skip]
const NAMES: [(&str, &str); 134] = [
    ("space", " "), ("exclam", "!"), ("quotedbl", "\""), ("numbersign", "#"), ("dollar", "$"), ("percent", "%"), ("ampersand", "&"),
    ("quotesingle", "'"), ("parenleft", "("), ("parenright", ")"), ("asterisk", "*"), ("plus", "+"), ("comma", ","), ("hyphen", "-"),
    ("period", "."), ("slash", "/"), ("zero", "0"), ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"),
    ("seven", "7"), ("eight", "8"), ("nine", "9"), ("colon", ":"), ("semicolon", ";"), ("less", "<"), ("equal", "="), ("greater", ">"),
    ("question", "?"), ("at", "@"), ("bracketleft", "["), ("backslash", "\\"), ("bracketright", "]"), ("asciicircum", "^"),
    ("underscore", "_"), ("grave", "`"), ("braceleft", "{"), ("bar", "|"), ("braceright", "}"), ("asciitilde", "~"), ("quoteleft", "‘"),
    ("quoteright", "’"), ("quotedblleft", "“"), ("quotedblright", "”"), ("quotesinglbase", "‚"), ("quotedblbase", "„"),
    ("guillemotleft", "«"), ("guillemotright", "»"), ("guilsinglleft", "‹"), ("guilsinglright", "›"), ("endash", "–"), ("emdash", "—"),
    ("figuredash", "‒"), ("horizontalbar", "―"), ("minus", "−"), ("bullet", "•"), ("ellipsis", "…"), ("periodcentered", "·"),
    ("middot", "·"), ("dagger", "†"), ("daggerdbl", "‡"), ("section", "§"), ("paragraph", "¶"), ("copyright", "©"), ("registered", "®"),
    ("trademark", "™"), ("degree", "°"), ("plusminus", "±"), ("multiply", "×"), ("divide", "÷"), ("fraction", "⁄"), ("onehalf", "½"),
    ("onequarter", "¼"), ("threequarters", "¾"), ("onesuperior", "¹"), ("twosuperior", "²"), ("threesuperior", "³"), ("mu", "µ"),
    ("exclamdown", "¡"), ("questiondown", "¿"), ("cent", "¢"), ("sterling", "£"), ("yen", "¥"), ("Euro", "€"), ("euro", "€"),
    ("currency", "¤"), ("florin", "ƒ"), ("brokenbar", "¦"), ("logicalnot", "¬"), ("ordfeminine", "ª"), ("ordmasculine", "º"),
    ("perthousand", "‰"), ("fi", "fi"), ("fl", "fl"), ("ff", "ff"), ("ffi", "ffi"), ("ffl", "ffl"), ("germandbls", "ß"), ("AE", "Æ"),
    ("ae", "æ"), ("OE", "Œ"), ("oe", "œ"), ("Oslash", "Ø"), ("oslash", "ø"), ("Lslash", "Ł"), ("lslash", "ł"), ("Eth", "Ð"),
    ("eth", "ð"), ("Thorn", "Þ"), ("thorn", "þ"), ("Dcroat", "Đ"), ("dcroat", "đ"), ("dotlessi", "ı"), ("dotlessj", "ȷ"), ("schwa", "ə"),
    ("Schwa", "Ə"), ("nbspace", "\u{a0}"), ("nonbreakingspace", "\u{a0}"), ("sfthyphen", "\u{ad}"), ("softhyphen", "\u{ad}"),
    ("acute", "´"), ("circumflex", "ˆ"), ("tilde", "˜"), ("dieresis", "¨"), ("cedilla", "¸"), ("macron", "¯"), ("arrowright", "→"),
    ("arrowleft", "←"), ("lessequal", "≤"), ("greaterequal", "≥"), ("checkmark", "✓"),
];

/// Accents as they are named after a letter: "eacute".
#[rustfmt::skip]
const ACCENTS: [(&str, char); 13] = [
    ("acute", '\u{301}'), ("grave", '\u{300}'), ("circumflex", '\u{302}'), ("dieresis", '\u{308}'), ("tilde", '\u{303}'), ("ring", '\u{30a}'),
    ("cedilla", '\u{327}'), ("caron", '\u{30c}'), ("breve", '\u{306}'), ("ogonek", '\u{328}'), ("macron", '\u{304}'),
    ("dotaccent", '\u{307}'), ("hungarumlaut", '\u{30b}'),
];

impl Base {
    /// The meaning of a code.
    pub fn text(self, code: u8) -> Option<char> {
        let by = |encoding: &'static encoding_rs::Encoding| encoding.decode_without_bom_handling(&[code]).0.chars().next();
        let found = match self {
            Base::Standard => {
                let special = STANDARD.iter().find(|(own, _)| *own == code).map(|(_, c)| *c);
                special.or_else(|| code.is_ascii_graphic().then_some(char::from(code))).or((code == b' ').then_some(' '))
            }
            Base::Windows => by(encoding_rs::WINDOWS_1252),
            Base::Mac => by(encoding_rs::MACINTOSH),
        };
        found.filter(|c| !c.is_control())
    }
}

/// The meaning of a name: "eacute", "f_i", "uni0259", "one.oldstyle".
pub fn named(name: &str) -> Option<String> {
    let name = match name.split_once('.') {
        Some((head, _)) if !head.is_empty() => head,
        Some(_) => return None,
        None => name,
    };
    if name.contains('_') && name.len() > 1 {
        return name.split('_').map(named).collect();
    }
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return c.is_ascii_alphabetic().then(|| c.to_string());
    }
    if let Some((_, text)) = NAMES.iter().find(|(own, _)| *own == name) {
        return Some((*text).to_string());
    }
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).filter(|c| !c.is_control());
    if let Some(digits) = name.strip_prefix("uni").filter(|d| d.len() >= 4 && d.len() % 4 == 0 && d.is_ascii()) {
        return (0..digits.len()).step_by(4).map(|at| hex(&digits[at..at + 4])).collect();
    }
    if let Some(found) = name.strip_prefix('u').filter(|d| (4..=6).contains(&d.len()) && d.is_ascii()).and_then(hex) {
        return Some(found.to_string());
    }
    let (letter, accent) = (name.get(..1)?, name.get(1..)?);
    let mark = ACCENTS.iter().find(|(own, _)| *own == accent).map(|(_, mark)| *mark)?;
    letter.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| format!("{letter}{mark}").nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::{Base, named};

    #[test]
    fn codes_and_names() {
        assert_eq!([Base::Standard.text(0x27), Base::Windows.text(0x92), Base::Mac.text(0x8e)], [Some('’'), Some('’'), Some('é')]);
        let read = |name: &str| named(name).unwrap_or_default();
        assert_eq!(
            ["a", "eacute", "f_i", "uni0259", "one.oldstyle", "Scedilla", "u1F600"].map(read),
            ["a", "é", "fi", "ə", "1", "Ş", "😀"]
        );
        assert_eq!([".notdef", "g23", "", "uni12", "é"].map(named), [const { None }; 5]);
    }
}
