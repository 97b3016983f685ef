//! Compressed files and archives. A compressed file is read as the file it contains. An archive gives the documents of all files in it
//! whose kind is known. Nothing is ever written to disk: a name in an archive is only a name.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read};

use ::tar::{Archive, EntryType};
use ::zip::ZipArchive;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use crate::extract::{Document, Failure, Format, Work, format, limits};

/// Reads a file compressed with gzip, in one or several members.
pub(super) fn gzip(work: &mut Work, format: Option<Format>, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    unpacked(work, format, name, flate2::read::MultiGzDecoder::new(bytes))
}

/// Reads a file compressed with zstd, in one or several frames.
pub(super) fn zstd(work: &mut Work, format: Option<Format>, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    unpacked(work, format, name, Frames { rest: bytes, open: None })
}

/// The frames of a zstd file, one after the other.
struct Frames<'b> {
    rest: &'b [u8],
    open: Option<FrameDecoder>,
}

impl Read for Frames<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let wrong = |_| io::Error::from(io::ErrorKind::InvalidData);
        loop {
            if let Some(decoder) = &mut self.open {
                while decoder.can_collect() < out.len() && !decoder.is_finished() {
                    let most = out.len().max(1 << 17);
                    decoder.decode_blocks(&mut self.rest, BlockDecodingStrategy::UptoBytes(most)).map_err(wrong)?;
                }
                let count = decoder.read(out)?;
                if count > 0 || out.is_empty() {
                    return Ok(count);
                }
                self.open = None;
            }
            if let Some(length) = skipped(self.rest) {
                self.rest = self.rest.get(length..).ok_or(io::ErrorKind::UnexpectedEof)?;
            } else if self.rest.is_empty() {
                return Ok(0);
            } else {
                let mut decoder = FrameDecoder::new();
                decoder.reset(&mut self.rest).map_err(wrong)?;
                self.open = Some(decoder);
            }
        }
    }
}

/// Returns the length of a skippable frame, which contains nothing to unpack.
fn skipped(rest: &[u8]) -> Option<usize> {
    let [0x50..=0x5f, 0x2a, 0x4d, 0x18, a, b, c, d, ..] = rest else { return None };
    usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).ok()?.checked_add(8)
}

/// Reads what is packed. A stated format applies to it, unless it is the compression itself.
fn unpacked(work: &mut Work, format: Option<Format>, name: &str, packed: impl Read) -> Result<Vec<Document>, Failure> {
    let format = format.filter(|format| !matches!(format, Format::Gzip | Format::Zstd));
    match work.unpack(packed)? {
        (bytes, true) => work.inside_as(format, &inner(name), &bytes),
        (_, false) => Err(Failure("is damaged: it cannot be unpacked; fetch or make it again".into())),
    }
}

/// Returns the name of what is packed: the file name without its extension.
fn inner(name: &str) -> Cow<'_, str> {
    match (format::ending(name).as_deref(), name.rsplit_once('.')) {
        (Some("gz" | "zst"), Some((stem, _))) => stem.into(),
        (Some("tgz"), Some((stem, _))) => format!("{stem}.tar").into(),
        (_, _) => name.into(),
    }
}

/// Names of the first entries of an office document, a book or a software package, by which these are recognised.
const TELLING: [&[u8]; 3] = [b"mimetype", b"[Content_Types].xml", b"_rels/.rels"];

/// True if a file begins like an archive but is not a document that is an archive.
pub(super) fn begins_zip(head: &[u8]) -> bool {
    let empty = head.starts_with(b"PK\x05\x06");
    let name = head.get(30..).unwrap_or_default();
    empty || head.starts_with(b"PK\x03\x04") && !TELLING.iter().any(|telling| name.starts_with(telling))
}

/// Returns the documents of all files in an archive, in order of name.
pub(super) fn zip(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Err(Failure("is not a ZIP archive, or is damaged: it cannot be unpacked; fetch or make it again".into()));
    };
    if archive.len() > limits::DOCUMENTS {
        return Err(Failure(format!("contains more than {} files; give a part of it", limits::DOCUMENTS)));
    }
    let names: Vec<String> = archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    if names.iter().any(|name| TELLING[..2].contains(&name.as_bytes())) {
        return Err(Failure(
            "is an office document or a book in a format that cannot be read; save it as text or in another format".into(),
        ));
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
            Err(_) => entries.fail(name, "its compression method is unknown"),
        }
    }
    entries.close(work)
}

/// Returns the name in the encoding that the archive states.
fn named(archive: &ZipArchive<Cursor<&[u8]>>, at: usize) -> Option<String> {
    archive.name_for_index(at)?.ok().map(|name| name.into_owned())
}

/// Returns the documents of all files in an archive, in order of name.
pub(super) fn tar(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let mut archive = Archive::new(bytes);
    let Ok(found) = archive.entries() else { return Err(damaged()) };
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut broken = false;
    let mut entries = Entries::default();
    for entry in found {
        let Ok(entry) = entry else {
            broken = true;
            break;
        };
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let plain = matches!(entry.header().entry_type(), EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse);
        if !plain || name.ends_with('/') || is_hidden(&name) {
            continue;
        }
        if let Some(bytes) = entries.unpack(work, &name, entry)? {
            files.push((name, bytes));
        }
        if files.len() > limits::DOCUMENTS {
            return Err(Failure(format!("contains more than {} files; give a part of it", limits::DOCUMENTS)));
        }
    }
    if files.is_empty() && broken {
        return Err(damaged());
    }
    if broken {
        work.warn("is damaged or cut off: nothing after the damage is read");
    }
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (name, bytes) in files {
        entries.read(work, &name, &bytes)?;
    }
    entries.close(work)
}

