//! Files of word processors that cannot be read: what they are, and what to save them as.

use super::{Failure, format, holds};

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const WORD_PERFECT: &[u8] = b"\xFFWPC";

/// Does a file begin as one of them?
pub fn begins(head: &[u8]) -> bool {
    head.starts_with(OLE) || head.starts_with(WORD_PERFECT)
}

/// Why a file is not read.
pub(super) fn refuse(name: &str, bytes: &[u8]) -> Failure {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let ending = format::ending(name).unwrap_or_default();
    let what = match () {
        () if bytes.starts_with(OLE) && holds(bytes, &wide("EncryptedPackage")) => {
            return Failure("is locked with a password; open it and save a copy without one".into());
        }
        () if bytes.starts_with(WORD_PERFECT) || ending == "wpd" => "a WordPerfect document",
        () if bytes.starts_with(OLE) && !holds(bytes, &wide("WordDocument")) => "a file of an old office program",
        () if ending == "pages" => "a Pages document",
        () if ending == "wps" => "a Works document",
        () => "a document of Word 97 to 2003 or older",
    };
    Failure(format!("is {what}, which cannot be read; open it in its program or in LibreOffice and save it as DOCX, ODT or PDF"))
}

#[cfg(test)]
mod tests {
    use super::{OLE, refuse};

    #[test]
    fn what_it_is_and_what_to_do() {
        assert!(refuse("a.doc", OLE).0.contains("old office program"));
        assert!(refuse("a.wpd", b"\xFFWPC").0.contains("WordPerfect"));
        assert!(refuse("b/a.pages", b"PK").0.contains("Pages") && refuse("a.doc", b"x").0.contains("DOCX"));
        let locked: Vec<u8> = OLE.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert!(refuse("a.docx", &locked).0.contains("password"));
    }
}
