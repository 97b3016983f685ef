//! Opens the files that the user names. A device, a socket or a named pipe may never end, so only plain files are read, and the pipe that a shell
//! substitutes for `<(command)`.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// Maximum size of a file of rules or settings in bytes: files written by hand are far shorter, and an endless stream is cut off here.
const MOST: u64 = 16 << 20;

/// The bytes of a file.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    ends(path)?;
    fs::read(path)
}

/// The text of a file of rules or settings.
pub fn text(path: &Path) -> io::Result<String> {
    ends(path)?;
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(wrong("it is larger than 16 MB; is it the right file?"));
    }
    String::from_utf8(bytes).map_err(|_| wrong("it is not UTF-8 text; save it as UTF-8"))
}

/// What went wrong, without the system's error number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" (os error").map_or(text.clone(), |(words, _)| words.to_lowercase())
}

fn ends(path: &Path) -> io::Result<()> {
    let kind = fs::metadata(path)?.file_type();
    let given_by_the_shell = path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd");
    if kind.is_file() || kind.is_dir() || given_by_the_shell && is_pipe(kind) {
        return Ok(());
    }
    let what = if is_pipe(kind) { "a named pipe" } else { "a device or socket" };
    Err(wrong(&format!("it is {what}, which may never end; pass its text to standard input and name -")))
}

fn wrong(sentence: &str) -> io::Error {
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

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::Path;

    use super::{reason, text};

    #[test]
    fn devices_are_not_read() {
        if Path::new("/dev/zero").exists() {
            assert_eq!(text(Path::new("/dev/zero")).map_err(|e| e.kind()), Err(io::ErrorKind::InvalidInput));
        }
    }

    #[test]
    fn a_reason_is_words() {
        assert_eq!(reason(&io::Error::from_raw_os_error(28)), "no space left on device");
        assert_eq!(reason(&io::Error::other("it is damaged")), "it is damaged");
    }
}
