//! Files as the user names them: their names as text, what may be read of them, and the file that a path refers to under any name.
//!
//! A name may contain bytes that are not UTF-8: these are escaped, so that names stay distinct and can be converted back. A device, a socket
//! or a named pipe may never end, so only plain files are read, and the pipe that a shell substitutes for `<(command)`. One file has many
//! paths: through symbolic and hard links, `./`, folders with two names, and differences of case on file systems that ignore case.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Length of an escaped byte: `\xFF`.
const ESCAPE: usize = 4;

/// A path as text. If a name already contains what looks like an escape, its backslash is escaped.
pub(super) fn path_to_text(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        let mut valid = chunk.valid();
        while let Some(at) = valid.find('\\').filter(|_| cfg!(unix)) {
            let is_escape = escaped_byte(&valid[at..]).is_some();
            out.push_str(&valid[..at]);
            out.push_str(if is_escape { "\\x5C" } else { "\\" });
            valid = &valid[at + 1..];
        }
        out.push_str(valid);
        chunk.invalid().iter().for_each(|byte| out.push_str(&format!("\\x{byte:02X}")));
    }
    out
}

/// The path with this text form.
pub(super) fn text_to_path(text: &str) -> PathBuf {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text);
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let escaped = escaped_byte(&rest[at..]);
        bytes.push(escaped.unwrap_or(b'\\'));
        rest = &rest[at + if escaped.is_some() { ESCAPE } else { 1 }..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    path_of_bytes(bytes).unwrap_or_else(|| PathBuf::from(text))
}

/// The byte whose escape a text begins with.
fn escaped_byte(text: &str) -> Option<u8> {
    let digits = text.get(..ESCAPE)?.strip_prefix("\\x")?;
    let upper = digits.bytes().all(|digit| digit.is_ascii_digit() || (b'A'..=b'F').contains(&digit));
    u8::from_str_radix(digits, 16).ok().filter(|_| upper)
}

#[cfg(unix)]
fn path_of_bytes(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

/// On other systems a backslash separates folders, and names are practically always text.
#[cfg(not(unix))]
fn path_of_bytes(_bytes: Vec<u8>) -> Option<PathBuf> {
    None
}

/// Maximum size of a file of rules or settings in bytes: files written by hand are far shorter, and an endless stream is cut off here.
const MOST_BYTES: u64 = 16 << 20;

/// The bytes of a file.
pub(super) fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    check_ends(path)?;
    fs::read(path)
}

/// The text of a file of rules or settings.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    check_ends(path)?;
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(invalid("it is larger than 16 MB; is it the right file?"));
    }
    String::from_utf8(bytes).map_err(|_| invalid("it is not UTF-8 text; save it as UTF-8"))
}

/// What went wrong, without the system's error number.
pub(super) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" (os error").map_or(text.clone(), |(words, _)| words.to_lowercase())
}

fn check_ends(path: &Path) -> io::Result<()> {
    let kind = fs::metadata(path)?.file_type();
    let given_by_the_shell = path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd");
    if kind.is_file() || kind.is_dir() || given_by_the_shell && is_pipe(kind) {
        return Ok(());
    }
    let what = if is_pipe(kind) { "a named pipe" } else { "a device or socket" };
    Err(invalid(&format!("it is {what}, which may never end; pass its text to standard input and name -")))
}

fn invalid(sentence: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, sentence)
}

#[cfg(unix)]
fn is_pipe(kind: fs::FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&kind)
}

#[cfg(not(unix))]
fn is_pipe(_kind: fs::FileType) -> bool {
    false
}

/// Maximum number of links that are followed in a chain; operating systems have about the same limit.
const MOST_LINKS: usize = 40;

/// An existing file: its device and inode. Two names of one file have the same.
#[cfg(unix)]
pub(super) type Identity = (u64, u64);
/// An existing file: its full path, as the system writes it.
#[cfg(not(unix))]
pub type Identity = PathBuf;

/// The file at a path; `None` if there is none, or for a device.
#[cfg(unix)]
pub(super) fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    // Standard input may have been opened from a file.
    let path = if path == Path::new("-") { Path::new("/dev/stdin") } else { path };
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|file| (file.dev(), file.ino()))
}

