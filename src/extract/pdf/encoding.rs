//! The meaning of PDF character codes in Unicode: by tables of the document, which may also select a glyph of a large font, and by the
//! usual encodings and glyph names for fonts without Unicode.

use unicode_normalization::UnicodeNormalization;

/// An encoding on which a font may be based.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// Adobe Standard Encoding.
    Standard,
    /// Windows 1252.
    Windows,
    /// Mac OS Roman.
    Mac,
}

/// Adobe Standard Encoding above ASCII.
#[rustfmt::skip]
const STANDARD: [(u8, char); 57] = [
    (0xa1, '¡'), (0xa2, '¢'), (0xa3, '£'), (0xa4, '⁄'), (0xa5, '¥'), (0xa6, 'ƒ'), (0xa7, '§'), (0xa8, '¤'), (0xa9, '\''), (0xaa, '“'),
    (0xab, '«'), (0xac, '‹'), (0xad, '›'), (0xae, 'ﬁ'), (0xaf, 'ﬂ'), (0xb1, '–'), (0xb2, '†'), (0xb3, '‡'), (0xb4, '·'), (0xb6, '¶'),
    (0xb7, '•'), (0xb8, '‚'), (0xb9, '„'), (0xba, '”'), (0xbb, '»'), (0xbc, '…'), (0xbd, '‰'), (0xbf, '¿'), (0xc1, '`'), (0xc2, '´'),
    (0xc3, 'ˆ'), (0xc4, '˜'), (0xc5, '¯'), (0xc6, '˘'), (0xc7, '˙'), (0xc8, '¨'), (0xca, '˚'), (0xcb, '¸'), (0xcd, '˝'), (0xce, '˛'),
    (0xcf, 'ˇ'), (0xd0, '—'), (0xe1, 'Æ'), (0xe3, 'ª'), (0xe8, 'Ł'), (0xe9, 'Ø'), (0xea, 'Œ'), (0xeb, 'º'), (0xf1, 'æ'), (0xf5, 'ı'),
    (0xf8, 'ł'), (0xf9, 'ø'), (0xfa, 'œ'), (0xfb, 'ß'), (0x27, '’'), (0x60, '‘'), (0x7f, ' '),
];

/// Names of glyphs that are neither a letter, nor a letter with an accent, nor a Unicode number.
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

/// Accents as named after a letter: "eacute".
#[rustfmt::skip]
const ACCENTS: [(&str, char); 13] = [
    ("acute", '\u{301}'), ("grave", '\u{300}'), ("circumflex", '\u{302}'), ("dieresis", '\u{308}'), ("tilde", '\u{303}'), ("ring", '\u{30a}'),
    ("cedilla", '\u{327}'), ("caron", '\u{30c}'), ("breve", '\u{306}'), ("ogonek", '\u{328}'), ("macron", '\u{304}'),
    ("dotaccent", '\u{307}'), ("hungarumlaut", '\u{30b}'),
];

