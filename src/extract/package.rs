//! Documents that are ZIP archives inside: their parts by name, unfolded within bounds.

use std::io::Cursor;

use encoding_rs::Encoding;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{Failure, Work};

/// Names that the first part of an office document has. An archive of documents begins with another, whatever is in them.
const OFFICE: [&[u8]; 5] = [b"[Content_Types].xml", b"_rels/", b"docProps/", b"customXml/", b"word/"];

/// The name of the first part, where a file begins as a zip archive does.
pub fn first_name(head: &[u8]) -> Option<&[u8]> {
    let length = usize::from(u16::from_le_bytes([*head.get(26)?, *head.get(27)?]));
    head.starts_with(b"PK\x03\x04").then(|| head.get(30..30 + length))?
}

/// Does a file begin as a document of a Microsoft office program since 2007 does?
pub fn begins_office(head: &[u8]) -> bool {
    first_name(head).is_some_and(|name| OFFICE.iter().any(|part| name.starts_with(part)))
}

/// An open archive.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    /// Opens an archive; `words` say what kind of file it should be.
    ///
    /// # Errors
    /// Where it is not an archive, or is broken.
    pub fn open(bytes: &'b [u8], words: &str) -> Result<Package<'b>, Failure> {
        let broken = |_| Failure(format!("is broken or damaged: it is no whole {words} (a zip archive); get or save it again"));
        ZipArchive::new(Cursor::new(bytes)).map(|archive| Package { archive }).map_err(broken)
    }

    /// The bytes of a part; `None` where there is none, or it cannot be unfolded.
    ///
    /// # Errors
    /// Where it unfolds to too much.
    pub fn bytes(&mut self, work: &mut Work, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        let Some(file) = self.archive.index_for_name(name).and_then(|at| self.archive.by_index(at).ok()) else { return Ok(None) };
        Ok(Some(work.unpack(file)?).filter(|(_, whole)| *whole).map(|(bytes, _)| bytes))
    }

    /// The text of a part, as far as it can be unfolded; `None` where there is none.
    ///
    /// # Errors
    /// Where it is locked or broken, or unfolds to too much.
    pub fn text(&mut self, work: &mut Work, name: &str) -> Result<Option<String>, Failure> {
        let name = name.trim_start_matches('/');
        let broken = || Failure(format!("is broken: its part {name} cannot be unfolded; get or save it again"));
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword) => {
                return Err(Failure("is locked with a password; save a copy without one".into()));
            }
            Err(_) => return Err(broken()),
        };
        let (bytes, whole) = work.unpack(file)?;
        // What a broken part gave before it broke is read.
        if !whole && bytes.is_empty() {
            return Err(broken());
        }
        if !whole {
            work.warn(format!("its part {name} is broken: what stands behind {} KB of it was not read", bytes.len() >> 10));
        }
        let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((encoding_rs::UTF_8, 0));
        Ok(Some(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned()))
    }

    /// Is there a part whose name begins so?
    pub fn has(&self, start: &str) -> bool {
        self.archive.file_names_raw().any(|name| name.starts_with(start.as_bytes()))
    }

    /// The first part whose name ends so.
    pub fn ending(&self, end: &str) -> Option<String> {
        self.archive.file_names().filter_map(Result::ok).find(|name| name.ends_with(end)).map(|name| name.into_owned())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{begins_office, first_name};

    /// The head of an archive whose first part has this name, and what follows it.
    pub fn head(name: &str, behind: &str) -> Vec<u8> {
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