/// The file at a path; `None` if there is none, or for a device.
#[cfg(not(unix))]
pub fn identity(path: &Path) -> Option<Identity> {
    fs::canonicalize(path).ok().filter(|path| path.is_file())
}

/// Where a report is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Over an existing file.
    Over(Identity),
    /// Into a folder, under a new name.
    New(PathBuf, OsString),
}

/// The place that a path refers to; `None` for a device, which can take several reports.
pub(super) fn place(path: &Path) -> Option<Place> {
    let end = end_of_links(path);
    if let Some(identity) = identity(&end) {
        return Some(Place::Over(identity));
    }
    if end.exists() {
        return None;
    }
    let parent = end.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(parent).or_else(|_| std::path::absolute(parent)).unwrap_or_else(|_| parent.to_path_buf());
    let name = end.file_name().unwrap_or_default();
    let capitals_count = !cfg!(any(windows, target_os = "macos"));
    let name = if capitals_count { name.to_os_string() } else { name.to_string_lossy().to_lowercase().into() };
    Some(Place::New(folder, name))
}

/// The end of the chain of links that begins at a path, whether or not there is a file.
pub(super) fn end_of_links(path: &Path) -> PathBuf {
    let mut end = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        let Ok(to) = fs::read_link(&end) else { break };
        end = end.parent().unwrap_or(Path::new("")).join(to);
    }
    fs::canonicalize(&end).unwrap_or(end)
}

#[cfg(all(test, unix))]
mod tests {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::path::Path;
    use std::{fs, io};

    use proptest::prelude::*;

    use super::{end_of_links, identity, path_to_text, place, read_text, reason, text_to_path};

    #[test]
    fn names_that_are_no_text_stay_two() {
        let of = |bytes: &[u8]| path_to_text(Path::new(OsStr::from_bytes(bytes)));
        assert_eq!([of(b"a\xff.txt"), of(b"a\xfe.txt"), of("é.txt".as_bytes())], ["a\\xFF.txt", "a\\xFE.txt", "é.txt"]);
        assert_eq!([of(b"a\\xFF.txt"), of(b"a\\b\\xff"), of(b"\\")], ["a\\x5CxFF.txt", "a\\b\\xff", "\\"]);
    }

    proptest! {
        #[test]
        fn every_name_is_found_again(parts in proptest::collection::vec(prop_oneof![
            Just(b"\\".to_vec()), Just(b"x".to_vec()), Just(b"5C".to_vec()), Just(b"FF".to_vec()), Just("é".as_bytes().to_vec()),
            proptest::collection::vec(any::<u8>(), 1..3),
        ], 0..12)) {
            let bytes = parts.concat();
            let path = Path::new(OsStr::from_bytes(&bytes));
            prop_assert_eq!(text_to_path(&path_to_text(path)), path);
        }
    }

    #[test]
    fn devices_are_not_read() {
        if Path::new("/dev/zero").exists() {
            assert_eq!(read_text(Path::new("/dev/zero")).map_err(|e| e.kind()), Err(io::ErrorKind::InvalidInput));
        }
    }

    #[test]
    fn a_reason_is_words() {
        assert_eq!(reason(&io::Error::from_raw_os_error(28)), "no space left on device");
        assert_eq!(reason(&io::Error::other("it is damaged")), "it is damaged");
    }

    #[test]
    fn one_file_has_one_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.txt"), "A").expect("written");
        fs::hard_link(at("a.txt"), at("hard")).expect("linked");
        symlink("a.txt", at("soft")).expect("linked");
        symlink("soft", at("softer")).expect("linked");
        symlink("none", at("dangling")).expect("linked");
        symlink("round", at("round")).expect("linked");
        for name in ["./a.txt", "hard", "soft", "softer"] {
            assert_eq!((identity(&at(name)), place(&at(name))), (identity(&at("a.txt")), place(&at("a.txt"))), "{name}");
        }
        assert_eq!(place(&at("dangling")), place(&at("none")));
        assert_ne!(place(&at("new/accounts.csv")), place(&at("other/accounts.csv")));
        assert_eq!(end_of_links(&at("round")), at("round"));
        assert_eq!((identity(folder.path()), place(folder.path())), (None, None));
    }
}
