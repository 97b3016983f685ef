//! Tar archives.

use ::tar::{Archive, EntryType};

use super::entries::{Entries, is_hidden};
use crate::extract::{Document, Failure, Work, limits};

/// The documents of all files in an archive, in order of name.
pub(in crate::extract) fn tar(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
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
            return Err(Failure(format!("holds more than {} files; give a part of it", limits::DOCUMENTS)));
        }
    }
    if files.is_empty() && broken {
        return Err(damaged());
    }
    if broken {
        work.warn("is damaged or cut off: what stands behind the damage is not read");
    }
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (name, bytes) in files {
        entries.read(work, &name, &bytes)?;
    }
    entries.close(work)
}

fn damaged() -> Failure {
    Failure("is no tar archive, or a damaged one; fetch or make it again".into())
}
