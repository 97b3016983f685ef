//! Unpacks streams within limits: packed data may expand a thousand times. Strings meant for people, such as titles, are decoded here too.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use crate::extract::limits;

/// Most bytes to which one byte packed with one of these filters expands.
const MOST_PACKED: usize = 1100;
/// Most bytes of the object streams of an encrypted file, whose unpacked size cannot be determined beforehand.
const LOCKED: usize = 2 << 20;

/// Returns the bytes of a stream, or `None` if it is a picture or too large. `left` is reduced by what is used.
pub(super) fn bytes(stream: &Stream, left: &mut usize) -> Option<Vec<u8>> {
    let filters = stream.filters();
    let raw = stream.raw_data();
    // A stream that is read repeatedly costs its packed size each time.
    *left = left.saturating_sub(raw.len());
    let plain = || stream.dict().get::<hayro_syntax::object::Object>("DecodeParms").or_else(|| stream.dict().get("DP")).is_none();
    if filters.as_slice() == [Filter::FlateDecode] && plain() {
        let mut out = Vec::new();
        // What a broken stream gives before the break is kept.
        let _ = ZlibDecoder::new(raw.as_ref()).take(*left as u64 + 1).read_to_end(&mut out);
        if !out.is_empty() {
            let fits = out.len() <= *left;
            *left = left.saturating_sub(out.len());
            return fits.then_some(out);
        }
    }
    let packing = filters.iter().filter(|f| matches!(f, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode)).count();
    let worst = (0..packing).fold(raw.len(), |size, _| size.saturating_mul(MOST_PACKED));
    if worst > *left {
        *left = 0;
        return None;
    }
    let out = stream.decoded_data().ok()?.into_owned();
    *left = left.saturating_sub(out.len());
    Some(out)
}

/// True if every stream that contains other objects is within the limits. The library unpacks these by itself, so they are checked before
/// it is called.
pub(super) fn are_bounded(file: &[u8]) -> bool {
    let locked = file.windows(8).any(|window| window == b"/Encrypt");
    let mut left = limits::UNFOLDED;
    let mut packed = 0usize;
    let mut at = 0;
    while let Some(start) = find(&file[at..], b"stream").map(|found| at + found) {
        at = start + 6;
        let head = &file[start.saturating_sub(1024)..start];
        let head = &head[find_last(head, b"obj").unwrap_or(0)..];
        let picture = find(head, b"/Image").is_some() && find(head, b"First").is_none() && !head.contains(&b'#');
        let body = match file[at..] {
            [b'\r', b'\n', ..] => at + 2,
            [b'\n' | b'\r', ..] => at + 1,
            _ => continue,
        };
        if head.ends_with(b"end") || picture {
            continue;
        }
        let holds = find(head, b"First").is_some() || find(head, b"XRef").is_some() || head.contains(&b'#');
        if holds && locked {
            packed += find(&file[body..], b"endstream").unwrap_or(file.len() - body);
        } else if holds && !unfolds(&file[body..], &mut left, find(head, b"LZW").is_some() || find(head, b"RunLength").is_some()) {
            return false;
        }
    }
    packed <= LOCKED
}

/// Counts the unpacked size of a stream, also if it is packed twice.
fn unfolds(bytes: &[u8], left: &mut usize, other: bool) -> bool {
    if other {
        let raw = find(bytes, b"endstream").unwrap_or(bytes.len());
        *left = left.saturating_sub(raw.saturating_mul(MOST_PACKED));
        return *left > 0;
    }
    let mut reader = ZlibDecoder::new(bytes);
    let (mut first, mut chunk, mut sum) = (Vec::new(), vec![0; 64 << 10], 0usize);
    while let Ok(count @ 1..) = reader.read(&mut chunk) {
        sum += count;
        if first.len() < 1 << 20 {
            first.extend_from_slice(&chunk[..count]);
        }
        if sum > *left {
            return false;
        }
    }
    *left -= sum;
    let twice = matches!(first[..], [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..]);
    !twice || sum.saturating_mul(MOST_PACKED) <= *left
}

fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == sought[0])?;
        if bytes[at..].starts_with(sought) {
            return Some(at);
        }
        at += 1;
    }
}

fn find_last(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    (0..bytes.len()).rev().find(|at| bytes[*at..].starts_with(sought))
}

/// Returns the text of a string: UTF-16 or UTF-8 with a byte order mark, else one byte per character.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        plain => encoding_rs::WINDOWS_1252.decode_without_bom_handling(plain).0,
    };
    // A language may be given between two escape characters.
    text.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn as_they_are_written() {
        assert_eq!(decoded(b"\xfe\xff\0O\0s\0l\0o"), "Oslo");
        assert_eq!((decoded(b"caf\xe9"), decoded("\u{feff}é".as_bytes())), ("café".into(), "é".into()));
    }
}
