//! The encoding of a page: its byte order mark, else what it says itself, else a guess.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::extract::decode;
use crate::model::Notice;

/// So much of a page is searched for what it says of its encoding, in bytes.
const SEARCHED: usize = 4096;

/// Decodes a page; `None` if it is none, but a binary file.
pub fn text(bytes: &[u8], path: &str, notices: &mut Vec<Notice>) -> Option<String> {
    if Encoding::for_bom(bytes).is_none()
        && let Some(encoding) = said(bytes)
        && !(encoding == UTF_8 || std::str::from_utf8(bytes).is_ok())
    {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        if broken {
            let what = format!("holds bytes that are not {}, as it says it is; each is shown as \u{FFFD}", encoding.name());
            notices.push(Notice::file(path, what));
        }
        return Some(text.into_owned());
    }
    // A browser passes over NULs.
    let plain: Vec<u8>;
    let wide = Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != UTF_8) || decode::looks_wide(bytes);
    let bytes = if wide || !bytes.contains(&0) {
        bytes
    } else {
        plain = bytes.iter().copied().filter(|b| *b != 0).collect();
        &plain
    };
    let mut told = Vec::new();
    let decoded = decode::decode(bytes, path, &mut told);
    if decoded.binary {
        return None;
    }
    notices.append(&mut told);
    Some(decoded.text)
}

/// The encoding that a page names: `<meta charset=…>`, `<meta content="text/html; charset=…">`, `<?xml encoding="…"?>`.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(SEARCHED)]).to_ascii_lowercase();
    let begins = ["charset", "encoding"].into_iter().flat_map(|key| head.match_indices(key).map(move |(at, _)| at + key.len()));
    let label = |at: usize| {
        let rest = head[at..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))?;
        Encoding::for_label(&rest.as_bytes()[..end])
    };
    // A page that can be read so far is in no encoding of two bytes a letter.
    begins.into_iter().find_map(label).map(|found| if found == UTF_16LE || found == UTF_16BE { UTF_8 } else { found })
}

#[cfg(test)]
mod tests {
    use super::text;

    fn read(bytes: &[u8]) -> String {
        text(bytes, "a.html", &mut Vec::new()).expect("a page")
    }

    #[test]
    fn mark_before_word_before_guess() {
        assert!(read(b"<meta charset=iso-8859-2><p>\xb1").ends_with('ą'));
        assert!(read(b"<meta http-equiv=content-type content='text/html; charset=windows-1251'><p>\xcc\xee\xf1").ends_with("Мос"));
        assert!(read("\u{feff}<meta charset=iso-8859-2><p>ą".as_bytes()).ends_with('ą'));
        assert!(read("<meta charset=iso-8859-2><p>ą".as_bytes()).ends_with('ą'));
        assert!(read(b"<meta charset=utf-16><p>caf\xe9 was there").contains("café"));
        let wide: Vec<u8> = "<p>The dock is shut.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(read(&wide).ends_with("shut."));
    }
}
