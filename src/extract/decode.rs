//! Decodes bytes to text: UTF-8, UTF-16, and legacy encodings by guess. Only the byte order mark is dropped. A notice says what had to be
//! guessed or replaced.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::model::Notice;
use crate::text::LineIndex;

/// A decoded file.
pub struct Decoded {
    /// Its text.
    pub text: String,
    /// True if it looks like something other than text.
    pub binary: bool,
}

/// Number of bytes examined to recognise UTF-16 without a byte order mark.
const PROBE: usize = 4096;
/// A text with more than this percentage of control characters is not text.
const MOST_CONTROLS: usize = 10;

/// Decodes a file. What was uncertain goes to `notices`.
pub fn decode(bytes: &[u8], path: &str, notices: &mut Vec<Notice>) -> Decoded {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => with(encoding, &bytes[mark..], path, notices),
        None => match std::str::from_utf8(bytes) {
            Ok(text) if !looks_wide(bytes) => text.to_string(),
            Ok(_) | Err(_) => guess(bytes, path, notices),
        },
    };
    let controls = text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')).count();
    let binary = controls * 100 > text.chars().count() * MOST_CONTROLS;
    if let Some(at) = text.find('\0') {
        let line = LineIndex::new(&text).line(at);
        let count = text.matches('\0').count();
        notices.push(Notice::line(
            path,
            line,
            format!("contains {count} NUL character{}, the first here; they are kept", if count == 1 { "" } else { "s" }),
        ));
    }
    if binary {
        notices.push(Notice::file(path, "looks like a binary file, not a text: it is kept whole but nothing in it is read as a statement"));
    }
    Decoded { text, binary }
}

/// Decodes in a known encoding.
fn with(encoding: &'static Encoding, bytes: &[u8], path: &str, notices: &mut Vec<Notice>) -> String {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if encoding != UTF_8 {
        notices.push(Notice::file(path, format!("is not UTF-8; read as {}", encoding.name())));
    }
    if broken {
        let line = text.find('\u{FFFD}').map_or(1, |at| LineIndex::new(&text).line(at));
        let what = format!("contains bytes that are not {}, the first here; each is shown as \u{FFFD}", encoding.name());
        notices.push(Notice::line(path, line, what));
    }
    text.into_owned()
}

/// Decodes what is not plain UTF-8 and has no byte order mark.
fn guess(bytes: &[u8], path: &str, notices: &mut Vec<Notice>) -> String {
    if let Some(encoding) = wide(bytes) {
        return with(encoding, bytes, path, notices);
    }
    if mostly_utf8(bytes) {
        return with(UTF_8, bytes, path, notices);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    with(detector.guess(None, Utf8Detection::Deny), bytes, path, notices)
}

/// True if the bytes may be UTF-16 of a Latin text.
pub(super) fn looks_wide(bytes: &[u8]) -> bool {
    wide(bytes).is_some()
}

/// Recognises UTF-16 without a byte order mark: every other byte of a text in a Latin script is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let probe = &bytes[..bytes.len().min(PROBE) / 2 * 2];
    if probe.len() < 4 {
        return None;
    }
    let zeros = |odd: usize| probe.iter().skip(odd).step_by(2).filter(|b| **b == 0).count() * 2;
    let (even, odd) = (zeros(0), zeros(1));
    match () {
        () if odd * 10 >= probe.len() * 7 && even * 10 < probe.len() => Some(UTF_16LE),
        () if even * 10 >= probe.len() * 7 && odd * 10 < probe.len() => Some(UTF_16BE),
        () => None,
    }
}

/// True for UTF-8 with a few broken bytes: more than four times as many multi-byte characters as broken sequences.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good > broken * 4
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::model::Notice;

    fn read(bytes: &[u8]) -> (String, Vec<Notice>) {
        let mut notices = Vec::new();
        let decoded = decode(bytes, "a.txt", &mut notices);
        (decoded.text, notices)
    }

    #[test]
    fn utf8_is_kept_byte_for_byte() {
        let text = "Kəlbəcər\r\n“quoted”\n";
        assert_eq!(read(text.as_bytes()), (text.to_string(), vec![]));
        assert_eq!(read(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()).0, text);
    }

    #[test]
    fn utf16_with_and_without_a_mark() {
        let text = "The bridge fell on Sunday – two were hurt.";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&[b"\xFF\xFE".as_slice(), &little].concat()).0, text);
        assert_eq!(read(&[b"\xFE\xFF".as_slice(), &big].concat()).0, text);
        assert_eq!(read(&little).0, text);
        assert_eq!(read(&big).0, text);
    }

    #[test]
    fn windows_1252_is_guessed_and_told() {
        let (text, notices) = read(b"The caf\xE9 owner said \x93no\x94 to the mayor\x92s offer \x96 twice.");
        assert_eq!(text, "The café owner said “no” to the mayor’s offer – twice.");
        assert_eq!(notices[0].text, "is not UTF-8; read as windows-1252");
    }

    #[test]
    fn one_broken_byte_does_not_spoil_a_text() {
        let (text, notices) = read(
            "Füzuli, Ağdam, Şuşa, Laçın, Kəlbəcər\nand \u{1}".as_bytes().iter().chain(b"\xFF.").copied().collect::<Vec<u8>>().as_slice(),
        );
        assert!(text.starts_with("Füzuli"));
        assert_eq!(notices[0].line, Some(2));
    }

    #[test]
    fn nul_and_binary_are_told() {
        let (text, notices) = read(b"One.\nT\0wo and three and four.");
        assert_eq!((text.as_str(), notices[0].line), ("One.\nT\0wo and three and four.", Some(2)));
        let (_, notices) = read(&[0, 1, 2, 3, 255, 254, 7, 8, 0, 0, 0, 9, 200]);
        assert!(notices.iter().any(|n| n.text.contains("binary")), "{notices:?}");
    }
}
