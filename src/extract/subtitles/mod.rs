//! Subtitles (SRT, WebVTT, SBV): what is said as running text, each stretch with the moment that it is said at. Sentences run over cues,
//! so cues are joined; who speaks stands before what is said, as in a printed conversation.

mod cues;
mod joined;
mod spoken;

use super::decode::decode;
use super::{Body, Document, Extracted, Failure, Work};

pub(super) use cues::begins;

/// The one document of a file of subtitles.
pub(super) fn read(work: &mut Work, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    let decoded = decode(bytes, work.path, work.notices);
    if decoded.binary {
        return Err(Failure("is no file of subtitles: it looks like a binary file".into()));
    }
    let found = cues::cues(&decoded.text);
    if found.cues.is_empty() {
        return Err(Failure(
            "has no subtitles: no line with two moments and an arrow between them, such as 00:00:01,000 --> 00:00:04,000".into(),
        ));
    }
    found.tell(work);
    let said = joined::joined(&found.cues);
    said.tell(work);
    let body = Body::Extracted(Extracted { text: said.text, pieces: None, places: said.places });
    Ok(vec![Document { body, ..Document::default() }])
}

#[cfg(test)]
mod tests;