fn damaged() -> Failure {
    Failure("is not a tar archive, or is damaged; fetch or make it again".into())
}

/// Most names listed in a notice.
const MOST_NAMED: usize = 5;

/// The results for the files in an archive.
#[derive(Default)]
struct Entries {
    documents: Vec<Document>,
    /// Names already used, so that two files with one name stay two.
    taken: BTreeSet<String>,
    /// Number of files of unknown kinds, by extension.
    unknown: BTreeMap<String, usize>,
    /// Files that could not be read: name and reason.
    failed: Vec<(String, String)>,
}

/// True for a file that systems and programs leave behind.
fn is_hidden(name: &str) -> bool {
    name.split(['/', '\\']).any(|part| part.starts_with('.') && part != "." && part != ".." || part == "__MACOSX")
}

impl Entries {
    /// Returns the bytes of a file of a known kind. Pictures and films are not unpacked.
    fn unpack(&mut self, work: &mut Work, name: &str, mut packed: impl Read) -> Result<Option<Vec<u8>>, Failure> {
        let mut head = Vec::new();
        let whole = packed.by_ref().take(format::HEAD as u64).read_to_end(&mut head).is_ok();
        if whole && format::known(name, &head).is_none() {
            *self.unknown.entry(format::ending(name).unwrap_or_default()).or_default() += 1;
            return Ok(None);
        }
        if whole && let (bytes, true) = work.unpack(head.as_slice().chain(packed))? {
            return Ok(Some(bytes));
        }
        self.fail(name, "it is damaged");
        Ok(None)
    }

    /// Reads one file. What cannot be read is reported at the end; only exceeding the size limit stops everything.
    fn read(&mut self, work: &mut Work, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        match work.inside(name, bytes) {
            Err(why) if work.is_full() => return Err(why),
            Err(Failure(why)) => self.fail(name, why),
            Ok(documents) => {
                let place = self.place(name);
                self.documents.extend(documents.into_iter().map(|document| placed(document, &place)));
            }
        }
        if self.documents.len() > limits::DOCUMENTS {
            return Err(Failure(format!("contains more than {} accounts; give a part of it", limits::DOCUMENTS)));
        }
        Ok(())
    }

    /// Records a file that could not be read.
    fn fail(&mut self, name: &str, why: impl Into<String>) {
        self.failed.push((name.to_string(), why.into()));
    }

    /// Returns a name that no other file of the archive has.
    fn place(&mut self, name: &str) -> String {
        let mut place = name.to_string();
        let mut number = 1;
        while !self.taken.insert(place.clone()) {
            number += 1;
            place = format!("{name} ({number})");
        }
        place
    }

    /// Returns all documents and adds notices about the rest.
    fn close(self, work: &mut Work) -> Result<Vec<Document>, Failure> {
        let Entries { documents, unknown, failed, .. } = self;
        if documents.is_empty() {
            return Err(Failure(match failed.first() {
                Some((name, why)) => format!("contains no file that can be read; {name}: {why}"),
                None if unknown.is_empty() => "contains no files".into(),
                None => format!("contains no file of a known kind, only {}", kinds(&unknown)),
            }));
        }
        if !unknown.is_empty() {
            let count: usize = unknown.values().sum();
            let (files, are) = if count == 1 { ("file", "is") } else { ("files", "are") };
            work.warn(format!("{count} {files} in it {are} of an unknown kind and {are} not read: {}", kinds(&unknown)));
        }
        for (name, why) in failed.iter().take(MOST_NAMED) {
            work.warn(format!("{name} in it is not read: {why}"));
        }
        if let Some(more) = failed.len().checked_sub(MOST_NAMED + 1) {
            work.warn(format!("{} more files in it are not read", more + 1));
        }
        Ok(documents)
    }
}

/// Adds the place in the archive to a document. A file with one account is identified by its path; with several accounts, the number
/// follows the path.
fn placed(document: Document, place: &str) -> Document {
    let member = Some(match document.member {
        Some(member) => format!("{place}#{member}"),
        None => place.to_string(),
    });
    let name = document.name.or_else(|| Some(format::stem(place).to_string()));
    Document { member, name, ..document }
}

/// Returns counts by extension: "3 .jpg, 2 .xml, 1 without an extension".
fn kinds(unknown: &BTreeMap<String, usize>) -> String {
    let mut named: Vec<(&String, &usize)> = unknown.iter().collect();
    named.sort_by_key(|(ending, count)| (std::cmp::Reverse(**count), (*ending).clone()));
    let mut out: Vec<String> = (named.iter().take(MOST_NAMED))
        .map(|(ending, count)| if ending.is_empty() { format!("{count} without an extension") } else { format!("{count} .{ending}") })
        .collect();
    let more: usize = named.iter().skip(MOST_NAMED).map(|(_, count)| **count).sum();
    if more > 0 {
        out.push(format!("{more} others"));
    }
    out.join(", ")
}

#[cfg(test)]
mod tests;
