//! E-books (EPUB): the chapters in the order of reading as one account, with what the book says of itself. Nothing outside the archive is
//! opened. Protected chapters are told, not read.

mod outline;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::package::Package;
use super::{Body, Document, Failure, Work, html, moment};
use crate::model::Stated;
use outline::Outline;

/// Does an e-book begin here? Its first file is its type.
pub(super) fn begins(head: &[u8]) -> bool {
    const TYPE: &[u8] = b"mimetypeapplication/epub+zip";
    head.starts_with(b"PK\x03\x04") && head.get(30..30 + TYPE.len()) == Some(TYPE)
}

/// Reads a book.
pub(super) fn read(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let mut archive = Package::open(bytes, "e-book")?;
    let container = archive.bytes(work, "META-INF/container.xml")?.and_then(|bytes| html::decode(&bytes));
    let place = container.as_deref().and_then(outline::place).or_else(|| archive.ending(".opf"));
    let bytes = place.as_deref().map(|place| archive.bytes(work, place)).transpose()?.flatten();
    let (Some(place), Some(found)) = (place, bytes.and_then(|bytes| html::decode(&bytes))) else {
        return Err(Failure("is no e-book: it has no outline (an .opf file); give its chapters as files".into()));
    };
    let outline = outline::outline(&found, &place);
    let protected = archive.bytes(work, "META-INF/encryption.xml")?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let extracted = chapters(work, &mut archive, &outline, protected.as_deref().unwrap_or_default())?;
    Ok(vec![Document { body: Body::Extracted(extracted), known: stated(&outline), ..Document::default() }])
}

/// The chapters as one text, with its title before it.
fn chapters(work: &mut Work, archive: &mut Package, outline: &Outline, protected: &str) -> Result<super::Extracted, Failure> {
    let mut all = html::Assembly::default();
    let mut read = BTreeSet::new();
    let (mut missing, mut locked, mut twice) = (Vec::new(), 0usize, 0usize);
    for chapter in &outline.chapters {
        let Some(path) = chapter else {
            missing.push("one that it does not list".to_string());
            continue;
        };
        if protected.contains(path.as_str()) {
            locked += 1;
        } else if !read.insert(path) {
            twice += 1;
        } else if let Some(bytes) = archive.bytes(work, path)? {
            let blocks = html::chapter(work, &bytes);
            all.chapter(blocks, outline.title.as_deref());
        } else {
            missing.push(path.clone());
        }
    }
    if let Some(first) = missing.first() {
        let count = missing.len();
        work.warn(format!(
            "names {count} chapter{} that it does not hold or that cannot be unpacked: {first}",
            if count == 1 { "" } else { "s, the first" }
        ));
    }
    if locked > 0 {
        work.warn(format!(
            "is protected against copying: {locked} of {} chapters cannot be read; give a copy without protection",
            outline.chapters.len()
        ));
    }
    if twice > 0 {
        work.warn(format!("names {twice} chapters more than once: each is read where it is named first"));
    }
    Ok(all.finish())
}

/// What the book says of itself. It is told by its writers, as books are.
fn stated(outline: &Outline) -> Stated {
    let writers = outline.creators.join(", ");
    Stated {
        source: Some(writers).filter(|writers| !writers.is_empty()).or_else(|| outline.publisher.clone()),
        title: outline.title.clone(),
        published: outline.date.as_deref().and_then(moment::when),
        language: outline.language.as_deref().and_then(html::language),
        url: None,
        group: None,
    }
}