impl Base {
    /// Returns the meaning of a code.
    pub(super) fn text(self, code: u8) -> Option<char> {
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

/// Returns the meaning of a glyph name: "eacute", "f_i", "uni0259", "one.oldstyle".
pub(super) fn named(name: &str) -> Option<String> {
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

/// A table of codes (CMap).
#[derive(Clone, Debug, Default)]
pub(super) struct CMap {
    /// Lengths of codes in bytes, with the first and last code of each length.
    spaces: Vec<(usize, u32, u32)>,
    /// First and last code of a range, and the meaning of the first; the following codes count on from it.
    texts: Vec<(u32, u32, Text)>,
    glyphs: Vec<(u32, u32, u32)>,
}

#[derive(Clone, Debug)]
enum Text {
    From(Vec<u16>),
    Each(Vec<Vec<u16>>),
}

enum Token<'t> {
    Bytes(Vec<u8>),
    Number(u32),
    Word(&'t [u8]),
    Open,
    Close,
}

/// Most entries of a table.
const MOST: usize = 200_000;

impl CMap {
    /// Reads a table.
    pub(super) fn read(bytes: &[u8]) -> CMap {
        let mut out = CMap::default();
        let mut at = 0;
        let mut waiting: Vec<Token> = Vec::new();
        while let Some(token) = token(bytes, &mut at) {
            if waiting.len() > MOST {
                break;
            }
            match token {
                Token::Word(b"begincodespacerange" | b"beginbfchar" | b"beginbfrange" | b"begincidrange" | b"begincidchar") => {
                    waiting.clear()
                }
                Token::Word(b"endcodespacerange") => out.spaces.extend(std::mem::take(&mut waiting).chunks(2).filter_map(space)),
                Token::Word(b"endbfchar") => out.chars(&waiting),
                Token::Word(b"endbfrange") => out.ranges(&waiting),
                Token::Word(b"endcidrange") => {
                    out.glyphs.extend(waiting.chunks(3).filter_map(|c| Some((code(c.first()?)?, code(c.get(1)?)?, plain(c.get(2)?)?))))
                }
                Token::Word(b"endcidchar") => {
                    out.glyphs.extend(waiting.chunks(2).filter_map(|c| Some((code(c.first()?)?, code(c.first()?)?, plain(c.get(1)?)?))))
                }
                Token::Word(_) => {}
                other => waiting.push(other),
            }
        }
        out.texts.sort_by_key(|(first, _, _)| *first);
        out.glyphs.sort_by_key(|(first, _, _)| *first);
        out
    }

    fn chars(&mut self, tokens: &[Token]) {
        for pair in tokens.chunks(2) {
            if let [from, Token::Bytes(to)] = pair
                && let Some(from) = code(from)
            {
                self.texts.push((from, from, Text::From(wide(to))));
            }
        }
    }

    fn ranges(&mut self, tokens: &[Token]) {
        let mut at = 0;
        while let (Some(first), Some(last)) = (tokens.get(at).and_then(code), tokens.get(at + 1).and_then(code)) {
            at += 2;
            match tokens.get(at) {
                Some(Token::Bytes(to)) => self.texts.push((first, last, Text::From(wide(to)))),
                Some(Token::Open) => {
                    let end = tokens[at..].iter().position(|t| matches!(t, Token::Close)).map_or(tokens.len(), |length| at + length);
                    let each = tokens[at..end].iter().filter_map(|t| if let Token::Bytes(to) = t { Some(wide(to)) } else { None });
                    self.texts.push((first, last, Text::Each(each.collect())));
                    at = end;
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Returns the length of the code at the start of some bytes, or 0 if the table does not define it.
    pub(super) fn length(&self, bytes: &[u8]) -> usize {
        let fits =
            |(length, first, last): &&(usize, u32, u32)| bytes.len() >= *length && (*first..=*last).contains(&value(&bytes[..*length]));
        self.spaces.iter().filter(fits).map(|(length, _, _)| *length).max().unwrap_or(0)
    }

    /// Returns the meaning of a code.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        let behind = self.texts.partition_point(|(first, _, _)| *first <= code);
        let (first, _, text) = self.texts[..behind].iter().rev().take(8).find(|(_, last, _)| *last >= code)?;
        let units = match text {
            Text::From(units) => {
                let mut units = units.clone();
                let last = units.last_mut()?;
                *last = u16::try_from(u32::from(*last) + (code - first)).ok()?;
                units
            }
            Text::Each(each) => each.get((code - first) as usize)?.clone(),
        };
        Some(String::from_utf16_lossy(&units)).filter(|text| !text.is_empty() && text != "\0")
    }

    /// Returns the glyph that a code selects.
    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let behind = self.glyphs.partition_point(|(first, _, _)| *first <= code);
        let (first, last, glyph) = self.glyphs.get(behind.checked_sub(1)?)?;
        (*last >= code).then(|| glyph.saturating_add(code - first))
    }
}

/// Returns the number that the bytes encode, big-endian.
pub(super) fn value(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn wide(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        more => more.chunks_exact(2).take(32).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    }
}

fn code(token: &Token) -> Option<u32> {
    if let Token::Bytes(bytes) = token { Some(value(bytes)) } else { None }
}

fn plain(token: &Token) -> Option<u32> {
    if let Token::Number(number) = token { Some(*number) } else { None }
}

fn space(pair: &[Token]) -> Option<(usize, u32, u32)> {
    let [Token::Bytes(first), Token::Bytes(last)] = pair else { return None };
    (1..=4).contains(&first.len()).then(|| (first.len(), value(first), value(last)))
}

fn token<'t>(bytes: &'t [u8], at: &mut usize) -> Option<Token<'t>> {
    loop {
        let byte = *bytes.get(*at)?;
        let start = *at;
        *at += 1;
        let until = |stop: &dyn Fn(u8) -> bool| start + 1 + bytes[start + 1..].iter().take_while(|b| !stop(**b)).count();
        match byte {
            b'%' => *at = until(&|b| matches!(b, b'\n' | b'\r')),
            b'[' => return Some(Token::Open),
            b']' => return Some(Token::Close),
            b'<' if bytes.get(*at) != Some(&b'<') => {
                *at = until(&|b| b == b'>');
                let digits: Vec<u8> = bytes[start + 1..*at].iter().filter_map(|b| char::from(*b).to_digit(16)).map(|d| d as u8).collect();
                *at += 1;
                return Some(Token::Bytes(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()));
            }
            byte if byte.is_ascii_alphanumeric() => {
                *at = until(&|b| b.is_ascii_whitespace() || matches!(b, b'<' | b'>' | b'[' | b']' | b'/' | b'('));
                let word = &bytes[start..*at];
                let number = std::str::from_utf8(word).ok().and_then(|word| word.parse().ok());
                return Some(number.map_or(Token::Word(word), Token::Number));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Base, CMap, named};

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

    #[test]
    fn chars_and_ranges() {
        let table = CMap::read(
            b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar\n\
            2 beginbfrange <0041> <0043> <0061> <0050> <0051> [<0031> <D83DDE00>] endbfrange 1 begincidrange <0005> <0009> 20 endcidrange",
        );
        let read = |code: u32| table.text(code).unwrap_or_default();
        assert_eq!([0x3, 0x10, 0x42, 0x51, 0x99].map(read), [" ", "fi", "b", "😀", ""]);
        assert_eq!((table.length(b"\0A"), table.length(b"\0"), table.glyph(7), table.glyph(10)), (2, 0, Some(22), None));
        CMap::read(b"beginbfrange <00> [ <zz endbfrange beginbfchar endbfchar <");
    }
}
