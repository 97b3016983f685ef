//! Converts file names to text and back. A name may contain bytes that are not UTF-8: these are escaped, so that names stay distinct and can be
//! converted back.

use std::path::{Path, PathBuf};

/// Length of an escaped byte: `\xFF`.
const WRITTEN: usize = 4;

/// A path as text. If a name already contains what looks like an escape, its backslash is escaped.
pub fn shown(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        let mut valid = chunk.valid();
        while let Some(at) = valid.find('\\').filter(|_| cfg!(unix)) {
            let written = byte(&valid[at..]).is_some();
            out.push_str(&valid[..at]);
            out.push_str(if written { "\\x5C" } else { "\\" });
            valid = &valid[at + 1..];
        }
        out.push_str(valid);
        chunk.invalid().iter().for_each(|byte| out.push_str(&format!("\\x{byte:02X}")));
    }
    out
}

/// The path with this text form.
pub fn real(shown: &str) -> PathBuf {
    let (mut bytes, mut rest) = (Vec::with_capacity(shown.len()), shown);
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let written = byte(&rest[at..]);
        bytes.push(written.unwrap_or(b'\\'));
        rest = &rest[at + if written.is_some() { WRITTEN } else { 1 }..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    of_bytes(bytes).unwrap_or_else(|| PathBuf::from(shown))
}

/// The byte whose escape a text begins with.
fn byte(text: &str) -> Option<u8> {
    let digits = text.get(..WRITTEN)?.strip_prefix("\\x")?;
    let upper = digits.bytes().all(|digit| digit.is_ascii_digit() || (b'A'..=b'F').contains(&digit));
    u8::from_str_radix(digits, 16).ok().filter(|_| upper)
}

#[cfg(unix)]
fn of_bytes(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

/// On other systems a backslash separates folders, and names are practically always text.
#[cfg(not(unix))]
fn of_bytes(_bytes: Vec<u8>) -> Option<PathBuf> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::path::Path;

    use proptest::prelude::*;

    use super::{real, shown};

    #[test]
    fn names_that_are_no_text_stay_two() {
        let of = |bytes: &[u8]| shown(Path::new(OsStr::from_bytes(bytes)));
        assert_eq!([of(b"a\xff.txt"), of(b"a\xfe.txt"), of("é.txt".as_bytes())], ["a\\xFF.txt", "a\\xFE.txt", "é.txt"]);
        assert_eq!([of(b"a\\xFF.txt"), of(b"a\\b\\xff"), of(b"\\")], ["a\\x5CxFF.txt", "a\\b\\xff", "\\"]);
    }

    proptest! {
        #[test]
        fn every_name_is_found_again(parts in proptest::collection::vec(prop_oneof![
            Just(b"\\".to_vec()), Just(b"x".to_vec()), Just(b"5C".to_vec()), Just(b"FF".to_vec()), Just("é".as_bytes().to_vec()),
            proptest::collection::vec(any::<u8>(), 1..3),
        ], 0..12)) {
            let bytes = parts.concat();
            let path = Path::new(OsStr::from_bytes(&bytes));
            prop_assert_eq!(real(&shown(path)), path);
        }
    }
}
