//! Splits RTF into tokens: groups, control words with their numbers, and bytes of text. Maps code pages to the encodings of these bytes.

use encoding_rs::Encoding;

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    Open,
    Close,
    /// A control word and the number after it.
    Word(&'b str, Option<i32>),
    /// A control symbol: `\*`, `\~`.
    Sign(u8),
    /// A byte of text.
    Byte(u8),
}

/// The tokens of a file.
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

/// Longest control word.
const LONGEST: usize = 32;

impl<'b> Tokens<'b> {
    /// Creates the tokens of some bytes.
    pub(super) fn new(bytes: &'b [u8]) -> Tokens<'b> {
        Tokens { bytes, at: 0 }
    }

    /// Skips bytes that are not text.
    pub(super) fn pass_over(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.bytes.len());
    }

    fn control(&mut self) -> Option<Token<'b>> {
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take(LONGEST).take_while(|b| b.is_ascii_alphabetic()).count();
        if letters == 0 {
            let sign = *rest.first()?;
            self.at += 1;
            if sign == b'\'' {
                let digits = self.bytes.get(self.at..self.at + 2).and_then(|d| std::str::from_utf8(d).ok());
                let Some(byte) = digits.and_then(|d| u8::from_str_radix(d, 16).ok()) else { return Some(Token::Sign(b'\'')) };
                self.at += 2;
                return Some(Token::Byte(byte));
            }
            return Some(Token::Sign(sign));
        }
        let minus = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + minus..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
        let end = if digits > 0 { letters + minus + digits } else { letters };
        let number = std::str::from_utf8(&rest[letters..end])
            .ok()
            .and_then(|n| n.parse::<i64>().ok())
            .map(|n| n.clamp(i32::MIN.into(), i32::MAX.into()) as i32);
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
        self.at += end + usize::from(rest.get(end) == Some(&b' '));
        Some(Token::Word(word, number))
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            match byte {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\\' => return self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => return Some(Token::Byte(byte)),
            }
        }
    }
}

/// Returns the encoding of a code page.
pub(super) fn encoding_of_page(number: i32) -> &'static Encoding {
    match number {
        866 => encoding_rs::IBM866,
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        10000 => encoding_rs::MACINTOSH,
        65001 => encoding_rs::UTF_8,
        _ => encoding_rs::WINDOWS_1252,
    }
}

/// Returns the encoding of a font by its character set, or `None` if it is that of the document.
pub(super) fn encoding_of_font(set: i32) -> Option<&'static Encoding> {
    let number = match set {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    Some(encoding_of_page(number))
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    #[test]
    fn signs() {
        let all: Vec<Token> = Tokens::new(b"{\\b0 a\\'e9\\u-12?\\*\\par}").collect();
        use Token::{Byte, Close, Open, Sign, Word};
        let want =
            [Open, Word("b", Some(0)), Byte(b'a'), Byte(0xe9), Word("u", Some(-12)), Byte(b'?'), Sign(b'*'), Word("par", None), Close];
        assert_eq!(all, want);
        assert_eq!([&b"\\"[..], b"\\'z", b"\\a99999999999999"].map(|bytes| Tokens::new(bytes).count()), [0, 2, 5]);
    }
}
