//! ZIP archives.

use std::io::Cursor;

use ::zip::ZipArchive;

use super::entries::{Entries, is_hidden};
use crate::extract::{Document, Failure, Work, limits};

/// Names by which the first entries of an office document, a book or a program's package tell what they are.
const TELLING: [&[u8]; 3] = [b"mimetype", b"[Content_Types].xml", b"_rels/.rels"];

/// Does a file begin as an archive does, and as none of the documents that are archives inside?
pub(in crate::extract) fn begins(head: &[u8]) -> bool {
    let empty = head.starts_with(b"PK\x05\x06");
    let name = head.get(30..).unwrap_or_default();
    empty || head.starts_with(b"PK\x03\x04") && !TELLING.iter().any(|telling| name.starts_with(telling))
}

/// The documents of all files in an archive, in order of name.
pub(in crate::extract) fn zip(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Err(Failure("is no ZIP archive, or a damaged one: it cannot be unpacked; fetch or make it again".into()));
    };
    if archive.len() > limits::DOCUMENTS {
        return Err(Failure(format!("holds more than {} files; give a part of it", limits::DOCUMENTS)));
    }
    let names: Vec<String> = archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    if names.iter().any(|name| TELLING[..2].contains(&name.as_bytes())) {
        return Err(Failure("is an office document or a book of a kind that is not read; save it as text, or as a kind that is".into()));
    }
    let names: Vec<String> = names.into_iter().enumerate().map(|(at, raw)| named(&archive, at).unwrap_or(raw)).collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|at| &names[*at]);
    let mut entries = Entries::default();
    for at in order {
        let name = &names[at];
        if name.ends_with('/') || is_hidden(name) {
            continue;
        }
        match archive.by_index_raw(at).map(|file| (file.encrypted(), file.is_dir() || file.is_symlink())) {
            Ok((true, _)) => return Err(Failure("is locked with a password; unpack it and give the files".into())),
            Ok((false, true)) => continue,
            Ok((false, false)) | Err(_) => {}
        }
        match archive.by_index(at) {
            Ok(file) => {
                if let Some(bytes) = entries.unpack(work, name, file)? {
                    entries.read(work, name, &bytes)?;
                }
            }
            Err(_) => entries.fail(name, "it is packed in a way that is not known"),
        }
    }
    entries.close(work)
}

/// The name in the encoding that the archive states.
fn named(archive: &ZipArchive<Cursor<&[u8]>>, at: usize) -> Option<String> {
    archive.name_for_index(at)?.ok().map(|name| name.into_owned())
}
