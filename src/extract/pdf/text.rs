//! Strings of a PDF that people read: titles, and words that stand for what is drawn.

/// The text of a string: UTF-16 or UTF-8 with a mark, else one byte a character.
pub fn decoded(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        plain => encoding_rs::WINDOWS_1252.decode_without_bom_handling(plain).0,
    };
    // A language may be told between two signs of escape.
    text.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn as_they_are_written() {
        assert_eq!(decoded(b"\xfe\xff\0O\0s\0l\0o"), "Oslo");
        assert_eq!((decoded(b"caf\xe9"), decoded("\u{feff}é".as_bytes())), ("café".into(), "é".into()));
    }
}
