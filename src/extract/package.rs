//! Documents that are ZIP archives: their parts by name, unpacked within limits.

use std::io::Cursor;

use encoding_rs::Encoding;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{Failure, Work};

/// Names with which the first part of an office document begins. An archive of documents begins with another name, whatever it contains.
const OFFICE: [&[u8]; 5] = [b"[Content_Types].xml", b"_rels/", b"docProps/", b"customXml/", b"word/"];

/// Returns the name of the first part if the file begins like a ZIP archive.
pub(super) fn first_name(head: &[u8]) -> Option<&[u8]> {
    let length = usize::from(u16::from_le_bytes([*head.get(26)?, *head.get(27)?]));
    head.starts_with(b"PK\x03\x04").then(|| head.get(30..30 + length))?
}

/// True if a file begins like a document of Microsoft Office 2007 or later.
pub(super) fn begins_office(head: &[u8]) -> bool {
    first_name(head).is_some_and(|name| OFFICE.iter().any(|part| name.starts_with(part)))
}

/// An open archive.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Opens an archive. `words` name the kind of file it should be.
    ///
    /// # Errors
    /// If it is not an archive, or is broken.
    pub(super) fn open(bytes: &'b [u8], words: &str) -> Result<Package<'b>, Failure> {
        let broken = |_| Failure(format!("is damaged: it is not a complete {words} (a zip archive); get or save it again"));
        ZipArchive::new(Cursor::new(bytes)).map(|archive| Package { archive }).map_err(broken)
    }

    /// Returns the bytes of a part, or `None` if it does not exist or cannot be unpacked.
    ///
    /// # Errors
    /// If it expands beyond the limit.
    pub(super) fn bytes(&mut self, work: &mut Work, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        let Some(file) = self.archive.index_for_name(name).and_then(|at| self.archive.by_index(at).ok()) else { return Ok(None) };
        Ok(Some(work.unpack(file)?).filter(|(_, whole)| *whole).map(|(bytes, _)| bytes))
    }

    /// Returns the text of a part as far as it can be unpacked, or `None` if the part does not exist.
    ///
    /// # Errors
    /// If it is locked, is broken, or expands beyond the limit.
    pub(super) fn text(&mut self, work: &mut Work, name: &str) -> Result<Option<String>, Failure> {
        let name = name.trim_start_matches('/');
        let broken = || Failure(format!("is damaged: its part {name} cannot be unpacked; get or save it again"));
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword) => {
                return Err(Failure("is locked with a password; save a copy without one".into()));
            }
            Err(_) => return Err(broken()),
        };
        let (bytes, whole) = work.unpack(file)?;
        // What a broken part gives before the break is read.
        if !whole && bytes.is_empty() {
            return Err(broken());
        }
        if !whole {
            work.warn(format!("its part {name} is damaged: only its first {} KB were read", bytes.len() >> 10));
        }
        let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((encoding_rs::UTF_8, 0));
        Ok(Some(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned()))
    }

    /// True if the name of a part begins with `start`.
    pub(super) fn has(&self, start: &str) -> bool {
        self.archive.file_names_raw().any(|name| name.starts_with(start.as_bytes()))
    }

    /// Returns the first part whose name ends with `end`.
    pub(super) fn ending(&self, end: &str) -> Option<String> {
        self.archive.file_names().filter_map(Result::ok).find(|name| name.ends_with(end)).map(|name| name.into_owned())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{begins_office, first_name};

    /// Returns the head of an archive whose first part has this name, and what follows it.
    pub(crate) fn head(name: &str, behind: &str) -> Vec<u8> {
        let length = u16::try_from(name.len()).expect("a short name").to_le_bytes();
        [b"PK\x03\x04".as_slice(), &[0; 22], &length, &[0; 2], name.as_bytes(), behind.as_bytes()].concat()
    }

    #[test]
    fn the_first_name_tells() {
        assert_eq!(first_name(&head("mimetype", "x")), Some(b"mimetype".as_slice()));
        assert!([&b"PK\x03\x04"[..], b"", &head("a", "")[..30]].into_iter().all(|head| first_name(head).is_none()));
        assert!(begins_office(&head("_rels/.rels", "")));
        assert!(!begins_office(&head("letters/one.docx", "PK\x03\x04 [Content_Types].xml word/document.xml")));
    }
}
