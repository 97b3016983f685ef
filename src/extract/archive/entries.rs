//! The files of an archive to documents, whatever packed them: which are read, which are passed over, and what is said of them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use crate::extract::{Document, Failure, Work, format, limits};

/// Names that a notice gives at most.
const MOST_NAMED: usize = 5;

/// What came of the files in an archive.
#[derive(Default)]
pub(super) struct Entries {
    documents: Vec<Document>,
    /// Names that are taken, so that two files of one name stay two.
    taken: BTreeSet<String>,
    /// Files of no known kind, by ending.
    unknown: BTreeMap<String, usize>,
    /// Why a file could not be read, by its name.
    failed: Vec<(String, String)>,
}

/// Is it one of the files that systems and programs leave behind?
pub(super) fn is_hidden(name: &str) -> bool {
    name.split(['/', '\\']).any(|part| part.starts_with('.') && part != "." && part != ".." || part == "__MACOSX")
}

impl Entries {
    /// The bytes of a file of a known kind. Pictures and films are not unpacked.
    pub(super) fn unpack(&mut self, work: &mut Work, name: &str, mut packed: impl Read) -> Result<Option<Vec<u8>>, Failure> {
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
    pub(super) fn read(&mut self, work: &mut Work, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        match work.inside(name, bytes) {
            Err(why) if work.is_full() => return Err(why),
            Err(Failure(why)) => self.fail(name, why),
            Ok(documents) => {
                let place = self.place(name);
                self.documents.extend(documents.into_iter().map(|document| placed(document, &place)));
            }
        }
        if self.documents.len() > limits::DOCUMENTS {
            return Err(Failure(format!("holds more than {} accounts; give a part of it", limits::DOCUMENTS)));
        }
        Ok(())
    }

    /// A file that could not be read.
    pub(super) fn fail(&mut self, name: &str, why: impl Into<String>) {
        self.failed.push((name.to_string(), why.into()));
    }

    /// A name that no other file of the archive has.
    fn place(&mut self, name: &str) -> String {
        let mut place = name.to_string();
        let mut number = 1;
        while !self.taken.insert(place.clone()) {
            number += 1;
            place = format!("{name} ({number})");
        }
        place
    }

    /// All documents, and what there was besides.
    pub(super) fn close(self, work: &mut Work) -> Result<Vec<Document>, Failure> {
        let Entries { documents, unknown, failed, .. } = self;
        if documents.is_empty() {
            return Err(Failure(match failed.first() {
                Some((name, why)) => format!("holds no file that can be read; {name}: {why}"),
                None if unknown.is_empty() => "holds no files".into(),
                None => format!("holds no file of a known kind, only {}", kinds(&unknown)),
            }));
        }
        if !unknown.is_empty() {
            let count: usize = unknown.values().sum();
            let (files, are) = if count == 1 { ("file", "is") } else { ("files", "are") };
            work.warn(format!("{count} {files} in it {are} of no known kind and {are} not read: {}", kinds(&unknown)));
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

/// A document with its place in the archive. A file of one account is found by its path, one of several accounts by its number after the path.
fn placed(document: Document, place: &str) -> Document {
    let member = Some(match document.member {
        Some(member) => format!("{place}#{member}"),
        None => place.to_string(),
    });
    let name = document.name.or_else(|| Some(format::stem(place).to_string()));
    Document { member, name, ..document }
}

/// "3 .jpg, 2 .xml, 1 without an ending".
fn kinds(unknown: &BTreeMap<String, usize>) -> String {
    let mut named: Vec<(&String, &usize)> = unknown.iter().collect();
    named.sort_by_key(|(ending, count)| (std::cmp::Reverse(**count), (*ending).clone()));
    let mut out: Vec<String> = (named.iter().take(MOST_NAMED))
        .map(|(ending, count)| if ending.is_empty() { format!("{count} without an ending") } else { format!("{count} .{ending}") })
        .collect();
    let more: usize = named.iter().skip(MOST_NAMED).map(|(_, count)| **count).sum();
    if more > 0 {
        out.push(format!("{more} others"));
    }
    out.join(", ")
}
