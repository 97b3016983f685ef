//! Packed files and archives. What is packed is read as the file that it is; an archive gives the documents of all files in it that are
//! known. Nothing is ever written: a name in an archive is only a name.

mod entries;
mod tar;
mod zip;

use std::borrow::Cow;
use std::io::{self, Read};

use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

pub(super) use self::tar::tar;
pub(super) use self::zip::{begins as begins_zip, zip};
use super::format;
use super::{Document, Failure, Format, Work};

/// A file packed by gzip, in one part or several.
pub(super) fn gzip(work: &mut Work, format: Option<Format>, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    unpacked(work, format, name, flate2::read::MultiGzDecoder::new(bytes))
}

/// A file packed by zstd, in one frame or several.
pub(super) fn zstd(work: &mut Work, format: Option<Format>, name: &str, bytes: &[u8]) -> Result<Vec<Document>, Failure> {
    unpacked(work, format, name, Frames { rest: bytes, open: None })
}

/// The frames of a zstd file, one behind the other.
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

/// The length of a frame that holds nothing to unpack.
fn skipped(rest: &[u8]) -> Option<usize> {
    let [0x50..=0x5f, 0x2a, 0x4d, 0x18, a, b, c, d, ..] = rest else { return None };
    usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).ok()?.checked_add(8)
}

/// The stated format holds for what is packed, unless it is the packing itself.
fn unpacked(work: &mut Work, format: Option<Format>, name: &str, packed: impl Read) -> Result<Vec<Document>, Failure> {
    let format = format.filter(|format| !matches!(format, Format::Gzip | Format::Zstd));
    match work.unpack(packed)? {
        (bytes, true) => work.inside_as(format, &inner(name), &bytes),
        (_, false) => Err(Failure("is damaged: it cannot be unpacked; fetch or make it again".into())),
    }
}

/// The name of what is packed: the same without its ending.
fn inner(name: &str) -> Cow<'_, str> {
    match (format::ending(name).as_deref(), name.rsplit_once('.')) {
        (Some("gz" | "zst"), Some((stem, _))) => stem.into(),
        (Some("tgz"), Some((stem, _))) => format!("{stem}.tar").into(),
        (_, _) => name.into(),
    }
}

#[cfg(test)]
mod tests;
